/* Intervals against the worked examples of their papers (intervals.h). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "intervals.h"
#include "mem.h"

static void
near(double is, double want, double within)
{
	if (fabs(is - want) > within)
		printf("%.6f, not %.6f\n", is, want);
	assert_true(fabs(is - want) <= within);
}

/* Newcombe 1998, Statistics in Medicine 17:857, table I, method 3. */
static void
share_wilson(void **state)
{
	static const struct {
		int64_t	x, n;
		double	low, high;
	} t[] = {
		{ 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 },
		{ 0, 20, 0, 0.1611 }, { 1, 29, 0.0061, 0.1718 },
		/* the report of Candiroto */
		{ 99, 810, 0.1014, 0.1466 }, { 36, 810, 0.0323, 0.0609 },
		{ 24, 810, 0.0200, 0.0437 }, { 5, 810, 0.0026, 0.0144 },
	};
	struct bk_interval v;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(t); i++) {
		assert_int_equal(bk_intervals_share(t[i].x, t[i].n, &v), 0);
		near(v.low, t[i].low, 0.00005);
		near(v.high, t[i].high, 0.00005);
	}
	assert_int_equal(bk_intervals_share(0, 7, &v), 0);
	assert_true(v.low == 0);
	assert_int_equal(bk_intervals_share(7, 7, &v), 0);
	assert_true(v.high == 1);
	assert_int_equal(bk_intervals_share(0, 0, &v), -1);
	assert_int_equal(bk_intervals_share(3, 2, &v), -1);
	assert_int_equal(bk_intervals_share(-1, 2, &v), -1);
}

/* Newcombe 1998, Statistics in Medicine 17:873, table II, method 10. */
static void
difference_newcombe(void **state)
{
	static const struct {
		int64_t	x1, n1, x2, n2;
		double	low, high;
	} t[] = {
		{ 48, 80, 56, 70, 0.0524, 0.3339 },
		{ 3, 10, 9, 10, 0.1705, 0.8090 },
		{ 0, 29, 5, 56, -0.0381, 0.1926 },
		{ 0, 20, 0, 10, -0.1611, 0.2775 },
		/* the report: with a problem, visited */
		{ 99, 810, 36, 810, -0.1050, -0.0513 },
		{ 24, 810, 5, 810, -0.0380, -0.0108 },
	};
	struct bk_interval v;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(t); i++) {
		assert_int_equal(bk_intervals_difference(t[i].x1, t[i].n1,
		    t[i].x2, t[i].n2, &v), 0);
		near(v.low, t[i].low, 0.00005);
		near(v.high, t[i].high, 0.00005);
	}
	assert_int_equal(bk_intervals_difference(0, 0, 1, 2, &v), -1);
}

/*
 * Newcombe 1998, Statistics in Medicine 17:2635, method 10. The examples are
 * first minus second; here the second comes first.
 */
static void
paired_newcombe(void **state)
{
	/* Altman 2000, table 6.2: 14, 5, 0, 22 */
	static const struct bk_pairs altman = { 14, 0, 5, 22 };
	/* Bentur 2009, in Fagerland 2014: 1, 1, 7, 12 */
	static const struct bk_pairs bentur = { 1, 7, 1, 12 };
	static const struct bk_pairs none = { 0, 0, 0, 0 };
	struct bk_interval v;

	(void)state;
	assert_int_equal(bk_intervals_paired(&altman, &v), 0);
	near(v.value, 0.122, 0.0005);
	near(v.low, 0.011, 0.0005);
	near(v.high, 0.226, 0.0005);
	assert_int_equal(bk_intervals_paired(&bentur, &v), 0);
	near(v.value, -0.286, 0.0005);
	near(v.low, -0.507, 0.0005);
	near(v.high, -0.026, 0.0005);
	assert_int_equal(bk_intervals_paired(&none, &v), -1);
}

