#include "json.h"

#include "utf8.h"

static void
put_text(struct bk_buf *b, const char *s, size_t n)
{
	size_t len;
	uint32_t cp;

	bk_buf_putc(b, '"');
	for (size_t i = 0; i < n; i += len) {
		len = bk_utf8_get(s + i, n - i, &cp);
		if (len == 0) {
			len = 1;
			bk_buf_puts(b, "\\ufffd");
		} else if (cp == '"' || cp == '\\') {
			bk_buf_printf(b, "\\%c", (int)cp);
		} else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0)) {
			bk_buf_printf(b, "\\u%04x", (unsigned)cp);
		} else {
			bk_buf_add(b, s + i, len);
		}
	}
	bk_buf_putc(b, '"');
}

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (s[n] >= '0' && s[n] <= '9')
		n++;
	return n;
}

/* A JSON number without an exponent, true, or false. */
static bool
is_literal(const struct bk_node *n)
{
	const char *s = n->text;
	size_t whole;

	if (n->style != BK_STYLE_PLAIN)
		return false;
	if (strcmp(s, "true") == 0 || strcmp(s, "false") == 0)
		return true;
	s += *s == '-';
	whole = digits(s);
	if (whole == 0 || (whole > 1 && *s == '0'))
		return false;
	s += whole;
	if (*s == '.') {
		if (digits(s + 1) == 0)
			return false;
		s += 1 + digits(s + 1);
	}
	return *s == '\0';
}

static void
new_line(struct bk_buf *b, size_t level)
{
	bk_buf_putc(b, '\n');
	while (level--)
		bk_buf_puts(b, "  ");
}

static void
put(struct bk_buf *b, const struct bk_node *n, size_t level)
{
	bool map = n->kind == BK_NODE_MAP;
	bool flat = n->style == BK_STYLE_FLOW;

	if (n->kind == BK_NODE_TEXT) {
		if (is_literal(n))
			bk_buf_puts(b, n->text);
		else
			put_text(b, n->text, n->len);
		return;
	}
	bk_buf_putc(b, map ? '{' : '[');
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		if (k != n->kids)
			bk_buf_puts(b, flat ? ", " : ",");
		if (!flat)
			new_line(b, level + 1);
		if (map) {
			put_text(b, k->key->text, k->key->len);
			bk_buf_puts(b, ": ");
		}
		put(b, k, level + 1);
	}
	if (!flat && n->kids)
		new_line(b, level);
	bk_buf_putc(b, map ? '}' : ']');
}

void
bk_json_put(struct bk_buf *b, const struct bk_node *n)
{
	put(b, n, 0);
}
