/* The merge of two people's work on one case (merge.h). */
#include "story.h"

#include "merge.h"

#define HEAD \
	"---\nkind: case\nversion: 1\nid: 2020-2021-1/10234\n" \
	"term: 2020-2021-1\n" \
	"student: {nis: \"10234\", name: \"Siti\", class: \"X-1\"}\n" \
	"counsellor: bk1\nopened: 2020-09-07\n"
#define STANDS(status, rung, due) \
	"status: " status "\nrung: " rung "\ndue: " due "\n"
#define OPEN	STANDS("open", "phone", "2020-09-21")
#define SUMMONS(due) STANDS("open", "summons", due)
#define REASON	"reasons:\n  - {rule: low_activity, activity: 29.6}\n"
#define ACTIONS	"actions:\n"
#define ACT(date, step, outcome, by) \
	"  - date: " date "\n    step: " step "\n    outcome: " outcome "\n" \
	"    by: " by "\n"
#define CALL(date, by) ACT(date, "phone", "unreachable", by)
#define REACHED(date, by) ACT(date, "phone", "reached", by)
#define MOVE(date, why) \
	"  - date: " date "\n    step: advance\n    outcome: summons\n" \
	"    by: bk-triage\n    note: \"phone: " why "\"\n"
#define NOTE(date, by, text) \
	"  - date: " date "\n    step: note\n    by: " by "\n    note: \"" \
	text "\"\n"

static int
merge(const char *o, const char *a, const char *b, struct bk_buf *out)
{
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_diag quiet = { .emit = NULL };
	struct bk_policy policy;
	struct bk_merge m = { bk_str(o), bk_str(a), bk_str(b), "case.yaml",
		&policy, NULL };
	int r;

	bk_policy_default(&policy);
	bk_buf_clear(out);
	r = bk_merge_case(&m, &arena, out, &quiet);
	bk_arena_free(&arena);
	return r;
}

struct row {
	const char	*what, *o, *a, *b, *merged;
	int		 conflicts;
	bool		 one_way;	/* the other way round differs */
};

static void
run_rows(const struct row *row, size_t n)
{
	struct bk_buf out = BK_BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		int r = merge(row[i].o, row[i].a, row[i].b, &out);

		if (r != row[i].conflicts ||
		    strcmp(out.p, row[i].merged) != 0)
			fail_msg("%s: %d conflicts\n%s", row[i].what, r,
			    out.p);
		if (row[i].one_way || r != 0)
			continue;
		r = merge(row[i].o, row[i].b, row[i].a, &out);
		if (r != 0 || strcmp(out.p, row[i].merged) != 0)
			fail_msg("%s, the other way: %d\n%s", row[i].what, r,
			    out.p);
	}
	bk_buf_free(&out);
}

static void
one_side_alone(void **state)
{
	static const struct row rows[] = {
		{ "nobody did anything", HEAD OPEN REASON, HEAD OPEN REASON,
		    HEAD OPEN REASON, HEAD OPEN REASON, 0, false },
		{ "a call by one", HEAD OPEN REASON,
		    HEAD OPEN REASON ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD OPEN REASON,
		    HEAD OPEN REASON ACTIONS CALL("2020-09-08", "bk1"), 0,
		    false },
		{ "a comment by one, a call by the other",
		    HEAD OPEN REASON, HEAD "# call after six\n" OPEN REASON,
		    HEAD OPEN REASON ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD "# call after six\n" OPEN REASON ACTIONS
		    CALL("2020-09-08", "bk1"), 0, false },
		{ "a key by one, a call by the other",
		    HEAD OPEN REASON, HEAD OPEN REASON "causes: [economic]\n",
		    HEAD OPEN REASON ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD OPEN REASON "causes: [economic]\n" ACTIONS
		    CALL("2020-09-08", "bk1"), 0, true },
		{ "an unknown key", HEAD OPEN, HEAD OPEN "hobby: \"catur\"\n",
		    HEAD OPEN, HEAD OPEN "hobby: \"catur\"\n", 0, false },
		{ "a key removed", HEAD OPEN "hobby: x\n" REASON,
		    HEAD OPEN REASON, HEAD OPEN "hobby: x\n" REASON,
		    HEAD OPEN REASON, 0, false },
		{ "an action put right by one, another added",
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "tlp"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "telepon"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "tlp")
		    NOTE("2020-09-09", "bk2", "wa"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "telepon")
		    NOTE("2020-09-09", "bk2", "wa"), 0, false },
		{ "both wrote the same",
		    HEAD OPEN, HEAD OPEN ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD OPEN ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD OPEN ACTIONS CALL("2020-09-08", "bk1"), 0, false },
	};

	(void)state;
	run_rows(rows, BK_NELEM(rows));
}

