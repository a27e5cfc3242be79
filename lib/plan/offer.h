/*
 * Hours to propose for a visit: on each day the cheapest, what it costs the
 * plan, and what it moves.
 */
#ifndef BK_PLAN_OFFER_H
#define BK_PLAN_OFFER_H

#include "planner.h"
#include "facts.h"

struct bk_plan_offer {
	struct bk_plan_slot	at;
	int64_t			price;		/* beyond the plan as it is */
	int			minutes;	/* more on the road */
	int			moves;	/* another call, or -1: none */
	struct bk_plan_slot	to;	/* and where to */
};

/*
 * The cheapest hour of a call on a day with a start in from..to (slots of the
 * day): one beside all else, or else one that moves another visit. False: there
 * is none. The agenda is as it was. For a call that has no place the price is
 * what it adds.
 */
bool	bk_plan_offer_on(struct bk_planning *, size_t call, int day, int from,
	    int to, struct bk_plan_offer *);

/*
 * Append the hours to propose for the visit of a case (NIS or id), the
 * cheapest first, a line each. False when the case is not in the plan.
 */
bool	bk_plan_offer(const struct bk_plan *, const char *id, enum bk_lang,
	    struct bk_buf *);

/* Append "dearer by 12, 3 min more on the road, moves X to ...". */
void	bk_plan_offer_tell(const struct bk_planning *,
	    const struct bk_plan_offer *, enum bk_lang, struct bk_buf *);

/* "Tue 2020-10-06 14:00, bk1 with wali". */
void	bk_plan_offer_slot(const struct bk_planning *,
	    const struct bk_plan_slot *, enum bk_lang, struct bk_buf *);

#endif
