/* What stands before a visit [FIELD 4.1-4.3], rule by rule. */
#include "planworld.h"

#define HEAD "---\nkind: case\nid: 2020-2021-1/1\nterm: 2020-2021-1\n" \
    "student: {nis: \"1\", class: X-1}\nstatus: open\nrung: visit\n"
#define REQUEST(with) "  - {date: 2020-09-29, step: visit_request, by: bk1" \
    with "}\n"
#define GRANTED "  - {date: 2020-09-30, step: approval, outcome: granted, " \
    "by: k}\n"
#define CONSENT(o) "  - {date: 2020-09-30, step: consent, outcome: " o \
    ", by: bk1}\n"
#define READY "ready"

/* What a case's readiness comes to: "ready", "not due", or why it is barred. */
static const char *
readiness(const char *policy, const char *kase, unsigned *lacks)
{
	static char text[256];
	struct world w;
	struct bk_readiness r;
	const struct bk_case *c;

	world_begin(&w, "school_days: Mon-Fri\n", policy, "", kase);
	c = bk_map_get(&w.cases, BK_STR("2020-2021-1/1"));
	assert_non_null(c);
	bk_ready_of(c, &w.school, &w.policy, &w.calendar, &r);
	snprintf(text, sizeof(text), "%s", r.state == BK_READY_YES ? READY :
	    r.state == BK_READY_NOT_DUE ? "not due" :
	    bk_ready_tell(&r, BK_LANG_EN, &w.f.arena));
	if (lacks)
		*lacks = r.lacks;
	world_end(&w);
	return text;
}

struct row {
	const char	*policy, *kase, *want;
};

static void
table(const struct row *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(readiness(t[i].policy, t[i].kase, NULL),
		    t[i].want);
}

#define ALL "visit: {prerequisites: [recommendation, purpose, approval, " \
    "consent]}\n"

/* [B] asks for a recommendation and a clear purpose too. */
static void
field_4_2_recommendation_and_purpose_bar_where_asked_for(void **state)
{
	static const struct row t[] = {
		{ ALL, HEAD "actions:\n" REQUEST(", purpose: clarify") GRANTED
		    CONSENT("given"), "a recommendation is missing" },
		{ ALL, HEAD "actions:\n" REQUEST(", recommended_by: wali")
		    GRANTED CONSENT("given"),
		    "the purpose of the visit is missing" },
		{ ALL, HEAD "actions:\n" REQUEST(", purpose: clarify, "
		    "recommended_by: guardian") GRANTED CONSENT("given"),
		    READY },
		/* by default neither bars */
		{ "", HEAD "actions:\n" REQUEST("") GRANTED CONSENT("given"),
		    READY },
	};

	(void)state;
	table(t, BK_NELEM(t));
}

static void
field_4_2_a_referral_is_a_recommendation(void **state)
{
	(void)state;
	assert_string_equal(readiness(ALL, HEAD "reasons:\n"
	    "  - {rule: family, date: 2020-09-03, by: wali}\nactions:\n"
	    REQUEST(", purpose: support") GRANTED CONSENT("given"), NULL),
	    READY);
	/* what a rule found is nobody's recommendation */
	assert_string_equal(readiness(ALL, HEAD "reasons:\n"
	    "  - {rule: low_activity, to: 2020-09-03}\nactions:\n"
	    REQUEST(", purpose: support") GRANTED CONSENT("given"), NULL),
	    "a recommendation is missing");
}

/* A new request asks anew: its own purpose and recommendation count. */
static void
field_4_2_only_the_last_request_counts(void **state)
{
	(void)state;
	assert_string_equal(readiness(ALL, HEAD "actions:\n"
	    REQUEST(", purpose: clarify, recommended_by: wali") GRANTED
	    CONSENT("given") REQUEST("") GRANTED CONSENT("given"), NULL),
	    "a recommendation is missing; the purpose of the visit is "
	    "missing");
	assert_string_equal(readiness("", HEAD "actions:\n" GRANTED
	    CONSENT("given") REQUEST(""), NULL),
	    "the principal's approval is missing; the guardian's consent is "
	    "missing");
}

