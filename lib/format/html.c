#include "html.h"

#include <string.h>

#include "utf8.h"

static const char *
entity(uint32_t cp)
{
	switch (cp) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void
bk_html_text(struct bk_buf *b, const char *s)
{
	size_t n = strlen(s), len;
	uint32_t cp = 0;

	for (size_t i = 0; i < n; i += len) {
		const char *e;

		len = bk_utf8_get(s + i, n - i, &cp);
		if (len == 0 || (cp < 0x20 && cp != '\n' && cp != '\t') ||
		    (cp >= 0x7f && cp < 0xa0)) {
			bk_buf_puts(b, "\xef\xbf\xbd");
			len = len ? len : 1;
		} else if ((e = entity(cp))) {
			bk_buf_puts(b, e);
		} else {
			bk_buf_add(b, s + i, len);
		}
	}
}

void
bk_html_data_url(struct bk_buf *b, const char *mime, struct bk_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";

	bk_buf_printf(b, "data:%s;base64,", mime);
	for (size_t i = 0; i < s.n; i += 3) {
		size_t left = s.n - i;
		uint32_t v = (uint32_t)(unsigned char)s.p[i] << 16;

		if (left > 1)
			v |= (uint32_t)(unsigned char)s.p[i + 1] << 8;
		if (left > 2)
			v |= (unsigned char)s.p[i + 2];
		bk_buf_putc(b, digits[v >> 18]);
		bk_buf_putc(b, digits[v >> 12 & 63]);
		bk_buf_putc(b, left > 1 ? digits[v >> 6 & 63] : '=');
		bk_buf_putc(b, left > 2 ? digits[v & 63] : '=');
	}
}
