/*
 * What people who meet on a day cost, where one of them is at all of their
 * tasks: the tasks have one order then, which is tried in all ways, and for
 * each start of the last one so far there is a least cost.
 */
#include "meet.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum { SPAN = 2000 };		/* times in a shift */

struct run {
	const struct model *m;
	const struct meet_member *v;
	int32_t	n, all;		/* members; who is at all tasks */
	int32_t	begin, range;	/* of times */
	int32_t	njobs, job[COLUMN_STOPS];
	int32_t	with[COLUMN_STOPS];	/* member who is there too, or NONE */
	bool	leads[COLUMN_STOPS];
	uint32_t placed;		/* jobs */
	int32_t	left[MEET_MOST], last[MEET_MOST];	/* tasks of members */
	int32_t	task[COLUMN_STOPS], mate[COLUMN_STOPS];	/* in order */
	int64_t	*cost;		/* [so many tasks][time] */
	int32_t	member[COLUMN_STOPS], after[COLUMN_STOPS];
	int64_t	price[COLUMN_STOPS];
	int64_t	best;
	struct meet_stop *stop;	/* of the best; or NULL */
	size_t	*work;
};

/* --- who is where ------------------------------------------------------- */

static bool
has_task(const struct model *m, const struct column *c, int32_t job,
    bool *leads, bool *alone)
{
	for (int32_t k = 0; k < c->n; k++)
		if (m->task_job[c->task[k]] == job) {
			enum role role = bk_solve_columns_role(m, c->task[k]);

			*leads = role != ROLE_MATE;
			*alone = role == ROLE_ALONE;
			return true;
		}
	return false;
}

/* Is the member at all tasks of the others? Then who is with it at each. */
static bool
is_at_all(struct run *x, int32_t member)
{
	const struct column *c = x->v[member].column;
	int32_t met = 0, others = 0;
	bool leads, alone = false, is;

	x->all = member;
	x->njobs = c->n;
	for (int32_t k = 0; k < c->n; k++) {
		x->job[k] = x->m->task_job[c->task[k]];
		x->with[k] = BK_SOLVE_NONE;
		has_task(x->m, c, x->job[k], &x->leads[k], &alone);
		for (int32_t i = 0; i < x->n && !alone; i++)
			if (i != member && has_task(x->m, x->v[i].column,
			    x->job[k], &leads, &is)) {
				x->with[k] = i;
				met++;
			}
	}
	for (int32_t i = 0; i < x->n; i++)
		others += i == member ? 0 : x->v[i].column->n;
	return met == others;
}

/* --- one task more ------------------------------------------------------ */

/* What a step adds at any rate, and the times that it leaves. */
struct step {
	int64_t	cost;
	int32_t	first, last;	/* starts */
	int32_t	after;		/* steps of time from the start before */
};

static void
come_home(const struct run *x, int32_t member, int32_t task, struct step *s)
{
	const struct model *m = x->m;
	int32_t shift = x->v[member].shift;
	const struct arc *home = model_arc(m, m->p->tasks[task].place,
	    m->shift_to[shift]);
	int32_t last = m->p->shifts[shift].end - home->time_out -
	    m->p->tasks[task].service;

	s->cost += home->cost_out;
	s->last = last < s->last ? last : s->last;
}

/* A member goes to a task, from the one before or from where it begins. */
static void
go_to(const struct run *x, int32_t k, int32_t member, int32_t task,
    struct step *s)
{
	const struct model *m = x->m;
	int32_t shift = x->v[member].shift, was = x->last[member], place;
	const struct bk_solve_shift *h = &m->p->shifts[shift];
	const struct fit *f = bk_solve_model_fit(m, task, shift);
	const struct arc *way;

	place = was < 0 ? m->shift_from[shift] : m->p->tasks[was].place;
	way = model_arc(m, place, m->p->tasks[task].place);
	s->cost += way->cost_out + f->rate;
	s->first = f->open > s->first ? f->open : s->first;
	s->last = f->close < s->last ? f->close : s->last;
	if (was < 0) {
		s->cost += h->use;
		if (h->begin + way->time_out > s->first)
			s->first = h->begin + way->time_out;
	} else {
		int32_t time = m->p->tasks[was].service + way->time_out;

		s->cost -= m->p->wait * time;
		if (k > 0 && (was == x->task[k - 1] || was == x->mate[k - 1]) &&
		    time > s->after)
			s->after = time;
	}
	if (x->left[member] == 1)
		come_home(x, member, task, s);
}

static bool
does_fit(const struct run *x, int32_t member, int32_t task)
{
	const struct fit *f = bk_solve_model_fit(x->m, task,
	    x->v[member].shift);

	return f->open <= f->close;
}

/* Is the start one that all allow? */
static bool
is_allowed(const struct run *x, int32_t i, int32_t task, int32_t mate,
    int32_t t)
{
	const struct model *m = x->m;

	return model_next(m, bk_solve_model_fit(m, task,
	    x->v[x->all].shift), t) == t && (mate < 0 ||
	    model_next(m, bk_solve_model_fit(m, mate,
	    x->v[x->with[i]].shift), t) == t);
}

/* How many are on their way between two tasks, or wait. */
static int64_t
under_way(const struct run *x)
{
	int64_t n = 0;

	for (int32_t i = 0; i < x->n; i++)
		n += x->last[i] >= 0 && x->left[i] > 0;
	return n;
}

