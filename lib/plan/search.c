#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "problem.h"

static void
read_back(struct builder *b, const struct bk_solve_plan *plan)
{
	int *on = bk_xcalloc(b->pr.ntasks + 1, sizeof(*on));
	int *start = bk_xcalloc(b->pr.ntasks + 1, sizeof(*start));

	for (size_t r = 0; r < plan->nroutes; r++)
		for (size_t k = 0; k < plan->routes[r].nstops; k++) {
			const struct bk_solve_stop *s =
			    &plan->stops[plan->routes[r].first + k];

			on[s->task] = b->shift_person[plan->routes[r].shift];
			start[s->task] = s->start;
		}
	for (size_t j = 0; j < b->pr.njobs; j++) {
		struct bk_plan_call *c = &b->p->call[b->job_call[j]];
		const struct bk_solve_mode *m;

		if (plan->mode[j] == BK_SOLVE_NONE)
			continue;
		m = &b->mode[plan->mode[j]];
		c->at = (struct bk_plan_slot){
			.day = start[m->task[0]] / DAY,
			.start = start[m->task[0]] % DAY,
			.visitor = on[m->task[0]],
			.companion = m->task[1] == BK_SOLVE_NONE ?
			    BK_PLAN_NOBODY : on[m->task[1]],
			.door = b->way[plan->mode[j]].door,
		};
	}
	free(on);
	free(start);
}

/*
 * How long to search: rounds, not seconds, so that the plan is the same on
 * any machine. Found by trial, with schools of 20 to 100 visits: ten times as
 * many place no visit more, though from 40 on they still find other days and
 * ways. A round takes the longer, the more visits there are; above 500 that
 * counts.
 */
static uint64_t
iterations(const struct builder *b)
{
	uint64_t n = b->pr.njobs;

	if (b->p->in.rounds)
		return b->p->in.rounds;
	if (n < 10)
		return 1000 * n;
	return n <= 500 ? 10000 + 50 * n : 35000 * 500 / n;
}

static bool
all_placed(const struct builder *b, const struct bk_solve_plan *plan)
{
	for (size_t j = 0; j < b->pr.njobs; j++)
		if (plan->mode[j] == BK_SOLVE_NONE)
			return false;
	return true;
}

/* --- what was announced as a plan --------------------------------------- */

struct seat {
	int32_t	shift, task, start;
};

static int
by_shift_and_start(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;

	return x->shift != y->shift ? x->shift - y->shift :
	    x->start - y->start;
}

static int32_t
shift_of(const struct builder *b, int person, int day)
{
	for (size_t s = 0; s < b->pr.nshifts; s++)
		if (b->shift_person[s] == person && b->shift_day[s] == day)
			return (int32_t)s;
	return BK_SOLVE_NONE;
}

/* Seat a job as it was announced; the number of seats taken, 0 for none. */
static size_t
seat_job(const struct builder *b, size_t job, struct seat *seat,
    int32_t *mode)
{
	for (int32_t k = 0; k < b->job[job].nmodes; k++) {
		int32_t m = b->job[job].mode + k;
		const struct bk_solve_mode *mo = &b->mode[m];
		const struct way *way = &b->way[m];
		int32_t start = b->task[mo->task[0]].windows[0].open;
		size_t n = mo->task[1] == BK_SOLVE_NONE ? 1 : 2;

		if (!way->kept || (n == 2 && way->with < 0))
			continue;
		seat[0] = (struct seat){ shift_of(b, way->visitor,
		    start / DAY), mo->task[0], start };
		if (n == 2)
			seat[1] = (struct seat){ shift_of(b, way->with,
			    start / DAY), mo->task[1], start };
		if (seat[0].shift < 0 || seat[n - 1].shift < 0)
			continue;
		*mode = m;
		return n;
	}
	return 0;
}

/*
 * The plan in which every announced visit stands and nothing else is: false
 * where that breaks a rule. Its parts live in the builder's arena.
 */
static bool
as_announced(struct builder *b, struct bk_solve_plan *plan)
{
	struct seat *seat = bk_arena_alloc(&b->arena, (b->pr.ntasks + 2) *
	    sizeof(*seat));
	size_t n = 0;

	*plan = (struct bk_solve_plan){ .cost = 0 };
	plan->mode = bk_arena_alloc(&b->arena, (b->pr.njobs + 1) *
	    sizeof(*plan->mode));
	for (size_t j = 0; j < b->pr.njobs; j++) {
		plan->mode[j] = BK_SOLVE_NONE;
		n += seat_job(b, j, &seat[n], &plan->mode[j]);
	}
	if (n == 0)
		return false;
	qsort(seat, n, sizeof(*seat), by_shift_and_start);
	plan->stops = bk_arena_alloc(&b->arena, n * sizeof(*plan->stops));
	plan->routes = bk_arena_alloc(&b->arena, n * sizeof(*plan->routes));
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || seat[i].shift != seat[i - 1].shift)
			plan->routes[plan->nroutes++] =
			    (struct bk_solve_route){ seat[i].shift, i, 0 };
		plan->routes[plan->nroutes - 1].nstops++;
		plan->stops[plan->nstops++] = (struct bk_solve_stop){
			seat[i].task, seat[i].start };
	}
	return bk_solve_judge(&b->pr, plan, &plan->cost);
}

