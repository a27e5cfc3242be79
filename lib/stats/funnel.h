/*
 * One school among those of an office: does its share differ from that of all
 * by more than chance? No league table: of schools that do not differ, one is
 * still the last [STATS 13].
 */
#ifndef BK_FUNNEL_H
#define BK_FUNNEL_H

#include "figures.h"

/* Where a school stands: below or above the limits of 99.8 or 95 in 100. */
enum bk_funnel_place { BK_FUNNEL_FAR_BELOW, BK_FUNNEL_BELOW,
	BK_FUNNEL_WITHIN, BK_FUNNEL_ABOVE, BK_FUNNEL_FAR_ABOVE };

struct bk_funnel_limits {
	int64_t	low, high;	/* counts that lie within, both included */
};

struct bk_funnel {
	int64_t			x, n;		/* of the school */
	struct bk_funnel_limits	most, nearly;	/* 95, 99.8 in 100 */
	enum bk_funnel_place	place;
};

/*
 * The share of the sum at `path` among the row's students, against that of the
 * total of its term. False where there are no students.
 */
bool	bk_funnel_of(const struct bk_figures *, const struct bk_figure_row *,
	    const char *path, struct bk_funnel *);

#endif
