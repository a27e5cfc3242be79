/*
 * Delimited text, as schools' programs write it: comma, semicolon, tab or
 * pipe; LF, CRLF or CR, also mixed; RFC 4180 quotes.
 *
 * Reading is in two steps. An *index* (csvindex.h) finds every separator
 * (delimiter or line end) that stands outside quotes in a piece of text, many
 * bytes at a time. Rows and cells are then cut at it. The fast log reader
 * works on the index itself; everything else calls bk_csv_next.
 */
#ifndef BK_CSV_H
#define BK_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "csvindex.h"
#include "str.h"

/* In words, for a message; lower case, no full stop. */
const char	*bk_csv_fault_text(enum bk_csv_fault);

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

/* Trim the cells; how many there are without the empty ones at the end. */
size_t	bk_csv_trim(struct bk_csv_row *);
void	bk_csv_free(struct bk_csv *);

/* A cell without blanks, and without the ="..." that keeps zeros. */
struct bk_str	bk_csv_bare(struct bk_str);

/*
 * Does a backslash stand before a quote that cannot end a cell, since no
 * separator follows it? ("C:\", is a cell that ends in a backslash.)
 */
bool	bk_csv_backslashed(struct bk_str, char delimiter);

/*
 * Append a cell as we write CSV: quoted where it holds the delimiter, a
 * quote, a line end or a blank at an end.
 */
void	bk_csv_put(struct bk_buf *, struct bk_str, char delimiter);

#endif
