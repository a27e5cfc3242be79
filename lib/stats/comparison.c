#include "comparison.h"

#include <stdio.h>

#include "asof.h"
#include "casework.h"
#include "count.h"
#include "effect.h"
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

/*
 * Is there still time to answer it? At the end of the day that as_of names
 * that is known; of a day that is not over yet, not before it is.
 */
static bool
has_time(const struct bk_count *k, int64_t due)
{
	bk_date day = bk_complaint_day(due);

	return day > k->c->today ||
	    (day == k->c->today && k->c->as_of == BK_DATE_NONE);
}

static void
count_complaints(struct bk_count *k)
{
	k->g = bk_count_whole(k);
	for (size_t i = 0; i < k->t->complaints.n; i++) {
		const struct bk_complaint *x = k->t->complaints.e[i].value;
		int64_t due = bk_complaint_due(x,
		    k->c->policy->complaint_hours);
		bool answered = x->answered != BK_STAMP_NONE &&
		    (k->c->as_of == BK_DATE_NONE ||
		    bk_complaint_day(x->answered) <= k->c->as_of);

		if (bk_complaint_day(x->received) > k->c->today ||
		    (!answered && has_time(k, due)))
			continue;
		bk_count_one(k, "complaints", "due");
		if (answered && x->answered <= due)
			bk_count_one(k, "complaints", "in_time");
	}
}

/* Does the student have a problem, as FIELD 7.3 counts? */
static bool
troubled(const struct bk_census *c, const struct bk_census_term *t,
    const struct bk_student *s)
{
	struct bk_arena a = BK_ARENA_INIT;
	const struct bk_case *cas = NULL;
	const char *number;
	bool yes;

	for (size_t i = 0; !cas && (number = bk_student_number(s, i)); i++)
		cas = bk_census_case_of(c, t, bk_str(number), &a);
	yes = cas && cas->status != BK_CANCELLED;
	bk_arena_free(&a);
	return yes;
}

/* The same person on an earlier roster. */
static const struct bk_student *
same_person(const struct bk_census_term *before, const struct bk_student *s)
{
	const struct bk_student *old = NULL;
	const char *number;

	for (size_t i = 0; !old && (number = bk_student_number(s, i)); i++)
		old = bk_census_student_of(before, bk_str(number));
	return old;
}

/* Who is on the head counts of this term and of an earlier one, by fate. */
static void
count_pairs(struct bk_count *k, const struct bk_census_term *before)
{
	static const char *const fate[2][2] = { { "neither", "second" },
		{ "first", "both" } };
	char text[BK_TERM_SIZE], path[64];

	for (size_t i = 0; i < k->t->students.n; i++) {
		const struct bk_student *s = k->t->students.e[i].value;
		const struct bk_student *old = bk_student_key(s) ?
		    same_person(before, s) : NULL;

		if (!bk_count_enrolled(k, s) || !old ||
		    !bk_census_enrolled(k->c, before->term, old))
			continue;
		k->g = bk_count_group(k, bk_student_class(s, k->day), NULL, s);
		snprintf(path, sizeof(path), "%s" BK_SUM_SEP "%s",
		    bk_term_format(before->term, text),
		    fate[troubled(k->c, before, old)]
		    [troubled(k->c, k->t, s)]);
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

		if (t->term < term && bk_census_keeps(c, t->term) &&
		    (!best || t->term > best->term))
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
	struct bk_arena one = BK_ARENA_INIT;

	bk_stats_term(st, t->term, k.day);
	count_students(&k);
	for (size_t i = 0; i < t->cases.n; i++) {
		bk_casework_count(&k, bk_census_case_at(c, t, i, &one));
		bk_arena_reset(&one);
	}
	bk_arena_free(&one);
	for (size_t i = 0; i < t->routines.n; i++)
		bk_casework_routine(&k, t->routines.e[i].value);
	bk_lessons_count(&k);
	count_complaints(&k);
	bk_casework_services(&k);
	bk_effect_count(&k);
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
bk_comparison_count(const struct bk_census *census, struct bk_stats *st,
    unsigned by)
{
	struct bk_census then;
	const struct bk_census *c = census;
	bool whole = true;

	if (census->as_of != BK_DATE_NONE) {
		bk_asof_census(census, &then);
		c = &then;
	}
	name_school(c->school, st);
	st->by |= by;
	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;

		if (bk_census_keeps(c, t->term))
			whole = count_term(c, st, t) && whole;
	}
	if (c == &then)
		bk_census_free(&then);
	return whole ? 0 : -1;
}
