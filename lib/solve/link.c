#include "core.h"

/*
 * Times across routes.  Where tasks come in pairs, or where being late has a
 * price, the start of one task may push others on any route.  `start` holds
 * the earliest starts that all routes and pairs together allow: the least
 * solution of "next start >= start + service + way" and "mate's start >= start
 * + lead", which raising starts from below must reach.  Since lateness only
 * grows with the starts, this solution has the least of it, too.
 *
 * A position is tried by chaining the task in, raising, reading the price,
 * and taking all back along the trail.
 */

int64_t
bk_solve_link_price(const struct state *st)
{
	const struct bk_solve_problem *p = st->m->p;

	return p->late_sum * st->late.total + p->late_max * st->late.worst;
}

/*
 * Raises one start; false if the task has no window that late, or if lateness
 * then costs `most` or more, which later raises cannot lower.
 */
static bool
raise_one(struct state *st, int32_t task, int32_t t, int64_t most,
    int32_t *tail)
{
	const struct model *m = st->m;
	int32_t was = st->start[task], due = m->p->tasks[task].due;

	t = model_next(m, st->fit[task], t);
	if (t == BK_SOLVE_NEVER)
		return false;
	st->trail[st->ntrail++] = (struct raise){ task, was };
	st->start[task] = t;
	if (t > due) {
		st->late.total += t - (was > due ? was : due);
		if (t - due > st->late.worst)
			st->late.worst = t - due;
		if (bk_solve_link_price(st) >= most)
			return false;
	}
	if (!st->queued[task]) {
		st->queued[task] = true;
		st->queue[(*tail)++ % st->m->ntasks] = task;
	}
	return true;
}

/*
 * Follows the raises queued so far to their end.  A circle of demands that push
 * each other for ever shows as too long a trail.
 */
static bool
settle(struct state *st, int64_t most, int32_t tail)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t;
	int32_t head = 0, task, next, mate, at, limit;
	bool ok = true;

	limit = st->ntrail + 4 * m->ntasks;
	while (head < tail) {
		task = st->queue[head++ % m->ntasks];
		st->queued[task] = false;
		if (!ok)
			continue;
		t = &m->p->tasks[task];
		next = st->next[task];
		if (next != BK_SOLVE_NONE) {
			at = st->start[task] + t->service +
			    model_ride(m, task, next);
			if (at > st->start[next])
				ok = raise_one(st, next, at, most, &tail);
		}
		mate = m->mates[task].task;
		if (ok && mate != BK_SOLVE_NONE && st->where[mate] >= 0) {
			at = st->start[task] + m->mates[task].lead;
			if (at > st->start[mate])
				ok = raise_one(st, mate, at, most, &tail);
		}
		if (st->ntrail > limit)
			ok = false;
	}
	return ok;
}

/* All starts anew, after tasks were taken out. */
void
bk_solve_link_rebuild(struct state *st)
{
	const struct model *m = st->m;
	const struct stop *s;
	int32_t r, tail = 0, late, due;

	st->late = (struct lateness){ 0, 0 };
	st->ntrail = 0;
	for (r = 0; r < m->nroutes; r++)
		for (s = st->routes[r].stops + 1; s->task >= 0; s++) {
			st->start[s->task] = s->start;
			due = m->p->tasks[s->task].due;
			late = s->start > due ? s->start - due : 0;
			st->late.total += late;
			if (late > st->late.worst)
				st->late.worst = late;
			if (m->mates[s->task].task != BK_SOLVE_NONE) {
				st->queued[s->task] = true;
				st->queue[tail++] = s->task;
			}
		}
	st->broken |= !settle(st, NOTHING, tail);
	st->ntrail = 0;
}

/* Chains a task in before the stop of a spot; returns the task before it. */
static int32_t
chain_in(struct state *st, const struct spot *spot, int32_t task)
{
	const struct stop *s = &st->routes[spot->route].stops[spot->at];

	st->where[task] = spot->route;
	st->fit[task] = spot->fit;
	st->start[task] = -BK_SOLVE_NEVER;
	st->next[task] = s->task;
	if (s[-1].task != BK_SOLVE_NONE)
		st->next[s[-1].task] = task;
	return s[-1].task;
}

static void
chain_out(struct state *st, int32_t before, int32_t task)
{
	if (before != BK_SOLVE_NONE)
		st->next[before] = st->next[task];
	st->where[task] = BK_SOLVE_NONE;
}

/*
 * What the tasks at these spots would cost in lateness, or NOTHING if that is
 * not below `most`.  With keep, and if it can be done, the starts stay raised.
 */
