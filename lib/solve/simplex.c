/*
 * Bounds are only those at 0, and an unknown that is not basic may stand
 * anywhere above it, so the point that is given needs no preparation: moving
 * one unknown that is free moves the basic ones along.
 */
#include "simplex.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define TINY 1e-9

enum { STEPS = 2000 };		/* at most, for one question */

void
bk_simplex_init(struct bk_simplex *s, int n, const double *x)
{
	*s = (struct bk_simplex){ .n = n };
	s->x = bk_xcalloc((size_t)n + 1, sizeof(*s->x));
	s->row = bk_xcalloc((size_t)n + 1, sizeof(*s->row));
	for (int j = 0; j < n; j++) {
		s->x[j] = x[j];
		s->row[j] = -1;
	}
}

void
bk_simplex_free(struct bk_simplex *s)
{
	free(s->x);
	free(s->t);
	free(s->basic);
	free(s->row);
}

static double *
row_at(const struct bk_simplex *s, int i)
{
	return s->t + (size_t)i * (size_t)s->n;
}

/* Add f times a row to another. */
static void
add_row(const struct bk_simplex *s, double *to, double f, const double *from)
{
	for (int j = 0; j < s->n; j++) {
		to[j] += f * from[j];
		if (fabs(to[j]) < TINY)
			to[j] = 0;
	}
}

/* Row i, which says 0 = its sum, is solved for unknown j and used in all. */
static void
solve_for(struct bk_simplex *s, int i, int j)
{
	double *r = row_at(s, i), f = -1 / r[j];

	for (int k = 0; k < s->n; k++)
		r[k] *= f;
	r[j] = 0;
	for (int k = 0; k < s->m; k++) {
		double *to = row_at(s, k), g = to[j];

		if (k == i || g == 0)
			continue;
		to[j] = 0;
		add_row(s, to, g, r);
	}
	s->basic[i] = j;
	s->row[j] = i;
}

void
bk_simplex_row(struct bk_simplex *s, const struct bk_simplex_term *v, int n)
{
	double *r;
	int j = 0;

	if (s->m == s->cap) {
		s->cap = 2 * s->cap + 16;
		s->t = bk_xreallocarray(s->t, (size_t)s->cap,
		    (size_t)s->n * sizeof(*s->t));
		s->basic = bk_xreallocarray(s->basic, (size_t)s->cap,
		    sizeof(*s->basic));
	}
	r = row_at(s, s->m);
	memset(r, 0, (size_t)s->n * sizeof(*r));
	for (int i = 0; i < n; i++) {
		int b = s->row[v[i].unknown];

		if (b < 0)
			r[v[i].unknown] += v[i].factor;
		else
			add_row(s, r, v[i].factor, row_at(s, b));
	}
	for (int k = 1; k < s->n; k++)
		if (fabs(r[k]) > fabs(r[j]))
			j = k;
	if (s->n == 0 || fabs(r[j]) < TINY)
		return;
	s->m++;
	solve_for(s, s->m - 1, j);
}

/* Swap the basic unknown of row i for the free one j; the point stays. */
static void
swap(struct bk_simplex *s, int i, int j)
{
	row_at(s, i)[s->basic[i]] = -1;
	s->row[s->basic[i]] = -1;
	solve_for(s, i, j);
}

/* Make an unknown basic: false where it is in no row, free of all others. */
static bool
make_basic(struct bk_simplex *s, int j)
{
	int best = -1;

	for (int i = 0; i < s->m && s->row[j] < 0; i++)
		if (best < 0 || fabs(row_at(s, i)[j]) >
		    fabs(row_at(s, best)[j]))
			best = i;
	if (s->row[j] >= 0)
		return true;
	if (best < 0 || row_at(s, best)[j] == 0)
		return false;
	swap(s, best, j);
	return true;
}

/*
 * The free unknown to move so that the basic one of row r goes up (or down),
 * the first by number, so that no search runs in a circle (Bland 1977); its
 * direction. -1: none.
 */
