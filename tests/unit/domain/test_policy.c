/* What a school decided: the defaults of FIELD, and every spelling of more. */
#include "fixture.h"
#include "policy.h"

/* Every number of FIELD is a default. */
static void
test_the_defaults_of_field(void **state)
{
	struct bk_policy p;

	(void)state;
	bk_policy_default(&p);
	for (int r = 0; r < BK_NRULES; r++)
		assert_int_equal(p.rules[r].on, r != BK_UNEXCUSED_RUN &&
		    r != BK_CHRONIC_ABSENCE);
	assert_true(p.rules[BK_LOW_ACTIVITY].limit == 50);
	assert_true(p.rules[BK_UNEXCUSED_RUN].limit == 3);
	assert_true(p.rules[BK_CHRONIC_ABSENCE].limit == 10);
	assert_false(p.rules[BK_ECONOMIC].from_roster);
	assert_int_equal(2, p.ladder[BK_PHONE].tries);
	assert_int_equal(14, p.ladder[BK_PHONE].days);
	assert_int_equal(1, p.ladder[BK_SUMMONS].tries);
	assert_int_equal(7, p.ladder[BK_SUMMONS].days);
	assert_int_equal(2, p.ladder[BK_VISIT].tries);
	assert_int_equal(7, p.ladder[BK_VISIT].days);
	assert_int_equal(14, p.watch_days);
	assert_false(p.auto_resolve);
	assert_int_equal(0, p.straight_to_visit.n);
	assert_false(p.collective_is_workday);
	assert_int_equal(72, p.complaint_hours);
	assert_int_equal(3, p.routine_months);
}

/* Law 27/2022 gives no number: what is kept ends, and the school says when. */
static void
test_the_years_that_are_kept(void **state)
{
	struct bk_policy p;
	struct fixture f;

	(void)state;
	bk_policy_default(&p);
	assert_int_equal(1, p.retention.attendance_years);
	assert_int_equal(2, p.retention.case_years);
	fixture_begin(&f);
	assert_int_equal(0, bk_policy_read(&f.r, fixture_parse(&f,
	    "retention: {case_years: 5}\n"), &p));
	assert_int_equal(1, p.retention.attendance_years);
	assert_int_equal(5, p.retention.case_years);
	fixture_end(&f);
}

static void
test_the_defaults_of_a_visit(void **state)
{
	struct bk_policy p;
	const struct bk_visit_policy *v = &p.visit;

	(void)state;
	bk_policy_default(&p);
	assert_int_equal(BK_CONSENT_BEFORE, v->consent);
	assert_int_equal(7, v->within_working_days);
	assert_int_equal(30, v->minutes.min);
	assert_int_equal(45, v->minutes.usual);
	assert_int_equal(60, v->minutes.max);
	assert_int_equal(10, v->gap_minutes);
	assert_true(v->speed_kmh == 20 && v->road_factor == 1.3 &&
	    v->hard_terrain_factor == 1.5);
	assert_int_equal(BK_FEMALE_TO_MALE, v->companion);
	assert_string_equal("Mon-Sat", v->days);
	assert_int_equal(5, v->max_per_day);
	assert_int_equal(1, v->quiet.n);
	assert_string_equal("Fri 11:30-13:00", v->quiet.v[0]);
	assert_int_equal(2, v->default_windows.n);
	assert_string_equal("Mon-Fri 08:00-17:00", v->default_windows.v[0]);
	assert_string_equal("Sat 08:00-12:00", v->default_windows.v[1]);
}

/* --- rules, in every spelling ------------------------------------------- */

static const struct {
	const char	*text;
	int		 rule;
	bool		 on;
	double		 limit;		/* 0: not looked at */
} rules[] = {
	{ "low_activity: true", BK_LOW_ACTIVITY, true, 50 },
	{ "low_activity: off", BK_LOW_ACTIVITY, false, 0 },
	{ "low_activity: No", BK_LOW_ACTIVITY, false, 0 },
	{ "low_activity: 60", BK_LOW_ACTIVITY, true, 60 },
	{ "low_activity: 62.5", BK_LOW_ACTIVITY, true, 62.5 },
	{ "low_activity: {below: 40}", BK_LOW_ACTIVITY, true, 40 },
	{ "low_activity: {percent: 40}", BK_LOW_ACTIVITY, true, 40 },
	{ "low_activity: {limit: '40'}", BK_LOW_ACTIVITY, true, 40 },
	{ "low_activity: {threshold: 40, on: false}", BK_LOW_ACTIVITY, false,
	    40 },
	{ "low_activity: {enabled: no}", BK_LOW_ACTIVITY, false, 50 },
	{ "low_activity: {}", BK_LOW_ACTIVITY, true, 50 },
	{ "unexcused_run: on", BK_UNEXCUSED_RUN, true, 3 },
	{ "unexcused_run: yes", BK_UNEXCUSED_RUN, true, 3 },
	{ "unexcused_run: 5", BK_UNEXCUSED_RUN, true, 5 },
	{ "unexcused_run: {days: 5}", BK_UNEXCUSED_RUN, true, 5 },
	{ "chronic_absence: {percent: 15}", BK_CHRONIC_ABSENCE, true, 15 },
	{ "family: false", BK_FAMILY, false, 0 },
	{ "economic: {from_roster: true}", BK_ECONOMIC, true, 0 },
	{ "family: {own_key: [1, 2]}", BK_FAMILY, true, 0 },
};

