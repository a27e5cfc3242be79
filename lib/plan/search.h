/*
 * The search for a plan: how long, how often, and what counts as better.
 */
#ifndef BK_PLAN_SEARCH_H
#define BK_PLAN_SEARCH_H

#include "facts.h"

/* Set `at` of the calls that can be placed; of the others its day is -1. */
void	bk_plan_solve(struct bk_planning *);

#endif
