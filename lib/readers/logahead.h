/*
 * What must be known of a whole log before its first row can be understood:
 * whether its dates put the day or the month first, and which language its
 * marks are of.
 */
#ifndef BK_LOGAHEAD_H
#define BK_LOGAHEAD_H

#include "dayswap.h"
#include "logapply.h"

struct bk_log_ahead {
	struct bk_log	*log;
	struct bk_order_hints hints;
	struct bk_order_clues clues;
	struct bk_dayswap swap;
	struct bk_buf	 date, mark;	/* of the row before */
	size_t		 line;		/* of a text: of what comes next */
	const struct bk_sheet *sheet;	/* that is looked at */
	const struct bk_sheet *swapped;	/* the first with such days */
	bool		 there, truant;	/* somebody was, somebody was not */
};

void	bk_log_ahead_start(struct bk_log_ahead *, struct bk_log *);

/* One row under the headings. */
void	bk_log_ahead_row(struct bk_log_ahead *, const struct bk_str *cell,
	    size_t n, size_t line);

/* The day above the table, where no column has one. */
void	bk_log_ahead_above(struct bk_log_ahead *);

/*
 * Set order, swapped and mark_hints of the log. -1, reported, where both orders
 * make sense, with an example read both ways; or where only those are in it who
 * were absent: it does not tell how many sessions there were, and whoever
 * stands in it would never have attended one.
 */
int	bk_log_ahead_decide(struct bk_log_ahead *);

/* Or nothing of it, as what comes cannot be read: -1. */
int	bk_log_ahead_give_up(struct bk_log_ahead *);

/*
 * All in one for a text whose rows start there: its beginning, and where that
 * leaves the order of its dates open, the rest. -1 as above, or where the
 * rest of a pipe is too long to keep.
 */
int	bk_log_ahead_text(struct bk_log *, size_t start);

#endif
