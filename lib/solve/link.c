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

/*
 * What the stops from s on become later, where the first starts at t or later,
 * as far as their route alone can tell; or NOTHING.
 */
static int64_t
pushed(const struct state *st, const struct stop *s, int32_t t)
{
	int32_t was, due, late = 0;

	for (; s->task != BK_SOLVE_NONE; s++) {
		was = st->start[s->task];
		if (t <= was)
			break;
		t = model_next(st->m, s->fit, t);
		if (t == BK_SOLVE_NEVER)
			return NOTHING;
		due = st->m->p->tasks[s->task].due;
		if (t > due)
			late += t - (was > due ? was : due);
		t += s->service + s[1].ride;
	}
	return st->m->p->late_sum * late;
}

/* What being late costs a task that starts then. */
static int64_t
own_lateness(const struct state *st, const struct bk_solve_task *t,
    int32_t start)
{
	return start > t->due ? st->m->p->late_sum * (start - t->due) : 0;
}

/* The spots of a route in use for a task that cost less than `below`. */
static size_t
gather_route(struct state *st, int32_t index, int32_t task,
    const struct fit *f, int64_t below, struct spot *spots)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[task];
	const struct route *r = &st->routes[index];
	const struct ways ways = model_ways(m, t->place);
	const struct arc *in, *out;
	const struct stop *s = r->stops;
	int64_t base = f->rate + recreate_base(st, r->shift), price, late;
	int32_t leave, start, limit, was = 0;
	size_t n = 0;

	st->work += (uint64_t)r->n + 1;
	if (m->p->wait)
		was = bk_solve_wait_alone(m, r);
	while (s[1].latest < f->open && s < r->stops + r->n)
		s++;
	leave = s->leave;
	for (; s <= r->stops + r->n; s++) {
		if (s->task != BK_SOLVE_NONE)
			leave = st->start[s->task] + s->service;
		if (leave > f->close)
			break;
		in = ways_to(ways, s->place);
		out = ways_to(ways, s[1].place);
		price = base + in->cost_in + out->cost_out - s[1].hop;
		start = model_next(m, f, leave + in->time_in);
		limit = s[1].latest - out->time_out - t->service;
		late = own_lateness(st, t, start);
		if (start > limit || price + late - m->p->wait * was >= below)
			continue;
		st->work += (uint64_t)r->n + 1;
		if (m->p->wait)
			price += m->p->wait * (bk_solve_wait_with(m, r, f, t,
			    (int32_t)(s - r->stops) + 1) - was);
		if (m->p->late_sum && price + late < below)
			late += pushed(st, s + 1, start + t->service +
			    out->time_out);
		if (price + late >= below)
			continue;
		if (--st->blink == 0) {
			st->blink = recreate_blink(st);
			continue;
		}
		spots[n++] = (struct spot){ price + late, price, index,
		    (int32_t)(s - r->stops) + 1, start, limit, f };
	}
	return n;
}

/*
 * The one spot of an empty route, for a task that fits it. Most routes are
 * empty, and most of these too dear: their stops are not looked at.
 */
static size_t
gather_empty(struct state *st, int32_t index, int32_t task,
    const struct fit *f, int64_t below, struct spot *spots)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[task];
	int32_t shift = m->route_shift[index], start, limit;
	const struct bk_solve_shift *s = &m->p->shifts[shift];
	const struct arc *from = model_arc(m, t->place, m->shift_from[shift]);
	const struct arc *to = model_arc(m, t->place, m->shift_to[shift]);
	int64_t price = f->rate + recreate_base(st, shift) +
	    recreate_opening(st, shift, t->place) + from->cost_in +
	    to->cost_out, late;

	st->work++;
	if (price >= below || s->begin > f->close)
		return 0;
	start = model_next(m, f, s->begin + from->time_in);
	limit = s->end - to->time_out - t->service;
	late = own_lateness(st, t, start);
	if (start > limit || price + late >= below)
		return 0;
	if (--st->blink == 0) {
		st->blink = recreate_blink(st);
		return 0;
	}
	spots[0] = (struct spot){ price + late, price, index, 1, start, limit,
		f };
	return 1;
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

/* The spots for a task in routes in use, in order of routes. */
static size_t
gather_used(struct state *st, int32_t task, int64_t below, struct spot *spots)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[task];
	size_t n = 0;
	int32_t u, s, k;

	for (u = m->first_usable[task]; u < m->first_usable[task + 1]; u++) {
		s = m->usable[u];
		if (st->shift_used[s] == 0)
			continue;
		for (k = m->shift_route[s]; k < m->shift_route[s + 1]; k++)
			if (st->routes[k].n > 0 && st->routes[k].load +
			    t->load <= m->p->shifts[s].capacity)
				n += gather_route(st, k, task, &m->fits[u],
				    below, spots + n);
	}
	return n;
}

