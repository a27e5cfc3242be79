#include "cursor.h"

#include "utf8.h"

bool
bk_cursor_letter(const struct bk_cursor *c)
{
	unsigned char b = c->p < c->end ? (unsigned char)*c->p : 0;

	return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b >= 0x80;
}

bool
bk_cursor_char(struct bk_cursor *c, char ch)
{
	if (c->p == c->end || *c->p != ch)
		return false;
	c->p++;
	return true;
}

bool
bk_cursor_text(struct bk_cursor *c, const char *s)
{
	size_t n = strlen(s);

	if ((size_t)(c->end - c->p) < n || memcmp(c->p, s, n) != 0)
		return false;
	c->p += n;
	return true;
}

bool
bk_cursor_blanks(struct bk_cursor *c)
{
	const char *start = c->p;

	while (bk_cursor_char(c, ' ') || bk_cursor_char(c, '\t') ||
	       bk_cursor_text(c, "\xc2\xa0") ||	    /* no-break space */
	       bk_cursor_text(c, "\xe2\x80\xaf") || /* narrow no-break space */
	       bk_cursor_text(c, "\xe2\x80\x8e"))   /* left-to-right mark */
		;
	return c->p > start;
}

int
bk_cursor_number(struct bk_cursor *c, int max, int *out)
{
	int n = 0, v = 0;

	while (c->p + n < c->end && bk_is_digit(c->p[n])) {
		if (++n > max)
			return 0;
		v = v * 10 + (c->p[n - 1] - '0');
	}
	c->p += n;
	*out = v;
	return n;
}

size_t
bk_cursor_word(struct bk_cursor *c, char out[BK_WORD_MAX])
{
	size_t n = 0;

	while (bk_cursor_letter(c) && n + 4 < BK_WORD_MAX) {
		uint32_t cp;
		size_t len = bk_utf8_get(c->p, (size_t)(c->end - c->p), &cp);

		/* 年 月 日 end a word too: they stand between numbers */
		if (len == 0 || cp == 0x5e74 || cp == 0x6708 || cp == 0x65e5)
			break;
		cp = bk_fold_letter(cp);
		if (cp == 0)
			break;
		n += bk_utf8_put(cp, out + n);
		c->p += len;
	}
	out[n] = '\0';
	return n;
}

size_t
bk_cursor_fold(struct bk_str s, char out[BK_FOLD_MAX])
{
	struct bk_cursor c = bk_cursor(s);

	return bk_cursor_word(&c, out);
}
