#include "core.h"

/*
 * Greedy insertion with blinks: the jobs that are out go back one by one, each
 * to the cheapest position, of which one in a hundred is overlooked.
 */

#define BLINKS	100

/* How many positions until one is overlooked: geometric, by its mean. */
uint32_t
recreate_blink(struct state *st)
{
	return 1 + (uint32_t)(rng_exp(&st->rng) * BLINKS);
}

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

/* What one task more costs on a route, whichever and wherever it is. */
int64_t
recreate_base(const struct state *st, const struct route *r)
{
	const struct bk_solve_problem *p = st->m->p;
	const struct bk_solve_shift *shift = &p->shifts[r->shift];
	int64_t price = r->n == 0 ? shift->use : 0;

	if (st->m->fair)
		price += p->fair *
		    (2 * (int64_t)st->team_count[shift->team] + 1);
	return price;
}

/* The cheapest position in one route, if cheaper than best. */
static void
scan_route(struct state *st, int32_t index, const struct fit *f,
    const struct bk_solve_task *t, struct spot *best)
{
	const struct model *m = st->m;
	const struct route *r = &st->routes[index];
	const struct arc *arcs = model_arcs(m, t->place);
	const struct stop *s = r->stops;
	const struct stop *end = s + r->n + 1;
	int64_t base = f->rate + recreate_base(st, r);
	int64_t price;
	int32_t start, first = f->open + t->service;
	const struct arc *in, *out;

	out = &arcs[s->place];
	for (; s < end && s->leave <= f->close; s++) {
		in = out;
		out = &arcs[s[1].place];
		if (s[1].latest < first)
			continue;
		price = base + in->cost_in + out->cost_out - s[1].hop;
		if (price >= best->price)
			continue;
		start = model_next(m, f, s->leave + in->time_in);
		if (start + t->service + out->time_out > s[1].latest)
			continue;
		if (--st->blink == 0) {
			st->blink = recreate_blink(st);
			continue;
		}
		best->price = price;
		best->route = index;
		best->at = (int32_t)(s - r->stops) + 1;
	}
}

/* The cheapest position of all for a task alone. */
static void
scan_plain(struct state *st, int32_t task, struct spot *best)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[task];
	const struct fit *f;
	const struct route *r;
	int32_t s, k;
	bool empty;

	for (s = 0; s < (int32_t)m->p->nshifts; s++) {
		f = model_fit(m, task, s);
		if (f->open > f->close)
			continue;
		empty = false;
		for (k = m->shift_route[s]; k < m->shift_route[s + 1]; k++) {
			r = &st->routes[k];
			if (r->n == 0) {
				/* empty routes of a shift are all alike */
				if (empty)
					continue;
				empty = true;
			}
			if (r->load + t->load > m->p->shifts[s].capacity)
				continue;
			scan_route(st, k, f, t, best);
		}
	}
}

static bool
put_plain(struct state *st, int32_t job)
{
	const struct bk_solve_problem *p = st->m->p;
	const struct bk_solve_job *j = &p->jobs[job];
	struct spot best = { .price = j->skip }, spot;
	int32_t k, chosen = BK_SOLVE_NONE;

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
	route_put(st, best.route, best.at, p->modes[chosen].task[0]);
	st->cost += p->modes[chosen].price - j->skip;
	st->mode[job] = chosen;
	return true;
}

void
recreate(struct state *st)
{
	int32_t i, kept = 0;

	sort_out(st);
	for (i = 0; i < st->nout; i++)
		if (st->m->linked ? !link_put(st, st->out[i]) :
		    !put_plain(st, st->out[i]))
			st->out[kept++] = st->out[i];
	st->nout = kept;
}
