/*
 * Any bytes as a person's file: read or refused; an edit of it is what was
 * meant, or is refused and there is nothing. What is read reads the same when
 * it is written anew, and the quick parser reads what the general one does.
 */
#include <string.h>

#include "arena.h"
#include "case.h"
#include "fuzz.h"
#include "yamledit.h"
#include "yamlin.h"
#include "yamlout.h"
#include "yamlquick.h"

struct run {
	struct bk_arena	 arena;
	struct bk_diag	 quiet;
};

static struct bk_node *
parse(struct run *r, const char *p, size_t n)
{
	struct bk_yaml_piece piece = { p, n, 1, 0 };

	return bk_yamlin_parse(&piece, "f", &r->arena, &r->quiet);
}

static struct bk_node *
action(struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);

	bk_node_put(a, m, "date", bk_node_plain(a, "2020-09-08"));
	bk_node_put(a, m, "note", bk_node_quoted(a, "a: \"b\"\n# c"));
	return m;
}

/* The marks of a node lie in the text, and in those of its parent. */
static void
check_marks(const struct bk_node *n, size_t start, size_t end)
{
	must(n->start <= n->end && n->start >= start && n->end <= end);
	for (const struct bk_node *k = n->kids; k; k = k->next)
		check_marks(k, n->start, n->end);
}

static bool
same_tree(const struct bk_node *a, const struct bk_node *b)
{
	const struct bk_node *m = b->kids;

	if (a->kind != b->kind || a->style != b->style ||
	    a->start != b->start || a->end != b->end || a->line != b->line ||
	    a->nkids != b->nkids || a->len != b->len ||
	    (a->text && strcmp(a->text, b->text) != 0))
		return false;
	for (const struct bk_node *n = a->kids; n; n = n->next, m = m->next)
		if ((n->key && !same_tree(n->key, m->key)) ||
		    !same_tree(n, m))
			return false;
	return true;
}

/* The quick way gives the same tree as the general one, or none. */
static void
check_quick(struct run *r, const struct bk_yaml_piece *piece)
{
	struct bk_node *quick, *general;

	quick = bk_yamlquick_next(piece, &r->arena);
	if (!quick)
		return;
	general = bk_yamlin_general(piece, "f", &r->arena, &r->quiet);
	must(general && same_tree(quick, general));
}

static void
check_writing(struct run *r, const struct bk_node *root)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *again;

	bk_yamlout_flow(&b, root);
	if (b.n < BK_YAML_MAX_BYTES) {
		again = parse(r, b.p, b.n);
		must(!again || bk_node_eq(root, again));
	}
	bk_buf_free(&b);
}

static void
check_edit(struct run *r, const struct bk_yaml_piece *piece,
    struct bk_node *root)
{
	const char *const *order = bk_bind_order(bk_case_binds, &r->arena);
	struct bk_buf b = BK_BUF_INIT;
	struct bk_edit e;
	struct bk_node *new;

	bk_yamledit_begin(&e, piece, root, "f", &r->arena, &r->quiet);
	bk_yamledit_set(&e, root, "rung", bk_node_plain(&r->arena, "visit"),
	    order);
	bk_yamledit_append(&e, root, "actions", action(&r->arena), order);
	bk_yamledit_append(
	    &e, root, "causes", bk_node_plain(&r->arena, "family"), order);
	bk_yamledit_remove(&e, root, "planned");
	bk_yamledit_append(&e, root, "actions", action(&r->arena), order);
	if (bk_yamledit_finish(&e, &b) == 0) {
		new = parse(r, b.p, b.n);
		must(new && bk_node_eq(new, root));
	} else {
		must(b.n == 0);
	}
	bk_buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_yaml_stream s = { .p = (const char *)data, .n = n,
		.line = 1 };
	struct run r = { BK_ARENA_INIT, { 0 } };
	struct bk_yaml_piece piece;
	struct bk_node *root;

	while (bk_yamlin_next(&s, &piece)) {
		if (piece.n <= BK_YAML_MAX_BYTES)
			check_quick(&r, &piece);
		root = bk_yamlin_parse(&piece, "f", &r.arena, &r.quiet);
		if (!root)
			continue;
		check_marks(root, 0, piece.n);
		check_writing(&r, root);
		if (root->kind == BK_NODE_MAP)
			check_edit(&r, &piece, root);
	}
	bk_arena_free(&r.arena);
	return 0;
}
