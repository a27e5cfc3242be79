/* The columns of a roster that nothing was read from. */
#ifndef BK_ROSTERUNUSED_H
#define BK_ROSTERUNUSED_H

#include "ingest.h"
#include "rosterhead.h"

/*
 * Name the columns of a sheet that hold something and are not used, in one
 * message; one that is seen with -q too where a telephone or a parent is among
 * them.
 */
void	bk_rosterunused(struct bk_ingest *, const struct bk_sheet *,
	    const struct bk_roster_head *);

#endif