static void
actions_of_both_in_order_of_date(void **state)
{
	static const struct row rows[] = {
		{ "notes", HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "0"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "0")
		    NOTE("2020-09-09", "bk1", "1")
		    NOTE("2020-09-12", "bk1", "4"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "0")
		    NOTE("2020-09-10", "bk2", "2") "    # by hand\n"
		    NOTE("2020-09-11", "bk2", "3"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "0")
		    NOTE("2020-09-09", "bk1", "1")
		    NOTE("2020-09-10", "bk2", "2") "    # by hand\n"
		    NOTE("2020-09-11", "bk2", "3")
		    NOTE("2020-09-12", "bk1", "4"), 0, false },
		{ "ours first on one day", HEAD OPEN,
		    HEAD OPEN ACTIONS NOTE("2020-09-09", "bk1", "a")
		    NOTE("2020-09-09", "bk1", "b"),
		    HEAD OPEN ACTIONS NOTE("2020-09-09", "bk2", "c"),
		    HEAD OPEN ACTIONS NOTE("2020-09-09", "bk1", "a")
		    NOTE("2020-09-09", "bk1", "b")
		    NOTE("2020-09-09", "bk2", "c"), 0, true },
		{ "a late record stays where it was put", HEAD OPEN,
		    HEAD OPEN ACTIONS NOTE("2020-09-10", "bk1", "a")
		    NOTE("2020-09-08", "bk1", "late"),
		    HEAD OPEN ACTIONS NOTE("2020-09-09", "bk2", "b"),
		    HEAD OPEN ACTIONS NOTE("2020-09-09", "bk2", "b")
		    NOTE("2020-09-10", "bk1", "a")
		    NOTE("2020-09-08", "bk1", "late"), 0, false },
		{ "some are the same", HEAD OPEN,
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-10", "bk1", "c"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-09", "bk2", "b")
		    NOTE("2020-09-10", "bk1", "c"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-09", "bk2", "b")
		    NOTE("2020-09-10", "bk1", "c"), 0, false },
		{ "put in between by hand",
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-12", "bk1", "d"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-09", "bk1", "b")
		    NOTE("2020-09-12", "bk1", "d"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-12", "bk1", "d")
		    NOTE("2020-09-13", "bk2", "e"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "a")
		    NOTE("2020-09-09", "bk1", "b")
		    NOTE("2020-09-12", "bk1", "d")
		    NOTE("2020-09-13", "bk2", "e"), 0, false },
		{ "a flow list", HEAD OPEN
		    "actions: [{date: 2020-09-08, step: note, by: bk1}]\n",
		    HEAD OPEN "actions: [{date: 2020-09-08, step: note, "
		    "by: bk1}, {date: 2020-09-10, step: note, by: bk1}]\n",
		    HEAD OPEN "actions: [{date: 2020-09-08, step: note, "
		    "by: bk1}, {date: 2020-09-09, step: note, by: bk2}]\n",
		    HEAD OPEN "actions: [{date: 2020-09-08, step: note, "
		    "by: bk1}, {date: 2020-09-09, step: note, by: bk2}, "
		    "{date: 2020-09-10, step: note, by: bk1}]\n", 0, false },
		{ "no final newline", HEAD OPEN "actions:\n"
		    "  - {date: 2020-09-08, step: note, by: bk1}",
		    HEAD OPEN "actions:\n"
		    "  - {date: 2020-09-08, step: note, by: bk1}\n"
		    "  - {date: 2020-09-09, step: note, by: bk1}",
		    HEAD OPEN "actions:\n"
		    "  - {date: 2020-09-08, step: note, by: bk1}\n"
		    "  - {date: 2020-09-10, step: note, by: bk2}",
		    HEAD OPEN "actions:\n"
		    "  - {date: 2020-09-08, step: note, by: bk1}\n"
		    "  - {date: 2020-09-09, step: note, by: bk1}\n"
		    "  - {date: 2020-09-10, step: note, by: bk2}", 0, false },
	};

	(void)state;
	run_rows(rows, BK_NELEM(rows));
}

