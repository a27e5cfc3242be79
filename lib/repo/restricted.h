/*
 * Whose data is restricted [Law 27/2022 art. 40-41]: kept, and on no list or
 * paper but the counsellor's own. The newest roster that has a student decides,
 * for papers of every term.
 *
 *	struct bk_restricted all = BK_RESTRICTED_INIT;
 *	bk_restricted_read(&all, &rosters, today);
 *	... bk_restricted_is(&all, nis)
 *	bk_restricted_free(&all);
 */
#ifndef BK_RESTRICTED_H
#define BK_RESTRICTED_H

#include "rosters.h"

struct bk_restricted {
	struct bk_map	 numbers;	/* 1: restricted; 0: no longer */
	size_t		 n;		/* students */
};

#define BK_RESTRICTED_INIT { BK_MAP_INIT, 0 }

/* Read every roster: 0, or reported and -1. */
int	bk_restricted_read(struct bk_restricted *, struct bk_rosters *,
	    bk_date today);
void	bk_restricted_free(struct bk_restricted *);

/* By any number that the roster gives. NULL: nobody. */
bool	bk_restricted_is(const struct bk_restricted *, const char *number);

#endif
