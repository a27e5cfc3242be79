#include "casework.h"

#include <stdio.h>
#include <string.h>

#include "ladder.h"

/* Has a person done anything about it but write a note [FIELD 3.16]? */
static bool
is_judged(const struct bk_case *cas)
{
	for (size_t i = 0; i < cas->actions.n; i++)
		if (cas->actions.v[i].step != BK_STEP_ADVANCE &&
		    cas->actions.v[i].step != BK_STEP_NOTE)
			return true;
	return false;
}

/* Nobody has looked at it: and no person referred the student either. */
static bool
is_untouched(const struct bk_case *cas)
{
	for (size_t i = 0; i < cas->reasons.n; i++)
		if (cas->reasons.v[i].by)
			return false;
	return !is_judged(cas);
}

static void
count_reasons(struct bk_count *k, const struct bk_case *cas)
{
	unsigned seen = 0;

	for (size_t i = 0; i < cas->reasons.n; i++) {
		int rule = cas->reasons.v[i].rule;

		if (rule >= 0 && !(seen & 1u << rule))
			bk_count_one(k, "rules", bk_word_rules[rule].id);
		if (rule >= 0)
			seen |= 1u << rule;
	}
	for (size_t i = 0; i < cas->causes.n; i++)
		bk_count_one(k, "causes", cas->causes.v[i]);
}

/*
 * What each rule is worth [STATS 18]: of the cases it opened and a person
 * looked at, those that were no mistake. A rule opened a case where its
 * evidence was there by the day of opening.
 */
static void
count_judged(struct bk_count *k, const struct bk_case *cas)
{
	unsigned seen = 0;

	if (!is_judged(cas))
		return;
	for (size_t i = 0; i < cas->reasons.n; i++) {
		const struct bk_reason *r = &cas->reasons.v[i];
		bk_date day = r->to != BK_DATE_NONE ? r->to : r->date;

		if (r->rule < 0 || seen & 1u << r->rule ||
		    (day != BK_DATE_NONE && cas->opened != BK_DATE_NONE &&
		    day > cas->opened))
			continue;
		seen |= 1u << r->rule;
		bk_count_two(k, "confirmed", bk_word_rules[r->rule].id,
		    "judged");
		if (cas->status != BK_CANCELLED)
			bk_count_two(k, "confirmed",
			    bk_word_rules[r->rule].id, "confirmed");
	}
}

static void
count_opened(struct bk_count *k, const struct bk_case *cas)
{
	char day[BK_DATE_SIZE];

	if (cas->opened == BK_DATE_NONE)
		return;
	bk_date_format(cas->opened, day);
	day[7] = '\0';			/* 2020-09 */
	bk_count_one(k, "opened", day);
}

/* The day of the last action that is more than a note [STATS 7]. */
static bk_date
last_work(const struct bk_case *cas)
{
	for (size_t i = cas->actions.n; i-- > 0;)
		if (cas->actions.v[i].step != BK_STEP_NOTE &&
		    cas->actions.v[i].step != BK_STEP_PROMISE)
			return cas->actions.v[i].date;
	return BK_DATE_NONE;
}

/* A number that is not below 0, put before `end`. */
static const char *
digits(int n, char *end)
{
	*--end = '\0';
	do
		*--end = (char)('0' + n % 10);
	while (n /= 10);
	return end;
}

/* How long a resolved case took, or an open one is taking so far. */
static void
count_days(struct bk_count *k, const struct bk_case *cas)
{
	bool open = cas->status == BK_OPEN;
	bk_date end = open ? k->c->today : last_work(cas);
	char days[16];

	if ((!open && cas->status != BK_RESOLVED) ||
	    cas->opened == BK_DATE_NONE || end == BK_DATE_NONE ||
	    end < cas->opened)
		return;
	bk_count_two(k, open ? "censored" : "days",
	    bk_word_rungs[cas->rung].id, digits((int)(end - cas->opened),
	    days + sizeof(days)));
}

/* In thousandths; at most two decimals count. */
static int64_t
thousandths(double hours)
{
	return (int64_t)(hours * 100 + 0.5) * (BK_SUM_ONE / 100);
}

/* Lesson hours of somebody, by the role. */
static void
add_hours(struct bk_count *k, const char *by, int64_t hours)
{
	const struct bk_staff *p = bk_school_staff(k->c->school, by);
	char path[64];

	snprintf(path, sizeof(path), "hours" BK_SUM_SEP "%s",
	    p && p->role >= 0 ? bk_word_roles[p->role].id : "other");
	bk_count_add(k, path, hours);
}

static void
count_hours(struct bk_count *k, const struct bk_action *a)
{
	int64_t hours = thousandths(bk_policy_lesson_hours(k->c->policy,
	    a->step));

	if (hours != 0 && a->outcome != BK_VISIT_CANCELLED)
		add_hours(k, a->by, hours);
}

