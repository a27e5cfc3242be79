/* Recaps: what is derived, how they add up [DESIGN, rulings], their text. */
#include "attendance.h"
#include "fixture.h"
#include "recapline.h"
#include "recaps.h"

/* --- derived fields: computed, never trusted ---------------------------- */

static const struct {
	const char	*in, *out;
} derived[] = {
	{ "totals: {sessions: 999, present: 1}\nsubjects: [{subject: A, "
	    "sessions: 7, present: 2, late: 1, sick: 1, excused: 1, "
	    "unexcused: 1}]", "A .. 2/6 = 2/6 of .." },
	{ "from: 2019-01-01\nto: 2029-01-01\nsubjects: [{subject: A, from: "
	    "2020-07-13, to: 2020-08-01, present: 2}]",
	    "A 07-13..08-01 2/2 = 2/2 of 07-13..08-01" },
	{ "from: 2020-07-01\nto: 2020-09-01\nsubjects: [{subject: A, "
	    "present: 2}]", "A .. 2/2 = 2/2 of 07-01..09-01" },
	{ "totals: {sessions: 10, present: 2}", " = 2/10 of .." },
	{ "totals: {sessions: 10, present: 2, unexcused: 0}",
	    " = 2/2 of .." },
	{ "totals: {sessions: 1, present: 2}", " = 2/2 of .." },
};

static void
test_derived_fields_are_computed(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(derived); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_attendance a;
		struct fixture f;

		fixture_begin(&f);
		a = recap(&f, derived[i].in);
		show(&a, &got);
		assert_string_equal(got.p, derived[i].out);
		bk_buf_free(&got);
		fixture_end(&f);
	}
}

/* --- after a day -------------------------------------------------------- */

static const struct {
	const char	*what, *in, *after, *out;	/* "": none of it */
} cuts[] = {
	{ "it ends by that day", "from: 2020-07-13\nto: 2020-09-10\n"
	    "totals: {present: 1}", "2020-09-10", "" },
	{ "nobody knows when it ends", "totals: {present: 1}", "2020-09-10",
	    "" },
	{ "it starts later: all of it",
	    "subjects: [{subject: A, from: 2020-09-11, to: 2020-09-25, "
	    "present: 3}]", "2020-09-10",
	    "A 09-11..09-25 3/3 = 3/3 of 09-11..09-25" },
	{ "it started before: its days, each one session",
	    "subjects: [{subject: A, from: 2020-09-07, to: 2020-09-14, "
	    "present: 3, unexcused: 9}]\n"
	    "days: {from: 2020-09-07, marks: \"UUUUP..P\"}", "2020-09-10",
	    " = 2/2 of 09-11..09-14 P..P@09-11" },
	{ "its days say nothing more",
	    "subjects: [{subject: A, from: 2020-09-07, to: 2020-09-30, "
	    "present: 3}]\ndays: {from: 2020-09-07, marks: UU}",
	    "2020-09-10", " = 0/0 of 09-11..09-30 @09-11" },
	{ "no days known: the whole", "from: 2020-09-07\nto: 2020-09-30\n"
	    "totals: {present: 3}", "2020-09-10",
	    " = 3/3 of 09-11..09-30" },
};

static void
test_what_a_recap_says_of_the_time_after(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(cuts); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_attendance a, out;
		struct fixture f;

		fixture_begin(&f);
		a = recap(&f, cuts[i].in);
		if (bk_attendance_after(&a, day(cuts[i].after), &out))
			show(&out, &got);
		if (strcmp(got.p, cuts[i].out) != 0)
			print_message("%s:\n", cuts[i].what);
		assert_string_equal(got.p, cuts[i].out);
		bk_buf_free(&got);
		fixture_end(&f);
	}
}

/* 90 days. */
#define MARKS "PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP" \
	"UUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUUU"

/* --- hostile and malformed ---------------------------------------------- */

static const struct {
	const char	*in, *said;
} refused[] = {
	{ "activity: 3", "1: key missing: totals, or subjects" },
	{ "totals: {present: -1}",
	    "3: bad value: present: '-1' is not a whole number" },
	{ "totals: {present: 1000000001}",
	    "3: bad value: present: '1000000001' is not a whole number" },
	{ "totals: {present: 1.5}",
	    "3: bad value: present: '1.5' is not a whole number" },
	{ "totals: 7", "3: keys and values expected: totals" },
	{ "subjects: {a: 1}", "3: bad value: subjects: not a list" },
	{ "subjects: [7]", "3: keys and values expected" },
	{ "subjects: [{participation: 2000000000}]",
	    "3: bad value: participation: '2000000000' is not a number" },
	{ "totals: {}\ndays: {from: 2020-07-13, marks: "
	    MARKS MARKS MARKS MARKS MARKS "}",
	    "4: bad value: days: more days than a school year has" },
	{ "totals: {}\ndays: {marks: PU}",
	    "4: bad value: days: from is missing" },
	{ "totals: {}\ndays: {from: 2020-09-07, marks: PXU}",
	    "4: bad value: days: marks are P, U, E, S and ." },
	{ "totals: {}\ndays: {from: 1999-09-07, marks: PPU}",
	    "4: bad value: days: not in the term" },
	{ "totals: {}\ndays: {from: 2021-01-01, marks: PPU}",
	    "4: bad value: days: not in the term" },
};

