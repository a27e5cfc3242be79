#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath.h"
#include "io.h"
#include "journallist.h"
#include "msg_base.h"
#include "msg_repo.h"

static const char *const state_path[] = {
	[BK_JOURNAL_PLAN] = ".bk/plan",
	[BK_JOURNAL_REDO] = ".bk/redo",
	[BK_JOURNAL_UNDO] = ".bk/undo",
};

/* --- what is said ------------------------------------------------------- */

static void
say(const struct bk_repo *repo, const struct bk_msg *msg, const char *path,
    int err, struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	const char *shown = bk_repo_show(repo, &a, path);

	if (err == ELOOP)
		bk_diag(dg, &bk_msg_symlink, shown, 0, NULL);
	else if (err)
		bk_diag_errno(dg, msg, shown, err);
	else
		bk_diag(dg, msg, shown, 0, NULL);
	bk_arena_free(&a);
}

/* r is 0 or a negative errno value. */
static int
check(const struct bk_repo *repo, const char *path, int r,
    struct bk_diag *dg)
{
	if (r >= 0)
		return 0;
	say(repo, &bk_msg_cannot_write, path, -r, dg);
	return -1;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* --- the list on disk --------------------------------------------------- */

int
bk_journal_load(const struct bk_repo *repo, struct bk_journal *j,
    enum bk_journal_state *state, struct bk_diag *dg)
{
	struct bk_buf text = BK_BUF_INIT;
	int s, r = 1;

	*j = (struct bk_journal){ NULL, 0, 0, NULL };
	*state = BK_JOURNAL_NONE;
	for (s = BK_JOURNAL_UNDO; s > BK_JOURNAL_NONE; s--) {
		r = bk_repo_read(repo, state_path[s], &text, dg);
		if (r <= 0)
			break;
	}
	if (r == 0 && bk_journallist_parse(bk_buf_str(&text), j) < 0) {
		bk_journal_free(j);
		/*
		 * A plan that was cut while it was written: nothing lies beside
		 * the files yet.
		 */
		if (s != BK_JOURNAL_PLAN) {
			say(repo, &bk_msg_journal_damaged, state_path[s], 0,
			    dg);
			r = -1;
		}
	}
	bk_buf_free(&text);
	*state = (enum bk_journal_state)s;
	return r < 0 ? -1 : 0;
}

/* Write a whole file at `path`, which is ours alone: 0 or -errno. */
static int
write_whole(int root, const char *path, struct bk_str bytes, mode_t mode,
    bool durable)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL;
	int r, fd;

	r = bk_beneath_unlink(root, path);
	if (r < 0 && r != -ENOENT)
		return r;
	fd = bk_beneath_open(root, path, flags, 0600);
	if (fd < 0)
		return fd;
	r = -bk_io_write(fd, bytes.p, bytes.n);
	if (r == 0 && fchmod(fd, mode) < 0)
		r = -errno;
	if (r == 0 && durable && fsync(fd) < 0)
		r = -errno;
	if (close(fd) < 0 && r == 0)
		r = -errno;
	return r;
}

int
bk_journal_plan(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	const char *path = state_path[BK_JOURNAL_PLAN];
	struct bk_buf text = BK_BUF_INIT;
	int r;

	bk_journallist_format(j, &text);
	r = write_whole(repo->fd, path, bk_buf_str(&text), 0600, false);
	if (r < 0)
		bk_beneath_unlink(repo->fd, path);
	bk_buf_free(&text);
	return check(repo, path, r, dg);
}

static int
sync_file(int root, const char *path)
{
	int fd = bk_beneath_open(root, path, O_RDONLY, 0);
	int r = fd;

	if (fd >= 0) {
		r = fsync(fd) < 0 ? -errno : 0;
		close(fd);
	}
	return r;
}

int
bk_journal_turn(const struct bk_repo *repo, enum bk_journal_state from,
    enum bk_journal_state to, struct bk_diag *dg)
{
	int r = 0;

	if (from == BK_JOURNAL_PLAN)
		r = sync_file(repo->fd, state_path[from]);
	if (r == 0)
		r = bk_beneath_rename(repo->fd, state_path[from],
		    base_name(state_path[to]));
	if (r == 0) {
		r = bk_beneath_sync(repo->fd, state_path[to]);
		if (r < 0)
			bk_beneath_rename(repo->fd, state_path[to],
			    base_name(state_path[from]));
	}
	return check(repo, state_path[from], r, dg);
}

/* --- beside a file ------------------------------------------------------ */

/* dir/NAME -> dir/.NAME.bk-new; the caller frees. */
static char *
beside(const char *path, const char *suffix)
{
	const char *slash = strrchr(path, '/');
	size_t dir = slash ? (size_t)(slash + 1 - path) : 0;
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_add(&b, path, dir);
	bk_buf_putc(&b, '.');
	bk_buf_puts(&b, path + dir);
	bk_buf_puts(&b, suffix);
	return bk_buf_detach(&b);
}

