/* The messages of base (see diag.h). */
#ifndef BK_MSG_BASE_H
#define BK_MSG_BASE_H

#include "diag.h"

#define BK_BASE_MESSAGES(X) \
	X(cannot_read, BK_ERROR, "cannot read", NULL) \
	X(cannot_write, BK_ERROR, "cannot write", "the old file is untouched") \
	X(too_large, BK_ERROR, "larger than is read", "nothing read") \
	X(usage, BK_ERROR, "usage", NULL)

BK_BASE_MESSAGES(BK_MSG_DECLARE)

#endif
