/*
 * Marks under meetings or weeks by number, P1, Pertemuan 2, week3, without a
 * count beside them: a format of its own within totals, for it has no days.
 */
#ifndef BK_MEETINGS_H
#define BK_MEETINGS_H

#include "heading.h"
#include "ingest.h"
#include "table.h"

enum { BK_MEETINGS_MAX = 64 };

struct bk_meetings {
	size_t	 head;			/* row of headings */
	int	 at[BK_NCOLUMNS];
	size_t	 column[BK_MEETINGS_MAX];
	int	 number[BK_MEETINGS_MAX];
	size_t	 n;
	unsigned hints;			/* mark.h: of the marks */
	bool	 ones;			/* 1 and 0, or ticks */
	bool	 crosses;		/* X is absent */
	bool	 ticks;			/* most are 1, 0, v: no letters */
	int	 check;			/* column of how many came, or -1 */
};

/* The number of "P1", "Pertemuan 2", "week3"; 0: the heading has none. */
int	bk_meetings_number(struct bk_str heading);

/*
 * Find them. 1, 0 and ticks are marks only where the file says that it is a
 * list of attendance (says.h), and not of absences. False where there are none.
 */
bool	bk_meetings_find(const struct bk_export *, const struct bk_sheet *,
	    struct bk_meetings *);

/* Hand each student's counts to the sink. */
void	bk_meetings_read(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *, const struct bk_meetings *);

#endif
