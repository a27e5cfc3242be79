/*
 * Rosters: any table with a name and a class (or a NIS and a name) under
 * headings in any order.
 */
#ifndef BK_ROSTER_H
#define BK_ROSTER_H

#include "ingest.h"

extern const struct bk_format bk_roster_format;

#endif
