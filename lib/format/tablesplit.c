/*
 * Two tables side by side on one sheet, as two sheets.
 */
#include <stdlib.h>

#include "mem.h"
#include "table.h"

/* What of a sheet goes into one of the two. */
struct part {
	const struct bk_sheet *from;
	size_t		 head;		/* row of the headings */
	size_t		 left, right;	/* columns, right is not one */
};

static bool
is_filled(const struct bk_row *row, size_t left, size_t right)
{
	for (size_t c = left; c < right && c < row->n; c++)
		if (row->cell[c].n)
			return true;
	return false;
}

/* Is a row of the other side about this one, too? */
static bool
is_shared(const struct part *p, size_t i)
{
	return i < p->head || bk_table_filled(&p->from->row[i]) == 1;
}

/* Give the row to the part; false where it holds nothing for it. */
static bool
take_row(const struct part *p, size_t i, struct bk_row *to)
{
	const struct bk_row *row = &p->from->row[i];
	bool own = is_filled(row, p->left, p->right);
	size_t left = own ? p->left : 0;
	size_t end = own && row->n > p->right ? p->right : row->n;

	if (!own && !is_shared(p, i))
		return false;
	while (end > left && row->cell[end - 1].n == 0)
		end--;
	*to = *row;
	to->n = end - left;
	to->cell = row->cell + left;
	return true;
}

static void
take_merges(const struct part *p, struct bk_sheet *to)
{
	for (size_t k = 0; k < p->from->nmerges; k++) {
		struct bk_table_merge m = p->from->merge[k];

		if (m.right < p->left || m.left >= p->right)
			continue;
		m.left = m.left < p->left ? 0 : m.left - p->left;
		m.right = (m.right < p->right ? m.right : p->right - 1) -
		    p->left;
		to->merge[to->nmerges++] = m;
	}
	bk_table_sort_merges(to);
}

static struct bk_sheet
take_part(const struct part *p)
{
	struct bk_sheet to = *p->from;

	to.row = bk_xcalloc(p->from->n + 1, sizeof(*to.row));
	to.merge = bk_xcalloc(p->from->nmerges + 1, sizeof(*to.merge));
	to.n = to.nmerges = 0;
	for (size_t i = 0; i < p->from->n; i++)
		to.n += take_row(p, i, &to.row[to.n]);
	take_merges(p, &to);
	return to;
}

void
bk_table_split(struct bk_table *t, size_t i, size_t head, size_t col)
{
	struct bk_sheet whole = t->sheet[i];
	struct part first = { &whole, head, 0, col };
	struct part second = { &whole, head, col, BK_TABLE_COLUMNS };

	t->sheet = bk_xreallocarray(t->sheet, t->n + 1, sizeof(*t->sheet));
	for (size_t k = t->n++; k > i + 1; k--)
		t->sheet[k] = t->sheet[k - 1];
	t->sheet[i] = take_part(&first);
	t->sheet[i + 1] = take_part(&second);
	free(whole.row);
	free(whole.merge);
}
