#include "newfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
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
 * at the end of the links. The caller frees it.
 */
static char *
resolve(const char *path)
{
	char *real = realpath(path, NULL), *dir;
	char to[PATH_MAX];
	struct bk_buf next = BK_BUF_INIT;
	ssize_t n;

	if (real)
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
	return bk_buf_detach(&next);
}

int
bk_newfile_open(struct bk_newfile *f, const char *path, mode_t mode,
    struct bk_diag *dg)
{
	struct bk_buf temp = BK_BUF_INIT;
	struct stat st;
	char *real;
	int fd;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return open_special(f, path, dg);
	real = resolve(path);
	bk_buf_puts(&temp, real);
	bk_buf_puts(&temp, ".XXXXXX");
	fd = mkostemp(temp.p, O_CLOEXEC);
	if (fd < 0 || fchmod(fd, mode) < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_write, path, errno);
		if (fd >= 0) {
			unlink(temp.p);
			close(fd);
		}
		bk_buf_free(&temp);
		free(real);
		return -1;
	}
	f->fd = fd;
	f->path = real;
	f->temp = bk_buf_detach(&temp);
	return 0;
}

/* Make a rename in the directory of `path` durable: 0, or an errno value. */
static int
sync_dir(const char *path)
{
	char *dir = dir_of(path);
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int err = 0;

	free(dir);
	if (fd < 0)
		return errno;
	if (fsync(fd) < 0 && errno != EINVAL)
		err = errno;
	close(fd);
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

	f->fd = -1;
	if (fsync(fd) < 0 && errno != EINVAL && errno != EROFS)
		err = errno;
	if (close(fd) < 0 && !err)
		err = errno;
	if (!err && f->temp && rename(f->temp, f->path) < 0)
		err = errno;
	if (err && f->temp)
		unlink(f->temp);
	if (!err && f->temp)
		err = sync_dir(f->path);
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
