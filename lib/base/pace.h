/*
 * How far long work is, in words for a terminal.
 */
#ifndef BK_PACE_H
#define BK_PACE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"

/*
 * Append "120 of 480 MB, 40 MB/s, 9 s left", or "120 dari 480 MB, 40 MB/s,
 * sisa 9 detik", of bytes done in so many milliseconds. The rate is the mean
 * since the beginning. In the first second there is none, and so no time left;
 * nor is there one where `of` is 0, not known, or was passed, which then is
 * left out too.
 */
void	bk_pace_text(struct bk_buf *, uint64_t done, uint64_t of,
	    uint64_t milliseconds, bool indonesian);

#endif
