/* How far long work is, in words: nothing is promised that nobody knows. */
#include "unit.h"

#include "pace.h"

static void
is_text(uint64_t done, uint64_t of, uint64_t ms, const char *want)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_pace_text(&b, done, of, ms, false);
	assert_string_equal(b.p, want);
	bk_buf_free(&b);
}

static void
the_first_second_has_no_rate(void **state)
{
	(void)state;
	is_text(60000000, 480000000, 999, "60 of 480 MB");
	is_text(60000000, 0, 999, "60 MB");
}

/* 120 MB in 3 s are 40 MB/s; 360 MB to go take 9 s. */
static void
time_left_is_what_is_left_by_the_mean_rate(void **state)
{
	(void)state;
	is_text(120000000, 480000000, 3000,
	    "120 of 480 MB, 40 MB/s, 9 s left");
	is_text(20000000, 4000000000, 10000,
	    "20 of 4000 MB, 2.0 MB/s, 34 min left");
	is_text(1000000, 90000000000, 1000,
	    "1 of 90000 MB, 1.0 MB/s, 25 h left");
	is_text(480000000, 480000000, 12000,
	    "480 of 480 MB, 40 MB/s, 0 s left");
}

static void
of_a_pipe_no_end_is_promised(void **state)
{
	(void)state;
	is_text(120000000, 0, 3000, "120 MB, 40 MB/s");
}

/* A file that grows, or whose text is longer than the file. */
static void
a_size_that_was_passed_is_none(void **state)
{
	(void)state;
	is_text(490000000, 480000000, 7000, "490 MB, 70 MB/s");
}

static void
nothing_done_yet_has_no_time_left(void **state)
{
	(void)state;
	is_text(0, 480000000, 5000, "0 of 480 MB, 0.0 MB/s");
}

static void
in_indonesian(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_pace_text(&b, 20000000, 4000000000, 10000, true);
	assert_string_equal(b.p, "20 dari 4000 MB, 2,0 MB/s, sisa 34 menit");
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_second_has_no_rate),
		cmocka_unit_test(time_left_is_what_is_left_by_the_mean_rate),
		cmocka_unit_test(of_a_pipe_no_end_is_promised),
		cmocka_unit_test(a_size_that_was_passed_is_none),
		cmocka_unit_test(in_indonesian),
		cmocka_unit_test(nothing_done_yet_has_no_time_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
