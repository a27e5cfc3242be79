/*
 * A part of a .docx as a tree that knows its bytes. Private to the files of
 * docxtemplate.h: docxtree.c reads, docxmark.c finds placeholders and pairs
 * them, docxfill.c writes the part anew, docxtemplate.c (the file) does so for
 * each part.
 */
#ifndef BK_DOCXTREE_H
#define BK_DOCXTREE_H

#include "arena.h"
#include "docxtemplate.h"

enum bk_docx_kind {
	BK_DOCX_OTHER, BK_DOCX_P, BK_DOCX_RUN, BK_DOCX_T, BK_DOCX_TBL,
	BK_DOCX_TR, BK_DOCX_TC, BK_DOCX_STORY, BK_DOCX_SECTION, BK_DOCX_OBJECT,
	BK_DOCX_ATOM		/* a tab, a line break */
};

/* Bytes [from, to) of the part. */
struct bk_docx_range {
	size_t	from, to;
};

/* A piece of a paragraph's text and the bytes it was read from. */
struct bk_docx_piece {
	struct bk_docx_range	 src;
	size_t			 at, n;		/* in the paragraph's text */
	struct bk_docx_node	*t;		/* NULL: a tab, a line break */
};

struct bk_docx_node {
	enum bk_docx_kind	 kind;
	struct bk_docx_range	 src;		/* with its tags */
	size_t			 inner;		/* behind its first tag */
	struct bk_docx_node	*parent, *kids, *last, *next;

	/* of a T */
	bool			 preserves;	/* has xml:space */
	/* of a P, while it is read and then in the arena */
	struct bk_buf		 text;
	struct bk_docx_piece	*piece;
	size_t			 npieces, cap;
	bool			 has_object, has_section;
	struct bk_docx_node	*next_p;	/* in the order of their ends */
};

struct bk_docx_tree {
	struct bk_arena		*arena;
	struct bk_str		 src;
	const char		*prefix;	/* "w:" */
	struct bk_docx_node	*root;
	struct bk_docx_node	*first_p, *last_p;
};

/*
 * Read a part: NULL, or why it cannot be. Free in both cases with
 * bk_docxtree_free; nodes live in the arena.
 */
const char	*bk_docxtree_read(struct bk_docx_tree *, struct bk_str,
		    struct bk_arena *);
void	bk_docxtree_free(struct bk_docx_tree *);

/*
 * Each element of a small part, with the local name and the attributes as
 * expat gives them (name, value, ..., NULL): NULL, or why it cannot be read.
 */
typedef void	bk_docxtree_fn(void *ctx, const char *name,
		    const char **attr);
const char	*bk_docxtree_each(struct bk_str, bk_docxtree_fn *, void *ctx);

/* --- placeholders ------------------------------------------------------- */

/* Bytes of the text of one t. */
struct bk_docx_source {
	size_t			 from, to;
	struct bk_docx_node	*t;
};

struct bk_docx_mark {
	char			 kind;		/* 0 value, # ? ! or / */
	struct bk_str		 name;		/* cleaned */
	struct bk_docx_node	*p, *story;
	struct bk_docx_source	*src;		/* in order */
	size_t			 n;
};

/* From a mark # ? ! to its /. */
struct bk_docx_block {
	char			 kind;
	struct bk_str		 name;
	const struct bk_docx_mark *open, *close;
	struct bk_docx_range	 src;		/* what is repeated, left out */
	bool			 is_inline;	/* text within a paragraph */
	struct bk_docx_node	*container;	/* parent of what is in it */
	size_t			 parent;	/* index, or SIZE_MAX */
};

struct bk_docx_marks {
	struct bk_docx_mark	*v;		/* by position */
	size_t			 n, cap;
	struct bk_docx_block	*block;		/* outer ones first */
	size_t			 nblocks, blockcap;
	struct bk_docx_range	*drop;		/* that held marks alone */
	size_t			 ndrops, dropcap;
};

/* What is wrong and the paragraph it is in. */
struct bk_docx_fault {
	const char			*what;
	struct bk_str			 name;
	const struct bk_docx_node	*p;
	const void			*table;	/* whose columns there are */
	bool				 lists;	/* what there is */
};

/* 0; or -1, and the fault. Free in both cases. */
int	bk_docxmark_find(struct bk_docx_marks *, struct bk_docx_tree *,
	    struct bk_docx_fault *);
void	bk_docxmark_free(struct bk_docx_marks *);

/* Append the part with its values: 0; or -1, and the fault. */
int	bk_docxfill_part(struct bk_buf *, const struct bk_docx_tree *,
	    const struct bk_docx_marks *, const struct bk_docxtemplate *,
	    struct bk_docx_fault *);

#endif
