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
	X(lost_quotes, BK_FINDING, "identifier without quotes", NULL) \
	X(other_kind, BK_NOTE, "kind of document that is not used here", \
	    "left aside") \
	X(unknown_kind, BK_ERROR, "kind of document not known", \
	    "document not read")

BK_DOMAIN_MESSAGES(BK_MSG_DECLARE)

#endif
