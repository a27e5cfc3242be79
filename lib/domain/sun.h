/*
 * When the sun gives the five prayers their times and the day its end, at a
 * place. All in whole numbers, so that every machine finds the same minute.
 */
#ifndef BK_SUN_H
#define BK_SUN_H

#include "date.h"

/*
 * By the angles of Indonesia's ministry of religion: the sun 20 degrees below
 * the horizon, over the meridian, shadows longer by what throws them, its
 * upper edge gone, 18 degrees below.
 */
enum bk_sun_event {
	BK_SUN_FAJR, BK_SUN_ZUHR, BK_SUN_ASR, BK_SUN_SUNSET, BK_SUN_ISHA,
	BK_NSUN_EVENTS
};

struct bk_sun_place {
	double	lat, lon;	/* degrees, north and east */
	int	zone;		/* minutes that clocks are ahead of UTC */
};

/*
 * The minute of that day's clock, rounded to the nearest, -1 where the sun
 * does not get there (far from the equator), or not on that day by the clock.
 * Right to a minute from 1950 to 2050; printed tables are some two minutes
 * later, for caution.
 */
int	bk_sun_minute(const struct bk_sun_place *, bk_date, enum bk_sun_event);

#endif
