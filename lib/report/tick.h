/*
 * Boxes to tick. In a template they are written [ ] and [x]; in texts on
 * their way to paper they are the two characters below, so that no line
 * breaks inside one and nothing that was recorded is taken for a box; each
 * form prints them in its own way.
 */
#ifndef BK_TICK_H
#define BK_TICK_H

#include <stddef.h>

#include "arena.h"
#include "buf.h"

#define BK_TICK_OPEN	"\xe2\x98\x90"		/* U+2610 */
#define BK_TICK_DONE	"\xe2\x98\x91"		/* U+2611 */

/*
 * Append the box that stands at p, n bytes, and what keeps its label with it:
 * the bytes of p that it takes, or 0 where none stands there.
 */
size_t	bk_tick_take(struct bk_buf *, const char *p, size_t n);

/* Text as HTML, boxes as such. */
void	bk_tick_html(struct bk_buf *, const char *);

/* For a terminal: [ ] and [x]. Control characters become `?`. */
void	bk_tick_text(struct bk_buf *, const char *, size_t n);

/* The columns that bk_tick_text takes. */
size_t	bk_tick_width(const char *, size_t n);

/* In letters that every font has: an empty square, a tick. In the arena. */
const char	*bk_tick_plain(struct bk_arena *, const char *);

#endif
