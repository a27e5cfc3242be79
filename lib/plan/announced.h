/*
 * What was announced to a family: `planned` in a case, and a guardian's wish;
 * and whether it still stands.
 */
#ifndef BK_PLAN_ANNOUNCED_H
#define BK_PLAN_ANNOUNCED_H

#include "case.h"
#include "school.h"
#include "student.h"

/*
 * The visit that was announced for a case and still stands: `planned`, unless
 * it lies in the past or a visit was recorded since; or the day and hour that
 * the guardian asked for when calling one off. False where there is none.
 */
bool	bk_plan_announced(const struct bk_case *, bk_date today,
	    struct bk_planned *out);

/*
 * The day and hour that the guardian asked for when calling the last visit
 * off, whenever that is: no visitor stands in *out. False: nothing was asked.
 */
bool	bk_plan_wish(const struct bk_case *, struct bk_planned *out);

/*
 * The day and hour that the i-th action called off, in *out: `called_off`, as
 * bk-record(1) keeps it; of a last action without it, what `planned` says as
 * long as it stands there. False: it called nothing off, or nobody knows what.
 */
bool	bk_plan_called_off(const struct bk_case *, size_t i,
	    struct bk_planned *out);

/* A visit was planned for a day, and nothing is recorded of it. */
bool	bk_plan_unanswered(const struct bk_case *);

/*
 * At whose door a plan is: the guardian it names, while there is one of that
 * name, else the one who is addressed. NULL: not known.
 */
const char	*bk_plan_door(const struct bk_planned *,
		    const struct bk_student *);

/*
 * A visit was planned, nothing is recorded of it, and the day is today:
 * somebody is on the way, or will be. It stays as it is until something is
 * recorded of it [FIELD 4.4]; but not where the visitor or who goes along is
 * away, or of the staff no more, nor where it would end before it begins.
 * (Whether approval and consent still stand is ready.h's.)
 */
bool	bk_plan_under_way(const struct bk_case *, const struct bk_school *,
	    bk_date today);

/* How many visits were recorded: what `planned.tries` remembers. */
int	bk_plan_tries(const struct bk_case *);

/* The last visit that was recorded, however it went; or NULL. */
const struct bk_action	*bk_plan_last_visit(const struct bk_case *);

#endif
