/*
 * A page of HTML to be printed or read without a network: everything is in
 * the one file, nothing runs.
 */
#ifndef BK_PAGE_H
#define BK_PAGE_H

#include "buf.h"
#include "word.h"

enum bk_page {			/* may be joined by | */
	BK_PAGE_PLAIN = 0,
	BK_PAGE_WIDE = 1,	/* landscape, for tables */
	BK_PAGE_F4 = 2,		/* else A4 */
	BK_PAGE_CARDS = 4	/* tables are cards on a telephone */
};

void	bk_page_begin(struct bk_buf *, const char *title, enum bk_lang,
	    unsigned page);
void	bk_page_end(struct bk_buf *);

#endif
