/*
 * bk-check: what is wrong in a case repository, or in files, as
 * `file:line: message` on stdout.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_check.h"
#include "msg_domain.h"
#include "msg_repo.h"
#include "survey.h"

static const struct bk_cmd_about about = {
	.name = "bk-check",
	.synopsis = "[FILE...]\n--staged\n--privacy",
	.what = "Say what is wrong in the repository, or in FILEs, as "
	    "file:line: message.",
	.form = "text",
	.repo = BK_CMD_JUDGES_REPO,
};

struct check {
	bool	staged;			/* --staged */
	bool	privacy;		/* --privacy */
	int	small;			/* --min-cell */
};

struct finding {
	const char	*file, *text;	/* in the run's arena */
	size_t		 line, order;
};

struct findings {
	struct bk_cmd	*cmd;
	struct finding	*v;
	size_t		 n, cap;
};

/* System failures among the findings of the survey: exit 2. */
static const struct bk_msg *const faults[] = {
	&bk_msg_cannot_read, &bk_msg_no_git, &bk_msg_not_git,
	&bk_msg_git_failed
};

/* Worth saying, but nothing to mend: goes to stderr, exit 0. */
static const struct bk_msg *const notes[] = {
	&bk_msg_own_key, &bk_msg_check_meanwhile, &bk_msg_check_kept,
	&bk_msg_check_readable, &bk_msg_check_no_key, &bk_msg_check_locked,
	&bk_msg_check_plain
};

static void
take_note(struct bk_cmd *cmd, const struct bk_msg *msg, const char *file,
    size_t line, const char *text)
{
	const char *done = bk_diag_done(&cmd->diag, msg);

	for (size_t i = 0; i < BK_NELEM(notes); i++)
		if (msg == notes[i])
			bk_buf_printf(&cmd->summary, "bk-check: %s:%zu: %s%s%s"
			    "\n", file ? file : "-", line ? line : 1, text,
			    done ? "; " : "", done ? done : "");
}

static void
take(void *ctx, const struct bk_msg *msg, const char *file, size_t line,
    const char *text)
{
	struct findings *f = ctx;
	struct bk_arena *a = &f->cmd->arena;
	size_t what = strlen(bk_diag_what(&f->cmd->diag, msg));

	for (size_t i = 0; i < BK_NELEM(faults); i++)
		if (msg == faults[i]) {
			bk_diag(&f->cmd->diag, msg, file, line, "%s",
			    text + what + (text[what] ? 2 : 0));
			return;
		}
	if (msg->grade < BK_FINDING) {
		take_note(f->cmd, msg, file, line, text);
		return;
	}
	BK_GROW(f->v, f->n, f->cap);
	f->v[f->n] = (struct finding){ bk_arena_strdup(a, file ? file : "-"),
		bk_arena_strdup(a, text), line ? line : 1, f->n };
	f->n++;
}

static int
by_place(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int c = strcmp(x->file, y->file);

	if (c)
		return c;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static bool
same(const struct finding *x, const struct finding *y)
{
	return x->line == y->line && strcmp(x->file, y->file) == 0 &&
	    strcmp(x->text, y->text) == 0;
}

static void
print(struct findings *f)
{
	struct bk_cmd *cmd = f->cmd;

	if (f->n == 0)
		return;
	qsort(f->v, f->n, sizeof(*f->v), by_place);
	for (size_t i = 0; i < f->n; i++)
		if (i == 0 || !same(&f->v[i], &f->v[i - 1]))
			bk_buf_printf(&cmd->out, "%s:%zu: %s\n", f->v[i].file,
			    f->v[i].line, f->v[i].text);
	if (cmd->diag.worst < BK_FINDING)	/* what is printed is said */
		cmd->diag.worst = BK_FINDING;
}

static int
survey(struct bk_cmd *cmd, struct bk_survey *s, const struct check *o,
    char **files, int n)
{
	int worst = 0;

	if (o->staged)
		return bk_survey_staged(s);
	if (o->privacy)
		return bk_survey_privacy(s);
	if (n == 0)
		worst = bk_survey_all(s);
	for (int i = 0; i < n && (worst == 0 || cmd->keep_going); i++)
		if (bk_survey_file(s, files[i]) < 0)
			worst = -1;
	return bk_survey_cross(s) < 0 ? -1 : worst;
}

/* What the named statistics documents hold, and what they lack. */
static void
say_sums(struct bk_cmd *cmd, const struct bk_survey *s)
{
	for (size_t i = 0; i < s->nstats && !cmd->quiet; i++) {
		const struct bk_check_sums *c = &s->stats[i].sums;

		bk_cmd_sum(cmd, "bk-check: %s:%zu: statistics of %zu %s: %s; "
		    "%zu of %zu counts under %d\n", s->stats[i].file, c->line,
		    c->schools, bk_diag_text(&cmd->diag, c->schools == 1 ?
		    "school" : "schools"), bk_diag_text(&cmd->diag,
		    c->only_sums ? "sums only" : "not sums only"), c->small,
		    c->counts, s->small);
	}
}

static void
work(struct bk_cmd *cmd, const struct check *o, char **files, int n)
{
	bool whole = o->staged || o->privacy;
	struct findings f = { .cmd = cmd };
	struct bk_diag dg = { .emit_parts = take, .ctx = &f,
		.indonesian = cmd->diag.indonesian };
	struct bk_survey s;

	if (cmd->write || cmd->dry_run) {
		bk_cmd_usage(cmd, "bk-check changes nothing: no -w, -n");
		return;
	}
	if (whole && (n > 0 || (o->staged && o->privacy))) {
		bk_cmd_usage(cmd, "--staged and --privacy take no FILE, and "
		    "not each other");
		return;
	}
	if (o->small < 2) {
		bk_cmd_usage(cmd, "--min-cell: 2 or more (5 is usual)");
		return;
	}
	if (n == 0 && bk_cmd_needs_repo(cmd) < 0)
		return;
	bk_diag_keep_going(&cmd->diag, cmd->keep_going);
	if (bk_survey_begin(&s, &cmd->repo, cmd->today, &cmd->arena,
	    &dg) == 0) {
		s.small = o->small;
		survey(cmd, &s, o, files, n);
	}
	bk_diag_keep_going(&cmd->diag, 0);
	print(&f);
	if (n > 0 || o->privacy)
		say_sums(cmd, &s);
	if (cmd->verbose)
		bk_cmd_sum(cmd, "bk-check: %zu %s looked at, %zu %s\n",
		    s.files, bk_diag_text(&cmd->diag, s.files == 1 ? "file" :
		    "files"), f.n, bk_diag_text(&cmd->diag, f.n == 1 ?
		    "finding" : "findings"));
	bk_survey_end(&s);
	free(f.v);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct check o = { .small = BK_SURVEY_SMALL };
	struct bk_opt opts[] = {
		BK_OPT_FLAG(0, "staged", &o.staged,
		    "only what git is about to commit, for its form"),
		BK_OPT_FLAG(0, "privacy", &o.privacy,
		    "what the repository lets out about students"),
		BK_OPT_NUMBER(0, "min-cell", "K", &o.small,
		    "of statistics, say how many counts are below K (5)"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
		work(&cmd, &o, argv + 1, n);
	return bk_cmd_end(&cmd);
}
