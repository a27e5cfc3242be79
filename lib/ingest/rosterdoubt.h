/*
 * Who of a roster may stand in a list all the same, though no row with their
 * number was used: nobody leaves for a row that could not be read, or for a
 * number that was put right [DESIGN, rulings: Roster].
 */
#ifndef BK_ROSTERDOUBT_H
#define BK_ROSTERDOUBT_H

#include "arena.h"
#include "map.h"
#include "student.h"

struct bk_rosterdoubt {
	const struct bk_student *row;	/* rejected, as far as is known */
	size_t		 n;
	struct bk_map	 added;		/* names with new numbers */
	struct bk_arena	*arena;
};

/* Start with rows that were rejected; freed by bk_rosterdoubt_free. */
void	bk_rosterdoubt_start(struct bk_rosterdoubt *,
	    const struct bk_student *row, size_t n, struct bk_arena *);
void	bk_rosterdoubt_free(struct bk_rosterdoubt *);

/* A student of the list whose numbers the roster does not have. */
void	bk_rosterdoubt_add(struct bk_rosterdoubt *, const struct bk_student *);

/*
 * May the student stand in one of these rows? By a number, by the name; a row
 * without a name may be of anybody of its class, and without a class of anybody
 * at all.
 */
bool	bk_rosterdoubt(const struct bk_rosterdoubt *,
	    const struct bk_student *);

#endif
