/* A case: read, written, changed through an edit. */
#include "case.h"
#include "fixture.h"
#include "yamledit.h"

/* As DOCUMENTS has it: strings in quotes, words and days plain. */
static const char document[] =
    "---\nkind: case\nversion: 1\nid: 2020-2021-1/10234\n"
    "term: 2020-2021-1\n"
    "student: {nis: \"10234\", name: \"Siti Aminah\", class: \"X-MIPA-1\", "
    "grade: \"X\"}\n"
    "counsellor: bk1\nopened: 2020-09-07\nstatus: open\nrung: visit\n"
    "due: 2020-10-15\nfollows: 2019-2020-2/10234\nreasons:\n"
    "  - {rule: low_activity, activity: 29.6, present: 37, late: 3, "
    "sessions: 142, to: 2020-09-04}\n"
    "  - {rule: economic, date: 2020-09-03, by: wali-x1, note: \"HP\", "
    "causes: [no_device]}\n"
    "causes: [economic, no_device]\n"
    "planned: {date: 2020-10-06, start: \"09:00\", end: \"09:45\", "
    "visitor: bk1, with: [wali-x1]}\nactions:\n"
    "  - date: 2020-09-08\n    step: phone\n    outcome: unreachable\n"
    "    by: bk1\n    note: \"nomor tidak aktif\"\n"
    "  - date: 2020-10-06\n    step: visit\n    outcome: met\n"
    "    by: bk1\n    with: [wali-x1]\n    start: \"09:00\"\n"
    "    minutes: 45\n";

static void
test_written_as_the_documents_say(void **state)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case c;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_case_read(&f.r, fixture_parse(&f, document),
	    &c));
	bk_case_write(&got, &c, &f.arena);
	assert_string_equal(got.p, document);
	assert_string_equal(f.said.p, "");
	bk_buf_free(&got);
	fixture_end(&f);
}

/* What looks like a number stays a text; what is not known is left out. */
static void
test_texts_stay_texts(void **state)
{
	static const char text[] =
	    "---\nkind: case\nversion: 1\nid: 2020-2021-1/00123\n"
	    "term: 2020-2021-1\nstudent: {nis: \"00123\", name: \"No\", "
	    "class: \"7.1\"}\ncounsellor: \"007\"\nstatus: cancelled\n"
	    "rung: phone\ncauses: [\"12\", own]\nactions:\n"
	    "  - date: 2020-09-08\n    step: note\n    by: \"1e3\"\n";
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case c;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_case_read(&f.r, fixture_parse(&f, text), &c));
	bk_case_write(&got, &c, &f.arena);
	assert_string_equal(got.p, text);
	bk_buf_free(&got);
	fixture_end(&f);
}

#define HEAD "id: 2020-2021-1/1\nterm: 2020-2021-1\n"

static const struct {
	const char	*text, *said;
} refused[] = {
	{ "kind: case\n", "1: key missing: id" },
	{ "id: x\nterm: 2020-2021-1\nstatus: open\nrung: phone\nstudent: {}\n",
	    "5: key missing: nis" },
	{ HEAD "rung: phone\nstatus: opened\n", "4: bad value: status: "
	    "'opened' is not one of open, resolved, referred, cancelled, "
	    "carried_over" },
	{ HEAD "status: open\nrung: mail\n", "4: bad value: rung: 'mail' is "
	    "not one of phone, summons, visit" },
	{ HEAD "status: open\nrung: phone\ndue: 2020-02-30\n", "5: bad value: "
	    "due: '2020-02-30' is not a day that exists" },
	{ HEAD "status: open\nrung: phone\nactions:\n- {step: note}\n",
	    "6: key missing: date" },
	{ HEAD "status: open\nrung: phone\nactions:\n"
	    "- {date: 2020-09-08, step: phoned}\n", "6: bad value: step: "
	    "'phoned' is not a word known here (did you mean phone?)" },
	{ HEAD "status: open\nrung: phone\nactions: none\n",
	    "5: bad value: actions: 'none' is not a list" },
	{ HEAD "status: open\nrung: phone\nreasons: [{rule: lazy}]\n",
	    "5: bad value: rule: 'lazy' is not a word known here" },
};

static void
test_what_is_malformed_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(refused); i++) {
		struct bk_buf want = BK_BUF_INIT;
		struct bk_case c;
		struct fixture f;

		fixture_begin(&f);
		bk_buf_printf(&want, "error: f.yaml:%s", refused[i].said);
		assert_int_equal(-1, bk_case_read(&f.r,
		    fixture_parse(&f, refused[i].text), &c));
		if (!bk_str_starts(bk_buf_str(&f.said), want.p))
			fail_msg("%swanted: %s", f.said.p, want.p);
		bk_buf_free(&want);
		fixture_end(&f);
	}
}

static void
test_lost_quotes_are_found_in_check_mode(void **state)
{
	static const char text[] = HEAD "student: {nis: 00123, name: No, "
	    "class: 7.1}\nstatus: open\nrung: phone\ncounsellor: 12\n";
	struct bk_case c;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_case_read(&f.r, fixture_parse(&f, text), &c));
	assert_string_equal(f.said.p, "");
	f.r.check = true;
	assert_int_equal(0, bk_case_read(&f.r, fixture_parse(&f, text), &c));
	assert_string_equal(c.student.nis, "00123");
	assert_string_equal(c.student.name, "No");
	assert_string_equal(f.said.p,
	    "finding: f.yaml:3: identifier without quotes: nis: 00123\n"
	    "finding: f.yaml:3: identifier without quotes: name: reads as a "
	    "number or a truth value\n"
	    "finding: f.yaml:3: identifier without quotes: class: reads as a "
	    "number or a truth value\n");
	fixture_end(&f);
}

