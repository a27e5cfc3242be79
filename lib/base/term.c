#include "term.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>

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

/* The next word of letters and digits; empty at the end. */
static struct bk_str
next_word(struct bk_str *s)
{
	struct bk_str word;

	while (s->n && !isalnum((unsigned char)*s->p)) {
		s->p++;
		s->n--;
	}
	word = (struct bk_str){ s->p, 0 };
	while (word.n < s->n && isalnum((unsigned char)s->p[word.n]))
		word.n++;
	s->p += word.n;
	s->n -= word.n;
	return word;
}

/* 1 or 2, by number or name; 0. */
static int
half_of(struct bk_str word)
{
	if (bk_str_eq(word, BK_STR("1")) ||
	    bk_str_ieq(word, BK_STR("ganjil")) ||
	    bk_str_ieq(word, BK_STR("gasal")))
		return 1;
	return bk_str_eq(word, BK_STR("2")) ||
	    bk_str_ieq(word, BK_STR("genap")) ? 2 : 0;
}

bk_term
bk_term_near(struct bk_str s)
{
	struct bk_str year = next_word(&s), word = next_word(&s);
	char text[BK_TERM_SIZE + 8];
	uint64_t y, second;
	bk_term term;
	int half;

	if (year.n == 5 && !word.n) {
		word = (struct bk_str){ year.p + 4, 1 };
		year.n = 4;
	}
	if (year.n != 4 || bk_str_uint(year, 9998, &y) < 0)
		return 0;
	if ((word.n == 4 || word.n == 2) &&
	    bk_str_uint(word, 9999, &second) == 0 &&
	    second == (word.n == 4 ? y + 1 : (y + 1) % 100))
		word = next_word(&s);
	half = half_of(word);
	if (!half || next_word(&s).n)
		return 0;
	snprintf(text, sizeof(text), "%d-%d-%d", (int)y, (int)y + 1, half);
	return bk_term_parse(bk_str(text), &term) < 0 ? 0 : term;
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
