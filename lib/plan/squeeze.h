/*
 * Room for one more in a plan that was searched for.
 */
#ifndef BK_PLAN_SQUEEZE_H
#define BK_PLAN_SQUEEZE_H

#include "facts.h"

/*
 * Write the agenda of a plan, and place whatever the search overlooked: a call
 * that fits as the plan stands, or when one other goes elsewhere.
 */
void	bk_plan_squeeze(struct bk_planning *);

#endif