static void
stands_where_the_ladder_says(void **state)
{
	static const struct row rows[] = {
		{ "a failed call by each is two", HEAD OPEN,
		    HEAD OPEN ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD OPEN ACTIONS CALL("2020-09-09", "bk2"),
		    HEAD SUMMONS("2020-09-16") ACTIONS
		    CALL("2020-09-08", "bk1") CALL("2020-09-09", "bk2")
		    MOVE("2020-09-09", "2 of 2 tries failed"), 0, false },
		{ "a call by one, moved up by the other",
		    HEAD OPEN ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD SUMMONS("2020-09-17") ACTIONS
		    CALL("2020-09-08", "bk1") CALL("2020-09-10", "bk1")
		    MOVE("2020-09-10", "2 of 2 tries failed"),
		    HEAD OPEN ACTIONS CALL("2020-09-08", "bk1")
		    REACHED("2020-09-11", "bk2"),
		    HEAD SUMMONS("2020-09-17") ACTIONS
		    CALL("2020-09-08", "bk1") CALL("2020-09-10", "bk1")
		    MOVE("2020-09-10", "2 of 2 tries failed")
		    REACHED("2020-09-11", "bk2"), 0, false },
		{ "cron moved it, before it heard of a success", HEAD OPEN,
		    HEAD SUMMONS("2020-09-29") ACTIONS
		    MOVE("2020-09-22", "due 2020-09-21 passed"),
		    HEAD OPEN ACTIONS REACHED("2020-09-12", "bk2"),
		    HEAD SUMMONS("2020-09-29") ACTIONS
		    REACHED("2020-09-12", "bk2")
		    MOVE("2020-09-22", "due 2020-09-21 passed"), 0, false },
		{ "two failed calls, one of them by cron's side", HEAD OPEN,
		    HEAD SUMMONS("2020-09-29") ACTIONS
		    CALL("2020-09-10", "bk1")
		    MOVE("2020-09-22", "due 2020-09-21 passed"),
		    HEAD OPEN ACTIONS CALL("2020-09-12", "bk2"),
		    HEAD SUMMONS("2020-09-29") ACTIONS
		    CALL("2020-09-10", "bk1") CALL("2020-09-12", "bk2")
		    MOVE("2020-09-22", "due 2020-09-21 passed"), 0, false },
		{ "a visit lifts it", HEAD OPEN,
		    HEAD STANDS("open", "visit", "2020-09-17") ACTIONS
		    ACT("2020-09-10", "visit", "nobody_home", "bk1"),
		    HEAD OPEN ACTIONS CALL("2020-09-09", "bk2"),
		    HEAD STANDS("open", "visit", "2020-09-17") ACTIONS
		    CALL("2020-09-09", "bk2")
		    ACT("2020-09-10", "visit", "nobody_home", "bk1"), 0,
		    false },
		{ "a success and an evaluation by different people",
		    HEAD OPEN, HEAD OPEN ACTIONS REACHED("2020-09-08", "bk1"),
		    HEAD OPEN ACTIONS
		    ACT("2020-09-15", "evaluation", "unchanged", "bk2"),
		    HEAD SUMMONS("2020-09-22") ACTIONS
		    REACHED("2020-09-08", "bk1")
		    ACT("2020-09-15", "evaluation", "unchanged", "bk2")
		    MOVE("2020-09-15", "evaluation unchanged"), 0, false },
		{ "closed by one, a call by the other", HEAD OPEN,
		    HEAD STANDS("resolved", "phone", "2020-09-21") ACTIONS
		    ACT("2020-09-10", "evaluation", "resolved", "bk1"),
		    HEAD OPEN ACTIONS CALL("2020-09-11", "bk2"),
		    HEAD STANDS("resolved", "phone", "2020-09-21") ACTIONS
		    ACT("2020-09-10", "evaluation", "resolved", "bk1")
		    CALL("2020-09-11", "bk2"), 0, false },
		{ "opened by both, on different days", "",
		    "kind: case\nid: 2020-2021-1/1\nterm: 2020-2021-1\n"
		    "student: {nis: \"1\"}\nopened: 2020-09-08\n"
		    STANDS("open", "phone", "2020-09-22") REASON,
		    "kind: case\nid: 2020-2021-1/1\nterm: 2020-2021-1\n"
		    "student: {nis: \"1\"}\nopened: 2020-09-07\n"
		    STANDS("open", "phone", "2020-09-21") REASON
		    ACTIONS CALL("2020-09-08", "bk1"),
		    "kind: case\nid: 2020-2021-1/1\nterm: 2020-2021-1\n"
		    "student: {nis: \"1\"}\nopened: 2020-09-07\n"
		    STANDS("open", "phone", "2020-09-21") REASON
		    ACTIONS CALL("2020-09-08", "bk1"), 0, false },
		{ "due by hand on one side, a call on the other", HEAD OPEN,
		    HEAD STANDS("open", "phone", "2020-10-01"),
		    HEAD OPEN ACTIONS CALL("2020-09-08", "bk1"),
		    HEAD STANDS("open", "phone", "2020-10-01") ACTIONS
		    CALL("2020-09-08", "bk1"), 0, false },
	};

	(void)state;
	run_rows(rows, BK_NELEM(rows));
}

