#include "provehours.h"

#include <math.h>
#include <string.h>

#include "sun.h"

/* Of a day: by its dates, and by its weekday too. */
static bool
has_date(const struct bk_window *w, bk_date day)
{
	return w->from == BK_DATE_NONE || (w->from <= day && day <= w->to);
}

static bool
has_day(const struct bk_window *w, bk_date day)
{
	return has_date(w, day) && (w->days >> bk_date_weekday(day) & 1);
}

/* The entries that count on a day: those of dates, else the others. */
static struct bk_windows
that_count(const struct bk_windows *all, bk_date day, bool *any,
    struct bk_arena *a)
{
	struct bk_windows out = { bk_arena_alloc(a, (all->n + 1) *
	    sizeof(*out.v)), 0 };
	bool dated = false;

	*any = false;
	for (size_t i = 0; i < all->n; i++)
		if (has_date(&all->v[i], day)) {
			*any = true;
			dated |= all->v[i].from != BK_DATE_NONE;
		}
	for (size_t i = 0; i < all->n; i++)
		if (has_day(&all->v[i], day) &&
		    (all->v[i].from != BK_DATE_NONE) == dated)
			out.v[out.n++] = all->v[i];
	return out;
}

/* Of texts; none where one of them cannot be read. */
static struct bk_windows
counting(const struct bk_texts *t, bk_date day, bool *any, struct bk_arena *a)
{
	struct bk_windows all;
	const char *bad;

	*any = true;
	if (bk_windows_parse(t, a, &all, &bad) < 0)
		return (struct bk_windows){ NULL, 0 };
	return that_count(&all, day, any, a);
}

bool
bk_provehours_within(const struct bk_texts *own, const struct bk_texts *usual,
    const struct bk_visit *v, struct bk_arena *a)
{
	bool any;
	struct bk_windows w = counting(own, v->date, &any, a);

	if (!any && usual)
		w = counting(usual, v->date, &any, a);
	for (size_t i = 0; i < w.n; i++)
		if (w.v[i].start <= v->start && v->end <= w.v[i].end)
			return true;
	return false;
}

static bool
meets(const struct bk_visit *v, int from, int to)
{
	return v->start < to && from < v->end;
}

/* From each of the five times on, on Friday at noon twice as long. */
static bool
in_prayer(const struct bk_visit_policy *p, const struct bk_sun_place *at,
    const struct bk_visit *v)
{
	for (int e = 0; e < BK_NSUN_EVENTS; e++) {
		int from = bk_sun_minute(at, v->date, e);
		bool long_one = e == BK_SUN_ZUHR &&
		    bk_date_weekday(v->date) == BK_FRI;

		if (from >= 0 && meets(v, from, from + p->prayer_minutes *
		    (long_one ? 2 : 1)))
			return true;
	}
	return false;
}

static bool
in_quiet(const char *text, const struct bk_visit *v)
{
	struct bk_window w;

	return bk_calendar_window(bk_str_trim(bk_str(text)), &w) == 0 &&
	    has_day(&w, v->date) && meets(v, w.start, w.end);
}

const char *
bk_provehours_place(const struct bk_plan_world *world,
    const struct bk_visit *v)
{
	const struct bk_visit_policy *p = &world->policy->visit;
	const struct bk_school *s = world->school;
	const struct bk_sun_place at = { s->lat, s->lon,
		bk_school_zone_minutes(s->timezone) };
	int latest = p->latest_minute;

	for (size_t i = 0; i < p->quiet.n; i++)
		if (strcmp(p->quiet.v[i], "prayer") != 0) {
			if (in_quiet(p->quiet.v[i], v))
				return "in a quiet time";
		} else if (!isnan(at.lat) && in_prayer(p, &at, v))
			return "in a time of prayer";
	if (latest == BK_LATEST_SUNSET && !isnan(at.lat))
		latest = bk_sun_minute(&at, v->date, BK_SUN_SUNSET);
	return latest >= 0 && v->end > latest ? "later than visits last" :
	    NULL;
}

double
bk_provehours_speed(const struct bk_visit_policy *p, bk_date day)
{
	double speed = p->speed_kmh;
	bool found = false;

	for (size_t i = 0; i < p->seasons.n; i++) {
		const struct bk_season *s = &p->seasons.v[i];

		if (s->from > day || day > s->to)
			continue;
		if (!found || s->speed_kmh < speed)
			speed = s->speed_kmh;
		found = true;
	}
	return speed;
}

static bool
lies_in(const struct bk_window *w, const struct bk_provehours_stop *s)
{
	return w->start <= s->start && s->end <= w->end;
}

bool
bk_provehours_way(const struct bk_texts *free, bk_date day,
    const struct bk_provehours_stop *stop, size_t n, size_t k,
    struct bk_arena *a)
{
	bool any;
	struct bk_windows w = counting(free, day, &any, a);

	for (size_t i = 0; i < w.n; i++) {
		bool first = true, last = true;

		for (size_t j = 0; j < n; j++)
			if (j != k && lies_in(&w.v[i], &stop[j])) {
				first &= j > k;
				last &= j < k;
			}
		if (lies_in(&w.v[i], &stop[k]) &&
		    (!first || stop[k].start >= w.v[i].start + stop[k].way) &&
		    (!last || stop[k].end <= w.v[i].end - stop[k].way))
			return true;
	}
	return false;
}
