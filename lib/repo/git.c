#include "git.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "mem.h"
#include "msg_repo.h"
#include "run.h"

enum { INDEX_WAIT_MS = 3000, INDEX_NAP_MS = 50, INDEX_OLD_S = 10,
	LINES_SAID = 40 };

int
bk_git_run(const struct bk_repo *repo, const char *const args[],
    struct bk_buf *out, struct bk_buf *err, struct bk_diag *dg)
{
	const char **argv;
	size_t n = 0;
	int r;

	while (args[n])
		n++;
	argv = bk_xcalloc(n + 2, sizeof(*argv));
	argv[0] = "git";
	memcpy(argv + 1, args, n * sizeof(*argv));
	r = bk_run(repo->fd, argv, out, err);
	free(argv);
	if (r < 0) {
		bk_diag_errno(dg, &bk_msg_no_git, NULL, -r);
		return -1;
	}
	return r;
}

/*
 * The arguments `args`, `--`, and the files as pathspecs that mean just
 * themselves; all of the files, or the fresh ones. free() it and its arena.
 */
static const char **
with_files(const char *const args[], const struct bk_journal *j,
    bool fresh_only, struct bk_arena *a)
{
	const char **v;
	size_t n = 0;

	while (args[n])
		n++;
	v = bk_xcalloc(n + j->n + 2, sizeof(*v));
	memcpy(v, args, n * sizeof(*v));
	v[n++] = "--";
	for (size_t i = 0; i < j->n; i++)
		if (!fresh_only || j->v[i].fresh)
			v[n++] = bk_arena_printf(a, ":(literal)%s",
			    j->v[i].path);
	return v;
}

static int
run_with_files(const struct bk_repo *repo, const char *const args[],
    const struct bk_journal *j, bool fresh_only, struct bk_buf *out,
    struct bk_buf *err, struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	const char **argv = with_files(args, j, fresh_only, &a);
	int r = bk_git_run(repo, argv, out, err, dg);

	free(argv);
	bk_arena_free(&a);
	return r;
}

/* Cut the first line off *rest, which is NUL-terminated. */
static char *
cut_line(char **rest)
{
	char *line = *rest;
	size_t n = strcspn(line, "\n");

	*rest = line + n + (line[n] != '\0');
	line[n] = '\0';
	return line;
}

/* What git, or a hook through it, had to say. */
static void
relay(struct bk_buf *text, struct bk_diag *dg)
{
	char *rest = text->p;

	for (int i = 0; *rest && i < LINES_SAID; i++) {
		const char *line = cut_line(&rest);

		if (*line)
			bk_diag(dg, &bk_msg_git_said, NULL, 0, "%s", line);
	}
}

static const char *
shown_root(const struct bk_repo *repo)
{
	return *repo->shown ? repo->shown : ".";
}

bool
bk_git_is_inside(const struct bk_repo *repo)
{
	const char *const args[] = { "rev-parse", "--is-inside-work-tree",
		NULL };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	bool inside = bk_git_run(repo, args, &out, &err, &quiet) == 0 &&
	    strcmp(out.p, "true\n") == 0;

	bk_buf_free(&out);
	bk_buf_free(&err);
	return inside;
}

/* --- may we commit? ----------------------------------------------------- */

/* What git knows of the place; pieces of one buffer. */
struct place {
	char	*prefix;	/* of the root in the work tree: "sman1/", "" */
	char	*index_lock;
	char	*merge_head;
	char	*pick_head;
	char	*revert_head;
};

static int
find_place(const struct bk_repo *repo, struct bk_buf *out, struct place *p,
    struct bk_diag *dg)
{
	const char *const args[] = { "rev-parse", "--is-inside-work-tree",
		"--show-prefix", "--git-path", "index.lock", "--git-path",
		"MERGE_HEAD", "--git-path", "CHERRY_PICK_HEAD", "--git-path",
		"REVERT_HEAD", NULL };
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_git_run(repo, args, out, &err, dg);
	char *rest = out->p;

	if (r == 0 && strcmp(cut_line(&rest), "true") == 0) {
		p->prefix = cut_line(&rest);
		p->index_lock = cut_line(&rest);
		p->merge_head = cut_line(&rest);
		p->pick_head = cut_line(&rest);
		p->revert_head = cut_line(&rest);
	} else if (r >= 0) {
		rest = err.p;
		bk_diag(dg, &bk_msg_not_git, shown_root(repo), 0, "%s",
		    err.n ? cut_line(&rest) : "");
		r = -1;
	}
	bk_buf_free(&err);
	return r < 0 ? -1 : 0;
}

static bool
exists(const struct bk_repo *repo, const char *path, struct stat *st)
{
	return *path && fstatat(repo->fd, path, st, 0) == 0;
}

static void
say_age(const struct bk_msg *msg, const char *path, time_t since,
    struct bk_diag *dg)
{
	int64_t s = (int64_t)time(NULL) - (int64_t)since;

