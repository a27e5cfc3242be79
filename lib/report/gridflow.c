#include "gridflow.h"

#include <math.h>
#include <string.h>

#include "tick.h"

enum {
	SIDE = 9,	/* blank and lines at both sides of a cell's text */
	LOOKED_AT = 60	/* rows, for the widths of columns */
};

struct widths {
	double	*least, *most;		/* the longest word, all of the text */
	double	 sum_least, sum_most;
};

static void
take_text(const struct bk_flow *f, enum bk_flow_style style, const char *s,
    double *least, double *most)
{
	*most = fmax(*most, bk_flow_measure(f, style, bk_str(s)) + SIDE);
	while (*s) {
		size_t n = strcspn(s, " \n");

		*least = fmax(*least, bk_flow_measure(f, style,
		    (struct bk_str){ s, n }) + SIDE);
		s += n + (s[n] != '\0');
	}
}

static struct widths
widths_of(const struct bk_flow *f, const struct bk_grid *g)
{
	struct widths w = {
		bk_arena_zalloc(f->arena, (g->ncolumns + 1) * sizeof(double)),
		bk_arena_zalloc(f->arena, (g->ncolumns + 1) * sizeof(double)),
		0, 0 };

	for (size_t i = 0; i < g->ncolumns; i++) {
		take_text(f, BK_FLOW_CELLHEAD, g->column[i].title, &w.least[i],
		    &w.most[i]);
		for (const struct bk_grid_row *r = g->row; r; r = r->next)
			if (r->cell[i])
				take_text(f, r->rule ? BK_FLOW_CELLHEAD :
				    BK_FLOW_CELL, r->cell[i], &w.least[i],
				    &w.most[i]);
		w.sum_least += w.least[i];
		w.sum_most += w.most[i];
	}
	return w;
}

/* The column is empty yet: it will be written in by hand. */
static bool
is_blank(const struct bk_grid *g, size_t i)
{
	for (const struct bk_grid_row *r = g->row; r; r = r->next)
		if (r->cell[i] && *r->cell[i])
			return false;
	return true;
}

/*
 * More room than the texts ask for. Running numbers need no more; a column
 * that is written in gets as much as others do, however short its heading.
 */
static void
spread(const struct bk_grid *g, const struct widths *w, double *v, double room)
{
	size_t n = g->ncolumns;
	/* "No" */
	size_t first = n > 1 && g->column[0].right && w->most[0] < 40;
	double mean = (w->sum_most - (first ? w->most[0] : 0)) /
	    (double)(n - first), sum = 0, asked = 0;

	if (first)
		room -= v[0] = w->most[0];
	for (size_t i = first; i < n; i++) {
		v[i] = w->most[i];
		if (is_blank(g, i))
			v[i] = fmax(v[i], mean);
		sum += v[i];
		asked += w->most[i];
	}
	/* what is over is shared out; blank columns take only of that */
	for (size_t i = first; i < n; i++)
		v[i] = sum <= room ? v[i] * room / sum : w->most[i] +
		    (v[i] - w->most[i]) * (room - asked) / (sum - asked);
}

/* --- the fewest lines ---------------------------------------------------- */

/* The words of a table's first rows, by their widths. */
struct words {
	size_t	 nrows, ncolumns;
	size_t	*first;		/* of cell k, in `width`; one more */
	double	*width, blank;
};

static size_t
word_length(const char *s)
{
	return strcspn(s, " \n");
}

static size_t
count_words(const struct bk_grid *g)
{
	size_t n = 0;

	for (const struct bk_grid_row *r = g->row; r; r = r->next)
		for (size_t i = 0; i < g->ncolumns; i++)
			for (const char *s = r->cell[i]; s && *s; n++)
				s += word_length(s) + (s[word_length(s)] != 0);
	return n;
}

static struct words
words_of(const struct bk_flow *f, const struct bk_grid *g)
{
	struct words t = { g->nrows < LOOKED_AT ? g->nrows : LOOKED_AT,
		g->ncolumns, NULL, NULL,
		bk_flow_measure(f, BK_FLOW_CELL, bk_str("n n")) -
		bk_flow_measure(f, BK_FLOW_CELL, bk_str("nn")) };
	const struct bk_grid_row *r = g->row;
	size_t n = 0, k = 0;

	t.width = bk_arena_alloc(f->arena, (count_words(g) + 1) *
	    sizeof(double));
	t.first = bk_arena_alloc(f->arena, (t.nrows * t.ncolumns + 1) *
	    sizeof(size_t));
	for (size_t row = 0; row < t.nrows; row++, r = r->next)
		for (size_t i = 0; i < t.ncolumns; i++) {
			t.first[k++] = n;
			for (const char *s = r->cell[i]; s && *s;) {
				size_t len = word_length(s);

				t.width[n++] = bk_flow_measure(f,
				    BK_FLOW_CELL, (struct bk_str){ s, len });
				s += len + (s[len] != '\0');
			}
		}
	t.first[k] = n;
	return t;
}