static void
field_4_2_what_is_not_asked_for_does_not_bar(void **state)
{
	static const struct row t[] = {
		{ "visit: {prerequisites: []}\n", HEAD "actions: []\n",
		    READY },
		{ "visit: {prerequisites: [consent]}\n", HEAD "actions:\n"
		    CONSENT("given"), READY },
		{ "visit: {prerequisites: [approval]}\n", HEAD "actions:\n"
		    GRANTED, READY },
		{ "visit: {consent: at_door}\n", HEAD "actions:\n" GRANTED,
		    READY },
		/* consent at the door: a refusal there is the visit's */
		{ "visit: {consent: at_door}\n", HEAD "actions:\n" GRANTED
		    CONSENT("refused"), READY },
	};

	(void)state;
	table(t, BK_NELEM(t));
}

/* A consent that was withdrawn bars under either setting. */
static void
field_4_2_withdrawn_consent_bars(void **state)
{
	static const char why[] = "the guardian's consent was withdrawn";
	static const struct row t[] = {
		{ "", HEAD "actions:\n" GRANTED CONSENT("given")
		    CONSENT("withdrawn"), why },
		{ "visit: {consent: at_door}\n", HEAD "actions:\n" GRANTED
		    CONSENT("withdrawn"), why },
		{ "visit: {prerequisites: []}\n", HEAD "actions:\n"
		    CONSENT("withdrawn"), why },
		{ "", HEAD "actions:\n" GRANTED CONSENT("withdrawn")
		    CONSENT("given"), READY },
	};

	(void)state;
	table(t, BK_NELEM(t));
}

/* Instrument and assignment: missing is said, and bars nothing. */
static void
field_4_2_what_lacks_is_known(void **state)
{
	unsigned lacks = 0;

	(void)state;
	readiness("", HEAD "actions:\n" REQUEST(", purpose: clarify") GRANTED
	    CONSENT("given") "  - {date: 2020-09-30, step: instrument, "
	    "outcome: prepared, by: bk1}\n", &lacks);
	assert_int_equal(lacks, BK_LACKS_RECOMMENDATION |
	    BK_LACKS_ASSIGNMENT);
	/* what bars is not told twice; the rest is, of a barred visit too */
	assert_string_equal(readiness("visit: {prerequisites: "
	    "[recommendation, approval]}\n", HEAD "actions:\n" REQUEST("")
	    GRANTED CONSENT("given"), &lacks), "a recommendation is missing");
	assert_int_equal(lacks, BK_LACKS_PURPOSE | BK_LACKS_INSTRUMENT |
	    BK_LACKS_ASSIGNMENT);
}

/* All that bars a visit is told at once, not one thing a day. */
static void
field_4_2_all_that_bars_is_told(void **state)
{
	static const struct row t[] = {
		{ ALL, HEAD "actions:\n" REQUEST("") CONSENT("withdrawn"),
		    "a recommendation is missing; the purpose of the visit is "
		    "missing; the principal's approval is missing; the "
		    "guardian's consent was withdrawn" },
		{ "", HEAD "actions:\n" CONSENT("refused") "  - {date: "
		    "2020-09-30, step: assent, outcome: doubtful, by: bk1}\n",
		    "the principal's approval is missing; the guardian's "
		    "consent was refused; the student is in doubt about it" },
	};

	(void)state;
	table(t, BK_NELEM(t));
}

static unsigned
unasked(const char *policy, const char *actions)
{
	char kase[512];
	unsigned lacks = 0;

	snprintf(kase, sizeof(kase), HEAD "actions:\n%s", actions);
	readiness(policy, kase, &lacks);
	return lacks & (BK_LACKS_APPROVAL | BK_LACKS_GRANTED |
	    BK_LACKS_CONSENT | BK_LACKS_GIVEN);
}

/* Approval and consent too are said to lack where nobody asks for them. */
static void
field_4_2_approval_and_consent_lack_where_not_asked_for(void **state)
{
	static const char none[] = "visit: {prerequisites: [purpose]}\n";
	static const char door[] = "visit: {consent: at_door}\n";
	static const char denied[] = "  - {date: 2020-09-30, step: approval, "
	    "outcome: denied, by: k}\n";

	(void)state;
	assert_int_equal(unasked(none, REQUEST("")), BK_LACKS_APPROVAL |
	    BK_LACKS_CONSENT);
	assert_int_equal(unasked(none, denied), BK_LACKS_GRANTED |
	    BK_LACKS_CONSENT);
	assert_int_equal(unasked(none, GRANTED CONSENT("refused")),
	    BK_LACKS_GIVEN);
	assert_int_equal(unasked(none, GRANTED CONSENT("given")), 0);
	assert_int_equal(unasked("", REQUEST("")), 0);
	assert_int_equal(unasked(door, GRANTED), 0);
	assert_int_equal(unasked(door, GRANTED CONSENT("refused")),
	    BK_LACKS_GIVEN);
}

