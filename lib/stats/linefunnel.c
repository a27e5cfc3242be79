/* Lines of one school among those of an office (lineput.h). */
#include "funnel.h"
#include "lineput.h"

static void
put_limits(struct bk_lineput *p, const char *measure,
    const struct bk_funnel *f, const struct bk_funnel_limits *limits)
{
	struct bk_line *l = bk_lineput_line(p, measure);

	l->n = bk_lineput_number(p, f->x);
	l->of = bk_lineput_number(p, f->n);
	if (!limits)
		return;
	l->value = bk_lineput_fixed(p, bk_figures_percent(f->x, f->n) / 100.0);
	l->low = bk_lineput_fixed(p, bk_figures_percent(limits->low, f->n) /
	    100.0);
	l->high = bk_lineput_fixed(p, bk_figures_percent(limits->high, f->n) /
	    100.0);
}

static void
put_funnel(struct bk_lineput *p, const char *measure, const char *path)
{
	struct bk_arena *a = p->out->arena;
	struct bk_funnel f;
	bool any = bk_funnel_of(p->f, p->r, path, &f);

	put_limits(p, bk_arena_printf(a, "%s.funnel95", measure), &f,
	    any ? &f.most : NULL);
	put_limits(p, bk_arena_printf(a, "%s.funnel998", measure), &f,
	    any ? &f.nearly : NULL);
}

void
bk_linefunnel_put(struct bk_lineput *p)
{
	put_funnel(p, "with_problem", "with_problem");
	put_funnel(p, "rung.visit", "rungs" BK_SUM_SEP "visit");
	put_funnel(p, "coverage", "coverage");
}
