/*
 * Work in a process of its own, for a library that may crash, hang or lose
 * something where memory or a disk fails it. It cannot take the rest down with
 * it, and what it says on stderr can be judged.
 */
#ifndef BK_APART_H
#define BK_APART_H

#include "buf.h"

/*
 * The work: writes its result to `fd`, a file in memory that can be sought.
 * What it returns, below 128, is the status.
 */
typedef int	bk_apart_fn(void *ctx, int fd);

struct bk_apart {
	bk_apart_fn	*work;
	void		*ctx;
	unsigned	 seconds;	/* of processor time, at most, and five
					   times these by the clock; 0: any */
	int		 status;	/* 0 well; 128 + N: signal N ended it */
	struct bk_buf	 said;		/* on stdout and stderr */
};

/*
 * Run it once, for ten minutes at most where `seconds` is 0, and append what it
 * wrote to *out unless the status is another than 0. 0, or an errno value where
 * it could not be run. free() nothing but `said`, by bk_buf_free.
 */
int	bk_apart_run(struct bk_apart *, struct bk_buf *out);

#endif