/*
 * Those in empty routes: of a shift, whose empty routes are all alike, only so
 * many.
 */
static size_t
gather_unused(struct state *st, int32_t task, int64_t below, int empties,
    struct spot *spots)
{
	const struct model *m = st->m;
	size_t n = 0;
	int32_t u, s, k;
	int left;

	for (u = m->first_usable[task]; u < m->first_usable[task + 1]; u++) {
		s = m->usable[u];
		if (s == st->shut || (!st->blind && !recreate_is_gift(st, s) &&
		    m->fits[u].rate + m->p->shifts[s].use >= below))
			continue;
		left = empties;
		for (k = m->shift_route[s]; k < m->shift_route[s + 1] &&
		    left > 0; k++)
			if (st->routes[k].n == 0) {
				n += gather_empty(st, k, task, &m->fits[u],
				    below, spots + n);
				left--;
			}
	}
	return n;
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
try_single(struct state *st, int32_t mode, struct choice *best)
{
	const struct bk_solve_mode *o = &st->m->p->modes[mode];

	choose_single(st, mode, gather_used(st, o->task[0], best->price -
	    o->price, st->spots[0]), best);
	choose_single(st, mode, gather_unused(st, o->task[0], best->price -
	    o->price, 1, st->spots[0]), best);
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

/* The best company for the first task at a spot. */
static void
choose_second(struct state *st, int32_t mode, const struct spot *first,
    size_t n, struct choice *best)
{
	const struct bk_solve_mode *o = &st->m->p->modes[mode];
	int64_t price, alone = o->price + first->alone;
	struct spot *s = NULL, a, b, *const both[2] = { &a, &b };
	struct demand d = { first->start + o->gap_min,
	    first->limit + o->gap_max, first->route,
	    best->price - o->price - first->price };

	while ((s = next_spot(st->spots[1], n, s, &d)) != NULL) {
		a = *first;
		b = *s;
		if (!meet(st, o, &a, &b))
			continue;
		price = attempt(st, o->task, both, 2, best->price - alone -
		    s->alone, false);
		if (price == NOTHING)
			continue;
		best->price = alone + s->alone + price;
		d.below = best->price - o->price - first->price;
		best->mode = mode;
		best->spot[0] = a;
		best->spot[1] = b;
	}
}

/* The best of the pairs of these spots. */
static void
choose_pair(struct state *st, int32_t mode, size_t na, size_t nb,
    struct choice *best)
{
	const struct bk_solve_mode *o = &st->m->p->modes[mode];
	struct spot *as = st->spots[0], *s;
	struct demand d = { -BK_SOLVE_NEVER, BK_SOLVE_NEVER, BK_SOLVE_NONE,
	    best->price - o->price };
	int64_t least;

	s = next_spot(st->spots[1], nb, NULL, &d);
	if (s == NULL)
		return;
	least = s->price;
	s = NULL;
	for (;;) {
		d.below = best->price - o->price - least;
		s = next_spot(as, na, s, &d);
		if (s == NULL)
			return;
		choose_second(st, mode, s, nb, best);
	}
}

/* The mate in routes in use first, as above. */
static void
try_pair(struct state *st, int32_t mode, struct choice *best)
{
	const struct bk_solve_mode *o = &st->m->p->modes[mode];
	struct spot *as = st->spots[0], *bs = st->spots[1], *s;
	struct demand d = { -BK_SOLVE_NEVER, BK_SOLVE_NEVER, BK_SOLVE_NONE,
	    best->price - o->price };
	int64_t least;
	size_t na;

	na = gather_used(st, o->task[0], d.below, as);
	na += gather_unused(st, o->task[0], d.below, 1, as + na);
	s = next_spot(as, na, NULL, &d);
	if (s == NULL)
		return;
	least = o->price + s->price;
	choose_pair(st, mode, na, gather_used(st, o->task[1], best->price -
	    least, bs), best);
	choose_pair(st, mode, na, gather_unused(st, o->task[1], best->price -
	    least, 2, bs), best);
}

/* Puts a job where it costs least; false if it stays out. */
bool
bk_solve_link_put(struct state *st, int32_t job)
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
			try_single(st, k, &best);
		else
			try_pair(st, k, &best);
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
