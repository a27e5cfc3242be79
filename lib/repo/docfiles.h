/*
 * Where the documents of a run come from: its repository, the arena they live
 * in, and what is done about a malformed file.
 *
 * With keep_going such a file is reported and skipped: it is read to its end
 * before any of its documents is handed over, so that what it holds before its
 * fault does not count.
 */
#ifndef BK_DOCFILES_H
#define BK_DOCFILES_H

#include "docs.h"
#include "repo.h"

struct bk_docfiles {
	const struct bk_repo	*repo;		/* may be closed */
	struct bk_arena		*arena;		/* of the run */
	struct bk_diag		*dg;
	bool			 keep_going;
};

/*
 * Hand the documents of a text to their handlers; `file` is what messages
 * call it. 0, or reported and -1.
 */
int	bk_docfiles_text(const struct bk_docfiles *, struct bk_str text,
	    const char *file, const struct bk_doc_handler *, void *ctx);

/*
 * The same of files of the repository (as bk_repo_list gave them); one that
 * is gone has none. 0, also where a file was skipped; or reported and -1.
 */
int	bk_docfiles_read(const struct bk_docfiles *,
	    const struct bk_repo_list *, const struct bk_doc_handler *,
	    void *ctx);

#endif
