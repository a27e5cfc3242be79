/*
 * bk-check's rules on one document. What it says of whole repositories is in
 * tests/golden/bk-check.
 */
#include "fixture.h"
#include "check.h"
#include "ladder.h"
#include "story.h"

/* --- slips of keys ------------------------------------------------------ */

static const struct bk_bind keys[] = {
	BK_BIND_KEY("status"),
	BK_BIND_KEY("rung"),
	BK_BIND_KEY("due"),
	BK_BIND_KEY("note"),
	BK_BIND_KEY("recommendations"),
	BK_BIND_END
};

static const struct { const char *text, *said; } slips[] = {
	{ "status: x", "" },
	{ "statuss: x", "statuss (did you mean status?)" },
	{ "staus: x", "staus (did you mean status?)" },
	{ "sttaus: x", "sttaus (did you mean status?)" },
	{ "Status: x", "Status (did you mean status?)" },
	{ "sttas: x", "" },			/* two slips in a short key */
	{ "recomendation: x", "recomendation (did you mean recommendations?)" },
	{ "rekomendasi: x", "" },
	{ "notes: x", "notes (did you mean note?)" },
	{ "notes: x\nnote: y", "" },		/* then it is another key */
	{ "duo: x", "" },			/* too short to tell */
	{ "kind: x", "" },
	{ "warna: merah", "" },
	{ "\"\": x", "" },
	{ "abcdefghijklmnopqrstuvwxyzabcdefghijkl: x", "" },
};

static void
a_slip_of_a_key_is_said_a_persons_own_key_is_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(slips); i++) {
		char want[128] = "";
		struct fixture f;

		fixture_begin(&f);
		bk_bind_check_keys(&f.r, keys, fixture_parse(&f,
		    slips[i].text));
		if (*slips[i].said)
			snprintf(want, sizeof(want), "finding: f.yaml:1: key "
			    "not known: %s\n", slips[i].said);
		assert_string_equal(f.said.p, want);
		fixture_end(&f);
	}
}

/* --- windows ------------------------------------------------------------ */

static const struct { const char *text; unsigned days; int start, end; }
    windows[] = {
	{ "Mon-Fri 08:00-17:00", 0x1f, 480, 1020 },
	{ "Sat 08:00-12:00", 0x20, 480, 720 },
	{ "Wed,Fri-Sat 16:00-24:00", 0x34, 960, 1440 },
	{ "Sat-Mon 00:00-00:05", 0x61, 0, 5 },
	{ "Mon-Fri 17:00-08:00", 0, 0, 0 },
	{ "Mon-Fri 08:00-08:00", 0, 0, 0 },
	{ "Mon-Fri 8:00-17:00", 0, 0, 0 },
	{ "Mon-Fri 08.00-17.00", 0, 0, 0 },
	{ "Mon-Fri  08:00-17:00", 0, 0, 0 },
	{ "Mon - Fri 08:00-17:00", 0, 0, 0 },
	{ "Senin 08:00-17:00", 0, 0, 0 },
	{ "Mon-Fri", 0, 0, 0 },
	{ " 08:00-17:00", 0, 0, 0 },
	{ "", 0, 0, 0 },
};

static void
a_window_is_days_and_hours(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(windows); i++) {
		struct bk_window w = { .days = 0 };

		assert_int_equal(bk_calendar_window(bk_str(windows[i].text),
		    &w), windows[i].days ? 0 : -1);
		assert_int_equal(w.days, windows[i].days);
		assert_int_equal(w.start, windows[i].start);
		assert_int_equal(w.end, windows[i].end);
	}
}

/* --- one case ----------------------------------------------------------- */

struct office {
	struct bk_school	school;
	struct bk_policy	policy;
	struct bk_calendar	calendar;
	struct bk_check		k;
};

