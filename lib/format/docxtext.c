/* Texts and lengths in the XML of a .docx (docxpart.h). */
#include <math.h>

#include "docxpart.h"
#include "utf8.h"

long
bk_docxtext_twips(double points)
{
	return lround(points * 20);
}

/* A character that XML 1.0 cannot hold, even escaped. */
static bool
unwritable(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t') || cp == 0xfffe || cp == 0xffff;
}

void
bk_docxtext_put(struct bk_buf *b, struct bk_str s)
{
	uint32_t cp = 0;
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		len = bk_utf8_get(s.p + i, s.n - i, &cp);
		if (len == 0 || unwritable(cp)) {
			len = len ? len : 1;
			bk_buf_puts(b, "\xef\xbf\xbd");
		} else if (cp == '&') {
			bk_buf_puts(b, "&amp;");
		} else if (cp == '<') {
			bk_buf_puts(b, "&lt;");
		} else if (cp == '>') {
			bk_buf_puts(b, "&gt;");
		} else if (cp == '"') {
			bk_buf_puts(b, "&quot;");
		} else {
			bk_buf_add(b, s.p + i, len);
		}
	}
}
