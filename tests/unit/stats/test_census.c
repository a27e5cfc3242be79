/* The comparison of FIELD 7, a test a rule (census.h). */
#include "censusworld.h"

static void
rule_7_1_head_count_of_the_terms_last_day_or_today(void **state)
{
	static const char students[] =
	    STUDENT("1", "X-1", "")
	    STUDENT("2", "X-1", "enrolled: {from: 2020-12-31}\n")
	    STUDENT("3", "X-1", "enrolled: {to: 2020-12-30}\n")
	    STUDENT("4", "X-1", "enrolled: {from: 2020-09-01, "
	    "to: 2020-09-01}\n");
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, students);
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 2\n");
	end(&w);
	begin(&w, "{}", "{}", "2020-09-01");
	docs(&w, students);
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 3\n");
	end(&w);
	/* school.yaml narrows the term */
	begin(&w, "terms: [{id: 2020-2021-1, to: 2020-12-30}]", "{}",
	    "2021-03-01");
	docs(&w, students);
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 2\n");
	end(&w);
}

static void
rule_7_1_without_a_roster_the_classes_head_counts(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "classes: [{id: \"X-1\", students: 30}, {id: \"F2\", "
	    "grade: \"XI\", students: 32}, {id: \"X-2\"}]", "{}",
	    "2021-03-01");
	bk_census_term(&w.census, term_of("2020-2021-1"));
	docs(&w, CASE("9", "F2", "open", "phone"));
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 30\n"
	    GROUP("XI", "F2") "    students: 32\n    with_problem: 1\n"
	    "    rungs: {phone: 1}\n    status: {open: 1}\n"
	    "    untouched: 1\n");
	end(&w);
}

static void
rule_7_2_class_of_that_day_whatever_the_case_says(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2020-10-01");
	docs(&w, STUDENT("1", "X-2", "classes: [{class: \"X-1\", "
	    "from: 2020-07-13, to: 2020-09-30}]\n")
	    CASE("1", "X-1", "open", "visit"));
	expect(&w, 0, "groups:\n" GROUP("X", "X-2") "    students: 1\n"
	    "    with_problem: 1\n    rungs: {visit: 1}\n"
	    "    status: {open: 1}\n    untouched: 1\n");
	end(&w);
	begin(&w, "{}", "{}", "2020-09-30");
	docs(&w, STUDENT("1", "X-2", "classes: [{class: \"X-1\", "
	    "from: 2020-07-13, to: 2020-09-30}]\n")
	    CASE("1", "X-2", "open", "visit"));
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 1\n"
	    "    with_problem: 1\n    rungs: {visit: 1}\n"
	    "    status: {open: 1}\n    untouched: 1\n");
	end(&w);
}

static void
rule_7_3_every_case_is_one_of_three(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "") STUDENT("2", "X-1", "")
	    STUDENT("3", "X-1", "enrolled: {to: 2020-10-01}\n")
	    CASE("1", "X-9", "carried_over", "summons")
	    CASE("2", "X-9", "cancelled", "visit")	/* mistaken */
	    CASE("3", "X-9", "resolved", "visit")	/* left: off roll */
	    CASE("4", "X-9", "open", "phone"));		/* never on it */
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 2\n"
	    "    with_problem: 1\n    mistaken: 1\n"
	    "    rungs: {summons: 1}\n    status: {carried_over: 1}\n"
	    "    untouched: 1\n"
	    GROUP("X", "X-9") "    off_roll: 2\n");
	end(&w);
}

