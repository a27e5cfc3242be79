/*
 * Where a sheet lists who was scanned when, by a machine for fingers or a
 * face: its headings, or the plain log of the machine (attlog.dat), which has
 * none.
 */
#ifndef BK_SCANHEAD_H
#define BK_SCANHEAD_H

#include "heading.h"
#include "logabove.h"
#include "table.h"

enum { BK_SCANHEAD_TIMES = 8, BK_SCANHEAD_WIDTH = 32 };

struct bk_scanhead {
	size_t	 first;			/* index of the first row of scans */
	size_t	 line;			/* of the headings; 0: attlog.dat */
	int	 at[BK_NCOLUMNS];	/* who, class, subject; or -1 */
	int	 day;			/* column of days, or -1 */
	int	 in[BK_SCANHEAD_TIMES];	/* of clocks or moments */
	int	 out[BK_SCANHEAD_TIMES];	/* of going, likewise */
	size_t	 nins, nouts;
	int	 unread;		/* of times, many of them none; or -1 */
	int	 weekdays;		/* column beside the days, or -1 */
	int	 state;			/* says coming or going, or -1 */
	bool	 dated;			/* a column holds the day */
	bool	 own;			/* the number is the machine's */
	struct bk_log_above above;	/* where none does */
	uint64_t sound[BK_SCANHEAD_WIDTH];	/* bk_scanhead_failed */
};

/* How much the columns beside who and when may tell. */
enum bk_scanhead_trust {
	BK_SCANHEAD_SILENT,	/* nothing says that it is of attendance */
	BK_SCANHEAD_SAID,	/* something does */
	BK_SCANHEAD_ASKED	/* the operator does: anything */
};

/*
 * True where the sheet is such a list: a column names somebody, and one with
 * a heading of such lists holds moments or times of day. Marks of attendance
 * in a column make it a log, lengths a meeting, sentences a list of events;
 * where nothing says that it is of attendance so do words, sums, parents,
 * telephones or births in any column, and states that are no machine's.
 */
bool	bk_scanhead_find(const struct bk_sheet *, enum bk_scanhead_trust,
	    struct bk_scanhead *);

/*
 * Midnight, alone in a cell of times: what a program writes down for a time
 * that there was not, for nobody comes to school then.
 */
bool	bk_scanhead_is_midnight(struct bk_str);

/*
 * Does a row say that the scan was not taken, or not at the school: "Gagal",
 * "Di luar area"? Cells that do not are remembered, by their hash: most are the
 * same from row to row.
 */
bool	bk_scanhead_failed(struct bk_scanhead *, const struct bk_row *);

/* A cell of such a list's column of days, which may be "26 07 2022". */
enum bk_when_result	bk_scanhead_day(struct bk_str, struct bk_arena *,
			    struct bk_when *);

#endif
