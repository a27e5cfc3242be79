#include "windows.h"

int
bk_windows_parse(const struct bk_texts *t, struct bk_arena *a,
    struct bk_windows *out, const char **bad)
{
	struct bk_window *v = bk_arena_alloc(a, (t->n + 1) * sizeof(*v));

	*bad = NULL;
	for (size_t i = 0; i < t->n; i++)
		if (bk_calendar_window(bk_str_trim(bk_str(t->v[i])),
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
