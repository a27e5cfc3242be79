#include "grid.h"

#include <string.h>

#include "csv.h"
#include "html.h"
#include "plain.h"
#include "tick.h"
#include "walink.h"

void
bk_grid_init(struct bk_grid *g, struct bk_arena *a)
{
	*g = (struct bk_grid){ .arena = a };
}

void
bk_grid_column(struct bk_grid *g, const char *group, const char *title,
    bool right)
{
	if (g->ncolumns == g->cap) {
		struct bk_grid_column *old = g->column;

		g->cap = g->cap * 2 + 16;
		g->column = bk_arena_alloc(g->arena,
		    g->cap * sizeof(*g->column));
		if (old)
			memcpy(g->column, old, g->ncolumns * sizeof(*old));
	}
	g->column[g->ncolumns++] = (struct bk_grid_column){
		.group = group, .title = title, .right = right };
}

void
bk_grid_key(struct bk_grid *g, const char *english)
{
	g->column[g->ncolumns - 1].key = english;
}

const char *
bk_grid_column_key(const struct bk_grid *g, size_t i, struct bk_arena *a)
{
	const struct bk_grid_column *c = &g->column[i];
	const char *from = c->key ? c->key : c->title;
	struct bk_buf b = BK_BUF_INIT;
	const char *key;

	if (!c->key && c->group)
		bk_buf_printf(&b, "%s_", c->group);
	bk_buf_puts(&b, from);
	for (size_t k = 0; k < b.n; k++) {
		char ch = b.p[k];

		if (ch >= 'A' && ch <= 'Z')
			b.p[k] = (char)(ch + 32);
		else if (!(ch >= 'a' && ch <= 'z') &&
		    !(ch >= '0' && ch <= '9'))
			b.p[k] = '_';
	}
	key = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return key;
}

const char **
bk_grid_row(struct bk_grid *g)
{
	struct bk_grid_row *row = bk_arena_zalloc(g->arena, sizeof(*row));

	row->cell = bk_arena_zalloc(g->arena,
	    (g->ncolumns + 1) * sizeof(*row->cell));
	if (g->last)
		g->last->next = row;
	else
		g->row = row;
	g->last = row;
	g->nrows++;
	return row->cell;
}

void
bk_grid_rule(struct bk_grid *g)
{
	if (g->last)
		g->last->rule = true;
}

static const char *
cell(const struct bk_grid *g, const struct bk_grid_row *row, size_t i)
{
	return row->cell[i] ? bk_plain(g->arena, row->cell[i]) : "";
}

static bool
has_groups(const struct bk_grid *g)
{
	for (size_t i = 0; i < g->ncolumns; i++)
		if (g->column[i].group)
			return true;
	return false;
}

bool
bk_grid_same_group(const struct bk_grid *g, size_t i, size_t j)
{
	const char *a = g->column[i].group, *b = g->column[j].group;

	return a && b && strcmp(a, b) == 0;
}

/* The columns after i, i included, that stand under its group. */
static size_t
span_of(const struct bk_grid *g, size_t i)
{
	size_t n = 1;

	while (i + n < g->ncolumns && bk_grid_same_group(g, i, i + n))
		n++;
	return n;
}

/* --- aligned text ------------------------------------------------------- */

static size_t
width_of(const char *s)
{
	return bk_tick_width(s, strlen(s));
}

static void
pad(struct bk_buf *b, size_t n, char c)
{
	while (n--)
		bk_buf_putc(b, c);
}

static void
drop_blanks(struct bk_buf *b)
{
	while (b->n && b->p[b->n - 1] == ' ')
		b->p[--b->n] = '\0';
	bk_buf_putc(b, '\n');
}

static void
text_cell(struct bk_buf *b, const char *s, size_t width, bool right)
{
	size_t w = width_of(s);
	size_t fill = w < width ? width - w : 0;

	pad(b, right ? fill : 0, ' ');
	bk_tick_text(b, s, strlen(s));
	pad(b, right ? 0 : fill, ' ');
}

