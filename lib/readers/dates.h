/*
 * Deciding the order of day and month for an export, and saying where that
 * cannot be done.
 */
#ifndef BK_DATES_H
#define BK_DATES_H

#include "ingest.h"
#include "order.h"

/*
 * The order that the clues decide: 0; or reported, as an error that shows both
 * readings of the first open date and names --date-order: -1.
 */
int	bk_dates_decide(struct bk_ingest *, const struct bk_export *,
	    const struct bk_order_clues *, const struct bk_order_hints *,
	    enum bk_order *);

/*
 * Report what decided, if `why` does (order.h) and nobody can see it in the
 * file.
 */
void	bk_dates_say(struct bk_ingest *, const struct bk_export *,
	    enum bk_order, const char *why);

#endif
