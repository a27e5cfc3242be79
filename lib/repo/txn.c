#include "txn.h"

#include <assert.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "beneath.h"
#include "crypt.h"
#include "diff.h"
#include "git.h"
#include "handwork.h"
#include "journal.h"
#include "lock.h"
#include "mem.h"
#include "msg_repo.h"

/*
 * What is left to do when all is done: remove what lies beside the files. If
 * that fails, nothing is lost; the next writer finds it.
 */
static void
tidy_up(const struct bk_repo *repo, const struct bk_journal *j,
    enum bk_journal_state state, struct bk_diag *dg)
{
	struct bk_diag quiet = { .emit = NULL };

	if ((state != BK_JOURNAL_PLAN &&
	    bk_journal_turn(repo, state, BK_JOURNAL_PLAN, &quiet) < 0) ||
	    bk_journal_clear(repo, j, &quiet) < 0)
		bk_diag(dg, &bk_msg_not_tidied, repo->root, 0, NULL);
}

/* Back to the old files, from wherever it stands after `from`. */
static int
roll_back(const struct bk_repo *repo, const struct bk_journal *j,
    enum bk_journal_state from, struct bk_diag *dg)
{
	if (from != BK_JOURNAL_UNDO &&
	    bk_journal_turn(repo, from, BK_JOURNAL_UNDO, dg) < 0)
		return -1;
	if (bk_journal_undo(repo, j, dg) < 0)
		return -1;
	tidy_up(repo, j, BK_JOURNAL_UNDO, dg);
	return 0;
}

static enum bk_git_outcome
commit(const struct bk_repo *repo, struct bk_journal *j, bool cut,
    struct bk_diag *dg)
{
	int committed = cut ? bk_git_is_committed(repo, j, dg) : 0;

	if (committed)
		return committed < 0 ? BK_GIT_UNKNOWN : BK_GIT_DONE;
	if (bk_journal_mark(repo, j, dg) < 0)
		return BK_GIT_REFUSED;
	return bk_git_commit(repo, j, dg);
}

/*
 * From .bk/redo to the end: 0. It was refused and every file is as before: 1.
 * It can go neither way (reported): -1. `cut`: this is an earlier run's, whose
 * commit may have been made, and whose files people may have changed since.
 */
static int
carry_out(const struct bk_repo *repo, struct bk_journal *j, bool cut,
    struct bk_diag *dg)
{
	enum bk_git_outcome outcome = BK_GIT_DONE;

	if (bk_journal_redo(repo, j, !cut, dg) < 0)
		outcome = BK_GIT_REFUSED;
	else if (j->message)
		outcome = commit(repo, j, cut, dg);
	switch (outcome) {
	case BK_GIT_UNKNOWN:
		return -1;
	case BK_GIT_REFUSED:
		return roll_back(repo, j, BK_JOURNAL_REDO, dg) < 0 ? -1 : 1;
	case BK_GIT_DONE:
		break;
	}
	tidy_up(repo, j, BK_JOURNAL_REDO, dg);
	return 0;
}

static int
settle(const struct bk_repo *repo, struct bk_journal *j,
    enum bk_journal_state state, struct bk_diag *dg)
{
	int r = 0;

	switch (state) {
	case BK_JOURNAL_NONE:
		return 0;
	case BK_JOURNAL_PLAN:
		return bk_journal_clear(repo, j, dg);
	case BK_JOURNAL_UNDO:
		r = roll_back(repo, j, state, dg) < 0 ? -1 : 1;
		break;
	case BK_JOURNAL_REDO:
		r = carry_out(repo, j, true, dg);
		break;
	}
	if (r >= 0)
		bk_diag(dg, r ? &bk_msg_cut_undone : &bk_msg_cut_completed,
		    NULL, 0, NULL);
	return r < 0 ? -1 : 0;
}

