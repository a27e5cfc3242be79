/*
 * floor FILE: what reading the log costs at the very least. One thread maps
 * the file, finds separators 64 bytes at a time by the widest registers there
 * are (-march=native), and counts rows by (nis, subject, status): keys are
 * hashed words. No dates, no duplicates, no roster, no documents, nothing
 * checked but quotes: a row is six cells. Prints the number of keys and rows.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

enum { COLUMNS = 6, NIS = 2, SUBJECT = 4, STATUS = 5 };
enum { BLOCK = 64, BATCH = 1536 * COLUMNS };
enum { SLOTS = 1 << 15, MAX_NIS = 1 << 14, MAX_SUBJECT = 32, STATUSES = 16 };

/* Texts to small numbers, by a hash of 64 bits that is trusted. */
struct dict {
	struct {
		uint64_t	hash;
		uint32_t	id;
	}		slot[SLOTS];
	uint32_t	n, max;
};

struct counts {
	const char	*text;
	struct dict	 nis, subject;
	uint64_t	 last_subject;
	uint32_t	 last_id;
	uint64_t	 status[STATUSES];
	size_t		 rows;
	/* A lesson is a class list: neighbours in the file are here. */
	uint32_t	 n[MAX_SUBJECT][MAX_NIS][STATUSES];
};

/* --- separators ----------------------------------------------------------- */

struct masks {
	uint64_t	separator, quote;
};

#if defined(__AVX512BW__)
static inline struct masks
masks_of(const char *p)
{
	__m512i v = _mm512_loadu_si512((const void *)p);

	return (struct masks){
	    _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(',')) |
	    _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n')),
	    _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"')) };
}
#elif defined(__AVX2__)
static inline uint64_t
equal(__m256i a, __m256i b, char c)
{
	__m256i v = _mm256_set1_epi8(c);

	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, v)) |
	    (uint64_t)(uint32_t)_mm256_movemask_epi8(
	    _mm256_cmpeq_epi8(b, v)) << 32;
}

static inline struct masks
masks_of(const char *p)
{
	__m256i a = _mm256_loadu_si256((const __m256i *)p);
	__m256i b = _mm256_loadu_si256((const __m256i *)(p + 32));

	return (struct masks){ equal(a, b, ',') | equal(a, b, '\n'),
		equal(a, b, '"') };
}
#else
static inline struct masks
masks_of(const char *p)
{
	struct masks m = { 0, 0 };

	for (int i = 0; i < BLOCK; i++) {
		m.separator |= (uint64_t)(p[i] == ',' || p[i] == '\n') << i;
		m.quote |= (uint64_t)(p[i] == '"') << i;
	}
	return m;
}
#endif

/* Bits from each odd quote to the next: what stands inside. */
static inline uint64_t
inside(uint64_t quote)
{
	for (int by = 1; by < 64; by *= 2)
		quote ^= quote << by;
	return quote;
}

/* --- cells ---------------------------------------------------------------- */

/* Up to eight bytes; what reaches over the end of the cell is shifted out. */
static inline uint64_t
word(const char *p, size_t n)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return n ? w << (64 - 8 * (n < 8 ? n : 8)) : 0;
}

static inline uint64_t
hash_cell(const char *p, size_t n)
{
	uint64_t h = word(p, n) ^ n;

	if (n > 8)
		h = h * 0x9e3779b97f4a7c15u ^ word(p + n - 8, 8) ^
		    word(p + 8, n - 8 < 8 ? n - 8 : 8) * 31;
	return (h ^ h >> 29) * 0xbf58476d1ce4e5b9u;
}

static inline uint32_t
intern(struct dict *d, uint64_t hash)
{
	size_t i = hash >> 49;

	while (d->slot[i].hash != hash) {
		if (!d->slot[i].hash) {
			if (d->n == d->max)
				exit(2);
			d->slot[i].hash = hash;
			d->slot[i].id = d->n++;
			break;
		}
		i = (i + 1) % SLOTS;
	}
	return d->slot[i].id;
}

