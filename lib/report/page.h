/*
 * A page of HTML to be printed or read without a network: everything is in
 * the one file, nothing runs.
 */
#ifndef BK_PAGE_H
#define BK_PAGE_H

#include "buf.h"
#include "word.h"

void	bk_page_begin(struct bk_buf *, const char *title, enum bk_lang,
	    bool landscape);
void	bk_page_end(struct bk_buf *);

#endif
