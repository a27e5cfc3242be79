#include "table.h"

#include <stdlib.h>

#include "csv.h"
#include "mem.h"
#include "msg_export.h"

enum { MERGES_TRIED = 4096 };	/* at a cell: more than any row has */

void
bk_table_free(struct bk_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		free(t->sheet[i].row);
		free(t->sheet[i].merge);
		bk_held_free(t->sheet[i].held);
	}
	free(t->sheet);
	bk_arena_free(&t->arena);
	*t = (struct bk_table){ .arena = BK_ARENA_INIT };
}

/*
 * The merge of m[0..n) that covers a cell, or NULL. The array is a search
 * tree with its root in the middle. Merges of one sheet do not overlap, so few
 * cover a line; where they do overlap all the same, *tries ends it.
 */
static const struct bk_table_merge *
find_merge(const struct bk_table_merge *m, size_t n, size_t line, size_t col,
    int *tries)
{
	size_t mid = n / 2;
	const struct bk_table_merge *found;

	if (n == 0 || m[mid].reach < line || *tries <= 0)
		return NULL;
	--*tries;
	if ((found = find_merge(m, mid, line, col, tries)))
		return found;
	m += mid;
	if (m->top > line)
		return NULL;
	if (line <= m->bottom && col >= m->left && col <= m->right)
		return m;
	return find_merge(m + 1, n - mid - 1, line, col, tries);
}

/* The first row at that line or below, which is row `last` at most. */
static size_t
row_at_line(const struct bk_sheet *sheet, size_t line, size_t last)
{
	size_t lo = 0;

	if (sheet->held)
		return bk_held_at_line(sheet->held, line);
	while (lo < last) {
		size_t mid = lo + (last - lo) / 2;

		if (sheet->row[mid].line < line)
			lo = mid + 1;
		else
			last = mid;
	}
	return lo;
}

struct bk_str
bk_table_shown(const struct bk_sheet *sheet, size_t i, size_t col)
{
	const struct bk_row *row = bk_table_row(sheet, i);
	struct bk_str s = bk_cell(row, col);
	const struct bk_table_merge *m;
	int tries = MERGES_TRIED;

	if (s.n || sheet->nmerges == 0 || !(m = find_merge(sheet->merge,
	    sheet->nmerges, row->line, col, &tries)))
		return s;
	row = bk_table_row(sheet, row_at_line(sheet, m->top, i));
	return row->line == m->top ? bk_cell(row, m->left) : s;
}

static int
by_top(const void *a, const void *b)
{
	const struct bk_table_merge *x = a, *y = b;

	if (x->top != y->top)
		return (x->top > y->top) - (x->top < y->top);
	return (x->left > y->left) - (x->left < y->left);
}

/* Set `reach` of a tree's merges; returns the root's, 0 of none. */
static size_t
set_reach(struct bk_table_merge *m, size_t n)
{
	size_t mid = n / 2, left, right;

	if (n == 0)
		return 0;
	left = set_reach(m, mid);
	right = set_reach(m + mid + 1, n - mid - 1);
	m[mid].reach = m[mid].bottom;
	if (left > m[mid].reach)
		m[mid].reach = left;
	if (right > m[mid].reach)
		m[mid].reach = right;
	return m[mid].reach;
}

void
bk_table_sort_merges(struct bk_sheet *sheet)
{
	if (sheet->nmerges == 0)
		return;
	qsort(sheet->merge, sheet->nmerges, sizeof(*sheet->merge), by_top);
	set_reach(sheet->merge, sheet->nmerges);
}

size_t
bk_table_filled(const struct bk_row *row)
{
	size_t n = 0;

	for (size_t c = 0; c < row->n; c++)
		n += row->cell[c].n > 0;
	return n;
}

void
bk_table_record(const struct bk_row *row, struct bk_buf *out)
{
	if (row->record.n) {
		bk_buf_putstr(out, row->record);
		return;
	}
	for (size_t i = 0; i < row->n; i++) {
		if (i)
			bk_buf_putc(out, ',');
		bk_csv_put(out, row->cell[i], ',');
	}
}

struct bk_str
bk_table_row_text(const struct bk_row *row, struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_str s = row->record;

	if (s.n)
		return s;
	bk_table_record(row, &b);
	s = (struct bk_str){ bk_arena_strndup(a, b.p, b.n), b.n };
	bk_buf_free(&b);
	return s;
}

/* --- dialects of text --------------------------------------------------- */

