#ifndef BK_SOLVE_PROOF_H
#define BK_SOLVE_PROOF_H

/*
 * Inside the proof: the prices of jobs, and what they prove (bound.c); the
 * search for the best plan between that and the plan (hunt.c).
 */

#include "columns.h"

/*
 * Prices of jobs, paid to whoever does them; of a job of two tasks the mate's
 * is apart. What a load costs is a square: in its place stands a line that
 * touches it at the plan's own load and is nowhere above.
 */
/*
 * The number of trips of a team is whole: where the sum says 2.4, there are
 * two cases, at most two and at least three, and in each another sum holds.
 */
struct trips {
	int64_t	least, most;	/* -1: any */
	int64_t	pay;		/* to a shift that is used, */
	double	up, down;	/* for the one limit and for the other */
	int32_t	used;		/* by these prices, */
	int64_t	seen;		/* and in all the later steps of a climb */
};

struct proof {
	const struct bk_solve_problem *p;
	const struct model *m;
	struct columns	c;
	int64_t	*load;		/* price of a task, for each team */
	int64_t	base;		/* what the lines start at */
	int64_t	*pay, *mate;	/* of each job */
	struct trips *trips;	/* of each team */
	size_t	nodes;		/* that hunts looked at */
	size_t	nlooked;	/* columns that are looked at */
	int32_t	looks;		/* later steps of the climb */
	double	*wish_pay, *wish_mate;	/* the same, not yet whole */
	int32_t	*done, *mates;	/* how often the shifts would do each */
	int64_t	sum;		/* what these prices prove */
	int64_t	*least;		/* of each shift */
	int64_t	*paid;		/* to who does each task */
	int32_t	*hop;		/* the cheapest way to each task */
	int64_t	best;		/* the best sum, and its prices */
	int64_t	*best_pay, *best_mate, *best_trip;
};

/* What a column costs more than it is paid. */
static inline int64_t
proof_balance(const struct proof *q, const struct column *c)
{
	int64_t sum = c->cost;

	for (int32_t k = 0; k < c->n; k++)
		sum -= q->paid[c->task[k]];
	return sum;
}

/*
 * What a plan costs, in which a shift of the kind does this, above the sum of
 * the prices in place, at the least; may be below 0.
 */
struct kind_least {
	int64_t	least, later, trip;	/* of the shifts of the kind */
	int32_t	nshifts;
};

static inline int64_t
proof_above(const struct proof *q, const struct kind_least *k,
    const struct column *c)
{
	return proof_balance(q, c) + c->nlead * k->later - k->least - k->trip;
}

struct kind_least	bk_solve_bound_least(const struct proof *,
			    size_t kind);

/*
 * Search what is left below the plan's cost, by the prices in place; a better
 * plan takes its place. True: the plan is then the best of this case of trips;
 * false: shifts are coupled, not everything is listed, or it takes too long.
 */
bool	bk_solve_hunt(struct proof *, struct bk_solve_plan *);

#endif
