/*
 * A batch: a sheet of entries, as bk-record --batch reads it. Columns by
 * their headings, Indonesian or English, in any order: nis (or case), date,
 * step, outcome, by, note; other headings are keys of the action.
 */
#ifndef BK_BATCH_H
#define BK_BATCH_H

#include "entry.h"
#include "table.h"

struct bk_batch {
	BK_LIST_OF(struct bk_entry) entries;
	size_t	 bad;		/* rows that could not be read, said */
};

/*
 * Read the first sheet of a table. `by` did what names nobody; NULL: such a
 * row is bad. Every bad row is said, with its line. 0 when the headings were
 * found, even where rows are bad; else said, -1.
 */
int	bk_batch_read(struct bk_batch *, const struct bk_table *,
	    const char *by, const struct bk_entry_place *);

#endif
