#include "logparse.h"

#include <stdlib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "mem.h"

enum {
	DICT_SLOTS = 256,	/* at first */
	PAD = 32		/* bytes readable behind every text */
};

/*
 * Texts of a group; then a worker starts anew. People are the dearest to find
 * out; a column of remarks may have another text in each row.
 */
static const uint32_t dict_max[BK_LOG_GROUPS] = {
	[BK_LOG_WHO] = 1 << 18, [BK_LOG_WHEN] = 1 << 14,
	[BK_LOG_WHAT] = 1 << 16, [BK_LOG_MARK] = 1 << 14,
};

struct entry {
	const char	*p;
	uint32_t	 n;
	uint32_t	 next;		/* what came after it last time */
};

struct slot {
	uint32_t	 hash;
	uint32_t	 id;		/* + 1; 0 is free */
};

/*
 * Texts to numbers. A log repeats itself: after one student comes, in the
 * next lesson too, the same next one. So each entry remembers what followed
 * it, and that is tried first. There is always an e[0]; while there is no
 * text, it is like none.
 */
struct dict {
	struct entry	*e;
	uint32_t	 n, cap;
	uint32_t	 last, guess;	/* guess: e[last].next */
	struct slot	*slot;
	uint32_t	 mask;		/* slots - 1 */
	struct bk_arena	 texts;
};

struct bk_log_worker {
	const struct bk_log_layout *layout;
	struct dict	 dict[BK_LOG_GROUPS];
	struct bk_buf	 joined;
	/* Each group is one slice of a row with all its cells: these. */
	bool		 slices;
	struct {
		uint32_t first, last;
	} slice[BK_LOG_GROUPS];
};

/* --- layout ------------------------------------------------------------- */

static const struct {
	enum bk_log_group group;
	enum bk_column	 column;
} columns[] = {
	{ BK_LOG_WHO, BK_COL_NIS }, { BK_LOG_WHO, BK_COL_NISN },
	{ BK_LOG_WHO, BK_COL_EMAIL }, { BK_LOG_WHO, BK_COL_NAME },
	{ BK_LOG_WHO, BK_COL_SURNAME },
	{ BK_LOG_WHO, BK_COL_CLASS }, { BK_LOG_WHEN, BK_COL_DATE },
	{ BK_LOG_WHEN, BK_COL_WEEKDAY }, { BK_LOG_WHAT, BK_COL_SUBJECT },
	{ BK_LOG_WHAT, BK_COL_PERIOD }, { BK_LOG_MARK, BK_COL_STATUS },
	{ BK_LOG_MARK, BK_COL_REASON }, { BK_LOG_MARK, BK_COL_ARRIVAL },
};

/* Insert in the order of the file. */
static void
add_column(struct bk_log_columns *g, enum bk_column column, unsigned at)
{
	unsigned i = g->n++;

	for (; i > 0 && g->at[i - 1] > at; i--) {
		g->at[i] = g->at[i - 1];
		g->column[i] = g->column[i - 1];
	}
	g->at[i] = at;
	g->column[i] = column;
}

void
bk_log_layout(struct bk_log_layout *l, char delimiter, size_t ncells,
    const int at[BK_NCOLUMNS])
{
	*l = (struct bk_log_layout){ .delimiter = delimiter,
	    .ncells = (unsigned)ncells };
	for (size_t i = 0; i < BK_NELEM(columns); i++)
		if (at[columns[i].column] >= 0)
			add_column(&l->group[columns[i].group],
			    columns[i].column,
			    (unsigned)at[columns[i].column]);
	for (int g = 0; g < BK_LOG_GROUPS; g++) {
		struct bk_log_columns *c = &l->group[g];

		c->adjacent = c->n && c->at[c->n - 1] - c->at[0] == c->n - 1;
	}
}

void
bk_log_cells(const struct bk_log_layout *l, enum bk_log_group group,
    struct bk_str text, struct bk_arena *arena,
    struct bk_str cell[BK_LOG_COLUMNS])
{
	struct bk_csv c = { .text = text.p, .n = text.n,
	    .delimiter = l->delimiter };
	struct bk_csv_row row;

	for (int i = 0; i < BK_LOG_COLUMNS; i++)
		cell[i] = (struct bk_str){ "", 0 };
	if (bk_csv_next(&c, arena, &row))
		for (size_t i = 0; i < row.ncells && i <
		    l->group[group].n; i++)
			cell[i] = row.cell[i];
	bk_csv_free(&c);
}

