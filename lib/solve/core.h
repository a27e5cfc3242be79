#ifndef BK_SOLVE_CORE_H
#define BK_SOLVE_CORE_H

/*
 * Inside the solver: the problem as the search wants it (struct model), the
 * plan it is changing (struct state), and what the files do for each other:
 *
 *	model.c		problem -> model
 *	route.c		one route: its times, putting in, taking out, undoing
 *	link.c		times across routes: pairs, lateness
 *	spots.c		where there is room for these
 *	wait.c		how long routes wait
 *	state.c		the plan being changed: begun, kept, undone
 *	ruin.c		which jobs to take out
 *	recreate.c	where to put them back
 *	tails.c		exchanging the tails of two routes
 *	copy.c		whole plans: keeping them, mixing two
 *	solve.c		the annealing around it, and around that a pool
 */

#include "rng.h"
#include "solve.h"

/* Ways between a task's place (the row) and another place. */
struct arc {
	int32_t	cost_in;	/* from the other place */
	int32_t	cost_out;	/* to it */
	int32_t	time_in;
	int32_t	time_out;
};

/* When and for what a task may be done on a shift. */
struct fit {
	int32_t	open;		/* first allowed start */
	int32_t	close;		/* last one; below open: never */
	uint32_t first;		/* its windows in model.windows, if more */
	uint32_t nwindows;	/* than one; else 0 */
	int64_t	rate;
};

/* A string of tasks leaves in one of these orders, or at random. */
enum order {
	ORDER_LOAD,		/* heavy ones first */
	ORDER_FAR,
	ORDER_CLOSE,
	ORDER_NARROW,		/* short windows first */
	ORDER_EARLY,
	ORDER_LATE,
	NORDERS
};

struct mate {
	int32_t	task;		/* the other one, or BK_SOLVE_NONE */
	int32_t	lead;		/* its start is at least ours + this */
};

struct model {
	const struct bk_solve_problem *p;
	int32_t	nplaces;	/* and one more, "nowhere" */
	int32_t	ntasks;
	int32_t	njobs;
	int32_t	nroutes;
	bool	linked;		/* pairs or lateness: times cross routes */
	bool	fair;
	int64_t	dearest;	/* what the dearest shift costs to use */
	struct arc *arcs;	/* each that there is, once */
	uint32_t *kinds;	/* of these; [place * nplaces + other] */
	struct fit *fits;	/* as usable */
	struct fit never;	/* where a task does not fit a shift */
	struct bk_solve_window *windows;
	struct mate *mates;	/* of tasks */
	int32_t	*usable;	/* shifts that fit a task, task by task */
	int32_t	*first_usable;	/* where those of a task begin; ntasks + 1 */
	/*
	 * Of linked problems the same as bits, nwords words for each task; how
	 * many of its shifts come before each word; what no shift of it costs
	 * less than, when it opens; and which shifts the two tasks of a job can
	 * be on, each in one of these epochs.
	 */
	int32_t	nwords;
	uint64_t *usable_bits;
	int32_t	*usable_before;
	int64_t	*opening;
	int32_t	*epoch;		/* of each shift */
	uint64_t *epoch_bits;	/* nwords for each */
	int32_t	nepochs;
	int32_t	*task_job;
	int32_t	*task_mode;
	int32_t	*route_shift;
	int32_t	*shift_route;	/* first route of a shift; nshifts + 1 */
	int32_t	*shift_from;	/* places, nowhere resolved */
	int32_t	*shift_to;
	int32_t	*room;		/* stops a route of the shift can have */
	int32_t	nteams;
	int32_t	nnear;
	int32_t	*near;		/* [job * nnear + k]: jobs by distance */
	int32_t	*keys[NORDERS];	/* of jobs, small first */
	bool	*hopeless;	/* jobs without any fitting mode */
};

/*
 * A stop of a route.  Stop 0 is the start of the shift, the last its end;
 * both have no task.  Copied whole when a route is saved.
 */
struct stop {
	int32_t	task;
	int32_t	place;
	int32_t	start;		/* earliest, as the route alone allows */
	int32_t	leave;		/* start + service */
	int32_t	latest;		/* start that still lets the rest happen */
	int32_t	hop;		/* cost of the way from the stop before */
	int32_t	ride;		/* time of it */
	int32_t	service;
	const struct fit *fit;	/* of the task, on the route's shift */
};

