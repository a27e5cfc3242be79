#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "order.h"
#include "proof.h"

enum { NODES = 2000000 };	/* of all hunts */

/*
 * A column on one of the shifts of its kind, which one is left open; and what
 * it is above the least of such a shift, at the least.
 */
struct pick {
	int32_t	kind, shift;
	const struct column *column;
	uint64_t jobs;
	int64_t	above;
};

struct hunt {
	struct proof *q;
	struct pick *pick;
	size_t	npicks, cap;
	uint64_t done, left;	/* jobs; and of these, left out */
	int32_t	*free;		/* shifts of each kind */
	int64_t	*trips;		/* of each team, so far */
	struct pick *now, *best;
	size_t	nnow, nbest;
	int64_t	aim;		/* the cost to be below */
	bool	found;
};

static int
by_above(const void *a, const void *b)
{
	const struct pick *x = a, *y = b;

	if (x->above != y->above)
		return x->above < y->above ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

static int32_t
team_of(const struct hunt *h, const struct pick *k)
{
	return h->q->p->shifts[h->q->c.kind[k->kind].shift].team;
}

static void
gather_kind(struct hunt *h, int32_t kind)
{
	struct proof *q = h->q;
	const struct kind *k = &q->c.kind[kind];
	struct kind_least of = bk_solve_prices_least(q, (size_t)kind);

	h->free[kind] = of.nshifts;
	for (size_t i = k->first; i < k->first + k->n; i++) {
		const struct column *c = &q->c.v[i];
		int64_t above = proof_above(q, &of, c);

		if (q->sum + above >= h->aim)
			continue;
		BK_GROW(h->pick, h->npicks, h->cap);
		h->pick[h->npicks++] = (struct pick){ kind, 0, c,
			proof_jobs(q, c), above < 0 ? 0 : above };
	}
}

/* --- a whole plan ------------------------------------------------------- */

/* Most tasks first: they get the days on which a task costs the least. */
static int
by_kind_and_tasks(const void *a, const void *b)
{
	const struct pick *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind - y->kind;
	if (x->column->nlead != y->column->nlead)
		return y->column->nlead - x->column->nlead;
	return (x->column > y->column) - (x->column < y->column);
}

/* The shift of a kind that is the n-th by what a task costs there. */
static int32_t
nth_shift(const struct proof *q, int32_t kind, int32_t n)
{
	int32_t best = BK_SOLVE_NONE, last = BK_SOLVE_NONE;

	for (; n >= 0; n--, last = best) {
		best = BK_SOLVE_NONE;
		for (int32_t s = 0; s < (int32_t)q->p->nshifts; s++) {
			if (q->c.of[s] != kind || (last >= 0 &&
			    (q->c.later[s] < q->c.later[last] ||
			/* cppcheck-suppress arrayIndexThenCheck ; no bound */
			    (q->c.later[s] == q->c.later[last] &&
			    s <= last))))
				continue;
			if (best < 0 || q->c.later[s] < q->c.later[best])
				best = s;
		}
	}
	return best;
}

/* What the picks cost, each on its shift; from nothing but the problem. */
static int64_t
cost_of(const struct hunt *h, struct pick *v)
{
	const struct proof *q = h->q;
	int64_t *count = bk_xcalloc((size_t)q->m->nteams + 1, sizeof(*count));
	int64_t sum = 0;
	int32_t nth = 0;

	for (size_t i = 0; i < h->nnow; i++) {
		const struct column *c = v[i].column;
		int32_t team = team_of(h, &v[i]);

		nth = i && v[i].kind == v[i - 1].kind ? nth + 1 : 0;
		v[i].shift = nth_shift(q, v[i].kind, nth);
		sum += c->cost - c->n * q->load[team] + c->nlead *
		    q->c.later[v[i].shift];
		count[team] += c->n;
	}
	for (int32_t t = 0; t < q->m->nteams; t++)
		sum += q->p->fair * count[t] * count[t];
	for (int32_t j = 0; j < q->m->njobs; j++)
		if (h->left >> j & 1)
			sum += q->p->jobs[j].skip;
	free(count);
	return sum;
}

static void
leaf(struct hunt *h)
{
	struct pick *v = bk_xcalloc(h->nnow + 1, sizeof(*v));
	int64_t cost;

	memcpy(v, h->now, h->nnow * sizeof(*v));
	if (h->nnow)
		qsort(v, h->nnow, sizeof(*v), by_kind_and_tasks);
	cost = cost_of(h, v);
	if (cost < h->aim) {
		h->aim = cost;
		h->found = true;
		h->nbest = h->nnow;
		memcpy(h->best, v, h->nnow * sizeof(*v));
	}
	free(v);
}

static bool	search(struct hunt *, int64_t cost);

/* Try one column more; false: too much was tried. */
static bool
try_pick(struct hunt *h, const struct pick *k, int64_t cost)
{
	const struct trips *limit = &h->q->limit[team_of(h, k)];
	int64_t *trips = &h->trips[team_of(h, k)];
	bool ok;

	if (h->free[k->kind] == 0 || (limit->most >= 0 &&
	    *trips >= limit->most))
		return true;
	h->free[k->kind]--;
	++*trips;
	h->done |= k->jobs;
	h->now[h->nnow++] = *k;
	ok = search(h, cost + k->above);
	h->nnow--;
	h->done &= ~k->jobs;
	--*trips;
	h->free[k->kind]++;
	return ok;
}

/* The first job that is open: by each column, or left out. */
static bool
search(struct hunt *h, int64_t cost)
{
	struct proof *q = h->q;
	uint64_t bit;
	int32_t job = 0;
	bool ok;

	if (++q->tried > NODES)
		return false;
	while (job < q->m->njobs && h->done >> job & 1)
		job++;
	if (job == q->m->njobs) {
		leaf(h);
		return true;
	}
	bit = UINT64_C(1) << job;
	for (size_t i = 0; i < h->npicks && cost + h->pick[i].above < h->aim;
	    i++) {
		const struct pick *k = &h->pick[i];

		if (!(k->jobs & bit) || k->jobs & h->done)
			continue;
		if (!try_pick(h, k, cost))
			return false;
	}
	cost += q->p->jobs[job].skip - q->pay[job];
	if (cost >= h->aim)
		return true;
	h->done |= bit;
	h->left |= bit;
	ok = search(h, cost);
	h->done &= ~bit;
	h->left &= ~bit;
	return ok;
}

static int
by_shift(const void *a, const void *b)
{
	const struct pick *x = a, *y = b;

	return x->shift - y->shift;
}

static void
rewrite(struct hunt *h, struct bk_solve_plan *plan)
{
	const struct model *m = h->q->m;

	for (int32_t j = 0; j < m->njobs; j++)
		plan->mode[j] = BK_SOLVE_NONE;
	plan->nroutes = plan->nstops = 0;
	if (h->nbest)
		qsort(h->best, h->nbest, sizeof(*h->best), by_shift);
	for (size_t i = 0; i < h->nbest; i++) {
		const struct column *c = h->best[i].column;
		int32_t task[COLUMN_STOPS], start[COLUMN_STOPS];

		bk_solve_order(m, c, h->best[i].shift, task, start);
		plan->routes[plan->nroutes++] = (struct bk_solve_route){
			h->best[i].shift, plan->nstops, (size_t)c->n };
		for (int32_t k = 0; k < c->n; k++) {
			plan->mode[m->task_job[task[k]]] =
			    m->task_mode[task[k]];
			plan->stops[plan->nstops++] = (struct bk_solve_stop){
				task[k], start[k] };
		}
	}
	plan->cost = h->aim;
}

/* Can each shift be used but once, and is all of it listed? */
static bool
is_plain(const struct proof *q)
{
	for (size_t s = 0; s < q->p->nshifts; s++)
		if (q->p->shifts[s].count != 1)
			return false;
	for (size_t k = 0; k < q->c.nkinds; k++)
		if (q->c.kind[k].loose)
			return false;
	return !q->m->linked;
}

bool
bk_solve_hunt(struct proof *q, struct bk_solve_plan *plan)
{
	struct hunt h = { .q = q, .aim = plan->cost };
	bool all;

	if (!is_plain(q))
		return false;
	h.free = bk_xcalloc(q->c.nkinds + 1, sizeof(*h.free));
	h.trips = bk_xcalloc((size_t)q->m->nteams + 1, sizeof(*h.trips));
	h.now = bk_xcalloc(q->p->nshifts + 1, sizeof(*h.now));
	h.best = bk_xcalloc(q->p->nshifts + 1, sizeof(*h.best));
	for (size_t k = 0; k < q->c.nkinds; k++)
		gather_kind(&h, (int32_t)k);
	if (h.npicks)
		qsort(h.pick, h.npicks, sizeof(*h.pick), by_above);
	all = search(&h, q->sum);
	if (h.found)
		rewrite(&h, plan);
	free(h.pick);
	free(h.free);
	free(h.trips);
	free(h.now);
	free(h.best);
	return all;
}
