/*
 * A sheet of one day: the numbers over the marks are its lessons, and look
 * like the first days of a month.
 */
#ifndef BK_SHEETLESSONS_H
#define BK_SHEETLESSONS_H

#include "sheethead.h"

/*
 * Where one whole day stands above numbers from 1 to 12 at most, or in the
 * file's name, and no month by itself, give them that day, as its periods: 1;
 * the words over them have to say so (Jam ke), else either is possible: said,
 * -1. 0: it is a sheet of days.
 */
int	bk_sheetlessons_date(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *, struct bk_sheet_head *);

#endif
