#include "entity.h"

#include "mem.h"
#include "utf8.h"

enum { NAME_MAX_BYTES = 8, REPLACEMENT = 0xfffd };

static const struct {
	const char	*name;
	uint16_t	 cp;
} named[] = {
	{ "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
	{ "apos", '\'' }, { "nbsp", 0xa0 }, { "deg", 0xb0 },
	{ "middot", 0xb7 }, { "frac12", 0xbd }, { "times", 0xd7 },
	{ "Agrave", 0xc0 }, { "Aacute", 0xc1 }, { "Acirc", 0xc2 },
	{ "Atilde", 0xc3 }, { "Auml", 0xc4 }, { "Ccedil", 0xc7 },
	{ "Egrave", 0xc8 }, { "Eacute", 0xc9 }, { "Ecirc", 0xca },
	{ "Iacute", 0xcd }, { "Ntilde", 0xd1 }, { "Oacute", 0xd3 },
	{ "Ouml", 0xd6 }, { "Uacute", 0xda }, { "Uuml", 0xdc },
	{ "agrave", 0xe0 }, { "aacute", 0xe1 }, { "acirc", 0xe2 },
	{ "atilde", 0xe3 }, { "auml", 0xe4 }, { "ccedil", 0xe7 },
	{ "egrave", 0xe8 }, { "eacute", 0xe9 }, { "ecirc", 0xea },
	{ "euml", 0xeb }, { "iacute", 0xed }, { "ntilde", 0xf1 },
	{ "ograve", 0xf2 }, { "oacute", 0xf3 }, { "ocirc", 0xf4 },
	{ "ouml", 0xf6 }, { "uacute", 0xfa }, { "uuml", 0xfc },
	{ "szlig", 0xdf }, { "ndash", 0x2013 }, { "mdash", 0x2014 },
	{ "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "ldquo", 0x201c },
	{ "rdquo", 0x201d }, { "hellip", 0x2026 }, { "bull", 0x2022 },
	{ "check", 0x2713 },
};

static int
digit_of(char c, unsigned base)
{
	int v = c >= '0' && c <= '9' ? c - '0' :
	    c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;

	return v < (int)base ? v : -1;
}

static void
put(uint32_t cp, struct bk_buf *out)
{
	char bytes[4];

	if (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r')
		cp = REPLACEMENT;
	if (cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
		cp = REPLACEMENT;
	bk_buf_add(out, bytes, bk_utf8_put(cp, bytes));
}

/* Behind "&#": the digits, and a semicolon that may be missing. */
static size_t
take_number(struct bk_str s, struct bk_buf *out)
{
	unsigned base = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X') ? 16 : 10;
	size_t start = base == 16 ? 3 : 2, i = start;
	uint32_t cp = 0;
	int d;

	for (; i < s.n && (d = digit_of(s.p[i], base)) >= 0; i++)
		if (cp <= 0x10ffff)
			cp = cp * base + (uint32_t)d;
	if (i == start) {
		bk_buf_putc(out, '&');
		return 1;
	}
	put(cp, out);
	return i + (i < s.n && s.p[i] == ';');
}

size_t
bk_entity_take(struct bk_str s, struct bk_buf *out)
{
	const char *end;

	if (s.n > 1 && s.p[1] == '#')
		return take_number(s, out);
	end = memchr(s.p, ';', s.n < NAME_MAX_BYTES ? s.n : NAME_MAX_BYTES);
	for (size_t i = 0; end && i < BK_NELEM(named); i++)
		if (bk_str_eq(bk_str(named[i].name), (struct bk_str){ s.p + 1,
		    (size_t)(end - s.p) - 1 })) {
			put(named[i].cp, out);
			return (size_t)(end - s.p) + 1;
		}
	bk_buf_putc(out, '&');
	return 1;
}
