#include "held.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "lz4block.h"
#include "mem.h"
#include "table.h"

enum { BLOCK = 64 * 1024 };	/* of text */

struct block {
	struct bk_lz4block text;
	size_t		 row;		/* its first */
	size_t		 line;		/* of the sheet, where it begins */
};

/* A block cut into cells. */
struct open {
	size_t		 block;		/* its number and 1; 0: none */
	unsigned long	 asked;		/* when it was asked for last */
	struct bk_buf	 text;
	struct bk_row	*row;
	size_t		 n, cap;
	struct bk_arena	 arena;
};

struct bk_held {
	struct bk_buf	 text;		/* of the block to come */
	size_t		 line;		/* where that begins */
	struct block	*block;
	size_t		 nblocks, blockcap;
	size_t		 n;		/* rows */
	size_t		 bytes;		/* as they are kept */
	struct bk_buf	 room;		/* to pack in */
	struct open	 open[BK_HELD_OPEN];
	struct open	*now;		/* the one asked for last, or NULL */
	unsigned long	 asked;
};

struct bk_held *
bk_held_new(void)
{
	struct bk_held *h = bk_xcalloc(1, sizeof(*h));

	h->text = (struct bk_buf)BK_BUF_INIT;
	h->line = 1;
	h->room = (struct bk_buf)BK_BUF_INIT;
	for (size_t i = 0; i < BK_HELD_OPEN; i++) {
		h->open[i].text = (struct bk_buf)BK_BUF_INIT;
		h->open[i].arena = (struct bk_arena)BK_ARENA_INIT;
	}
	return h;
}

void
bk_held_free(struct bk_held *h)
{
	if (!h)
		return;
	for (size_t i = 0; i < h->nblocks; i++)
		free(h->block[i].text.packed);
	for (size_t i = 0; i < BK_HELD_OPEN; i++) {
		bk_buf_free(&h->open[i].text);
		free(h->open[i].row);
		bk_arena_free(&h->open[i].arena);
	}
	bk_buf_free(&h->text);
	bk_buf_free(&h->room);
	free(h->block);
	free(h);
}

/* --- rows of a block ---------------------------------------------------- */

/* The line ends in cells, where they have any. */
static void
mend_cells(struct bk_csv_row *row, struct bk_arena *a)
{
	if (!memchr(row->record.p, BK_HELD_LF, row->record.n))
		return;
	for (size_t c = 0; c < row->ncells; c++) {
		struct bk_str *s = &row->cell[c];
		char *p = bk_arena_strndup(a, s->p, s->n);

		s->p = p;
		while ((p = memchr(p, BK_HELD_LF, s->n -
		    (size_t)(p - s->p))) != NULL)
			*p = '\n';
	}
}

/* Cut a text of ours into rows; returns the line behind it. */
static size_t
cut(struct open *o, struct bk_str text, size_t line)
{
	struct bk_csv c = { .text = text.p, .n = text.n, .delimiter = ',',
		.line = line };
	struct bk_csv_row from;

	bk_arena_reset(&o->arena);
	o->n = 0;
	while (bk_csv_next(&c, &o->arena, &from)) {
		size_t n;

		mend_cells(&from, &o->arena);
		n = bk_csv_trim(&from);
		if (n == 0)
			continue;
		BK_GROW(o->row, o->n, o->cap);
		o->row[o->n++] = (struct bk_row){ .line = from.line, .n = n,
		    .cell = from.cell, .record = BK_STR("") };
	}
	bk_csv_free(&c);
	return c.line;
}

/* The block of that number, cut into cells. */
static struct open *
open_block(struct bk_held *h, size_t block)
{
	struct open *o = &h->open[0];

	for (size_t i = 0; i < BK_HELD_OPEN; i++) {
		if (h->open[i].block == block + 1) {
			o = &h->open[i];
			break;
		}
		if (h->open[i].asked < o->asked)
			o = &h->open[i];
	}
	if (o->block != block + 1) {
		bk_lz4block_unpack(&h->block[block].text, &o->text);
		cut(o, bk_buf_str(&o->text), h->block[block].line);
		o->block = block + 1;
	}
	o->asked = ++h->asked;
	h->now = o;
	return o;
}

