/*
 * A best plan, found by trying everything: for problems of up to 8 jobs with
 * few modes and routes (prices >= 0), to prove bk_solve_run. Shares no code
 * with it.
 *
 * Everything there is to try, tried: job by job, each mode, each position of
 * its tasks; the starts of a whole plan are then the least that satisfy every
 * demand, found by going over all of them until nothing changes.  Only prices
 * that no later choice can lower cut a branch off.
 */
#ifndef EXACT_H
#define EXACT_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "solve.h"

#define MOST_TASKS	32
#define MOST_ROUTES	16

struct line {
	int32_t	shift;
	int32_t	n;
	int32_t	task[MOST_TASKS];
};

struct trial {
	const struct bk_solve_problem *p;
	struct line lines[MOST_ROUTES];
	size_t	nlines;
	int32_t	*mode;
	int64_t	spent;			/* skips, modes and rates so far */
	struct bk_solve_plan *best;
};

/* The first start at t or later that task and shift allow, or NEVER. */
static int32_t
allowed(const struct bk_solve_task *t, const struct bk_solve_shift *s,
    int32_t at)
{
	static const struct bk_solve_window always = { 0, BK_SOLVE_NEVER };
	const struct bk_solve_window *a = t->nwindows ? t->windows : &always;
	const struct bk_solve_window *b = s->nwindows ? s->windows : &always;
	size_t na = t->nwindows ? t->nwindows : 1;
	size_t nb = s->nwindows ? s->nwindows : 1;
	int32_t best = BK_SOLVE_NEVER, start;
	size_t i, k;

	for (i = 0; i < na; i++)
		for (k = 0; k < nb; k++) {
			start = at > a[i].open ? at : a[i].open;
			if (start < b[k].open)
				start = b[k].open;
			if (start <= a[i].close && start < best &&
			    start + t->service <= b[k].close)
				best = start;
		}
	return best;
}

static int32_t
ride(const struct bk_solve_problem *p, int32_t from, int32_t to)
{
	return from == BK_SOLVE_NONE || to == BK_SOLVE_NONE ? 0 :
	    p->times[(size_t)from * p->nplaces + (size_t)to];
}

/* One pass over a line; 1 if a start rose, 0 if none, -1 if one can't be. */
static int
pass_line(const struct trial *t, const struct line *l, int32_t *start)
{
	const struct bk_solve_shift *s = &t->p->shifts[l->shift];
	const struct bk_solve_task *task;
	int32_t now = s->begin, place = s->from, at, k;
	int rose = 0;

	for (k = 0; k < l->n; k++) {
		task = &t->p->tasks[l->task[k]];
		at = now + ride(t->p, place, task->place);
		if (at < start[l->task[k]])
			at = start[l->task[k]];
		at = allowed(task, s, at);
		if (at == BK_SOLVE_NEVER)
			return -1;
		rose |= at > start[l->task[k]];
		start[l->task[k]] = at;
		now = at + task->service;
		place = task->place;
	}
	return now + ride(t->p, place, s->to) <= s->end ? rose : -1;
}

/* The same for the pairs. */
static int
pass_pairs(const struct trial *t, int32_t *start)
{
	const struct bk_solve_mode *m;
	int rose = 0;
	size_t j;

	for (j = 0; j < t->p->njobs; j++) {
		if (t->mode[j] == BK_SOLVE_NONE)
			continue;
		m = &t->p->modes[t->mode[j]];
		if (m->task[1] == BK_SOLVE_NONE)
			continue;
		if (start[m->task[1]] < start[m->task[0]] + m->gap_min) {
			start[m->task[1]] = start[m->task[0]] + m->gap_min;
			rose = 1;
		}
		if (start[m->task[0]] < start[m->task[1]] - m->gap_max) {
			start[m->task[0]] = start[m->task[1]] - m->gap_max;
			rose = 1;
		}
	}
	return rose;
}

static bool
find_starts(const struct trial *t, int32_t *start)
{
	size_t i;
	int pass, rose = 1, r;

	for (i = 0; i < t->p->ntasks; i++)
		start[i] = 0;
	/* Demands that go round in a circle rise for ever. */
	for (pass = 0; rose > 0 && pass < 1000; pass++) {
		rose = 0;
		for (i = 0; i < t->nlines; i++) {
			r = pass_line(t, &t->lines[i], start);
			if (r < 0)
				return false;
			rose |= r;
		}
		rose |= pass_pairs(t, start);
	}
	return rose == 0;
}

/* The last start at t or earlier that task and shift allow. */
static int32_t
allowed_before(const struct bk_solve_task *t, const struct bk_solve_shift *s,
    int32_t at)
{
	while (at >= 0 && allowed(t, s, at) != at)
		at--;
	return at;
}

/* Lower a start to what is allowed; did it fall? */
static bool
fall(const struct trial *t, const struct line *l, int32_t task, int32_t at,
    int32_t *start)
{
	at = allowed_before(&t->p->tasks[task], &t->p->shifts[l->shift],
	    at);
	if (at >= start[task])
		return false;
	start[task] = at;
	return true;
}

static const struct line *
line_of(const struct trial *t, int32_t task)
{
	for (size_t i = 0; i < t->nlines; i++)
		for (int32_t k = 0; k < t->lines[i].n; k++)
			if (t->lines[i].task[k] == task)
				return &t->lines[i];
	return NULL;
}

/*
 * As late as the last of each line allows, where that starts as early as it
 * can: from far above, whatever is too late falls until nothing is.
 */
