/*
 * Names in a list of who was there that are nobody's on the roster: a student
 * who wrote "Budi S" was there, and is not absent as "Budi Santoso".
 */
#ifndef BK_STRANGERS_H
#define BK_STRANGERS_H

#include <stdbool.h>

#include "names.h"

struct bk_strangers {
	struct bk_stranger {
		struct bk_name_words words;
		bool	 tells;		/* who somebody is: a word without
					   digits, no telephone's name */
		bool	 like;		/* may be one of those asked for */
	} *v;
	size_t	 n, cap;
};

/* Add a name, once; it is copied. */
void	bk_strangers_add(struct bk_strangers *, struct bk_str name);

/*
 * May one of them be that student? True where they have a word in common that
 * tells people apart: of three letters or more, or of five with one letter
 * changed, and no Muhammad.
 */
bool	bk_strangers_may_be(struct bk_strangers *, struct bk_str name);

/*
 * How many may be none of the students asked for so far; `telling`: with names
 * that say who somebody is, too.
 */
size_t	bk_strangers_unlike(const struct bk_strangers *, bool telling);

void	bk_strangers_free(struct bk_strangers *);

#endif
