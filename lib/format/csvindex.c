/*
 * The fast way takes 64 bytes at a time as bit masks, one
 * bit a byte: which bytes are delimiters, quotes, line ends; and, since an
 * odd number of quotes before a byte means that it stands inside quotes,
 * which of them count. It notices any quote that does not stand where a
 * well-formed file has it, and then gives up: the slow way does the text
 * again, byte by byte, by the rules of csvindex.h.
 */
#include "csvindex.h"

#include <assert.h>
#include <stdlib.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#endif

#include "mem.h"

#define INLINE static inline __attribute__((always_inline))

enum { CHUNK = 64, USUAL_CELL = 8 };

struct masks {
	uint64_t delim, quote, lf, cr;
};

/* What is indexed: see bk_csv_index_text. */
struct piece {
	const char	*text;
	size_t		 n;
	char		 delim;
	bool		 last;
};

typedef void (*classify_fn)(const char *, char, struct masks *);

void
bk_csv_index_free(struct bk_csv_index *ix)
{
	free(ix->at);
	free(ix->row);
	free(ix->bad);
	*ix = (struct bk_csv_index)BK_CSV_INDEX_INIT;
}

size_t
bk_csv_count_lines(const char *p, size_t n)
{
	size_t lines = 0;

	for (size_t i = 0; i < n; i++)
		lines += p[i] == '\n' || (p[i] == '\r' &&
		    (i + 1 == n || p[i + 1] != '\n'));
	return lines;
}

/* Room for that many separators, and as many records. */
static void
reserve(struct bk_csv_index *ix, size_t n)
{
	if (ix->cap >= n)
		return;
	ix->cap = n + n / 2;
	ix->at = bk_xreallocarray(ix->at, ix->cap, sizeof(*ix->at));
	ix->row = bk_xreallocarray(ix->row, ix->cap, sizeof(*ix->row));
}

/* --- which bytes are what ----------------------------------------------- */

/* Bit k of the result: byte k of the eight equals the byte in every lane. */
static uint64_t
eq8(uint64_t eight, uint64_t lanes)
{
	uint64_t x = eight ^ lanes;
	const uint64_t low7 = 0x7f7f7f7f7f7f7f7fu;
	uint64_t zero = ~(((x & low7) + low7) | x | low7);

	return (zero >> 7) * 0x0102040810204080u >> 56;
}

INLINE void
classify_portable(const char *p, char delim, struct masks *m)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t d = ones * (unsigned char)delim, eight;

	*m = (struct masks){ 0, 0, 0, 0 };
	for (int k = 0; k < CHUNK; k += 8) {
		eight = 0;
		for (int b = 7; b >= 0; b--)
			eight = eight << 8 | (unsigned char)p[k + b];
		m->delim |= eq8(eight, d) << k;
		m->quote |= eq8(eight, ones * '"') << k;
		m->lf |= eq8(eight, ones * '\n') << k;
		m->cr |= eq8(eight, ones * '\r') << k;
	}
}

#ifdef HAVE_AVX2
#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

INLINE AVX2 uint64_t
eq64(__m256i a, __m256i b, char c)
{
	__m256i v = _mm256_set1_epi8(c);
	uint32_t lo = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, v));
	uint32_t hi = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, v));

	return (uint64_t)hi << 32 | lo;
}

INLINE AVX2 void
classify_avx2(const char *p, char delim, struct masks *m)
{
	__m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i b = _mm256_loadu_si256(
	    (const __m256i *)(const void *)(p + 32));

	m->delim = eq64(a, b, delim);
	m->quote = eq64(a, b, '"');
	m->lf = eq64(a, b, '\n');
	m->cr = eq64(a, b, '\r');
}
#endif

/* --- the fast way ------------------------------------------------------- */

/* Bit k: the parity of the bits 0..k. */
INLINE uint64_t
prefix_xor(uint64_t x)
{
	for (int s = 1; s < CHUNK; s <<= 1)
		x ^= x << s;
	return x;
}

/* What one chunk hands to the next. */
struct carry {
	uint64_t inside;	/* all ones inside quotes */
	uint64_t before;	/* 1: a quote may open at the next byte */
	uint64_t closed;	/* 1: the last byte closed a quote */
};

/*
 * The separators that count. Sets *odd where a quote opens elsewhere than at
 * the start of a cell, or closes elsewhere than at its end; a doubled quote
 * is a closing one and an opening one side by side.
 */
INLINE uint64_t
outside(const struct masks *m, uint64_t sep, uint64_t crlf, uint64_t valid,
    struct carry *c, bool *odd)
{
	uint64_t in, open, close;

	if (!(m->quote | c->inside | c->closed)) {
		c->before = sep >> 63;
		return sep;
	}
	in = prefix_xor(m->quote) ^ c->inside;
	open = m->quote & in;
	close = m->quote & ~in;
	sep &= ~in;
	if ((open & ~((sep | close) << 1 | c->before)) |
	    ((close << 1 | c->closed) & ~(sep | open | crlf) & valid))
		*odd = true;
	c->before = (sep | close) >> 63;
	c->closed = close >> 63;
	c->inside = -(in >> 63);
	return sep;
}

