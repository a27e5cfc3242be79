/*
 * The index of a delimited text: every separator (delimiter or line end) that
 * stands outside quotes.
 *
 * What counts as a quote: one at the start of a cell (blanks before it are
 * skipped) opens a quoted cell; there `""` is a quote, and the cell ends at a
 * single one, after which only blanks may come before the separator. A quote
 * anywhere else is text. A record that breaks this (`"a"b`, or never closed)
 * is *bad*: its first line is one record of one cell, and reading goes on at
 * the next line, so one wrong quote costs one line.
 */
#ifndef BK_CSVINDEX_H
#define BK_CSVINDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* The number of line ends (LF, CRLF or CR) in a text. */
size_t	bk_csv_count_lines(const char *text, size_t n);

#endif