/* Column widths; a group's heading may widen the last of its columns. */
static size_t *
widths(const struct bk_grid *g)
{
	size_t *w = bk_arena_zalloc(g->arena, (g->ncolumns + 1) * sizeof(*w));

	for (size_t i = 0; i < g->ncolumns; i++) {
		w[i] = width_of(g->column[i].title);
		for (const struct bk_grid_row *r = g->row; r; r = r->next)
			if (width_of(cell(g, r, i)) > w[i])
				w[i] = width_of(cell(g, r, i));
	}
	for (size_t i = 0; i < g->ncolumns; i += span_of(g, i)) {
		size_t n = span_of(g, i), sum = 2 * (n - 1), want;

		for (size_t j = i; j < i + n; j++)
			sum += w[j];
		want = g->column[i].group ? width_of(g->column[i].group) : 0;
		for (size_t j = i; sum < want; j = j + 1 < i + n ? j + 1 : i) {
			w[j]++;
			sum++;
		}
	}
	return w;
}

static void
text_groups(struct bk_buf *b, const struct bk_grid *g, const size_t *w)
{
	for (size_t i = 0; i < g->ncolumns; i += span_of(g, i)) {
		size_t n = span_of(g, i), sum = 2 * (n - 1);
		const char *title = g->column[i].group;

		for (size_t j = i; j < i + n; j++)
			sum += w[j];
		text_cell(b, title ? title : "", sum, g->column[i].right);
		bk_buf_puts(b, "  ");
	}
	drop_blanks(b);
}

void
bk_grid_text(struct bk_buf *b, const struct bk_grid *g)
{
	const size_t *w = widths(g);

	if (has_groups(g))
		text_groups(b, g, w);
	for (size_t i = 0; i < g->ncolumns; i++) {
		text_cell(b, g->column[i].title, w[i], g->column[i].right);
		bk_buf_puts(b, "  ");
	}
	drop_blanks(b);
	for (const struct bk_grid_row *r = g->row; r; r = r->next) {
		for (size_t i = 0; r->rule && i < g->ncolumns; i++) {
			pad(b, w[i], '-');
			bk_buf_puts(b, "  ");
		}
		if (r->rule)
			drop_blanks(b);
		for (size_t i = 0; i < g->ncolumns; i++) {
			text_cell(b, cell(g, r, i), w[i], g->column[i].right);
			bk_buf_puts(b, "  ");
		}
		drop_blanks(b);
	}
}

/* --- other forms -------------------------------------------------------- */

static void
md_cell(struct bk_buf *b, const char *s)
{
	bk_buf_putc(b, ' ');
	for (; *s; s++) {
		if (strchr("|\\`*_[]<>", *s))
			bk_buf_putc(b, '\\');
		bk_buf_putc(b, (unsigned char)*s < 0x20 ? ' ' : *s);
	}
	bk_buf_puts(b, " |");
}

/* The whole head of a column: that of its group, and its own if it has one. */
static const char *
md_head(const struct bk_grid *g, const struct bk_grid_column *c)
{
	if (!c->group)
		return c->title;
	return *c->title ? bk_arena_printf(g->arena, "%s %s", c->group,
	    c->title) : c->group;
}

void
bk_grid_md(struct bk_buf *b, const struct bk_grid *g)
{
	bk_buf_putc(b, '|');
	for (size_t i = 0; i < g->ncolumns; i++)
		md_cell(b, md_head(g, &g->column[i]));
	bk_buf_puts(b, "\n|");
	for (size_t i = 0; i < g->ncolumns; i++)
		bk_buf_puts(b, g->column[i].right ? " ---: |" : " --- |");
	bk_buf_putc(b, '\n');
	for (const struct bk_grid_row *r = g->row; r; r = r->next) {
		bk_buf_putc(b, '|');
		for (size_t i = 0; i < g->ncolumns; i++)
			md_cell(b, cell(g, r, i));
		bk_buf_putc(b, '\n');
	}
}

/* A number below 0, with a point or a comma: no formula. */
static bool
is_negative(const char *s)
{
	return *s == '-' && s[1] >= '0' && s[1] <= '9' &&
	    s[1 + strspn(s + 1, "0123456789.,")] == '\0';
}

/*
 * A sheet is opened in a spreadsheet program: a name that begins as a formula
 * does gets an apostrophe, which makes it text there.
 */
void
bk_grid_csv_cell(struct bk_buf *b, const char *s, char delimiter)
{
	struct bk_buf text = BK_BUF_INIT;

	if (*s && strchr("=+-@\t\r\n", *s) && !is_negative(s))
		bk_buf_putc(&text, '\'');
	bk_buf_puts(&text, s);
	bk_csv_put(b, bk_buf_str(&text), delimiter);
	bk_buf_free(&text);
}

