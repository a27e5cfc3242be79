/* Charts: what stands at their bars and axes (chart.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chart.h"

/* LETTERS, *Conventions*: 12,22 %; 1.250. */
static void
numbers_stand_as_the_language_writes_them(void **state)
{
	static const double value[] = { 1250, 3 };
	static const char *const label[] = { "VII", "VIII" };
	const struct bk_chart_series series = { "Ganjil", value };
	struct bk_chart c = { .id = "c1", .title = "t", .text = "s",
		.label = label, .n = 2, .series = &series, .nseries = 1 };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	c.lang = BK_LANG_ID;
	bk_chart_bars(&b, &c);
	assert_non_null(strstr(b.p, ">1.250</text>"));
	assert_non_null(strstr(b.p, ">3</text>"));
	bk_buf_clear(&b);
	c.lang = BK_LANG_EN;
	bk_chart_bars(&b, &c);
	assert_non_null(strstr(b.p, ">1,250</text>"));
	bk_buf_free(&b);
}

static void
an_axis_has_halves_where_weeks_are_odd(void **state)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
		"Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des" };
	const struct bk_chart_week week = { .value = 3 };
	const struct bk_chart_weeks c = { .id = "c1", .title = "t",
		.text = "s", .week = &week, .n = 1, .months = months,
		.lang = BK_LANG_ID };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_chart_weekly(&b, &c);
	assert_non_null(strstr(b.p, ">1,5</text>"));
	assert_non_null(strstr(b.p, ">3</text>"));
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_stand_as_the_language_writes_them),
		cmocka_unit_test(an_axis_has_halves_where_weeks_are_odd),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
