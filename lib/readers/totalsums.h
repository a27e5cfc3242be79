/*
 * Columns of a table of totals that say again what others say: Total Kehadiran
 * beside Hadir, Sakit, Izin and Alpa, and percentages. They are checks, and no
 * more sessions; a row that contradicts itself is rejected with both figures.
 */
#ifndef BK_TOTALSUMS_H
#define BK_TOTALSUMS_H

#include "totalshead.h"

enum bk_totals_relation {
	BK_SUM_OF_KIND,		/* of the other columns of its kind */
	BK_SUM_OF_ALL,		/* of all marks */
	BK_SUM_LATE_WITHIN,	/* of all, and those late are among present */
	BK_SUM_WITH_LATE,	/* of those present and those late */
	BK_SUM_OF_MISSED,	/* of those not there */
	BK_SUM_NRELATIONS
};

enum { BK_TOTALS_SUMS = 8 };

struct bk_totals_sums {
	struct {
		size_t		 column;
		int		 kind;		/* or -1: a bare "Total" */
		enum bk_totals_relation is;
	} v[BK_TOTALS_SUMS];
	size_t	 n;
	bool	 late_within;	/* who was late counts among those present */
	bool	 late_open;	/* beside them, but nothing tells */
};

/*
 * Find them: they count in the group no more. A bare "Kehadiran" whose values
 * fit a share of the others, or have a fraction, becomes a percentage.
 */
void	bk_totalsums_find(const struct bk_sheet *,
	    const struct bk_totals_head *, struct bk_totals_group *,
	    struct bk_totals_sums *);

/*
 * Does the row agree with itself? `given` are its counts, from which those
 * late are taken out of those present where they are among them. True; or
 * false, and both figures in *why.
 */
bool	bk_totalsums_agree(const struct bk_sheet *, const struct bk_row *,
	    const struct bk_totals_head *, const struct bk_totals_sums *,
	    double given[BK_NCOUNTS], struct bk_buf *why);

/*
 * Is the percentage, of digits as it is written, one of these counts, by any
 * of the usual formulas? One that is not given agrees.
 */
bool	bk_totalsums_percent(double percent, const uint32_t count[BK_NMARKS],
	    struct bk_buf *why);

#endif
