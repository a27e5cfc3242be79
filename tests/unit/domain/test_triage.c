/*
 * Evidence meets what the school knows: opened, added to, moved, resolved,
 * reopened or left alone.
 */
#include "docs.h"
#include "story.h"
#include "term.h"
#include "triage.h"

/* --- from text to evidence and back ------------------------------------- */

struct trial {
	struct fixture		 f;
	struct bk_school	 school;
	struct bk_policy	 policy;
	struct bk_triage	 triage;
	struct bk_evidence	 e;
	const struct bk_attendance *recaps[8];
	const struct bk_referral *referrals[8];
	struct bk_student	 student;
	struct bk_case		 c;
};

static int
take_attendance(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct trial *t = ctx;
	struct bk_attendance *a = bk_arena_alloc(r->arena, sizeof(*a));

	assert_int_equal(0, bk_attendance_read(r, doc, a));
	t->recaps[t->e.recaps.n++] = a;
	return 0;
}

static int
take_referral(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct trial *t = ctx;
	struct bk_referral *ref = bk_arena_alloc(r->arena, sizeof(*ref));

	assert_int_equal(
	    0, bk_bind_read(r, bk_triage_referral_binds, doc, ref));
	t->referrals[t->e.referrals.n++] = ref;
	return 0;
}

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct trial *t = ctx;

	assert_int_equal(0, bk_bind_read(r, bk_student_binds, doc,
	    &t->student));
	t->e.student = &t->student;
	return 0;
}

static int
take_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct trial *t = ctx;

	return bk_case_read(r, doc, &t->c);
}

static const struct bk_doc_handler handlers[] = {
    BK_DOC("attendance", take_attendance), BK_DOC("referral", take_referral),
    BK_DOC("student", take_student), BK_DOC("case", take_case), BK_DOC_END};

static void
trial_begin(struct trial *t, const char *policy, const char *today,
    const char *docs)
{
	memset(t, 0, sizeof(*t));
	fixture_begin(&t->f);
	bk_school_default(&t->school);
	assert_int_equal(0, bk_policy_read(&t->f.r,
	    fixture_parse(&t->f, policy), &t->policy));
	t->triage = (struct bk_triage){ &t->school, &t->policy, day(today),
		&t->f.arena };
	t->e = (struct bk_evidence){ .term = bk_term_of(day(today)),
		.key = "10234", .recaps = { t->recaps, 0 },
		.referrals = { t->referrals, 0 } };
	if (bk_docs_each(docs, strlen(docs), &t->f.r, handlers, t) < 0)
		fail_msg("%s", t->f.said.p);
}

/* "phone open 2020-09-21 | low_activity 2020-09-04 | economic" */
static void
show_case(const struct bk_case *c, struct bk_buf *b)
{
	story_show(c, b);
	bk_buf_puts(b, " |");
	for (size_t i = 0; i < c->reasons.n; i++) {
		const struct bk_reason *r = &c->reasons.v[i];

		bk_buf_printf(b, " %s %s", bk_word_rules[r->rule].id,
		    show_day(r->to != BK_DATE_NONE ? r->to : r->date));
	}
	bk_buf_puts(b, " |");
	for (size_t i = 0; i < c->causes.n; i++)
		bk_buf_printf(b, " %s", c->causes.v[i]);
}

struct row {
	const char	*what, *policy, *today, *docs, *result, *shows;
};

static const char *const results[] = {
	[BK_TRIAGE_NOTHING] = "nothing", [BK_TRIAGE_OPENED] = "opened",
	[BK_TRIAGE_ADDED] = "added", [BK_TRIAGE_MOVED] = "moved",
	[BK_TRIAGE_RESOLVED] = "resolved", [BK_TRIAGE_REOPENED] = "reopened",
};

/* Judge a row; then once more: the same evidence must change nothing. */
static bool
judged(const struct row *row)
{
	struct bk_buf got = BK_BUF_INIT;
	struct bk_case *c;
	struct trial t;
	enum bk_triage_result r;
	bool same;

	trial_begin(&t, row->policy, row->today, row->docs);
	c = t.c.id ? &t.c : NULL;
	r = bk_triage_judge(&t.triage, &t.e, c, NULL, &t.c);
	if (t.c.id || r == BK_TRIAGE_OPENED)
		show_case(&t.c, &got);
	same = strcmp(results[r], row->result) == 0 &&
	    strcmp(got.p, row->shows) == 0;
	if (!same)
		print_message("%s:\ngot: %s: %s\nwanted: %s: %s\n",
		    row->what, results[r], got.p, row->result, row->shows);
	if (t.c.id)
		r = bk_triage_judge(&t.triage, &t.e, &t.c, NULL, &t.c);
	if (t.c.id && r != BK_TRIAGE_NOTHING) {
		print_message("%s: %s the second time\n", row->what,
		    results[r]);
		same = false;
	}
	bk_buf_free(&got);
	fixture_end(&t.f);
	return same;
}

