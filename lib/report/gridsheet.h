/* Tables (grid.h) as sheets of a workbook: counts are numbers. */
#ifndef BK_GRIDSHEET_H
#define BK_GRIDSHEET_H

#include "grid.h"
#include "xlsxout.h"

/* A sheet of that name, with a title above the table. */
void	bk_gridsheet_put(struct bk_xlsx *, const char *name,
	    const char *title, enum bk_xlsx_paper, const struct bk_grid *);

#endif
