#include "record.h"

#include "announced.h"
#include "book.h"
#include "clock.h"
#include "ladder.h"
#include "ladderundo.h"
#include "mem.h"
#include "msg_domain.h"
#include "term.h"

/* --- finding the case --------------------------------------------------- */

struct bk_casefile *
bk_record_find(struct bk_record *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	struct bk_casefind_who who = { .term = bk_cmd_term(w->cmd),
		.day = e->action.date };
	struct bk_casefile *f;
	char shown[BK_TERM_SIZE];
	const char *near;
	int r;

	who.named = bk_entry_split(e->who, &who.term, &who.nis);
	r = bk_casefind(&w->cases, &who, &f);
	if (r == 0)
		return f;
	bk_term_format(who.term, shown);
	if (r > 0 && at->file)	/* the line says who */
		bk_diag(at->dg, &bk_msg_no_case, at->file, at->line, "in %s",
		    shown);
	else if (r > 0) {
		near = bk_casefind_near(&w->cases, &who);
		bk_diag(at->dg, &bk_msg_no_case, NULL, 0, near ?
		    "%.60s in %s (did you mean %s?)" : "%.60s in %s", who.nis,
		    shown, near);
	}
	return NULL;
}

/* --- recording ---------------------------------------------------------- */

static void
remark_nobody(struct bk_record *w, const char *id,
    const struct bk_entry_place *at)
{
	const struct bk_school *s = &w->cmd->settings.school;
	const struct bk_staff *near;

	if (!s->staff.n || !id || bk_school_staff(s, id))
		return;
	near = bk_school_staff_near(s, id);
	bk_diag(at->dg, &bk_msg_not_staff, at->file, at->line,
	    near ? "%.40s (did you mean %s?)" : "%.40s", id,
	    near ? near->id : NULL);
}

void
bk_record_remark(struct bk_record *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	const char *recommends = e->action.node ? bk_node_text(
	    e->action.node, "recommended_by") : NULL;
	char day[BK_DATE_SIZE];

	remark_nobody(w, e->action.by, at);
	if (recommends && strcmp(recommends, "guardian") != 0)
		remark_nobody(w, recommends, at);
	if (e->action.date > w->cmd->today)
		bk_diag(at->dg, &bk_msg_late_date, at->file, at->line, "%s",
		    bk_date_format(e->action.date, day));
}

/*
 * A wrong year, say: whoever typed it sees it now, not in bk-check a month
 * later.
 */
static void
remark_early(const struct bk_case *c, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	char day[BK_DATE_SIZE];

	if (c->opened != BK_DATE_NONE && e->action.date < c->opened)
		bk_diag(at->dg, &bk_msg_early_date, at->file, at->line, "%s",
		    bk_date_format(e->action.date, day));
}

/* The ladder's answer, one line per case. */
static void
answer(struct bk_record *w, const struct bk_case *c, const struct bk_case *old,
    const struct bk_action *act)
{
	const struct bk_diag *dg = &w->cmd->diag;
	struct bk_buf *b = &w->cmd->out;
	char day[BK_DATE_SIZE];

	bk_buf_printf(b, "%s: %s%s%s -> ", c->id, bk_word_steps[act->step].id,
	    act->outcome < 0 ? "" : " ",
	    act->outcome < 0 ? "" : bk_word_outcomes[act->outcome].id);
	if (c->status != BK_OPEN) {
		bk_buf_printf(b, "%s\n", bk_word_statuses[c->status].id);
		return;
	}
	bk_buf_printf(b, c->rung != old->rung ?
	    bk_diag_text(dg, "now on %s") : "%s", bk_word_rungs[c->rung].id);
	if (c->due != BK_DATE_NONE)
		bk_buf_printf(b, bk_diag_text(dg, ", due %s"),
		    bk_date_format(c->due, day));
	bk_buf_printf(b, bk_diag_text(dg, "; next: %s\n"), bk_ladder_next(dg,
	    c, &w->cmd->settings.policy, &w->cmd->arena));
}