/* Append the places of the bits; there is room for CHUNK of them. */
INLINE uint32_t *
put_bits(uint32_t *out, uint64_t bits, uint32_t base)
{
	uint32_t *end = out + __builtin_popcountll(bits);

	/* Four at a time, some of them too many: no branch per bit. */
	while (bits) {
		for (int k = 0; k < 4; k++) {
			out[k] = base + (uint32_t)__builtin_ctzll(bits |
			    1ull << 63);
			bits &= bits - 1;
		}
		out += 4;
	}
	return end;
}

/* Append where the records end: `done` separators came before these. */
INLINE uint32_t *
put_rows(uint32_t *out, uint64_t sep, uint64_t eol, uint32_t done)
{
	for (; eol; eol &= eol - 1)
		*out++ = done + 1 + (uint32_t)__builtin_popcountll(sep &
		    ((eol & -eol) - 1));
	return out;
}

/*
 * False when a quote stands where the slow way must decide. Of `last`: that
 * a CR at the very end is a line end.
 */
INLINE bool
index_chunks(struct bk_csv_index *ix, const struct piece *p, struct carry *c,
    classify_fn classify)
{
	const char *text = p->text;
	size_t n = p->n;
	uint32_t *out = ix->at, *row = ix->row, *full = out + ix->cap - CHUNK;
	size_t lines = 0;
	bool odd = false;

	for (size_t i = 0; i < n; i += CHUNK) {
		uint64_t valid = ~(uint64_t)0, eol, crlf, lf_next, sep;
		struct masks m;

		if (out > full) {
			size_t seps = (size_t)(out - ix->at);
			size_t rows = (size_t)(row - ix->row);

			reserve(ix, ix->cap + CHUNK);
			out = ix->at + seps;
			row = ix->row + rows;
			full = ix->at + ix->cap - CHUNK;
		}
		classify(text + i, p->delim, &m);
		if (n - i <= CHUNK) {
			if (n - i < CHUNK)
				valid = ((uint64_t)1 << (n - i)) - 1;
			m.delim &= valid;
			m.quote &= valid;
			m.lf &= valid;
			m.cr &= valid;
			if (!p->last)
				m.cr &= valid >> 1;
			lf_next = 0;
		} else {
			lf_next = (uint64_t)(text[i + CHUNK] == '\n') << 63;
		}
		crlf = m.cr & (m.lf >> 1 | lf_next);
		eol = m.lf | (m.cr & ~crlf);
		lines += (size_t)__builtin_popcountll(eol);
		sep = outside(&m, m.delim | eol, crlf, valid, c, &odd);
		if (odd)
			return false;
		row = put_rows(row, sep, eol & sep, (uint32_t)(out - ix->at));
		out = put_bits(out, sep, (uint32_t)i);
	}
	ix->nrows = (size_t)(row - ix->row);
	ix->n = ix->nrows ? ix->row[ix->nrows - 1] : 0;
	ix->lines = lines;
	return true;
}

static bool
index_portable(struct bk_csv_index *ix, const struct piece *p,
    struct carry *c)
{
	return index_chunks(ix, p, c, classify_portable);
}

#ifdef HAVE_AVX2
static AVX2 bool
index_avx2(struct bk_csv_index *ix, const struct piece *p,
    struct carry *c)
{
	return index_chunks(ix, p, c, classify_avx2);
}
#endif

/* Say where the last record ends, and count lines no further than there. */
static void
end_at_record(struct bk_csv_index *ix, const char *text, size_t n)
{
	ix->used = ix->n ? ix->at[ix->n - 1] + (size_t)1 : 0;
	if (ix->used < n)
		ix->lines = bk_csv_count_lines(text, ix->used);
}

static bool
has_large_cell(const struct bk_csv_index *ix, size_t n)
{
	size_t start = 0;

	if (n <= BK_CSV_CELL_MAX)
		return false;
	for (size_t i = 0; i < ix->n; start = ix->at[i++] + (size_t)1)
		if (ix->at[i] - start > BK_CSV_CELL_MAX)
			return true;
	return n - start > BK_CSV_CELL_MAX;
}

static bool
index_fast(struct bk_csv_index *ix, const struct piece *p)
{
	struct carry c = { 0, 1, 0 };
	bool ok;

	reserve(ix, p->n / USUAL_CELL + CHUNK);
#ifdef HAVE_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
		ok = index_avx2(ix, p, &c);
	else
#endif
		ok = index_portable(ix, p, &c);
	if (!ok || (p->last && c.inside) || has_large_cell(ix, p->n))
		return false;
	end_at_record(ix, p->text, p->n);
	return true;
}

/* --- the slow way ------------------------------------------------------- */

enum ended { BY_DELIM, BY_LINE, BY_TEXT, BY_FAULT };

