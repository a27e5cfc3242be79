/*
 * The case that somebody means by an id ("2020-2021-1/10234") or by a NIS.
 * Case files are read when they are first asked for, and once.
 *
 *	bk_casefind_begin(&find, &docs);
 *	struct bk_casefind_who who = { .term = the present one };
 *	who.named = bk_entry_split(text, &who.term, &who.nis);
 *	if (bk_casefind(&find, &who, &f) == 0)
 *		...
 *	bk_casefind_free(&find);
 */
#ifndef BK_CASEFIND_H
#define BK_CASEFIND_H

#include "casefile.h"
#include "rosters.h"

struct bk_casefind {
	const struct bk_docfiles *from;
	struct bk_casefiles	 read;	/* those that were asked for */

	/* private */
	struct bk_map		 by_path;	/* of `read` */
	struct bk_casefiles	 all;	/* only to know which are open */
	bool			 all_read;
	struct bk_rosters	 rosters;
};

struct bk_casefind_who {
	bk_term		 term;		/* named, or the present one */
	const char	*nis;
	bool		 named;		/* of this term and no other */
	bk_date		 day;		/* what is told of it is of this day,
					   or BK_DATE_NONE */
};

/* Nothing is read yet; what is will live in the arena of the files. */
void	bk_casefind_begin(struct bk_casefind *, const struct bk_docfiles *);

/*
 * The case of that student in that term, under any number that its roster
 * (of a term that has none, the newest before it) knows the student by; where
 * no term is named, an open one of an earlier term that was not carried over,
 * else that of the day's term. 0; 1 when there is none; -1: reported.
 */
int	bk_casefind(struct bk_casefind *, const struct bk_casefind_who *,
	    struct bk_casefile **out);

/*
 * Of a student that no case was found of: the NIS that may have been meant, of
 * the cases of that term, in the arena; NULL where none is near, or where the
 * roster knows the one that was typed.
 */
const char *bk_casefind_near(struct bk_casefind *,
	    const struct bk_casefind_who *);

/* The case of a student in one term: 0; 1 when there is none; -1: reported. */
int	bk_casefind_in(struct bk_casefind *, bk_term, const char *nis,
	    struct bk_casefile **out);

/*
 * The cases that this one carries on, one after the other, the oldest first; in
 * the arena of the source. One that is not there, or in a circle, is reported,
 * and what is older is not found. 0; -1: reported.
 */
int	bk_casefind_before(struct bk_casefind *, const struct bk_case *,
	    const struct bk_case *const **before, size_t *n);

/*
 * What stands against reopening the case: an open one of the student, who gets
 * no second [FIELD 3.15], or one of a later term, which would be that one's
 * successor when it is carried over. Its id, or NULL. 0; -1: reported.
 */
int	bk_casefind_rival(struct bk_casefind *, const struct bk_case *,
	    const char **id);

/* Forget what was read, and what was to change in it; it may go on. */
void	bk_casefind_free(struct bk_casefind *);

#endif