/* Everybody answered alike: phi's root is 0, and phi with it. */
static void
paired_without_change(void **state)
{
	static const struct bk_pairs all = { 20, 0, 0, 0 };
	struct bk_interval v;

	(void)state;
	assert_int_equal(bk_intervals_paired(&all, &v), 0);
	assert_true(v.value == 0 && v.low < 0 && v.high > 0);
}

/* Bentur 1:7 in Fagerland 2014: 2 (1 + 8) / 256. */
static void
mcnemar_exact(void **state)
{
	(void)state;
	near(bk_intervals_mcnemar(1, 7), 18.0 / 256, 1e-12);
	near(bk_intervals_mcnemar(7, 1), 18.0 / 256, 1e-12);
	assert_true(bk_intervals_mcnemar(0, 0) == 1);
	assert_true(bk_intervals_mcnemar(4, 4) == 1);
	near(bk_intervals_mcnemar(0, 10), 2.0 / 1024, 1e-12);
	/* 2 x 0.5^3000 is no double; the p-value is not made of noise */
	assert_true(bk_intervals_mcnemar(0, 3000) < 1e-300);
	/* 2 (C(1000,0) + ... + C(1000,480)) / 2^1000, in whole numbers */
	near(bk_intervals_mcnemar(480, 520), 0.2174483, 1e-7);
}

/* A mean with its limits: against a group of nothing but noughts. */
static int
mean_of(const struct bk_moments *m, struct bk_interval *v)
{
	const struct bk_moments noughts = { 2, 0, 0 };

	return bk_intervals_welch(m, &noughts, v);
}

/* Student 1908, the sleep of ten patients: 1.58, 0.70 to 2.46. */
static void
mean_student(void **state)
{
	static const double hours[] =
	    { 1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4 };
	struct bk_moments m = { BK_NELEM(hours), 0, 0 };
	struct bk_interval v;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(hours); i++) {
		m.sum += hours[i];
		m.sum2 += hours[i] * hours[i];
	}
	assert_int_equal(mean_of(&m, &v), 0);
	near(v.value, 1.58, 0.005);
	near(v.low, 0.70, 0.005);
	near(v.high, 2.46, 0.005);
	m.n = 1;
	assert_int_equal(mean_of(&m, &v), -1);
}

/* The t of 95 %, from tables: 1, 2, 5, 10, 30, 120 degrees of freedom. */
static void
student_t_quantiles(void **state)
{
	static const struct {
		int64_t	df;
		double	t;
	} want[] = { { 1, 12.7062 }, { 2, 4.3027 }, { 5, 2.5706 },
		{ 10, 2.2281 }, { 30, 2.0423 }, { 120, 1.9799 } };

	(void)state;
	for (size_t i = 0; i < BK_NELEM(want); i++) {
		/* n values with mean 0 and a standard error of 1 */
		double n = (double)want[i].df + 1;
		struct bk_moments m = { want[i].df + 1, 0, n * (n - 1) };
		struct bk_interval v;

		assert_int_equal(mean_of(&m, &v), 0);
		near(v.high, want[i].t, 0.00005);
	}
}

/*
 * Welch 1947. Worked by hand: a = 1 2 3 (mean 2, s2/n 1/3), b = 2 4 6 8
 * (mean 5, s2/n 5/3): df = 4 / ((1/9)/2 + (25/9)/3) = 4.0755, t = 2.7546 by
 * interpolation between 2.7764 at 4 and 2.5706 at 5; half = t sqrt(2).
 */
static void
welch_satterthwaite(void **state)
{
	static const struct bk_moments a = { 3, 6, 14 }, b = { 4, 20, 120 };
	static const struct bk_moments same = { 5, 10, 20 };
	static const struct bk_moments one = { 1, 2, 4 };
	struct bk_interval v;

	(void)state;
	assert_int_equal(bk_intervals_welch(&a, &b, &v), 0);
	near(v.value, -3, 1e-12);
	near(v.high - v.value, 2.7546 * sqrt(2), 0.02);
	near(v.value - v.low, v.high - v.value, 1e-12);
	assert_int_equal(bk_intervals_welch(&same, &same, &v), 0);
	assert_true(v.low == 0 && v.high == 0);
	assert_int_equal(bk_intervals_welch(&one, &b, &v), -1);
}