/* --- the dictionary ----------------------------------------------------- */

/* The first n (1..8) of the bytes of a word, the rest zero. */
static inline uint64_t
head_of(uint64_t word, size_t n)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return word >> (64 - 8 * n);
#else
	return word << (64 - 8 * n);
#endif
}

static inline uint64_t
load(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

/* Both with PAD bytes readable behind. */
static inline bool
same_words(const char *a, const char *b, size_t n)
{
	for (; n > 8; n -= 8, a += 8, b += 8)
		if (load(a) != load(b))
			return false;
	return n == 0 || head_of(load(a) ^ load(b), n) == 0;
}

#ifdef __SSE2__
/* Bit k: byte k is the same in both. */
static inline uint32_t
same_bytes(const char *a, const char *b)
{
	__m128i x = _mm_loadu_si128((const __m128i *)(const void *)a);
	__m128i y = _mm_loadu_si128((const __m128i *)(const void *)b);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, y));
}

/* Most texts are short: no loop, whose end would be guessed wrong. */
static inline bool
same(const char *a, const char *b, size_t n)
{
	uint32_t differ;

	if (n > 32)
		return same_words(a, b, n);
	differ = ~(same_bytes(a, b) | same_bytes(a + 16, b + 16) << 16);
	return ((uint64_t)differ & (((uint64_t)1 << n) - 1)) == 0;
}
#else
static inline bool
same(const char *a, const char *b, size_t n)
{
	return same_words(a, b, n);
}
#endif

static inline uint32_t
hash(const char *p, size_t n)
{
	const uint64_t k = 0x9e3779b97f4a7c15u;
	uint64_t h = n;

	for (; n > 8; n -= 8, p += 8)
		h = (h ^ load(p)) * k, h ^= h >> 32;
	if (n)
		h = (h ^ head_of(load(p), n)) * k;
	return (uint32_t)(h >> 32);
}

static void
dict_clear(struct dict *d)
{
	if (!d->e) {
		d->n = d->cap = 0;
		BK_GROW(d->e, d->n, d->cap);
	}
	d->e[0] = (struct entry){ NULL, UINT32_MAX, 0 };
	d->n = d->last = d->guess = 0;
	if (d->slot)
		memset(d->slot, 0, (d->mask + (size_t)1) * sizeof(*d->slot));
	bk_arena_reset(&d->texts);
}

static void
dict_free(struct dict *d)
{
	free(d->e);
	free(d->slot);
	bk_arena_free(&d->texts);
}

static void
dict_grow(struct dict *d)
{
	struct slot *old = d->slot;
	uint32_t n = old ? d->mask + 1 : 0, now = n ? n * 2 : DICT_SLOTS;

	d->slot = bk_xcalloc(now, sizeof(*d->slot));
	d->mask = now - 1;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = old[i].hash;

		if (!old[i].id)
			continue;
		while (d->slot[k & d->mask].id)
			k++;
		d->slot[k & d->mask] = old[i];
	}
	free(old);
}

/* A new text: give it a number, and report it as new. */
static uint32_t
dict_add(struct dict *d, const char *p, uint32_t n, uint32_t h,
    struct bk_log_parsed *out, enum bk_log_group g)
{
	struct bk_log_fresh *f = &out->fresh[g];
	char *own = bk_arena_alloc(&d->texts, n + (size_t)PAD);
	uint32_t k;

	if ((d->n + 1) * 2 > d->mask)
		dict_grow(d);
	for (k = h; d->slot[k & d->mask].id; k++)
		;
	d->slot[k & d->mask] = (struct slot){ h, d->n + 1 };
	if (n)
		memcpy(own, p, n);
	memset(own + n, 0, PAD);
	BK_GROW(d->e, d->n, d->cap);
	d->e[d->n] = (struct entry){ own, n, 0 };
	BK_GROW(f->text, f->n, f->cap);
	f->text[f->n++] = (struct bk_str){
		bk_arena_strndup(&out->texts, p, n), n };
	return d->n++;
}

static uint32_t
dict_find(struct dict *d, const char *p, uint32_t n, struct bk_log_parsed *out,
    enum bk_log_group g)
{
	uint32_t h = hash(p, n), k;

