/* Of how many sessions percentages are, where nothing says it. */
#ifndef BK_TOTALSOLVE_H
#define BK_TOTALSOLVE_H

#include "totalshead.h"

/*
 * S, I and A with a percentage beside them, of a number of sessions that
 * stands nowhere: it is the only one by which all rows fit. 0: none, or
 * several would do.
 */
double	bk_totalsolve_sessions(const struct bk_sheet *,
	    const struct bk_totals_head *, const struct bk_totals_group *);

#endif
