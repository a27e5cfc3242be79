#include <string.h>

#include "core.h"

/*
 * Where a task could go, in problems whose times cross routes: looked for in
 * all shifts that fit it, of which there are as many as people times days, a
 * few in use. So shifts are bits here, 64 to a word.
 */

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

/* The spots of a route in use. */
static size_t
add_route(struct state *st, int32_t index, const struct ask *a,
    const struct fit *f, struct spot *spots)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[a->task];
	const struct route *r = &st->routes[index];
	const struct ways ways = model_ways(m, t->place);
	const struct arc *in, *out;
	const struct stop *s = r->stops;
	int64_t base = f->rate + recreate_base(st, r->shift), bare, late;
	int64_t price, was = 0;
	int32_t leave, start, limit;
	size_t n = 0;

	st->work += (uint64_t)r->n + 1;
	if (m->p->wait)
		was = m->p->wait * bk_solve_wait_alone(m, r);
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
		price = bare = base + in->cost_in + out->cost_out - s[1].hop;
		if (bare >= a->most)
			continue;
		start = model_next(m, f, leave + in->time_in);
		limit = s[1].latest - out->time_out - t->service;
		late = own_lateness(st, t, start);
		if (start > limit || price + late - was >= a->below)
			continue;
		st->work += (uint64_t)r->n + 1;
		if (m->p->wait)
			price += m->p->wait * bk_solve_wait_with(m, r, f, t,
			    (int32_t)(s - r->stops) + 1) - was;
		if (m->p->late_sum && price + late < a->below)
			late += pushed(st, s + 1, start + t->service +
			    out->time_out);
		if (price + late >= a->below)
			continue;
		if (--st->blink == 0) {
			st->blink = recreate_blink(st);
			continue;
		}
		spots[n++] = (struct spot){ price + late, price, bare, index,
		    (int32_t)(s - r->stops) + 1, start, limit, f };
	}
	return n;
}

/* Where nothing waits, and nobody is late, is this beyond what is asked for? */
static bool
is_beyond(const struct ask *a, int64_t price)
{
	return price >= a->below || price >= a->most;
}

/*
 * The one spot of an empty route. Most routes are empty, and most of these too
 * dear: their stops are not looked at.
 */
static size_t
add_empty(struct state *st, int32_t index, const struct ask *a,
    const struct fit *f, struct spot *spots)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[a->task];
	int32_t shift = m->route_shift[index], start, limit;
	const struct bk_solve_shift *s = &m->p->shifts[shift];
	const struct arc *from = model_arc(m, t->place, m->shift_from[shift]);
	const struct arc *to = model_arc(m, t->place, m->shift_to[shift]);
	int64_t price = f->rate + recreate_base(st, shift) +
	    recreate_opening(st, shift, t->place) + from->cost_in +
	    to->cost_out, late;

	st->work++;
	if (is_beyond(a, price) || s->begin > f->close)
		return 0;
	start = model_next(m, f, s->begin + from->time_in);
	limit = s->end - to->time_out - t->service;
	late = own_lateness(st, t, start);
	if (start > limit || price + late >= a->below)
		return 0;
	if (--st->blink == 0) {
		st->blink = recreate_blink(st);
		return 0;
	}
	spots[0] = (struct spot){ price + late, price, price, index, 1, start,
		limit, f };
	return 1;
}

/* The shifts of a word that fit the task and are asked for. */
static uint64_t
fitting(const struct state *st, const struct ask *a, int32_t word)
{
	uint64_t all = st->m->usable_bits[a->task * st->m->nwords + word];

	return a->among ? all & a->among[word] : all;
}

static const struct fit *
fit_on(const struct model *m, int32_t task, int32_t shift)
{
	int32_t word = task * m->nwords + shift / 64;
	uint64_t before = m->usable_bits[word] &
	    ((UINT64_C(1) << shift % 64) - 1);

	return &m->fits[m->usable_before[word] +
	    __builtin_popcountll(before)];
}

size_t
bk_solve_spots_used(struct state *st, const struct ask *a, struct spot *spots)
{
	const struct model *m = st->m;
	int32_t load = m->p->tasks[a->task].load, w, s, k;
	size_t n = 0;

	for (w = 0; w < m->nwords; w++) {
		uint64_t left = fitting(st, a, w) & st->used_bits[w];

		for (; left; left &= left - 1) {
			s = w * 64 + __builtin_ctzll(left);
			for (k = m->shift_route[s]; k < m->shift_route[s + 1];
			    k++)
				if (st->routes[k].n > 0 && st->routes[k].load +
				    load <= m->p->shifts[s].capacity)
					n += add_route(st, k, a, fit_on(m,
					    a->task, s), spots + n);
		}
	}
	return n;
}

/* Is a shift too dear to be opened, at any place? */
static bool
too_dear(const struct state *st, const struct ask *a, const struct fit *f,
    int32_t shift)
{
	return !st->blind && !recreate_is_gift(st, shift) && is_beyond(a,
	    f->rate + st->m->p->shifts[shift].use);
}

/* A task and its mate may both be the first in a route of one shift. */
enum { EMPTIES = 2 };

size_t
bk_solve_spots_empty(struct state *st, const struct ask *a, struct spot *spots)
{
	const struct model *m = st->m;
	int32_t w, s, k;
	size_t n = 0;

	if (!st->blind && st->gift[0] < 0 && is_beyond(a,
	    m->opening[a->task]))
		return 0;
	for (w = 0; w < m->nwords; w++) {
		uint64_t left = fitting(st, a, w) & ~st->full_bits[w];

		for (; left; left &= left - 1) {
			const struct fit *f;
			int some = EMPTIES;

			s = w * 64 + __builtin_ctzll(left);
			f = fit_on(m, a->task, s);
			if (s == st->shut || too_dear(st, a, f, s))
				continue;
			for (k = m->shift_route[s]; some > 0 &&
			    k < m->shift_route[s + 1]; k++)
				if (st->routes[k].n == 0) {
					n += add_empty(st, k, a, f, spots + n);
					some--;
				}
		}
	}
	return n;
}

struct spot_least
bk_solve_spots_reach(struct state *st, const struct spot *spots, size_t n)
{
	const struct model *m = st->m;
	struct spot_least least = { NOTHING, NOTHING };
	int32_t w, epoch, last = BK_SOLVE_NONE;
	size_t i;

	memset(st->reach, 0, (size_t)m->nwords * sizeof(*st->reach));
	for (i = 0; i < n; i++) {
		if (spots[i].price < least.price)
			least.price = spots[i].price;
		if (spots[i].bare < least.bare)
			least.bare = spots[i].bare;
		epoch = m->epoch[m->route_shift[spots[i].route]];
		if (epoch == last)
			continue;
		last = epoch;
		for (w = 0; w < m->nwords; w++)
			st->reach[w] |= m->epoch_bits[epoch * m->nwords + w];
	}
	return least;
}