	for (k = h; d->n; k++) {
		const struct slot *s = &d->slot[k & d->mask];
		const struct entry *e;

		if (!s->id)
			break;
		e = &d->e[s->id - 1];
		if (s->hash == h && e->n == n && same(e->p, p, n))
			return s->id - 1;
	}
	return dict_add(d, p, n, h, out, g);
}

static inline uint32_t
dict_id(struct dict *d, const char *p, uint32_t n, struct bk_log_parsed *out,
    enum bk_log_group g)
{
	const struct entry *e = &d->e[d->guess];
	uint32_t id = d->guess;

	if (e->n != n || !same(e->p, p, n)) {
		id = dict_find(d, p, n, out, g);
		d->e[d->last].next = id;
		e = &d->e[id];
	}
	d->last = id;
	d->guess = e->next;
	return id;
}

/* --- rows --------------------------------------------------------------- */

/* One row being parsed: its separators, and where it starts. */
struct line {
	const char	*text;
	const uint32_t	*sep;
	uint32_t	 start, end;	/* end: without CR */
	unsigned	 n;
};

static inline uint32_t
cell_start(const struct line *l, unsigned c)
{
	return c ? l->sep[c - 1] + 1 : l->start;
}

static inline uint32_t
cell_end(const struct line *l, unsigned c)
{
	return c + 1 < l->n ? l->sep[c] : l->end;
}

/* The cells of a group that do not stand side by side, joined. */
static struct bk_str
join(const struct line *l, const struct bk_log_columns *g, char delimiter,
    struct bk_buf *b)
{
	bk_buf_clear(b);
	bk_buf_reserve(b, PAD);
	for (unsigned i = 0; i < g->n; i++) {
		if (i)
			bk_buf_putc(b, delimiter);
		if (g->at[i] < l->n) {
			uint32_t s = cell_start(l, g->at[i]);

			bk_buf_add(b, l->text + s, cell_end(l, g->at[i]) - s);
		}
	}
	bk_buf_reserve(b, PAD);
	return bk_buf_str(b);
}

static inline struct bk_str
group_text(struct bk_log_worker *w, const struct line *l,
    const struct bk_log_columns *g)
{
	if (g->adjacent && g->at[g->n - 1] < l->n) {
		uint32_t s = cell_start(l, g->at[0]);

		return (struct bk_str){ l->text + s,
			cell_end(l, g->at[g->n - 1]) - s };
	}
	return join(l, g, w->layout->delimiter, &w->joined);
}

static struct bk_log_row *
next_row(struct bk_log_parsed *out, uint32_t at)
{
	struct bk_log_row *r;

	BK_GROW(out->row, out->nrows, out->cap);
	r = &out->row[out->nrows++];
	r->at = at;
	return r;
}

static void
bad_row(struct bk_log_parsed *out, uint32_t at, uint32_t fault)
{
	struct bk_log_row *r = next_row(out, at);

	memset(r->id, 0, sizeof(r->id));
	r->id[0] = BK_LOG_BAD;
	r->id[1] = fault;
}

static bool
blank(const struct line *l, char delimiter)
{
	for (uint32_t i = l->start; i < l->end; i++)
		if (l->text[i] != delimiter && l->text[i] != ' ')
			return false;
	return true;
}

/*
 * A row that has not as many cells as there are headings. Fewer: the rest is
 * empty. More: only if they are blank.
 */
static bool
ragged(const struct bk_log_layout *layout, struct line *l,
    struct bk_log_parsed *out)
{
	struct line tail = *l;

	if (blank(l, layout->delimiter))
		return false;
	if (l->n <= layout->ncells)
		return true;
	tail.start = cell_start(l, layout->ncells);
	if (!blank(&tail, layout->delimiter)) {
		bad_row(out, l->start, BK_LOG_MORE_CELLS);
		return false;
	}
	l->n = layout->ncells;
	l->end = l->sep[l->n - 1];
	return true;
}

static void
parse_row(struct bk_log_worker *w, const struct line *l,
    struct bk_log_parsed *out)
{
	struct bk_log_row *r = next_row(out, l->start);

	for (int g = 0; g < BK_LOG_GROUPS; g++) {
		struct bk_str s = group_text(w, l, &w->layout->group[g]);

		r->id[g] = dict_id(&w->dict[g], s.p, (uint32_t)s.n, out,
		    (enum bk_log_group)g);
	}
}

/*
 * The same of a row that has all its cells, where groups are slices. The one
 * before it must be in the index: sep[-1] is its end.
 */