/* A word that is misspelt would bar nothing: it is refused. */
static void
prerequisites_are_known_words(void **state)
{
	struct fixture f;
	struct bk_policy p;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(bk_policy_read(&f.r, fixture_parse(&f,
	    "visit: {prerequisites: [approvel]}\n"), &p), -1);
	assert_non_null(strstr(f.said.p, "recommendation, purpose, approval "
	    "or consent expected"));
	fixture_end(&f);
}

#define PLANNED HEAD "planned: {date: 2020-10-06, start: \"09:00\", " \
    "end: \"09:45\", visitor: bk1}\nactions:\n"
#define SAID(step, outcome) "  - {date: 2020-10-01, step: " step \
    ", outcome: " outcome ", by: k"
#define AT_DOOR "visit: {consent: at_door}\n"

/*
 * What paper may announce: not what was called off, tried, or refused; but
 * what only lacks a word may be announced by the paper that asks for it. The
 * plan after a call stands, where the call says which hour was meant.
 */
static void
paper_announces_what_still_stands(void **state)
{
	static const struct {
		const char	*policy, *kase;
		bool		 stands;
	} t[] = {
		{ "", PLANNED GRANTED CONSENT("given"), true },
		{ "", PLANNED GRANTED, true },
		{ "", PLANNED GRANTED CONSENT("given")
		    SAID("visit", "cancelled") "}\n", false },
		{ "", PLANNED GRANTED CONSENT("given") SAID("visit",
		    "cancelled") ", called_off: 2020-10-06T09:00}\n", false },
		{ "", PLANNED GRANTED CONSENT("given") SAID("visit",
		    "cancelled") ", called_off: 2020-10-05T09:00}\n", true },
		{ "", PLANNED GRANTED CONSENT("withdrawn"), false },
		{ AT_DOOR, PLANNED GRANTED CONSENT("withdrawn"), false },
		{ "", PLANNED GRANTED CONSENT("refused"), false },
		{ AT_DOOR, PLANNED GRANTED CONSENT("refused"), true },
		{ "", PLANNED GRANTED CONSENT("given")
		    SAID("approval", "denied") "}\n", false },
		{ "visit: {prerequisites: [consent]}\n", PLANNED GRANTED
		    CONSENT("given") SAID("approval", "denied") "}\n", true },
		{ "", PLANNED GRANTED CONSENT("given")
		    SAID("assent", "doubtful") "}\n", false },
		{ "", PLANNED GRANTED CONSENT("given")
		    SAID("assent", "willing") "}\n", true },
		{ "", HEAD "actions:\n" GRANTED CONSENT("given"), false },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(t); i++) {
		const struct bk_case *c;
		const struct bk_planned *p;
		struct world w;

		world_begin(&w, "school_days: Mon-Fri\n", t[i].policy, "",
		    t[i].kase);
		c = bk_map_get(&w.cases, BK_STR("2020-2021-1/1"));
		p = bk_ready_planned(c, &w.policy);
		assert_int_equal(p->date != BK_DATE_NONE, t[i].stands);
		assert_true(t[i].stands || (!p->visitor &&
		    p->start == BK_INT_NONE));
		world_end(&w);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    field_4_2_recommendation_and_purpose_bar_where_asked_for),
		cmocka_unit_test(field_4_2_a_referral_is_a_recommendation),
		cmocka_unit_test(field_4_2_only_the_last_request_counts),
		cmocka_unit_test(field_4_2_what_is_not_asked_for_does_not_bar),
		cmocka_unit_test(field_4_2_withdrawn_consent_bars),
		cmocka_unit_test(field_4_2_what_lacks_is_known),
		cmocka_unit_test(field_4_2_all_that_bars_is_told),
		cmocka_unit_test(
		    field_4_2_approval_and_consent_lack_where_not_asked_for),
		cmocka_unit_test(paper_announces_what_still_stands),
		cmocka_unit_test(prerequisites_are_known_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
