/*
 * Workbooks (.xlsx, .xlsm) read thinly and with suspicion: from memory, the
 * cells that a person sees and nothing else. No other file includes libzip or
 * expat.
 *
 * Read: shared and inline strings, rich text (without its phonetic runs),
 * days and times by style, both day counts, merged cells, all sheets that are
 * shown, both namespaces (transitional and strict) under any prefix, cells
 * and rows that name no place, results of formulas. Parts are found by the
 * relationships alone and never touch a disk.
 *
 * Bounds: 32 MiB a part and 64 MiB together, unpacked; 200 times the packed
 * size beyond the first MiB; 64 levels; a DOCTYPE is refused, so there are no
 * entities. Sizes and checksums in the archive are claims: bytes are counted
 * as they come, and nothing is kept unless every part was whole.
 */
#ifndef BK_XLSXIN_H
#define BK_XLSXIN_H

#include <stdbool.h>

#include "table.h"

/* True when the bytes begin as a zip archive, or as the file that a password
 * makes of one (and the .xls of old); bk_xlsxin_read tells these apart. */
bool	bk_xlsxin_is(struct bk_str bytes);

/*
 * The workbook in `bytes`, which need not outlive the table. Cells are copied
 * and formatted as table.h says. Not a workbook, damaged, protected by a
 * password, or over a bound: reported, -1, *table untouched.
 */
int	bk_xlsxin_read(struct bk_table *, const char *file, struct bk_str bytes,
	    struct bk_diag *);

#endif
