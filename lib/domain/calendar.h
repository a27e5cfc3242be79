/*
 * Days without school: calendar/ *.yaml, and working days.
 */
#ifndef BK_CALENDAR_H
#define BK_CALENDAR_H

#include "bind.h"

enum bk_day_kind { BK_NATIONAL, BK_COLLECTIVE_LEAVE, BK_SCHOOL_DAY_OFF };
extern const struct bk_word bk_calendar_kinds[];

struct bk_day_off {
	bk_date		 date, from, to;
	const char	*name;
	int		 kind;		/* enum bk_day_kind or -1 */
	bool		 provisional;
	struct bk_texts	 grades;	/* only these; none: all */
	const char	*hours;		/* "08:00-11:00": a short day */
	struct bk_node	*node;
};

struct bk_calendar {
	BK_LIST_OF(struct bk_day_off) days;
};

/* A set of weekdays: bit BK_MON .. BK_SUN. */
typedef unsigned bk_weekdays;

/* "Mon-Fri", "Sat", "Wed,Fri-Sat": 0 and *out set, else -1. */
int	bk_calendar_weekdays(struct bk_str, bk_weekdays *out);

/*
 * "Mon-Fri 16:00-18:00" [FIELD 4.5]: days, and minutes of the day. With dates
 * before it, "2021-04-13..2021-05-12 Mon-Fri 08:00-12:00", it holds on these
 * alone, both ends included; dates alone are days without any hours.
 */
struct bk_window {
	bk_weekdays	days;		/* none: without hours */
	int		start, end;
	bk_date		from, to;	/* BK_DATE_NONE: always */
};

/* 0 and *out set; -1: not such a window, or one that ends as it starts. */
int	bk_calendar_window(struct bk_str, struct bk_window *out);

/* "08:00-11:00": 0, else -1. */
int	bk_calendar_hours(struct bk_str, int *start, int *end);

/*
 * Append the entries of one calendar file (its root: a list, or NULL). The
 * calendar's array lives in the reader's arena. 0, or reported and -1.
 */
int	bk_calendar_read(const struct bk_reader *, struct bk_node *,
	    struct bk_calendar *);

/*
 * The entry that makes the day free of school for that grade (NULL: for all),
 * or NULL. Short days (`hours`) are no holidays. Where collective leave is
 * worked (`collective_leave: workday`) entries of that kind do not count.
 */
const struct bk_day_off	*bk_calendar_off(const struct bk_calendar *, bk_date,
			    const char *grade, bool collective_is_workday);

/*
 * The n-th working day after `day`, that day not counted [B]: a weekday of
 * `days` that is not in the calendar. BK_DATE_NONE when there is none within
 * two years.
 */
bk_date	bk_calendar_workday(const struct bk_calendar *, bk_weekdays days,
	    bool collective_is_workday, bk_date day, int n);

#endif
