/*
 * Day first or month first? Decided for a whole file, never for a row.
 *
 *	struct bk_order_clues c = { 0 };
 *
 *	for each date cell: if (bk_when_parse(cell, false, &w) == BK_WHEN_OK)
 *		bk_order_clue(&c, &w, &hints);
 *	order = bk_order_decide(&c, &hints);
 *	... w.date[order] ...
 */
#ifndef BK_ORDER_H
#define BK_ORDER_H

#include "when.h"

struct bk_order_hints {
	bool	 forced;		/* --date-order */
	enum bk_order order;		/* what it said */
	bk_date	 from, to;		/* --term; NONE: not given */
	bk_date	 name_from, name_to;	/* the file's name; NONE: says none */
	int	 name_month, name_day;	/* where it says no year; or 0 */
	bk_date	 today;			/* NONE: not known */
	enum bk_order half;		/* by how times are written, or OPEN */
	/* Has the term of that day a roster? NULL: nobody knows. */
	bool	(*rostered)(const void *ctx, bk_date);
	const void *ctx;
};

#define BK_ORDER_HINTS_INIT \
	{ false, BK_ORDER_OPEN, BK_DATE_NONE, BK_DATE_NONE, BK_DATE_NONE, \
	    BK_DATE_NONE, 0, 0, BK_DATE_NONE, BK_ORDER_OPEN, NULL, NULL }

struct bk_order_clues {
	size_t		 n;		/* dates seen */
	size_t		 open;		/* of these, not fixed */
	struct bk_when	 example;	/* the first open one */
	struct {
		size_t	 fits, fails;	/* is a day; is none */
		size_t	 in_term, in_name, in_roster;
		size_t	 future;	/* after today */
		size_t	 rises, falls;	/* from one date to the next */
		bk_date	 last;
	} as[2];
};

/* Take the next date of the file, in the order of its rows. */
void	bk_order_clue(struct bk_order_clues *, const struct bk_when *,
	    const struct bk_order_hints *);

/*
 * The order of a whole file, by the first of these that tells:
 *
 * 1. what the operator said;
 * 2. a field over 12 (a reading that fails ten times as often is out: the
 *    other's failures are typing errors, rejected row by row; else MIXED);
 * 3. the term asked for, in which all dates lie in one reading only;
 * 4. the file's name, whose days some dates are in one reading only;
 * 5. the rows' order: three days or more that rise or fall throughout in one
 *    reading only;
 * 6. today, after which a date would lie in one reading only;
 * 7. the rosters: all dates lie in terms that have one, in one reading only;
 * 8. how times are written, where the hints say that it tells.
 *
 * Without an open date BK_ORDER_DMY, which then reads them all. *why: what
 * decided, static; NULL where nothing had to be, or by 1 or 2.
 */
enum bk_order	bk_order_decide(const struct bk_order_clues *,
		    const struct bk_order_hints *, const char **why);

/* "dmy" or "mdy", as --date-order takes them: 0, else -1. */
int	bk_order_parse(struct bk_str, enum bk_order *);

#endif
