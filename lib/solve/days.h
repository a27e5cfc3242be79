#ifndef BK_SOLVE_DAYS_H
#define BK_SOLVE_DAYS_H

/*
 * Inside the proof: columns that meet at some tasks, on shifts of one time.
 */

#include "proof.h"

struct days;

struct days	*bk_solve_days_new(const struct proof *);
void	bk_solve_days_free(struct days *);

/*
 * Give each of n picks, which do all that a plan does, its shift, so that all
 * together cost as little as can be: *above is what that is above the cost of
 * their columns. False: they cannot be a plan, or it is `most` or more. *exact:
 * a plan costs just that; else none costs less.
 */
bool	bk_solve_days(struct days *, struct pick *, size_t n, int64_t most,
	    int64_t *above, bool *exact);

/*
 * The picks, each on its shift, as a plan, whose cost is set; its arrays have
 * room. False: this is none.
 */
bool	bk_solve_days_write(struct days *, const struct pick *, size_t n,
	    struct bk_solve_plan *);

#endif
