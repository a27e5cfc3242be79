/*
 * Attendance that falls, week by week, before any rule fires: the child who is
 * about to be lost. It looks at the last weeks up to the last day with a
 * session, seven days each, by the marks of `days`: for each week, the days at
 * school as a share of those at school or absent without excuse.
 */
#ifndef BK_FALLING_H
#define BK_FALLING_H

#include "attendance.h"
#include "policy.h"

enum { BK_FALLING_WEEKS = 12 };		/* at most */

struct bk_falling {
	int	n;			/* weeks */
	double	share[BK_FALLING_WEEKS];	/* percent, the oldest first;
						   NAN: no countable day */
	bk_date	to;			/* the last day that is known */
	double	slope;			/* points a week, least squares */
};

/*
 * By today: does it fall by at least the policy's points a week? All weeks but
 * one must be known, the last among them; otherwise it cannot be told, and the
 * answer is false.
 */
bool	bk_falling_of(const struct bk_attendance *, const struct bk_policy *,
	    bk_date today, struct bk_falling *out);

#endif
