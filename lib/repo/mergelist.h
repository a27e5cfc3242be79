/*
 * The items of a list that grew on two sides since it was one: which are the
 * same, and in which order all of them stand.
 */
#ifndef BK_MERGELIST_H
#define BK_MERGELIST_H

#include "arena.h"
#include "chunk.h"

/* One item as the base, we and they have it; NULL: they do not. */
struct bk_merge_item {
	const struct bk_chunk *o, *a, *b;
	bool	 dropped;	/* a side took it back: it does not stand */
};

struct bk_merge_items {
	struct bk_merge_item	*v;
	size_t			 n;
	size_t			 dropped;	/* of these */
};

/*
 * Items of the base keep their order; what was put in between or at the end
 * stays there, of both sides: by `date` where by_date (ours first on one day,
 * no side's own order changed), else ours first. What both sides added alike
 * stands once. What one side took back and the other left unchanged goes; but
 * only among actions (by_date). 0; -1: another item of the base was removed, or
 * cannot be told from another.
 */
int	bk_merge_lists(const struct bk_chunks *o, const struct bk_chunks *a,
	    const struct bk_chunks *b, bool by_date, struct bk_arena *,
	    struct bk_merge_items *);

#endif
