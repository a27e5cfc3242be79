#include "newfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "msg_base.h"

/*
 * What is no regular file (a pipe, /dev/full) is written to, not replaced;
 * a directory fails here.
 */
static int
open_special(struct bk_newfile *f, const char *path, struct bk_diag *dg)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_write, path, errno);
		return -1;
	}
	*f = (struct bk_newfile){ fd, bk_xstrdup(path), NULL };
	return 0;
}

/* The directory that holds `path`; the caller frees it. */
static char *
dir_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir;

	if (!slash)
		return bk_xstrdup(".");
	if (slash == path)
		return bk_xstrdup("/");
	dir = bk_xstrdup(path);
	dir[slash - path] = '\0';
	return dir;
}

/*
 * The file that a path names, links resolved; also where there is none yet
 * at the end of the links. The caller frees it. NULL: errno says why not.
 */
static char *
resolve(const char *path)
{
	char *real = realpath(path, NULL), *dir;
	char to[PATH_MAX];
	struct bk_buf next = BK_BUF_INIT;
	ssize_t n = -1;

	if (real || errno != ENOENT)
		return real;
	bk_buf_puts(&next, path);
	for (int links = 0; links < 40; links++) {
		n = readlink(next.p, to, sizeof(to) - 1);
		if (n < 0)
			break;
		to[n] = '\0';
		dir = dir_of(next.p);
		bk_buf_clear(&next);
		if (to[0] != '/')
			bk_buf_printf(&next, "%s/", dir);
		bk_buf_puts(&next, to);
		free(dir);
	}
	/* EINVAL: no link. */
	if (n < 0 && (errno == ENOENT || errno == EINVAL))
		return bk_buf_detach(&next);
	if (n >= 0)
		errno = ELOOP;
	bk_buf_free(&next);
	return NULL;
}

/* --- the temporary file ------------------------------------------------- */

enum { NAMES = 8 };	/* this many runs may write one file at once */

/* dir/NAME -> dir/.NAME.bk-tmpI; the caller frees. */
static char *
temp_name(const char *real, int i)
{
	const char *slash = strrchr(real, '/');
	size_t dir = slash ? (size_t)(slash + 1 - real) : 0;
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_add(&b, real, dir);
	bk_buf_printf(&b, ".%s.bk-tmp%d", real + dir, i);
	return bk_buf_detach(&b);
}

/*
 * Whoever writes a temporary file holds a lock on it, to the rename: what is
 * not locked was left by a run that was killed. An open file that is locked
 * now, or a negative errno value: -EWOULDBLOCK where another holds it, -EEXIST
 * where it is none of ours (in a directory that all may write to, anybody can
 * put something there), -ENOENT.
 */
static int
lock_temp(const char *temp, int flags)
{
	const int fd = open(temp, O_RDWR | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC | flags, 0600);
	struct stat at_fd, at_path;
	int err = 0;

	if (fd < 0)
		return errno == ELOOP || errno == EISDIR || errno == ENXIO ?
		    -EEXIST : -errno;
	if (fstat(fd, &at_fd) < 0)
		err = errno;
	else if (!S_ISREG(at_fd.st_mode) || at_fd.st_uid != geteuid() ||
	    at_fd.st_nlink > 1)
		err = EEXIST;
	while (!err && flock(fd, LOCK_EX | LOCK_NB) < 0)
		err = errno == EINTR ? 0 : errno;
	/* Its holder may have given it its own name, or removed it. */
	if (!err && lstat(temp, &at_path) < 0)
		err = errno == ENOENT ? EWOULDBLOCK : errno;
	else if (!err && (at_fd.st_dev != at_path.st_dev ||
	    at_fd.st_ino != at_path.st_ino))
		err = EWOULDBLOCK;
	if (!err)
		return fd;
	close(fd);
	return -err;
}

/*
 * The first name that is free; what killed runs left under the others goes.
 * Its descriptor, or a negative errno value; *temp is the caller's to free.
 */
