/*
 * The rosters of a repository, each read when it is first asked for.
 *
 *	struct bk_rosters all = { .from = &docs };
 *	const struct bk_rosters_term *t = bk_rosters_get(&all, term);
 *	...
 *	bk_rosters_free(&all);
 */
#ifndef BK_ROSTERS_H
#define BK_ROSTERS_H

#include "map.h"
#include "docfiles.h"
#include "student.h"
#include "term.h"

/* The students of one term; without any where there is no such file. */
struct bk_rosters_term {
	bk_term			 term;
	struct bk_roster	 list;	/* in the order of the file */
	/* a NIS before, NISN and NIS -> student, in that order; the later
	   row counts */
	struct bk_map		 by_key;
	bool			 failed;
	struct bk_rosters_term	*next;
};

struct bk_rosters {
	const struct bk_docfiles	*from;
	struct bk_rosters_term	*first;		/* private */
	bool			 failed;	/* one could not be read */
	bk_term			*terms;		/* private: once listed */
	size_t			 nterms;
};

/*
 * The roster of a term: NULL where it cannot be read, reported the first time.
 * The students live in the arena of the source, the rest until bk_rosters_free.
 * Without a repository every roster is empty.
 */
const struct bk_rosters_term *bk_rosters_get(struct bk_rosters *, bk_term);

/*
 * The terms that the repository keeps a roster of, in order, in the arena of
 * the source: 0, or reported and -1.
 */
int	bk_rosters_terms(struct bk_rosters *, bk_term **, size_t *n);

/*
 * Who has this number in a term: by its roster, or, where it has none, by the
 * newest one before it that has the number; NULL: nobody. Of an older roster
 * the numbers are good (they are one person's), the class is not. 0, or
 * reported and -1.
 */
int	bk_rosters_who(struct bk_rosters *, bk_term, const char *number,
	    const struct bk_student **);

void	bk_rosters_free(struct bk_rosters *);

#endif
