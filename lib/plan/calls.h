/*
 * Evidence -> calls: who is to be visited, at whose door, by whom, on which
 * days.
 */
#ifndef BK_PLAN_CALLS_H
#define BK_PLAN_CALLS_H

#include "facts.h"

/*
 * Make the calls, in the order of their first ids: how many students they are
 * of. Then, with the days known, the persons; then each call complete: its
 * visitors, doors and open days, or `why`: what bars it for good.
 */
size_t	bk_plan_calls(struct bk_planning *);
void	bk_plan_staff(struct bk_planning *);
void	bk_plan_prepare(struct bk_planning *, struct bk_plan_call *);

/*
 * The starts that weekday, calendar and quiet times leave [4.4, 4.5]; and of
 * these, what was not called off.
 */
struct bk_slots	bk_plan_day(const struct bk_planning *,
		    const struct bk_plan_call *, bk_date day);
struct bk_slots	bk_plan_open(const struct bk_planning *,
		    const struct bk_plan_call *, bk_date day);

/* Whose work the visit is, with hours or without; NULL: nobody's [4.8]. */
const struct bk_staff	*bk_plan_visitor(const struct bk_planning *,
			    const struct bk_plan_member *);

/* For qsort. */
int	bk_plan_by_first_id(const void *, const void *);

#endif
