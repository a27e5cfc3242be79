/*
 * The commit itself, and its result.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "beneath.h"
#include "git.h"
#include "gitpart.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"

static bool
any_fresh(const struct bk_journal *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->v[i].fresh)
			return true;
	return false;
}

/* Are all of them there? 1 or 0; -1, reported. */
static int
all_there(const struct bk_repo *repo, const char *const paths[], size_t n,
    struct bk_diag *dg)
{
	for (size_t i = 0; i < n; i++) {
		int fd = bk_beneath_open(repo->fd, paths[i], O_PATH, 0);

		if (fd == -ENOENT)
			return 0;
		if (fd < 0) {
			bk_diag_errno(dg, &bk_msg_cannot_read, paths[i], -fd);
			return -1;
		}
		close(fd);
	}
	return 1;
}

/* What of the journal is there afterwards, or (gone) is not; free() it. */
static const char **
paths_of(const struct bk_journal *j, bool gone, size_t *n)
{
	const char **paths = bk_xcalloc(j->n + 1, sizeof(*paths));

	*n = 0;
	for (size_t i = 0; i < j->n; i++)
		if (j->v[i].gone == gone)
			paths[(*n)++] = j->v[i].path;
	return paths;
}

/*
 * "HASH path\n" of the files on disk, through the filters of a commit; nothing
 * where one of them is not there.
 */
static int
hashes_on_disk(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_buf *out, struct bk_diag *dg)
{
	size_t n;
	const char **paths = paths_of(j, false, &n);
	const char *const args[] = { "hash-object", "--stdin-paths", NULL };
	const struct bk_git_command c = { .args = args, .j = j,
		.plain = true };
	struct bk_buf list = BK_BUF_INIT, err = BK_BUF_INIT;
	int there = all_there(repo, paths, n, dg);
	int r = there > 0 ? 0 : there;
	char *rest;

	if (there > 0)
		r = bk_git_run_on(repo, &c, &list, &err, dg);
	if (r > 0)
		bk_git_say_failed(args[0], &err, dg);
	rest = list.p;
	for (size_t i = 0; r == 0 && there > 0 && i < n; i++)
		bk_buf_printf(out, "%s %s\n", bk_git_cut_line(&rest), paths[i]);
	free(paths);
	bk_buf_free(&list);
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/* Is none of these in HEAD, nor on disk? 1 or 0; -1, reported. */
static int
all_gone(const struct bk_repo *repo, const char *const paths[], size_t n,
    struct bk_diag *dg)
{
	struct bk_buf head = BK_BUF_INIT;
	int r = n ? bk_git_hashes_in_head(repo, paths, n, &head, dg) : 0;

	if (r == 0)
		r = head.n == 0;
	bk_buf_free(&head);
	for (size_t i = 0; i < n && r == 1; i++) {
		int there = all_there(repo, &paths[i], 1, dg);

		r = there < 0 ? -1 : !there;
	}
	return r;
}

/*
 * By contents, since a git that was killed may have moved HEAD and left the
 * index behind, locked. Both lists are in the order of the journal.
 */
int
bk_git_is_committed(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	size_t n, ngone;
	const char **paths = paths_of(j, false, &n);
	const char **gone = paths_of(j, true, &ngone);
	struct bk_buf head = BK_BUF_INIT, disk = BK_BUF_INIT;
	int r = all_gone(repo, gone, ngone, dg);

	if (r == 1 && n) {
		r = bk_git_hashes_in_head(repo, paths, n, &head, dg);
		if (r == 0)
			r = hashes_on_disk(repo, j, &disk, dg);
		if (r == 0)
			r = disk.n && bk_str_eq(bk_buf_str(&head),
			    bk_buf_str(&disk));
	}
	free(paths);
	free(gone);
	bk_buf_free(&head);
	bk_buf_free(&disk);
	return r;
}

/*
 * Run git for its effect: as bk_git_run_on, but keep only what it said, in
 * *text.
 */
static int
effect(const struct bk_repo *repo, const char *const args[],
    const struct bk_journal *j, bool fresh_only, struct bk_buf *text)
{
	const struct bk_git_command c = { .args = args, .j = j,
		.fresh_only = fresh_only };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = bk_git_run_on(repo, &c, &out, text, &quiet);

	bk_buf_putstr(text, bk_buf_str(&out));
	bk_buf_free(&out);
	return r;
}

/* Put the index of these files back to HEAD, as far as possible. */
static void
reset_index(const struct bk_repo *repo, const struct bk_journal *j)
{
	const char *const reset[] = { "reset", "--quiet", BK_GIT_FILES };
	const char *const forget[] = { "rm", "--cached", "--quiet", "--force",
		"--ignore-unmatch", BK_GIT_FILES };
	struct bk_buf text = BK_BUF_INIT;

	/* Before the first commit there is nothing to reset to. */
	if (effect(repo, reset, j, false, &text) > 0 && any_fresh(j))
		effect(repo, forget, j, true, &text);
	bk_buf_free(&text);
}

/*
 * A hook may change what it accepts. `git add` in it reaches the commit, but
 * not the index of which `commit --only` made a copy before: the difference
 * would be staged to be taken back. What it changed without `git add` is in
 * no commit, and is said.
 */
static void
look_after_hook(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf out = BK_BUF_INIT;
	int r = bk_git_status(repo, j, &out, &quiet);

	if (r == 0 && out.n) {
		reset_index(repo, j);
		bk_buf_clear(&out);
		r = bk_git_status(repo, j, &out, &quiet);
	}
	for (const char *p = out.p; r == 0 && p < out.p + out.n;
	    p += strlen(p) + 1)
		bk_diag(dg, &bk_msg_hook_changed, bk_git_beneath(p, ""), 0,
		    NULL);
	bk_buf_free(&out);
}

/* git failed in `what` with status r. Was the commit made all the same? */
static enum bk_git_outcome
outcome_of(const struct bk_repo *repo, const struct bk_journal *j,
    const char *what, int r, struct bk_diag *dg)
{
	int in = bk_git_is_committed(repo, j, dg);

	if (in < 0)
		return BK_GIT_UNKNOWN;
	reset_index(repo, j);
	if (in > 0)
		return BK_GIT_DONE;	/* killed just after its work */
	if (r < 0)
		bk_diag(dg, &bk_msg_no_git, NULL, 0, "%s: %s", what,
		    strerrordesc_np(-r));
	else
		bk_diag(dg, &bk_msg_git_failed, NULL, 0,
		    "%s ended with status %d", what, r);
	return BK_GIT_REFUSED;
}

enum bk_git_outcome
bk_git_commit(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	/* `commit --only` of a file that git does not know needs this first. */
	const char *const announce[] = { "add", "--intent-to-add",
		BK_GIT_FILES };
	/* By default a commit is lost if the power fails soon after it. */
	const char *const commit[] = { "-c", "core.fsync=all", "commit",
		"--only", "--quiet", "-m", j->message, BK_GIT_FILES };
	enum bk_git_outcome outcome = BK_GIT_DONE;
	struct bk_buf text = BK_BUF_INIT;
	const char *what = "add";
	int r = 0;

	if (any_fresh(j))
		r = effect(repo, announce, j, true, &text);
	if (r == 0) {
		what = "commit";
		r = effect(repo, commit, j, false, &text);
	}
	if (r) {
		bk_git_relay(&text, dg);
		outcome = outcome_of(repo, j, what, r, dg);
	} else {
		look_after_hook(repo, j, dg);
	}
	bk_buf_free(&text);
	return outcome;
}
