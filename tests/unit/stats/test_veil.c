/*
 * Small groups stay hidden (veil.h) [STATS 16]: an attacker who knows the
 * rules and searches all tables that fit what is shown finds every value of
 * 1 .. k-1 for every small count. He shares no code with the veil. (Another,
 * with linear programming, is in tests/flow/veil.t.)
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "veil.h"

enum { MAX_ROWS = 6, NM = BK_NMEASURES, MAX_EQUATIONS = 64 };

/* --- the attacker ------------------------------------------------------- */

struct unknown {
	int	low, high;
};

/* One sum that must come out: the parts make the whole. */
struct equation {
	int	part[8], n, whole;
};

struct attack {
	struct unknown	x[MAX_ROWS * NM];
	struct equation	eq[MAX_EQUATIONS];
	int		n, neq;
	long		steps;
};

static void
equation(struct attack *a, const int *part, int n, int whole)
{
	struct equation *e = &a->eq[a->neq++];

	assert_true(a->neq <= MAX_EQUATIONS);
	memcpy(e->part, part, (size_t)n * sizeof(*part));
	e->n = n;
	e->whole = whole;
}

static bool
is_hidden(const struct bk_figure_row *row, int m)
{
	return bk_figures_hidden(row, bk_figures_measures[m].path);
}

static void
prepare(struct attack *a, const struct bk_figures *f)
{
	int rows = (int)f->n;

	*a = (struct attack){ .n = rows * NM };
	for (int r = 0; r < rows; r++) {
		const struct bk_figure_row *row = &f->row[r];
		int at = r * NM;

		for (int m = BK_M_STUDENTS; m < NM; m++) {
			int v = (int)row->count[m];

			a->x[at + m] = (struct unknown){ v, v };
			if (is_hidden(row, m))
				a->x[at + m] = (struct unknown){ 0,
					v + 2 * f->min_cell };
		}
		if (!is_hidden(row, BK_M_STUDENTS) &&
		    a->x[at + BK_M_PROBLEM].high > row->count[BK_M_STUDENTS])
			a->x[at + BK_M_PROBLEM].high =
			    (int)row->count[BK_M_STUDENTS];
		equation(a, (int[]){ at + BK_M_PHONE, at + BK_M_SUMMONS,
		    at + BK_M_VISIT }, 3, at + BK_M_PROBLEM);
		equation(a, (int[]){ at + BK_M_RESOLVED, at + BK_M_REFERRED,
		    at + BK_M_OPEN, at + BK_M_CARRIED_OVER,
		    at + BK_M_LEFT }, 5, at + BK_M_PROBLEM);
	}
	for (int m = BK_M_PROBLEM; m < NM; m++) {
		int part[MAX_ROWS];

		for (int r = 0; r < rows - 1; r++)
			part[r] = r * NM + m;
		equation(a, part, rows - 1, (rows - 1) * NM + m);
	}
}

/* Narrow every unknown by every sum until nothing changes: -1 impossible. */
static int
narrow(struct attack *a)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (int i = 0; i < a->neq; i++) {
			const struct equation *e = &a->eq[i];
			struct unknown *w = &a->x[e->whole];
			int low = 0, high = 0;

			for (int j = 0; j < e->n; j++) {
				low += a->x[e->part[j]].low;
				high += a->x[e->part[j]].high;
			}
			if (w->low < low)
				w->low = low, changed = true;
			if (w->high > high)
				w->high = high, changed = true;
			if (w->low > w->high)
				return -1;
			for (int j = 0; j < e->n; j++) {
				struct unknown *p = &a->x[e->part[j]];
				int most = w->high - (low - p->low);
				int least = w->low - (high - p->high);

				if (p->high > most) {
					high -= p->high - most;
					p->high = most;
					changed = true;
				}
				if (p->low < least) {
					low += least - p->low;
					p->low = least;
					changed = true;
				}
				if (p->low > p->high)
					return -1;
			}
		}
	}
	return 0;
}

/* Is there a table at all? */
static bool
solvable(struct attack a)
{
	int open = -1;

	if (narrow(&a) < 0)
		return false;
	for (int i = 0; i < a.n; i++)
		if (a.x[i].low < a.x[i].high && (open < 0 ||
		    a.x[i].high - a.x[i].low <
		    a.x[open].high - a.x[open].low))
			open = i;
	if (open < 0)
		return true;
	for (int v = a.x[open].low; v <= a.x[open].high; v++) {
		struct attack b = a;

		b.x[open] = (struct unknown){ v, v };
		if (solvable(b))
			return true;
	}
	return false;
}

/* May unknown i be all of 1 .. k-1? */
static bool
may_be_all(const struct attack *a, int i, int k)
{
	for (int v = 1; v < k; v++) {
		struct attack b = *a;

		b.x[i] = (struct unknown){ v, v };
		if (!solvable(b))
			return false;
	}
	return true;
}

