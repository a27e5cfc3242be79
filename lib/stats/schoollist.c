#include "schoollist.h"

#include <string.h>

#include "msg_stats.h"

enum { SHOWN = 5 };	/* schools that a message names */

void
bk_schoollist_free(struct bk_schoollist *l)
{
	bk_map_free(&l->names);
}

/* --- reading -------------------------------------------------------------- */

struct columns {
	size_t	npsn, name;
};

static bool
is_heading(const struct bk_row *row, struct columns *c)
{
	c->npsn = c->name = SIZE_MAX;
	for (size_t i = 0; i < row->n; i++)
		if (bk_str_ieq(row->cell[i], BK_STR("npsn")))
			c->npsn = i;
		else if (bk_str_ieq(row->cell[i], BK_STR("name")) ||
		    bk_str_ieq(row->cell[i], BK_STR("nama")) ||
		    bk_str_ieq(row->cell[i], BK_STR("nama sekolah")))
			c->name = i;
	return c->npsn != SIZE_MAX && c->name != SIZE_MAX;
}

static const struct bk_sheet *
sheet_of(const struct bk_table *t, size_t *head, struct columns *c)
{
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->sheet[i].n; k++)
			if (is_heading(&t->sheet[i].row[k], c)) {
				*head = k;
				return &t->sheet[i];
			}
	return NULL;
}

/* A list without a school's name says nothing about it. */
static void
take_row(struct bk_schoollist *l, const struct bk_row *row,
    const struct columns *c, const char *file, struct bk_arena *a,
    struct bk_diag *dg)
{
	struct bk_str npsn = bk_cell(row, c->npsn);
	struct bk_str name = bk_cell(row, c->name);
	const char *old;

	if (row->fault) {
		bk_diag(dg, &bk_msg_schools_row, file, row->line, "%s",
		    bk_diag_text(dg, row->fault));
		return;
	}
	if (!npsn.n || !name.n) {
		bk_diag(dg, &bk_msg_schools_row, file, row->line, npsn.n ?
		    "no name" : "no npsn");
		return;
	}
	old = bk_map_get(&l->names, npsn);
	if (!old)
		*bk_map_at(&l->names, npsn) = bk_arena_strndup(a,
		    name.p, name.n);
	else if (!bk_str_eq(bk_str(old), name))
		bk_diag(dg, &bk_msg_schools_row, file, row->line,
		    "%.*s is %.60s above", (int)npsn.n, npsn.p, old);
}

/* Of several schools of one name each gets its npsn in brackets. */
static void
tell_apart(struct bk_schoollist *l, struct bk_arena *a)
{
	struct bk_map count = BK_MAP_INIT;

	for (size_t i = 0; i < l->names.n; i++)
		++*bk_map_number_at(&count, bk_str(l->names.e[i].value));
	for (size_t i = 0; i < l->names.n; i++) {
		struct bk_map_entry *e = &l->names.e[i];
		bool one = bk_map_number(&count, bk_str(e->value), 0) == 1;

		e->value = bk_arena_printf(a, one ? "%s" : "%s (%s)",
		    (const char *)e->value, e->key.p);
	}
	bk_map_free(&count);
}

int
bk_schoollist_read(struct bk_schoollist *l, const struct bk_table *t,
    const char *file, struct bk_arena *a, struct bk_diag *dg)
{
	const struct bk_sheet *sheet;
	struct columns c;
	size_t head;

	*l = (struct bk_schoollist){ .names = BK_MAP_INIT };
	sheet = sheet_of(t, &head, &c);
	if (!sheet) {
		bk_diag(dg, &bk_msg_schools_headings, file, 1,
		    "wanted: npsn,name");
		return -1;
	}
	for (size_t i = head + 1; i < sheet->n; i++)
		take_row(l, &sheet->row[i], &c, file, a, dg);
	tell_apart(l, a);
	return 0;
}

/* --- who is missing ------------------------------------------------------- */

/* "3: 20300001, 20300002 ...": how many, and the first of them. */
static void
put_one(struct bk_buf *b, size_t n, const char *npsn)
{
	if (n < SHOWN)
		bk_buf_printf(b, "%s%s", n ? ", " : "", npsn);
	else if (n == SHOWN)
		bk_buf_puts(b, " ...");
}

static void
say(const struct bk_map *these, const struct bk_map *there,
    const struct bk_msg *msg, const char *file, struct bk_diag *dg)
{
	struct bk_buf b = BK_BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < these->n; i++)
		if (bk_map_find(there, these->e[i].key) == SIZE_MAX)
			put_one(&b, n++, these->e[i].key.p);
	if (n)
		bk_diag(dg, msg, file, 0, "%zu of %zu: %s", n, these->n,
		    b.p);
	bk_buf_free(&b);
}

void
bk_schoollist_compare(const struct bk_schoollist *l,
    const struct bk_stats *st, const char *file, struct bk_diag *dg)
{
	say(&l->names, &st->schools, &bk_msg_schools_silent, file, dg);
	say(&st->schools, &l->names, &bk_msg_schools_unlisted, file, dg);
}
