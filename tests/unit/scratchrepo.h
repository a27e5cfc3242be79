/*
 * For tests: a repository in a scratch directory of its own, opened, and what
 * is reported about it.
 */
#ifndef BK_SCRATCHREPO_H
#define BK_SCRATCHREPO_H

#include "scratch.h"

#include "arena.h"
#include "mem.h"
#include "repo.h"

struct scratch_repo {
	struct scratch	 scratch;
	struct bk_repo	 repo;
	struct bk_arena	 arena;
	struct bk_buf	 said;
	struct bk_diag	 dg;
};

/* A school of no students, and stand in it. */
static inline void
scratch_repo_begin(struct scratch_repo *r)
{
	scratch_begin(&r->scratch);
	put_file("school.yaml", "name: \"SMA Contoh\"\n");
	r->arena = (struct bk_arena)BK_ARENA_INIT;
	r->said = (struct bk_buf)BK_BUF_INIT;
	r->dg = bk_diag_into(&r->said);
	assert_int_equal(bk_repo_open(&r->repo, ".", NULL, &r->dg), 0);
}

static inline void
scratch_repo_end(struct scratch_repo *r)
{
	bk_repo_close(&r->repo);
	bk_buf_free(&r->said);
	bk_arena_free(&r->arena);
	scratch_end(&r->scratch);
}

/* The teardown of tests whose state it is. */
static inline int
scratch_repo_teardown(void **state)
{
	scratch_repo_end(*state);
	free(*state);
	return 0;
}

#endif
