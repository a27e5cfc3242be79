/*
 * Files beneath an open directory. A path is relative, with `/` between its
 * components; none of them is empty, `.` or `..`, and no symbolic link is
 * followed, in the middle or at the end: whoever can write to a repository
 * (a pull, a shared disk) cannot make a command read or replace a file
 * elsewhere.
 *
 * Results are a descriptor (close-on-exec) or 0, or a negative errno value;
 * -ELOOP is a symbolic link. Nothing is reported.
 */
#ifndef BK_BENEATH_H
#define BK_BENEATH_H

#include <stdbool.h>
#include <sys/types.h>

/* Is it such a path, without control characters? */
bool	bk_beneath_ok(const char *path);

/*
 * The directory that holds the last component; *name is that component,
 * within `path`. With `create`, missing directories are made, mode 0700
 * whatever the umask.
 */
int	bk_beneath_parent(int root, const char *path, bool create,
	    const char **name);

/* openat(2) of the last component; `flags` gets O_NOFOLLOW | O_CLOEXEC. */
int	bk_beneath_open(int root, const char *path, int flags, mode_t mode);

/*
 * Open a regular file for reading; -EINVAL where it is something else.
 * A FIFO does not make this wait.
 */
int	bk_beneath_read(int root, const char *path);

/* Make it and what leads to it, mode 0700; fine if it exists. */
int	bk_beneath_mkdir(int root, const char *path);

int	bk_beneath_unlink(int root, const char *path);

/* Rename `path` to `name`, in its own directory. */
int	bk_beneath_rename(int root, const char *path, const char *name);

/* Make the renames and unlinks in the directory of `path` durable. */
int	bk_beneath_sync(int root, const char *path);

#endif
