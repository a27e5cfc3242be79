#include "totalsolve.h"

#include <math.h>

#include "mark.h"

enum { SESSIONS_MAX = 400 };

/* How far a percentage may be from the true one, by the digits it shows. */
static double
slack_of(double percent, double before)
{
	double ten = percent * 10, hundred = percent * 100;

	if (fabs(hundred - round(hundred)) > 1e-6)
		return 0.0001;
	if (fabs(ten - round(ten)) > 1e-6)
		return fmin(before, 0.0051);
	return fabs(percent - round(percent)) > 1e-6 ? fmin(before, 0.051) :
	    before;
}

static bool
fits(double sessions, double missed, double percent, double slack)
{
	return missed <= sessions && fabs(100 * (sessions - missed) /
	    sessions - percent) <= slack;
}

/* Somebody's row, no sum and not the columns' numbers. */
static bool
is_counted(const struct bk_sheet *s, size_t i, const struct bk_totals_head *h)
{
	return !bk_totalshead_is_sum(s, i, h) && (h->at[BK_COL_NAME] < 0 ||
	    bk_counts_number(bk_table_shown(s, i,
	    (size_t)h->at[BK_COL_NAME])) < 0);
}

double
bk_totalsolve_sessions(const struct bk_sheet *s,
    const struct bk_totals_head *h, const struct bk_totals_group *g)
{
	double slack = 0.51, found = 0;

	for (size_t i = h->first; i < s->n; i++)
		if (is_counted(s, i, h))
			slack = slack_of(bk_totalshead_count(bk_table_row(s,
			    i), g, BK_COUNT_PERCENT), slack);
	for (int n = 1; n <= SESSIONS_MAX; n++) {
		size_t told = 0, i;

		for (i = h->first; i < s->n; i++) {
			const struct bk_row *row = bk_table_row(s, i);
			double p =
			    bk_totalshead_count(row, g, BK_COUNT_PERCENT);
			double missed = 0;

			for (int m = BK_MARK_EXCUSED; m < BK_NMARKS; m++)
				missed += fmax(0,
				    bk_totalshead_count(row, g, m));
			if (p < 0 || !is_counted(s, i, h))
				continue;
			if (!fits(n, missed, p, slack))
				break;
			told += missed > 0;
		}
		if (i < s->n || told == 0)
			continue;
		if (found > 0)
			return 0;
		found = n;
	}
	return found;
}
