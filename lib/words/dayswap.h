/*
 * Days that a spreadsheet swapped: where it expects the month first and 01/09
 * is typed, it makes 9 January of it, and of 15/09 a text. So the days of a
 * column are all the 12th or earlier, and the texts all later. Where it expects
 * the day first, 9/1 of a list with the month first becomes 9 January, and 9/15
 * a text.
 *
 *	struct bk_dayswap d = { 0 };
 *
 *	for each cell: bk_dayswap_see(&d, cell, line);
 *	if (bk_dayswap_tells(&d, today)) ... each cell that bk_dayswap_is ...
 */
#ifndef BK_DAYSWAP_H
#define BK_DAYSWAP_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "str.h"

struct bk_dayswap {
	size_t	 days, texts;
	bool	 other;			/* one that does not fit */
	bool	 mdy;			/* the texts have the month first */
	bk_date	 least[2], most[2];	/* of all, as they are, and swapped */
	size_t	 line;			/* of the first day */
};

void	bk_dayswap_see(struct bk_dayswap *, struct bk_str, size_t line);

/*
 * Were they? So they lie closer to the texts, and none after today (0: it is
 * not known).
 */
bool	bk_dayswap_tells(const struct bk_dayswap *, bk_date today);

/* May they have been, as far as is seen? */
bool	bk_dayswap_open(const struct bk_dayswap *);

/* A day as a workbook's cell gives it: 2026-01-09, perhaps with a time. */
bool	bk_dayswap_is(struct bk_str);

/* Day and month the other way round. */
bk_date	bk_dayswap_back(bk_date);

#endif
