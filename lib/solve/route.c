#include <assert.h>
#include <string.h>

#include "core.h"

/* Times from stop k on, until they are as before; k may be the end stop. */
static void
forward(struct state *st, struct route *r, int32_t k, bool all)
{
	const struct model *m = st->m;
	struct stop *s = &r->stops[k];
	struct stop *end = &r->stops[r->n + 1];
	int32_t t;

	for (; s < end; s++) {
		t = s[-1].leave + s->ride;
		t = model_next(m, s->fit, t);
		if (t == s->start && !all)
			return;
		all = false;
		s->start = t;
		s->leave = t + s->service;
	}
	end->start = end->leave = end[-1].leave + end->ride;
}

/* Latest starts from stop k back, until they are as before. */
static void
backward(struct state *st, struct route *r, int32_t k, bool all)
{
	const struct model *m = st->m;
	struct stop *s = &r->stops[k];
	int32_t t;

	for (; s > r->stops; s--) {
		t = s[1].latest - s[1].ride - s->service;
		t = model_last(m, s->fit, t);
		if (t == s->latest && !all)
			return;
		all = false;
		s->latest = t;
	}
}

/* The way between stop k and the one before it. */
static void
connect(const struct model *m, struct route *r, int32_t k)
{
	struct stop *s = &r->stops[k];
	const struct arc *a = model_arc(m, s->place, s[-1].place);

	s->hop = r->n == 0 ? 0 : a->cost_in;
	s->ride = a->time_in;
}

/* In linked problems each task knows its successor on the route. */
static void
chain(struct state *st, const struct route *r, int32_t from, int32_t to)
{
	const struct stop *s;

	if (!st->m->linked)
		return;
	for (s = &r->stops[from]; s <= &r->stops[to]; s++)
		if (s->task != BK_SOLVE_NONE)
			st->next[s->task] = s[1].task;
}

/* The price of a team's load rises by this with n tasks more. */
static int64_t
fair_step(const struct state *st, const struct route *r, int32_t n)
{
	const struct bk_solve_problem *p = st->m->p;
	int64_t have;

	if (!st->m->fair)
		return 0;
	have = st->team_count[p->shifts[r->shift].team];
	return p->fair * n * (2 * have + n);
}

/* So many routes of a shift more are in use. */
static void
use_shift(struct state *st, int32_t shift, int32_t n)
{
	uint64_t bit = UINT64_C(1) << shift % 64;

	st->shift_used[shift] += n;
	if (st->shift_used[shift])
		st->used_bits[shift / 64] |= bit;
	else
		st->used_bits[shift / 64] &= ~bit;
	if (st->shift_used[shift] == st->m->p->shifts[shift].count)
		st->full_bits[shift / 64] |= bit;
	else
		st->full_bits[shift / 64] &= ~bit;
}

static void
count_tasks(struct state *st, const struct route *r, int32_t n)
{
	const struct bk_solve_shift *shift = &st->m->p->shifts[r->shift];

	st->cost += fair_step(st, r, n);
	st->team_count[shift->team] += n;
	st->nplaced += n;
	if (n > 0 && r->n == n) {
		st->nused++;
		use_shift(st, r->shift, 1);
		st->cost += shift->use;
	} else if (n < 0 && r->n == 0) {
		st->nused--;
		use_shift(st, r->shift, -1);
		st->cost -= shift->use;
	}
}

void
bk_solve_route_reset(struct state *st, int32_t index)
{
	const struct model *m = st->m;
	struct route *r = &st->routes[index];
	const struct bk_solve_shift *shift;

	r->shift = m->route_shift[index];
	shift = &m->p->shifts[r->shift];
	r->n = 0;
	r->load = 0;
	r->stops[0] = (struct stop){
		.task = BK_SOLVE_NONE, .place = m->shift_from[r->shift],
		.start = shift->begin, .leave = shift->begin,
		.latest = shift->end,
	};
	r->stops[1] = (struct stop){
		.task = BK_SOLVE_NONE, .place = m->shift_to[r->shift],
		.latest = shift->end,
	};
	connect(m, r, 1);
	forward(st, r, 1, true);
}

/* Saves a route before its first change in this iteration. */
static void
touch(struct state *st, int32_t index)
{
	struct route *r = &st->routes[index];

	if (r->touched == st->iteration)
		return;
	r->touched = st->iteration;
	r->saved_n = r->n;
	r->saved_load = r->load;
	r->saved_wait = r->wait;
	memcpy(r->saved, r->stops, (size_t)(r->n + 2) * sizeof(*r->stops));
	st->touched[st->ntouched++] = index;
}

