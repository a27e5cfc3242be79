/*
 * Where a case stands after a merge: rung, due and status as the ladder makes
 * them of the actions of both sides.
 */
#ifndef BK_MERGELADDER_H
#define BK_MERGELADDER_H

#include <stdbool.h>

#include "ladder.h"
#include "mergelist.h"

struct bk_merge_cases {
	/* o NULL: count from the opening, for there is no base, or not all
	   that it had stands */
	const struct bk_case	*o, *a, *b;
	const struct bk_policy	*policy;
};

struct bk_merge_standing {
	bk_date	 opened;
	int	 rung, status;
	bk_date	 due;
	bool	 status_open;	/* each side closed it in its own way */
	/* For each item: the move that the ladder adds behind it, or NULL. */
	const struct bk_action **moves;
};

/*
 * True, and *out set: both sides stand where their actions put them, and so
 * does the merge. False where a person set one of the three by hand, changed
 * an action that counted, or the policy was another: then nobody knows better
 * than they.
 */
bool	bk_merge_ladder(const struct bk_merge_cases *,
	    const struct bk_merge_items *actions, struct bk_arena *,
	    struct bk_merge_standing *out);

#endif
