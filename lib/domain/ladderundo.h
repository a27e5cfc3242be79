/* Taking back what a person recorded, and what the ladder answered to it. */
#ifndef BK_LADDERUNDO_H
#define BK_LADDERUNDO_H

#include "entry.h"
#include "ladder.h"

/*
 * Take back the last action that a person recorded, with the move that it
 * caused: they leave *c and, with `edit`, the text; rung, due and status are
 * those before it. *taken is the action. NULL; or why not, in the arena and the
 * language of the place: there is none, `by` (unless NULL) did not record it,
 * or something came after it (the case does not stand where the action put
 * it); *c as it was.
 */
const char	*bk_ladderundo(struct bk_case *c, const struct bk_policy *,
		    const char *by, struct bk_action *taken,
		    const struct bk_entry_place *, struct bk_edit *);

#endif
