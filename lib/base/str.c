#include "str.h"

#include <stdlib.h>

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

int
bk_str_order(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int
text_cmp(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
bk_str_sort(const char **v, size_t n)
{
	if (n > 1)
		qsort(v, n, sizeof(*v), text_cmp);
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

struct bk_str
bk_str_clip(struct bk_str s, size_t n)
{
	size_t end = n;

	if (s.n <= n)
		return s;
	/* bytes 10xxxxxx go on; of a character there are three at most */
	while (end > 0 && n - end < 3 && (s.p[end] & 0xc0) == 0x80)
		end--;
	if ((s.p[end] & 0xc0) == 0x80)
		end = n;
	return (struct bk_str){ s.p, end };
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

uint64_t
bk_str_hash(const void *data, size_t n)
{
	const unsigned char *p = data;
	uint64_t h = 0xcbf29ce484222325u;

	while (n--)
		h = (h ^ *p++) * 0x100000001b3u;
	return h;
}

uint64_t
bk_str_mix(const void *data, size_t n)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	const unsigned char *p = data;
	uint64_t h = n * odd, eight;

	for (; n >= sizeof(eight); p += sizeof(eight), n -= sizeof(eight)) {
		memcpy(&eight, p, sizeof(eight));
		h = (h ^ eight) * odd;
		h ^= h >> 29;
	}
	for (eight = 0; n; n--)
		eight = eight << 8 | p[n - 1];
	h = (h ^ eight) * odd;
	return h ^ h >> 32;
}
