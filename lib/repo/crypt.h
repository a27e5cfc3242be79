/*
 * confidential/ by git-crypt: git keeps its files encrypted, and who has the
 * key sees them as text (view.h tells one that is locked).
 */
#ifndef BK_CRYPT_H
#define BK_CRYPT_H

#include "buf.h"
#include "diag.h"
#include "repo.h"

enum bk_crypt {
	BK_CRYPT_OFF,		/* no filter is set for confidential/ */
	BK_CRYPT_NO_KEY,	/* one is, which this clone does not have */
	BK_CRYPT_ON
};

/* An enum bk_crypt; or said and -1: git cannot tell. */
int	bk_crypt_state(const struct bk_repo *, struct bk_diag *);

/*
 * How many files of confidential/ the next commit holds as text, be the filter
 * on: they were staged before it was. Or said and -1.
 */
int	bk_crypt_plain(const struct bk_repo *, struct bk_diag *);

/*
 * Make the key of this repository, unless it has one; `dry_run`: only look. A
 * line for *done where it is (would be) made. 0; or said and -1: git-crypt is
 * missing, or this is a clone whose key is elsewhere.
 */
int	bk_crypt_init(const struct bk_repo *, bool dry_run,
	    struct bk_buf *done, struct bk_diag *);

/*
 * A text as git has it (cipher) becomes the one that people read, and the
 * other way round; the working directory is in the work tree. 0;
 * or said and -1: nothing can be read without the key.
 */
int	bk_crypt_open(struct bk_buf *text, struct bk_diag *);
int	bk_crypt_close(struct bk_buf *text, struct bk_diag *);

#endif
