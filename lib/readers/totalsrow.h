/*
 * A row of a table of counts: what it counts of its student, or what is wrong
 * with it.
 */
#ifndef BK_TOTALSROW_H
#define BK_TOTALSROW_H

#include "ingest.h"
#include "sheetfacts.h"
#include "totalshead.h"
#include "totalsums.h"

/* A group of counts, and where the table has the rest. */
struct bk_totalsrow_layout {
	const struct bk_totals_head *h;
	const struct bk_totals_group *g;
	bool	 meeting[BK_TOTALS_COLUMNS];	/* of marks without a date */
	bool	 checked;	/* these check counts of all kinds */
	struct bk_totals_sums sums;	/* columns that check the others */
	bool	 once;		/* nothing but 1 and 0 of those present */
	unsigned hints;			/* mark.h: of these marks */
};

/* What the rows of a group share. */
struct bk_totalsrow_table {
	const struct bk_sheet *sheet;
	const struct bk_totalsrow_layout *l;
	struct bk_sheet_facts facts;
	bk_date		 from, to;	/* or BK_DATE_NONE */
	double		 sessions;	/* of all, or 0 */
	double		 sum[BK_NCOUNTS];	/* of the rows weighed */
};

struct bk_totalsrow {
	struct bk_totals t;		/* without its record */
	struct bk_str	 hidden;	/* a count that is withheld, or "" */
	const struct bk_msg *bad;	/* why it cannot be used, or NULL */
	struct bk_buf	 why;		/* both figures, or empty; the caller's
					   to free, in any case */
};

/* The layout of a group; columns that say others once more leave it. */
void	bk_totalsrow_layout(const struct bk_sheet *,
	    const struct bk_totals_head *, struct bk_totals_group *,
	    struct bk_totalsrow_layout *);

/*
 * Weigh row `i`; false where it is nobody's, as a signature, a legend, the
 * columns' numbers, or has no count.
 */
bool	bk_totalsrow_weigh(struct bk_totalsrow_table *, size_t i,
	    struct bk_totalsrow *);

#endif
