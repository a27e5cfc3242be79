#include "funnel.h"

#include "intervals.h"

static enum bk_funnel_place
place_of(const struct bk_funnel *f)
{
	if (f->x < f->most.low)
		return f->x < f->nearly.low ? BK_FUNNEL_FAR_BELOW :
		    BK_FUNNEL_BELOW;
	if (f->x > f->most.high)
		return f->x > f->nearly.high ? BK_FUNNEL_FAR_ABOVE :
		    BK_FUNNEL_ABOVE;
	return BK_FUNNEL_WITHIN;
}

bool
bk_funnel_of(const struct bk_figures *figures, const struct bk_figure_row *row,
    const char *path, struct bk_funnel *f)
{
	const struct bk_figure_row *all = bk_figures_find(figures, row->term,
	    "total");
	int64_t whole;
	double share;

	f->x = bk_figures_sum(row, path) / BK_SUM_ONE;
	f->n = row->count[BK_M_STUDENTS];
	if (f->n <= 0)
		return false;
	whole = bk_figures_sum(all, path) / BK_SUM_ONE;
	share = (double)whole / (double)all->count[BK_M_STUDENTS];
	if (bk_intervals_funnel(share, f->n, 0.05, &f->most.low,
	    &f->most.high) < 0 || bk_intervals_funnel(share, f->n, 0.002,
	    &f->nearly.low, &f->nearly.high) < 0)
		return false;
	f->place = place_of(f);
	return true;
}