/* [B] a visit within so many working days of its approval, of 30 to 60 min. */
static void
count_visit(struct bk_count *k, const struct bk_action *a, bk_date approved)
{
	const struct bk_policy *p = k->c->policy;
	bk_weekdays days = 0;
	bk_date due;

	bk_count_one(k, "visits", "met");
	if (approved != BK_DATE_NONE) {
		bk_count_one(k, "visits", "approved");
		bk_calendar_weekdays(bk_str(k->c->school->school_days), &days);
		due = bk_calendar_workday(k->c->calendar, days,
		    p->collective_is_workday, approved,
		    p->visit.within_working_days);
		if (due != BK_DATE_NONE && a->date <= due)
			bk_count_one(k, "visits", "in_time");
	}
	if (a->minutes == BK_INT_NONE)
		return;
	bk_count_one(k, "visits", "timed");
	bk_count_add(k, "visits" BK_SUM_SEP "minutes",
	    (int64_t)a->minutes * BK_SUM_ONE);
	if (a->minutes >= p->visit.minutes.min &&
	    a->minutes <= p->visit.minutes.max)
		bk_count_one(k, "visits", "in_length");
}

/* Every try, and every success, counts: work done is work done [STATS 6]. */
static void
count_actions(struct bk_count *k, const struct bk_case *cas)
{
	bk_date approved = BK_DATE_NONE;

	for (size_t i = 0; i < cas->actions.n; i++) {
		const struct bk_action *a = &cas->actions.v[i];
		struct bk_ladder_step st = bk_ladder_step(a->step,
		    a->outcome);

		count_hours(k, a);
		if (a->step == BK_STEP_VISIT_REQUEST)
			approved = BK_DATE_NONE;	/* FIELD 4.2 */
		if (a->step == BK_STEP_APPROVAL)
			approved = a->outcome == BK_GRANTED ? a->date :
			    BK_DATE_NONE;
		if (st.try == BK_TRY_NONE)
			continue;
		bk_count_one(k, "tries", bk_word_rungs[st.rung].id);
		if (st.try == BK_TRY_SUCCESS)
			bk_count_one(k, "reached", bk_word_rungs[st.rung].id);
		if (a->outcome == BK_MET)
			count_visit(k, a, approved);
	}
}

/*
 * Commitments, decisions, things lent, visits to repeat: made, kept, broken,
 * and past their day.
 */
static void
count_promises(struct bk_count *k, const struct bk_case *cas)
{
	for (size_t i = 0; i < cas->promises.n; i++) {
		const struct bk_case_promise *p = &cas->promises.v[i];

		bk_count_one(k, "promises", "made");
		if (p->outcome >= 0)
			bk_count_one(k, "promises", p->outcome == BK_KEPT ?
			    "kept" : "broken");
		else if (p->due != BK_DATE_NONE && p->due < k->c->today)
			bk_count_one(k, "promises", "overdue");
	}
}

/* The figures of the students with a problem [STATS 4, 5, 18]. */
static void
count_problem(struct bk_count *k, const struct bk_case *cas)
{
	bk_count_one(k, "with_problem", NULL);
	bk_count_one(k, "rungs", bk_word_rungs[cas->rung].id);
	bk_count_one(k, "status", bk_word_statuses[cas->status].id);
	if (is_untouched(cas))
		bk_count_one(k, "untouched", NULL);
	count_reasons(k, cas);
	count_opened(k, cas);
}

/* Set the group of a student on the head count, or of what is written. */
static bool
settle(struct bk_count *k, const char *nis, const char *class,
    const char *grade)
{
	const struct bk_student *s = bk_census_student_of(k->t,
	    bk_str(nis ? nis : ""));
	bool on = bk_count_enrolled(k, s) || !k->t->students.n;

	if (on && s)
		k->g = bk_count_group(k, bk_student_class(s, k->day), NULL, s);
	else
		k->g = bk_count_group(k, class, grade, s);
	return on;
}

void
bk_casework_count(struct bk_count *k, const struct bk_case *cas)
{
	bool on = settle(k, cas->student.nis, cas->student.class,
	    cas->student.grade);

	if (cas->status == BK_CANCELLED)
		bk_count_one(k, "mistaken", NULL);
	else if (!on)
		bk_count_one(k, "off_roll", NULL);
	else
		count_problem(k, cas);
	count_judged(k, cas);
	count_actions(k, cas);
	count_promises(k, cas);
	count_days(k, cas);
}

void
bk_casework_routine(struct bk_count *k, const struct bk_case *cas)
{
	settle(k, cas->student.nis, cas->student.class, cas->student.grade);
	for (size_t i = 0; i < cas->actions.n; i++)
		count_hours(k, &cas->actions.v[i]);
	count_promises(k, cas);
}

void
bk_casework_services(struct bk_count *k)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_service_types types;

	k->g = bk_count_whole(k);
	bk_service_types_of(&types, k->c->policy, &a);
	for (size_t i = 0; i < k->t->services.n; i++) {
		const struct bk_service *s = k->t->services.e[i].value;
		double hours = bk_service_hours(s, &types);

		if (s->date > k->c->today)
			continue;
		bk_count_one(k, "services", s->type);
		if (hours > 0 && hours <= 100)
			add_hours(k, s->by, thousandths(hours));
	}
	bk_arena_free(&a);
}
