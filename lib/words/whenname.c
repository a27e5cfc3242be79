/*
 * The days that the names of files tell.
 */
#include <stdio.h>

#include "cursor.h"
#include "when.h"

static void
set_month(int year, int month, bk_date *from, bk_date *to)
{
	*from = bk_date_make(year, month, 1);
	*to = *from == BK_DATE_NONE ? BK_DATE_NONE : (month == 12 ?
	    bk_date_make(year + 1, 1, 1) : bk_date_make(year, month + 1, 1));
	if (*to != BK_DATE_NONE)
		(*to)--;
}

/* A month and a year, or a year and a month, at the cursor. */
static bool
take_month_and_year(struct bk_cursor c, bk_date *from, bk_date *to)
{
	int month = bk_when_month_take(&c), year;

	if (month) {
		if (!bk_when_separator(&c) && !bk_cursor_char(&c, '_'))
			return false;
		if (bk_cursor_number(&c, 4, &year) != 4)
			return false;
	} else if (bk_cursor_number(&c, 4, &year) != 4 ||
		   !bk_cursor_char(&c, '-') ||
		   bk_cursor_number(&c, 2, &month) != 2) {
		return false;
	}
	if (c.p < c.end && bk_is_digit(*c.p))
		return false;
	set_month(year, month, from, to);
	return *from != BK_DATE_NONE;
}

static bool
starts_word(const char *name, size_t i)
{
	return i == 0 || strchr(" -_.()", name[i - 1]);
}

/* The day at `i`: bytes of it, 0 of none; BK_DATE_NONE where it is open. */
static size_t
day_at(const char *name, size_t n, size_t i, bk_date *day)
{
	struct bk_str rest = { name + i, n - i };
	struct bk_when w;
	size_t used;

	if (!starts_word(name, i) || bk_when_prefix(rest, &w, &used) !=
	    BK_WHEN_OK)
		return 0;
	if (w.date[0] == BK_DATE_NONE || w.date[1] == BK_DATE_NONE ||
	    w.date[0] == w.date[1])
		*day = w.date[0] != BK_DATE_NONE ? w.date[0] : w.date[1];
	return used;
}

static void
widen(bk_date day, bk_date *from, bk_date *to)
{
	if (day == BK_DATE_NONE)
		return;
	*from = day < *from ? day : *from;
	*to = day > *to ? day : *to;
}

/* The first day of "1-10 September 2026", "1 sd 10", whose last is `day`. */
static bk_date
range_start(const char *name, size_t i, bk_date day)
{
	int y, m, d, first = 0;
	size_t k = i;

	if (day == BK_DATE_NONE)
		return BK_DATE_NONE;
	while (k > 0 && strchr(" -sdSD.", name[k - 1]))
		k--;
	if (k == i || k == 0 || !bk_is_digit(name[k - 1]))
		return BK_DATE_NONE;
	for (size_t j = k; j < i; j++)
		if (name[j] == '-' || name[j] == 'd' || name[j] == 'D')
			first = 1;
	if (!first)
		return BK_DATE_NONE;
	for (first = 0, d = 1; k > 0 && bk_is_digit(name[k - 1]) && d < 100;
	    d *= 10)
		first += d * (name[--k] - '0');
	bk_date_split(day, &y, &m, &d);
	return starts_word(name, k) && (k == 0 || name[k - 1] != '-') &&
	    first > 0 && first < d ? bk_date_make(y, m, first) :
	    BK_DATE_NONE;
}

void
bk_whenname_span(const char *path, bk_date *from, bk_date *to)
{
	const char *slash = strrchr(path, '/');
	char name[256];
	bool open = false;
	size_t n;

	*from = *to = BK_DATE_NONE;
	snprintf(name, sizeof(name), "%s", slash ? slash + 1 : path);
	n = strlen(name);
	/* 2026_07_07 is how Zoom's are called */
	for (size_t i = 1; i + 1 < n; i++)
		if (name[i] == '_' && bk_is_digit(name[i - 1]) &&
		    bk_is_digit(name[i + 1]))
			name[i] = '-';
	for (size_t i = 0; i < n;) {
		bk_date day = BK_DATE_NONE;
		size_t used = day_at(name, n, i, &day);

		open |= used && day == BK_DATE_NONE;
		if (used && day != BK_DATE_NONE && *from == BK_DATE_NONE)
			*from = *to = day;
		widen(day, from, to);
		widen(range_start(name, i, used ? day : BK_DATE_NONE), from,
		    to);
		i += used ? used : 1;
	}
	/* 01-09-2026_10-09-2026 holds no 2026-10 */
	if (*from != BK_DATE_NONE || open)
		return;
	for (size_t i = 0; i < n; i++) {
		struct bk_cursor c = { name + i, name + n };

		if (starts_word(name, i) && take_month_and_year(c, from, to))
			return;
	}
	*from = *to = BK_DATE_NONE;
}

/* "Feb01", "June_29", "3 Agustus". */
static bool
take_day_and_month(struct bk_cursor c, int *month, int *day)
{
	struct bk_cursor was = c;

	*month = bk_when_month_take(&c);
	if (*month) {
		if (!bk_cursor_char(&c, '_'))
			bk_when_separator(&c);
		return bk_cursor_number(&c, 2, day) > 0 && (c.p == c.end ||
		    !bk_is_digit(*c.p));
	}
	c = was;
	if (!bk_cursor_number(&c, 2, day))
		return false;
	if (!bk_cursor_char(&c, '_'))
		bk_when_separator(&c);
	*month = bk_when_month_take(&c);
	return *month > 0;
}

bool
bk_whenname_day(const char *path, int *month, int *day)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t n = strlen(name);

	for (size_t i = 0; i < n && i < 256; i++) {
		struct bk_cursor c = { name + i, name + n };

		if (starts_word(name, i) && take_day_and_month(c, month,
		    day) && *day > 0 && *day < 32)
			return true;
	}
	*month = *day = 0;
	return false;
}
