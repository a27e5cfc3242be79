/*
 * What stands above a log for all its rows: the day of a daily report, and
 * class and subject, where no column says them.
 */
#ifndef BK_LOGABOVE_H
#define BK_LOGABOVE_H

#include "sheetfacts.h"
#include "when.h"

struct bk_log_above {
	bool		 dated;
	struct bk_when	 day;
	struct bk_sheet_facts facts;
};

/* Look at the rows above the headings, which are row `head`. */
void	bk_log_look_above(const struct bk_sheet *, size_t head,
	    struct bk_log_above *);

#endif
