#include "effect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ladder.h"
#include "mem.h"

enum {
	WINDOW = 28,		/* days before, and after */
	LEAST = 5,		/* days with P or U in each */
	ALIKE = 10,		/* points between the means of before */
	ENOUGH = 10,		/* students in each group */
	NQUANTILES = 3
};

/* --- one student -------------------------------------------------------- */

/* A student's share of days at school, in hundredths of a percent. */
struct course {
	int64_t	before, after;
};

/* A student whose marks are looked at, in every term. */
struct pupil {
	const struct bk_census	*c;
	const char		*nis, *nisn;
};

static char
mark_on(const struct bk_attendance *a, bk_date day)
{
	size_t at;

	if (!a || !a->days.marks || a->days.from == BK_DATE_NONE ||
	    day < a->days.from)
		return '.';
	at = (size_t)(day - a->days.from);
	return at < strlen(a->days.marks) ? a->days.marks[at] : '.';
}

static const struct bk_attendance *
recap_of(const struct pupil *p, const struct bk_census_term *t)
{
	const struct bk_attendance *a = p->nis ?
	    bk_map_get(&t->attendance, bk_str(p->nis)) : NULL;

	return a || !p->nisn ? a : bk_map_get(&t->attendance,
	    bk_str(p->nisn));
}

/* The share of P among P and U from one day to another; -1: too few days. */
static int64_t
share_of_days(const struct pupil *p, bk_date from, bk_date to)
{
	int64_t present = 0, absent = 0, n;

	for (size_t i = 0; i < p->c->terms.n; i++) {
		const struct bk_attendance *a = recap_of(p,
		    p->c->terms.e[i].value);

		for (bk_date d = from; a && d <= to; d++) {
			char mark = mark_on(a, d);

			present += mark == 'P';
			absent += mark == 'U';
		}
	}
	n = present + absent;
	return n < LEAST ? -1 : (20000 * present + n) / (2 * n);
}

static bool
course_at(const struct pupil *p, bk_date v, struct course *out)
{
	int64_t before = share_of_days(p, v - WINDOW, v - 1);
	int64_t after = share_of_days(p, v + 1, v + WINDOW);

	if (before < 0 || after < 0)
		return false;
	*out = (struct course){ before, after };
	return true;
}

/* Means over several days, halves up; all of them are needed. */
static bool
course_over(const struct pupil *p, const bk_date *v, int n,
    struct course *out)
{
	struct course sum = { 0, 0 }, one;

	for (int i = 0; i < n; i++) {
		if (!course_at(p, v[i], &one))
			return false;
		sum.before += one.before;
		sum.after += one.after;
	}
	*out = (struct course){ (2 * sum.before + n) / (2 * n),
	    (2 * sum.after + n) / (2 * n) };
	return true;
}

/* --- the students of a term --------------------------------------------- */

static void
add(struct bk_count *k, const char *under, const char *field, int64_t value)
{
	char path[96];

	snprintf(path, sizeof(path), "effect" BK_SUM_SEP "%s" BK_SUM_SEP "%s",
	    under, field);
	bk_count_add(k, path, value * BK_SUM_ONE);
}

static void
add_course(struct bk_count *k, const char *under, const struct course *x,
    bool placebo)
{
	int64_t change = x->after - x->before;

	add(k, under, "n", 1);
	add(k, under, "sum", change);
	add(k, under, "sum2", change * change);
	if (placebo)
		return;
	add(k, under, "before", x->before);
	add(k, under, "after", x->after);
	add(k, under, "more", change > 0);
}

/* One student at the days given, and at those 28 days earlier. */
static void
add_pupil(struct bk_count *k, const struct pupil *p, const char *rung,
    bool treated, const bk_date *v, int n)
{
	bk_date earlier[NQUANTILES];
	char under[64];
	struct course x;

	snprintf(under, sizeof(under), "%s%s", rung, treated ? "" :
	    BK_SUM_SEP "compared");
	add(k, under, "of", 1);
	if (n > 0 && course_over(p, v, n, &x))
		add_course(k, under, &x, false);
	for (int i = 0; i < n; i++)
		earlier[i] = v[i] - WINDOW;
	snprintf(under, sizeof(under), "%s" BK_SUM_SEP "%s", rung,
	    treated ? "placebo" : "compared_placebo");
	if (n > 0 && course_over(p, earlier, n, &x))
		add_course(k, under, &x, true);
}

/* The day of the first success on the rung; BK_DATE_NONE. */
static bk_date
success_of(const struct bk_case *cas, enum bk_rung rung)
{
	bk_date first = BK_DATE_NONE;

	for (size_t i = 0; i < cas->actions.n; i++) {
		const struct bk_action *a = &cas->actions.v[i];
		struct bk_ladder_step st = bk_ladder_step(a->step,
		    a->outcome);

		if (st.try == BK_TRY_SUCCESS && st.rung == rung &&
		    a->date != BK_DATE_NONE &&
		    (first == BK_DATE_NONE || a->date < first))
			first = a->date;
	}
	return first;
}

/* The case of a student on the head count, if it is one to look at. */
static bool
pupil_of(const struct bk_count *k, const struct bk_case *cas,
    struct pupil *out)
{
	const struct bk_student *s = bk_census_student_of(k->t,
	    bk_str(cas->student.nis));

	if (cas->status == BK_CANCELLED ||
	    (k->t->students.n && !bk_count_enrolled(k, s)))
		return false;
	*out = (struct pupil){ k->c, s && s->nis ? s->nis : cas->student.nis,
	    s && s->nisn && *s->nisn ? s->nisn : NULL };
	return true;
}