/* --- searching ---------------------------------------------------------- */

/*
 * Warm enough to try other trips and other ways. Where that leaves visits
 * out, once more from so hot that visits change places with one another; the
 * better plan counts, and none that is not better than what was announced.
 * True when that is what stays, or nothing is left to be wished.
 */
static bool
search(struct builder *b)
{
	const struct bk_plan_weights *w = &b->p->in.weights;
	struct bk_solve_options o = { .seed = 1, .iterations = iterations(b),
		.hot = 0.3 * w->trip + 1, .cold = 5.0 * w->travel + 1 };
	struct bk_solve_plan plan, other, announced;
	bool settled;

	bk_solve_run(&b->pr, &o, &plan);
	settled = all_placed(b, &plan);
	if (!settled) {
		o.hot = w->visit / 32.0 + 1;
		bk_solve_run(&b->pr, &o, &other);
		if (other.cost < plan.cost) {
			struct bk_solve_plan worse = plan;

			plan = other;
			other = worse;
		}
		bk_solve_free(&other);
	}
	if (as_announced(b, &announced) && announced.cost <= plan.cost) {
		read_back(b, &announced);
		settled = true;
	} else
		read_back(b, &plan);
	bk_solve_free(&plan);
	return settled;
}

/* As if the plan had been written and read again. */
static void
announce(struct bk_planning *p)
{
	for (size_t i = 0; i < p->nready; i++) {
		struct bk_plan_call *c = &p->call[i];
		const struct bk_plan_slot *at = &c->at;

		c->announced = (struct bk_planned){ .date = BK_DATE_NONE };
		if (at->day < 0)
			continue;
		c->announced.date = p->first + at->day;
		c->announced.start = at->start * BK_SLOT_MINUTES;
		c->announced.end = c->announced.start + p->minutes;
		c->announced.visitor = p->person[at->visitor].staff->id;
		if (at->companion == BK_PLAN_NOBODY)
			continue;
		c->announced.with.v = bk_arena_alloc(p->arena,
		    sizeof(*c->announced.with.v));
		c->announced.with.v[0] =
		    p->person[at->companion].staff->id;
		c->announced.with.n = 1;
	}
}

/* --- one visitor more thoroughly ---------------------------------------- */

/* What the calls that have no place would cost. */
static int64_t
missing(const struct bk_planning *p)
{
	int64_t sum = 0;

	for (size_t i = 0; i < p->nready; i++)
		if (p->call[i].at.day < 0)
			sum += p->call[i].price;
	return sum;
}

/*
 * Plan the calls of one visitor anew around all others: much smaller, so that
 * the search gets farther. On a day on which somebody goes along elsewhere,
 * nobody of this visitor's has that companion. What is not better is undone.
 */
static void
plan_one(struct bk_planning *p, int visitor)
{
	struct bk_plan_slot *was = bk_xcalloc(p->nready + 1, sizeof(*was));
	int64_t before = missing(p);
	struct builder b;
	bool better;

	for (size_t i = 0; i < p->nready; i++)
		was[i] = p->call[i].at;
	bk_plan_build(&b, p, visitor);
	for (size_t i = 0; i < p->nready; i++)
		if (bk_plan_in_play(&b, i))
			p->call[i].at.day = -1;
	if (b.pr.njobs && b.pr.nshifts)
		search(&b);
	better = missing(p) < before;
	for (size_t i = 0; !better && i < p->nready; i++)
		p->call[i].at = was[i];
	bk_plan_release(&b);
	free(was);
}

static void
plan_each(struct bk_planning *p)
{
	for (int v = 0; v < p->npersons; v++) {
		bool wanted = false, others = false;

		for (size_t i = 0; i < p->nready; i++) {
			const struct bk_plan_call *c = &p->call[i];
			bool ours = false;

			for (size_t k = 0; k < c->nvisitors; k++)
				ours |= c->visitor[k] == v;
			wanted |= ours && c->at.day < 0;
			others |= !ours;
		}
		if (wanted && others)
			plan_one(p, v);
	}
}

enum { ROUNDS = 4, SETTLE_MAX = 200 };

/*
 * Where visits are left out, a second run might find room for one more by
 * moving others: run until none does, so that a plan once written stays.
 */
void
bk_plan_solve(struct bk_planning *p)
{
	struct builder b;
	bool settled = false;

	for (int i = 0; i < ROUNDS && !settled; i++) {
		if (i > 0)
			announce(p);
		bk_plan_build(&b, p, BK_PLAN_NOBODY);
		for (size_t k = 0; k < p->nready; k++)
			p->call[k].at.day = -1;
		settled = b.pr.njobs == 0 || b.pr.nshifts == 0 ||
		    search(&b) || b.pr.njobs > SETTLE_MAX || p->in.rounds;
		bk_plan_release(&b);
		plan_each(p);
	}
}
