#include "announced.h"

#include <string.h>

int
bk_plan_tries(const struct bk_case *c)
{
	int n = 0;

	for (size_t i = 0; i < c->actions.n; i++)
		n += c->actions.v[i].step == BK_STEP_VISIT;
	return n;
}

const struct bk_action *
bk_plan_last_visit(const struct bk_case *c)
{
	for (size_t i = c->actions.n; i > 0; i--)
		if (c->actions.v[i - 1].step == BK_STEP_VISIT)
			return &c->actions.v[i - 1];
	return NULL;
}

/* A day and an hour, as 2020-10-07T15:00, under a key of a visit called off. */
static bool
hour_of(const struct bk_action *a, const char *key, struct bk_planned *out)
{
	const char *text = a && a->step == BK_STEP_VISIT &&
	    a->outcome == BK_VISIT_CANCELLED ? bk_node_text(a->node, key) :
	    NULL;
	int64_t stamp;
	struct bk_planned p = { .date = BK_DATE_NONE };

	if (!text || bk_bind_stamp(bk_str(text), &stamp) < 0)
		return false;
	p.date = (bk_date)(stamp / (24 * 60));
	p.start = (int)(stamp % (24 * 60));
	*out = p;
	return true;
}

bool
bk_plan_wish(const struct bk_case *c, struct bk_planned *out)
{
	return hour_of(bk_plan_last_visit(c), "moved_to", out);
}

/*
 * Was anything recorded since the plan was written? bk-schedule notes how
 * many visits there were then; of a plan written by hand, the days tell.
 */
static bool
is_outlived(const struct bk_case *c, const struct bk_action *last)
{
	const char *tries = bk_node_text(c->planned.node, "tries");
	struct bk_planned off;
	uint64_t n;

	if (!last)
		return false;
	if (tries && bk_str_uint(bk_str(tries), 1000000, &n) == 0)
		return (int)n < bk_plan_tries(c);
	if (hour_of(last, "called_off", &off))	/* this one, or an earlier */
		return off.date == c->planned.date &&
		    off.start == c->planned.start;
	return last->outcome == BK_VISIT_CANCELLED ||
	    last->date >= c->planned.date;
}

bool
bk_plan_called_off(const struct bk_case *c, size_t i, struct bk_planned *out)
{
	const struct bk_action *a = &c->actions.v[i];

	if (hour_of(a, "called_off", out))
		return true;
	if (a != bk_plan_last_visit(c) || a->outcome != BK_VISIT_CANCELLED ||
	    c->planned.date == BK_DATE_NONE ||
	    c->planned.start == BK_INT_NONE || !is_outlived(c, a))
		return false;
	*out = c->planned;
	return true;
}

bool
bk_plan_announced(const struct bk_case *c, bk_date today,
    struct bk_planned *out)
{
	const struct bk_action *last = bk_plan_last_visit(c);
	struct bk_planned wish;

	if (c->planned.date != BK_DATE_NONE && c->planned.date > today &&
	    c->planned.start != BK_INT_NONE && !is_outlived(c, last)) {
		*out = c->planned;
		return true;
	}
	if (!bk_plan_wish(c, &wish) || wish.date <= today)
		return false;
	*out = wish;
	return true;
}

bool
bk_plan_unanswered(const struct bk_case *c)
{
	return c->planned.date != BK_DATE_NONE &&
	    !is_outlived(c, bk_plan_last_visit(c));
}

const char *
bk_plan_door(const struct bk_planned *p, const struct bk_student *s)
{
	const struct bk_guardian *first = s ? bk_student_guardian(s) : NULL;
	const char *name = p->node ? bk_node_text(p->node, "guardian") : NULL;

	for (size_t i = 0; name && s && i < s->guardians.n; i++) {
		const struct bk_guardian *g = &s->guardians.v[i];

		if (!g->deceased && g->name && strcmp(g->name, name) == 0)
			return g->name;
	}
	return first ? first->name : NULL;
}

/* Of the staff, and not away. */
static bool
is_there(const struct bk_school *s, const char *id, bk_date day)
{
	const struct bk_staff *who = bk_school_staff(s, id);

	for (size_t i = 0; who && i < who->away.n; i++)
		if (bk_student_span_holds(&who->away.v[i], day))
			return false;
	return who != NULL;
}

bool
bk_plan_under_way(const struct bk_case *c, const struct bk_school *s,
    bk_date today)
{
	const struct bk_planned *p = &c->planned;

	if (p->date != today || !p->visitor || p->start == BK_INT_NONE ||
	    p->end == BK_INT_NONE || p->end <= p->start ||
	    !bk_plan_unanswered(c) ||
	    !is_there(s, p->visitor, today))
		return false;
	for (size_t i = 0; i < p->with.n; i++)
		if (!is_there(s, p->with.v[i], today))
			return false;
	return true;
}