struct dialect {
	char	 delimiter;
	bool	 single;	/* cells in single quotes may occur */
	bool	 backslash;	/* \" is a quote in a cell */
	char	 packed;	/* a row is one quoted cell, parted by these */
};

/* A first line 'A','B','C': a database client's idea of quotes. */
static bool
single_quoted(struct bk_str s, char delim)
{
	const char *end = s.n ? memchr(s.p, '\n', s.n) : NULL;
	size_t n = end ? (size_t)(end - s.p) : s.n, quotes = 0, cells = 1;

	for (size_t i = 0; i < n; i++) {
		quotes += s.p[i] == '\'';
		cells += s.p[i] == delim;
	}
	return n > 1 && s.p[0] == '\'' && cells > 1 && quotes == 2 * cells;
}

/*
 * The same text in the dialect of RFC 4180, line for line, so that numbers of
 * lines still hold.
 */
static void
to_rfc4180(const struct dialect *d, struct bk_str s, struct bk_buf *out)
{
	bool start = true, quoted = false;
	char quote = '"';

	bk_buf_reserve(out, s.n + s.n / 16);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!quoted && start && (c == '"' || (c == '\'' &&
		    d->single))) {
			quoted = true;
			quote = c;
			bk_buf_putc(out, '"');
		} else if (quoted && c == '\\' && d->backslash &&
		    i + 1 < s.n) {
			c = s.p[++i];
			if (c != '"' && c != '\\' && c != '\'')
				bk_buf_putc(out, '\\');
			if (c == '"')
				bk_buf_putc(out, '"');
			bk_buf_putc(out, c);
		} else if (quoted && c == quote) {
			quoted = i + 1 < s.n && s.p[i + 1] == quote;
			i += quoted;
			bk_buf_puts(out, !quoted ? "\"" :
			    quote == '"' ? "\"\"" : "'");
		} else {
			if (quoted && c == '"')
				bk_buf_putc(out, '"');
			bk_buf_putc(out, c);
		}
		start = !quoted && (c == d->delimiter || c == '\n' ||
		    c == '\r');
	}
}

/* --- rows --------------------------------------------------------------- */

struct filling {
	struct bk_table	*table;
	struct bk_sheet	*sheet;
	size_t		 rowcap;
	size_t		 cells;
	const struct dialect *dialect;
};

/*
 * The next cell of a text that was one: up to the separator, or quoted as its
 * own program had it.
 */
static struct bk_str
take_cell(struct bk_str *s, char sep)
{
	struct bk_str cell = { s->p, 0 };
	const char *end = s->n > 1 && s->p[0] == '"' ?
	    memchr(s->p + 1, '"', s->n - 1) : NULL;
	size_t n;

	if (end && (end + 1 == s->p + s->n || end[1] == sep)) {
		cell = (struct bk_str){ s->p + 1,
			(size_t)(end - s->p) - 1 };
		n = cell.n + 2;
	} else {
		end = s->n ? memchr(s->p, sep, s->n) : NULL;
		n = cell.n = end ? (size_t)(end - s->p) : s->n;
	}
	n += n < s->n;
	s->p += n;
	s->n -= n;
	return cell;
}

/* One cell with separators in it as a row of cells. */
static void
unpack(struct bk_csv_row *r, char sep, struct bk_arena *a)
{
	struct bk_str s = r->cell[0];
	size_t most = 1;

	for (size_t i = 0; i < s.n; i++)
		most += s.p[i] == sep;
	r->cell = bk_arena_alloc(a, most * sizeof(*r->cell));
	r->ncells = 0;
	do
		r->cell[r->ncells++] = take_cell(&s, sep);
	while (s.n && r->ncells < most);
}

static void
add_row(struct filling *f, struct bk_csv_row *r)
{
	struct bk_sheet *sheet = f->sheet;
	size_t n = 0;

	if (f->dialect->packed && r->ncells == 1)
		unpack(r, f->dialect->packed, &f->table->arena);
	for (size_t i = 0; i < r->ncells; i++) {
		r->cell[i] = bk_csv_bare(r->cell[i]);
		if (r->cell[i].n)
			n = i + 1;
	}
	if (n == 0)
		return;
	f->cells += n;
	BK_GROW(sheet->row, sheet->n, f->rowcap);
	sheet->row[sheet->n++] = (struct bk_row){ .line = r->line, .n = n,
	    .cell = r->cell, .record = r->record,
	    .fault = r->fault == BK_CSV_OK ? NULL :
	    bk_csv_fault_text(r->fault) };
}

