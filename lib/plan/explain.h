/*
 * Why a visit is on this day at this hour: what every other day would have
 * cost, in the plan as it stands.
 */
#ifndef BK_PLAN_EXPLAIN_H
#define BK_PLAN_EXPLAIN_H

#include "planner.h"

/*
 * Append why the visit of a case is when it is, or why it is not: lines
 * without a mark of comment. False when the case is not in the plan.
 */
bool	bk_plan_explain(const struct bk_plan *, const char *case_id,
	    enum bk_lang, struct bk_buf *);

#endif
