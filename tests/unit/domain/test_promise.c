/* Promises: one list of what is recorded at doors, conferences, hand-overs. */
#include "fixture.h"
#include "promise.h"

static const char head[] = "kind: case\nid: 2020-2021-1/1\nterm: 2020-2021-1\n"
    "student: {nis: \"1\", name: \"A\", class: \"X\"}\nopened: 2020-09-07\n";

static struct bk_case
case_of(struct fixture *f, const char *status, const char *actions)
{
	struct bk_case c;

	assert_int_equal(0, bk_case_read(&f->r, fixture_parse(f,
	    bk_arena_printf(&f->arena, "%sstatus: %s\nrung: visit\n"
	    "actions:\n%s", head, status, actions)), &c));
	return c;
}

static struct bk_promises
promises(struct fixture *f, const struct bk_case *c)
{
	struct bk_promises all = { .arena = &f->arena };
	struct bk_policy policy;

	bk_policy_default(&policy);
	bk_promise_of_case(&all, c, &policy);
	return all;
}

static const char door[] =
    "- {date: 2020-10-06, step: visit, outcome: met, by: bk1, commitments: "
    "[{who: ibu, what: telepon, by: 2020-10-20}, {who: anak, what: hadir}]}\n"
    "- {date: 2020-10-08, step: aid, by: bk1, to: ibu, items: [{what: ponsel, "
    "how: lent, back_by: 2020-12-18}, {what: buku, how: given}]}\n";

/* Commitments and lent things are numbered in the order of the actions. */
static void
test_what_is_promised_is_numbered(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "open", door);
	all = promises(&f, &c);
	assert_int_equal(3, all.n);
	assert_string_equal("1", all.v[0].id);
	assert_string_equal("ibu", all.v[0].who);
	assert_string_equal("telepon", all.v[0].what);
	assert_int_equal(day("2020-10-20"), all.v[0].due);
	assert_int_equal(2, all.v[1].item);
	/* nobody said until when: no day is made up */
	assert_int_equal(BK_DATE_NONE, all.v[1].due);
	assert_int_equal(BK_PROMISE_LENT, all.v[2].kind);
	assert_string_equal("3", all.v[2].id);
	assert_int_equal(1, all.v[2].item);
	assert_int_equal(-1, all.v[2].outcome);
	fixture_end(&f);
}

/*
 * However somebody wrote it: a commitment as one text or one map alone, a
 * thing beside the action, a thing that is to come back without a how.
 */
static void
test_one_alone_is_promised_too(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "open",
	    "- {date: 2020-10-06, step: visit, outcome: met, "
	    "commitments: \"ibu, ayah: hadir\"}\n"
	    "- {date: 2020-10-07, step: visit, outcome: met, "
	    "commitments: {who: ayah, what: meja, by: 2020-10-20}}\n"
	    "- {date: 2020-10-07, step: visit, outcome: met, "
	    "commitments: }\n"
	    "- {date: 2020-10-08, step: aid, to: ibu, item: radio, "
	    "given: lent, back_by: 2020-11-01}\n"
	    "- {date: 2020-10-08, step: aid, to: ibu, item: buku, "
	    "given: given}\n"
	    "- {date: 2020-10-09, step: aid, items: [{what: meja, "
	    "back_by: 2020-11-02, returned: 2020-11-01}, {what: pena}, "
	    "tas]}\n");
	all = promises(&f, &c);
	assert_int_equal(4, all.n);
	assert_string_equal("ibu, ayah: hadir", all.v[0].what);
	assert_null(all.v[0].who);
	assert_string_equal("meja", all.v[1].what);
	assert_string_equal("ayah", all.v[1].who);
	assert_int_equal(day("2020-10-20"), all.v[1].due);
	assert_string_equal("radio", all.v[2].what);
	assert_string_equal("ibu", all.v[2].who);
	assert_int_equal(day("2020-11-01"), all.v[2].due);
	assert_int_equal(BK_PROMISE_LENT, all.v[3].kind);
	assert_int_equal(BK_KEPT, all.v[3].outcome);
	fixture_end(&f);
}

