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
 * directory, or a failed read: said, -1, *out as it was.
 */
int	bk_io_read(const char *path, size_t max, struct bk_buf *out,
	    struct bk_diag *);

/* The same from an open descriptor; `path` is what messages call it. */
int	bk_io_read_fd(int fd, const char *path, size_t max, struct bk_buf *out,
	    struct bk_diag *);

/* Write all n bytes, through EINTR and short writes: 0, or an errno value. */
int	bk_io_write(int fd, const void *p, size_t n);

/*
 * A file that replaces another when it is whole. Between open and commit
 * the bytes go to `fd`, a temporary file of mode `mode` beside `path`;
 * commit makes them durable and renames. A kill at any instant leaves the
 * old file, or the new. A symbolic link is followed to the file it names;
 * what is no regular file (/dev/stdout, a pipe) is written to directly.
 */
struct bk_newfile {
	int	 fd;
	char	*path;		/* the file to replace, links resolved */
	char	*temp;		/* NULL: written to directly */
};

int	bk_newfile_open(struct bk_newfile *, const char *path, mode_t mode,
	    struct bk_diag *);
/* 0 and the new file in place; or said, -1 and the old one untouched. */
int	bk_newfile_commit(struct bk_newfile *, struct bk_diag *);
/* Give up: remove the temporary file. Harmless after commit. */
void	bk_newfile_discard(struct bk_newfile *);

/* All in one: replace `path` by these n bytes. */
int	bk_io_replace(const char *path, mode_t mode, const void *p, size_t n,
	    struct bk_diag *);

/* Make a rename or an unlink in the directory of `path` durable. */
int	bk_io_sync_dir(const char *path);

#endif
