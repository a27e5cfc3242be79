/*
 * The drawing of a day's way: what lies on each other is one mark, and the
 * school's name covers none.
 */
#include "routemap.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>

/* At 0.1 degree from edge to edge a point is 1/356 of the width. */
static const double wide = 0.1, point = 0.1 / 356;

static char *
draw(struct bk_buf *b, const struct bk_routemap_stop *s, size_t n)
{
	struct bk_arena a = BK_ARENA_INIT;
	const struct bk_drawing *d = bk_routemap_draw(&a, s, n, "Way",
	    BK_LANG_EN);

	bk_buf_clear(b);
	if (d)
		bk_drawing_svg(b, d);
	bk_arena_free(&a);
	return b->p;
}

/* The middle of a text, and its foot. */
static void
find_text(const char *svg, const char *text, double *x, double *y)
{
	struct bk_buf want = BK_BUF_INIT;
	const char *at;

	bk_buf_printf(&want, ">%s</text>", text);
	at = strstr(svg, want.p);
	if (!at)
		fail_msg("%s in %s", text, svg);
	while (strncmp(at, " x=\"", 4) != 0)
		at--;
	assert_int_equal(sscanf(at, " x=\"%lf\" y=\"%lf\"", x, y), 2);
	bk_buf_free(&want);
}

static int
count(const char *svg, const char *what)
{
	int n = 0;

	for (; (svg = strstr(svg, what)); svg++)
		n++;
	return n;
}

static void
the_name_of_school_covers_no_stop(void **state)
{
	/* a stop where the name would be, below; then one above too, ... */
	struct bk_routemap_stop s[] = {
		{ 0, 0, "School" }, { 0, wide, "1" }, { -20 * point, 0, "2" },
		{ 20 * point, 0, "3" }, { 0, 40 * point, "4" },
		{ 0, -40 * point, "5" }, { 0.02, 0, "6" },
	};
	struct bk_buf b = BK_BUF_INIT;
	double x, y, one_x, one_y;

	(void)state;
	for (size_t n = 2; n <= BK_NELEM(s); n++) {
		const char *svg = draw(&b, s, n);

		find_text(svg, "School", &x, &y);
		for (size_t i = 1; i < n; i++) {
			find_text(svg, s[i].label, &one_x, &one_y);
			if (fabs(one_x - x) < 18 + 9 &&
			    fabs(one_y - 4 - (y - 5)) < 9 + 5)
				fail_msg("%zu: %s", n, svg);
		}
		assert_true(y > 10 && y < 220 && x > 18 && x < 402);
	}
	bk_buf_free(&b);
}

/* Two homes below the school: its name is above it, not across the ways. */
static void
the_name_of_school_is_beside_the_way(void **state)
{
	struct bk_routemap_stop s[] = {
		{ 0, 0, "School" }, { -0.1, 0.05, "1" }, { -0.12, 0.03, "2" },
	};
	struct bk_buf b = BK_BUF_INIT;
	double x, y, square;

	(void)state;
	find_text(draw(&b, s, BK_NELEM(s)), "School", &x, &y);
	assert_int_equal(sscanf(strstr(b.p, " width=\"14\""),
	    " width=\"14\" height=\"14\" x=\"%*f\" y=\"%lf\"", &square),
	    1);
	assert_true(y < square);
	bk_buf_free(&b);
}

static void
what_lies_on_each_other_is_one(void **state)
{
	struct bk_routemap_stop s[] = {
		{ 0, 0, "School" }, { 0.01, 0.05, "1" }, { 0.01, 0.05, "2" },
		{ 0, wide, "3" }, { 0.01, 0.05 + 10 * point, "4" },
	};
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	draw(&b, s, BK_NELEM(s));
	assert_int_equal(count(b.p, ">1, 2, 4</text>"), 1);
	assert_int_equal(count(b.p, ">3</text>"), 1);
	assert_int_equal(count(b.p, "rx=\"9\""), 2);
	bk_buf_free(&b);
}

/* A family beside the school: its mark stands beside the square. */
static void
a_home_at_school_is_seen(void **state)
{
	struct bk_routemap_stop s[] = {
		{ 0, 0, "School" }, { 0, 0, "1" }, { 0, wide, "2" },
	};
	struct bk_buf b = BK_BUF_INIT;
	double x, y, square;

	(void)state;
	find_text(draw(&b, s, BK_NELEM(s)), "1", &x, &y);
	assert_int_equal(sscanf(strstr(b.p, " width=\"14\""),
	    " width=\"14\" height=\"14\" x=\"%lf\"", &square), 1);
	assert_true(x - (square + 7) == 18);
	bk_buf_free(&b);
}

static void
of_one_place_there_is_no_drawing(void **state)
{
	const struct bk_routemap_stop s[] = {
		{ NAN, NAN, "School" }, { 0, 0, "1" }, { NAN, 0, "2" },
	};
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	draw(&b, s, BK_NELEM(s));
	assert_int_equal(b.n, 0);
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_name_of_school_covers_no_stop),
		cmocka_unit_test(the_name_of_school_is_beside_the_way),
		cmocka_unit_test(what_lies_on_each_other_is_one),
		cmocka_unit_test(a_home_at_school_is_seen),
		cmocka_unit_test(of_one_place_there_is_no_drawing),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
