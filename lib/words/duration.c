#include "duration.h"

#include <math.h>

#include "cursor.h"
#include "mem.h"

/* Units by how they begin, in the languages met and their neighbours. */
static const struct {
	const char	*name;
	int		 seconds;
	bool		 whole;		/* the word must be just this */
} units[] = {
	{ "h", 3600, true }, { "hr", 3600, true }, { "hrs", 3600, true },
	{ "hour", 3600, false }, { "jam", 3600, true },
	{ "std", 3600, true }, { "stund", 3600, false },
	{ "uur", 3600, true }, { "u", 3600, true }, { "heure", 3600, false },
	{ "hora", 3600, false }, { "ora", 3600, true }, { "ore", 3600, true },
	{ "godz", 3600, false }, { "g", 3600, true }, { "hod", 3600, false },
	{ "ura", 3600, true }, { "ur", 3600, true }, { "sat", 3600, false },
	{ "t", 3600, true }, { "tim", 3600, true }, { "timer", 3600, true },
	{ "sa", 3600, true }, { "gio", 3600, true }, { "giờ", 3600, true },
	{ "год", 3600, false }, { "ч", 3600, true }, { "час", 3600, false },
	{ "j", 3600, true }, { "ชม", 3600, true }, { "ชั่วโมง", 3600, true },
	{ "시간", 3600, true }, { "時間", 3600, true }, { "小时", 3600, true },
	{ "小時", 3600, true }, { "ساعة", 3600, true },
	{ "m", 60, true }, { "min", 60, false }, { "menit", 60, true },
	{ "mnt", 60, true }, { "dk", 60, true }, { "perc", 60, false },
	{ "phut", 60, true }, { "хв", 60, false }, { "мин", 60, false },
	{ "นาที", 60, true }, { "분", 60, true }, { "分", 60, true },
	{ "分钟", 60, true }, { "分鐘", 60, true }, { "دقيقة", 60, true },
	{ "s", 1, true }, { "sec", 1, false }, { "sek", 1, false },
	{ "seg", 1, false }, { "detik", 1, true }, { "dtk", 1, true },
	{ "d", 1, true }, { "saat", 1, true }, { "sn", 1, true },
	{ "mp", 1, true }, { "giay", 1, true }, { "с", 1, true },
	{ "сек", 1, false }, { "วินาที", 1, true }, { "초", 1, true },
	{ "秒", 1, true }, { "ثانية", 1, true },
};

static int
take_unit(struct bk_cursor *c)
{
	char word[BK_WORD_MAX];

	if (!bk_cursor_word(c, word))
		return 0;
	bk_cursor_char(c, '.');
	for (size_t i = 0; i < BK_NELEM(units); i++) {
		size_t n = strlen(units[i].name);

		if (strncmp(word, units[i].name, n) == 0 &&
		    (!units[i].whole || word[n] == '\0'))
			return units[i].seconds;
	}
	return 0;
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

static bool
says_unknown(struct bk_str s)
{
	static const char *const words[] = { "", "-", "--", "---", "–", "—",
		"?", "n/a", "na", "null", "none" };

	for (size_t i = 0; i < BK_NELEM(words); i++)
		if (bk_str_ieq(s, bk_str(words[i])))
			return true;
	return false;
}

int
bk_duration_parse(struct bk_str s, double unit, double *out)
{
	double total = 0, v;
	struct bk_cursor c;
	int last = 1 << 20;

	s = bk_str_trim(s);
	if (says_unknown(s))
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
