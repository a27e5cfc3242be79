/*
 * Rows of a log into the tally: what its texts mean, and what becomes of each
 * row. Shared by the two ways a log is read (log.c); nobody else's.
 */
#ifndef BK_LOGAPPLY_H
#define BK_LOGAPPLY_H

#include "export.h"
#include "ingest.h"
#include "logabove.h"
#include "logparse.h"
#include "logticks.h"
#include "order.h"

struct bk_log_numbers;		/* the numbers of one worker, understood */

struct bk_log {
	struct bk_ingest *in;
	struct bk_export *ex;
	struct bk_log_layout layout;
	int		 at[BK_NCOLUMNS];	/* cell of a column, or -1 */
	struct bk_log_above above;	/* for columns that are not there */
	enum bk_order	 order;		/* of the dates; OPEN: none to be */
	bool		 swapped;	/* a spreadsheet did that to its days */
	bool		 pairs;		/* marks are yes and no (logfind.h) */
	bool		 own;		/* the NIS may be a program's number */
	bool		 ticked;	/* a column for each status: */
	struct bk_log_ticks ticks;
	char		 dates[BK_SHEET_TEXT];	/* the headings of these two */
	char		 marks[BK_SHEET_TEXT];
	size_t		 width;		/* cells of a row, of a text; 0: any */
	unsigned	 mark_hints;	/* enum bk_mark_hint */
	unsigned	 language;	/* of the headings, likewise */
	bool		 said_cp1252;
	struct bk_log_numbers *numbers;	/* by worker */
	/* Where the applier is: the line of this offset in the block. */
	size_t		 line, offset;
};

/* Room for the numbers of that many workers; and its end. */
void	bk_log_apply_start(struct bk_log *, unsigned workers);
void	bk_log_apply_end(struct bk_log *, unsigned workers);

/* Take over the texts that are new in a block. In the order of the blocks. */
void	bk_log_take(struct bk_log *, unsigned worker,
	    const struct bk_log_parsed *);

/* Enter the rows of a block, whose texts were taken. */
void	bk_log_apply(struct bk_log *, unsigned worker,
	    const struct bk_block *, const struct bk_log_parsed *);

#endif