/* The lines that cell k takes in so much room. */
static size_t
lines_of(const struct words *t, size_t k, double room)
{
	double at = 0;
	size_t n = 1;

	for (size_t i = t->first[k]; i < t->first[k + 1]; i++) {
		if (at > 0 && at + t->blank + t->width[i] > room) {
			at = 0;
			n++;
		}
		at += (at > 0 ? t->blank : 0) + t->width[i];
	}
	return n;
}

/*
 * How long the table is, in lines, with columns so wide: of each row its
 * longest cell, and a little for every line of the others, so that a day is
 * not broken where there is room.
 */
static double
length(const struct words *t, const double *column)
{
	size_t k = 0, sum = 0, all = 0;

	for (size_t row = 0; row < t->nrows; row++) {
		size_t longest = 1;

		for (size_t i = 0; i < t->ncolumns; i++, k++) {
			size_t n = lines_of(t, k, (column[i] - SIDE) * 0.97);

			longest = n > longest ? n : longest;
			all += n;
		}
		sum += longest;
	}
	return (double)sum + (double)all / 32;
}

/* Give a step of one column's width to another, where that helps most. */
static bool
move(const struct words *t, const struct widths *w, double *v, double step)
{
	double best = length(t, v) - 1.0 / 64;
	size_t from = t->ncolumns, to = 0;

	for (size_t i = 0; i < t->ncolumns; i++)
		for (size_t k = 0; k < t->ncolumns; k++) {
			double now;

			if (i == k || v[i] - step < w->least[i])
				continue;
			v[i] -= step;
			v[k] += step;
			now = length(t, v);
			v[i] += step;
			v[k] -= step;
			if (now < best) {
				best = now;
				from = i;
				to = k;
			}
		}
	if (from == t->ncolumns)
		return false;
	v[from] -= step;
	v[to] += step;
	return true;
}

static void
shorten(const struct bk_flow *f, const struct bk_grid *g,
    const struct widths *w, double *v)
{
	struct words t = words_of(f, g);

	for (double step = 64; step >= 4; step /= 2)
		for (int i = 0; i < 32 && move(&t, w, v, step); i++)
			;
}

/* All of the page's width: more than the texts ask for, or less, in turn. */
static double *
share(const struct bk_flow *f, const struct bk_grid *g,
    const struct widths *w)
{
	size_t n = g->ncolumns;
	double room = bk_flow_width(f);
	double *v = bk_arena_zalloc(f->arena, (n + 1) * sizeof(*v));

	if (w->sum_most <= room) {
		spread(g, w, v, room);
		return v;
	}
	for (size_t i = 0; i < n; i++)
		if (w->sum_least <= room)
			v[i] = w->least[i] + (w->most[i] - w->least[i]) *
			    (room - w->sum_least) /
			    (w->sum_most - w->sum_least);
		else
			v[i] = w->least[i] * room / w->sum_least;
	if (w->sum_least <= room)
		shorten(f, g, w, v);
	return v;
}

/* The headings above others; a column without one goes down to its own. */
static void
put_groups(struct bk_flow *f, struct bk_flow_table *t,
    const struct bk_grid *g)
{
	struct bk_flow_row *r = bk_flow_row(f, t);
	int *span = NULL;

	r->head = r->whole = true;
	for (size_t i = 0; i < g->ncolumns; i++) {
		struct bk_flow_cell *c = &r->cell[i];

		c->style = BK_FLOW_CELLHEAD;
		if (i && bk_grid_same_group(g, i - 1, i)) {
			c->span = 0;
			++*span;
			continue;
		}
		span = &c->span;
		c->text = g->column[i].group ? g->column[i].group :
		    g->column[i].title;
	}
}

static bool
has_groups(const struct bk_grid *g)
{
	for (size_t i = 0; i < g->ncolumns; i++)
		if (g->column[i].group)
			return true;
	return false;
}

static void
put_heads(struct bk_flow *f, struct bk_flow_table *t,
    const struct bk_grid *g)
{
	bool groups = has_groups(g);
	struct bk_flow_row *r;

	if (groups)
		put_groups(f, t, g);
	r = bk_flow_row(f, t);
	r->head = r->whole = true;
	for (size_t i = 0; i < g->ncolumns; i++) {
		struct bk_flow_cell *c = &r->cell[i];

		c->style = BK_FLOW_CELLHEAD;
		c->right = g->column[i].right;
		c->below = groups && !g->column[i].group;
		if (!c->below)
			c->text = g->column[i].title;
	}
}

void
bk_gridflow_put(struct bk_flow *f, const struct bk_grid *g)
{
	struct widths w = widths_of(f, g);
	struct bk_flow_table *t = bk_flow_table(f, BK_FLOW_RULED,
	    g->ncolumns, share(f, g, &w));

	put_heads(f, t, g);
	for (const struct bk_grid_row *r = g->row; r; r = r->next) {
		struct bk_flow_row *row = bk_flow_row(f, t);

		row->whole = true;
		row->total = r->rule;
		for (size_t i = 0; i < g->ncolumns; i++) {
			row->cell[i].text = r->cell[i] ? bk_tick_plain(
			    f->arena, r->cell[i]) : NULL;
			row->cell[i].right = g->column[i].right;
		}
	}
}
