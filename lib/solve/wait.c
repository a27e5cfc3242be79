#include "core.h"

/*
 * Waiting between the tasks of a shift. The last one starts as early as can
 * be, the others as late as it allows: what is left between them is waiting.
 * Of pairs both start at their gap, so where there are any, the latest starts
 * of all routes are found together: they fall from above to the greatest
 * solution, as in link.c they rise to the least one.
 */

/* A stop of a route that has one task more, not put in yet. */
struct view {
	const struct model *m;
	const struct route *r;
	const struct fit *f;
	const struct bk_solve_task *t;	/* NULL: none more */
	int32_t	at;
};

static const struct fit *
fit_at(const struct view *v, int32_t k)
{
	if (v->t && k == v->at)
		return v->f;
	return v->r->stops[v->t && k > v->at ? k - 1 : k].fit;
}

static int32_t
service_at(const struct view *v, int32_t k)
{
	if (v->t && k == v->at)
		return v->t->service;
	return v->r->stops[v->t && k > v->at ? k - 1 : k].service;
}

/* The way from stop k - 1. */
static int32_t
ride_to(const struct view *v, int32_t k)
{
	const struct stop *s = v->r->stops;

	if (!v->t || k < v->at)
		return s[k].ride;
	if (k == v->at)
		return model_arc(v->m, v->t->place, s[k - 1].place)->time_in;
	if (k == v->at + 1)
		return model_arc(v->m, v->t->place, s[k - 1].place)->time_out;
	return s[k - 1].ride;
}

static int32_t
waiting(const struct view *v)
{
	int32_t n = v->r->n + (v->t != NULL), from = v->t ? v->at : n, t, k;
	int32_t wait = 0, limit;

	if (n < 2)
		return 0;
	t = v->r->stops[from - (v->t != NULL)].leave;
	if (!v->t)
		t = v->r->stops[n].start;
	for (k = from; v->t && k <= n; k++) {
		t = model_next(v->m, fit_at(v, k), t + ride_to(v, k));
		if (k < n)
			t += service_at(v, k);
	}
	for (k = n - 1; k > 0; k--) {
		limit = t - ride_to(v, k + 1) - service_at(v, k);
		t = model_last(v->m, fit_at(v, k), limit);
		if (t < 0)		/* broken: let it be */
			return wait;
		wait += limit - t;
	}
	return wait;
}

int32_t
bk_solve_wait_alone(const struct model *m, const struct route *r)
{
	const struct view v = { .m = m, .r = r };

	return waiting(&v);
}

int32_t
bk_solve_wait_with(const struct model *m, const struct route *r,
    const struct fit *f, const struct bk_solve_task *t, int32_t at)
{
	const struct view v = { m, r, f, t, at };

	return waiting(&v);
}

/* --- all routes --------------------------------------------------------- */

/* Lower the latest start of a task, and note that others may follow. */
static void
lower(struct state *st, int32_t task, int32_t limit, int32_t *tail)
{
	const struct model *m = st->m;
	int32_t t = model_last(m, st->fit[task], limit);

	if (t >= st->limit[task])
		return;
	st->limit[task] = t < st->start[task] ? st->start[task] : t;
	if (!st->queued[task]) {
		st->queued[task] = true;
		st->queue[(*tail)++ % m->ntasks] = task;
	}
}

/* The task before one on its route, or BK_SOLVE_NONE. */
static int32_t
task_before(const struct state *st, int32_t task)
{
	const struct route *r = &st->routes[st->where[task]];

	return r->stops[bk_solve_route_find(r, task) - 1].task;
}

/* st->limit: the latest starts of all, the last of each route held. */
static void
find_limits(struct state *st)
{
	const struct model *m = st->m;
	int32_t head = 0, tail = 0, task, other, k;

	for (k = 0; k < m->ntasks; k++)
		st->limit[k] = BK_SOLVE_NEVER;
	for (k = 0; k < m->nroutes; k++) {
		const struct route *r = &st->routes[k];

		if (r->n) {
			task = r->stops[r->n].task;
			lower(st, task, st->start[task], &tail);
		}
	}
	while (head < tail) {
		task = st->queue[head++ % m->ntasks];
		st->queued[task] = false;
		other = task_before(st, task);
		if (other != BK_SOLVE_NONE)
			lower(st, other, st->limit[task] -
			    m->p->tasks[other].service - model_ride(m, other,
			    task), &tail);
		other = m->mates[task].task;
		if (other != BK_SOLVE_NONE && st->where[other] >= 0)
			lower(st, other, st->limit[task] -
			    m->mates[other].lead, &tail);
	}
}

static int64_t
count(const struct state *st, const int32_t *start)
{
	int64_t wait = 0;

	for (int32_t r = 0; r < st->m->nroutes; r++)
		for (int32_t k = 2; k <= st->routes[r].n; k++) {
			const struct stop *s = &st->routes[r].stops[k];

			wait += start[s->task] - start[s[-1].task] -
			    s[-1].service - s->ride;
		}
	return wait;
}

int64_t
bk_solve_wait_all(struct state *st)
{
	int32_t k;

	if (st->m->linked) {
		if (st->stale) {
			find_limits(st);
			st->waits = count(st, st->limit);
			st->stale = false;
		}
		return st->waits;
	}
	for (k = 0; k < st->ntouched; k++) {
		struct route *r = &st->routes[st->touched[k]];

		if (!r->stale)
			continue;
		st->waits -= r->wait;
		r->wait = bk_solve_wait_alone(st->m, r);
		st->waits += r->wait;
		r->stale = false;
	}
	return st->waits;
}

void
bk_solve_wait_starts(struct state *st, int32_t *start)
{
	const struct model *m = st->m;
	int32_t r, k, t;

	if (m->linked) {
		find_limits(st);
		for (k = 0; k < m->ntasks; k++)
			start[k] = st->limit[k];
		return;
	}
	for (r = 0; r < m->nroutes; r++) {
		const struct stop *s = st->routes[r].stops;

		t = s[st->routes[r].n].start;
		for (k = st->routes[r].n; k > 0; k--) {
			if (k < st->routes[r].n)
				t = model_last(m, s[k].fit, t -
				    s[k + 1].ride - s[k].service);
			start[s[k].task] = t;
		}
	}
}
