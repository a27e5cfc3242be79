/*
 * FIELD 3, line by line, 1 to 8: how a case opens and moves. Every rule of
 * the ladder is a test of its number; 9 to 15 stand in test_ladder_end.c.
 */
#include "story.h"

static const struct {
	const char	*policy, *referral, *stands;
} openings[] = {
	{ "", "{nis: '10234', date: 2020-09-03, rule: family}",
	    "phone open 2020-09-21" },
	{ "ladder: [{rung: phone, days: 30}]",
	    "{nis: '10234', date: 2020-09-03, rule: family}",
	    "phone open 2020-10-07" },
	{ "straight_to_visit: [family]",
	    "{nis: '10234', date: 2020-09-03, rule: family}",
	    "visit open 2020-09-14" },
	{ "straight_to_visit: [family]",
	    "{nis: '10234', date: 2020-09-03, rule: behaviour}",
	    "phone open 2020-09-21" },
	{ "straight_to_visit: [job_loss]",
	    "{nis: '10234', date: 2020-09-03, rule: family, "
	    "causes: [distance, job_loss]}", "visit open 2020-09-14" },
	{ "{straight_to_visit: [family], ladder: [{rung: visit, days: 3}]}",
	    "{nis: '10234', date: 2020-09-03, rule: family}",
	    "visit open 2020-09-10" },
};

static void
test_3_01_a_case_opens_on_phone_or_straight_on_visit(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(openings); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c;
		struct desk d;

		desk_begin(&d, openings[i].policy, "2020-09-07");
		c = opened_by(&d, openings[i].referral);
		story_show(&c, &got);
		assert_string_equal(got.p, openings[i].stands);
		bk_buf_free(&got);
		fixture_end(&d.f);
	}
}

