/*
 * bk-record: what was done about a case, appended to it; the ladder answers.
 */
#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "casefile.h"
#include "cmd.h"
#include "form.h"
#include "io.h"
#include "ladder.h"
#include "mem.h"
#include "msg_domain.h"
#include "register.h"
#include "student.h"
#include "table.h"
#include "text.h"

static const struct bk_cmd_about about = {
	.name = "bk-record",
	.synopsis = "CASE STEP [OUTCOME] --by ID [--date D] [--note T]\n"
	    "    [--set K=V] [--edit]\n"
	    "CASE visit --moved-to 'DATE HH:MM' --by ID\n"
	    "--batch CSV [--keep-going]\n"
	    "--routine NIS STEP [OUTCOME] --by ID\n"
	    "--complaint [ID] --by ID --note TEXT [--set K=V]",
	.what = "Record what was done about a case (a NIS of the current "
	    "term, or its id);\nprints the ladder's answer.",
	.form = "text",
	.needs_repo = true,
};

/* More than a year of a school's calls. */
static const size_t sheet_max = (size_t)16 << 20;

struct work {
	struct bk_cmd	*cmd;
	const char	*by, *date, *note, *batch, *moved_to;
	struct bk_opt_list set;
	bool		 edit, routine, complaint;
	struct bk_txn	 txn;
	struct bk_casefiles all;	/* read only when a case is not found */
	bool		 all_read;
	struct bk_map	 open;		/* path -> struct bk_casefile */
	size_t		 recorded, skipped, refused;
};

/* --- finding the case ------------------------------------------------------------- */

/* A case file by its path, read once a run; NULL, *fault set when said. */
static struct bk_casefile *
file_at(struct work *w, bk_term term, const char *nis, bool *fault)
{
	struct bk_arena *a = &w->cmd->arena;
	const char *path = bk_path_case(a, term, bk_str(nis));
	struct bk_casefile *f;
	void **at;
	int r;

	if (!path)
		return NULL;
	at = bk_map_at(&w->open, bk_str(path));
	if (*at)
		return *at;
	f = bk_arena_alloc(a, sizeof(*f));
	r = bk_casefile_read(f, &w->cmd->repo, path, a, &w->cmd->diag);
	*fault = r < 0;
	if (r != 0)
		return NULL;
	return *bk_map_at(&w->open, bk_str(path)) = f;
}

/* An open case of an earlier term that is not carried over yet. */
static struct bk_casefile *
earlier(struct work *w, const char *nis, bool *fault)
{
	struct bk_casefile *f;

	if (!w->all_read && bk_casefiles_read(&w->all, &w->cmd->repo, 0, true,
	    &w->cmd->arena, &w->cmd->diag) < 0)
		*fault = true;
	w->all_read = true;
	f = bk_casefiles_open(&w->all, nis);
	return f ? file_at(w, f->c.term, nis, fault) : NULL;
}

static struct bk_casefile *
find_case(struct work *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	bk_term then = bk_term_of(e->action.date);
	struct bk_casefile *f;
	bool fault = false, named;
	char shown[BK_TERM_SIZE];
	const char *nis;
	bk_term term = bk_cmd_term(w->cmd);

	named = bk_entry_split(e->who, &term, &nis);
	f = file_at(w, term, nis, &fault);
	if (!f && !fault && !named)
		f = earlier(w, nis, &fault);
	if (!f && !fault && !named && then < term)
		f = file_at(w, then, nis, &fault);
	bk_term_format(term, shown);
	if (!f && !fault && at->file)	/* the line says who */
		bk_diag(at->dg, &bk_msg_no_case, at->file, at->line, "in %s",
		    shown);
	else if (!f && !fault)
		bk_diag(at->dg, &bk_msg_no_case, NULL, 0, "%.60s in %s", nis,
		    shown);
	return f;
}

/* --- recording ----------------------------------------------------------------------- */