static int64_t
attempt(struct state *st, const int32_t *task, struct spot *const *spot,
    int n, int64_t most, bool keep)
{
	struct lateness was = st->late;
	int64_t price = NOTHING, before = bk_solve_link_price(st);
	int32_t prev[2], tail = 0;
	bool ok = true;
	int k;

	st->ntrail = 0;
	for (k = 0; k < n; k++)
		prev[k] = chain_in(st, spot[k], task[k]);
	for (k = 0; k < n && ok; k++)
		ok = raise_one(st, task[k], spot[k]->start, before + most,
		    &tail);
	if (settle(st, before + most, ok ? tail : 0) && ok)
		price = bk_solve_link_price(st) - before;
	for (k = 0; k < tail && !ok; k++)
		st->queued[st->queue[k]] = false;
	if (keep)
		return price;
	for (k = n; k-- > 0;)
		chain_out(st, prev[k], task[k]);
	while (st->ntrail > 0) {
		st->ntrail--;
		st->start[st->trail[st->ntrail].task] =
		    st->trail[st->ntrail].start;
	}
	st->late = was;
	return price;
}

/* When a spot must be usable, and the price it must stay below. */
struct demand {
	int32_t	low, high;
	int32_t	route;		/* not on this one */
	int64_t	below;
};

/*
 * The spot that comes after `last` by price, or NULL.  One that can be used is
 * mostly among the first, so this is quicker than to sort them all.
 */
static struct spot *
next_spot(struct spot *spots, size_t n, const struct spot *last,
    const struct demand *d)
{
	struct spot *s, *best = NULL;
	int64_t below = d->below;

	for (s = spots; s < spots + n; s++)
		if (s->price < below && s->limit >= d->low &&
		    s->start <= d->high && s->route != d->route &&
		    (last == NULL || s->price > last->price ||
		    (s->price == last->price && s > last))) {
			best = s;
			below = s->price;
		}
	return best;
}

/* The best found so far for a job. */
struct choice {
	int64_t	price;
	int32_t	mode;
	struct spot spot[2];
};

static void
choose_single(struct state *st, int32_t mode, size_t n, struct choice *best)
{
	const struct bk_solve_mode *o = &st->m->p->modes[mode];
	struct spot *s = NULL;
	struct demand d = { -BK_SOLVE_NEVER, BK_SOLVE_NEVER, BK_SOLVE_NONE,
	    best->price - o->price };
	int64_t price;

	while ((s = next_spot(st->spots[0], n, s, &d)) != NULL) {
		price = attempt(st, o->task, &s, 1, d.below - s->alone, false);
		if (price == NOTHING)
			continue;
		d.below = price + s->alone;
		best->price = d.below + o->price;
		best->mode = mode;
		best->spot[0] = *s;
	}
}

/*
 * Routes in use first: what they cost is a limit for the many empty ones, most
 * of which are too dear.
 */
static void
try_single(struct state *st, int32_t mode, int64_t most, struct choice *best)
{
	const struct bk_solve_mode *o = &st->m->p->modes[mode];
	struct ask a = { o->task[0], best->price - o->price, most - o->price,
		NULL };

	choose_single(st, mode, bk_solve_spots_used(st, &a, st->spots[0]),
	    best);
	a.below = best->price - o->price;
	choose_single(st, mode, bk_solve_spots_empty(st, &a, st->spots[0]),
	    best);
}

/*
 * The earliest starts of two tasks at two spots that keep their gap; false if
 * there are none that the rest of both routes bears.
 */
static bool
meet(const struct state *st, const struct bk_solve_mode *o, struct spot *a,
    struct spot *b)
{
	const struct model *m = st->m;
	const struct fit *fa = a->fit, *fb = b->fit;

	if (a->route == b->route || b->limit < a->start + o->gap_min ||
	    a->limit < b->start - o->gap_max)
		return false;
	for (;;) {
		if (b->start < a->start + o->gap_min)
			b->start = model_next(m, fb, a->start + o->gap_min);
		if (b->start > b->limit)
			return false;
		if (a->start >= b->start - o->gap_max)
			return true;
		a->start = model_next(m, fa, b->start - o->gap_max);
		if (a->start > a->limit)
			return false;
	}
}

/* Two tasks to be placed together. */
struct pair {
	int32_t	mode;
	int64_t	most;		/* what their spots must cost less than, bare */
	struct choice *best;
};

