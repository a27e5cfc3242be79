/*
 * bk-record: what was done about a case, appended to it; the ladder answers.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd-complete.h"
#include "ladder.h"
#include "mem.h"
#include "msg_domain.h"
#include "record.h"
#include "spoken.h"
#include "utf8.h"
#include "visitform.h"

/* --- completion --------------------------------------------------------- */

static void
operand(struct bk_cmd *cmd, char **before, int n)
{
	int step = n == 2 ? bk_spoken_step(before[1]) : -1;

	if (n == 0)
		bk_cmd_offer_cases(cmd);
	if (n == 1) {
		bk_cmd_offer_words(cmd, bk_word_steps, BK_STEP_ADVANCE);
		bk_cmd_offer(cmd, "undo");
		bk_cmd_offer(cmd, "restrict");
		bk_cmd_offer(cmd, "unrestrict");
		bk_cmd_offer(cmd, "erase");
	}
	for (int o = 0; step >= 0 && o < BK_NOUTCOMES; o++)
		if (bk_ladder_takes(step, o))
			bk_cmd_offer(cmd, bk_word_outcomes[o].id);
}

static const struct bk_cmd_about about = {
	.name = "bk-record",
	.synopsis = "CASE STEP [OUTCOME] --by ID [--date D] [--note T]\n"
	    "    [--set K=V] [--edit]\n"
	    "CASE undo [--by ID]\n"
	    "NIS restrict --by ID --note WHY [--date D]\n"
	    "NIS unrestrict --by ID\n"
	    "NIS erase --by ID\n"
	    "CASE promise N kept|broken --by ID [--date D] [--note T]\n"
	    "CASE visit --moved-to 'DATE HH:MM' --by ID\n"
	    "--batch CSV [--keep-going]\n"
	    "--routine NIS STEP [OUTCOME] --by ID\n"
	    "--complaint [ID] --by ID --note TEXT [--set K=V]\n"
	    "--service TYPE --by ID [--class ID | --students NIS,...]\n"
	    "    [--date D] [--minutes N] [--note T] [--set K=V]",
	.what = "Record what was done about a case (a NIS of the current "
	    "term, or its id);\nprints the ladder's answer.",
	.form = "text",
	.repo = BK_CMD_NEEDS_REPO,
	.operand = operand,
};

/* --- what was typed ----------------------------------------------------- */

/*
 * The guardian asked for another time: the visit is cancelled, and the wish
 * stands with it for bk-schedule.
 */
static int
take_wish(struct bk_record *w, struct bk_entry *e,
    const struct bk_entry_place *at)
{
	char *stamp;
	int64_t when;

	if (!w->moved_to)
		return 0;
	stamp = bk_arena_strdup(at->arena, w->moved_to);
	if (strlen(stamp) == 16 && stamp[10] == ' ')
		stamp[10] = 'T';
	if (bk_bind_stamp(bk_str(stamp), &when) < 0 || when % 5 != 0)
		return bk_cmd_usage(w->cmd, "--moved-to '%.40s': wanted is a "
		    "day and an hour on five minutes, '2020-10-07 15:00'",
		    w->moved_to);
	if (e->action.step != BK_STEP_VISIT ||
	    e->action.outcome != BK_VISIT_CANCELLED)
		return bk_cmd_usage(w->cmd, "--moved-to: only a visit that is "
		    "cancelled moves");
	return bk_entry_set(e, "moved_to", stamp, at);
}

static int
read_plain(struct bk_record *w, struct bk_entry *e, char **argv, int n,
    const struct bk_entry_place *at)
{
	bk_entry_clear(e);
	if (n < 2 && !(w->edit && n == 1))
		return bk_cmd_usage(w->cmd, "CASE and STEP are wanted");
	if (n > 3)
		return bk_cmd_usage(w->cmd, "too many operands: '%s'",
		    argv[3]);
	if (!w->by)
		return bk_cmd_usage(w->cmd, "--by is wanted: who did it");
	e->who = argv[0];
	e->action.by = w->by;
	e->action.note = w->note;
	e->action.date = w->cmd->today;
	if (bk_entry_step(e, n > 1 ? argv[1] : "visit",
		n > 2	      ? argv[2]
		: w->moved_to ? "cancelled"
		: n == 1      ? "met"
			      : NULL,
		at) < 0 ||
	    take_wish(w, e, at) < 0 ||
	    (w->date && bk_entry_date(e, w->date, at) < 0))
		return -1;
	for (size_t i = 0; i < w->set.n; i++)
		if (bk_entry_assign(e, w->set.v[i], at) < 0)
			return -1;
	bk_entry_finish(e, at->arena);
	return 0;
}

