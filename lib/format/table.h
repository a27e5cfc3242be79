/*
 * An export as sheets of rows of cells, whatever it came in: a text table is
 * one sheet, a workbook is as many as it shows. For files that fit in memory;
 * the long attendance log has a faster road of its own.
 *
 * Invariants: cells are UTF-8 without blanks at the ends, quotes undone, and
 * `="00123"` is 00123. Rows whose cells are all empty are not there; `line`
 * tells where a row stood. A row ends with its last cell that is not empty.
 *
 * A workbook's numbers are written with a point and without a tail of zeros,
 * percentages as "85.5%", days as "2020-09-01", with a time of day as
 * "2020-09-01 07:30:00", times and durations as "07:30:00".
 */
#ifndef BK_TABLE_H
#define BK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"
#include "held.h"
#include "str.h"

enum {
	BK_TABLE_CELLS = 8 << 20,	/* more than these are refused */
	BK_TABLE_CELL_BYTES = 1 << 20,	/* so is a workbook's longer cell */
	BK_TABLE_COLUMNS = 16384
};

struct bk_row {
	size_t		 line;	/* 1-based: of the text; row of the sheet */
	size_t		 n;	/* cells; the last is not empty */
	struct bk_str	*cell;
	struct bk_str	 record; /* verbatim, without line end; empty: XLSX */
	const char	*fault;	/* wrong quotes (then one cell), or NULL */
};

/*
 * Cells shown as one: lines top..bottom, columns (0-based) left..right. A
 * sheet has them by `top`, and as a search tree: the root stands in the middle
 * (n / 2), likewise in each half. `reach` is the largest bottom of a tree. Both
 * are the work of bk_table_sort_merges.
 */
struct bk_table_merge {
	size_t	 top, bottom, left, right, reach;
};

struct bk_sheet {
	struct bk_str	 name;		/* empty for a text */
	struct bk_row	*row;
	size_t		 n;
	struct bk_table_merge *merge;
	size_t		 nmerges;
	size_t		 part;		/* of a workbook: its number there */
	struct bk_held	*held;		/* its rows where `row` is NULL */
};

struct bk_table {
	struct bk_sheet	*sheet;
	size_t		 n;
	char		 delimiter;	/* , ; \t or |; 0 of a workbook */
	bool		 dialect;	/* of a database dump: no plain CSV */
	bool		 packed;	/* whole rows stood in a quoted cell */
	bool		 date1904;	/* its serials count from 1904 */
	bool		 whole;		/* false: cut at the rows asked for */
	struct bk_arena	 arena;
};

/*
 * Read UTF-8 text (format/text.h). The delimiter is sniffed, a `sep=` line
 * obeyed; so are the dialects of database dumps (cells in single quotes, or
 * with \" in double ones) and of tools that put a whole row in one quoted
 * cell. At most `maxrows` rows; 0: all. The text must outlive the table, whose
 * cells point into it where nothing had to be undone. Too many cells: said,
 * -1, *table untouched.
 */
int	bk_table_text(struct bk_table *, const char *file, struct bk_str text,
	    size_t maxrows, struct bk_diag *);

void	bk_table_free(struct bk_table *);

/*
 * Two tables stand side by side on sheet `i`, the second from column `col` on,
 * with their headings in row `head`: make them two sheets of one name, the
 * second behind the first, each with its own columns from 0 on. A row that has
 * cells on one side only is not there on the other; but what stands alone
 * above the headings, or alone in its row below them, is about both. Lines and
 * records stay those of the whole.
 */
void	bk_table_split(struct bk_table *, size_t i, size_t head, size_t col);

/*
 * Row `i` of a sheet, which may be one of those that are held (held.h says how
 * long the row stays then). Who reads long sheets asks for rows so.
 */
static inline const struct bk_row *
bk_table_row(const struct bk_sheet *s, size_t i)
{
	return s->held ? bk_held_row(s->held, i) : &s->row[i];
}

/* The cell of a column; empty where the row is shorter. */
static inline struct bk_str
bk_cell(const struct bk_row *r, size_t col)
{
	return col < r->n ? r->cell[col] : (struct bk_str){ "", 0 };
}

/* How many cells of the row hold something. */
size_t	bk_table_filled(const struct bk_row *);

/*
 * The cell of row index `i`, or where it is covered by merged cells, the
 * first of these: what a person sees standing there.
 */
struct bk_str	bk_table_shown(const struct bk_sheet *, size_t i, size_t col);

/*
 * To be called once the merges of a sheet are there, in any order, and before
 * bk_table_shown.
 */
void	bk_table_sort_merges(struct bk_sheet *);

/* Append the row for --rejects: verbatim, or its cells as CSV. */
void	bk_table_record(const struct bk_row *, struct bk_buf *);

/* The same, as a text in the arena where it has to be made. */
struct bk_str	bk_table_row_text(const struct bk_row *, struct bk_arena *);

#endif
