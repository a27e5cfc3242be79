/*
 * The sums of a `stats` document as data elements of DHIS2: counts that add up
 * over schools, each with a code. A code is its measure (figures.h, STATS) with
 * `_` for `.`; what a percentage comes from has `_n` and `_of` behind it.
 */
#ifndef BK_ELEMENTS_H
#define BK_ELEMENTS_H

#include "figures.h"
#include "word.h"

struct bk_element {
	const char	*code;
	const char	*name[BK_NLANGS];
	const char	*path;		/* of its sum; NULL: of sessions */
	int		 measure;	/* enum bk_measure; -1: none */
	bool		 whole;		/* of a school, not of its classes */
	bool		 decimal;	/* hours; the rest are whole numbers */
};

struct bk_elements {
	struct bk_element	*v;
	size_t			 n, cap;
	struct bk_arena		*arena;
};

/*
 * Those of our own vocabulary, and of the causes and rules of a school's own
 * that the statistics name. They live in the arena; bk_elements_free frees
 * the list.
 */
void	bk_elements_make(struct bk_elements *, const struct bk_stats *,
	    struct bk_arena *);
void	bk_elements_free(struct bk_elements *);

/*
 * The value of a row as text, 0 where nothing was counted; NULL where it is
 * hidden, or is not told where small groups are hidden. In the arena.
 */
const char	*bk_elements_value(const struct bk_figures *,
		    const struct bk_figure_row *, const struct bk_element *,
		    struct bk_arena *);

/* A percentage: the codes of two elements, and its own. */
struct bk_indicator {
	const char	*code;
	const char	*name[BK_NLANGS];
	const char	*numerator, *denominator;
};

/* The i-th percentage of these elements, from 0; false behind the last. */
bool	bk_elements_indicator(size_t i, struct bk_arena *,
	    struct bk_indicator *);

/*
 * The categories of the axes, all but `school`: their codes are the axes'
 * names. The option of a key; "UNKNOWN" for none. BK_ELEMENTS_NONE is what a
 * school counts beside its classes.
 */
#define BK_ELEMENTS_NONE	"NONE"
#define BK_ELEMENTS_UNKNOWN	"UNKNOWN"
const char	*bk_elements_category(enum bk_axis);
const char	*bk_elements_option(const char *key);

/* The code of the data set of these axes: "bk_grade"; in the arena. */
const char	*bk_elements_set(const struct bk_axes *, struct bk_arena *);

#endif
