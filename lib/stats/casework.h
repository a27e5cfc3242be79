/*
 * What one case, and one student's routine visits, add to the sums of a term:
 * how far it went and where it stands [STATS 4-6], how long it took [7, 18],
 * and the work that was done [8, 9].
 */
#ifndef BK_CASEWORK_H
#define BK_CASEWORK_H

#include "count.h"

/* A case, in the group that its student belongs to. */
void	bk_casework_count(struct bk_count *, const struct bk_case *);

/* Routine visits are lesson hours, and nothing else [STATS 8, 9]. */
void	bk_casework_routine(struct bk_count *, const struct bk_case *);

/*
 * Services that are no actions of cases: how many of each type, in the group
 * that has neither grade nor class, and their lesson hours. None after the day
 * of counting.
 */
void	bk_casework_services(struct bk_count *);

#endif
