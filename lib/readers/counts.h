/*
 * Counts of sessions as exports give them, some of them: present and sessions,
 * or a percentage and sessions, or present, S, I and A ...
 */
#ifndef BK_COUNTS_H
#define BK_COUNTS_H

#include "ingest.h"

/* What may be counted; the first are enum bk_mark. */
enum { BK_COUNT_SESSIONS = BK_NMARKS, BK_COUNT_ABSENT, BK_COUNT_PERCENT,
	BK_NCOUNTS };

/* What is counted, as `H` of "Total H", "Jml. H". */
struct bk_str	bk_totalshead_label(struct bk_str);

/* "12", "85,5", "85.5%": a number, or -1. */
double	bk_totalshead_number(struct bk_str);

/*
 * The counts of the five marks; what is not given (negative) follows from the
 * rest. A percentage with sessions gives counts, alone it is the
 * participation (else negative). NULL; or what is wrong: the counts
 * contradict each other, or there is nothing to count by.
 */
const struct bk_msg *bk_totals_resolve(const double given[BK_NCOUNTS],
		    uint32_t out[BK_NMARKS], double *participation);

#endif
