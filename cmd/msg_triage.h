/* The messages of bk-triage (see base/diag.h). */
#ifndef BK_MSG_TRIAGE_H
#define BK_MSG_TRIAGE_H

#include "diag.h"

#define BK_TRIAGE_MESSAGES(X) \
	X(triage_unknown, BK_FINDING, "nobody of that NIS on the roster", \
	    "document left out") \
	X(triage_nobody, BK_FINDING, "neither nis nor nisn", \
	    "document left out") \
	X(triage_other_term, BK_FINDING, "of another term than --term", \
	    "document left out") \
	X(triage_replaced, BK_NOTE, "subjects that an older recap had", \
	    "the newer counts")

BK_TRIAGE_MESSAGES(BK_MSG_DECLARE)

#endif