static void
reasons_and_causes_of_both(void **state)
{
	static const struct row rows[] = {
		{ "reasons", HEAD OPEN REASON,
		    HEAD OPEN REASON "  - {rule: economic, by: wali}\n",
		    HEAD OPEN REASON "  - {rule: family, by: bk2}\n",
		    HEAD OPEN REASON "  - {rule: economic, by: wali}\n"
		    "  - {rule: family, by: bk2}\n", 0, true },
		{ "causes", HEAD OPEN "causes: [network]\n",
		    HEAD OPEN "causes: [network, family]\n",
		    HEAD OPEN "causes: [network, no_device, family]\n",
		    HEAD OPEN "causes: [network, no_device, family]\n", 0,
		    false },
	};

	(void)state;
	run_rows(rows, BK_NELEM(rows));
}

static void
true_conflicts_stay_conflicts(void **state)
{
	static const struct row rows[] = {
		{ "two counsellors", HEAD OPEN,
		    "---\nkind: case\nversion: 1\nid: 2020-2021-1/10234\n"
		    "term: 2020-2021-1\nstudent: {nis: \"10234\", name: "
		    "\"Siti\", class: \"X-1\"}\ncounsellor: bk2\n"
		    "opened: 2020-09-07\n" OPEN,
		    "---\nkind: case\nversion: 1\nid: 2020-2021-1/10234\n"
		    "term: 2020-2021-1\nstudent: {nis: \"10234\", name: "
		    "\"Siti\", class: \"X-1\"}\ncounsellor: bk3\n"
		    "opened: 2020-09-07\n" OPEN ACTIONS
		    NOTE("2020-09-08", "bk3", "x"),
		    "---\nkind: case\nversion: 1\nid: 2020-2021-1/10234\n"
		    "term: 2020-2021-1\nstudent: {nis: \"10234\", name: "
		    "\"Siti\", class: \"X-1\"}\n<<<<<<< ours\n"
		    "counsellor: bk2\n=======\ncounsellor: bk3\n"
		    ">>>>>>> theirs\nopened: 2020-09-07\n" OPEN ACTIONS
		    NOTE("2020-09-08", "bk3", "x"), 1, false },
		{ "closed in two ways", HEAD OPEN,
		    HEAD STANDS("resolved", "phone", "2020-09-21") ACTIONS
		    "  - {date: 2020-09-10, step: close, by: bk1}\n",
		    HEAD STANDS("referred", "phone", "2020-09-21") ACTIONS
		    "  - {date: 2020-09-11, step: referral, by: bk2}\n",
		    HEAD "<<<<<<< ours\nstatus: resolved\n=======\n"
		    "status: referred\n>>>>>>> theirs\nrung: phone\n"
		    "due: 2020-09-21\n" ACTIONS
		    "  - {date: 2020-09-10, step: close, by: bk1}\n"
		    "  - {date: 2020-09-11, step: referral, by: bk2}\n", 1,
		    false },
		{ "one note, two corrections",
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "x"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "y"),
		    HEAD OPEN ACTIONS NOTE("2020-09-08", "bk1", "z"),
		    HEAD OPEN ACTIONS "  - date: 2020-09-08\n    step: note\n"
		    "    by: bk1\n<<<<<<< ours\n    note: \"y\"\n=======\n"
		    "    note: \"z\"\n>>>>>>> theirs\n", 1, false },
		{ "removed here, changed there", HEAD OPEN "hobby: x\n",
		    HEAD OPEN, HEAD OPEN "hobby: y\n",
		    HEAD OPEN "<<<<<<< ours\n=======\nhobby: y\n"
		    ">>>>>>> theirs\n", 1, false },
		{ "due by hand on both sides", HEAD OPEN,
		    HEAD STANDS("open", "phone", "2020-10-01"),
		    HEAD STANDS("open", "phone", "2020-10-02"),
		    HEAD "status: open\nrung: phone\n<<<<<<< ours\n"
		    "due: 2020-10-01\n=======\ndue: 2020-10-02\n"
		    ">>>>>>> theirs\n", 1, false },
	};

	(void)state;
	run_rows(rows, BK_NELEM(rows));
}

