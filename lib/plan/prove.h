/*
 * The proof of a plan: every hard rule of FIELD 4 is tried on every visit of
 * it. Written from the rules alone; shares nothing with what makes plans.
 */
#ifndef BK_PROVE_H
#define BK_PROVE_H

#include "visit.h"
#include "world.h"

/* Called for each broken rule: which visit, and what it breaks. */
typedef void bk_prove_say(void *ctx, const struct bk_visit *,
    const char *what);

/*
 * Minutes between two homes, or a home and school (to NULL), where a school
 * knows better (--matrix); -1: it does not.
 */
typedef int bk_prove_travel(void *ctx, const struct bk_student *from,
    const struct bk_student *to);

struct bk_prove {
	const struct bk_plan_world *world;
	/* Who else may be the visitor by FIELD 4.8: `cases` by id. */
	const struct bk_map	*cases;		/* id -> struct bk_case */
	/* What is planned of routine visits, likewise; or NULL. */
	const struct bk_map	*routines;
	bk_prove_say	*say;
	bk_prove_travel	*travel;	/* NULL: by the formula */
	void			*ctx;
	bool			 past_is_fine;	/* plans made earlier */
};

/*
 * Check the placed visits among n: the number of broken rules. Visits of one
 * `household` at one time by one visitor are one visit [4.11]. A visit of today
 * must be what is `planned`, and then only its prerequisites and the presence
 * of its people count [4.4].
 */
size_t	bk_prove(const struct bk_prove *, const struct bk_visit *v,
	    size_t n);

#endif
