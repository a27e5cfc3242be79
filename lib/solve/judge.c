#include <stdlib.h>

#include "mem.h"
#include "solve.h"

/*
 * Judging a plan by the problem alone. Shares no code with the search: windows
 * are read anew for each task, and costs are added up anew.
 */

static bool
starts_inside(const struct bk_solve_problem *p, const struct bk_solve_task *t,
    int32_t shift, int32_t start)
{
	const struct bk_solve_shift *s = &p->shifts[shift];
	struct bk_solve_hours h = { s->windows, s->nwindows };
	bool in_task = t->nwindows == 0, in_shift = !p->hours && !h.nwindows;
	size_t i;

	if (p->hours)
		h = p->hours[(size_t)t->place * p->nshifts + (size_t)shift];

	for (i = 0; i < t->nwindows; i++)
		in_task |= start >= t->windows[i].open &&
		    start <= t->windows[i].close;
	for (i = 0; i < h.nwindows; i++)
		in_shift |= start >= h.windows[i].open &&
		    start + t->service <= h.windows[i].close;
	return in_task && in_shift;
}

struct sums {
	int64_t	cost;
	int64_t	late;
	int64_t	worst;
	int64_t	*team;
	int32_t	*start;		/* of each task, or BK_SOLVE_NONE */
	int32_t	*used;		/* routes of each shift */
};

/* The time of the way from one place to another; its cost is added. */
static int64_t
way(const struct bk_solve_problem *p, int32_t from, int32_t to, int64_t *sum)
{
	int32_t time, cost;

	if (from == BK_SOLVE_NONE || to == BK_SOLVE_NONE)
		return 0;
	bk_solve_way_of(p, from, to, &time, &cost);
	*sum += cost;
	return time;
}

static bool
judge_stop(const struct bk_solve_problem *p, int32_t shift,
    const struct bk_solve_stop *stop, struct sums *sum)
{
	const struct bk_solve_task *t = &p->tasks[stop->task];
	const struct bk_solve_shift *s = &p->shifts[shift];
	int64_t late;

	if (t->rates != NULL) {
		if (t->rates[shift] == BK_SOLVE_BARRED)
			return false;
		sum->cost += t->rates[shift];
	}
	late = stop->start > t->due ? stop->start - t->due : 0;
	sum->late += late;
	if (late > sum->worst)
		sum->worst = late;
	sum->team[s->team]++;
	if (sum->start[stop->task] != BK_SOLVE_NONE)
		return false;
	sum->start[stop->task] = stop->start;
	return starts_inside(p, t, shift, stop->start);
}

static bool
judge_route(const struct bk_solve_problem *p, const struct bk_solve_route *r,
    const struct bk_solve_stop *stops, struct sums *sum)
{
	const struct bk_solve_shift *s = &p->shifts[r->shift];
	int32_t place = s->from, load = 0;
	int64_t now = s->begin;
	const struct bk_solve_task *t;
	int64_t ride;
	size_t k;

	sum->cost += s->use;
	if (++sum->used[r->shift] > s->count)
		return false;
	for (k = 0; k < r->nstops; k++) {
		t = &p->tasks[stops[k].task];
		ride = way(p, place, t->place, &sum->cost);
		if (stops[k].start < now + ride)
			return false;
		if (!judge_stop(p, r->shift, &stops[k], sum))
			return false;
		if (k > 0)
			sum->cost += p->wait * (stops[k].start - now - ride);
		now = stops[k].start + t->service;
		place = t->place;
		load += t->load;
	}
	ride = way(p, place, s->to, &sum->cost);
	return load <= s->capacity && now + ride <= s->end;
}

/* Each job is done in its mode, whole and no other, or costs its skip. */
static bool
judge_jobs(const struct bk_solve_problem *p, const int32_t *chosen,
    struct sums *sum)
{
	const struct bk_solve_mode *m;
	size_t done = 0, n = 0, i;
	int32_t a, b;

	for (i = 0; i < p->ntasks; i++)
		n += sum->start[i] != BK_SOLVE_NONE;
	for (i = 0; i < p->njobs; i++) {
		if (chosen[i] == BK_SOLVE_NONE) {
			sum->cost += p->jobs[i].skip;
			continue;
		}
		m = &p->modes[chosen[i]];
		sum->cost += m->price;
		a = sum->start[m->task[0]];
		if (a == BK_SOLVE_NONE)
			return false;
		done++;
		if (m->task[1] == BK_SOLVE_NONE)
			continue;
		b = sum->start[m->task[1]];
		if (b == BK_SOLVE_NONE || b - a < m->gap_min ||
		    b - a > m->gap_max)
			return false;
		done++;
	}
	return done == n;
}

bool
bk_solve_judge(const struct bk_solve_problem *p,
    const struct bk_solve_plan *plan, int64_t *cost)
{
	struct sums sum = { 0 };
	size_t i, teams = 1;
	bool ok = true;

	for (i = 0; i < p->nshifts; i++)
		if ((size_t)p->shifts[i].team >= teams)
			teams = (size_t)p->shifts[i].team + 1;
	sum.team = bk_xcalloc(teams, sizeof(*sum.team));
	sum.used = bk_xcalloc(p->nshifts + 1, sizeof(*sum.used));
	sum.start = bk_xcalloc(p->ntasks + 1, sizeof(*sum.start));
	for (i = 0; i < p->ntasks; i++)
		sum.start[i] = BK_SOLVE_NONE;
	for (i = 0; i < plan->nroutes && ok; i++)
		ok = judge_route(p, &plan->routes[i],
		    plan->stops + plan->routes[i].first, &sum);
	ok = ok && judge_jobs(p, plan->mode, &sum);
	for (i = 0; i < teams; i++)
		sum.cost += p->fair * sum.team[i] * sum.team[i];
	*cost = sum.cost + p->late_sum * sum.late + p->late_max * sum.worst;
	free(sum.team);
	free(sum.used);
	free(sum.start);
	return ok;
}
