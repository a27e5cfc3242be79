/* Items taken out of lists by splicing (yamledit.h). */
#include "trees.h"

#include "yamledit.h"

struct one {
	const char *what, *text, *items, *expected;	/* NULL: unsafe */
};

/* Strike the items of `list` that hold one of the letters. */
static void
strike(struct bk_edit *e, struct bk_node *list, const char *items)
{
	struct bk_node *next;

	for (struct bk_node *n = list->kids; n; n = next) {
		next = n->next;
		if (n->len == 1 && strchr(items, n->text[0]))
			bk_yamledit_strike(e, list, n);
	}
}

static void
assert_struck(const struct one *t)
{
	struct bk_yaml_stream s = { .p = t->text, .n = strlen(t->text),
		.line = 1 };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf out = BK_BUF_INIT, said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_yaml_piece piece;
	struct bk_node *root;
	struct bk_edit e;
	int r;

	assert_true(bk_yamlin_next(&s, &piece));
	root = bk_yamlin_parse(&piece, "f", &a, &dg);
	assert_non_null(root);
	bk_yamledit_begin(&e, &piece, root, "f", &a, &dg);
	strike(&e, root->kind == BK_NODE_LIST ? root : bk_node_get(root,
	    "l"), t->items);
	r = bk_yamledit_finish(&e, &out);
	if (r != (t->expected ? 0 : -1) || (t->expected &&
	    strcmp(out.p, t->expected) != 0))
		fail_msg("%s: %d, \"%s\"; %s", t->what, r, out.p, said.p);
	bk_buf_free(&out);
	bk_buf_free(&said);
	bk_arena_free(&a);
}

static void
items_go_and_the_rest_stays_byte_for_byte(void **state)
{
	static const struct one v[] = {
		{ "the first of a flow list", "l: [a, b, c] # x\n", "a",
		    "l: [b, c] # x\n" },
		{ "one in the middle", "l: [a,  b, c]\n", "b",
		    "l: [a, c]\n" },
		{ "the last", "l: [ a, b , c ]\n", "c", "l: [ a, b  ]\n" },
		{ "two side by side", "l: [a, b, c, d]\n", "bc",
		    "l: [a, d]\n" },
		{ "the first two", "l: [a, b, c]\n", "ab", "l: [c]\n" },
		{ "the last two", "l: [a, b, c]\n", "bc", "l: [a]\n" },
		{ "all", "l: [a, b]\n", "ab", "l: []\n" },
		{ "in quotes", "l: [\"a\", 'b']\n", "a", "l: ['b']\n" },
		{ "over lines", "l: [\n  a,\n  b,\n]\n", "b",
		    "l: [\n  a,\n]\n" },
		{ "the first of a block list", "l:\n  - a # x\n  # y\n  - b\n",
		    "a", "l:\n  # y\n  - b\n" },
		{ "one in the middle", "l:\n- a\n- b\n- c\nk: 1\n", "b",
		    "l:\n- a\n- c\nk: 1\n" },
		{ "the last, without a newline", "- a\n- b", "b", "- a\n" },
		{ "with line ends of Windows", "- a\r\n- b\r\n", "a",
		    "- b\r\n" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(v); i++)
		assert_struck(&v[i]);
}

static void
what_cannot_be_told_apart_is_unsafe(void **state)
{
	static const struct one v[] = {
		{ "the only one of a block list", "l:\n  - a\n", "a", NULL },
		{ "behind another dash", "- - a\n  - b\n", "", "- - a\n"
		    "  - b\n" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(v); i++)
		assert_struck(&v[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_go_and_the_rest_stays_byte_for_byte),
		cmocka_unit_test(what_cannot_be_told_apart_is_unsafe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
