/*
 * What the unit tests share: cmocka with its includes, documents from text,
 * and what was said about them.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "arena.h"
#include "bind.h"
#include "buf.h"
#include "date.h"
#include "diag.h"
#include "mem.h"
#include "yamlin.h"

/* One arena, one sink; free_all at the end of a test. */
struct fixture {
	struct bk_arena	 arena;
	struct bk_buf	 said;
	struct bk_diag	 dg;
	struct bk_reader r;
};

static inline void
fixture_begin(struct fixture *f)
{
	f->arena = (struct bk_arena)BK_ARENA_INIT;
	f->said = (struct bk_buf)BK_BUF_INIT;
	f->dg = bk_diag_into(&f->said);
	f->r = (struct bk_reader){ .file = "f.yaml", .arena = &f->arena,
		.dg = &f->dg };
}

static inline void
fixture_end(struct fixture *f)
{
	bk_arena_free(&f->arena);
	bk_buf_free(&f->said);
}

/* The one document of a text; NULL when it was refused. */
static inline struct bk_node *
fixture_parse(struct fixture *f, const char *text)
{
	struct bk_node *root = NULL;

	if (bk_yamlin_parse_one(text, strlen(text), "f.yaml", &f->arena, &root,
	    &f->dg) < 0)
		return NULL;
	return root;
}

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