/* A handful of words: its place, by the first eight bytes. */
static inline size_t
status_of(struct counts *t, uint64_t w)
{
	size_t i = w * 0x9e3779b97f4a7c15u >> 60;

	while (t->status[i] != w && t->status[i])
		i = (i + 1) % STATUSES;
	t->status[i] = w;
	return i;
}

/* Rows of six cells, each with where it ends. */
static void
count_rows(struct counts *t, const uint32_t *end, size_t n)
{
	for (size_t i = 0; i < n; i += COLUMNS) {
		const uint32_t *e = end + i;
		const char *s = t->text;
		uint64_t nis = hash_cell(s + e[NIS - 1] + 1,
		    e[NIS] - e[NIS - 1] - 1);
		uint64_t subject = hash_cell(s + e[SUBJECT - 1] + 1,
		    e[SUBJECT] - e[SUBJECT - 1] - 1);
		uint64_t status = word(s + e[STATUS - 1] + 1,
		    e[STATUS] - e[STATUS - 1] - 1);

		if (subject != t->last_subject) {
			t->last_subject = subject;
			t->last_id = intern(&t->subject, subject);
		}
		t->n[t->last_id][intern(&t->nis, nis)]
		    [status_of(t, status)]++;
		t->rows++;
	}
}

/* --- the file ------------------------------------------------------------- */

struct batch {
	uint32_t	end[BATCH + BLOCK];
	size_t		n;
};

static inline void
put_ends(struct batch *b, uint64_t mask, uint32_t at)
{
	uint32_t *to = b->end + b->n;

	b->n += (size_t)__builtin_popcountll(mask);
	for (; mask; mask &= mask - 1)
		*to++ = at + (uint32_t)__builtin_ctzll(mask);
}

/* What is left of a row stays for the next batch. */
static void
take_batch(struct counts *t, struct batch *b)
{
	size_t whole = b->n - b->n % COLUMNS;

	count_rows(t, b->end, whole);
	memmove(b->end, b->end + whole, (b->n - whole) * sizeof(*b->end));
	b->n -= whole;
}

/* The text has a block of room behind it. */
static void
scan(struct counts *t, size_t from, size_t size)
{
	static struct batch b;
	uint64_t open = 0;

	for (size_t at = from; at < size; at += BLOCK) {
		struct masks m = masks_of(t->text + at);

		if (size - at < BLOCK) {
			m.separator &= ~(~UINT64_C(0) << (size - at));
			m.quote &= ~(~UINT64_C(0) << (size - at));
		}
		if (m.quote | open) {
			uint64_t in = inside(m.quote) ^ open;

			m.separator &= ~in;
			open = (uint64_t)((int64_t)in >> 63);
		}
		put_ends(&b, m.separator, (uint32_t)at);
		if (b.n >= BATCH)
			take_batch(t, &b);
	}
	take_batch(t, &b);
}

static size_t
used(const struct counts *t)
{
	const uint32_t *n = &t->n[0][0][0];
	size_t keys = 0;

	for (size_t i = 0; i < sizeof(t->n) / sizeof(*n); i++)
		keys += n[i] != 0;
	return keys;
}

int
main(int argc, char **argv)
{
	struct counts *t = calloc(1, sizeof(*t));
	const char *heading;
	struct stat st;
	char *p;
	int fd;

	if (argc != 2 || !t)
		return 2;
	fd = open(argv[1], O_RDONLY);
	if (fd < 0 || fstat(fd, &st) < 0 || st.st_size == 0 ||
	    st.st_size >= UINT32_MAX)
		return 2;
	p = mmap(NULL, (size_t)st.st_size + BLOCK, PROT_READ, MAP_PRIVATE |
	    MAP_POPULATE, fd, 0);
	if (p == MAP_FAILED)
		return 2;
	t->text = p;
	t->nis.max = MAX_NIS;
	t->subject.max = MAX_SUBJECT;
	heading = memchr(p, '\n', (size_t)st.st_size);
	if (heading)
		scan(t, (size_t)(heading + 1 - p), (size_t)st.st_size);
	printf("%zu keys, %zu rows\n", used(t), t->rows);
	free(t);
	return 0;
}