static inline __attribute__((always_inline)) uint32_t
slice_id(struct bk_log_worker *w, const char *text, const uint32_t *sep,
    uint32_t end, struct bk_log_parsed *out, enum bk_log_group g)
{
	uint32_t from = (sep - 1)[w->slice[g].first] + 1;
	uint32_t to = sep[w->slice[g].last];

	return dict_id(&w->dict[g], text + from, (to < end ? to : end) - from,
	    out, g);
}

static inline __attribute__((always_inline)) void
parse_slices(struct bk_log_worker *w, const char *text, const uint32_t *sep,
    uint32_t end, struct bk_log_parsed *out)
{
	struct bk_log_row *r = next_row(out, sep[-1] + 1);

	r->id[BK_LOG_WHO] = slice_id(w, text, sep, end, out, BK_LOG_WHO);
	r->id[BK_LOG_WHEN] = slice_id(w, text, sep, end, out, BK_LOG_WHEN);
	r->id[BK_LOG_WHAT] = slice_id(w, text, sep, end, out, BK_LOG_WHAT);
	r->id[BK_LOG_MARK] = slice_id(w, text, sep, end, out, BK_LOG_MARK);
}

static void
start(struct bk_log_worker *w, struct bk_log_parsed *out)
{
	out->nrows = 0;
	bk_arena_reset(&out->texts);
	for (int g = 0; g < BK_LOG_GROUPS; g++) {
		out->fresh[g].n = 0;
		out->fresh[g].anew = w->dict[g].n > dict_max[g];
		if (out->fresh[g].anew)
			dict_clear(&w->dict[g]);
	}
}

size_t
bk_log_parse(struct bk_log_worker *w, const struct bk_block *b,
    struct bk_log_parsed *out)
{
	const struct bk_log_layout *layout = w->layout;
	const struct bk_csv_index *ix = &out->index;
	size_t bad = 0, done = 0;
	uint32_t from = 0;

	start(w, out);
	bk_csv_index_text(&out->index, b->text, b->n, layout->delimiter,
	    b->last || b->overlong);
	for (size_t i = 0; i < ix->nrows; done = ix->row[i++]) {
		struct line l = { b->text, ix->at + done, from,
			ix->at[ix->row[i] - 1],
			ix->row[i] - (uint32_t)done };

		from = l.end + 1;
		if (l.end > l.start && b->text[l.end] == '\n' &&
		    b->text[l.end - 1] == '\r')
			l.end--;
		if (bad < ix->nbad && ix->bad[bad].at == l.start) {
			bad_row(out, l.start, BK_LOG_QUOTES |
			    (uint32_t)ix->bad[bad++].fault << 8);
			continue;
		}
		if (b->overlong) {
			bad_row(out, l.start, BK_LOG_QUOTES |
			    (uint32_t)BK_CSV_LARGE_CELL << 8);
			continue;
		}
		if (l.n == layout->ncells && w->slices && done)
			parse_slices(w, b->text, l.sep, l.end, out);
		else if (l.n == layout->ncells || ragged(layout, &l, out))
			parse_row(w, &l, out);
	}
	return ix->used;
}

/* --- life --------------------------------------------------------------- */

struct bk_log_worker *
bk_log_worker_new(const struct bk_log_layout *layout)
{
	struct bk_log_worker *w = bk_xcalloc(1, sizeof(*w));

	w->layout = layout;
	w->joined = (struct bk_buf)BK_BUF_INIT;
	w->slices = true;
	for (int g = 0; g < BK_LOG_GROUPS; g++) {
		const struct bk_log_columns *c = &layout->group[g];

		dict_clear(&w->dict[g]);
		w->slices &= c->adjacent;
		if (c->adjacent) {
			w->slice[g].first = c->at[0];
			w->slice[g].last = c->at[c->n - 1];
		}
	}
	return w;
}

void
bk_log_worker_free(struct bk_log_worker *w)
{
	for (int g = 0; g < BK_LOG_GROUPS; g++)
		dict_free(&w->dict[g]);
	bk_buf_free(&w->joined);
	free(w);
}

void
bk_log_parsed_free(struct bk_log_parsed *p)
{
	bk_csv_index_free(&p->index);
	for (int g = 0; g < BK_LOG_GROUPS; g++)
		free(p->fresh[g].text);
	free(p->row);
	bk_arena_free(&p->texts);
}
