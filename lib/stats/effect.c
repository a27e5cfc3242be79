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

/* A student whose marks are looked at, by either number, in every term. */
struct pupil {
	const char	*nis, *nisn;
};

/* The recaps of one student that hold marks. */
struct recaps {
	const struct bk_attendance	**v;
	size_t				  n;
};

static void
find_recaps(const struct bk_census *c, const struct pupil *p,
    struct recaps *out)
{
	out->n = 0;
	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;
		const struct bk_attendance *a = p->nis ?
		    bk_map_get(&t->attendance, bk_str(p->nis)) : NULL;

		if (!a && p->nisn)
			a = bk_map_get(&t->attendance, bk_str(p->nisn));
		if (a && a->days.marks && a->days.from != BK_DATE_NONE)
			out->v[out->n++] = a;
	}
}

/* Marks P and U of a recap from one day to another. */
static void
count_marks(const struct bk_attendance *a, bk_date from, bk_date to,
    int64_t *present, int64_t *absent)
{
	bk_date first = a->days.from, last = first - 1 +
	    (bk_date)strlen(a->days.marks);

	for (bk_date d = from > first ? from : first; d <= to && d <= last;
	    d++) {
		char mark = a->days.marks[d - first];

		*present += mark == 'P';
		*absent += mark == 'U';
	}
}

/* The share of P among P and U from one day to another; -1: too few days. */
static int64_t
share_of_days(const struct recaps *r, bk_date from, bk_date to)
{
	int64_t present = 0, absent = 0, n;

	for (size_t i = 0; i < r->n; i++)
		count_marks(r->v[i], from, to, &present, &absent);
	n = present + absent;
	return n < LEAST ? -1 : (20000 * present + n) / (2 * n);
}

static bool
course_at(const struct recaps *r, bk_date v, struct course *out)
{
	int64_t before = share_of_days(r, v - WINDOW, v - 1);
	int64_t after = share_of_days(r, v + 1, v + WINDOW);

	if (before < 0 || after < 0)
		return false;
	*out = (struct course){ before, after };
	return true;
}

/* Means over several days, halves up; all of them are needed. */
static bool
course_over(const struct recaps *r, const bk_date *v, int n,
    struct course *out)
{
	struct course sum = { 0, 0 }, one;

	for (int i = 0; i < n; i++) {
		if (!course_at(r, v[i], &one))
			return false;
		sum.before += one.before;
		sum.after += one.after;
	}
	*out = (struct course){ (2 * sum.before + n) / (2 * n),
	    (2 * sum.after + n) / (2 * n) };
	return true;
}

/* --- the students of a term --------------------------------------------- */

enum { TREATED = 1, PLACEBO = 2 };	/* bits of where a course counts */

/* The sums of one rung while they are counted; hundredths of a point. */
struct tally {
	int64_t	of, n, sum, sum2, before, after, more;
};

static void
add_course(struct tally *t, const struct course *x)
{
	int64_t change = x->after - x->before;

	t->n++;
	t->sum += change;
	t->sum2 += change * change;
	t->before += x->before;
	t->after += x->after;
	t->more += change > 0;
}

/* One student at the days given, and at those 28 days earlier. */
static void
add_pupil(struct tally *t, const struct recaps *r, unsigned treated,
    const bk_date *v, int n)
{
	bk_date earlier[NQUANTILES];
	struct course x;

	t[treated].of++;
	if (n > 0 && course_over(r, v, n, &x))
		add_course(&t[treated], &x);
	for (int i = 0; i < n; i++)
		earlier[i] = v[i] - WINDOW;
	if (n > 0 && course_over(r, earlier, n, &x))
		add_course(&t[treated | PLACEBO], &x);
}

static void
put(struct bk_count *k, const char *under, const char *field, int64_t value)
{
	char path[96];

	snprintf(path, sizeof(path), "effect" BK_SUM_SEP "%s" BK_SUM_SEP "%s",
	    under, field);
	bk_count_add(k, path, value * BK_SUM_ONE);
}

/* Into the sums, where a placebo is changes alone. */
static void
put_tally(struct bk_count *k, const char *rung, const char *inner,
    const struct tally *t, bool placebo)
{
	char under[64];

	snprintf(under, sizeof(under), "%s%s", rung, inner);
	put(k, under, "of", t->of);
	put(k, under, "n", t->n);
	put(k, under, "sum", t->sum);
	put(k, under, "sum2", t->sum2);
	if (placebo)
		return;
	put(k, under, "before", t->before);
	put(k, under, "after", t->after);
	put(k, under, "more", t->more);
}

