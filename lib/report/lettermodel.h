/*
 * A letter as a model for a school's own Word file: fields stand in it as
 * {field}, what depends on one between {?field} and {/field}, and a table has
 * one row with its columns. Private to letter.c.
 */
#ifndef BK_LETTERMODEL_H
#define BK_LETTERMODEL_H

#include "grid.h"

/*
 * `?field LINE` as the same line between {?field} and {/field}: true. What is
 * more than text (a table, lines to write on) gets paragraphs around it, on
 * lines of their own; text that goes on holds the blank behind it. Another
 * line is left as it is.
 */
bool	bk_lettermodel_condition(struct bk_str *, struct bk_arena *);

/* The columns of the grid, and one row that repeats, as {#name} has it. */
const struct bk_grid	*bk_lettermodel_grid(const struct bk_grid *,
			    struct bk_str name, struct bk_arena *);

#endif
