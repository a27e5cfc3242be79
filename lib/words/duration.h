/*
 * Durations as exports write them.
 */
#ifndef BK_DURATION_H
#define BK_DURATION_H

#include "str.h"

/*
 * A duration, in seconds: "128" (of `unit` seconds each), "19m 26s",
 * "1h 2m 0s", "00:02:28", "1:02" (hours), "52 min", "1 hr 3 min",
 * "59 Min. 0 Sek.", "1 jam 5 menit". 0, 1 when it says that it is not known
 * (nothing, "--", "N/A"), -1 when it is no duration; *out only at 0.
 */
int	bk_duration_parse(struct bk_str, double unit, double *out);

#endif
