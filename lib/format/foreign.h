/*
 * Files that are given for exports and are none, told by how they begin.
 */
#ifndef BK_FOREIGN_H
#define BK_FOREIGN_H

#include "str.h"

/* What a file is that begins like that, and what to do; NULL: not known. */
const char	*bk_foreign(struct bk_str beginning);

#endif
