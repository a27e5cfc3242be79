/*
 * Which counts to hide beside those that are small (veilsearch.h). For one that
 * is not safe, find which shown counts would have to change, at the least
 * price, if it were; those are hidden. First only counts of its own kind are
 * looked at (those with a problem, by rung and status; students; one cause),
 * which is quick; where that hides nothing more, all. Whether it was enough,
 * veilspread.c says.
 */
#include <stdlib.h>

#include "mem.h"
#include "simplex.h"
#include "veilsearch.h"

#define NEAR 1e-6

enum { ALL = -1 };		/* counts of every kind */

/* The counts of one kind as a programme. A shown one may go up or down. */
struct trial {
	struct bk_veilsearch	*v;
	int			 kind;
	int			*up, *down;	/* unknowns of a cell; -1 */
	int			 n;
	double			*x, *cost;
	struct bk_simplex	 s;
	struct bk_simplex_term	*term;
	int			 nterms;
};

static int
path_of(const struct bk_veilsearch *v, int c)
{
	return c % (int)v->npaths;
}

static int
kind_of(int path)
{
	return path > BK_M_PROBLEM && path < BK_VEIL_FIXED ? BK_M_PROBLEM :
	    path;
}

static bool
is_in(const struct trial *t, int c)
{
	int path = path_of(t->v, c);

	return bk_veilcells_is_told(path) && (t->kind == ALL ||
	    kind_of(path) == t->kind);
}

/* --- prices ------------------------------------------------------------- */

/* What is lost with a count: small groups go first, and small counts. */
static double
price(const struct bk_veilsearch *v, int c)
{
	static const double of_level[] = { 1, 40, 2000 };
	double value = (double)v->cell[c].value;
	int path = path_of(v, c);
	double p = of_level[v->level[c / (int)v->npaths]];

	if (v->cell[c].hidden)
		return 0;
	return p * ((path == BK_M_STUDENTS ? 20 : path == BK_M_PROBLEM ? 3 :
	    1) + (value == 0 ? 2 : value < 1000 ? value / 1000 : 1));
}

/* --- the programme ------------------------------------------------------ */

static int
unknown(struct trial *t, double x, double cost)
{
	t->x[t->n] = x;
	t->cost[t->n] = cost;
	return t->n++;
}

/* A shown 0 cannot go down; nothing goes below 0. */
static void
put_cells(struct trial *t)
{
	for (int c = 0; c < t->v->ncells; c++) {
		const struct bk_veilcell *cell = &t->v->cell[c];

		t->up[c] = t->down[c] = -1;
		if (!is_in(t, c))
			continue;
		t->up[c] = unknown(t, cell->hidden ? (double)cell->value : 0,
		    price(t->v, c));
		if (!cell->hidden && cell->value > 0)
			t->down[c] = unknown(t, 0, price(t->v, c));
	}
}

static void
term(struct trial *t, int c, double factor)
{
	if (t->up[c] >= 0)
		t->term[t->nterms++] = (struct bk_simplex_term){ t->up[c],
			factor };
	if (t->down[c] >= 0)
		t->term[t->nterms++] = (struct bk_simplex_term){ t->down[c],
			-factor };
}

static void
put_sums(struct trial *t)
{
	struct bk_veilsearch *v = t->v;

	for (size_t i = v->nrowsums; i < v->nsums; i++) {
		const struct bk_veilsum *s = &v->sum[i];

		t->nterms = 0;
		for (int j = 0; j < s->n; j++)
			term(t, s->cell[j], j ? 1 : -1);
		if (t->nterms)
			bk_simplex_row(&t->s, t->term, t->nterms);
	}
}

/* A pair binds where both are looked at, or the other one is shown. */
static bool
binds(const struct trial *t, const struct bk_veilpair *q)
{
	bool greater = is_in(t, q->greater), smaller = is_in(t, q->smaller);
	int other = greater ? q->smaller : q->greater;

	if (greater && smaller)
		return true;
	return greater != smaller && !t->v->cell[other].hidden &&
	    (smaller || t->v->cell[other].value > 0);
}

static void
put_pairs(struct trial *t, int slack)
{
	for (size_t i = 0; i < t->v->npairs; i++) {
		const struct bk_veilpair *q = &t->v->pair[i];

		if (!binds(t, q))
			continue;
		t->nterms = 0;
		t->term[t->nterms++] = (struct bk_simplex_term){ slack++, -1 };
		term(t, q->greater, 1);
		term(t, q->smaller, -1);
		bk_simplex_row(&t->s, t->term, t->nterms);
	}
}

static void
trial_make(struct trial *t, struct bk_veilsearch *v, int kind)
{
	size_t n = (size_t)v->ncells, most = 2 * n + v->npairs + 1;
	int slack;

	*t = (struct trial){ .v = v, .kind = kind };
	t->up = bk_xcalloc(n + 1, sizeof(*t->up));
	t->down = bk_xcalloc(n + 1, sizeof(*t->down));
	t->x = bk_xcalloc(most, sizeof(*t->x));
	t->cost = bk_xcalloc(most, sizeof(*t->cost));
	t->term = bk_xcalloc(most, sizeof(*t->term));
	put_cells(t);
	slack = t->n;
	for (size_t i = 0; i < v->npairs; i++)
		if (binds(t, &v->pair[i]))
			unknown(t, (double)(v->cell[v->pair[i].greater].value -
			    v->cell[v->pair[i].smaller].value), 0);
	bk_simplex_init(&t->s, t->n, t->x);
	put_sums(t);
	put_pairs(t, slack);
}

