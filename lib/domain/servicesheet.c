/* A journal of services, as an office keeps it (serviceentry.h). */
#include <string.h>

#include "mem.h"
#include "msg_domain.h"
#include "serviceentry.h"

static const struct {
	const char	*heading;
	const char	*key;		/* NULL: it is passed over */
} headings[] = {
	{ "date", "date" }, { "tanggal", "date" }, { "tgl", "date" },
	{ "hari/tanggal", "date" }, { "hari, tanggal", "date" },
	{ "service", "type" }, { "type", "type" }, { "layanan", "type" },
	{ "jenis layanan", "type" }, { "jenis kegiatan", "type" },
	{ "kegiatan layanan", "type" },
	{ "class", "class" }, { "kelas", "class" }, { "rombel", "class" },
	{ "students", "students" }, { "nis", "students" },
	{ "siswa", "students" }, { "nis siswa", "students" },
	{ "peserta", "students" }, { "by", "by" }, { "oleh", "by" },
	{ "petugas", "by" }, { "guru bk", "by" }, { "with", "with" },
	{ "bersama", "with" }, { "field", "field" }, { "bidang", "field" },
	{ "bidang bimbingan", "field" }, { "component", "component" },
	{ "komponen", "component" }, { "topic", "topic" },
	{ "topik", "topic" }, { "materi", "topic" },
	{ "topik/materi", "topic" }, { "uraian kegiatan", "topic" },
	{ "start", "start" }, { "time", "start" }, { "waktu", "start" },
	{ "jam", "start" }, { "pukul", "start" }, { "minutes", "minutes" },
	{ "menit", "minutes" }, { "durasi", "minutes" },
	{ "durasi (menit)", "minutes" }, { "hours", "hours" },
	{ "jp", "hours" }, { "jam pelajaran", "hours" },
	{ "count", "count" }, { "jumlah", "count" },
	{ "jumlah siswa", "count" }, { "jumlah peserta", "count" },
	{ "result", "result" }, { "hasil", "result" },
	{ "evaluation", "evaluation" }, { "evaluasi", "evaluation" },
	{ "follow_up", "follow_up" }, { "follow-up", "follow_up" },
	{ "tindak lanjut", "follow_up" }, { "rtl", "follow_up" },
	{ "plan", "plan" }, { "program", "plan" }, { "note", "note" },
	{ "catatan", "note" }, { "keterangan", "note" }, { "no", NULL },
	{ "no.", NULL }, { "nama", NULL }, { "name", NULL },
	{ "nama siswa", NULL }, { "hari", NULL }, { "id", NULL },
};

/* The key of a heading; the heading itself where it is a person's own. */
static const char *
key_of(struct bk_str cell, struct bk_arena *a)
{
	for (size_t i = 0; i < BK_NELEM(headings); i++)
		if (bk_str_ieq(bk_str(headings[i].heading), cell))
			return headings[i].key;
	return cell.n ? bk_arena_strndup(a, cell.p, cell.n) : NULL;
}

static bool
has(const struct bk_row *row, const char *key)
{
	for (size_t i = 0; i < row->n; i++)
		for (size_t k = 0; k < BK_NELEM(headings); k++)
			if (headings[k].key &&
			    strcmp(headings[k].key, key) == 0 &&
			    bk_str_ieq(bk_str(headings[k].heading),
			    row->cell[i]))
				return true;
	return false;
}

static const struct bk_sheet *
sheet_of(const struct bk_table *t, size_t *head)
{
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->sheet[i].n; k++)
			if (has(&t->sheet[i].row[k], "date") &&
			    has(&t->sheet[i].row[k], "type")) {
				*head = k;
				return &t->sheet[i];
			}
	return NULL;
}

bool
bk_servicesheet_is(const struct bk_table *t)
{
	size_t unused;

	return sheet_of(t, &unused) != NULL;
}

/* --- rows --------------------------------------------------------------- */

struct row {
	const struct bk_service_types *types;
	const struct bk_row	*head, *row;
	const struct bk_entry_place *at;
	bool			 date, type, more;	/* seen */
};

