/*
 * What a table without a word of attendance looks like, by what its columns
 * hold: a quiz, a timetable, ticks for anything.
 */
#ifndef BK_OTHERSHAPE_H
#define BK_OTHERSHAPE_H

#include "table.h"

/* How sure that is, beside the formats that read. */
enum {
	BK_OTHER_SURE = 99,	/* more than any */
	BK_OTHER_RATHER = 85,	/* more than a sheet of marks */
	BK_OTHER_PERHAPS = 71,	/* more than totals, less than a gradebook */
	BK_OTHER_UNDATED = 67	/* of problems: more than a roster alone */
};

/* What a file looks like, and the cell that says it; line 0: its name does. */
struct bk_othershape {
	const char	*kind;
	struct bk_str	 cell;
	size_t		 line;
	int		 score;
};

/* By the headings in row `head` and ticks below; false: nothing known. */
bool	bk_othershape_find(const struct bk_sheet *, size_t head,
	    struct bk_othershape *);

/*
 * A column of statuses of which no more than half are of attendance, none of
 * them of somebody who was there, and another word stands there more than
 * once: Lunas, Belum and Izin of who paid, Sehat and Sakit of who is well.
 */
bool	bk_othershape_statuses(const struct bk_sheet *, size_t head,
	    struct bk_othershape *);

/*
 * By what marks of attendance do not settle: requests for leave that were not
 * all granted; `said`: does it say that it is of attendance? Else also letters
 * that are grades, A and B or C, without an H, S or I.
 */
bool	bk_othershape_surely(const struct bk_sheet *, size_t head, bool said,
	    struct bk_othershape *);

/*
 * Grades, and those present as a number beside them that nothing says of how
 * many sessions it is: it may as well be a grade.
 */
bool	bk_othershape_grades(const struct bk_sheet *, struct bk_othershape *);

#endif