/* A student who is treated, or with whom others are compared. */
struct flagged {
	struct pupil	pupil;
	bk_date		opened;
	bk_date		success[BK_NRUNGS];	/* the first, or none */
};

/* The days of the first success on each rung. */
static void
find_successes(const struct bk_case *cas, bk_date first[BK_NRUNGS])
{
	for (int r = 0; r < BK_NRUNGS; r++)
		first[r] = BK_DATE_NONE;
	for (size_t i = 0; i < cas->actions.n; i++) {
		const struct bk_action *a = &cas->actions.v[i];
		struct bk_ladder_step st = bk_ladder_step(a->step,
		    a->outcome);

		if (st.try == BK_TRY_SUCCESS && a->date != BK_DATE_NONE &&
		    (first[st.rung] == BK_DATE_NONE ||
		    a->date < first[st.rung]))
			first[st.rung] = a->date;
	}
}

/* The i-th case, if it is one to look at: of a student on the head count. */
static bool
look_at(const struct bk_count *k, size_t i, struct bk_arena *one,
    struct flagged *out)
{
	struct bk_str nis = k->t->cases.e[i].key;
	const struct bk_student *s = bk_census_student_of(k->t, nis);
	const struct bk_case *cas;

	if (k->t->students.n && !bk_count_enrolled(k, s))
		return false;
	cas = bk_census_case_at(k->c, k->t, i, one);
	if (cas->status == BK_CANCELLED)
		return false;
	out->pupil = (struct pupil){ s && s->nis ? s->nis : nis.p,
	    s && s->nisn && *s->nisn ? s->nisn : NULL };
	out->opened = cas->opened;
	find_successes(cas, out->success);
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
delays(const struct flagged *f, size_t nflagged, enum bk_rung rung,
    bk_date out[NQUANTILES])
{
	bk_date *v = bk_xcalloc(nflagged + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < nflagged; i++)
		if (f[i].success[rung] != BK_DATE_NONE &&
		    f[i].opened != BK_DATE_NONE)
			v[n++] = f[i].success[rung] - f[i].opened;
	qsort(v, n, sizeof(*v), day_cmp);
	for (size_t i = 0; n && i < NQUANTILES; i++)
		out[i] = v[((2 * i + 1) * n + 5) / 6 - 1];
	free(v);
	return n ? NQUANTILES : 0;
}

static void
count_rung(struct bk_count *k, const struct flagged *f, size_t nflagged,
    enum bk_rung rung)
{
	const char *id = bk_word_rungs[rung].id;
	bk_date delay[NQUANTILES], v[NQUANTILES];
	int n = delays(f, nflagged, rung, delay);
	struct recaps r = { bk_xcalloc(k->c->terms.n + 1, sizeof(*r.v)), 0 };
	struct tally t[4] = { 0 };

	for (size_t i = 0; n && i < nflagged; i++, f++) {
		find_recaps(k->c, &f->pupil, &r);
		if (f->success[rung] != BK_DATE_NONE) {
			add_pupil(t, &r, TREATED, &f->success[rung], 1);
			continue;
		}
		for (int q = 0; q < n; q++)
			v[q] = f->opened + delay[q];
		add_pupil(t, &r, 0, v,
		    f->opened == BK_DATE_NONE ? 0 : n);
	}
	free(r.v);
	put_tally(k, id, "", &t[TREATED], false);
	put_tally(k, id, BK_SUM_SEP "compared", &t[0], false);
	put_tally(k, id, BK_SUM_SEP "placebo", &t[TREATED | PLACEBO], true);
	put_tally(k, id, BK_SUM_SEP "compared_placebo", &t[PLACEBO], true);
}

void
bk_effect_count(struct bk_count *k)
{
	struct flagged *f = bk_xcalloc(k->t->cases.n + 1, sizeof(*f));
	struct bk_arena one = BK_ARENA_INIT;
	size_t n = 0;

	for (size_t i = 0; i < k->t->cases.n; i++, bk_arena_reset(&one))
		n += look_at(k, i, &one, &f[n]);
	bk_arena_free(&one);
	k->g = bk_count_whole(k);
	count_rung(k, f, n, BK_SUMMONS);
	count_rung(k, f, n, BK_VISIT);
	free(f);
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
