/*
 * A roster read once more, into roster/TERM.yaml: merged by NIS, changed by
 * splicing, so that what people added by hand stays [DESIGN, rulings].
 */
#ifndef BK_ROSTERDOC_H
#define BK_ROSTERDOC_H

#include "buf.h"
#include "student.h"
#include "term.h"

struct bk_rosterdoc_counts {
	size_t	added, changed, same, left;
};

struct bk_rosterdoc {
	const char		*file;	/* what messages call it */
	struct bk_str		 old;	/* its bytes; empty: there is none */
	const struct bk_student	*list;
	size_t			 n;
	bk_term			 term;
	bk_date			 today;
};

/*
 * Append to *out what the roster of the term becomes when the list is read on
 * that day.
 *
 * - A student of the list who is there already, by NIS or NISN: name, sex and
 *   class are the list's (an earlier class goes to `classes`); what else the
 *   list knows is filled in where it was missing, also of a guardian who
 *   stands there by the same name; the rest stays.
 * - Who is not there is added at the end. In a class that was there already
 *   this is a newcomer, enrolled from today.
 * - Who is there and not in the list has left: `enrolled.to` becomes the day
 *   before today. A list with less than half of the roster's students is one
 *   of its classes only, and says nothing of the others.
 * - Who had left and is in the list again is enrolled again.
 *
 * 0; or said and -1, *out as it was.
 */
int	bk_rosterdoc_merge(const struct bk_rosterdoc *, struct bk_buf *out,
	    struct bk_rosterdoc_counts *, struct bk_diag *);

#endif
