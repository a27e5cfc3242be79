/*
 * Small groups stay hidden (veil.h) [PRIVACY 5.5]: an attacker who knows the
 * rules and searches all tables that fit what is shown finds more than one
 * value for every small count. He shares no code with the veil.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
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

static void
prepare(struct attack *a, const struct bk_figures *f)
{
	int rows = (int)f->n;

	*a = (struct attack){ .n = rows * NM };
	for (int r = 0; r < rows; r++) {
		const struct bk_figure_row *row = &f->row[r];
		int at = r * NM;

		for (int m = BK_M_PROBLEM; m < NM; m++) {
			int v = (int)row->count[m];

			a->x[at + m] = (struct unknown){ v, v };
			if (row->veil[m] == BK_SMALL)
				a->x[at + m] = (struct unknown){ 1,
					f->min_cell - 1 };
			else if (row->veil[m] == BK_HIDDEN)
				a->x[at + m] = (struct unknown){ 0,
					v + 2 * f->min_cell };
		}
		if (a->x[at + BK_M_PROBLEM].high > row->count[BK_M_STUDENTS])
			a->x[at + BK_M_PROBLEM].high =
			    (int)row->count[BK_M_STUDENTS];
		equation(a, (int[]){ at + BK_M_PHONE, at + BK_M_SUMMONS,
		    at + BK_M_VISIT }, 3, at + BK_M_PROBLEM);
		equation(a, (int[]){ at + BK_M_RESOLVED, at + BK_M_REFERRED,
		    at + BK_M_OPEN, at + BK_M_CARRIED_OVER }, 4,
		    at + BK_M_PROBLEM);
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

static int
values_of(const struct attack *a, int i)
{
	int n = 0;

	for (int v = a->x[i].low; v <= a->x[i].high; v++) {
		struct attack b = *a;

		b.x[i] = (struct unknown){ v, v };
		n += solvable(b);
	}
	return n;
}

/* --- tables ------------------------------------------------------------- */

static void
set_total(struct bk_figures *f)
{
	struct bk_figure_row *t = &f->row[f->n - 1];

	*t = (struct bk_figure_row){ .total = true, .text = "total" };
	for (size_t r = 0; r + 1 < f->n; r++)
		for (int m = 0; m < NM; m++)
			t->count[m] += f->row[r].count[m];
}

static void
random_row(struct bk_figure_row *row, unsigned *seed, int scale)
{
	int left;

	*row = (struct bk_figure_row){ .text = "r" };
	for (int m = BK_M_PHONE; m <= BK_M_VISIT; m++) {
		row->count[m] = rand_r(seed) % 3 ? rand_r(seed) % scale : 0;
		row->count[BK_M_PROBLEM] += row->count[m];
	}
	left = (int)row->count[BK_M_PROBLEM];
	row->count[BK_M_STUDENTS] = left + rand_r(seed) % 3;
	for (int m = BK_M_RESOLVED; m < BK_M_CARRIED_OVER; m++) {
		row->count[m] = rand_r(seed) % (left + 1);
		left -= (int)row->count[m];
	}
	row->count[BK_M_CARRIED_OVER] = left;
	row->count[BK_M_MISTAKEN] = rand_r(seed) % scale;
	row->count[BK_M_OFF_ROLL] = rand_r(seed) % 3;
}

/* Of one student nothing is either so or not: two values, not three. */
static int
possible(const struct bk_figure_row *row, int m, int wanted)
{
	int heads = (int)row->count[BK_M_STUDENTS];

	return m == BK_M_MISTAKEN || m == BK_M_OFF_ROLL || wanted <= heads ?
	    wanted : heads + 1;
}

