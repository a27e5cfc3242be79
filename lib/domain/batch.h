/*
 * A batch: a sheet of entries, as bk-record --batch reads it. Columns by
 * their headings, Indonesian or English, in any order: nis (or case), date,
 * step, outcome, by, note; nama, which whoever records compares. What the
 * worklist prints beside these (telephone ...) is passed over; other headings
 * are keys of the action.
 */
#ifndef BK_BATCH_H
#define BK_BATCH_H

#include "entry.h"
#include "table.h"

struct bk_batch {
	BK_LIST_OF(struct bk_entry) entries;
	size_t	 bad;		/* rows that could not be read; reported */
	size_t	 empty;		/* rows of a form that were not filled in */
};

/*
 * Read the first sheet that has such headings. `by` did what names nobody;
 * NULL: such a row is bad. Every bad word of every row is reported, with its
 * line. 0 when the headings were found, even where rows are bad; else reported,
 * -1.
 */
int	bk_batch_read(struct bk_batch *, const struct bk_table *,
	    const char *by, const struct bk_entry_place *);

#endif