static void
office_begin(struct office *o)
{
	bk_school_default(&o->school);
	bk_policy_default(&o->policy);
	o->calendar = (struct bk_calendar){ { NULL, 0 } };
	bk_check_begin(&o->k, &o->school, &o->policy, &o->calendar,
	    day("2020-12-31"));
}

/* What is said of a case of 2020 that these actions follow. */
static void
check(struct fixture *f, const struct office *o, const char *head,
    const char *actions)
{
	const char *text = bk_arena_printf(&f->arena, "kind: case\n"
	    "id: 2020-2021-1/1\nterm: 2020-2021-1\nstudent: {nis: \"1\"}\n"
	    "opened: 2020-09-07\ndue: 2020-12-31\n%s\nactions:\n%s\n", head,
	    actions);
	struct bk_case c;

	f->r.check = true;
	assert_int_equal(bk_case_read(&f->r, fixture_parse(f, text), &c), 0);
	bk_check_case(&o->k, &f->r, &c);
}

#define OPEN	"status: open\nrung: visit"
#define ASKED	"- {date: 2020-10-01, step: approval, outcome: granted}\n" \
		"- {date: 2020-10-01, step: consent, outcome: given}\n"

/* The approval is of Thursday 2020-10-01; seven working days: 2020-10-12. */
static const struct { const char *head, *actions, *said, *of_form; } told[] = {
	{ OPEN, ASKED "- {date: 2020-10-12, step: visit, outcome: met}",
	    "", "" },
	{ OPEN, ASKED "- {date: 2020-10-13, step: visit, outcome: met}",
	    "finding: f.yaml:12: visit later than the standard: 7 working "
	    "days after the approval, 2020-10-12\n", "" },
	/* Recorded late, but given before. */
	{ OPEN, "- {date: 2020-10-06, step: visit, outcome: met}\n" ASKED,
	    "finding: f.yaml:11: older than the action before it: "
	    "2020-10-06\n", "" },
	/* Given after the visit, refused before it. */
	{ OPEN, "- {date: 2020-10-06, step: approval, outcome: denied}\n"
	    "- {date: 2020-10-06, step: visit, outcome: met}\n"
	    "- {date: 2020-10-07, step: approval, outcome: granted}\n"
	    "- {date: 2020-10-07, step: consent, outcome: given}\n",
	    "finding: f.yaml:11: visit without the principal's approval\n"
	    "finding: f.yaml:11: visit without the guardian's consent\n",
	    "" },
	/* An approval counts for one request. */
	{ OPEN, ASKED "- {date: 2020-10-02, step: visit_request}\n"
	    "- {date: 2020-10-06, step: visit, outcome: nobody_home}\n",
	    "finding: f.yaml:13: visit without the principal's approval\n"
	    "finding: f.yaml:13: visit without the guardian's consent\n",
	    "" },
	/* One that did not take place needs none. */
	{ OPEN, "- {date: 2020-09-08, step: visit, outcome: cancelled}\n"
	    "- {date: 2020-09-08, step: advance, outcome: visit}", "", "" },
	/* Two clones moved it on, one lifted it: it never moves down. */
	{ OPEN, ASKED "- {date: 2020-10-06, step: visit, outcome: met}\n"
	    "- {date: 2020-10-07, step: advance, outcome: summons}", "", "" },
	{ "status: open\nrung: phone",
	    "- {date: 2020-09-08, step: summons, outcome: came}",
	    "finding: f.yaml:8: rung does not follow from the actions: "
	    "summons expected\n",
	    "finding: f.yaml:8: rung does not follow from the actions: "
	    "summons expected\n" },
	/* A successor opens on the rung of the case it follows. */
	{ "status: open\nrung: summons\nfollows: 2019-2020-2/1",
	    "- {date: 2020-09-08, step: note}", "", "" },
	{ "status: carried_over\nrung: phone",
	    "- {date: 2020-09-08, step: note}", "", "" },
	{ "status: open\nrung: phone",
	    "- {date: 2020-09-08, step: close}\n"
	    "- {date: 2020-09-09, step: reopen}", "", "" },
	/* Two people at once: one closed it, one called. */
	{ "status: resolved\nrung: phone",
	    "- {date: 2020-09-08, step: close}\n"
	    "- {date: 2020-09-09, step: phone, outcome: reached}",
	    "note: f.yaml:11: done when the case was closed: phone; two people "
	    "may have worked on it at once; it stays\n", "" },
	{ "status: resolved\nrung: phone",
	    "- {date: 2020-09-08, step: close}\n"
	    "- {date: 2020-09-09, step: close}",
	    "finding: f.yaml:11: action not possible: the case is resolved: "
	    "it takes note, promise and reopen\n", "" },
	{ "status: open\nrung: phone",
	    "- {date: 2020-09-08, step: phone, outcome: met}",
	    "finding: f.yaml:10: action not possible: 'phone' takes one of: "
	    "reached, unreachable, wrong_number\n",
	    "finding: f.yaml:10: action not possible: 'phone' takes one of: "
	    "reached, unreachable, wrong_number\n" },
};

