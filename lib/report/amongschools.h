/*
 * Schools side by side, as an office reads them: whose share of students with
 * a problem differs from that of all by more than chance (stats/funnel.h).
 */
#ifndef BK_AMONGSCHOOLS_H
#define BK_AMONGSCHOOLS_H

#include "figures.h"
#include "grid.h"
#include "word.h"

/* Are the rows of these figures schools, and is nothing of them hidden? */
bool	bk_amongschools_are(const struct bk_figures *);

/* The schools of a term, in the order of their npsn. */
void	bk_amongschools_grid(struct bk_grid *, const struct bk_figures *,
	    bk_term, struct bk_arena *, enum bk_lang);

/* What may be concluded from it, in a sentence or two. */
const char	*bk_amongschools_words(enum bk_lang);

#endif
