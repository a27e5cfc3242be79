#include "lz4block.h"

#include <assert.h>
#include <string.h>

#include <lz4.h>

#include "mem.h"

struct bk_lz4block
bk_lz4block_pack(const char *text, size_t n, struct bk_buf *room)
{
	const int most = LZ4_compressBound((int)n);
	struct bk_lz4block b = { .ntext = (uint32_t)n };

	bk_buf_clear(room);
	bk_buf_reserve(room, (size_t)most);
	b.npacked = (uint32_t)LZ4_compress_default(text, room->p, (int)n,
	    most);
	b.packed = bk_xmalloc(b.npacked);
	memcpy(b.packed, room->p, b.npacked);
	return b;
}

/* What we packed ourselves is never damaged. */
void
bk_lz4block_unpack(const struct bk_lz4block *b, struct bk_buf *out)
{
	int n;

	bk_buf_clear(out);
	bk_buf_reserve(out, b->ntext);
	n = LZ4_decompress_safe(b->packed, out->p, (int)b->npacked,
	    (int)b->ntext);
	assert(n >= 0 && (uint32_t)n == b->ntext);
	out->n = (size_t)n;
}