static void
other_shapes_are_left_to_git(void **state)
{
	static const char *const shapes[] = { "a: [", "<<<<<<< ours\n",
		"{kind: case}\n", "kind: case\n---\nkind: case\n", "- 1\n",
		"kind: case\nkind: case\n", "# nothing\n" };
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(shapes); i++) {
		assert_int_equal(merge(HEAD, shapes[i], HEAD, &out), -1);
		assert_int_equal(merge(HEAD, HEAD, shapes[i], &out), -1);
		assert_int_equal(merge(shapes[i], HEAD, HEAD, &out), -1);
		assert_int_equal(out.n, 0);
	}
	bk_buf_free(&out);
}

/* preventive visits: actions, and no ladder. */
static void
a_routine_merges_too(void **state)
{
#define ROUTINE "---\nkind: routine\nnis: \"1\"\nactions:\n"
	static const struct row row = { "routine",
		ROUTINE ACT("2020-08-11", "visit", "met", "wali"),
		ROUTINE ACT("2020-08-11", "visit", "met", "wali")
		ACT("2020-11-11", "visit", "met", "wali"),
		ROUTINE ACT("2020-08-11", "visit", "met", "wali")
		NOTE("2020-10-11", "bk1", "x"),
		ROUTINE ACT("2020-08-11", "visit", "met", "wali")
		NOTE("2020-10-11", "bk1", "x")
		ACT("2020-11-11", "visit", "met", "wali"), 0, false };

	(void)state;
	run_rows(&row, 1);
}

