/*
 * The page for the principal: how the work stands, what changed, and charts
 * with their figures in tables beside them. One file of HTML: no script, no
 * names, readable on a telephone and on paper [LETTERS 20].
 */
#ifndef BK_DASHBOARD_H
#define BK_DASHBOARD_H

#include "figures.h"
#include "grid.h"
#include "word.h"

/* A number that stands large at the top of the page. */
struct bk_dashboard_tile {
	const char	*name, *value;
};

struct bk_dashboard {
	const char		*school;	/* its name */
	const char		*terms;		/* in words */
	bk_date			 today;
	enum bk_lang		 lang;
	const struct bk_figures	*f;		/* by grade */
	const struct bk_dashboard_tile *tile;
	size_t			 ntiles;
	const bk_date		*opened;	/* of each case, in order */
	size_t			 nopened;
	const struct bk_grid	*work;		/* what is to be done */
	bool			 f4;		/* paper; else A4 */
};

void	bk_dashboard_html(struct bk_buf *, const struct bk_dashboard *,
	    struct bk_arena *);

#endif
