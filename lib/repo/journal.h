/*
 * The journal of a write of several files: it makes all of them new or all of
 * them old, at whatever instant the process or the power is cut.
 *
 * While a file F is being replaced two more lie beside it, in its directory
 * (a school may keep confidential/ on another file system): `.F.bk-new`, its
 * whole new contents, and `.F.bk-old`, a link to the old file. The state of
 * the write is the name under which its list of files stands in .bk/:
 *
 *	.bk/plan   only .bk-new and .bk-old lie around: remove them
 *	.bk/redo   all .bk-new are whole and durable: put them in place
 *	.bk/undo   the commit was refused: put the old ones back
 *
 *	plan -> redo -> plan -> (removed)	a write that is done
 *	plan -> (removed)			one that is given up
 *	redo -> undo -> plan -> (removed)	one that git refused
 *
 * A file that is to be gone has no .bk-new: it is renamed to its .bk-old, and
 * back where the commit is refused.
 *
 * Each arrow is one rename. A single file without a commit needs no more than
 * a plan: its own rename decides. The next writer finds at most one state and
 * takes it to its end. A file that was changed by hand meanwhile is neither of
 * the two contents that the list knows by their hashes; it is left as it is.
 */
#ifndef BK_JOURNAL_H
#define BK_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"
#include "repo.h"

struct bk_journal_file {
	char		*path;
	bool		 fresh;		/* there is no old file */
	bool		 gone;		/* there shall be no new one */
	uint64_t	 old_hash;	/* bk_str_hash of the contents */
	uint64_t	 new_hash;
	bool		 in_place;	/* see bk_journal_mark */
};

struct bk_journal {
	struct bk_journal_file *v;	/* in order of path */
	size_t	 n, cap;
	char	*message;	/* of the git commit that belongs to it; NULL */
};

void	bk_journal_free(struct bk_journal *);
void	bk_journal_add(struct bk_journal *, const char *path, bool fresh,
	    uint64_t old_hash, uint64_t new_hash);

/* The same of a file that shall be gone. */
void	bk_journal_add_gone(struct bk_journal *, const char *path,
	    uint64_t old_hash);

enum bk_journal_state {
	BK_JOURNAL_NONE,
	BK_JOURNAL_PLAN,
	BK_JOURNAL_REDO,
	BK_JOURNAL_UNDO
};

/* Every function below: 0, or reported and -1. The caller holds the lock. */

/* What an earlier writer left; *j is empty at BK_JOURNAL_NONE. */
int	bk_journal_load(const struct bk_repo *, struct bk_journal *,
	    enum bk_journal_state *, struct bk_diag *);

/* Write the list, as .bk/plan; durable only once it becomes another. */
int	bk_journal_plan(const struct bk_repo *, const struct bk_journal *,
	    struct bk_diag *);

/* Durably from one state to the next. */
int	bk_journal_turn(const struct bk_repo *, enum bk_journal_state from,
	    enum bk_journal_state to, struct bk_diag *);

/*
 * Write `.F.bk-new`, of these bytes, and link `.F.bk-old`; not yet durable. Of
 * a file that shall be gone nothing is written.
 */
int	bk_journal_stage(const struct bk_repo *,
	    const struct bk_journal_file *, struct bk_str bytes,
	    struct bk_diag *);

/* Make the directories of all files durable. */
int	bk_journal_sync(const struct bk_repo *, const struct bk_journal *,
	    struct bk_diag *);

/*
 * Put what is staged in place, durably; what is in place already, stays. A
 * file that was changed by hand meanwhile is a failure when `strict`, else
 * it is reported and left.
 */
int	bk_journal_redo(const struct bk_repo *, const struct bk_journal *,
	    bool strict, struct bk_diag *);

/*
 * Before hooks run: mark what holds our new bytes now. Whatever it holds
 * after them is their doing, and undone.
 */
int	bk_journal_mark(const struct bk_repo *, struct bk_journal *,
	    struct bk_diag *);

/*
 * Put the old files back and remove the fresh ones, durably. What was changed
 * by hand is reported and left, unless it is marked.
 */
int	bk_journal_undo(const struct bk_repo *, const struct bk_journal *,
	    struct bk_diag *);

/* At .bk/plan: remove what lies beside the files, then the plan. */
int	bk_journal_clear(const struct bk_repo *, const struct bk_journal *,
	    struct bk_diag *);

#endif
