/* Days without school, working days, windows of the week. */
#include "calendar.h"
#include "fixture.h"

static const struct {
	const char	*text;
	unsigned	 set;		/* 0: refused */
} weekdays[] = {
	{ "Mon", 1u << BK_MON }, { "Mon-Fri", 0x1f }, { "Mon-Sat", 0x3f },
	{ "Mon-Sun", 0x7f }, { "mon-FRI", 0x1f },
	{ "Wed,Fri-Sat", 1u << BK_WED | 1u << BK_FRI | 1u << BK_SAT },
	{ "Sat-Mon", 1u << BK_SAT | 1u << BK_SUN | 1u << BK_MON },
	{ "Sun-Sun", 1u << BK_SUN }, { "Fri,Fri", 1u << BK_FRI },
	{ "", 0 }, { "Mo", 0 }, { "Monday", 0 }, { "Mon-", 0 }, { "-Fri", 0 },
	{ "Mon,", 0 }, { ",Mon", 0 }, { "Mon, Tue", 0 }, { "Mon-Tue-Wed", 0 },
	{ "Sen-Jum", 0 },
};

static void
test_weekdays(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(weekdays); i++) {
		bk_weekdays set = 0;
		int r = bk_calendar_weekdays(bk_str(weekdays[i].text), &set);

		if (set != weekdays[i].set || r != (set ? 0 : -1))
			fail_msg("%s", weekdays[i].text);
	}
}

static const struct {
	const char	*text;
	unsigned	 days;		/* 0: refused */
	int		 start, end;
} windows[] = {
	{ "Mon-Fri 16:00-18:00", 0x1f, 960, 1080 },
	{ "Sat 08:00-12:00", 1u << BK_SAT, 480, 720 },
	{ "Wed,Fri-Sat 00:00-24:00", 1u << BK_WED | 1u << BK_FRI |
	    1u << BK_SAT, 0, 1440 },
	{ "Mon 18:00-16:00", 0, 0, 0 }, { "Mon 16:00-16:00", 0, 0, 0 },
	{ "Mon 16:00", 0, 0, 0 }, { "Mon", 0, 0, 0 }, { "", 0, 0, 0 },
	{ "16:00-18:00", 0, 0, 0 }, { "Mon  16:00-18:00", 0, 0, 0 },
	{ "Mon 16.00-18.00", 0, 0, 0 }, { "Mon 16:00-25:00", 0, 0, 0 },
	{ "Mon 16:00-18:00 ", 0, 0, 0 },
};

static void
test_windows(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(windows); i++) {
		struct bk_window w = { .days = 0 };
		int r = bk_calendar_window(bk_str(windows[i].text), &w);

		if (w.days != windows[i].days || r != (w.days ? 0 : -1) ||
		    w.start != windows[i].start || w.end != windows[i].end)
			fail_msg("%s", windows[i].text);
	}
}

/* Dates before a window: both there, in order, one blank after them. */
static void
test_windows_of_dates(void **state)
{
	static const char *const bad[] = {
		"2020-10-05..2020-10-04 Mon 08:00-09:00",
		"2020-10-05..2020-10-32 Mon 08:00-09:00",
		"2020-10-05..2020-10-06Mon 08:00-09:00",
		"2020-10-05..2020-10-06 ", "2020-10-05..2020-10-06  Mon 08:00"
		"-09:00", "2020-10-05 Mon 08:00-09:00",
		"2020-10-05..2020-10-06 2020-10-05..2020-10-06",
		"2020-10-05..2020-10-06 Mon",
	};
	struct bk_window w;

	(void)state;
	assert_int_equal(bk_calendar_window(BK_STR("Mon 08:00-09:00"), &w), 0);
	assert_int_equal(w.from, BK_DATE_NONE);
	assert_int_equal(w.to, BK_DATE_NONE);
	assert_int_equal(bk_calendar_window(BK_STR("2020-10-05..2020-10-06 "
	    "Mon 08:00-09:00"), &w), 0);
	assert_int_equal(w.from, bk_date_make(2020, 10, 5));
	assert_int_equal(w.to, bk_date_make(2020, 10, 6));
	assert_int_equal(w.days, 1u << BK_MON);
	assert_int_equal(w.end, 540);
	assert_int_equal(bk_calendar_window(BK_STR("2020-10-05..2020-10-05"),
	    &w), 0);
	assert_int_equal(w.days, 0);
	for (size_t i = 0; i < BK_NELEM(bad); i++)
		if (bk_calendar_window(bk_str(bad[i]), &w) == 0)
			fail_msg("%s", bad[i]);
}

/* --- the calendar ------------------------------------------------------- */

static const char holidays[] =
    "- {date: 2020-10-05, name: A, kind: national}\n"
    "- {from: 2020-10-28, to: 2020-10-30, name: B, kind: collective_leave}\n"
    "- {date: 2020-10-07, name: C, kind: school, grades: [XII]}\n"
    "- {date: 2020-10-08, name: D, kind: school, hours: \"08:00-11:00\"}\n"
    "- {date: 2020-10-09, name: E, kind: school, provisional: true}\n";

static void
read_calendar(struct fixture *f, const char *text, struct bk_calendar *cal)
{
	assert_int_equal(0, bk_calendar_read(&f->r, fixture_parse(f, text),
	    cal));
}

