/*
 * The report's Table 1 [C, FIELD 2]: what is done in a term, when, by whom,
 * and, from the cases, when it was done.
 */
#ifndef BK_AGENDA_H
#define BK_AGENDA_H

#include "office.h"

struct bk_agenda {
	const struct bk_office	*office;
	const struct bk_case *const *cases;
	size_t			 n;
	const bk_term		*terms;	/* a column each */
	size_t			 nterms;
	const bk_date		*recaps;	/* of each: the day that its
						   recaps go to; or NULL */
	bk_date			 today;	/* nothing later is told */
	bool			 ticks;	/* a box before each */
};

/* Stage, number, week, activity, who takes part, done when in each term. */
void	bk_agenda_table(struct bk_grid *, const struct bk_agenda *);

#endif
