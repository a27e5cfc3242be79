/*
 * What the recaps of a term add to its sums: sessions by subject, how many
 * students have a recap, and the weeks' unexcused absence [STATS 17, 18].
 */
#ifndef BK_LESSONS_H
#define BK_LESSONS_H

#include "count.h"

/* The sessions of the term's attendance. */
void	bk_lessons_count(struct bk_count *);

#endif
