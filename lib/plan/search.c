#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "bound.h"
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
 * many place no visit more, but find other days and ways; so up to 60 visits,
 * where there is time for it, a search as long as sixteen such follows. Where
 * the first leaves visits out, one of four is as good: hotter ones follow, and
 * all of it again with what was found. A round takes the longer, the more
 * visits there are; above 200 that counts. Up to 500 a plan is there within
 * seconds; beyond, every visit that finds its place counts more.
 */
enum {
	LITTLE = 60, TIMES = 16, FEW = 4, MANY = 200, HOST = 500, MOST = 20000,
	WORK = 20000000		/* places looked at for two who must meet */
};

uint64_t
bk_plan_rounds(size_t n)
{
	if (n < 10)
		return 1000 * n;
	return n <= MANY ? MOST / 2 + 50 * n : n <= HOST ? MOST :
	    MOST * HOST / n;
}

static uint64_t
iterations(const struct builder *b)
{
	uint64_t n = bk_plan_rounds(b->pr.njobs);

	if (b->p->in.rounds)
		return b->p->in.rounds;
	if (b->p->nready <= LITTLE)
		return n * 3 / 5;
	return b->only >= 0 && b->p->nready > MANY && b->p->nready <= HOST ?
	    n / 2 : n;
}

/* Is there time for a long search? */
static bool
is_little(const struct builder *b)
{
	return b->p->nready <= LITTLE && !b->p->in.rounds;
}

static bool
all_placed(const struct builder *b, const struct bk_solve_plan *plan)
{
	for (size_t j = 0; j < b->pr.njobs; j++)
		if (plan->mode[j] == BK_SOLVE_NONE)
			return false;
	return true;
}

/* Of two plans the better one as *best; the other one is freed. */
static void
keep_better(struct bk_solve_plan *best, struct bk_solve_plan *plan)
{
	struct bk_solve_plan worse = *plan;

	if (plan->cost < best->cost) {
		worse = *best;
		*best = *plan;
	}
	bk_solve_free(&worse);
}

/*
 * The proof lists no more than this many visits need; if few hours leave little
 * to list, more would be possible, but not quick. A glance is a tenth of it;
 * one that leads to nothing takes as long as some rounds.
 */
enum { PROVED = 40, EFFORT = 100, GLANCE = 10, GLANCE_ROUNDS = 6000 };

static void
search_once(const struct builder *b, const struct bk_solve_options *o,
    struct bk_solve_plan *plan)
{
	bk_solve_run(&b->pr, o, plan);
	b->p->spent += plan->iterations;
}

/*
 * Is it the best one, or did a glance at what is possible find that? Where
 * hours are few, so are the ways to use them: that is sooner proved than
 * searched again.
 */
static bool
is_best(const struct builder *b, struct bk_solve_plan *plan)
{
	struct bk_solve_bound bound;

	if (b->p->nready > PROVED)
		return false;
	if (bk_solve_bound(&b->pr, GLANCE, plan, &bound) && bound.best)
		return true;
	b->p->spent += GLANCE_ROUNDS;
	return false;
}

/* How many times as long as the first search the next one may be. */
static uint64_t
times(const struct builder *b, const struct bk_solve_plan *first)
{
	uint64_t n = all_placed(b, first) ? TIMES : FEW;
	uint64_t most = WORK / (first->work + 1);

	return (most < n ? most : n) - (most > 0);
}

/*
 * The best plan of a search, and if there is time, of a thorough one. True: it
 * is proved that there is no better one.
 */
static bool
search_well(const struct builder *b, struct bk_solve_options *o,
    struct bk_solve_plan *best)
{
	struct bk_solve_options more = *o;
	struct bk_solve_plan plan;

	o->seed = 1;
	search_once(b, o, best);
	if (is_best(b, best))
		return true;
	more.seed = 2;
	more.thorough = true;
	more.iterations *= is_little(b) ? times(b, best) : 0;
	if (more.iterations) {
		search_once(b, &more, &plan);
		keep_better(best, &plan);
	}
	return false;
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

/* Seat a job in a mode; the number of seats taken, 0 for none. */
static size_t
seat_job(const struct builder *b, int32_t mode, int start, int with,
    struct seat *seat)
{
	const struct bk_solve_mode *mo = &b->mode[mode];
	const struct way *way = &b->way[mode];
	size_t n = mo->task[1] == BK_SOLVE_NONE ? 1 : 2;