/* A cell that says something: a dash alone says that there is nothing. */
static struct bk_str
cell_of(const struct row *r, size_t i)
{
	static const char *const dashes[] = { "-", "--", "\u2013", "\u2014" };
	struct bk_str cell = bk_str_trim(bk_cell(r->row, i));

	for (size_t k = 0; k < BK_NELEM(dashes); k++)
		if (bk_str_eq(cell, bk_str(dashes[k])))
			cell.n = 0;
	return cell;
}

static int
take_cell(struct bk_serviceentry *e, struct row *r, size_t i)
{
	struct bk_arena *a = r->at->arena;
	struct bk_str cell = cell_of(r, i);
	const char *key = key_of(r->head->cell[i], a);
	const char *value = bk_arena_strndup(a, cell.p, cell.n);

	if (!key || !*value)
		return 0;
	if (strcmp(key, "date") == 0) {
		r->date = true;
		return bk_serviceentry_date(e, value, r->at);
	}
	if (strcmp(key, "type") == 0) {
		r->type = true;
		return bk_serviceentry_type(e, r->types, value, r->at);
	}
	r->more = true;
	return bk_serviceentry_set(e, key, value, r->at);
}

static int
refuse(const struct bk_entry_place *at, const char *why)
{
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%s",
	    bk_diag_text(at->dg, why));
	return -1;
}

/*
 * Who signs, and where, stands below a journal: a line with neither a service
 * nor a day, and little else.
 */
static bool
is_beside(const struct row *r)
{
	enum { CELLS = 3 };
	struct bk_diag quiet = { .emit = NULL };
	const struct bk_entry_place at = { r->at->file, r->at->line,
		r->at->arena, &quiet, r->at->day };
	struct bk_serviceentry e;
	int n = 0;

	for (size_t i = 0; i < r->row->n; i++) {
		struct bk_str cell = cell_of(r, i);
		const char *key = i < r->head->n ? key_of(r->head->cell[i],
		    r->at->arena) : NULL;

		if (!cell.n)
			continue;
		if (key && (strcmp(key, "type") == 0 ||
		    (strcmp(key, "date") == 0 && bk_serviceentry_date(&e,
		    bk_arena_strndup(r->at->arena, cell.p, cell.n), &at) ==
		    0)))
			return false;
		n++;
	}
	return n > 0 && n <= CELLS;
}

/*
 * 0; 1 where the row says nothing, 2 where it is none, which is reported; or
 * reported, every cell of it, and -1.
 */
static int
take_row(struct bk_serviceentry *e, struct row *r, const char *by)
{
	int worst = 0;

	if (is_beside(r)) {
		bk_diag(r->at->dg, &bk_msg_no_service, r->at->file, r->at->line,
		    NULL);
		return 2;
	}

	bk_serviceentry_clear(e);
	e->line = r->row->line;
	for (size_t i = 0; i < r->head->n; i++)
		if (take_cell(e, r, i) < 0)
			worst = -1;
	if (!r->type && !r->more)
		return 1;	/* a day that nothing was done on */
	if (!r->date)
		worst = refuse(r->at, "no date");
	if (!r->type)
		worst = refuse(r->at, "no service");
	if (!e->s.by)
		e->s.by = by;
	return bk_serviceentry_check(e, r->at) < 0 ? -1 : worst;
}

int
bk_servicesheet_read(struct bk_servicesheet *b, const struct bk_table *t,
    const struct bk_service_types *types, const char *by,
    const struct bk_entry_place *where)
{
	struct bk_entry_place at = *where;
	size_t head;
	const struct bk_sheet *sheet = sheet_of(t, &head);

	*b = (struct bk_servicesheet){ .bad = 0 };
	if (!sheet)
		return refuse(&at, "no column for the service");
	b->entries.v = bk_arena_alloc(at.arena, (sheet->n + 1) *
	    sizeof(*b->entries.v));
	for (size_t i = head + 1; i < sheet->n; i++) {
		struct row r = { types, &sheet->row[head], &sheet->row[i],
			&at, false, false, false };
		int got;

		at.line = r.row->line;
		got = r.row->fault ? refuse(&at, r.row->fault) :
		    take_row(&b->entries.v[b->entries.n], &r, by);
		b->bad += got < 0;
		b->empty += got == 1;
		b->entries.n += got == 0;
	}
	return 0;
}