void
bk_grid_csv(struct bk_buf *b, const struct bk_grid *g, char delimiter)
{
	for (size_t i = 0; i < g->ncolumns; i++) {
		if (i)
			bk_buf_putc(b, delimiter);
		bk_csv_put(b, bk_str(g->column[i].title), delimiter);
	}
	bk_buf_putc(b, '\n');
	for (const struct bk_grid_row *r = g->row; r; r = r->next) {
		for (size_t i = 0; i < g->ncolumns; i++) {
			if (i)
				bk_buf_putc(b, delimiter);
			bk_grid_csv_cell(b, cell(g, r, i), delimiter);
		}
		bk_buf_putc(b, '\n');
	}
}

static void
html_cell(struct bk_buf *b, const char *tag, bool right, const char *s)
{
	bk_buf_printf(b, "<%s%s>", tag, right ? " class=\"n\"" : "");
	bk_tick_html(b, s);
	bk_buf_printf(b, "</%s>", tag);
}

static void
html_head(struct bk_buf *b, const struct bk_grid *g)
{
	bool groups = has_groups(g);

	bk_buf_puts(b, "<thead>\n");
	for (size_t i = 0; groups && i < g->ncolumns; i += span_of(g, i)) {
		bk_buf_puts(b, i ? "" : "<tr>");
		if (!g->column[i].group) {
			bk_buf_puts(b, "<th rowspan=\"2\">");
			bk_html_text(b, g->column[i].title);
		} else {
			bk_buf_printf(b, "<th colspan=\"%zu\">",
			    span_of(g, i));
			bk_html_text(b, g->column[i].group);
		}
		bk_buf_puts(b, "</th>");
	}
	bk_buf_puts(b, groups ? "</tr>\n<tr>" : "<tr>");
	for (size_t i = 0; i < g->ncolumns; i++)
		if (!groups || g->column[i].group)
			html_cell(b, "th", g->column[i].right,
			    g->column[i].title);
	bk_buf_puts(b, "</tr>\n</thead>\n");
}

/* Links that call the number, and open WhatsApp if it is a mobile one. */
static void
html_phone(struct bk_buf *b, const struct bk_grid *g, const char *s)
{
	const char *call = bk_walink_call(g->arena, s);
	const char *chat = bk_walink_chat(g->arena, s);

	if (call)
		bk_buf_printf(b, "<a href=\"%s\">", call);
	bk_html_text(b, s);
	bk_buf_puts(b, call ? "</a>" : "");
	if (chat)
		bk_buf_printf(b, " <a class=\"wa\" href=\"%s\" "
		    "aria-label=\"WhatsApp\"></a>", chat);
}

/* A cell of a table whose rows may be cards: it names its column. */
static void
html_entry(struct bk_buf *b, const struct bk_grid *g, size_t i,
    const char *s)
{
	if (!g->cards) {
		html_cell(b, "td", g->column[i].right, s);
		return;
	}
	bk_buf_printf(b, "<td%s", g->column[i].right ? " class=\"n\"" : "");
	if (*g->column[i].title) {
		bk_buf_puts(b, " data-head=\"");
		bk_html_text(b, g->column[i].title);
		bk_buf_putc(b, '"');
	}
	bk_buf_putc(b, '>');
	if (g->column[i].phone && *s)
		html_phone(b, g, s);
	else
		bk_tick_html(b, s);
	bk_buf_puts(b, "</td>");
}

void
bk_grid_html(struct bk_buf *b, const struct bk_grid *g, const char *caption)
{
	bk_buf_puts(b, g->cards ? "<table class=\"grid cards\">\n" :
	    "<table class=\"grid\">\n");
	if (caption) {
		bk_buf_puts(b, "<caption>");
		bk_html_text(b, caption);
		bk_buf_puts(b, "</caption>\n");
	}
	html_head(b, g);
	bk_buf_puts(b, "<tbody>\n");
	for (const struct bk_grid_row *r = g->row; r; r = r->next) {
		bk_buf_puts(b, r->rule ? "<tr class=\"total\">" : "<tr>");
		for (size_t i = 0; i < g->ncolumns; i++)
			html_entry(b, g, i, cell(g, r, i));
		bk_buf_puts(b, "</tr>\n");
	}
	bk_buf_puts(b, "</tbody>\n</table>\n");
}
