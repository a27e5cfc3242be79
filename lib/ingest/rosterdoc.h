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

/* Where a student of the list stands. */
struct bk_listing {
	const char	*file;		/* as messages call it */
	size_t		 line;
};

/* The roster of an earlier term. */
struct bk_rosterdoc_text {
	const char	*file;
	struct bk_str	 text;
};

struct bk_rosterdoc {
	const char		*file;	/* what messages call it */
	struct bk_str		 old;	/* its bytes; empty: there is none */
	const struct bk_rosterdoc_text *before; /* of earlier terms, in order */
	size_t			 nbefore;
	const struct bk_student	*list;
	const struct bk_listing	*at;	/* of each of the list */
	size_t			 n;
	const struct bk_student	*rejected; /* rows of it, as far as known */
	size_t			 nrejected;
	size_t			 nlists; /* files that the list is from */
	bk_term			 term;
	bk_date			 today;
	bool			 leavers; /* many may leave */
	bool			 prefer_list;
};

/*
 * Append to *out what the roster of the term becomes when the list is read on
 * that day; all of it in one run, so that the same list again changes nothing.
 *
 * - A student of the list who is there already, by NIS or NISN: the list wins
 *   where it differs, but for what people mend by hand (rostersame.h). Both
 *   are reported with the line of the list.
 * - A student who is not there is added at the end, with what the newest roster
 *   of an earlier term that names the student says. In a class that was there
 *   already this is a newcomer, enrolled from today.
 * - A student of a whole class whom the list does not name has left
 *   (rosterleave.h): `enrolled.to` becomes the day before today. But who may
 *   stand in a row that was rejected, or under other numbers, stays, which is
 *   reported (rosterdoubt.h).
 * - A student who had left and is in the list again is enrolled again; for the
 *   days between the student is exempt.
 *
 * 0; or reported and -1, *out as it was.
 */
int	bk_rosterdoc_merge(const struct bk_rosterdoc *, struct bk_buf *out,
	    struct bk_rosterdoc_counts *, struct bk_diag *);

#endif