static void
judge_all(const struct row *row, size_t n)
{
	bool all = true;

	for (size_t i = 0; i < n; i++)
		all = judged(&row[i]) && all;
	assert_true(all);
}

/* --- documents of the tables -------------------------------------------- */

#define LOW "---\nkind: attendance\nnis: '10234'\nterm: 2020-2021-1\n" \
	"from: 2020-07-13\nto: 2020-09-04\n" \
	"totals: {sessions: 100, present: 37, late: 3, sick: 2, excused: 5, " \
	"unexcused: 53}\n"
#define FINE "---\nkind: attendance\nnis: '10234'\nterm: 2020-2021-1\n" \
	"from: 2020-07-13\nto: 2020-09-04\n" \
	"totals: {sessions: 100, present: 90, unexcused: 10}\n"
#define WEEKS(from, to, totals) "---\nkind: attendance\nnis: '10234'\n" \
	"term: 2020-2021-1\nfrom: " from "\nto: " to "\ntotals: {" totals "}\n"
#define REFERRAL(date, rest) "---\nkind: referral\nnis: '10234'\n" \
	"date: " date "\nby: wali-x1\n" rest "\n"
#define CASE(standing, rest) "---\nkind: case\nid: 2020-2021-1/10234\n" \
	"term: 2020-2021-1\nstudent: {nis: '10234'}\nopened: 2020-09-07\n" \
	standing "\n" rest "\n"
#define OPEN "status: open\nrung: phone\ndue: 2020-09-21"
#define KNOWN "reasons: [{rule: low_activity, activity: 43.0, present: 37, " \
	"late: 3, sessions: 100, to: 2020-09-04}]"
#define REACHED "actions: [{date: 2020-09-10, step: phone, outcome: " \
	"reached, by: bk1}]"

/* --- opening ------------------------------------------------------------ */

