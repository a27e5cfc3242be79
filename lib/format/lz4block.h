/*
 * Blocks of text that are held packed, by lz4, and are asked for again and
 * again. Nothing of it is ever kept in a file.
 */
#ifndef BK_LZ4BLOCK_H
#define BK_LZ4BLOCK_H

#include <stdint.h>

#include "buf.h"

struct bk_lz4block {
	char		*packed;	/* the caller frees it */
	uint32_t	 npacked, ntext;
};

/* Pack n bytes, 1,000 MiB at most; *room is to work in, and may be kept. */
struct bk_lz4block	bk_lz4block_pack(const char *text, size_t n,
			    struct bk_buf *room);

/* The text again, instead of what *out holds. */
void	bk_lz4block_unpack(const struct bk_lz4block *, struct bk_buf *out);

#endif