/* --- adding ------------------------------------------------------------- */

static void
keep_block(struct bk_held *h, size_t n)
{
	struct block *b;

	BK_GROW(h->block, h->nblocks, h->blockcap);
	b = &h->block[h->nblocks++];
	*b = (struct block){ bk_lz4block_pack(h->text.p, n, &h->room),
		.row = h->n, .line = h->line };
	h->bytes += b->text.npacked + sizeof(*b);
}

/*
 * What a line tells at a glance, its commas left out: it has no cell, or one
 * that begins with what is not blank. Else it has to be cut.
 */
enum glance { NO_CELL, A_CELL, UNCLEAR };

static enum glance
glance(const char *p, const char *end)
{
	while (p < end && *p == ',')
		p++;
	if (p == end)
		return NO_CELL;
	if (*p == '"')
		p++;
	return p < end && *p > ' ' && *p != '"' ? A_CELL : UNCLEAR;
}

/* Count the rows of a text and its lines: false where that needs cutting. */
static bool
count(struct bk_str text, size_t *rows, size_t *lines)
{
	const char *p = text.p, *last = text.p + text.n, *end;

	for (*rows = *lines = 0; p < last; p = end + 1, ++*lines) {
		enum glance g;

		end = memchr(p, '\n', (size_t)(last - p));
		end = end ? end : last;
		g = glance(p, end);
		if (g == UNCLEAR)
			return false;
		*rows += g == A_CELL;
	}
	return true;
}

/* The first n bytes of what was added become a block, if they have rows. */
static void
end_block(struct bk_held *h, size_t n)
{
	struct bk_str text = { h->text.p, n };
	size_t rows, lines;

	if (!count(text, &rows, &lines)) {
		struct open *o = &h->open[0];

		lines = cut(o, text, 1) - 1;
		rows = o->n;
		o->block = 0;
	}
	if (rows) {
		keep_block(h, n);
		h->n += rows;
	}
	h->line += lines;
	memmove(h->text.p, h->text.p + n, h->text.n - n);
	bk_buf_truncate(&h->text, h->text.n - n);
}

char *
bk_held_room(struct bk_held *h, size_t n)
{
	bk_buf_reserve(&h->text, n);
	return h->text.p + h->text.n;
}

bool
bk_held_add(struct bk_held *h, size_t n)
{
	h->text.n += n;
	h->text.p[h->text.n] = '\0';
	if (h->text.n >= BLOCK) {
		const char *lf = memrchr(h->text.p, '\n', h->text.n);

		if (lf)
			end_block(h, (size_t)(lf - h->text.p) + 1);
	}
	return h->bytes <= BK_HELD_MAX && h->text.n <= BK_HELD_ROW_MAX;
}

bool
bk_held_end(struct bk_held *h)
{
	if (h->text.n)
		end_block(h, h->text.n);
	bk_buf_free(&h->text);
	bk_buf_free(&h->room);
	return h->bytes <= BK_HELD_MAX;
}

/* --- asking ------------------------------------------------------------- */

size_t
bk_held_count(const struct bk_held *h)
{
	return h->n;
}

size_t
bk_held_bytes(const struct bk_held *h)
{
	return h->bytes;
}

/* The last block that begins at that row or line, or before it. */
static size_t
find_block(const struct bk_held *h, size_t row, size_t line)
{
	size_t lo = 0, hi = h->nblocks;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (h->block[mid].row <= row && h->block[mid].line <= line)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

const struct bk_row *
bk_held_row(struct bk_held *h, size_t i)
{
	const struct open *o = h->now;

	assert(i < h->n);
	if (!o || i - h->block[o->block - 1].row >= o->n)
		o = open_block(h, find_block(h, i, SIZE_MAX));
	return &o->row[i - h->block[o->block - 1].row];
}

size_t
bk_held_at_line(struct bk_held *h, size_t line)
{
	size_t block = find_block(h, SIZE_MAX, line), i;
	const struct open *o;

	if (h->n == 0)
		return 0;
	o = open_block(h, block);
	for (i = 0; i < o->n && o->row[i].line < line; i++)
		;
	return h->block[block].row + i;
}
