#include "io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "msg_base.h"
#include "newfile.h"

enum { PIECE = 256 * 1024 };

int
bk_io_read_fd(int fd, const char *path, size_t max, struct bk_buf *out,
    struct bk_diag *dg)
{
	size_t start = out->n;
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    (size_t)st.st_size <= max)
		bk_buf_reserve(out, (size_t)st.st_size + 1);
	for (;;) {
		size_t room = out->cap > out->n + 1 ? out->cap - out->n - 1 : 0;
		ssize_t n;

		if (room < 4096) {
			bk_buf_reserve(out, PIECE);
			room = out->cap - out->n - 1;
		}
		n = read(fd, out->p + out->n, room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			bk_diag_errno(dg, &bk_msg_cannot_read, path, errno);
			break;
		}
		if (n == 0)
			return 0;
		out->n += (size_t)n;
		out->p[out->n] = '\0';
		if (out->n - start > max) {
			bk_diag(dg, &bk_msg_too_large, path, 0,
			    "more than %zu bytes", max);
			break;
		}
	}
	out->n = start;
	if (out->cap)
		out->p[start] = '\0';
	return -1;
}

int
bk_io_read_some(int fd, const char *path, size_t most, struct bk_buf *out,
    struct bk_diag *dg)
{
	ssize_t n;

	bk_buf_reserve(out, most + 1);
	do
		n = read(fd, out->p + out->n, most);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_read, path, errno);
		return -1;
	}
	out->n += (size_t)n;
	out->p[out->n] = '\0';
	return (int)n;
}

int
bk_io_read(const char *path, size_t max, struct bk_buf *out,
    struct bk_diag *dg)
{
	int fd, r;

	if (strcmp(path, "-") == 0)
		return bk_io_read_fd(STDIN_FILENO, "stdin", max, out, dg);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_read, path, errno);
		return -1;
	}
	r = bk_io_read_fd(fd, path, max, out, dg);
	close(fd);
	return r;
}

int
bk_io_write(int fd, const void *data, size_t n)
{
	const char *p = data;

	while (n > 0) {
		ssize_t w = write(fd, p, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return errno;
		p += w;
		n -= (size_t)w;
	}
	return 0;
}

int
bk_io_replace(const char *path, mode_t mode, const void *p, size_t n,
    struct bk_diag *dg)
{
	struct bk_newfile f;
	int err;

	if (bk_newfile_open(&f, path, mode, dg) < 0)
		return -1;
	err = bk_io_write(f.fd, p, n);
	if (err) {
		bk_diag_errno(dg, &bk_msg_cannot_write, path, err);
		bk_newfile_discard(&f);
		return -1;
	}
	return bk_newfile_commit(&f, dg);
}
