/*
 * What the figures say, in sentences for a reader who is not a statistician:
 * what changed, for whom, and what may not be concluded [STATS 11, 13].
 */
#ifndef BK_VERDICT_H
#define BK_VERDICT_H

#include "figures.h"
#include "word.h"

/* One sentence or two, a paragraph each, in the arena. */
struct bk_verdict {
	const char	**line;
	size_t		 n;
};

/*
 * The changes of each term from the one before, then the effects of summons and
 * visits. Nothing that is hidden in the figures is mentioned.
 */
void	bk_verdict_make(struct bk_verdict *, const struct bk_figures *,
	    enum bk_lang, struct bk_arena *);

#endif
