/*
 * Telephone numbers and messages as links that a telephone opens.
 */
#ifndef BK_WALINK_H
#define BK_WALINK_H

#include "arena.h"

/*
 * The number of a mobile telephone in Indonesia as wa.me wants it,
 * "6281234567890" of 0812-3456-7890, +62 812…, 812…; NULL for a landline and
 * for anything else. In the arena.
 */
const char	*bk_walink_mobile(struct bk_arena *, const char *phone);

/*
 * "https://wa.me/62…?text=…", the message percent-encoded; NULL where the
 * telephone is no mobile one. In the arena.
 */
const char	*bk_walink(struct bk_arena *, const char *phone,
		    const char *message);

#endif
