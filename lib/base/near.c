#include "near.h"

enum { LONGEST = 64 };		/* longer words are near nothing */

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of the usual table: `two` and `one` above, `now` of a's i-th letter. */
static void
fill_row(size_t *now, const size_t *one, const size_t *two, struct bk_str a,
    struct bk_str b, size_t i)
{
	now[0] = i;
	for (size_t j = 1; j <= b.n; j++) {
		char x = lower(a.p[i - 1]), y = lower(b.p[j - 1]);

		now[j] = least(one[j - 1] + (x != y),
		    least(one[j], now[j - 1]) + 1);
		if (i > 1 && j > 1 && x == lower(b.p[j - 2]) &&
		    y == lower(a.p[i - 2]))
			now[j] = least(now[j], two[j - 2] + 1);
	}
}

static size_t
edits(struct bk_str a, struct bk_str b, size_t limit)
{
	size_t row[3][LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return limit + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++)
		fill_row(row[i % 3], row[(i + 2) % 3], row[(i + 1) % 3], a, b,
		    i);
	return least(row[a.n % 3][b.n], limit + 1);
}

bool
bk_near(struct bk_str typed, struct bk_str known)
{
	size_t slips = known.n > 5 ? 2 : 1;

	return typed.n > 2 && known.n > 2 &&
	    edits(typed, known, slips) <= slips;
}
