/* Lines about time: days to resolution, weeks of a term (lineput.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lineput.h"
#include "word.h"

/* --- days --------------------------------------------------------------- */

static int
life_cmp(const void *a, const void *b)
{
	const struct bk_lifetime *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Add the histogram of a field ("days", "censored") of a rung (NULL: all). */
static size_t
add_days(struct bk_lineput *p, const char *field, const char *rung,
    struct bk_lifetime *v, size_t n)
{
	const char **path;
	size_t paths = bk_lineput_paths(p, field, &path);

	for (size_t i = 0; i < paths; i++) {
		const char *in = path[i] + strlen(field) + 1;
		const char *day = strchr(in, *BK_SUM_SEP);
		int64_t count = bk_figures_sum(p->r, path[i]) / BK_SUM_ONE;

		if (!day || (rung && (strncmp(in, rung, strlen(rung)) != 0 ||
		    in[strlen(rung)] != *BK_SUM_SEP)))
			continue;
		v[n++] = (struct bk_lifetime){ strtoll(day + 1, NULL, 10),
			*field == 'd' ? count : 0, *field == 'd' ? 0 : count };
	}
	return n;
}

/* The histogram, sorted, each day once. */
static size_t
histogram(struct bk_lineput *p, const char *rung, bool open,
    struct bk_lifetime **out)
{
	struct bk_lifetime *v = bk_arena_alloc(p->out->arena,
	    (p->r->sums->n + 1) * sizeof(*v));
	size_t all = add_days(p, "days", rung, v, 0), n = 0;

	if (open)
		all = add_days(p, "censored", rung, v, all);
	qsort(v, all, sizeof(*v), life_cmp);
	for (size_t i = 0; i < all; i++) {
		if (n && v[n - 1].day == v[i].day) {
			v[n - 1].ended += v[i].ended;
			v[n - 1].open += v[i].open;
		} else {
			v[n++] = v[i];
		}
	}
	*out = v;
	return n;
}

/* The k-th day of the sorted days, from 1. */
static int64_t
day_at(const struct bk_lifetime *v, size_t n, int64_t k)
{
	size_t i = 0;

	while (i + 1 < n && (k -= v[i].ended) > 0)
		i++;
	return v[i].day;
}

/*
 * A quartile by Hyndman and Fan's definition 2 [STATS 7]: the inverse of the
 * distribution function, averaged where n p is whole.
 */
static void
put_quartile(struct bk_lineput *p, const char *measure, const char *rung,
    int quarter)
{
	struct bk_line *l = bk_lineput_line(p, measure);
	struct bk_lifetime *v;
	size_t n = histogram(p, rung, false, &v);
	int64_t cases = 0, k, twice;

	for (size_t i = 0; i < n; i++)
		cases += v[i].ended;
	l->n = bk_lineput_number(p, cases);
	if (cases == 0)
		return;
	k = (cases * quarter + 3) / 4;
	twice = day_at(v, n, k) + day_at(v, n,
	    cases * quarter % 4 ? k : k + 1);
	l->value = bk_arena_printf(p->out->arena, "%lld%s",
	    (long long)twice / 2, twice % 2 ? ".5" : "");
}

void
bk_linetime_days(struct bk_lineput *p)
{
	put_quartile(p, "days.q1", NULL, 1);
	put_quartile(p, "days.median", NULL, 2);
	put_quartile(p, "days.q3", NULL, 3);
	for (const struct bk_word *w = bk_word_rungs; w->id; w++)
		put_quartile(p, bk_arena_printf(p->out->arena,
		    "days.%s.median", w->id), w->id, 2);
}

static void
put_survival(struct bk_lineput *p, const char *measure, const char *rung)
{
	struct bk_line *l = bk_lineput_line(p, measure);
	struct bk_lifetime *v;
	size_t n = histogram(p, rung, true, &v);
	int64_t ended = 0, open = 0, median;

	for (size_t i = 0; i < n; i++) {
		ended += v[i].ended;
		open += v[i].open;
	}
	l->n = bk_lineput_number(p, ended);
	l->of = bk_lineput_number(p, ended + open);
	if (bk_intervals_survival(v, n, &median) == 0)
		l->value = bk_lineput_number(p, median);
}

void
bk_linetime_survival(struct bk_lineput *p)
{
	put_survival(p, "days.km.median", NULL);
	for (const struct bk_word *w = bk_word_rungs; w->id; w++)
		put_survival(p, bk_arena_printf(p->out->arena,
		    "days.km.%s.median", w->id), w->id);
}

/* --- weeks -------------------------------------------------------------- */

/* The sum of a week ("weeks", then the Monday) by its field. */
static int64_t
week(const struct bk_lineput *p, const char *monday, const char *field)
{
	return bk_lineput_sum(p, bk_arena_printf(p->out->arena,
	    "weeks" BK_SUM_SEP "%s", monday), field);
}

/* The limits of a p-chart: p +- 3 sqrt(p (1 - p) / n), within 0 and 1. */
static void
put_week(struct bk_lineput *p, const char *monday, double mean)
{
	int64_t n = week(p, monday, "countable");
	double width = 3 * sqrt(mean * (1 - mean) / (double)n);
	size_t at = p->out->n;

	bk_lineput_share(p, bk_arena_printf(p->out->arena,
	    "week.%s.unexcused", monday), week(p, monday, "unexcused"), n,
	    true);
	bk_lineput_limits(p, &p->out->v[at], &(struct bk_interval){ mean,
	    fmax(0, mean - width), fmin(1, mean + width) }, 100);
}

void
bk_linetime_weeks(struct bk_lineput *p)
{
	const char **path, *monday = "";
	size_t n = bk_lineput_paths(p, "weeks", &path);
	int64_t unexcused = 0, countable = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++) {
			const char *day = path[i] + strlen("weeks") + 1;

			if (strncmp(monday, day, 10) == 0)
				continue;
			monday = bk_arena_strndup(p->out->arena, day, 10);
			if (pass == 1 && week(p, monday, "countable"))
				put_week(p, monday, (double)unexcused /
				    (double)countable);
			unexcused += pass ? 0 : week(p, monday, "unexcused");
			countable += pass ? 0 : week(p, monday, "countable");
			if (i == n - 1)
				monday = "";
		}
}