static void
a_case_is_judged_by_its_actions(void **state)
{
	struct office o;

	(void)state;
	office_begin(&o);
	for (size_t i = 0; i < BK_NELEM(told); i++)
		for (int form = 0; form < 2; form++) {
			struct fixture f;

			fixture_begin(&f);
			o.k.form_only = form;
			check(&f, &o, told[i].head, told[i].actions);
			assert_string_equal(f.said.p, form ?
			    told[i].of_form : told[i].said);
			fixture_end(&f);
		}
	bk_check_end(&o.k);
}

/* --- what the tools write ----------------------------------------------- */

/* One action that bk-record would take, or a morning of cron. */
static void
live(struct bk_case *c, const struct bk_policy *policy, struct dice *d,
    bk_date *today, struct bk_arena *a)
{
	int step = (int)roll(d, BK_NSTEPS), outcome;
	struct bk_action act;

	*today += (bk_date)roll(d, 9);
	if (roll(d, 4) == 0) {
		bk_ladder_advance(c, policy, *today, a, NULL);
		return;
	}
	outcome = (int)roll(d, BK_NOUTCOMES + 1) - 1;
	if (bk_ladder_refuses(NULL, c, step, outcome, a))
		return;
	bk_bind_clear(bk_case_action_binds, &act);
	act.date = *today - (bk_date)roll(d, 12);	/* some late */
	act.step = step;
	act.outcome = outcome;
	act.by = "bk1";
	bk_ladder_record(c, policy, &act, a, NULL);
}

/*
 * Whatever was recorded in whatever order, its form is right: a hook must
 * never refuse what our own tools wrote.
 */
static void
what_the_tools_record_is_of_the_right_form(void **state)
{
	struct dice d = { 20201122 };
	struct office o;

	(void)state;
	office_begin(&o);
	o.k.form_only = true;
	for (int i = 0; i < 400; i++) {
		struct bk_buf text = BK_BUF_INIT;
		struct bk_case c, read;
		struct fixture f;
		bk_date today;

		fixture_begin(&f);
		f.r.check = true;
		c = story_case(&f.arena, &o.policy);
		today = c.opened;
		for (int n = 0; n < 200; n++)
			live(&c, &o.policy, &d, &today, &f.arena);
		bk_case_write(&text, &c, &f.arena);
		assert_int_equal(bk_case_read(&f.r, fixture_parse(&f, text.p),
		    &read), 0);
		bk_check_case(&o.k, &f.r, &read);
		assert_string_equal(f.said.p, "");
		bk_buf_free(&text);
		fixture_end(&f);
	}
	bk_check_end(&o.k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_slip_of_a_key_is_said_a_persons_own_key_is_not),
		cmocka_unit_test(a_window_is_days_and_hours),
		cmocka_unit_test(a_case_is_judged_by_its_actions),
		cmocka_unit_test(what_the_tools_record_is_of_the_right_form),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
