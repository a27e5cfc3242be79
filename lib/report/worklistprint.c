/* The worklist for people: text, Markdown, html (worklistgroup.h). */
#include <string.h>

#include "html.h"
#include "page.h"
#include "phrase.h"
#include "utf8.h"
#include "worklistgroup.h"

/* How headings and tables are printed in one form. */
struct form {
	void	(*heading)(struct bk_buf *, int level, const char *);
	void	(*grid)(struct bk_buf *, const struct bk_grid *);
	void	(*line)(struct bk_buf *, const char *);
};

static void
text_heading(struct bk_buf *b, int level, const char *s)
{
	size_t n = bk_utf8_len(s, strlen(s));

	bk_buf_puts(b, b->n ? "\n" : "");
	bk_buf_printf(b, "%s\n", s);
	if (level == 1)
		while (n--)
			bk_buf_putc(b, '=');
	bk_buf_puts(b, level == 1 ? "\n" : "");
}

static void
text_line(struct bk_buf *b, const char *s)
{
	bk_buf_printf(b, "%s\n", s);
}

static void
md_heading(struct bk_buf *b, int level, const char *s)
{
	if (b->n > 1 && b->p[b->n - 2] != '\n')
		bk_buf_putc(b, '\n');
	while (level--)
		bk_buf_putc(b, '#');
	bk_buf_printf(b, " %s\n\n", s);
}

static void
html_heading(struct bk_buf *b, int level, const char *s)
{
	bk_buf_printf(b, "<h%d>", level);
	bk_html_text(b, s);
	bk_buf_printf(b, "</h%d>\n", level);
}

static void
html_line(struct bk_buf *b, const char *s)
{
	bk_buf_puts(b, "<p>");
	bk_html_text(b, s);
	bk_buf_puts(b, "</p>\n");
}

static const struct form text = { text_heading, bk_grid_text, text_line };
static const struct form md = { md_heading, bk_grid_md, text_line };
static const struct form html = { html_heading, bk_grid_html, html_line };

static void
put_worklist(struct bk_buf *b, const struct bk_worklist *w,
    const struct form *f, enum bk_worklist_part part)
{
	static const struct bk_phrase nothing = { { "Tidak ada.",
	    "Nothing." } };
	const struct bk_worklist_group *g = bk_worklist_groups(w, part);
	struct bk_grid grid;

	f->heading(b, 1, bk_worklist_title(w));
	if (!g)
		f->line(b, nothing.text[w->lang]);
	for (; g; g = g->next) {
		f->heading(b, g->level, g->title);
		if (g->nitems || g->ndues) {
			bk_worklist_grid(&grid, w, g);
			f->grid(b, &grid);
		}
	}
}

void
bk_worklist_text(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	put_worklist(b, w, &text, part);
}

void
bk_worklist_md(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	put_worklist(b, w, &md, part);
}

void
bk_worklist_html(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	bk_page_begin(b, bk_worklist_title(w), w->lang, true);
	put_worklist(b, w, &html, part);
	bk_page_end(b);
}
