/*
 * A long sheet of a workbook, row by row, as the text of a CSV file: line N is
 * row N, commas part the cells, none of which holds a line end. Cells are
 * formatted as in a table (table.h); merged cells stand in the first alone, and
 * which these are is known at the end. Memory does not depend on the length.
 *
 * Bounds: 1,048,576 rows, 2 GiB unpacked, 8 GiB of all that is read of the
 * workbook so, and 200 times the packed size beyond the first MiB.
 */
#ifndef BK_XLSXSTREAM_H
#define BK_XLSXSTREAM_H

#include <sys/types.h>

#include "xlsxin.h"

struct bk_xlsxstream;

/*
 * Sheet `part` (of struct bk_sheet); a line end in a cell becomes `lf`, a blank
 * as a rule. Reports and returns NULL on failure.
 */
struct bk_xlsxstream	*bk_xlsxstream_new(struct bk_xlsxbook *, size_t part,
			    char lf);
void	bk_xlsxstream_free(struct bk_xlsxstream *);	/* may be NULL */

/*
 * The next bytes, at most `room`: how many, 0 at the end; -EBADMSG where the
 * sheet is damaged or over a bound, which was reported.
 */
ssize_t	bk_xlsxstream_read(struct bk_xlsxstream *, char *to, size_t room);

/*
 * Which cells are merged, in any order; at the end of the sheet only. They are
 * the caller's to free. -1, reported, where some are none or are too many.
 */
int	bk_xlsxstream_merges(struct bk_xlsxstream *,
	    struct bk_table_merge **, size_t *n);

#endif
