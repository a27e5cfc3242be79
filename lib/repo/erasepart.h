/* Between erase.c and erasedoc.c alone: one document of somebody else. */
#ifndef BK_ERASEPART_H
#define BK_ERASEPART_H

#include "erase.h"

/*
 * Append the document without entries of lists and keys that are about the
 * student: 0, or reported and -1.
 */
int	bk_erase_document(const struct bk_erase *,
	    const struct bk_holding_file *, const struct bk_holding_doc *,
	    struct bk_buf *out);

#endif
