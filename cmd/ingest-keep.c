/* bk-ingest -w: what was read is kept in the repository. */
#include "ingest-keep.h"

#include "msg_ingest.h"
#include "rosterdoc.h"
#include "term.h"

/* attendance/TERM/SHA12.yaml of each term there is. */
static int
keep_attendance(struct bk_cmd *cmd, struct bk_ingest *in, struct bk_txn *txn)
{
	char sum[13];
	size_t docs = 0;
	bk_term term = 0;

	bk_ingest_run_sum(in, sum);
	while ((term = bk_ingest_next_term(in, term)) != 0) {
		char *path = bk_path_attendance(&cmd->arena, term, sum);
		struct bk_buf old = BK_BUF_INIT, text = BK_BUF_INIT;
		struct bk_str before;
		int r = bk_txn_read(txn, path, &old, &cmd->diag);

		before = bk_buf_str(&old);
		docs += bk_ingest_attendance(in, term, &text);
		if (r >= 0)
			r = bk_txn_put(txn, path, r ? NULL : &before,
			    bk_buf_str(&text), &cmd->diag);
		bk_buf_free(&old);
		bk_buf_free(&text);
		if (r < 0)
			return -1;
	}
	bk_buf_printf(&cmd->summary, "bk-ingest: attendance of %zu %s\n",
	    docs, docs == 1 ? "student" : "students");
	return 0;
}

static int
keep_roster(struct bk_cmd *cmd, struct bk_ingest *in, struct bk_txn *txn)
{
	bk_term term = bk_cmd_term(cmd);
	char *path = bk_path_roster(&cmd->arena, term);
	char *shown = bk_repo_show(&cmd->repo, &cmd->arena, path);
	struct bk_roster list = bk_ingest_students(in);
	struct bk_buf old = BK_BUF_INIT, text = BK_BUF_INIT;
	struct bk_rosterdoc_counts n = { 0 };
	struct bk_str before;
	int r = bk_txn_read(txn, path, &old, &cmd->diag);

	before = bk_buf_str(&old);
	if (r >= 0 && bk_rosterdoc_merge(&(struct bk_rosterdoc){ shown, before,
	    list.v, list.n, term, cmd->today }, &text, &n, &cmd->diag) < 0)
		r = -1;
	if (r >= 0)
		r = bk_txn_put(txn, path, r ? NULL : &before,
		    bk_buf_str(&text), &cmd->diag);
	bk_buf_free(&old);
	bk_buf_free(&text);
	if (r < 0)
		return -1;
	bk_buf_printf(&cmd->summary, "bk-ingest: roster: %zu new, %zu "
	    "changed, %zu as before, %zu left\n", n.added, n.changed, n.same,
	    n.left);
	return 0;
}

int
bk_ingest_keep(struct bk_cmd *cmd, struct bk_ingest *in)
{
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	unsigned gave = bk_ingest_gave(in);
	struct bk_txn txn;
	int r = 0;

	if (gave & BK_GIVES_REFERRAL) {
		bk_diag(&cmd->diag, &bk_msg_not_kept, NULL, 0, NULL);
		return -1;
	}
	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	if (gave & BK_GIVES_ATTENDANCE)
		r = keep_attendance(cmd, in, &txn);
	if (r == 0 && gave & BK_GIVES_STUDENT)
		r = keep_roster(cmd, in, &txn);
	if (r == 0)
		r = bk_txn_commit(&txn, gave & BK_GIVES_STUDENT ?
		    "bk-ingest: roster" : "bk-ingest: attendance",
		    &cmd->out, &cmd->diag);
	bk_txn_end(&txn);
	return r;
}
