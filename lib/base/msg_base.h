/* The messages of base (see diag.h). */
#ifndef BK_MSG_BASE_H
#define BK_MSG_BASE_H

#include "diag.h"

#define BK_BASE_MESSAGES(X) \
	X(cannot_read, BK_ERROR, "cannot read", NULL, \
	    "tidak dapat dibaca", NULL) \
	X(cannot_write, BK_ERROR, "cannot write", "the old file is untouched", \
	    "tidak dapat ditulis", "berkas lama tidak berubah") \
	X(not_confirmed, BK_FINDING, \
	    "the disk does not confirm what is written", \
	    "the new file is there, but may be lost with the power", \
	    "disk tidak memastikan yang ditulis", \
	    "berkas baru sudah ada, tetapi dapat hilang bila listrik padam") \
	X(too_large, BK_ERROR, "larger than is read", \
	    "nothing read; give it in parts", \
	    "lebih besar daripada yang dibaca", \
	    "tidak ada yang dibaca; berikan sebagian demi sebagian") \
	X(usage, BK_ERROR, "usage", NULL, \
	    "cara pakai", NULL)

BK_BASE_MESSAGES(BK_MSG_DECLARE)

#endif
