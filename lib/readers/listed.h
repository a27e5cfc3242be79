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

/*
 * The same of sessions that come one by one, a million perhaps: what they say
 * is kept small, and is told at the end, which frees the list. Their minutes
 * are not known.
 */
struct bk_listed;

struct bk_listed	*bk_listed_new(struct bk_ingest *);
void	bk_listed_add(struct bk_listed *, const struct bk_session *);
void	bk_listed_end(struct bk_listed *);

/* Has the person neither name nor number nor address? */
bool	bk_listed_nobody(const struct bk_who *);

#endif
