/* Attendance that falls over four weeks, before any rule fires. */
#include "falling.h"
#include "fixture.h"

static bool
falls_by(const char *today, const char *marks, struct bk_falling *out)
{
	struct bk_attendance a = { .days = { day("2020-09-14"), marks } };
	struct bk_policy p;

	bk_policy_default(&p);
	return bk_falling_of(&a, &p, day(today), out);
}

static bool
falls(const char *marks, struct bk_falling *out)
{
	return falls_by("2020-12-31", marks, out);
}

/* 100, 80, 60, 40 %: 20 points a week. */
static void
test_a_slope_over_four_weeks(void **state)
{
	struct bk_falling f;

	(void)state;
	assert_true(falls("PPPPP..PPPPU..PPPUU..PPUUU..", &f));
	assert_true(fabs(f.slope + 20) < 1e-9);
	assert_true(f.share[0] == 100 && f.share[3] == 40);
	assert_int_equal(day("2020-10-09"), f.to);
	/* what lies before the four weeks is not looked at */
	assert_true(falls("UUUUU..PPPPP..PPPPU..PPPUU..PPUUU..", &f));
	assert_true(fabs(f.slope + 20) < 1e-9);
}

/* What a recap tells of days to come is not known yet. */
static void
test_days_after_today_do_not_count(void **state)
{
	static const char marks[] = "PPPPP..PPPPU..PPPUU..PPUUU..PUUUU";
	struct bk_falling f;

	(void)state;
	assert_true(falls_by("2020-10-11", marks, &f));
	assert_int_equal(day("2020-10-09"), f.to);
	assert_true(f.share[0] == 100 && f.share[3] == 40);
	assert_false(falls_by("2020-09-20", marks, &f));
	assert_false(falls_by("2020-08-31", marks, &f));
}

/* Low is not falling; neither is one bad day, nor rising. */
static void
test_what_does_not_fall(void **state)
{
	struct bk_falling f;

	(void)state;
	assert_false(falls("PPPUU..PPPUU..PPPUU..PPPUU", &f));
	assert_false(falls("PPUUU..PPPUU..PPPPU..PPPPP", &f));
	assert_false(falls("PPPPP..PPPPU..PPPPP..PPPPP", &f));
}

/* Sick and excused days are no falling: nobody was absent without a word. */
static void
test_sick_and_excused_days_do_not_count(void **state)
{
	struct bk_falling f;

	(void)state;
	assert_false(falls("PPPPP..PPPPS..PPPSS..PPEEE", &f));
	assert_true(f.share[3] == 100);
}

/* One week may be unknown; two, or the last, and nobody can tell. */
static void
test_what_is_not_known_is_not_told(void **state)
{
	struct bk_falling f;

	(void)state;
	assert_true(falls("PPPPP.........PPPUU..PUUUU", &f));
	assert_true(isnan(f.share[1]));
	assert_false(falls("PPPPP................PUUUU", &f));
	assert_false(falls("PPPPP..PPPUU..PUUUU..SSSSS", &f));
	assert_false(falls("PPPPP..PUUUU", &f));
	assert_false(falls(".......", &f));
	assert_false(falls(NULL, &f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_after_today_do_not_count),
		cmocka_unit_test(test_a_slope_over_four_weeks),
		cmocka_unit_test(test_what_does_not_fall),
		cmocka_unit_test(test_sick_and_excused_days_do_not_count),
		cmocka_unit_test(test_what_is_not_known_is_not_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
