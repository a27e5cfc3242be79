/*
 * Tables of HTML, which many programs save as a workbook named .xls: read as a
 * spreadsheet program shows them, all on one sheet, one below the other.
 *
 * A line of text outside of the tables is a row of one cell, so that a title
 * or a month above a table stands above it here too. A table inside a cell
 * begins on a row of its own, but for one of a single cell, which is a frame
 * around the text. rowspan and colspan are merged cells. End tags
 * may be missing, tags and attributes stand in either case, entities and
 * numbers of characters are read, blanks and line ends are one blank; scripts,
 * styles, comments, the title of the page and what is hidden are not shown.
 *
 * Where a rowspan is too long, the rows below it are pushed to the right and
 * end outside of the table: such a page is refused, for their cells stand under
 * wrong headings.
 *
 * A row's `line` is its row on that sheet. The bounds are those of table.h, and
 * 64 nested tables.
 */
#ifndef BK_HTMLIN_H
#define BK_HTMLIN_H

#include <stdbool.h>

#include "table.h"

/* True where a text begins as a page or a table of HTML, and has a row. */
bool	bk_htmlin_is(struct bk_str text);

/*
 * The tables of a UTF-8 text, which need not outlive them. Over a bound,
 * or with a row pushed out: reported, -1, *table untouched.
 */
int	bk_htmlin_read(struct bk_table *, const char *file, struct bk_str text,
	    struct bk_diag *);

#endif
