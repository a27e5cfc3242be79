#include "falling.h"

#include <string.h>

/* The place of the last day with a session by today; -1: there is none. */
static int
last_day(const char *marks, bk_date from, bk_date today)
{
	int i = (int)strlen(marks) - 1;

	if (today - from < i)
		i = today - from;
	while (i >= 0 && marks[i] == '.')
		i--;
	return i;
}

/* The seven days up to `last`. */
static double
share_of(const char *marks, int last)
{
	int present = 0, absent = 0;

	for (int i = last; i > last - 7 && i >= 0; i--) {
		present += marks[i] == 'P';
		absent += marks[i] == 'U';
	}
	return present + absent ? 100.0 * present / (present + absent) : NAN;
}

/* Least squares over the weeks that are known; NAN of fewer than two. */
static double
slope_of(const struct bk_falling *f)
{
	double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;

	for (int i = 0; i < f->n; i++) {
		if (isnan(f->share[i]))
			continue;
		n++;
		sx += i;
		sy += f->share[i];
		sxx += (double)i * i;
		sxy += i * f->share[i];
	}
	return n < 2 ? NAN : (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

bool
bk_falling_of(const struct bk_attendance *a, const struct bk_policy *p,
    bk_date today, struct bk_falling *out)
{
	int last = a->days.marks && a->days.from != BK_DATE_NONE ?
	    last_day(a->days.marks, a->days.from, today) : -1;
	int unknown = 0;

	*out = (struct bk_falling){ .n = p->falling.weeks, .slope = NAN };
	if (last < 0 || out->n < 3 || out->n > BK_FALLING_WEEKS)
		return false;
	out->to = a->days.from + last;
	for (int i = 0; i < out->n; i++) {
		out->share[i] = share_of(a->days.marks,
		    last - 7 * (out->n - 1 - i));
		unknown += isnan(out->share[i]);
	}
	out->slope = slope_of(out);
	return unknown <= 1 && !isnan(out->share[out->n - 1]) &&
	    out->slope <= -p->falling.points;
}
