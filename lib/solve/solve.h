#ifndef BK_SOLVE_H
#define BK_SOLVE_H

/*
 * Who goes where and when: routes and appointments.
 *
 * The model.  A *job* is done once or left out at a price.  It is done in one
 * of its *modes*; a mode is one *task*, or two tasks whose starts lie a given
 * gap apart (0 to 0: at one moment), done on different routes.  A task happens
 * at a *place*, lasts some time, and starts inside one of its windows.  A
 * *shift* is what one person or vehicle can do in one go: a day's work, a
 * tour.  It has its own windows, a capacity, and belongs to a *team*: several
 * shifts of one person on several days are one team.  Times of several days
 * lie on one axis.
 *
 * What other models call optional visits, alternatives, skills, preferences
 * and plans to be kept are spelled with these words:
 *
 *	optional	`skip` of the job, the price of leaving it out
 *	alternatives	several modes, each with its price
 *	skill		`rates[shift]` of the task: BK_SOLVE_BARRED
 *	preference	`rates[shift]`: a price
 *	an announced	one mode with that very start and shift for nothing,
 *	appointment	the other modes at the price of moving it
 *	priority	prices orders of magnitude apart
 *
 * The objective is one sum, to be made small: prices of the jobs left out, of
 * the modes and rates chosen, of the shifts in use (`use`), the cost of the
 * ways, `fair` times the square of each team's number of tasks, `wait` times
 * the time that shifts wait between their tasks, `late_sum` times the sum of
 * all lateness and `late_max` times the largest.  A
 * hierarchy of aims is a choice of weights.
 *
 * Units are the caller's: integers, one unit for all times, one for all costs.
 * A caller whose starts fall on a grid counts time in steps of that grid.
 *
 * The search is slack induction by string removals (Christiaens and Vanden
 * Berghe, 2020): adjacent strings of tasks are ruined, put back greedily with
 * blinks, and the result is accepted as in simulated annealing.  Several short
 * searches fill a pool of plans, which then exchange routes; where times cross
 * routes, days, or the best of them is searched around again and again.  It is
 * deterministic: problem, seed and number of iterations decide the plan.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BK_SOLVE_NONE	(-1)		/* no place, no task, no route */
#define BK_SOLVE_NEVER	INT32_C(0x3fffffff)	/* later than every time */
#define BK_SOLVE_BARRED	INT64_MIN	/* a rate: not on this shift */

/* Both ends belong to it. */
struct bk_solve_window {
	int32_t	open;
	int32_t	close;
};

struct bk_solve_task {
	int32_t	place;
	int32_t	service;	/* how long it takes, >= 0 */
	int32_t	load;		/* what it takes of a shift's capacity */
	int32_t	due;		/* a later start is late; or BK_SOLVE_NEVER */
	/*
	 * Allowed starts, ascending and disjoint; none: any time.
	 */
	const struct bk_solve_window *windows;
	size_t	nwindows;
	/* Price of doing it, for each shift; NULL: 0 for all. */
	const int64_t *rates;
};

struct bk_solve_mode {
	int32_t	task[2];	/* indices; the second may be BK_SOLVE_NONE */
	int32_t	gap_min;	/* start of the second - start of the first */
	int32_t	gap_max;
	int64_t	price;
};

struct bk_solve_job {
	int32_t	mode;		/* the first of its modes */
	int32_t	nmodes;
	int64_t	skip;		/* price of leaving it out */
};

struct bk_solve_shift {
	int32_t	from;		/* place it starts at, or BK_SOLVE_NONE */
	int32_t	to;		/* place it ends at, or BK_SOLVE_NONE */
	int32_t	begin;		/* leaves `from` at this time or later */
	int32_t	end;		/* is at `to` by then */
	/*
	 * A task lies, start to end, inside one of these, ascending and
	 * disjoint; none: only begin and end count.
	 */
	const struct bk_solve_window *windows;
	size_t	nwindows;
	int32_t	capacity;	/* loads of its tasks add up to no more */
	int32_t	count;		/* how many shifts are exactly like this */
	int32_t	team;		/* >= 0; whose load `fair` counts */
	int64_t	use;		/* price of using it at all */
};

