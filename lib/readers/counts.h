/*
 * Counts of sessions as exports give them, some of them: present and sessions,
 * or a percentage and sessions, or present, S, I and A ...
 */
#ifndef BK_COUNTS_H
#define BK_COUNTS_H

#include "ingest.h"
#include "vocabulary.h"

/* What may be counted is enum bk_count of vocabulary.h. */

/* What is counted, as `H` of "Total H", "Jml. H". */
struct bk_str	bk_counts_label(struct bk_str);

/* "12", "85,5", "85.5%", "18 hari", the 18 of "18 dari 20"; or -1. */
double	bk_counts_number(struct bk_str);

/* The 18 of "18 dari 20", "18/20", and *whole; or -1. 7/9 may be a day. */
double	bk_counts_share(struct bk_str, double *whole);

/* Does `percent` stand for that part of the whole, rounded or cut? */
bool	bk_counts_is_share(double percent, double part, double whole);

/*
 * Of how many `part` is that percentage, rounded or cut; 0 where no number is
 * that, or several are and none exactly.
 */
double	bk_counts_whole_of(double part, double percent);

/* May it be a count: a whole number, and not absurdly large? */
bool	bk_counts_whole(double);

/*
 * The counts of the five marks; those not given (negative) follow from the
 * rest. A percentage with sessions gives counts, alone it is the participation
 * (else negative). NULL; or what is wrong: the counts contradict each other, or
 * there is nothing to count by.
 */
const struct bk_msg *bk_counts_resolve(const double given[BK_NCOUNTS],
		    uint32_t out[BK_NMARKS], double *participation);

#endif
