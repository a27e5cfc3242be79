#include "yamlout.h"

#include <assert.h>

#include "utf8.h"

static void
escape(struct bk_buf *b, uint32_t cp)
{
	switch (cp) {
	case '\n':
		bk_buf_puts(b, "\\n");
		break;
	case '\r':
		bk_buf_puts(b, "\\r");
		break;
	case '\t':
		bk_buf_puts(b, "\\t");
		break;
	default:
		if (cp < 0x100)
			bk_buf_printf(b, "\\x%02X", (unsigned)cp);
		else
			bk_buf_printf(b, "\\u%04X", (unsigned)cp);
	}
}

bool
bk_yamlout_escapes(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x2028 ||
	    cp == 0x2029 || cp == 0xfeff || cp == 0xfffe || cp == 0xffff;
}

void
bk_yamlout_quoted(struct bk_buf *b, struct bk_str s)
{
	size_t done = 0, len;
	uint32_t cp;

	bk_buf_putc(b, '"');
	for (size_t i = 0; i < s.n; i += len) {
		unsigned char c = (unsigned char)s.p[i];

		len = 1;
		if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\')
			continue;
		if (c == '"' || c == '\\') {
			bk_buf_add(b, s.p + done, i - done);
			bk_buf_putc(b, '\\');
			done = i;
			continue;
		}
		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		if (len && !bk_yamlout_escapes(cp))
			continue;
		if (len == 0)
			len = 1, cp = 0xfffd;
		bk_buf_add(b, s.p + done, i - done);
		escape(b, cp);
		done = i + len;
	}
	bk_buf_add(b, s.p + done, s.n - done);
	bk_buf_putc(b, '"');
}

/* Letters, digits and marks that mean nothing to YAML inside a word. */
static bool
is_word(const char *s)
{
	struct bk_node n = { .kind = BK_NODE_TEXT, .style = BK_STYLE_PLAIN,
		.text = s, .len = strlen(s) };
	size_t i;

	for (i = 0; s[i]; i++) {
		char c = s[i];
		bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || c == '_';

		if (!alnum && (i == 0 || !strchr("-./", c)))
			return false;
	}
	return i > 0 && !bk_node_untyped(&n);
}

void
bk_yamlout_word(struct bk_buf *b, const char *s)
{
	if (is_word(s))
		bk_buf_puts(b, s);
	else
		bk_yamlout_quoted(b, bk_str(s));
}

/* 2020-10-05T09:10: no YAML reader takes it for anything but text. */
static bool
is_stamp(const struct bk_node *n)
{
	static const char shape[] = "0000-00-00T00:00";

	if (n->len != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; i < n->len; i++) {
		bool digit = n->text[i] >= '0' && n->text[i] <= '9';

		if (shape[i] == '0' ? !digit : n->text[i] != shape[i])
			return false;
	}
	return true;
}

/* Hand-made plain nodes are dates, numbers and words; the rest is quoted. */
static bool
plain_is_safe(const struct bk_node *n)
{
	if (bk_node_untyped(n))
		return n->len > 0 && !strchr(n->text, ',') &&
		    (strchr("0123456789-", n->text[0]) ||
		    strcmp(n->text, "true") == 0 ||
		    strcmp(n->text, "false") == 0);
	return is_word(n->text) || is_stamp(n);
}

static void
text(struct bk_buf *b, const struct bk_node *n)
{
	if (bk_node_null(n))
		bk_buf_puts(b, "null");
	else if (n->style == BK_STYLE_PLAIN && plain_is_safe(n))
		bk_buf_add(b, n->text, n->len);
	else
		bk_yamlout_quoted(b, (struct bk_str){ n->text, n->len });
}

/* A key is a text, also one that is spelled as nothing. */
static void
key(struct bk_buf *b, const struct bk_node *n)
{
	if (bk_node_null(n))
		bk_yamlout_quoted(b, (struct bk_str){ n->text, n->len });
	else
		text(b, n);
}

void
bk_yamlout_flow(struct bk_buf *b, const struct bk_node *n)
{
	bool map = n->kind == BK_NODE_MAP;

	if (n->kind == BK_NODE_TEXT) {
		text(b, n);
		return;
	}
	bk_buf_putc(b, map ? '{' : '[');
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		if (k != n->kids)
			bk_buf_puts(b, ", ");
		if (map) {
			key(b, k->key);
			bk_buf_puts(b, ": ");
		}
		bk_yamlout_flow(b, k);
	}
	bk_buf_putc(b, map ? '}' : ']');
}

static void
new_line(struct bk_buf *b, size_t indent, const char *eol)
{
	bk_buf_puts(b, eol);
	while (indent--)
		bk_buf_putc(b, ' ');
}

static bool
on_its_line(const struct bk_node *n)
{
	return n->kind == BK_NODE_TEXT || n->style == BK_STYLE_FLOW ||
	    n->nkids == 0;
}

static void
block_list(struct bk_buf *b, const struct bk_node *n, size_t indent,
    const char *eol)
{
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		new_line(b, indent, eol);
		bk_buf_puts(b, "- ");
		if (k->kind == BK_NODE_MAP && !on_its_line(k))
			bk_yamlout_block(b, k, indent + 2, eol);
		else
			bk_yamlout_flow(b, k);
	}
}

void
bk_yamlout_block(struct bk_buf *b, const struct bk_node *map, size_t indent,
    const char *eol)
{
	assert(map->kind == BK_NODE_MAP);
	for (const struct bk_node *k = map->kids; k; k = k->next) {
		if (k != map->kids)
			new_line(b, indent, eol);
		key(b, k->key);
		bk_buf_putc(b, ':');
		if (on_its_line(k)) {
			bk_buf_putc(b, ' ');
			bk_yamlout_flow(b, k);
		} else if (k->kind == BK_NODE_LIST) {
			block_list(b, k, indent + 2, eol);
		} else {
			new_line(b, indent + 2, eol);
			bk_yamlout_block(b, k, indent + 2, eol);
		}
	}
}