static void
test_rules_in_every_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(rules); i++) {
		const struct bk_rule_policy *r;
		struct bk_policy p;
		struct fixture f;

		fixture_begin(&f);
		if (bk_policy_read(&f.r, fixture_parse(&f, bk_arena_printf(
		    &f.arena, "rules:\n  %s\n", rules[i].text)), &p) < 0)
			fail_msg("%s: %s", rules[i].text, f.said.p);
		r = &p.rules[rules[i].rule];
		if (r->on != rules[i].on ||
		    (rules[i].limit > 0 && r->limit != rules[i].limit))
			fail_msg("%s", rules[i].text);
		fixture_end(&f);
	}
}

/* What a file does not say stays as it is by default. */
static const char document[] =
    "rules: {never_attended: off}\n"
    "causes: [own, economic]\n"
    "ladder:\n  - {rung: summons, tries: 2}\n  - {rung: phone, days: 21}\n"
    "watch_days: 21\nauto_resolve: yes\nstraight_to_visit: [family, own]\n"
    "collective_leave: workday\ncomplaint_hours: 48\nroutine_months: 2\n"
    "visit: {consent: at_door, companion: always, minutes: {default: 40}, "
    "quiet: [], max_per_day: 3, days: Mon-Fri, weights: {x: 1}}\n"
    "present_minutes_percent: 75\nlesson_hours: {visit: 2}\n"
    "own_key: {kept: true}\n";

static void
test_what_a_file_says_and_the_rest_by_default(void **state)
{
	struct bk_policy p;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_policy_read(&f.r, fixture_parse(&f, document),
	    &p));
	assert_string_equal(f.said.p, "");
	assert_false(p.rules[BK_NEVER_ATTENDED].on);
	assert_true(p.rules[BK_LOW_ACTIVITY].on);
	assert_int_equal(2, p.ladder[BK_SUMMONS].tries);
	assert_int_equal(7, p.ladder[BK_SUMMONS].days);
	assert_int_equal(2, p.ladder[BK_PHONE].tries);
	assert_int_equal(21, p.ladder[BK_PHONE].days);
	assert_int_equal(21, p.watch_days);
	assert_true(p.auto_resolve);
	assert_true(bk_policy_straight(&p, "own"));
	assert_false(bk_policy_straight(&p, "economic"));
	assert_true(p.collective_is_workday);
	assert_int_equal(48, p.complaint_hours);
	assert_int_equal(2, p.causes.n);
	assert_int_equal(BK_CONSENT_AT_DOOR, p.visit.consent);
	assert_int_equal(BK_ALWAYS, p.visit.companion);
	assert_int_equal(40, p.visit.minutes.usual);
	assert_int_equal(60, p.visit.minutes.max);
	assert_int_equal(0, p.visit.quiet.n);
	assert_int_equal(2, p.visit.default_windows.n);
	assert_int_equal(3, p.visit.max_per_day);
	assert_string_equal("1", bk_node_text(p.visit.weights, "x"));
	assert_string_equal("2", bk_node_text(p.lesson_hours, "visit"));
	assert_true(p.present_minutes_percent == 75);
	assert_int_equal(0, bk_policy_read(&f.r, NULL, &p));
	assert_int_equal(14, p.watch_days);
	assert_int_equal(0, bk_policy_read(&f.r,
	    fixture_parse(&f, "rules:\nladder: ~\nvisit:\nwatch_days:\n"),
	    &p));
	assert_int_equal(14, p.watch_days);
	fixture_end(&f);
}

