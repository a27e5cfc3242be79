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

static bool
covers(const struct bk_window *w, bk_date day)
{
	return w->from == BK_DATE_NONE || (day >= w->from && day <= w->to);
}

bool
bk_windows_falls_on(const struct bk_windows *w, size_t i, bk_date day)
{
	return covers(&w->v[i], day) &&
	    w->v[i].days & 1u << bk_date_weekday(day);
}

bool
bk_windows_dated(const struct bk_windows *w, bk_date day)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].from != BK_DATE_NONE && covers(&w->v[i], day))
			return true;
	return false;
}

bool
bk_windows_in_force(const struct bk_windows *w, size_t i, bk_date day)
{
	return bk_windows_falls_on(w, i, day) &&
	    (w->v[i].from != BK_DATE_NONE || !bk_windows_dated(w, day));
}

bool
bk_windows_speak(const struct bk_windows *w, bk_date day)
{
	for (size_t i = 0; i < w->n; i++)
		if (covers(&w->v[i], day))
			return true;
	return false;
}

struct bk_texts
bk_windows_at_home(const struct bk_texts *own, const struct bk_texts *usual,
    struct bk_arena *a)
{
	struct bk_texts all = { bk_arena_alloc(a, (own->n + usual->n + 1) *
	    sizeof(*all.v)), 0 };
	struct bk_windows parsed;
	const char *bad;

	for (size_t i = 0; i < own->n; i++)
		all.v[all.n++] = own->v[i];
	if (bk_windows_parse(own, a, &parsed, &bad) < 0)
		return all;
	for (size_t i = 0; i < parsed.n; i++)
		if (parsed.v[i].from == BK_DATE_NONE)
			return all;
	for (size_t i = 0; i < usual->n; i++)
		all.v[all.n++] = usual->v[i];
	return all;
}
