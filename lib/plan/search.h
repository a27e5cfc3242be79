/*
 * The search for a plan: how long, how often, what counts as better, and how
 * good the result is.
 */
#ifndef BK_PLAN_SEARCH_H
#define BK_PLAN_SEARCH_H

#include "facts.h"

/* Set `at` of the calls that can be placed; of the others its day is -1. */
void	bk_plan_solve(struct bk_planning *);

/* How many rounds n calls are worth. */
uint64_t	bk_plan_rounds(size_t n);

/*
 * Makes the announced plan again the one that came in; the search may have
 * pretended more.
 */
void	bk_plan_as_told(struct bk_planning *);

/*
 * Prove how far the plan may be from the best possible one: `cost` and
 * `least`, where `proved`; a better one that is found on the way is the plan.
 */
void	bk_plan_prove_best(struct bk_planning *);

#endif
