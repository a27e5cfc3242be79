#include "comparison.h"

#include <stdio.h>

#include "count.h"
#include "ladder.h"
#include "lessons.h"
#include "term.h"

/* FIELD 7.1; without a roster, the head counts of school.yaml. */
static void
count_students(struct bk_count *k)
{
	const struct bk_school *school = k->c->school;

	for (size_t i = 0; i < k->t->students.n; i++) {
		const struct bk_student *s = k->t->students.e[i].value;

		if (!bk_count_enrolled(k, s))
			continue;
		k->g = bk_count_group(k, bk_student_class(s, k->day), NULL, s);
		bk_count_one(k, "students", NULL);
	}
	for (size_t i = 0; !k->t->students.n && i < school->classes.n; i++) {
		const struct bk_class *class = &school->classes.v[i];

		if (class->students == BK_INT_NONE)
			continue;
		k->g = bk_count_group(k, class->id, NULL, NULL);
		bk_count_add(k, "students",
		    (int64_t)class->students * BK_SUM_ONE);
	}
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

/* The day a case was resolved: of the last action that closes one. */
static bk_date
resolved_on(const struct bk_case *cas)
{
	for (size_t i = cas->actions.n; i-- > 0;) {
		const struct bk_action *a = &cas->actions.v[i];

		if (a->step == BK_STEP_CLOSE ||
		    (a->step == BK_STEP_EVALUATION &&
		    a->outcome == BK_EVAL_RESOLVED))
			return a->date;
	}
	return BK_DATE_NONE;
}

static void
count_days(struct bk_count *k, const struct bk_case *cas)
{
	bk_date end = resolved_on(cas);
	char path[64];

	if (cas->status != BK_RESOLVED || cas->opened == BK_DATE_NONE ||
	    end == BK_DATE_NONE || end < cas->opened)
		return;
	snprintf(path, sizeof(path), "%s" BK_SUM_SEP "%d",
	    bk_word_rungs[cas->rung].id, (int)(end - cas->opened));
	bk_count_one(k, "days", path);
}

/* policy.lesson_hours: what a step counts as, to whoever did it [U]. */
static void
count_hours(struct bk_count *k, const struct bk_action *a)
{
	const char *text = bk_node_text(k->c->policy->lesson_hours,
	    a->step < 0 ? "" : bk_word_steps[a->step].id);
	const struct bk_staff *p = bk_school_staff(k->c->school, a->by);
	char path[64];
	double hours;

	if (!text || bk_str_num(bk_str(text), &hours) < 0 || hours <= 0 ||
	    hours > 1000 || !p || p->role < 0)
		return;
	snprintf(path, sizeof(path), "hours" BK_SUM_SEP "%s",
	    bk_word_roles[p->role].id);
	bk_count_add(k, path, (int64_t)(hours * BK_SUM_ONE + 0.5));
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

/* Tries are counted each, a case that was reached on a rung once. */
static void
count_actions(struct bk_count *k, const struct bk_case *cas)
{
	bk_date approved = BK_DATE_NONE;
	bool reached[BK_NRUNGS] = { false };

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
		if (st.try == BK_TRY_SUCCESS && !reached[st.rung])
			bk_count_one(k, "reached", bk_word_rungs[st.rung].id);
		reached[st.rung] |= st.try == BK_TRY_SUCCESS;
		if (a->outcome == BK_MET)
			count_visit(k, a, approved);
	}
}

/* FIELD 7.2, 7.3: which class a case counts in, and as what. */
static void
count_case(struct bk_count *k, const struct bk_case *cas)
{
	const struct bk_student *s = bk_census_student_of(k->t,
	    bk_str(cas->student.nis));
	bool on = bk_count_enrolled(k, s) || !k->t->students.n;

	if (on && s)
		k->g = bk_count_group(k, bk_student_class(s, k->day), NULL, s);
	else
		k->g = bk_count_group(k, cas->student.class,
		    cas->student.grade, s);
	if (cas->status == BK_CANCELLED) {
		bk_count_one(k, "mistaken", NULL);
	} else if (!on) {
		bk_count_one(k, "off_roll", NULL);
	} else {
		bk_count_one(k, "with_problem", NULL);
		bk_count_one(k, "rungs", bk_word_rungs[cas->rung].id);
		bk_count_one(k, "status", bk_word_statuses[cas->status].id);
		count_reasons(k, cas);
		count_opened(k, cas);
		count_actions(k, cas);
		count_days(k, cas);
	}
}

static void
count_complaints(struct bk_count *k)
{
	struct bk_group g = { .term = k->t->term };

	if (k->st->by & 1u << BK_BY_SCHOOL)
		g.by[BK_BY_SCHOOL] = k->c->school->npsn;
	k->g = bk_stats_group(k->st, &g);
	for (size_t i = 0; i < k->t->complaints.n; i++) {
		const struct bk_complaint *x = k->t->complaints.e[i].value;
		int64_t due = bk_complaint_due(x,
		    k->c->policy->complaint_hours);

		if (x->answered == BK_STAMP_NONE &&
		    bk_complaint_day(due) >= k->c->today)
			continue;		/* there is still time */
		bk_count_one(k, "complaints", "due");
		if (x->answered != BK_STAMP_NONE && x->answered <= due)
			bk_count_one(k, "complaints", "in_time");
	}
}

/* Does the student have a problem, as FIELD 7.3 counts? */
static bool
troubled(const struct bk_census_term *t, const struct bk_student *s)
{
	const struct bk_case *cas = bk_map_get(&t->cases,
	    bk_str(bk_student_key(s)));

	if (!cas && s->nisn)
		cas = bk_map_get(&t->cases, bk_str(s->nisn));
	return cas && cas->status != BK_CANCELLED;
}

/* The same person on an earlier roster. */
static const struct bk_student *
same_person(const struct bk_census_term *before, const struct bk_student *s)
{
	const struct bk_student *old = bk_census_student_of(before,
	    bk_str(bk_student_key(s)));

	return old || !s->nisn ? old : bk_census_student_of(before,
	    bk_str(s->nisn));
}

/* Who is on the head counts of this term and of an earlier one, by fate. */
static void
count_pairs(struct bk_count *k, const struct bk_census_term *before)
{
	static const char *const fate[2][2] = { { "neither", "second" },
		{ "first", "both" } };
	bk_date then = bk_census_head_count(k->c, before->term);
	char text[BK_TERM_SIZE], path[64];

	for (size_t i = 0; i < k->t->students.n; i++) {
		const struct bk_student *s = k->t->students.e[i].value;
		const struct bk_student *old = bk_student_key(s) ?
		    same_person(before, s) : NULL;

		if (!bk_count_enrolled(k, s) || !old ||
		    !bk_student_enrolled(old, then))
			continue;
		k->g = bk_count_group(k, bk_student_class(s, k->day), NULL, s);
		snprintf(path, sizeof(path), "%s" BK_SUM_SEP "%s",
		    bk_term_format(before->term, text),
		    fate[troubled(before, old)][troubled(k->t, s)]);
		bk_count_one(k, "pairs", path);
	}
}

/* The latest of the terms before this one, or NULL. */
static const struct bk_census_term *
term_before(const struct bk_census *c, bk_term term)
{
	const struct bk_census_term *best = NULL;

	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;

		if (t->term < term && (!best || t->term > best->term))
			best = t;
	}
	return best;
}

