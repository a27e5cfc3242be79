#include "adx.h"

#include <string.h>

#include "html.h"
#include "msg_report.h"
#include "term.h"

static void
put_attribute(struct bk_buf *b, const char *name, const char *value)
{
	bk_buf_printf(b, " %s=\"", name);
	bk_html_text(b, value);
	bk_buf_putc(b, '"');
}

/* The half year of a term: 2020-07-01/P6M. */
static void
put_period(struct bk_buf *b, bk_term term)
{
	char day[BK_DATE_SIZE];

	bk_date_format(bk_term_first(term), day);
	bk_buf_printf(b, " period=\"%s/P6M\"", day);
}

/* A group: of a row, or of what a school has beside its classes. */
struct group {
	const struct bk_figures		*f;
	const struct bk_figure_row	*row;
	bool				 rest;
};

static void
put_start(struct bk_buf *b, const struct bk_adx *x, const struct group *g,
    struct bk_arena *a)
{
	const struct bk_axes *axes = &x->rows->axes;

	bk_buf_puts(b, "  <group");
	put_attribute(b, "dataSet", bk_elements_set(axes, a));
	put_attribute(b, "orgUnit", g->row->key[0]);
	put_period(b, g->row->term);
	for (size_t i = 1; i < axes->n; i++)
		put_attribute(b, bk_elements_category(axes->v[i]), g->rest ?
		    BK_ELEMENTS_NONE : bk_elements_option(g->row->key[i]));
	bk_buf_puts(b, ">\n");
}

/* Does the group hold the element? Rows of schools hold all. */
static bool
belongs(const struct bk_adx *x, const struct group *g,
    const struct bk_element *e)
{
	return x->rows->axes.n == 1 || e->whole == g->rest;
}

static void
put_group(struct bk_buf *b, const struct bk_adx *x, const struct group *g)
{
	struct bk_arena a = BK_ARENA_INIT;
	size_t start = b->n, empty;

	put_start(b, x, g, &a);
	empty = b->n;
	for (size_t i = 0; i < x->elements->n; i++) {
		const struct bk_element *e = &x->elements->v[i];
		const char *value;

		if (!belongs(x, g, e))
			continue;
		value = bk_elements_value(g->f, g->row, e, &a);
		if (!value)
			continue;
		bk_buf_puts(b, "    <dataValue");
		put_attribute(b, "dataElement", e->code);
		put_attribute(b, "value", value);
		bk_buf_puts(b, "/>\n");
	}
	if (b->n == empty)
		bk_buf_truncate(b, start);
	else
		bk_buf_puts(b, "  </group>\n");
	bk_arena_free(&a);
}

/* Is the i-th row the last one of its term and school? */
static bool
ends_school(const struct bk_figures *f, size_t i)
{
	const struct bk_figure_row *r = &f->row[i], *next = r + 1;

	return i + 1 == f->n || next->total || next->term != r->term ||
	    strcmp(next->key[0], r->key[0]) != 0;
}

/* What the school of a row counts beside its classes. */
static void
put_rest(struct bk_buf *b, const struct bk_adx *x,
    const struct bk_figure_row *row)
{
	struct group g = { .f = x->schools, .rest = true };

	for (size_t i = 0; i < x->schools->n && !g.row; i++)
		if (x->schools->row[i].term == row->term &&
		    !x->schools->row[i].total &&
		    strcmp(x->schools->row[i].key[0], row->key[0]) == 0)
			g.row = &x->schools->row[i];
	if (g.row)
		put_group(b, x, &g);
}

static int
check_npsn(const struct bk_figures *f, struct bk_diag *dg)
{
	for (size_t i = 0; i < f->n; i++)
		if (!f->row[i].total && !*bk_figures_school(f, &f->row[i])) {
			bk_diag(dg, &bk_msg_adx_npsn, NULL, 0, "%.60s",
			    *f->row[i].key[0] ? f->row[i].key[0] :
			    "a school without a name");
			return -1;
		}
	return 0;
}

int
bk_adx_put(struct bk_buf *b, const struct bk_adx *x, struct bk_diag *dg)
{
	char day[BK_DATE_SIZE];

	if (check_npsn(x->rows, dg) < 0)
		return -1;
	bk_buf_printf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<adx xmlns=\"urn:ihe:qrph:adx:2015\" "
	    "exported=\"%sT00:00:00\">\n",
	    bk_date_format(x->exported, day));
	for (size_t i = 0; i < x->rows->n; i++) {
		const struct bk_figure_row *row = &x->rows->row[i];

		if (row->total)
			continue;
		put_group(b, x, &(struct group){ x->rows, row, false });
		if (x->rows->axes.n > 1 && ends_school(x->rows, i))
			put_rest(b, x, row);
	}
	bk_buf_puts(b, "</adx>\n");
	return 0;
}
