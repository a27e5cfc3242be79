/*
 * Did a summons, or a visit, help? [STATS 11] A student who was flagged stands
 * at a low point and rises without any help (Barnett 2005, 34:215), so those
 * who were treated are compared with students who were flagged too and were
 * not, and the same is done with windows 28 days earlier, where there can be
 * no effect: the placebo.
 */
#ifndef BK_EFFECT_H
#define BK_EFFECT_H

#include "count.h"
#include "figures.h"
#include "intervals.h"

/* Count the term's students, in the group of its total. */
void	bk_effect_count(struct bk_count *);

/* What is known of the students treated, or of those compared. */
struct bk_effect_side {
	int64_t			of, n;
	int64_t			more;	/* came more often after */
	double			before, after;	/* means, percent; 0 of none */
	struct bk_moments	change, placebo;	/* in points */
};

/* Why it cannot be told; a sum of these. */
enum {
	BK_EFFECT_FEW = 1,	/* under ten students in a group */
	BK_EFFECT_UNLIKE = 2,	/* they stood over ten points apart before */
	BK_EFFECT_PLACEBO = 4,	/* a difference before anything was done */
	BK_EFFECT_ZERO = 8	/* the interval holds 0 */
};

struct bk_effect {
	struct bk_effect_side	treated, compared;
	bool			known, placebo_known;	/* intervals, too */
	struct bk_interval	effect, placebo;	/* points */
	unsigned		doubt;	/* 0: an effect */
};

/*
 * The effect of a rung, "summons" or "visit", by the sums of a row of totals.
 * False where nobody was treated; *out is set all the same.
 */
bool	bk_effect_of(const struct bk_figure_row *total, const char *rung,
	    struct bk_effect *out);

#endif
