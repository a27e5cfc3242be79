#include "localhours.h"

#include <math.h>
#include <string.h>

/* The word of `quiet` that is no window. */
static const char prayer[] = "prayer";

static int
read_quiet(const struct bk_texts *t, struct bk_arena *a,
    struct bk_localhours *h, const char **bad)
{
	struct bk_texts others = { bk_arena_alloc(a, (t->n + 1) *
	    sizeof(*others.v)), 0 };

	h->prayer = false;
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->v[i], prayer) == 0)
			h->prayer = true;
		else
			others.v[others.n++] = t->v[i];
	return bk_windows_parse(&others, a, &h->quiet, bad);
}

static bool
is_somewhere(const struct bk_sun_place *p)
{
	return !isnan(p->lat) && !isnan(p->lon) && fabs(p->lat) <= 90 &&
	    fabs(p->lon) <= 180 && p->zone != BK_INT_NONE;
}

int
bk_localhours_read(const struct bk_school *school,
    const struct bk_visit_policy *policy, struct bk_arena *a,
    struct bk_localhours *out, const char **key, const char **why)
{
	struct bk_localhours h = { .latest = policy->latest_minute,
		.prayer_minutes = policy->prayer_minutes,
		.place = { school->lat, school->lon,
		bk_school_zone_minutes(school->timezone) } };
	const char *bad;

	*key = "quiet";
	if (read_quiet(&policy->quiet, a, &h, &bad) < 0) {
		*key = bk_arena_printf(a, "quiet: '%.40s'", bad);
		*why = "neither a window as Mon-Fri 08:00-17:00 nor prayer";
		return -1;
	}
	if (!h.prayer)
		*key = "latest";
	if ((h.prayer || h.latest == BK_LATEST_SUNSET) &&
	    !is_somewhere(&h.place)) {
		*why = "the sun's times need lat, lon and an Indonesian "
		    "timezone in school.yaml";
		return -1;
	}
	*out = h;
	return 0;
}

/* Friday's at noon is said together, and takes twice as long [bk]. */
static int
length_of(const struct bk_localhours *h, bk_date day, enum bk_sun_event e)
{
	return e == BK_SUN_ZUHR && bk_date_weekday(day) == BK_FRI ?
	    2 * h->prayer_minutes : h->prayer_minutes;
}

struct bk_slots
bk_localhours_starts(const struct bk_localhours *h, bk_date day, int minutes)
{
	struct bk_slots s = { { 0 } };
	int end = h->latest;

	if (end == BK_LATEST_SUNSET)
		end = bk_sun_minute(&h->place, day, BK_SUN_SUNSET);
	bk_slots_add(&s, 0, end < 0 ? 24 * 60 : end, minutes);
	for (size_t i = 0; i < h->quiet.n; i++)
		if (bk_windows_falls_on(&h->quiet, i, day))
			bk_slots_drop(&s, h->quiet.v[i].start,
			    h->quiet.v[i].end, minutes);
	for (int e = 0; e < BK_NSUN_EVENTS && h->prayer; e++) {
		int at = bk_sun_minute(&h->place, day, e);

		if (at >= 0)
			bk_slots_drop(&s, at, at + length_of(h, day, e),
			    minutes);
	}
	return s;
}