static void
test_3_01_the_due_day_still_belongs_to_the_rung(void **state)
{
	static const struct story s[] = {
		{ "", "phone open 2020-09-21" },
		{ "09-20 cron", "phone open 2020-09-21" },
		{ "09-21 cron", "phone open 2020-09-21" },
		{ "09-22 cron", "summons open 2020-09-29 > 09-22 summons" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_02_arrival_sets_due_and_one_advance_moves_one_rung(void **state)
{
	static const struct story s[] = {
		/* arrival is the --today of the run, never the old due */
		{ "12-01 cron", "summons open 2020-12-08 > 12-01 summons" },
		{ "12-01 cron; 12-01 cron",
		    "summons open 2020-12-08 > 12-01 summons" },
		{ "12-01 cron; 12-09 cron",
		    "visit open 2020-12-16 > 12-01 summons > 12-09 visit" },
		/* the date of the action that moved it, not today's */
		{ "09-08 phone unreachable; 09-09 whatsapp unreachable",
		    "summons open 2020-09-16 > 09-09 summons" },
		/* only arrival and reopen change due */
		{ "09-08 phone unreachable", "phone open 2020-09-21" },
		{ "09-08 phone reached", "phone open 2020-09-21" },
		{ "09-10 close; 09-11 note", "phone resolved 2020-09-21" },
		{ "09-10 confirm confirmed; 09-12 counselling; 09-13 approval "
		    "granted", "phone open 2020-09-21" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_03_only_advance_looks_at_deadlines(void **state)
{
	static const struct story s[] = {
		{ "10-30 phone unreachable", "phone open 2020-09-21" },
		{ "10-30 note; 11-05 evaluation improving",
		    "phone open 2020-09-21" },
		/* what is recorded late, before --advance, counts in full */
		{ "10-30 phone reached; 11-01 cron", "phone open 2020-09-21" },
		{ "10-30 phone unreachable; 10-31 phone unreachable",
		    "summons open 2020-11-07 > 10-31 summons" },
		{ "10-01 news 09-30 fires", "phone open 2020-09-21" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static const struct {
	const char	*step, *outcome;
	enum bk_rung	 rung;
	enum bk_try	 try;
} tries[] = {
	{ "phone", "reached", BK_PHONE, BK_TRY_SUCCESS },
	{ "phone", "unreachable", BK_PHONE, BK_TRY_FAILED },
	{ "phone", "wrong_number", BK_PHONE, BK_TRY_FAILED },
	{ "whatsapp", "reached", BK_PHONE, BK_TRY_SUCCESS },
	{ "whatsapp", "unreachable", BK_PHONE, BK_TRY_FAILED },
	{ "whatsapp", "wrong_number", BK_PHONE, BK_TRY_FAILED },
	{ "summons", "came", BK_SUMMONS, BK_TRY_SUCCESS },
	{ "summons", "did_not_come", BK_SUMMONS, BK_TRY_FAILED },
	{ "summons", "undelivered", BK_SUMMONS, BK_TRY_FAILED },
	{ "visit", "met", BK_VISIT, BK_TRY_SUCCESS },
	{ "visit", "nobody_home", BK_VISIT, BK_TRY_FAILED },
	{ "visit", "refused", BK_VISIT, BK_TRY_FAILED },
};

/* Every step with every outcome: a try as the table says, or none. */
static void
test_3_04_tries_are_these_and_no_others(void **state)
{
	(void)state;
	for (int step = 0; step < BK_NSTEPS; step++)
		for (int out = -1; out < BK_NOUTCOMES; out++) {
			struct bk_ladder_step st = bk_ladder_step(step, out);
			enum bk_try want = BK_TRY_NONE;
			enum bk_rung rung = st.rung;

			for (size_t i = 0; i < BK_NELEM(tries); i++)
				if (word(bk_word_steps, tries[i].step) ==
					step &&
				    word(bk_word_outcomes, tries[i].outcome) ==
					out) {
					want = tries[i].try;
					rung = tries[i].rung;
				}
			assert_int_equal(st.try, want);
			assert_int_equal(st.rung, rung);
		}
}

static void
test_3_04_each_action_is_a_try_also_on_one_day(void **state)
{
	static const struct story s[] = {
		{ "09-08 phone unreachable; 09-08 phone unreachable",
		    "summons open 2020-09-15 > 09-08 summons" },
		{ "09-08 phone wrong_number; 09-08 whatsapp unreachable",
		    "summons open 2020-09-15 > 09-08 summons" },
		{ "09-08 summons undelivered",
		    "visit open 2020-09-15 > 09-08 visit" },
		/* a cancelled visit is neither, and lifts nothing */
		{ "09-08 visit cancelled", "phone open 2020-09-21" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_05_outcomes_count_since_the_last_reopen(void **state)
{
	static const struct story s[] = {
		{ "09-08 phone unreachable; 09-09 close; 09-10 reopen; "
		    "09-11 phone unreachable", "phone open 2020-09-24" },
		{ "09-08 phone unreachable; 09-09 close; 09-10 reopen; 09-11 "
		    "phone unreachable; 09-12 phone unreachable",
		    "summons open 2020-09-19 > 09-12 summons" },
		/* in the order recorded, not that of the dates */
		{ "09-12 phone unreachable; 09-08 phone unreachable",
		    "summons open 2020-09-15 > 09-08 summons" },
		{ "09-12 phone unreachable; 09-10 close; 09-11 reopen; "
		    "09-01 phone unreachable", "phone open 2020-09-25" },
		/* a success before the second failed try: no move */
		{ "09-08 phone unreachable; 09-09 phone reached; "
		    "09-10 phone unreachable", "phone open 2020-09-21" },
		{ "09-08 phone unreachable; 09-10 phone unreachable; "
		    "09-09 phone reached",
		    "summons open 2020-09-17 > 09-10 summons" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_06_failed_tries_move_up(void **state)
{
	static const struct story s[] = {
		{ "09-08 phone unreachable; 09-10 phone unreachable; "
		    "09-11 summons did_not_come",
		    "visit open 2020-09-18 > 09-10 summons > 09-11 visit" },
		{ "09-08 phone unreachable; 09-10 phone unreachable; "
		    "09-11 phone unreachable; 09-12 phone wrong_number",
		    "summons open 2020-09-17 > 09-10 summons" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_06_after_a_success_neither_tries_nor_due_move(void **state)
{
	static const struct story s[] = {
		{ "09-08 phone reached; 12-01 cron", "phone open 2020-09-21" },
		{ "09-08 phone reached; 09-09 phone unreachable; 09-10 phone "
		    "unreachable; 12-01 cron", "phone open 2020-09-21" },
		{ "09-08 summons came; 12-01 cron",
		    "summons open 2020-09-15" },
		/* a success of a rung that was left holds nothing */
		{ "09-08 phone reached; 09-09 evaluation unchanged; 12-01 "
		    "cron", "visit open 2020-12-08 > 09-09 summons > 12-01 "
		    "visit" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_06_new_attendance_after_a_success(void **state)
{
	static const struct story s[] = {
		/* 14 days after 09-08: the 22nd */
		{ "09-08 phone reached; 09-23 news 09-21 fires",
		    "phone open 2020-09-21" },
		{ "09-08 phone reached; 09-23 news 09-22 fires",
		    "summons open 2020-09-30 > 09-23 summons" },
		/* without a success attendance moves nothing */
		{ "09-08 phone unreachable; 09-30 news 09-29 fires",
		    "phone open 2020-09-21" },
		/* of several successes the latest is watched */
		{ "09-08 phone reached; 09-20 phone reached; 09-30 news 09-29 "
		    "fires", "phone open 2020-09-21" },
		{ "09-08 phone reached; 09-20 phone reached; 10-05 news 10-04 "
		    "fires", "summons open 2020-10-12 > 10-05 summons" },
		{ "09-08 phone reached; 09-10 close; 09-30 news 09-29 "
		    "fires", "phone resolved 2020-09-21" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_07_a_lower_rung_changes_nothing_a_higher_one_lifts(void **state)
{
	static const struct story s[] = {
		/* a lift: arrival is its date, and no advance is written */
		{ "09-10 summons came", "summons open 2020-09-17" },
		{ "09-10 visit met", "visit open 2020-09-17" },
		{ "09-10 visit nobody_home", "visit open 2020-09-17" },
		/* it counts there: one failed summons is all its tries */
		{ "09-10 summons did_not_come",
		    "visit open 2020-09-17 > 09-10 visit" },
		{ "09-10 visit met; 09-11 phone reached; 09-12 summons "
		    "did_not_come", "visit open 2020-09-17" },
		{ "09-10 summons came; 09-11 phone unreachable; 09-12 phone "
		    "unreachable; 09-13 phone unreachable",
		    "summons open 2020-09-17" },
		/* a success below is none here: the deadline still counts */
		{ "09-22 cron; 09-23 phone reached; 10-01 cron",
		    "visit open 2020-10-08 > 09-22 summons > 10-01 visit" },
		{ "09-22 cron; 09-23 phone reached; 09-24 evaluation worse",
		    "summons open 2020-09-29 > 09-22 summons" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_08_an_evaluation_moves_up_only_after_a_success(void **state)
{
	static const struct story s[] = {
		{ "09-09 evaluation unchanged", "phone open 2020-09-21" },
		{ "09-09 evaluation worse", "phone open 2020-09-21" },
		{ "09-08 phone unreachable; 09-09 evaluation worse",
		    "phone open 2020-09-21" },
		{ "09-08 phone reached; 09-20 evaluation unchanged",
		    "summons open 2020-09-27 > 09-20 summons" },
		{ "09-08 phone reached; 09-20 evaluation worse",
		    "summons open 2020-09-27 > 09-20 summons" },
		{ "09-08 phone reached; 09-20 evaluation worse; 09-21 "
		    "evaluation worse",
		    "summons open 2020-09-27 > 09-20 summons" },
		{ "09-08 phone reached; 09-20 evaluation improving",
		    "phone open 2020-09-21" },
		{ "09-08 summons came; 09-20 evaluation unchanged",
		    "visit open 2020-09-27 > 09-20 visit" },
		/* a reopening makes successes anew */
		{ "09-08 phone reached; 09-09 close; 09-10 reopen; 09-11 "
		    "evaluation worse", "phone open 2020-09-24" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_3_01_a_case_opens_on_phone_or_straight_on_visit),
		cmocka_unit_test(
		    test_3_01_the_due_day_still_belongs_to_the_rung),
		cmocka_unit_test(
		    test_3_02_arrival_sets_due_and_one_advance_moves_one_rung),
		cmocka_unit_test(test_3_03_only_advance_looks_at_deadlines),
		cmocka_unit_test(test_3_04_tries_are_these_and_no_others),
		cmocka_unit_test(
		    test_3_04_each_action_is_a_try_also_on_one_day),
		cmocka_unit_test(
		    test_3_05_outcomes_count_since_the_last_reopen),
		cmocka_unit_test(test_3_06_failed_tries_move_up),
		cmocka_unit_test(
		    test_3_06_after_a_success_neither_tries_nor_due_move),
		cmocka_unit_test(test_3_06_new_attendance_after_a_success),
		cmocka_unit_test(
		    test_3_07_a_lower_rung_changes_nothing_a_higher_one_lifts),
		cmocka_unit_test(
		    test_3_08_an_evaluation_moves_up_only_after_a_success),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
