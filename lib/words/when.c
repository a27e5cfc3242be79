#include "when.h"

#include <math.h>

#include "cursor.h"
#include "mem.h"
#include "vocabulary.h"

/* --- words -------------------------------------------------------------- */

/* The meaning of the word of `n` bytes; -1: it has none. */
static int
meaning(const struct bk_vocabulary *v, const char *word, size_t n)
{
	const struct bk_meaning *m = n ? bk_vocabulary_of(v, word) : NULL;

	return m ? m->means : -1;
}

int
bk_when_month_take(struct bk_cursor *c)
{
	struct bk_cursor was = *c;
	char word[BK_WORD_MAX];
	size_t n = bk_cursor_word(c, word);
	int m = meaning(&bk_vocabulary_months, word, n);

	if (m < 0) {
		*c = was;
		return 0;
	}
	bk_cursor_char(c, '.');
	return m;
}

int
bk_when_month(struct bk_str s)
{
	struct bk_cursor c = bk_cursor(bk_str_trim(s));
	int month = bk_when_month_take(&c);

	return c.p == c.end ? month : 0;
}

int
bk_when_weekday_take(struct bk_cursor *c)
{
	struct bk_cursor was = *c;
	char word[BK_WORD_MAX];
	size_t n = bk_cursor_word(c, word);
	int day;

	/* Jum'at, Jum’at */
	if (n == 3 && strcmp(word, "jum") == 0 && (bk_cursor_char(c, '\'') ||
	    bk_cursor_text(c, "at")))
		bk_cursor_text(c, "at");
	day = meaning(&bk_vocabulary_weekdays, word, n);
	if (day < 0) {
		*c = was;
		return -1;
	}
	bk_cursor_char(c, '.');
	bk_cursor_char(c, ',');
	bk_cursor_blanks(c);
	return day;
}

/* --- dates -------------------------------------------------------------- */

static int
full_year(int year, int digits)
{
	if (digits > 2)
		return year;
	return year < 70 ? 2000 + year : 1900 + year;
}

static void
set_fixed(struct bk_when *w, int y, int m, int d)
{
	w->date[BK_ORDER_DMY] = w->date[BK_ORDER_MDY] = bk_date_make(y, m, d);
}

char
bk_when_separator(struct bk_cursor *c)
{
	static const char *const east[] = { "年", "月" };
	struct bk_cursor was = *c;
	bool blank = bk_cursor_blanks(c);

	if (c->p < c->end && strchr("-/.", *c->p)) {
		char sep = *c->p++;

		bk_cursor_blanks(c);
		return sep;
	}
	for (size_t i = 0; i < BK_NELEM(east); i++)
		if (bk_cursor_text(c, east[i]))
			return '/';
	if (bk_cursor_char(c, ',') || blank) {
		bk_cursor_blanks(c);
		return ' ';
	}
	*c = was;
	return 0;
}

/* After a year of four digits and its separator. */
static bool
take_year_first(struct bk_cursor *c, int year, char sep, struct bk_when *w)
{
	int month = bk_when_month_take(c), day;

	if (!month && (sep == ' ' || !bk_cursor_number(c, 2, &month)))
		return false;
	if (!bk_when_separator(c) || !bk_cursor_number(c, 2, &day))
		return false;
	bk_cursor_text(c, "日");
	set_fixed(w, year, month, day);
	return true;
}

/* A year where one is due, at the end of a date. */
static bool
take_year(struct bk_cursor *c, int *year)
{
	int n = bk_cursor_number(c, 4, year);

	if (n != 2 && n != 4)
		return false;
	*year = full_year(*year, n);
	return true;
}

/* After a first number of one or two digits: "8 Sep 2020", "8/9/2020". */
static bool
take_day_first(struct bk_cursor *c, int first, struct bk_when *w)
{
	int month, second, year;
	char sep = bk_when_separator(c);

	if (!sep && !bk_cursor_letter(c))
		return false;
	month = bk_when_month_take(c);
	if (month) {
		bk_cursor_char(c, ',');
		if (!bk_when_separator(c) && (c->p == c->end ||
		    !bk_is_digit(*c->p)))
			return false;
		if (!take_year(c, &year))
			return false;
		set_fixed(w, year, month, first);
		return true;
	}
	if (sep == ' ' || !sep || !bk_cursor_number(c, 2, &second) ||
	    bk_when_separator(c) != sep || !take_year(c, &year))
		return false;
	w->date[BK_ORDER_DMY] = bk_date_make(year, second, first);
	w->date[BK_ORDER_MDY] = sep == '.' ? w->date[BK_ORDER_DMY] :
	    bk_date_make(year, first, second);
	return true;
}

