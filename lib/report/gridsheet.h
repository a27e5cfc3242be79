/* Tables (grid.h) as sheets of a workbook: counts and decimals are numbers. */
#ifndef BK_GRIDSHEET_H
#define BK_GRIDSHEET_H

#include "grid.h"
#include "xlsxout.h"

/* How wide a column is, in characters: as its longest text, in bounds. */
double	bk_gridsheet_width(const struct bk_grid *, size_t col);

/* A sheet of that name, with a title above the table. */
void	bk_gridsheet_put(struct bk_xlsx *, const char *name,
	    const char *title, enum bk_xlsx_paper, const struct bk_grid *);

#endif
