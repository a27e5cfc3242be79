/*
 * Filling the sheets of a table cell by cell, for readers of formats in which
 * a cell says its own place (htmlin, sheetml).
 *
 *	struct bk_sheetfill f = BK_SHEETFILL(&table);
 *
 *	bk_sheetfill_sheet(&f, name);
 *	bk_sheetfill_cell(&f, col, text);	in any order within a row
 *	bk_sheetfill_row(&f, line);
 *	bk_sheetfill_end(&f);
 *
 * Texts are copied into the table's arena, without blanks at the ends. A row
 * whose cells are all empty leaves nothing.
 */
#ifndef BK_SHEETFILL_H
#define BK_SHEETFILL_H

#include "table.h"

struct bk_sheetfill {
	struct bk_table	*table;
	size_t		 cells;		/* of all sheets so far */
	size_t		 sheetcap, rowcap, mergecap;
	struct bk_str	*cell;		/* of the present row */
	size_t		 ncells, cellcap;
};

#define BK_SHEETFILL(t) { (t), 0, 0, 0, 0, NULL, 0, 0 }

/* Begin a sheet; the name is copied. */
void	bk_sheetfill_sheet(struct bk_sheetfill *, struct bk_str name);

/*
 * The text of a cell of the present row, column 0 first. 0; -1 where the
 * column or the number of cells is beyond the bounds of table.h.
 */
int	bk_sheetfill_cell(struct bk_sheetfill *, size_t col, struct bk_str);

/* The present row is whole; `line` is its number, greater than the last. */
void	bk_sheetfill_row(struct bk_sheetfill *, size_t line);

/* Cells of the present sheet that are shown as one; see struct bk_table_merge.
 */
void	bk_sheetfill_merge(struct bk_sheetfill *, struct bk_table_merge);

/* How many of these there are; end those from the n-th on in that line. */
size_t	bk_sheetfill_merges(struct bk_sheetfill *);
void	bk_sheetfill_clip(struct bk_sheetfill *, size_t n, size_t line);

/* All sheets are there: what only the filling needed is freed. */
void	bk_sheetfill_end(struct bk_sheetfill *);

#endif
