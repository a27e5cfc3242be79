/*
 * Workbooks (.xlsx, .xlsm) read thinly and with suspicion: the cells that a
 * person sees and nothing else.
 *
 * Read: shared and inline strings, rich text (without its phonetic runs),
 * days and times by style, both day counts, merged cells, all sheets that are
 * shown, both namespaces (transitional and strict) under any prefix, cells
 * and rows that name no place, results of formulas. Parts are found by the
 * relationships alone and never touch a disk.
 *
 * Bounds, unpacked: a sheet of 128 MiB and 256 MiB together; shared strings of
 * 2 GiB, and 64 MiB as they are kept (packed.h); other parts of 32 MiB; 200
 * times the packed size beyond the first MiB; 64 levels; a DOCTYPE is refused,
 * so there are no entities. Nothing is kept unless every part was whole. A
 * sheet that is longer is read row by row (xlsxstream.h).
 */
#ifndef BK_XLSXIN_H
#define BK_XLSXIN_H

#include <stdbool.h>
#include <stdio.h>

#include "table.h"

/* True when the bytes begin as a zip archive, or as the file that a password
 * makes of one (and the .xls of old); bk_xlsxin_open tells these apart. */
bool	bk_xlsxin_is(struct bk_str bytes);

struct bk_xlsxbook;

/*
 * Open a workbook: in `bytes`, which must outlive it, or where `f` is not NULL
 * in that file from byte `start` on, which it owns then, even on failure.
 * Reports and returns NULL where it is none, damaged, protected by a password,
 * or over a bound.
 */
struct bk_xlsxbook	*bk_xlsxin_open(const char *file, struct bk_str bytes,
			    FILE *f, size_t start, struct bk_diag *);

/* May be NULL. Tables of it must be freed before. */
void	bk_xlsxin_close(struct bk_xlsxbook *);

enum { BK_XLSX_SHEETS = 256 };	/* at most */

enum { BK_XLSXIN_LONG = 8 << 20 };	/* bytes unpacked */

/* Is a sheet that is shown so long that its rows should be streamed? */
bool	bk_xlsxin_long(const struct bk_xlsxbook *);

/*
 * All sheets, or where `maxrows` is not 0 the first rows of each. Cells are
 * formatted as table.h says, and may lie in the book. Damaged, or over a
 * bound: reported, -1, *table untouched.
 */
int	bk_xlsxin_table(struct bk_xlsxbook *, struct bk_table *,
	    size_t maxrows);

#endif
