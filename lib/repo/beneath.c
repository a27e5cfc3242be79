#include "beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool
bk_beneath_ok(const char *path)
{
	const char *p = path;

	do {
		size_t n = strcspn(p, "/");

		if (n == 0 || n > 255 || (n <= 2 && strspn(p, ".") >= n))
			return false;
		for (size_t i = 0; i < n; i++)
			if ((unsigned char)p[i] < 0x20 || p[i] == 0x7f)
				return false;
		p += n;
	} while (*p++ == '/');
	return true;
}

/* A symbolic link where a directory should be is ENOTDIR: tell them apart. */
static int
link_error(int dir, const char *name, int err)
{
	struct stat st;

	if ((err == ENOTDIR || err == ELOOP) &&
	    fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
	return err;
}

static int
enter(int dir, const char *name, bool create)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(dir, name, flags);

	if (fd >= 0)
		return fd;
	if (errno != ENOENT || !create)
		return -link_error(dir, name, errno);
	if (mkdirat(dir, name, 0700) == 0) {
		if (fchmodat(dir, name, 0700, 0) < 0 || fsync(dir) < 0)
			return -errno;
	} else if (errno != EEXIST) {
		return -errno;
	}
	fd = openat(dir, name, flags);
	return fd < 0 ? -link_error(dir, name, errno) : fd;
}

int
bk_beneath_parent(int root, const char *path, bool create,
    const char **name)
{
	char part[256];
	int dir;

	if (!bk_beneath_ok(path))
		return -EINVAL;
	dir = fcntl(root, F_DUPFD_CLOEXEC, 3);
	if (dir < 0)
		return -errno;
	for (;;) {
		size_t n = strcspn(path, "/");
		int next;

		if (path[n] == '\0')
			break;
		memcpy(part, path, n);
		part[n] = '\0';
		next = enter(dir, part, create);
		close(dir);
		if (next < 0)
			return next;
		dir = next;
		path += n + 1;
	}
	*name = path;
	return dir;
}

int
bk_beneath_open(int root, const char *path, int flags, mode_t mode)
{
	const char *name;
	int dir = bk_beneath_parent(root, path, false, &name);
	int fd;

	if (dir < 0)
		return dir;
	fd = openat(dir, name, flags | O_NOFOLLOW | O_CLOEXEC, mode);
	if (fd < 0)
		fd = -link_error(dir, name, errno);
	close(dir);
	return fd;
}

int
bk_beneath_read(int root, const char *path)
{
	int fd = bk_beneath_open(root, path, O_RDONLY | O_NONBLOCK, 0);
	struct stat st;

	int err = 0;

	if (fd < 0)
		return fd;
	if (fstat(fd, &st) < 0)
		err = errno;
	else if (!S_ISREG(st.st_mode))
		err = EINVAL;
	if (err)
		close(fd);
	return err ? -err : fd;
}

int
bk_beneath_mkdir(int root, const char *path)
{
	const char *name;
	int dir = bk_beneath_parent(root, path, true, &name);
	int fd;

	if (dir < 0)
		return dir;
	fd = enter(dir, name, true);
	close(dir);
	if (fd < 0)
		return fd;
	close(fd);
	return 0;
}

int
bk_beneath_unlink(int root, const char *path)
{
	const char *name;
	int dir = bk_beneath_parent(root, path, false, &name);
	int r;

	if (dir < 0)
		return dir;
	r = unlinkat(dir, name, 0) < 0 ? -errno : 0;
	close(dir);
	return r;
}

int
bk_beneath_rename(int root, const char *path, const char *to)
{
	const char *name;
	int dir = bk_beneath_parent(root, path, false, &name);
	int r;

	if (dir < 0)
		return dir;
	r = renameat(dir, name, dir, to) < 0 ? -errno : 0;
	close(dir);
	return r;
}

int
bk_beneath_sync(int root, const char *path)
{
	const char *name;
	int dir = bk_beneath_parent(root, path, false, &name);
	int r = 0;

	if (dir < 0)
		return dir;
	/* Some file systems cannot sync a directory and say so by EINVAL. */
	if (fsync(dir) < 0 && errno != EINVAL)
		r = -errno;
	close(dir);
	return r;
}
