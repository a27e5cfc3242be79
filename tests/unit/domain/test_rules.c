/* FIELD 1: who needs help. Each rule, with its edges. */
#include <stdlib.h>

#include "fixture.h"
#include "rules.h"

/* A recap in a few words, and the rules that fire on it. */
static const struct {
	const char	*what, *policy, *recap, *fires;
} cases[] = {
	/* never_attended: countable sessions, none attended, none excused */
	{ "all unexcused", "", "totals: {unexcused: 4}",
	    "never_attended low_activity" },
	{ "one of them sick", "", "totals: {unexcused: 4, sick: 1}",
	    "low_activity" },
	{ "one of them excused", "", "totals: {unexcused: 4, excused: 1}",
	    "low_activity" },
	{ "one of them late", "", "totals: {unexcused: 4, late: 1}",
	    "low_activity" },
	{ "one of them attended", "", "totals: {unexcused: 4, present: 1}",
	    "low_activity" },
	{ "no session at all", "", "totals: {sessions: 0}", "" },
	{ "switched off", "rules: {never_attended: off}",
	    "totals: {unexcused: 4}", "low_activity" },

	/* low_activity: below 50 %, compared unrounded */
	{ "exactly 50 %", "", "totals: {present: 50, unexcused: 50}", "" },
	{ "a session less", "", "totals: {present: 49, unexcused: 51}",
	    "low_activity" },
	{ "49.99 % rounds to 50.0 and is below", "",
	    "totals: {present: 4999, unexcused: 5001}", "low_activity" },
	{ "late counts as attended", "",
	    "totals: {present: 40, late: 10, unexcused: 50}", "" },
	{ "sick and excused do not count", "",
	    "totals: {present: 5, sick: 40, excused: 50, unexcused: 5}", "" },
	{ "nothing countable: no activity, no rule", "",
	    "totals: {sick: 40, excused: 50}", "" },
	{ "the example of DOCUMENTS", "", "totals: {sessions: 142, present: "
	    "37, late: 3, sick: 2, excused: 5, unexcused: 95}",
	    "low_activity" },
	{ "another limit", "rules: {low_activity: {below: 75.5}}",
	    "totals: {present: 755, unexcused: 245}", "" },
	{ "a session less", "rules: {low_activity: {below: 75.5}}",
	    "totals: {present: 754, unexcused: 246}", "low_activity" },
	{ "over all subjects", "",
	    "subjects: [{subject: A, present: 9, unexcused: 1}, "
	    "{subject: B, present: 1, unexcused: 9}]", "" },

	/* participation: the mean over the subjects that give one */
	{ "participation instead of sessions", "",
	    "subjects: [{subject: A, present: 10, participation: 49.9}]",
	    "low_activity" },
	{ "the mean of two", "",
	    "subjects: [{subject: A, participation: 90}, "
	    "{subject: B, participation: 10}]", "" },
	{ "of those that give one", "",
	    "subjects: [{subject: A, present: 1, unexcused: 99}, "
	    "{subject: B, present: 1, participation: 80}]", "" },
	{ "below in the mean", "",
	    "subjects: [{subject: A, present: 99, participation: 60}, "
	    "{subject: B, present: 99, participation: 39.9}]",
	    "low_activity" },
	{ "sick all the time, whatever the participation", "",
	    "subjects: [{subject: A, sick: 9, participation: 0}]", "" },

	/* no_assignments: at least one due, none handed in */
	{ "one due, none handed in", "", "totals: {present: 1}\n"
	    "assignments: {due: 1, submitted: 0}", "no_assignments" },
	{ "one handed in", "", "totals: {present: 1}\n"
	    "assignments: {due: 31, submitted: 1, late: 1}", "" },
	{ "none due", "", "totals: {present: 1}\n"
	    "assignments: {due: 0, submitted: 0}", "" },
	{ "not known how many", "", "totals: {present: 1}\n"
	    "assignments: {due: 3}", "" },

	/* unexcused_run [bk]: off; school days in a row */
	{ "off by default", "", "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: UUUUUUPPP}", "" },
	{ "three in a row", "rules: {unexcused_run: on}",
	    "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: PUUUP}", "unexcused_run" },
	{ "over a week-end", "rules: {unexcused_run: on}",
	    "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: PPPPU..UU}", "unexcused_run" },
	{ "two and two", "rules: {unexcused_run: on}",
	    "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: UUPUUEUUSUU}", "" },
	{ "the school's number", "rules: {unexcused_run: {days: 2}}",
	    "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: UUPP}", "unexcused_run" },
	{ "no days known", "rules: {unexcused_run: on}",
	    "totals: {present: 9}", "" },

	/* chronic_absence [bk]: off; at least 10 % of the days */
	{ "off by default", "", "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: UUUUUUPPP}", "" },
	{ "exactly 10 %", "rules: {chronic_absence: on}",
	    "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: PPPPP..PPPPS}",
	    "chronic_absence" },
	{ "less", "rules: {chronic_absence: on}", "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: PPPPP..PPPPPE}", "" },
	{ "unexcused, excused and sick alike", "rules: {chronic_absence: 30}",
	    "totals: {present: 9}\n"
	    "days: {from: 2020-09-07, marks: UESPPPPPPP}",
	    "chronic_absence" },
	{ "no day with a session", "rules: {chronic_absence: 0}",
	    "totals: {present: 9}\ndays: {from: 2020-09-07, marks: '...'}",
	    "" },
};

