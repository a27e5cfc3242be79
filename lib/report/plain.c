#include "plain.h"

#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "utf8.h"

/* Marks, embeddings, overrides and isolates of the bidirectional algorithm. */
static bool
turns_direction(uint32_t cp)
{
	return cp == 0x061c || cp == 0x200e || cp == 0x200f ||
	    (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

static bool
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0);
}

/* What no text may hold: XML 1.0 and PDF refuse U+FFFE and its kind. */
static bool
is_noncharacter(uint32_t cp)
{
	return (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
}

static bool
is_dropped(uint32_t cp)
{
	return is_control(cp) || turns_direction(cp) || is_noncharacter(cp);
}

static size_t
next(const char *s, size_t n, uint32_t *cp)
{
	size_t len = bk_utf8_get(s, n, cp);

	if (len == 0)
		*cp = 0xfffd;
	return len ? len : 1;
}

static bool
is_plain(const char *s, size_t n)
{
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += next(s + i, n - i, &cp);
		if (is_dropped(cp))
			return false;
	}
	return true;
}

const char *
bk_plain(struct bk_arena *a, const char *s)
{
	struct bk_buf b = BK_BUF_INIT;
	size_t n = s ? strlen(s) : 0, len;
	const char *text;
	uint32_t cp;

	if (!s || is_plain(s, n))
		return s;
	for (size_t i = 0; i < n; i += len) {
		len = next(s + i, n - i, &cp);
		if (cp == '\n' || cp == '\t' || cp == '\r')
			bk_buf_putc(&b, ' ');
		else if (!is_dropped(cp))
			bk_buf_add(&b, s + i, len);
	}
	text = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return text;
}
