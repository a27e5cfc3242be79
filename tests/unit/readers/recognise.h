/* A text as an export in memory, for tests of recognisers. */
#ifndef RECOGNISE_H
#define RECOGNISE_H

#include "export.h"
#include "ingest.h"
#include "unit.h"

struct recognise {
	struct bk_table	 table;
	struct bk_export ex;
};

static inline void
recognise_open(struct recognise *r, const char *name, const char *text)
{
	struct bk_diag dg = { .emit = NULL };

	assert_int_equal(0, bk_table_text(&r->table, name, bk_str(text), 0,
	    &dg));
	r->ex = (struct bk_export){ .name = name, .encoding = "UTF-8",
	    .delimiter = r->table.delimiter, .table = &r->table,
	    .whole = true };
}

/* How sure a format is of a text; `why` may be NULL. */
static inline int
recognise(const struct bk_format *f, const char *name, const char *text,
    struct bk_buf *why)
{
	struct bk_buf own = BK_BUF_INIT;
	struct recognise r;
	int score;

	recognise_open(&r, name, text);
	score = f->detect(&r.ex, why ? why : &own);
	bk_buf_free(&own);
	bk_table_free(&r.table);
	return score;
}

#endif