struct route {
	struct stop *stops;	/* n + 2 of them */
	int32_t	n;
	int32_t	load;
	uint32_t version;	/* another one when it has changed for good */
	uint32_t touched;	/* iteration that saved it */
	int32_t	shift;
	uint32_t ruined;	/* iteration that took a string out of it */
	int32_t	wait;		/* between its tasks, were it alone */
	bool	stale;		/* not so: to be counted again */
	int32_t	saved_wait;
	struct stop *saved;	/* as they were before this iteration */
	int32_t	saved_n;
	int32_t	saved_load;
};

/* A start that was raised, for taking back. */
struct raise {
	int32_t	task;
	int32_t	start;
};

struct lateness {
	int64_t	total;
	int64_t	worst;
};

struct state {
	const struct model *m;
	struct rng rng;
	uint32_t iteration;
	uint32_t blink;		/* positions until the next one is skipped */
	int64_t	cost;		/* without lateness and waiting */
	int64_t	waits;		/* of all routes, where not stale */
	bool	stale;		/* of linked problems: to be counted again */
	struct route *routes;
	int32_t	*where;		/* route of each task, or BK_SOLVE_NONE */
	const struct fit **fit;	/* of those in a route, on its shift */
	int32_t	*mode;		/* of each job, or BK_SOLVE_NONE */
	int32_t	*team_count;	/* tasks of each team */
	int32_t	*shift_used;	/* routes in use, of each shift */
	uint64_t *used_bits;	/* shifts with any */
	uint64_t *full_bits;	/* shifts with no other */
	uint64_t *reach;	/* shifts at the time of some spots */
	int32_t	nused;		/* routes in use */
	int32_t	nplaced;	/* tasks in routes */
	uint64_t work;		/* spots looked at */
	int32_t	shut;		/* shift that opens no new route now */
	int32_t	gift[2];	/* shifts that open one for nothing now; */
				/* or BK_SOLVE_NONE */
	/*
	 * A way round can be shorter than the way: then taking a task out
	 * makes others late, and the iteration must be undone.
	 */
	bool	broken;
	bool	blind;		/* to what opening or skipping costs */
	int32_t	*out;		/* jobs left out just now */
	int32_t	nout;
	uint32_t *absent;	/* plans tried without this job */
	int64_t	*out_key;
	/* what an iteration changed */
	int32_t	*touched;
	int32_t	ntouched;
	int32_t	*gone;		/* jobs taken out, and their mode before */
	int32_t	*gone_mode;
	int32_t	ngone;
	int32_t	*kept_out;	/* nout before, and which */
	int32_t	nkept_out;
	/* linked problems: starts as all routes and pairs demand */
	int32_t	*start;
	int32_t	*next;		/* task after each on its route */
	struct lateness late;
	int32_t	*limit;		/* latest starts, while waiting is counted */
	struct raise *trail;
	int32_t	ntrail;
	int32_t	*queue;
	bool	*queued;
	struct spot *spots[2];
	struct known *known;	/* [task * nroutes + route]; not in linked */
	uint32_t version;	/* the last one given out */
	/* the state before this iteration */
	int64_t	saved_cost;
	int64_t	saved_waits;
	int32_t	saved_used;
	int32_t	saved_placed;
	int32_t	*saved_start;
	struct lateness saved_late;
};

/*
 * What is known of a task in a route that no iteration changed since: its
 * cheapest position there, or (at is 0) that none is below this price.  Prices
 * are without recreate_base.
 */
struct known {
	int64_t	price;
	uint32_t version;	/* of the route, then */
	int32_t	at;
};

/* A place in a route where a task could go: before stop `at`. */
struct spot {
	int64_t	price;		/* what the way and the rate would cost, and */
				/* the lateness of its route by itself */
	int64_t	alone;		/* in linked problems: without lateness */
	int64_t	bare;		/* and without waiting */
	int32_t	route;
	int32_t	at;
	int32_t	start;		/* earliest there */
	int32_t	limit;		/* latest start the rest of the route bears */
	const struct fit *fit;	/* in linked problems */
};

