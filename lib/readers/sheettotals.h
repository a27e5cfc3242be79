/* The totals beside the days of a sheet. */
#ifndef BK_SHEETTOTALS_H
#define BK_SHEETTOTALS_H

#include "sheethead.h"

/* Read them, as far as they are numbers: true if any is. */
bool	bk_sheettotals_read(const struct bk_sheet_head *,
	    const struct bk_row *, unsigned count[BK_NMARKS],
	    bool given[BK_NMARKS]);

/*
 * Do the totals contradict the days? Where latecomers have no column they may
 * be among those present; those sent by the school may or may not be among the
 * excused.
 */
bool	bk_sheettotals_differ(const unsigned total[BK_NMARKS],
	    const unsigned count[BK_NMARKS], const bool given[BK_NMARKS]);

#endif
