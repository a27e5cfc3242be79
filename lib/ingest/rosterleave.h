/*
 * Who of a roster has left, where a list does not name them. Only a list that
 * holds a whole class can say so, and each class is judged by itself [DESIGN,
 * rulings: Roster].
 */
#ifndef BK_ROSTERLEAVE_H
#define BK_ROSTERLEAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "str.h"

/* A student of the roster who has not left before. */
struct bk_rosterleave {
	struct bk_str	 class;		/* as bk_rostersame_class gives it */
	bool		 listed;	/* the list names the student */
	struct bk_str	 now;		/* the list's class, where listed */
	bool		 leaves;	/* set: has left, as the list shows */
};

/*
 * Decide who leaves. A class is whole where at least half of its students are
 * listed; one whose students most stand in classes that the roster does not
 * have was given a new name, and is not judged. Unless `many`: nobody leaves
 * where more than one in ten would, or a class would be empty; either is
 * reported for `file`, and false returned.
 */
bool	bk_rosterleave(struct bk_rosterleave *, size_t n, bool many,
	    const char *file, struct bk_diag *);

#endif
