/*
 * The report's Table 1 [C, FIELD 2]: what is done in a term, when, by whom,
 * and when it was done, as the cases tell.
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
	bk_date			 today;	/* nothing later is told */
};

/* Stage, number, week, activity, who takes part, done when in each term. */
void	bk_agenda_table(struct bk_grid *, const struct bk_agenda *);

#endif
