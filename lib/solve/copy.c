#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "mem.h"

/*
 * Copies of whole plans: to keep the best, to go back to one, and to put
 * routes of one into another.
 */

void
bk_solve_copy_init(struct copy *c, const struct model *m)
{
	size_t n = (size_t)m->ntasks + (size_t)m->nroutes + 1;

	c->cost = NOTHING;
	c->tasks = bk_xcalloc(n, sizeof(int32_t));
	c->starts = bk_xcalloc(n, sizeof(int32_t));
	c->mode = bk_xcalloc((size_t)m->njobs + 1, sizeof(int32_t));
}

void
bk_solve_copy_free(struct copy *c)
{
	free(c->tasks);
	free(c->starts);
	free(c->mode);
}

void
bk_solve_copy_take(struct copy *c, struct state *st)
{
	const struct model *m = st->m;
	const struct stop *s;
	int32_t r, *task = c->tasks, *start = c->starts;

	c->cost = bk_solve_state_cost(st);
	if (m->p->wait)
		bk_solve_wait_starts(st, st->limit);
	for (r = 0; r < m->nroutes; r++) {
		for (s = st->routes[r].stops + 1; s->task >= 0; s++) {
			*task++ = s->task;
			*start++ = m->p->wait ? st->limit[s->task] :
			    m->linked ? st->start[s->task] : s->start;
		}
		*task++ = BK_SOLVE_NONE;
		*start++ = 0;
	}
	memcpy(c->mode, st->mode, (size_t)m->njobs * sizeof(int32_t));
}

/* The tasks of a route of a copy, ended by NONE. */
static const int32_t *
tasks_of(const struct copy *c, int32_t r)
{
	const int32_t *task = c->tasks;

	while (r > 0)
		if (*task++ == BK_SOLVE_NONE)
			r--;
	return task;
}

/* Puts these tasks on an empty route, each in its mode. */
static void
put_all(struct state *st, int32_t r, const int32_t *task)
{
	const struct model *m = st->m;
	int32_t at = 1, job;

	for (; *task != BK_SOLVE_NONE; task++) {
		bk_solve_route_put(st, r, at++, *task);
		job = m->task_job[*task];
		if (st->mode[job] != BK_SOLVE_NONE)
			continue;	/* its mate is there */
		st->mode[job] = m->task_mode[*task];
		st->cost += m->p->modes[st->mode[job]].price -
		    m->p->jobs[job].skip;
	}
}

/* Those that are placed again are no longer out. */
static void
settle_out(struct state *st)
{
	int32_t i, kept = 0;

	for (i = 0; i < st->nout; i++)
		if (st->mode[st->out[i]] == BK_SOLVE_NONE)
			st->out[kept++] = st->out[i];
	st->nout = kept;
}

void
bk_solve_copy_load(struct state *st, const struct copy *c)
{
	int32_t r;

	bk_solve_state_begin(st);
	bk_solve_ruin_all(st);
	for (r = 0; r < st->m->nroutes; r++)
		put_all(st, r, tasks_of(c, r));
	settle_out(st);
	if (st->m->linked)
		bk_solve_link_rebuild(st);
	bk_solve_state_keep(st);
}

/*
 * The route of this shift that has most of these tasks, of those not yet
 * replaced.
 */
static int32_t
most_alike(struct state *st, int32_t shift, const int32_t *task)
{
	const struct model *m = st->m;
	int32_t *shared = st->queue, first = m->shift_route[shift];
	int32_t end = m->shift_route[shift + 1], r, best = BK_SOLVE_NONE;

	for (r = first; r < end; r++)
		shared[r - first] = 0;
	for (; *task != BK_SOLVE_NONE; task++) {
		r = st->where[*task];
		if (r >= first && r < end)
			shared[r - first]++;
	}
	for (r = first; r < end; r++)
		if (st->routes[r].ruined != st->iteration &&
		    (best == BK_SOLVE_NONE ||
		    shared[r - first] > shared[best - first]))
			best = r;
	return best;
}

/* Replaces the route most like it by route r of a copy. */
static void
transplant(struct state *st, const struct copy *from, int32_t r)
{
	const struct model *m = st->m;
	const int32_t *tasks = tasks_of(from, r), *task;
	int32_t to = most_alike(st, m->route_shift[r], tasks);

	st->routes[to].ruined = st->iteration;
	bk_solve_ruin_string(st, to, 1, st->routes[to].n);
	for (task = tasks; *task != BK_SOLVE_NONE; task++)
		if (st->mode[m->task_job[*task]] != BK_SOLVE_NONE)
			bk_solve_ruin_job(st, m->task_job[*task]);
	put_all(st, to, tasks);
}

/* The route of each task in a copy; how many routes are in use. */
static int32_t
owners(const struct model *m, const struct copy *c, int32_t *owner)
{
	const int32_t *task = c->tasks;
	int32_t r, k, used = 0;

	for (k = 0; k < m->ntasks; k++)
		owner[k] = BK_SOLVE_NONE;
	for (r = 0; r < m->nroutes; r++, task++) {
		used += *task != BK_SOLVE_NONE;
		for (; *task != BK_SOLVE_NONE; task++)
			owner[*task] = r;
	}
	return used;
}

