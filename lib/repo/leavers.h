/*
 * FIELD 3.17: whose case is closed because the student left. The rosters of the
 * repository say so: a stay that has ended, or somebody of the highest grade
 * who is not on the roster of the new school year.
 */
#ifndef BK_LEAVERS_H
#define BK_LEAVERS_H

#include "case.h"
#include "rosters.h"
#include "school.h"

/*
 * Has the student of this case left by `today`? 1, and *why is the reason that
 * the roster gives, or "graduated" (NULL: not known); 0; or said and -1. A case
 * that a person reopened after that stays open.
 */
int	bk_leavers_judge(struct bk_rosters *, const struct bk_school *,
	    const struct bk_case *, bk_date today, const char **why);

/*
 * The day on which students left, asked of many of them: what is found out
 * about a school year is kept.
 *
 *	struct bk_leavers l = { &rosters, &school, today };
 *	while (...)
 *		bk_leavers_day(&l, nis, BK_DATE_NONE, &day);
 *	bk_leavers_free(&l);
 */
struct bk_leavers {
	struct bk_rosters	*rosters;
	const struct bk_school	*school;
	bk_date			 today;

	/* private */
	struct bk_leavers_year	*years;
	size_t			 n, cap;
};

/*
 * 1, and *day is the last of the student's at school: the roster's, or that of
 * the school year of a graduate; 0: not gone, or nobody says so; or said and
 * -1. `said` (BK_DATE_NONE: nothing) is what a case says of it, for one who is
 * on no roster.
 */
int	bk_leavers_day(struct bk_leavers *, const char *nis, bk_date said,
	    bk_date *day);
void	bk_leavers_free(struct bk_leavers *);

#endif