static bool
count_term(const struct bk_census *c, struct bk_stats *st,
    const struct bk_census_term *t)
{
	const struct bk_census_term *before = term_before(c, t->term);
	struct bk_count k = { .c = c, .st = st, .t = t,
		.day = bk_census_head_count(c, t->term) };

	bk_stats_term(st, t->term, k.day);
	count_students(&k);
	for (size_t i = 0; i < t->cases.n; i++)
		count_case(&k, t->cases.e[i].value);
	bk_lessons_count(&k);
	count_complaints(&k);
	if (before)
		count_pairs(&k, before);
	return !k.overflow;
}

static void
put_text(struct bk_arena *a, struct bk_node *map, const char *key,
    const char *text)
{
	if (text)
		bk_node_put(a, map, key, bk_node_quoted(a, text));
}

/* What a letterhead needs; the people of a school are not in it. */
static void
name_school(const struct bk_school *s, struct bk_stats *st)
{
	struct bk_arena *a = &st->arena;
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	struct bk_node *lines;

	if (!s->npsn && !s->name)
		return;
	put_text(a, m, "npsn", s->npsn);
	put_text(a, m, "name", s->name);
	put_text(a, m, "address", s->address);
	put_text(a, m, "city", s->city);
	put_text(a, m, "phone", s->phone);
	put_text(a, m, "email", s->email);
	if (s->letterhead.n) {
		lines = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
		for (size_t i = 0; i < s->letterhead.n; i++)
			bk_node_add(lines, bk_node_quoted(a,
			    s->letterhead.v[i]));
		bk_node_put(a, m, "letterhead", lines);
	}
	if (s->language)
		bk_node_put(a, m, "language", bk_node_plain(a, s->language));
	bk_stats_school(st, s->npsn ? s->npsn : s->name, m);
}

int
bk_comparison_count(const struct bk_census *c, struct bk_stats *st, unsigned by)
{
	bool whole = true;

	name_school(c->school, st);
	st->by |= by;
	for (size_t i = 0; i < c->terms.n; i++)
		whole = count_term(c, st, c->terms.e[i].value) && whole;
	return whole ? 0 : -1;
}
