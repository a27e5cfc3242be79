/*
 * Who the names of the files are. With a roster, a name that is not on it is
 * nobody, and the roster's name and class prevail; without one, people are as
 * the files name them [DESIGN, rulings].
 */
#ifndef BK_PEOPLE_H
#define BK_PEOPLE_H

#include "ingest.h"

struct bk_ref_in;		/* refs.h */

struct bk_people {
	struct bk_people_roll *rolls;	/* the roster of each term */
};

/*
 * Who of the term of *out that is: sets pupil, why, candidates and maybe,
 * which were empty.
 */
void	bk_people_find(struct bk_ingest *, const struct bk_who *,
	    struct bk_ref_in *out);

void	bk_people_free(struct bk_people *);

#endif
