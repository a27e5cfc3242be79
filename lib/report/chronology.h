/*
 * The chronology of a case on one page: the fields `opened`, `reason` and
 * `readings`, the tables `chronology` (facts, day by day) and `readings` (what
 * visitors made of them, apart).
 */
#ifndef BK_CHRONOLOGY_H
#define BK_CHRONOLOGY_H

#include "fields.h"

void	bk_chronology_put(struct bk_letter *, const struct bk_fields *);

#endif