/* "Sep 8, 2020", the month taken already. */
static bool
take_month_first(struct bk_cursor *c, int month, struct bk_when *w)
{
	char word[BK_WORD_MAX];
	int day, year;

	if (!bk_when_separator(c) || !bk_cursor_number(c, 2, &day))
		return false;
	bk_cursor_word(c, word);		/* st, nd, rd, th */
	if (!bk_when_separator(c) || !take_year(c, &year))
		return false;
	set_fixed(w, year, month, day);
	return true;
}

static bool
take_day(struct bk_cursor *c, struct bk_when *w)
{
	int number, n, month;
	char sep;

	month = bk_when_month_take(c);
	if (month)
		return take_month_first(c, month, w);
	n = bk_cursor_number(c, 8, &number);
	switch (n) {
	case 8:
		set_fixed(w, number / 10000, number / 100 % 100, number % 100);
		return number / 10000 >= 1900 && number / 10000 < 2200;
	case 4:
		sep = bk_when_separator(c);
		return sep && take_year_first(c, number, sep, w);
	case 1:
	case 2:
		return take_day_first(c, number, w);
	default:
		return false;
	}
}

static void
keep_weekday(struct bk_when *w, int weekday)
{
	for (int i = 0; i < 2; i++)
		if (w->date[i] != BK_DATE_NONE &&
		    (int)bk_date_weekday(w->date[i]) != weekday)
			w->date[i] = BK_DATE_NONE;
}

/* There is no day whose weekday is another than the one in front says. */
static bool
take_date(struct bk_cursor *c, struct bk_when *w)
{
	int weekday = bk_when_weekday_take(c);

	if (!take_day(c, w))
		return false;
	if (weekday >= 0)
		keep_weekday(w, weekday);
	return true;
}

int
bk_when_weekday(struct bk_str s)
{
	struct bk_cursor c = bk_cursor(bk_str_trim(s));
	int day = bk_when_weekday_take(&c);

	return c.p == c.end ? day : -1;
}

const char *
bk_when_weekday_name(int weekday)
{
	const struct bk_meaning *m = bk_vocabulary_weekdays.row;

	while (m->means != weekday)
		m++;
	return m->words[0];
}

void
bk_when_on(struct bk_when *w, struct bk_str weekday)
{
	int day = bk_when_weekday(weekday);

	if (day >= 0)
		keep_weekday(w, day);
}

/* --- times of day ------------------------------------------------------- */

/* 0 before noon, 1 after; -1: the word is no half of the day. */
static int
half_of(const char *word)
{
	return meaning(&bk_vocabulary_halves, word, strlen(word));
}

/* "a.m.", "p. m.": points and blanks between the letters; "π.μ.". */
static int
take_dotted_half(struct bk_cursor *c)
{
	char first = c->p < c->end ? *c->p : 0;

	if (bk_cursor_text(c, "π.μ."))
		return 0;
	if (bk_cursor_text(c, "μ.μ."))
		return 1;
	if (!bk_cursor_char(c, first) || !strchr("aApP", first) ||
	    !bk_cursor_char(c, '.'))
		return -1;
	bk_cursor_blanks(c);
	if (!bk_cursor_char(c, 'm') && !bk_cursor_char(c, 'M'))
		return -1;
	bk_cursor_char(c, '.');
	return first == 'p' || first == 'P';
}

/* AM or PM behind a time, "da tarde": -1 none, 0 AM, 1 PM. */
static int
take_half(struct bk_cursor *c)
{
	struct bk_cursor was = *c, words;
	char word[BK_WORD_MAX];
	int half;

	bk_cursor_blanks(c);
	words = *c;
	half = take_dotted_half(c);
	if (half < 0) {
		*c = words;
		bk_cursor_word(c, word);
		if (strcmp(word, "da") == 0) {
			bk_cursor_blanks(c);
			bk_cursor_word(c, word);
		}
		half = half_of(word);
	}
	if (half < 0 || bk_cursor_letter(c)) {
		*c = was;
		return -1;
	}
	return half;
}

