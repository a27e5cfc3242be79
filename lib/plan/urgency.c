#include "urgency.h"

#include <stdlib.h>

#include "calls.h"
#include "mem.h"

enum { AT_ONCE = 2000 };	/* calls: memory grows with the square */

/* The most urgent first: by what the standard allows, need, patience. */
static int
by_urgency(const void *a, const void *b)
{
	const struct bk_plan_call *x = *(struct bk_plan_call *const *)a;
	const struct bk_plan_call *y = *(struct bk_plan_call *const *)b;

	if (!x->member[0].routine != !y->member[0].routine)
		return x->member[0].routine ? 1 : -1;
	if (x->member[0].routine &&
	    x->member[0].routine->last != y->member[0].routine->last)
		return x->member[0].routine->last <
		    y->member[0].routine->last ? -1 : 1;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	if (x->flags != y->flags)
		return x->flags > y->flags ? -1 : 1;
	if (x->approved != y->approved)
		return x->approved < y->approved ? -1 : 1;
	return bk_plan_by_first_id(x, y);
}

/*
 * Never two visits for an urgent one: what urgency adds to all of them is
 * less than one visit.
 */
void
bk_plan_urgency(struct bk_planning *p)
{
	struct bk_plan_call **by = bk_xcalloc(p->ncalls + 1, sizeof(*by));
	int64_t n = (int64_t)p->ncalls, urgent = p->in.weights.urgent;
	int taken = 0;

	if (urgent > 2 * (int64_t)p->in.weights.visit / (n + 1) - 1)
		urgent = 2 * (int64_t)p->in.weights.visit / (n + 1) - 1;
	if (urgent < 0)
		urgent = 0;
	for (size_t i = 0; i < p->ncalls; i++)
		by[i] = &p->call[i];
	qsort(by, p->ncalls, sizeof(struct bk_plan_call *), by_urgency);
	for (int64_t i = 0; i < n; i++) {
		by[i]->price = (int64_t)p->in.weights.visit *
		    (int64_t)by[i]->nmembers + urgent * (n - i) / n;
		if (by[i]->member[0].routine)	/* after every case */
			by[i]->price = p->in.weights.move +
			    p->in.weights.trip + urgent * (n - i) / n / 100;
		if (!by[i]->why && !by[i]->stands && ++taken > AT_ONCE)
			by[i]->why = "others are more urgent, and no more "
			    "than 2000 visits are planned at once";
	}
	free(by);
}