static int
remove_beside(int root, const char *path, const char *suffix)
{
	char *temp = beside(path, suffix);
	int r = bk_beneath_unlink(root, temp);

	free(temp);
	return r == -ENOENT || r == -ENOTDIR ? 0 : r;
}

/* Is `.F.bk-new` there? 1 or 0; -1, reported: that cannot be found out. */
static int
is_staged(const struct bk_repo *repo, const char *path, struct bk_diag *dg)
{
	char *temp = beside(path, ".bk-new");
	int fd = bk_beneath_open(repo->fd, temp, O_PATH, 0);

	if (fd >= 0)
		close(fd);
	else if (fd != -ENOENT)
		say(repo, &bk_msg_cannot_read, temp, -fd, dg);
	free(temp);
	return fd >= 0 ? 1 : fd == -ENOENT ? 0 : -1;
}

/* What stands at a path. */
enum now {
	NOW_OLD, NOW_NEW,	/* what the list knows by its hash */
	NOW_NOTHING,		/* where that is not what shall be */
	NOW_OTHER		/* contents of somebody else, or no file */
};

/* 0; or reported and -1: it cannot be read. */
static int
look(const struct bk_repo *repo, const struct bk_journal_file *f,
    enum now *now, struct bk_diag *dg)
{
	int fd = bk_beneath_read(repo->fd, f->path);
	struct bk_buf text = BK_BUF_INIT;
	uint64_t hash;
	int r;

	if (fd >= 0)
		close(fd);
	if (fd == -ELOOP || fd == -EINVAL) {	/* a link, a directory */
		*now = NOW_OTHER;
		return 0;
	}
	r = bk_repo_read(repo, f->path, &text, dg);
	hash = bk_str_hash(text.p, text.n);
	bk_buf_free(&text);
	if (r > 0)
		*now = f->gone ? NOW_NEW : NOW_NOTHING;
	else if (!f->gone && hash == f->new_hash)
		*now = NOW_NEW;
	else
		*now = !f->fresh && hash == f->old_hash ? NOW_OLD : NOW_OTHER;
	return r < 0 ? -1 : 0;
}

/*
 * A second name for the old file; where the file system has none (a memory
 * stick), a copy.
 */
static int
keep_old(const struct bk_repo *repo, const struct bk_journal_file *f,
    mode_t mode)
{
	struct bk_diag quiet = { .emit = NULL };
	char *old = beside(f->path, ".bk-old");
	struct bk_buf text = BK_BUF_INIT;
	const char *name;
	int r = remove_beside(repo->fd, f->path, ".bk-old");
	int dir =
	    r < 0 ? r : bk_beneath_parent(repo->fd, f->path, false, &name);

	if (dir < 0) {
		r = dir;
	} else {
		r = linkat(dir, name, dir, base_name(old), 0) < 0 ? -errno : 0;
		close(dir);
	}
	if (r == -EPERM || r == -EMLINK || r == -EOPNOTSUPP || r == -ENOSYS) {
		r = bk_repo_read(repo, f->path, &text, &quiet) == 0
		    ? write_whole(repo->fd, old, bk_buf_str(&text), mode, true)
		    : -EIO;
	}
	bk_buf_free(&text);
	free(old);
	return r;
}

/*
 * An old file's permissions stay (a school may share by group); a new file
 * is its owner's alone (PRIVACY 5.1).
 */
static int
mode_of(int root, const char *path, mode_t *mode)
{
	struct stat st;
	int fd = bk_beneath_open(root, path, O_PATH, 0);
	int r = fd < 0 ? fd : 0;

	if (fd >= 0) {
		if (fstat(fd, &st) < 0)
			r = -errno;
		else if (!S_ISREG(st.st_mode))
			r = S_ISLNK(st.st_mode) ? -ELOOP : -EINVAL;
		else
			*mode = st.st_mode & 0777;
		close(fd);
	}
	return r;
}

int
bk_journal_stage(const struct bk_repo *repo,
    const struct bk_journal_file *f, struct bk_str bytes,
    struct bk_diag *dg)
{
	char *temp = beside(f->path, ".bk-new");
	mode_t mode = 0600;
	const char *name;
	int r;

	if (f->fresh) {
		r = bk_beneath_parent(repo->fd, f->path, true, &name);
		if (r >= 0)
			close(r);
	} else {
		r = mode_of(repo->fd, f->path, &mode);
	}
	if (r >= 0 && f->gone)
		r = remove_beside(repo->fd, f->path, ".bk-old");
	else if (r >= 0)
		r = write_whole(repo->fd, temp, bytes, mode, true);
	if (r >= 0 && !f->fresh && !f->gone)
		r = keep_old(repo, f, mode);
	free(temp);
	return check(repo, f->path, r, dg);
}

static size_t
directory_length(const char *path)
{
	return (size_t)(base_name(path) - path);
}

int
bk_journal_sync(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	const char *last = NULL;

	/* In order of path, files of one directory mostly stand together. */
	for (size_t i = 0; i < j->n; i++) {
		const char *path = j->v[i].path;
		size_t n = directory_length(path);

		if (last && directory_length(last) == n &&
		    memcmp(last, path, n) == 0)
			continue;
		last = path;
		if (check(repo, path, bk_beneath_sync(repo->fd, path), dg) < 0)
			return -1;
	}
	return 0;
}

