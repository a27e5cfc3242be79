/*
 * The sun's place by the short formulae of the Astronomical Almanac, which are
 * right to a hundredth of a degree. An angle is a whole number of ticks, 2^32
 * in a full turn; a time of day likewise, 2^32 in a day. A sine is a whole
 * number of 2^-30. Floating point would do, but the last minute would hang on
 * the machine's library.
 */
#include "sun.h"

#define TICKS		(INT64_C(1) << 32)
#define ONE		(INT64_C(1) << 30)

/* Whole turns do not count. */
static int64_t
wrap(int64_t a)
{
	return (int64_t)(((uint64_t)a + TICKS / 2) & (TICKS - 1)) - TICKS / 2;
}

static int64_t
mul(int64_t a, int64_t b)
{
	return a * b / ONE;
}

static int64_t
root(int64_t x)
{
	int64_t r = 0;

	for (int64_t bit = INT64_C(1) << 31; bit; bit >>= 1)
		if ((r + bit) * (r + bit) <= x)
			r += bit;
	return r;
}

/* --- angles by turning (CORDIC) ----------------------------------------- */

/* Each turn's angle is that whose tangent is a half of the one before. */
static const int64_t turns[] = {
	536870912, 316933406, 167458907, 85004756, 42667331, 21354465,
	10679838, 5340245, 2670163, 1335087, 667544, 333772, 166886, 83443,
	41722, 20861, 10430, 5215, 2608, 1304, 652, 326, 163, 81, 41, 20, 10,
	5, 3, 1, 1
};

enum { NTURNS = sizeof(turns) / sizeof(turns[0]) };

struct vector {
	int64_t	x, y;
};

/* By +turns[i] or -turns[i]; the vector gets a little longer. */
static void
turn(struct vector *v, int i, int64_t sign)
{
	int64_t part = INT64_C(1) << i, x = v->x;

	v->x -= sign * v->y / part;
	v->y += sign * x / part;
}

/* The cosine and sine of an angle. */
static struct vector
direction(int64_t angle)
{
	/* As short as all the turns make it long. */
	struct vector v = { 652032874, 0 };
	bool back = false;

	angle = wrap(angle);
	if (angle > TICKS / 4 || angle < -TICKS / 4) {
		back = true;
		angle = wrap(angle + TICKS / 2);
	}
	for (int i = 0; i < NTURNS; i++) {
		int64_t sign = angle < 0 ? -1 : 1;

		turn(&v, i, sign);
		angle -= sign * turns[i];
	}
	return back ? (struct vector){ -v.x, -v.y } : v;
}

static int64_t
angle_of(struct vector v)
{
	int64_t angle = 0;

	if (v.x < 0) {
		v = (struct vector){ -v.x, -v.y };
		angle = TICKS / 2;
	}
	for (int i = 0; i < NTURNS; i++) {
		int64_t sign = v.y < 0 ? 1 : -1;

		turn(&v, i, sign);
		angle -= sign * turns[i];
	}
	return wrap(angle);
}

/* --- where the sun is --------------------------------------------------- */

struct sun {
	struct vector	declination;	/* its cosine and sine */
	int64_t		ahead;		/* of the clock: equation of time */
};

/* Minutes since noon of 2000-01-01, UTC. */
static struct sun
sun_at(int64_t minutes)
{
	/* In 2^-64 of a turn: 280.459 + 0.98564736 a day, 357.529 + ... */
	uint64_t mean = UINT64_C(14370987211579186491) +
	    (uint64_t)minutes * UINT64_C(35073272756264);
	uint64_t anomaly = UINT64_C(18320127672025839666) +
	    (uint64_t)minutes * UINT64_C(35071597461683);
	int64_t g = (int64_t)(anomaly >> 32), q = (int64_t)(mean >> 32);
	/* 1.915 and 0.020 degrees; 23.439, and 0.00000036 less each day */
	int64_t ecliptic = q + mul(22846840, direction(g).y) +
	    mul(238609, direction(2 * g).y);
	struct vector tilt = direction(279638162 - minutes * 4295 /
	    (1440 * 1000));
	struct vector along = direction(ecliptic);
	int64_t up = mul(tilt.y, along.y);
	struct vector right = { along.x, mul(tilt.x, along.y) };

	return (struct sun){ { root(ONE * ONE - up * up), up },
		wrap(q - angle_of(right)) };
}

/* The sine of the sun's height at an event, at a latitude. */
static int64_t
height(enum bk_sun_event e, int64_t lat, const struct sun *s)
{
	int64_t apart;
	struct vector noon, shadow;

	switch (e) {
	case BK_SUN_FAJR:
		return -direction(238609294).y;		/* 20 degrees */
	case BK_SUN_SUNSET:
		return -direction(9941656).y;		/* 50 minutes */
	case BK_SUN_ISHA:
		return -direction(214748365).y;		/* 18 degrees */
	default:
		apart = wrap(lat - angle_of(s->declination));
		noon = direction(apart < 0 ? -apart : apart);
		/* 1 / (1 + tan apart) is the tangent of the height */
		shadow = (struct vector){ noon.x + noon.y, noon.x };
		return direction(angle_of(shadow)).y;
	}
}

/*
 * The way of the sun from its height to the meridian, as a part of a day; -1:
 * it is never so high, or so low.
 */
static int64_t
half_arc(enum bk_sun_event e, int64_t lat, const struct sun *s)
{
	struct vector at = direction(lat);
	int64_t across = mul(at.x, s->declination.x), cosine;

	if (e == BK_SUN_ZUHR)
		return 0;
	if (across <= 0)
		return -1;
	cosine = (height(e, lat, s) - mul(at.y, s->declination.y)) * ONE /
	    across;
	if (cosine > ONE || cosine < -ONE)
		return -1;
	return angle_of((struct vector){ cosine,
	    root(ONE * ONE - cosine * cosine) });
}

/* A coordinate to the millionth of a degree. */
static int64_t
ticks(double degrees)
{
	int64_t millionths = (int64_t)(degrees * 1e6 +
	    (degrees < 0 ? -0.5 : 0.5));

	return millionths * TICKS / 360000000;
}

int
bk_sun_minute(const struct bk_sun_place *p, bk_date day, enum bk_sun_event e)
{
	enum { ROUNDS = 3, EPOCH = 10957 };	/* 2000-01-01 */
	int64_t lat = ticks(p->lat), lon = ticks(p->lon);
	int64_t zone = p->zone * TICKS / 1440, at = TICKS / 2, arc, minute;

	for (int i = 0; i < ROUNDS; i++) {
		struct sun s = sun_at(((int64_t)day - EPOCH) * 1440 - 720 +
		    at * 1440 / TICKS - p->zone);

		arc = half_arc(e, lat, &s);
		if (arc < 0)
			return -1;
		at = TICKS / 2 - lon - s.ahead + zone +
		    (e == BK_SUN_FAJR ? -arc : arc);
	}
	if (at < 0)
		return -1;
	minute = (at * 2880 / TICKS + 1) / 2;
	return minute < 1440 ? (int)minute : -1;
}
