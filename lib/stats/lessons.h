/*
 * Sessions by subject, of one term that is being counted.
 */
#ifndef BK_LESSONS_H
#define BK_LESSONS_H

#include "count.h"

/* The sessions of the term's attendance. */
void	bk_lessons_count(struct bk_count *);

#endif
