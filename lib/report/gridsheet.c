#include "gridsheet.h"

#include <string.h>

#include "str.h"
#include "utf8.h"

enum { TITLE_ROW, HEAD_ROW = 2, FIRST_ROW };

double
bk_gridsheet_width(const struct bk_grid *g, size_t col)
{
	size_t most = bk_utf8_len(g->column[col].title,
	    strlen(g->column[col].title));

	for (const struct bk_grid_row *r = g->row; r; r = r->next) {
		size_t n = r->cell[col] ? bk_utf8_len(r->cell[col],
		    strlen(r->cell[col])) : 0;

		if (n > most)
			most = n;
	}
	return most > 60 ? 62 : (double)most + 2;
}

/*
 * "2,5" or "2.36": as it is printed, with two decimals at most; three after a
 * point may be thousands.
 */
static bool
is_decimal(const char *text, double *v)
{
	size_t n = strlen(text), whole = strcspn(text, ".,");
	char plain[16];

	if (n >= sizeof(plain) || whole == n || n - whole > 3)
		return false;
	memcpy(plain, text, n + 1);
	plain[whole] = '.';
	return bk_str_num(bk_str(plain), v) == 0;
}

/* Numbers of a column that stands at the right are numbers. */
static void
put_cell(struct bk_xlsx *x, int sheet, int row, int col,
    const struct bk_grid_column *c, const char *text)
{
	uint64_t n;
	double v;

	if (c->right && text && bk_str_uint(bk_str(text), 1000000000, &n) ==
	    0)
		bk_xlsxout_number(x, sheet, row, col, BK_XLSX_COUNT,
		    (double)n);
	else if (c->right && text && is_decimal(text, &v))
		bk_xlsxout_number(x, sheet, row, col, BK_XLSX_DECIMAL, v);
	else
		bk_xlsxout_text(x, sheet, row, col, BK_XLSX_CELL, text);
}

void
bk_gridsheet_put(struct bk_xlsx *x, const char *name, const char *title,
    enum bk_xlsx_paper paper, const struct bk_grid *g)
{
	int s = bk_xlsxout_sheet(x, name), row = FIRST_ROW;

	bk_xlsxout_text(x, s, TITLE_ROW, 0, BK_XLSX_BOLD, title);
	for (size_t i = 0; i < g->ncolumns; i++) {
		bk_xlsxout_width(x, s, (int)i, (int)i,
		    bk_gridsheet_width(g, i));
		bk_xlsxout_text(x, s, HEAD_ROW, (int)i, BK_XLSX_HEAD,
		    g->column[i].title);
	}
	for (const struct bk_grid_row *r = g->row; r; r = r->next, row++)
		for (size_t i = 0; i < g->ncolumns; i++)
			put_cell(x, s, row, (int)i, &g->column[i],
			    r->cell[i]);
	bk_xlsxout_head_rows(x, s, TITLE_ROW, HEAD_ROW);
	bk_xlsxout_print(x, s, paper, false, "&C&P / &N");
}