/* The best company for the first task at a spot. */
static void
choose_second(struct state *st, const struct pair *x,
    const struct spot *first, size_t n)
{
	const struct bk_solve_mode *o = &st->m->p->modes[x->mode];
	struct choice *best = x->best;
	int64_t price, alone = o->price + first->alone;
	struct spot *s = NULL, a, b, *const both[2] = { &a, &b };
	struct demand d = { first->start + o->gap_min,
	    first->limit + o->gap_max, first->route,
	    best->price - o->price - first->price };

	while ((s = next_spot(st->spots[1], n, s, &d)) != NULL) {
		a = *first;
		b = *s;
		if (o->price + a.bare + b.bare >= x->most ||
		    !meet(st, o, &a, &b))
			continue;
		price = attempt(st, o->task, both, 2, best->price - alone -
		    s->alone, false);
		if (price == NOTHING)
			continue;
		best->price = alone + s->alone + price;
		d.below = best->price - o->price - first->price;
		best->mode = x->mode;
		best->spot[0] = a;
		best->spot[1] = b;
	}
}

/* The best of the pairs of these spots. */
static void
choose_pair(struct state *st, const struct pair *x, struct spot *as,
    size_t na, size_t nb)
{
	const struct bk_solve_mode *o = &st->m->p->modes[x->mode];
	struct spot *s;
	struct demand d = { -BK_SOLVE_NEVER, BK_SOLVE_NEVER, BK_SOLVE_NONE,
	    x->best->price - o->price };
	int64_t least;

	s = next_spot(st->spots[1], nb, NULL, &d);
	if (s == NULL)
		return;
	least = s->price;
	s = NULL;
	for (;;) {
		d.below = x->best->price - o->price - least;
		s = next_spot(as, na, s, &d);
		if (s == NULL)
			return;
		choose_second(st, x, s, nb);
	}
}

/* What is asked of the mate, where the first one is at one of these spots. */
static struct ask
mate_of(struct state *st, const struct pair *x, const struct spot *as,
    size_t na)
{
	const struct bk_solve_mode *o = &st->m->p->modes[x->mode];
	struct spot_least least = bk_solve_spots_reach(st, as, na);

	return (struct ask){ o->task[1], x->best->price - o->price -
		least.price, x->most - o->price - least.bare, st->reach };
}

typedef size_t spots_fn(struct state *, const struct ask *, struct spot *);

/* The best pairs of these spots with those that are found for the mate. */
static void
try_mates(struct state *st, const struct pair *x, struct spot *as, size_t na,
    spots_fn *find)
{
	struct ask b;

	if (na == 0)
		return;
	b = mate_of(st, x, as, na);
	choose_pair(st, x, as, na, find(st, &b, st->spots[1]));
}

/*
 * Both in routes in use first: what that costs is a limit for the many empty
 * ones.
 */
static void
try_pair(struct state *st, const struct pair *x)
{
	const struct bk_solve_mode *o = &st->m->p->modes[x->mode];
	struct ask a = { o->task[0], x->best->price - o->price,
		x->most - o->price, NULL };
	struct spot *as = st->spots[0];
	size_t na = bk_solve_spots_used(st, &a, as), nn;

	try_mates(st, x, as, na, bk_solve_spots_used);
	try_mates(st, x, as, na, bk_solve_spots_empty);
	a.below = x->best->price - o->price;
	as += na;
	nn = bk_solve_spots_empty(st, &a, as);
	try_mates(st, x, as, nn, bk_solve_spots_used);
	try_mates(st, x, as, nn, bk_solve_spots_empty);
}

bool
bk_solve_link_put(struct state *st, int32_t job, int64_t most)
{
	const struct bk_solve_problem *p = st->m->p;
	const struct bk_solve_job *j = &p->jobs[job];
	struct choice best = { .price = recreate_limit(st, job),
	    .mode = BK_SOLVE_NONE };
	struct spot *const both[2] = { &best.spot[0], &best.spot[1] };
	const struct bk_solve_mode *o;
	int32_t k;
	int n, i;

	for (k = j->mode; k < j->mode + j->nmodes; k++)
		if (p->modes[k].task[1] == BK_SOLVE_NONE)
			try_single(st, k, most, &best);
		else
			try_pair(st, &(struct pair){ k, most, &best });
	if (best.mode == BK_SOLVE_NONE)
		return false;
	o = &p->modes[best.mode];
	n = o->task[1] == BK_SOLVE_NONE ? 1 : 2;
	(void)attempt(st, o->task, both, n, NOTHING, true);
	for (i = 0; i < n; i++)
		bk_solve_route_put(st, best.spot[i].route, best.spot[i].at,
		    o->task[i]);
	st->cost += o->price - j->skip;
	st->mode[job] = best.mode;
	return true;
}