/* Kept or broken is recorded; the last that is said counts. */
static void
test_kept_or_broken(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "open", bk_arena_printf(&f.arena, "%s"
	    "- {date: 2020-10-21, step: promise, outcome: broken, "
	    "promise: {made: 2020-10-06, item: 2}}\n"
	    "- {date: 2020-10-22, step: promise, outcome: broken, "
	    "promise: {made: 2020-10-06, item: 1}}\n"
	    "- {date: 2020-10-23, step: promise, outcome: kept, "
	    "promise: {made: 2020-10-06, item: 1}}\n", door));
	all = promises(&f, &c);
	assert_int_equal(BK_KEPT, all.v[0].outcome);
	assert_int_equal(day("2020-10-23"), all.v[0].settled);
	assert_int_equal(BK_BROKEN, all.v[1].outcome);
	assert_int_equal(-1, all.v[2].outcome);
	fixture_end(&f);
}

/*
 * What git merges before it changes the numbers, not what was recorded of
 * them.
 */
static void
test_a_merge_moves_no_mark(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "open", bk_arena_printf(&f.arena,
	    "- {date: 2020-10-05, step: aid, items: [{what: modem, how: "
	    "lent}]}\n%s- {date: 2020-10-21, step: promise, outcome: kept, "
	    "promise: {made: 2020-10-06, item: 1}}\n", door));
	all = promises(&f, &c);
	assert_int_equal(-1, all.v[0].outcome);
	assert_string_equal("2", all.v[1].id);
	assert_int_equal(BK_KEPT, all.v[1].outcome);
	fixture_end(&f);
}

/* What came back is kept by the day it came. */
static void
test_lent_things_come_back(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "resolved", "- {date: 2020-10-08, step: aid, items: "
	    "[{what: ponsel, how: lent, back_by: 2020-12-18, returned: "
	    "2020-12-20}]}\n");
	all = promises(&f, &c);
	assert_int_equal(BK_KEPT, all.v[0].outcome);
	assert_int_equal(day("2020-12-20"), all.v[0].settled);
	fixture_end(&f);
}

/* A referral is asked about after 30 days, and again after each answer. */
static void
test_news_of_a_referral_fall_due(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "referred", "- {date: 2020-10-08, step: referral, to: "
	    "Puskesmas}\n");
	all = promises(&f, &c);
	assert_int_equal(1, all.n);
	assert_int_equal(BK_PROMISE_NEWS, all.v[0].kind);
	assert_string_equal("Puskesmas", all.v[0].who);
	assert_int_equal(day("2020-11-07"), all.v[0].due);
	c = case_of(&f, "referred", "- {date: 2020-10-08, step: referral, to: "
	    "Puskesmas}\n- {date: 2020-11-09, step: referral, outcome: "
	    "answered, revisit: 2020-11-20}\n");
	all = promises(&f, &c);
	assert_int_equal(2, all.n);
	assert_int_equal(BK_PROMISE_REVISIT, all.v[0].kind);
	assert_int_equal(day("2020-11-20"), all.v[0].due);
	assert_string_equal("Puskesmas", all.v[1].who);
	assert_int_equal(day("2020-12-09"), all.v[1].due);
	c = case_of(&f, "resolved", "- {date: 2020-10-08, step: referral}\n"
	    "- {date: 2020-11-09, step: referral, outcome: closed}\n");
	all = promises(&f, &c);
	assert_int_equal(0, all.n);
	fixture_end(&f);
}

/* A visit that was asked for again is kept by the next that met somebody. */
static void
test_a_visit_to_repeat(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "open", "- {date: 2020-10-06, step: visit, outcome: "
	    "met}\n- {date: 2020-10-20, step: evaluation, outcome: improving, "
	    "revisit: 2020-11-10}\n- {date: 2020-11-11, step: visit, outcome: "
	    "nobody_home}\n");
	all = promises(&f, &c);
	assert_int_equal(-1, all.v[0].outcome);
	c = case_of(&f, "open", "- {date: 2020-10-20, step: evaluation, "
	    "outcome: improving, revisit: 2020-11-10}\n- {date: 2020-11-12, "
	    "step: visit, outcome: met}\n");
	all = promises(&f, &c);
	assert_int_equal(BK_KEPT, all.v[0].outcome);
	fixture_end(&f);
}