struct slow {
	const char	*text;
	size_t		 n, pos;
	char		 delim;
	bool		 last;
	bool		 quoted;	/* BY_TEXT came inside quotes */
	enum bk_csv_fault fault;
};

/* 1: a line end at i, to be skipped to *after; 0: none; -1: cannot tell. */
static int
line_end(const struct slow *s, size_t i, size_t *sep)
{
	*sep = i;
	if (s->text[i] == '\n')
		return 1;
	if (s->text[i] != '\r')
		return 0;
	if (i + 1 == s->n)
		return s->last ? 1 : -1;
	if (s->text[i + 1] == '\n')
		*sep = i + 1;
	return 1;
}

/* At i, behind a cell's text: what ends it there; BY_FAULT nothing does. */
static enum ended
separator(struct slow *s, size_t i)
{
	size_t sep;

	if (i == s->n)
		return BY_TEXT;
	if (s->text[i] == s->delim) {
		s->pos = i;
		return BY_DELIM;
	}
	switch (line_end(s, i, &sep)) {
	case 1:
		s->pos = sep;
		return BY_LINE;
	case 0:
		return BY_FAULT;
	default:
		return BY_TEXT;
	}
}

static enum ended
quoted_cell(struct slow *s, size_t open)
{
	size_t i = open + 1;
	enum ended end;

	for (;; i++) {
		if (i - open > BK_CSV_CELL_MAX) {
			s->fault = BK_CSV_UNCLOSED;
			return BY_FAULT;
		}
		if (i >= s->n) {
			s->quoted = true;
			return BY_TEXT;
		}
		if (s->text[i] != '"')
			continue;
		if (i + 1 < s->n && s->text[i + 1] == '"')
			i++;
		else
			break;
	}
	for (i++; i < s->n && s->text[i] == ' ' && s->delim != ' '; i++)
		;
	end = separator(s, i);
	if (end == BY_FAULT)
		s->fault = BK_CSV_AFTER_QUOTE;
	return end;
}

static enum ended
cell(struct slow *s)
{
	size_t start = s->pos, i = start;
	enum ended end;

	while (i < s->n && s->text[i] == ' ')
		i++;
	if (i < s->n && s->text[i] == '"')
		return quoted_cell(s, i);
	for (;; i++) {
		if (i - start > BK_CSV_CELL_MAX) {
			s->fault = BK_CSV_LARGE_CELL;
			return BY_FAULT;
		}
		end = separator(s, i);
		if (end != BY_FAULT)
			return end;
	}
}

static void
push(struct bk_csv_index *ix, size_t at)
{
	reserve(ix, ix->n + 1);
	ix->at[ix->n++] = (uint32_t)at;
}

static void
push_end(struct bk_csv_index *ix, size_t at)
{
	push(ix, at);
	ix->row[ix->nrows++] = (uint32_t)ix->n;
}

/* The record at `rec` is bad: its first line becomes a record of one cell. */
static bool
bad_record(struct bk_csv_index *ix, struct slow *s, size_t rec)
{
	size_t sep = 0, i;

	for (i = rec; i < s->n && line_end(s, i, &sep) != 1; i++)
		;
	if (i == s->n)
		return false;
	BK_GROW(ix->bad, ix->nbad, ix->badcap);
	ix->bad[ix->nbad++] = (struct bk_csv_bad){ (uint32_t)rec, s->fault };
	push_end(ix, sep);
	s->pos = sep + 1;
	return true;
}

/* One record from s->pos: false when it does not end in this text. */
static bool
record(struct bk_csv_index *ix, struct slow *s)
{
	size_t rec = s->pos, mark = ix->n;
	enum ended end;

	s->fault = BK_CSV_OK;
	s->quoted = false;
	while ((end = cell(s)) == BY_DELIM)
		push(ix, s->pos++);
	if (end == BY_LINE) {
		push_end(ix, s->pos++);
		return true;
	}
	ix->n = mark;
	s->pos = rec;
	if (end == BY_TEXT) {
		if (!s->last && s->n - rec <= BK_CSV_CELL_MAX)
			return false;
		s->fault = s->quoted ? BK_CSV_UNCLOSED : BK_CSV_LARGE_CELL;
	}
	return bad_record(ix, s, rec);
}

static void
index_slow(struct bk_csv_index *ix, const struct piece *p)
{
	struct slow s = { .text = p->text, .n = p->n, .delim = p->delim,
		.last = p->last };

	ix->n = ix->nrows = 0;
	while (s.pos < p->n && record(ix, &s))
		;
	ix->used = s.pos;
	ix->lines = bk_csv_count_lines(p->text, ix->used);
}

void
bk_csv_index_text(struct bk_csv_index *ix, const char *text, size_t n,
    char delim, bool last)
{
	const struct piece p = { text, n, delim, last };

	assert(n < UINT32_MAX && (!last || n == 0 || text[n - 1] == '\n' ||
	    text[n - 1] == '\r'));
	ix->n = ix->nrows = ix->nbad = 0;
	if (!index_fast(ix, &p))
		index_slow(ix, &p);
}