static void
remark(struct work *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	const struct bk_school *s = &w->cmd->settings.school;
	char day[BK_DATE_SIZE];

	if (s->staff.n && !bk_school_staff(s, e->action.by))
		bk_diag(at->dg, &bk_msg_not_staff, at->file, at->line,
		    "%.40s", e->action.by);
	if (e->action.date > w->cmd->today)
		bk_diag(at->dg, &bk_msg_late_date, at->file, at->line, "%s",
		    bk_date_format(e->action.date, day));
}

/* The ladder's answer, a line a case. */
static void
answer(struct work *w, const struct bk_case *c, const struct bk_case *old,
    const struct bk_action *act)
{
	struct bk_buf *b = &w->cmd->out;
	char day[BK_DATE_SIZE];

	bk_buf_printf(b, "%s: %s%s%s -> ", c->id, bk_steps[act->step].id,
	    act->outcome < 0 ? "" : " ",
	    act->outcome < 0 ? "" : bk_outcomes[act->outcome].id);
	if (c->status != BK_OPEN) {
		bk_buf_printf(b, "%s\n", bk_case_statuses[c->status].id);
		return;
	}
	bk_buf_printf(b, "%s%s", c->rung != old->rung ? "now on " : "",
	    bk_rungs[c->rung].id);
	if (c->due != BK_DATE_NONE)
		bk_buf_printf(b, ", due %s", bk_date_format(c->due, day));
	bk_buf_printf(b, "; next: %s\n", bk_ladder_next(c,
	    &w->cmd->settings.policy, &w->cmd->arena));
}

/*
 * One entry is always answered; of a batch what the counsellor has to know:
 * the cases that went up, and those whose visits failed.
 */
static bool
is_news(const struct work *w, const struct bk_case *c,
    const struct bk_case *old)
{
	if (w->cmd->dry_run || w->cmd->quiet)
		return false;
	return !w->batch || w->cmd->verbose || c->rung != old->rung ||
	    bk_ladder_exhausted(c, &w->cmd->settings.policy);
}

/*
 * The sensitive parts of a case conference or an advocacy go to
 * confidential/, the case keeps that it took place [FIELD 6].
 */
static bool
is_closed(const struct bk_entry *e)
{
	return e->action.step == BK_STEP_CONFERENCE ||
	    e->action.step == BK_STEP_ADVOCACY;
}

static int
hide(struct work *w, const struct bk_casefile *f, struct bk_entry *e)
{
	struct bk_action open = e->action;

	if (!is_closed(e))
		return 0;
	if (bk_register_confidential(&w->txn, &w->cmd->repo, &f->c,
	    e->action.node, &w->cmd->arena, &w->cmd->diag) < 0)
		return -1;
	open.note = NULL;
	open.node = NULL;
	e->action = open;
	return 0;
}

/* May this be recorded of the case as it stands? 0; or said, -1. */
static int
check(struct work *w, const struct bk_case *c, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	const char *why = bk_ladder_refuses(c, e->action.step,
	    e->action.outcome, &w->cmd->arena);

	if (!why)
		return 0;
	bk_diag(at->dg, &bk_msg_not_allowed, at->file, at->line, "%s", why);
	return -1;
}

static int
record(struct work *w, struct bk_casefile *f, struct bk_entry *e,
    const struct bk_entry_place *at)
{
	struct bk_case old = f->c;

	if (check(w, &f->c, e, at) < 0)
		return -1;
	remark(w, e, at);
	if (hide(w, f, e) < 0)
		return -1;
	bk_ladder_record(&f->c, &w->cmd->settings.policy, &e->action,
	    &w->cmd->arena, &f->edit);
	if (is_news(w, &f->c, &old))
		answer(w, &f->c, &old, &e->action);
	w->recorded++;
	return 0;
}

