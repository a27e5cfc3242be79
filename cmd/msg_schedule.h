/* The messages of bk-schedule (see base/diag.h). */
#ifndef BK_MSG_SCHEDULE_H
#define BK_MSG_SCHEDULE_H

#include "diag.h"

#define BK_SCHEDULE_MESSAGES(X) \
	X(bad_window, BK_FINDING, "no window such as Mon-Fri 08:00-17:00", \
	    "never planned") \
	X(bad_visit_policy, BK_ERROR, "policy.yaml: visit", \
	    "nothing planned") \
	X(provisional, BK_NOTE, "a day off that is not yet decreed", \
	    "the plan leans on it") \
	X(unrecorded, BK_NOTE, "a visit was planned, nothing is recorded " \
	    "of it", "planned anew") \
	X(lacking, BK_NOTE, "not recorded before a visit", \
	    "it is planned all the same") \
	X(bound, BK_VERBOSE, "how good the plan is", \
	    "by the prices of bk-schedule(1)") \
	X(unmet, BK_FINDING, "the guardian asked for another hour", \
	    "planned otherwise") \
	X(idle_class, BK_FINDING, "no homeroom teacher with hours for " \
	    "visits (free)", "its routine visits not planned") \
	X(gone, BK_NOTE, "students who left the school", \
	    "their visits are not planned") \
	X(no_such_case, BK_FINDING, "no such case in the plan", \
	    "nothing explained") \
	X(not_here, BK_FINDING, "no such case in the repository", \
	    "its plan not written") \
	X(what_if, BK_ERROR, "--what-if", "nothing planned")

BK_SCHEDULE_MESSAGES(BK_MSG_DECLARE)

#endif
