#ifndef BK_SOLVE_ORDER_H
#define BK_SOLVE_ORDER_H

/*
 * Inside the proof: what a shift can do, as a route.
 */

#include "columns.h"

/*
 * The tasks of a column in the order, and from among those that do the same in
 * the same role the ones, that cost the least on the shift, and when each
 * starts, waiting as little as can be. Both have room for COLUMN_STOPS.
 */
void	bk_solve_order(const struct model *, const struct column *,
	    int32_t shift, int32_t *task, int32_t *start);

#endif
