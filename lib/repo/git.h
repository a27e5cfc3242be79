/*
 * What we ask of git, through the git command, so that hooks, signing and
 * filters work as everywhere. A case repository may be a directory within a
 * larger work tree.
 *
 * Paths are relative to the case repository's root. GIT_* variables of the
 * environment are left as the user set them.
 */
#ifndef BK_GIT_H
#define BK_GIT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "diag.h"
#include "journal.h"
#include "repo.h"

/*
 * Run git with these arguments (NULL-terminated, without "git") at the root;
 * what it prints is appended to *out. Its exit status; a negative errno value
 * where it could not be run: reported. What it writes to stderr goes to *err.
 */
int	bk_git_run(const struct bk_repo *, const char *const args[],
	    struct bk_buf *out, struct bk_buf *err, struct bk_diag *);

/* Is the root inside a git work tree? 1 or 0; -1, reported: git cannot tell. */
int	bk_git_is_inside(const struct bk_repo *, struct bk_diag *);

/*
 * Does the file lie in the repository where the next `git add` would take it
 * up, or did one? False also where that cannot be found out.
 */
bool	bk_git_takes_up(const struct bk_repo *, const char *file);

/* Does git know somebody to commit as? 1 or 0; -1, reported: unknown. */
int	bk_git_knows_who(const struct bk_repo *, struct bk_diag *);

/* The same as a condition: 0; or reported, -1. */
int	bk_git_has_identity(const struct bk_repo *, struct bk_diag *);

/*
 * Before anything is written: may files be committed? It is a git work tree,
 * somebody is there to commit as, no merge is half done, and the index is not
 * locked (a moment is waited). 0; or reported, -1.
 */
int	bk_git_ready(const struct bk_repo *, struct bk_diag *);

/*
 * Add to *changed those of the files that differ from HEAD: `fresh` where git
 * does not have them yet, `in_place` where the index differs from both HEAD
 * and the file, so that no commit of the file would hold what is staged. 0;
 * or reported, -1.
 */
int	bk_git_uncommitted(const struct bk_repo *, const struct bk_journal *,
	    struct bk_journal *changed, struct bk_diag *);

/*
 * 1: HEAD holds all of them as they are on disk; 0: not; -1, reported: it
 * cannot be found out.
 */
int	bk_git_is_committed(const struct bk_repo *, const struct bk_journal *,
	    struct bk_diag *);

enum bk_git_outcome {
	BK_GIT_DONE,		/* HEAD holds them, or what a hook made of
				   them; nothing is half staged */
	BK_GIT_REFUSED,		/* HEAD and the index are as before */
	BK_GIT_UNKNOWN		/* one or the other: git could not be asked */
};

/*
 * Commit exactly these files, as j->message. But for BK_GIT_DONE it is said,
 * with what git or a hook printed. What a hook changed and did not commit is
 * said too.
 */
enum bk_git_outcome bk_git_commit(const struct bk_repo *,
	    const struct bk_journal *, struct bk_diag *);

#endif
