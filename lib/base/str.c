#include "str.h"

static int
lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool
bk_str_ieq(struct bk_str a, struct bk_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower((unsigned char)a.p[i]) !=
		    lower((unsigned char)b.p[i]))
			return false;
	return true;
}

int
bk_str_cmp(struct bk_str a, struct bk_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int r = n ? memcmp(a.p, b.p, n) : 0;

	if (r)
		return r;
	return (a.n > b.n) - (a.n < b.n);
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct bk_str
bk_str_trim(struct bk_str s)
{
	static const char nbsp[] = "\xc2\xa0";

	for (;;) {
		if (s.n && blank(s.p[0]))
			s.p++, s.n--;
		else if (s.n && blank(s.p[s.n - 1]))
			s.n--;
		else if (s.n >= 2 && memcmp(s.p, nbsp, 2) == 0)
			s.p += 2, s.n -= 2;
		else if (s.n >= 2 && memcmp(s.p + s.n - 2, nbsp, 2) == 0)
			s.n -= 2;
		else
			return s;
	}
}

bool
bk_str_starts(struct bk_str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

int
bk_str_uint(struct bk_str s, uint64_t max, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n == 0)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		unsigned d = (unsigned char)s.p[i] - '0';

		if (d > 9 || d > max || v > (max - d) / 10)
			return -1;
		v = v * 10 + d;
	}
	*out = v;
	return 0;
}

int
bk_str_num(struct bk_str s, double *out)
{
	bool neg = s.n && s.p[0] == '-';
	size_t i = neg || (s.n && s.p[0] == '+');
	size_t digits = 0;
	double v = 0, scale = 1;

	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++, digits++)
		v = v * 10 + (s.p[i] - '0');
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
		    i++, digits++) {
			v = v * 10 + (s.p[i] - '0');
			scale *= 10;
		}
	if (i != s.n || digits == 0 || digits > 18)
		return -1;
	*out = (neg ? -v : v) / scale;
	return 0;
}

size_t
bk_utf8_get(const char *s, size_t n, uint32_t *cp)
{
	static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *p = (const unsigned char *)s;
	uint32_t c = p[0];
	size_t len;

	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	if ((c & 0xe0) == 0xc0)
		len = 2, c &= 0x1f;
	else if ((c & 0xf0) == 0xe0)
		len = 3, c &= 0x0f;
	else if ((c & 0xf8) == 0xf0)
		len = 4, c &= 0x07;
	else
		return 0;
	if (len > n)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*cp = c;
	return len;
}

bool
bk_utf8_valid(const char *p, size_t n, size_t *bad)
{
	size_t i = 0;

	while (i < n) {
		uint64_t eight;
		uint32_t cp;
		size_t len;

		if (n - i >= 8) {
			memcpy(&eight, p + i, 8);
			if (!(eight & 0x8080808080808080u)) {
				i += 8;
				continue;
			}
		}
		len = bk_utf8_get(p + i, n - i, &cp);
		if (len == 0) {
			if (bad)
				*bad = i;
			return false;
		}
		i += len;
	}
	return true;
}

size_t
bk_utf8_len(const char *p, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += ((unsigned char)p[i] & 0xc0) != 0x80;
	return len;
}

size_t
bk_utf8_put(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

uint64_t
bk_hash(const void *data, size_t n)
{
	const unsigned char *p = data;
	uint64_t h = 0xcbf29ce484222325u;

	while (n--)
		h = (h ^ *p++) * 0x100000001b3u;
	return h;
}
