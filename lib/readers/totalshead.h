/*
 * Where a table of totals has its counts: under headings in one row to three,
 * once, or once a month.
 */
#ifndef BK_TOTALSHEAD_H
#define BK_TOTALSHEAD_H

#include "counts.h"
#include "heading.h"
#include "table.h"

enum { BK_TOTALS_COLUMNS = 128, BK_TOTALS_GROUPS = 14 };

/* The columns of one month, or of all. */
struct bk_totals_group {
	struct bk_str	 label;		/* what stands over it; may be empty */
	signed char	 kind[BK_TOTALS_COLUMNS];	/* counts.h, or -1 */
	bool		 missed;	/* its percentage is of those absent */
	bool		 fractions;	/* 0.97 is 97 % */
	bool		 spared;	/* no 0 is written: a blank or a dash */
};

struct bk_totals_head {
	size_t	 head, first;		/* row of headings; first student */
	int	 at[BK_NCOLUMNS];
	struct bk_totals_group group[BK_TOTALS_GROUPS];
	size_t	 n;			/* of groups, at least 1 */
};

/* The headings that tell most; false where there are none. */
bool	bk_totalshead_find(const struct bk_sheet *, struct bk_totals_head *);

/* What the rows under them tell of the columns: "Hadir" may be a percentage. */
void	bk_totalshead_tell(const struct bk_sheet *, struct bk_totals_head *);

/* The heading of a column, of several rows the lowest. */
struct bk_str	bk_totalshead_heading(const struct bk_sheet *,
		    const struct bk_totals_head *, size_t c);

/* Is row `i` one of sums or averages? */
bool	bk_totalshead_is_sum(const struct bk_sheet *, size_t i,
	    const struct bk_totals_head *);

/* And of averages or percentages, which are no sums? */
bool	bk_totalshead_is_average(const struct bk_sheet *, size_t i,
	    const struct bk_totals_head *);

/* Does the group count that? */
bool	bk_totalshead_has(const struct bk_totals_group *, int kind);

/* A row's count; of several columns, as I and D, the sum; -1 for none. */
double bk_totalshead_count(
    const struct bk_row *, const struct bk_totals_group *, int kind);

#endif