static const struct row opening[] = {
	{ "nothing fires", "", "2020-09-07", FINE, "nothing", "" },
	{ "no evidence at all", "", "2020-09-07", "", "nothing", "" },
	{ "low activity", "", "2020-09-07", LOW, "opened",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "several rules, each with its reason", "", "2020-09-07",
	    WEEKS("2020-07-13", "2020-09-04", "sessions: 4, unexcused: 4")
	    "assignments: {due: 2, submitted: 0}\n", "opened",
	    "phone open 2020-09-21 | never_attended 2020-09-04 "
	    "low_activity 2020-09-04 no_assignments 2020-09-04 |" },
	{ "a rule switched off", "rules: {low_activity: false}",
	    "2020-09-07", LOW, "nothing", "" },
	{ "a referral, its causes", "", "2020-09-07",
	    REFERRAL("2020-09-03", "rule: behaviour\ncauses: [peers, own]"),
	    "opened", "phone open 2020-09-21 | behaviour 2020-09-03 | "
	    "peers own" },
	{ "a rule that is a cause, too", "", "2020-09-07",
	    REFERRAL("2020-09-03", "rule: economic\ncauses: [no_device]"),
	    "opened", "phone open 2020-09-21 | economic 2020-09-03 | "
	    "economic no_device" },
	{ "a referral of a rule switched off", "rules: {family: off}",
	    "2020-09-07", REFERRAL("2020-09-03", "rule: family"), "nothing",
	    "" },
	{ "attendance and a referral make one case", "", "2020-09-07",
	    LOW REFERRAL("2020-09-03", "rule: family"), "opened",
	    "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "family 2020-09-03 | family" },
	{ "straight to visit, by a cause", "straight_to_visit: [distance]",
	    "2020-09-07", REFERRAL("2020-09-03", "rule: other\n"
	    "causes: [distance]"), "opened",
	    "visit open 2020-09-14 | other 2020-09-03 | distance" },
	{ "straight to visit, by a rule on attendance",
	    "straight_to_visit: [low_activity]", "2020-09-07", LOW, "opened",
	    "visit open 2020-09-14 | low_activity 2020-09-04 |" },
	{ "rights have no due day [U]", "", "2020-09-07",
	    REFERRAL("2020-09-03", "rule: rights"), "opened",
	    "phone open - | rights 2020-09-03 |" },
	{ "rights beside another rule have", "", "2020-09-07",
	    LOW REFERRAL("2020-09-03", "rule: rights"), "opened",
	    "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "rights 2020-09-03 |" },
};

#define KIP "---\nkind: student\nnis: '10234'\nname: A\nflags: [pip, KIP]\n"

static const struct row roster[] = {
	{ "a flag opens no case", "", "2020-09-07", KIP, "nothing", "" },
	{ "but is a cause of one", "", "2020-09-07", KIP LOW, "opened",
	    "phone open 2020-09-21 | low_activity 2020-09-04 | economic" },
	{ "and of one that is open", "", "2020-09-07", KIP LOW CASE(OPEN,
	    KNOWN), "added",
	    "phone open 2020-09-21 | low_activity 2020-09-04 | economic" },
	{ "where the school says so, it opens one",
	    "rules: {economic: {from_roster: true}}", "2020-09-07", KIP,
	    "opened", "phone open 2020-09-21 | economic - | economic" },
	{ "exempt all the time: not absent [FIELD 1]", "", "2020-09-07",
	    "---\nkind: student\nnis: '10234'\nname: A\nexempt: [{from: "
	    "2020-07-01, to: 2020-12-01, why: internship}]\n" LOW, "nothing",
	    "" },
	{ "exempt for a part of it", "", "2020-09-07",
	    "---\nkind: student\nnis: '10234'\nname: A\nexempt: [{from: "
	    "2020-07-01, to: 2020-09-03}]\n" LOW, "opened",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "one recap of two is of days of exemption", "", "2020-09-07",
	    "---\nkind: student\nnis: '10234'\nname: A\nexempt: [{from: "
	    "2020-07-01, to: 2020-08-01}]\n"
	    WEEKS("2020-07-13", "2020-07-31", "sessions: 90, unexcused: 90")
	    WEEKS("2020-08-03", "2020-09-04", "sessions: 10, present: 10"),
	    "nothing", "" },
	{ "days of exemption are not absent",
	    "rules: {unexcused_run: true, chronic_absence: true}",
	    "2020-09-07", "---\nkind: student\nnis: '10234'\nname: A\n"
	    "exempt: [{from: 2020-07-15, to: 2020-07-16}]\n"
	    FINE "days: {from: 2020-07-13, marks: \"PPUUPPPP\"}\n", "nothing",
	    "" },
	{ "not enrolled any more", "", "2020-09-07",
	    "---\nkind: student\nnis: '10234'\nname: A\nenrolled: {to: "
	    "2020-07-12}\n" LOW, "nothing", "" },
};

static void
test_opening(void **state)
{
	(void)state;
	judge_all(opening, BK_NELEM(opening));
}

static void
test_flags_and_exemptions_of_the_roster(void **state)
{
	(void)state;
	judge_all(roster, BK_NELEM(roster));
}

/* --- evidence for a case that is there ---------------------------------- */

static const struct row adding[] = {
	{ "the same evidence again", "", "2020-09-08", LOW CASE(OPEN, KNOWN),
	    "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "newer evidence of the same rule", "", "2020-09-30",
	    WEEKS("2020-07-13", "2020-09-25", "sessions: 150, present: 50, "
	    "unexcused: 100") CASE(OPEN, KNOWN), "added",
	    "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "low_activity 2020-09-25 |" },
	{ "older evidence is no news", "", "2020-09-30",
	    WEEKS("2020-07-13", "2020-08-25", "sessions: 50, present: 10, "
	    "unexcused: 40") CASE(OPEN, KNOWN), "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "a corrected export of the same days", "", "2020-09-30",
	    WEEKS("2020-07-13", "2020-09-04", "sessions: 100, present: 38, "
	    "unexcused: 62") CASE(OPEN, KNOWN), "added",
	    "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "low_activity 2020-09-04 |" },
	{ "what fires nothing adds nothing", "", "2020-09-08",
	    FINE CASE(OPEN, KNOWN), "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "a referral is added and moves nothing [3.15]",
	    "straight_to_visit: [family]", "2020-10-30",
	    REFERRAL("2020-10-29", "rule: family") CASE(OPEN, KNOWN),
	    "added", "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "family 2020-10-29 | family" },
	{ "the due day is not touched by evidence [3.2]", "", "2020-09-15",
	    REFERRAL("2020-09-15", "rule: family\ncauses: [job_loss]")
	    CASE(OPEN, "causes: [job_loss]"), "added",
	    "phone open 2020-09-21 | family 2020-09-15 | job_loss family" },
	{ "rights come onto the ladder with another rule", "", "2020-09-15",
	    LOW CASE("status: open\nrung: phone",
	    "reasons: [{rule: rights, date: 2020-09-01}]"), "added",
	    "phone open 2020-09-29 | rights 2020-09-01 "
	    "low_activity 2020-09-04 |" },
};

static const struct row watching[] = {
	{ "new attendance that still fires moves up [3.6]", "", "2020-09-30",
	    WEEKS("2020-09-11", "2020-09-24", "sessions: 20, present: 5, "
	    "unexcused: 15") CASE(OPEN, KNOWN "\n" REACHED), "moved",
	    "summons open 2020-10-07 > 09-30 summons | low_activity "
	    "2020-09-04 low_activity 2020-09-24 |" },
	{ "opened by an export made ahead of its days", "", "2020-10-20",
	    WEEKS("2020-09-19", "2020-10-10", "sessions: 20, present: 5, "
	    "unexcused: 15") CASE(OPEN, "reasons: [{rule: low_activity, to: "
	    "2020-09-18}]\n" REACHED), "moved",
	    "summons open 2020-10-27 > 10-20 summons | low_activity "
	    "2020-09-18 low_activity 2020-10-10 |" },
	{ "not before watch_days", "", "2020-09-30",
	    WEEKS("2020-09-11", "2020-09-23", "sessions: 20, present: 5, "
	    "unexcused: 15") CASE(OPEN, KNOWN "\n" REACHED), "added",
	    "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "low_activity 2020-09-23 |" },
	{ "the policy's watch_days", "watch_days: 20", "2020-10-02",
	    WEEKS("2020-09-11", "2020-09-30", "sessions: 20, present: 5, "
	    "unexcused: 15") CASE(OPEN, KNOWN "\n" REACHED), "moved",
	    "summons open 2020-10-09 > 10-02 summons | low_activity "
	    "2020-09-04 low_activity 2020-09-30 |" },
	{ "another rule than those that opened it", "", "2020-09-30",
	    WEEKS("2020-09-11", "2020-09-24", "sessions: 20, present: 20")
	    "assignments: {due: 3, submitted: 0}\n"
	    CASE(OPEN, KNOWN "\n" REACHED), "added",
	    "phone open 2020-09-21 | low_activity 2020-09-04 "
	    "no_assignments 2020-09-24 |" },
	{ "unless it opened it again", "", "2020-10-05",
	    WEEKS("2020-09-17", "2020-09-30", "sessions: 20, present: 20")
	    "assignments: {due: 3, submitted: 0}\n"
	    CASE(OPEN, "reasons: [{rule: no_assignments, due: 2, submitted: "
	    "0, to: 2020-09-14}]\nactions: [{date: 2020-09-08, step: close}, "
	    "{date: 2020-09-15, step: reopen}, {date: 2020-09-16, step: "
	    "phone, outcome: reached}]"), "moved",
	    "summons open 2020-10-12 > 10-05 summons | no_assignments "
	    "2020-09-14 no_assignments 2020-09-30 |" },
	{ "what fires nothing moves nothing", "", "2020-09-30",
	    WEEKS("2020-09-11", "2020-09-24", "sessions: 20, present: 20")
	    CASE(OPEN, KNOWN "\n" REACHED), "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "but resolves with auto_resolve [3.10]", "auto_resolve: true",
	    "2020-09-30", WEEKS("2020-09-11", "2020-09-24",
	    "sessions: 20, present: 20") CASE(OPEN, KNOWN "\n" REACHED),
	    "resolved",
	    "phone resolved 2020-09-21 | low_activity 2020-09-04 |" },
	{ "only after watch_days", "auto_resolve: true", "2020-09-30",
	    WEEKS("2020-09-11", "2020-09-23", "sessions: 20, present: 20")
	    CASE(OPEN, KNOWN "\n" REACHED), "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "and only after a success", "auto_resolve: true", "2020-09-30",
	    WEEKS("2020-09-11", "2020-09-24", "sessions: 20, present: 20")
	    CASE(OPEN, KNOWN), "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
	{ "no session after it: nothing is known", "auto_resolve: true",
	    "2020-09-30", WEEKS("2020-09-11", "2020-09-24", "sessions: 0")
	    CASE(OPEN, KNOWN "\n" REACHED), "nothing",
	    "phone open 2020-09-21 | low_activity 2020-09-04 |" },
};

/* A log of the whole term: what counts is what its days say since. */
static const struct row cumulative[] = {
	{ "bad before the success, good after it", "auto_resolve: true",
	    "2020-09-30", WEEKS("2020-08-31", "2020-09-25",
	    "sessions: 20, present: 11, unexcused: 9")
	    "days: {from: 2020-08-31, marks: \"UUUUU..UUUUP..PPPPP..PPPPP\"}"
	    "\n" CASE(OPEN, KNOWN "\n" REACHED), "resolved",
	    "phone resolved 2020-09-21 | low_activity 2020-09-04 |" },
	{ "good before it, bad after", "", "2020-09-30",
	    WEEKS("2020-08-31", "2020-09-25",
	    "sessions: 20, present: 10, unexcused: 10")
	    "days: {from: 2020-08-31, marks: \"PPPPP..PPPPU..UUUUU..UUUPU\"}"
	    "\n" CASE(OPEN, KNOWN "\n" REACHED), "moved",
	    "summons open 2020-10-07 > 09-30 summons | low_activity "
	    "2020-09-04 |" },
	{ "of two subjects the better mark of a day counts",
	    "auto_resolve: true", "2020-09-30",
	    WEEKS("2020-08-31", "2020-09-25", "sessions: 20, present: 20")
	    "days: {from: 2020-08-31, marks: \"PPPPP..PPPPP..PPPPP..PPPPP\"}"
	    "\nsubjects: [{subject: A, from: 2020-08-31, to: 2020-09-25, "
	    "sessions: 20, present: 20}]"
	    "\nsources: [{file: a.csv, sha256: aa}]\n"
	    WEEKS("2020-08-31", "2020-09-25", "sessions: 20, unexcused: 20")
	    "subjects: [{subject: B, from: 2020-08-31, to: 2020-09-25, "
	    "sessions: 20, unexcused: 20}]\n"
	    "days: {from: 2020-08-31, marks: \"UUUUU..UUUUU..UUUUU..UUUUU\"}"
	    "\nsources: [{file: b.csv, sha256: bb}]\n"
	    CASE(OPEN, KNOWN "\n" REACHED), "resolved",
	    "phone resolved 2020-09-21 | low_activity 2020-09-04 |" },
};

static void
test_adding_to_an_open_case(void **state)
{
	(void)state;
	judge_all(adding, BK_NELEM(adding));
}

static void
test_attendance_after_a_success(void **state)
{
	(void)state;
	judge_all(watching, BK_NELEM(watching));
	judge_all(cumulative, BK_NELEM(cumulative));
}

/* --- closed cases ------------------------------------------------------- */

#define MISTAKEN "status: cancelled\nrung: phone\ndue: 2020-09-21"
#define RESOLVED "status: resolved\nrung: summons\ndue: 2020-09-21"
#define CLOSED_ON(date) "actions: [{date: " date ", step: close, by: bk1}]"

static const struct row closed[] = {
	{ "mistaken: the same evidence does not open it [3.11]", "",
	    "2020-09-30", LOW CASE(MISTAKEN, KNOWN), "nothing",
	    "phone cancelled 2020-09-21 | low_activity 2020-09-04 |" },
	{ "nor older evidence of another rule", "", "2020-09-30",
	    WEEKS("2020-07-13", "2020-09-01", "sessions: 20, present: 20")
	    "assignments: {due: 3, submitted: 0}\n" CASE(MISTAKEN, KNOWN),
	    "nothing",
	    "phone cancelled 2020-09-21 | low_activity 2020-09-04 |" },
	{ "nor newer attendance that fires nothing", "", "2020-09-30",
	    WEEKS("2020-07-13", "2020-09-25", "sessions: 20, present: 20")
	    CASE(MISTAKEN, KNOWN), "nothing",
	    "phone cancelled 2020-09-21 | low_activity 2020-09-04 |" },
	{ "newer evidence does", "", "2020-09-30",
	    WEEKS("2020-07-13", "2020-09-25", "sessions: 150, present: 50, "
	    "unexcused: 100") CASE(MISTAKEN, KNOWN), "reopened",
	    "phone open 2020-10-14 | low_activity 2020-09-04 "
	    "low_activity 2020-09-25 |" },
	{ "a later referral, too", "", "2020-09-30",
	    REFERRAL("2020-09-28", "rule: family") CASE(MISTAKEN, KNOWN),
	    "reopened", "phone open 2020-10-14 | low_activity 2020-09-04 "
	    "family 2020-09-28 | family" },
	{ "an earlier one not", "", "2020-09-30",
	    REFERRAL("2020-09-02", "rule: family") CASE(MISTAKEN, KNOWN),
	    "nothing",
	    "phone cancelled 2020-09-21 | low_activity 2020-09-04 |" },
	{ "resolved: what came before does not open it", "", "2020-09-30",
	    LOW CASE(RESOLVED, KNOWN "\n" CLOSED_ON("2020-09-20")),
	    "nothing",
	    "summons resolved 2020-09-21 | low_activity 2020-09-04 |" },
	{ "nor evidence it had, though of later days", "", "2020-09-30",
	    WEEKS("2020-08-31", "2020-09-04", "sessions: 5, unexcused: 5")
	    "days: {from: 2020-08-31, marks: UUUUU}\n"
	    CASE(RESOLVED, "reasons: [{rule: low_activity, to: 2020-09-04}]"
	    "\n" CLOSED_ON("2020-09-02")), "nothing",
	    "summons resolved 2020-09-21 | low_activity 2020-09-04 |" },
	{ "what came after does, on the same rung", "", "2020-10-12",
	    WEEKS("2020-09-21", "2020-10-09", "sessions: 20, unexcused: 20")
	    CASE(RESOLVED, KNOWN "\n" CLOSED_ON("2020-09-20")), "reopened",
	    "summons open 2020-10-19 | low_activity 2020-09-04 "
	    "never_attended 2020-10-09 low_activity 2020-10-09 |" },
	{ "a later referral does, too", "", "2020-10-12",
	    REFERRAL("2020-10-09", "rule: family") CASE(RESOLVED, KNOWN "\n"
	    CLOSED_ON("2020-09-20")), "reopened",
	    "summons open 2020-10-19 | low_activity 2020-09-04 "
	    "family 2020-10-09 | family" },
	{ "an earlier one not", "", "2020-10-12",
	    REFERRAL("2020-09-18", "rule: family") CASE(RESOLVED, KNOWN "\n"
	    CLOSED_ON("2020-09-20")), "nothing",
	    "summons resolved 2020-09-21 | low_activity 2020-09-04 |" },
	{ "referred: late evidence is noted, no more", "", "2020-10-12",
	    WEEKS("2020-09-21", "2020-10-09", "sessions: 20, unexcused: 20")
	    CASE("status: referred\nrung: visit", KNOWN), "added",
	    "visit referred - | low_activity 2020-09-04 "
	    "never_attended 2020-10-09 low_activity 2020-10-09 |" },
	{ "carried over: as much", "", "2020-10-12",
	    WEEKS("2020-09-21", "2020-10-09", "sessions: 20, unexcused: 20")
	    CASE("status: carried_over\nrung: visit", KNOWN), "added",
	    "visit carried_over - | low_activity 2020-09-04 "
	    "never_attended 2020-10-09 low_activity 2020-10-09 |" },
	{ "left: as much", "", "2020-10-12",
	    WEEKS("2020-09-21", "2020-10-09", "sessions: 20, unexcused: 20")
	    CASE("status: left\nrung: phone", KNOWN), "added",
	    "phone left - | low_activity 2020-09-04 "
	    "never_attended 2020-10-09 low_activity 2020-10-09 |" },
};

static void
test_closed_cases(void **state)
{
	(void)state;
	judge_all(closed, BK_NELEM(closed));
}

/* --- recaps add up [DESIGN] --------------------------------------------- */

#define RECAP(subject, from, to, counts, sha) "---\nkind: attendance\n" \
	"nis: '10234'\nterm: 2020-2021-1\nsubjects: [{subject: " subject \
	", from: " from ", to: " to ", " counts "}]\nsources: [{file: x.csv, " \
	"sha256: " sha "}]\n"

static const struct {
	const char	*what, *docs;
	int		 present, sessions, replaced;
} sums[] = {
	{ "two subjects", RECAP("A", "2020-07-13", "2020-08-01",
	    "present: 1, unexcused: 9", "aa") RECAP("B", "2020-07-13",
	    "2020-08-01", "present: 2, unexcused: 8", "bb"), 3, 20, 0 },
	{ "the same file twice", RECAP("A", "2020-07-13", "2020-08-01",
	    "present: 1, unexcused: 9", "aa") RECAP("A", "2020-07-13",
	    "2020-08-01", "present: 1, unexcused: 9", "aa"), 1, 10, 0 },
	{ "the same subject, later days", RECAP("A", "2020-07-13",
	    "2020-08-01", "present: 1, unexcused: 9", "aa") RECAP("A",
	    "2020-08-02", "2020-08-31", "present: 2, unexcused: 8", "bb"),
	    3, 20, 0 },
	{ "the same subject, one day of both", RECAP("A", "2020-07-13",
	    "2020-08-01", "present: 1, unexcused: 9", "aa") RECAP("A",
	    "2020-08-01", "2020-08-31", "present: 2, unexcused: 8", "bb"),
	    2, 10, 1 },
};

static void
test_recaps_of_one_student_add_up(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(sums); i++) {
		struct bk_attendance total;
		struct bk_recaps_told told = { 0 };
		struct trial t;

		trial_begin(&t, "", "2020-09-07", sums[i].docs);
		assert_true(bk_triage_total(&t.triage, &t.e, &total, &told));
		assert_int_equal(total.totals.present, sums[i].present);
		assert_int_equal(total.totals.sessions, sums[i].sessions);
		assert_int_equal(told.replaced, sums[i].replaced);
		fixture_end(&t.f);
	}
}

/* --- who and why -------------------------------------------------------- */

#define SCHOOL "staff: [{id: bk1, role: counsellor}, {id: kor, role: " \
	"coordinator}]\nclasses: [{id: X-1, grade: X, counsellor: bk1}]\n"

static const struct {
	const char	*docs, *name, *class, *grade, *counsellor;
} people[] = {
	/* the roster's word before the recap's before the referral's */
	{ "---\nkind: student\nnis: '10234'\nname: \"Siti\"\nclass: X-1\n"
	    LOW "name: S.\nclass: X-2\n", "Siti", "X-1", "X", "bk1" },
	{ "---\nkind: student\nnis: '10234'\nname: \"Siti\"\nclass: X-2\n"
	    "classes: [{class: X-1, to: 2020-09-30}]\n" LOW, "Siti", "X-1",
	    "X", "bk1" },
	{ LOW "name: S.\nclass: XI-2\n" REFERRAL("2020-09-03",
	    "rule: other\nname: Ref\nclass: X-9"), "S.", "XI-2", "XI",
	    "kor" },
	{ REFERRAL("2020-09-03", "rule: other\nname: Ref\nclass: F2"), "Ref",
	    "F2", NULL, "kor" },
	{ LOW, NULL, NULL, NULL, "kor" },
};

static bool
same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void
test_who_it_is_and_who_counsels(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(people); i++) {
		const struct bk_case_student *s;
		struct trial t;

		trial_begin(&t, "", "2020-09-07", people[i].docs);
		assert_int_equal(0, bk_school_read(&t.f.r,
		    fixture_parse(&t.f, SCHOOL), &t.school));
		assert_int_equal(BK_TRIAGE_OPENED, bk_triage_judge(&t.triage,
		    &t.e, NULL, NULL, &t.c));
		s = &t.c.student;
		assert_string_equal(s->nis, "10234");
		assert_true(same(s->name, people[i].name));
		assert_true(same(s->class, people[i].class));
		assert_true(same(s->grade, people[i].grade));
		assert_true(same(t.c.counsellor, people[i].counsellor));
		fixture_end(&t.f);
	}
}

/* A new school year: the successor is in the class of the new roster. */
static void
test_the_successor_is_in_the_new_class(void **state)
{
	struct bk_attendance recap = { .nis = "10234" };
	const struct bk_attendance *told = &recap;
	struct bk_case next;
	struct trial t;

	(void)state;
	trial_begin(&t, "", "2021-07-12",
	    "---\nkind: student\nnis: '10234'\nname: A\nclass: XI-1\n"
	    CASE(OPEN, KNOWN));
	assert_int_equal(0, bk_school_read(&t.f.r,
	    fixture_parse(&t.f, SCHOOL), &t.school));
	t.c.student.class = "X-1";
	t.c.student.grade = "X";
	t.c.counsellor = "bk1";
	bk_triage_succeed(&t.triage, &t.c, t.e.term, &t.student, NULL,
	    &next);
	assert_string_equal(next.id, "2021-2022-1/10234");
	assert_string_equal(next.student.class, "XI-1");
	assert_string_equal(next.student.grade, "XI");
	assert_string_equal(next.counsellor, "kor");
	bk_triage_succeed(&t.triage, &t.c, t.e.term, NULL, NULL, &next);
	assert_string_equal(next.student.class, "X-1");
	assert_string_equal(next.counsellor, "bk1");
	/* what the evidence of that term says, where no roster does */
	recap.class = "XI-2";
	t.e.recaps.v = &told;
	t.e.recaps.n = 1;
	bk_triage_succeed(&t.triage, &t.c, t.e.term, NULL, &t.e, &next);
	assert_string_equal(next.student.class, "XI-2");
	assert_string_equal(next.student.grade, "XI");
	bk_triage_succeed(&t.triage, &t.c, t.e.term - 1, NULL, &t.e, &next);
	assert_string_equal(next.student.class, "X-1");
	fixture_end(&t.f);
}

static const struct {
	const char	*policy, *docs, *said;
} explained[] = {
	{ "", LOW, "10234: never_attended no (37 present, 3 late, 2 sick, 5 "
	    "excused of 100 sessions); low_activity yes (43.0 % < 50.0 %, 40 "
	    "of 93); no_assignments no (none known); unexcused_run off; "
	    "chronic_absence off -> case opened (usulan)\n" },
	{ "", FINE, "10234: never_attended no (90 present, 0 late, 0 sick, 0 "
	    "excused of 100 sessions); low_activity no (90.0 % >= 50.0 %, 90 "
	    "of 100); no_assignments no (none known); unexcused_run off; "
	    "chronic_absence off -> no case\n" },
	{ "rules: {unexcused_run: on, chronic_absence: 20}",
	    FINE "days: {from: 2020-07-13, marks: UU.UPPPPPP}\n"
	    "assignments: {due: 4, submitted: 1}\n",
	    "10234: never_attended no (90 present, 0 late, 0 sick, 0 "
	    "excused of 100 sessions); low_activity no (90.0 % >= 50.0 %, 90 "
	    "of 100); no_assignments no (1 of 4 handed in); unexcused_run "
	    "yes (3 days, limit 3); chronic_absence yes (3 of 9 days, limit "
	    "20.0 %) -> case opened (usulan)\n" },
	{ "rules: {family: off}", REFERRAL("2020-09-03", "rule: family")
	    REFERRAL("2020-09-04", "rule: other"),
	    "10234: no attendance; family off (referral of 2020-09-03 by "
	    "wali-x1); other yes (referral of 2020-09-04 by wali-x1) -> case "
	    "opened\n" },
	{ "", LOW CASE(MISTAKEN, KNOWN), "10234: never_attended no (37 "
	    "present, 3 late, 2 sick, 5 excused of 100 sessions); "
	    "low_activity yes (43.0 % < 50.0 %, 40 of 93); no_assignments no "
	    "(none known); unexcused_run off; chronic_absence off -> case "
	    "2020-2021-1/10234 is cancelled, nothing new\n" },
	{ "", "---\nkind: student\nnis: '10234'\nname: A\nexempt: [{}]\n"
	    LOW, "10234: exempt all the time -> no case\n" },
};

static void
test_explaining(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(explained); i++) {
		struct bk_buf said = BK_BUF_INIT;
		enum bk_triage_result r;
		struct bk_case *c;
		struct trial t;

		trial_begin(&t, explained[i].policy, "2020-09-07",
		    explained[i].docs);
		c = t.c.id ? &t.c : NULL;
		r = bk_triage_judge(&t.triage, &t.e, c, NULL, &t.c);
		bk_triage_explain(&t.triage, &t.e, t.c.id ? &t.c : NULL, r,
		    &said);
		assert_string_equal(said.p, explained[i].said);
		bk_buf_free(&said);
		fixture_end(&t.f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_opening),
		cmocka_unit_test(test_flags_and_exemptions_of_the_roster),
		cmocka_unit_test(test_adding_to_an_open_case),
		cmocka_unit_test(test_attendance_after_a_success),
		cmocka_unit_test(test_closed_cases),
		cmocka_unit_test(test_recaps_of_one_student_add_up),
		cmocka_unit_test(test_who_it_is_and_who_counsels),
		cmocka_unit_test(test_the_successor_is_in_the_new_class),
		cmocka_unit_test(test_explaining),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
