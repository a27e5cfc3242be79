/* Leaves of several days in one row, which are no sessions of a day each. */
#ifndef BK_OTHERSPAN_H
#define BK_OTHERSPAN_H

#include "table.h"

/*
 * Does column `c` hold the last day of leaves that have a first one, or how
 * many days they are, one of them more than a day?
 */
bool	bk_otherspan(const struct bk_sheet *, size_t head, size_t c);

#endif
