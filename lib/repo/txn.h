/*
 * A change of the repository: of several files, all or none of them, with a
 * git commit of exactly them where asked. A kill at any instant, a full disk
 * or a hook that refuses leaves each file whole, the old one or the new; what
 * was cut short is completed or undone by the next writer (see journal.h).
 *
 *	struct bk_txn txn;
 *	struct bk_txn_opts opts = { .dry_run = n, .commit = c };
 *
 *	if (bk_txn_begin(&txn, &repo, &opts, dg) < 0)
 *		return -1;
 *	... bk_txn_read(&txn, path, &old, dg), change it ...
 *	if (bk_txn_put(&txn, path, &old_str, new_str, dg) < 0)
 *		goto done;			(and so for other files)
 *	r = bk_txn_commit(&txn, "bk-record: 1 action", &diff, dg);
 * done:
 *	bk_txn_end(&txn);
 *
 * The lock is held from begin to end. What was read before begin is safe too:
 * put says what the bytes were, and commit compares.
 */
#ifndef BK_TXN_H
#define BK_TXN_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "date.h"
#include "diag.h"
#include "map.h"
#include "repo.h"

/* A path that leaves room for a temporary name beside it. */
#define BK_TXN_PATH_MAX	240

struct bk_txn_opts {
	bool	 dry_run;	/* -n: no lock, nothing written, a diff */
	bool	 commit;	/* --commit: one git commit */
	bool	 whole;		/* all or nothing: with `commit`, refused where
				   a file has changes that are in no commit */
	bk_date	 today;		/* the day by which handwork is judged */
	int	 wait_ms;	/* for the lock; 0 is BK_LOCK_WAIT */
};

struct bk_txn_file {
	const char	*path;
	bool		 fresh;
	bool		 gone;
	struct bk_str	 old;	/* in the arena, as are the new */
	struct bk_str	 bytes;
};

struct bk_txn {
	const struct bk_repo	*repo;
	struct bk_txn_opts	 opts;
	struct bk_txn_file	*v;		/* in the order of first put */
	size_t			 n, cap;
	struct bk_map		 index;		/* path -> place in v */
	int			 lock;		/* or -1 */
	bool			 unlocked;	/* confidential/ was asked
						   about (crypt.h) */
	struct bk_arena		 arena;
};

/*
 * Take the lock (unless dry_run) and settle what an earlier run left. 0; or
 * reported, -1, and *txn needs no end.
 */
int	bk_txn_begin(struct bk_txn *, const struct bk_repo *,
	    const struct bk_txn_opts *, struct bk_diag *);

/* As bk_repo_read, but sees what was put. */
int	bk_txn_read(struct bk_txn *, const char *path, struct bk_buf *out,
	    struct bk_diag *);

/*
 * The file is to hold `bytes`; it held *old when it was read, or did not exist
 * if old is NULL. Both are copied. Of two puts of one path the later counts,
 * against what the file held at first. 0; or -1, reported: no such path can be
 * written, or it is one of confidential/, which is locked here: git would
 * commit the text as it is.
 */
int	bk_txn_put(struct bk_txn *, const char *path,
	    const struct bk_str *old, struct bk_str bytes, struct bk_diag *);

/*
 * The file, which held `old` when it was read, shall be gone. 0; or -1,
 * reported.
 */
int	bk_txn_remove(struct bk_txn *, const char *path, struct bk_str old,
	    struct bk_diag *);

/* How many of the files differ from what they held. */
size_t	bk_txn_changed(const struct bk_txn *);

/*
 * Do it. `message` is that of the git commit: no name and no NIS in it. Of
 * files with uncommitted changes see handwork.h: what is left alone is
 * reported, and the others are done. Nothing changed: no write, no commit, 0.
 * With dry_run the unified diff is appended to *diff (else it may be NULL). 0;
 * or reported, -1, and every file is as it was.
 */
int	bk_txn_commit(struct bk_txn *, const char *message,
	    struct bk_buf *diff, struct bk_diag *);

/* Release the lock and the memory; without a commit nothing was done. */
void	bk_txn_end(struct bk_txn *);

#endif