static const struct {
	const char	*day, *grade;
	bool		 leave_worked;
	const char	*off;		/* the name, or "" */
} offs[] = {
	{ "2020-10-05", NULL, false, "A" }, { "2020-10-06", NULL, false, "" },
	{ "2020-10-27", NULL, false, "" }, { "2020-10-28", NULL, false, "B" },
	{ "2020-10-30", NULL, false, "B" }, { "2020-10-31", NULL, false, "" },
	{ "2020-10-28", NULL, true, "" },	/* collective leave, worked */
	{ "2020-10-05", NULL, true, "A" },
	{ "2020-10-07", NULL, false, "" },	/* of one grade alone */
	{ "2020-10-07", "XII", false, "C" },
	{ "2020-10-07", "XI", false, "" },
	{ "2020-10-08", NULL, false, "" },	/* a short day is one */
	{ "2020-10-09", NULL, false, "E" },
};

static void
test_days_off(void **state)
{
	struct bk_calendar cal = { { NULL, 0 } };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	read_calendar(&f, holidays, &cal);
	for (size_t i = 0; i < BK_NELEM(offs); i++) {
		const struct bk_day_off *d = bk_calendar_off(&cal,
		    day(offs[i].day), offs[i].grade, offs[i].leave_worked);

		assert_string_equal(offs[i].off, d ? d->name : "");
	}
	fixture_end(&f);
}

/* [B] within 7 working days after the approval, that day not counted. */
static const struct {
	const char	*days, *from;
	int		 n;
	bool		 leave_worked;
	const char	*due;
} due[] = {
	{ "Mon-Fri", "2020-10-12", 0, false, "2020-10-12" },
	{ "Mon-Fri", "2020-10-12", 1, false, "2020-10-13" },
	{ "Mon-Fri", "2020-10-12", 7, false, "2020-10-21" },
	{ "Mon-Sat", "2020-10-12", 7, false, "2020-10-20" },
	{ "Mon-Fri", "2020-10-16", 1, false, "2020-10-19" },
	{ "Mon-Fri", "2020-10-17", 1, false, "2020-10-19" },
	{ "Mon-Fri", "2020-10-02", 1, false, "2020-10-06" },	/* A */
	{ "Mon-Fri", "2020-10-27", 1, false, "2020-11-02" },	/* B */
	{ "Mon-Fri", "2020-10-27", 1, true, "2020-10-28" },
	{ "Mon-Fri", "2020-10-06", 2, false, "2020-10-08" },	/* C, D work */
	{ "Mon-Fri", "2020-09-30", 7, false, "2020-10-13" },
};

static void
test_working_days(void **state)
{
	struct bk_calendar cal = { { NULL, 0 } };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	read_calendar(&f, holidays, &cal);
	for (size_t i = 0; i < BK_NELEM(due); i++) {
		bk_weekdays days = 0;

		assert_int_equal(0, bk_calendar_weekdays(bk_str(due[i].days),
		    &days));
		assert_string_equal(due[i].due, show_day(bk_calendar_workday(
		    &cal, days, due[i].leave_worked, day(due[i].from),
		    due[i].n)));
	}
	assert_int_equal(BK_DATE_NONE, bk_calendar_workday(&cal, 0, false,
	    day("2020-10-12"), 1));
	fixture_end(&f);
}

static void
test_files_add_up(void **state)
{
	struct bk_calendar cal = { { NULL, 0 } };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_calendar_read(&f.r, NULL, &cal));
	read_calendar(&f, "- {date: 2020-10-05}", &cal);
	read_calendar(&f, "[]", &cal);
	read_calendar(&f, "- {date: 2021-10-05}\n- {date: 2021-10-06}", &cal);
	assert_int_equal(3, cal.days.n);
	assert_non_null(bk_calendar_off(&cal, day("2020-10-05"), NULL, false));
	assert_non_null(bk_calendar_off(&cal, day("2021-10-06"), NULL, false));
	fixture_end(&f);
}

static void
test_what_is_malformed_is_said(void **state)
{
	struct bk_calendar cal = { { NULL, 0 } };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(-1, bk_calendar_read(&f.r, fixture_parse(&f,
	    "- {name: A}\n- {from: 2020-10-01}\n- {date: 2020-02-30}\n"
	    "- {date: 2020-10-01, kind: feast}\n- {date: 2020-10-02}\n"),
	    &cal));
	assert_string_equal(f.said.p,
	    "error: f.yaml:1: key missing: date, or from and to; document not "
	    "read\n"
	    "error: f.yaml:2: key missing: date, or from and to; document not "
	    "read\n"
	    "error: f.yaml:3: bad value: date: '2020-02-30' is not a day that "
	    "exists (2020-12-31); document not read\n"
	    "error: f.yaml:4: bad value: kind: 'feast' is not one of national, "
	    "collective_leave, school; document not read\n");
	assert_int_equal(-1, bk_calendar_read(&f.r, fixture_parse(&f,
	    "{date: 2020-10-01}"), &cal));
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_windows_of_dates),
		cmocka_unit_test(test_days_off),
		cmocka_unit_test(test_working_days),
		cmocka_unit_test(test_files_add_up),
		cmocka_unit_test(test_what_is_malformed_is_said),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
