/*
 * A workbook as the calls of xlsxout.h that made it, and the file that these
 * make. Nobody but xlsxout.c includes this.
 *
 * libxlsxwriter goes wrong where memory, a disk or a descriptor fails it: it
 * crashes, or leaves parts out and says nothing. So it works in a process of
 * its own, with which it may end, and twice: what is not the same both times,
 * what is not whole, and what it has anything to say about, is no workbook.
 */
#ifndef BK_XLSXMAKE_H
#define BK_XLSXMAKE_H

#include "arena.h"
#include "xlsxout.h"

enum { BK_XLSXMAKE_SHEETS = 16 };

enum bk_xlsxmake_what {
	BK_XLSXMAKE_SHEET,		/* text: its name */
	BK_XLSXMAKE_TEXT,
	BK_XLSXMAKE_NUMBER,		/* value; NAN: an empty cell */
	BK_XLSXMAKE_FORMULA,		/* text, value */
	BK_XLSXMAKE_MERGE,
	BK_XLSXMAKE_WIDTH,		/* value */
	BK_XLSXMAKE_HEAD_ROWS,
	BK_XLSXMAKE_FILTER,
	BK_XLSXMAKE_CHOICES,		/* list */
	BK_XLSXMAKE_PRINT,		/* text: the foot */
	BK_XLSXMAKE_CHART
};

/* One call. Its texts are clean and live in the arena of the workbook. */
struct bk_xlsxmake_op {
	enum bk_xlsxmake_what	 what;
	int			 sheet;
	struct bk_xlsx_range	 at;
	enum bk_xlsx_style	 style;
	const char		*text;
	double			 value;
	const char *const	*list;
	const struct bk_xlsx_chart *chart;
	enum bk_xlsx_paper	 paper;
	bool			 one_page;
};

struct bk_xlsxmake {
	const char		*title;
	bk_date			 day;
	struct bk_xlsxmake_op	*v;
	size_t			 n, cap;
	size_t			 nsheets, ncharts;
};

/* Append the bytes of the file: 0; or reported, -1, and *out as it was. */
int	bk_xlsxmake_file(const struct bk_xlsxmake *, struct bk_buf *out,
	    struct bk_diag *);

#endif
