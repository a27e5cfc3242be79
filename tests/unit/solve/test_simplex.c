/* How far unknowns can go (simplex.h): small programmes, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "simplex.h"

static void
row(struct bk_simplex *s, const double *factor)
{
	struct bk_simplex_term t[8];
	int n = 0;

	for (int i = 0; i < s->n; i++)
		if (factor[i] != 0)
			t[n++] = (struct bk_simplex_term){ i, factor[i] };
	bk_simplex_row(s, t, n);
}

/* x + y = 5, of which 2 and 3. */
static void
what_a_sum_leaves(void **state)
{
	struct bk_simplex s;

	(void)state;
	bk_simplex_init(&s, 2, (double[]){ 2, 3 });
	row(&s, (double[]){ 1, 1 });
	row(&s, (double[]){ 2, 2 });	/* says nothing new */
	assert_float_equal(bk_simplex_reach(&s, 0, true, 100), 5, 1e-9);
	assert_float_equal(s.x[1], 0, 1e-9);
	assert_float_equal(bk_simplex_reach(&s, 0, true, 4), 5, 1e-9);
	assert_float_equal(bk_simplex_reach(&s, 0, false, 1), 1, 1e-9);
	assert_float_equal(s.x[1], 4, 1e-9);
	bk_simplex_free(&s);
}

/* w = x + y and w - v = 1: all can grow without end, and w not below 1. */
static void
what_has_no_bound(void **state)
{
	struct bk_simplex s;

	(void)state;
	bk_simplex_init(&s, 5, (double[]){ 3, 1, 2, 2, 7 });
	row(&s, (double[]){ -1, 1, 1, 0, 0 });
	row(&s, (double[]){ 1, 0, 0, -1, 0 });
	assert_float_equal(bk_simplex_reach(&s, 1, true, 50), 50, 1e-9);
	assert_float_equal(bk_simplex_reach(&s, 0, false, 0), 1, 1e-9);
	assert_float_equal(s.x[1] + s.x[2], 1, 1e-9);
	assert_float_equal(bk_simplex_reach(&s, 4, false, 0), 0, 1e-9);
	bk_simplex_free(&s);
}

/* a + b + c = 6: with a fixed at 4, 2 are left, and b costs less than c. */
static void
the_cheapest_point(void **state)
{
	struct bk_simplex s;

	(void)state;
	bk_simplex_init(&s, 3, (double[]){ 4, 0, 2 });
	row(&s, (double[]){ 1, 1, 1 });
	bk_simplex_cheapen(&s, (double[]){ 0, 1, 3 }, 0);
	assert_float_equal(s.x[0], 4, 1e-9);
	assert_float_equal(s.x[1], 2, 1e-9);
	assert_float_equal(s.x[2], 0, 1e-9);
	bk_simplex_stand(&s, (double[]){ 1, 2, 3 });
	assert_float_equal(bk_simplex_reach(&s, 2, false, 0), 0, 1e-9);
	bk_simplex_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_sum_leaves),
		cmocka_unit_test(what_has_no_bound),
		cmocka_unit_test(the_cheapest_point),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