/* So many neighbours of a job are known; beyond them nothing is near. */
enum { NEAR_MAX = 500 };

#define NOTHING	(INT64_MAX / 2)	/* the price of what cannot be done */

/* model.c */
void	bk_solve_model_init(struct model *, const struct bk_solve_problem *);
void	bk_solve_model_free(struct model *);

/* How a task fits a shift; its close is before its open where it does not. */
const struct fit	*bk_solve_model_fit(const struct model *, int32_t task,
			    int32_t shift);

/* The ways of a place, and the one between it and another. */
struct ways {
	const uint32_t *kind;
	const struct arc *arc;
};

static inline struct ways
model_ways(const struct model *m, int32_t place)
{
	return (struct ways){ &m->kinds[(size_t)place * (size_t)m->nplaces],
		m->arcs };
}

static inline const struct arc *
ways_to(struct ways w, int32_t other)
{
	/* cppcheck-suppress returnDanglingLifetime ; the arcs lie elsewhere */
	return &w.arc[w.kind[other]];
}

static inline const struct arc *
model_arc(const struct model *m, int32_t place, int32_t other)
{
	return ways_to(model_ways(m, place), other);
}

/* The time from one task's place to another's. */
static inline int32_t
model_ride(const struct model *m, int32_t from, int32_t to)
{
	return model_arc(m, m->p->tasks[from].place,
	    m->p->tasks[to].place)->time_out;
}

/* First allowed start at or after t, or BK_SOLVE_NEVER. */
int32_t	bk_solve_model_next_of(const struct model *, const struct fit *,
	    int32_t t);
/* Last allowed start at or before t, or -BK_SOLVE_NEVER. */
int32_t	bk_solve_model_last_of(const struct model *, const struct fit *,
	    int32_t t);

static inline int32_t
model_next(const struct model *m, const struct fit *f, int32_t t)
{
	if (t > f->close)
		return BK_SOLVE_NEVER;
	if (t < f->open)
		return f->open;
	return f->nwindows == 0 ? t : bk_solve_model_next_of(m, f, t);
}

static inline int32_t
model_last(const struct model *m, const struct fit *f, int32_t t)
{
	if (t < f->open)
		return -BK_SOLVE_NEVER;
	if (t > f->close)
		return f->close;
	return f->nwindows == 0 ? t : bk_solve_model_last_of(m, f, t);
}

/* route.c */
void	bk_solve_route_reset(struct state *, int32_t r);
void	bk_solve_route_put(struct state *, int32_t r, int32_t at, int32_t task);
void	bk_solve_route_cut(struct state *, int32_t r, int32_t at, int32_t n);
void	bk_solve_route_restore(struct state *, int32_t r);
/*
 * Exchanges the tails of two routes of one shift: what stands from stop i on
 * in a, and from stop k on in b.  For good, outside of an iteration, and
 * without telling the cost.
 */
void	bk_solve_route_cross(struct state *, int32_t a, int32_t i, int32_t b,
	    int32_t k);
int32_t	bk_solve_route_find(const struct route *, int32_t task);

/* wait.c */

/* What a route waits as it stands, and with a task before stop `at`. */
int32_t	bk_solve_wait_alone(const struct model *, const struct route *);
int32_t	bk_solve_wait_with(const struct model *, const struct route *,
	    const struct fit *, const struct bk_solve_task *, int32_t at);
/* What all routes wait; starts (of all tasks) as late as that is. */
int64_t	bk_solve_wait_all(struct state *);
void	bk_solve_wait_starts(struct state *, int32_t *start);

/* link.c */
void	bk_solve_link_rebuild(struct state *);
/*
 * Puts a job where it costs least. False, it stays out: it fits nowhere, or
 * would cost `most` or more, without waiting and lateness.
 */
bool	bk_solve_link_put(struct state *, int32_t job, int64_t most);
int64_t	bk_solve_link_price(const struct state *);

/* spots.c; of linked problems */

/* What is asked for: spots for a task. */
struct ask {
	int32_t	task;
	int64_t	below;		/* the price of each */
	int64_t	most;		/* the same, bare */
	const uint64_t *among;	/* in shifts of these bits; NULL: in all */
};

struct spot_least {
	int64_t	price, bare;
};