/* CASE STEP OUTCOME, or CASE promise NUMBER OUTCOME */
static int
read_entry(struct bk_record *w, struct bk_entry *e, char **argv, int n,
    const struct bk_entry_place *at)
{
	char *plain[] = { argv[0], argv[1], n == 4 ? argv[3] : NULL, NULL };

	if (n != 4 || bk_spoken_step(argv[1]) != BK_STEP_PROMISE)
		return read_plain(w, e, argv, n, at);
	if (read_plain(w, e, plain, 3, at) < 0)
		return -1;
	bk_node_put(at->arena, e->action.node, "promise",
	    bk_node_quoted(at->arena, argv[2]));
	return 0;
}

/* --- routine visits ----------------------------------------------------- */

/*
 * Which promise of the visits so far it is about, or which hour was called off,
 * if it is about one.
 */
static int
look_back(struct bk_record *w, struct bk_entry *e,
    const struct bk_entry_place *at)
{
	const bk_term term = bk_cmd_term(w->cmd);
	struct bk_case visits, before;

	if (e->action.step != BK_STEP_PROMISE &&
	    e->action.outcome != BK_VISIT_CANCELLED)
		return 0;
	if (bk_register_preventive(&w->cmd->docs, term, e->who, &visits) < 0 ||
	    bk_register_preventive(&w->cmd->docs, term - 1, e->who,
	    &before) < 0)
		return -1;
	if (e->action.step == BK_STEP_PROMISE)
		return bk_record_promise(w, &visits, e, at);
	bk_record_called_off(w, visits.planned.date == BK_DATE_NONE ? &before :
	    &visits, e);
	return 0;
}

static int
record_routine(struct bk_record *w, struct bk_entry *e,
    const struct bk_entry_place *at)
{
	static const struct bk_case open = { .status = BK_OPEN };
	struct bk_cmd *cmd = w->cmd;
	const struct bk_register g = bk_record_register(w);

	if (bk_record_check(w, &open, e, at) < 0 || bk_record_enrolled(w,
	    bk_cmd_term(cmd), e->who, at) < 0 || look_back(w, e, at) < 0)
		return -1;
	bk_record_remark(w, e, at);
	if (bk_register_routine(&g, bk_cmd_term(cmd), e->who,
	    e->action.node) < 0)
		return -1;
	w->recorded++;
	return 0;
}

/* --- one entry ---------------------------------------------------------- */

/* Refuse before somebody has written a report, not after. */
static int
look_ahead(struct bk_record *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	struct bk_casefile *f;
	int r;

	if (w->routine)
		return bk_record_enrolled(w, bk_cmd_term(w->cmd), e->who, at);
	f = bk_record_find(w, e, at);
	r = f ? bk_record_check(w, &f->c, e, at) : -1;
	bk_record_forget(w);
	return r;
}

static int
write_one(
    struct bk_record *w, struct bk_entry *e, const struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_casefile *f;
	int r;

	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	if (w->routine) {
		r = record_routine(w, e, at);
	} else {
		f = bk_record_find(w, e, at);
		r = f && bk_record_promise(w, &f->c, e, at) == 0 ?
		    bk_record_entry(w, f, e, at) : -1;
	}
	if (r == 0)
		r = bk_record_finish(w);
	bk_txn_end(&w->txn);
	return r;
}

static void
record_one(struct bk_record *w, char **argv, int n)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_entry_place at = { .arena = &cmd->arena,
		.dg = &cmd->diag };
	const char *form = NULL;
	struct bk_entry e;
	int r;

	if (read_entry(w, &e, argv, n, &at) < 0)
		return;
	/* An editor may be open for an hour: not under the lock. */
	if (w->edit && (look_ahead(w, &e, &at) < 0 || bk_visitform_edit(&e,
	    &cmd->repo, &cmd->arena, &form, &cmd->diag) < 0))
		return;
	r = write_one(w, &e, &at);
	if (form)
		bk_visitform_done(form, r == 0 && !cmd->dry_run, &cmd->diag);
}

/* --- complaints --------------------------------------------------------- */

static void
record_complaint(struct bk_record *w, char **argv, int n)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_register_complaint c = { .id = n ? argv[0] : NULL,
		.by = w->by, .when = w->date, .text = w->note,
		.set = w->set.v, .nset = w->set.n, .today = cmd->today,
		.minutes = cmd->minute };
	const struct bk_register g = bk_record_register(w);

	if (n > 1 || !w->by || !w->note) {
		bk_cmd_usage(cmd, "--complaint [ID] wants --by and --note");
		return;
	}
	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	if (bk_register_complaint(&g, &c) == 0) {
		w->recorded++;
		if (!cmd->dry_run)
			bk_buf_printf(&cmd->out, "%s\n", c.id);
		bk_record_finish(w);
	}
	bk_txn_end(&w->txn);
}

/* What is typed becomes YAML, which is UTF-8: a terminal may be set otherwise.
 */
static int
check_typed(struct bk_record *w)
{
	const char *const typed[] = { w->by, w->note, w->class,
		w->students };
	bool good = true;

	for (size_t i = 0; i < BK_NELEM(typed); i++)
		good = good && (!typed[i] ||
		    bk_utf8_valid(typed[i], strlen(typed[i]), NULL));
	for (size_t i = 0; i < w->set.n; i++)
		good = good && bk_utf8_valid(w->set.v[i],
		    strlen(w->set.v[i]), NULL);
	return good ? 0 : bk_cmd_usage(w->cmd, "--by, --note and --set take "
	    "UTF-8");
}

