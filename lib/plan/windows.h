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

/* Does one entry hold the whole of start..end on that day? */
bool	bk_windows_hold(const struct bk_windows *, bk_date, int start,
	    int end);

/* Does any entry overlap start..end on that day? */
bool	bk_windows_overlap(const struct bk_windows *, bk_date, int start,
	    int end);

#endif
