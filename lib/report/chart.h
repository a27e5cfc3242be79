/*
 * Charts as SVG within a page of HTML: 320 units wide, so that a text of 12 is
 * readable on a telephone. Each is named and described for those who cannot see
 * it; neighbouring series differ in lightness, for grey paper. A table beside
 * it should hold the same figures.
 */
#ifndef BK_CHART_H
#define BK_CHART_H

#include "buf.h"
#include "date.h"
#include "word.h"

/* One thing that is counted over all labels. */
struct bk_chart_series {
	const char	*name;
	const double	*value;		/* NAN: not known, not drawn */
};

struct bk_chart {
	const char	*id;		/* of its name in the page */
	const char	*title, *text;	/* what it shows; what is seen */
	const char	*const *label;
	size_t		 n;		/* labels, values of a series */
	const struct bk_chart_series *series;
	size_t		 nseries;
	enum bk_lang	 lang;		/* of numbers */
};

/* Bars that lie, one label below the other, values at their ends. */
void	bk_chart_bars(struct bk_buf *, const struct bk_chart *);

/* One week; what is not known is NAN. */
struct bk_chart_week {
	bk_date		 monday;
	double		 value;
	double		 mean, low, high;	/* of a control chart */
	bool		 off;		/* with days without school */
	bool		 mark;		/* something was done */
};

struct bk_chart_weeks {
	const char	*id, *title, *text;
	const struct bk_chart_week *week;	/* in order of time */
	size_t		 n;
	const char	*const *months;	/* twelve, short, for the axis */
	enum bk_lang	 lang;		/* of numbers */
	bool		 control;	/* a line with limits, in percent;
					   else a bar for each week */
};

void	bk_chart_weekly(struct bk_buf *, const struct bk_chart_weeks *);

#endif
