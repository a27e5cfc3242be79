/*
 * How near a number or a name of a file comes to one on the roster.
 */
#ifndef BK_LIKENESS_H
#define BK_LIKENESS_H

#include "str.h"

/* A number without the zeros in front. */
struct bk_str	bk_likeness_bare(struct bk_str number);

/*
 * Can a spreadsheet have made `seen` of the number `real`? It drops zeros in
 * front, and shows a long one as 9,9E+15: the first digits, then how many.
 */
bool	bk_likeness_damaged(struct bk_str seen, struct bk_str real);

/*
 * Letters to insert, drop or change to make one name (shorter than
 * BK_NAME_MAX) of the other; when more than `most`, `most` + 1.
 */
size_t	bk_likeness_distance(const char *a, const char *b, size_t most);

#endif
