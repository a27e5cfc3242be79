/*
 * A YAML text in chunks of whole lines: one for each key of a map, or item of a
 * list, in block style. Put together they are the text again, comments and all,
 * so a merge moves lines and never rewrites what a person wrote.
 */
#ifndef BK_CHUNK_H
#define BK_CHUNK_H

#include <stddef.h>

#include "arena.h"
#include "str.h"
#include "yamlin.h"

struct bk_chunk {
	const char	*key;	/* of a map */
	struct bk_node	*node;	/* the value, or the item */
	struct bk_str	 lead;	/* lines before it: comments, blank lines */
	struct bk_str	 body;	/* its own lines, with the last line end */
};

struct bk_chunks {
	struct bk_chunk	*v;
	size_t		 n;
	struct bk_str	 tail;	/* lines behind the last */
};

/*
 * Of a map whose keys begin their lines; `text` is that of its document, in
 * which the nodes have their places. 0; -1: it is laid out otherwise. The
 * slices point into the text.
 */
int	bk_chunk_map(const struct bk_node *map, struct bk_str text,
	    struct bk_arena *, struct bk_chunks *);

/*
 * Of the list that is the value of a chunk of such a map. *head is the line
 * of the key; there is no tail.
 */
int	bk_chunk_list(const struct bk_chunk *pair, struct bk_str text,
	    struct bk_arena *, struct bk_chunks *, struct bk_str *head);

#endif
