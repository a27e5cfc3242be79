/*
 * What a case repository needs of git beside its files, in each clone: the
 * hook that checks what is committed, and the driver that merges cases. Both
 * find our commands in PATH, else in the directory of the running program.
 */
#ifndef BK_SETUP_H
#define BK_SETUP_H

#include "buf.h"
#include "diag.h"
#include "repo.h"

/*
 * `git init`, unless the root is inside a work tree that does not ignore it.
 * With dry_run only look. Append a line to *done where something is (would
 * be) done. 0; or reported, -1. So for all four.
 */
int	bk_setup_git(const struct bk_repo *, bool dry_run, struct bk_buf *done,
	    struct bk_diag *);

/*
 * The pre-commit hook: `bk-check --staged`. One that holds nothing but lines of
 * an earlier bk-init, or names a directory that our commands have left, is
 * replaced. Any other that is there already is left alone; where it does not
 * run bk-check, that is reported.
 */
int	bk_setup_hook(const struct bk_repo *, bool dry_run,
	    struct bk_buf *done, struct bk_diag *);

/*
 * user.name and user.email of this clone, where `name` or `email` (NULL: not
 * given) say so.
 */
int	bk_setup_identity(const struct bk_repo *, const char *name,
	    const char *email, bool dry_run, struct bk_buf *done,
	    struct bk_diag *);

/*
 * The merge driver `bk-case`, in the configuration of this clone. One that
 * somebody else set is left alone.
 */
int	bk_setup_merge(const struct bk_repo *, bool dry_run,
	    struct bk_buf *done, struct bk_diag *);

#endif
