/*
 * For the tests of domain and what stands on it: documents from text, a reader
 * that binds them, and what was said about them.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "bind.h"
#include "trees.h"

/* One arena, one sink; fixture_end at the end of a test. */
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
	return tree_of(text, &f->arena, &f->dg);
}

#endif
