#include "lineput.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sumorder.h"

struct bk_line *
bk_lineput_line(struct bk_lineput *p, const char *measure)
{
	struct bk_lines *out = p->out;

	BK_GROW(out->v, out->n, out->cap);
	out->v[out->n] = (struct bk_line){ p->term,
	    p->r->total ? "total" : p->f->axes.text, p->r->text,
	    bk_arena_strdup(out->arena, measure), "", "", "", "", "",
	    bk_figures_school(p->f, p->r) };
	return &out->v[out->n++];
}

const char *
bk_lineput_number(struct bk_lineput *p, int64_t n)
{
	return bk_arena_printf(p->out->arena, "%lld", (long long)n);
}

const char *
bk_lineput_fixed(struct bk_lineput *p, double x)
{
	/* what floating point left just under a half is one */
	long long v = (long long)floor(x * 100 + 0.5 + 1e-9);

	return bk_arena_printf(p->out->arena, "%s%lld.%02lld",
	    v < 0 ? "-" : "", llabs(v) / 100, llabs(v) % 100);
}

void
bk_lineput_count(struct bk_lineput *p, const char *measure, int64_t n)
{
	bk_lineput_line(p, measure)->value = bk_lineput_number(p, n);
}

void
bk_lineput_limits(struct bk_lineput *p, struct bk_line *l,
    const struct bk_interval *v, double scale)
{
	l->low = bk_lineput_fixed(p, v->low * scale);
	l->high = bk_lineput_fixed(p, v->high * scale);
}

void
bk_lineput_share(struct bk_lineput *p, const char *measure, int64_t x,
    int64_t n, bool plain)
{
	struct bk_line *l = bk_lineput_line(p, measure);
	struct bk_interval v;
	int percent = bk_figures_percent(x, n);

	l->n = bk_lineput_number(p, x);
	l->of = bk_lineput_number(p, n);
	if (percent < 0)
		return;
	l->value = bk_lineput_fixed(p, percent / 100.0);
	if (!plain && bk_intervals_share(x, n, &v) == 0)
		bk_lineput_limits(p, l, &v, 100);
}

int64_t
bk_lineput_sum(const struct bk_lineput *p, const char *field, const char *key)
{
	return bk_figures_sum(p->r, bk_arena_printf(p->out->arena, "%s%s%s",
	    field, key ? BK_SUM_SEP : "", key ? key : "")) / BK_SUM_ONE;
}

static int
path_cmp(const void *a, const void *b)
{
	return bk_sumorder_cmp(*(const char *const *)a,
	    *(const char *const *)b);
}

/* Add the keys of a map below a field, but those that are in `but`: n. */
static size_t
add_paths(const char **v, size_t n, const struct bk_map *m,
    const struct bk_map *but, const char *field)
{
	size_t len = strlen(field);

	for (size_t i = 0; i < m->n; i++)
		if (strncmp(m->e[i].key.p, field, len) == 0 &&
		    m->e[i].key.p[len] == *BK_SUM_SEP &&
		    (!but || bk_map_find(but, m->e[i].key) == SIZE_MAX))
			v[n++] = m->e[i].key.p;
	return n;
}

size_t
bk_lineput_paths(struct bk_lineput *p, const char *field, const char ***out)
{
	const struct bk_figure_row *r = p->r;
	const char **v = bk_arena_alloc(p->out->arena,
	    (r->sums->n + r->hidden->n + 1) * sizeof(*v));
	size_t n = add_paths(v, 0, r->sums, NULL, field);

	n = add_paths(v, n, r->hidden, r->sums, field);
	qsort(v, n, sizeof(*v), path_cmp);
	*out = v;
	return n;
}
