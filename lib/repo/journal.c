#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath.h"
#include "io.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"

static const char *const state_path[] = {
	[BK_JOURNAL_PLAN] = ".bk/plan",
	[BK_JOURNAL_REDO] = ".bk/redo",
	[BK_JOURNAL_UNDO] = ".bk/undo",
};

static const char head[] = "bk-write 1\n";

void
bk_journal_free(struct bk_journal *j)
{
	for (size_t i = 0; i < j->n; i++)
		free(j->v[i].path);
	free(j->v);
	free(j->message);
	*j = (struct bk_journal){ NULL, 0, 0, NULL };
}

void
bk_journal_add(struct bk_journal *j, const char *path, bool fresh,
    uint64_t old_hash, uint64_t new_hash)
{
	BK_GROW(j->v, j->n, j->cap);
	j->v[j->n++] = (struct bk_journal_file){ .path = bk_xstrdup(path),
		.fresh = fresh, .old_hash = old_hash, .new_hash = new_hash };
}

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

/* One line, whatever the message: `%` and control bytes as %XX. */
static void
put_escaped(struct bk_buf *b, const char *s)
{
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x20 || c == '%')
			bk_buf_printf(b, "%%%02X", c);
		else
			bk_buf_putc(b, *s);
	}
}

static char *
unescape(struct bk_str s)
{
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '%' && i + 2 < s.n) {
			char hex[3] = { s.p[i + 1], s.p[i + 2], '\0' };

			bk_buf_putc(&b, (char)strtol(hex, NULL, 16));
			i += 2;
		} else {
			bk_buf_putc(&b, s.p[i]);
		}
	}
	return bk_buf_detach(&b);
}

static void
format(const struct bk_journal *j, struct bk_buf *b)
{
	bk_buf_puts(b, head);
	if (j->message) {
		bk_buf_puts(b, "commit ");
		put_escaped(b, j->message);
		bk_buf_putc(b, '\n');
	}
	for (size_t i = 0; i < j->n; i++)
		bk_buf_printf(b, "%s %016" PRIx64 " %016" PRIx64 " %s\n",
		    j->v[i].fresh ? "new " : "edit", j->v[i].old_hash,
		    j->v[i].new_hash, j->v[i].path);
	bk_buf_printf(b, "end %zu\n", j->n);
}

/* The next line of *s without its newline; false at the end. */
static bool
next_line(struct bk_str *s, struct bk_str *line)
{
	const char *nl = memchr(s->p, '\n', s->n);

	if (!nl)
		return false;
	*line = (struct bk_str){ s->p, (size_t)(nl - s->p) };
	s->n -= line->n + 1;
	s->p = nl + 1;
	return true;
}

static int
parse_hash(struct bk_str s, uint64_t *out)
{
	char text[17], *end;

	memcpy(text, s.p, 16);
	text[16] = '\0';
	*out = strtoull(text, &end, 16);
	return *end ? -1 : 0;
}

/* "edit OLD NEW path": the inverse of format(). */
static int
parse_file(struct bk_str line, struct bk_journal *j)
{
	enum { OLD = 5, NEW = OLD + 17, PATH = NEW + 17 };
	uint64_t old_hash, new_hash;
	bool fresh = bk_str_starts(line, "new  ");
	char *path;

	if (line.n <= PATH || (!fresh && !bk_str_starts(line, "edit ")) ||
	    parse_hash((struct bk_str){ line.p + OLD, 16 }, &old_hash) < 0 ||
	    parse_hash((struct bk_str){ line.p + NEW, 16 }, &new_hash) < 0)
		return -1;
	path = bk_xcalloc(1, line.n - PATH + 1);
	memcpy(path, line.p + PATH, line.n - PATH);
	if (bk_beneath_ok(path))
		bk_journal_add(j, path, fresh, old_hash, new_hash);
	free(path);
	return 0;
}

static int
parse(struct bk_str s, struct bk_journal *j)
{
	struct bk_str line;
	uint64_t n;

	if (!bk_str_starts(s, head))
		return -1;
	for (next_line(&s, &line); next_line(&s, &line);) {
		if (bk_str_starts(line, "end ")) {
			line.p += 4;
			line.n -= 4;
			return bk_str_uint(line, SIZE_MAX, &n) == 0 &&
			    n == j->n ? 0 : -1;
		}
		if (bk_str_starts(line, "commit ") && !j->message) {
			line.p += 7;
			line.n -= 7;
			j->message = unescape(line);
		} else if (parse_file(line, j) < 0) {
			return -1;
		}
	}
	return -1;
}

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
	if (r == 0 && parse(bk_buf_str(&text), j) < 0) {
		bk_journal_free(j);
		/* A plan that was cut while it was written: nothing lies. */
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

	format(j, &text);
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

static bool
is_beside(int root, const char *path, const char *suffix)
{
	char *temp = beside(path, suffix);
	int fd = bk_beneath_open(root, temp, O_PATH, 0);

	free(temp);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* The hash of what is at `path` now; false where nothing can be read. */
static bool
hash_now(const struct bk_repo *repo, const char *path, uint64_t *hash)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT;
	bool ok = bk_repo_read(repo, path, &text, &quiet) == 0;

	if (ok)
		*hash = bk_str_hash(text.p, text.n);
	bk_buf_free(&text);
	return ok;
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
	if (r >= 0)
		r = write_whole(repo->fd, temp, bytes, mode, true);
	if (r >= 0 && !f->fresh)
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

static int
redo_file(const struct bk_repo *repo, const struct bk_journal_file *f,
    bool strict, struct bk_diag *dg)
{
	char *temp;
	uint64_t now;
	bool there;
	int r;

	if (!is_beside(repo->fd, f->path, ".bk-new"))
		return 0;	/* in place already */
	there = hash_now(repo, f->path, &now);
	if (f->fresh ? there : !there || now != f->old_hash) {
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
		if (redo_file(repo, &j->v[i], strict, dg) < 0)
			return -1;
	return bk_journal_sync(repo, j, dg);
}

static int
undo_file(const struct bk_repo *repo, const struct bk_journal_file *f,
    struct bk_diag *dg)
{
	uint64_t now;
	char *old;
	int r;

	if (is_beside(repo->fd, f->path, ".bk-new"))
		return 0;	/* was never put in place */
	if (!hash_now(repo, f->path, &now)) {
		return 0;	/* removed meanwhile, or by an undo before */
	} else if (now != f->new_hash) {
		if (f->fresh || now != f->old_hash)
			say(repo, &bk_msg_cut_kept, f->path, 0, dg);
		return 0;
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