/*
 * Bring what an earlier run left to its end. Why its commit is refused now is
 * a finding of this run, which goes on; only what cannot be settled stops it.
 */
static int
recover(const struct bk_repo *repo, struct bk_diag *dg)
{
	enum bk_journal_state state;
	struct bk_journal j;
	int r = bk_journal_load(repo, &j, &state, dg);

	if (r == 0) {
		int before = bk_diag_keep_going(dg, 1);

		r = settle(repo, &j, state, dg);
		bk_diag_keep_going(dg, before);
		if (r < 0)
			bk_diag(dg, &bk_msg_not_settled, repo->root, 0, NULL);
	}
	bk_journal_free(&j);
	return r;
}

int
bk_txn_begin(struct bk_txn *txn, const struct bk_repo *repo,
    const struct bk_txn_opts *opts, struct bk_diag *dg)
{
	*txn = (struct bk_txn){ .repo = repo, .opts = *opts, .lock = -1 };
	if (opts->dry_run)
		return 0;
	txn->lock = bk_lock_take(repo,
	    opts->wait_ms ? opts->wait_ms : BK_LOCK_WAIT, dg);
	if (txn->lock >= 0 && recover(repo, dg) == 0)
		return 0;
	bk_txn_end(txn);
	return -1;
}

int
bk_txn_read(struct bk_txn *txn, const char *path, struct bk_buf *out,
    struct bk_diag *dg)
{
	size_t i = bk_map_find(&txn->index, bk_str(path));

	if (i == SIZE_MAX)
		return bk_repo_read(txn->repo, path, out, dg);
	if (txn->v[i].gone)
		return 1;
	bk_buf_putstr(out, txn->v[i].bytes);
	return 0;
}

static struct bk_str
copy(struct bk_arena *a, struct bk_str s)
{
	return (struct bk_str){ bk_arena_strndup(a, s.p, s.n), s.n };
}

/* Can git encrypt what is to be encrypted? Where it cannot tell, it can. */
static bool
is_locked(struct bk_txn *txn, const char *path, struct bk_diag *dg)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_arena a = BK_ARENA_INIT;

	if (txn->unlocked || !bk_str_starts(bk_str(path), "confidential/"))
		return false;
	txn->unlocked = bk_crypt_state(txn->repo, &quiet) != BK_CRYPT_NO_KEY;
	if (!txn->unlocked)
		bk_diag(dg, &bk_msg_crypt_locked, bk_repo_show(txn->repo, &a,
		    path), 0, NULL);
	bk_arena_free(&a);
	return !txn->unlocked;
}

int
bk_txn_put(struct bk_txn *txn, const char *path, const struct bk_str *old,
    struct bk_str bytes, struct bk_diag *dg)
{
	size_t i;

	/* Beside a file stands another with 8 characters more in its name. */
	if (!bk_beneath_ok(path) || strlen(path) > BK_TXN_PATH_MAX) {
		bk_diag(dg, &bk_msg_no_file_name, path, 0, NULL);
		return -1;
	}
	if (is_locked(txn, path, dg))
		return -1;
	i = bk_map_intern(&txn->index, bk_str(path));
	if (i == txn->n) {
		BK_GROW(txn->v, txn->n, txn->cap);
		txn->v[txn->n++] = (struct bk_txn_file){
			.path = bk_arena_strdup(&txn->arena, path),
			.fresh = !old,
			.old = copy(&txn->arena, old ? *old : BK_STR("")) };
	}
	txn->v[i].bytes = copy(&txn->arena, bytes);
	txn->v[i].gone = false;
	return 0;
}

int
bk_txn_remove(struct bk_txn *txn, const char *path, struct bk_str old,
    struct bk_diag *dg)
{
	size_t i;

	if (bk_txn_put(txn, path, &old, BK_STR(""), dg) < 0)
		return -1;
	i = bk_map_find(&txn->index, bk_str(path));
	assert(!txn->v[i].fresh);
	txn->v[i].gone = true;
	return 0;
}

