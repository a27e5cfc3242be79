/*
 * Any bytes as delimited text: the first says the delimiter, the second where
 * the text is cut in two. Cut or whole, it has the same records, and these
 * are all of it.
 */
#include <string.h>

#include "arena.h"
#include "csv.h"
#include "fuzz.h"

enum { MOST = 4096 };			/* records that are compared */

struct ends {
	size_t	 end[MOST], cells[MOST];
	size_t	 n, lines;
};

/* The records of one index, which starts at `base` of the whole. */
static void
take(struct ends *e, const struct bk_csv_index *ix, const char *p, size_t base)
{
	size_t done = 0, before = 0;

	for (size_t i = 0; i < ix->n; i++) {
		must(i == 0 || ix->at[i] > before);
		before = ix->at[i];
		must(before < ix->used);
	}
	for (size_t i = 0; i < ix->nrows; done = ix->row[i++]) {
		char c = p[ix->at[ix->row[i] - 1]];

		must(ix->row[i] > done && (c == '\n' || c == '\r'));
		if (e->n == MOST)
			continue;
		e->end[e->n] = base + ix->at[ix->row[i] - 1];
		e->cells[e->n++] = ix->row[i] - done;
	}
	must(ix->nrows == 0 || ix->row[ix->nrows - 1] == ix->n);
	must(ix->used == (ix->n ? ix->at[ix->n - 1] + (size_t)1 : 0));
	e->lines += ix->lines;
}

/* Text that ends in a line end, with what may be read behind it. */
static char *
padded(const char *p, size_t n)
{
	char *text = malloc(n + BK_CSV_PAD);

	must(text != NULL);
	if (n)
		memcpy(text, p, n);
	memset(text + n, '"', BK_CSV_PAD);
	return text;
}

static void
index_in(struct ends *e, const char *p, size_t n, size_t cut, char delimiter)
{
	struct bk_csv_index ix = BK_CSV_INDEX_INIT;
	char *first = padded(p, cut), *rest;
	size_t used;

	*e = (struct ends){ .n = 0 };
	bk_csv_index_text(&ix, first, cut, delimiter, cut == n);
	take(e, &ix, first, 0);
	used = ix.used;
	if (cut < n) {
		rest = padded(p + used, n - used);
		bk_csv_index_text(&ix, rest, n - used, delimiter, true);
		take(e, &ix, rest, used);
		used += ix.used;
		free(rest);
	}
	must(used == n);
	free(first);
	bk_csv_index_free(&ix);
}

static void
check_rows(const char *p, size_t n, char delimiter, size_t records)
{
	struct bk_csv c = { .text = p, .n = n, .delimiter = delimiter,
		.line = 1 };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_csv_row row;
	size_t rows = 0, line = 0;

	while (bk_csv_next(&c, &a, &row)) {
		must(row.ncells >= 1 && row.line > line);
		must(row.record.p >= p && row.record.p + row.record.n <=
		    p + n);
		line = row.line;
		rows++;
	}
	must(rows == records || records == MOST);
	bk_csv_free(&c);
	bk_arena_free(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct ends whole, cut;
	const char *p = (const char *)data + 2;
	struct bk_buf text = BK_BUF_INIT;
	size_t skip;
	char delimiter;

	if (n < 2)
		return 0;
	n -= 2;
	bk_csv_sniff(p, n, &skip);
	must(skip <= n);
	delimiter = ",;\t|"[data[0] & 3];
	bk_buf_add(&text, p, n);
	bk_buf_putc(&text, '\n');
	index_in(&whole, text.p, text.n, text.n, delimiter);
	index_in(&cut, text.p, text.n, data[1] * text.n / 256, delimiter);
	must(memcmp(&whole, &cut, sizeof(whole)) == 0);
	must(whole.lines == bk_csv_count_lines(text.p, text.n));
	check_rows(text.p, text.n, delimiter, whole.n);
	bk_buf_free(&text);
	return 0;
}
