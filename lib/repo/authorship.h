/*
 * Who wrote the lines of a file, and when, by git's blame: as the file stands
 * on disk. What is in no commit was written by nobody that is known.
 *
 *	struct bk_authorship who;
 *	bk_authorship_read(&who, &repo, path, &arena, dg);
 *	by = bk_authorship_of(&who, line, &day);
 */
#ifndef BK_AUTHORSHIP_H
#define BK_AUTHORSHIP_H

#include "arena.h"
#include "date.h"
#include "diag.h"
#include "repo.h"

struct bk_authorship_line {
	const char	*commit;	/* NULL: in none */
	const char	*author;
	bk_date		 day;		/* where the author was */
};

struct bk_authorship {
	struct bk_authorship_line *v;	/* line 1 is v[0] */
	size_t			  n;
};

/*
 * 0, with nothing known where there is no history or git does not have the
 * file; or reported and -1: git cannot be run. In the arena.
 */
int	bk_authorship_read(struct bk_authorship *, const struct bk_repo *,
	    const char *path, struct bk_arena *, struct bk_diag *);

/*
 * Who wrote lines from..to first and last; each NULL where that is not known.
 * `last` is NULL too where it is the same commit.
 */
void	bk_authorship_of(const struct bk_authorship *, size_t from, size_t to,
	    const struct bk_authorship_line **first,
	    const struct bk_authorship_line **last);

#endif
