/*
 * What people wrote into files that a run is about to commit, and did not
 * commit themselves: edited by hand, or recorded without --commit [DESIGN,
 * Commit].
 */
#ifndef BK_HANDWORK_H
#define BK_HANDWORK_H

#include "date.h"
#include "diag.h"
#include "journal.h"
#include "repo.h"

/*
 * Commit as they are, in one commit of their own, those of the journal's files
 * that have uncommitted changes and that bk-check passes for their form. The
 * others are named, and left[i] set: this run must touch neither them nor
 * anything else about the same student. How many are left; or reported, -1.
 *
 * Called under the lock, once bk_git_ready, before anything is written.
 */
int	bk_handwork_settle(const struct bk_repo *, const struct bk_journal *,
	    bk_date today, bool *left, struct bk_diag *);

/*
 * For a run that does all or nothing: name the files of the journal that have
 * uncommitted changes. 0: none has; -1: reported.
 */
int	bk_handwork_refuse(const struct bk_repo *, const struct bk_journal *,
	    struct bk_diag *);

#endif