static void
attack_finds_no_small_count(void **state)
{
	struct bk_figure_row row[MAX_ROWS];
	struct bk_figures f = { .row = row };
	unsigned seed = 5;

	(void)state;
	for (int round = 0; round < 400; round++) {
		int k = 3 + rand_r(&seed) % 4;
		int wanted = (k - 1) / 2 + 1;
		struct attack a;

		f.n = 2 + (size_t)rand_r(&seed) % 3;
		for (size_t r = 0; r + 1 < f.n; r++)
			random_row(&row[r], &seed, round % 2 ? 4 : 14);
		set_total(&f);
		assert_int_equal(bk_veil_figures(&f, k), 0);
		prepare(&a, &f);
		for (int i = 0; i < a.n; i++) {
			const struct bk_figure_row *r = &row[i / NM];
			int m = i % NM;

			if (m == BK_M_STUDENTS)
				continue;
			if (r->veil[m] == BK_SMALL)
				assert_in_range(r->count[m], 1, k - 1);
			if (r->count[m] > 0 && r->count[m] < k &&
			    values_of(&a, i) < possible(r, m, wanted))
				fail_msg("round %d: row %d, measure %d", round,
				    i / NM, m);
		}
	}
}

static void
one_small_count_hides_another_and_its_shares(void **state)
{
	/* 37 + 23 + 3 = 63: without a second one, 63 - 60 tells the 3. */
	static const int problems[] = { 37, 23, 3 };
	struct bk_figure_row row[4] = { { .text = "X" }, { .text = "XI" },
		{ .text = "XII" } };
	struct bk_figures f = { .row = row, .n = 4 };

	(void)state;
	for (int r = 0; r < 3; r++) {
		row[r].count[BK_M_STUDENTS] = 270;
		row[r].count[BK_M_PROBLEM] = problems[r];
		row[r].count[BK_M_PHONE] = problems[r];
		row[r].count[BK_M_OPEN] = problems[r];
	}
	set_total(&f);
	assert_int_equal(bk_veil_figures(&f, 5), 0);
	assert_int_equal(row[2].veil[BK_M_PROBLEM], BK_SMALL);
	assert_int_equal(row[1].veil[BK_M_PROBLEM], BK_HIDDEN);
	assert_int_equal(row[1].veil[BK_M_PHONE], BK_HIDDEN);
	assert_int_equal(row[1].veil[BK_M_OPEN], BK_HIDDEN);
	assert_int_equal(row[0].veil[BK_M_PROBLEM], BK_SHOWN);
	assert_int_equal(row[3].veil[BK_M_PROBLEM], BK_SHOWN);
	assert_int_equal(bk_figures_share(&f, &row[2], BK_M_PROBLEM), -1);
	assert_int_equal(bk_figures_share(&f, &row[1], BK_M_PROBLEM), -1);
	/* 37 / 270 = 13.7037 */
	assert_int_equal(bk_figures_share(&f, &row[0], BK_M_PROBLEM), 1370);
	row[0].count[BK_M_STUDENTS] = 9;
	assert_int_equal(bk_figures_share(&f, &row[0], BK_M_SUMMONS), -1);
}

static void
nothing_small_nothing_hidden(void **state)
{
	struct bk_figure_row row[2] = { { .text = "X" } };
	struct bk_figures f = { .row = row, .n = 2 };

	(void)state;
	row[0].count[BK_M_PROBLEM] = row[0].count[BK_M_VISIT] =
	    row[0].count[BK_M_OPEN] = 5;
	set_total(&f);
	assert_int_equal(bk_veil_figures(&f, 5), 0);
	for (int m = 0; m < NM; m++)
		assert_int_equal(row[0].veil[m], BK_SHOWN);
}

static void
counts_that_contradict_each_other_are_not_told(void **state)
{
	struct bk_figure_row row[2] = { { .text = "X" } };
	struct bk_figures f = { .row = row, .n = 2 };

	(void)state;
	row[0].count[BK_M_STUDENTS] = 30;
	row[0].count[BK_M_PROBLEM] = 9;
	row[0].count[BK_M_PHONE] = 7;		/* and nothing else */
	set_total(&f);
	assert_int_equal(bk_veil_figures(&f, 5), 0);
	assert_int_equal(row[0].veil[BK_M_PROBLEM], BK_HIDDEN);
	assert_int_equal(row[0].veil[BK_M_PHONE], BK_HIDDEN);
	assert_int_equal(row[1].veil[BK_M_PROBLEM], BK_HIDDEN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attack_finds_no_small_count),
		cmocka_unit_test(one_small_count_hides_another_and_its_shares),
		cmocka_unit_test(nothing_small_nothing_hidden),
		cmocka_unit_test(
		    counts_that_contradict_each_other_are_not_told),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
