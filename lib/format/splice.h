/*
 * One change to the bytes of a text: some bytes go, a node comes. What
 * yamledit.h notes while it edits, and renders at the end.
 */
#ifndef BK_SPLICE_H
#define BK_SPLICE_H

#include "buf.h"
#include "yamlin.h"

enum bk_splice_kind {
	BK_SPLICE_NOTHING,   /* bytes go, nothing comes */
	BK_SPLICE_SCALAR,    /* a new value in the old one's quotes */
	BK_SPLICE_VALUE,     /* a new value in flow style */
	BK_SPLICE_PAIR,	     /* a new key with its value, as lines */
	BK_SPLICE_FLOW_PAIR, /* the same within braces */
	BK_SPLICE_ITEM,	     /* one more item of a block list */
	BK_SPLICE_FLOW_ITEM, /* the same within brackets */
	BK_SPLICE_ITEMS,     /* the items of a new block list */
	BK_SPLICE_WRAP	     /* [what stood there, new items] */
};

/* Bytes start..end of the text go, `node` comes in their place. */
struct bk_splice {
	enum bk_splice_kind kind;
	size_t		 start, end;
	const struct bk_node *node;
	enum bk_node_style style;	/* of the scalar that goes */
	size_t		 col;		/* of keys, or of dashes */
	size_t		 text;		/* column of an item's text */
	bool		 first;		/* within braces or brackets */
};

/*
 * Append what comes in place of the bytes. New lines go where a line starts,
 * or behind a text without a final newline: it then gets one before, and
 * still ends without. Line ends are `eol`.
 */
void	bk_splice_render(const struct bk_splice *, const char *text,
	    const char *eol, struct bk_buf *);

/*
 * Sort by position; of two at one place the one noted first, but lines that
 * stand further in before a key that follows them.
 */
void	bk_splice_sort(struct bk_splice *, size_t n);

#endif
