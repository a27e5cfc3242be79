/*
 * YAML as bk reads it: a stream is split into documents at lines `---`, each
 * document is parsed alone into a tree of nodes that know their bytes, so
 * that a person's file can be edited by splicing (yamledit.h).
 *
 * Refused, with file and line: anchors, aliases, tags, duplicate keys, keys
 * that are not scalars, NUL and other control characters, invalid UTF-8, more
 * than BK_YAML_MAX_BYTES a document or BK_YAML_MAX_DEPTH levels.
 *
 * Scalars are text: the schema (domain/bind.h) says what they mean, never
 * their spelling.
 */
#ifndef BK_YAMLIN_H
#define BK_YAMLIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"
#include "str.h"

#define BK_YAML_MAX_BYTES	((size_t)1 << 20)
#define BK_YAML_MAX_DEPTH	32

enum bk_node_kind { BK_NODE_TEXT, BK_NODE_LIST, BK_NODE_MAP };

enum bk_node_style {
	BK_STYLE_PLAIN,			/* of text */
	BK_STYLE_SINGLE,
	BK_STYLE_DOUBLE,
	BK_STYLE_LITERAL,
	BK_STYLE_FOLDED,
	BK_STYLE_BLOCK,			/* of lists and maps */
	BK_STYLE_FLOW
};

/* Thousands of documents are trees at once, so a node is kept to 80 bytes. */
struct bk_node {
	enum bk_node_kind	 kind : 8;
	enum bk_node_style	 style : 8;
	uint32_t		 nkids;
	const char		*text;	/* of BK_NODE_TEXT, NUL-terminated */
	size_t			 len;
	struct bk_node		*key;	/* its key, when it stands in a map */
	struct bk_node		*kids;	/* first child of a list or map */
	struct bk_node		*last;	/* last child */
	struct bk_node		*next;	/* next sibling */
	size_t			 line;	/* 1-based in the file; 0: not read */
	size_t			 start;	/* bytes start..end of the document's */
	size_t end; /*  text; quotes and brackets included */
};

/* One document of a stream, as bytes. */
struct bk_yaml_piece {
	const char	*p;		/* from its `---` line to the next */
	size_t		 n;
	size_t		 line;		/* of its first byte, 1-based */
	size_t		 offset;	/* in the stream */
};

/* A stream being split; set p, n and line = 1, leave the rest zero. */
struct bk_yaml_stream {
	const char	*p;
	size_t		 n;
	size_t		 line;
	size_t		 pos;
};

/*
 * The next document that holds more than comments and blank lines: true and
 * *piece set, false at the end. A byte order mark before it is left out, and
 * directives are.
 */
bool	bk_yamlin_next(struct bk_yaml_stream *, struct bk_yaml_piece *);

/*
 * Parse one document. The tree lives in the arena; scalars may point into the
 * piece only by offset, so its bytes need not outlive the call. Malformed:
 * reported, and NULL.
 */
struct bk_node	*bk_yamlin_parse(const struct bk_yaml_piece *, const char *file,
		    struct bk_arena *, struct bk_diag *);

/*
 * Parse text that must hold one document at the most (school.yaml): 0 and
 * *root set (NULL when it holds none), or reported and -1.
 */
int	bk_yamlin_parse_one(const char *p, size_t n, const char *file,
	    struct bk_arena *, struct bk_node **root, struct bk_diag *);

/* Is that what git-crypt keeps of a file, where nobody unlocked it? */
bool	bk_yamlin_is_locked(struct bk_str text);

/* The value of `key` in a map, or NULL (also when `map` is NULL or no map). */
struct bk_node	*bk_node_get(const struct bk_node *map, const char *key);

/* The text of `key` in a map, or NULL when absent or no scalar. */
const char	*bk_node_text(const struct bk_node *map, const char *key);

/*
 * The items of what should be a list: where somebody wrote one item alone, a
 * map or a text, that is the only one. NULL: there is none (more).
 *
 *	for (n = bk_node_first_item(list); n; n = bk_node_next_item(list, n))
 */
const struct bk_node *bk_node_first_item(const struct bk_node *list);
const struct bk_node *bk_node_next_item(const struct bk_node *list,
		    const struct bk_node *item);

/*
 * True for a plain scalar that stands for nothing: empty, `~` or `null`. Where
 * the schema wants text, the word is one (domain/bind.c): a Mr Null exists.
 */
bool	bk_node_null(const struct bk_node *);

/*
 * True when a YAML 1.1 reader takes this plain scalar for something other
 * than text: a number, an octal, a boolean (`no`), a date or null.
 */
bool	bk_node_untyped(const struct bk_node *);

/*
 * Trees made by hand, to be written by yamlout.h or yamledit.h. Texts are
 * copied into the arena; a plain one that would read as nothing is quoted.
 * bk_node_add appends to a list, bk_node_put to a map (or replaces the value
 * of an existing key); both return the child.
 */
struct bk_node	*bk_node_new(struct bk_arena *, enum bk_node_kind,
		    enum bk_node_style);
struct bk_node	*bk_node_plain(struct bk_arena *, const char *text);
struct bk_node	*bk_node_quoted(struct bk_arena *, const char *text);
/* Plain, unless it would read as a number, a date or a truth value. */
struct bk_node	*bk_node_word(struct bk_arena *, const char *text);
struct bk_node	*bk_node_add(struct bk_node *list, struct bk_node *child);
struct bk_node	*bk_node_put(struct bk_arena *, struct bk_node *map,
		    const char *key, struct bk_node *child);

/*
 * The start of the line behind the last line of a node, or the end of the
 * text, which is that of the node's document. A block scalar's end mark lies
 * behind the blank lines that follow it: those are not the node's.
 */
size_t	bk_node_behind(const struct bk_node *, struct bk_str text);

/* The whole tree anew in the arena, without a key of its own. */
struct bk_node	*bk_node_copy(struct bk_arena *, const struct bk_node *);

/* Equal as data: same kinds, keys and texts, whatever the layout. */
bool	bk_node_eq(const struct bk_node *, const struct bk_node *);

#endif
