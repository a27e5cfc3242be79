/* Letters on paper: blocks as HTML and as text (letter.h). */
#include <string.h>

#include "html.h"
#include "letterblock.h"
#include "tick.h"

/* --- HTML --------------------------------------------------------------- */

/* n bytes of text, boxes as such. */
static void
html_line(struct bk_buf *b, const char *s, size_t n)
{
	struct bk_buf line = BK_BUF_INIT;

	bk_buf_add(&line, s, n);
	bk_tick_html(b, line.p);
	bk_buf_free(&line);
}

static void
element(struct bk_buf *b, const char *tag, const char *class, const char *s)
{
	bk_buf_printf(b, "<%s", tag);
	if (class)
		bk_buf_printf(b, " class=\"%s\"", class);
	bk_buf_putc(b, '>');
	for (const char *nl; (nl = strchr(s, '\n')); s = nl + 1) {
		html_line(b, s, (size_t)(nl - s));
		bk_buf_puts(b, "<br>\n");
	}
	html_line(b, s, strlen(s));
	bk_buf_printf(b, "</%s>\n", tag);
}

static void
html_letterhead(struct bk_buf *b, const struct bk_letter *l)
{
	if (!l->image && l->nhead == 0)
		return;
	bk_buf_puts(b, l->image && l->logo ? "<div class=\"head logo\">\n" :
	    "<div class=\"head\">\n");
	if (l->image) {
		bk_buf_puts(b, "<img alt=\"\" src=\"");
		bk_html_text(b, l->image);
		bk_buf_puts(b, "\">\n");
	}
	if (l->image && l->logo)
		bk_buf_puts(b, "<div>\n");
	for (size_t i = 0; (l->logo || !l->image) && i < l->nhead; i++)
		element(b, "div", i == l->name ? "name" : NULL, l->head[i]);
	bk_buf_puts(b, l->image && l->logo ? "</div></div>\n" : "</div>\n");
}

/* The tag that a run of blocks of one kind stands in, or NULL. */
static const char *
around(enum bk_block_kind kind)
{
	switch (kind) {
	case BK_BLOCK_ITEM:
		return "ul";
	case BK_BLOCK_FIELD:
		return "table class=\"fields\"";
	case BK_BLOCK_SIGN:
	case BK_BLOCK_GAP:
		return "table class=\"sign\"";
	default:
		return NULL;
	}
}

static bool
same_run(const struct bk_block *a, const struct bk_block *b)
{
	const char *x = a ? around(a->kind) : NULL;
	const char *y = b ? around(b->kind) : NULL;

	return x && y && strcmp(x, y) == 0;
}

static void
html_row(struct bk_buf *b, const struct bk_block *k)
{
	if (k->kind == BK_BLOCK_GAP) {
		bk_buf_puts(b, "<tr class=\"gap\"><td></td></tr>\n");
		return;
	}
	bk_buf_puts(b, "<tr>");
	if (k->kind == BK_BLOCK_FIELD) {
		element(b, "td", NULL, k->text[0]);
		bk_buf_puts(b, "<td>:</td>");
		element(b, "td", NULL, k->text[1]);
	}
	for (int i = 0; k->kind == BK_BLOCK_SIGN && i < k->n; i++)
		element(b, "td", NULL, k->text[i]);
	bk_buf_puts(b, "</tr>\n");
}

/* A paragraph that is a message's link is one to press. */
static bool
html_link(struct bk_buf *b, const struct bk_block *k)
{
	const char *s = k->text[0];

	if (k->kind != BK_BLOCK_PARAGRAPH || !s ||
	    strncmp(s, "https://wa.me/", 14) != 0 || s[strcspn(s, " \n")])
		return false;
	bk_buf_puts(b, "<p><a href=\"");
	bk_html_text(b, s);
	bk_buf_puts(b, "\">");
	bk_html_text(b, s);
	bk_buf_puts(b, "</a></p>\n");
	return true;
}

static void
html_block(struct bk_buf *b, const struct bk_letter *l,
    const struct bk_block *k)
{
	static const struct {
		const char	*tag, *class;
	} plain[] = {
		[BK_BLOCK_TITLE] = { "h1", NULL },
		[BK_BLOCK_HEADING] = { "h2", NULL },
		[BK_BLOCK_RIGHT] = { "p", "right" },
		[BK_BLOCK_CENTRE] = { "p", "centre" },
		[BK_BLOCK_PARAGRAPH] = { "p", NULL },
		[BK_BLOCK_ITEM] = { "li", NULL },
	};

	switch (k->kind) {
	case BK_BLOCK_LETTERHEAD:
		html_letterhead(b, l);
		break;
	case BK_BLOCK_FIELD:
	case BK_BLOCK_SIGN:
	case BK_BLOCK_GAP:
		html_row(b, k);
		break;
	case BK_BLOCK_GRID:
		bk_grid_html(b, k->grid, NULL);
		break;
	case BK_BLOCK_LINES:
		bk_buf_puts(b, "<div class=\"lines\">");
		for (int i = 0; i < k->n; i++)
			bk_buf_puts(b, "<div></div>");
		bk_buf_puts(b, "</div>\n");
		break;
	case BK_BLOCK_CUT:
		bk_buf_puts(b, "<hr class=\"cut\">\n");
		break;
	case BK_BLOCK_PAGE:
		bk_buf_puts(b, "<div class=\"new\"></div>\n");
		break;
	default:
		if (!html_link(b, k))
			element(b, plain[k->kind].tag, plain[k->kind].class,
			    k->text[0]);
	}
}

