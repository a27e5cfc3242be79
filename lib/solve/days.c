#include "days.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "meet.h"
#include "order.h"

enum {
	WORK = 40000000,	/* starts looked at, of all meetings */
	TRIED = 4000,		/* shifts tried for one plan */
	KNOWN = 8192		/* meetings that are remembered */
};

/* Picks that meet, and what meeting costs them. */
struct group {
	int32_t	n, pick[MEET_MOST];
	int64_t	above;
	bool	exact;
};

struct meeting {
	int32_t	n;
	const struct column *column[MEET_MOST];
	int32_t	kind[MEET_MOST];
	int64_t	above;
	bool	exact;
};

struct days {
	const struct proof *q;
	struct meeting *known;
	size_t	work;
	/* of the plan in hand */
	struct pick *v;
	struct group *group;
	size_t	ngroups;
	bool	*used;		/* shifts */
	int32_t	*now, *best;	/* shift of each pick */
	size_t	n;
	int	tried;
	int64_t	most;		/* to be below */
};

struct days *
bk_solve_days_new(const struct proof *q)
{
	struct days *d = bk_xcalloc(1, sizeof(*d));
	size_t n = q->p->nshifts + 1;

	d->q = q;
	d->known = bk_xcalloc(KNOWN, sizeof(*d->known));
	d->group = bk_xcalloc(n, sizeof(*d->group));
	d->used = bk_xcalloc(n, sizeof(*d->used));
	d->now = bk_xcalloc(n, sizeof(*d->now));
	d->best = bk_xcalloc(n, sizeof(*d->best));
	return d;
}

void
bk_solve_days_free(struct days *d)
{
	if (!d)
		return;
	free(d->known);
	free(d->group);
	free(d->used);
	free(d->now);
	free(d->best);
	free(d);
}

/* --- who meets ----------------------------------------------------------- */

static bool
do_meet(const struct pick *a, const struct pick *b)
{
	return (a->led & b->mates) || (a->mates & b->led);
}

/* All that meet the picks of a group, directly or not; false: too many. */
static bool
complete(struct days *d, struct group *g, bool *taken)
{
	for (int32_t k = 0; k < g->n; k++)
		for (size_t i = 0; i < d->n; i++) {
			if (taken[i] || !do_meet(&d->v[g->pick[k]], &d->v[i]))
				continue;
			if (g->n == MEET_MOST)
				return false;
			taken[i] = true;
			g->pick[g->n++] = (int32_t)i;
		}
	return true;
}

/* Groups of many first: they have the least choice. */
static int
by_size(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return x->n != y->n ? y->n - x->n : x->pick[0] - y->pick[0];
}

static bool
make_groups(struct days *d)
{
	bool *taken = bk_xcalloc(d->n + 1, sizeof(*taken)), ok = true;

	d->ngroups = 0;
	for (size_t i = 0; i < d->n && ok; i++) {
		struct group *g = &d->group[d->ngroups];

		if (taken[i])
			continue;
		*g = (struct group){ .n = 1, .pick = { (int32_t)i },
			.exact = true };
		taken[i] = true;
		ok = complete(d, g, taken);
		d->ngroups++;
	}
	free(taken);
	if (ok && d->ngroups)
		qsort(d->group, d->ngroups, sizeof(*d->group), by_size);
	return ok;
}

/* --- shifts -------------------------------------------------------------- */

static bool
overlap(const struct bk_solve_problem *p, int32_t a, int32_t b)
{
	return p->shifts[a].begin <= p->shifts[b].end &&
	    p->shifts[b].begin <= p->shifts[a].end;
}

/* The shift of a kind that is at the time of another; or BK_SOLVE_NONE. */
static int32_t
shift_beside(const struct days *d, int32_t kind, int32_t other)
{
	for (size_t s = 0; s < d->q->p->nshifts; s++)
		if (d->q->c.of[s] == kind && overlap(d->q->p, (int32_t)s,
		    other))
			return (int32_t)s;
	return BK_SOLVE_NONE;
}

