#include "git.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "gitpart.h"
#include "map.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"
#include "run.h"

enum { INDEX_WAIT_MS = 3000, INDEX_NAP_MS = 50, INDEX_OLD_S = 10,
	LINES_SAID = 40 };

static int
run_fed(const struct bk_repo *repo, const char *const args[],
    struct bk_str in, struct bk_buf *out, struct bk_buf *err,
    struct bk_diag *dg)
{
	const char **argv;
	size_t n = 0;
	int r;

	while (args[n])
		n++;
	argv = bk_xcalloc(n + 2, sizeof(*argv));
	argv[0] = "git";
	memcpy(argv + 1, args, n * sizeof(*argv));
	r = bk_run_fed(repo->fd, argv, in, out, err);
	free(argv);
	if (r < 0)
		bk_diag_errno(dg, &bk_msg_no_git, NULL, -r);
	return r;
}

int
bk_git_run(const struct bk_repo *repo, const char *const args[],
    struct bk_buf *out, struct bk_buf *err, struct bk_diag *dg)
{
	return run_fed(repo, args, BK_STR(""), out, err, dg);
}

int
bk_git_run_on(const struct bk_repo *repo, const struct bk_git_command *c,
    struct bk_buf *out, struct bk_buf *err, struct bk_diag *dg)
{
	struct bk_buf files = BK_BUF_INIT;
	int r;

	/* Pathspecs that mean just themselves. */
	for (size_t i = 0; i < c->j->n; i++)
		if (c->plain ? !c->j->v[i].gone :
		    !c->fresh_only || c->j->v[i].fresh)
			bk_buf_printf(&files, c->plain ? "%s%c" :
			    ":(literal)%s%c", c->j->v[i].path,
			    c->plain ? '\n' : '\0');
	r = run_fed(repo, c->args, bk_buf_str(&files), out, err, dg);
	bk_buf_free(&files);
	return r;
}

/* --- of many files ------------------------------------------------------ */

/*
 * Some commands take files only as arguments, for which there is little room,
 * and compare each with each. For more than FEW they are asked about the
 * directories, and the rest is dropped from the answer.
 */
enum { FEW = 64 };

/* The directory of a path, "." for the top; in the arena. */
static const char *
directory_of(struct bk_arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? bk_arena_strndup(a, path, (size_t)(slash - path) + 1) :
	    ".";
}

/*
 * The arguments, `--`, and the files, or where they are many, their
 * directories once each; `before` stands before each of them. free() it.
 */
static const char **
with_places(const char *const args[], const char *const paths[], size_t npaths,
    const char *before, struct bk_arena *a)
{
	struct bk_map seen = BK_MAP_INIT;
	const char **v;
	size_t n = 0;

	while (args[n])
		n++;
	v = bk_xcalloc(n + npaths + 2, sizeof(*v));
	memcpy(v, args, n * sizeof(*v));
	v[n++] = "--";
	for (size_t i = 0; i < npaths; i++) {
		const char *place = npaths > FEW ? directory_of(a, paths[i]) :
		    paths[i];

		if (++*bk_map_number_at(&seen, bk_str(place)) == 1)
			v[n++] = bk_arena_printf(a, "%s%s", before, place);
	}
	bk_map_free(&seen);
	return v;
}

/* The paths of a journal; free() them. */
static const char **
paths_of(const struct bk_journal *j)
{
	const char **paths = bk_xcalloc(j->n + 1, sizeof(*paths));

	for (size_t i = 0; i < j->n; i++)
		paths[i] = j->v[i].path;
	return paths;
}

/* Cut the first line off *rest, which is NUL-terminated. */
char *
bk_git_cut_line(char **rest)
{
	char *line = *rest;
	size_t n = strcspn(line, "\n");

	*rest = line + n + (line[n] != '\0');
	line[n] = '\0';
	return line;
}

/* What git, or a hook through it, had to say. */
void
bk_git_relay(struct bk_buf *text, struct bk_diag *dg)
{
	char *rest = text->p;

	for (int i = 0; *rest && i < LINES_SAID; i++) {
		const char *line = bk_git_cut_line(&rest);

		if (*line)
			bk_diag(dg, &bk_msg_git_said, NULL, 0, "%s", line);
	}
}

