/* The worklist for people: text, Markdown, HTML, pages (worklistgroup.h). */
#include <string.h>

#include "gridflow.h"
#include "html.h"
#include "page.h"
#include "phrase.h"
#include "utf8.h"
#include "worklistgroup.h"

/* How headings, tables and lines look in one form. */
struct form {
	void	(*heading)(void *out, int level, const char *);
	void	(*grid)(void *out, const struct bk_grid *);
	void	(*line)(void *out, const char *);
	bool	paper;			/* rows are ticked */
};

static void
put_worklist(void *out, const struct bk_worklist *w, const struct form *f,
    enum bk_worklist_part part)
{
	const struct bk_worklist_group *g = bk_worklist_groups(w, part);
	struct bk_grid grid;

	f->heading(out, 1, bk_worklist_title(w));
	if (!g)
		f->line(out, bk_worklist_nothing(w));
	for (; g; g = g->next) {
		f->heading(out, g->level, g->title);
		if (g->nitems || g->ndues) {
			bk_worklist_grid(&grid, w, g, f->paper);
			f->grid(out, &grid);
		}
	}
}

/* --- text --------------------------------------------------------------- */

static void
text_heading(void *out, int level, const char *s)
{
	struct bk_buf *b = out;
	size_t n = bk_utf8_len(s, strlen(s));

	bk_buf_puts(b, b->n ? "\n" : "");
	bk_buf_printf(b, "%s\n", s);
	if (level == 1)
		while (n--)
			bk_buf_putc(b, '=');
	bk_buf_puts(b, level == 1 ? "\n" : "");
}

static void
text_grid(void *out, const struct bk_grid *g)
{
	bk_grid_text(out, g);
}

static void
text_line(void *out, const char *s)
{
	bk_buf_printf(out, "%s\n", s);
}

void
bk_worklist_text(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	static const struct form form = { text_heading, text_grid,
		text_line, false };

	put_worklist(b, w, &form, part);
}

/* --- Markdown ----------------------------------------------------------- */

static void
md_heading(void *out, int level, const char *s)
{
	struct bk_buf *b = out;

	if (b->n > 1 && b->p[b->n - 2] != '\n')
		bk_buf_putc(b, '\n');
	while (level--)
		bk_buf_putc(b, '#');
	bk_buf_printf(b, " %s\n\n", s);
}

static void
md_grid(void *out, const struct bk_grid *g)
{
	bk_grid_md(out, g);
}

void
bk_worklist_md(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	static const struct form form = { md_heading, md_grid,
		text_line, false };

	put_worklist(b, w, &form, part);
}

/* --- HTML --------------------------------------------------------------- */

static void
html_heading(void *out, int level, const char *s)
{
	struct bk_buf *b = out;

	bk_buf_printf(b, "<h%d>", level);
	bk_html_text(b, s);
	bk_buf_printf(b, "</h%d>\n", level);
}

static void
html_grid(void *out, const struct bk_grid *g)
{
	bk_grid_html(out, g, NULL);
}

static void
html_line(void *out, const char *s)
{
	struct bk_buf *b = out;

	bk_buf_puts(b, "<p>");
	bk_html_text(b, s);
	bk_buf_puts(b, "</p>\n");
}

/* A page of tables, on the school's paper. */
static struct bk_page
page_of(const struct bk_worklist *w)
{
	return (struct bk_page){ bk_worklist_title(w), w->lang, true,
		bk_school_is_f4(w->school) };
}

void
bk_worklist_html(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	static const struct form form = { html_heading, html_grid,
		html_line, true };
	struct bk_page page = page_of(w);

	bk_page_begin(b, &page);
	put_worklist(b, w, &form, part);
	bk_page_end(b);
}

/* --- pages -------------------------------------------------------------- */

static void
flow_heading(void *out, int level, const char *s)
{
	bk_flow_put(out, level == 1 ? BK_FLOW_TITLE : BK_FLOW_HEADING, s);
}

static void
flow_grid(void *out, const struct bk_grid *g)
{
	bk_gridflow_put(out, g);
}

static void
flow_line(void *out, const char *s)
{
	bk_flow_put(out, BK_FLOW_BODY, s);
}

struct bk_flow
bk_worklist_flow(const struct bk_worklist *w, enum bk_worklist_part part)
{
	static const struct form form = { flow_heading, flow_grid,
		flow_line, true };
	struct bk_page page = page_of(w);
	struct bk_flow f = bk_page_flow(&page, w->today, w->arena);

	bk_flow_sheet(&f);
	put_worklist(&f, w, &form, part);
	return f;
}