	if (s < 0)
		s = 0;
	if (s < 120)
		bk_diag(dg, msg, path, 0, "for %" PRId64 " seconds", s);
	else if (s < 2 * 60 * 60)
		bk_diag(dg, msg, path, 0, "for %" PRId64 " minutes", s / 60);
	else if (s < 48 * 60 * 60)
		bk_diag(dg, msg, path, 0, "for %" PRId64 " hours", s / 3600);
	else
		bk_diag(dg, msg, path, 0, "for %" PRId64 " days", s / 86400);
}

/*
 * git's own lock does not go away when its holder is killed. It may be held
 * for good reason, so a young one is waited for, and none is removed.
 */
static int
index_is_free(const struct bk_repo *repo, const char *lock,
    struct bk_diag *dg)
{
	const struct timespec t = { 0, INDEX_NAP_MS * 1000000L };
	struct stat st;

	for (int waited = 0; exists(repo, lock, &st); waited += INDEX_NAP_MS) {
		if (waited >= INDEX_WAIT_MS ||
		    time(NULL) - st.st_mtime > INDEX_OLD_S) {
			say_age(&bk_msg_index_locked, lock, st.st_mtime, dg);
			return -1;
		}
		nanosleep(&t, NULL);
	}
	return 0;
}

static int
nothing_half_done(const struct bk_repo *repo, const struct place *p,
    struct bk_diag *dg)
{
	struct stat st;

	if (!exists(repo, p->merge_head, &st) &&
	    !exists(repo, p->pick_head, &st) &&
	    !exists(repo, p->revert_head, &st))
		return 0;
	bk_diag(dg, &bk_msg_merging, shown_root(repo), 0, NULL);
	return -1;
}

int
bk_git_has_identity(const struct bk_repo *repo, struct bk_diag *dg)
{
	static const char *const who[] = { "GIT_AUTHOR_IDENT",
		"GIT_COMMITTER_IDENT" };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < BK_NELEM(who) && r == 0; i++) {
		const char *const args[] = { "var", who[i], NULL };

		r = bk_git_run(repo, args, &out, &err, dg);
	}
	if (r > 0)
		bk_diag(dg, &bk_msg_no_identity, shown_root(repo), 0, NULL);
	bk_buf_free(&out);
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/*
 * What differs from HEAD, of these files: NUL-separated "XY path" in *out,
 * paths from the top of the work tree. Not even the index is refreshed.
 */
static int
status(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_buf *out, struct bk_diag *dg)
{
	const char *const args[] = { "--no-optional-locks", "status",
		"--porcelain", "-z", "--no-renames", "--ignored",
		"--untracked-files=all", NULL };
	struct bk_buf err = BK_BUF_INIT;
	int r = run_with_files(repo, args, j, false, out, &err, dg);

	if (r > 0) {
		relay(&err, dg);
		bk_diag(dg, &bk_msg_git_failed, NULL, 0, "status %d", r);
	}
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/* Append "HASH path\n" for each file that HEAD has; a status of git. */
static int
hashes_in_head(const struct bk_repo *repo, const char *const paths[],
    size_t n, struct bk_buf *out, struct bk_diag *dg)
{
	const char **args = bk_xcalloc(n + 5, sizeof(*args));
	struct bk_buf tree = BK_BUF_INIT, err = BK_BUF_INIT;
	int r;

	args[0] = "ls-tree";
	args[1] = "-z";
	args[2] = "HEAD";
	args[3] = "--";
	memcpy(args + 4, paths, n * sizeof(*args));
	r = bk_git_run(repo, args, &tree, &err, dg);
	/* "100644 blob HASH\tpath\0" */
	for (const char *p = tree.p; r == 0 && p < tree.p + tree.n;
	    p += strlen(p) + 1) {
		const char *tab = strchr(p, '\t');
		const char *hash =
		    tab ? memrchr(p, ' ', (size_t)(tab - p)) : NULL;

		if (hash)
			bk_buf_printf(out, "%.*s %s\n", (int)(tab - hash - 1),
			    hash + 1, tab + 1);
	}
	free(args);
	bk_buf_free(&tree);
	bk_buf_free(&err);
	return r;
}

/*
 * A file that is about to be made, is announced in the index and nowhere
 * else: a git that was killed left it there. Nobody's work is in it.
 */
static bool
only_announced(const struct bk_repo *repo, const struct bk_journal *j,
    const char *code, const char *path)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf head = BK_BUF_INIT;
	bool fresh = false, in_head;

	for (size_t i = 0; i < j->n && !fresh; i++)
		fresh = j->v[i].fresh && strcmp(j->v[i].path, path) == 0;
	if (!fresh || strncmp(code, " D", 2) != 0)
		return false;
	in_head = hashes_in_head(repo, &path, 1, &head, &quiet) == 0 && head.n;
	bk_buf_free(&head);
	return !in_head;
}

