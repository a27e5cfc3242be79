/* The dashboard's charts by week (dashboardpage.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "dashboardpage.h"
#include "mem.h"
#include "phrase.h"

static const char *
word(const struct bk_dashboard_page *p, enum bk_dashboard_word w)
{
	return bk_dashboard_text(p, w);
}

static const char *const *
months_of(const struct bk_dashboard_page *p)
{
	const char **v = bk_arena_alloc(p->a, 12 * sizeof(*v));

	for (int m = 0; m < 12; m++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_phrase_month(&b, m + 1, p->d->lang);
		v[m] = bk_arena_strndup(p->a, b.p, 3);
		bk_buf_free(&b);
	}
	return v;
}

static bk_date
monday_of(bk_date day)
{
	return day - (bk_date)bk_date_weekday(day);
}

static int
by_day(const void *a, const void *b)
{
	const bk_date *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* From the week of the first case to that of the last; none without cases. */
static size_t
weeks_opened(struct bk_dashboard_page *p, struct bk_chart_week **out)
{
	size_t n = p->d->nopened, weeks;
	bk_date *v = bk_arena_dup(p->a, p->d->opened, n + 1, sizeof(*v));

	if (n == 0)
		return 0;
	qsort(v, n, sizeof(*v), by_day);
	weeks = (size_t)((monday_of(v[n - 1]) - monday_of(v[0])) / 7) + 1;
	*out = bk_arena_zalloc(p->a, weeks * sizeof(**out));
	for (size_t i = 0; i < weeks; i++)
		(*out)[i] = (struct bk_chart_week){ .monday = monday_of(v[0]) +
			7 * (bk_date)i, .mean = NAN, .low = NAN,
			.high = NAN };
	for (size_t i = 0; i < n; i++)
		(*out)[(v[i] - (*out)->monday) / 7].value++;
	return weeks;
}

void
bk_dashboard_weekly(struct bk_dashboard_page *p)
{
	struct bk_chart_week *w = NULL;
	size_t n = weeks_opened(p, &w);
	struct bk_grid g;

	bk_dashboard_figure(p, word(p, WEEKLY), word(p, WEEK_NOTE));
	if (n == 0) {
		bk_dashboard_element(p, "p", word(p, NOTHING));
		bk_buf_puts(p->b, "</figure>\n");
		return;
	}
	bk_chart_weekly(p->b, &(struct bk_chart_weeks){
	    .id = bk_arena_printf(p->a, "c%d", p->n),
	    .title = word(p, WEEKLY), .text = word(p, WEEKLY_TEXT),
	    .week = w, .n = n, .months = months_of(p),
	    .lang = p->d->lang });
	bk_grid_init(&g, p->a);
	bk_grid_column(&g, NULL, word(p, WEEK), false);
	bk_grid_column(&g, NULL, word(p, CASES), true);
	for (size_t i = 0; i < n; i++) {
		const char **cell;

		if (w[i].value <= 0)
			continue;
		cell = bk_grid_row(&g);
		cell[0] = bk_dashboard_day_text(p, w[i].monday);
		cell[1] = bk_phrase_count(p->a, (int64_t)w[i].value,
		    p->d->lang);
	}
	bk_dashboard_table(p, &g, bk_arena_printf(p->a, "%s%s", word(p,
	    IN_TABLE),
	    word(p, WEEKLY)));
	bk_buf_puts(p->b, "</figure>\n");
}

/* A sum of a week in the total of any term. */
static int64_t
week_sum(const struct bk_dashboard_page *p, const char *day, const char *field)
{
	int64_t sum = 0;

	for (size_t t = 0; t < p->d->f->nterms; t++)
		sum += bk_figures_sum(bk_dashboard_row_of(p, t, "total"),
		    bk_arena_printf(
		    p->a, "weeks" BK_SUM_SEP "%s" BK_SUM_SEP "%s", day,
		    field)) / BK_SUM_ONE;
	return sum;
}

/* A line `week.DATE.unexcused`: its values and limits. */
static bool
take_week(const struct bk_dashboard_page *p, const struct bk_line *l,
    struct bk_chart_week *w)
{
	const char *day = l->measure + strlen("week.");

