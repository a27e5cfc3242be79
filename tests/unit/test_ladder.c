/* FIELD 3, line by line: every rule of the ladder is a test of its number. */
#include "story.h"
#include "triage.h"

/* A story, and where it ends. */
struct story {
	const char	*told;
	const char	*end;
};

static void
tell_all(const struct story *s, size_t n, const struct bk_policy *policy)
{
	for (size_t i = 0; i < n; i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c = story_case(&a, policy);

		story_tell(&c, policy, s[i].told, &a, &got);
		if (strcmp(got.p, s[i].end) != 0)
			print_message("story: %s\n", s[i].told);
		assert_string_equal(got.p, s[i].end);
		bk_buf_free(&got);
		bk_arena_free(&a);
	}
}

static void
tell(const struct story *s, size_t n)
{
	struct bk_policy policy;

	bk_policy_default(&policy);
	tell_all(s, n, &policy);
}

/* Triage with the default school, on a day. */
struct desk {
	struct fixture	 f;
	struct bk_school school;
	struct bk_policy policy;
	struct bk_triage triage;
};

static void
desk_begin(struct desk *d, const char *policy, const char *today)
{
	fixture_begin(&d->f);
	bk_school_default(&d->school);
	assert_int_equal(0, bk_policy_read(&d->f.r,
	    fixture_parse(&d->f, policy), &d->policy));
	d->triage = (struct bk_triage){ &d->school, &d->policy, day(today),
		&d->f.arena };
}

static struct bk_referral
referral(struct desk *d, const char *text)
{
	struct bk_referral ref;

	assert_int_equal(0, bk_bind_read(&d->f.r, bk_referral_binds,
	    fixture_parse(&d->f, text), &ref));
	return ref;
}

/* The case that a referral opens. */
static struct bk_case
opened_by(struct desk *d, const char *text)
{
	struct bk_referral ref = referral(d, text);
	const struct bk_referral *v[] = { &ref };
	struct bk_evidence e = { .term = bk_term_of(d->triage.today),
		.key = "10234", .referrals = { v, 1 } };
	struct bk_case c;

	assert_int_equal(BK_TRIAGE_OPENED,
	    bk_triage_judge(&d->triage, &e, NULL, NULL, &c));
	return c;
}

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
				if (word(bk_steps, tries[i].step) == step &&
				    word(bk_outcomes, tries[i].outcome) ==
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
		assert_string_equal(bk_ladder_next(&c, &policy, &a),
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
	{ "consent", "given, refused" },
	{ "instrument", "prepared" },
	{ "assignment", "issued" },
	{ "close", "" }, { "reopen", "" }, { "note", "" },
	{ "visit_request", "" }, { "referral", "" }, { "counselling", "" },
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
		int step = word(bk_steps, vocabulary[i].step);
		bool bare = !*vocabulary[i].outcomes;

		assert_string_equal(vocabulary[i].outcomes,
		    bk_ladder_outcomes((enum bk_step)step, &a));
		for (int out = 0; out < BK_NOUTCOMES; out++)
			assert_int_equal(listed(vocabulary[i].outcomes,
			    bk_outcomes[out].id),
			    !bk_ladder_refuses(&c, step, out, &a));
		if (step != BK_STEP_REOPEN)
			assert_int_equal(bare,
			    !bk_ladder_refuses(&c, step, -1, &a));
	}
	assert_string_equal(bk_ladder_refuses(&c, BK_STEP_PHONE, BK_MET, &a),
	    "'phone' takes one of: reached, unreachable, wrong_number");
	assert_string_equal(bk_ladder_refuses(&c, BK_STEP_NOTE, BK_MET, &a),
	    "'note' takes no outcome");
	assert_non_null(bk_ladder_refuses(&c, BK_STEP_ADVANCE, BK_TO_VISIT,
	    &a));
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
		    "09-08 aid; 09-08 handover", "phone open 2020-09-21" },
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
		assert_string_equal(bk_outcomes[last->outcome].id,
		    bk_rungs[c.rung].id);
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
	bk_triage_succeed(&d.triage, &old, old.term + 1, NULL, &next);
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
	assert_string_equal(bk_ladder_next(&c, &d.policy, &d.f.arena),
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
		cmocka_unit_test(test_3_09_on_visit_nothing_moves),
		cmocka_unit_test(
		    test_3_09_after_the_tries_a_conference_is_recommended),
		cmocka_unit_test(test_3_10_closing_on_any_rung),
		cmocka_unit_test(test_3_10_auto_resolve),
		cmocka_unit_test(
		    test_3_11_a_closed_case_takes_note_and_reopen),
		cmocka_unit_test(test_3_12_the_vocabulary_and_nothing_else),
		cmocka_unit_test(
		    test_3_12_these_change_nothing_on_the_ladder),
		cmocka_unit_test(
		    test_3_13_every_move_appends_one_action_that_says_why),
		cmocka_unit_test(
		    test_3_14_the_successor_stands_on_the_same_rung),
		cmocka_unit_test(
		    test_3_15_an_open_case_takes_evidence_and_does_not_move),
		cmocka_unit_test(test_rights_alone_stay_off_the_ladder),
		cmocka_unit_test(test_the_policy_says_how_many_tries_and_days),
		cmocka_unit_test(test_due_stops_at_the_last_day_there_is),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
