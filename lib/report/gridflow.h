/*
 * A grid (grid.h) as a table of a flow (flow.h): columns as wide as their
 * texts ask for, headings that every page repeats.
 */
#ifndef BK_GRIDFLOW_H
#define BK_GRIDFLOW_H

#include "flow.h"
#include "grid.h"

void	bk_gridflow_put(struct bk_flow *, const struct bk_grid *);

#endif
