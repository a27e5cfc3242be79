#include "duration.h"

#include <math.h>

#include "cursor.h"
#include "vocabulary.h"

/* A unit's word: its seconds, or 0. */
static int
take_unit(struct bk_cursor *c)
{
	const struct bk_meaning *m;
	char word[BK_WORD_MAX];

	if (!bk_cursor_word(c, word))
		return 0;
	bk_cursor_char(c, '.');
	m = bk_vocabulary_of(&bk_vocabulary_units, word);
	return m ? m->means : 0;
}

/* "00:02:28", "1:02", each part but the first below 60. */
static bool
take_colons(struct bk_cursor *c, double *out)
{
	struct bk_cursor was = *c;
	int part[3] = { 0, 0, 0 }, n = 0;

	do {
		if (!bk_cursor_number(c, n ? 2 : 4, &part[n]) ||
		    (n && part[n] > 59)) {
			*c = was;
			return false;
		}
	} while (++n < 3 && bk_cursor_char(c, ':'));
	if (n < 2 || c->p != c->end) {
		*c = was;
		return false;
	}
	*out = part[0] * 3600.0 + part[1] * 60.0 + part[2];
	return true;
}

/* "0 days 00:11:55.000000", as Python and databases print intervals. */
static bool
take_interval(struct bk_cursor *c, double *out)
{
	struct bk_cursor was = *c, part;
	char word[BK_WORD_MAX];
	const char *dot;
	int days;

	if (bk_cursor_number(c, 3, &days) && (bk_cursor_blanks(c), true) &&
	    bk_cursor_word(c, word) && (strcmp(word, "days") == 0 ||
	    strcmp(word, "day") == 0)) {
		bk_cursor_char(c, ',');
		bk_cursor_blanks(c);
		part = *c;
		dot = memchr(part.p, '.', (size_t)(part.end - part.p));
		if (dot)
			part.end = dot;
		if (take_colons(&part, out)) {
			*out += days * 86400.0;
			return true;
		}
	}
	*c = was;
	return false;
}

/* A number with a point or a comma for its fraction. */
static bool
take_decimal(struct bk_cursor *c, double *out)
{
	int whole, part, n;

	if (!bk_cursor_number(c, 7, &whole))
		return false;
	*out = whole;
	if (c->p + 1 < c->end && (*c->p == '.' || *c->p == ',') &&
	    bk_is_digit(c->p[1])) {
		c->p++;
		n = bk_cursor_number(c, 6, &part);
		if (!n)
			return false;
		*out += part / pow(10, n);
	}
	return true;
}

int
bk_duration_parse(struct bk_str s, double unit, double *out)
{
	double total = 0, v;
	struct bk_cursor c;
	int last = 1 << 20;

	s = bk_str_trim(s);
	if (s.n == 0 || bk_vocabulary_has(&bk_vocabulary_unknowns, s))
		return 1;
	c = bk_cursor(s);
	/* "<1 min" is rounded up; PT1H2M is as programs write it */
	if (!bk_cursor_char(&c, '<'))
		bk_cursor_text(&c, "PT");
	bk_cursor_blanks(&c);
	if (take_colons(&c, out) || take_interval(&c, out))
		return 0;
	while (c.p < c.end) {
		int seconds;

		if (!take_decimal(&c, &v))
			return -1;
		bk_cursor_blanks(&c);
		if (c.p == c.end && last == 1 << 20) {
			*out = v * unit;
			return 0;
		}
		seconds = take_unit(&c);
		/* each unit once, the larger first */
		if (seconds == 0 || seconds >= last)
			return -1;
		last = seconds;
		total += v * seconds;
		bk_cursor_blanks(&c);
		bk_cursor_char(&c, ',');
		bk_cursor_blanks(&c);
	}
	*out = total;
	return 0;
}
