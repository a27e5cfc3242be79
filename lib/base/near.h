/* How far a word that was typed lies from one that is known. */
#ifndef BK_NEAR_H
#define BK_NEAR_H

#include <stdbool.h>

#include "str.h"

/*
 * Letters that are missing, too many, wrong, or two changed places (ASCII
 * letters in any case); at most `limit` + 1 is counted. Bytes, not
 * characters.
 */
size_t	bk_near_edits(struct bk_str a, struct bk_str b, size_t limit);

/*
 * May `typed` have been meant for `known`? A slip in words of up to five
 * letters, two in longer ones; words of less than three are never near.
 */
bool	bk_near(struct bk_str typed, struct bk_str known);

#endif
