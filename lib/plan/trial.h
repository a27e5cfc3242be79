/*
 * A change that would place a call, tried: all is planned once more with it.
 */
#ifndef BK_PLAN_TRIAL_H
#define BK_PLAN_TRIAL_H

#include "facts.h"

/* A change of one or more facts, and where it would put the visit. */
struct bk_plan_trial {
	unsigned	 relax;		/* what it changes: agenda.h's */
	int		 visitor;
	int		 escort;	/* whose hours to go along; or NOBODY */
	bool		 other;		/* the visitor has the case */
	bk_date		 last;		/* no later than that */
	int		 day, from, to;	/* the longest run of starts on a day */
};

/*
 * Find the first day that the change opens, and the longest run of starts on
 * it, and try it. False: it opens nothing, or the call has no place with it
 * either, since others are more urgent.
 */
bool	bk_plan_trial(struct bk_planning *, size_t call,
	    struct bk_plan_trial *);

/*
 * Has so much been tried that it must stop here, to be done in a second or so?
 */
bool	bk_plan_trials_are_over(const struct bk_planning *);

#endif
