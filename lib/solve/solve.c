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

/*
 * The pool, and what shares of the budget it takes: found by trial on Solomon's
 * instances, on home health care, and on small schools. Not very sensitive.
 */
struct recipe {
	uint32_t plans;
	double	fill;		/* share until it is full */
	double	round;		/* share for each plan after that */
	uint32_t looks;		/* the best of so many is annealed again */
};

enum { POOL_MOST = 16 };

static const struct recipe plain = { 5, 0.4, 0.04, 1 };
static const struct recipe linked = { 4, 0.6, 0.05, 0 };	/* of all */
static const struct recipe thorough = { POOL_MOST, 0.7, 0.02, 4 };

#define WARM		0.5	/* how hot, compared to a plan from nothing */

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
	size_t n = p->nplaces * p->nplaces;
	int32_t i, j, time, cost, places = (int32_t)p->nplaces;

	for (i = 0; i < places; i++)
		for (j = 0; j < places; j++) {
			bk_solve_way_of(p, i, j, &time, &cost);
			sum += cost;
		}
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
	struct recipe r;
	struct copy pool[POOL_MOST + 1];	/* and a child */
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
 * left out before, as Christiaens and Vanden Berghe do to save vehicles: a job
 * turned away for long is let in for another, if the ways allow it.
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

/* Is a plan refused for its cost alone, and does each job add to that? */
static bool
adds_up(const struct state *st, bool turns)
{
	const struct model *m = st->m;

	return (m->linked || (!m->p->wait && !m->fair)) && !st->blind &&
	    (!turns || st->nkept_out == 0);
}

/* The plan that costs so much more stays, or becomes again what it was. */
static void
decide(struct state *st, double rise, bool turns)
{
	int32_t i;

	for (i = 0; i < st->nout; i++)
		st->absent[st->out[i]]++;
	if (rise < 0 || (turns && takes_turns(st, rise)))
		bk_solve_state_keep(st);
	else
		bk_solve_state_undo(st);
}

static void
iterate(struct state *st, double hot, bool turns)
{
	int64_t was = bk_solve_state_cost(st);
	double heat = 0;
	bool early;

	bk_solve_state_begin(st);
	bk_solve_ruin(st);
	if (st->m->linked)
		bk_solve_link_rebuild(st);
	if (st->broken) {
		bk_solve_state_undo(st);
		return;
	}
	early = adds_up(st, turns);
	if (early)
		heat = hot * rng_exp(&st->rng);
	if (!bk_solve_recreate(st, early ? was + (int64_t)ceil(heat) :
	    NOTHING))
		bk_solve_state_undo(st);
	else {
		if (!early)
			heat = hot * rng_exp(&st->rng);
		decide(st, (double)(bk_solve_state_cost(st) - was) - heat,
		    turns);
	}
	if (!st->m->linked && !st->m->p->wait)
		bk_solve_tails(st, hot);
}

/* Cools down until that share is used up; *best is the best plan passed. */
static void
anneal(struct search *s, double until, double hot, struct copy *best)
{
	double from = s->share, factor = s->cold / hot;
	int step = 0, now, k;

	for (k = 0; k < STEP_ROOTS; k++)
		factor = sqrt(factor);
	bk_solve_copy_take(best, &s->st);
	for (;;) {
		if (s->done % 32 == 0) {
			s->share = progress(s);
			if (s->share >= until)
				return;
			now = (int)((s->share - from) / (until - from) *
			    STEPS);
			if (step < TURNS && now >= TURNS && s->st.nout > 0)
				bk_solve_copy_load(&s->st, best);
			for (; step < now; step++)
				hot *= factor;
		}
		s->done++;
		iterate(&s->st, hot, step < TURNS);
		if (bk_solve_state_cost(&s->st) < best->cost)
			bk_solve_copy_take(best, &s->st);
	}
}

/* A plan from nothing. */
static void
build(struct state *st)
{
	bk_solve_state_begin(st);
	bk_solve_ruin_all(st);
	bk_solve_recreate(st, NOTHING);
	bk_solve_state_keep(st);
}