void
bk_solve_route_restore(struct state *st, int32_t index)
{
	struct route *r = &st->routes[index];
	struct stop *s;

	st->team_count[st->m->p->shifts[r->shift].team] +=
	    r->saved_n - r->n;
	if ((r->saved_n > 0) != (r->n > 0))
		use_shift(st, r->shift, r->n > 0 ? -1 : 1);
	s = r->stops;
	r->stops = r->saved;
	r->saved = s;
	r->n = r->saved_n;
	r->load = r->saved_load;
	r->wait = r->saved_wait;
	r->stale = false;
	for (s = r->stops + 1; s <= r->stops + r->n; s++) {
		st->where[s->task] = index;
		st->fit[s->task] = s->fit;
	}
	chain(st, r, 1, r->n);
}

/* Puts a task before stop `at`. */
void
bk_solve_route_put(struct state *st, int32_t index, int32_t at, int32_t task)
{
	const struct model *m = st->m;
	const struct bk_solve_task *t = &m->p->tasks[task];
	struct route *r = &st->routes[index];
	struct stop *s = &r->stops[at];

	touch(st, index);
	r->stale = st->stale = true;
	st->cost -= s->hop;
	memmove(s + 1, s, (size_t)(r->n + 2 - at) * sizeof(*s));
	s->task = task;
	s->place = t->place;
	s->service = t->service;
	s->fit = bk_solve_model_fit(m, task, r->shift);
	r->n++;
	r->load += t->load;
	connect(m, r, at);
	connect(m, r, at + 1);
	st->cost += s[0].hop + s[1].hop + s->fit->rate;
	st->where[task] = index;
	st->fit[task] = s->fit;
	count_tasks(st, r, 1);
	forward(st, r, at, true);
	backward(st, r, at, true);
	chain(st, r, at - 1, at);
}

/* Takes n tasks out, from stop `at` on. */
void
bk_solve_route_cut(struct state *st, int32_t index, int32_t at, int32_t n)
{
	const struct model *m = st->m;
	struct route *r = &st->routes[index];
	struct stop *s = &r->stops[at];
	int32_t k;

	touch(st, index);
	r->stale = st->stale = true;
	for (k = 0; k < n; k++) {
		st->cost -= s[k].hop + s[k].fit->rate;
		r->load -= m->p->tasks[s[k].task].load;
		st->where[s[k].task] = BK_SOLVE_NONE;
	}
	st->cost -= s[n].hop;
	memmove(s, s + n, (size_t)(r->n + 2 - at - n) * sizeof(*s));
	r->n -= n;
	connect(m, r, at);
	st->cost += s->hop;
	count_tasks(st, r, -n);
	forward(st, r, at, true);
	backward(st, r, at - 1, true);
	st->broken |= s->start > s->latest;
	chain(st, r, at - 1, at - 1);
}

/* Appends the stops from `at` on of one route to the first n of another. */
static void
splice(struct state *st, int32_t index, int32_t n, const struct route *tail,
    int32_t at)
{
	struct route *r = &st->routes[index];
	struct stop *s = r->saved;
	int32_t len = tail->n + 2 - at, k;

	memcpy(s, r->stops, (size_t)n * sizeof(*s));
	memcpy(s + n, tail->stops + at, (size_t)len * sizeof(*s));
	for (k = n; k < n + len - 1; k++)
		st->where[s[k].task] = index;
}

/* Takes the spliced stops for the route's own; the seam is before stop `at`. */
static void
settle(struct state *st, struct route *r, int32_t n, int32_t at)
{
	struct stop *s = r->stops;
	int32_t k;

	r->stops = r->saved;
	r->saved = s;
	r->n = n;
	r->load = 0;
	for (k = 1; k <= n; k++)
		r->load += st->m->p->tasks[r->stops[k].task].load;
	connect(st->m, r, at);
	forward(st, r, at, true);
	backward(st, r, at - 1, true);
	r->version = ++st->version;
}

void
bk_solve_route_cross(struct state *st, int32_t a, int32_t i, int32_t b,
    int32_t k)
{
	struct route *ra = &st->routes[a], *rb = &st->routes[b];
	int32_t na = i - 1 + rb->n + 1 - k, nb = k - 1 + ra->n + 1 - i;

	splice(st, a, i, rb, k);
	splice(st, b, k, ra, i);
	settle(st, ra, na, i);
	settle(st, rb, nb, k);
	if (na == 0 || nb == 0) {
		st->nused--;
		use_shift(st, ra->shift, -1);
	}
}

int32_t
bk_solve_route_find(const struct route *r, int32_t task)
{
	int32_t k = 1;

	while (r->stops[k].task != task)
		k++;
	assert(k <= r->n);
	return k;
}
