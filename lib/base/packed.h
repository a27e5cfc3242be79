/*
 * Millions of texts, kept small: each as what it has other than one of those
 * right before it, for such texts are numbered, or moments, or rows of one
 * table. Those alike in nothing cost two bytes more than they hold.
 *
 *	bk_packed_add	in order, then
 *	bk_packed_get	any of them, in any order
 */
#ifndef BK_PACKED_H
#define BK_PACKED_H

#include <stddef.h>

#include "str.h"

struct bk_packed;

struct bk_packed	*bk_packed_new(void);
void	bk_packed_free(struct bk_packed *);	/* may be NULL */

void	bk_packed_add(struct bk_packed *, struct bk_str);	/* a copy */

size_t	bk_packed_count(const struct bk_packed *);
size_t	bk_packed_bytes(const struct bk_packed *);	/* that they take */

/* String `i`, below the count; it holds until the next is asked for. */
struct bk_str	bk_packed_get(struct bk_packed *, size_t i);

/* The same, to stay as long as they all do: a copy, one of each. */
struct bk_str	bk_packed_keep(struct bk_packed *, size_t i);

#endif
