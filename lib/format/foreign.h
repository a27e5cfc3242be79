/* Files passed off as exports that are none, recognised by how they begin. */
#ifndef BK_FOREIGN_H
#define BK_FOREIGN_H

#include "str.h"

/* What a file that begins like this is, and what to do; NULL: not known. */
const char	*bk_foreign(struct bk_str beginning);

#endif