static const struct {
	const char	*text, *said;
} refused[] = {
	{ "rules: {lazy: on}", "1: bad value: lazy: no such rule" },
	{ "rules: [low_activity]",
	    "1: bad value: rules: rules and their settings expected" },
	{ "rules:\n  low_activity: often", "2: bad value: low_activity: "
	    "true, false, a limit, or {below: 50} expected" },
	{ "rules:\n  low_activity: {below: half}",
	    "2: bad value: below: a number expected" },
	{ "rules:\n  low_activity: {below: -1}",
	    "2: bad value: below: a number expected" },
	{ "rules:\n  low_activity: {below: 999999999999999}",
	    "2: bad value: below: a number expected" },
	{ "rules:\n  low_activity: [50]", "2: bad value: low_activity: "
	    "true, false, a limit, or {below: 50} expected" },
	{ "rules: {economic: {from_roster: maybe}}",
	    "1: bad value: from_roster: true or false expected" },
	{ "ladder: {phone: 2}", "1: bad value: ladder: a list of rungs "
	    "expected" },
	{ "ladder:\n- {tries: 2}", "2: bad value: item: rung missing" },
	{ "ladder:\n- {rung: mail}", "2: bad value: rung: 'mail' is not one "
	    "of phone, summons, visit" },
	{ "collective_leave: maybe", "1: bad value: collective_leave: holiday "
	    "or workday expected" },
	{ "watch_days: soon", "1: bad value: watch_days: 'soon' is not a "
	    "whole number" },
	{ "visit:\n  speed_kmh: [20,\n    30]", "2: bad value: speed_kmh: one "
	    "speed, and those of seasons, expected" },
	{ "visit:\n  consent: later", "2: bad value: consent: 'later' is not "
	    "one of before, at_door" },
	{ "- rules", "1: keys and values expected" },
};

static void
test_what_is_malformed_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(refused); i++) {
		struct bk_policy p = { .watch_days = -7 };
		struct bk_buf want = BK_BUF_INIT;
		struct fixture f;

		fixture_begin(&f);
		bk_buf_printf(&want, "error: f.yaml:%s; document not read\n",
		    refused[i].said);
		assert_int_equal(-1, bk_policy_read(&f.r, fixture_parse(&f,
		    refused[i].text), &p));
		assert_string_equal(f.said.p, want.p);
		assert_int_equal(-7, p.watch_days);	/* untouched */
		bk_buf_free(&want);
		fixture_end(&f);
	}
}

/* Where seasons overlap the slowest counts, and of several days too. */
static void
test_the_speed_of_a_season(void **state)
{
	static const struct {
		const char	*from, *to;
		double		 speed;
	} days[] = {
		{ "2020-10-31", "2020-10-31", 20 },
		{ "2020-11-01", "2020-11-01", 12 },
		{ "2020-11-30", "2020-11-30", 12 },
		{ "2020-11-10", "2020-11-10", 8 },
		{ "2020-12-05", "2020-12-05", 30 },
		{ "2020-12-05", "2020-12-06", 20 },
		{ "2020-10-31", "2020-11-01", 12 },
		{ "2020-10-01", "2020-12-31", 8 },
	};
	struct bk_policy p;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_policy_read(&f.r, fixture_parse(&f, "visit: "
	    "{speed_kmh: [{from: 2020-11-01, to: 2020-11-30, speed_kmh: 12}, "
	    "20, {from: 2020-11-10, to: 2020-11-10, speed_kmh: 8}, "
	    "{from: 2020-12-05, to: 2020-12-05, speed_kmh: 30}], "
	    "latest: \"17:30\"}"), &p));
	assert_string_equal(f.said.p, "");
	for (size_t i = 0; i < BK_NELEM(days); i++)
		assert_true(bk_policy_speed(&p.visit, day(days[i].from),
		    day(days[i].to)) == days[i].speed);
	assert_int_equal(p.visit.latest_minute, 17 * 60 + 30);
	assert_int_equal(0, bk_policy_read(&f.r, fixture_parse(&f, "visit: "
	    "{latest: sunset}"), &p));
	assert_int_equal(p.visit.latest_minute, BK_LATEST_SUNSET);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_defaults_of_field),
		cmocka_unit_test(test_the_years_that_are_kept),
		cmocka_unit_test(test_the_defaults_of_a_visit),
		cmocka_unit_test(test_rules_in_every_spelling),
		cmocka_unit_test(
		    test_what_a_file_says_and_the_rest_by_default),
		cmocka_unit_test(test_what_is_malformed_is_said),
		cmocka_unit_test(test_the_speed_of_a_season),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
