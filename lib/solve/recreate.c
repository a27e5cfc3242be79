#include "core.h"

/*
 * Greedy insertion with blinks: the jobs that are out go back one by one, each
 * to the cheapest position, of which one in a hundred is overlooked.
 */

static const struct {
	enum order order;	/* NORDERS: none, at random */
	uint32_t weight;
} orders[] = {
	{ NORDERS,	4 },
	{ ORDER_LOAD,	4 },
	{ ORDER_FAR,	2 },
	{ ORDER_CLOSE,	1 },
	{ ORDER_NARROW,	2 },
	{ ORDER_EARLY,	2 },
	{ ORDER_LATE,	2 },
};

static void
sort_out(struct state *st)
{
	uint32_t total = 0, draw;
	int32_t i, k, job;
	const int32_t *keys;
	int64_t key;
	size_t o;

	for (o = 0; o < sizeof(orders) / sizeof(orders[0]); o++)
		total += orders[o].weight;
	draw = rng_below(&st->rng, total);
	for (o = 0; draw >= orders[o].weight; o++)
		draw -= orders[o].weight;
	keys = orders[o].order == NORDERS ? NULL :
	    st->m->keys[orders[o].order];
	for (i = 0; i < st->nout; i++) {
		job = st->out[i];
		key = keys == NULL ?
		    (int64_t)(rng_next(&st->rng) >> 1) : keys[job];
		for (k = i; k > 0 && st->out_key[k - 1] > key; k--) {
			st->out[k] = st->out[k - 1];
			st->out_key[k] = st->out_key[k - 1];
		}
		st->out[k] = job;
		st->out_key[k] = key;
	}
}

/*
 * The cheapest position in a route except one to be avoided, if its price,
 * without recreate_base, is below the limit: the stop it goes before, or 0.
 */
static int32_t
cheapest(const struct model *m, const struct route *r, const struct fit *f,
    const struct bk_solve_task *t, int32_t avoid, int64_t *limit)
{
	const struct ways ways = model_ways(m, t->place);
	const struct arc *in, *out;
	const struct stop *s = r->stops + 1;
	const struct stop *end = s + r->n;
	const struct stop *shun = r->stops + avoid, *at = r->stops;
	const int32_t service = t->service, close = f->close;
	const int64_t wait = m->p->wait, rate = f->rate;
	int32_t start, first = f->open + service, was = 0;
	int64_t price, most = *limit;

	if (wait)
		was = r->stale ? bk_solve_wait_alone(m, r) : r->wait;
	while (s <= end && s->latest < first)
		s++;
	out = ways_to(ways, s[-1].place);
	for (; s <= end && s[-1].leave <= close; s++) {
		in = out;
		out = ways_to(ways, s->place);
		price = rate + in->cost_in + out->cost_out - s->hop;
		if (price - wait * was >= most)
			continue;
		start = model_next(m, f, s[-1].leave + in->time_in);
		if (start + service + out->time_out > s->latest || s == shun)
			continue;
		if (wait && r->n)
			price += wait * (bk_solve_wait_with(m, r, f, t,
			    (int32_t)(s - r->stops)) - was);
		if (price >= most)
			continue;
		most = price;
		at = s;
	}
	*limit = most;
	return (int32_t)(at - r->stops);
}

/* A task on a shift: what fits, what it costs there, the best spot so far. */
struct wish {
	const struct fit *f;
	const struct bk_solve_task *t;
	int64_t	base;
	struct spot *best;
};

/*
 * Takes the cheapest position of a route as the best, unless a blink makes us
 * overlook it; then the second one of the route has its chance.
 */
static void
consider(struct state *st, const struct route *r, const struct wish *w,
    int32_t at, int64_t price)
{
	if (--st->blink == 0) {
		st->blink = recreate_blink(st);
		price = w->best->price - w->base;
		at = cheapest(st->m, r, w->f, w->t, at, &price);
		if (at == 0)
			return;
	}
	w->best->price = w->base + price;
	w->best->route = (int32_t)(r - st->routes);
	w->best->at = at;
}

static void
scan_route(struct state *st, const struct route *r, const struct wish *w)
{
	int64_t limit = w->best->price - w->base;
	int32_t at = cheapest(st->m, r, w->f, w->t, 0, &limit);

	if (at > 0)
		consider(st, r, w, at, limit);
}

/*
 * As scan_route, for a route that this iteration has not changed. What it is
 * found to cost will be asked for again, mostly against another limit: so it is
 * found without one, except where each position is dear to look at.
 */
static void
recall_route(struct state *st, const struct route *r, const struct wish *w,
    struct known *k)
{
	int64_t limit = w->best->price - w->base;

