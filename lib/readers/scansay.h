/* Which columns of a list of scans are not read. */
#ifndef BK_SCANSAY_H
#define BK_SCANSAY_H

#include "ingest.h"
#include "scanhead.h"

/*
 * Say of which column too many times are none, and which tell who was absent:
 * a machine takes each day without a scan for an absence, holidays too.
 */
void	bk_scansay_columns(struct bk_ingest *, const struct bk_sheet *,
	    const struct bk_scanhead *);

#endif
