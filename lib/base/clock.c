#include "clock.h"

#include <assert.h>
#include <stdio.h>

int
bk_clock_parse(struct bk_str s, int *minutes)
{
	uint64_t h, m;

	if (s.n != 5 || s.p[2] != ':' ||
	    bk_str_uint((struct bk_str){ s.p, 2 }, 24, &h) < 0 ||
	    bk_str_uint((struct bk_str){ s.p + 3, 2 }, 59, &m) < 0 ||
	    h * 60 + m > BK_CLOCK_DAY)
		return -1;
	*minutes = (int)(h * 60 + m);
	return 0;
}

char *
bk_clock_format(int minutes, char out[BK_CLOCK_SIZE])
{
	assert(minutes >= 0 && minutes <= BK_CLOCK_DAY);
	snprintf(out, BK_CLOCK_SIZE, "%02u:%02u",
	    (unsigned)(minutes / 60) % 100, (unsigned)(minutes % 60));
	return out;
}
