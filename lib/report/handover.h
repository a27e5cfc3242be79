/*
 * What a counsellor hands over to a successor: every open case with its story
 * in five lines, the visits planned, the requests that wait for the principal,
 * and the cases in which nobody has done anything for a while. (Promises:
 * promises.h.)
 */
#ifndef BK_HANDOVER_H
#define BK_HANDOVER_H

#include "office.h"

struct bk_handover {
	const struct bk_office	*office;
	const struct bk_case *const *cases;	/* those to hand over */
	size_t			 n;
	const struct bk_case *const *routines;	/* routine visits, as cases */
	size_t			 nroutines;
	const struct bk_case *const *others;	/* of others, who is visited */
	size_t			 nothers;	/* by the one who hands over */
	bk_date			 today;
};

enum { BK_HANDOVER_LINES = 5 };	/* of a story, at most */

/*
 * The open cases by class and NIS, a row for each line of the story: why it
 * was opened, what was tried, the last visit, what was done last, and where it
 * stands, with what is next. What is not known makes no line.
 */
void	bk_handover_cases(struct bk_grid *, const struct bk_handover *);

/*
 * Visits that were planned, by their day: those to come, those whose day has
 * passed and of which nothing is recorded, and the day that a guardian asked
 * for when calling one off (of a case of others, not that).
 */
void	bk_handover_planned(struct bk_grid *, const struct bk_handover *);

/* Visits that were asked for and nobody answered yet. */
void	bk_handover_waiting(struct bk_grid *, const struct bk_handover *);

/* Open cases without any action of a person for policy's silent_days. */
void	bk_handover_silent(struct bk_grid *, const struct bk_handover *);

#endif
