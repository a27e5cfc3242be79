#include "leavers.h"

#include <stdlib.h>

#include "casebefore.h"
#include "mem.h"

/* Terms are half years: both of a school year have the same number. */
static int
year_of(bk_term term)
{
	return (term + 1) / 2;
}

/* --- graduates ---------------------------------------------------------- */

static const char *
grade_in(const struct bk_school *school, const struct bk_rosters_term *t,
    const struct bk_student *s)
{
	const char *class = bk_student_class(s, bk_school_term_last(school,
	    t->term));

	return class ? bk_school_grade(school, class) : NULL;
}

static const char *
higher(const char *a, const char *b)
{
	return !a || (b && bk_school_grade_cmp(b, a) > 0) ? b : a;
}

/* The highest grade of the school, of its classes and of a roster; NULL. */
static const char *
highest_grade(const struct bk_school *school, const struct bk_rosters_term *t)
{
	const char *top = NULL;

	for (size_t i = 0; i < school->classes.n; i++)
		top = higher(top, bk_school_grade(school,
		    school->classes.v[i].id));
	for (size_t i = 0; i < t->list.n; i++)
		top = higher(top, grade_in(school, t, &t->list.v[i]));
	return top;
}

/* Is the student on that roster, under either key? */
static bool
names(const struct bk_rosters_term *t, const struct bk_student *s)
{
	return (s->nis && *s->nis && bk_map_get(&t->by_key, bk_str(s->nis))) ||
	    (s->nisn && *s->nisn && bk_map_get(&t->by_key,
	    bk_str(s->nisn)));
}

/*
 * Does the new roster hold whole classes: at least half of those who were
 * below the highest grade before? A list of new students alone does not. Where
 * nobody was below it, only its length can tell: half as many as before.
 */
static bool
is_whole(const struct bk_school *school, const struct bk_rosters_term *old,
    const struct bk_rosters_term *new, const char *top)
{
	size_t lower = 0, stayed = 0;

	for (size_t i = 0; i < old->list.n; i++) {
		const struct bk_student *s = &old->list.v[i];
		const char *grade = grade_in(school, old, s);

		if (grade && bk_school_grade_cmp(grade, top) < 0) {
			lower++;
			stayed += names(new, s);
		}
	}
	if (lower == 0)
		return new->list.n > 0 && 2 * new->list.n >= old->list.n;
	return 2 * stayed >= lower;
}

/*
 * Has the highest grade of that roster's school year gone: is there a whole
 * roster of a later one? 1, 0; -1.
 */
static int
is_over(struct bk_rosters *all, const struct bk_school *school,
    const struct bk_rosters_term *old, const char *top, bk_date today)
{
	bk_term *terms;
	size_t n;

	if (bk_rosters_terms(all, &terms, &n) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct bk_rosters_term *new;

		if (year_of(terms[i]) <= year_of(old->term) ||
		    bk_term_first(terms[i]) > today)
			continue;
		new = bk_rosters_get(all, terms[i]);
		if (!new)
			return -1;
		if (is_whole(school, old, new, top))
			return 1;
	}
	return 0;
}

static bool
is_of_grade(const struct bk_school *school, const struct bk_rosters_term *t,
    const struct bk_student *s, const char *top)
{
	const char *grade = grade_in(school, t, s);

	return top && grade && bk_school_grade_cmp(grade, top) == 0;
}

/*
 * Was the student in the highest grade of a school year, and is not on the
 * roster of the next? 1, 0; -1.
 */
static int
graduated(struct bk_rosters *all, const struct bk_school *school,
    const struct bk_rosters_term *old, const struct bk_student *s,
    bk_date today)
{
	const char *top = highest_grade(school, old);

	return is_of_grade(school, old, s, top) ?
	    is_over(all, school, old, top, today) : 0;
}

/* --- leavers ------------------------------------------------------------ */

/* The newest roster, of a term that has begun, of the student: 1, 0, -1. */
static int
find(struct bk_rosters *all, const char *nis, bk_date today,
    const struct bk_rosters_term **where, const struct bk_student **s)
{
	bk_term *terms;
	size_t n;

	if (bk_rosters_terms(all, &terms, &n) < 0)
		return -1;
	while (n-- > 0) {
		if (bk_term_first(terms[n]) > today)
			continue;
		*where = bk_rosters_get(all, terms[n]);
		if (!*where)
			return -1;
		*s = bk_map_get(&(*where)->by_key, bk_str(nis));
		if (*s)
			return 1;
	}
	return 0;
}

int
bk_leavers_judge(struct bk_rosters *all, const struct bk_school *school,
    const struct bk_case *c, bk_date today, const char **why)
{
	const struct bk_rosters_term *where;
	const struct bk_student *s;
	bk_date again;
	int r = find(all, c->student.nis, today, &where, &s);

	if (r <= 0)
		return r;
	if (s->enrolled.to != BK_DATE_NONE) {
		*why = s->enrolled.why;
		if (today <= s->enrolled.to)
			return 0;
		again = bk_casebefore_reopened(c, all->from);
		return again == BK_DATE_NONE || again <= s->enrolled.to;
	}
	*why = "graduated";
	r = graduated(all, school, where, s, today);
	if (r <= 0)
		return r;
	again = bk_casebefore_reopened(c, all->from);
	return again == BK_DATE_NONE || year_of(bk_term_of(again)) <=
	    year_of(where->term);
}

/* --- the day on which they left ------------------------------------------ */

struct bk_leavers_year {
	bk_term		 term;
	const char	*top;	/* the highest grade of its roster, or NULL */
	int		 over;	/* see is_over */
};

static const struct bk_leavers_year *
year_at(struct bk_leavers *l, const struct bk_rosters_term *t)
{
	struct bk_leavers_year y = { .term = t->term };

	for (size_t i = 0; i < l->n; i++)
		if (l->years[i].term == t->term)
			return &l->years[i];
	y.top = highest_grade(l->school, t);
	y.over = y.top ? is_over(l->rosters, l->school, t, y.top, l->today) :
	    0;
	BK_GROW(l->years, l->n, l->cap);
	l->years[l->n] = y;
	return &l->years[l->n++];
}

int
bk_leavers_day(struct bk_leavers *l, const char *nis, bk_date said,
    bk_date *day)
{
	const struct bk_rosters_term *where;
	const struct bk_leavers_year *y;
	const struct bk_student *s;
	int r = find(l->rosters, nis, l->today, &where, &s);

	if (r == 0 && said != BK_DATE_NONE) {
		*day = said;
		return 1;
	}
	if (r <= 0)
		return r;
	if (s->enrolled.to != BK_DATE_NONE) {
		*day = s->enrolled.to;
		return s->enrolled.to < l->today;
	}
	y = year_at(l, where);
	if (y->over < 0 || !is_of_grade(l->school, where, s, y->top))
		return y->over < 0 ? -1 : 0;
	*day = bk_school_term_last(l->school, where->term % 2 == 0 ?
	    where->term : where->term + 1);
	return y->over;
}

void
bk_leavers_free(struct bk_leavers *l)
{
	free(l->years);
	l->years = NULL;
	l->n = l->cap = 0;
}