/* Put a group where its first is on that shift; false: it cannot be. */
static bool
put(struct days *d, const struct group *g, int32_t shift, int64_t *cost)
{
	int32_t k;

	for (k = 0; k < g->n; k++) {
		const struct pick *p = &d->v[g->pick[k]];
		int32_t s = k ? shift_beside(d, p->kind, shift) : shift;

		if (s < 0 || d->used[s])
			break;
		d->used[s] = true;
		d->now[g->pick[k]] = s;
		*cost += p->column->nlead * d->q->c.later[s];
	}
	if (k == g->n)
		return true;
	while (k-- > 0)
		d->used[d->now[g->pick[k]]] = false;
	return false;
}

static void
put_all(struct days *d, size_t i, int64_t cost)
{
	const struct group *g = &d->group[i];

	if (cost >= d->most || d->tried > TRIED)
		return;
	if (i == d->ngroups) {
		d->most = cost;
		memcpy(d->best, d->now, d->n * sizeof(*d->best));
		return;
	}
	for (size_t s = 0; s < d->q->p->nshifts; s++) {
		int64_t now = cost;

		if (d->q->c.of[s] != d->v[g->pick[0]].kind ||
		    d->used[s] || ++d->tried > TRIED ||
		    !put(d, g, (int32_t)s, &now))
			continue;
		put_all(d, i + 1, now);
		for (int32_t k = 0; k < g->n; k++)
			d->used[d->now[g->pick[k]]] = false;
	}
}

/* --- what meeting costs --------------------------------------------------- */

/* Shifts of one time for all of a group; false: there are none. */
static bool
any_shifts(struct days *d, const struct group *g, struct meet_member *v)
{
	int64_t unused = 0;

	for (size_t s = 0; s < d->q->p->nshifts; s++) {
		if (d->q->c.of[s] != d->v[g->pick[0]].kind ||
		    !put(d, g, (int32_t)s, &unused))
			continue;
		for (int32_t k = 0; k < g->n; k++) {
			int32_t at = d->now[g->pick[k]];

			d->used[at] = false;
			v[k] = (struct meet_member){ at,
				d->v[g->pick[k]].column };
		}
		return true;
	}
	return false;
}

static void
weigh(struct days *d, struct group *g)
{
	struct meet_member v[MEET_MOST];
	int64_t cost;

	g->above = 0;
	g->exact = false;
	if (!any_shifts(d, g, v)) {
		g->above = NOTHING;
		return;
	}
	if (d->work > WORK || !bk_solve_meet(d->q->m, v, g->n, NULL, &cost,
	    &d->work))
		return;
	g->exact = true;
	if (cost == NOTHING) {
		g->above = NOTHING;
		return;
	}
	for (int32_t k = 0; k < g->n; k++)
		cost -= v[k].column->cost + v[k].column->nlead *
		    d->q->c.later[v[k].shift] - v[k].column->n *
		    d->q->load[d->q->p->shifts[v[k].shift].team];
	g->above = cost;
}

static bool
is_known(const struct days *d, const struct group *g, const struct meeting *m)
{
	bool same = m->n == g->n;

	for (int32_t k = 0; k < g->n && same; k++)
		same = m->column[k] == d->v[g->pick[k]].column &&
		    m->kind[k] == d->v[g->pick[k]].kind;
	return same;
}

static void
recall(struct days *d, struct group *g)
{
	struct meeting *m;
	uint64_t h = 0;

	for (int32_t k = 0; k < g->n; k++)
		h = (h ^ (uint64_t)(d->v[g->pick[k]].column - d->q->c.v)) *
		    UINT64_C(0x9e3779b97f4a7c15);
	m = &d->known[(h >> 32) % KNOWN];
	if (!is_known(d, g, m)) {
		weigh(d, g);
		*m = (struct meeting){ .n = g->n, .above = g->above,
			.exact = g->exact };
		for (int32_t k = 0; k < g->n; k++) {
			m->column[k] = d->v[g->pick[k]].column;
			m->kind[k] = d->v[g->pick[k]].kind;
		}
	}
	g->above = m->above;
	g->exact = m->exact;
}

/* What the picks cost later than their kinds' first shifts, at the least. */
static int64_t
least_later(const struct days *d)
{
	int64_t sum = 0;

	for (size_t i = 0; i < d->n; i++)
		sum += d->v[i].column->nlead *
		    d->q->c.kind[d->v[i].kind].later;
	return sum;
}