/*
 * Kaplan and Meier 1958. Ten cases: two end on day 5, one is open at day 6,
 * three end on 9, one is open at 12, three end on 20. Still open after day 5:
 * 8/10; after 9: 8/10 x 4/7 = 0.457.
 */
static void
median_of_open_cases(void **state)
{
	static const struct bk_lifetime v[] = { { 5, 2, 0 }, { 6, 0, 1 },
		{ 9, 3, 0 }, { 12, 0, 1 }, { 20, 3, 0 } };
	static const struct bk_lifetime half[] = { { 4, 1, 0 }, { 7, 0, 1 } };
	static const struct bk_lifetime few[] = { { 5, 1, 0 }, { 6, 0, 2 } };
	int64_t median = -7;

	(void)state;
	assert_int_equal(bk_intervals_survival(v, BK_NELEM(v), &median), 0);
	assert_int_equal(median, 9);
	/* half of two: reached exactly */
	assert_int_equal(bk_intervals_survival(half, 2, &median), 0);
	assert_int_equal(median, 4);
	median = -7;
	assert_int_equal(bk_intervals_survival(few, 2, &median), -1);
	assert_int_equal(bk_intervals_survival(NULL, 0, &median), -1);
	assert_int_equal(median, -7);
}

/*
 * Limits of a funnel plot, from the binomial distribution. Of 10 at one half,
 * in 1024ths: up to 0: 1, 1: 11, 2: 56, ... 7: 968, 8: 1013, 9: 1023. So 2.5 %
 * (25.6) is reached at 2, 97.5 % (998.4) at 8; 0.1 % (1.024) at 1, 99.9 %
 * (1022.98) at 9. Of 1 at 1/40, 39/40 have none: 97.5 %, exactly.
 */
static void
funnel_binomial(void **state)
{
	static const struct {
		double	p, outside;
		int64_t	n, low, high;
	} c[] = {
		{ 0.5, 0.05, 10, 2, 8 }, { 0.5, 0.002, 10, 1, 9 },
		{ 1.0 / 40, 0.05, 1, 0, 0 }, { 0, 0.05, 7, 0, 0 },
		{ 1, 0.05, 7, 7, 7 },
		/* 12.22 % of 810 and 30, by fractions; 30 % of a province */
		{ 99.0 / 810, 0.05, 810, 81, 118 },
		{ 99.0 / 810, 0.002, 810, 71, 129 },
		{ 99.0 / 810, 0.05, 30, 1, 7 },
		{ 99.0 / 810, 0.002, 30, 0, 10 },
		{ 0.3, 0.05, 400000, 119432, 120568 },
		{ 0.3, 0.002, 400000, 119105, 120896 },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		int64_t low, high;

		assert_int_equal(bk_intervals_funnel(c[i].p, c[i].n,
		    c[i].outside, &low, &high), 0);
		assert_int_equal(low, c[i].low);
		assert_int_equal(high, c[i].high);
	}
	assert_int_equal(bk_intervals_funnel(0.5, 0, 0.05, NULL, NULL), -1);
	assert_int_equal(bk_intervals_funnel(-0.1, 5, 0.05, NULL, NULL), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(share_wilson),
		cmocka_unit_test(difference_newcombe),
		cmocka_unit_test(paired_newcombe),
		cmocka_unit_test(paired_without_change),
		cmocka_unit_test(mcnemar_exact),
		cmocka_unit_test(mean_student),
		cmocka_unit_test(student_t_quantiles),
		cmocka_unit_test(welch_satterthwaite),
		cmocka_unit_test(median_of_open_cases),
		cmocka_unit_test(funnel_binomial),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
