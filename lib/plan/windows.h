/*
 * Lists of windows as people write them, "Mon-Fri 16:00-18:00" [FIELD 4.5].
 */
#ifndef BK_WINDOWS_H
#define BK_WINDOWS_H

#include "bind.h"
#include "calendar.h"

struct bk_windows {
	struct bk_window *v;
	size_t		  n;
};

/*
 * A list of entries, in the arena. The first that is wrong is put into *bad
 * (NULL: none) and -1 returned.
 */
int	bk_windows_parse(const struct bk_texts *, struct bk_arena *,
	    struct bk_windows *, const char **bad);

/* Is the day one of the entry's weekdays, and of its dates? */
bool	bk_windows_falls_on(const struct bk_windows *, size_t i, bk_date);

/* Is the day one of the dates of an entry that has any? */
bool	bk_windows_dated(const struct bk_windows *, bk_date);

/*
 * Is an entry in force on that day? It falls on it; and where an entry has the
 * day in its dates, none without dates is: in Ramadan, the hours of Ramadan.
 */
bool	bk_windows_in_force(const struct bk_windows *, size_t i, bk_date);

/*
 * Do the windows say anything of that day, if only that there are no hours?
 * Not, where all have dates, and it is none of these.
 */
bool	bk_windows_speak(const struct bk_windows *, bk_date);

/*
 * A guardian's hours as they are written: their own, and where these speak of
 * some dates alone, or of none, the usual ones behind them [FIELD 4.5].
 */
struct bk_texts bk_windows_at_home(const struct bk_texts *own,
		    const struct bk_texts *usual, struct bk_arena *);

#endif
