#include "ooxml.h"

#include "buf.h"
#include "table.h"
#include "utf8.h"

char *
bk_ooxml_member(struct bk_arena *a, const char *base, const char *target)
{
	struct bk_buf out = BK_BUF_INIT;
	const char *from[2] = { *target == '/' || *target == '\\' ? "" : base,
		target };
	char *name = NULL;

	for (int i = 0; i < 2; i++) {
		const char *s = from[i];

		while (*s) {
			size_t n = strcspn(s, "/\\");

			if (n == 2 && memcmp(s, "..", 2) == 0) {
				if (out.n == 0)
					goto done;
				while (out.n && out.p[--out.n] != '/')
					;
			} else if (n && !(n == 1 && *s == '.')) {
				if (out.n)
					bk_buf_putc(&out, '/');
				bk_buf_add(&out, s, n);
			}
			s += n + (s[n] != '\0');
		}
	}
	name = bk_arena_strndup(a, out.p, out.n);
done:
	bk_buf_free(&out);
	return name;
}

static int
letter_of(char c)
{
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 1;
	return c >= 'A' && c <= 'Z' ? c - 'A' + 1 : 0;
}

const char *
bk_ooxml_ref(const char *s, size_t *col, size_t *line)
{
	size_t c = 0, r = 0;

	s += *s == '$';
	for (int n; (n = letter_of(*s)) > 0 && c <= BK_TABLE_COLUMNS; s++)
		c = c * 26 + (size_t)n;
	s += *s == '$';
	for (; *s >= '0' && *s <= '9' && r <= BK_OOXML_ROWS; s++)
		r = r * 10 + (size_t)(*s - '0');
	if (c == 0 || c > BK_TABLE_COLUMNS || r == 0 || r > BK_OOXML_ROWS)
		return NULL;
	*col = c - 1;
	*line = r;
	return s;
}

/* A code unit written as _x000D_: its value, or -1. */
static int
escaped_unit(const char *s, size_t n)
{
	int v = 0;

	if (n < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		const char *digits = "0123456789abcdef";
		const char *d = s[i] ? strchr(digits, s[i] >= 'A' &&
		    s[i] <= 'F' ? s[i] + 32 : s[i]) : NULL;

		if (!d)
			return -1;
		v = v * 16 + (int)(d - digits);
	}
	return v;
}

size_t
bk_ooxml_unescape(char *s, size_t len)
{
	const char *first = len ? memchr(s, '_', len) : NULL;
	size_t n = first ? (size_t)(first - s) : len;

	for (size_t i = n; i < len;) {
		int unit = s[i] == '_' ? escaped_unit(s + i, len - i) : -1;

		/* NUL and half pairs are no text; they stay as written */
		if (unit > 0 && (unit < 0xd800 || unit > 0xdfff)) {
			n += bk_utf8_put((uint32_t)unit, s + n);
			i += 7;
		} else {
			s[n++] = s[i++];
		}
	}
	return n;
}
