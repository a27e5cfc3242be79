#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "mem.h"

/* The temperature falls in this many steps, each by the same factor. */
#define STEPS		1024
#define STEP_ROOTS	10	/* 2^10 steps: as many square roots */

#define TURNS		850	/* steps in which jobs left out take turns */

/* The pool; found by trial on Solomon's instances, not very sensitive. */
#define POOL		5	/* plans */
#define FILL		0.4	/* share of the budget until it is full */
#define ROUND		0.04	/* share for each plan after that */
#define WARM		0.5	/* how hot, compared to a plan from nothing */

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
	st->queue = bk_xcalloc(nt + nr, sizeof(int32_t));
	st->queued = bk_xcalloc(nt, sizeof(bool));
	st->spots[0] = bk_xcalloc(spots, sizeof(struct spot));
	st->spots[1] = bk_xcalloc(spots, sizeof(struct spot));
	st->mode = bk_xcalloc(nj, sizeof(int32_t));
	st->out = bk_xcalloc(nj, sizeof(int32_t));
	st->absent = bk_xcalloc(nj, sizeof(uint32_t));
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
	free(st->absent);
	free(st->out_key);
	free(st->gone);
	free(st->gone_mode);
	free(st->kept_out);
	free(st->touched);
	free(st->team_count);
	free(st->shift_used);
}

int64_t
bk_solve_state_cost(const struct state *st)
{
	return st->m->linked ? st->cost + link_price(st) : st->cost;
}

void
bk_solve_state_begin(struct state *st)
{
	st->iteration++;
	st->ntouched = 0;
	st->ngone = 0;
	st->broken = false;
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
undo(struct state *st)
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
 * Often each task of a touched route is back where it was: then what is known
 * of the route still holds.
 */
void
bk_solve_state_keep(struct state *st)
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

struct search {
	struct state st;
	const struct bk_solve_options *o;
	double	hot, cold;
	uint64_t done;		/* iterations */
	double	share;		/* of the budget used up */
};

static double
progress(const struct search *s)
{
	if (s->o->progress != NULL)
		return s->o->progress(s->o->arg);
	return s->o->iterations > 0 ?
	    (double)s->done / (double)s->o->iterations : 1;
}

/*
 * Where leaving a job out costs far more than any way, no temperature fits
 * both.  So plans are also compared by how often the jobs they leave out were
 * left out before, as Christiaens and Vanden Berghe do to save vehicles: who
 * was turned away for long is let in for another, if the ways bear it.
 */
static bool
takes_turns(const struct state *st, double rise)
{
	const struct bk_solve_job *jobs = st->m->p->jobs;
	uint64_t now = 0, before = 0;
	int32_t i;

	for (i = 0; i < st->nkept_out; i++) {
		before += st->absent[st->kept_out[i]];
		rise += (double)jobs[st->kept_out[i]].skip;
	}
	for (i = 0; i < st->nout; i++) {
		now += st->absent[st->out[i]];
		rise -= (double)jobs[st->out[i]].skip;
	}
	return now < before && rise < 0;
}

static void
iterate(struct state *st, double hot, bool turns)
{
	int64_t was = bk_solve_state_cost(st);
	double rise;
	int32_t i;

	bk_solve_state_begin(st);
	ruin(st);
	if (st->m->linked)
		link_rebuild(st);
	if (st->broken) {
		undo(st);
		return;
	}
	recreate(st);
	rise =
	    (double)(bk_solve_state_cost(st) - was) - hot * rng_exp(&st->rng);
	for (i = 0; i < st->nout; i++)
		st->absent[st->out[i]]++;
	if (rise < 0 || (turns && takes_turns(st, rise)))
		bk_solve_state_keep(st);
	else
		undo(st);
	if (!st->m->linked)
		tails(st, hot);
}

/* Cools down until that share is used up; *best is the best plan passed. */
static void
anneal(struct search *s, double until, double hot, struct copy *best)
{
	double from = s->share, factor = s->cold / hot;
	int step = 0, now, k;

	for (k = 0; k < STEP_ROOTS; k++)
		factor = sqrt(factor);
	copy_take(best, &s->st);
	for (;;) {
		if (s->done % 32 == 0) {
			s->share = progress(s);
			if (s->share >= until)
				return;
			now = (int)((s->share - from) / (until - from) *
			    STEPS);
			if (step < TURNS && now >= TURNS && s->st.nout > 0)
				copy_load(&s->st, best);
			for (; step < now; step++)
				hot *= factor;
		}
		s->done++;
		iterate(&s->st, hot, step < TURNS);
		if (bk_solve_state_cost(&s->st) < best->cost)
			copy_take(best, &s->st);
	}
}

/* A plan from nothing. */
static void
build(struct state *st)
{
	bk_solve_state_begin(st);
	ruin_all(st);
	recreate(st);
	bk_solve_state_keep(st);
}

/* Is there a plan in the pool that costs as much? */
static bool
known(const struct copy *pool, int64_t cost)
{
	int k;

	for (k = 0; k < POOL; k++)
		if (pool[k].cost == cost)
			return true;
	return false;
}

/*
 * One long annealing may end in a valley that no ruin leads out of, and which
 * one is chance.  So several short ones fill a pool; then a plan gets routes
 * of another one, is annealed from less hot, and stays in its parent's place
 * if it is better.
 */
static void
evolve(struct search *s, struct copy *pool)
{
	struct state *st = &s->st;
	struct copy *child = &pool[POOL], swap;
	uint32_t a, b;
	int k;

	for (k = 0; k < POOL && s->share < 1; k++) {
		build(st);
		anneal(s, (k + 1) * FILL / POOL, s->hot, &pool[k]);
	}
	while (s->share < 1) {
		a = rng_below(&st->rng, POOL);
		b = (a + 1 + rng_below(&st->rng, POOL - 1)) % POOL;
		copy_cross(st, &pool[a], &pool[b]);
		anneal(s, s->share + ROUND < 1 ? s->share + ROUND : 1,
		    fmax(s->hot * WARM, s->cold), child);
		if (child->cost >= pool[a].cost || known(pool, child->cost))
			continue;
		swap = pool[a];
		pool[a] = *child;
		*child = swap;
	}
}

void
bk_solve_run(const struct bk_solve_problem *p,
    const struct bk_solve_options *o, struct bk_solve_plan *plan)
{
	struct model m;
	struct search s = { .o = o };
	struct copy pool[POOL + 1];
	int k, best = 0;

	model_init(&m, p);
	state_init(&s.st, &m, o->seed);
	temperatures(&m, o, &s.hot, &s.cold);
	for (k = 0; k <= POOL; k++)
		copy_init(&pool[k], &m);
	if (m.linked || m.njobs < 2) {
		build(&s.st);
		anneal(&s, 1, s.hot, &pool[0]);
	} else
		evolve(&s, pool);
	for (k = 1; k <= POOL; k++)
		if (pool[k].cost < pool[best].cost)
			best = k;
	copy_write(&pool[best], &m, plan);
	plan->iterations = s.done;
	for (k = 0; k <= POOL; k++)
		copy_free(&pool[k]);
	state_free(&s.st);
	model_free(&m);
}

void
bk_solve_free(struct bk_solve_plan *plan)
{
	free(plan->routes);
	free(plan->stops);
	free(plan->mode);
}
