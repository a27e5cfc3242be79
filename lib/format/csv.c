#include "csv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	FIRST_PIECE = 32 * 1024, /* indexed by bk_csv_next, which then takes */
	PIECE = 1 << 18,	/* twice as much each time, up to this */
	SNIFF_RECORDS = 64,
	SNIFF_BYTES = 256 * 1024
};

const char *
bk_csv_fault_text(enum bk_csv_fault fault)
{
	static const char *const text[] = {
		[BK_CSV_OK] = "",
		[BK_CSV_UNCLOSED] = "a quote that is never closed",
		[BK_CSV_AFTER_QUOTE] = "text after a closing quote",
		[BK_CSV_LARGE_CELL] = "a cell of more than 1 MiB",
		[BK_CSV_MANY_COLUMNS] = "more than 16384 columns",
	};

	return text[fault];
}

/*
 * The text of a cell that was cut at the index: quotes undone. A slice of
 * `raw`, or where a doubled quote had to be undone, of *scratch, whose
 * contents it replaces.
 */
static struct bk_str
cell(struct bk_str raw, struct bk_buf *scratch)
{
	struct bk_str s = raw;
	const char *quote;

	while (s.n && s.p[0] == ' ')
		s.p++, s.n--;
	if (s.n < 2 || s.p[0] != '"')
		return raw;
	while (s.p[s.n - 1] == ' ')
		s.n--;
	if (s.n < 2 || s.p[s.n - 1] != '"')
		return raw;
	s.p++, s.n -= 2;
	if (s.n == 0 || !memchr(s.p, '"', s.n))
		return s;
	bk_buf_clear(scratch);
	while ((quote = memchr(s.p, '"', s.n)) != NULL) {
		size_t upto = (size_t)(quote - s.p) + 1;
		size_t skip = upto < s.n && s.p[upto] == '"' ? upto + 1 : upto;

		bk_buf_add(scratch, s.p, upto);
		s.p += skip;
		s.n -= skip;
	}
	bk_buf_putstr(scratch, s);
	return bk_buf_str(scratch);
}

/* --- rows of a text in memory ------------------------------------------- */

/*
 * Index the next piece; larger and larger, until it holds a record. The first
 * ones are small: often only the head of a long text is wanted.
 */
static bool
fill(struct bk_csv *c)
{
	size_t want = c->want ? c->want : FIRST_PIECE;

	c->want = want < PIECE ? want * 2 : PIECE;
	c->base = c->at;
	c->next = 0;
	while (c->base < c->n) {
		size_t left = c->n - c->base, n = left < want ? left : want;
		bool last = n == left;
		char *p;

		p = bk_xreallocarray(c->piece, n + 1 + BK_CSV_PAD, 1);
		c->piece = p;
		memcpy(p, c->text + c->base, n);
		memset(p + n, 0, 1 + BK_CSV_PAD);
		if (last && p[n - 1] != '\n' && p[n - 1] != '\r')
			p[n++] = '\n';
		bk_csv_index_text(&c->index, p, n, c->delimiter, last);
		if (c->index.nrows)
			return true;
		assert(!last);
		want *= 4;
	}
	return false;
}

