/*
 * Cases as the census keeps them: what is counted of each, in some hundred
 * bytes. There may be a hundred thousand in one stream.
 */
#ifndef BK_CASEPACK_H
#define BK_CASEPACK_H

#include "arena.h"
#include "buf.h"
#include "case.h"
#include "map.h"

/* The texts that many cases share, each once. */
struct bk_casepack {
	struct bk_map	words;
	struct bk_buf	room;		/* of the one that is packed */
};

#define BK_CASEPACK_INIT { BK_MAP_INIT, BK_BUF_INIT }

void	bk_casepack_free(struct bk_casepack *);

/* Pack a case into the arena. */
const void	*bk_casepack_put(struct bk_casepack *, const struct bk_case *,
		    struct bk_arena *);

/*
 * The case again, in the other arena: its term, student (nis, class, grade),
 * opened, status, rung, follows; of reasons rule, to, date, by; its causes; of
 * actions date, step, outcome, by, minutes; its promises. Everything else is
 * dropped.
 */
struct bk_case	*bk_casepack_get(const struct bk_casepack *, const void *,
		    struct bk_arena *);

/* Its status alone. */
int		 bk_casepack_status(const struct bk_casepack *, const void *);

#endif