static void
what_was_done_is_counted(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "staff: [{id: bk1, role: counsellor}, {id: w1, role: "
	    "homeroom}]", "lesson_hours: {visit: 1, whatsapp: 0.5}",
	    "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "")
	    CASE("1", "X-1", "resolved", "visit")
	    "opened: 2020-09-07\ncauses: [economic, own_cause]\nreasons:\n"
	    "  - {rule: low_activity, to: 2020-09-04}\n"
	    "  - {rule: low_activity, to: 2020-10-04}\n"
	    "  - {rule: economic}\n"
	    "actions:\n"
	    "  - {date: 2020-09-08, step: phone, outcome: unreachable}\n"
	    "  - {date: 2020-09-09, step: whatsapp, outcome: reached, by: w1}\n"
	    "  - {date: 2020-09-10, step: summons, outcome: came}\n"
	    "  - {date: 2020-09-11, step: approval, outcome: granted}\n"
	    /* 7 working days after Friday 11 September: Tuesday 22 */
	    "  - {date: 2020-09-22, step: visit, outcome: met, by: bk1, "
	    "minutes: 60}\n"
	    "  - {date: 2020-09-23, step: visit, outcome: met, minutes: 61}\n"
	    "  - {date: 2020-09-24, step: visit, outcome: cancelled}\n"
	    "  - {date: 2020-09-28, step: close}\n");
	expect(&w, 0, "groups:\n"
	    "  - term: 2020-2021-1\n"
	    "    effect: {summons: {of: 1}, visit: {of: 1}}\n"
	    GROUP("X", "X-1") "    students: 1\n"
	    "    with_problem: 1\n    rungs: {visit: 1}\n"
	    "    status: {resolved: 1}\n"
	    /* the evidence of 4 October came after the opening */
	    "    confirmed: {low_activity: {judged: 1, confirmed: 1}, "
	    "economic: {judged: 1, confirmed: 1}}\n"
	    "    causes: {economic: 1, own_cause: 1}\n"
	    "    rules: {low_activity: 1, economic: 1}\n"
	    "    opened: {2020-09: 1}\n"
	    "    tries: {phone: 2, summons: 1, visit: 2}\n"
	    "    reached: {phone: 1, summons: 1, visit: 2}\n"
	    "    days: {visit: {21: 1}}\n"
	    "    visits: {met: 2, approved: 2, in_time: 1, timed: 2, "
	    "minutes: 121, in_length: 1}\n"
	    "    hours: {counsellor: 1, homeroom: 0.5, other: 1}\n");
	end(&w);
}

static void
complaints_are_due_after_72_hours(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2020-10-08");
	docs(&w,
	    "---\nkind: complaint\nid: a\ntype: complaint\n"
	    "received: 2020-10-05T09:10\nanswered: 2020-10-08T09:10\n"
	    "---\nkind: complaint\nid: b\ntype: praise\n"
	    "received: 2020-10-04T09:10\nanswered: 2020-10-07T09:11\n"
	    "---\nkind: complaint\nid: c\ntype: complaint\n"
	    "received: 2020-10-05T09:10\n"	/* there is still time */
	    "---\nkind: complaint\nid: d\ntype: complaint\n"
	    "received: 2020-10-01T09:10\n");
	expect(&w, 0, "groups:\n  - term: 2020-2021-1\n"
	    "    complaints: {due: 3, in_time: 1}\n");
	end(&w);
}

static void
extra_keys_are_of_the_class_and_the_student(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "npsn: \"7\"\nstaff: [{id: bk2, role: counsellor, "
	    "classes: [\"X-1\"]}, {id: bk1, role: coordinator}]", "{}",
	    "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "sex: M\n") STUDENT("2", "X-2", ""));
	expect(&w, 1 << BK_BY_SEX | 1 << BK_BY_COUNSELLOR |
	    1 << BK_BY_SCHOOL, "groups:\n" GROUP("X", "X-1")
	    "    sex: M\n    counsellor: bk2\n    school: \"7\"\n"
	    "    students: 1\n"
	    GROUP("X", "X-2") "    sex: \"\"\n    counsellor: bk1\n"
	    "    school: \"7\"\n    students: 1\n");
	end(&w);
}

