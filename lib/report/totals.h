/*
 * The figures of the totals, or of one key, in words, the terms side by side:
 * all that the tables of handling and standing (tidy.h) and of schools do not
 * hold.
 */
#ifndef BK_TOTALS_H
#define BK_TOTALS_H

#include "grid.h"
#include "figures.h"
#include "word.h"

/*
 * Of the key, or "total", one row per figure that has a value in a term: the
 * value with its limits of 95 %, and what it is of. With `compared` the lines
 * that compare two terms, else those of each term. No row where there is none.
 */
void	bk_totals_grid(struct bk_grid *, const struct bk_figures *,
	    const char *key, bool compared, struct bk_arena *, enum bk_lang);

#endif