static void
start_late(const struct trial *t, int32_t *start)
{
	int32_t late[MOST_TASKS];
	bool fell = true;

	for (size_t i = 0; i < t->p->ntasks; i++)
		late[i] = 1000;
	for (size_t i = 0; i < t->nlines; i++)
		if (t->lines[i].n > 0) {
			int32_t last = t->lines[i].task[t->lines[i].n - 1];

			late[last] = start[last];
		}
	while (fell) {
		fell = false;
		for (size_t i = 0; i < t->nlines; i++)
			for (int32_t k = t->lines[i].n - 2; k >= 0; k--) {
				int32_t a = t->lines[i].task[k];
				int32_t b = t->lines[i].task[k + 1];

				fell |= fall(t, &t->lines[i], a, late[b] -
				    t->p->tasks[a].service - ride(t->p,
				    t->p->tasks[a].place,
				    t->p->tasks[b].place), late);
			}
		for (size_t j = 0; j < t->p->njobs; j++) {
			const struct bk_solve_mode *m;
			int32_t a, b;

			if (t->mode[j] == BK_SOLVE_NONE)
				continue;
			m = &t->p->modes[t->mode[j]];
			a = m->task[0];
			b = m->task[1];
			if (b == BK_SOLVE_NONE)
				continue;
			fell |= fall(t, line_of(t, a), a, late[b] -
			    m->gap_min, late);
			fell |= fall(t, line_of(t, b), b, late[a] +
			    m->gap_max, late);
		}
	}
	memcpy(start, late, sizeof(late));
}

static void
judge(struct trial *t)
{
	int32_t start[MOST_TASKS];
	struct bk_solve_stop stops[MOST_TASKS];
	struct bk_solve_route routes[MOST_ROUTES];
	struct bk_solve_plan plan = { .routes = routes, .stops = stops,
	    .mode = t->mode };
	const struct line *l;
	int64_t cost;
	size_t i;
	int32_t k;

	if (!find_starts(t, start))
		return;
	if (t->p->wait)
		start_late(t, start);
	for (i = 0; i < t->nlines; i++) {
		l = &t->lines[i];
		if (l->n == 0)
			continue;
		routes[plan.nroutes++] = (struct bk_solve_route){ l->shift,
		    plan.nstops, (size_t)l->n };
		for (k = 0; k < l->n; k++)
			stops[plan.nstops++] = (struct bk_solve_stop){
			    l->task[k], start[l->task[k]] };
	}
	if (!bk_solve_judge(t->p, &plan, &cost) || cost >= t->best->cost)
		return;
	t->best->cost = cost;
	t->best->nroutes = plan.nroutes;
	t->best->nstops = plan.nstops;
	memcpy(t->best->routes, routes, sizeof(routes));
	memcpy(t->best->stops, stops, sizeof(stops));
	memcpy(t->best->mode, t->mode, t->p->njobs * sizeof(int32_t));
}

static void	try_job(struct trial *, size_t job);

/* Tries all positions of a mode's task, then what follows. */
static void
try_task(struct trial *t, size_t job, int which, const struct line *taken)
{
	const struct bk_solve_mode *m = &t->p->modes[t->mode[job]];
	int32_t task = which < 2 ? m->task[which] : BK_SOLVE_NONE;
	const int64_t *rates;
	struct line *l;
	int32_t at;
	size_t i;

	if (task == BK_SOLVE_NONE) {
		try_job(t, job + 1);
		return;
	}
	rates = t->p->tasks[task].rates;
	for (i = 0; i < t->nlines; i++) {
		l = &t->lines[i];
		if (l == taken || (rates != NULL &&
		    rates[l->shift] == BK_SOLVE_BARRED))
			continue;
		if (l->n == 0 && i > 0 && l[-1].n == 0 &&
		    l[-1].shift == l->shift)
			continue;	/* as good as the one before */
		for (at = 0; at <= l->n; at++) {
			memmove(&l->task[at + 1], &l->task[at],
			    (size_t)(l->n - at) * sizeof(int32_t));
			l->task[at] = task;
			l->n++;
			try_task(t, job, which + 1, l);
			l->n--;
			memmove(&l->task[at], &l->task[at + 1],
			    (size_t)(l->n - at) * sizeof(int32_t));
		}
	}
}

static void
try_job(struct trial *t, size_t job)
{
	const struct bk_solve_job *j;
	int64_t spent = t->spent;
	int32_t k;

	if (spent >= t->best->cost)
		return;
	if (job == t->p->njobs) {
		judge(t);
		return;
	}
	j = &t->p->jobs[job];
	for (k = j->mode; k < j->mode + j->nmodes; k++) {
		t->mode[job] = k;
		t->spent = spent + t->p->modes[k].price;
		try_task(t, job, 0, NULL);
	}
	t->mode[job] = BK_SOLVE_NONE;
	t->spent = spent + j->skip;
	try_job(t, job + 1);
	t->spent = spent;
}

/* Release it with bk_solve_free. */
static void
solve_exactly(const struct bk_solve_problem *p, struct bk_solve_plan *plan)
{
	struct trial t = { .p = p, .best = plan };
	size_t s;
	int32_t k;

	assert(p->ntasks < MOST_TASKS);
	for (s = 0; s < p->nshifts; s++)
		for (k = 0; k < p->shifts[s].count; k++) {
			assert(t.nlines < MOST_ROUTES);
			t.lines[t.nlines++].shift = (int32_t)s;
		}
	*plan = (struct bk_solve_plan){ .cost = INT64_MAX };
	plan->routes = bk_xcalloc(MOST_ROUTES, sizeof(*plan->routes));
	plan->stops = bk_xcalloc(MOST_TASKS, sizeof(*plan->stops));
	plan->mode = bk_xcalloc(p->njobs + 1, sizeof(int32_t));
	t.mode = bk_xcalloc(p->njobs + 1, sizeof(int32_t));
	try_job(&t, 0);
	free(t.mode);
}

#endif