static bool
signs(const struct bk_block *k)
{
	return k->kind == BK_BLOCK_SIGN || k->kind == BK_BLOCK_GAP;
}

/* Does a signature follow, so that this paragraph must stay on its page? */
static bool
closes(const struct bk_block *k)
{
	return k->kind == BK_BLOCK_PARAGRAPH && !k->boxed && k->next &&
	    signs(k->next);
}

int
bk_letter_html(struct bk_buf *b, const struct bk_letter *l,
    const char *template, const char *file, struct bk_diag *dg)
{
	const struct bk_block *before = NULL;
	bool kept = false;
	int failed;

	for (const struct bk_block *k = bk_letter_blocks(l, template, file,
	    dg, &failed); k && !failed; before = k, k = k->next) {
		const char *tag = around(k->kind);

		if (k->boxed && !(before && before->boxed))
			bk_buf_puts(b, "<div class=\"box\">\n");
		if (closes(k)) {
			bk_buf_puts(b, "<div class=\"keep\">\n");
			kept = true;
		}
		if (tag && !same_run(before, k))
			bk_buf_printf(b, "<%s>\n", tag);
		html_block(b, l, k);
		if (tag && !same_run(k, k->next))
			bk_buf_printf(b, "</%.*s>\n",
			    (int)strcspn(tag, " "), tag);
		if (k->boxed && !(k->next && k->next->boxed))
			bk_buf_puts(b, "</div>\n");
		if (kept && signs(k) && !same_run(k, k->next)) {
			bk_buf_puts(b, "</div>\n");
			kept = false;
		}
	}
	return failed ? -1 : 0;
}

/* --- text --------------------------------------------------------------- */

enum { WIDTH = 78 };

static size_t
width_of(const char *s)
{
	return bk_tick_width(s, strlen(s));
}

static void
pad(struct bk_buf *b, size_t n)
{
	while (n--)
		bk_buf_putc(b, ' ');
}

static void
put_safe(struct bk_buf *b, struct bk_str s)
{
	bk_tick_text(b, s.p, s.n);
}

/*
 * Words from column `at` on, broken before WIDTH; further lines start at
 * `indent`. Ends in a line end.
 */
static void
wrap(struct bk_buf *b, const char *s, size_t at, size_t indent)
{
	bool start = true;

	while (*s) {
		struct bk_str word = { s, strcspn(s, " \n") };
		size_t w = bk_tick_width(word.p, word.n);

		if (!start && at + 1 + w > WIDTH) {
			bk_buf_putc(b, '\n');
			pad(b, indent);
			at = indent;
			start = true;
		}
		if (!start && w) {
			bk_buf_putc(b, ' ');
			at++;
		}
		put_safe(b, word);
		at += w;
		start = start && w == 0;
		s += word.n;
		if (*s == '\n') {
			bk_buf_putc(b, '\n');
			pad(b, s[1] ? indent : 0);
			at = indent;
			start = true;
		}
		s += *s != '\0';
	}
	bk_buf_putc(b, '\n');
}

static void
aligned(struct bk_buf *b, const char *s, bool centre)
{
	size_t w = width_of(s), room = w < WIDTH ? WIDTH - w : 0;

	pad(b, centre ? room / 2 : room);
	put_safe(b, bk_str(s));
	bk_buf_putc(b, '\n');
}

/* The widest label in the run of rows that this one starts. */
static size_t
label_width(const struct bk_block *k)
{
	size_t w = 0;

	for (; k && k->kind == BK_BLOCK_FIELD; k = k->next)
		if (width_of(k->text[0]) > w)
			w = width_of(k->text[0]);
	return w;
}

static void
text_field(struct bk_buf *b, const struct bk_block *k, size_t w)
{
	put_safe(b, bk_str(k->text[0]));
	pad(b, w - width_of(k->text[0]));
	bk_buf_puts(b, " : ");
	wrap(b, k->text[1], w + 3, w + 3);
}

