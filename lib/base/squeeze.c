#include "squeeze.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum {
	LEAST = 4,		/* bytes that pay for going back */
	BACK = 65535,		/* how far, at most */
	BITS = 13,		/* of the table of places */
	PATIENCE = 6		/* bits: the more in vain, the larger steps */
};

size_t
bk_squeeze_most(size_t n)
{
	return n + n / 64 + 16;
}

static uint32_t
four(const char *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static unsigned char *
put_length(unsigned char *to, size_t n)
{
	for (; n > 127; n >>= 7)
		*to++ = (unsigned char)(n | 128);
	*to++ = (unsigned char)n;
	return to;
}

static unsigned char *
put_plain(unsigned char *to, const char *p, size_t n)
{
	to = put_length(to, n);
	memcpy(to, p, n);
	return to + n;
}

/* How many bytes at `at` are those at `like`, before the end. */
static size_t
count_alike(const char *like, const char *at, const char *end)
{
	const char *p = at;

	while (p < end && *p == *like)
		p++, like++;
	return (size_t)(p - at);
}

size_t
bk_squeeze_pack(const char *from, size_t n, unsigned char *to)
{
	uint32_t place[1 << BITS] = { 0 };	/* and 1; 0: none */
	unsigned char *out = to;
	size_t done = 0, i = 0;

	assert(n < UINT32_MAX);
	while (i + LEAST <= n) {
		uint32_t v = four(from + i);
		uint32_t *at = &place[(v * 2654435761u) >> (32 - BITS)];
		size_t like = *at, len;

		*at = (uint32_t)i + 1;
		if (like == 0 || i + 1 - like > BACK ||
		    four(from + like - 1) != v) {
			i += 1 + ((i - done) >> PATIENCE);
			continue;
		}
		len = count_alike(from + like - 1, from + i, from + n);
		out = put_plain(out, from + done, i - done);
		out = put_length(out, len - LEAST);
		*out++ = (unsigned char)((i + 1 - like) & 255);
		*out++ = (unsigned char)((i + 1 - like) >> 8);
		done = i += len;
	}
	out = put_plain(out, from + done, n - done);
	return (size_t)(out - to);
}

static size_t
take_length(const unsigned char **p)
{
	size_t n = 0;
	unsigned shift = 0;

	for (; **p > 127; (*p)++, shift += 7)
		n |= (size_t)(**p & 127) << shift;
	return n | (size_t)*(*p)++ << shift;
}

void
bk_squeeze_unpack(const unsigned char *from, size_t packed, char *to, size_t n)
{
	const unsigned char *end = from + packed;
	size_t at = 0;

	for (;;) {
		size_t len = take_length(&from), back;

		assert(len <= n - at && len <= (size_t)(end - from));
		memcpy(to + at, from, len);
		from += len;
		at += len;
		if (at == n)
			break;
		len = take_length(&from) + LEAST;
		back = from[0] | (size_t)from[1] << 8;
		from += 2;
		assert(back > 0 && back <= at && len <= n - at);
		/* they may overlap, as in aaaa */
		if (back >= len)
			memcpy(to + at, to + at - back, len);
		else
			for (size_t i = 0; i < len; i++)
				to[at + i] = to[at + i - back];
		at += len;
	}
	assert(from == end);
}