/* --- schools ------------------------------------------------------------ */

struct school {
	struct bk_stats		st;
	struct bk_arena		arena;
	struct bk_figures	f;
};

/* A class, by the counts of its measures. */
static void
add_class(struct school *s, const char *grade, const char *class,
    const int *count)
{
	const struct bk_group *g;
	bk_term term;

	assert_int_equal(bk_term_parse(BK_STR("2020-2021-1"), &term), 0);
	bk_stats_term(&s->st, term, BK_DATE_NONE);
	g = bk_stats_group(&s->st, &(struct bk_group){ .term = term,
	    .grade = grade, .class = class });
	for (int m = 0; m < NM; m++)
		assert_int_equal(bk_stats_add(&s->st, g,
		    bk_figures_measures[m].path, count[m] * BK_SUM_ONE), 0);
}

static void
begin(struct school *s)
{
	*s = (struct school){ .arena = BK_ARENA_INIT };
	bk_stats_init(&s->st);
}

static void
veil(struct school *s, const char *by, int k)
{
	struct bk_axes axes;

	assert_int_equal(bk_figures_axes_parse(by, &axes), 0);
	bk_figures_make(&s->f, &s->st, &axes, &s->arena);
	assert_int_equal(bk_veil_figures(&s->f, &s->st, k), 0);
}

static void
end(struct school *s)
{
	bk_figures_free(&s->f);
	bk_stats_free(&s->st);
	bk_arena_free(&s->arena);
}

static void
draw_class(int *count, unsigned *seed, int scale)
{
	int left;

	memset(count, 0, NM * sizeof(*count));
	for (int m = BK_M_PHONE; m <= BK_M_VISIT; m++) {
		count[m] = rand_r(seed) % 3 ? rand_r(seed) % scale : 0;
		count[BK_M_PROBLEM] += count[m];
	}
	left = count[BK_M_PROBLEM];
	count[BK_M_STUDENTS] = left + rand_r(seed) % 12;
	for (int m = BK_M_OPEN; m < BK_M_LEFT; m++) {
		count[m] = rand_r(seed) % (left + 1);
		left -= count[m];
	}
	count[BK_M_LEFT] = left;
}

static void
attack_finds_no_small_count(void **state)
{
	static const char *const grades[] = { "VII", "VIII", "IX" };
	unsigned seed = 5;

	(void)state;
	for (int round = 0; round < 150; round++) {
		int k = 3 + rand_r(&seed) % 3, n = 1 + rand_r(&seed) % 3;
		struct attack a;
		struct school s;

		begin(&s);
		for (int r = 0; r < n; r++) {
			int count[NM];

			draw_class(count, &seed, round % 2 ? 4 : 14);
			add_class(&s, grades[r], grades[r], count);
		}
		veil(&s, "grade", k);
		prepare(&a, &s.f);
		for (int i = 0; i < a.n; i++) {
			const struct bk_figure_row *r = &s.f.row[i / NM];
			int64_t v = r->count[i % NM];

			if (v <= 0 || v >= k)
				continue;
			assert_true(is_hidden(r, i % NM));
			if (!may_be_all(&a, i, k))
				fail_msg("round %d: row %d, measure %d", round,
				    i / NM, i % NM);
		}
		end(&s);
	}
}

/* A class of so many students whose problems were all handled by phone. */
static void
add_phoned(struct school *s, const char *grade, const char *class,
    int students, int problems)
{
	int count[NM] = { 0 };

	count[BK_M_STUDENTS] = students;
	count[BK_M_PROBLEM] = count[BK_M_PHONE] = count[BK_M_OPEN] = problems;
	add_class(s, grade, class, count);
}

static void
one_small_count_hides_another_and_its_shares(void **state)
{
	struct bk_figure_row *row;
	struct school s;

	(void)state;
	/* 37 + 23 + 3 = 63: without a second one, 63 - 60 tells the 3. */
	begin(&s);
	add_phoned(&s, "X", "X-1", 270, 37);
	add_phoned(&s, "XI", "XI-1", 270, 23);
	add_phoned(&s, "XII", "XII-1", 270, 3);
	veil(&s, "grade", 5);
	row = s.f.row;
	assert_true(is_hidden(&row[2], BK_M_PROBLEM));
	assert_true(is_hidden(&row[1], BK_M_PROBLEM));
	assert_true(is_hidden(&row[1], BK_M_PHONE));
	assert_true(is_hidden(&row[1], BK_M_OPEN));
	assert_false(is_hidden(&row[0], BK_M_PROBLEM));
	assert_false(is_hidden(&row[3], BK_M_PROBLEM));
	assert_false(is_hidden(&row[2], BK_M_STUDENTS));
	assert_int_equal(bk_figures_share(&s.f, &row[2], BK_M_PROBLEM), -1);
	assert_int_equal(bk_figures_share(&s.f, &row[1], BK_M_PROBLEM), -1);
	/* 37 / 270 = 13.7037 */
	assert_int_equal(bk_figures_share(&s.f, &row[0], BK_M_PROBLEM), 1370);
	end(&s);
}

