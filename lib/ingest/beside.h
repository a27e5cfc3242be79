/*
 * Tables that stand side by side on one sheet, as two classes do on one page.
 */
#ifndef BK_BESIDE_H
#define BK_BESIDE_H

#include "ingest.h"

/*
 * Make a sheet of its own of each, so that every reader sees one table: where
 * the headings that say who somebody is stand again further right, with one
 * that is no name among them or behind an empty column. 0; or reported, -1.
 */
int	bk_beside_split(struct bk_ingest *, struct bk_export *);

#endif
