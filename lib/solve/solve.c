#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "mem.h"

/* The temperature falls in this many steps, each by the same factor. */
#define STEPS		1024
#define STEP_ROOTS	10	/* 2^10 steps: as many square roots */

/* What is kept of the best plan seen. */
struct best {
	int64_t	cost;
	int32_t	*tasks;		/* routes in order, each ended by NONE */
	int32_t	*starts;
	int32_t	*mode;
};

static int64_t
total_cost(const struct state *st)
{
	return st->m->linked ? st->cost + link_price(st) : st->cost;
}

static void
state_init(struct state *st, const struct model *m, uint64_t seed)
{
	size_t nt = (size_t)m->ntasks + 1, nj = (size_t)m->njobs + 1;
	size_t nr = (size_t)m->nroutes + 1, spots = nt + nr;
	int32_t i;

	*st = (struct state){ .m = m, .shut = BK_SOLVE_NONE };
	rng_seed(&st->rng, seed);
	st->routes = bk_xcalloc(nr, sizeof(*st->routes));
	for (i = 0; i < m->nroutes; i++) {
		size_t room = (size_t)m->room[m->route_shift[i]];

		st->routes[i].stops = bk_xcalloc(room, sizeof(struct stop));
		st->routes[i].saved = bk_xcalloc(room, sizeof(struct stop));
		st->routes[i].version = ++st->version;
		route_reset(st, i);
	}
	if (!m->linked)
		st->known = bk_xcalloc(nt * nr, sizeof(*st->known));
	st->where = bk_xcalloc(nt, sizeof(int32_t));
	st->next = bk_xcalloc(nt, sizeof(int32_t));
	st->start = bk_xcalloc(nt, sizeof(int32_t));
	st->saved_start = bk_xcalloc(nt, sizeof(int32_t));
	st->trail = bk_xcalloc(8 * nt, sizeof(*st->trail));
	st->queue = bk_xcalloc(nt, sizeof(int32_t));
	st->queued = bk_xcalloc(nt, sizeof(bool));
	st->spots[0] = bk_xcalloc(spots, sizeof(struct spot));
	st->spots[1] = bk_xcalloc(spots, sizeof(struct spot));
	st->mode = bk_xcalloc(nj, sizeof(int32_t));
	st->out = bk_xcalloc(nj, sizeof(int32_t));
	st->out_key = bk_xcalloc(nj, sizeof(int64_t));
	st->gone = bk_xcalloc(nj, sizeof(int32_t));
	st->gone_mode = bk_xcalloc(nj, sizeof(int32_t));
	st->kept_out = bk_xcalloc(nj, sizeof(int32_t));
	st->touched = bk_xcalloc(nr, sizeof(int32_t));
	st->team_count = bk_xcalloc((size_t)m->nteams + 1, sizeof(int32_t));
	st->shift_used = bk_xcalloc(m->p->nshifts + 1, sizeof(int32_t));
	memset(st->where, -1, nt * sizeof(int32_t));
	memset(st->mode, -1, nj * sizeof(int32_t));
	st->blink = recreate_blink(st);
	for (i = 0; i < m->njobs; i++) {
		st->cost += m->p->jobs[i].skip;
		if (!m->hopeless[i])
			st->out[st->nout++] = i;
	}
}

static void
state_free(struct state *st)
{
	int32_t i;

	for (i = 0; i < st->m->nroutes; i++) {
		free(st->routes[i].stops);
		free(st->routes[i].saved);
	}
	free(st->routes);
	free(st->where);
	free(st->next);
	free(st->start);
	free(st->saved_start);
	free(st->trail);
	free(st->queue);
	free(st->queued);
	free(st->known);
	free(st->spots[0]);
	free(st->spots[1]);
	free(st->mode);
	free(st->out);
	free(st->out_key);
	free(st->gone);
	free(st->gone_mode);
	free(st->kept_out);
	free(st->touched);
	free(st->team_count);
	free(st->shift_used);
}

/* Remembers what an iteration may have to give back. */
static void
begin_iteration(struct state *st)
{
	st->iteration++;
	st->ntouched = 0;
	st->ngone = 0;
	st->nkept_out = st->nout;
	memcpy(st->kept_out, st->out, (size_t)st->nout * sizeof(int32_t));
	st->saved_cost = st->cost;
	st->saved_used = st->nused;
	st->saved_placed = st->nplaced;
	if (st->m->linked) {
		st->saved_late = st->late;
		memcpy(st->saved_start, st->start,
		    (size_t)st->m->ntasks * sizeof(int32_t));
	}
}

static void
forget_job(struct state *st, int32_t job)
{
	const struct bk_solve_mode *mode;

	if (st->mode[job] == BK_SOLVE_NONE)
		return;
	mode = &st->m->p->modes[st->mode[job]];
	st->where[mode->task[0]] = BK_SOLVE_NONE;
	if (mode->task[1] != BK_SOLVE_NONE)
		st->where[mode->task[1]] = BK_SOLVE_NONE;
	st->mode[job] = BK_SOLVE_NONE;
}

static void
undo_iteration(struct state *st)
{
	int32_t i;

	for (i = 0; i < st->nkept_out; i++)
		forget_job(st, st->kept_out[i]);
	for (i = 0; i < st->ngone; i++) {
		forget_job(st, st->gone[i]);
		st->mode[st->gone[i]] = st->gone_mode[i];
	}
	for (i = 0; i < st->ntouched; i++)
		route_restore(st, st->touched[i]);
	st->nout = st->nkept_out;
	memcpy(st->out, st->kept_out, (size_t)st->nout * sizeof(int32_t));
	st->cost = st->saved_cost;
	st->nused = st->saved_used;
	st->nplaced = st->saved_placed;
	if (st->m->linked) {
		st->late = st->saved_late;
		memcpy(st->start, st->saved_start,
		    (size_t)st->m->ntasks * sizeof(int32_t));
	}
}

