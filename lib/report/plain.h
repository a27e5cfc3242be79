/*
 * Text that can only print: anything that could steer a terminal, a page or a
 * reader is left out of every form.
 */
#ifndef BK_PLAIN_H
#define BK_PLAIN_H

#include "arena.h"

/*
 * The text without control characters (line ends and tabs become blanks) and
 * without the invisible marks that turn the direction of writing; the text
 * itself where there is nothing to leave out, else a copy in the arena. Bytes
 * that are no UTF-8 stay. NULL for NULL.
 */
const char	*bk_plain(struct bk_arena *, const char *);

#endif