	if (k->version == r->version && k->price >= limit)
		return;
	if (k->version != r->version || k->at == 0) {
		k->price = st->m->p->wait ? limit : NOTHING;
		k->at = cheapest(st->m, r, w->f, w->t, 0, &k->price);
		k->version = r->version;
		if (k->at == 0 || k->price >= limit)
			return;
	}
	consider(st, r, w, k->at, k->price);
}

/* As scan_route, for an empty route: mostly dearer than what there is. */
static void
scan_empty(struct state *st, const struct route *r, struct wish *w)
{
	const struct model *m = st->m;
	const struct ways ways = model_ways(m, w->t->place);

	w->base += recreate_opening(st, r->shift, w->t->place);
	if (w->base + w->f->rate +
	    ways_to(ways, m->shift_from[r->shift])->cost_in +
	    ways_to(ways, m->shift_to[r->shift])->cost_out < w->best->price)
		scan_route(st, r, w);
}

/*
 * The cheapest position of all for a task alone.  Routes as they were before
 * this iteration come first: they are quick, and set a limit for the others.
 */
static void
scan_shift(struct state *st, int32_t task, int32_t usable, struct spot *best)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[task];
	int32_t shift = m->usable[usable];
	struct wish w = { &m->fits[usable], t, recreate_base(st, shift),
		best };
	struct known *known = st->known +
	    (size_t)task * (size_t)m->nroutes;
	int32_t room = m->p->shifts[shift].capacity - t->load;
	int32_t k = m->shift_route[shift], end = m->shift_route[shift + 1];
	int32_t empty = BK_SOLVE_NONE, used = st->shift_used[shift];
	const struct route *r;

	for (; k < end && (used > 0 || empty == BK_SOLVE_NONE); k++) {
		r = &st->routes[k];
		if (r->n == 0) {
			if (empty == BK_SOLVE_NONE)
				empty = k;
			continue;
		}
		used--;
		if (r->touched != st->iteration && r->load <= room)
			recall_route(st, r, &w, &known[k]);
	}
	for (k = 0; k < st->ntouched; k++) {
		r = &st->routes[st->touched[k]];
		if (r->shift == shift && r->n > 0 && r->load <= room)
			scan_route(st, r, &w);
	}
	if (empty != BK_SOLVE_NONE && shift != st->shut)
		scan_empty(st, &st->routes[empty], &w);
}

static void
scan_plain(struct state *st, int32_t task, struct spot *best)
{
	const struct model *m = st->m;
	int32_t k;

	for (k = m->first_usable[task]; k < m->first_usable[task + 1]; k++)
		scan_shift(st, task, k, best);
}

/* At a price below the most; false: nowhere, the job stays out. */
static bool
put_plain(struct state *st, int32_t job, int64_t most)
{
	const struct bk_solve_problem *p = st->m->p;
	const struct bk_solve_job *j = &p->jobs[job];
	struct spot best = { .price = recreate_limit(st, job) }, spot;
	int32_t k, chosen = BK_SOLVE_NONE;

	if (most < best.price)
		best.price = most;
	for (k = j->mode; k < j->mode + j->nmodes; k++) {
		spot.price = best.price - p->modes[k].price;
		spot.route = BK_SOLVE_NONE;
		scan_plain(st, p->modes[k].task[0], &spot);
		if (spot.route == BK_SOLVE_NONE)
			continue;
		best = spot;
		best.price += p->modes[k].price;
		chosen = k;
	}
	if (chosen == BK_SOLVE_NONE)
		return false;
	bk_solve_route_put(st, best.route, best.at, p->modes[chosen].task[0]);
	st->cost += p->modes[chosen].price - j->skip;
	st->mode[job] = chosen;
	return true;
}

/*
 * Most plans are refused, and most of these before the last job is back: to put
 * one in costs something, whatever follows. That is sure where no detour is
 * shorter than the way; elsewhere a plan may be passed by that is as good by
 * what such detours save.
 */
bool
bk_solve_recreate(struct state *st, int64_t ceiling)
{
	const struct bk_solve_job *jobs = st->m->p->jobs;
	int64_t owed = 0;	/* what those cost that are not yet tried */
	int32_t i, job, kept = 0;
	bool done;

	sort_out(st);
	for (i = 0; i < st->nout; i++)
		owed += jobs[st->out[i]].skip;
	for (i = 0; i < st->nout; i++) {
		int64_t most = ceiling - (st->cost - owed);

		job = st->out[i];
		done = st->m->linked ? bk_solve_link_put(st, job, most) :
		    put_plain(st, job, most);
		if (!done)
			st->out[kept++] = job;
		owed -= jobs[job].skip;
		if (st->cost - owed >= ceiling)
			return false;
	}
	st->nout = kept;
	return true;
}
