#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exact.h"
#include "rng.h"
#include "solve.h"

/*
 * Small random problems of every kind the model knows; the search must find
 * what trying everything finds, and what it says must be true.
 */

#define PLACES	7
#define TASKS	80
#define FEW	12		/* what trying everything can bear */
#define SHIFTS	3

enum kind {
	SOFT	= 1,		/* lateness has a price */
	PAIRS	= 2,
	SPLIT	= 4,		/* several windows */
	CHOICE	= 8,		/* several modes */
	SCARCE	= 16,		/* more work than time */
	RATES	= 32,
	FAIR	= 64,
	ASKEW	= 128,		/* asymmetric, no triangle inequality */
	STRICT	= 256,		/* leaving out costs far more than any way */
	WAIT	= 512		/* waiting between two tasks has a price */
};

struct sample {
	struct bk_solve_problem p;
	int32_t	times[PLACES * PLACES];
	int32_t	costs[PLACES * PLACES];
	struct bk_solve_window windows[TASKS][2];
	struct bk_solve_window hours[SHIFTS][2];
	int64_t	rates[TASKS][SHIFTS];
	struct bk_solve_task tasks[TASKS];
	struct bk_solve_mode modes[TASKS];
	struct bk_solve_job jobs[TASKS];
	struct bk_solve_shift shifts[SHIFTS];
};

static int32_t
draw(struct rng *g, int32_t low, int32_t high)
{
	return low + (int32_t)rng_below(g, (uint32_t)(high - low + 1));
}

static void
make_ways(struct sample *s, struct rng *g, unsigned kind)
{
	int32_t x[PLACES], y[PLACES];
	int i, k, d;

	for (i = 0; i < PLACES; i++) {
		x[i] = draw(g, 0, 20);
		y[i] = draw(g, 0, 20);
	}
	for (i = 0; i < PLACES; i++)
		for (k = 0; k < PLACES; k++) {
			d = (x[i] > x[k] ? x[i] - x[k] : x[k] - x[i]) +
			    (y[i] > y[k] ? y[i] - y[k] : y[k] - y[i]);
			if (kind & ASKEW && i != k)
				d = draw(g, 1, 30);
			s->times[i * PLACES + k] = d;
			s->costs[i * PLACES + k] =
			    kind & ASKEW ? draw(g, 0, 30) : d;
		}
}

static void
make_task(struct sample *s, struct rng *g, unsigned kind, int32_t place)
{
	size_t t = s->p.ntasks++;
	int32_t open = draw(g, 0, 120), len = draw(g, 5, 60);
	struct bk_solve_task *task = &s->tasks[t];
	int k;

	s->windows[t][0] = (struct bk_solve_window){ open, open + len };
	s->windows[t][1] = (struct bk_solve_window){ open + len + 20,
	    open + len + 40 };
	*task = (struct bk_solve_task){
		.place = place, .service = draw(g, 0, 15),
		.load = draw(g, 0, 3), .due = BK_SOLVE_NEVER,
		.windows = s->windows[t],
		.nwindows = kind & SPLIT ? 2 : 1,
	};
	if (kind & SOFT) {
		task->due = open + len;
		s->windows[t][0].close = BK_SOLVE_NEVER;
		task->nwindows = 1;
	}
	if (kind & RATES) {
		for (k = 0; k < SHIFTS; k++)
			s->rates[t][k] = draw(g, 0, 3) == 0 ?
			    BK_SOLVE_BARRED : draw(g, 0, 20);
		task->rates = s->rates[t];
	}
}

static void
make_job(struct sample *s, struct rng *g, unsigned kind)
{
	struct bk_solve_job *job = &s->jobs[s->p.njobs++];
	struct bk_solve_mode *mode;
	int32_t place = draw(g, 1, PLACES - 1);
	int k;

	job->mode = (int32_t)s->p.nmodes;
	job->nmodes = kind & CHOICE ? draw(g, 1, 2) : 1;
	job->skip = kind & STRICT ? draw(g, 1, 9) * 1000000 :
	    kind & SCARCE ? draw(g, 10, 200) : 100000;
	for (k = 0; k < job->nmodes; k++) {
		mode = &s->modes[s->p.nmodes++];
		mode->task[0] = (int32_t)s->p.ntasks;
		mode->task[1] = BK_SOLVE_NONE;
		mode->gap_min = mode->gap_max = 0;
		mode->price = k * 7;
		make_task(s, g, kind, place);
		if (!(kind & PAIRS) || draw(g, 0, 1) == 0)
			continue;
		mode->task[1] = (int32_t)s->p.ntasks;
		if (draw(g, 0, 1) == 0) {
			mode->gap_min = draw(g, -10, 20);
			mode->gap_max = mode->gap_min + draw(g, 0, 15);
		}
		make_task(s, g, kind, place);
	}
}