static void
test_what_cannot_be_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(refused); i++) {
		struct bk_attendance a;
		struct bk_buf want = BK_BUF_INIT;
		struct fixture f;

		fixture_begin(&f);
		bk_buf_printf(&want, "error: f.yaml:%s", refused[i].said);
		assert_int_equal(-1, bk_attendance_read(&f.r, fixture_parse(
		    &f, bk_arena_printf(&f.arena, "nis: '1'\nterm: "
		    "2020-2021-1\n%s\n", refused[i].in)), &a));
		if (!bk_str_starts(bk_buf_str(&f.said), want.p))
			fail_msg("%s\nwanted: %s", f.said.p, want.p);
		bk_buf_free(&want);
		fixture_end(&f);
	}
}

static void
test_no_sum_overflows(void **state)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_attendance a, b, sum;
	const struct bk_attendance *v[] = { &a, &b };
	struct bk_recaps_told told = { 0 };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	a = recap(&f, "subjects: [{subject: A, present: 1000000000, late: "
	    "1000000000, sick: 1000000000}, {subject: B, excused: 1000000000, "
	    "unexcused: 1000000000}]\nassignments: {due: 1000000000}");
	b = recap(&f, "subjects: [{subject: C, present: 1000000000}]\n"
	    "assignments: {due: 1000000000}");
	assert_true(bk_recaps_sum(v, 2, &f.arena, &sum, &told));
	assert_int_equal(1000000000, sum.totals.sessions);
	assert_int_equal(1000000000, sum.assignments.due);
	assert_false(bk_attendance_below(&sum, 50));
	bk_attendance_write(&got, &sum);
	bk_buf_free(&got);
	fixture_end(&f);
}

/* --- its text ----------------------------------------------------------- */

static const char document[] =
    "---\nkind: attendance\nnis: \"10234\"\nnisn: \"0051234567\"\n"
    "name: \"Siti \\\"A\\\"\"\nclass: \"7.1\"\nterm: 2020-2021-1\n"
    "from: 2020-07-14\nto: 2020-09-04\n"
    "totals: {sessions: 142, present: 37, late: 3, sick: 2, excused: 5, "
    "unexcused: 95}\nactivity: 29.6\n"
    "assignments: {due: 31, submitted: 4, late: 1}\n"
    "days: {from: 2020-07-14, marks: \"PPUU...UPUUU\"}\nsubjects:\n"
    "  - {subject: \"Matematika\", from: 2020-07-14, to: 2020-09-01, "
    "sessions: 24, present: 6, late: 0, sick: 1, excused: 0, unexcused: 17}\n"
    "  - {subject: \"B. Indonesia\", from: 2020-07-14, to: 2020-09-04, "
    "sessions: 118, present: 31, late: 3, sick: 1, excused: 5, "
    "unexcused: 78}\nsources:\n"
    "  - {file: \"matematika-x1.csv\", sha256: 9f2c, rows: 24}\n";

static void
test_written_as_the_documents_say(void **state)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_attendance a;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_attendance_read(&f.r,
	    fixture_parse(&f, document), &a));
	bk_attendance_write(&got, &a);
	assert_string_equal(got.p, document);
	assert_string_equal(f.said.p, "");
	bk_buf_free(&got);
	fixture_end(&f);
}

/* What is not known is left out; participation is the activity. */
static void
test_what_is_not_known_is_left_out(void **state)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_attendance a;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	a = recap(&f, "subjects: [{subject: A, participation: 33.333}]");
	bk_attendance_write(&got, &a);
	assert_string_equal(got.p, "---\nkind: attendance\nnis: \"1\"\n"
	    "term: 2020-2021-1\ntotals: {sessions: 0, present: 0, late: 0, "
	    "sick: 0, excused: 0, unexcused: 0}\nactivity: 33.3\nsubjects:\n"
	    "  - {subject: \"A\", sessions: 0, present: 0, late: 0, sick: 0, "
	    "excused: 0, unexcused: 0, participation: 33.3}\n");
	bk_buf_free(&got);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_derived_fields_are_computed),
		cmocka_unit_test(test_what_a_recap_says_of_the_time_after),
		cmocka_unit_test(test_what_cannot_be_is_refused),
		cmocka_unit_test(test_no_sum_overflows),
		cmocka_unit_test(test_written_as_the_documents_say),
		cmocka_unit_test(test_what_is_not_known_is_left_out),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
