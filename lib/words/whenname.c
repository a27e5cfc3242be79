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

void
bk_whenname_span(const char *path, bk_date *from, bk_date *to)
{
	const char *slash = strrchr(path, '/');
	char name[256];
	size_t n, used;
	struct bk_when w;

	*from = *to = BK_DATE_NONE;
	snprintf(name, sizeof(name), "%s", slash ? slash + 1 : path);
	n = strlen(name);
	/* 2026_07_07 is how Zoom's are called */
	for (size_t i = 1; i + 1 < n; i++)
		if (name[i] == '_' && bk_is_digit(name[i - 1]) &&
		    bk_is_digit(name[i + 1]))
			name[i] = '-';
	for (size_t i = 0; i < n; i++) {
		struct bk_str rest = { name + i, n - i };

		if (!starts_word(name, i) || bk_when_prefix(rest, &w,
		    &used) != BK_WHEN_OK || (w.date[0] != w.date[1] &&
		    w.date[0] != BK_DATE_NONE && w.date[1] != BK_DATE_NONE))
			continue;
		*from = *to = w.date[0] != BK_DATE_NONE ? w.date[0] :
		    w.date[1];
		return;
	}
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