static void
to_crlf(const char *text, struct bk_buf *out)
{
	bk_buf_clear(out);
	for (const char *p = text; *p; p++) {
		if (*p == '\n')
			bk_buf_putc(out, '\r');
		bk_buf_putc(out, *p);
	}
}

/* Line ends are ours, whatever they made of theirs. */
static void
windows_line_ends_are_no_change(void **state)
{
	static const char base[] = HEAD OPEN REASON;
	static const char call[] = HEAD OPEN REASON ACTIONS
	    CALL("2020-09-08", "bk1");
	struct bk_buf crlf = BK_BUF_INIT, both = BK_BUF_INIT;
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	to_crlf(base, &crlf);
	to_crlf(call, &both);
	assert_int_equal(merge(base, call, crlf.p, &out), 0);
	assert_string_equal(out.p, call);
	assert_int_equal(merge(base, crlf.p, call, &out), 0);
	assert_string_equal(out.p, both.p);
	assert_int_equal(merge(base, both.p, base, &out), 0);
	assert_string_equal(out.p, both.p);
	bk_buf_free(&crlf);
	bk_buf_free(&both);
	bk_buf_free(&out);
}

/* --- any two people ----------------------------------------------------- */

static uint32_t seed = 20200907;

static unsigned
dice(unsigned sides)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 16) % sides;
}

static struct bk_case
read_case(struct bk_str text, struct bk_yaml_piece *piece,
    struct bk_arena *arena)
{
	struct bk_yaml_stream s = { .p = text.p, .n = text.n, .line = 1 };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader r = { .file = "f", .arena = arena, .dg = &quiet };
	struct bk_case c;

	assert_true(bk_yamlin_next(&s, piece));
	assert_int_equal(bk_case_read(&r, bk_yamlin_parse(piece, "f", arena,
	    &quiet), &c), 0);
	return c;
}

/* A few days of one person, cron among them. */
static char *
some_work(const char *text, const char *by, const struct bk_policy *policy,
    struct bk_arena *arena)
{
	static const char *const acts[][2] = {
		{ "phone", "unreachable" }, { "phone", "unreachable" },
		{ "whatsapp", "reached" }, { "summons", "did_not_come" },
		{ "summons", "came" }, { "visit", "nobody_home" },
		{ "evaluation", "unchanged" }, { "evaluation", "improving" },
		{ "note", "" }, { "close", "" }, { "referral", "" },
		{ "confirm", "mistaken" }, { "reopen", "" },
		{ "cron", "" }, { "cron", "" },
	};
	struct bk_diag quiet = { .emit = NULL };
	struct bk_yaml_piece piece;
	struct bk_buf out = BK_BUF_INIT;
	struct bk_case c = read_case(bk_str(text), &piece, arena);
	bk_date day = c.actions.n ? c.actions.v[c.actions.n - 1].date :
	    c.opened;
	struct bk_edit e;
	char *result;

	bk_yamledit_begin(&e, &piece, c.node, "f", arena, &quiet);
	for (unsigned n = dice(5); n > 0; n--) {
		const char *const *what = acts[dice(BK_NELEM(acts))];
		struct bk_action act;

		day += (bk_date)dice(9);
		if (strcmp(what[0], "cron") == 0) {
			bk_ladder_advance(&c, policy, day, arena, &e);
			continue;
		}
		act = story_action(day, what[0], what[1]);
		act.by = by;
		act.note = bk_arena_printf(arena, "%u", dice(1000));
		if (!bk_ladder_refuses(NULL, &c, act.step, act.outcome, arena))
			bk_ladder_record(&c, policy, &act, arena, &e);
	}
	assert_int_equal(bk_yamledit_finish(&e, &out), 0);
	result = bk_arena_strdup(arena, out.p);
	bk_buf_free(&out);
	return result;
}