/*
 * A single entry is always answered; a batch only with what the counsellor has
 * to know: the cases that moved up, and those whose visits failed.
 */
static bool
is_news(const struct bk_record *w, const struct bk_case *c,
    const struct bk_case *old)
{
	if (w->cmd->dry_run || w->cmd->quiet)
		return false;
	return !w->batch || w->cmd->verbose || c->rung != old->rung ||
	    bk_ladder_exhausted(c, &w->cmd->settings.policy);
}

struct bk_register
bk_record_register(struct bk_record *w)
{
	return (struct bk_register){ &w->txn, &w->cmd->repo,
		&w->cmd->arena, &w->cmd->diag };
}

bool
bk_record_is_closed(const struct bk_entry *e)
{
	return e->closed || e->action.step == BK_STEP_CONFERENCE ||
	    e->action.step == BK_STEP_ADVOCACY;
}

static int
hide(struct bk_record *w, const struct bk_casefile *f, struct bk_entry *e)
{
	const struct bk_register g = bk_record_register(w);
	struct bk_action open = e->action;

	if (!bk_record_is_closed(e))
		return 0;
	if (bk_register_confidential(&g, &f->c, e->action.node) < 0)
		return -1;
	open.note = NULL;
	open.node = NULL;
	e->action = open;
	return 0;
}

/* The letter in the book that was sent: its number goes into the action. */
static int
note_letter(struct bk_record *w, const struct bk_case *c, struct bk_entry *e)
{
	static const char *const types[] = { "summons", "summons-student" };
	struct bk_arena *a = &w->cmd->arena;
	const struct bk_outgoing *line = NULL;
	struct bk_book book;

	if (e->action.step != BK_STEP_SUMMONS || !e->action.node ||
	    bk_node_get(e->action.node, "letter"))
		return 0;
	if (bk_book_read(&book, &w->cmd->docs, &w->txn) < 0)
		return -1;
	for (size_t i = 0; !line && i < BK_NELEM(types); i++) {
		const struct bk_outgoing_letter l = { .type = types[i],
			.cases = &c, .n = 1 };

		line = bk_book_find(&book, &l);
		if (line && line->date > e->action.date)
			line = NULL;
	}
	if (line)
		bk_node_put(a, e->action.node, "letter",
		    bk_node_quoted(a, line->number));
	bk_book_free(&book);
	return 0;
}

/*
 * Which hour was called off: `planned` makes way for the next plan, and the
 * visit is not to be planned for that hour again.
 */
void
bk_record_called_off(struct bk_record *w, const struct bk_case *c,
    struct bk_entry *e)
{
	struct bk_arena *a = &w->cmd->arena;
	char day[BK_DATE_SIZE], hour[BK_CLOCK_SIZE];

	if (e->action.step != BK_STEP_VISIT || !e->action.node ||
	    e->action.outcome != BK_VISIT_CANCELLED ||
	    bk_node_get(e->action.node, "called_off") ||
	    c->planned.start == BK_INT_NONE || !bk_plan_unanswered(c))
		return;
	bk_node_put(a, e->action.node, "called_off", bk_node_plain(a,
	    bk_arena_printf(a, "%sT%s", bk_date_format(c->planned.date, day),
	    bk_clock_format(c->planned.start, hour))));
}

/* A case is not reopened beside another one of the student: 0, or -1. */
static int
refuse_second(struct bk_record *w, const struct bk_case *c,
    const struct bk_entry_place *at, const char **why)
{
	const char *id;

	if (bk_casefind_rival(&w->cases, c, &id) < 0)
		return -1;
	if (id)
		*why = bk_arena_printf(&w->cmd->arena, bk_diag_text(at->dg,
		    "the student has another case: %.60s: record it there"),
		    id);
	return 0;
}