static bool
is_changed(const struct bk_txn_file *f)
{
	return f->fresh || f->gone || !bk_str_eq(f->old, f->bytes);
}

size_t
bk_txn_changed(const struct bk_txn *txn)
{
	size_t n = 0;

	for (size_t i = 0; i < txn->n; i++)
		n += is_changed(&txn->v[i]);
	return n;
}

/* Does the file still hold what it held? Editors know no lock of ours. */
static int
verify(const struct bk_txn *txn, const struct bk_txn_file *f,
    struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf now = BK_BUF_INIT;
	int r = bk_repo_read(txn->repo, f->path, &now, dg);
	bool same = f->fresh ? r == 1
			     : r == 0 && bk_str_eq(bk_buf_str(&now), f->old);

	if (r >= 0 && !same)
		bk_diag(dg, &bk_msg_file_changed,
		    bk_repo_show(txn->repo, &a, f->path), 0, NULL);
	bk_buf_free(&now);
	bk_arena_free(&a);
	return same ? 0 : -1;
}

/* The files that change, in order of path, and their journal. */
struct work {
	const struct bk_txn		 *txn;
	const struct bk_txn_file	**v;
	size_t				  n;
	struct bk_journal		  j;
};

static int
by_path(const void *a, const void *b)
{
	const struct bk_txn_file *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

static void
add_file(struct bk_journal *j, const struct bk_txn_file *f)
{
	uint64_t old = bk_str_hash(f->old.p, f->old.n);

	if (f->gone)
		bk_journal_add_gone(j, f->path, old);
	else
		bk_journal_add(j, f->path, f->fresh, old,
		    bk_str_hash(f->bytes.p, f->bytes.n));
}

static void
work_of(struct work *w, const struct bk_txn *txn)
{
	*w = (struct work){ .txn = txn };
	w->v = bk_xcalloc(txn->n + 1, sizeof(*w->v));
	for (size_t i = 0; i < txn->n; i++)
		if (is_changed(&txn->v[i]))
			w->v[w->n++] = &txn->v[i];
	qsort(w->v, w->n, sizeof(*w->v), by_path);
	for (size_t i = 0; i < w->n; i++)
		add_file(&w->j, w->v[i]);
}

/* The list, and all files beside the old ones. */
static int
stage_all(const struct work *w, struct bk_diag *dg)
{
	if (bk_journal_plan(w->txn->repo, &w->j, dg) < 0)
		return -1;
	for (size_t i = 0; i < w->n; i++)
		if (bk_journal_stage(w->txn->repo, &w->j.v[i],
		    w->v[i]->bytes, dg) < 0)
			return -1;
	return 0;
}

/*
 * One file and no commit: the rename itself makes it old or new, and two
 * thirds of the waiting for the disk are saved. Where even this fails, it is
 * put back under .bk/undo, so that the next run does what we cannot.
 */
static int
write_one(const struct work *w, struct bk_diag *dg)
{
	const struct bk_repo *repo = w->txn->repo;

	if (bk_journal_redo(repo, &w->j, true, dg) == 0) {
		tidy_up(repo, &w->j, BK_JOURNAL_PLAN, dg);
		return 0;
	}
	if (roll_back(repo, &w->j, BK_JOURNAL_PLAN, dg) < 0)
		bk_diag(dg, &bk_msg_in_between, NULL, 0, NULL);
	return -1;
}

static int
write_several(struct work *w, struct bk_diag *dg)
{
	const struct bk_repo *repo = w->txn->repo;
	int r;

	if (bk_journal_sync(repo, &w->j, dg) < 0 || bk_journal_turn(repo,
	    BK_JOURNAL_PLAN, BK_JOURNAL_REDO, dg) < 0) {
		tidy_up(repo, &w->j, BK_JOURNAL_PLAN, dg);
		return -1;
	}
	/* From here on it is carried out, by us or by the next writer. */
	r = carry_out(repo, &w->j, false, dg);
	if (r)
		bk_diag(dg, r > 0 ? &bk_msg_rolled_back : &bk_msg_in_between,
		    NULL, 0, NULL);
	return r ? -1 : 0;
}

static int
write_all(struct work *w, struct bk_diag *dg)
{
	if (stage_all(w, dg) < 0) {
		tidy_up(w->txn->repo, &w->j, BK_JOURNAL_PLAN, dg);
		return -1;
	}
	return w->n == 1 && !w->j.message ? write_one(w, dg)
					  : write_several(w, dg);
}

/*
 * From the plan to its end, keyboard signals wait: Ctrl-C stops git, which is
 * rolled back, and then ends the program with everything tidy.
 */
static int
write_undisturbed(struct work *w, struct bk_diag *dg)
{
	sigset_t block, was;
	int r;

	sigemptyset(&block);
	sigaddset(&block, SIGINT);
	sigaddset(&block, SIGTERM);
	sigaddset(&block, SIGHUP);
	sigaddset(&block, SIGQUIT);
	pthread_sigmask(SIG_BLOCK, &block, &was);
	r = write_all(w, dg);
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	return r;
}

/* Forget what must be left as it is. */
static void
drop(struct work *w, const bool *left)
{
	struct bk_journal j = { .message = w->j.message };
	size_t n = 0;

	w->j.message = NULL;
	for (size_t i = 0; i < w->n; i++) {
		if (left[i])
			continue;
		add_file(&j, w->v[i]);
		w->v[n++] = w->v[i];
	}
	w->n = n;
	bk_journal_free(&w->j);
	w->j = j;
}

/* First what people left uncommitted: 0; or reported, -1: nothing is done. */
static int
settle_handwork(struct work *w, struct bk_diag *dg)
{
	bool *left = bk_xcalloc(w->n + 1, sizeof(*left));
	int n = w->txn->opts.whole ?
	    bk_handwork_refuse(w->txn->repo, &w->j, dg) :
	    bk_handwork_settle(w->txn->repo, &w->j, w->txn->opts.today,
	    left, dg);

	if (n > 0)
		drop(w, left);
	free(left);
	return n < 0 || w->n == 0 ? -1 : 0;
}

static int
do_work(struct work *w, const char *message, struct bk_diag *dg)
{
	assert(w->txn->lock >= 0);
	if (w->txn->opts.commit) {
		w->j.message = bk_xstrdup(message);
		if (bk_git_ready(w->txn->repo, dg) < 0 ||
		    settle_handwork(w, dg) < 0)
			return -1;
	}
	return write_undisturbed(w, dg);
}

static void
show(const struct bk_txn_file *f, struct bk_buf *diff)
{
	if (f->gone)
		bk_diff_gone(diff, f->path, f->old);
	else
		bk_diff(diff, f->path, f->fresh ? NULL : &f->old, f->bytes);
}

int
bk_txn_commit(struct bk_txn *txn, const char *message, struct bk_buf *diff,
    struct bk_diag *dg)
{
	struct work w;
	int r = 0;

	work_of(&w, txn);
	for (size_t i = 0; i < w.n && r == 0; i++)
		r = verify(txn, w.v[i], dg);
	if (r == 0 && txn->opts.dry_run) {
		for (size_t i = 0; i < w.n; i++)
			show(w.v[i], diff);
	} else if (r == 0 && w.n > 0) {
		r = do_work(&w, message, dg);
	}
	bk_journal_free(&w.j);
	free(w.v);
	return r;
}

void
bk_txn_end(struct bk_txn *txn)
{
	bk_lock_release(txn->lock);
	txn->lock = -1;
	free(txn->v);
	txn->v = NULL;
	txn->n = txn->cap = 0;
	bk_map_free(&txn->index);
	bk_arena_free(&txn->arena);
}
