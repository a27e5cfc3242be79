/*
 * The chronology of a case, and of those that it carries on, on one page: the
 * fields `opened`, `reason` and `readings`, the tables `chronology` (facts, day
 * by day) and `readings` (what visitors made of them, apart). Where there is
 * more than a page holds, a row says how much of the beginning is left out, and
 * a long text ends with dots: the reports of the visits have all of it.
 */
#ifndef BK_CHRONOLOGY_H
#define BK_CHRONOLOGY_H

#include "fields.h"

void	bk_chronology_put(struct bk_letter *, const struct bk_fields *);

#endif
