#include "batch.h"

#include <string.h>

#include "msg_domain.h"

enum column { NIS, CASE, DATE, STEP, OUTCOME, BY, NOTE, OTHER };

static const struct {
	const char	*heading;
	enum column	 column;
} headings[] = {
	{ "nis", NIS }, { "nomor induk", NIS }, { "no induk", NIS },
	{ "nisn", NIS }, { "case", CASE }, { "kasus", CASE },
	{ "date", DATE }, { "tanggal", DATE }, { "tgl", DATE },
	{ "step", STEP }, { "langkah", STEP }, { "tindakan", STEP },
	{ "kegiatan", STEP }, { "outcome", OUTCOME }, { "hasil", OUTCOME },
	{ "by", BY }, { "oleh", BY }, { "petugas", BY },
	{ "note", NOTE }, { "catatan", NOTE }, { "keterangan", NOTE },
};

static enum column
column_of(struct bk_str cell)
{
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		if (bk_str_ieq(bk_str(headings[i].heading), cell))
			return headings[i].column;
	return OTHER;
}

/* The row of headings has who, step and date. */
static bool
is_heading(const struct bk_row *row)
{
	bool seen[OTHER + 1] = { false };

	for (size_t i = 0; i < row->n; i++)
		seen[column_of(row->cell[i])] = true;
	return (seen[NIS] || seen[CASE]) && seen[STEP] && seen[DATE];
}

static int
take_cell(struct bk_entry *e, struct bk_str heading, const char *value,
    const char **word, const struct bk_entry_place *at)
{
	enum column c = column_of(heading);

	switch (c) {
	case NIS:
	case CASE:
		if (*value)
			e->who = value;
		return 0;
	case DATE:
		return bk_entry_date(e, value, at);
	case STEP:
	case OUTCOME:
		word[c == OUTCOME] = value;
		return 0;
	case BY:
		if (*value)
			e->action.by = value;
		return 0;
	case NOTE:
		e->action.note = *value ? value : NULL;
		return 0;
	case OTHER:
		break;
	}
	if (!*value || !heading.n)
		return 0;
	return bk_entry_set(e, bk_arena_strndup(at->arena, heading.p,
	    heading.n), value, at);
}

static int
take_row(struct bk_entry *e, const struct bk_row *head,
    const struct bk_row *row, const char *by, const struct bk_entry_place *at)
{
	const char *word[2] = { "", "" };

	bk_entry_clear(e);
	e->action.by = by;
	e->line = at->line;
	if (row->fault) {
		bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%s",
		    row->fault);
		return -1;
	}
	for (size_t i = 0; i < head->n; i++) {
		struct bk_str cell = bk_cell(row, i);

		if (take_cell(e, head->cell[i], bk_arena_strndup(at->arena,
		    cell.p, cell.n), word, at) < 0)
			return -1;
	}
	if (!e->who || !e->action.by) {
		bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%s",
		    e->who ? "nobody named under by" : "no NIS");
		return -1;
	}
	if (bk_entry_step(e, word[0], word[1], at) < 0)
		return -1;
	bk_entry_finish(e, at->arena);
	return 0;
}

int
bk_batch_read(struct bk_batch *b, const struct bk_table *t, const char *by,
    const struct bk_entry_place *where)
{
	const struct bk_sheet *sheet = t->n ? &t->sheet[0] : NULL;
	struct bk_entry_place at = *where;
	size_t head = 0, n = 0;
	struct bk_entry *v;

	while (sheet && head < sheet->n && !is_heading(&sheet->row[head]))
		head++;
	if (!sheet || head == sheet->n) {
		bk_diag(at.dg, &bk_msg_no_headings, at.file, 1,
		    "wanted: nis,date,step,outcome,by,note");
		return -1;
	}
	*b = (struct bk_batch){ .bad = 0 };
	v = bk_arena_alloc(at.arena, (sheet->n + 1) * sizeof(*v));
	for (size_t i = head + 1; i < sheet->n; i++) {
		at.line = sheet->row[i].line;
		if (take_row(&v[n], &sheet->row[head], &sheet->row[i], by,
		    &at) < 0)
			b->bad++;
		else
			n++;
	}
	b->entries.v = v;
	b->entries.n = n;
	return 0;
}
