/*
 * A change to try: "KEY=VALUE", applied to what was read, never written.
 *
 *	today=2020-10-05
 *	bk2.free=Sat 08:00-12:00	the hours of one of the staff; several
 *	bk2.free+=Mon 07:00-09:00	windows with ; between; += adds
 *	bk2.away=2020-10-05..2020-10-07	(= alone: not away)
 *	bk2.max=6			visits a day
 *	10234.available+=Sat 08:00-12:00	the guardian who is addressed
 *	10234.counsellor=bk2		who has the case
 *	10234.approval=granted		what would be recorded today, by its
 *					step: approval, consent, assent
 *	visit.max_per_day=6		or within_working_days, gap_minutes,
 *					minutes, companion, consent
 */
#ifndef BK_WHATIF_H
#define BK_WHATIF_H

#include "world.h"

/* What a change may change; each is the caller's own copy. */
struct bk_whatif {
	struct bk_school	*school;
	struct bk_policy	*policy;
	struct bk_map		*students;	/* nis -> struct bk_student */
	struct bk_map		*cases;		/* id -> struct bk_case */
	bk_date			*today;
	struct bk_arena		*arena;
	const struct bk_diag	*dg;	/* whose language; NULL: English */
};

/* NULL, or what is wrong with the change, in the arena; then nothing is. */
const char	*bk_whatif(const struct bk_whatif *, const char *change);

#endif
