/*
 * What every unit test may use: cmocka with its includes, days as text, and
 * numbers that look random. Knows base alone.
 */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "date.h"
#include "diag.h"
#include "mem.h"

static inline bk_date
day(const char *text)
{
	bk_date d;

	if (bk_date_parse(bk_str(text), &d) < 0)
		fail_msg("no such day: %s", text);
	return d;
}

/* "2020-09-08", or "-" for none; good for four uses in one call. */
static inline const char *
show_day(bk_date d)
{
	static char text[4][BK_DATE_SIZE];
	static int i;

	i = (i + 1) % 4;
	return d == BK_DATE_NONE ? "-" : bk_date_format(d, text[i]);
}

/*
 * Numbers that look random and are the same in every run (xorshift64*);
 * seed it with anything but 0.
 */
struct dice {
	uint64_t state;
};

/* 0 .. n - 1 */
static inline unsigned
roll(struct dice *d, unsigned n)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (unsigned)((d->state * 0x2545f4914f6cdd1dULL >> 33) % n);
}

#endif