/* Those in routes in use; in empty ones, of each shift a few. How many. */
size_t	bk_solve_spots_used(struct state *, const struct ask *,
	    struct spot *);
size_t	bk_solve_spots_empty(struct state *, const struct ask *,
	    struct spot *);
/* st->reach: the shifts at the times of these; what none of them is below. */
struct spot_least bk_solve_spots_reach(struct state *, const struct spot *,
	    size_t n);

/* state.c */
void	bk_solve_state_init(struct state *, const struct model *,
	    uint64_t seed);
void	bk_solve_state_free(struct state *);
int64_t	bk_solve_state_cost(struct state *);
/*
 * An iteration begins; then the plan stays as it has become, or becomes again
 * what it was. Whatever changes routes stands between these two.
 */
void	bk_solve_state_begin(struct state *);
void	bk_solve_state_keep(struct state *);
void	bk_solve_state_undo(struct state *);

/* ruin.c */
void	bk_solve_ruin(struct state *);
/* Takes a job out; the tasks of n stops with their jobs; everything. */
void	bk_solve_ruin_job(struct state *, int32_t job);
void	bk_solve_ruin_string(struct state *, int32_t r, int32_t at, int32_t n);
void	bk_solve_ruin_all(struct state *);

/* tails.c */
void	bk_solve_tails(struct state *, double hot);

/* copy.c */

/* A plan of its own, apart from the state. */
struct copy {
	int64_t	cost;
	int32_t	*tasks;		/* routes in order, each ended by NONE */
	int32_t	*starts;
	int32_t	*mode;
};

void	bk_solve_copy_init(struct copy *, const struct model *);
void	bk_solve_copy_free(struct copy *);
void	bk_solve_copy_take(struct copy *, struct state *);
/* The state becomes this plan. */
void	bk_solve_copy_load(struct state *, const struct copy *);
/*
 * The state becomes the first plan with some neighbouring routes of the
 * second in place of those most like them.  Not for linked problems.
 */
void	bk_solve_copy_cross(struct state *, const struct copy *,
	    const struct copy *);
/*
 * The same of a linked problem, whose shifts are tied to others of their time
 * alone: the second plan's routes of some epochs.
 */
void	bk_solve_copy_cross_epochs(struct state *, const struct copy *,
	    const struct copy *);
void	bk_solve_copy_write(const struct copy *, const struct model *,
	    struct bk_solve_plan *);

/* recreate.c */

/*
 * Puts back what is out. False: it was given up, since the plan will not cost
 * less than the ceiling, or NOTHING, if no detour is shorter than the way.
 */
bool	bk_solve_recreate(struct state *, int64_t ceiling);

#define BLINKS	100

/* How many positions until one is overlooked: geometric, by its mean. */
static inline uint32_t
recreate_blink(struct state *st)
{
	return 1 + (uint32_t)(rng_exp(&st->rng) * BLINKS);
}

/* A price that putting a job back must not reach. */
static inline int64_t
recreate_limit(const struct state *st, int32_t job)
{
	return st->blind ? NOTHING : st->m->p->jobs[job].skip;
}

/* What one task more costs on a shift, wherever it is. */
static inline int64_t
recreate_base(const struct state *st, int32_t shift)
{
	const struct bk_solve_problem *p = st->m->p;

	if (!st->m->fair || st->blind)
		return 0;
	return p->fair *
	    (2 * (int64_t)st->team_count[p->shifts[shift].team] + 1);
}

static inline bool
recreate_is_gift(const struct state *st, int32_t shift)
{
	return shift == st->gift[0] || shift == st->gift[1];
}

/*
 * What the first one costs besides: of a gift nothing; when blind, anything
 * between that and the ways to it for nothing.
 */
static inline int64_t
recreate_opening(struct state *st, int32_t shift, int32_t place)
{
	const struct model *m = st->m;
	int64_t use = m->p->shifts[shift].use, ways;

	if (recreate_is_gift(st, shift))
		return 0;
	if (!st->blind)
		return use;
	ways = (int64_t)model_arc(m, place, m->shift_from[shift])->cost_in +
	    model_arc(m, place, m->shift_to[shift])->cost_out;
	return (int64_t)(rng_unit(&st->rng) *
	    (double)(ways + m->dearest)) - ways;
}

#endif
