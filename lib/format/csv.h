/*
 * Delimited text, as schools' programs write it: comma, semicolon, tab or
 * pipe; LF, CRLF or CR, also mixed; RFC 4180 quotes.
 *
 * Reading is in two steps. An *index* finds every separator (delimiter or
 * line end) that stands outside quotes in a piece of text, many bytes at a
 * time. Rows and cells are then cut at it. The fast log reader works on the
 * index itself; everything else calls bk_csv_next.
 *
 * What counts as a quote: one at the start of a cell (blanks before it are
 * skipped) opens a quoted cell; there `""` is a quote, and the cell ends at a
 * single one, after which only blanks may come before the separator. A quote
 * anywhere else is text. A record that breaks this (`"a"b`, or never closed)
 * is *bad*: its first line is one record of one cell, and reading goes on at
 * the next line, so one wrong quote costs one line.
 */
#ifndef BK_CSV_H
#define BK_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "str.h"

enum {
	BK_CSV_CELL_MAX = 1 << 20,	/* a larger cell makes a record bad */
	BK_CSV_COLUMNS_MAX = 16384,	/* as many as a spreadsheet holds */
	BK_CSV_PAD = 64			/* bytes readable after the text */
};

enum bk_csv_fault {
	BK_CSV_OK,
	BK_CSV_UNCLOSED,	/* a quote that is never closed */
	BK_CSV_AFTER_QUOTE,	/* text after a closing quote */
	BK_CSV_LARGE_CELL,	/* a cell over BK_CSV_CELL_MAX */
	BK_CSV_MANY_COLUMNS	/* over BK_CSV_COLUMNS_MAX (bk_csv_next) */
};

/* In words, for a message; lower case, no full stop. */
const char	*bk_csv_fault_text(enum bk_csv_fault);

struct bk_csv_bad {
	uint32_t	  at;		/* where the record starts */
	enum bk_csv_fault fault;
};

/*
 * The separators of a text, ascending. A separator that is not the delimiter
 * ends a record; of CRLF it is the LF. Reused from text to text, so that
 * growing costs nothing in the long run.
 */
struct bk_csv_index {
	uint32_t	*at;
	size_t		 n, cap;
	uint32_t	*row;		/* at[row[i] - 1] ends record i */
	size_t		 nrows;		/* allocated like `at` */
	struct bk_csv_bad *bad;		/* bad records, ascending */
	size_t		 nbad, badcap;
	size_t		 used;		/* bytes up to the last record's end */
	size_t		 lines;		/* line ends in those, quoted too */
};

#define BK_CSV_INDEX_INIT { NULL, 0, 0, NULL, 0, NULL, 0, 0, 0, 0 }

void	bk_csv_index_free(struct bk_csv_index *);

/*
 * Index text[0..n), n < 4 GiB, that starts at a record's start. `last` says
 * that nothing follows; then the text must end in a line end (append one
 * where the file has none). Otherwise the index ends with the last whole
 * record, `used` says where, and the rest belongs before what follows. A
 * record open for more than BK_CSV_CELL_MAX is bad, so the rest stays small.
 * BK_CSV_PAD bytes after the text must be readable; their value is not used.
 */
void	bk_csv_index_text(struct bk_csv_index *, const char *text, size_t n,
	    char delimiter, bool last);

/*
 * The text of a cell that was cut at the index: quotes undone. A slice of
 * `raw`, or where a doubled quote had to be undone, of *scratch, whose
 * contents it replaces.
 */
struct bk_str	bk_csv_cell(struct bk_str raw, struct bk_buf *scratch);

/* The number of line ends (LF, CRLF or CR) in a text. */
size_t	bk_csv_count_lines(const char *text, size_t n);

/*
 * The delimiter of a text by its first records: the one that cuts most of
 * them into the same number (over one) of cells. A first line `sep=;` (Excel)
 * decides; *skip is then its length with the line end, else 0. Else the tab,
 * where it cuts half of them (their other cells may well hold dates with
 * commas). A comma where nothing is cut at all.
 */
char	bk_csv_sniff(const char *text, size_t n, size_t *skip);

/*
 * Row by row over a text in memory. Zero it, set text, n, delimiter, line
 * (of its first byte, 1 as a rule); free it at the end. The text needs
 * neither pad nor a final line end.
 */
struct bk_csv {
	const char	*text;
	size_t		 n;
	char		 delimiter;
	size_t		 line;		/* of the next record */
	size_t		 at;		/* its offset */

	struct bk_csv_index index;	/* of a piece of the text */
	char		*piece;		/* that piece, padded */
	size_t		 base, next;	/* where it starts; its next row */
	size_t		 want;		/* the size of the next piece */
};

struct bk_csv_row {
	struct bk_str	*cell;
	size_t		 ncells;	/* at least 1; a blank line has 1 */
	size_t		 line;
	struct bk_str	 record;	/* verbatim, without its line end */
	enum bk_csv_fault fault;	/* then one cell, the record */
};

/*
 * The next row: true, or false at the end. Cells and their array live in the
 * arena or the text; `record` is a slice of the text.
 */
bool	bk_csv_next(struct bk_csv *, struct bk_arena *, struct bk_csv_row *);
void	bk_csv_free(struct bk_csv *);

/*
 * Append a cell as we write CSV: quoted where it holds the delimiter, a
 * quote, a line end or a blank at an end.
 */
void	bk_csv_put(struct bk_buf *, struct bk_str, char delimiter);

#endif
