/*
 * Times of day, in minutes since midnight; no zone, no locale.
 */
#ifndef BK_CLOCK_H
#define BK_CLOCK_H

#include "str.h"

enum {
	BK_CLOCK_SIZE = 6,		/* "09:05" and NUL */
	BK_CLOCK_DAY = 24 * 60		/* the end of the day, "24:00" */
};

/* Minutes since midnight of exactly "HH:MM" (00:00 .. 24:00): 0, else -1. */
int	bk_clock_parse(struct bk_str, int *minutes);
char	*bk_clock_format(int minutes, char out[BK_CLOCK_SIZE]);

#endif