/* --- changing ----------------------------------------------------------- */

static const char before[] =
    "kind: case\n" HEAD "student: {nis: '1'}\nstatus: open   # aktif\n"
    "rung: 'phone'\nreasons: [{rule: low_activity, to: 2020-09-04}]\n";

static const char after[] =
    "kind: case\n" HEAD "student: {nis: '1'}\nstatus: resolved   # aktif\n"
    "rung: 'visit'\ndue: 2020-10-15\nreasons: [{rule: low_activity, "
    "to: 2020-09-04}, {rule: family, date: 2020-09-10, by: \"007\"}]\n"
    "causes: [family]\nactions:\n  - date: 2020-09-08\n"
    "    step: phone\n    outcome: reached\n    by: bk1\n";

static void
change(struct bk_case *c, struct bk_edit *e, struct bk_arena *a)
{
	struct bk_case old = *c;
	struct bk_action act;
	struct bk_reason why;

	bk_bind_clear(bk_case_action_binds, &act);
	act.date = day("2020-09-08");
	act.step = BK_STEP_PHONE;
	act.outcome = BK_REACHED;
	act.by = "bk1";
	bk_bind_clear(bk_case_reason_binds, &why);
	why.rule = BK_FAMILY;
	why.date = day("2020-09-10");
	why.by = "007";
	assert_false(bk_case_has_reason(c, &why));
	bk_case_add_reason(c, &why, a, e);
	assert_true(bk_case_has_reason(c, &why));
	assert_true(bk_case_add_cause(c, "family", a, e));
	assert_false(bk_case_add_cause(c, "family", a, e));
	bk_case_add_action(c, &act, a, e);
	c->status = BK_RESOLVED;
	c->rung = BK_VISIT;
	c->due = day("2020-10-15");
	bk_case_edit_standing(c, &old, a, e);
}

static void
test_a_change_is_in_the_struct_and_in_the_text(void **state)
{
	struct bk_yaml_piece piece = { before, sizeof(before) - 1, 1, 0 };
	struct bk_buf got = BK_BUF_INIT;
	struct bk_node *root;
	struct bk_edit e;
	struct bk_case c, again;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	root = bk_yamlin_parse(&piece, "f.yaml", &f.arena, &f.dg);
	assert_int_equal(0, bk_case_read(&f.r, root, &c));
	bk_yamledit_begin(&e, &piece, root, "f.yaml", &f.arena, &f.dg);
	change(&c, &e, &f.arena);
	assert_int_equal(0, bk_yamledit_finish(&e, &got));
	assert_string_equal(got.p, after);
	assert_int_equal(0, bk_case_read(&f.r, fixture_parse(&f, after),
	    &again));
	assert_int_equal(c.actions.n, again.actions.n);
	assert_int_equal(c.reasons.n, again.reasons.n);
	assert_int_equal(c.causes.n, again.causes.n);
	bk_buf_free(&got);
	fixture_end(&f);
}

/* --- what a case is ----------------------------------------------------- */

static const struct {
	const char	*text;
	bool		 suggested, off_ladder;
} kinds[] = {
	{ "status: open\nrung: phone\n", true, false },
	{ "status: open\nrung: phone\nactions: [{date: 2020-09-08, step: "
	    "note}, {date: 2020-09-22, step: advance, outcome: summons}]\n",
	    true, false },
	{ "status: open\nrung: phone\nactions: [{date: 2020-09-08, step: "
	    "confirm, outcome: confirmed}]\n", false, false },
	{ "status: open\nrung: phone\nactions: [{date: 2020-09-08, step: "
	    "phone, outcome: reached}]\n", false, false },
	{ "status: cancelled\nrung: phone\n", false, false },
	{ "status: open\nrung: phone\nreasons: [{rule: rights}]\n", true,
	    true },
	{ "status: open\nrung: phone\nreasons: [{rule: rights}, "
	    "{rule: family}]\n", true, false },
};

static void
test_a_suggestion_until_somebody_works_on_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(kinds); i++) {
		struct bk_case c;
		struct fixture f;

		fixture_begin(&f);
		assert_int_equal(0, bk_case_read(&f.r, fixture_parse(&f,
		    bk_arena_printf(&f.arena, HEAD "student: {nis: '1'}\n%s",
		    kinds[i].text)), &c));
		assert_int_equal(kinds[i].suggested, bk_case_suggested(&c));
		assert_int_equal(kinds[i].off_ladder,
		    bk_case_off_ladder(&c));
		fixture_end(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written_as_the_documents_say),
		cmocka_unit_test(test_texts_stay_texts),
		cmocka_unit_test(test_what_is_malformed_is_said),
		cmocka_unit_test(test_lost_quotes_are_found_in_check_mode),
		cmocka_unit_test(
		    test_a_change_is_in_the_struct_and_in_the_text),
		cmocka_unit_test(
		    test_a_suggestion_until_somebody_works_on_it),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
