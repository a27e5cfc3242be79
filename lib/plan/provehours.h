/*
 * The part of the proof that is about hours: of people, of the place, of the
 * season. As prove.c, written from the rules alone.
 */
#ifndef BK_PROVEHOURS_H
#define BK_PROVEHOURS_H

#include "visit.h"
#include "windows.h"
#include "world.h"

/*
 * Does one entry hold the visit [FIELD 4.5]? Entries that have dates count on
 * these in the place of those that have none; on a day of which `own` says
 * nothing, `usual` (NULL: none) does.
 */
bool	bk_provehours_within(const struct bk_texts *own,
	    const struct bk_texts *usual, const struct bk_visit *,
	    struct bk_arena *);

/* What the visit breaks of the hours of the place, or NULL. */
const char	*bk_provehours_place(const struct bk_plan_world *,
		    const struct bk_visit *);

/* On the road on that day. */
double	bk_provehours_speed(const struct bk_visit_policy *, bk_date);

/* One visit of a person's day, and the minutes between it and school. */
struct bk_provehours_stop {
	int	start, end, way;
};

/*
 * `from_school` [FIELD 4.10]: does the k-th of a person's n visits of a day
 * lie in an entry of `free` that leaves time for the way to it, where it is
 * the first within that entry, and for the way back, where it is the last?
 */
bool	bk_provehours_way(const struct bk_texts *free, bk_date,
	    const struct bk_provehours_stop *, size_t n, size_t k,
	    struct bk_arena *);

#endif