/* Read a recap and a policy; fire. */
static void
fire(struct fixture *f, const char *policy, const char *recap,
    struct bk_firing *out)
{
	struct bk_attendance a;
	struct bk_policy p;

	assert_int_equal(0, bk_policy_read(&f->r, fixture_parse(f, policy),
	    &p));
	if (bk_attendance_read(&f->r, fixture_parse(f, bk_arena_printf(
	    &f->arena, "nis: '1'\nterm: 2020-2021-1\nto: 2020-09-18\n%s",
	    recap)), &a) < 0)
		fail_msg("%s", f->said.p);
	bk_rules_fire(&p, &a, out);
}

static void
test_which_rules_fire(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_firing firing;
		struct fixture f;

		fixture_begin(&f);
		fire(&f, cases[i].policy, cases[i].recap, &firing);
		for (size_t k = 0; k < firing.n; k++)
			bk_buf_printf(&got, "%s%s", k ? " " : "",
			    bk_word_rules[firing.reason[k].rule].id);
		if (strcmp(got.p, cases[i].fires) != 0) {
			print_message("%s: got: %s, wanted: %s\n",
			    cases[i].what, got.p, cases[i].fires);
			all = false;
		}
		bk_buf_free(&got);
		fixture_end(&f);
	}
	assert_true(all);
}

/* A reason holds the numbers that it was decided by. */
static void
test_reasons_say_why(void **state)
{
	struct bk_firing firing;
	const struct bk_reason *r = firing.reason;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	fire(&f, "rules: {unexcused_run: on, chronic_absence: on}",
	    "totals: {sessions: 142, present: 37, late: 3, sick: 2, excused: "
	    "5, unexcused: 95}\nassignments: {due: 31, submitted: 0, late: 1}"
	    "\ndays: {from: 2020-09-07, marks: \"PUUU.PUUUUE\"}", &firing);
	assert_int_equal(4, firing.n);
	assert_int_equal(BK_LOW_ACTIVITY, r[0].rule);
	assert_true(r[0].activity > 29.59 && r[0].activity < 29.61);
	assert_int_equal(37, r[0].present);
	assert_int_equal(3, r[0].late);
	assert_int_equal(142, r[0].sessions);
	assert_string_equal("2020-09-18", show_day(r[0].to));
	assert_int_equal(BK_NO_ASSIGNMENTS, r[1].rule);
	assert_int_equal(31, r[1].due);
	assert_int_equal(0, r[1].submitted);
	assert_int_equal(BK_UNEXCUSED_RUN, r[2].rule);
	assert_int_equal(4, r[2].run);
	assert_string_equal("2020-09-16", show_day(r[2].to));
	assert_int_equal(BK_CHRONIC_ABSENCE, r[3].rule);
	assert_int_equal(8, r[3].absent);
	assert_int_equal(10, r[3].days);
	fixture_end(&f);
}

