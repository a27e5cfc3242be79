/*
 * Dates and times of day as exports write them.
 *
 * A date such as 3/8/2026 can be read two ways, and no row alone tells which:
 * so it is kept in both readings until order.h has decided for the file. Only
 * numbers with slashes or dashes are open. Fixed in every file are: a year of
 * four digits in front, a month by its name, dots (day.month.year; nobody
 * puts the month first with dots), a spreadsheet's serial.
 */
#ifndef BK_WHEN_H
#define BK_WHEN_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "str.h"

enum bk_order {
	BK_ORDER_DMY,
	BK_ORDER_MDY,
	BK_ORDER_OPEN,		/* not decided: both readings make sense */
	BK_ORDER_MIXED		/* not decided: neither reads it all */
};

#define BK_SECOND_NONE	(-1)
#define BK_ZONE_NONE	INT32_MIN

struct bk_when {
	bk_date	 date[2];	/* by enum bk_order; NONE: no day that way */
	int	 second;	/* since midnight, or BK_SECOND_NONE */
	int	 zone;		/* minutes east of UTC, or BK_ZONE_NONE */
};

/* Is it a day, one way round at least? */
static inline bool
bk_when_is_day(const struct bk_when *w)
{
	return w->date[0] != BK_DATE_NONE || w->date[1] != BK_DATE_NONE;
}

/* Ordered, so that the better of two tries is the smaller. */
enum bk_when_result {
	BK_WHEN_OK,
	BK_WHEN_NO_SUCH_DAY,	/* 31/02/2020; Monday, 8/9/2020 */
	BK_WHEN_NO_DATE		/* not a date at all */
};

/*
 * A date, with or without a time of day, and nothing else but blanks and in
 * front the name of a weekday, which has to be the date's: so it may tell the
 * order of day and month.
 *
 *	2020-09-08  2020/9/8  20200908  8/9/2020  08-09-20  8.9.2020
 *	8 Sep 2020  08-Sept-20  Sep 8, 2020  Senin, 7 September 2020
 *	2020-09-08T07:30:00Z  8/9/20, 07:30  8/9/2020 07.30.15
 *	9/8/2020 07:30:15 PM  2018/08/12 6:28:23 AM AST  ... GMT+7  ... WIB
 *	44082  44082.3125 (a spreadsheet's; `date1904` says which)
 *
 * Months in Indonesian, English, and by name or abbreviation in the other
 * languages that Google, Microsoft and Zoom were seen to write. A year of two
 * digits is one of 1970 to 2069.
 */
enum bk_when_result	bk_when_parse(struct bk_str, bool date1904,
			    struct bk_when *);

/* The same for a text that begins with a date; *used: how much it takes. */
enum bk_when_result	bk_when_prefix(struct bk_str, struct bk_when *,
			    size_t *used);

/* The enum bk_weekday of a name or abbreviation and nothing else, or -1. */
int	bk_when_weekday(struct bk_str);

/* Its name in Indonesian, in small letters. */
const char	*bk_when_weekday_name(int weekday);

/*
 * The name of a weekday stands in a cell of its own: a reading of another
 * weekday is no day. Anything else changes nothing.
 */
void	bk_when_on(struct bk_when *, struct bk_str weekday);

/*
 * Where the moment names its distance from UTC: move it to where clocks are
 * `zone` minutes ahead of UTC. (A zone known by letters only is somebody's
 * local time, and stays; so does all where `zone` is BK_ZONE_NONE.)
 */
void	bk_when_to_zone(struct bk_when *, int zone);

/* "07:30", "7.30", "7:30:15 PM": the second of the day, or -1. */
int	bk_when_clock(struct bk_str);

/* 1..12 of a month's name or abbreviation (three letters or more), else 0. */
int	bk_when_month(struct bk_str);

/*
 * Pieces of dates, for those who read others: at the cursor a month's name
 * with the point of its abbreviation, 1..12, or 0; what may stand between the
 * numbers of a date, or 0; a weekday's name or abbreviation and a comma
 * behind, its enum bk_weekday, or -1. What is not there does not move the
 * cursor.
 */
struct bk_cursor;
int	bk_when_month_take(struct bk_cursor *);
char	bk_when_separator(struct bk_cursor *);
int	bk_when_weekday_take(struct bk_cursor *);

/*
 * The day (2026-08-16, 20260816, 16-08-2026, "16 Agustus 2026") or the month
 * ("September 2026", 2026-09) that a file's name holds, as its first and last
 * day; so of a range (1-10 September 2026) or of several days. Both
 * BK_DATE_NONE where it holds none.
 */
void	bk_whenname_span(const char *path, bk_date *from, bk_date *to);

/* The day of a year not named, as "Feb01" or "3 Agustus"; else 0 and 0. */
bool	bk_whenname_day(const char *path, int *month, int *day);

#endif