static size_t
count(const struct bk_case *c, const struct bk_node *action)
{
	size_t n = 0;

	for (size_t i = 0; i < c->actions.n; i++)
		n += bk_node_eq(c->actions.v[i].node, action);
	return n;
}

/* All that `part` has, `whole` has as often. */
static void
assert_nothing_lost(const struct bk_case *whole, const struct bk_case *part)
{
	for (size_t i = 0; i < part->actions.n; i++) {
		const struct bk_node *n = part->actions.v[i].node;

		assert_true(count(whole, n) >= count(part, n));
	}
}

static void
assert_stands(const struct bk_case *c, const struct bk_policy *policy)
{
	struct bk_case now;

	bk_ladder_replay_begin(&now, c, policy, BK_PHONE);
	while (now.actions.n < c->actions.n)
		bk_ladder_replay_next(&now, policy, true);
	assert_int_equal(c->rung, now.rung);
	assert_int_equal(c->due, now.due);
	assert_false(bk_ladder_used_up(c, policy));
}

static void
any_two_people(void **state)
{
	size_t clean = 0, conflicts = 0;

	(void)state;
	for (int round = 0; round < 10000; round++) {
		struct bk_arena arena = BK_ARENA_INIT;
		struct bk_buf text = BK_BUF_INIT, out = BK_BUF_INIT;
		struct bk_yaml_piece piece;
		struct bk_policy policy;
		struct bk_case c;
		const char *o, *a, *b;

		bk_policy_default(&policy);
		c = story_case(&arena, &policy);
		bk_case_write(&text, &c, &arena);
		o = some_work(text.p, "bk1", &policy, &arena);
		a = some_work(o, "bk1", &policy, &arena);
		b = some_work(o, "bk2", &policy, &arena);
		if (merge(o, a, b, &out) == 0) {
			struct bk_case x = read_case(bk_str(a), &piece, &arena);
			struct bk_case y = read_case(bk_str(b), &piece, &arena);

			c = read_case(bk_buf_str(&out), &piece, &arena);
			assert_nothing_lost(&c, &x);
			assert_nothing_lost(&c, &y);
			assert_stands(&c, &policy);
			assert_true(c.rung >= x.rung && c.rung >= y.rung);
			clean++;
		} else {
			assert_non_null(strstr(out.p, "\n<<<<<<< ours\n"
			    "status: "));
			conflicts++;
		}
		bk_arena_free(&arena);
		bk_buf_free(&text);
		bk_buf_free(&out);
	}
	assert_true(clean > 8300 && conflicts > 0);
}

/* What came of a bad disk or a bad editor: refused or merged, never worse. */
static void
any_three_texts(void **state)
{
	static const char text[] = HEAD OPEN REASON "causes: [network]\n"
	    ACTIONS CALL("2020-09-08", "bk1") NOTE("2020-09-09", "bk1", "x");
	static const char bytes[] = "\n :-#[]{}\"'|>\r\t\\0a,&*!%@\xff";
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	for (int round = 0; round < 6000; round++) {
		char t[3][sizeof(text)];

		for (int i = 0; i < 3; i++) {
			memcpy(t[i], text, sizeof(text));
			for (unsigned n = dice(4); n > 0; n--)
				t[i][dice(sizeof(text) - 1)] =
				    bytes[dice(sizeof(bytes) - 1)];
		}
		assert_true(merge(t[0], t[1], t[2], &out) >= -1);
	}
	bk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_side_alone),
		cmocka_unit_test(actions_of_both_in_order_of_date),
		cmocka_unit_test(stands_where_the_ladder_says),
		cmocka_unit_test(reasons_and_causes_of_both),
		cmocka_unit_test(true_conflicts_stay_conflicts),
		cmocka_unit_test(other_shapes_are_left_to_git),
		cmocka_unit_test(a_routine_merges_too),
		cmocka_unit_test(windows_line_ends_are_no_change),
		cmocka_unit_test(any_two_people),
		cmocka_unit_test(any_three_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
