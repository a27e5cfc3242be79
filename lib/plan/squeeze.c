#include "squeeze.h"

#include "agenda.h"

/* Put a call where it costs least within the days from..to; false: nowhere. */
static bool
put_best(struct bk_planning *p, size_t call, int from, int to)
{
	struct bk_plan_slot at, best;
	int64_t least = BK_PLAN_NOWHERE;

	for (int day = from; day <= to; day++) {
		int64_t price = bk_plan_fit(p, call, day, &at);

		if (price < least) {
			least = price;
			best = at;
		}
	}
	if (least != BK_PLAN_NOWHERE)
		bk_plan_put(p, call, &best);
	return least != BK_PLAN_NOWHERE;
}

/* Would this call be in the way of that visitor? */
static bool
in_the_way(const struct bk_plan_call *c, const struct bk_plan_call *other)
{
	for (size_t i = 0; i < c->nvisitors; i++)
		if (other->at.visitor == c->visitor[i])
			return true;
	return false;
}

/*
 * Whatever the search overlooked: a call that fits as the plan stands, or when
 * one other goes elsewhere.
 */
static void
squeeze_in(struct bk_planning *p, size_t call)
{
	if (put_best(p, call, 0, p->ndays - 1))
		return;
	for (size_t i = 0; i < p->nready; i++) {
		const struct bk_plan_slot was = p->call[i].at;

		if (was.day < 0 || !in_the_way(&p->call[call], &p->call[i]))
			continue;
		bk_plan_take(p, i);
		if (put_best(p, call, was.day, was.day)) {
			if (put_best(p, i, 0, p->ndays - 1))
				return;
			bk_plan_take(p, call);
		}
		bk_plan_put(p, i, &was);
	}
}

void
bk_plan_squeeze(struct bk_planning *p)
{
	bk_plan_agenda(p);
	for (size_t i = 0; i < p->nready; i++)
		if (p->call[i].at.day < 0)
			squeeze_in(p, i);
}
