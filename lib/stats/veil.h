/*
 * Hiding small groups in figures that leave the school [STATS 16].
 *
 * A reader may lay the tables by class, by grade and the totals side by side,
 * and knows these rules: classes add up to their grade, grades to the total;
 * rungs, and status, add up to the students with a problem; nobody has a
 * problem who is no student, or a cause without a problem. What such a reader
 * can find out about a hidden count is the least and the most that all shown
 * counts leave it: a linear programme (simplex.h). So first the counts are
 * hidden that are small, then as many more, small groups first, until every
 * small one may be all of 1 .. k-1, and no hidden one is known.
 */
#ifndef BK_VEIL_H
#define BK_VEIL_H

#include "figures.h"

enum { BK_VEIL_MIN = 3, BK_VEIL_MAX = 20, BK_VEIL_MAX_ROWS = 600 };

/*
 * Hide counts of the rows, which were made of that document, and set
 * f->min_cell. The tables by class and by grade hide the same, whichever is
 * asked for; by other keys, the rows and their totals are looked at, and those
 * totals are hidden that are hidden there. Where counts of a term contradict
 * each other (rungs that do not add up), none of it is shown. -1: more than
 * BK_VEIL_MAX_ROWS rows in a term; by other keys, tables by class and grade
 * that are larger are not looked at.
 */
int	bk_veil_figures(struct bk_figures *f, const struct bk_stats *, int k);

#endif
