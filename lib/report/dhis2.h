/*
 * What a DHIS2 must know before it takes the sums as ADX (adx.h): a metadata
 * document, to be imported once. Every code of the ADX stands in it, and every
 * object has an id that follows from its code, so that a second import changes
 * nothing.
 */
#ifndef BK_DHIS2_H
#define BK_DHIS2_H

#include "elements.h"

/*
 * The document for the axes of these figures, as a tree for bk_json_put, in
 * the arena. Options are those of our vocabulary, and the keys of the rows.
 */
struct bk_node	*bk_dhis2_node(const struct bk_figures *,
		    const struct bk_elements *, struct bk_arena *);

#endif
