/* Days that a spreadsheet swapped (words/dayswap.h), in a whole table. */
#ifndef BK_SWAPPED_H
#define BK_SWAPPED_H

#include "ingest.h"

/* Put those of each column, and of each row of headings, right, and say so. */
void	bk_swapped_mend(struct bk_ingest *, const struct bk_export *);

#endif
