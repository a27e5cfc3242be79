/*
 * The notations of a workbook's parts, without its archive and its XML.
 */
#ifndef BK_OOXML_H
#define BK_OOXML_H

#include <stddef.h>

#include "arena.h"

enum { BK_OOXML_ROWS = 1048576 };

/*
 * A relationship's target, seen from the directory `base` ("xl/", or ""), as
 * the name of a member: no `.`, `..`, `//` or backslash, no leading slash.
 * NULL when it would leave the archive.
 */
char	*bk_ooxml_member(struct bk_arena *, const char *base,
	    const char *target);

/*
 * "AB12" (or "$AB$12") as column 27 (0-based) and line 12. The end of what
 * was read, or NULL when a sheet has no such cell.
 */
const char	*bk_ooxml_ref(const char *s, size_t *col, size_t *line);

/*
 * Undo the escapes of characters that XML cannot hold, `_x000D_`, in place;
 * the length that remains.
 */
size_t	bk_ooxml_unescape(char *s, size_t len);

#endif
