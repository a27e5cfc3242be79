/*
 * What is printed of a `stats` document: its counts and shares, a row for
 * each term and key, and for each term's total [FIELD 7].
 */
#ifndef BK_FIGURES_H
#define BK_FIGURES_H

#include "map.h"
#include "sums.h"
#include "term.h"

enum bk_measure {
	BK_M_STUDENTS, BK_M_PROBLEM, BK_M_MISTAKEN, BK_M_OFF_ROLL,
	BK_M_PHONE, BK_M_SUMMONS, BK_M_VISIT,
	BK_M_OPEN, BK_M_RESOLVED, BK_M_REFERRED, BK_M_CARRIED_OVER, BK_M_LEFT,
	BK_NMEASURES
};

/* The id of a measure ("rung.phone") and where it stands ("rungs\tphone"). */
struct bk_measure_name {
	const char	*id, *path;
};
extern const struct bk_measure_name bk_figures_measures[];

/* The measures that have a share of the students: measure.percent. */
extern const enum bk_measure bk_figures_shares[];
enum { BK_NSHARES = 4 };

/* Axes of --by: grade and class, then those of enum bk_by. */
enum bk_axis { BK_AXIS_GRADE, BK_AXIS_CLASS, BK_AXIS_BY, BK_NAXES =
	BK_AXIS_BY + BK_NBY };

struct bk_axes {
	enum bk_axis	 v[BK_NAXES];
	size_t		 n;
	const char	*text;		/* as given: "grade,sex" */
	const struct bk_map *names;	/* npsn -> name, to be shown; or NULL */
};

/* "grade", "class,sex": 0; -1 an axis is not known or given twice. */
int	bk_figures_axes_parse(const char *, struct bk_axes *);

/* The keys that `by` of a document must name for these axes. */
unsigned	bk_figures_axes_by(const struct bk_axes *);

struct bk_figure_row {
	bk_term		 term;
	const char	*key[BK_NAXES];	/* by axis asked for; unused: NULL */
	bool		 by_class[BK_NAXES];	/* that key is a class */
	const char	*label[BK_NAXES];	/* the same, by name */
	const char	*text;		/* labels, by commas; or "total" */
	const char	*grade;		/* of its groups: the first */
	bool		 total;		/* of all groups */
	bool		 whole;		/* of a school, or total */
	struct bk_map	*sums;		/* path -> number */
	int64_t		 count[BK_NMEASURES];
	struct bk_map	*hidden;	/* paths that are hidden (veil.h) */
};

struct bk_figures {
	struct bk_axes		 axes;
	struct bk_stats_term	*terms;		/* in order of time */
	size_t			 nterms;
	struct bk_figure_row	*row;		/* by term, key; total last */
	const struct bk_figure_row **by_text;	/* the rows, for _find */
	size_t			 n;
	int			 min_cell;	/* of the veil; 0: none */
};

/*
 * Make the rows of a document, in the arena; they point into the document.
 * Every term named in the document has a total row, of zeros where nothing
 * was counted. bk_figures_free frees what is not in the arena.
 */
void	bk_figures_make(struct bk_figures *, const struct bk_stats *,
	    const struct bk_axes *, struct bk_arena *);
void	bk_figures_free(struct bk_figures *);

/* The row of that term and text ("total": its total), or NULL. */
const struct bk_figure_row *bk_figures_find(const struct bk_figures *,
		    bk_term, const char *text);

/*
 * The npsn of a row by school; "" where `school` is no axis, of a total, and
 * where the school goes by its name, since it gave none.
 */
const char	*bk_figures_school(const struct bk_figures *,
		    const struct bk_figure_row *);

/* Is it one of the axes? */
bool	bk_figures_has_axis(const struct bk_axes *, enum bk_axis);

/* Is `school`? */
bool	bk_figures_by_school(const struct bk_axes *);

/* A sum of the row, in thousandths, by its path; 0 where there is none. */
int64_t	bk_figures_sum(const struct bk_figure_row *, const char *path);

/* Is a sum of the row, given by its path, hidden? */
bool	bk_figures_hidden(const struct bk_figure_row *, const char *path);

/* Is the share of a count hidden: with it, or with the head count? */
bool	bk_figures_veiled(const struct bk_figures *,
	    const struct bk_figure_row *, enum bk_measure);

/*
 * x of n in hundredths of a percent, halves up, from the integers; where
 * 0 < x < n at least 1 and at most 9999. -1: a share of nothing [STATS 14].
 */
int	bk_figures_percent(int64_t x, int64_t n);

/* The order of keys: grades as in school, classes by their grade. */
int	bk_figures_key_cmp(const struct bk_figure_row *,
	    const struct bk_figure_row *);

/* A count as it is printed: "37", or "*" where it is hidden; in the arena. */
const char	*bk_figures_text(const struct bk_figures *,
		    const struct bk_figure_row *, enum bk_measure,
		    struct bk_arena *);

/*
 * The share of the students in hundredths of a percent, halves up, from the
 * integers; where 0 < count < students at least 1 and at most 9999. -1: a
 * share of nothing [7.4, 7.5], or veiled.
 */
int	bk_figures_share(const struct bk_figures *,
	    const struct bk_figure_row *, enum bk_measure);

/* "12,22" or "12.22"; nothing for -1. */
void	bk_figures_percent_put(struct bk_buf *, int hundredths, char point);

#endif
