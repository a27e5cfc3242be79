/*
 * Every file of a repository, whatever it is: what looks for a person must
 * look into what has no place there as well.
 */
#ifndef BK_REPOTREE_H
#define BK_REPOTREE_H

#include "repo.h"

/*
 * All regular files beneath the root, in order of their bytes, in the arena;
 * but for .git and .bk, of any directory. A symbolic link is reported and not
 * among them, what is neither file nor directory is not. 0, or reported and
 * -1.
 */
int	bk_repotree_list(const struct bk_repo *, struct bk_arena *,
	    struct bk_repo_list *, struct bk_diag *);

#endif
