#include "tick.h"

#include <stdbool.h>
#include <string.h>

#include "html.h"
#include "utf8.h"

enum { BOX = 3 };		/* bytes of a box, here and in a template */

static const char no_break[] = "\xc2\xa0";

static bool
is_box(const char *p)
{
	return strncmp(p, BK_TICK_OPEN, BOX) == 0 ||
	    strncmp(p, BK_TICK_DONE, BOX) == 0;
}

size_t
bk_tick_take(struct bk_buf *b, const char *p, size_t n)
{
	if (n < BOX || p[0] != '[' || (p[1] != ' ' && p[1] != 'x') ||
	    p[2] != ']')
		return 0;
	bk_buf_puts(b, p[1] == 'x' ? BK_TICK_DONE : BK_TICK_OPEN);
	if (n == BOX || p[BOX] != ' ')
		return BOX;
	bk_buf_puts(b, no_break);
	return BOX + 1;
}

/*
 * A box, and in one piece with it the word that it belongs to, since browsers
 * break a line after a box whatever follows: the bytes that were taken.
 */
static size_t
put_box(struct bk_buf *b, const char *s)
{
	size_t n = strncmp(s + BOX, no_break, sizeof(no_break) - 1) == 0 ?
	    strcspn(s + BOX, " \n") : 0;
	char word[256];

	n = n < sizeof(word) ? n : 0;
	memcpy(word, s + BOX, n);
	word[n] = '\0';
	bk_buf_puts(b, n ? "<span class=\"box-word\">" : "");
	bk_buf_puts(b, strncmp(s, BK_TICK_DONE, BOX) == 0 ?
	    "<span class=\"tick on\"></span>" :
	    "<span class=\"tick\"></span>");
	bk_html_text(b, word);
	bk_buf_puts(b, n ? "</span>" : "");
	return BOX + n;
}

void
bk_tick_html(struct bk_buf *b, const char *s)
{
	struct bk_buf before = BK_BUF_INIT;

	for (; *s; s++) {
		if (!is_box(s)) {
			bk_buf_putc(&before, *s);
			continue;
		}
		bk_html_text(b, before.p);
		bk_buf_clear(&before);
		s += put_box(b, s) - 1;
	}
	bk_html_text(b, before.p);
	bk_buf_free(&before);
}

void
bk_tick_text(struct bk_buf *b, const char *s, size_t n)
{
	size_t len;
	uint32_t cp;

	for (size_t i = 0; i < n; i += len) {
		len = bk_utf8_get(s + i, n - i, &cp);
		if (len == 0 || cp < 0x20 || (cp >= 0x7f && cp < 0xa0)) {
			len = len ? len : 1;
			bk_buf_putc(b, '?');
		} else if (len == BOX && is_box(s + i)) {
			bk_buf_puts(b, strncmp(s + i, BK_TICK_DONE, BOX) ?
			    "[ ]" : "[x]");
		} else if (cp == 0xa0) {
			bk_buf_putc(b, ' ');
		} else {
			bk_buf_add(b, s + i, len);
		}
	}
}

size_t
bk_tick_width(const char *s, size_t n)
{
	size_t w = bk_utf8_len(s, n);

	for (size_t i = 0; i + BOX <= n; i++)
		w += is_box(s + i) ? 2 : 0;
	return w;
}

const char *
bk_tick_plain(struct bk_arena *a, const char *s)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *plain;

	if (!strstr(s, BK_TICK_OPEN) && !strstr(s, BK_TICK_DONE))
		return s;
	while (*s) {
		bool box = is_box(s);

		if (box)
			bk_buf_puts(&b, strncmp(s, BK_TICK_DONE, BOX) == 0 ?
			    "\xe2\x88\x9a" : "\xe2\x96\xa1");
		else
			bk_buf_putc(&b, *s);
		s += box ? BOX : 1;
	}
	plain = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return plain;
}
