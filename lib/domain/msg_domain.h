/* The messages of domain (see diag.h). */
#ifndef BK_MSG_DOMAIN_H
#define BK_MSG_DOMAIN_H

#include "diag.h"

#define BK_DOMAIN_MESSAGES(X) \
	X(bad_value, BK_ERROR, "bad value", "document not read") \
	X(missing_key, BK_ERROR, "key missing", "document not read") \
	X(not_a_map, BK_ERROR, "keys and values expected", \
	    "document not read") \
	X(not_a_list, BK_ERROR, "a list expected", "document not read") \
	X(no_such_step, BK_ERROR, "no such step", "nothing recorded") \
	X(no_such_outcome, BK_ERROR, "no such outcome", "nothing recorded") \
	X(bad_entry, BK_ERROR, "cannot be recorded", "nothing recorded") \
	X(no_headings, BK_ERROR, "no row of headings", "nothing recorded") \
	X(not_allowed, BK_ERROR, "not possible now", "nothing recorded") \
	X(no_case, BK_ERROR, "no case of that student", "nothing recorded") \
	X(not_enrolled, BK_ERROR, "nobody of that NIS on the roster", \
	    "nothing recorded") \
	X(not_staff, BK_NOTE, "nobody of that id in school.yaml", \
	    "recorded all the same") \
	X(late_date, BK_NOTE, "a day after today", "recorded all the same") \
	X(early_date, BK_NOTE, "a day before the case was opened", \
	    "recorded all the same") \
	X(near_key, BK_FINDING, "key not known", NULL) \
	X(own_key, BK_NOTE, "a key that nothing reads", NULL) \
	X(lost_quotes, BK_FINDING, "identifier without quotes", NULL) \
	X(other_kind, BK_NOTE, "kind of document that is not used here", \
	    "left aside") \
	X(unknown_kind, BK_ERROR, "kind of document not known", \
	    "document not read")

BK_DOMAIN_MESSAGES(BK_MSG_DECLARE)

#endif
