/*
 * erased/TERM.yaml: what erased students of a term counted, as one `stats`
 * document, and a mark for each time that something was added, `erasures`. By
 * the marks two clones tell what each of them added. A mark is made of what is
 * left, so that it says no more than that does: of two clones that erased the
 * same student out of the same rosters it is one and the same.
 *
 *	struct bk_remainder r;
 *	bk_remainder_init(&r);
 *	bk_remainder_take(&r, &reader, doc);
 *	bk_stats_merge(&r.sum, &left);
 *	bk_remainder_mark(&r, mark);
 *	bk_remainder_write(&buf, &r);
 *	bk_remainder_free(&r);
 */
#ifndef BK_REMAINDER_H
#define BK_REMAINDER_H

#include "diag.h"
#include "map.h"
#include "sums.h"

struct bk_remainder {
	struct bk_stats	 sum;
	struct bk_map	 marks;
};

void	bk_remainder_init(struct bk_remainder *);
void	bk_remainder_free(struct bk_remainder *);

/* Add a document: 0; or reported, -1. */
int	bk_remainder_take(struct bk_remainder *, const struct bk_reader *,
	    struct bk_node *doc);

/* The mark of what is left, eight letters in the arena; and to set it. */
char	*bk_remainder_name(struct bk_arena *, struct bk_str left);
void	bk_remainder_mark(struct bk_remainder *, const char *mark);

/* Append the document. */
void	bk_remainder_write(struct bk_buf *, const struct bk_remainder *);

/*
 * The merge of three such texts, for git (merge.h); base may be empty. What
 * both sides added to it is added up, which is reported as a note; where one
 * side has all erasures of the other, it is taken as it is. 0; 1, a conflict
 * between markers: both sides erased the same student, and each another as
 * well, or a sum would fall below 0; -1: *out as it was, one is no such text.
 */
int	bk_remainder_merge(const struct bk_str sides[3], const char *file,
	    struct bk_arena *, struct bk_buf *out, struct bk_diag *);

#endif
