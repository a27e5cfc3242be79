/*
 * FIELD 3.17: whose case is closed because the student left. The rosters of the
 * repository say so: a stay that has ended, or somebody of the highest grade
 * who is not on the roster of the new school year.
 */
#ifndef BK_LEAVERS_H
#define BK_LEAVERS_H

#include "case.h"
#include "rosters.h"
#include "school.h"

/*
 * Has the student of this case left by `today`? 1, and *why is the reason that
 * the roster gives, or "graduated" (NULL: not known); 0; or said and -1. A case
 * that a person reopened after that stays open.
 */
int	bk_leavers_judge(struct bk_rosters *, const struct bk_school *,
	    const struct bk_case *, bk_date today, const char **why);

#endif
