#include "rules.h"

#include <string.h>

/*
 * The longest run of school days marked U, days without a session left out
 * (unexcused_run); *last is its last day.
 */
static int
longest_run(const struct bk_days *d, bk_date *last)
{
	int run = 0, longest = 0;

	*last = BK_DATE_NONE;
	for (size_t i = 0; d->marks && d->marks[i]; i++) {
		if (d->marks[i] == '.')
			continue;
		run = d->marks[i] == 'U' ? run + 1 : 0;
		if (run > longest) {
			longest = run;
			*last = d->from + (bk_date)i;
		}
	}
	return longest;
}

/* Days with a session, and those of them marked U, E or S. */
static void
count_days(const struct bk_days *d, int *sessions, int *absent)
{
	*sessions = *absent = 0;
	for (size_t i = 0; d->marks && d->marks[i]; i++) {
		*sessions += strchr("PUES", d->marks[i]) != NULL;
		*absent += strchr("UES", d->marks[i]) != NULL;
	}
}

bool
bk_rules_flag_is_economic(const char *flag)
{
	static const char *const flags[] = { "kip", "pip", "kps", "kks" };

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (bk_str_ieq(bk_str(flag), bk_str(flags[i])))
			return true;
	return false;
}

/* --- the rules: does it fire, and which numbers say why ----------------- */

/* Countable sessions, none present or late, none excused or sick [C]. */
static bool
never_attended(const struct bk_rule_policy *p, const struct bk_attendance *a,
    struct bk_reason *r)
{
	const struct bk_counts *c = &a->totals;

	(void)p;
	r->present = c->present;
	r->late = c->late;
	r->sessions = c->sessions;
	return bk_attendance_countable(c) > 0 && c->present + c->late == 0 &&
	    c->sick + c->excused == 0;
}

/*
 * As it is written: to one decimal, or to as many more as it takes not to be
 * the limit, which it is below.
 */
static double
written(double activity, double limit, bool below)
{
	double scale = 10, rounded = activity;

	if (isnan(activity))
		return activity;
	for (int places = 1; places <= BK_BUF_PLACES; places++) {
		rounded = floor(activity * scale + 0.5) / scale;
		if ((rounded < limit) == below)
			break;
		scale *= 10;
	}
	return rounded;
}

static bool
low_activity(const struct bk_rule_policy *p, const struct bk_attendance *a,
    struct bk_reason *r)
{
	bool below = bk_attendance_below(a, p->limit);

	r->activity = written(bk_attendance_activity(a), p->limit, below);
	r->present = a->totals.present;
	r->late = a->totals.late;
	r->sessions = a->totals.sessions;
	return below;
}

static bool
no_assignments(const struct bk_rule_policy *p, const struct bk_attendance *a,
    struct bk_reason *r)
{
	(void)p;
	r->due = a->assignments.due;
	r->submitted = a->assignments.submitted;
	return r->due != BK_INT_NONE && r->due > 0 && r->submitted == 0;
}

static bool
unexcused_run(const struct bk_rule_policy *p, const struct bk_attendance *a,
    struct bk_reason *r)
{
	bk_date last;

	r->run = longest_run(&a->days, &last);
	if (last != BK_DATE_NONE)
		r->to = last;
	return r->run > 0 && r->run >= p->limit;
}

static bool
chronic_absence(const struct bk_rule_policy *p,
    const struct bk_attendance *a, struct bk_reason *r)
{
	count_days(&a->days, &r->days, &r->absent);
	return r->days > 0 && 100.0 * r->absent >= p->limit * r->days;
}

static bool (*const fires[BK_NRULES])(const struct bk_rule_policy *,
    const struct bk_attendance *, struct bk_reason *) = {
	[BK_NEVER_ATTENDED] = never_attended,
	[BK_LOW_ACTIVITY] = low_activity,
	[BK_NO_ASSIGNMENTS] = no_assignments,
	[BK_UNEXCUSED_RUN] = unexcused_run,
	[BK_CHRONIC_ABSENCE] = chronic_absence,
};

static bool
evaluate(const struct bk_policy *p, const struct bk_attendance *a, int rule,
    struct bk_reason *r)
{
	bk_bind_clear(bk_case_reason_binds, r);
	r->rule = rule;
	r->to = a->to;
	return fires[rule](&p->rules[rule], a, r);
}

void
bk_rules_fire(const struct bk_policy *p, const struct bk_attendance *a,
    struct bk_firing *out)
{
	out->n = 0;
	for (int rule = 0; rule < BK_NRULES; rule++)
		if (fires[rule] && p->rules[rule].on &&
		    evaluate(p, a, rule, &out->reason[out->n]))
			out->n++;
}

/* --- saying why --------------------------------------------------------- */

static void
put_percent(struct bk_buf *b, double v)
{
	bk_buf_putpercent(b, v);
	bk_buf_puts(b, " %");
}

/* The numbers that one rule was decided by, in brackets. */
static void
put_numbers(struct bk_buf *b, const struct bk_reason *r,
    const struct bk_rule_policy *p, const struct bk_attendance *a, bool fired)
{
	switch (r->rule) {
	case BK_LOW_ACTIVITY:
		if (isnan(r->activity)) {
			bk_buf_puts(b, "no countable session");
			return;
		}
		put_percent(b, r->activity);
		bk_buf_puts(b, fired ? " < " : " >= ");
		put_percent(b, p->limit);
		bk_buf_printf(b, ", %d of %d", r->present + r->late,
		    bk_attendance_countable(&a->totals));
		return;
	case BK_NO_ASSIGNMENTS:
		if (r->due == BK_INT_NONE)
			bk_buf_puts(b, "none known");
		else
			bk_buf_printf(b, "%d of %d handed in",
			    r->submitted == BK_INT_NONE ? 0 : r->submitted,
			    r->due);
		return;
	case BK_UNEXCUSED_RUN:
		bk_buf_printf(b, "%d days, limit ", r->run);
		bk_buf_putnum(b, p->limit, 0);
		return;
	case BK_CHRONIC_ABSENCE:
		bk_buf_printf(b, "%d of %d days, limit ", r->absent, r->days);
		put_percent(b, p->limit);
		return;
	default:
		bk_buf_printf(b, "%d present, %d late, %d sick, %d excused of "
		    "%d sessions", a->totals.present, a->totals.late,
		    a->totals.sick, a->totals.excused, a->totals.sessions);
	}
}

void
bk_rules_explain(const struct bk_policy *p, const struct bk_attendance *a,
    struct bk_buf *b)
{
	for (int rule = 0; rule < BK_NRULES; rule++) {
		struct bk_reason r;
		bool fired;

		if (!fires[rule])
			continue;
		bk_buf_printf(b, "%s%s ", rule ? "; " : "",
		    bk_word_rules[rule].id);
		if (!p->rules[rule].on) {
			bk_buf_puts(b, "off");
			continue;
		}
		fired = evaluate(p, a, rule, &r);
		bk_buf_puts(b, fired ? "yes (" : "no (");
		put_numbers(b, &r, &p->rules[rule], a, fired);
		bk_buf_putc(b, ')');
	}
}