/*
 * The routes this iteration touched stay as they are now.  Often each task is
 * back where it was: then what is known of the route still holds.
 */
static void
keep_iteration(struct state *st)
{
	struct route *r;
	int32_t i;

	for (i = 0; i < st->ntouched; i++) {
		r = &st->routes[st->touched[i]];
		if (r->n != r->saved_n || memcmp(r->stops, r->saved,
		    (size_t)(r->n + 2) * sizeof(*r->stops)) != 0)
			r->version = ++st->version;
	}
}

static void
best_init(struct best *b, const struct model *m)
{
	size_t n = (size_t)m->ntasks + (size_t)m->nroutes + 1;

	b->cost = NOTHING;
	b->tasks = bk_xcalloc(n, sizeof(int32_t));
	b->starts = bk_xcalloc(n, sizeof(int32_t));
	b->mode = bk_xcalloc((size_t)m->njobs + 1, sizeof(int32_t));
}

static void
best_take(struct best *b, const struct state *st)
{
	const struct model *m = st->m;
	const struct stop *s;
	int32_t r, *task = b->tasks, *start = b->starts;

	b->cost = total_cost(st);
	for (r = 0; r < m->nroutes; r++) {
		for (s = st->routes[r].stops + 1; s->task >= 0; s++) {
			*task++ = s->task;
			*start++ = m->linked ? st->start[s->task] : s->start;
		}
		*task++ = BK_SOLVE_NONE;
		*start++ = 0;
	}
	memcpy(b->mode, st->mode, (size_t)m->njobs * sizeof(int32_t));
}

static void
best_write(struct best *b, const struct model *m, struct bk_solve_plan *plan)
{
	const int32_t *task = b->tasks, *start = b->starts;
	struct bk_solve_route *route;
	int32_t r;

	plan->cost = b->cost;
	plan->mode = b->mode;
	plan->routes = bk_xcalloc((size_t)m->nroutes + 1,
	    sizeof(*plan->routes));
	plan->stops = bk_xcalloc((size_t)m->ntasks + 1,
	    sizeof(*plan->stops));
	plan->nroutes = plan->nstops = 0;
	for (r = 0; r < m->nroutes; r++, task++, start++) {
		if (*task == BK_SOLVE_NONE)
			continue;
		route = &plan->routes[plan->nroutes++];
		route->shift = m->route_shift[r];
		route->first = plan->nstops;
		for (; *task != BK_SOLVE_NONE; task++, start++)
			plan->stops[plan->nstops++] =
			    (struct bk_solve_stop){ *task, *start };
		route->nstops = plan->nstops - route->first;
	}
	free(b->tasks);
	free(b->starts);
}

/*
 * Hot enough to change how many routes there are: a third of the mean way.
 * Cold enough to settle: found by trial on many kinds of instances.
 */
static void
temperatures(const struct model *m, const struct bk_solve_options *o,
    double *hot, double *cold)
{
	const struct bk_solve_problem *p = m->p;
	double sum = 0;
	size_t i, n = p->nplaces * p->nplaces;

	for (i = 0; i < n; i++)
		sum += p->costs[i];
	sum = n > 0 ? sum / (double)n : 0;
	*hot = o->hot > 0 ? o->hot : sum / 3 + 1;
	*cold = o->cold > 0 ? o->cold : *hot / 15;
}

static int
progress(const struct bk_solve_options *o, uint64_t done)
{
	double share;

	if (o->progress != NULL)
		share = o->progress(o->arg);
	else
		share = o->iterations > 0 ?
		    (double)done / (double)o->iterations : 1;
	return share >= 1 ? STEPS : (int)(share * STEPS);
}

static void
anneal(struct state *st, const struct bk_solve_options *o, struct best *best,
    uint64_t *iterations)
{
	double hot, cold, factor;
	uint64_t n = 0;
	int64_t cost, was;
	int step = 0, now, k;

	temperatures(st->m, o, &hot, &cold);
	factor = cold / hot;
	for (k = 0; k < STEP_ROOTS; k++)
		factor = sqrt(factor);
	for (;;) {
		if (n % 32 == 0) {
			now = progress(o, n);
			if (now >= STEPS)
				break;
			for (; step < now; step++)
				hot *= factor;
		}
		n++;
		was = total_cost(st);
		begin_iteration(st);
		ruin(st);
		if (st->m->linked)
			link_rebuild(st);
		recreate(st);
		cost = total_cost(st);
		if ((double)cost >= (double)was + hot * rng_exp(&st->rng))
			undo_iteration(st);
		else
			keep_iteration(st);
		if (!st->m->linked)
			tails(st, hot);
		cost = total_cost(st);
		if (cost < best->cost)
			best_take(best, st);
	}
	*iterations = n;
}

void
bk_solve_run(const struct bk_solve_problem *p,
    const struct bk_solve_options *o, struct bk_solve_plan *plan)
{
	struct model m;
	struct state st;
	struct best best;

	model_init(&m, p);
	state_init(&st, &m, o->seed);
	best_init(&best, &m);
	begin_iteration(&st);
	recreate(&st);
	keep_iteration(&st);
	best_take(&best, &st);
	anneal(&st, o, &best, &plan->iterations);
	best_write(&best, &m, plan);
	state_free(&st);
	model_free(&m);
}

void
bk_solve_free(struct bk_solve_plan *plan)
{
	free(plan->routes);
	free(plan->stops);
	free(plan->mode);
}