static void
attendance_counts_by_subject(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "")
	    "---\nkind: attendance\nnis: \"1\"\nclass: \"X-9\"\n"
	    "term: 2020-2021-1\nsubjects:\n"
	    "  - {subject: \"IPA/IPS\", from: 2020-07-14, to: 2020-09-01, "
	    "sessions: 24, present: 6, late: 1, sick: 1, excused: 0, "
	    "unexcused: 16}\n"
	    "---\nkind: attendance\nnis: \"2\"\nclass: \"X-9\"\n"
	    "term: 2020-2021-1\nsubjects:\n"
	    "  - {subject: \"IPA/IPS\", sessions: 1, present: 1}\n");
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 1\n"
	    "    coverage: 1\n"
	    "    sessions: {\"IPA/IPS\": {sessions: 24, present: 6, late: 1, "
	    "sick: 1, unexcused: 16}}\n");
	end(&w);
}

static void
nobody_is_named(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_stats st;
	struct world w;

	(void)state;
	begin(&w, "name: \"S\"\nprincipal: k\nstaff: [{id: k, "
	    "name: \"CANARY\", nip: \"CANARY\", role: principal}]", "{}",
	    "2021-03-01");
	docs(&w, "---\nkind: student\nterm: 2020-2021-1\nnis: \"CANARY\"\n"
	    "name: \"CANARY\"\nclass: \"X-1\"\nguardians: [{name: "
	    "\"CANARY\"}]\n" CASE("CANARY", "X-1", "open", "phone")
	    "actions: [{date: 2020-09-08, step: note, note: \"CANARY\"}]\n");
	bk_stats_init(&st);
	assert_int_equal(bk_comparison_count(&w.census, &st, 7), 0);
	bk_stats_write(&b, &st);
	assert_null(strstr(b.p, "CANARY"));
	bk_buf_free(&b);
	bk_stats_free(&st);
	end(&w);
}

/* Before a NIS is given, the NISN is the key [DOCUMENTS]. */
static void
a_student_whose_nis_came_later_is_one(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-06-30");
	docs(&w, STUDENT("", "X-1", "nisn: \"0051\"\n")
	    CASE("0051", "X-1", "open", "phone")
	    "---\nkind: student\nterm: 2020-2021-2\nnis: \"1\"\n"
	    "nisn: \"0051\"\nname: \"N\"\nclass: \"X-1\"\n"
	    "---\nkind: case\nid: 2020-2021-2/0051\nterm: 2020-2021-2\n"
	    "student: {nis: \"0051\"}\nstatus: open\nrung: visit\n");
	expect(&w, 0, "groups:\n" GROUP("X", "X-1")
	    "    students: 1\n    with_problem: 1\n    rungs: {phone: 1}\n"
	    "    status: {open: 1}\n    untouched: 1\n"
	    "  - term: 2020-2021-2\n    grade: \"X\"\n    class: \"X-1\"\n"
	    "    students: 1\n    with_problem: 1\n    rungs: {visit: 1}\n"
	    "    status: {open: 1}\n    untouched: 1\n"
	    "    pairs: {2020-2021-1: {both: 1}}\n");
	end(&w);
}

#define GRADUATE STUDENT("1", "XII-1", \
	"enrolled: {to: 2020-12-10, why: graduated}\n")
#define MOVED	STUDENT("2", "XII-1", \
	"enrolled: {to: 2020-12-10, why: moved}\n")

/* Who graduates counts to the end of the term; who moves away does not. */
static void
stats_2_who_graduated_counts_in_the_term(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, GRADUATE MOVED
	    STUDENT("3", "XII-1", "enrolled: {to: 2020-12-10}\n"));
	expect(&w, 0, "groups:\n" GROUP("XII", "XII-1") "    students: 1\n");
	end(&w);
}

/* So he is one of the pairs, where the next term knows him (a year again). */
static void
stats_10_who_graduated_is_one_of_a_pair(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, GRADUATE MOVED
	    "---\nkind: student\nterm: 2020-2021-2\nnis: \"1\"\n"
	    "name: \"N\"\nclass: \"XII-1\"\n"
	    "---\nkind: student\nterm: 2020-2021-2\nnis: \"2\"\n"
	    "name: \"N\"\nclass: \"XII-1\"\n");
	expect(&w, 0, "groups:\n" GROUP("XII", "XII-1") "    students: 1\n"
	    "  - term: 2020-2021-2\n    grade: \"XII\"\n"
	    "    class: \"XII-1\"\n    students: 2\n"
	    "    pairs: {2020-2021-1: {neither: 1}}\n");
	end(&w);
}

