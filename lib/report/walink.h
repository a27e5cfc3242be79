/*
 * Telephone numbers and messages as links that a telephone opens.
 */
#ifndef BK_WALINK_H
#define BK_WALINK_H

#include "arena.h"

/*
 * "https://wa.me/62…?text=…", the message percent-encoded; NULL where the
 * telephone is no mobile one in Indonesia (0812-3456-7890, +62 812…, 812…).
 * In the arena.
 */
const char	*bk_walink(struct bk_arena *, const char *phone,
		    const char *message);

/* The same without a message: "https://wa.me/62…", or NULL. */
const char	*bk_walink_chat(struct bk_arena *, const char *phone);

/*
 * "tel:+62…", also of a landline; NULL where there is anything but a number of
 * six to fifteen digits.
 */
const char	*bk_walink_call(struct bk_arena *, const char *phone);

#endif