void
bk_solve_copy_cross(struct state *st, const struct copy *a,
    const struct copy *b)
{
	const struct model *m = st->m;
	int32_t *owner = st->start;
	const int32_t *near = &m->near[(size_t)rng_below(&st->rng,
	    (uint32_t)m->njobs) * (size_t)m->nnear];
	int32_t left, i, k, r;

	bk_solve_copy_load(st, a);
	bk_solve_state_begin(st);
	left = owners(m, b, owner) / 2;
	left = left > 1 ? 1 + (int32_t)rng_below(&st->rng, (uint32_t)left) : 1;
	for (i = 0; i < m->nnear && left > 0; i++) {
		if (b->mode[near[i]] == BK_SOLVE_NONE)
			continue;
		r = owner[m->p->modes[b->mode[near[i]]].task[0]];
		if (r == BK_SOLVE_NONE)
			continue;	/* its route has been taken */
		transplant(st, b, r);
		left--;
		for (k = 0; k < m->ntasks; k++)
			if (owner[k] == r)
				owner[k] = BK_SOLVE_NONE;
	}
	settle_out(st);
	if (st->broken) {
		bk_solve_state_keep(st);
		bk_solve_copy_load(st, a);
		return;
	}
	bk_solve_recreate(st, NOTHING);
	bk_solve_state_keep(st);
}

/* Is this route of a copy, which is in use, in one of the chosen epochs? */
static bool
is_chosen(const struct model *m, const bool *chosen, int32_t r,
    const int32_t *task)
{
	return *task != BK_SOLVE_NONE && chosen[m->epoch[m->route_shift[r]]];
}

/* What is to be replaced goes, and what is to come, wherever it is. */
static void
make_room(struct state *st, const struct copy *from, const bool *chosen)
{
	const struct model *m = st->m;
	const int32_t *task = from->tasks;
	int32_t r;

	for (r = 0; r < m->nroutes; r++, task++) {
		if (is_chosen(m, chosen, r, task))
			bk_solve_ruin_string(st, r, 1, st->routes[r].n);
		for (; *task != BK_SOLVE_NONE; task++)
			if (chosen[m->epoch[m->route_shift[r]]] &&
			    st->mode[m->task_job[*task]] != BK_SOLVE_NONE)
				bk_solve_ruin_job(st, m->task_job[*task]);
	}
}

/* Some of the epochs in which the copy has routes: at random, up to half. */
static void
choose_epochs(struct state *st, const struct copy *c, bool *chosen)
{
	const struct model *m = st->m;
	const int32_t *task = c->tasks;
	int32_t *epoch = bk_xcalloc((size_t)m->nepochs + 1, sizeof(*epoch));
	int32_t n = 0, r, k, left;

	for (r = 0; r < m->nroutes; r++, task++) {
		k = m->epoch[m->route_shift[r]];
		if (*task != BK_SOLVE_NONE && !chosen[k]) {
			chosen[k] = true;
			epoch[n++] = k;
		}
		while (*task != BK_SOLVE_NONE)
			task++;
	}
	left = n < 2 ? n : 1 + (int32_t)rng_below(&st->rng, (uint32_t)n / 2);
	for (; n > left; n--) {
		k = (int32_t)rng_below(&st->rng, (uint32_t)n);
		chosen[epoch[k]] = false;
		epoch[k] = epoch[n - 1];
	}
	free(epoch);
}

void
bk_solve_copy_cross_epochs(struct state *st, const struct copy *a,
    const struct copy *b)
{
	const struct model *m = st->m;
	bool *chosen = bk_xcalloc((size_t)m->nepochs + 1, sizeof(*chosen));
	const int32_t *task = b->tasks;
	int32_t r;

	bk_solve_copy_load(st, a);
	choose_epochs(st, b, chosen);
	bk_solve_state_begin(st);
	make_room(st, b, chosen);
	for (r = 0; r < m->nroutes; r++, task++) {
		if (is_chosen(m, chosen, r, task))
			put_all(st, r, task);
		while (*task != BK_SOLVE_NONE)
			task++;
	}
	settle_out(st);
	free(chosen);
	bk_solve_link_rebuild(st);
	if (!st->broken)
		bk_solve_recreate(st, NOTHING);
	bk_solve_state_keep(st);
	if (st->broken)
		bk_solve_copy_load(st, a);
}

void
bk_solve_copy_write(const struct copy *c, const struct model *m,
    struct bk_solve_plan *plan)
{
	const int32_t *task = c->tasks, *start = c->starts;
	struct bk_solve_route *route;
	int32_t r;

	plan->cost = c->cost;
	plan->mode = bk_xcalloc((size_t)m->njobs + 1, sizeof(int32_t));
	memcpy(plan->mode, c->mode, (size_t)m->njobs * sizeof(int32_t));
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
}
