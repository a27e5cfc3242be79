#include "window.h"

#include <string.h>

int
bk_window_parse(struct bk_str s, struct bk_window *out)
{
	const char *blank = memchr(s.p, ' ', s.n);
	struct bk_window w = { 0, 0, 0 };
	struct bk_str hours;

	if (!blank || bk_weekdays_parse((struct bk_str){ s.p,
	    (size_t)(blank - s.p) }, &w.days) < 0)
		return -1;
	hours = bk_str_trim((struct bk_str){ blank,
	    s.n - (size_t)(blank - s.p) });
	if (hours.n != 11 || hours.p[5] != '-' ||
	    bk_time_parse((struct bk_str){ hours.p, 5 }, &w.start) < 0 ||
	    bk_time_parse((struct bk_str){ hours.p + 6, 5 }, &w.end) < 0 ||
	    w.start >= w.end)
		return -1;
	*out = w;
	return 0;
}

int
bk_windows_parse(const struct bk_texts *t, struct bk_arena *a,
    struct bk_windows *out, const char **bad)
{
	struct bk_window *v = bk_arena_alloc(a, (t->n + 1) * sizeof(*v));

	*bad = NULL;
	for (size_t i = 0; i < t->n; i++)
		if (bk_window_parse(bk_str_trim(bk_str(t->v[i])),
		    &v[i]) < 0) {
			*bad = t->v[i];
			return -1;
		}
	*out = (struct bk_windows){ v, t->n };
	return 0;
}

bool
bk_windows_hold(const struct bk_windows *w, bk_date day, int start, int end)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].days & 1u << bk_date_weekday(day) &&
		    start >= w->v[i].start && end <= w->v[i].end)
			return true;
	return false;
}

bool
bk_windows_overlap(const struct bk_windows *w, bk_date day, int start,
    int end)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].days & 1u << bk_date_weekday(day) &&
		    start < w->v[i].end && end > w->v[i].start)
			return true;
	return false;
}
