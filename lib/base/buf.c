#include "buf.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

enum { LARGE = 1 << 20 };	/* bytes that take huge pages */

char bk_buf_empty[1];

void
bk_buf_free(struct bk_buf *b)
{
	if (b->cap)
		free(b->p);
	*b = (struct bk_buf)BK_BUF_INIT;
}

void
bk_buf_truncate(struct bk_buf *b, size_t n)
{
	assert(n <= b->n);
	b->n = n;
	if (b->cap)
		b->p[n] = '\0';
}

void
bk_buf_clear(struct bk_buf *b)
{
	bk_buf_truncate(b, 0);
}

/* To *cap bytes, or as many more as fill whole huge pages. */
static void
enlarge(struct bk_buf *b, size_t *cap)
{
	char *p;

	*cap = (*cap + BK_HUGE_PAGE - 1) / BK_HUGE_PAGE * BK_HUGE_PAGE;
	p = bk_xhuge(*cap);
	if (b->n)
		memcpy(p, b->p, b->n);
	if (b->cap)
		free(b->p);
	b->p = p;
}

void
bk_buf_reserve(struct bk_buf *b, size_t n)
{
	size_t need = b->n + n + 1;
	size_t cap = b->cap + b->cap / 2;

	assert(need > n);
	if (need <= b->cap)
		return;
	if (cap < need)
		cap = need < 64 ? 64 : need;
	if (cap >= LARGE)
		enlarge(b, &cap);
	else
		b->p = bk_xreallocarray(b->cap ? b->p : NULL, cap, 1);
	b->p[b->n] = '\0';
	b->cap = cap;
}

void
bk_buf_add(struct bk_buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	bk_buf_reserve(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
bk_buf_puts(struct bk_buf *b, const char *s)
{
	bk_buf_add(b, s, strlen(s));
}

void
bk_buf_putstr(struct bk_buf *b, struct bk_str s)
{
	bk_buf_add(b, s.p, s.n);
}

void
bk_buf_putc(struct bk_buf *b, char c)
{
	bk_buf_add(b, &c, 1);
}

void
bk_buf_putu(struct bk_buf *b, uint64_t v)
{
	char digits[20];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	bk_buf_add(b, digits + i, sizeof(digits) - i);
}

void
bk_buf_vprintf(struct bk_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	assert(n >= 0);
	bk_buf_reserve(b, (size_t)n);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	b->n += (size_t)n;
}

void
bk_buf_printf(struct bk_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	bk_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
bk_buf_putnum(struct bk_buf *b, double v, int places)
{
	static const double scale[] = { 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7,
		1e8, 1e9, 1e10, 1e11, 1e12 };
	uint64_t unit, frac;
	char digits[BK_BUF_PLACES];
	int n;

	assert(places >= 0 && places <= BK_BUF_PLACES && isfinite(v) &&
	    fabs(v) < 1e18 / scale[places]);
	unit = (uint64_t)scale[places];
	frac = (uint64_t)(fabs(v) * scale[places] + 0.5);
	if (v < 0 && frac)
		bk_buf_putc(b, '-');
	bk_buf_putu(b, frac / unit);
	frac %= unit;
	for (n = places; n > 0; n--, frac /= 10)
		digits[n - 1] = (char)('0' + frac % 10);
	for (n = places; n > (places == 1) && digits[n - 1] == '0'; n--)
		;
	if (n > 0) {
		bk_buf_putc(b, '.');
		bk_buf_add(b, digits, (size_t)n);
	}
}

void
bk_buf_putpercent(struct bk_buf *b, double v)
{
	double scale = 10;
	int places = 1;

	while (places < BK_BUF_PLACES && fabs(v) * scale < 1e15 &&
	    round(v * scale) / scale != v) {
		places++;
		scale *= 10;
	}
	bk_buf_putnum(b, v, places);
}

char *
bk_buf_detach(struct bk_buf *b)
{
	char *p = b->cap ? b->p : bk_xstrdup("");

	*b = (struct bk_buf)BK_BUF_INIT;
	return p;
}
