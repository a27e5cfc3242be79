/*
 * Files, whole: read to the end or not at all, replaced or left alone.
 */
#ifndef BK_IO_H
#define BK_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "buf.h"
#include "diag.h"

/*
 * Append all of `path` ("-" is stdin) to *out. More than `max` bytes, a
 * directory, or a failed read: reported, -1, *out as it was.
 */
int	bk_io_read(const char *path, size_t max, struct bk_buf *out,
	    struct bk_diag *);

/* The same from an open descriptor; `path` is what messages call it. */
int	bk_io_read_fd(int fd, const char *path, size_t max, struct bk_buf *out,
	    struct bk_diag *);

/*
 * Append at most `most` bytes of an open descriptor: how many, 0 at the end;
 * or reported and -1.
 */
int	bk_io_read_some(int fd, const char *path, size_t most,
	    struct bk_buf *out, struct bk_diag *);

/* Write all n bytes, through EINTR and short writes: 0, or an errno value. */
int	bk_io_write(int fd, const void *p, size_t n);

/* All in one: replace `path` by these n bytes. */
int	bk_io_replace(const char *path, mode_t mode, const void *p, size_t n,
	    struct bk_diag *);

#endif
