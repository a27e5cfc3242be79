/*
 * Binding documents to structs: a table names, for each YAML key, the type of
 * its value and the member that takes it. The same table reads a document,
 * checks one, and says which keys it may have and in which order.
 *
 *	struct bk_span { bk_date from, to; const char *why; };
 *	const struct bk_bind bk_student_span_binds[] = {
 *		BK_BIND("from", DATE, struct bk_span, from),
 *		BK_BIND("to", DATE, struct bk_span, to),
 *		BK_BIND("why", TEXT, struct bk_span, why),
 *		BK_BIND_END
 *	};
 *
 * Keys that a table does not name are kept: they stay in the tree.
 */
#ifndef BK_BIND_H
#define BK_BIND_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "word.h"
#include "yamlin.h"

enum bk_bind_type {		/* member type		absent */
	BK_TYPE_END,
	BK_TYPE_TEXT,		/* const char *		NULL */
	BK_TYPE_ID,		/* const char *		NULL; wants quotes */
	BK_TYPE_NAME,		/* const char *		NULL; a staff or case
				   id, a note: plain or quoted */
	BK_TYPE_DATE,		/* bk_date		BK_DATE_NONE */
	BK_TYPE_TIME,		/* int, minutes		BK_INT_NONE */
	BK_TYPE_STAMP,		/* int64_t, minutes since 1970, local time
							BK_STAMP_NONE */
	BK_TYPE_TERM,		/* bk_term		0 */
	BK_TYPE_INT,		/* int, 0 .. 1e9	BK_INT_NONE */
	BK_TYPE_NUM,		/* double, +-1e9	NAN */
	BK_TYPE_BOOL,		/* bool			false */
	BK_TYPE_WORD,		/* int: index in words	-1 */
	BK_TYPE_TEXTS,		/* struct bk_texts	n = 0 */
	BK_TYPE_WINDOWS,	/* struct bk_texts	n = 0; as TEXTS, and
				   {from, to, windows: [...]} is a text for
				   each, with the dates before it */
	BK_TYPE_STRUCT,		/* a struct, bound by binds */
	BK_TYPE_STRUCTS,	/* BK_LIST_OF(struct)	n = 0 */
	BK_TYPE_NODE,		/* struct bk_node *	NULL: as it stands */
	BK_TYPE_SELF,		/* struct bk_node *: the map itself; no key */
	BK_TYPE_KEY,		/* no member: a key that is known, and read
				   from the tree or by other code */
	BK_TYPE_REST		/* no key: those below have no member, so that
				   reading ends here */
};

#define BK_INT_NONE	INT32_MIN
#define BK_STAMP_NONE	INT64_MIN

struct bk_texts {
	const char	**v;
	size_t		  n;
};

#define BK_LIST_OF(type)	struct { type *v; size_t n; }

struct bk_bind {
	const char		*key;
	enum bk_bind_type	 type;
	size_t			 offset;
	const struct bk_word	*words;	/* of WORD */
	const struct bk_bind	*binds;	/* of STRUCT, STRUCTS */
	size_t			 size;	/* of an element of STRUCTS */
	bool			 required;
};

#define BK_BIND(key, type, st, member) \
	{ key, BK_TYPE_##type, offsetof(st, member), NULL, NULL, 0, false }
#define BK_BIND_REQUIRED(key, type, st, member) \
	{ key, BK_TYPE_##type, offsetof(st, member), NULL, NULL, 0, true }
#define BK_BIND_WORD(key, st, member, words) \
	{ key, BK_TYPE_WORD, offsetof(st, member), words, NULL, 0, false }
#define BK_BIND_STRUCT(key, st, member, binds) \
	{ key, BK_TYPE_STRUCT, offsetof(st, member), NULL, binds, 0, false }
#define BK_BIND_STRUCTS(key, st, member, binds) \
	{ key, BK_TYPE_STRUCTS, offsetof(st, member), NULL, binds, \
	    sizeof(*((st *)0)->member.v), false }
#define BK_BIND_SELF(st, member) \
	{ "", BK_TYPE_SELF, offsetof(st, member), NULL, NULL, 0, false }
#define BK_BIND_KEY(key) \
	{ key, BK_TYPE_KEY, 0, NULL, NULL, 0, false }
#define BK_BIND_REST \
	{ "", BK_TYPE_REST, 0, NULL, NULL, 0, false }
#define BK_BIND_END \
	{ NULL, BK_TYPE_END, 0, NULL, NULL, 0, false }

/* Where things are read from, what they live in, who is told of faults. */
struct bk_reader {
	const char	*file;
	struct bk_arena	*arena;
	struct bk_diag	*dg;
	bool		 check;	/* bk-check: say lost quotes, slips of keys */
};

/* Set every member to its absent value. */
void	bk_bind_clear(const struct bk_bind *, void *st);

/*
 * Set the members that the map has; the others keep what they hold (call
 * bk_bind_clear first, or set defaults). 0; or -1 if a value is malformed or a
 * required key missing: each is reported, by line.
 */
int	bk_bind_load(const struct bk_reader *, const struct bk_bind *,
	    struct bk_node *map, void *st);

/* bk_bind_clear, then bk_bind_load. */
int	bk_bind_read(const struct bk_reader *, const struct bk_bind *,
	    struct bk_node *map, void *st);

/*
 * The same of an item of a list; where r->check is set, keys that the table
 * does not name are reported as bk_msg_own_key.
 */
int	bk_bind_read_item(const struct bk_reader *, const struct bk_bind *,
	    struct bk_node *map, void *st);

/*
 * Make what a struct points to its own: texts and lists are copied into the
 * arena, trees are let go (NULL). It then outlives its document.
 */
void	bk_bind_own(const struct bk_bind *, void *st, struct bk_arena *);

/*
 * Report each key of the map that the table does not name but nearly does:
 * `statuss`. Other keys are a person's own. What bk_bind_load does where
 * r->check is set.
 */
void	bk_bind_check_keys(const struct bk_reader *, const struct bk_bind *,
	    const struct bk_node *map);

/*
 * Report, as `msg`, each other key of the map that the table does not name: an
 * item of a list has little reason for one.
 */
void	bk_bind_check_item(const struct bk_reader *, const struct bk_bind *,
	    const struct bk_node *map, const struct bk_msg *msg);

/*
 * The keys of a table in order, ended by NULL, in the arena: the order of
 * bk_yamledit_set.
 */
const char *const *bk_bind_order(const struct bk_bind *, struct bk_arena *);

/* A boolean as people write it: true/false, yes/no, on/off: 0, else -1. */
int	bk_bind_bool(const char *, bool *out);

/* Exactly "YYYY-MM-DDTHH:MM", to minutes since 1970 of that clock. */
int	bk_bind_stamp(struct bk_str, int64_t *out);

#endif
