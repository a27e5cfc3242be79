/*
 * Edits told in lines, for the tests of yamledit:
 *
 *	= rung: visit			set
 *	+ actions: {date: 2020-10-01}	append, as a block item
 *	* reasons: {rule: economic}	append, as a flow item
 *	- planned			remove
 */
#ifndef EDITS_H
#define EDITS_H

#include "trees.h"
#include "yamledit.h"

/* A tree as if made by hand: no line, no place. */
static inline struct bk_node *
handmade(struct bk_arena *a, const struct bk_node *n, enum bk_node_style style)
{
	struct bk_node *copy = bk_node_new(a, n->kind, n->kind == BK_NODE_TEXT ?
	    n->style : style);

	copy->text = n->text;
	copy->len = n->len;
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		struct bk_node *kid = handmade(a, k, BK_STYLE_FLOW);

		if (n->kind == BK_NODE_MAP)
			bk_node_put(a, copy, k->key->text, kid);
		else
			bk_node_add(copy, kid);
	}
	return copy;
}

/* The order of the keys of a case file. */
static const char *const edit_order[] = {
	"version", "id", "term", "student", "counsellor", "opened", "status",
	"rung", "due", "follows", "reasons", "causes", "planned", "actions",
	NULL
};

/* Note one line in the edit. */
static inline void
edit_line(struct trees *f, struct bk_edit *e, const char *line)
{
	const char *colon = strchr(line, ':');
	const char *key = bk_arena_strndup(&f->arena, line + 2,
	    colon ? (size_t)(colon - line) - 2 : strlen(line + 2));
	struct bk_node *value = colon ? trees_parse(f, colon + 1) : NULL;

	if (colon && !value)
		fail_msg("no value: %s", line);
	switch (line[0]) {
	case '=':
		bk_yamledit_set(e, e->root, key, handmade(&f->arena, value,
		    BK_STYLE_FLOW), edit_order);
		break;
	case '+':
		bk_yamledit_append(e, e->root, key, handmade(&f->arena, value,
		    BK_STYLE_BLOCK), edit_order);
		break;
	case '*':
		bk_yamledit_append(e, e->root, key, handmade(&f->arena, value,
		    BK_STYLE_FLOW), edit_order);
		break;
	case '-':
		bk_yamledit_remove(e, e->root, key);
		break;
	default:
		fail_msg("no such edit: %s", line);
	}
}

static inline void
edit_lines(struct trees *f, struct bk_edit *e, const char *lines)
{
	while (*lines) {
		size_t n = strcspn(lines, "\n");

		edit_line(f, e, bk_arena_strndup(&f->arena, lines, n));
		lines += n + (lines[n] == '\n');
	}
}

/*
 * The first document of a text, changed; what surrounds it stays. 0, or -1:
 * refused, said in f->said.
 */
static inline int
edit_text(struct trees *f, const char *text, size_t n, const char *lines,
    struct bk_buf *out)
{
	struct bk_yaml_stream s = { .p = text, .n = n, .line = 1 };
	struct bk_yaml_piece piece;
	struct bk_node *root;
	struct bk_edit e;

	if (!bk_yamlin_next(&s, &piece))
		fail_msg("no document");
	root = bk_yamlin_parse(&piece, "f.yaml", &f->arena, &f->dg);
	if (!root)
		return -1;
	bk_yamledit_begin(&e, &piece, root, "f.yaml", &f->arena, &f->dg);
	edit_lines(f, &e, lines);
	bk_buf_add(out, text, piece.offset);
	if (bk_yamledit_finish(&e, out) < 0)
		return -1;
	bk_buf_add(out, text + piece.offset + piece.n,
	    n - piece.offset - piece.n);
	return 0;
}

#endif