/* Decisions of a conference: numbered apart, and their words stay closed. */
static void
test_decisions_are_closed(void **state)
{
	struct bk_promises all = { .n = 0 };
	struct fixture f;
	struct bk_case c, closed;

	(void)state;
	fixture_begin(&f);
	all.arena = &f.arena;
	c = case_of(&f, "open", "- {date: 2020-10-14, step: conference}\n");
	closed = case_of(&f, "open", "- {date: 2020-10-14, step: conference, "
	    "decisions: [{what: rahasia, who: wali-x1, by: 2020-10-28}]}\n"
	    "- {date: 2020-10-29, step: promise, outcome: kept, promise: "
	    "{made: 2020-10-14, item: 1}}\n");
	bk_promise_of_closed(&all, &c, &closed);
	assert_int_equal(1, all.n);
	assert_string_equal("d1", all.v[0].id);
	assert_string_equal("wali-x1", all.v[0].who);
	assert_null(all.v[0].what);
	assert_int_equal(BK_KEPT, all.v[0].outcome);
	fixture_end(&f);
}

/* A mark that fits no promise is astray; of a mistaken case there is none. */
static void
test_a_mark_astray(void **state)
{
	struct bk_promises all;
	struct fixture f;
	struct bk_case c;
	size_t i = 0;

	(void)state;
	fixture_begin(&f);
	c = case_of(&f, "open", bk_arena_printf(&f.arena, "%s"
	    "- {date: 2020-10-21, step: promise, outcome: kept, "
	    "promise: {made: 2020-10-06, item: 3}}\n", door));
	all = promises(&f, &c);
	assert_ptr_equal(&c.actions.v[2], bk_promise_astray(&all, &c, &i));
	assert_null(bk_promise_astray(&all, &c, &i));
	c = case_of(&f, "cancelled", door);
	all = promises(&f, &c);
	assert_int_equal(0, all.n);
	fixture_end(&f);
}

/* A summons waits until somebody came, or not; a request for the principal. */
static void
test_letters_wait_for_an_answer(void **state)
{
	static const struct {
		const char *type, *actions; size_t n;
	} cases[] = {
		{ "summons", "- {date: 2020-10-01, step: note}\n", 1 },
		{ "summons", "- {date: 2020-10-06, step: summons, outcome: "
		    "did_not_come}\n", 0 },
		{ "summons", "- {date: 2020-10-04, step: summons, outcome: "
		    "did_not_come}\n", 1 },
		{ "visit-request", "- {date: 2020-10-06, step: approval, "
		    "outcome: denied}\n", 0 },
		{ "visit-request", "- {date: 2020-10-04, step: approval, "
		    "outcome: granted}\n", 1 },
		{ "assignment", "- {date: 2020-10-01, step: note}\n", 0 },
	};
	struct bk_policy policy;
	struct fixture f;

	(void)state;
	bk_policy_default(&policy);
	fixture_begin(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bk_promises all = { .arena = &f.arena };
		const char *id[] = { "2020-2021-1/1" };
		struct bk_outgoing o = { .number = "1", .cases = { id, 1 },
			.type = cases[i].type, .date = day("2020-10-05") };
		struct bk_case c = case_of(&f, "open", cases[i].actions);

		bk_promise_of_letter(&all, &o, &c, &policy);
		assert_int_equal(cases[i].n, all.n);
		if (all.n)
			assert_int_equal(day("2020-10-12"), all.v[0].due);
	}
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_promised_is_numbered),
		cmocka_unit_test(test_one_alone_is_promised_too),
		cmocka_unit_test(test_kept_or_broken),
		cmocka_unit_test(test_a_merge_moves_no_mark),
		cmocka_unit_test(test_lent_things_come_back),
		cmocka_unit_test(test_news_of_a_referral_fall_due),
		cmocka_unit_test(test_a_visit_to_repeat),
		cmocka_unit_test(test_decisions_are_closed),
		cmocka_unit_test(test_a_mark_astray),
		cmocka_unit_test(test_letters_wait_for_an_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