/* Put every file that changed into the transaction, and do it. */
static int
finish(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf text = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < w->open.n && r == 0; i++) {
		struct bk_casefile *f = w->open.e[i].value;

		if (!f || !bk_casefile_changed(f))
			continue;
		bk_buf_clear(&text);
		r = bk_casefile_text(f, &cmd->arena, &text);
		if (r == 0)
			r = bk_casefile_put(f, &w->txn, bk_buf_str(&text),
			    &cmd->diag);
	}
	bk_buf_free(&text);
	if (r == 0)
		r = bk_txn_commit(&w->txn, bk_arena_printf(&cmd->arena,
		    "bk-record: %zu recorded\n", w->recorded), &cmd->out,
		    &cmd->diag);
	cmd->recorded = r == 0 && !cmd->dry_run;
	return r;
}

/* --- what was typed -------------------------------------------------------------------- */

/*
 * The guardian asked for another time: the visit is cancelled, and the wish
 * stands with it for bk-schedule.
 */
static int
take_wish(struct work *w, struct bk_entry *e,
    const struct bk_entry_place *at)
{
	char *stamp;
	int64_t when;

	if (!w->moved_to)
		return 0;
	stamp = bk_arena_strdup(at->arena, w->moved_to);
	if (strlen(stamp) == 16 && stamp[10] == ' ')
		stamp[10] = 'T';
	if (bk_stamp_parse(bk_str(stamp), &when) < 0 || when % 5 != 0)
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
read_entry(struct work *w, struct bk_entry *e, char **argv, int n,
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
	if (bk_entry_step(e, n > 1 ? argv[1] : "visit", n > 2 ? argv[2] :
	    w->moved_to ? "cancelled" : n == 1 ? "met" : NULL, at) < 0 ||
	    take_wish(w, e, at) < 0 || (w->date && bk_entry_date(e, w->date, at) < 0))
		return -1;
	for (size_t i = 0; i < w->set.n; i++)
		if (bk_entry_assign(e, w->set.v[i], at) < 0)
			return -1;
	bk_entry_finish(e, at->arena);
	return 0;
}

/* --- routine visits ------------------------------------------------------------------ */

struct search {
	const char	*nis;
	bool		 roster, found;
};

static int
look_for(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct search *s = ctx;
	struct bk_student student;
	const char *key;

	if (bk_bind_read(r, bk_student_binds, doc, &student) < 0)
		return -1;
	key = bk_student_key(&student);
	s->roster = true;
	s->found |= key && strcmp(key, s->nis) == 0;
	return 0;
}

/* A slip in the number would found a file of its own: the roster knows. */
static int
is_enrolled(struct work *w, const char *nis)
{
	static const struct bk_doc_handler handlers[] = {
		{ "student", look_for }, { NULL, NULL }
	};
	struct bk_cmd *cmd = w->cmd;
	struct search s = { .nis = nis };

	if (bk_cmd_roster(cmd, bk_cmd_term(cmd), handlers, &s) < 0)
		return -1;
	if (s.found || !s.roster)
		return 0;
	bk_diag(&cmd->diag, &bk_msg_not_enrolled, NULL, 0, "%.60s", nis);
	return -1;
}

static int
record_routine(struct work *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	static const struct bk_case open = { .status = BK_OPEN };
	struct bk_cmd *cmd = w->cmd;

	if (check(w, &open, e, at) < 0 || is_enrolled(w, e->who) < 0)
		return -1;
	remark(w, e, at);
	if (bk_register_routine(&w->txn, &cmd->repo, bk_cmd_term(cmd), e->who,
	    e->action.node, &cmd->arena, &cmd->diag) < 0)
		return -1;
	w->recorded++;
	return 0;
}

/* --- one entry ------------------------------------------------------------------------- */

/* Forget the cases that were read. */
static void
forget(struct work *w)
{
	for (size_t i = 0; i < w->open.n; i++) {
		struct bk_casefile *f = w->open.e[i].value;

		if (f)
			bk_casefile_discard(f);
	}
	bk_map_free(&w->open);
	bk_casefiles_free(&w->all);
	w->all_read = false;
}

/* What would be refused is refused before somebody writes a report of it. */
static int
look_ahead(struct work *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	struct bk_casefile *f;
	int r;

	if (w->routine)
		return is_enrolled(w, e->who);
	f = find_case(w, e, at);
	r = f ? check(w, &f->c, e, at) : -1;
	forget(w);
	return r;
}

static int
write_one(struct work *w, struct bk_entry *e, const struct bk_entry_place *at)
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
		f = find_case(w, e, at);
		r = f ? record(w, f, e, at) : -1;
	}
	if (r == 0)
		r = finish(w);
	bk_txn_end(&w->txn);
	return r;
}