/* One that stands before: "오후 9:01". */
static int
take_half_before(struct bk_cursor *c)
{
	struct bk_cursor was = *c;
	char word[BK_WORD_MAX];
	int half = -1;

	if (bk_cursor_word(c, word) && (unsigned char)word[0] >= 0x80)
		half = half_of(word);
	if (half < 0)
		*c = was;
	else
		bk_cursor_blanks(c);
	return half;
}

/* "07:30", "7.30", "7:30:15.250 PM", "10 AM": the second of the day, or -1. */
static int
take_clock(struct bk_cursor *c)
{
	struct bk_cursor was = *c;
	int h, m = 0, s = 0, before, half, parts = 1, ignored;

	before = take_half_before(c);
	if (!bk_cursor_number(c, 2, &h))
		goto none;
	while (parts < 3 && c->p + 1 < c->end && (*c->p == ':' ||
	    *c->p == '.') && bk_is_digit(c->p[1])) {
		c->p++;
		if (bk_cursor_number(c, 2, parts == 1 ? &m : &s) != 2)
			goto none;
		parts++;
	}
	if (parts == 3 && c->p + 1 < c->end && (*c->p == '.' ||
	    *c->p == ',') && bk_is_digit(c->p[1])) {
		c->p++;
		if (!bk_cursor_number(c, 9, &ignored))
			goto none;
	}
	half = before >= 0 ? before : take_half(c);
	if ((parts == 1 && half < 0) || m > 59 || s > 59)
		goto none;
	if (half >= 0 && h > 12)
		half = h <= 23 && half == 1 ? -1 : 2;
	if (half == 2 || h > 23)
		goto none;
	if (half >= 0)
		h = h % 12 + 12 * half;
	return (h * 60 + m) * 60 + s;
none:
	*c = was;
	return -1;
}

/* "+07:00", "+0700", "+7" after the sign: minutes, or BK_ZONE_NONE. */
static int
take_offset(struct bk_cursor *c)
{
	int sign = c->p < c->end && *c->p == '-' ? -1 : 1, h, m = 0, n;

	if (!bk_cursor_char(c, '+') && !bk_cursor_char(c, '-') &&
	    !bk_cursor_text(c, "−"))
		return BK_ZONE_NONE;
	n = bk_cursor_number(c, 4, &h);
	if (n > 2) {
		m = h % 100;
		h /= 100;
	} else if (n && bk_cursor_char(c, ':') && !bk_cursor_number(c, 2, &m)) {
		return BK_ZONE_NONE;
	}
	if (n == 0 || h > 14 || m > 59)
		return BK_ZONE_NONE;
	return sign * (h * 60 + m);
}

/*
 * A zone after a time: its distance from UTC, if it gives one. Letters that are
 * no zone known here ("AST") are taken only if `any` says so: they may begin
 * something else.
 */
static int
take_zone(struct bk_cursor *c, bool any)
{
	const struct bk_cursor was = *c;
	struct bk_str name;
	bool paren;
	int zone;

	bk_cursor_blanks(c);
	paren = bk_cursor_char(c, '(');
	name = (struct bk_str){ c->p, 0 };
	while (c->p < c->end && *c->p >= 'A' && *c->p <= 'Z' && name.n < 6)
		c->p++, name.n++;
	zone = bk_vocabulary_means(&bk_vocabulary_zones, name, BK_ZONE_NONE);
	any = any && name.n >= 3 && name.n <= 5;
	if (c->p < c->end && (*c->p == '+' || *c->p == '-' ||
	    *c->p == '\xe2'))
		zone = take_offset(c);
	if ((zone == BK_ZONE_NONE && !any) ||
	    (paren && !bk_cursor_char(c, ')')) || bk_cursor_letter(c)) {
		*c = was;
		return BK_ZONE_NONE;
	}
	return zone;
}

/* What joins a date and a time. */
static void
skip_joint(struct bk_cursor *c)
{
	struct bk_cursor was;
	char word[BK_WORD_MAX];

	bk_cursor_char(c, ',');
	if (c->p + 1 < c->end && *c->p == 'T' && bk_is_digit(c->p[1]))
		c->p++;
	bk_cursor_blanks(c);
	if (bk_cursor_char(c, '-') || bk_cursor_text(c, "–") ||
	    bk_cursor_char(c, '|'))
		bk_cursor_blanks(c);
	for (was = *c; bk_cursor_word(c, word); was = *c) {
		if (!bk_vocabulary_of(&bk_vocabulary_joints, word))
			break;
		bk_cursor_char(c, '.');
		bk_cursor_blanks(c);
	}
	*c = was;
}

