#ifndef BK_SOLVE_MADE_H
#define BK_SOLVE_MADE_H

#include "core.h"

/*
 * A short search for a plan in which each job is led by one shift and gone
 * along to by another, as given, or left out: lead[job] and mate[job], or
 * BK_SOLVE_NONE. It costs less than `below`, and is to be freed; or false.
 */
bool	bk_solve_made(const struct model *, const int32_t *lead,
	    const int32_t *mate, int64_t below, struct bk_solve_plan *);

#endif
