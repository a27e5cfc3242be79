/*
 * What the cells of a row of a log mean, by column: of both ways a log is read
 * (log.c).
 */
#ifndef BK_LOGCELLS_H
#define BK_LOGCELLS_H

#include "logapply.h"
#include "mark.h"

/* The person whom the cells of a row name. */
struct bk_who	bk_log_who(const struct bk_log *,
		    const struct bk_str by[BK_NCOLUMNS]);

/*
 * The day of a row, by its cells, or by what stands above: NULL and *date set,
 * or what is wrong with it, and in *said what cells say it, in the arena.
 */
const struct bk_msg	*bk_log_date(const struct bk_log *,
			    const struct bk_str by[BK_NCOLUMNS],
			    struct bk_arena *, bk_date *date,
			    struct bk_str *said);

/* The mark of a row, likewise. */
const struct bk_msg	*bk_log_mark(const struct bk_log *,
			    const struct bk_str by[BK_NCOLUMNS],
			    struct bk_arena *, enum bk_mark *mark,
			    struct bk_str *said);

/* A log that has a column for numbers wants one in each row. */
bool	bk_log_lacks_number(const struct bk_log *, const struct bk_who *);

#endif
