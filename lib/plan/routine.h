/*
 * Whose turn it is for a routine visit [J]: every `routine_months` the
 * homeroom teacher calls on each student's family, also where nothing is
 * wrong. Never counted as a problem.
 */
#ifndef BK_ROUTINE_H
#define BK_ROUTINE_H

#include "planner.h"
#include "term.h"

enum { BK_ROUTINE_WEEKS = 4 };	/* so far ahead is planned */

struct bk_routine_in {
	const struct bk_plan_world	*world;
	bk_term				 term;
	/* nis -> bk_date of the last visit that met somebody, plus 1 << 30 */
	const struct bk_map		*last;
	/* nis of students whom a case has visited anyway */
	const struct bk_map		*busy;
	/* Called for each class whose homeroom teacher has no hours. */
	void				(*idle)(void *ctx, const char *class);
	void				*ctx;
};

/*
 * Those whose turn comes within the next weeks, in the arena: of each class
 * as many a week as get all of it visited in time, those not visited longest
 * first. The number of them.
 */
size_t	bk_routine_due(const struct bk_routine_in *, struct bk_arena *,
	    struct bk_plan_routine **out);

/* The same day so many months later, or the last of that month. */
bk_date	bk_routine_next(bk_date last, int months);

#endif