/* The words of s that fit the width, at least one; *s goes behind them. */
static struct bk_str
fitting(const char **s, size_t width)
{
	struct bk_str line = { *s, 0 };

	while ((*s)[line.n]) {
		size_t n = line.n + strspn(*s + line.n, " ");
		size_t end = n + strcspn(*s + n, " ");

		if (line.n && bk_tick_width(line.p, end) > width)
			break;
		line.n = end;
	}
	*s += line.n;
	*s += strspn(*s, " ");
	return line;
}

/* The room from column i to the next one that holds something. */
static size_t
room_of(const char *const *rest, int i, int n, size_t column)
{
	int next = i + 1;

	while (next < n && !*rest[next])
		next++;
	return column * (size_t)(next - i) - 1;
}

/* Signatures stand side by side; a long name takes further lines. */
static void
text_sign(struct bk_buf *b, const struct bk_block *k)
{
	size_t column = k->n > 2 ? 27 : 42;
	const char *rest[BK_SIGN_COLUMNS];
	bool more = true;

	for (int i = 0; i < k->n; i++)
		rest[i] = k->text[i];
	while (more) {
		size_t at = 0;

		more = false;
		for (int i = 0; i < k->n; i++) {
			struct bk_str s = fitting(&rest[i], room_of(rest, i,
			    k->n, column));
			size_t want = column * (size_t)i;

			more = more || *rest[i];
			if (s.n == 0)
				continue;
			pad(b, want > at ? want - at : 0);
			put_safe(b, s);
			at = want + bk_tick_width(s.p, s.n);
		}
		bk_buf_putc(b, '\n');
	}
}

static void
rule(struct bk_buf *b, const char *mark)
{
	for (size_t i = 0; i < WIDTH; i += strlen(mark))
		bk_buf_puts(b, mark);
	while (b->p[b->n - 1] == ' ')
		b->p[--b->n] = '\0';
	bk_buf_putc(b, '\n');
}

static void
text_block(struct bk_buf *b, const struct bk_letter *l,
    const struct bk_block *k, size_t labels)
{
	switch (k->kind) {
	case BK_BLOCK_LETTERHEAD:
		for (size_t i = 0; i < l->nhead; i++)
			aligned(b, l->head[i], true);
		rule(b, "=");
		break;
	case BK_BLOCK_TITLE:
	case BK_BLOCK_CENTRE:
		aligned(b, k->text[0], true);
		break;
	case BK_BLOCK_RIGHT:
		aligned(b, k->text[0], false);
		break;
	case BK_BLOCK_ITEM:
		bk_buf_puts(b, "- ");
		wrap(b, k->text[0], 2, 2);
		break;
	case BK_BLOCK_FIELD:
		text_field(b, k, labels);
		break;
	case BK_BLOCK_SIGN:
		text_sign(b, k);
		break;
	case BK_BLOCK_GAP:
		bk_buf_puts(b, "\n\n\n");
		break;
	case BK_BLOCK_GRID:
		bk_grid_text(b, k->grid);
		break;
	case BK_BLOCK_LINES:
		for (int i = 0; i < k->n; i++)
			rule(b, ".");
		break;
	case BK_BLOCK_CUT:
		rule(b, "- ");
		break;
	case BK_BLOCK_PAGE:
		bk_buf_putc(b, '\f');
		break;
	default:
		wrap(b, k->text[0], 0, 0);
	}
}

/* Titles stand close to the line below; other blocks are set apart. */
static bool
close_to(const struct bk_block *a, const struct bk_block *b)
{
	return a->kind == BK_BLOCK_PAGE || a->kind == BK_BLOCK_HEADING ||
	    (a->kind == b->kind && (a->kind == BK_BLOCK_TITLE ||
	    a->kind == BK_BLOCK_CENTRE || a->kind == BK_BLOCK_RIGHT)) ||
	    (a->kind == BK_BLOCK_TITLE && b->kind == BK_BLOCK_CENTRE) ||
	    same_run(a, b);
}

int
bk_letter_text(struct bk_buf *b, const struct bk_letter *l,
    const char *template, const char *file, struct bk_diag *dg)
{
	const struct bk_block *before = NULL;
	size_t labels = 0;
	int failed;

	for (const struct bk_block *k = bk_letter_blocks(l, template, file,
	    dg, &failed); k && !failed; before = k, k = k->next) {
		if (before && !close_to(before, k))
			bk_buf_putc(b, '\n');
		if (k->boxed && !(before && before->boxed))
			rule(b, "-");
		if (k->kind == BK_BLOCK_FIELD && !same_run(before, k))
			labels = label_width(k);
		text_block(b, l, k, labels);
		if (k->boxed && !(k->next && k->next->boxed))
			rule(b, "-");
	}
	return failed ? -1 : 0;
}
