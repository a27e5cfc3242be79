/*
 * bk-triage: attendance and referrals in, cases opened or changed out; with
 * --advance, cases whose deadline passed move up the ladder.
 */
#include "caseload.h"
#include "cmd.h"
#include "msg_cmd.h"
#include "near.h"
#include "rosters.h"

static const struct bk_cmd_about about = {
	.name = "bk-triage",
	.synopsis = "[-wn] [--commit] [--explain[=NIS]] [FILE...]\n"
	    "--advance [-wn] [--commit] [FILE...]",
	.what = "Open and update cases from attendance and referrals; "
	    "--advance moves\ncases whose deadline passed.",
	.form = "yaml",
};

struct work {
	struct bk_cmd	*cmd;
	bool		 advance;
	const char	*explain;	/* NULL; "": the input, NIS, "all" */
	struct bk_evidence_run evidence;
	struct bk_caseload load;
	struct bk_buf	 explained;
};

/* --- output ------------------------------------------------------------- */

static void
summarize(struct work *w)
{
	const struct bk_caseload_counts *n = &w->load.counts;
	struct bk_cmd *cmd = w->cmd;

	bk_cmd_sum(cmd, "bk-triage: %zu opened, %zu added to, %zu moved, "
	    "%zu resolved, %zu reopened, %zu carried over", n->opened,
	    n->added, n->moved, n->resolved, n->reopened, n->carried);
	if (n->left)
		bk_cmd_sum(cmd, ", %zu left", n->left);
	bk_buf_putc(&cmd->summary, '\n');
}

static char *
message(struct work *w)
{
	const struct bk_caseload_counts *n = &w->load.counts;

	return bk_arena_printf(&w->cmd->arena, "bk-triage: %zu opened, %zu "
	    "moved, %zu carried over\n\nadded to: %zu, resolved: %zu, "
	    "reopened: %zu, left: %zu\n", n->opened, n->moved, n->carried,
	    n->added, n->resolved, n->reopened, n->left);
}

static int
emit_cases(struct work *w, struct bk_txn *txn)
{
	return bk_casefile_write(&w->load.cases, txn, &w->cmd->out,
	    &w->cmd->docs);
}

/* --- the work ----------------------------------------------------------- */

static void
not_explained(struct work *w)
{
	struct bk_near_search near = { .typed = bk_str(w->explain) };
	struct bk_cmd *cmd = w->cmd;
	struct bk_rosters rosters = { .from = &cmd->docs };
	const struct bk_rosters_term *t = bk_rosters_get(&rosters,
	    bk_cmd_term(cmd));

	for (size_t i = 0; t && i < t->list.n; i++)
		bk_near_offer(&near, bk_student_key(&t->list.v[i]));
	bk_diag(&cmd->diag, &bk_msg_not_explained, NULL, 0, near.meant ?
	    "'%.40s' (did you mean %s?)" : "'%.40s'", w->explain, near.meant);
	bk_rosters_free(&rosters);
}

static int
decide(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;

	w->load = (struct bk_caseload){ .evidence = &w->evidence,
		.restricted = BK_RESTRICTED_INIT, .spared = BK_MAP_INIT,
		.triage = { &cmd->settings.school, &cmd->settings.policy,
			cmd->today, &cmd->arena },
		.why = w->explain ? &w->explained : NULL,
		.whose = w->explain };
	if (bk_caseload_read(&w->load) < 0 || bk_caseload_judge(&w->load) < 0)
		return -1;
	if (w->explain && *w->explain && w->explained.n == 0)
		not_explained(w);
	if (w->advance && bk_caseload_advance(&w->load) < 0)
		return -1;
	bk_caseload_say(&w->load);
	return 0;
}

static int
write_cases(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_txn txn;
	int r = -1;

	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	if (decide(w) == 0 && emit_cases(w, &txn) == 0)
		r = bk_cmd_commit(cmd, &txn, message(w));
	bk_txn_end(&txn);
	if (r == 0)
		summarize(w);
	if (r == 0 && cmd->dry_run)
		bk_cmd_comment(cmd, bk_buf_str(&w->explained));
	else if (r == 0)
		bk_buf_add(&cmd->asked, w->explained.p, w->explained.n);
	return r;
}

static int
print_cases(struct work *w)
{
	if (decide(w) < 0)
		return -1;
	bk_cmd_comment(w->cmd, bk_buf_str(&w->explained));
	return emit_cases(w, NULL);
}

/*
 * Students that no document was about: their kept recaps count; with `economic:
 * {from_roster: true}` flags alone open cases [C]; --explain=NIS answers for
 * any student.
 */
static int
complete(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	bool flags = cmd->settings.policy.rules[BK_ECONOMIC].from_roster;
	bk_term term = bk_cmd_term(cmd);

	if (bk_evidence_add_kept(&w->evidence, term) < 0)
		return -1;
	return flags || (w->explain && *w->explain) ?
	    bk_evidence_add_others(&w->evidence, term, !flags) : 0;
}

/* Without a roster people are as documents and old cases name them. */
static int
say_bare(struct work *w, bool present)
{
	struct bk_cmd *cmd = w->cmd;
	bk_term last = 0, now = bk_cmd_term(cmd);
	size_t n;
	struct bk_evidence_person **all = bk_evidence_people(&w->evidence,
	    &n);

	for (size_t i = 0; i <= n; i++) {
		bk_term term = i < n ? all[i]->e.term : present ? now : last;
		const struct bk_rosters_term *t;

		if (term == last)
			continue;
		last = term;
		present &= term != now;
		t = bk_rosters_get(&w->evidence.rosters, term);
		if (!t)
			return -1;
		if (t->list.n == 0)
			bk_cmd_say_bare(cmd, term);
	}
	return 0;
}

static void
work(struct work *w, char **files, int n)
{
	struct bk_cmd *cmd = w->cmd;

	if (w->advance && n == 0 && w->explain && *w->explain) {
		bk_cmd_usage(cmd, "--explain=NIS with --advance wants input");
		return;
	}
	if (bk_cmd_docs(cmd, files, n, w->advance, bk_evidence_handlers,
	    &w->evidence) < 0)
		return;
	if ((!w->advance || n > 0) && complete(w) < 0)
		return;
	if (cmd->repo.fd >= 0 && say_bare(w, w->advance) < 0)
		return;
	if (cmd->write || cmd->dry_run)
		write_cases(w);
	else
		print_cases(w);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct work w = { .cmd = &cmd,
		.load = { .cases = { .by_id = BK_MAP_INIT },
			.restricted = BK_RESTRICTED_INIT,
			.spared = BK_MAP_INIT },
		.explained = BK_BUF_INIT };
	struct bk_opt opts[] = {
		BK_OPT_FLAG(0, "advance", &w.advance,
		    "move cases whose deadline passed"),
		BK_OPT_MAYBE(0, "explain", "NIS", &w.explain,
		    "which rules fired or not: of the input, of one, all"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0) {
		bk_evidence_begin(&w.evidence, &cmd.docs, cmd.term);
		w.evidence.aliases = &cmd.settings.aliases;
		work(&w, argv + 1, n);
		bk_caseload_free(&w.load);
		bk_evidence_end(&w.evidence);
	}
	bk_buf_free(&w.explained);
	return bk_cmd_end(&cmd);
}
