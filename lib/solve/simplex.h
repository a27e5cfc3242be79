/*
 * How far one of several unknowns can go, where all are at least 0 and some
 * sums of them are known: the simplex method, from a point that is known.
 *
 *	struct bk_simplex s;
 *	bk_simplex_init(&s, n, x);		n unknowns, a point that fits
 *	term[0] = (struct bk_simplex_term){ i, 1 };
 *	bk_simplex_row(&s, term, k);		their sum stays what it is
 *	v = bk_simplex_reach(&s, i, true, limit);
 *	bk_simplex_free(&s);
 *
 * Every point it stands at fits all rows, so it is a witness for each of the
 * unknowns. Rows that follow from others do no harm.
 */
#ifndef BK_SIMPLEX_H
#define BK_SIMPLEX_H

#include <stdbool.h>
#include <stddef.h>

struct bk_simplex_term {
	int	unknown;
	double	factor;
};

struct bk_simplex {
	int	 n, m, cap;	/* unknowns; rows */
	double	*x;		/* the point it stands at */
	double	*t;		/* m rows of n: basic = sum of the others */
	int	*basic;		/* of a row */
	int	*row;		/* of an unknown; -1: it is free */
};

/* Begin at the point x, which is copied. */
void	bk_simplex_init(struct bk_simplex *, int n, const double *x);
void	bk_simplex_free(struct bk_simplex *);

/* The sum of factor times unknown, over the terms, stays what it is. */
void	bk_simplex_row(struct bk_simplex *, const struct bk_simplex_term *,
	    int n);

/*
 * Move the point until the unknown is at the limit (finite; not below 0), or
 * as far up, or down, as it goes: where it then is. The search is cut off
 * after many steps; then it may go further.
 */
double	bk_simplex_reach(struct bk_simplex *, int unknown, bool up,
	    double limit);

/*
 * Move the point, with `fixed` where it is, to where the sum of cost times
 * unknown is least; no cost is below 0. The search is cut off after many
 * steps; then the point costs no more than before.
 */
void	bk_simplex_cheapen(struct bk_simplex *, const double *cost,
	    int fixed);

/* Stand at the point x again, which fits. */
void	bk_simplex_stand(struct bk_simplex *, const double *x);

#endif
