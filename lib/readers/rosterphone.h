/*
 * Telephones in a list of students: which column's counts, and how a number
 * is written.
 */
#ifndef BK_ROSTERPHONE_H
#define BK_ROSTERPHONE_H

#include "mem.h"
#include "rosterhead.h"

/*
 * A number as digits with the country's code: 0812-345 and +62 812 345 are
 * 62812345; of two in a cell the first. NULL where that is none, or NULL.
 */
const char	*bk_rosterphone_number(struct bk_arena *, const char *);

/*
 * The number of a row by which its guardian is called: one of the columns for
 * parents, where the row has any, else any other's, since a pupil's own comes
 * last; of several the first mobile one, else the first. *from: which of
 * col->phone. NULL where there is none.
 */
const char	*bk_rosterphone_best(const struct bk_roster_head *,
		    const struct bk_row *, struct bk_arena *, int *from);

#endif
