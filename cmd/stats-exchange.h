/*
 * bk-stats -f adx and -f dhis2: the sums of schools for another system. Rows
 * are by school first, whatever --by says, since a school is its orgUnit.
 */
#ifndef BK_STATS_EXCHANGE_H
#define BK_STATS_EXCHANGE_H

#include "cmd.h"
#include "figures.h"

/* The axes as given, `school` before them. */
struct bk_axes	bk_stats_exchange_axes(const struct bk_axes *);

/* Print the figures of these axes: 0, or reported and -1. */
int	bk_stats_exchange_adx(struct bk_cmd *, const struct bk_stats *,
	    const struct bk_figures *);
int	bk_stats_exchange_dhis2(struct bk_cmd *, const struct bk_stats *,
	    const struct bk_figures *);

#endif
