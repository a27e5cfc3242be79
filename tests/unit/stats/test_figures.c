/* Shares and the order of rows (figures.h) [FIELD 7.4, 7.5]. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "figures.h"
#include "mem.h"
#include "term.h"

/* The share that a row of n students shows of x with a problem. */
static int
share_of(int64_t x, int64_t n)
{
	const struct bk_figures f = { .min_cell = 0 };
	const struct bk_figure_row row = { .count = { [BK_M_STUDENTS] = n,
	    [BK_M_PROBLEM] = x } };

	return bk_figures_share(&f, &row, BK_M_PROBLEM);
}

static void
rounds_halves_up_from_integers(void **state)
{
	static const struct {
		int64_t		 x, n;
		const char	*percent;
	} c[] = {
		{ 99, 810, "12,22" },	/* 9900 / 810 = 12.2222 */
		{ 36, 810, "4,44" },	/* 3600 / 810 = 4.4444 */
		{ 24, 810, "2,96" },	/* 2400 / 810 = 2.9629 */
		{ 5, 810, "0,62" },	/*  500 / 810 = 0.6172 */
		{ 39, 265, "14,72" },	/* 3900 / 265 = 14.7169 */
		{ 1, 800, "0,13" },	/* 0.125, a half: up */
		{ 23, 160, "14,38" },	/* 14.375, a half: up */
		{ 1, 3, "33,33" }, { 2, 3, "66,67" },
		{ 0, 810, "0,00" }, { 810, 810, "100,00" },
		{ 0, 0, "" }, { 5, 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(c); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_figures_percent_put(
		    &b, share_of(c[i].x, c[i].n), ',');
		assert_string_equal(b.p, c[i].percent);
		bk_buf_free(&b);
	}
}

static void
a_part_is_never_nothing_nor_all(void **state)
{
	(void)state;
	assert_int_equal(share_of(1, 1000000), 1);
	assert_int_equal(share_of(999999, 1000000), 9999);
	assert_int_equal(share_of(0, 1000000), 0);
	assert_int_equal(share_of(1000000, 1000000), 10000);
}

static void
axes_are_known_and_given_once(void **state)
{
	struct bk_axes a;

	(void)state;
	assert_int_equal(bk_figures_axes_parse("grade", &a), 0);
	assert_int_equal(bk_figures_axes_parse("school,sex,class", &a), 0);
	assert_int_equal(a.n, 3);
	assert_int_equal(
	    bk_figures_axes_by(&a), 1 << BK_BY_SCHOOL | 1 << BK_BY_SEX);
	assert_int_equal(bk_figures_axes_parse("", &a), -1);
	assert_int_equal(bk_figures_axes_parse("sex,sex", &a), -1);
	assert_int_equal(bk_figures_axes_parse("sex,", &a), -1);
	assert_int_equal(bk_figures_axes_parse("age", &a), -1);
}

static void
put(struct bk_stats *st, const char *grade, const char *class, int students)
{
	const struct bk_group *g = bk_stats_group(st, &(struct bk_group){
	    .term = bk_term_of(bk_date_make(2020, 9, 1)), .grade = grade,
	    .class = class });

	assert_int_equal(bk_stats_add(st, g, "students",
	    (int64_t)students * BK_SUM_ONE), 0);
	bk_stats_term(st, g->term, BK_DATE_NONE);
}

static void
expect_rows(const struct bk_stats *st, const char *by, const char *rows)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf b = BK_BUF_INIT;
	struct bk_figures f;
	struct bk_axes axes;

	assert_int_equal(bk_figures_axes_parse(by, &axes), 0);
	bk_figures_make(&f, st, &axes, &a);
	for (size_t i = 0; i < f.n; i++) {
		bk_buf_printf(&b, "%s=%d ", f.row[i].text,
		    (int)f.row[i].count[BK_M_STUDENTS]);
		assert_ptr_equal(bk_figures_find(&f, f.row[i].term,
		    f.row[i].text), &f.row[i]);
	}
	assert_string_equal(b.p, rows);
	bk_buf_free(&b);
	bk_figures_free(&f);
	bk_arena_free(&a);
}

static void
grades_stand_in_order_and_the_total_last(void **state)
{
	struct bk_stats st;

	(void)state;
	bk_stats_init(&st);
	put(&st, "XIII", "XIII-1", 1);
	put(&st, "IX", "IX-A", 2);
	put(&st, "", "total", 3);	/* a class of that name, no grade */
	put(&st, "VII", "VII-B", 4);
	put(&st, "VIII", "VIII-A", 5);
	put(&st, "VII", "VII-A", 6);
	put(&st, NULL, NULL, 99);	/* complaints make no row */
	expect_rows(&st, "grade",
	    "VII=10 VIII=5 IX=2 XIII=1 =3 total=21 ");
	bk_stats_free(&st);
}

static void
classes_stand_by_their_grade(void **state)
{
	struct bk_stats st;

	(void)state;
	bk_stats_init(&st);
	put(&st, "XI", "F2", 1);	/* its school says XI */
	put(&st, "X", "E1", 2);
	put(&st, "XII", "F1", 3);
	put(&st, "X", "Aries", 4);
	expect_rows(&st, "class", "Aries=4 E1=2 F2=1 F1=3 total=10 ");
	expect_rows(&st, "grade,class",
	    "X,Aries=4 X,E1=2 XI,F2=1 XII,F1=3 total=10 ");
	bk_stats_free(&st);
}

static void
a_term_without_figures_has_a_total_of_zeros(void **state)
{
	struct bk_stats st;

	(void)state;
	bk_stats_init(&st);
	bk_stats_term(&st, bk_term_of(bk_date_make(2021, 2, 1)),
	    BK_DATE_NONE);
	expect_rows(&st, "grade", "total=0 ");
	bk_stats_free(&st);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounds_halves_up_from_integers),
		cmocka_unit_test(a_part_is_never_nothing_nor_all),
		cmocka_unit_test(axes_are_known_and_given_once),
		cmocka_unit_test(grades_stand_in_order_and_the_total_last),
		cmocka_unit_test(classes_stand_by_their_grade),
		cmocka_unit_test(a_term_without_figures_has_a_total_of_zeros),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
