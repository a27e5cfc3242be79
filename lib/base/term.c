#include "term.h"

#include <assert.h>

/* Terms are counted from the half year before the first day: see bk_term. */
enum { TERM_YEAR = 1899, TERM_MAX = (2200 - TERM_YEAR) * 2 };

bk_term
bk_term_of(bk_date date)
{
	int y, m, d;

	bk_date_split(date, &y, &m, &d);
	return (y - TERM_YEAR) * 2 + (m >= 7);
}

bk_date
bk_term_first(bk_term t)
{
	bk_date day = bk_date_make(TERM_YEAR + t / 2, t % 2 ? 7 : 1, 1);

	if (day != BK_DATE_NONE)
		return day;
	return t < TERM_MAX ? BK_DATE_MIN : BK_DATE_MAX + 1;
}

bk_date
bk_term_last(bk_term t)
{
	return bk_term_first(t + 1) - 1;
}

int
bk_term_parse(struct bk_str s, bk_term *out)
{
	uint64_t a, b;
	int t;

	if (s.n != 11 || s.p[4] != '-' || s.p[9] != '-' ||
	    bk_str_uint((struct bk_str){ s.p, 4 }, 9999, &a) < 0 ||
	    bk_str_uint((struct bk_str){ s.p + 5, 4 }, 9999, &b) < 0)
		return -1;
	if (a < TERM_YEAR || b != a + 1 || (s.p[10] != '1' && s.p[10] != '2'))
		return -1;
	t = s.p[10] == '1' ? ((int)a - TERM_YEAR) * 2 + 1 :
	    ((int)b - TERM_YEAR) * 2;
	if (t < bk_term_of(BK_DATE_MIN) || t > bk_term_of(BK_DATE_MAX))
		return -1;
	*out = t;
	return 0;
}

/* Four digits. */
static void
put_year(char *to, int year)
{
	for (int i = 3; i >= 0; i--, year /= 10)
		to[i] = (char)('0' + year % 10);
}

char *
bk_term_format(bk_term t, char out[BK_TERM_SIZE])
{
	int year = TERM_YEAR + t / 2 - !(t % 2);	/* the school year's */

	assert(t > 0 && t <= TERM_MAX);
	put_year(out, year);
	out[4] = '-';
	put_year(out + 5, year + 1);
	out[9] = '-';
	out[10] = t % 2 ? '1' : '2';
	out[11] = '\0';
	return out;
}