static enum bk_csv_fault
fault_at(const struct bk_csv_index *ix, size_t at)
{
	size_t lo = 0, hi = ix->nbad;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (ix->bad[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < ix->nbad && ix->bad[lo].at == at ? ix->bad[lo].fault :
	    BK_CSV_OK;
}

static struct bk_str
keep_cell(struct bk_str raw, struct bk_buf *scratch, struct bk_arena *a)
{
	struct bk_str s;

	if (raw.n == 0 || (raw.p[0] != '"' && raw.p[0] != ' '))
		return raw;
	s = cell(raw, scratch);
	if (s.p == scratch->p)
		s.p = bk_arena_strndup(a, s.p, s.n);
	return s;
}

bool
bk_csv_next(struct bk_csv *c, struct bk_arena *a, struct bk_csv_row *row)
{
	struct bk_buf scratch = BK_BUF_INIT;
	size_t first, start, end, n;

	if (c->next == c->index.nrows && !fill(c))
		return false;
	first = c->next ? c->index.row[c->next - 1] : 0;
	n = c->index.row[c->next++] - first;
	start = c->at - c->base;
	end = c->index.at[first + n - 1];
	c->at = c->base + end + 1;
	if (c->piece[end] == '\n' && end > start && c->piece[end - 1] == '\r')
		end--;
	row->line = c->line;
	row->record = (struct bk_str){ c->text + c->base + start, end - start };
	row->fault = fault_at(&c->index, start);
	if (row->fault == BK_CSV_OK && n > BK_CSV_COLUMNS_MAX)
		row->fault = BK_CSV_MANY_COLUMNS;
	if (row->fault != BK_CSV_OK)
		n = 1;
	row->ncells = n;
	row->cell = bk_arena_alloc(a, n * sizeof(*row->cell));
	for (size_t i = 0; i < n; i++) {
		size_t stop = i + 1 < n ? c->index.at[first + i] : end;
		struct bk_str raw = { c->text + c->base + start, stop - start };

		row->cell[i] = row->fault != BK_CSV_OK ? raw :
		    keep_cell(raw, &scratch, a);
		start = stop + 1;
	}
	/* only quotes keep a line end inside a record, and few do */
	if (memchr(row->record.p, '"', row->record.n) &&
	    (memchr(row->record.p, '\n', row->record.n) ||
	    memchr(row->record.p, '\r', row->record.n)))
		c->line += bk_csv_count_lines(row->record.p, row->record.n);
	c->line++;
	bk_buf_free(&scratch);
	return true;
}

size_t
bk_csv_trim(struct bk_csv_row *row)
{
	size_t n = 0;

	for (size_t c = 0; c < row->ncells; c++) {
		row->cell[c] = bk_str_trim(row->cell[c]);
		if (row->cell[c].n)
			n = c + 1;
	}
	return n;
}

void
bk_csv_free(struct bk_csv *c)
{
	bk_csv_index_free(&c->index);
	free(c->piece);
	c->piece = NULL;
}

/* --- the delimiter ------------------------------------------------------ */

struct cuts {
	size_t	 records;	/* that are not blank */
	size_t	 cut;		/* of those, into more than one cell */
	size_t	 score;
};

/* Behind a blank and without quotes: "Fauzi, Ahmad" may be one cell. */
static bool
is_prose(const struct bk_csv_row *row, size_t i)
{
	const char *p = row->cell[i].p, *start = row->record.p;

	return p > start && p < start + row->record.n && *p == ' ';
}

/*
 * How well `delim` cuts the text: of its first records, how many have the
 * commonest number of cells over one, and as a tie-break that number. Half of
 * it if blanks follow the cuts, as in dates and names.
 */
static struct cuts
cuts(const char *text, size_t n, char delim)
{
	struct bk_csv c = { .text = text, .n = n, .delimiter = delim };
	size_t count[SNIFF_RECORDS] = { 0 };
	struct bk_arena a = BK_ARENA_INIT;
	struct cuts r = { 0, 0, 0 };
	struct bk_csv_row row;
	size_t all = 0, prose = 0;

	while (r.records < SNIFF_RECORDS && bk_csv_next(&c, &a, &row)) {
		r.records += bk_str_trim(row.record).n > 0;
		if (row.ncells > 1 && r.cut < SNIFF_RECORDS)
			count[r.cut++] = row.ncells;
		for (size_t i = 1; i < row.ncells; i++, all++)
			prose += is_prose(&row, i);
		bk_arena_reset(&a);
	}
	for (size_t i = 0; i < r.cut; i++) {
		size_t same = 0, score;

		for (size_t k = 0; k < r.cut; k++)
			same += count[k] == count[i];
		score = same * (BK_CSV_COLUMNS_MAX + 1) + count[i];
		if (score > r.score)
			r.score = score;
	}
	if (prose * 4 > all * 3)
		r.score /= 2;
	bk_csv_free(&c);
	bk_arena_free(&a);
	return r;
}

char
bk_csv_sniff(const char *text, size_t n, size_t *skip)
{
	/* nobody writes a tab in a text: half of the records will do */
	static const char candidate[] = { '\t', ',', ';', '|' };
	size_t best = 0;
	char delim = ',';

	*skip = 0;
	if (n >= 6 && memcmp(text, "sep=", 4) == 0 &&
	    (text[5] == '\n' || text[5] == '\r')) {
		*skip = text[5] == '\r' && n > 6 && text[6] == '\n' ? 7 : 6;
		return text[4];
	}
	if (n > SNIFF_BYTES)
		n = SNIFF_BYTES;
	for (size_t i = 0; i < sizeof(candidate); i++) {
		struct cuts c = cuts(text, n, candidate[i]);

		if (c.score > best) {
			best = c.score;
			delim = candidate[i];
		}
		if (candidate[i] == '\t' && c.cut > 1 &&
		    c.cut * 2 >= c.records)
			break;
	}
	return delim;
}

/* --- writing ------------------------------------------------------------ */

void
bk_csv_put(struct bk_buf *b, struct bk_str s, char delimiter)
{
	bool quote = s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');

	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == delimiter || s.p[i] == '"' ||
		    s.p[i] == '\n' || s.p[i] == '\r';
	if (!quote) {
		bk_buf_putstr(b, s);
		return;
	}
	bk_buf_putc(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			bk_buf_putc(b, '"');
		bk_buf_putc(b, s.p[i]);
	}
	bk_buf_putc(b, '"');
}
