#include "daysheetform.h"

#include "gridflow.h"
#include "tick.h"

enum { ABREAST = 3 };		/* slips, and columns of the list on pages */

/* --- HTML --------------------------------------------------------------- */

/* Side by side, and below each other where the screen is narrow. */
static const char row[] = "<div class=\"keep\" style=\"display:flex;"
    "flex-wrap:wrap;gap:0 8mm\">\n";

static void
html_begin(void *out, bool first, bool single)
{
	(void)single;
	bk_buf_puts(out, first ? "" : "<div class=\"new\"></div>\n");
}

static void
html_text(void *out, const char *tag, const char *s)
{
	struct bk_buf *b = out;

	bk_buf_printf(b, "<%s>", tag);
	bk_tick_html(b, s);
	bk_buf_printf(b, "</%s>\n", tag);
}

static void
html_heading(void *out, const char *s)
{
	html_text(out, "h1", s);
}

static void
html_line(void *out, const char *s)
{
	html_text(out, "p", s);
}

static void
html_grid(void *out, const struct bk_grid *g)
{
	bk_grid_html(out, g, NULL);
}

static void
html_way(void *out, const struct bk_daysheetform_way *w)
{
	bk_buf_puts(out, row);
	if (w->map)
		bk_drawing_svg(out, w->map);
	bk_buf_puts(out, "<div style=\"line-height:1\">\n");
	html_text(out, "h3", w->heading);
	for (size_t i = 0; i < w->nbring; i++)
		html_text(out, "p", w->bring[i]);
	bk_buf_puts(out, "</div>\n</div>\n");
}

static void
html_slips(void *out, const struct bk_daysheetform_slip *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i % ABREAST == 0)
			bk_buf_puts(out, row);
		bk_buf_puts(out, "<div style=\"flex:1 1 7cm\">"
		    "<hr class=\"cut\">");
		html_text(out, "b", s[i].head);
		html_text(out, "p", s[i].text);
		html_text(out, "p", s[i].school);
		bk_buf_puts(out, "</div>\n");
		if (i % ABREAST == ABREAST - 1 || i == n - 1)
			bk_buf_puts(out, "</div>\n");
	}
}

const struct bk_daysheetform bk_daysheetform_html = { html_begin,
	html_heading, html_line, html_grid, html_way, html_slips };

/* --- pages -------------------------------------------------------------- */

static void
flow_begin(void *out, bool first, bool single)
{
	(void)first;
	bk_flow_sheet(out)->single = single;
}

static void
flow_heading(void *out, const char *s)
{
	bk_flow_put(out, BK_FLOW_TITLE, s);
}

static void
flow_line(void *out, const char *s)
{
	struct bk_flow *f = out;

	bk_flow_put(f, BK_FLOW_BODY, bk_tick_plain(f->arena, s));
}

static void
flow_grid(void *out, const struct bk_grid *g)
{
	bk_gridflow_put(out, g);
}

/* A table without lines, of columns of one width. */
static struct bk_flow_table *
abreast(struct bk_flow *f)
{
	double width[ABREAST];

	for (int i = 0; i < ABREAST; i++)
		width[i] = bk_flow_width(f) / ABREAST;
	return bk_flow_table(f, BK_FLOW_PLAIN, ABREAST, width);
}

/* The map with the list at its right, which pages have no other way to do. */
static const struct bk_drawing *
with_list(struct bk_flow *f, const struct bk_daysheetform_way *w)
{
	enum { LIST = 300, LETTERS = 12, LINE = 18 };
	struct bk_drawing *d = bk_arena_alloc(f->arena, sizeof(*d));
	double x = w->map->width + 2 * LETTERS, y = 2 * LINE;

	*d = *w->map;
	d->width += LIST;
	bk_drawing_label(d, x, y, LETTERS + 1, w->heading, false);
	for (size_t i = 0; i < w->nbring; i++)
		bk_drawing_label(d, x, y += LINE, LETTERS,
		    bk_tick_plain(f->arena, w->bring[i]), false);
	return d;
}

static void
flow_way(void *out, const struct bk_daysheetform_way *w)
{
	struct bk_flow *f = out;
	struct bk_flow_table *t;
	struct bk_flow_row *r = NULL;

	if (w->map) {
		bk_flow_drawing(f, with_list(f, w));
		return;
	}
	bk_flow_put(f, BK_FLOW_HEADING, w->heading);
	t = abreast(f);
	for (size_t i = 0; i < w->nbring; i++) {
		if (i % ABREAST == 0)
			r = bk_flow_row(f, t);
		r->cell[i % ABREAST].text = bk_tick_plain(f->arena,
		    w->bring[i]);
	}
}

static void
flow_slips(void *out, const struct bk_daysheetform_slip *s, size_t n)
{
	struct bk_flow *f = out;

	for (size_t i = 0; i < n; i += ABREAST) {
		struct bk_flow_table *t;
		struct bk_flow_row *r[3];

		bk_flow_put(f, BK_FLOW_CUT, "")->keep = true;
		t = abreast(f);
		for (int k = 0; k < 3; k++) {
			r[k] = bk_flow_row(f, t);
			r[k]->whole = true;
			r[k]->keep = k < 2;
		}
		for (size_t k = i; k < n && k < i + ABREAST; k++) {
			r[0]->cell[k - i].style = BK_FLOW_CELLHEAD;
			r[0]->cell[k - i].text = s[k].head;
			r[1]->cell[k - i].text = s[k].text;
			r[2]->cell[k - i].text = s[k].school;
		}
	}
}

const struct bk_daysheetform bk_daysheetform_flow = { flow_begin,
	flow_heading, flow_line, flow_grid, flow_way, flow_slips };
