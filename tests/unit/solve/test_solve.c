#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exact.h"
#include "sample.h"

/*
 * Small random problems of every kind the model knows; the search must find
 * what trying everything finds, and what it says must be true.
 */

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

/* Two people on one day, one of them or another on the next. */
static void
make_two_days(struct sample *s, uint64_t seed, unsigned kind)
{
	make(s, seed, PAIRS | SCARCE | kind, 14);
	for (size_t t = 0; t < s->p.ntasks; t++) {
		s->tasks[t].nwindows = 0;
		s->tasks[t].load = 1;
	}
	for (size_t m = 0; m < s->p.nmodes; m++)
		s->modes[m].gap_min = s->modes[m].gap_max = 0;
	for (size_t n = 0; n < s->p.nshifts; n++) {
		s->shifts[n].begin = n < 2 ? 0 : 300;
		s->shifts[n].end = n < 2 ? 250 : 550;
	}
}

/*
 * Two tasks of a job can be asked for on two days: then these days are no more
 * apart than the hours of one, and such jobs have their place.
 */
static void
test_two_tasks_may_lie_on_two_days(void **state)
{
	struct bk_solve_options o = { .iterations = 3000, .thorough = true };
	struct bk_solve_plan plan;
	struct sample s;
	int64_t cost;
	int placed = 0;

	(void)state;
	for (o.seed = 1; o.seed <= 12; o.seed++) {
		make_two_days(&s, o.seed, STRICT);
		for (size_t m = 0; m < s.p.nmodes; m++) {
			s.modes[m].gap_min = 200;
			s.modes[m].gap_max = 500;
		}
		bk_solve_run(&s.p, &o, &plan);
		assert_true(bk_solve_judge(&s.p, &plan, &cost));
		assert_true(cost == plan.cost);
		for (size_t j = 0; j < s.p.njobs; j++)
			placed += plan.mode[j] >= 0 &&
			    s.modes[plan.mode[j]].task[1] >= 0;
		bk_solve_free(&plan);
	}
	assert_true(placed > 0);
}

/*
 * What is put together of the days of two plans is a plan, and costs what is
 * said; where there is but one day too.
 */
static void
test_days_of_two_plans_make_a_plan(void **state)
{
	static const unsigned kinds[] = { 0, WAIT, RATES | FAIR, CHOICE };
	struct bk_solve_options o = { .iterations = 3000, .thorough = true };
	struct bk_solve_plan plan;
	struct sample s;
	int64_t cost;

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (o.seed = 1; o.seed <= 12; o.seed++) {
			make_two_days(&s, o.seed, kinds[i]);
			bk_solve_run(&s.p, &o, &plan);
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
		cmocka_unit_test(test_days_of_two_plans_make_a_plan),
		cmocka_unit_test(test_two_tasks_may_lie_on_two_days),
		cmocka_unit_test(test_same_seed_same_plan),
		cmocka_unit_test(test_keeps_an_announced_start),
		cmocka_unit_test(test_nothing_to_do),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
