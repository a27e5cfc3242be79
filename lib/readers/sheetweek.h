/*
 * Weekdays over, in or under the days of a sheet, Sn Sl Rb or Senin, which have
 * to be those of its month: else the sheet is of another one, or a column is.
 */
#ifndef BK_SHEETWEEK_H
#define BK_SHEETWEEK_H

#include "ingest.h"
#include "sheethead.h"

/*
 * Compare them with the dates: 0; or, where most differ, reported and -1. A
 * column that differs by itself is reported and taken out of the days.
 */
int	bk_sheetweek_check(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *, struct bk_sheet_head *);

#endif
