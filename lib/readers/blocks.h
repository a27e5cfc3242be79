/*
 * A long text in blocks of whole lines, over several threads. Each block is
 * read, then parsed by any thread, at the same time as others; and hashed and
 * applied, one after the other in the order of the file. A thread takes
 * whatever is to be done next, so that all are busy, and the result does not
 * depend on how many there are.
 *
 * A block ends at a line end, which may stand inside quotes: parse says how
 * much of the block it could use, and the rest is put before the next one,
 * which is then parsed again; that is rare.
 */
#ifndef BK_BLOCKS_H
#define BK_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum {
	BK_BLOCK_SIZE = 512 * 1024,
	BK_BLOCK_LINE = 4 << 20,	/* no longer line is parsed */
	BK_BLOCK_WORKERS = 64
};

struct bk_block {
	char		*text;		/* with BK_CSV_PAD bytes behind */
	size_t		 n;		/* ends in a line end */
	bool		 last;
	/*
	 * The text is the beginning of a line longer than BK_BLOCK_LINE, with
	 * a line end put behind it: to be rejected.
	 */
	bool		 overlong;
	void		*result;	/* of parse; kept with the place */
};

struct bk_blocks {
	/* The next bytes: how many, 0 at the end, or -errno. */
	ssize_t	(*read)(void *ctx, char *to, size_t room);
	/* All bytes that were read, in order. May be NULL. */
	void	(*hash)(void *ctx, const char *p, size_t n);
	/*
	 * In parallel: worker is 0 .. workers; of `workers` itself there is
	 * one at a time, for blocks that are parsed again. The bytes used.
	 */
	size_t	(*parse)(void *ctx, unsigned worker, struct bk_block *);
	/* In order. The block was parsed by that worker. */
	void	(*apply)(void *ctx, unsigned worker, struct bk_block *);
	/* A block that was parsed, but will be parsed again. In order. */
	void	(*forget)(void *ctx, unsigned worker, struct bk_block *);
	void	(*result_free)(void *result);
	void	*ctx;
	unsigned workers;		/* 1 .. BK_BLOCK_WORKERS */
};

/* 0, or the errno value that read failed with. */
int	bk_blocks_run(const struct bk_blocks *);

#endif