static void
test_flags_that_tell_of_need(void **state)
{
	(void)state;
	assert_true(bk_rules_flag_is_economic("kip"));
	assert_true(bk_rules_flag_is_economic("PIP"));
	assert_true(bk_rules_flag_is_economic("kps"));
	assert_true(bk_rules_flag_is_economic("kks"));
	assert_false(bk_rules_flag_is_economic("kk"));
	assert_false(bk_rules_flag_is_economic("osis"));
	assert_false(bk_rules_flag_is_economic(""));
}

/*
 * What is written of an activity says which side of the limit it is on, reads
 * back as what it was, and is found again.
 */
static void
stands(const struct bk_attendance *a, double limit, bool below)
{
	struct bk_policy p;
	struct bk_firing f;
	struct bk_case c;
	struct fixture fix;
	struct bk_buf b = BK_BUF_INIT;
	double read;

	fixture_begin(&fix);
	bk_policy_default(&p);
	p.rules[BK_NEVER_ATTENDED].on = false;
	p.rules[BK_LOW_ACTIVITY].limit = limit;
	bk_rules_fire(&p, a, &f);
	assert_int_equal(f.n, below);
	if (f.n) {
		bk_bind_clear(bk_case_binds, &c);
		bk_buf_putpercent(&b, f.reason[0].activity);
		read = strtod(b.p, NULL);
		assert_true(read < limit);
		bk_case_add_reason(&c, &f.reason[0], &fix.arena, NULL);
		((struct bk_reason *)c.reasons.v)->activity = read;
		assert_true(bk_case_has_reason(&c, &f.reason[0]));
	}
	bk_buf_free(&b);
	fixture_end(&fix);
}

/* Every activity of up to 40 of 40 sessions, with a limit at or near it. */
static void
test_what_is_written_is_what_was_decided(void **state)
{
	static const double limits[] = { 50, 33.3, 66.67, 66.7, 49.9, 97.5 };

	(void)state;
	for (int of = 1; of <= 40; of++)
		for (int n = 0; n < of * (int)BK_NELEM(limits); n++) {
			double limit = limits[n / of];
			struct bk_attendance a;

			bk_bind_clear(bk_attendance_binds, &a);
			a.totals = (struct bk_counts){ of, n % of, 0, 0, 0,
				of - n % of };
			stands(&a, limit, 100.0 * (n % of) < limit * of);
		}
}

/*
 * Of participation too, however near it comes; but what adding up percentages
 * of one decimal blurs (33.3 + 66.6 + 50.1 = 150) is no side of a limit.
 */
static void
test_participation_is_written_as_it_was_decided(void **state)
{
	static const struct {
		double	v[3], limit;
		bool	below;
	} mean[] = {
		{ { 49.96, 49.96, 49.96 }, 50, true },
		{ { 49.9999999, 50, 50 }, 50, true },
		{ { 66.669999, 66.669999, 66.669999 }, 66.67, true },
		{ { 66.67, 66.67, 66.67 }, 66.67, false },
		{ { 33.3, 66.6, 50.1 }, 50, false },
		{ { 50.3, 50.3, 50.3 }, 50.3, false },
		{ { 0.1, 0.2, 0.3 }, 0.2, false },
		{ { 49.9, 50, 50.1 }, 50, false },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(mean); i++) {
		struct bk_subject s[3] = { { .subject = "A" },
			{ .subject = "B" }, { .subject = "C" } };
		struct bk_attendance a;

		bk_bind_clear(bk_attendance_binds, &a);
		a.totals = (struct bk_counts){ 3, 3, 0, 0, 0, 0 };
		for (size_t k = 0; k < 3; k++)
			s[k].participation = mean[i].v[k];
		a.subjects.v = s;
		a.subjects.n = 3;
		stands(&a, mean[i].limit, mean[i].below);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_written_is_what_was_decided),
		cmocka_unit_test(
		    test_participation_is_written_as_it_was_decided),
		cmocka_unit_test(test_which_rules_fire),
		cmocka_unit_test(test_reasons_say_why),
		cmocka_unit_test(test_flags_that_tell_of_need),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
