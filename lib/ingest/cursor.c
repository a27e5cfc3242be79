#include "cursor.h"

bool
bk_cur_letter(const struct bk_cursor *c)
{
	unsigned char b = c->p < c->end ? (unsigned char)*c->p : 0;

	return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b >= 0x80;
}

bool
bk_cur_char(struct bk_cursor *c, char ch)
{
	if (c->p == c->end || *c->p != ch)
		return false;
	c->p++;
	return true;
}

bool
bk_cur_text(struct bk_cursor *c, const char *s)
{
	size_t n = strlen(s);

	if ((size_t)(c->end - c->p) < n || memcmp(c->p, s, n) != 0)
		return false;
	c->p += n;
	return true;
}

bool
bk_cur_blanks(struct bk_cursor *c)
{
	const char *start = c->p;

	while (bk_cur_char(c, ' ') || bk_cur_char(c, '\t') ||
	    bk_cur_text(c, "\xc2\xa0") ||	/* no-break space */
	    bk_cur_text(c, "\xe2\x80\xaf") ||	/* narrow no-break space */
	    bk_cur_text(c, "\xe2\x80\x8e"))	/* left-to-right mark */
		;
	return c->p > start;
}

int
bk_cur_number(struct bk_cursor *c, int max, int *out)
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

/* Ranges of letters, and what they fold to: by distance, or all to one. */
static const struct {
	uint32_t	first, last;
	int		by;
	char		to;
} folds[] = {
	{ 'A', 'Z', 32, 0 },
	{ 0xc0, 0xc5, 0, 'a' }, { 0xe0, 0xe5, 0, 'a' },
	{ 0xc7, 0xc7, 0, 'c' }, { 0xe7, 0xe7, 0, 'c' },
	{ 0xc8, 0xcb, 0, 'e' }, { 0xe8, 0xeb, 0, 'e' },
	{ 0xd9, 0xdc, 0, 'u' }, { 0xf9, 0xfc, 0, 'u' },
	{ 0x406, 0x407, 80, 0 },		/* Ukrainian I, Yi */
	{ 0x410, 0x42f, 32, 0 },
};

/* The folded letter; 0 where a word ends: a blank, or 年 月 日. */
static uint32_t
fold(uint32_t cp)
{
	if (cp == 0xa0 || cp == 0x202f || cp == 0x5e74 || cp == 0x6708 ||
	    cp == 0x65e5)
		return 0;
	for (size_t i = 0; i < sizeof(folds) / sizeof(folds[0]); i++)
		if (cp >= folds[i].first && cp <= folds[i].last)
			return folds[i].to ? (uint32_t)folds[i].to :
			    cp + (uint32_t)folds[i].by;
	return cp;
}

size_t
bk_cur_word(struct bk_cursor *c, char out[BK_WORD_MAX])
{
	size_t n = 0;

	while (bk_cur_letter(c) && n + 4 < BK_WORD_MAX) {
		uint32_t cp;
		size_t len = bk_utf8_get(c->p, (size_t)(c->end - c->p), &cp);

		if (len)
			cp = fold(cp);
		if (len == 0 || cp == 0)
			break;
		n += bk_utf8_put(cp, out + n);
		c->p += len;
	}
	out[n] = '\0';
	return n;
}
