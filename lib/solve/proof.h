#ifndef BK_SOLVE_PROOF_H
#define BK_SOLVE_PROOF_H

/*
 * Inside the proof: prices of jobs, and what they prove (prices.c, company.c);
 * better ones (climb.c); the cases into which it is taken apart (bound.c); the
 * search for the best plan between that and the plan (hunt.c, made.c).
 */

#include "columns.h"

/* Looks at columns and prices, for each hundredth of the effort. */
enum { PROOF_WORK = 360000 };

/* Trips of a team are whole: a case has so many at least, at most; or -1. */
struct trips {
	int64_t	least, most;
};

/*
 * What the later steps of a climb would do, counted: jobs in one column, jobs
 * in a column of a kind, trips of a team. Where a count is neither nothing nor
 * all of the steps, there are two cases.
 */
struct habits {
	int32_t	steps;
	int32_t	*together;	/* [job * njobs + job] */
	int32_t	*sent;		/* [job * nkinds + kind] */
	int64_t	*trips;		/* [team] */
};

/*
 * Prices of jobs, paid to whoever does them; of a job of two tasks the mate's
 * is apart. What a load costs is a square: in its place stands a line that
 * touches it at the plan's own load and is nowhere above. For the limits of
 * trips there are prices too: two of each team, for the least and the most; and
 * one for each two jobs that a mate goes to only where one shift leads both.
 */
struct proof {
	const struct bk_solve_problem *p;
	const struct model *m;
	struct columns	c;
	int64_t	*load;		/* price of a task, for each team */
	int64_t	base;		/* what the lines start at */
	int64_t	all;		/* what leaving out all jobs costs */
	size_t	nprices;
	int64_t	*price;		/* all prices; */
	int64_t	*pay, *mate;	/* of these, of each job; */
	int64_t	*trip;		/* [2 * team], [2 * team + 1]; */
	int64_t	*pair;		/* and of each pair: company.c */
	size_t	npairs;
	bool	meets;		/* pairs start at once, teams have no two */
				/* shifts at one time */
	uint64_t *leads;	/* of each team: jobs that only it leads */
	int32_t	*pair_of;	/* [job * njobs + job]: pair + 1; or 0 */
	int32_t	*key;		/* of each task: its job, of mates + njobs */
	int64_t	*both;		/* [key * 2 * njobs + key]: what both cost */
	int64_t	sum;		/* what these prices prove */
	int64_t	best;		/* the best sum, and its prices */
	int64_t	*best_price;
	int64_t	*proved_price;	/* while estimates are made */
	double	*lack;		/* what each asks for, in the mean */
	struct trips *limit;	/* of each team */
	struct habits habits;
	size_t	nlooked;	/* columns that are looked at; */
	size_t	nfront;		/* and at an estimate */
	size_t	effort;		/* hundredths */
	size_t	work;		/* looks at columns so far */
	size_t	tried;		/* looks of hunts, */
	size_t	made;		/* and searches */
	/* what the prices lead to */
	int32_t	*done, *mates;	/* how often the shifts would do each */
	int32_t	*used;		/* trips of each team */
	int32_t	*apart;		/* of each pair: mates' shifts - leaders' */
	int64_t	*least;		/* of each shift */
	const struct column **chosen;	/* by each shift, or NULL */
	int64_t	*paid;		/* to who does each task */
	int32_t	*hop;		/* the cheapest way to each task */
};

/* What a column costs more than it is paid. */
static inline int64_t
proof_balance(const struct proof *q, const struct column *c)
{
	int64_t sum = c->cost;

	for (int32_t k = 0; k < c->n; k++)
		sum -= q->paid[c->task[k]];
	for (int32_t k = 1; q->npairs && k < c->n; k++) {
		const int64_t *both = q->both + q->key[c->task[k]] * 2 *
		    q->m->njobs;

		for (int32_t i = 0; i < k; i++)
			sum += both[q->key[c->task[i]]];
	}
	return sum;
}

/* The jobs that a column does, mates apart. */
static inline uint64_t
proof_jobs(const struct proof *q, const struct column *c)
{
	uint64_t jobs = 0;

	for (int32_t k = 0; k < c->n; k++)
		if (bk_solve_columns_role(q->m, c->task[k]) != ROLE_MATE)
			jobs |= UINT64_C(1) << q->m->task_job[c->task[k]];
	return jobs;
}

/*
 * A column on one of the shifts of its kind, which one is left open; and what
 * it is above the least of such a shift, at the least.
 */
struct pick {
	int32_t	kind, shift;
	const struct column *column;
	uint64_t jobs;		/* that it does, */
	uint64_t led, mates;	/* of these with a mate; and goes along to */
	int64_t	above;
};

/* Of the shifts of a kind. */
struct kind_least {
	int64_t	least, later, trip;
	int32_t	nshifts;
};

/*
 * What a plan costs, in which a shift of the kind does this, above the sum of
 * the prices in place, at the least; may be below 0.
 */
static inline int64_t
proof_above(const struct proof *q, const struct kind_least *k,
    const struct column *c)
{
	return proof_balance(q, c) + c->nlead * k->later - k->least - k->trip;
}

/*
 * Find the pairs; what they cost by the prices in place, none counted; count
 * those of a column.
 */
void	bk_solve_company_find(struct proof *);
void	bk_solve_company_pay(struct proof *);
void	bk_solve_company_count(struct proof *, const struct column *);

/* Prices to begin with: what the plan's routes cost, shared. */
void	bk_solve_prices_begin(struct proof *, const struct bk_solve_plan *);

/* The sum that the prices prove, and what they lead to. */
void	bk_solve_prices_add_up(struct proof *);

/*
 * The same by some columns of each kind alone, those in front: quick, but the
 * sum proves nothing. To the front come the best ones by the prices that were
 * added up last, in the place of those that are there, or beside them.
 */
void	bk_solve_prices_estimate(struct proof *);
void	bk_solve_prices_to_front(struct proof *, bool beside);

struct kind_least	bk_solve_prices_least(const struct proof *,
			    size_t kind);

/*
 * A column with which, by the prices in place, every plan costs the aim or
 * more is in no plan below that: it goes behind those of its kind that are
 * looked at.
 */
void	bk_solve_prices_thin(struct proof *, int64_t aim);

/*
 * Better prices, from those in place, in so many steps at most or until the
 * aim is proved; the best of them are then in place.
 */
void	bk_solve_climb(struct proof *, int64_t aim, int steps);

struct days;			/* days.h */

/*
 * Search what is left below the plan's cost, by the prices in place; a better
 * plan that is found takes its place. No plan of this case costs less than
 * *least, which is set where that is known. False: not everything is listed,
 * or it takes too long.
 */
bool	bk_solve_hunt(struct proof *, struct days *, struct bk_solve_plan *,
	    int64_t *least);

#endif
