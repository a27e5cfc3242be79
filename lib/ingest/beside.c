#include "beside.h"

#include "export.h"
#include "heading.h"
#include "msg_ingest.h"
#include "state.h"

enum {
	HEAD_ROWS = 30,		/* headings stand among the first */
	WIDTH_MAX = 256,
	TABLES_MAX = 64		/* of a file */
};

/* Does it head a column that says who, or when? The number in a list does. */
static bool
is_key(struct bk_str s)
{
	switch (bk_heading(s)) {
	case BK_COL_NIS:
	case BK_COL_NISN:
	case BK_COL_NAME:
	case BK_COL_DATE:
	case BK_COL_CLASS:
		return true;
	default:
		return bk_str_ieq(s, BK_STR("no")) ||
		    bk_str_ieq(s, BK_STR("no."));
	}
}

static bool
is_person(struct bk_str s)
{
	enum bk_column is = bk_heading(s);

	return is == BK_COL_NAME || is == BK_COL_NIS || is == BK_COL_NISN;
}

/* How many headings from `a` and from `b` on are the same, one by one. */
static size_t
same_headings(const struct bk_row *row, size_t a, size_t b)
{
	size_t n = 0;

	while (a + n < b && b + n < row->n && row->cell[a + n].n &&
	    bk_str_ieq(row->cell[a + n], row->cell[b + n]))
		n++;
	return n;
}

/* Do the headings from `a` on stand again from `b` on? */
static bool
is_again(const struct bk_row *row, size_t a, size_t b)
{
	size_t n = same_headings(row, a, b), keys = 0, people = 0;
	bool gap = row->cell[b - 1].n == 0;

	for (size_t k = 0; k < n; k++) {
		keys += is_key(row->cell[a + k]);
		people += is_person(row->cell[a + k]);
	}
	return people > 0 && (keys > 1 || (gap && n > 1));
}

/* The column where a second table begins in that row; 0: none does. */
static size_t
find_second(const struct bk_row *row)
{
	size_t a = 0;

	while (a < row->n && row->cell[a].n == 0)
		a++;
	for (size_t b = a + 2; b + 1 < row->n && b < WIDTH_MAX; b++)
		if (row->cell[b].n && is_again(row, a, b))
			return b;
	return 0;
}

/* The row of headings of two tables, and where the second begins. */
static bool
find_tables(const struct bk_sheet *s, size_t *head, size_t *col)
{
	for (size_t i = 0; i < s->n && i < HEAD_ROWS; i++) {
		*head = i;
		*col = s->row[i].fault ? 0 : find_second(&s->row[i]);
		if (*col)
			return true;
	}
	return false;
}

static bool
has_tables(const struct bk_table *t)
{
	size_t head, col;

	for (size_t i = 0; i < t->n; i++)
		if (find_tables(&t->sheet[i], &head, &col))
			return true;
	return false;
}

int
bk_beside_split(struct bk_ingest *in, struct bk_export *x)
{
	size_t head, col;
	int more = 0;

	if (!has_tables(x->table))
		return 0;
	if (!x->whole && !bk_export_table(x, in->dg))
		return -1;
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];

		if (!find_tables(s, &head, &col) || ++more > TABLES_MAX)
			continue;
		bk_diag(in->dg, &bk_msg_beside, bk_ingest_shown(in, x, s),
		    s->row[head].line, NULL);
		bk_export_split_sheet(x, i, head, col);
	}
	return 0;
}