static int
day_cmp(const void *a, const void *b)
{
	bk_date x = *(const bk_date *)a, y = *(const bk_date *)b;

	return (x > y) - (x < y);
}

/*
 * How many days after its opening a case was treated: the 1/6, 1/2 and 5/6
 * quantiles, by the inverse of the distribution function. One median day
 * would put the placebo on the very dip that flagged them. The number set.
 */
static int
delays(const struct bk_count *k, enum bk_rung rung, bk_date out[NQUANTILES])
{
	bk_date *v = bk_xcalloc(k->t->cases.n + 1, sizeof(*v));
	struct bk_arena one = BK_ARENA_INIT;
	size_t n = 0;
	struct pupil p;

	for (size_t i = 0; i < k->t->cases.n; i++, bk_arena_reset(&one)) {
		const struct bk_case *cas = bk_census_case_at(k->c, k->t, i,
		    &one);
		bk_date day = success_of(cas, rung);

		if (day != BK_DATE_NONE && cas->opened != BK_DATE_NONE &&
		    pupil_of(k, cas, &p))
			v[n++] = day - cas->opened;
	}
	qsort(v, n, sizeof(*v), day_cmp);
	for (size_t i = 0; n && i < NQUANTILES; i++)
		out[i] = v[((2 * i + 1) * n + 5) / 6 - 1];
	free(v);
	bk_arena_free(&one);
	return n ? NQUANTILES : 0;
}

static void
count_rung(struct bk_count *k, enum bk_rung rung)
{
	const char *id = bk_word_rungs[rung].id;
	bk_date delay[NQUANTILES], v[NQUANTILES];
	struct bk_arena one = BK_ARENA_INIT;
	int n = delays(k, rung, delay);
	struct pupil p;

	for (size_t i = 0; n && i < k->t->cases.n; i++,
	    bk_arena_reset(&one)) {
		const struct bk_case *cas = bk_census_case_at(k->c, k->t, i,
		    &one);
		bk_date day = success_of(cas, rung);

		if (!pupil_of(k, cas, &p))
			continue;
		if (day != BK_DATE_NONE) {
			add_pupil(k, &p, id, true, &day, 1);
			continue;
		}
		for (int q = 0; q < n; q++)
			v[q] = cas->opened + delay[q];
		add_pupil(k, &p, id, false, v,
		    cas->opened == BK_DATE_NONE ? 0 : n);
	}
	bk_arena_free(&one);
}

void
bk_effect_count(struct bk_count *k)
{
	k->g = bk_count_whole(k);
	count_rung(k, BK_SUMMONS);
	count_rung(k, BK_VISIT);
}

/* --- what follows ------------------------------------------------------- */

static int64_t
sum(const struct bk_figure_row *r, const char *under, const char *field)
{
	char path[96];

	snprintf(path, sizeof(path), "effect" BK_SUM_SEP "%s" BK_SUM_SEP "%s",
	    under, field);
	return bk_figures_sum(r, path) / BK_SUM_ONE;
}

/* Hundredths of a point become points. */
static struct bk_moments
moments(const struct bk_figure_row *r, const char *under)
{
	return (struct bk_moments){ sum(r, under, "n"),
	    (double)sum(r, under, "sum") / 100,
	    (double)sum(r, under, "sum2") / 10000 };
}

static void
read_side(struct bk_effect_side *side, const struct bk_figure_row *r,
    const char *under, const char *placebo)
{
	int64_t n = sum(r, under, "n");

	*side = (struct bk_effect_side){ .of = sum(r, under, "of"), .n = n,
	    .more = sum(r, under, "more"), .change = moments(r, under),
	    .placebo = moments(r, placebo) };
	if (n == 0)
		return;
	side->before = (double)sum(r, under, "before") / 100 / (double)n;
	side->after = (double)sum(r, under, "after") / 100 / (double)n;
}

static bool
holds_zero(const struct bk_interval *v)
{
	return v->low <= 0 && v->high >= 0;
}

static unsigned
doubts(const struct bk_effect *e)
{
	double apart = e->treated.before - e->compared.before;
	unsigned doubt = 0;

	if (e->treated.n < ENOUGH || e->compared.n < ENOUGH)
		doubt |= BK_EFFECT_FEW;
	if (apart > ALIKE || apart < -ALIKE)
		doubt |= BK_EFFECT_UNLIKE;
	if (!e->placebo_known || !holds_zero(&e->placebo))
		doubt |= BK_EFFECT_PLACEBO;
	if (!e->known || holds_zero(&e->effect))
		doubt |= BK_EFFECT_ZERO;
	return doubt;
}

bool
bk_effect_of(const struct bk_figure_row *r, const char *rung,
    struct bk_effect *out)
{
	char compared[64], placebo[64], both[64];
	struct bk_effect e = { .known = false };

	snprintf(compared, sizeof(compared), "%s" BK_SUM_SEP "compared", rung);
	snprintf(placebo, sizeof(placebo), "%s" BK_SUM_SEP "placebo", rung);
	snprintf(both, sizeof(both), "%s" BK_SUM_SEP "compared_placebo", rung);
	read_side(&e.treated, r, rung, placebo);
	read_side(&e.compared, r, compared, both);
	e.known = bk_intervals_welch(&e.treated.change, &e.compared.change,
	    &e.effect) == 0;
	e.placebo_known = bk_intervals_welch(&e.treated.placebo,
	    &e.compared.placebo, &e.placebo) == 0;
	e.doubt = doubts(&e);
	*out = e;
	return e.treated.of > 0;
}
