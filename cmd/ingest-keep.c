/* bk-ingest -w: what was read is kept in the repository. */
#include "ingest-keep.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "msg_ingest.h"
#include "rosterdoc.h"
#include "rosters.h"
#include "term.h"

/* The greatest `taken` of the documents of a file; BK_INT_NONE: it has none. */
static int
last_taken(const struct bk_buf *text)
{
	static const char key[] = "\ntaken: ";
	int last = BK_INT_NONE;

	for (const char *p = text->n ? strstr(text->p, key) : NULL; p;
	    p = strstr(p + 1, key)) {
		long n = strtol(p + strlen(key), NULL, 10);

		if (n >= 0 && n < INT_MAX && n > last)
			last = (int)n;
	}
	return last;
}

/*
 * Which run of the term this is, counted from 1; the file that it kept before
 * keeps its number. 0, or reported and -1.
 */
static int
count_runs(struct bk_cmd *cmd, bk_term term, const char *path,
    const struct bk_buf *before, int *taken)
{
	struct bk_repo_list list;
	int most = 0, r;

	*taken = last_taken(before);
	if (before->n)
		return 0;
	r = bk_repo_list(&cmd->repo, bk_path_term_dir(&cmd->arena,
	    "attendance", term), &cmd->arena, &list, &cmd->diag);
	for (size_t i = 0; r >= 0 && i < list.n; i++) {
		struct bk_buf text = BK_BUF_INIT;

		if (strcmp(list.path[i], path) != 0)
			r = bk_repo_read(&cmd->repo, list.path[i], &text,
			    &cmd->diag);
		most = last_taken(&text) > most ? last_taken(&text) : most;
		bk_buf_free(&text);
	}
	*taken = most + 1;
	return r < 0 ? -1 : 0;
}

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
		int taken = BK_INT_NONE;
		int r = bk_txn_read(txn, path, &old, &cmd->diag);

		before = bk_buf_str(&old);
		if (r >= 0 && count_runs(cmd, term, path, &old, &taken) < 0)
			r = -1;
		docs += bk_ingest_attendance(in, term, taken, &text);
		if (r >= 0)
			r = bk_txn_put(txn, path, r ? NULL : &before,
			    bk_buf_str(&text), &cmd->diag);
		bk_buf_free(&old);
		bk_buf_free(&text);
		if (r < 0)
			return -1;
	}
	bk_cmd_sum(cmd, docs == 1 ?
	    "bk-ingest: attendance of %zu student\n" :
	    "bk-ingest: attendance of %zu students\n", docs);
	return 0;
}

/*
 * The rosters of earlier terms, in order, from which what people wrote goes
 * on: 0, or reported and -1. Their texts lie in the arena.
 */
static int
read_before(struct bk_cmd *cmd, bk_term term, struct bk_rosterdoc *d)
{
	struct bk_rosters rosters = { .from = &cmd->docs };
	struct bk_rosterdoc_text *v;
	bk_term *terms;
	size_t n;

	if (bk_rosters_terms(&rosters, &terms, &n) < 0)
		return -1;
	v = bk_arena_alloc(&cmd->arena, (n + 1) * sizeof(*v));
	d->before = v;
	for (size_t i = 0; i < n && terms[i] < term; i++) {
		const char *path = bk_path_roster(&cmd->arena, terms[i]);
		struct bk_buf text = BK_BUF_INIT;
		int r = bk_repo_read(&cmd->repo, path, &text, &cmd->diag);

		if (r == 0)
			v[d->nbefore++] = (struct bk_rosterdoc_text){
				bk_repo_show(&cmd->repo, &cmd->arena, path),
				{ bk_arena_strndup(&cmd->arena, text.p,
				text.n), text.n } };
		bk_buf_free(&text);
		if (r < 0)
			return -1;
	}
	return 0;
}

static int
keep_roster(struct bk_cmd *cmd, struct bk_ingest *in,
    const struct bk_ingest_keeping *how, struct bk_txn *txn)
{
	bk_term term = bk_cmd_term(cmd);
	char *path = bk_path_roster(&cmd->arena, term);
	struct bk_roster list = bk_ingest_students(in);
	struct bk_roster rejected = bk_ingest_students_rejected(in);
	struct bk_buf old = BK_BUF_INIT, text = BK_BUF_INIT;
	struct bk_rosterdoc_counts n = { 0 };
	struct bk_rosterdoc d = {
		.file = bk_repo_show(&cmd->repo, &cmd->arena, path),
		.list = list.v, .at = bk_ingest_listings(in), .n = list.n,
		.rejected = rejected.v, .nrejected = rejected.n,
		.nlists = bk_ingest_lists(in), .term = term,
		.today = cmd->today, .leavers = how->leavers,
		.prefer_list = how->prefer_list };
	int r = bk_txn_read(txn, path, &old, &cmd->diag);

	d.old = bk_buf_str(&old);
	if (r >= 0 && (read_before(cmd, term, &d) < 0 ||
	    bk_rosterdoc_merge(&d, &text, &n, &cmd->diag) < 0))
		r = -1;
	if (r >= 0)
		r = bk_txn_put(txn, path, r ? NULL : &d.old,
		    bk_buf_str(&text), &cmd->diag);
	bk_buf_free(&old);
	bk_buf_free(&text);
	if (r < 0)
		return -1;
	bk_cmd_sum(cmd, "bk-ingest: roster: %zu new, %zu "
	    "changed, %zu as before, %zu left\n", n.added, n.changed, n.same,
	    n.left);
	return 0;
}

int
bk_ingest_keep(struct bk_cmd *cmd, struct bk_ingest *in,
    const struct bk_ingest_keeping *how)
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
		r = keep_roster(cmd, in, how, &txn);
	if (r == 0)
		r = bk_cmd_commit(cmd, &txn, gave & BK_GIVES_STUDENT ?
		    "bk-ingest: roster" : "bk-ingest: attendance");
	bk_txn_end(&txn);
	return r;
}
