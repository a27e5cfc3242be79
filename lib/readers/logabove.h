/*
 * What stands above a log for all its rows: the day of a daily report, and
 * class and subject, where no column says them.
 */
#ifndef BK_LOGABOVE_H
#define BK_LOGABOVE_H

#include "sheetfacts.h"
#include "when.h"

struct bk_log_above {
	bool		 dated;
	struct bk_when	 day;
	struct bk_sheet_facts facts;
	/* of whom it is, where it is one student's card; or empty */
	char		 name[BK_SHEET_TEXT], nis[BK_SHEET_TEXT];
	char		 nisn[BK_SHEET_TEXT];
	bool		 named;		/* since the last row of a table */
};

/* Do name or number stand there? */
static inline bool
bk_log_above_person(const struct bk_log_above *a)
{
	return a->name[0] || a->nis[0] || a->nisn[0];
}

/* Look at the rows above the headings, which are row `head`. */
void	bk_log_look_above(const struct bk_sheet *, size_t head,
	    struct bk_log_above *);

/*
 * The same of the rows from..head-1 of a sheet with several tables: what they
 * say overrides what was known, the rest stays.
 */
void	bk_log_look_between(const struct bk_sheet *, size_t from, size_t head,
	    struct bk_log_above *);

/*
 * Is row `i` a line between the rows of a table, as "Tanggal: 8 September 2026"
 * or "Kelas X-2"? Then what it says is of the rows below it: *a gets that.
 */
bool	bk_log_look_line(const struct bk_sheet *, size_t i,
	    struct bk_log_above *a);

/*
 * Where the headings of row `head` stand again, in row `i` or behind the few
 * lines of a title in it: the row of these headings, else 0.
 */
size_t	bk_log_next_table(const struct bk_sheet *, size_t head, size_t i);

#endif
