/* How far a word that was typed lies from one that is known. */
#ifndef BK_NEAR_H
#define BK_NEAR_H

#include <stdbool.h>

#include "str.h"

/*
 * May `typed` have been meant for `known`? One slip (a letter missing,
 * too many or wrong, two changed places) in words of up to five bytes, two in
 * longer ones; words of less than three are never near. ASCII letters in any
 * case.
 */
bool	bk_near(struct bk_str typed, struct bk_str known);

#endif