static int
choose(const struct bk_simplex *s, int r, bool up, double *direction)
{
	const double *v = row_at(s, r);

	for (int j = 0; j < s->n; j++) {
		if (v[j] == 0)
			continue;
		*direction = (v[j] > 0) == up ? 1 : -1;
		if (*direction > 0 || s->x[j] > TINY)
			return j;
	}
	return -1;
}

/* How far j may go before a basic unknown is 0; that one's row, or -1. */
static double
room(const struct bk_simplex *s, int j, double direction, int *blocks)
{
	double most = direction < 0 ? s->x[j] : INFINITY;

	*blocks = -1;
	for (int i = 0; i < s->m; i++) {
		double rate = row_at(s, i)[j] * direction, t;

		if (rate >= 0)
			continue;
		t = s->x[s->basic[i]] / -rate;
		if (t < most || (t <= most && *blocks >= 0 &&
		    s->basic[i] < s->basic[*blocks])) {
			most = t;
			*blocks = i;
		}
	}
	return most;
}

static void
move(struct bk_simplex *s, int j, double t)
{
	s->x[j] += t;
	if (s->x[j] < TINY)
		s->x[j] = 0;
	for (int i = 0; i < s->m; i++) {
		double *x = &s->x[s->basic[i]];

		*x += row_at(s, i)[j] * t;
		if (*x < TINY)
			*x = 0;
	}
}

double
bk_simplex_reach(struct bk_simplex *s, int u, bool up, double limit)
{
	if (!make_basic(s, u)) {
		s->x[u] = limit;
		return limit;
	}
	for (int step = 0; step < STEPS; step++) {
		double left = up ? limit - s->x[u] : s->x[u] - limit;
		double direction, t, needed;
		int j, blocks;

		if (left < TINY)
			break;
		j = choose(s, s->row[u], up, &direction);
		if (j < 0)
			break;
		t = room(s, j, direction, &blocks);
		needed = left / fabs(row_at(s, s->row[u])[j]);
		if (needed <= t) {
			move(s, j, direction * needed);
			break;
		}
		move(s, j, direction * t);
		if (blocks >= 0)
			swap(s, blocks, j);
	}
	return s->x[u];
}

void
bk_simplex_stand(struct bk_simplex *s, const double *x)
{
	memcpy(s->x, x, (size_t)s->n * sizeof(*x));
}

/* What a unit of each free unknown costs, with what it moves. */
static void
prices(const struct bk_simplex *s, const double *cost, double *price)
{
	for (int j = 0; j < s->n; j++)
		price[j] = s->row[j] < 0 ? cost[j] : 0;
	for (int i = 0; i < s->m; i++) {
		double c = cost[s->basic[i]];

		if (c == 0)
			continue;
		for (int j = 0; j < s->n; j++)
			price[j] += c * row_at(s, i)[j];
	}
}

/*
 * The free unknown whose move saves most per unit; late in a search the first
 * that saves anything (Bland 1977). -1: none.
 */
static int
saver(const struct bk_simplex *s, const double *price, int fixed, bool first)
{
	double most = 1e-7;
	int best = -1;

	for (int j = 0; j < s->n; j++) {
		double saves = price[j] < 0 ? -price[j] :
		    s->x[j] > TINY ? price[j] : 0;

		if (j == fixed || s->row[j] >= 0 || saves <= most)
			continue;
		best = j;
		most = saves;
		if (first)
			break;
	}
	return best;
}

void
bk_simplex_cheapen(struct bk_simplex *s, const double *cost, int fixed)
{
	double *price = bk_xcalloc((size_t)s->n + 1, sizeof(*price));

	for (int j = 0; j < s->n && s->row[fixed] >= 0; j++)
		if (row_at(s, s->row[fixed])[j] != 0)
			swap(s, s->row[fixed], j);
	for (int step = 0; step < STEPS && s->row[fixed] < 0; step++) {
		double direction, t;
		int j, blocks;

		prices(s, cost, price);
		j = saver(s, price, fixed, step > STEPS / 4);
		if (j < 0)
			break;
		direction = price[j] < 0 ? 1 : -1;
		t = room(s, j, direction, &blocks);
		if (t == INFINITY)
			break;
		move(s, j, direction * t);
		if (blocks >= 0)
			swap(s, blocks, j);
	}
	free(price);
}
