/*
 * The visit that a letter is about. Private to the files that set fields
 * (fields.h).
 */
#ifndef BK_VISITFIELDS_H
#define BK_VISITFIELDS_H

#include "fields.h"

/* When and by whom: as it was, or as it is planned. */
struct bk_visitfields {
	bk_date			 date;
	int			 start, end, minutes;	/* or BK_INT_NONE */
	const char		*visitor;	/* staff id, or NULL */
	struct bk_texts		 with;
	const struct bk_action	*action;	/* NULL: planned, or nothing */
};

/*
 * The last visit of the case that was made, for a letter from after it (and
 * not after the letter); else the one that is planned.
 */
struct bk_visitfields	bk_visitfields_of(const struct bk_fields *);

#endif
