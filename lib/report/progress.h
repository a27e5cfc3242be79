/*
 * What the progress report tells the principal beside its figures [LETTERS
 * 15]: which recaps are not in yet, and which visits wait for approval.
 */
#ifndef BK_PROGRESS_H
#define BK_PROGRESS_H

#include "census.h"
#include "office.h"

/*
 * Classes of the term with recaps missing, a row each: class, homeroom
 * teacher, how many subjects are in, and which are not: those that a
 * parallel class has handed in, one of the same grade and name but for its
 * number or letter, since other streams have other subjects. A class without
 * any recap misses all. False where nobody is on the term's roster: nothing is
 * known.
 */
bool	bk_progress_missing(struct bk_grid *, const struct bk_office *,
	    const struct bk_census *, bk_term);

/* The last day that recaps of the term tell of; BK_DATE_NONE: no recap. */
bk_date	bk_progress_told(const struct bk_census *, bk_term,
	    struct bk_arena *);

/*
 * Open cases on the rung visit that nobody was met for and whose approval is
 * missing: of the last request, or not asked for yet (where the policy asks
 * for one). A request that was denied waits no more. None after `today`.
 */
void	bk_progress_approvals(struct bk_grid *, const struct bk_office *,
	    const struct bk_case *const *, size_t n, bk_date today);

#endif
