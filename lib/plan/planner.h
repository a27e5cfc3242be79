/*
 * The plan of visits [FIELD 4]: which of the cases on the rung of visits are
 * visited when, by whom, and why the others are not.
 *
 * A plan breaks no rule of FIELD 4 (prove.h tries them all). Among the plans
 * that break none, it is the best one found, by a sum of prices (struct
 * bk_plan_weights) that are orders of magnitude apart, so that they form a
 * hierarchy. It depends on nothing but its input; the order of the input,
 * locale and zone do not matter.
 */
#ifndef BK_PLANNER_H
#define BK_PLANNER_H

#include "input.h"
#include "visit.h"

struct bk_planning;		/* what led to the plan; in the arena */

struct bk_plan {
	struct bk_visit	*v;		/* in the order of output */
	size_t		 n, nunplaced;
	struct bk_planning *how;
};

/*
 * Append how far the plan may be from the best possible one, in the price that
 * bk-schedule(1) states: "at most 0.8 % above the best possible (proved)", or
 * that this is not known. False, nothing appended: nobody is visited.
 */
bool	bk_planner_tell_bound(const struct bk_plan *, enum bk_lang,
	    struct bk_buf *);

/*
 * Make the plan. All of it lives in the arena, and in the input. Whatever
 * cannot be placed is in it, with the reason.
 */
void	bk_planner_run(const struct bk_planner *, struct bk_arena *,
	    struct bk_plan *);

#endif
