#include "fold.h"

#include "utf8.h"

/* Letters beyond ASCII, and what they fold to: by distance, or all to one. */
static const struct {
	uint32_t	first, last;
	int		by;
	char		to;
} folds[] = {
	{ 0xc0, 0xc5, 0, 'a' }, { 0xe0, 0xe5, 0, 'a' },
	{ 0xc7, 0xc7, 0, 'c' }, { 0xe7, 0xe7, 0, 'c' },
	{ 0xc8, 0xcb, 0, 'e' }, { 0xe8, 0xeb, 0, 'e' },
	{ 0xcc, 0xcf, 0, 'i' }, { 0xec, 0xef, 0, 'i' },
	{ 0xd1, 0xd1, 0, 'n' }, { 0xf1, 0xf1, 0, 'n' },
	{ 0xd2, 0xd6, 0, 'o' }, { 0xf2, 0xf6, 0, 'o' },
	{ 0xd9, 0xdc, 0, 'u' }, { 0xf9, 0xfc, 0, 'u' },
	{ 0x400, 0x40f, 80, 0 },		/* Cyrillic */
	{ 0x410, 0x42f, 32, 0 },
};

/* Beyond ASCII: blanks, dashes, quotes, brackets, directions, pictures. */
static bool
parts_words(uint32_t cp)
{
	return cp == 0xa0 || cp == 0xab || cp == 0xb7 || cp == 0xbb ||
	    cp == 0xb4 || (cp >= 0x2000 && cp <= 0x206f) ||
	    (cp >= 0x3000 && cp <= 0x3020) || cp == 0xfeff || cp == 0xfffd ||
	    (cp >= 0xff00 && cp <= 0xff0f) || (cp >= 0xff1a && cp <= 0xff20) ||
	    (cp >= 0x2190 && cp <= 0x2bff) || (cp >= 0xfe00 && cp <= 0xfe0f) ||
	    (cp >= 0x1f000 && cp <= 0x1faff);
}

uint32_t
bk_fold_letter(uint32_t cp)
{
	if (cp < 0x80)		/* nearly all: no table for these */
		return cp >= 'A' && cp <= 'Z' ? cp + 32 :
		    (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ? cp :
		    0;
	if (parts_words(cp))
		return 0;
	for (size_t i = 0; i < sizeof(folds) / sizeof(folds[0]); i++)
		if (cp >= folds[i].first && cp <= folds[i].last)
			return folds[i].to ? (uint32_t)folds[i].to :
			    cp + (uint32_t)folds[i].by;
	return cp;
}

/* How a text is folded: what becomes of the gaps between its words. */
enum gaps { SINGLE, TIGHT, HUMPS };

/* A capital behind a small letter: "StudentID". */
static bool
is_hump(struct bk_str s, size_t i)
{
	return i > 0 && s.p[i] >= 'A' && s.p[i] <= 'Z' &&
	    s.p[i - 1] >= 'a' && s.p[i - 1] <= 'z';
}

static size_t
fold(struct bk_str s, enum gaps gaps, char *out)
{
	bool gap = false;
	size_t n = 0;

	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t cp;

		cp = (unsigned char)s.p[i];
		len = cp && cp < 0x80 ? 1 : bk_utf8_get(s.p + i, s.n - i,
		    &cp);
		if (len == 0) {
			len = 1;
			cp = 0;
		} else if (cp >= 0x300 && cp <= 0x36f) {
			continue;	/* an accent of its own */
		}
		cp = cp ? bk_fold_letter(cp) : 0;
		if (cp == 0) {
			gap = n > 0 && gaps != TIGHT;
			continue;
		}
		gap = gap || (gaps == HUMPS && is_hump(s, i));
		if (n + 6 > BK_FOLD_MAX)
			break;
		if (gap)
			out[n++] = ' ';
		gap = false;
		if (cp < 0x80)
			out[n++] = (char)cp;
		else
			n += bk_utf8_put(cp, out + n);
	}
	out[n] = '\0';
	return n;
}

size_t
bk_fold(struct bk_str s, char out[BK_FOLD_MAX])
{
	return fold(s, SINGLE, out);
}

size_t
bk_fold_tight(struct bk_str s, char out[BK_FOLD_MAX])
{
	return fold(s, TIGHT, out);
}

size_t
bk_fold_heading(struct bk_str s, char out[BK_FOLD_MAX])
{
	return fold(s, HUMPS, out);
}

/* Does that byte part words, or put some in brackets? */
static bool
parts_marks(char c)
{
	return c == ' ' || (c != '\0' && strchr("_-\t()[]/,:=", c));
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

size_t
bk_fold_mark(struct bk_str s, char out[BK_FOLD_MAX])
{
	enum { MARK_MAX = 32 };
	size_t n = 0;

	s = bk_str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		char c = parts_marks(s.p[i]) ? ' ' : lower(s.p[i]);

		if (c == ' ' && (n == 0 || out[n - 1] == ' '))
			continue;
		if (n + 1 == MARK_MAX) {
			out[0] = '\0';
			return BK_FOLD_MAX;
		}
		out[n++] = c;
	}
	while (n && (out[n - 1] == ' ' || out[n - 1] == '.'))
		n--;
	out[n] = '\0';
	return n;
}

size_t
bk_fold_code(struct bk_str s, char out[BK_FOLD_MAX])
{
	size_t n = 0;

	s = bk_str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == ' ')
			continue;
		if (n + 1 == BK_CODE_MAX) {
			n = 0;
			break;
		}
		out[n++] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
	}
	out[n] = '\0';
	return n;
}

size_t
bk_fold_case(struct bk_str s, char out[BK_FOLD_MAX])
{
	size_t n = 0;

	while (n < s.n && n + 1 < BK_FOLD_MAX) {
		out[n] = lower(s.p[n]);
		n++;
	}
	out[n] = '\0';
	return n;
}

bool
bk_fold_same(struct bk_str a, struct bk_str b)
{
	char x[BK_FOLD_MAX], y[BK_FOLD_MAX];

	return bk_fold_tight(a, x) && bk_fold_tight(b, y) &&
	    strcmp(x, y) == 0;
}
