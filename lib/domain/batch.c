#include "batch.h"

#include <string.h>

#include "ladder.h"
#include "msg_domain.h"
#include "spoken.h"

enum column { NIS, CASE, DATE, STEP, OUTCOME, BY, NOTE, PROMISE, NAME, SHOWN,
	OTHER };

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
	{ "promise", PROMISE }, { "kesepakatan", PROMISE },
	{ "nama", NAME }, { "name", NAME }, { "nama siswa", NAME },
	/* What the worklist shows, and what people add to read it by. */
	{ "telepon", SHOWN }, { "phone", SHOWN }, { "telp", SHOWN },
	{ "no hp", SHOWN }, { "nomor hp", SHOWN }, { "kelas", SHOWN },
	{ "class", SHOWN }, { "no", SHOWN }, { "no.", SHOWN },
	{ "counsellor", SHOWN }, { "work", SHOWN }, { "guardian", SHOWN },
	{ "orang tua/wali", SHOWN }, { "due", SHOWN },
	{ "batas waktu", SHOWN }, { "overdue", SHOWN }, { "tries", SHOWN },
	{ "limit", SHOWN }, { "suggestion", SHOWN }, { "next", SHOWN },
	{ "langkah berikutnya", SHOWN }, { "reason", SHOWN },
	{ "alasan", SHOWN },
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

/* A row as it is read. */
struct row {
	const struct bk_row *head, *row;
	const struct bk_entry_place *at;
	const char	*cell[OTHER];	/* by column; "" */
	bool		 more;		/* a further key has a value */
};

static const char *
text_of(const struct row *r, size_t i)
{
	struct bk_str s = bk_str_trim(bk_cell(r->row, i));

	return bk_arena_strndup(r->at->arena, s.p, s.n);
}

/* If two columns say who, the first one that is filled in. */
static void
read_row(struct row *r)
{
	for (int c = 0; c < OTHER; c++)
		r->cell[c] = "";
	for (size_t i = 0; i < r->head->n; i++) {
		enum column c = column_of(r->head->cell[i]);

		if (c < SHOWN && !*r->cell[c])
			r->cell[c] = text_of(r, i);
		r->more = r->more || (c == OTHER && r->head->cell[i].n &&
		    bk_str_trim(bk_cell(r->row, i)).n);
	}
}

/*
 * A sheet to fill in has one row for each case and each promise, and a row
 * whose outcome is missing was not filled in. A step that takes no outcome says
 * something.
 */
static bool
is_left_empty(const struct row *r)
{
	int step = bk_spoken_step(r->cell[STEP]);

	if (*r->cell[OUTCOME] || *r->cell[NOTE] || r->more)
		return false;
	return !*r->cell[STEP] || (step >= 0 && !bk_ladder_takes(step, -1));
}

static int
set_keys(struct bk_entry *e, const struct row *r)
{
	int worst = 0;

	for (size_t i = 0; i < r->head->n; i++) {
		struct bk_str key = r->head->cell[i];
		const char *value;

		if (column_of(key) != OTHER || !key.n)
			continue;
		value = text_of(r, i);
		if (*value && bk_entry_set(e, bk_arena_strndup(r->at->arena,
		    key.p, key.n), value, r->at) < 0)
			worst = -1;
	}
	return worst;
}

static int
refuse(const struct bk_entry_place *at, const char *why)
{
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%s",
	    bk_diag_text(at->dg, why));
	return -1;
}

/* Report every wrong word, not only the first. */
static int
take_row(struct bk_entry *e, const struct row *r, const char *by)
{
	const struct bk_entry_place *at = r->at;
	int worst = 0;

	bk_entry_clear(e);
	e->line = at->line;
	e->who = *r->cell[CASE] ? r->cell[CASE] : r->cell[NIS];
	e->name = *r->cell[NAME] ? r->cell[NAME] : NULL;
	e->action.by = *r->cell[BY] ? r->cell[BY] : by;
	e->action.note = *r->cell[NOTE] ? r->cell[NOTE] : NULL;
	if (!*e->who)
		worst = refuse(at, "no NIS");
	if (bk_entry_date(e, r->cell[DATE], at) < 0)
		worst = -1;
	if (bk_entry_step(e, r->cell[STEP], r->cell[OUTCOME], at) < 0)
		worst = -1;
	if (!e->action.by)
		worst = refuse(at, "nobody named under by");
	if (set_keys(e, r) < 0 || (*r->cell[PROMISE] && bk_entry_set(e,
	    "promise", r->cell[PROMISE], at) < 0))
		worst = -1;
	if (worst == 0)
		bk_entry_finish(e, at->arena);
	return worst;
}

static const struct bk_sheet *
sheet_of(const struct bk_table *t, size_t *head)
{
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->sheet[i].n; k++)
			if (is_heading(&t->sheet[i].row[k])) {
				*head = k;
				return &t->sheet[i];
			}
	return NULL;
}

static void
read_rows(struct bk_batch *b, const struct bk_sheet *sheet, size_t head,
    const char *by, struct bk_entry_place *at)
{
	struct bk_entry *v = bk_arena_alloc(at->arena, (sheet->n + 1) *
	    sizeof(*v));

	*b = (struct bk_batch){ .entries = { .v = v } };
	for (size_t i = head + 1; i < sheet->n; i++) {
		struct row r = { .head = &sheet->row[head],
			.row = &sheet->row[i], .at = at };

		at->line = r.row->line;
		if (r.row->fault) {
			refuse(at, r.row->fault);
			b->bad++;
			continue;
		}
		read_row(&r);
		if (is_left_empty(&r))
			b->empty++;
		else if (take_row(&v[b->entries.n], &r, by) < 0)
			b->bad++;
		else
			b->entries.n++;
	}
}

int
bk_batch_read(struct bk_batch *b, const struct bk_table *t, const char *by,
    const struct bk_entry_place *where)
{
	struct bk_entry_place at = *where;
	const struct bk_sheet *sheet;
	size_t head;

	sheet = sheet_of(t, &head);
	if (!sheet) {
		bk_diag(at.dg, &bk_msg_no_headings, at.file, 1,
		    "wanted: nis,date,step,outcome,by,note");
		return -1;
	}
	read_rows(b, sheet, head, by, &at);
	return 0;
}