static void
record_one(struct work *w, char **argv, int n)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_entry_place at = { NULL, 0, &cmd->arena, &cmd->diag };
	const char *form = NULL;
	struct bk_entry e;
	int r;

	if (read_entry(w, &e, argv, n, &at) < 0)
		return;
	/* An editor may be open for an hour: not under the lock. */
	if (w->edit && (look_ahead(w, &e, &at) < 0 || bk_form_edit(&e,
	    &cmd->repo, &cmd->arena, &form, &cmd->diag) < 0))
		return;
	r = write_one(w, &e, &at);
	if (form)
		bk_form_done(form, r == 0 && !cmd->dry_run, &cmd->diag);
}

/* --- a batch ----------------------------------------------------------------------------- */

/*
 * Is the entry recorded in this case already? 1, 0; or said, -1. Each action
 * answers for one row: two calls of one day stay two.
 */
static int
is_recorded(struct work *w, struct bk_casefile *f, const struct bk_entry *e,
    struct bk_map *taken)
{
	struct bk_arena *a = &w->cmd->arena;
	const struct bk_case *c = &f->c;
	struct bk_case closed;

	if (is_closed(e) && bk_register_closed(&w->cmd->repo, &f->c, &closed,
	    a, &w->cmd->diag) < 0)
		return -1;
	if (is_closed(e))
		c = &closed;
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *act = &c->actions.v[i];
		void **at;

		if (!act->node || act->node->line == 0 || !bk_entry_is(e, act))
			continue;
		at = bk_map_at(taken, bk_str(bk_arena_printf(a, "%s#%zu#%d",
		    f->path, i, is_closed(e))));
		if (*at)
			continue;
		*at = f;
		return 1;
	}
	return 0;
}

/*
 * The case that this one goes on from; else, where that is an earlier one,
 * the case of the term of that day; else NULL.
 */
static struct bk_casefile *
before(struct work *w, const struct bk_casefile *f, bk_date day, bool *fault)
{
	bk_term term = bk_term_of(day);
	const char *nis = f->c.student.nis;

	if (f->c.follows)
		bk_entry_split(f->c.follows, &term, &nis);
	return term < f->c.term ? file_at(w, term, nis, fault) : NULL;
}

/*
 * Did an earlier run of the same sheet record the entry, maybe before its
 * case was closed or carried over? 1, 0; or said, -1.
 */
static int
there_already(struct work *w, struct bk_casefile *f, const struct bk_entry *e,
    struct bk_map *taken)
{
	bool fault = false;
	int there = is_recorded(w, f, e, taken);

	while (there == 0 && (f = before(w, f, e->action.date, &fault)))
		there = is_recorded(w, f, e, taken);
	return fault ? -1 : there;
}

static void
record_row(struct work *w, struct bk_entry *e, struct bk_map *taken,
    const struct bk_entry_place *at)
{
	struct bk_casefile *f = find_case(w, e, at);
	int there = f ? there_already(w, f, e, taken) : -1;

	if (there > 0)
		w->skipped++;
	else if (there < 0 || record(w, f, e, at) < 0)
		w->refused++;
}

static void
record_rows(struct work *w, struct bk_batch *b, struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_map taken = BK_MAP_INIT;

	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	for (size_t i = 0; i < b->entries.n; i++) {
		at->line = b->entries.v[i].line;
		record_row(w, &b->entries.v[i], &taken, at);
	}
	bk_diag_keep_going(&cmd->diag, 0);
	if ((!w->refused || cmd->keep_going) && finish(w) == 0)
		bk_buf_printf(&cmd->summary, "bk-record: %zu recorded, %zu "
		    "already there, %zu refused\n", w->recorded, w->skipped,
		    w->refused);
	bk_map_free(&taken);
	bk_txn_end(&w->txn);
}

