/*
 * Hiding the counts of the tables of one term that lie side by side (veil.h),
 * which is private to that. Rows are handed in, and which of them add up to
 * which; what must be hidden comes out in their `hidden`, and what is hidden
 * there already stays so.
 *
 *	bk_veilsearch_init(&v, 5);
 *	whole = bk_veilsearch_row(&v, row, level);	and its parts
 *	bk_veilsearch_sum(&v, whole, parts, n);
 *	bk_veilsearch_hide(&v);
 *	bk_veilsearch_free(&v);
 */
#ifndef BK_VEILSEARCH_H
#define BK_VEILSEARCH_H

#include "figures.h"

enum {
	BK_VEIL_SUMS = 8,	/* of a cell: rungs, status, class, grade ... */
	BK_VEIL_FIXED = BK_M_LEFT + 1	/* paths of every row, by measure */
};

/* One count of one row. */
struct bk_veilcell {
	int64_t	value;
	bool	hidden;
	double	low, high;	/* it is known that it may be */
	int	part;		/* of the cells that hang together */
	int	unknown;	/* in a programme */
	int	sum[BK_VEIL_SUMS];
	int	nsums;
};

struct bk_veilsum {
	int	*cell;		/* the whole, then its parts */
	int	 n;
};

struct bk_veilpair {
	int	 greater, smaller;
};

struct bk_veilsearch {
	int			 k;
	struct bk_figure_row	**row;
	int			*level;
	size_t			 nrows, caprows, caplevels;
	const char		**path;		/* of the counts of a row */
	size_t			 npaths, cappaths;
	struct bk_veilcell	*cell;		/* rows by paths */
	int			 ncells;
	struct bk_veilsum	*sum;		/* of rows, then of cells */
	size_t			 nrowsums, nsums, capsums;
	struct bk_veilpair	*pair;
	size_t			 npairs, cappairs;
};

void	bk_veilsearch_init(struct bk_veilsearch *, int k);
void	bk_veilsearch_free(struct bk_veilsearch *);

/* A row; where the level is greater, hiding costs more. Its number. */
int	bk_veilsearch_row(struct bk_veilsearch *, struct bk_figure_row *,
	    int level);

/* A row is the sum of others. */
void	bk_veilsearch_sum(struct bk_veilsearch *, int whole, const int *part,
	    int n);

void	bk_veilsearch_hide(struct bk_veilsearch *);

/* --- veilcells.c -------------------------------------------------------- */

/* A sum: of rows, before there are cells; then of cells. */
struct bk_veilsum *bk_veilcells_sum(struct bk_veilsearch *, int whole,
	    const int *part, int n);

/* Make cells, their sums and pairs. False where sums do not come out. */
bool	bk_veilcells_make(struct bk_veilsearch *);

static inline int
bk_veilcells_at(const struct bk_veilsearch *v, int row, int path)
{
	return row * (int)v->npaths + path;
}

/* Mistakes and students off the roll are not given at all. */
static inline bool
bk_veilcells_is_told(int path)
{
	return path != BK_M_MISTAKEN && path != BK_M_OFF_ROLL;
}

/* --- veilspread.c: what a reader can find out --------------------------- */

/*
 * A small count must be able to be all of 1 .. k-1, any other hidden one at
 * least one thing more, one up or one down: how far down and up.
 */
double	bk_veilspread_least(const struct bk_veilsearch *,
	    const struct bk_veilcell *);
double	bk_veilspread_most(const struct bk_veilsearch *,
	    const struct bk_veilcell *);

/* Is it shown, or known to be able to? */
bool	bk_veilspread_safe(const struct bk_veilsearch *,
	    const struct bk_veilcell *);

/* Find out how far those can go that are not safe yet. Are all, then? */
bool	bk_veilspread_all(struct bk_veilsearch *);

/* --- veilmore.c --------------------------------------------------------- */

/*
 * Hide what it takes, small groups first, to make those safe that are not.
 * False where nothing is left to be hidden.
 */
bool	bk_veilmore_hide(struct bk_veilsearch *);

#endif