static void
nothing_small_nothing_hidden(void **state)
{
	struct school s;

	(void)state;
	begin(&s);
	add_phoned(&s, "X", "X-1", 30, 5);
	veil(&s, "grade", 5);
	for (int m = 0; m < NM; m++)
		assert_false(is_hidden(&s.f.row[0], m));
	end(&s);
}

static void
of_fewer_than_ten_students_only_the_number_is_told(void **state)
{
	struct school s;

	(void)state;
	begin(&s);
	add_phoned(&s, "X", "X-1", 9, 6);
	add_phoned(&s, "X", "X-2", 40, 20);
	add_phoned(&s, "XI", "XI-1", 40, 20);
	veil(&s, "class", 3);
	assert_false(is_hidden(&s.f.row[0], BK_M_STUDENTS));
	assert_true(is_hidden(&s.f.row[0], BK_M_PROBLEM));
	assert_true(is_hidden(&s.f.row[0], BK_M_PHONE));
	assert_false(is_hidden(&s.f.row[0], BK_M_VISIT));	/* 0 */
	end(&s);
}

static void
few_without_a_problem_are_a_small_group_too(void **state)
{
	struct school s;

	(void)state;
	begin(&s);
	add_phoned(&s, "X", "X-1", 30, 27);	/* three without, of 5 */
	add_phoned(&s, "XI", "XI-1", 30, 25);
	add_phoned(&s, "XII", "XII-1", 30, 12);
	veil(&s, "grade", 5);
	assert_true(is_hidden(&s.f.row[0], BK_M_PROBLEM));
	assert_true(is_hidden(&s.f.row[0], BK_M_PHONE));
	assert_false(is_hidden(&s.f.row[0], BK_M_STUDENTS));
	end(&s);
}

/* By class X-1 has 20 - 18 = 2 unless the grade or another class is hidden. */
static void
tables_by_class_and_by_grade_hide_together(void **state)
{
	struct bk_figures by_grade;
	struct bk_axes axes;
	struct school s;

	(void)state;
	begin(&s);
	add_phoned(&s, "X", "X-1", 30, 2);
	add_phoned(&s, "X", "X-2", 30, 18);
	add_phoned(&s, "XI", "XI-1", 30, 11);
	add_phoned(&s, "XI", "XI-2", 30, 12);
	veil(&s, "class", 5);
	assert_true(is_hidden(&s.f.row[0], BK_M_PROBLEM));
	assert_true(is_hidden(&s.f.row[1], BK_M_PROBLEM));
	assert_false(is_hidden(&s.f.row[2], BK_M_PROBLEM));
	assert_int_equal(bk_figures_axes_parse("grade", &axes), 0);
	bk_figures_make(&by_grade, &s.st, &axes, &s.arena);
	assert_int_equal(bk_veil_figures(&by_grade, &s.st, 5), 0);
	for (int m = 0; m < NM; m++)
		assert_int_equal(is_hidden(&by_grade.row[2], m),
		    is_hidden(&s.f.row[4], m));
	assert_false(is_hidden(&by_grade.row[0], BK_M_PROBLEM));
	bk_figures_free(&by_grade);
	end(&s);
}

static void
counts_that_contradict_each_other_are_not_told(void **state)
{
	int count[NM] = { 0 };
	struct school s;

	(void)state;
	count[BK_M_STUDENTS] = 30;
	count[BK_M_PROBLEM] = 9;
	count[BK_M_PHONE] = 7;		/* and nothing else */
	begin(&s);
	add_class(&s, "X", "X-1", count);
	veil(&s, "grade", 5);
	assert_true(is_hidden(&s.f.row[0], BK_M_PROBLEM));
	assert_true(is_hidden(&s.f.row[0], BK_M_PHONE));
	assert_true(is_hidden(&s.f.row[1], BK_M_PROBLEM));
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attack_finds_no_small_count),
		cmocka_unit_test(one_small_count_hides_another_and_its_shares),
		cmocka_unit_test(nothing_small_nothing_hidden),
		cmocka_unit_test(
		    of_fewer_than_ten_students_only_the_number_is_told),
		cmocka_unit_test(few_without_a_problem_are_a_small_group_too),
		cmocka_unit_test(tables_by_class_and_by_grade_hide_together),
		cmocka_unit_test(
		    counts_that_contradict_each_other_are_not_told),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
