#include "record.h"

#include "ladder.h"
#include "msg_domain.h"
#include "term.h"

/* --- finding the case --------------------------------------------------- */

struct bk_casefile *
bk_record_file(struct bk_record *w, bk_term term, const char *nis, bool *fault)
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
earlier(struct bk_record *w, const char *nis, bool *fault)
{
	struct bk_casefile *f;

	if (!w->all_read && bk_casefiles_read(&w->all, &w->cmd->repo, 0, true,
	    &w->cmd->arena, &w->cmd->diag) < 0)
		*fault = true;
	w->all_read = true;
	f = bk_casefiles_open(&w->all, nis);
	return f ? bk_record_file(w, f->c.term, nis, fault) : NULL;
}

struct bk_casefile *
bk_record_find(struct bk_record *w, const struct bk_entry *e,
    const struct bk_entry_place *at)
{
	bk_term then = bk_term_of(e->action.date);
	struct bk_casefile *f;
	bool fault = false, named;
	char shown[BK_TERM_SIZE];
	const char *nis;
	bk_term term = bk_cmd_term(w->cmd);

	named = bk_entry_split(e->who, &term, &nis);
	f = bk_record_file(w, term, nis, &fault);
	if (!f && !fault && !named)
		f = earlier(w, nis, &fault);
	if (!f && !fault && !named && then < term)
		f = bk_record_file(w, then, nis, &fault);
	bk_term_format(term, shown);
	if (!f && !fault && at->file)	/* the line says who */
		bk_diag(at->dg, &bk_msg_no_case, at->file, at->line, "in %s",
		    shown);
	else if (!f && !fault)
		bk_diag(at->dg, &bk_msg_no_case, NULL, 0, "%.60s in %s", nis,
		    shown);
	return f;
}

/* --- recording ---------------------------------------------------------- */

void
bk_record_remark(struct bk_record *w, const struct bk_entry *e,
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
answer(struct bk_record *w, const struct bk_case *c, const struct bk_case *old,
    const struct bk_action *act)
{
	struct bk_buf *b = &w->cmd->out;
	char day[BK_DATE_SIZE];

	bk_buf_printf(b, "%s: %s%s%s -> ", c->id, bk_word_steps[act->step].id,
	    act->outcome < 0 ? "" : " ",
	    act->outcome < 0 ? "" : bk_word_outcomes[act->outcome].id);
	if (c->status != BK_OPEN) {
		bk_buf_printf(b, "%s\n", bk_word_statuses[c->status].id);
		return;
	}
	bk_buf_printf(b, "%s%s", c->rung != old->rung ? "now on " : "",
	    bk_word_rungs[c->rung].id);
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
	return e->action.step == BK_STEP_CONFERENCE ||
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

int
bk_record_check(struct bk_record *w, const struct bk_case *c,
    const struct bk_entry *e, const struct bk_entry_place *at)
{
	const char *why = bk_ladder_refuses(c, e->action.step,
	    e->action.outcome, &w->cmd->arena);

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
	if (hide(w, f, e) < 0)
		return -1;
	bk_ladder_record(&f->c, &w->cmd->settings.policy, &e->action,
	    &w->cmd->arena, &f->edit);
	if (is_news(w, &f->c, &old))
		answer(w, &f->c, &old, &e->action);
	w->recorded++;
	return 0;
}

int
bk_record_finish(struct bk_record *w)
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

/* Forget the cases that were read. */
void
bk_record_forget(struct bk_record *w)
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
