/*
 * Erase a student [Law 27/2022 art. 8, 43]: what is theirs goes, documents
 * and whole files; what others' documents say of them goes out of these by
 * splicing: an entry of a list, the id of a case, a name in a note, for which
 * `word` then stands. Numbers of letters stay in the book, without whom they
 * were about; so do services, without whom they were given to.
 *
 *	struct bk_erase e = { .held = &holding, .txn = &txn,
 *	    .word = "(dihapus)" };
 *	if (bk_erase_put(&e) == 0)
 *		bk_txn_commit(...);
 */
#ifndef BK_ERASE_H
#define BK_ERASE_H

#include "buf.h"
#include "holding.h"
#include "txn.h"

struct bk_erase {
	const struct bk_holding	*held;
	struct bk_txn		*txn;
	const char		*word;
	/* set by bk_erase_put */
	size_t			 removed;	/* files */
	size_t			 documents;	/* of files that stay */
	size_t			 changed;	/* files */
	size_t			 left;		/* places that are reported */
};

/*
 * Put the changes of all files into the transaction: 0; or reported, -1. What
 * mentions the student and cannot be changed, or not without asking who is
 * meant, is reported and counted.
 */
int	bk_erase_put(struct bk_erase *);

/*
 * Append how to take them out of git's history as well, for a shell: the
 * paths of the files that went, and the texts that stand for the student.
 * `prefix` leads from the top of git's work tree to the repository, "sman1/".
 */
void	bk_erase_recipe(const struct bk_erase *, const char *prefix,
	    struct bk_buf *out);

#endif
