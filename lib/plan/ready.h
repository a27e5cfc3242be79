/*
 * FIELD 4.1 - 4.3: which cases are to be visited, what stands in the way, and
 * by when the service standard wants it done.
 */
#ifndef BK_READY_H
#define BK_READY_H

#include "calendar.h"
#include "case.h"
#include "policy.h"
#include "school.h"
#include "student.h"
#include "word.h"

enum bk_ready {
	BK_READY_NOT_DUE,	/* no visit of this case is to be planned */
	BK_READY_BARRED,	/* a prerequisite is missing: see why */
	BK_READY_YES
};

enum bk_lack {
	BK_LACKS_RECOMMENDATION	= 1,
	BK_LACKS_PURPOSE	= 2,
	BK_LACKS_INSTRUMENT	= 4,
	BK_LACKS_ASSIGNMENT	= 8,
	BK_LACKS_APPROVAL	= 16,	/* and nobody asks for it, */
	BK_LACKS_GRANTED	= 32,	/* nor that it was not denied, */
	BK_LACKS_CONSENT	= 64,	/* the same of the guardian's */
	BK_LACKS_GIVEN		= 128
};

enum { BK_READY_BARS = 5 };

struct bk_readiness {
	enum bk_ready	 state;
	/* Of BARRED: all that bars it, static texts; then NULL. */
	const char	*why[BK_READY_BARS];
	/*
	 * What is missing without barring the visit: enum bk_lack or-ed [4.2].
	 */
	unsigned	 lacks;
	bk_date		 approved;	/* the last granted approval, or NONE */
	/*
	 * The last day that the service standard allows [B]: the
	 * within_working_days-th after `approved`; else NONE.
	 */
	bk_date		 service_due;
};

/*
 * The last day that the service standard allows for a visit approved on
 * `approved`: its within_working_days-th working day after it [B].
 */
bk_date	bk_ready_due(const struct bk_school *, const struct bk_policy *,
	    const struct bk_calendar *, bk_date approved);

void	bk_ready_of(const struct bk_case *, const struct bk_school *,
	    const struct bk_policy *, const struct bk_calendar *,
	    struct bk_readiness *out);

/*
 * The same of a student whose data is restricted: a visit that is due is barred
 * [Law 27/2022 art. 40-41]. The student may be NULL.
 */
void	bk_ready_restrict(struct bk_readiness *, const struct bk_student *,
	    bk_date today);

/* All that bars it, in one text of the arena; NULL: nothing. */
const char	*bk_ready_tell(const struct bk_readiness *, enum bk_lang,
		    struct bk_arena *);

/*
 * `planned`, as long as nothing is recorded of it (announced.h) and nobody said
 * no since, the principal, the guardian or the student: what paper may say of a
 * visit to come. (What is only missing may be on the way, with this very
 * paper.) Else one of no day, hour or visitor; never NULL.
 */
const struct bk_planned	*bk_ready_planned(const struct bk_case *,
			    const struct bk_policy *);

#endif
