/*
 * A letter between its template and its paper: blocks, fields filled in.
 * Private to letter.c (template to blocks) and letterform.c (blocks to bytes).
 */
#ifndef BK_LETTERBLOCK_H
#define BK_LETTERBLOCK_H

#include "letter.h"

enum bk_block_kind {
	BK_BLOCK_LETTERHEAD, BK_BLOCK_TITLE, BK_BLOCK_HEADING,
	BK_BLOCK_RIGHT, BK_BLOCK_CENTRE, BK_BLOCK_PARAGRAPH, BK_BLOCK_ITEM,
	BK_BLOCK_FIELD, BK_BLOCK_SIGN, BK_BLOCK_GAP, BK_BLOCK_GRID,
	BK_BLOCK_LINES, BK_BLOCK_CUT, BK_BLOCK_PAGE
};

enum { BK_SIGN_COLUMNS = 3 };

struct bk_block {
	enum bk_block_kind	 kind;
	const char		*text[BK_SIGN_COLUMNS];	/* lines by '\n' */
	const struct bk_grid	*grid;
	int			 n;	/* of LINES; columns of SIGN */
	bool			 boxed;	/* lines around it */
	struct bk_block		*next;
};

struct bk_block	*bk_letter_blocks(const struct bk_letter *,
		    const char *template, const char *file, struct bk_diag *,
		    int *fault);

#endif
