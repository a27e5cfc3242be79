/*
 * How things stood at the end of a day, from the dates of what is written
 * [STATS 12]: cases opened by then, with the actions dated by then, and the
 * rung and status that follow from these.
 */
#ifndef BK_ASOF_H
#define BK_ASOF_H

#include "census.h"

/*
 * Make *then of a census whose as_of is set. It shares what the census holds,
 * which must outlive it; bk_census_free.
 */
void	bk_asof_census(const struct bk_census *, struct bk_census *then);

#endif
