#include <stdlib.h>
#include <string.h>

#include "days.h"
#include "made.h"
#include "mem.h"
#include "order.h"

enum {
	EACH = 5000,		/* columns tried, of a hunt */
	ALL = 100000,		/* and of all; for each hundredth */
	MADE = 2		/* hundredths for a search */
};

struct hunt {
	struct proof *q;
	struct pick *pick;
	size_t	npicks, cap;
	size_t	*of;		/* picks that do each job, by what they cost */
	size_t	*first;		/* where those of a job begin there; */
				/* from njobs on, of its mates */
	size_t	limit;		/* of q->tried */
	uint64_t all;		/* jobs */
	uint64_t done, left;	/* jobs; and of these, left out, */
	uint64_t led, mates;	/* with a mate; that a mate goes to */
	int32_t	*free;		/* shifts of each kind */
	int64_t	*trips;		/* of each team, so far */
	struct pick *now, *best;
	size_t	nnow, nbest;
	int64_t	aim;		/* the cost to be below */
	struct days *days;	/* NULL: who meets when is not looked at */
	bool	found;
	int64_t	cost;		/* of what was found */
	struct bk_solve_plan made;	/* searched where it is not known */
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

static struct pick
pick_of(const struct proof *q, int32_t kind, const struct column *c,
    int64_t above)
{
	struct pick k = { .kind = kind, .column = c,
		.jobs = proof_jobs(q, c), .above = above < 0 ? 0 : above };

	for (int32_t i = 0; i < c->n; i++) {
		enum role role = bk_solve_columns_role(q->m, c->task[i]);
		uint64_t bit = UINT64_C(1) << q->m->task_job[c->task[i]];

		k.led |= role == ROLE_LEAD ? bit : 0;
		k.mates |= role == ROLE_MATE ? bit : 0;
	}
	return k;
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
		h->pick[h->npicks++] = pick_of(q, kind, c, above);
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

/* Give each pick its shift; what they cost later than the first of a kind. */
static int64_t
set_shifts(const struct hunt *h, struct pick *v)
{
	int64_t sum = 0;
	int32_t nth = 0;

	for (size_t i = 0; i < h->nnow; i++) {
		nth = i && v[i].kind == v[i - 1].kind ? nth + 1 : 0;
		v[i].shift = nth_shift(h->q, v[i].kind, nth);
		sum += v[i].column->nlead * h->q->c.later[v[i].shift];
	}
	return sum;
}

/* What the picks cost, wherever; from nothing but the problem. */
static int64_t
cost_of(const struct hunt *h, const struct pick *v)
{
	const struct proof *q = h->q;
	int64_t *count = bk_xcalloc((size_t)q->m->nteams + 1, sizeof(*count));
	int64_t sum = 0;

	for (size_t i = 0; i < h->nnow; i++) {
		const struct column *c = v[i].column;
		int32_t team = team_of(h, &v[i]);

		sum += c->cost - c->n * q->load[team];
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

/* It is not known whether the picks are a plan: search for one. */
static void
make(struct hunt *h, const struct pick *v)
{
	const struct model *m = h->q->m;
	int32_t *lead = bk_xcalloc(2 * (size_t)m->njobs + 1, sizeof(*lead));
	int32_t *mate = lead + m->njobs;
	struct bk_solve_plan plan;

	memset(lead, -1, 2 * (size_t)m->njobs * sizeof(*lead));
	for (size_t i = 0; i < h->nnow; i++)
		for (int32_t k = 0; k < v[i].column->n; k++) {
			int32_t t = v[i].column->task[k];

			(bk_solve_columns_role(m, t) == ROLE_MATE ? mate :
			    lead)[m->task_job[t]] = v[i].shift;
		}
	h->q->made++;
	if (bk_solve_made(m, lead, mate, h->made.cost, &plan)) {
		bk_solve_free(&h->made);
		h->made = plan;
	}
	free(lead);
}

/*
 * Where mates couple shifts, the picks may not fit together in time: if that is
 * not looked at, this is no plan, but what no plan is below.
 */
static void
leaf(struct hunt *h)
{
	struct pick *v = bk_xcalloc(h->nnow + 1, sizeof(*v));
	int64_t cost, above;
	bool ok = true, exact = !h->q->m->linked;

	memcpy(v, h->now, h->nnow * sizeof(*v));
	if (h->nnow)
		qsort(v, h->nnow, sizeof(*v), by_kind_and_tasks);
	cost = cost_of(h, v);
	if (h->days)
		ok = bk_solve_days(h->days, v, h->nnow, h->aim - cost, &above,
		    &exact);
	else
		above = set_shifts(h, v);
	ok = ok && cost + above < h->aim;
	if (ok && !exact && h->days && MADE * h->q->made < h->q->effort)
		make(h, v);
	if (ok)
		h->aim = cost + above;
	if (ok && exact) {
		h->found = true;
		h->nbest = h->nnow;
		memcpy(h->best, v, h->nnow * sizeof(*v));
		h->cost = h->aim;
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
	h->led |= k->led;
	h->mates |= k->mates;
	h->now[h->nnow++] = *k;
	ok = search(h, cost + k->above);
	h->nnow--;
	h->done &= ~k->jobs;
	h->led &= ~k->led;
	h->mates &= ~k->mates;
	--*trips;
	h->free[k->kind]++;
	return ok;
}

/* All or none of what a mate does for a leader is on one of its shifts. */
static bool
is_apart(const struct hunt *h, const struct pick *mate,
    const struct pick *leader)
{
	uint64_t his = mate->mates & h->q->leads[team_of(h, leader)];

	return (his & leader->led) && (his & ~leader->led);
}

/* Does a column go with those so far? */
static bool
goes_with(const struct hunt *h, const struct pick *k)
{
	uint64_t alone = h->done & ~h->led;

	if ((k->jobs & h->done) || (k->mates & (h->mates | alone)) ||
	    ((k->jobs & ~k->led) & h->mates))
		return false;
	for (size_t i = 0; h->q->npairs && i < h->nnow; i++)
		if (is_apart(h, k, &h->now[i]) || is_apart(h, &h->now[i], k))
			return false;
	return true;
}

/* By each column that does it or, from njobs on, goes along to it. */
static bool
try_all(struct hunt *h, int32_t job, int64_t cost)
{
	for (size_t i = h->first[job]; i < h->first[job + 1]; i++) {
		const struct pick *k = &h->pick[h->of[i]];

		if (cost + k->above >= h->aim)
			break;
		if (++h->q->tried > h->limit)
			return false;
		if (goes_with(h, k) && !try_pick(h, k, cost))
			return false;
	}
	return true;
}

static int32_t
first_of(uint64_t jobs)
{
	int32_t job = 0;

	while (!(jobs >> job & 1))
		job++;
	return job;
}

/* The first job that is open: by each column, or left out; then its mates. */
static bool
search(struct hunt *h, int64_t cost)
{
	struct proof *q = h->q;
	uint64_t open = h->all & ~h->done, bit;
	int32_t job;
	bool ok;

	if (!open && h->led != h->mates)
		return (h->mates & ~h->led) || try_all(h, q->m->njobs +
		    first_of(h->led & ~h->mates), cost);
	if (!open) {
		leaf(h);
		return true;
	}
	job = first_of(open);
	if (!try_all(h, job, cost))
		return false;
	bit = UINT64_C(1) << job;
	cost += q->p->jobs[job].skip - q->pay[job];
	if (cost >= h->aim || h->mates & bit)
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
	plan->cost = h->cost;
}

/* The plan is this one, if it is better. */
static void
take(const struct bk_solve_problem *p, const struct bk_solve_plan *now,
    struct bk_solve_plan *plan)
{
	if (now->cost >= plan->cost)
		return;
	memcpy(plan->routes, now->routes, now->nroutes *
	    sizeof(*now->routes));
	memcpy(plan->stops, now->stops, now->nstops * sizeof(*now->stops));
	memcpy(plan->mode, now->mode, p->njobs * sizeof(*now->mode));
	plan->nroutes = now->nroutes;
	plan->nstops = now->nstops;
	plan->cost = now->cost;
}

/* The same where shifts meet, if it is a plan, and better. */
static void
rewrite_met(struct hunt *h, struct bk_solve_plan *plan)
{
	const struct bk_solve_problem *p = h->q->p;
	struct bk_solve_plan now = { .cost = 0 };

	now.routes = bk_xcalloc(p->nshifts + 1, sizeof(*now.routes));
	now.stops = bk_xcalloc(p->ntasks + 1, sizeof(*now.stops));
	now.mode = bk_xcalloc(p->njobs + 1, sizeof(*now.mode));
	if (bk_solve_days_write(h->days, h->best, h->nbest, &now))
		take(p, &now, plan);
	bk_solve_free(&now);
}

/* Is each shift used but once, and all listed that it can do? */
static bool
is_plain(const struct proof *q)
{
	for (size_t s = 0; s < q->p->nshifts; s++)
		if (q->p->shifts[s].count != 1)
			return false;
	for (size_t k = 0; k < q->c.nkinds; k++)
		if (q->c.kind[k].loose)
			return false;
	return true;
}

/* The picks of each job and of its mates; they are sorted already. */
static void
sort_by_job(struct hunt *h)
{
	size_t n = (size_t)h->q->m->njobs, tasks = 0, at = 0;

	for (size_t i = 0; i < h->npicks; i++)
		tasks += (size_t)h->pick[i].column->n;
	h->of = bk_xcalloc(tasks + 1, sizeof(*h->of));
	h->first = bk_xcalloc(2 * n + 1, sizeof(*h->first));
	for (size_t job = 0; job < 2 * n; job++) {
		h->first[job] = at;
		for (size_t i = 0; i < h->npicks; i++)
			if ((job < n ? h->pick[i].jobs >> job :
			    h->pick[i].mates >> (job - n)) & 1)
				h->of[at++] = i;
	}
	h->first[2 * n] = at;
	h->all = n < 64 ? (UINT64_C(1) << n) - 1 : UINT64_MAX;
}

static void
free_hunt(struct hunt *h)
{
	free(h->pick);
	free(h->of);
	free(h->first);
	free(h->free);
	free(h->trips);
	free(h->now);
	free(h->best);
	bk_solve_free(&h->made);
}

/* Search all; false: too much was tried. */
static bool
search_all(struct hunt *h, struct days *days, int64_t aim)
{
	h->aim = aim;
	h->days = days;
	h->found = false;
	h->limit = h->q->tried + h->q->effort * EACH;
	return search(h, h->q->sum);
}

bool
bk_solve_hunt(struct proof *q, struct days *days, struct bk_solve_plan *plan,
    int64_t *least)
{
	struct hunt h = { .q = q, .aim = plan->cost,
		.made = { .cost = plan->cost } };
	bool all;

	if (!is_plain(q) || q->tried > q->effort * ALL)
		return false;
	h.free = bk_xcalloc(q->c.nkinds + 1, sizeof(*h.free));
	h.trips = bk_xcalloc((size_t)q->m->nteams + 1, sizeof(*h.trips));
	h.now = bk_xcalloc(q->p->nshifts + 1, sizeof(*h.now));
	h.best = bk_xcalloc(q->p->nshifts + 1, sizeof(*h.best));
	for (size_t k = 0; k < q->c.nkinds; k++)
		gather_kind(&h, (int32_t)k);
	if (h.npicks)
		qsort(h.pick, h.npicks, sizeof(*h.pick), by_above);
	sort_by_job(&h);
	all = search_all(&h, NULL, plan->cost);
	if (all)
		*least = h.aim;
	if (all && q->meets && h.aim < plan->cost) {
		all = search_all(&h, days, plan->cost);
		if (all)
			*least = h.aim;
	}
	if (h.found && q->m->linked)
		rewrite_met(&h, plan);
	else if (h.found)
		rewrite(&h, plan);
	take(q->p, &h.made, plan);
	free_hunt(&h);
	return all;
}
