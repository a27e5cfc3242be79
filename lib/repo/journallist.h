/*
 * The list of a journal as the text of its file in .bk/.
 */
#ifndef BK_JOURNALLIST_H
#define BK_JOURNALLIST_H

#include "buf.h"
#include "journal.h"

void	bk_journallist_format(const struct bk_journal *, struct bk_buf *);

/*
 * The inverse, into an empty journal. 0; -1 where it is not whole: what was
 * read of it is to be freed.
 */
int	bk_journallist_parse(struct bk_str, struct bk_journal *);

#endif