#define MET(day) "  - {date: " day ", step: visit, outcome: met}\n"
#define APPROVAL(day, how) "  - {date: " day ", step: approval, " \
	"outcome: " how "}\n"

/* The approval that stands is the last since the last request, granted. */
static void
stats_8_visits_are_measured_by_the_approval_that_stands(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "") CASE("1", "X-1", "cancelled", "visit")
	    "actions:\n"
	    MET("2020-09-01")			/* without any */
	    APPROVAL("2020-09-02", "granted")
	    MET("2020-09-11")			/* the 7th working day */
	    MET("2020-09-14")			/* the 8th */
	    APPROVAL("2020-09-15", "denied")
	    MET("2020-09-16")			/* taken back */
	    APPROVAL("2020-09-17", "granted")
	    "  - {date: 2020-09-18, step: visit_request}\n"
	    MET("2020-09-21"));			/* asked for anew */
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 1\n"
	    "    mistaken: 1\n    tries: {visit: 5}\n"
	    "    reached: {visit: 5}\n"
	    "    visits: {met: 5, approved: 2, in_time: 1}\n");
	end(&w);
}

/* Lesson hours are of routine visits too; no other figure is. */
static void
stats_9_routine_visits_are_lesson_hours(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "staff: [{id: w1, role: homeroom}]",
	    "lesson_hours: {visit: 0.25}", "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "")
	    "---\nkind: routine\nnis: \"1\"\nactions:\n"
	    "  - {date: 2020-08-11, step: visit, outcome: met, by: w1, "
	    "minutes: 45}\n"
	    "  - {date: 2020-08-12, step: visit, outcome: cancelled, "
	    "by: w1}\n");
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 1\n"
	    "    hours: {homeroom: 0.25}\n");
	end(&w);
}

/* Without a word of the policy an advocacy is one [U], all else none. */
static void
stats_9_an_advocacy_is_one_lesson_hour(void **state)
{
	struct world w;

	(void)state;
	begin(&w, "{}", "{}", "2021-03-01");
	docs(&w, STUDENT("1", "X-1", "") CASE("1", "X-1", "cancelled", "phone")
	    "actions:\n  - {date: 2020-09-01, step: advocacy, by: who}\n"
	    "  - {date: 2020-09-02, step: counselling, by: who}\n");
	expect(&w, 0, "groups:\n" GROUP("X", "X-1") "    students: 1\n"
	    "    mistaken: 1\n    hours: {other: 1}\n");
	end(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    rule_7_1_head_count_of_the_terms_last_day_or_today),
		cmocka_unit_test(
		    rule_7_1_without_a_roster_the_classes_head_counts),
		cmocka_unit_test(
		    rule_7_2_class_of_that_day_whatever_the_case_says),
		cmocka_unit_test(rule_7_3_every_case_is_one_of_three),
		cmocka_unit_test(what_was_done_is_counted),
		cmocka_unit_test(complaints_are_due_after_72_hours),
		cmocka_unit_test(extra_keys_are_of_the_class_and_the_student),
		cmocka_unit_test(attendance_counts_by_subject),
		cmocka_unit_test(nobody_is_named),
		cmocka_unit_test(a_student_whose_nis_came_later_is_one),
		cmocka_unit_test(stats_2_who_graduated_counts_in_the_term),
		cmocka_unit_test(stats_10_who_graduated_is_one_of_a_pair),
		cmocka_unit_test(
		    stats_8_visits_are_measured_by_the_approval_that_stands),
		cmocka_unit_test(stats_9_routine_visits_are_lesson_hours),
		cmocka_unit_test(stats_9_an_advocacy_is_one_lesson_hour),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
