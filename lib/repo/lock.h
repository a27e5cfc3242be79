/*
 * One writer at a time: flock(2) on .bk/lock, a file that stays. The kernel
 * drops the lock when its holder dies, so there are no stale locks. `.bk/`
 * holds a .gitignore of its own, so git never sees it, in any repository.
 *
 * The descriptor is close-on-exec: git and its hooks do not inherit it, and
 * what they run of ours only reads (readers take no lock).
 */
#ifndef BK_LOCK_H
#define BK_LOCK_H

#include "diag.h"
#include "repo.h"

/* How long a writer waits for another, in milliseconds. */
#define BK_LOCK_WAIT	30000

/*
 * Take the lock, waiting `wait_ms` for its holder (reported after a second,
 * with the holder's process id). A descriptor for bk_lock_release; -1:
 * reported.
 */
int	bk_lock_take(const struct bk_repo *, int wait_ms, struct bk_diag *);

void	bk_lock_release(int fd);

#endif
