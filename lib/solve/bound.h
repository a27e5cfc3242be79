#ifndef BK_SOLVE_BOUND_H
#define BK_SOLVE_BOUND_H

/*
 * How good a plan can be at the most, proved.
 *
 * What one shift can do in one go is little: a few tasks in some order. All of
 * that is listed, cheapest order first. Then drop the rule that every job is
 * done once, and give every job a price that is paid to whoever does it: any
 * such prices yield a sum that no plan is below, and a search from two sides
 * makes it large. All sums are integers, so the proof holds as it stands. A
 * search through what is left between the sum and the plan finds the best plan
 * itself; where jobs take two shifts, if of all who meet on a day one is at all
 * of their tasks. If not, a short search is made where there may be a better
 * plan.
 */

#include "solve.h"

struct bk_solve_bound {
	int64_t	least;		/* no plan costs less */
	bool	best;		/* the plan does cost that */
};

/*
 * Judge how far the plan may be from the best, and put a better one that is
 * found into its place, with so many hundredths (1 to 100) of the effort.
 * False: there is too much to list, or lateness has a price, or to leave out
 * all jobs costs more than 2^44; then nothing is proved.
 */
bool	bk_solve_bound(const struct bk_solve_problem *, int effort,
	    struct bk_solve_plan *, struct bk_solve_bound *);

#endif
