/*
 * SpreadsheetML 2003, the workbook as one XML file that programs write under
 * the name .xls or .xml. Cells come out as table.h says; a sheet that is
 * hidden is reported and left out.
 *
 * Bounds: those of table.h, 64 levels; a DOCTYPE is refused, so there are no
 * entities.
 */
#ifndef BK_SHEETML_H
#define BK_SHEETML_H

#include <stdbool.h>

#include "table.h"

/* True where XML begins that names the namespace of SpreadsheetML. */
bool	bk_sheetml_is(struct bk_str bytes);

/*
 * The workbook in `bytes`, which need not outlive the table. Damaged or over
 * a bound: reported, -1, *table untouched.
 */
int	bk_sheetml_read(struct bk_table *, const char *file,
	    struct bk_str bytes, struct bk_diag *);

#endif