/* The costs of one task more; the least of them. */
static int64_t
fill(struct run *x, int32_t k, int32_t i, int32_t task, int32_t mate)
{
	struct step s = { 0, x->begin, x->begin + x->range - 1, 0 };
	int64_t *now = x->cost + (k + 1) * x->range, least = NOTHING;
	const int64_t *was = x->cost + k * x->range;
	int64_t price = x->m->p->wait * under_way(x), low = NOTHING;
	int32_t at = 0;

	go_to(x, k, x->all, task, &s);
	if (mate >= 0)
		go_to(x, k, x->with[i], mate, &s);
	s.cost += x->m->p->modes[x->m->task_mode[task]].price;
	x->price[k] = price;
	x->after[k] = s.after;
	*x->work += (size_t)x->range;
	for (int32_t t = 0; t < x->range; t++) {
		int32_t time = x->begin + t;

		now[t] = NOTHING;
		for (; k > 0 && at <= t - s.after; at++)
			if (was[at] < NOTHING && was[at] - price * at < low)
				low = was[at] - price * at;
		if (k == 0)
			low = 0;
		if (low == NOTHING || time < s.first || time > s.last ||
		    !is_allowed(x, i, task, mate, time))
			continue;
		now[t] = low + price * t + s.cost;
		least = now[t] < least ? now[t] : least;
	}
	return least;
}

/* --- all orders --------------------------------------------------------- */

/* The start of the task before, which the k-th leads back to. */
static int32_t
start_before(const struct run *x, int32_t k, int32_t t)
{
	const int64_t *was = x->cost + k * x->range;
	int32_t best = 0;

	for (int32_t at = 1; at <= t - x->after[k]; at++)
		if (was[at] < NOTHING && (was[best] == NOTHING || was[at] +
		    x->price[k] * (best - at) < was[best]))
			best = at;
	return best;
}

/* Write down the order in place, from the last start back. */
static void
note(struct run *x)
{
	const int64_t *last = x->cost + x->njobs * x->range;
	int32_t t = 0;

	for (int32_t at = 1; at < x->range; at++)
		if (last[at] < last[t])
			t = at;
	for (int32_t k = x->njobs - 1; k >= 0; k--) {
		x->stop[k] = (struct meet_stop){ x->task[k], x->mate[k],
			x->begin + t, x->all, x->member[k] };
		t = k ? start_before(x, k, t) : 0;
	}
}

static void	try_jobs(struct run *, int32_t k);

static void
try_mode(struct run *x, int32_t k, int32_t i, const struct bk_solve_mode *o)
{
	int32_t task = o->task[x->leads[i] ? 0 : 1], with = x->with[i];
	int32_t mate = o->task[x->leads[i] ? 1 : 0], was = x->last[x->all];
	int32_t was_with = with < 0 ? 0 : x->last[with];

	if (with < 0)
		mate = BK_SOLVE_NONE;
	if (!does_fit(x, x->all, task) || (with >= 0 && !does_fit(x, with,
	    mate)) || fill(x, k, i, task, mate) >= x->best)
		return;
	x->placed |= UINT32_C(1) << i;
	x->task[k] = x->last[x->all] = task;
	x->mate[k] = mate;
	x->member[k] = with;
	x->left[x->all]--;
	if (with >= 0) {
		x->last[with] = mate;
		x->left[with]--;
	}
	try_jobs(x, k + 1);
	if (with >= 0) {
		x->last[with] = was_with;
		x->left[with]++;
	}
	x->left[x->all]++;
	x->last[x->all] = was;
	x->placed &= ~(UINT32_C(1) << i);
}

static void
try_jobs(struct run *x, int32_t k)
{
	const int64_t *now = x->cost + k * x->range;

	if (k == x->njobs) {
		for (int32_t t = 0; t < x->range; t++)
			x->best = now[t] < x->best ? now[t] : x->best;
		if (x->stop)
			note(x);
		return;
	}
	for (int32_t i = 0; i < x->njobs; i++) {
		const struct bk_solve_job *j = &x->m->p->jobs[x->job[i]];

		if (x->placed >> i & 1)
			continue;
		for (int32_t m = j->mode; m < j->mode + j->nmodes; m++) {
			const struct bk_solve_mode *o = &x->m->p->modes[m];

			if ((o->task[1] == BK_SOLVE_NONE) == (x->with[i] < 0))
				try_mode(x, k, i, o);
		}
	}
}

bool
bk_solve_meet(const struct model *m, const struct meet_member *v, int32_t n,
    struct meet_stop *stop, int64_t *cost, size_t *work)
{
	struct run x = { .m = m, .v = v, .n = n, .stop = stop, .work = work,
		.best = NOTHING };
	const struct bk_solve_shift *s;
	int32_t k = 0;

	while (k < n && !is_at_all(&x, k))
		k++;
	if (k == n || n > MEET_MOST)
		return false;
	s = &m->p->shifts[v[k].shift];
	x.begin = s->begin;
	x.range = s->end - s->begin + 1;
	if (x.range > SPAN)
		return false;
	for (int32_t i = 0; i < n; i++) {
		x.left[i] = v[i].column->n;
		x.last[i] = BK_SOLVE_NONE;
	}
	x.cost = bk_xcalloc((size_t)(x.njobs + 1) * (size_t)x.range,
	    sizeof(*x.cost));
	try_jobs(&x, 0);
	free(x.cost);
	*cost = x.best;
	return true;
}