/* Is there a plan in the pool that costs as much? */
static bool
known(const struct search *s, int64_t cost)
{
	for (uint32_t k = 0; k < s->r.plans; k++)
		if (s->pool[k].cost == cost)
			return true;
	return false;
}

/* Anneals the state for a share of the budget; better than pool[a]: there. */
static void
warm(struct search *s, uint32_t a)
{
	struct copy *child = &s->pool[s->r.plans], swap;
	double until = s->share + s->r.round;

	anneal(s, until < 1 ? until : 1, fmax(s->hot * WARM, s->cold), child);
	if (child->cost >= s->pool[a].cost || known(s, child->cost))
		return;
	swap = s->pool[a];
	s->pool[a] = *child;
	*child = swap;
}

static uint32_t
best_of(const struct search *s)
{
	uint32_t best = 0, k;

	for (k = 1; k <= s->r.plans; k++)
		if (s->pool[k].cost < s->pool[best].cost)
			best = k;
	return best;
}

/* A plan of the pool: the best of as many as are looked at. */
static uint32_t
choose(struct search *s)
{
	struct rng *rng = &s->st.rng;
	uint32_t best = rng_below(rng, s->r.plans), k, i;

	for (i = 1; i < s->r.looks; i++) {
		k = rng_below(rng, s->r.plans);
		if (s->pool[k].cost < s->pool[best].cost)
			best = k;
	}
	return best;
}

/* A child of plan a and another one, to be annealed. */
static void
cross(struct search *s, uint32_t a)
{
	struct state *st = &s->st;
	uint32_t b = (a + 1 + rng_below(&st->rng, s->r.plans - 1)) %
	    s->r.plans;

	if (st->m->linked)
		bk_solve_copy_cross_epochs(st, &s->pool[a], &s->pool[b]);
	else
		bk_solve_copy_cross(st, &s->pool[a], &s->pool[b]);
}

/*
 * One long annealing may end in a valley that no ruin leads out of, and which
 * one is chance.  So several short ones fill a pool; then a plan gets routes
 * of another one, is annealed from less hot, and stays in its parent's place
 * if it is better.  Where times cross routes, a route fits no other plan, but
 * the routes of a day do; if there is but one day, the best plan is annealed
 * again.
 */
static void
evolve(struct search *s)
{
	struct state *st = &s->st;
	uint32_t a, k;

	for (k = 0; k < s->r.plans && s->share < 1; k++) {
		build(st);
		anneal(s, (k + 1) * s->r.fill / s->r.plans, s->hot,
		    &s->pool[k]);
	}
	while (s->share < 1) {
		if (s->r.looks) {
			a = choose(s);
			cross(s, a);
		} else {
			a = best_of(s);
			bk_solve_copy_load(st, &s->pool[a]);
		}
		warm(s, a);
	}
}

static struct recipe
recipe_for(const struct model *m, const struct bk_solve_options *o)
{
	if (!m->linked)
		return plain;
	return o->thorough && m->nepochs > 1 ? thorough : linked;
}

void
bk_solve_run(const struct bk_solve_problem *p,
    const struct bk_solve_options *o, struct bk_solve_plan *plan)
{
	struct model m;
	struct search s = { .o = o };
	uint32_t k;

	bk_solve_model_init(&m, p);
	bk_solve_state_init(&s.st, &m, o->seed);
	temperatures(&m, o, &s.hot, &s.cold);
	s.r = recipe_for(&m, o);
	for (k = 0; k <= s.r.plans; k++)
		bk_solve_copy_init(&s.pool[k], &m);
	if (m.njobs < 2) {
		build(&s.st);
		anneal(&s, 1, s.hot, &s.pool[0]);
	} else
		evolve(&s);
	bk_solve_copy_write(&s.pool[best_of(&s)], &m, plan);
	plan->iterations = s.done;
	plan->work = s.st.work;
	for (k = 0; k <= s.r.plans; k++)
		bk_solve_copy_free(&s.pool[k]);
	bk_solve_state_free(&s.st);
	bk_solve_model_free(&m);
}

void
bk_solve_free(struct bk_solve_plan *plan)
{
	free(plan->routes);
	free(plan->stops);
	free(plan->mode);
}
