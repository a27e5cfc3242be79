/*
 * Hiding small groups in figures that leave the school [PRIVACY 4]: a count
 * of 1 .. k-1 is told as that; then further counts are hidden, as few and as
 * small as can be, until what is shown does not pin down a small one.
 *
 * The counts of a term are a circulation. A student with a problem flows from
 * the column of a rung through the row of a class into the column of a
 * status; the flow through a row is its number of students with a problem,
 * the flow into a column its total. So what a reader can find out about a
 * count, from all that is shown and from knowing these rules, is the smallest
 * and the largest flow that the other bounds leave its edge: a shown count is
 * itself, a small one 1 .. k-1, a hidden one anything, and nobody has a problem
 * who is no student.
 */
#ifndef BK_VEIL_H
#define BK_VEIL_H

#include "figures.h"

enum { BK_VEIL_MIN = 3, BK_VEIL_MAX = 20, BK_VEIL_MAX_ROWS = 2000 };

/*
 * Set row->veil of every row, and f->min_cell. Every count of 1 .. k-1 may be
 * at least two things, three from k = 5 on, and so on to half of k. Where
 * counts of a term contradict each other (rungs that do not add up), none of
 * it is shown. -1: more than BK_VEIL_MAX_ROWS rows.
 */
int	bk_veil_figures(struct bk_figures *f, int k);

#endif