	if (n == 2 && with < 0)
		return 0;
	seat[0] = (struct seat){ shift_of(b, way->visitor, start / DAY),
		mo->task[0], start };
	if (n == 2)
		seat[1] = (struct seat){ shift_of(b, with, start / DAY),
			mo->task[1], start };
	return seat[0].shift < 0 || seat[n - 1].shift < 0 ? 0 : n;
}

/* As it was announced. */
static size_t
seat_announced(const struct builder *b, size_t job, struct seat *seat,
    int32_t *mode)
{
	for (int32_t m = b->job[job].mode; m < b->job[job].mode +
	    b->job[job].nmodes; m++) {
		size_t n = b->way[m].kept ? seat_job(b, m, b->task[
		    b->mode[m].task[0]].windows[0].open, b->way[m].with,
		    seat) : 0;

		if (n) {
			*mode = m;
			return n;
		}
	}
	return 0;
}

static bool
is_open(const struct bk_solve_task *t, int32_t start)
{
	for (size_t i = 0; i < t->nwindows; i++)
		if (start >= t->windows[i].open &&
		    start <= t->windows[i].close)
			return true;
	return false;
}

/* What a seated job costs by itself. */
static int64_t
price_of(const struct builder *b, int32_t mode, const struct seat *seat,
    size_t n)
{
	int64_t sum = b->mode[mode].price;

	for (size_t i = 0; i < n; i++)
		sum += b->task[seat[i].task].rates[seat[i].shift];
	return sum;
}

/* As it stands in the plan, in the cheapest mode that is so. */
static size_t
seat_planned(const struct builder *b, size_t job, struct seat *seat,
    int32_t *mode)
{
	const struct bk_plan_slot *at = &b->p->call[b->job_call[job]].at;
	int start = at->day * DAY + at->start;
	int64_t least = 0;
	size_t seats = 0;

	for (int32_t m = b->job[job].mode; m < b->job[job].mode +
	    b->job[job].nmodes && at->day >= 0; m++) {
		struct seat now[2];
		size_t n;

		if (b->way[m].visitor != at->visitor || b->way[m].door !=
		    at->door || (b->mode[m].task[1] >= 0) !=
		    (at->companion >= 0) ||
		    !is_open(&b->task[b->mode[m].task[0]], start))
			continue;
		n = seat_job(b, m, start, at->companion, now);
		if (n == 0 || (seats && price_of(b, m, now, n) >= least))
			continue;
		least = price_of(b, m, now, n);
		memcpy(seat, now, n * sizeof(*now));
		seats = n;
		*mode = m;
	}
	return seats;
}

typedef size_t seat_fn(const struct builder *, size_t job, struct seat *,
    int32_t *mode);

/*
 * The plan in which every visit is seated and nothing else is: false where
 * that breaks a rule, or is nothing. Its parts live in the builder's arena.
 */
static bool
seated(struct builder *b, seat_fn *seat_one, struct bk_solve_plan *plan)
{
	struct seat *seat = bk_arena_alloc(&b->arena, (b->pr.ntasks + 2) *
	    sizeof(*seat));
	size_t n = 0, room = b->pr.ntasks + b->pr.nshifts + 1;

	*plan = (struct bk_solve_plan){ .cost = 0 };
	plan->mode = bk_arena_alloc(&b->arena, (b->pr.njobs + 1) *
	    sizeof(*plan->mode));
	for (size_t j = 0; j < b->pr.njobs; j++) {
		plan->mode[j] = BK_SOLVE_NONE;
		n += seat_one(b, j, &seat[n], &plan->mode[j]);
	}
	if (n)
		qsort(seat, n, sizeof(*seat), by_shift_and_start);
	plan->stops = bk_arena_alloc(&b->arena, room * sizeof(*plan->stops));
	plan->routes = bk_arena_alloc(&b->arena, room *
	    sizeof(*plan->routes));
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
 * Start warm enough to try other trips and other ways; of few visits end cold
 * enough to settle every minute. If that leaves visits out, start once more, so
 * hot that visits change places with one another (of very many this is left to
 * the search of one visitor); the better plan counts, and only one that is
 * better than what was announced. True when the announced plan stays, or
 * nothing better can be wished for; *best when that is proved.
 */
static bool
search(struct builder *b, bool *best)
{
	const struct bk_plan_weights *w = &b->p->in.weights;
	double cold = is_little(b) ? 1 : 5;
	struct bk_solve_options o = { .iterations = iterations(b),
		.hot = 0.3 * w->trip + 1, .cold = cold * w->travel + 1 };
	struct bk_solve_plan plan, other, announced;
	bool settled;

	*best = search_well(b, &o, &plan);
	settled = *best || all_placed(b, &plan);
	if (!settled && b->pr.njobs <= MANY) {
		o.hot = w->visit / 32.0 + 1;
		*best = search_well(b, &o, &other);
		keep_better(&plan, &other);
	}
	if (seated(b, seat_announced, &announced) && announced.nstops &&
	    announced.cost <= plan.cost) {
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

/* The price of the calls that have no place. */
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
 * Plan the calls of one visitor anew around all others: a much smaller problem,
 * so that the search gets farther. On a day on which somebody goes along
 * elsewhere, none of this visitor's calls has that companion. A result that is
 * not better is undone.
 */
static void
plan_one(struct bk_planning *p, int visitor)
{
	struct bk_plan_slot *was = bk_xcalloc(p->nready + 1, sizeof(*was));
	int64_t before = missing(p);
	struct builder b;
	bool better, best;

	for (size_t i = 0; i < p->nready; i++)
		was[i] = p->call[i].at;
	bk_plan_build(&b, p, visitor);
	for (size_t i = 0; i < p->nready; i++)
		if (bk_plan_in_play(&b, i))
			p->call[i].at.day = -1;
	if (b.pr.njobs && b.pr.nshifts)
		search(&b, &best);
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

enum { ROUNDS = 4 };

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
		p->settled = b.pr.njobs == 0 || b.pr.nshifts == 0;
		settled = p->settled || search(&b, &p->settled) ||
		    b.pr.njobs > MANY || p->in.rounds;
		bk_plan_release(&b);
		if (!p->settled)
			plan_each(p);
	}
}

/* --- how good it is ----------------------------------------------------- */

void
bk_plan_as_told(struct bk_planning *p)
{
	for (size_t i = 0; i < p->nready; i++) {
		struct bk_plan_call *c = &p->call[i];

		c->announced = c->told;
		if (c->told.date < p->first)
			c->announced.date = BK_DATE_NONE;
	}
}

/* The price of visits that cannot be made in any plan. */
static int64_t
hopeless(const struct builder *b)
{
	const struct bk_planning *p = b->p;
	int64_t sum = 0;

	for (size_t i = 0; i < p->nready; i++)
		sum += p->call[i].price;
	for (size_t j = 0; j < b->pr.njobs; j++)
		sum -= p->call[b->job_call[j]].price;
	return sum;
}

/* Is every visit of the plan seated as it stands? */
static bool
is_whole(const struct builder *b, const struct bk_solve_plan *plan)
{
	for (size_t j = 0; j < b->pr.njobs; j++)
		if ((plan->mode[j] == BK_SOLVE_NONE) !=
		    (b->p->call[b->job_call[j]].at.day < 0))
			return false;
	return true;
}

void
bk_plan_prove_best(struct bk_planning *p)
{
	struct bk_solve_bound bound;
	struct bk_solve_plan plan;
	struct builder b;
	int64_t cost;

	if (p->nready == 0 || p->nready > PROVED)
		return;
	bk_plan_as_told(p);
	bk_plan_build(&b, p, BK_PLAN_NOBODY);
	if (b.pr.njobs && b.pr.nshifts && seated(&b, seat_planned, &plan) &&
	    is_whole(&b, &plan)) {
		cost = plan.cost;
		p->proved = bk_solve_bound(&b.pr, EFFORT, &plan, &bound);
		p->cost = plan.cost + hopeless(&b);
		p->least = p->proved ? bound.least + hopeless(&b) : 0;
		for (size_t k = 0; k < p->nready && plan.cost < cost; k++)
			p->call[k].at.day = -1;
		if (plan.cost < cost)
			read_back(&b, &plan);
	}
	bk_plan_release(&b);
}