static void
record_sheet(struct work *w, struct bk_str text, struct bk_entry_place *at)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_table table;
	struct bk_batch b;

	if (bk_table_text(&table, at->file, text, 0, &cmd->diag) < 0)
		return;
	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	if (bk_batch_read(&b, &table, w->by, at) == 0) {
		w->refused = b.bad;
		record_rows(w, &b, at);
	}
	bk_diag_keep_going(&cmd->diag, 0);
	bk_table_free(&table);
}

/* A sheet is saved by Excel as often as written by hand: any encoding. */
static void
record_batch(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_entry_place at = { w->batch, 0, &cmd->arena, &cmd->diag };
	struct bk_buf raw = BK_BUF_INIT;
	struct bk_text text;

	if (strcmp(w->batch, "-") == 0)
		at.file = "stdin";
	if (bk_io_read(w->batch, sheet_max, &raw, &cmd->diag) == 0 &&
	    bk_text_read(&text, at.file, bk_buf_str(&raw), sheet_max,
	    &cmd->diag) == 0) {
		record_sheet(w, text.s, &at);
		bk_text_free(&text);
	}
	bk_buf_free(&raw);
}

/* --- complaints ---------------------------------------------------------------------------- */

static void
record_complaint(struct work *w, char **argv, int n)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_register_complaint c = { .id = n ? argv[0] : NULL,
		.by = w->by, .when = w->date, .text = w->note,
		.set = w->set.v, .nset = w->set.n, .today = cmd->today,
		.minutes = cmd->minute };

	if (n > 1 || !w->by || !w->note) {
		bk_cmd_usage(cmd, "--complaint [ID] wants --by and --note");
		return;
	}
	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	if (bk_register_complaint(&w->txn, &cmd->repo, &c, &cmd->arena,
	    &cmd->diag) == 0) {
		w->recorded++;
		if (!cmd->dry_run)
			bk_buf_printf(&cmd->out, "%s\n", c.id);
		finish(w);
	}
	bk_txn_end(&w->txn);
}

/* What is typed becomes YAML, which is UTF-8: a terminal may be set otherwise. */
static int
check_typed(struct work *w)
{
	const char *const typed[] = { w->by, w->note };
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
work(struct work *w, char **argv, int n)
{
	w->cmd->write = true;
	if (check_typed(w) < 0)
		return;
	if (w->by && !*w->by)
		bk_cmd_usage(w->cmd, "--by is empty: who did it");
	else if (w->batch && n > 0)
		bk_cmd_usage(w->cmd, "--batch takes no CASE");
	else if (w->batch && (w->date || w->note || w->set.n || w->edit ||
	    w->routine || w->complaint))
		bk_cmd_usage(w->cmd, "with --batch, the sheet says what was "
		    "done: only --by may be given");
	else if (w->batch)
		record_batch(w);
	else if (w->complaint)
		record_complaint(w, argv, n);
	else
		record_one(w, argv, n);
}

static void
release(struct work *w)
{
	forget(w);
	free(w->set.v);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct work w = { .cmd = &cmd, .all = { .by_id = BK_MAP_INIT },
		.open = BK_MAP_INIT };
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
		    "record a sheet: nis,date,step,outcome,by,note"),
		BK_OPT_FLAG(0, "edit", &w.edit,
		    "fill in a visit report in $EDITOR"),
		BK_OPT_FLAG(0, "routine", &w.routine,
		    "a routine visit, not a case"),
		BK_OPT_FLAG(0, "complaint", &w.complaint,
		    "a complaint, suggestion or praise; with ID: its answer"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
		work(&w, argv + 1, n);
	release(&w);
	return bk_cmd_end(&cmd);
}