static void
make_shifts(struct sample *s, struct rng *g, unsigned kind)
{
	int32_t k, n = draw(g, 2, SHIFTS);

	for (k = 0; k < n; k++) {
		s->hours[k][0] = (struct bk_solve_window){ draw(g, 0, 40),
		    draw(g, 70, 100) };
		s->hours[k][1] = (struct bk_solve_window){ 110, 200 };
		s->shifts[k] = (struct bk_solve_shift){
			.from = draw(g, 0, 3) == 0 ? BK_SOLVE_NONE : 0,
			.to = draw(g, 0, 3) == 0 ? BK_SOLVE_NONE : 0,
			.begin = 0,
			.end = kind & SOFT ? BK_SOLVE_NEVER :
			    kind & SCARCE ? 120 : 250,
			.capacity = draw(g, 5, 12),
			.count = k == 0 && n < SHIFTS ? 2 : 1,
			.team = k % 2, .use = draw(g, 0, 9),
			.windows = s->hours[k],
			.nwindows = kind & SPLIT && !(kind & SOFT) ? 2 : 0,
		};
	}
	s->p.nshifts = (size_t)n;
}

static void
make(struct sample *s, uint64_t seed, unsigned kind, int njobs)
{
	struct rng g;

	memset(s, 0, sizeof(*s));
	rng_seed(&g, seed);
	make_ways(s, &g, kind);
	while (s->p.njobs < (size_t)njobs &&
	    s->p.ntasks + 4 <= (njobs < FEW ? FEW : TASKS))
		make_job(s, &g, kind);
	make_shifts(s, &g, kind);
	s->p.nplaces = PLACES;
	s->p.times = s->times;
	s->p.costs = s->costs;
	s->p.tasks = s->tasks;
	s->p.modes = s->modes;
	s->p.jobs = s->jobs;
	s->p.shifts = s->shifts;
	s->p.late_sum = kind & SOFT ? 2 : 0;
	s->p.late_max = kind & SOFT ? 3 : 0;
	s->p.fair = kind & FAIR ? 4 : 0;
	s->p.wait = kind & WAIT ? 2 : 0;
}

static void
solve(const struct sample *s, uint64_t seed, uint64_t iterations,
    struct bk_solve_plan *plan)
{
	struct bk_solve_options o = { .seed = seed,
	    .iterations = iterations };

	bk_solve_run(&s->p, &o, plan);
}

/*
 * What the search finds with a few seeds: it is a matter of luck whether one
 * of so few iterations is enough.  Each plan must be as good as it says.
 */
static int64_t
search(const struct sample *s, int64_t aim)
{
	struct bk_solve_plan plan;
	int64_t cost, best = INT64_MAX;
	uint64_t seed;

	for (seed = 1; seed <= 5 && best > aim; seed++) {
		solve(s, seed, 2000, &plan);
		assert_true(bk_solve_judge(&s->p, &plan, &cost));
		assert_true(cost == plan.cost);
		assert_true(cost >= aim);
		if (cost < best)
			best = cost;
		bk_solve_free(&plan);
	}
	return best;
}

/* The search finds what trying everything finds. */
static void
test_finds_the_best(void **state)
{
	static const struct {
		unsigned kind;
		int	njobs;
		int	samples;
	} table[] = {
		{ 0, 6, 12 },
		{ SCARCE, 5, 20 },
		{ SCARCE | STRICT, 7, 40 },
		{ SCARCE | STRICT | RATES | FAIR, 6, 20 },
		{ PAIRS | SCARCE | STRICT, 5, 40 },
		{ SPLIT, 5, 20 },
		{ SPLIT | SCARCE | RATES, 5, 20 },
		{ CHOICE | RATES, 5, 12 },
		{ FAIR | RATES, 5, 12 },
		{ ASKEW | SCARCE, 5, 12 },
		{ SOFT, 5, 12 },
		{ PAIRS, 3, 20 },
		{ PAIRS | SCARCE, 3, 20 },
		{ PAIRS | SPLIT, 3, 20 },
		{ PAIRS | SOFT, 3, 20 },
		{ PAIRS | SPLIT | CHOICE | SCARCE | RATES | FAIR, 3, 12 },
		{ PAIRS | ASKEW | SOFT, 3, 20 },
		{ WAIT, 5, 20 },
		{ WAIT | SPLIT | SCARCE | STRICT, 5, 20 },
		{ WAIT | PAIRS, 3, 20 },
		{ WAIT | PAIRS | SPLIT | CHOICE | SCARCE | RATES | FAIR, 3,
		    12 },
	};
	struct bk_solve_plan exact;
	struct sample s;
	int64_t found;
	size_t i;
	int k;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		for (k = 0; k < table[i].samples; k++) {
			make(&s, (uint64_t)k + 1, table[i].kind,
			    table[i].njobs);
			solve_exactly(&s.p, &exact);
			found = search(&s, exact.cost);
			if (found != exact.cost)
				print_message("kinds %u, sample %d: %ld, "
				    "best %ld\n", table[i].kind, k + 1,
				    (long)found, (long)exact.cost);
			assert_true(found == exact.cost);
			bk_solve_free(&exact);
		}
}

