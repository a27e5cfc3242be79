/*
 * What a plan is weighed by: prices that are orders of magnitude apart, so that
 * they form a hierarchy.
 */
#ifndef BK_PLAN_WEIGHTS_H
#define BK_PLAN_WEIGHTS_H

#include "bind.h"

/* What is best, dearest first: `visit.weights` of policy.yaml. */
struct bk_plan_weights {
	int	visit;		/* a visit (each case) that is not made */
	int	urgent;		/* more for the most urgent one */
	int	move;		/* an announced visit that moves */
	int	trip;		/* a day on which a person is on the road */
	int	area;		/* one more village on such a day */
	int	guardian;	/* another guardian than the preferred one */
	int	companion;	/* another than the homeroom teacher */
	int	visitor;	/* another than who met the family before */
	int	travel;		/* a minute on the road, school and back too */
	int	away;		/* a minute away from school, waiting too */
	int	load;		/* times the square of a person's visits */
	int	day;		/* a day later */
};

/* The defaults, then what `visit.weights` says. 0; or reported and -1. */
int	bk_plan_weights_read(const struct bk_reader *, struct bk_node *,
	    struct bk_plan_weights *);

#endif