static void
undo(struct bk_record *w, const char *who)
{
	if (w->date || w->note || w->set.n || w->edit || w->routine ||
	    w->moved_to)
		bk_cmd_usage(w->cmd, "undo takes --by alone");
	else
		bk_record_undo(w, who);
}

static void
erase(struct bk_record *w, const char *number)
{
	if (w->date || w->note || w->set.n || w->edit || w->routine ||
	    w->moved_to)
		bk_cmd_usage(w->cmd, "erase takes --by alone");
	else if (!w->by)
		bk_cmd_usage(w->cmd, "--by is wanted: who did it");
	else
		bk_record_erase(w, number);
}

static void
restrict_student(struct bk_record *w, const char *number, bool on)
{
	if (w->set.n || w->edit || w->routine || w->moved_to ||
	    (!on && (w->note || w->date)))
		bk_cmd_usage(w->cmd, on ? "restrict takes --by, --note and "
		    "--date" : "unrestrict takes --by alone");
	else if (!w->by || (on && (!w->note || !*w->note)))
		bk_cmd_usage(w->cmd, on ? "--by and --note are wanted: who "
		    "did it, and why" : "--by is wanted: who did it");
	else
		bk_record_restrict(w, number, on);
}

static void
work(struct bk_record *w, char **argv, int n)
{
	w->cmd->write = true;
	if (check_typed(w) < 0)
		return;
	if (w->by && !*w->by)
		bk_cmd_usage(w->cmd, "--by is empty: who did it");
	else if (w->batch && n > 0)
		bk_cmd_usage(w->cmd, "--batch takes no CASE");
	else if (!w->service && (w->class || w->students || w->minutes))
		bk_cmd_usage(w->cmd, "--class, --students and --minutes are "
		    "of a --service");
	else if (w->service && (n > 0 || w->edit || w->routine ||
	    w->complaint || w->moved_to))
		bk_cmd_usage(w->cmd, "--service takes no CASE");
	else if (w->batch && (w->date || w->note || w->set.n || w->edit ||
	    w->routine || w->complaint || w->service))
		bk_cmd_usage(w->cmd, "with --batch, the sheet says what was "
		    "done: only --by may be given");
	else if (w->batch)
		bk_record_batch(w);
	else if (w->service)
		bk_record_service(w);
	else if (w->complaint)
		record_complaint(w, argv, n);
	else if (n == 2 && strcmp(argv[1], "undo") == 0)
		undo(w, argv[0]);
	else if (n == 2 && strcmp(argv[1], "erase") == 0)
		erase(w, argv[0]);
	else if (n == 2 && strcmp(argv[1], "restrict") == 0)
		restrict_student(w, argv[0], true);
	else if (n == 2 && strcmp(argv[1], "unrestrict") == 0)
		restrict_student(w, argv[0], false);
	else
		record_one(w, argv, n);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct bk_record w = { .cmd = &cmd };
	struct bk_opt opts[] = {
		BK_OPT_TEXT(0, "by", "ID", &w.by, "who did it: a staff id"),
		BK_OPT_TEXT(0, "date", "DATE", &w.date,
		    "when (default: today)"),
		BK_OPT_TEXT(0, "note", "TEXT", &w.note, "a note"),
		BK_OPT_LIST(0, "set", "KEY=VALUE", &w.set,
		    "one more key of the action: minutes=45, facts.home=..."),
		BK_OPT_TEXT(0, "moved-to", "'DATE HH:MM'", &w.moved_to,
		    "a visit called off: when the guardian asks for it"),
		BK_OPT_TEXT(0, "batch", "CSV", &w.batch,
		    "record a sheet: nis,date,step,outcome,by,note; or a "
		    "journal of services"),
		BK_OPT_FLAG(0, "edit", &w.edit,
		    "fill in a visit report in $EDITOR"),
		BK_OPT_FLAG(0, "routine", &w.routine,
		    "a routine visit, not a case"),
		BK_OPT_FLAG(0, "complaint", &w.complaint,
		    "a complaint, suggestion or praise; with ID: its answer"),
		BK_OPT_TEXT(0, "service", "TYPE", &w.service,
		    "a service that is no action of a case"),
		BK_OPT_TEXT(0, "class", "ID", &w.class,
		    "of a service: given to this class"),
		BK_OPT_TEXT(0, "students", "NIS,...", &w.students,
		    "of a service: given to these"),
		BK_OPT_TEXT(0, "minutes", "N", &w.minutes,
		    "of a service: how long"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0) {
		w.rosters.from = &cmd.docs;
		bk_casefind_begin(&w.cases, &cmd.docs);
		work(&w, argv + 1, n);
		bk_record_forget(&w);
	}
	free(w.set.v);
	return bk_cmd_end(&cmd);
}