/*
 * Plans too large to try everything hold, too; without the triangle
 * inequality taking a task out can make the next one late.
 */
static void
test_large_plans_hold(void **state)
{
	struct bk_solve_plan plan;
	struct sample s;
	unsigned kind;
	int64_t cost;

	(void)state;
	for (kind = 0; kind < 512; kind += 2 * SOFT) {	/* SOFT is slow */
		make(&s, kind + 1, kind, 30);
		solve(&s, 3, 128, &plan);
		assert_true(bk_solve_judge(&s.p, &plan, &cost));
		assert_true(cost == plan.cost);
		bk_solve_free(&plan);
	}
	for (kind = WAIT; kind < 2 * WAIT; kind += 2 * SOFT) {
		make(&s, kind + 1, kind, 20);
		solve(&s, 3, 128, &plan);
		assert_true(bk_solve_judge(&s.p, &plan, &cost));
		assert_true(cost == plan.cost);
		bk_solve_free(&plan);
	}
}

static void
test_same_seed_same_plan(void **state)
{
	struct bk_solve_plan a, b;
	struct sample s;
	unsigned kind;

	(void)state;
	for (kind = 0; kind < 256; kind += 5) {
		make(&s, kind + 1, kind, 6);
		solve(&s, 7, 500, &a);
		solve(&s, 7, 500, &b);
		assert_int_equal(a.cost, b.cost);
		assert_int_equal(a.nstops, b.nstops);
		assert_int_equal(a.nroutes, b.nroutes);
		if (a.nstops > 0)
			assert_memory_equal(a.stops, b.stops,
			    a.nstops * sizeof(*a.stops));
		bk_solve_free(&a);
		bk_solve_free(&b);
	}
}

/* A mode that keeps an announced start beats a shorter way. */
static void
test_keeps_an_announced_start(void **state)
{
	struct bk_solve_window day = { 0, 100 }, announced = { 42, 42 };
	struct bk_solve_task tasks[] = {
		{ .place = 1, .service = 10, .due = BK_SOLVE_NEVER,
		    .windows = &announced, .nwindows = 1 },
		{ .place = 1, .service = 10, .due = BK_SOLVE_NEVER,
		    .windows = &day, .nwindows = 1 },
	};
	struct bk_solve_mode modes[] = {
		{ .task = { 0, BK_SOLVE_NONE } },
		{ .task = { 1, BK_SOLVE_NONE }, .price = 1000 },
	};
	struct bk_solve_job job = { .nmodes = 2, .skip = 100000 };
	struct bk_solve_shift shift = { .end = 200, .capacity = 1,
	    .count = 1 };
	int32_t ways[] = { 0, 5, 5, 0 };
	struct bk_solve_problem p = { .nplaces = 2, .times = ways,
	    .costs = ways, .tasks = tasks, .ntasks = 2, .modes = modes,
	    .nmodes = 2, .jobs = &job, .njobs = 1, .shifts = &shift,
	    .nshifts = 1 };
	struct bk_solve_options o = { .iterations = 100 };
	struct bk_solve_plan plan;

	(void)state;
	bk_solve_run(&p, &o, &plan);
	assert_int_equal(plan.nstops, 1);
	assert_int_equal(plan.stops[0].start, 42);
	assert_int_equal(plan.cost, 10);
	bk_solve_free(&plan);
}

static void
test_nothing_to_do(void **state)
{
	int32_t way = 0;
	struct bk_solve_shift shift = { .end = 10, .count = 1 };
	struct bk_solve_problem p = { .nplaces = 1, .times = &way,
	    .costs = &way, .shifts = &shift, .nshifts = 1 };
	struct bk_solve_options o = { .iterations = 100 };
	struct bk_solve_plan plan;

	(void)state;
	bk_solve_run(&p, &o, &plan);
	assert_int_equal(plan.nroutes, 0);
	assert_int_equal(plan.cost, 0);
	bk_solve_free(&plan);
	p.nshifts = 0;
	bk_solve_run(&p, &o, &plan);
	assert_int_equal(plan.nroutes, 0);
	bk_solve_free(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds_the_best),
		cmocka_unit_test(test_large_plans_hold),
		cmocka_unit_test(test_same_seed_same_plan),
		cmocka_unit_test(test_keeps_an_announced_start),
		cmocka_unit_test(test_nothing_to_do),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