int
bk_record_check(struct bk_record *w, const struct bk_case *c,
    const struct bk_entry *e, const struct bk_entry_place *at)
{
	const char *why = bk_ladder_refuses(at->dg, c, e->action.step,
	    e->action.outcome, &w->cmd->arena);

	if (!why && e->action.step == BK_STEP_REOPEN &&
	    refuse_second(w, c, at, &why) < 0)
		return -1;
	if (!why)
		return 0;
	bk_diag(at->dg, &bk_msg_not_allowed, at->file, at->line, "%s", why);
	return -1;
}

int
bk_record_entry(struct bk_record *w, struct bk_casefile *f, struct bk_entry *e,
    const struct bk_entry_place *at)
{
	struct bk_case old = f->c;

	if (bk_record_check(w, &f->c, e, at) < 0)
		return -1;
	bk_record_remark(w, e, at);
	remark_early(&f->c, e, at);
	bk_record_called_off(w, &f->c, e);
	if (note_letter(w, &f->c, e) < 0 || hide(w, f, e) < 0)
		return -1;
	bk_ladder_record(&f->c, &w->cmd->settings.policy, &e->action,
	    &w->cmd->arena, &f->edit);
	if (is_news(w, &f->c, &old))
		answer(w, &f->c, &old, &e->action);
	w->recorded++;
	return 0;
}

static int
take_back(struct bk_record *w, struct bk_casefile *f,
    const struct bk_entry_place *at)
{
	const struct bk_register g = bk_record_register(w);
	struct bk_cmd *cmd = w->cmd;
	struct bk_action taken;
	const char *why = bk_ladderundo(&f->c, &cmd->settings.policy, w->by,
	    &taken, at, &f->edit);
	char day[BK_DATE_SIZE];

	if (why) {
		bk_diag(at->dg, &bk_msg_not_allowed, NULL, 0, "%s", why);
		return -1;
	}
	if ((taken.step == BK_STEP_CONFERENCE ||
	    taken.step == BK_STEP_ADVOCACY ||
	    (taken.step == BK_STEP_PROMISE &&
	    !bk_node_get(taken.node, "promise"))) &&
	    bk_register_take_back(&g, &f->c, &taken) < 0)
		return -1;
	w->undone++;
	if (!cmd->dry_run && !cmd->quiet)
		bk_buf_printf(&cmd->out, bk_diag_text(&cmd->diag,
		    "%s: taken back: %s %s -> %s, %s\n"), f->c.id,
		    bk_date_format(taken.date, day),
		    taken.step < 0 ? "" : bk_word_steps[taken.step].id,
		    bk_word_statuses[f->c.status].id,
		    bk_word_rungs[f->c.rung].id);
	return 0;
}

int
bk_record_undo(struct bk_record *w, const char *who)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_entry_place at = { .arena = &cmd->arena,
		.dg = &cmd->diag };
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_casefile *f;
	struct bk_entry e;
	int r;

	bk_entry_clear(&e);
	e.who = who;
	e.action.date = cmd->today;
	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	f = bk_record_find(w, &e, &at);
	r = f ? take_back(w, f, &at) : -1;
	if (r == 0)
		r = bk_record_finish(w);
	bk_txn_end(&w->txn);
	return r;
}

int
bk_record_finish(struct bk_record *w)
{
	struct bk_cmd *cmd = w->cmd;
	int r = bk_casefile_write(&w->cases.read, &w->txn, NULL, &cmd->docs);

	if (r == 0)
		r = bk_cmd_commit(cmd, &w->txn, bk_arena_printf(&cmd->arena,
		    w->undone ? "bk-record: %zu taken back\n" :
		    "bk-record: %zu recorded\n", w->undone + w->recorded));
	cmd->recorded = r == 0 && !cmd->dry_run;
	return r;
}

void
bk_record_forget(struct bk_record *w)
{
	bk_casefind_free(&w->cases);
	bk_rosters_free(&w->rosters);
}
