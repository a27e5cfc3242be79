/*
 * floor FILE: what reading the log costs at the very least. One thread maps
 * the file and does nothing but count rows by (nis, subject, status), minding
 * quotes: no dates, no duplicates, no roster, no documents, nothing checked.
 * Prints the number of keys and of rows.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLUMNS = 6, NIS = 2, SUBJECT = 4, STATUS = 5 };
enum { SLOTS = 1 << 16, MAX_NIS = 1 << 14, MAX_SUBJECT = 32, MAX_STATUS = 8 };

/* Texts to small numbers: open addressing, the last text first. */
struct dict {
	struct {
		const char *p;
		uint32_t n, id;
	} slot[SLOTS], last;
	uint32_t n, max;
};

struct counts {
	struct dict nis, subject, status;
	uint32_t n[MAX_NIS][MAX_SUBJECT][MAX_STATUS];
};

/* A word may reach over the end of the cell; what does is shifted out. */
static uint64_t
hash_cell(const char *p, size_t n)
{
	uint64_t w, h = n;

	for (; n > 8; n -= 8, p += 8) {
		memcpy(&w, p, 8);
		h = (h ^ w) * 0x9e3779b97f4a7c15u;
	}
	memcpy(&w, p, 8);
	h = (h ^ (n ? w << (64 - 8 * n) : 0)) * 0x9e3779b97f4a7c15u;
	return h >> 48;
}

static uint32_t
intern(struct dict *d, const char *p, uint32_t n)
{
	uint64_t h;

	if (d->last.n == n && memcmp(d->last.p, p, n) == 0)
		return d->last.id;
	for (h = hash_cell(p, n); d->slot[h].p; h = (h + 1) % SLOTS)
		if (d->slot[h].n == n && memcmp(d->slot[h].p, p, n) == 0)
			break;
	if (!d->slot[h].p) {
		if (d->n == d->max)
			exit(2);
		d->slot[h].p = p;
		d->slot[h].n = n;
		d->slot[h].id = d->n++;
	}
	d->last.p = p;
	d->last.n = n;
	return d->last.id = d->slot[h].id;
}

/* The end of the cell at p, which the byte behind it ends. */
static inline const char *
cell_end(const char *p)
{
	if (*p == '"') {
		for (p++; *p != '"' || p[1] == '"'; p += *p == '"' ? 2 : 1)
			;
		return p + 1;
	}
	while (*p != ',' && *p != '\n')
		p++;
	return p;
}

static size_t
scan(const char *p, const char *end, struct counts *t)
{
	size_t rows = 0;

	p = memchr(p, '\n', (size_t)(end - p));
	for (p++; p < end; rows++) {
		const char *cell[COLUMNS];
		uint32_t len[COLUMNS];

		for (int c = 0; c < COLUMNS; c++) {
			const char *q = cell_end(p);

			cell[c] = p;
			len[c] = (uint32_t)(q - p);
			p = q + 1;
		}
		t->n[intern(&t->nis, cell[NIS], len[NIS])]
		    [intern(&t->subject, cell[SUBJECT], len[SUBJECT])]
		    [intern(&t->status, cell[STATUS], len[STATUS])]++;
	}
	return rows;
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
	size_t rows;
	struct stat st;
	char *p;
	int fd;

	if (argc != 2 || !t)
		return 2;
	fd = open(argv[1], O_RDONLY);
	if (fd < 0 || fstat(fd, &st) < 0 || st.st_size == 0)
		return 2;
	p = mmap(NULL, (size_t)st.st_size + 8, PROT_READ, MAP_PRIVATE |
	    MAP_POPULATE, fd, 0);
	if (p == MAP_FAILED)
		return 2;
	t->nis.max = MAX_NIS;
	t->subject.max = MAX_SUBJECT;
	t->status.max = MAX_STATUS;
	rows = scan(p, p + st.st_size, t);
	printf("%zu keys, %zu rows\n", used(t), rows);
	free(t);
	return 0;
}
