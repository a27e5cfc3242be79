/* Between holding.c and holdingwho.c alone: who the student is. */
#ifndef BK_HOLDINGPART_H
#define BK_HOLDINGPART_H

#include "yamlin.h"

struct bk_holding;

/* Set h->numbers: 0; or reported, -1: two students have one of them. */
int	bk_holding_find_numbers(struct bk_holding *);

/* Set h->own and h->shared, once documents are marked. */
void	bk_holding_find_mentions(struct bk_holding *);

/*
 * Of a document of others whose tree is not kept: what it tells of them is not
 * looked for, where it is the student's too. False: it need not be kept.
 */
bool	bk_holding_is_shared(struct bk_holding *, const struct bk_node *);

/* Does the document name the student, in any way? */
bool	bk_holding_concerns(struct bk_holding *, const struct bk_node *);

#endif
