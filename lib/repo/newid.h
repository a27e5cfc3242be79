/*
 * Ids for what has no number of its own, a complaint or a service: the day and
 * three letters or digits of a checksum of its text, so that two clones never
 * give the same id [DOCUMENTS].
 */
#ifndef BK_NEWID_H
#define BK_NEWID_H

#include <stddef.h>

#include "arena.h"

enum { BK_NEWID_TRIES = 10 };

/*
 * "2020-10-05-k3v", of a day (as "2020-10-05", what follows is not looked at)
 * and the parts (NULL: not said). `n`, below BK_NEWID_TRIES, is which three
 * letters: the next ones, where another text took these. In the arena.
 */
char	*bk_newid(struct bk_arena *, const char *day,
	    const char *const *parts, size_t nparts, int n);

#endif
