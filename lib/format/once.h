/*
 * Texts that are kept once each, in the order in which they came first. There
 * may be a million, so they lie packed by lz4, some 16 KiB at a time.
 */
#ifndef BK_ONCE_H
#define BK_ONCE_H

#include <stdbool.h>
#include <stddef.h>

#include "str.h"

struct bk_once;

struct bk_once	*bk_once_new(void);
void		 bk_once_free(struct bk_once *);	/* may be NULL */

enum { BK_ONCE_MAX = 1000 << 20 };

/*
 * Keep a copy, of BK_ONCE_MAX bytes at most; false where the text was there
 * already.
 */
bool		 bk_once_add(struct bk_once *, struct bk_str);

size_t		 bk_once_count(const struct bk_once *);

/*
 * Text `i`, below the count. It holds until the next is asked for or added.
 * Asking in order is what costs least.
 */
struct bk_str	 bk_once_get(struct bk_once *, size_t i);

#endif
