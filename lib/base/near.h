/* How far a word that was typed lies from one that is known. */
#ifndef BK_NEAR_H
#define BK_NEAR_H

#include <stdbool.h>

#include "str.h"

/*
 * May `typed` have been meant for `known`? One slip (a letter missing,
 * too many or wrong, two changed places) in words of up to five bytes and in
 * numbers, two in longer ones; words of less than three are never near. ASCII
 * letters in any case.
 */
bool	bk_near(struct bk_str typed, struct bk_str known);

/*
 * Letters missing, too many, wrong, or exchanged with their neighbour between
 * two words; most + 1 where there are more than `most`.
 */
size_t	bk_near_slips(struct bk_str, struct bk_str, size_t most);

/*
 * Which of many words may have been meant:
 *
 *	struct bk_near_search s = { .typed = bk_str(text) };
 *
 *	for (each known word)
 *		bk_near_offer(&s, word);
 *	if (s.meant)
 *		... did you mean ...
 *
 * meant is the nearest of them; NULL where none is near, or where two are
 * equally near: of two students, classes or people nobody can tell which.
 */
struct bk_near_search {
	struct bk_str	 typed;
	const char	*meant;
	size_t		 slips;		/* private, as the next */
	bool		 any;
};

/* A word that is known; NULL is none. It outlives the search. */
void	bk_near_offer(struct bk_near_search *, const char *known);

#endif
