/*
 * Every set of visits that somebody can make on a day, listed for glpsol to
 * choose among: test_best.c. Shares nothing with the proof.
 */
#ifndef DEEDS_H
#define DEEDS_H

#include "meeting.h"
#include "mem.h"

enum { LONGEST = 8 };

/* What a shift can do: jobs, those with a mate, those it goes along to. */
struct deed {
	int32_t	shift;
	uint64_t done, led, mates;
	int64_t	cost;
};

/* What some deeds cost more than each alone, if all are chosen. */
struct lesson {
	int	n;
	size_t	deed[PEOPLE];
	int64_t	more;		/* or -1: they cannot all be chosen */
};

enum { LESSONS = 2000 };

struct program {
	const struct bk_solve_problem *p;
	struct deed *deed;
	size_t	ndeeds, cap;
	int32_t	shift, n, job[LONGEST], task[LONGEST];
	struct deed now;
	struct lesson lesson[LESSONS];
	size_t	nlessons;
	bool	*chosen;	/* deeds */
};

static void
way(const struct bk_solve_problem *p, int32_t from, int32_t to, int32_t *time,
    int32_t *cost)
{
	*time = *cost = 0;
	if (from >= 0 && to >= 0)
		bk_solve_way_of(p, from, to, time, cost);
}

static int32_t
ride(const struct bk_solve_problem *p, int32_t from, int32_t to)
{
	int32_t time, cost;

	way(p, from, to, &time, &cost);
	return time;
}

static int32_t
way_cost(const struct bk_solve_problem *p, int32_t from, int32_t to)
{
	int32_t time, cost;

	way(p, from, to, &time, &cost);
	return cost;
}

/* The windows of people at a task's place on a shift. */
static struct bk_solve_hours
hours_of(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift)
{
	const struct bk_solve_shift *s = &p->shifts[shift];

	if (p->hours)
		return p->hours[(size_t)t->place * p->nshifts + (size_t)shift];
	return (struct bk_solve_hours){ s->windows, s->nwindows };
}

static bool
is_allowed(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift, int32_t at)
{
	struct bk_solve_hours h = hours_of(p, t, shift);
	bool in = t->nwindows == 0, free = !p->hours && h.nwindows == 0;

	for (size_t i = 0; i < t->nwindows; i++)
		in |= at >= t->windows[i].open && at <= t->windows[i].close;
	for (size_t i = 0; i < h.nwindows; i++)
		free |= at >= h.windows[i].open && at + t->service <=
		    h.windows[i].close;
	return in && free;
}

/* The first start at t or later, or NEVER. */
static int32_t
allowed(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift, int32_t at)
{
	while (at <= p->shifts[shift].end && !is_allowed(p, t, shift, at))
		at++;
	return at <= p->shifts[shift].end ? at : BK_SOLVE_NEVER;
}

/* The least that is waited in this order on this shift, or -1. */
static int64_t
least_wait(const struct program *q)
{
	const struct bk_solve_problem *p = q->p;
	const struct bk_solve_shift *s = &p->shifts[q->shift];
	int64_t least = -1;

	for (int32_t from = s->begin; from <= s->end && least != 0; from++) {
		int32_t now = from, place = s->from, at[LONGEST];
		int64_t wait = 0;

		for (int32_t i = 0; i < q->n; i++) {
			const struct bk_solve_task *t = &p->tasks[q->task[i]];

			now = allowed(p, t, q->shift, now + ride(p, place,
			    t->place));
			if (now == BK_SOLVE_NEVER)
				return least;
			at[i] = now;
			now += t->service;
			place = t->place;
		}
		if (now + ride(p, place, s->to) > s->end)
			return least;
		for (int32_t i = 1; i < q->n; i++)
			wait += at[i] - at[i - 1] - p->tasks[q->task[i - 1]].
			    service - ride(p, p->tasks[q->task[i - 1]].place,
			    p->tasks[q->task[i]].place);
		if (least < 0 || wait < least)
			least = wait;
	}
	return least;
}

static void	try_tasks(struct program *, int32_t place, int64_t cost);

static void
try_task(struct program *q, int32_t place, int64_t cost, int32_t mode, int k)
{
	const struct bk_solve_problem *p = q->p;
	const struct bk_solve_mode *m = &p->modes[mode];
	int32_t task = m->task[k];
	const struct bk_solve_task *t = &p->tasks[task];
	const struct bk_solve_shift *s = &p->shifts[q->shift];
	struct deed was = q->now;
	uint64_t bit = UINT64_C(1) << q->job[q->n];
	int64_t wait;

	if (t->rates && t->rates[q->shift] == BK_SOLVE_BARRED)
		return;
	q->task[q->n++] = task;
	wait = least_wait(q);
	if (wait >= 0) {
		cost += way_cost(p, place, t->place) + (t->rates ?
		    t->rates[q->shift] : 0) + (k == 0 ? m->price : 0);
		q->now.done |= k == 0 ? bit : 0;
		q->now.led |= k == 0 && m->task[1] >= 0 ? bit : 0;
		q->now.mates |= k == 1 ? bit : 0;
		q->now.cost = cost + p->wait * wait +
		    way_cost(p, t->place, s->to);
		BK_GROW(q->deed, q->ndeeds, q->cap);
		q->deed[q->ndeeds++] = q->now;
		try_tasks(q, t->place, cost);
	}
	q->now = was;
	q->n--;
}

static void
try_tasks(struct program *q, int32_t place, int64_t cost)
{
	const struct bk_solve_problem *p = q->p;
	uint64_t taken = q->now.done | q->now.mates;

	if (q->n == LONGEST || q->n == p->shifts[q->shift].capacity)
		return;
	for (size_t j = 0; j < p->njobs; j++) {
		if (taken >> j & 1)
			continue;
		q->job[q->n] = (int32_t)j;
		for (int32_t m = p->jobs[j].mode; m < p->jobs[j].mode +
		    p->jobs[j].nmodes; m++)
			for (int k = 0; k < 2 && p->modes[m].task[k] >= 0; k++)
				try_task(q, place, cost, m, k);
	}
}

static int
by_deed(const void *a, const void *b)
{
	const struct deed *x = a, *y = b;
	int sets = memcmp(&x->shift, &y->shift, sizeof(x->shift));

	sets = sets ? sets : memcmp(&x->done, &y->done, sizeof(x->done));
	sets = sets ? sets : memcmp(&x->led, &y->led, sizeof(x->led));
	sets = sets ? sets : memcmp(&x->mates, &y->mates, sizeof(x->mates));
	return sets ? sets : (x->cost > y->cost) - (x->cost < y->cost);
}

/* All of it, of each set only the cheapest. */
static void
list(struct program *q)
{
	size_t n = 0;

	for (size_t s = 0; s < q->p->nshifts; s++) {
		q->shift = (int32_t)s;
		q->now = (struct deed){ .shift = (int32_t)s };
		try_tasks(q, q->p->shifts[s].from, q->p->shifts[s].use);
	}
	if (q->ndeeds)
		qsort(q->deed, q->ndeeds, sizeof(*q->deed), by_deed);
	for (size_t i = 0; i < q->ndeeds; i++) {
		struct deed same = q->deed[i];

		if (n) {
			same.cost = q->deed[n - 1].cost;
			if (by_deed(&same, &q->deed[n - 1]) == 0)
				continue;
		}
		q->deed[n++] = q->deed[i];
	}
	q->ndeeds = n;
}

#endif
