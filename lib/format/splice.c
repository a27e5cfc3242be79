#include "splice.h"

#include <string.h>

#include "utf8.h"
#include "yamlout.h"

static void
blanks(struct bk_buf *b, size_t n)
{
	while (n--)
		bk_buf_putc(b, ' ');
}

static void
single_quoted(struct bk_buf *b, const struct bk_node *n)
{
	bk_buf_putc(b, '\'');
	for (size_t i = 0; i < n->len; i++) {
		if (n->text[i] == '\'')
			bk_buf_putc(b, '\'');
		bk_buf_putc(b, n->text[i]);
	}
	bk_buf_putc(b, '\'');
}

/* Can single quotes hold the text? They have no escapes. */
static bool
printable(const struct bk_node *n)
{
	size_t len;
	uint32_t cp;

	for (size_t i = 0; i < n->len; i += len) {
		len = bk_utf8_get(n->text + i, n->len - i, &cp);
		if (len == 0 || bk_yamlout_escapes(cp))
			return false;
	}
	return true;
}

/* A new text in the quotes the old one had. */
static void
requote(struct bk_buf *b, enum bk_node_style old, const struct bk_node *new)
{
	if (old == BK_STYLE_SINGLE && printable(new))
		single_quoted(b, new);
	else if (old == BK_STYLE_DOUBLE)
		bk_yamlout_quoted(b, (struct bk_str){ new->text, new->len });
	else
		bk_yamlout_flow(b, new);
}

/* "key: value" in block style, at the column where the keys stand. */
static void
block_pair(struct bk_buf *b, const struct bk_node *value, size_t col,
    const char *eol)
{
	struct bk_node v = *value;
	struct bk_node map = { .kind = BK_NODE_MAP, .style = BK_STYLE_BLOCK,
		.kids = &v, .last = &v, .nkids = 1 };

	v.next = NULL;
	blanks(b, col);
	bk_yamlout_block(b, &map, col, eol);
}

/* "- item", its text at column `text`. */
static void
block_item(struct bk_buf *b, const struct bk_node *item, size_t dash,
    size_t text, const char *eol)
{
	blanks(b, dash);
	bk_buf_putc(b, '-');
	blanks(b, text - dash - 1);
	if (item->kind == BK_NODE_MAP && item->style == BK_STYLE_BLOCK)
		bk_yamlout_block(b, item, text, eol);
	else
		bk_yamlout_flow(b, item);
}

static void
block_items(struct bk_buf *b, const struct bk_node *list, size_t col,
    const char *eol)
{
	for (const struct bk_node *k = list->kids; k; k = k->next) {
		if (k != list->kids)
			bk_buf_puts(b, eol);
		block_item(b, k, col, col + 2, eol);
	}
}

static void
flow_pair(struct bk_buf *b, const struct bk_node *value, bool first)
{
	if (!first)
		bk_buf_puts(b, ", ");
	bk_yamlout_word(b, value->key->text);
	bk_buf_puts(b, ": ");
	bk_yamlout_flow(b, value);
}

/* What stood there keeps its spelling, unless brackets would misread it. */
static void
wrap(const struct bk_splice *s, const char *p, struct bk_buf *b)
{
	const struct bk_node *one = s->node->kids;

	bk_buf_putc(b, '[');
	if (one->style == BK_STYLE_PLAIN && strpbrk(one->text, ",[]{}?"))
		bk_yamlout_quoted(b, (struct bk_str){ one->text, one->len });
	else
		bk_buf_add(b, p + s->start, s->end - s->start);
	for (const struct bk_node *k = one->next; k; k = k->next) {
		bk_buf_puts(b, ", ");
		bk_yamlout_flow(b, k);
	}
	bk_buf_putc(b, ']');
}

static void
lines(const struct bk_splice *s, const char *eol, struct bk_buf *b)
{
	if (s->kind == BK_SPLICE_PAIR)
		block_pair(b, s->node, s->col, eol);
	else if (s->kind == BK_SPLICE_ITEM)
		block_item(b, s->node, s->col, s->text, eol);
	else
		block_items(b, s->node, s->col, eol);
}

void
bk_splice_render(const struct bk_splice *s, const char *text,
    const char *eol, struct bk_buf *b)
{
	const char *before = s->start > 0 ? &text[s->start - 1] : "\n";
	bool absent = s->start == s->end;	/* nothing behind `key:` */

	switch (s->kind) {
	case BK_SPLICE_NOTHING:
		break;
	case BK_SPLICE_SCALAR:
		bk_buf_puts(b, absent && *before == ':' ? " " : "");
		requote(b, s->style, s->node);
		break;
	case BK_SPLICE_WRAP:
		wrap(s, text, b);
		break;
	case BK_SPLICE_VALUE:
		bk_buf_puts(b, absent && *before == ':' ? " " : "");
		bk_yamlout_flow(b, s->node);
		break;
	case BK_SPLICE_FLOW_PAIR:
		flow_pair(b, s->node, s->first);
		break;
	case BK_SPLICE_FLOW_ITEM:
		bk_buf_puts(b, s->first ? "" : ", ");
		bk_yamlout_flow(b, s->node);
		break;
	case BK_SPLICE_PAIR:
	case BK_SPLICE_ITEM:
	case BK_SPLICE_ITEMS:
		bk_buf_puts(b, *before == '\n' ? "" : eol);
		lines(s, eol, b);
		bk_buf_puts(b, *before == '\n' ? eol : "");
		break;
	}
}

/*
 * Of two at one place, what is put in goes before what is taken out; the
 * lines that stand further in, and the items of a list, go before a key that
 * follows them.
 */
static bool
goes_before(const struct bk_splice *a, const struct bk_splice *b)
{
	if (a->start != b->start)
		return a->start < b->start;
	if (a->end > a->start || b->end > b->start)
		return b->end > b->start && a->end == a->start;
	if (a->col != b->col)
		return a->col > b->col;
	return a->kind == BK_SPLICE_ITEM && b->kind == BK_SPLICE_PAIR;
}

/* By insertion: they come nearly sorted, and equal ones keep their order. */
void
bk_splice_sort(struct bk_splice *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct bk_splice s = v[i];
		size_t j = i;

		for (; j > 0 && goes_before(&s, &v[j - 1]); j--)
			v[j] = v[j - 1];
		v[j] = s;
	}
}