/* --- to the end, or back ------------------------------------------------ */

/*
 * Take the file out of the way. `strict`: nobody may have changed it; else it
 * is reported and left.
 */
static int
redo_gone(const struct bk_repo *repo, const struct bk_journal_file *f,
    bool strict, struct bk_diag *dg)
{
	enum now now;
	char *old;
	int r;

	if (look(repo, f, &now, dg) < 0)
		return -1;
	if (now == NOW_NEW)
		return 0;
	if (now != NOW_OLD) {
		say(repo, strict ? &bk_msg_file_changed : &bk_msg_cut_kept,
		    f->path, 0, dg);
		return strict ? -1 : 0;
	}
	old = beside(f->path, ".bk-old");
	r = bk_beneath_rename(repo->fd, f->path, base_name(old));
	free(old);
	return check(repo, f->path, r, dg);
}

static int
redo_file(const struct bk_repo *repo, const struct bk_journal_file *f,
    bool strict, struct bk_diag *dg)
{
	int r = is_staged(repo, f->path, dg);
	enum now now;
	char *temp;

	if (r < 0 || (r == 0 && !strict))
		return r;	/* in place already, or edited since */
	if (look(repo, f, &now, dg) < 0)
		return -1;
	if (r == 0 && now == NOW_NEW)
		return 0;
	if (r == 0 || now != (f->fresh ? NOW_NOTHING : NOW_OLD)) {
		say(repo, strict ? &bk_msg_file_changed : &bk_msg_cut_kept,
		    f->path, 0, dg);
		return strict ? -1 : 0;
	}
	temp = beside(f->path, ".bk-new");
	r = bk_beneath_rename(repo->fd, temp, base_name(f->path));
	free(temp);
	return check(repo, f->path, r, dg);
}

int
bk_journal_redo(const struct bk_repo *repo, const struct bk_journal *j,
    bool strict, struct bk_diag *dg)
{
	for (size_t i = 0; i < j->n; i++)
		if ((j->v[i].gone ? redo_gone : redo_file)(repo, &j->v[i],
		    strict, dg) < 0)
			return -1;
	return bk_journal_sync(repo, j, dg);
}

/*
 * Is the old file to be put back? 1 or 0; -1, reported: it cannot be found out.
 * What a hook made of our bytes is not kept, what a person did is.
 */
static int
is_to_undo(const struct bk_repo *repo, const struct bk_journal_file *f,
    struct bk_diag *dg)
{
	int staged = is_staged(repo, f->path, dg);
	enum now now;

	if (staged)
		return staged < 0 ? -1 : 0;	/* was never put in place */
	if (look(repo, f, &now, dg) < 0)
		return -1;
	if (now == (f->fresh ? NOW_NOTHING : NOW_OLD))
		return 0;	/* by an undo before */
	if (now == NOW_NEW || f->in_place)
		return 1;
	say(repo, &bk_msg_cut_kept, f->path, 0, dg);
	return 0;
}

static int
undo_file(const struct bk_repo *repo, const struct bk_journal_file *f,
    struct bk_diag *dg)
{
	int r = is_to_undo(repo, f, dg);
	char *old;

	if (r == 0)
		return 0;
	if (r < 0) {
		say(repo, &bk_msg_not_rolled_back, f->path, 0, dg);
		return -1;
	}
	if (f->fresh) {
		r = bk_beneath_unlink(repo->fd, f->path);
	} else {
		old = beside(f->path, ".bk-old");
		r = bk_beneath_rename(repo->fd, old, base_name(f->path));
		free(old);
	}
	if (r == 0)
		return 0;
	say(repo, &bk_msg_not_rolled_back, f->path, -r, dg);
	return -1;
}

int
bk_journal_mark(const struct bk_repo *repo, struct bk_journal *j,
    struct bk_diag *dg)
{
	for (size_t i = 0; i < j->n; i++) {
		enum now now;

		if (look(repo, &j->v[i], &now, dg) < 0)
			return -1;
		j->v[i].in_place = now == NOW_NEW;
	}
	return 0;
}

int
bk_journal_undo(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	int r = 0;

	for (size_t i = 0; i < j->n; i++)
		if (undo_file(repo, &j->v[i], dg) < 0)
			r = -1;
	return r < 0 ? -1 : bk_journal_sync(repo, j, dg);
}

int
bk_journal_clear(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	const char *plan = state_path[BK_JOURNAL_PLAN];
	int r = 0;

	for (size_t i = 0; i < j->n && r == 0; i++) {
		r = remove_beside(repo->fd, j->v[i].path, ".bk-new");
		if (r == 0)
			r = remove_beside(repo->fd, j->v[i].path, ".bk-old");
		if (check(repo, j->v[i].path, r, dg) < 0)
			return -1;
	}
	r = bk_beneath_unlink(repo->fd, plan);
	return check(repo, plan, r == -ENOENT ? 0 : r, dg);
}
