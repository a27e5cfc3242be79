/* Between holding.c and holdingwho.c alone: who the student is. */
#ifndef BK_HOLDINGPART_H
#define BK_HOLDINGPART_H

struct bk_holding;

/* Set h->numbers: 0; or reported, -1: two students have one of them. */
int	bk_holding_find_numbers(struct bk_holding *);

/* Set h->own and h->shared, once documents are marked. */
void	bk_holding_find_mentions(struct bk_holding *);

#endif
