/*
 * Why a call has no place in a plan.
 */
#ifndef BK_PLAN_WHY_H
#define BK_PLAN_WHY_H

#include "facts.h"

/*
 * The rule that binds a call that is not placed, and the smallest change that
 * would place it beside the rest of the plan, with the --what-if that tries
 * it. What was not tried is not named, nor ruled out. The call's `why` in
 * English, and `told_why` in the plan's language, in the arena; `untried` where
 * the time for trials ended first. It needs the agenda.
 */
void	bk_plan_why(struct bk_planning *, size_t call);

/*
 * Why a guardian's wish is not met [FIELD 4.14]; NULL: it is met, or there is
 * none.
 */
const char	*bk_plan_unmet(struct bk_planning *, size_t call,
		    enum bk_lang);

#endif
