/*
 * Run a program, without a shell, and keep what it prints.
 *
 * Its stdin is /dev/null, or what it is given, so it cannot wait for a terminal
 * that nobody watches. Its environment is the caller's, but the directory of
 * our own commands comes first in PATH: a hook finds the bk-check of this
 * build. It gets SIGTERM when the caller dies, and keyboard signals act on it
 * even where the caller has them blocked.
 */
#ifndef BK_RUN_H
#define BK_RUN_H

#include "buf.h"

/*
 * Run argv (NULL-terminated; argv[0] is looked up in PATH) in the directory
 * `dir`, and wait. What it writes is appended to *out and *err: at most
 * 64 MiB of either, the rest is read and dropped. Background processes that
 * it leaves behind are not waited for.
 *
 * Its exit status, 128 + N where signal N ended it, or a negative errno value
 * where it could not be run.
 */
int	bk_run(int dir, const char *const argv[], struct bk_buf *out,
	    struct bk_buf *err);

/* The same with these bytes for stdin, however many. */
int	bk_run_fed(int dir, const char *const argv[], struct bk_str in,
	    struct bk_buf *out, struct bk_buf *err);

/* The directory of the running program; NULL where unknown. free() it. */
char	*bk_run_own_dir(void);

#endif