/* Past the next line end (LF, CRLF, CR). */
static size_t
after_line(struct bk_str s, size_t at)
{
	while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
		at++;
	if (at + 1 < s.n && s.p[at] == '\r' && s.p[at + 1] == '\n')
		at++;
	return at < s.n ? at + 1 : at;
}

/* After a rewriting: the rows' records as they stood in the file. */
static void
restore_records(struct bk_sheet *sheet, struct bk_str text, size_t line)
{
	size_t at = 0;

	for (size_t i = 0; i < sheet->n; i++) {
		struct bk_row *row = &sheet->row[i];
		size_t lines = bk_csv_count_lines(row->record.p,
		    row->record.n) + 1;
		struct bk_str s;

		for (; line < row->line; line++)
			at = after_line(text, at);
		s.p = text.p + at;
		for (; lines > 0; lines--, line++)
			at = after_line(text, at);
		s.n = (size_t)(text.p + at - s.p);
		while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
			s.n--;
		row->record = s;
	}
}

/*
 * What separates the cells of the first rows if each row is one quoted cell:
 * tabs in more than half of them, or commas or semicolons in all; 0: they are
 * not.
 */
static char
packed_by(const struct bk_sheet *sheet)
{
	static const char by[] = "\t,;";
	size_t n = sheet->n < 64 ? sheet->n : 64;

	for (const char *sep = by; *sep; sep++) {
		size_t rows = 0;

		for (size_t i = 0; i < n; i++) {
			const struct bk_row *r = &sheet->row[i];

			rows += r->n == 1 && r->record.n &&
			    r->record.p[0] == '"' &&
			    memchr(r->cell[0].p, *sep, r->cell[0].n);
		}
		if (rows > 1 && (*sep == '\t' ? rows * 2 > n : rows == n))
			return *sep;
	}
	return 0;
}

/* Read rows of `text`, whose first line has number `line`: 0, or -1. */
static int
fill(struct bk_table *t, const struct dialect *d, struct bk_str text,
    size_t line, size_t maxrows)
{
	struct bk_csv csv = { .text = text.p, .n = text.n,
		.delimiter = d->delimiter, .line = line };
	struct filling f = { .table = t, .sheet = &t->sheet[0],
		.dialect = d };
	struct bk_csv_row row;

	free(f.sheet->row);
	f.sheet->row = NULL;
	f.sheet->n = 0;
	t->whole = true;
	while (bk_csv_next(&csv, &t->arena, &row)) {
		if (maxrows && f.sheet->n == maxrows) {
			t->whole = false;
			break;
		}
		add_row(&f, &row);
		if (f.cells > BK_TABLE_CELLS)
			break;
	}
	bk_csv_free(&csv);
	return f.cells > BK_TABLE_CELLS ? -1 : 0;
}

/* Read the rows of the text in the dialect that it turns out to be in. */
static int
fill_by_dialect(struct bk_table *t, struct bk_str text, size_t line,
    size_t maxrows)
{
	struct dialect d = { .delimiter = t->delimiter,
		.single = single_quoted(text, t->delimiter),
		.backslash = bk_csv_backslashed(text, t->delimiter) };
	struct bk_buf plain = BK_BUF_INIT;
	struct bk_str raw = text;

	t->dialect = d.single || d.backslash;
	if (t->dialect) {
		to_rfc4180(&d, text, &plain);
		text.n = plain.n;
		text.p = bk_arena_strndup(&t->arena, plain.p, plain.n);
		bk_buf_free(&plain);
	}
	if (fill(t, &d, text, line, maxrows) < 0)
		return -1;
	d.packed = packed_by(t->sheet);
	t->packed = d.packed;
	if (d.packed) {
		if (fill(t, &d, text, line, maxrows) < 0)
			return -1;
	}
	if (t->dialect)
		restore_records(t->sheet, raw, line);
	return 0;
}

int
bk_table_text(struct bk_table *out, const char *file, struct bk_str text,
    size_t maxrows, struct bk_diag *dg)
{
	struct bk_table t = { .n = 1, .arena = BK_ARENA_INIT };
	size_t skip;

	t.delimiter = bk_csv_sniff(text.p, text.n, &skip);
	t.sheet = bk_xcalloc(1, sizeof(*t.sheet));
	t.sheet->name = BK_STR("");
	text.p += skip;
	text.n -= skip;
	if (fill_by_dialect(&t, text, skip ? 2 : 1, maxrows) < 0) {
		bk_diag(dg, &bk_msg_too_many_cells, file, 0, NULL);
		bk_table_free(&t);
		return -1;
	}
	*out = t;
	return 0;
}
