/*
 * Lists of who was there: absence exists only against the roster. Sessions
 * of one day, class, subject and period are a meeting (ingest.h).
 */
#ifndef BK_LISTED_H
#define BK_LISTED_H

#include "ingest.h"

/*
 * Tell these sessions, sorted by meeting, in the order of the file within
 * each; the others of its class were absent. One whose mark is BK_NMARKS was
 * rejected, and is only not absent.
 */
void	bk_listed_tell(struct bk_ingest *, struct bk_session *, size_t n);

/* Has the person neither name nor number nor address? */
bool	bk_listed_nobody(const struct bk_who *);

#endif
