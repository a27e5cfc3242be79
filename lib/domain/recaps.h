/*
 * The recaps of one student in one term, read as one [DESIGN, Recaps]. Triage,
 * class-recap and statistics count what this yields, and nothing else.
 *
 * - What has the sha256 of something older is that, and is ignored.
 * - Of one subject over overlapping days the newer counts. One that reaches
 *   less far than what it would replace (a correction of July alone) replaces
 *   its days where `days` and dates allow these to be cut out exactly; else it
 *   is left out.
 * - Where a recap of no subject (a daily roll) overlaps recaps of subjects, the
 *   kind with more days with a session in the overlap counts, without `days`
 *   the one with more sessions; the other is left out, but for its `days`. So
 *   it is inside one recap, whose `days` do not tell the kinds apart.
 * - Otherwise they are added. `days` merge, P before U before E before S; the
 *   days of what was replaced go with it.
 *
 * Assignments are told apart by course (coursework.h).
 *
 * Subjects are one where they differ in case, blanks, dots or hyphens only;
 * the spelling seen first is kept [FIELD 1].
 */
#ifndef BK_RECAPS_H
#define BK_RECAPS_H

#include "attendance.h"

/* What was not simply added; for the caller to report. */
struct bk_recaps_told {
	int	same;		/* recaps that were known already */
	int	replaced;	/* subjects that a newer recap has */
	int	aside;		/* of the kind that does not count */
	int	less;		/* subjects that reach less far */
	int	unclear;	/* lists of assignments of no known course */
	bk_date	from, to;	/* of what to ingest instead of those */
};

/*
 * Which of two is the older: by `taken` (absent: 0), then by the last day that
 * they tell of, then by the number of sessions, then by the sha256. < 0: the
 * first.
 */
int	bk_recaps_cmp(const struct bk_attendance *,
	    const struct bk_attendance *);

/*
 * The recaps, oldest first, as one: true, or false where there is none. *told
 * is added to. What they point to must live as long as *out.
 */
bool	bk_recaps_sum(const struct bk_attendance *const *, size_t n,
	    struct bk_arena *, struct bk_attendance *out,
	    struct bk_recaps_told *told);

#endif
