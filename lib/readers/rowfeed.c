#include "rowfeed.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "mem.h"
#include "msg_base.h"
#include "text.h"
#include "utf8.h"

enum {
	PIECE = 256 * 1024,	/* of text, at a time */
	MUCH = 8 << 20,		/* of a sheet for hardly a row */
	MUCH_TEXT = 1 << 20,	/* of a text */
	TOO_MUCH = 4 << 20,	/* of a text, for none: a line of that */
	AHEAD = 32		/* rows looked at before their turn, at most */
};

/* A cell of a text that is not UTF-8; one with a NUL is none. */
static struct bk_str
as_utf8(struct bk_rowfeed *f, struct bk_str s)
{
	struct bk_diag quiet = { 0 };
	struct bk_text t;

	if (memchr(s.p, '\0', s.n))
		return BK_STR("");
	if (bk_utf8_valid(s.p, s.n, NULL) ||
	    bk_text_decode(&t, "", s, &quiet) < 0)
		return s;
	f->cp1252 = true;
	s = (struct bk_str){ bk_arena_strndup(&f->arena, t.s.p, t.s.n),
		t.s.n };
	bk_text_free(&t);
	return s;
}

/* A row without its empty cells at the end, each trimmed. */
static struct bk_row
row_of(struct bk_rowfeed *f, struct bk_csv_row *from)
{
	if (f->book)
		return (struct bk_row){ .line = from->line,
		    .n = bk_csv_trim(from), .cell = from->cell,
		    .record = BK_STR("") };
	for (size_t c = 0; c < from->ncells; c++)
		from->cell[c] = as_utf8(f, bk_csv_bare(from->cell[c]));
	return (struct bk_row){ .line = from->line, .n = bk_csv_trim(from),
	    .cell = from->cell, .record = from->record,
	    .fault = from->fault == BK_CSV_OK ? NULL :
		bk_csv_fault_text(from->fault) };
}

static void
put_row(struct bk_rowfeed *f, struct bk_row row, size_t at)
{
	BK_GROW(f->at, f->sheet.n, f->atcap);
	BK_GROW(f->sheet.row, f->sheet.n, f->rowcap);
	f->at[f->sheet.n] = at;
	f->sheet.row[f->sheet.n++] = row;
}

/* The headings, as the first row for ever. */
static void
keep_head(struct bk_rowfeed *f, const struct bk_row *head)
{
	struct bk_row row = { .record = BK_STR("") };

	if (head) {
		row = *head;
		row.cell = bk_arena_dup(&f->head, head->cell, head->n,
		    sizeof(*head->cell));
		for (size_t c = 0; c < row.n; c++)
			row.cell[c].p = bk_arena_strndup(&f->head,
			    row.cell[c].p, row.cell[c].n);
	}
	put_row(f, row, 0);
}

bool
bk_rowfeed_takes(const struct bk_export *ex)
{
	const struct bk_table *t = ex->table;

	if (ex->whole || !ex->delimiter || bk_export_is_long_book(ex) ||
	    t->n != 1 || t->sheet->n == 0 || t->dialect)
		return false;
	for (size_t i = 0; i < t->sheet->n; i++)
		if (memchr(t->sheet->row[i].record.p, '"',
		    t->sheet->row[i].record.n))
			return false;
	return true;
}

int
bk_rowfeed_start(struct bk_rowfeed *f, struct bk_export *ex, size_t i,
    size_t heading)
{
	const struct bk_sheet *s = &ex->table->sheet[i];
	const struct bk_row *head = heading == BK_ROWFEED_NO_HEAD ? NULL :
	    &s->row[heading];

	*f = (struct bk_rowfeed){ .ex = ex, .text = BK_BUF_INIT, .next = 1,
		.book = bk_export_is_long_book(ex),
		.skip = head ? head->line : s->n ? s->row[0].line - 1 : 0,
		.head = BK_ARENA_INIT, .arena = BK_ARENA_INIT };
	keep_head(f, head);
	if (f->book && bk_export_begin_sheet(ex, i) < 0)
		return -1;
	f->delimiter = ex->delimiter;
	bk_export_seek(ex, 0);
	return 0;
}

/* Have that much text, or all there is: 0, or reported and -1. */
static int
fill(struct bk_rowfeed *f, size_t want, struct bk_diag *dg)
{
	while (!f->ended && f->text.n < want) {
		size_t room = want - f->text.n;
		ssize_t n;

		bk_buf_reserve(&f->text, room);
		n = bk_export_read(f->ex, f->text.p + f->text.n, room);
		if (n < 0 && !f->book)
			bk_diag_errno(dg, &bk_msg_cannot_read, f->ex->name,
			    (int)-n);
		if (n < 0)
			return -1;
		bk_export_hash(f->ex, f->text.p + f->text.n, (size_t)n);
		f->text.n += (size_t)n;
		f->ended = n == 0;
	}
	return 0;
}

/* Make rows of the whole lines of the text. */
static void
parse(struct bk_rowfeed *f)
{
	const char *lf = f->text.n ? memrchr(f->text.p, '\n', f->text.n) :
	    NULL;
	struct bk_csv c = { .text = f->text.p, .n = f->ended ? f->text.n :
	    lf ? (size_t)(lf - f->text.p) + 1 : 0,
	    .delimiter = f->delimiter, .line = f->line };
	struct bk_csv_row from;
	size_t at = 0;

	bk_arena_reset(&f->arena);
	f->sheet.n = 1;
	for (; bk_csv_next(&c, &f->arena, &from); at = c.at) {
		struct bk_row row = row_of(f, &from);

		if (row.n && row.line > f->skip)
			put_row(f, row, at);
	}
	f->parsed = c.at < f->text.n ? c.at : f->text.n; /* no last line end */
	f->next = c.line;
	bk_csv_free(&c);
}

/* Drop the text before row `taken`, or before what is no row yet. */
static void
drop(struct bk_rowfeed *f, size_t taken)
{
	bool some = taken < f->sheet.n;
	size_t at = some ? f->at[taken] : f->parsed;

	f->line = some ? f->sheet.row[taken].line : f->next;
	memmove(f->text.p, f->text.p + at, f->text.n - at);
	bk_buf_truncate(&f->text, f->text.n - at);
}

int
bk_rowfeed_next(struct bk_rowfeed *f, size_t taken, struct bk_diag *dg)
{
	const size_t much = f->book ? MUCH : MUCH_TEXT;

	drop(f, taken);
	for (size_t want = PIECE;; want *= 2) {
		if (fill(f, want, dg) < 0)
			return -1;
		parse(f);
		f->end = f->sheet.n;
		if (f->ended)
			return f->end > 1;
		if (f->end > 2 * AHEAD || (f->end > 1 && want > much)) {
			f->end -= f->end > 2 * AHEAD ? AHEAD : 0;
			return 1;
		}
		if (f->end == 1 && f->parsed) {	/* blank lines */
			drop(f, 1);
			want = PIECE / 2;
		}
		if (!f->book && want >= TOO_MUCH) {
			bk_diag(dg, &bk_msg_too_large, f->ex->name, f->line,
			    NULL);
			return -1;
		}
	}
}

void
bk_rowfeed_free(struct bk_rowfeed *f)
{
	bk_buf_free(&f->text);
	bk_arena_free(&f->arena);
	bk_arena_free(&f->head);
	free(f->at);
	free(f->sheet.row);
}
