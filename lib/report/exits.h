/*
 * Who left, for the verification of children out of school; and who may be
 * about to, though no rule has fired yet.
 */
#ifndef BK_EXITS_H
#define BK_EXITS_H

#include "falling.h"
#include "office.h"

/* Somebody who left, with the cases of the term (the last may be NULL). */
struct bk_exits_leaver {
	const struct bk_student	*student;
	const struct bk_case	*c;
};

/*
 * By day of leaving: who, when, why, the last contact, tries, proof, and what
 * of these is not known. Where `exit` does not say it, contact and tries are
 * those of the case. A graduate is no child out of school, and not listed.
 */
void	bk_exits_leavers(struct bk_grid *, const struct bk_office *,
	    struct bk_exits_leaver *, size_t n);

/* Somebody whose attendance falls though no rule fires. */
struct bk_exits_silent {
	const struct bk_student	*student;
	const char		*class;
	const struct bk_attendance *attendance;
	struct bk_falling	 falling;
};

/* By slope, the steepest first: each week's share of days at school. */
void	bk_exits_silents(struct bk_grid *, const struct bk_office *,
	    struct bk_exits_silent *, size_t n);

#endif
