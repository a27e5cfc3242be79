#include "once.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lz4block.h"
#include "mem.h"

enum {
	BLOCK = 16 * 1024,	/* bytes that are packed together, at least */
	OPEN = 64		/* blocks that stay unpacked */
};

/* Texts one after the other, the length of each before it. */
struct block {
	struct bk_lz4block text;
	size_t		 first;		/* number of its first text */
};

struct open {
	size_t		 block;		/* its number and 1; 0: none */
	struct bk_buf	 text;
};

struct bk_once {
	struct bk_buf	 text;		/* of the block to come */
	size_t		 first;		/* where that begins */
	struct block	*block;
	size_t		 nblocks, blockcap;
	struct bk_buf	 room;		/* to pack in */
	struct open	 open[OPEN];
	size_t		 at, next;	/* the text asked for last: its block;
					   where the one behind it stands */
	size_t		 asked;		/* its number and 1; 0: none */
	size_t		 n;
	struct slot {
		uint32_t hash;
		uint32_t text;		/* its number and 1; 0: free */
	}		*slot;
	size_t		 nslots;	/* a power of two, or 0 */
};

struct bk_once *
bk_once_new(void)
{
	struct bk_once *o = bk_xcalloc(1, sizeof(*o));

	o->text = o->room = (struct bk_buf)BK_BUF_INIT;
	for (size_t i = 0; i < OPEN; i++)
		o->open[i].text = (struct bk_buf)BK_BUF_INIT;
	return o;
}

void
bk_once_free(struct bk_once *o)
{
	if (!o)
		return;
	for (size_t i = 0; i < o->nblocks; i++)
		free(o->block[i].text.packed);
	for (size_t i = 0; i < OPEN; i++)
		bk_buf_free(&o->open[i].text);
	bk_buf_free(&o->text);
	bk_buf_free(&o->room);
	free(o->block);
	free(o->slot);
	free(o);
}

size_t
bk_once_count(const struct bk_once *o)
{
	return o->n;
}

/* --- asking ------------------------------------------------------------- */

/* The block that holds text `i`; nblocks: it is not packed yet. */
static size_t
find_block(const struct bk_once *o, size_t i)
{
	size_t lo = 0, hi = o->nblocks;

	if (i >= o->first)
		return o->nblocks;
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (o->block[mid].first <= i)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static const char *
open_block(struct bk_once *o, size_t block)
{
	struct open *to = &o->open[block % OPEN];

	if (to->block != block + 1)
		bk_lz4block_unpack(&o->block[block].text, &to->text);
	to->block = block + 1;
	return to->text.p;
}

static uint32_t
length(const char *p)
{
	uint32_t n;

	memcpy(&n, p, sizeof(n));
	return n;
}

struct bk_str
bk_once_get(struct bk_once *o, size_t i)
{
	size_t block = find_block(o, i), k, at = 0;
	const char *text = block < o->nblocks ? open_block(o, block) :
	    o->text.p;

	assert(i < o->n);
	k = block < o->nblocks ? o->block[block].first : o->first;
	if (o->asked && o->at == block && o->asked <= i && o->asked >= k) {
		k = o->asked;
		at = o->next;
	}
	for (; k < i; k++)
		at += sizeof(uint32_t) + length(text + at);
	o->at = block;
	o->asked = i + 1;
	o->next = at + sizeof(uint32_t) + length(text + at);
	return (struct bk_str){ text + at + sizeof(uint32_t),
		length(text + at) };
}

/* --- adding ------------------------------------------------------------- */

/* The slot of that text, or the free one where it belongs. */
static struct slot *
probe(struct bk_once *o, struct bk_str s, uint32_t hash)
{
	size_t k = hash & (o->nslots - 1);

	for (; o->slot[k].text; k = (k + 1) & (o->nslots - 1))
		if (o->slot[k].hash == hash &&
		    bk_str_eq(bk_once_get(o, o->slot[k].text - 1), s))
			break;
	return &o->slot[k];
}

static void
grow(struct bk_once *o)
{
	struct slot *old = o->slot;
	size_t nold = o->nslots;

	o->nslots = nold ? nold * 2 : 16;
	o->slot = bk_xcalloc(o->nslots, sizeof(*o->slot));
	for (size_t i = 0; i < nold; i++) {
		size_t k = old[i].hash & (o->nslots - 1);

		if (!old[i].text)
			continue;
		while (o->slot[k].text)
			k = (k + 1) & (o->nslots - 1);
		o->slot[k] = old[i];
	}
	free(old);
}

static void
end_block(struct bk_once *o)
{
	BK_GROW(o->block, o->nblocks, o->blockcap);
	o->block[o->nblocks++] = (struct block){ bk_lz4block_pack(o->text.p,
	    o->text.n, &o->room), .first = o->first };
	bk_buf_clear(&o->text);
	o->first = o->n;
	o->asked = 0;
}

bool
bk_once_add(struct bk_once *o, struct bk_str s)
{
	uint32_t hash = (uint32_t)bk_str_mix(s.p, s.n);
	uint32_t n = (uint32_t)s.n;
	struct slot *slot;

	assert(s.n <= BK_ONCE_MAX && o->n < UINT32_MAX - 1);
	if (o->n + 1 > o->nslots / 4 * 3)
		grow(o);
	slot = probe(o, s, hash);
	if (slot->text)
		return false;
	*slot = (struct slot){ hash, (uint32_t)++o->n };
	bk_buf_add(&o->text, &n, sizeof(n));
	bk_buf_putstr(&o->text, s);
	if (o->text.n >= BLOCK)
		end_block(o);
	return true;
}