bool
bk_solve_days(struct days *d, struct pick *v, size_t n, int64_t most,
    int64_t *above, bool *exact)
{
	int64_t sum = 0;

	d->v = v;
	d->n = n;
	*exact = make_groups(d);
	*above = least_later(d);
	if (!*exact)
		return *above < most;
	for (size_t i = 0; i < d->ngroups; i++) {
		if (d->group[i].n > 1)
			recall(d, &d->group[i]);
		sum += d->group[i].above;
		*exact &= d->group[i].exact;
		if (d->group[i].above == NOTHING || *above + sum >= most)
			return false;
	}
	d->tried = 0;
	d->most = most - sum;
	put_all(d, 0, 0);
	if (d->tried > TRIED) {
		*above += sum;
		*exact = false;
		return true;
	}
	if (d->most == most - sum)
		return false;
	*above = d->most + sum;
	for (size_t i = 0; i < n; i++)
		v[i].shift = d->best[i];
	return true;
}

/* --- as a plan ------------------------------------------------------------ */

static struct bk_solve_route *
add_route(struct bk_solve_plan *plan, int32_t shift)
{
	plan->routes[plan->nroutes] = (struct bk_solve_route){ shift,
		plan->nstops, 0 };
	return &plan->routes[plan->nroutes++];
}

static void
add_stop(const struct model *m, struct bk_solve_plan *plan,
    struct bk_solve_route *r, int32_t task, int32_t start)
{
	plan->mode[m->task_job[task]] = m->task_mode[task];
	plan->stops[plan->nstops++] = (struct bk_solve_stop){ task, start };
	r->nstops++;
}

static void
write_alone(const struct model *m, const struct pick *p,
    struct bk_solve_plan *plan)
{
	int32_t task[COLUMN_STOPS], start[COLUMN_STOPS];
	struct bk_solve_route *r = add_route(plan, p->shift);

	bk_solve_order(m, p->column, p->shift, task, start);
	for (int32_t k = 0; k < p->column->n; k++)
		add_stop(m, plan, r, task[k], start[k]);
}

static bool
write_group(struct days *d, const struct group *g,
    struct bk_solve_plan *plan)
{
	const struct model *m = d->q->m;
	struct meet_stop stop[COLUMN_STOPS];
	struct meet_member v[MEET_MOST];
	int32_t n;
	int64_t cost;

	for (int32_t k = 0; k < g->n; k++)
		v[k] = (struct meet_member){ d->v[g->pick[k]].shift,
			d->v[g->pick[k]].column };
	if (!bk_solve_meet(m, v, g->n, stop, &cost, &d->work) ||
	    cost == NOTHING)
		return false;
	n = v[stop[0].member].column->n;
	for (int32_t k = 0; k < g->n; k++) {
		struct bk_solve_route *r = add_route(plan, v[k].shift);

		for (int32_t i = 0; i < n; i++)
			if (stop[i].member == k)
				add_stop(m, plan, r, stop[i].task,
				    stop[i].start);
			else if (stop[i].with == k)
				add_stop(m, plan, r, stop[i].mate,
				    stop[i].start);
	}
	return true;
}

static int
by_shift(const void *a, const void *b)
{
	const struct bk_solve_route *x = a, *y = b;

	return x->shift - y->shift;
}

bool
bk_solve_days_write(struct days *d, const struct pick *v, size_t n,
    struct bk_solve_plan *plan)
{
	bool ok;

	d->v = (struct pick *)v;
	d->n = n;
	ok = make_groups(d);
	plan->nroutes = plan->nstops = 0;
	for (int32_t j = 0; j < d->q->m->njobs; j++)
		plan->mode[j] = BK_SOLVE_NONE;
	for (size_t i = 0; i < d->ngroups && ok; i++)
		if (d->group[i].n == 1)
			write_alone(d->q->m, &v[d->group[i].pick[0]], plan);
		else
			ok = write_group(d, &d->group[i], plan);
	if (plan->nroutes)
		qsort(plan->routes, plan->nroutes, sizeof(*plan->routes),
		    by_shift);
	return ok && bk_solve_judge(d->q->p, plan, &plan->cost);
}
