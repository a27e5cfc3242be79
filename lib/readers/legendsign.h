/*
 * Signs that a legend names in words, or that no code may be: "Kosong = hadir",
 * "tanda - berarti hadir", "(titik) Hadir".
 */
#ifndef BK_LEGENDSIGN_H
#define BK_LEGENDSIGN_H

#include <stdbool.h>

#include "mark.h"
#include "str.h"

/*
 * The sign that a text names, alone or among a few words: "-" itself, or
 * "titik"; empty where it names a blank. False: none, *sign as it was.
 */
bool	bk_legendsign_named(struct bk_str, struct bk_str *sign);

/*
 * The same of a sentence, or part of one, that says what the sign means; false:
 * it does not, and nothing is set.
 */
bool	bk_legendsign_read(struct bk_str, struct bk_str *sign,
	    enum bk_mark *);

#endif