int
bk_when_clock(struct bk_str s)
{
	struct bk_cursor c;
	int second;

	s = bk_str_trim(s);
	c = bk_cursor(s);
	second = take_clock(&c);
	if (second >= 0)
		take_zone(&c, true);
	bk_cursor_blanks(&c);
	return c.p == c.end ? second : -1;
}

/* --- moments ------------------------------------------------------------ */

static enum bk_when_result
take_moment(struct bk_cursor *c, bool any_zone, struct bk_when *out)
{
	struct bk_when w = { { BK_DATE_NONE, BK_DATE_NONE }, BK_SECOND_NONE,
		BK_ZONE_NONE };
	struct bk_cursor after;

	bk_cursor_blanks(c);
	if (!take_date(c, &w) || (c->p < c->end && bk_is_digit(*c->p)))
		return BK_WHEN_NO_DATE;
	/* a year's abbreviation: 29 вер. 2025 р., 2025 г. */
	after = *c;
	bk_cursor_blanks(&after);
	if (bk_cursor_text(&after, "р.") || bk_cursor_text(&after, "г."))
		*c = after;
	after = *c;
	skip_joint(&after);
	w.second = take_clock(&after);
	if (w.second >= 0) {
		*c = after;
		w.zone = take_zone(c, any_zone);
	}
	*out = w;
	return w.date[0] == BK_DATE_NONE && w.date[1] == BK_DATE_NONE ?
	    BK_WHEN_NO_SUCH_DAY : BK_WHEN_OK;
}

enum bk_when_result
bk_when_prefix(struct bk_str s, struct bk_when *out, size_t *used)
{
	struct bk_cursor c = bk_cursor(s);
	enum bk_when_result r;
	struct bk_when w;

	r = take_moment(&c, false, &w);
	if (r == BK_WHEN_NO_DATE)
		return r;
	*out = w;
	*used = (size_t)(c.p - s.p);
	return r;
}

/* A spreadsheet's serial of 1954 to 2119, with its part of the day. */
static bool
parse_serial(struct bk_str s, bool date1904, struct bk_when *w)
{
	double v;

	if (s.n < 5 || !bk_is_digit(s.p[0]) || !bk_is_digit(s.p[4]) ||
	    (s.n > 5 && s.p[5] != '.') || bk_str_num(s, &v) < 0 ||
	    v < 20000 || v >= 80000)
		return false;
	v += date1904 ? 1462 : 0;
	w->second = (int)floor((v - floor(v)) * 86400 + 0.5);
	w->date[0] = (bk_date)floor(v) - 25569 + w->second / 86400;
	w->second = s.n > 5 ? w->second % 86400 : BK_SECOND_NONE;
	w->date[1] = w->date[0];
	w->zone = BK_ZONE_NONE;
	return true;
}

enum bk_when_result
bk_when_parse(struct bk_str s, bool date1904, struct bk_when *out)
{
	enum bk_when_result r;
	struct bk_when w;
	struct bk_cursor c;

	s = bk_str_trim(s);
	if (parse_serial(s, date1904, out))
		return BK_WHEN_OK;
	c = bk_cursor(s);
	r = take_moment(&c, true, &w);
	if (r == BK_WHEN_NO_DATE)
		return r;
	bk_cursor_blanks(&c);
	if (c.p != c.end)
		return BK_WHEN_NO_DATE;
	if (r == BK_WHEN_OK)
		*out = w;
	return r;
}

void
bk_when_to_zone(struct bk_when *w, int zone)
{
	int second, days = 0;

	if (w->second == BK_SECOND_NONE || w->zone == BK_ZONE_NONE ||
	    zone == BK_ZONE_NONE)
		return;
	second = w->second + (zone - w->zone) * 60;
	for (; second < 0; second += 86400)
		days--;
	for (; second >= 86400; second -= 86400)
		days++;
	for (int i = 0; i < 2; i++)
		if (w->date[i] != BK_DATE_NONE)
			w->date[i] += days;
	w->second = second;
	w->zone = zone;
}
