/*
 * The merge of two people's work on one case file, for git.
 *
 * What one side alone changed is taken from it, lines and comments as they
 * are; keys one by one, actions and reasons item by item: the actions of both
 * sides in order of date, once where they are the same. Where a case stands
 * (rung, due, status) follows from them by the ladder: two failed calls, one
 * by each, move it up as if one person had made both; what moved it already
 * stands, as for a call that is recorded late. What both changed otherwise is
 * a conflict.
 */
#ifndef BK_MERGE_H
#define BK_MERGE_H

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "docfiles.h"
#include "policy.h"

struct bk_merge {
	struct bk_str	 base, ours, theirs;	/* the texts; base may be "" */
	const char	*file;			/* in messages */
	const struct bk_policy *policy;
	const struct bk_docfiles *from;	/* of the case before; NULL: unknown */
};

/*
 * Append the merged text to *out. The number of conflicts, each between markers
 * as git leaves them (`base` is not shown); -1 where a text is no single
 * document in block style: *out as it was, reported as a note.
 */
int	bk_merge_case(const struct bk_merge *, struct bk_arena *,
	    struct bk_buf *out, struct bk_diag *);

#endif
