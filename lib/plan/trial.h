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
 * either, or not beside all who have one: it would cost another its place.
 */
bool	bk_plan_trial(struct bk_planning *, size_t call,
	    struct bk_plan_trial *);

/*
 * The hours that the trial adds, as minutes of its day: a guardian's, or a
 * person's, with the way where that takes hours.
 */
struct bk_window bk_plan_trial_window(const struct bk_planning *, size_t call,
		    const struct bk_plan_trial *, bool of_person);

/*
 * Are hours of dates in force on that day, so that what is added to them holds
 * on that day alone: for a member at the first door, for a person?
 */
bool	bk_plan_trial_at_dated_door(const struct bk_planning *,
	    const struct bk_plan_call *, size_t member, int day);
bool	bk_plan_trial_dated_person(const struct bk_planning *, int person,
	    int day);

/*
 * Trials of one call begin: half of what is left of the time of all is its
 * own, so that one that needs much leaves some to the others.
 */
void	bk_plan_trials_begin(struct bk_planning *);

/* Are there so few visits that trials are possible at all? */
bool	bk_plan_trials_can_be(const struct bk_planning *);

/* Has so much been tried that it must stop here? */
bool	bk_plan_trials_are_over(const struct bk_planning *);

#endif
