/*
 * A plan of visits on paper: a table, and for each visitor and day a sheet to
 * take along: in which order, where, whom to call, the way, what to bring, and
 * slips to leave where nobody is at home. No reason for a case is on it: the
 * sheet may lie on a car seat.
 */
#ifndef BK_DAYSHEET_H
#define BK_DAYSHEET_H

#include "flow.h"
#include "grid.h"
#include "visit.h"
#include "world.h"
#include "travel.h"

struct bk_daysheet {
	const struct bk_plan_world	*world;
	const struct bk_travel_table	*table;	/* or NULL */
	const struct bk_visit		*v;	/* in the order of output */
	size_t				 n;
	enum bk_lang			 lang;
	struct bk_arena			*arena;
};

/* A row a visit, what is unplaced behind with its reason. */
void	bk_daysheet_table(struct bk_grid *, const struct bk_daysheet *);

/* The sheets, in one page to print. */
void	bk_daysheet_html(struct bk_buf *, const struct bk_daysheet *);

/* The same for docx.h and pdf.h. */
struct bk_flow	bk_daysheet_flow(const struct bk_daysheet *);

#endif