static int
none_changed(const struct bk_repo *repo, const struct bk_journal *j,
    const char *prefix, struct bk_diag *dg)
{
	struct bk_buf out = BK_BUF_INIT;
	struct bk_arena a = BK_ARENA_INIT;
	int r = status(repo, j, &out, dg);
	const char *end = out.p + out.n;

	for (const char *p = out.p; r >= 0 && p < end; p += strlen(p) + 1) {
		const char *path = strlen(p) > 3 ? p + 3 : p;
		size_t n = strlen(prefix);

		if (strncmp(path, prefix, n) == 0)
			path += n;
		if (only_announced(repo, j, p, path))
			continue;
		bk_diag(dg, &bk_msg_uncommitted, bk_repo_show(repo, &a, path),
		    0, NULL);
		r = 1;
	}
	bk_buf_free(&out);
	bk_arena_free(&a);
	return r ? -1 : 0;
}

int
bk_git_ready(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	struct bk_buf out = BK_BUF_INIT;
	struct place p;
	int r = find_place(repo, &out, &p, dg);

	if (r == 0)
		r = nothing_half_done(repo, &p, dg);
	if (r == 0)
		r = bk_git_has_identity(repo, dg);
	if (r == 0)
		r = index_is_free(repo, p.index_lock, dg);
	if (r == 0)
		r = none_changed(repo, j, p.prefix, dg);
	bk_buf_free(&out);
	return r;
}

/* --- commit ------------------------------------------------------------- */

static bool
any_fresh(const struct bk_journal *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->v[i].fresh)
			return true;
	return false;
}

/* The same of the files on disk, through the filters of a commit. */
static int
hashes_on_disk(const struct bk_repo *repo, const char *const paths[],
    size_t n, struct bk_buf *out, struct bk_diag *dg)
{
	const char **args = bk_xcalloc(n + 3, sizeof(*args));
	struct bk_buf list = BK_BUF_INIT, err = BK_BUF_INIT;
	char *rest;
	int r;

	args[0] = "hash-object";
	args[1] = "--";
	memcpy(args + 2, paths, n * sizeof(*args));
	r = bk_git_run(repo, args, &list, &err, dg);
	rest = list.p;
	for (size_t i = 0; r == 0 && i < n; i++)
		bk_buf_printf(out, "%s %s\n", cut_line(&rest), paths[i]);
	free(args);
	bk_buf_free(&list);
	bk_buf_free(&err);
	return r;
}

/*
 * By contents, since a git that was killed may have moved HEAD and left the
 * index behind, locked. Both lists are in order of path, as git's trees are.
 */
int
bk_git_is_committed(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	const char **paths = bk_xcalloc(j->n + 1, sizeof(*paths));
	struct bk_buf head = BK_BUF_INIT, disk = BK_BUF_INIT;
	int r;

	for (size_t i = 0; i < j->n; i++)
		paths[i] = j->v[i].path;
	r = hashes_in_head(repo, paths, j->n, &head, dg);
	if (r == 0)
		r = hashes_on_disk(repo, paths, j->n, &disk, dg);
	if (r >= 0)
		r = r == 0 && bk_str_eq(bk_buf_str(&head), bk_buf_str(&disk));
	free(paths);
	bk_buf_free(&head);
	bk_buf_free(&disk);
	return r;
}

/* Run git for its effect; its status, what it said in *text. */
static int
effect(const struct bk_repo *repo, const char *const args[],
    const struct bk_journal *j, bool fresh_only, struct bk_buf *text,
    struct bk_diag *dg)
{
	struct bk_buf out = BK_BUF_INIT;
	int r = run_with_files(repo, args, j, fresh_only, &out, text, dg);

	bk_buf_putstr(text, bk_buf_str(&out));
	bk_buf_free(&out);
	return r;
}

/* The index of these files as HEAD has them, as well as it goes. */
static void
reset_index(const struct bk_repo *repo, const struct bk_journal *j)
{
	const char *const reset[] = { "reset", "--quiet", NULL };
	const char *const forget[] = { "rm", "--cached", "--quiet", "--force",
		"--ignore-unmatch", NULL };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT;

	/* Before the first commit there is nothing to reset to. */
	if (effect(repo, reset, j, false, &text, &quiet) > 0 && any_fresh(j))
		effect(repo, forget, j, true, &text, &quiet);
	bk_buf_free(&text);
}

int
bk_git_commit(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	/* `commit --only` of a file that git does not know needs this first. */
	const char *const announce[] = { "add", "--intent-to-add", NULL };
	/* By default a commit is lost when the power goes soon after it. */
	const char *const commit[] = { "-c", "core.fsync=all", "commit",
		"--only", "--quiet", "-m", j->message, NULL };
	struct bk_buf text = BK_BUF_INIT;
	const char *what = "add";
	int r = 0;

	if (any_fresh(j))
		r = effect(repo, announce, j, true, &text, dg);
	if (r == 0) {
		what = "commit";
		r = effect(repo, commit, j, false, &text, dg);
	}
	if (r) {
		bool in = bk_git_is_committed(repo, j, dg) == 1;

		reset_index(repo, j);
		relay(&text, dg);
		if (in)
			r = 0;	/* it was killed just after its work */
		else if (r > 0)
			bk_diag(dg, &bk_msg_git_failed, NULL, 0,
			    "%s ended with status %d", what, r);
	}
	bk_buf_free(&text);
	return r ? -1 : 0;
}