	if (strncmp(l->measure, "week.", 5) != 0 ||
	    bk_date_parse((struct bk_str){ day, 10 }, &w->monday) < 0 ||
	    bk_str_num(bk_str(l->value), &w->value) < 0 ||
	    bk_str_num(bk_str(l->low), &w->low) < 0 ||
	    bk_str_num(bk_str(l->high), &w->high) < 0)
		return false;
	day = bk_arena_strndup(p->a, day, 10);
	w->off = week_sum(p, day, "off") > 0;
	w->mark = week_sum(p, day, "visits") > 0;
	return true;
}

/* The mean of the weeks of a term: the limits are not symmetric about it. */
static double
mean_of(const struct bk_dashboard_page *p, const struct bk_line *l)
{
	double unexcused = 0, all = 0, x, n;

	for (size_t i = 0; i < p->lines.n; i++) {
		const struct bk_line *k = &p->lines.v[i];

		if (strncmp(k->measure, "week.", 5) != 0 ||
		    strcmp(k->term, l->term) != 0 ||
		    bk_str_num(bk_str(k->n), &x) < 0 ||
		    bk_str_num(bk_str(k->of), &n) < 0)
			continue;
		unexcused += x;
		all += n;
	}
	return all > 0 ? 100 * unexcused / all : NAN;
}

static const char *
comma(const struct bk_dashboard_page *p, const char *s)
{
	char *t = bk_arena_strdup(p->a, s), *point = strchr(t, '.');

	if (point)
		*point = bk_phrase_point(p->d->lang);
	return t;
}

static void
control_row(struct bk_dashboard_page *p, struct bk_grid *g,
    const struct bk_line *l,
    const struct bk_chart_week *w)
{
	char day[BK_DATE_SIZE];
	const char **cell = bk_grid_row(g);

	bk_date_format(w->monday, day);
	cell[0] = bk_dashboard_day_text(p, w->monday);
	cell[1] = comma(p, l->value);
	cell[2] = comma(p, l->low);
	cell[3] = comma(p, l->high);
	cell[4] = bk_phrase_count(p->a, week_sum(p, day, "off"),
	    p->d->lang);
	cell[5] = bk_phrase_count(p->a, week_sum(p, day, "visits"),
	    p->d->lang);
}

void
bk_dashboard_control(struct bk_dashboard_page *p)
{
	static const enum bk_dashboard_word heads[] = { WEEK, PERCENT, LOW,
	    HIGH, OFF,
		VISITS };
	struct bk_chart_week *w = bk_arena_zalloc(p->a, (p->lines.n + 1) *
	    sizeof(*w));
	struct bk_grid g;
	size_t n = 0;

	bk_grid_init(&g, p->a);
	for (size_t i = 0; i < BK_NELEM(heads); i++)
		bk_grid_column(&g, NULL, word(p, heads[i]), i > 0);
	for (size_t i = 0; i < p->lines.n; i++)
		if (take_week(p, &p->lines.v[i], &w[n])) {
			w[n].mean = mean_of(p, &p->lines.v[i]);
			control_row(p, &g, &p->lines.v[i], &w[n]);
			n++;
		}
	bk_dashboard_figure(p, word(p, CONTROL), word(p, CONTROL_TEXT));
	if (n) {
		bk_chart_weekly(p->b, &(struct bk_chart_weeks){
		    .id = bk_arena_printf(p->a, "c%d", p->n),
		    .title = word(p, CONTROL), .text = word(p, CONTROL_TEXT),
		    .week = w, .n = n, .months = months_of(p),
		    .lang = p->d->lang,
		    .control = true });
		bk_dashboard_element(p, "p class=\"note\"", word(p,
		    CONTROL_NOTE));
		bk_dashboard_table(p, &g, bk_arena_printf(p->a, "%s%s",
		    word(p, IN_TABLE), word(p, CONTROL)));
	} else {
		bk_dashboard_element(p, "p", word(p, NOTHING));
	}
	bk_buf_puts(p->b, "</figure>\n");
}
