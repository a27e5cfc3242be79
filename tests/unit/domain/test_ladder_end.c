/*
 * FIELD 3, line by line, 9 to 15: what ends, what is allowed, what is written;
 * and what the policy and the calendar bound.
 */
#include "story.h"

static void
test_3_09_on_visit_nothing_moves(void **state)
{
	static const struct story s[] = {
		{ "09-10 visit nobody_home; 09-11 visit refused; 09-12 visit "
		    "nobody_home; 12-01 cron", "visit open 2020-09-17" },
		{ "09-10 visit met; 09-20 evaluation worse; 10-30 news 10-29 "
		    "fires", "visit open 2020-09-17" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_09_after_the_tries_a_conference_is_recommended(void **state)
{
	static const struct {
		const char	*told;
		bool		 exhausted;
		const char	*next;
	} t[] = {
		{ "09-10 visit nobody_home", false,
		    "visit the home (try 2 of 2) by 2020-09-17" },
		{ "09-10 visit nobody_home; 09-11 visit cancelled", false,
		    "visit the home (try 2 of 2) by 2020-09-17" },
		{ "09-10 visit nobody_home; 09-11 visit refused", true,
		    "hold a case conference or refer: the visits failed" },
		{ "09-10 visit nobody_home; 09-11 visit refused; 09-12 visit "
		    "met", false, "watch and evaluate" },
		{ "09-10 visit nobody_home; 09-11 visit refused; 09-12 "
		    "referral", false, "nothing: the case is closed" },
		{ "09-10 note", false,
		    "call or write to the guardian (try 1 of 2) by "
		    "2020-09-21" },
	};
	struct bk_policy policy;

	(void)state;
	bk_policy_default(&policy);
	for (size_t i = 0; i < BK_NELEM(t); i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c = story_case(&a, &policy);

		story_tell(&c, &policy, t[i].told, &a, &got);
		assert_int_equal(bk_ladder_exhausted(&c, &policy),
		    t[i].exhausted);
		assert_string_equal(bk_ladder_next(NULL, &c, &policy, &a),
		    t[i].next);
		bk_buf_free(&got);
		bk_arena_free(&a);
	}
}

static void
test_3_10_closing_on_any_rung(void **state)
{
	static const struct story s[] = {
		{ "09-08 evaluation resolved", "phone resolved 2020-09-21" },
		{ "09-08 close", "phone resolved 2020-09-21" },
		{ "09-08 referral", "phone referred 2020-09-21" },
		{ "09-08 confirm mistaken", "phone cancelled 2020-09-21" },
		{ "09-08 summons came; 09-09 evaluation resolved",
		    "summons resolved 2020-09-15" },
		{ "09-08 visit refused; 09-09 referral",
		    "visit referred 2020-09-15" },
		{ "09-08 visit met; 09-09 close",
		    "visit resolved 2020-09-15" },
		{ "09-08 visit met; 09-09 confirm mistaken",
		    "visit cancelled 2020-09-15" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static void
test_3_10_auto_resolve(void **state)
{
	static const struct story on[] = {
		{ "09-08 phone reached; 09-23 news 09-22 clean",
		    "phone resolved 2020-09-21" },
		{ "09-08 phone reached; 09-23 news 09-21 clean",
		    "phone open 2020-09-21" },
		/* a success on a rung that was left is a success */
		{ "09-08 phone reached; 09-09 evaluation worse; 09-23 news "
		    "09-22 clean",
		    "summons resolved 2020-09-16 > 09-09 summons" },
		{ "09-08 phone unreachable; 09-23 news 09-22 clean",
		    "phone open 2020-09-21" },
		{ "09-08 visit met; 09-23 news 09-22 clean",
		    "visit resolved 2020-09-15" },
	};
	static const struct story off[] = {
		{ "09-08 phone reached; 09-23 news 09-22 clean",
		    "phone open 2020-09-21" },
	};
	static const struct story longer[] = {
		{ "09-08 phone reached; 09-30 news 09-27 clean",
		    "phone open 2020-09-21" },
		{ "09-08 phone reached; 09-30 news 09-28 clean",
		    "phone resolved 2020-09-21" },
	};
	struct bk_policy policy;

	(void)state;
	tell(off, BK_NELEM(off));
	bk_policy_default(&policy);
	policy.auto_resolve = true;
	tell_all(on, BK_NELEM(on), &policy);
	policy.watch_days = 20;
	tell_all(longer, BK_NELEM(longer), &policy);
}

static void
test_3_11_a_closed_case_takes_note_and_reopen(void **state)
{
	static const struct story s[] = {
		{ "09-08 close; 09-09 note", "phone resolved 2020-09-21" },
		{ "09-08 close; 09-30 reopen", "phone open 2020-10-14" },
		{ "09-08 visit met; 09-09 referral; 09-30 reopen",
		    "visit open 2020-10-07" },
		{ "09-08 close; 09-09 phone reached",
		    "refused phone resolved 2020-09-21" },
		{ "09-08 close; 09-09 close; 09-09 referral; 09-09 visit met; "
		    "09-09 evaluation resolved", "refused refused refused "
		    "refused phone resolved 2020-09-21" },
		{ "09-08 reopen", "refused phone open 2020-09-21" },
		/* --advance skips closed cases */
		{ "09-08 close; 12-01 cron", "phone resolved 2020-09-21" },
		{ "09-08 confirm mistaken; 12-01 cron; 12-02 reopen; 12-16 "
		    "cron", "phone open 2020-12-16" },
		{ "09-08 confirm mistaken; 12-01 cron; 12-02 reopen; 12-17 "
		    "cron", "summons open 2020-12-24 > 12-17 summons" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

/* What each step takes: FIELD 3.4 and 3.12, as a person reads them. */
static const struct {
	const char	*step, *outcomes;
} vocabulary[] = {
	{ "phone", "reached, unreachable, wrong_number" },
	{ "whatsapp", "reached, unreachable, wrong_number" },
	{ "summons", "came, did_not_come, undelivered" },
	{ "visit", "met, nobody_home, refused, cancelled" },
	{ "evaluation", "resolved, improving, unchanged, worse" },
	{ "confirm", "confirmed, mistaken" },
	{ "approval", "granted, denied" },
	{ "assent", "willing, unwilling, doubtful" },
	{ "consent", "given, refused, withdrawn" },
	{ "instrument", "prepared" },
	{ "assignment", "issued" },
	{ "close", "" }, { "reopen", "" }, { "note", "" },
	{ "visit_request", "" }, { "referral", "answered, returned, closed" },
	{ "promise", "kept, broken" }, { "counselling", "" },
	{ "conference", "" }, { "advocacy", "" }, { "aid", "" },
	{ "handover", "" },
};

/* Is `outcome` in the list "reached, unreachable"? */
static bool
listed(const char *list, const char *outcome)
{
	char item[32], all[128];

	snprintf(all, sizeof(all), ", %s,", list);
	snprintf(item, sizeof(item), ", %s,", outcome);
	return strstr(all, item) != NULL;
}

static void
test_3_12_the_vocabulary_and_nothing_else(void **state)
{
	struct bk_policy policy;
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_case c;

	(void)state;
	bk_policy_default(&policy);
	c = story_case(&a, &policy);
	assert_int_equal(BK_NELEM(vocabulary), BK_STEP_ADVANCE);
	for (size_t i = 0; i < BK_NELEM(vocabulary); i++) {
		int step = word(bk_word_steps, vocabulary[i].step);
		bool bare = !*vocabulary[i].outcomes;

		assert_string_equal(vocabulary[i].outcomes,
		    bk_ladder_outcomes((enum bk_step)step, &a));
		for (int out = 0; out < BK_NOUTCOMES; out++)
			if (step == BK_STEP_REFERRAL)	/* once it was made */
				assert_non_null(bk_ladder_refuses(NULL,
				    &c, step, out, &a));
			else
				assert_int_equal(listed(vocabulary[i].outcomes,
			    bk_word_outcomes[out].id),
			    !bk_ladder_refuses(NULL, &c, step, out, &a));
		if (step != BK_STEP_REOPEN && step != BK_STEP_REFERRAL)
			assert_int_equal(bare,
			    !bk_ladder_refuses(NULL, &c, step, -1, &a));
	}
	assert_string_equal(bk_ladder_refuses(NULL,
	    &c, BK_STEP_PHONE, BK_MET, &a),
	    "'phone' takes one of: reached, unreachable, wrong_number");
	assert_string_equal(bk_ladder_refuses(NULL,
	    &c, BK_STEP_NOTE, BK_MET, &a),
	    "'note' takes no outcome");
	assert_non_null(bk_ladder_refuses(NULL,
	    &c, BK_STEP_ADVANCE, BK_TO_VISIT,
	    &a));
	bk_arena_free(&a);
}

/*
 * Issue 17.4: a referral does not end it. News change nothing; a person brings
 * the student back to the ladder, or ends it.
 */
static void
test_a_referral_is_heard_of_again(void **state)
{
	static const struct story s[] = {
		{ "09-08 referral; 10-08 referral answered",
		    "phone referred 2020-09-21" },
		{ "09-08 visit met; 09-09 referral; 10-08 referral returned",
		    "visit open 2020-10-15" },
		{ "09-08 referral; 10-08 referral closed",
		    "phone resolved 2020-09-21" },
		/* tries count anew after it, as after reopen */
		{ "09-08 phone unreachable; 09-09 referral; 10-08 referral "
		    "returned; 10-09 phone unreachable",
		    "phone open 2020-10-22" },
		{ "09-08 referral; 12-01 cron", "phone referred 2020-09-21" },
	};
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_policy policy;
	struct bk_case c;

	(void)state;
	tell(s, BK_NELEM(s));
	bk_policy_default(&policy);
	c = story_case(&a, &policy);
	assert_null(bk_ladder_refuses(NULL, &c, BK_STEP_REFERRAL, -1, &a));
	c.status = BK_REFERRED;
	assert_null(bk_ladder_refuses(NULL,
	    &c, BK_STEP_REFERRAL, BK_ANSWERED, &a));
	assert_null(bk_ladder_refuses(NULL,
	    &c, BK_STEP_REFERRAL, BK_RETURNED, &a));
	assert_null(bk_ladder_refuses(NULL,
	    &c, BK_STEP_REFERRAL, BK_REFERRAL_CLOSED,
	    &a));
	assert_non_null(bk_ladder_refuses(NULL, &c, BK_STEP_REFERRAL, -1, &a));
	c.status = BK_RESOLVED;
	assert_non_null(bk_ladder_refuses(NULL,
	    &c, BK_STEP_REFERRAL, BK_ANSWERED,
	    &a));
	/* what was promised stands after the case */
	assert_null(bk_ladder_refuses(NULL, &c, BK_STEP_PROMISE, BK_KEPT, &a));
	bk_arena_free(&a);
}

static void
test_3_12_these_change_nothing_on_the_ladder(void **state)
{
	static const struct story s[] = {
		{ "09-08 confirm confirmed; 09-08 note; 09-08 visit_request; "
		    "09-08 approval granted; 09-08 approval denied; 09-08 "
		    "assent willing; 09-08 assent unwilling; 09-08 assent "
		    "doubtful; 09-08 consent given; 09-08 consent refused; "
		    "09-08 instrument prepared; 09-08 assignment issued; "
		    "09-08 counselling; 09-08 conference; 09-08 advocacy; "
		    "09-08 aid; 09-08 handover; 09-08 promise kept; 09-08 "
		    "promise broken", "phone open 2020-09-21" },
		/* and none is a condition: no confirm before a call */
		{ "09-08 phone unreachable; 09-08 note; 09-08 phone "
		    "unreachable", "summons open 2020-09-15 > 09-08 summons" },
	};

	(void)state;
	tell(s, BK_NELEM(s));
}

static const struct {
	const char	*told, *note;
	size_t		 n;		/* actions at the end */
} moves[] = {
	{ "09-22 cron", "phone: due 2020-09-21 passed", 1 },
	{ "09-08 phone unreachable; 09-09 phone unreachable",
	    "phone: 2 of 2 tries failed", 3 },
	{ "09-08 summons came; 09-30 evaluation unchanged",
	    "summons: evaluation unchanged", 3 },
	{ "09-08 phone reached; 09-30 evaluation worse",
	    "phone: evaluation worse", 3 },
	{ "09-08 phone reached; 09-30 news 09-29 fires",
	    "phone: new attendance still fires the rule", 2 },
	{ "09-10 summons did_not_come", "summons: 1 of 1 tries failed", 2 },
};

static void
test_3_13_every_move_appends_one_action_that_says_why(void **state)
{
	struct bk_policy policy;

	(void)state;
	bk_policy_default(&policy);
	for (size_t i = 0; i < BK_NELEM(moves); i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c = story_case(&a, &policy);
		const struct bk_action *last;

		story_tell(&c, &policy, moves[i].told, &a, &got);
		assert_int_equal(c.actions.n, moves[i].n);
		last = &c.actions.v[c.actions.n - 1];
		assert_int_equal(last->step, BK_STEP_ADVANCE);
		assert_string_equal(bk_word_outcomes[last->outcome].id,
		    bk_word_rungs[c.rung].id);
		assert_string_equal(last->by, "bk-triage");
		assert_string_equal(last->note, moves[i].note);
		assert_int_equal(c.due, last->date +
		    policy.ladder[c.rung].days);
		bk_buf_free(&got);
		bk_arena_free(&a);
	}
}

static void
test_3_14_the_successor_stands_on_the_same_rung(void **state)
{
	struct bk_case old, next;
	struct bk_buf got = BK_BUF_INIT;
	struct desk d;

	(void)state;
	desk_begin(&d, "", "2021-01-04");
	old = story_case(&d.f.arena, &d.policy);
	story_tell(&old, &d.policy, "09-22 cron; 09-23 counselling",
	    &d.f.arena, &got);
	bk_buf_clear(&got);
	bk_triage_succeed(&d.triage, &old, old.term + 1, NULL, NULL, &next);
	story_show(&next, &got);
	assert_string_equal(got.p, "summons open 2021-01-11");
	assert_string_equal(next.id, "2020-2021-2/10234");
	assert_string_equal(next.follows, "2020-2021-1/10234");
	assert_string_equal(show_day(next.opened), "2021-01-04");
	assert_int_equal(next.actions.n, 0);
	assert_int_equal(next.reasons.n, 1);
	bk_buf_free(&got);
	fixture_end(&d.f);
}

/* What stands of the earlier case is all that the ladder reads of it. */
static void
test_3_14_the_successor_knows_what_was_done(void **state)
{
	static const struct {
		const char	*told, *success;
		bool		 worked, moves;	/* a month past its due day */
	} old[] = {
		{ "09-08 phone reached", "2020-09-08", true, false },
		{ "09-08 phone unreachable", NULL, true, true },
		{ "09-08 note", NULL, false, false },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(old); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c, next;
		struct desk d;

		desk_begin(&d, "", "2021-01-04");
		c = story_case(&d.f.arena, &d.policy);
		c.carried.worked = false;
		story_tell(&c, &d.policy, old[i].told, &d.f.arena, &got);
		bk_triage_succeed(&d.triage, &c, c.term + 1, NULL, NULL, &next);
		assert_int_equal(next.carried.worked, old[i].worked);
		assert_int_equal(bk_case_suggested(&next), !old[i].worked);
		assert_int_equal(next.carried.success, old[i].success ?
		    day(old[i].success) : BK_DATE_NONE);
		assert_int_equal(old[i].moves, bk_ladder_advance(&next,
		    &d.policy, day("2021-02-18"), &d.f.arena, NULL));
		bk_buf_free(&got);
		fixture_end(&d.f);
	}
}

/*
 * 3.6, 3.7: the success that is carried over is of the rung on which the case
 * opened. A try on a higher one puts it there without a success: one summons
 * that failed is enough.
 */
static void
test_3_14_a_success_stays_on_its_rung(void **state)
{
	static const struct {
		const char	*told, *then, *stands;
	} old[] = {
		{ "09-08 phone reached", "12-05 summons did_not_come",
		    "visit open 2020-12-12 > 12-05 visit" },
		{ "09-08 summons came", "12-05 summons did_not_come",
		    "summons open 2021-01-11" },
		{ "09-08 phone reached", "12-05 phone unreachable; "
		    "12-05 phone unreachable", "phone open 2021-01-18" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(old); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c, next;
		struct desk d;

		desk_begin(&d, "", "2021-01-04");
		c = story_case(&d.f.arena, &d.policy);
		story_tell(&c, &d.policy, old[i].told, &d.f.arena, &got);
		bk_triage_succeed(&d.triage, &c, c.term + 1, NULL, NULL,
		    &next);
		bk_buf_clear(&got);
		story_tell(&next, &d.policy, old[i].then, &d.f.arena, &got);
		bk_buf_clear(&got);
		story_show(&next, &got);
		assert_string_equal(got.p, old[i].stands);
		bk_buf_free(&got);
		fixture_end(&d.f);
	}
}

/* A term that is over already: the successor opened on its first day. */
static void
test_3_14_a_term_between_opens_on_its_first_day(void **state)
{
	struct bk_case old, next;
	struct desk d;

	(void)state;
	desk_begin(&d, "", "2021-07-20");
	old = story_case(&d.f.arena, &d.policy);
	bk_triage_succeed(&d.triage, &old, old.term + 1, NULL, NULL, &next);
	assert_string_equal(show_day(next.opened), "2021-01-01");
	assert_string_equal(show_day(next.due), "2021-01-15");
	bk_triage_succeed(&d.triage, &next, next.term + 1, NULL, NULL, &old);
	assert_string_equal(old.id, "2021-2022-1/10234");
	assert_string_equal(show_day(old.opened), "2021-07-20");
	fixture_end(&d.f);
}

static void
test_3_15_an_open_case_takes_evidence_and_does_not_move(void **state)
{
	struct bk_referral ref;
	const struct bk_referral *v[] = { &ref };
	struct bk_evidence e = { .key = "10234", .referrals = { v, 1 } };
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case c, none;
	struct desk d;

	(void)state;
	desk_begin(&d, "straight_to_visit: [family]", "2020-10-30");
	c = story_case(&d.f.arena, &d.policy);
	e.term = c.term;
	ref = referral(&d,
	    "{nis: '10234', date: 2020-10-29, rule: family, by: wali}");
	assert_int_equal(BK_TRIAGE_ADDED,
	    bk_triage_judge(&d.triage, &e, &c, NULL, &none));
	assert_int_equal(c.reasons.n, 2);
	story_show(&c, &got);
	assert_string_equal(got.p, "phone open 2020-09-21");
	assert_int_equal(BK_TRIAGE_NOTHING,
	    bk_triage_judge(&d.triage, &e, &c, NULL, &none));
	assert_int_equal(c.reasons.n, 2);
	bk_buf_free(&got);
	fixture_end(&d.f);
}

/* [FIELD 1] `rights` goes to advocacy, not up the ladder. */
static void
test_rights_alone_stay_off_the_ladder(void **state)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case c;
	struct desk d;

	(void)state;
	desk_begin(&d, "", "2020-09-07");
	c = opened_by(&d, "{nis: '10234', date: 2020-09-03, rule: rights}");
	story_tell(&c, &d.policy, "09-08 phone unreachable; 09-08 phone "
	    "unreachable; 09-09 phone unreachable; 12-01 cron; 12-02 close; "
	    "12-03 reopen", &d.f.arena, &got);
	assert_string_equal(got.p, "phone open -");
	assert_string_equal(bk_ladder_next(NULL, &c, &d.policy, &d.f.arena),
	    "advocacy: accompany or influence (bk-record advocacy)");
	bk_buf_free(&got);
	fixture_end(&d.f);
}

/* The policy's own numbers, not FIELD's defaults. */
static void
test_the_policy_says_how_many_tries_and_days(void **state)
{
	static const struct story s[] = {
		{ "09-08 phone unreachable; 09-09 phone unreachable",
		    "phone open 2020-09-10" },
		{ "09-08 phone unreachable; 09-09 phone unreachable; 09-10 "
		    "phone unreachable",
		    "summons open 2020-09-12 > 09-10 summons" },
		{ "09-11 cron", "summons open 2020-09-13 > 09-11 summons" },
		{ "09-11 cron; 09-11 summons did_not_come",
		    "summons open 2020-09-13 > 09-11 summons" },
		{ "09-11 cron; 09-14 cron",
		    "visit open 2020-09-15 > 09-11 summons > 09-14 visit" },
	};
	struct bk_policy policy;

	(void)state;
	bk_policy_default(&policy);
	policy.ladder[BK_PHONE] = (struct bk_rung_policy){ 3, 3 };
	policy.ladder[BK_SUMMONS] = (struct bk_rung_policy){ 2, 2 };
	policy.ladder[BK_VISIT] = (struct bk_rung_policy){ 1, 1 };
	tell_all(s, BK_NELEM(s), &policy);
}

/* A day at the end of what is written must not run over it. */
static void
test_due_stops_at_the_last_day_there_is(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf got = BK_BUF_INIT;
	struct bk_policy policy;
	struct bk_action act;
	struct bk_case c;

	(void)state;
	bk_policy_default(&policy);
	policy.ladder[BK_VISIT].days = INT32_MAX;
	c = story_case(&a, &policy);
	act = story_action(day("2199-12-31"), "visit", "met");
	bk_ladder_record(&c, &policy, &act, &a, NULL);
	story_show(&c, &got);
	assert_string_equal(got.p, "visit open 2199-12-31");
	bk_buf_free(&got);
	bk_arena_free(&a);
}

static void
test_3_16_a_suggestion_waits_for_a_person(void **state)
{
	static const struct {
		const char	*told;
		bool		 moves;
	} cases[] = {
		{ "09-08 note", false },
		{ "09-08 confirm confirmed", true },
		{ "09-08 phone unreachable", true },
		/* a person who reopens it has touched it */
		{ "09-08 close; 09-09 reopen", true },
	};
	struct bk_policy policy;

	(void)state;
	for (size_t i = 0; i < 2 * BK_NELEM(cases); i++) {
		bool climb = i >= BK_NELEM(cases);
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c;

		bk_policy_default(&policy);
		policy.untouched = climb ? BK_UNTOUCHED_CLIMB :
		    BK_UNTOUCHED_WAIT;
		c = story_case(&a, &policy);
		c.carried.worked = false;
		story_tell(&c, &policy, cases[i % BK_NELEM(cases)].told, &a,
		    &got);
		assert_int_equal(climb || cases[i % BK_NELEM(cases)].moves,
		    bk_ladder_advance(&c, &policy, day("2020-12-01"), &a,
		    NULL));
		bk_buf_free(&got);
		bk_arena_free(&a);
	}
}

/* Reopened by bk-triage it waits again, but for a referral since. */
static void
test_3_16_after_a_reopening_only_what_came_since_counts(void **state)
{
	struct bk_action again = story_action(day("2020-09-20"), "reopen",
	    "");
	struct bk_reason why;
	struct bk_policy policy;
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case c;

	(void)state;
	bk_policy_default(&policy);
	c = story_case(&a, &policy);
	story_tell(&c, &policy, "09-08 phone reached; 09-10 close", &a, &got);
	again.by = "bk-triage";
	bk_ladder_record(&c, &policy, &again, &a, NULL);
	assert_false(bk_case_touched(&c));
	bk_bind_clear(bk_case_reason_binds, &why);
	why.rule = BK_FAMILY;
	why.by = "wali-x1";
	why.date = day("2020-09-09");
	bk_case_add_reason(&c, &why, &a, NULL);
	assert_false(bk_case_touched(&c));
	why.date = day("2020-09-18");
	bk_case_add_reason(&c, &why, &a, NULL);
	assert_true(bk_case_touched(&c));
	bk_buf_free(&got);
	bk_arena_free(&a);
}

static void
test_3_17_who_left_is_closed_and_can_be_reopened(void **state)
{
	struct bk_policy policy;
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case c, again;
	struct bk_action back = story_action(day("2020-10-05"), "reopen", "");

	(void)state;
	bk_policy_default(&policy);
	c = story_case(&a, &policy);
	bk_ladder_leave(&c, day("2020-10-01"), "moved", &a, NULL);
	story_show(&c, &got);
	assert_string_equal(got.p, "phone left 2020-09-21 > 10-01 left");
	assert_string_equal(c.actions.v[0].note, "moved");
	assert_non_null(bk_ladder_refuses(NULL,
	    &c, BK_STEP_PHONE, BK_REACHED, &a));
	/* its record alone says so */
	bk_ladder_replay_begin(&again, &c, &policy, BK_PHONE);
	bk_ladder_replay_next(&again, &policy, true);
	assert_int_equal(again.status, BK_LEFT);
	assert_null(bk_ladder_refuses(NULL, &c, BK_STEP_REOPEN, -1, &a));
	bk_ladder_record(&c, &policy, &back, &a, NULL);
	assert_int_equal(c.status, BK_OPEN);
	bk_buf_free(&got);
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_3_09_on_visit_nothing_moves),
		cmocka_unit_test(
		    test_3_09_after_the_tries_a_conference_is_recommended),
		cmocka_unit_test(test_3_10_closing_on_any_rung),
		cmocka_unit_test(test_3_10_auto_resolve),
		cmocka_unit_test(test_3_11_a_closed_case_takes_note_and_reopen),
		cmocka_unit_test(test_3_12_the_vocabulary_and_nothing_else),
		cmocka_unit_test(test_a_referral_is_heard_of_again),
		cmocka_unit_test(test_3_12_these_change_nothing_on_the_ladder),
		cmocka_unit_test(
		    test_3_13_every_move_appends_one_action_that_says_why),
		cmocka_unit_test(
		    test_3_14_the_successor_stands_on_the_same_rung),
		cmocka_unit_test(test_3_14_the_successor_knows_what_was_done),
		cmocka_unit_test(test_3_14_a_success_stays_on_its_rung),
		cmocka_unit_test(
		    test_3_14_a_term_between_opens_on_its_first_day),
		cmocka_unit_test(test_3_16_a_suggestion_waits_for_a_person),
		cmocka_unit_test(
		    test_3_16_after_a_reopening_only_what_came_since_counts),
		cmocka_unit_test(
		    test_3_17_who_left_is_closed_and_can_be_reopened),
		cmocka_unit_test(
		    test_3_15_an_open_case_takes_evidence_and_does_not_move),
		cmocka_unit_test(test_rights_alone_stay_off_the_ladder),
		cmocka_unit_test(test_the_policy_says_how_many_tries_and_days),
		cmocka_unit_test(test_due_stops_at_the_last_day_there_is),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