static int
make_temp(const char *real, char **temp)
{
	int found = -EEXIST;

	*temp = NULL;
	for (int i = 0; i < NAMES; i++) {
		char *name = temp_name(real, i);
		int fd = lock_temp(name, *temp ? 0 : O_CREAT);

		if (fd >= 0 && !*temp) {
			*temp = name;
			found = fd;
			continue;
		}
		if (fd >= 0) {
			unlink(name);
			close(fd);
		}
		free(name);
		if (!*temp && fd != -EWOULDBLOCK && fd != -EEXIST &&
		    fd != -EACCES)
			return fd;
		if (!*temp)
			found = fd;
	}
	return found;
}

void
bk_newfile_sweep(const char *path)
{
	char *real = resolve(path);

	for (int i = 0; real && i < NAMES; i++) {
		char *name = temp_name(real, i);
		int fd = lock_temp(name, 0);

		if (fd >= 0) {
			unlink(name);
			close(fd);
		}
		free(name);
	}
	free(real);
}

static int
open_temp(struct bk_newfile *f, const char *path, mode_t mode)
{
	char *real = resolve(path), *temp = NULL;
	int err = 0, fd = -1;

	if (!real)
		err = errno;
	else if ((fd = make_temp(real, &temp)) < 0)
		err = -fd;
	if (!err && temp && (ftruncate(fd, 0) < 0 || fchmod(fd, mode) < 0)) {
		err = errno;
		unlink(temp);
		close(fd);
	}
	if (err) {
		free(real);
		free(temp);
		return err;
	}
	*f = (struct bk_newfile){ fd, real, temp };
	return 0;
}

int
bk_newfile_open(struct bk_newfile *f, const char *path, mode_t mode,
    struct bk_diag *dg)
{
	struct stat st;
	int err = 0;

	if (stat(path, &st) < 0)
		err = errno == ENOENT ? 0 : errno;
	else if (!S_ISREG(st.st_mode))
		return open_special(f, path, dg);
	if (!err)
		err = open_temp(f, path, mode);
	if (err)
		bk_diag_errno(dg, &bk_msg_cannot_write, path, err);
	return err ? -1 : 0;
}

/* The directory that a rename to `path` changes: open, or -1 and errno. */
static int
open_dir(const char *path)
{
	char *dir = dir_of(path);
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), err = errno;

	free(dir);
	errno = err;
	return fd;
}

/*
 * Rename, and make that durable: 0, or an errno value and nothing is renamed.
 * Everything needed is acquired first: once the new file is there, no failure
 * brings the old one back.
 */
static int
replace(const struct bk_newfile *f, struct bk_diag *dg)
{
	int dir = open_dir(f->path), err = 0;

	if (dir < 0)
		return errno;
	if (rename(f->temp, f->path) < 0)
		err = errno;
	else if (fsync(dir) < 0 && errno != EINVAL)
		bk_diag_errno(dg, &bk_msg_not_confirmed, f->path, errno);
	close(dir);
	return err;
}

static void
forget(struct bk_newfile *f)
{
	free(f->path);
	free(f->temp);
	*f = (struct bk_newfile){ .fd = -1 };
}

int
bk_newfile_commit(struct bk_newfile *f, struct bk_diag *dg)
{
	int fd = f->fd, err = 0;
	/* close tells of lost writes, but the lock stays to the rename. */
	int lock = f->temp ? fcntl(fd, F_DUPFD_CLOEXEC, 3) : -1;

	f->fd = -1;
	if (f->temp && lock < 0)
		err = errno;
	if (fsync(fd) < 0 && errno != EINVAL && errno != EROFS && !err)
		err = errno;
	if (close(fd) < 0 && !err)
		err = errno;
	if (!err && f->temp)
		err = replace(f, dg);
	if (err && f->temp)
		unlink(f->temp);
	if (lock >= 0)
		close(lock);
	if (err)
		bk_diag_errno(dg, &bk_msg_cannot_write, f->path, err);
	forget(f);
	return err ? -1 : 0;
}

void
bk_newfile_discard(struct bk_newfile *f)
{
	if (f->temp)
		unlink(f->temp);
	if (f->path && f->fd >= 0)
		close(f->fd);
	forget(f);
}
