/* Days, times of day, terms. */
#include "clock.h"
#include "unit.h"
#include "term.h"

/* Every day that is read, and one weekday after another. */
static void
test_every_day_there_and_back(void **state)
{
	char text[BK_DATE_SIZE];
	bk_date back;

	(void)state;
	for (bk_date d = BK_DATE_MIN; d <= BK_DATE_MAX; d++) {
		int y, m, dd;

		bk_date_split(d, &y, &m, &dd);
		if (bk_date_make(y, m, dd) != d ||
		    bk_date_parse(bk_str(bk_date_format(d, text)), &back) < 0
		    || back != d)
			fail_msg("%s", text);
		if (d > BK_DATE_MIN)
			assert_int_equal(bk_date_weekday(d),
			    (bk_date_weekday(d - 1) + 1) % 7);
	}
}

static const struct {
	const char	*text;
	bk_date		 day;		/* BK_DATE_NONE: refused */
} days[] = {
	{ "1970-01-01", 0 }, { "1969-12-31", -1 }, { "2000-02-29", 11016 },
	{ "2020-09-08", 18513 }, { "1900-01-01", BK_DATE_MIN },
	{ "2199-12-31", BK_DATE_MAX }, { "1899-12-31", BK_DATE_NONE },
	{ "2200-01-01", BK_DATE_NONE }, { "1900-02-29", BK_DATE_NONE },
	{ "2100-02-29", BK_DATE_NONE }, { "2021-02-29", BK_DATE_NONE },
	{ "2020-02-30", BK_DATE_NONE }, { "2020-04-31", BK_DATE_NONE },
	{ "2020-00-01", BK_DATE_NONE }, { "2020-13-01", BK_DATE_NONE },
	{ "2020-01-00", BK_DATE_NONE }, { "2020-1-1", BK_DATE_NONE },
	{ "2020-01-1", BK_DATE_NONE }, { "20200101", BK_DATE_NONE },
	{ "2020/01/01", BK_DATE_NONE }, { " 2020-01-01", BK_DATE_NONE },
	{ "2020-01-01 ", BK_DATE_NONE }, { "2020-01-0x", BK_DATE_NONE },
	{ "+020-01-01", BK_DATE_NONE }, { "", BK_DATE_NONE },
	{ "08-09-2020", BK_DATE_NONE }, { "2020--1-01", BK_DATE_NONE },
};

static void
test_only_days_that_exist(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(days); i++) {
		bk_date d = 12345;
		int r = bk_date_parse(bk_str(days[i].text), &d);

		if (days[i].day == BK_DATE_NONE ? r != -1 || d != 12345 :
		    r != 0 || d != days[i].day)
			fail_msg("%s", days[i].text);
	}
}

static void
test_weekdays(void **state)
{
	(void)state;
	assert_int_equal(BK_THU, bk_date_weekday(0));
	assert_int_equal(BK_WED, bk_date_weekday(-1));
	assert_int_equal(BK_MON, bk_date_weekday(day("2020-10-05")));
	assert_int_equal(BK_SUN, bk_date_weekday(day("2020-02-09")));
	assert_int_equal(BK_MON, bk_date_weekday(day("1900-01-01")));
}

static void
test_later_days_stop_at_the_last(void **state)
{
	(void)state;
	assert_int_equal(day("2020-03-01"), bk_date_plus(day("2020-02-28"), 2));
	assert_int_equal(BK_DATE_MAX, bk_date_plus(BK_DATE_MAX - 1, 14));
	assert_int_equal(BK_DATE_MAX, bk_date_plus(BK_DATE_MIN, INT32_MAX));
	assert_int_equal(BK_DATE_NONE, bk_date_plus(BK_DATE_NONE, 14));
}

static const struct {
	const char	*text;
	int		 minutes;	/* -1: refused */
} times[] = {
	{ "00:00", 0 }, { "09:05", 545 }, { "23:59", 1439 },
	{ "24:00", 1440 }, { "24:01", -1 }, { "25:00", -1 }, { "12:60", -1 },
	{ "9:05", -1 }, { "09.05", -1 }, { "0905", -1 }, { "09:5", -1 },
	{ "09:055", -1 }, { "", -1 }, { "-1:00", -1 }, { "ab:cd", -1 },
};