struct bk_solve_hours {
	const struct bk_solve_window *windows;
	size_t	nwindows;	/* none: never */
};

/* The time and the cost from one place to another, both >= 0. */
typedef void bk_solve_way(const void *arg, int32_t from, int32_t to,
    int32_t *time, int32_t *cost);

struct bk_solve_problem {
	size_t	nplaces;
	const int32_t *times;	/* [from * nplaces + to], >= 0 */
	const int32_t *costs;	/* likewise */
	/* Asked in the place of both, which are large for many places; NULL */
	bk_solve_way *way;
	const void *way_arg;
	const struct bk_solve_task *tasks;
	size_t	ntasks;
	const struct bk_solve_mode *modes;
	size_t	nmodes;
	const struct bk_solve_job *jobs;
	size_t	njobs;
	const struct bk_solve_shift *shifts;
	size_t	nshifts;
	/*
	 * [place * nshifts + shift]: for the tasks of a place, in the place of
	 * the shift's own windows; NULL: these.
	 */
	const struct bk_solve_hours *hours;
	int64_t	late_sum;
	int64_t	late_max;
	int64_t	fair;
	/*
	 * Price of a step of time between two tasks of a shift that is neither
	 * service nor way. With it the last task of each shift starts as early
	 * as can be, and the others as late as that allows. Not beside
	 * lateness.
	 */
	int64_t	wait;
};

static inline void
bk_solve_way_of(const struct bk_solve_problem *p, int32_t from, int32_t to,
    int32_t *time, int32_t *cost)
{
	size_t at = (size_t)from * p->nplaces + (size_t)to;

	if (p->way) {
		p->way(p->way_arg, from, to, time, cost);
		return;
	}
	*time = p->times[at];
	*cost = p->costs[at];
}

struct bk_solve_options {
	uint64_t seed;
	uint64_t iterations;
	/*
	 * The share of the budget used up, 0 to 1, asked now and then; NULL:
	 * iterations decide.  Only a benchmark asks a clock.
	 */
	double	(*progress)(void *arg);
	void	*arg;
	/*
	 * Where times cross routes within a day alone: a larger pool, whose
	 * plans exchange days. It pays for 5,000 iterations a job and more.
	 */
	bool	thorough;
	/* Temperatures in units of cost; 0: fitted to the problem. */
	double	hot;
	double	cold;
};

struct bk_solve_stop {
	int32_t	task;
	int32_t	start;
};

struct bk_solve_route {
	int32_t	shift;
	size_t	first;		/* index of its first stop */
	size_t	nstops;
};

/* A plan: its routes by shift, each with its stops in order of time. */
struct bk_solve_plan {
	int64_t	cost;
	uint64_t iterations;
	uint64_t work;		/* places looked at for two that must meet */
	struct bk_solve_route *routes;	/* those in use */
	size_t	nroutes;
	struct bk_solve_stop *stops;
	size_t	nstops;
	int32_t	*mode;		/* of each job; BK_SOLVE_NONE: left out */
};

/*
 * Finds a good plan.  The problem must be sound (indices in range, windows in
 * order: asserted); a job that fits nowhere is left out.  Release the plan
 * with bk_solve_free.
 */
void	bk_solve_run(const struct bk_solve_problem *,
	    const struct bk_solve_options *, struct bk_solve_plan *);

/*
 * Judges a plan by the problem alone, sharing no code with the search: false
 * if it breaks a rule; else *cost is what it costs.
 */
bool	bk_solve_judge(const struct bk_solve_problem *,
	    const struct bk_solve_plan *, int64_t *cost);

void	bk_solve_free(struct bk_solve_plan *);

#endif