static const char *
shown_root(const struct bk_repo *repo)
{
	return *repo->shown ? repo->shown : ".";
}

/* What git, which failed, said first. */
void
bk_git_say_failed(const char *what, struct bk_buf *err, struct bk_diag *dg)
{
	char *rest = err->p;

	bk_diag(dg, &bk_msg_git_failed, NULL, 0, "%s: %s", what,
	    err->n ? bk_git_cut_line(&rest) :
	    bk_diag_text(dg, "it says nothing"));
}

/*
 * git's status is the same if there is no work tree and if it may not look (an
 * owner it does not trust, a broken configuration): its words tell, in the
 * locale C.
 */
int
bk_git_is_inside(const struct bk_repo *repo, struct bk_diag *dg)
{
	const char *const argv[] = { "env", "LC_ALL=C", "git", "rev-parse",
		"--is-inside-work-tree", NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	int r = bk_run(repo->fd, argv, &out, &err);

	if (r < 0 || r == 127) {
		bk_diag_errno(dg, &bk_msg_no_git, NULL, r < 0 ? -r : ENOENT);
		r = -1;
	} else if (r == 0) {
		r = strcmp(out.p, "true\n") == 0;
	} else if (strstr(err.p, "not a git repository")) {
		r = 0;
	} else {
		bk_git_say_failed("rev-parse", &err, dg);
		r = -1;
	}
	bk_buf_free(&out);
	bk_buf_free(&err);
	return r;
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
	int inside;

	if (r == 0 && strcmp(bk_git_cut_line(&rest), "true") == 0) {
		p->prefix = bk_git_cut_line(&rest);
		p->index_lock = bk_git_cut_line(&rest);
		p->merge_head = bk_git_cut_line(&rest);
		p->pick_head = bk_git_cut_line(&rest);
		p->revert_head = bk_git_cut_line(&rest);
	} else if (r >= 0) {
		inside = r == 0 ? 0 : bk_git_is_inside(repo, dg);
		rest = err.p;
		if (inside == 0)
			bk_diag(dg, &bk_msg_not_git, shown_root(repo), 0, "%s",
			    err.n ? bk_git_cut_line(&rest) : "");
		else if (inside > 0)
			bk_git_say_failed("rev-parse", &err, dg);
		r = -1;
	}
	bk_buf_free(&err);
	return r < 0 ? -1 : 0;
}

/* Is it there? 1 or 0; -1, reported: that cannot be found out. */
static int
exists(const struct bk_repo *repo, const char *path, struct stat *st,
    struct bk_diag *dg)
{
	if (fstatat(repo->fd, path, st, 0) == 0)
		return 1;
	if (errno == ENOENT)
		return 0;
	bk_diag_errno(dg, &bk_msg_cannot_read, path, errno);
	return -1;
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
 * git's own lock stays when its holder is killed. It may be held for good
 * reason, so a young one is waited for, and none is removed.
 */
static int
index_is_free(const struct bk_repo *repo, const char *lock,
    struct bk_diag *dg)
{
	const struct timespec t = { 0, INDEX_NAP_MS * 1000000L };
	struct stat st;
	int r;

	for (int waited = 0; (r = exists(repo, lock, &st, dg)) > 0;
	    waited += INDEX_NAP_MS) {
		if (waited >= INDEX_WAIT_MS ||
		    time(NULL) - st.st_mtime > INDEX_OLD_S) {
			say_age(&bk_msg_index_locked, lock, st.st_mtime, dg);
			return -1;
		}
		nanosleep(&t, NULL);
	}
	return r;
}

static int
nothing_half_done(const struct bk_repo *repo, const struct place *p,
    struct bk_diag *dg)
{
	const char *const heads[] = { p->merge_head, p->pick_head,
		p->revert_head };
	struct stat st;
	int r = 0;

	for (size_t i = 0; i < BK_NELEM(heads) && r == 0; i++)
		r = exists(repo, heads[i], &st, dg);
	if (r > 0)
		bk_diag(dg, &bk_msg_merging, shown_root(repo), 0, NULL);
	return r ? -1 : 0;
}

int
bk_git_knows_who(const struct bk_repo *repo, struct bk_diag *dg)
{
	static const char *const who[] = { "GIT_AUTHOR_IDENT",
		"GIT_COMMITTER_IDENT" };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < BK_NELEM(who) && r == 0; i++) {
		const char *const args[] = { "var", who[i], NULL };

		r = bk_git_run(repo, args, &out, &err, dg);
	}
	bk_buf_free(&out);
	bk_buf_free(&err);
	return r < 0 ? -1 : r == 0;
}

int
bk_git_has_identity(const struct bk_repo *repo, struct bk_diag *dg)
{
	int r = bk_git_knows_who(repo, dg);

	if (r == 0)
		bk_diag(dg, &bk_msg_no_identity, shown_root(repo), 0, NULL);
	return r > 0 ? 0 : -1;
}

/* Keep of the entries those of the files of the journal. */
static int
keep_asked(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_buf *out, struct bk_diag *dg)
{
	const char *const args[] = { "rev-parse", "--show-prefix", NULL };
	struct bk_buf prefix = BK_BUF_INIT, err = BK_BUF_INIT;
	struct bk_map asked = BK_MAP_INIT;
	int r = bk_git_run(repo, args, &prefix, &err, dg);
	char *rest = prefix.p, *to = out->p;

	if (r > 0)
		bk_git_say_failed(args[0], &err, dg);
	if (r == 0)
		bk_git_cut_line(&rest);
	for (size_t i = 0; i < j->n; i++)
		bk_map_intern(&asked, bk_str(j->v[i].path));
	for (const char *p = out->p; r == 0 && p < out->p + out->n;) {
		size_t n = strlen(p) + 1;

		if (bk_map_find(&asked, bk_str(bk_git_beneath(p,
		    prefix.p))) != SIZE_MAX) {
			memmove(to, p, n);
			to += n;
		}
		p += n;
	}
	if (r == 0)
		bk_buf_truncate(out, (size_t)(to - out->p));
	bk_map_free(&asked);
	bk_buf_free(&prefix);
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/*
 * What differs from HEAD, of these files: NUL-separated "XY path" in *out,
 * paths from the top of the work tree. Not even the index is refreshed.
 */
int
bk_git_status(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_buf *out, struct bk_diag *dg)
{
	const char *const args[] = { "--no-optional-locks", "status",
		"--porcelain", "-z", "--no-renames", "--ignored",
		"--untracked-files=all", NULL };
	struct bk_arena a = BK_ARENA_INIT;
	const char **paths = paths_of(j), **argv;
	struct bk_buf err = BK_BUF_INIT;
	int r;

	argv = with_places(args, paths, j->n, ":(literal)", &a);
	r = bk_git_run(repo, argv, out, &err, dg);
	if (r > 0) {
		bk_git_relay(&err, dg);
		bk_diag(dg, &bk_msg_git_failed, NULL, 0, "status %d", r);
	}
	if (r == 0 && j->n > FEW && out->n)
		r = keep_asked(repo, j, out, dg);
	free(paths);
	free(argv);
	bk_arena_free(&a);
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/* Is there a commit at all? 1 or 0; -1, reported. */
static int
has_head(const struct bk_repo *repo, struct bk_diag *dg)
{
	const char *const args[] = { "rev-parse", "--verify", "--quiet",
		"HEAD", NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	int r = bk_git_run(repo, args, &out, &err, dg);

	if (r > 1)
		bk_git_say_failed(args[0], &err, dg);
	bk_buf_free(&out);
	bk_buf_free(&err);
	return r == 0 ? 1 : r == 1 ? 0 : -1;
}

/* "100644 blob HASH\tpath\0": as hash by path. */
static void
take_tree(const struct bk_buf *tree, struct bk_map *hashes, struct bk_arena *a)
{
	for (const char *p = tree->p; p < tree->p + tree->n;
	    p += strlen(p) + 1) {
		const char *tab = strchr(p, '\t');
		const char *hash =
		    tab ? memrchr(p, ' ', (size_t)(tab - p)) : NULL;

		if (hash)
			*bk_map_at(hashes, bk_str(tab + 1)) = bk_arena_strndup(
			    a, hash + 1, (size_t)(tab - hash - 1));
	}
}

/*
 * Append "HASH path\n" for each file that HEAD has; none before the first
 * commit. 0; or reported, -1.
 */
int
bk_git_hashes_in_head(const struct bk_repo *repo, const char *const paths[],
    size_t n, struct bk_buf *out, struct bk_diag *dg)
{
	const char *const args[] = { "ls-tree", "-z", "HEAD", NULL };
	struct bk_buf tree = BK_BUF_INIT, err = BK_BUF_INIT;
	struct bk_map hashes = BK_MAP_INIT;
	struct bk_arena a = BK_ARENA_INIT;
	const char **argv = with_places(args, paths, n, "", &a);
	int r = bk_git_run(repo, argv, &tree, &err, dg);

	if (r == 0)
		take_tree(&tree, &hashes, &a);
	for (size_t i = 0; i < n; i++) {
		const char *hash = bk_map_get(&hashes, bk_str(paths[i]));

		if (hash)
			bk_buf_printf(out, "%s %s\n", hash, paths[i]);
	}
	if (r > 0) {
		r = has_head(repo, dg);
		if (r > 0)
			bk_git_say_failed(args[0], &err, dg);
	}
	free(argv);
	bk_map_free(&hashes);
	bk_arena_free(&a);
	bk_buf_free(&tree);
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/*
 * A file that is about to be made, is announced in the index and nowhere
 * else: a git that was killed left it there. Nobody's work is in it. 1 or 0;
 * -1, reported.
 */
static int
only_announced(const struct bk_repo *repo, const struct bk_journal *j,
    const char *code, const char *path, struct bk_diag *dg)
{
	struct bk_buf head = BK_BUF_INIT;
	bool fresh = false;
	int r;

	if (strncmp(code, " D", 2) != 0)
		return 0;
	for (size_t i = 0; i < j->n && !fresh; i++)
		fresh = j->v[i].fresh && strcmp(j->v[i].path, path) == 0;
	if (!fresh)
		return 0;
	r = bk_git_hashes_in_head(repo, &path, 1, &head, dg);
	if (r == 0)
		r = head.n == 0;
	bk_buf_free(&head);
	return r;
}

/* Of an "XY path" of git's status: the path as we name it. */
const char *
bk_git_beneath(const char *entry, const char *prefix)
{
	const char *path = strlen(entry) > 3 ? entry + 3 : entry;
	size_t n = strlen(prefix);

	return strncmp(path, prefix, n) == 0 ? path + n : path;
}

static int
take_changed(const struct bk_repo *repo, const struct bk_journal *j,
    const char *entry, const char *prefix, struct bk_journal *out,
    struct bk_diag *dg)
{
	const char *path = bk_git_beneath(entry, prefix);
	int announced = only_announced(repo, j, entry, path, dg);

	if (announced)
		return announced < 0 ? -1 : 0;
	bk_journal_add(out, path, entry[0] == '?' || entry[0] == 'A', 0, 0);
	out->v[out->n - 1].in_place = !strchr(" ?", entry[0]) &&
	    entry[1] != ' ';
	return 0;
}

int
bk_git_uncommitted(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_journal *changed, struct bk_diag *dg)
{
	struct bk_buf out = BK_BUF_INIT, place = BK_BUF_INIT;
	struct place at;
	int r = find_place(repo, &place, &at, dg);

	if (r == 0)
		r = bk_git_status(repo, j, &out, dg);
	for (const char *p = out.p; r == 0 && p < out.p + out.n;
	    p += strlen(p) + 1)
		r = take_changed(repo, j, p, at.prefix, changed, dg);
	bk_buf_free(&out);
	bk_buf_free(&place);
	return r;
}

int
bk_git_ready(const struct bk_repo *repo, struct bk_diag *dg)
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
	bk_buf_free(&out);
	return r;
}
