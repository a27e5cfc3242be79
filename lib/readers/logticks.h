/*
 * A log that has a column for each status, as Hadir | Sakit | Izin | Alpa or
 * H | S | I | A, of which one is ticked in each row.
 */
#ifndef BK_LOGTICKS_H
#define BK_LOGTICKS_H

#include "mark.h"
#include "table.h"

struct bk_log_ticks {
	int		 at[BK_NMARKS];	/* the column of a mark, or -1 */
	struct bk_str	 heading[BK_NMARKS];	/* of the sheet's */
};

/*
 * Find such columns in row `head`, or in the row below under one heading for
 * all. False where there are fewer than two, none of them of those present,
 * or where the rows have no tick (1, v, x ...) in one of them each; and where
 * nobody was there, which is a list of absences.
 */
bool	bk_log_ticks_find(const struct bk_sheet *, size_t head,
	    struct bk_log_ticks *);

/* Are these the headings once more? */
bool	bk_log_ticks_again(const struct bk_log_ticks *,
	    const struct bk_row *);

/*
 * The mark of a row: READ; EMPTY where nothing is ticked; AMBIGUOUS where two
 * are, but for the late who are present too; NO_WORD where a cell holds
 * anything else.
 */
enum bk_mark_kind	bk_log_ticks_read(const struct bk_log_ticks *,
			    const struct bk_row *, enum bk_mark *);

#endif
