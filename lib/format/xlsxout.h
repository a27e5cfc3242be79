/*
 * Workbooks (.xlsx), made in memory: texts, numbers, live formulas with
 * their values, column charts, print set-up. The same calls give the same
 * bytes. Rows and columns count from 0.
 *
 *	struct bk_xlsx *x = bk_xlsxout_new("Rekap", day, dg);
 *	s = bk_xlsxout_sheet(x, "Rekap");
 *	bk_xlsxout_text(x, s, 0, 0, BK_XLSX_TITLE, "...");
 *	r = bk_xlsxout_finish(x, &buf);		frees x
 *
 * Texts are never taken for formulas. What goes wrong is remembered and
 * reported by bk_xlsxout_finish.
 */
#ifndef BK_XLSXOUT_H
#define BK_XLSXOUT_H

#include <stdbool.h>

#include "buf.h"
#include "date.h"
#include "diag.h"

enum bk_xlsx_style {
	BK_XLSX_PLAIN,
	BK_XLSX_LETTERHEAD,	/* centred; the first line of one is a title */
	BK_XLSX_TITLE,		/* bold, large, centred */
	BK_XLSX_CENTRE,
	BK_XLSX_BOLD,
	BK_XLSX_HEAD,		/* boxed, shaded, centred, wrapped */
	BK_XLSX_CELL,		/* boxed text */
	BK_XLSX_CELL_CENTRE,
	BK_XLSX_COUNT,		/* boxed whole number */
	BK_XLSX_PERCENT,	/* boxed, two decimals: 0.1222 is 12.22 % */
	BK_XLSX_DECIMAL,	/* boxed, two decimals */
	BK_XLSX_FRACTION,	/* boxed, as many decimals as it has */
	BK_XLSX_DAY,		/* boxed date */
	BK_XLSX_TOTAL,		/* boxed, bold: text, count, percent */
	BK_XLSX_TOTAL_COUNT,
	BK_XLSX_TOTAL_PERCENT,
	BK_XLSX_SMALL,		/* a note under a table */
	BK_XLSX_WRAPPED,	/* a sentence over several rows */
	BK_XLSX_NSTYLES
};

enum bk_xlsx_paper { BK_XLSX_A4, BK_XLSX_F4 };

struct bk_xlsx;

/*
 * A new workbook. `day` is its date of making in the properties (the clock
 * is not asked). Texts, here and below, are copied.
 */
struct bk_xlsx	*bk_xlsxout_new(const char *title, bk_date day,
		    struct bk_diag *);

/*
 * A new sheet: its number. The name must be a constant of at most 31
 * letters, digits and blanks.
 */
int	bk_xlsxout_sheet(struct bk_xlsx *, const char *name);

void	bk_xlsxout_text(struct bk_xlsx *, int sheet, int row, int col,
	    enum bk_xlsx_style, const char *text);
void	bk_xlsxout_number(struct bk_xlsx *, int sheet, int row, int col,
	    enum bk_xlsx_style, double);
void	bk_xlsxout_day(struct bk_xlsx *, int sheet, int row, int col,
	    enum bk_xlsx_style, bk_date);

/*
 * A formula (English names, commas), with the value that viewers which do
 * not calculate show; NAN: an empty text.
 */
struct bk_xlsx_formula {
	const char	*text;
	double		 value;
};

void	bk_xlsxout_formula(struct bk_xlsx *, int sheet, int row, int col,
	    enum bk_xlsx_style, const struct bk_xlsx_formula *);

/* Cells, both corners included. */
struct bk_xlsx_range {
	int	 row, col, last_row, last_col;
};

/* Merge cells and write the text into them. */
void	bk_xlsxout_merge(struct bk_xlsx *, int sheet, struct bk_xlsx_range,
	    enum bk_xlsx_style, const char *text);

/* Columns' width in characters. */
void	bk_xlsxout_width(struct bk_xlsx *, int sheet, int col, int last_col,
	    double width);

/* Rows first..last stay in view, and stand on every printed page. */
void	bk_xlsxout_head_rows(struct bk_xlsx *, int sheet, int first, int last);

/* A filter over the cells. */
void	bk_xlsxout_filter(struct bk_xlsx *, int sheet, struct bk_xlsx_range);

/*
 * Cells that are chosen from a list: a drop-down, at most 255 bytes with their
 * commas; the list ends with NULL. Anything else that is typed is queried once
 * and accepted.
 */
void	bk_xlsxout_choices(struct bk_xlsx *, int sheet, struct bk_xlsx_range,
	    const char *const *list);

/* Landscape, one page wide, and as long as it is or one page high. */
void	bk_xlsxout_print(struct bk_xlsx *, int sheet, enum bk_xlsx_paper,
	    bool one_page, const char *foot);

/* A column chart of cells in the sheet `of`: each series is one column. */
struct bk_xlsx_series {
	const char	*name;
	int		 col;
};

struct bk_xlsx_chart {
	const char	*title;
	const char	*x_title, *y_title;
	const char	*text;		/* for who cannot see it */
	double		 most;		/* of the y axis; 0: as it comes */
	int		 row, col;	/* its upper left corner */
	int		 width, height;	/* pixels */
	int		 first, last;	/* rows of the data: number cells */
	int		 labels;	/* column of the categories */
	const struct bk_xlsx_series *series;
	int		 nseries;
};

void	bk_xlsxout_chart(struct bk_xlsx *, int sheet,
	    const struct bk_xlsx_chart *);

/* "B7" */
char	*bk_xlsxout_cell(char out[16], int row, int col);

/* Append the bytes of the workbook and free it: 0; or reported and -1. */
int	bk_xlsxout_finish(struct bk_xlsx *, struct bk_buf *out);

#endif
