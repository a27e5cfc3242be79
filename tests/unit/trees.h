/*
 * For the tests of format: documents from text as trees, and what was said
 * about them.
 */
#ifndef TREES_H
#define TREES_H

#include "unit.h"
#include "yamlin.h"

/* One arena, one sink; trees_end at the end of a test. */
struct trees {
	struct bk_arena	 arena;
	struct bk_buf	 said;
	struct bk_diag	 dg;
};

static inline void
trees_begin(struct trees *t)
{
	t->arena = (struct bk_arena)BK_ARENA_INIT;
	t->said = (struct bk_buf)BK_BUF_INIT;
	t->dg = bk_diag_into(&t->said);
}

static inline void
trees_end(struct trees *t)
{
	bk_arena_free(&t->arena);
	bk_buf_free(&t->said);
}

/* The one document of a text; NULL when it was refused. */
static inline struct bk_node *
tree_of(const char *text, struct bk_arena *a, struct bk_diag *dg)
{
	struct bk_node *root = NULL;

	if (bk_yamlin_parse_one(text, strlen(text), "f.yaml", a, &root, dg) < 0)
		return NULL;
	return root;
}

static inline struct bk_node *
trees_parse(struct trees *t, const char *text)
{
	return tree_of(text, &t->arena, &t->dg);
}

#endif