static void
trial_free(struct trial *t)
{
	bk_simplex_free(&t->s);
	free(t->up);
	free(t->down);
	free(t->x);
	free(t->cost);
	free(t->term);
}

/* --- hiding ------------------------------------------------------------- */

/* Hide what moved; it costs nothing from now on. */
static bool
hide_moved(struct trial *t)
{
	bool any = false;

	for (int c = 0; c < t->v->ncells; c++) {
		bool moved = (t->up[c] >= 0 && t->s.x[t->up[c]] > NEAR) ||
		    (t->down[c] >= 0 && t->s.x[t->down[c]] > NEAR);

		if (t->v->cell[c].hidden || !moved)
			continue;
		t->v->cell[c].hidden = any = true;
		t->cost[t->up[c]] = 0;
		if (t->down[c] >= 0)
			t->cost[t->down[c]] = 0;
	}
	return any;
}

/* Move a count, hidden all along, to that value: false where it cannot be. */
static bool
push(struct trial *t, int c, bool up, double to)
{
	double reached;

	bk_simplex_stand(&t->s, t->x);
	reached = bk_simplex_reach(&t->s, t->up[c], up, to);
	if (up ? reached < to - NEAR : reached > to + NEAR)
		return false;
	bk_simplex_cheapen(&t->s, t->cost, t->up[c]);
	return true;
}

/* A small count must go both ways, another one of them. */
static bool
hide_for(struct trial *t, int c)
{
	const struct bk_veilcell *cell = &t->v->cell[c];
	double low = bk_veilspread_least(t->v, cell);
	double high = bk_veilspread_most(t->v, cell);
	bool small = cell->value > 0 && cell->value < t->v->k, any = false;
	bool went = cell->high >= high - NEAR;

	if (!went && push(t, c, true, high))
		went = any = hide_moved(t);
	if (cell->value > 0 && (small || !went) && cell->low > low + NEAR &&
	    push(t, c, false, low))
		any = hide_moved(t) || any;
	return any;
}

static bool
hide_kind(struct bk_veilsearch *v, int kind, const bool *unsafe)
{
	struct trial t;
	bool any = false;

	trial_make(&t, v, kind);
	for (int c = 0; c < v->ncells; c++)
		if (unsafe[c] && is_in(&t, c))
			any = hide_for(&t, c) || any;
	trial_free(&t);
	return any;
}

/* --- where that does not help ------------------------------------------- */

/* The cheapest shown count of the sums that a count is in; -1. */
static int
cheapest_beside(const struct bk_veilsearch *v, int c, int best)
{
	for (int i = 0; i < v->cell[c].nsums; i++) {
		const struct bk_veilsum *s = &v->sum[v->cell[c].sum[i]];

		for (int j = 0; j < s->n; j++)
			if (!v->cell[s->cell[j]].hidden && (best < 0 ||
			    price(v, s->cell[j]) < price(v, best)))
				best = s->cell[j];
	}
	return best;
}

/* The cheapest shown count that the counts meet which hang together. */
static bool
hide_around(struct bk_veilsearch *v, int c)
{
	int part = v->cell[c].part, best = cheapest_beside(v, c, -1);

	for (int d = 0; d < v->ncells && best < 0; d++)
		if (v->cell[d].hidden && v->cell[d].part == part)
			best = cheapest_beside(v, d, best);
	for (size_t i = 0; i < v->npairs && best < 0; i++)
		if (v->cell[v->pair[i].smaller].hidden &&
		    v->cell[v->pair[i].smaller].part == part &&
		    !v->cell[v->pair[i].greater].hidden)
			best = v->pair[i].greater;
	if (best < 0)
		return false;
	v->cell[best].hidden = true;
	return true;
}

bool
bk_veilmore_hide(struct bk_veilsearch *v)
{
	bool *unsafe = bk_xcalloc((size_t)v->ncells + 1, sizeof(*unsafe));
	bool *kinds = bk_xcalloc(v->npaths + 1, sizeof(*kinds)), any = false;

	for (int c = 0; c < v->ncells; c++) {
		unsafe[c] = !bk_veilspread_safe(v, &v->cell[c]);
		if (unsafe[c])
			kinds[kind_of(path_of(v, c))] = true;
	}
	for (int k = 0; k < (int)v->npaths; k++)
		if (kinds[k])
			any = hide_kind(v, k, unsafe) || any;
	if (!any)
		any = hide_kind(v, ALL, unsafe);
	for (int c = 0; c < v->ncells && !any; c++)
		any = unsafe[c] && hide_around(v, c);
	free(unsafe);
	free(kinds);
	return any;
}
