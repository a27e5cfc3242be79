/*
 * What an office wants to know of a `stats` document before it takes it in:
 * that it holds sums and names nobody, and how many of them are so small that
 * somebody who knows the school may know whom they count [PRIVACY 4].
 */
#ifndef BK_CHECKSUMS_H
#define BK_CHECKSUMS_H

#include "check.h"

struct bk_check_sums {
	size_t	line;		/* of the document */
	size_t	schools;
	size_t	counts, small;	/* of people; those that are small */
	bool	only_sums;	/* nothing was found */
};

/*
 * Reported are keys and values that are no sums, words that are neither of our
 * vocabulary nor causes of the policy, and numbers of six digits and more in
 * keys. 0; -1 where it is malformed, which is reported too.
 */
int	bk_check_sums(const struct bk_check *, const struct bk_reader *,
	    struct bk_node *doc, int small, struct bk_check_sums *);

#endif
