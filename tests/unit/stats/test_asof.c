/* What was true at the end of a day [STATS 12] (asof.h). */
#include "censusworld.h"

/* The state at the end of a day, of a case that went through all of it. */
static void
stats_12_status_and_rung_are_those_of_the_day(void **state)
{
	static const char story[] = STUDENT("1", "X-1", "")
	    CASE("1", "X-1", "resolved", "visit") "opened: 2020-09-07\n"
	    "reasons: [{rule: low_activity}]\nactions:\n"
	    "  - {date: 2020-09-08, step: phone, outcome: reached}\n"
	    "  - {date: 2020-09-20, step: close}\n"
	    "  - {date: 2020-10-01, step: reopen}\n"
	    "  - {date: 2020-10-02, step: advance, outcome: summons}\n"
	    "  - {date: 2020-10-12, step: visit, outcome: nobody_home}\n"
	    "  - {date: 2020-10-20, step: referral}\n";
	static const struct {
		const char *day, *rungs, *status;
	} then[] = {
		{ "2020-09-07", "phone", "open" },
		{ "2020-09-20", "phone", "resolved" },
		{ "2020-10-01", "phone", "open" },
		{ "2020-10-02", "summons", "open" },
		{ "2020-10-12", "visit", "open" },
		{ "2020-10-20", "visit", "referred" },
		{ "2021-01-01", "visit", "referred" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(then); i++) {
		struct bk_stats st;
		struct bk_buf b = BK_BUF_INIT, want = BK_BUF_INIT;
		struct world w;

		begin(&w, "{}", "{}", then[i].day);
		w.census.as_of = w.census.today;
		docs(&w, story);
		bk_stats_init(&st);
		assert_int_equal(bk_comparison_count(&w.census, &st, 0), 0);
		bk_stats_write(&b, &st);
		bk_buf_printf(&want, "    rungs: {%s: 1}\n"
		    "    status: {%s: 1}\n", then[i].rungs, then[i].status);
		if (!strstr(b.p, want.p))
			fail_msg("%s: %s", then[i].day, b.p);
		bk_buf_free(&b);
		bk_buf_free(&want);
		bk_stats_free(&st);
		end(&w);
	}
}

/* Where a case begins: at its rule's step, or where the one before was. */
static void
stats_12_the_first_rung_is_of_the_rule_or_the_case_before(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "straight_to_visit: [never_attended]", "2021-01-10");
	w.census.as_of = w.census.today;
	docs(&w, STUDENT("1", "X-1", "") STUDENT("2", "X-1", "")
	    CASE("1", "X-1", "open", "visit") "opened: 2020-09-07\n"
	    "reasons: [{rule: never_attended}]\n"
	    CASE("2", "X-1", "carried_over", "visit") "opened: 2020-09-07\n"
	    "actions:\n"
	    "  - {date: 2020-10-02, step: advance, outcome: summons}\n"
	    "---\nkind: student\nterm: 2020-2021-2\nnis: \"2\"\n"
	    "name: \"N\"\nclass: \"X-1\"\n"
	    "---\nkind: case\nid: 2020-2021-2/2\nterm: 2020-2021-2\n"
	    "student: {nis: \"2\"}\nstatus: open\nrung: visit\n"
	    "opened: 2021-01-04\nfollows: 2020-2021-1/2\n");
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 2\n"
	    "    with_problem: 2\n    rungs: {summons: 1, visit: 1}\n"
	    "    status: {carried_over: 2}\n    untouched: 2\n"
	    "    rules: {never_attended: 1}\n    opened: {2020-09: 2}\n"
	    "  - term: 2020-2021-2\n    grade: \"X\"\n    class: \"X-1\"\n"
	    "    students: 1\n    with_problem: 1\n    rungs: {summons: 1}\n"
	    "    status: {open: 1}\n    untouched: 1\n"
	    "    censored: {summons: {6: 1}}\n    opened: {2021-01: 1}\n"
	    "    pairs: {2020-2021-1: {both: 1}}\n");
	end(&w);
}

/* Cases of later, recaps that go on, answers that came after. */
static void
stats_12_what_came_later_is_not_there(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2020-10-05");
	w.census.as_of = w.census.today;
	docs(&w, STUDENT("1", "X-1", "")
	    CASE("1", "X-1", "open", "phone") "opened: 2020-10-06\n"
	    "---\nkind: attendance\nnis: \"1\"\nclass: \"X-1\"\n"
	    "term: 2020-2021-1\nfrom: 2020-09-01\nto: 2020-10-06\n"
	    "subjects:\n  - {subject: \"IPA\", from: 2020-09-01, "
	    "to: 2020-10-06, sessions: 2, present: 2}\n"
	    "---\nkind: complaint\nid: a\ntype: complaint\n"
	    "received: 2020-10-01T09:10\nanswered: 2020-10-06T09:10\n"
	    "---\nkind: complaint\nid: b\ntype: complaint\n"
	    "received: 2020-10-01T09:10\nanswered: 2020-10-02T09:10\n"
	    "---\nkind: complaint\nid: c\ntype: complaint\n"
	    "received: 2020-10-02T09:10\n"	/* late since 09:10 that day */
	    "---\nkind: complaint\nid: d\ntype: complaint\n"
	    "received: 2020-10-03T00:00\n");	/* the limit is included */
	expect(&w, 0, "groups:\n  - term: 2020-2021-1\n"
	    "    complaints: {due: 3, in_time: 1}\n"
	    GROUP("X", "X-1") "    students: 1\n    coverage: 1\n");
	end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    stats_12_status_and_rung_are_those_of_the_day),
		cmocka_unit_test(
		    stats_12_the_first_rung_is_of_the_rule_or_the_case_before),
		cmocka_unit_test(stats_12_what_came_later_is_not_there),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
