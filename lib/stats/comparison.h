/*
 * The comparison of FIELD 7: students, cases, complaints and attendance of
 * the terms of a census, counted into a `stats` document.
 */
#ifndef BK_COMPARISON_H
#define BK_COMPARISON_H

#include "census.h"
#include "sums.h"

/*
 * Count into *out, which names `by` (bits 1 << enum bk_by). 0; -1 where a
 * figure grows beyond BK_SUM_MAX.
 */
int	bk_comparison_count(const struct bk_census *, struct bk_stats *out,
	    unsigned by);

#endif