/* Three months after 30 November is the last of February. */
static void
test_months_end_where_theirs_do(void **state)
{
	static const struct {
		const char *from; int months; const char *to;
	} all[] = {
		{ "2020-07-20", 3, "2020-10-20" },
		{ "2020-11-30", 3, "2021-02-28" },
		{ "2020-10-15", 3, "2021-01-15" },
		{ "2020-01-31", 1, "2020-02-29" },
		{ "2020-12-31", 12, "2021-12-31" },
		{ "2020-12-31", 0, "2020-12-31" },
	};
	char text[BK_DATE_SIZE];
	bk_date from;

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		assert_int_equal(bk_date_parse(bk_str(all[i].from), &from), 0);
		assert_string_equal(bk_date_format(bk_date_months(from,
		    all[i].months), text), all[i].to);
	}
	assert_int_equal(bk_date_parse(BK_STR("2199-12-01"), &from), 0);
	assert_int_equal(bk_date_months(from, 1), BK_DATE_NONE);
}

static void
test_times(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(times); i++) {
		char text[BK_CLOCK_SIZE];
		int m = -1;
		int r = bk_clock_parse(bk_str(times[i].text), &m);

		assert_int_equal(m, times[i].minutes);
		assert_int_equal(r, m < 0 ? -1 : 0);
		if (m >= 0)
			assert_string_equal(bk_clock_format(m, text),
			    times[i].text);
	}
}

static const struct {
	const char	*day, *term, *first, *last;
} terms[] = {
	{ "2020-07-01", "2020-2021-1", "2020-07-01", "2020-12-31" },
	{ "2020-12-31", "2020-2021-1", "2020-07-01", "2020-12-31" },
	{ "2021-01-01", "2020-2021-2", "2021-01-01", "2021-06-30" },
	{ "2021-06-30", "2020-2021-2", "2021-01-01", "2021-06-30" },
	{ "2021-07-01", "2021-2022-1", "2021-07-01", "2021-12-31" },
	{ "1970-01-01", "1969-1970-2", "1970-01-01", "1970-06-30" },
	{ "1900-01-01", "1899-1900-2", "1900-01-01", "1900-06-30" },
	{ "2199-12-31", "2199-2200-1", "2199-07-01", "2199-12-31" },
};

static void
test_every_day_has_a_term(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(terms); i++) {
		bk_term t = bk_term_of(day(terms[i].day)), back;
		char text[BK_TERM_SIZE];

		assert_string_equal(bk_term_format(t, text), terms[i].term);
		assert_int_equal(0, bk_term_parse(bk_str(text), &back));
		assert_int_equal(t, back);
		assert_int_equal(bk_term_first(t), day(terms[i].first));
		assert_int_equal(bk_term_last(t), day(terms[i].last));
	}
	for (bk_date d = BK_DATE_MIN; d <= BK_DATE_MAX; d += 7) {
		bk_term t = bk_term_of(d);

		assert_true(t > 0 && bk_term_first(t) <= d &&
		    d <= bk_term_last(t));
	}
}

static void
test_terms_are_written_one_way(void **state)
{
	static const char *const wrong[] = { "", "2020-2021", "2020-2021-0",
		"2020-2021-3", "2020-2022-1", "2021-2020-1", "2020/2021-1",
		"2020-2021-1 ", "1898-1899-2", "1899-1900-1", "2199-2200-2",
		"abcd-abce-1", "20-21-1", "+020-2021-1" };
	bk_term t = 7;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(wrong); i++)
		if (bk_term_parse(bk_str(wrong[i]), &t) != -1 || t != 7)
			fail_msg("%s", wrong[i]);
}

/* As Dapodik, a report book or a hurried hand has them. */
static void
test_a_term_that_may_have_been_meant(void **state)
{
	static const struct {
		const char	*typed, *meant;
	} near[] = {
		{ "2020/2021-1", "2020-2021-1" }, { "20202", "2020-2021-2" },
		{ "2020-1", "2020-2021-1" }, { "2020-21-2", "2020-2021-2" },
		{ "2020/2021 Ganjil", "2020-2021-1" },
		{ "2020/2021 genap", "2020-2021-2" },
		{ "1999-00 gasal", "1999-2000-1" },
		{ "2020", NULL }, { "2020-2021", NULL }, { "", NULL },
		{ "2020-2022-1", NULL }, { "2020-2021-3", NULL },
		{ "2020-2021-1-x", NULL }, { "20203", NULL },
		{ "ganjil", NULL }, { "9998-1", NULL }
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(near); i++) {
		bk_term t = bk_term_near(bk_str(near[i].typed));
		char text[BK_TERM_SIZE];

		if (near[i].meant)
			assert_string_equal(near[i].meant,
			    bk_term_format(t, text));
		else
			assert_int_equal(0, t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day_there_and_back),
		cmocka_unit_test(test_only_days_that_exist),
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_later_days_stop_at_the_last),
		cmocka_unit_test(test_months_end_where_theirs_do),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_every_day_has_a_term),
		cmocka_unit_test(test_terms_are_written_one_way),
		cmocka_unit_test(test_a_term_that_may_have_been_meant),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
