#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core.h"
#include "sample.h"

/*
 * The same plan is ruined twice and put back with a ceiling and without. Where
 * no detour is shorter than the way, who refuses early must be right.
 */

#define JOBS	20
#define ROUNDS	60

struct twins {
	struct state bound, free;	/* with the ceiling, without */
	int	refused, kept;
};

/* No position is overlooked: a ceiling would shift which one. */
static void
begin(struct state *st)
{
	st->blink = UINT32_MAX;
	bk_solve_state_begin(st);
}

static void
build(struct state *st)
{
	begin(st);
	bk_solve_ruin_all(st);
	assert_true(bk_solve_recreate(st, NOTHING));
	bk_solve_state_keep(st);
}

static void
ruin(struct state *st)
{
	begin(st);
	bk_solve_ruin(st);
	st->blind = false;	/* its plans are never refused early */
	assert_false(st->broken);
}

/* The same plan, and the same luck to come. */
static void
assert_alike(const struct twins *w)
{
	assert_true(w->bound.cost == w->free.cost);
	assert_int_equal(w->bound.nplaced, w->free.nplaced);
	assert_memory_equal(w->bound.where, w->free.where,
	    (size_t)w->free.m->ntasks * sizeof(*w->free.where));
	assert_memory_equal(&w->bound.rng, &w->free.rng,
	    sizeof(w->free.rng));
}

static void
play(struct twins *w, int64_t rise)
{
	int64_t ceiling = w->free.cost + rise;

	ruin(&w->bound);
	ruin(&w->free);
	assert_true(bk_solve_recreate(&w->free, NOTHING));
	if (bk_solve_recreate(&w->bound, ceiling)) {
		assert_true(w->free.cost < ceiling);
		bk_solve_state_keep(&w->free);
		bk_solve_state_keep(&w->bound);
		w->kept++;
	} else {
		assert_true(w->free.cost >= ceiling);
		bk_solve_state_undo(&w->free);
		bk_solve_state_undo(&w->bound);
		w->refused++;
	}
	assert_alike(w);
}

static void
test_refuses_early_what_costs_too_much(void **state)
{
	static const unsigned kinds[] = { 0, SCARCE, STRICT, CHOICE,
		SPLIT | RATES, CHOICE | SCARCE | RATES };
	struct twins w = { .refused = 0 };
	struct sample s;
	struct model m;

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (uint64_t seed = 1; seed <= 20; seed++) {
			make(&s, seed, kinds[k], JOBS);
			bk_solve_model_init(&m, &s.p);
			bk_solve_state_init(&w.bound, &m, seed);
			bk_solve_state_init(&w.free, &m, seed);
			build(&w.bound);
			build(&w.free);
			for (int i = 0; i < ROUNDS; i++)
				play(&w, i % 12 * 4);
			bk_solve_state_free(&w.bound);
			bk_solve_state_free(&w.free);
			bk_solve_model_free(&m);
		}
	assert_true(w.refused > 1000);
	assert_true(w.kept > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refuses_early_what_costs_too_much),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
