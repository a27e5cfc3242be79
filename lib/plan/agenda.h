/*
 * One call in a finished plan: where it fits, and at what price. Reasons are
 * found with it, and calls that the search overlooked are placed with it.
 */
#ifndef BK_PLAN_AGENDA_H
#define BK_PLAN_AGENDA_H

#include "facts.h"

/* A rule that is left aside, to see whether it is the one that binds. */
enum bk_plan_relax {
	BK_RELAX_DOOR		= 1,	/* the guardian's windows */
	BK_RELAX_FREE		= 2,	/* the visitor's (not `away`) */
	BK_RELAX_COMPANY	= 4,	/* somebody to go along */
	BK_RELAX_LIMIT		= 8,	/* visits a day */
	BK_RELAX_DUE		= 16,	/* the service standard */
	BK_RELAX_BUSY		= 32,	/* what else is in the plan */
	BK_RELAX_OWN_LIMIT	= 64,	/* visits a day of the visitor alone */
	BK_RELAX_CALLED_OFF	= 128	/* hours that were called off */
};

/* Write down who is where, from `at` of the calls. */
void	bk_plan_agenda(struct bk_planning *);

/* Put a call where it fits; take one out again. */
void	bk_plan_put(struct bk_planning *, size_t call,
	    const struct bk_plan_slot *);
void	bk_plan_take(struct bk_planning *, size_t call);

/*
 * The starts at which a call fits on a day beside the rest of the plan (but
 * itself): 0 <= day < nlook.
 */
struct bk_slots	bk_plan_starts(const struct bk_planning *, size_t call,
		    size_t door, int visitor, int day, unsigned relax);

/* Is the person away on that day? */
bool	bk_plan_is_away(const struct bk_planning *, int person, int day);

/*
 * Could this person go along at that moment if it were in their hours: not
 * away, and with time to get from and to their other visits?
 */
bool	bk_plan_could_escort(const struct bk_planning *, size_t call,
	    int person, int day, int start);

/* The price of a place that there is not. */
#define BK_PLAN_NOWHERE	INT64_MAX

/*
 * The best place of a call on a day, beside the rest of the plan: what it
 * adds to the price of the plan, or BK_PLAN_NOWHERE. Below 0 where the way by
 * this door is shorter than the one past it, as roads and hills have it.
 */
int64_t	bk_plan_fit(const struct bk_planning *, size_t call, int day,
	    struct bk_plan_slot *out);

/* The same with a start in between[0]..between[1], slots of the day. */
int64_t	bk_plan_fit_between(const struct bk_planning *, size_t call, int day,
	    const int between[2], struct bk_plan_slot *out);

/* What a call adds to the price of the plan where it is put. */
int64_t	bk_plan_price(const struct bk_planning *, size_t call,
	    const struct bk_plan_slot *);

/* Minutes on the road that a placed call adds to the days it is on. */
int	bk_plan_detour(const struct bk_planning *, size_t call,
	    const struct bk_plan_slot *);

#endif
