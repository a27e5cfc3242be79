/*
 * Why a call has no place in a plan.
 */
#ifndef BK_PLAN_WHY_H
#define BK_PLAN_WHY_H

#include "facts.h"

/*
 * The rule that binds a call that is not placed, and the smallest change that
 * would place it: a text in the arena. It needs the agenda.
 */
const char	*bk_plan_why(struct bk_planning *, size_t call);

#endif
