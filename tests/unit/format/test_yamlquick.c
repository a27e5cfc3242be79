/*
 * The quick parser gives the general one's tree, byte for byte, or nothing:
 * for every document of the tests and examples, for what our writers make of
 * random trees, and for mutations of all these.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ftw.h>

#include "io.h"
#include "yamlout.h"
#include "yamlquick.h"

static struct {
	char	*text[4096];
	size_t	 n;
	size_t	 quick, general;	/* of all that was tried */
} docs;

static uint32_t seed = 1;

static uint32_t
roll(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % n;
}

/* --- the same in every field -------------------------------------------- */

static bool
same(const struct bk_node *a, const struct bk_node *b)
{
	const struct bk_node *x, *y;

	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->style != b->style || a->len != b->len ||
	    a->nkids != b->nkids || a->line != b->line ||
	    a->start != b->start || a->end != b->end)
		return false;
	if (a->kind == BK_NODE_TEXT && memcmp(a->text, b->text, a->len + 1))
		return false;
	if (!same(a->key, b->key))
		return false;
	for (x = a->kids, y = b->kids; x && y; x = x->next, y = y->next)
		if (!same(x, y))
			return false;
	return !x && !y;
}

static void
try(const char *p, size_t n)
{
	struct bk_yaml_stream s = { .p = p, .n = n, .line = 1 };
	struct bk_yaml_piece piece;

	while (bk_yamlin_next(&s, &piece)) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_diag quiet = { 0 };
		struct bk_node *quick = bk_yamlquick_next(&piece, &a);

		docs.general++;
		if (quick) {
			docs.quick++;
			if (!same(quick, bk_yamlin_general(&piece, "x", &a,
			    &quiet)))
				fail_msg("another tree: <<%.*s>>",
				    (int)piece.n, piece.p);
		}
		bk_arena_free(&a);
	}
}

/* --- where documents come from ------------------------------------------ */

static void
keep(const char *p, size_t n)
{
	if (docs.n < sizeof(docs.text) / sizeof(docs.text[0]) && n < 20000)
		docs.text[docs.n++] = strndup(p, n);
}

static int
visit(const char *path, const struct stat *st, int what, struct FTW *ftw)
{
	size_t n = strlen(path);
	struct bk_buf text = BK_BUF_INIT;
	struct bk_diag quiet = { 0 };

	(void)ftw;
	if (what != FTW_F || st->st_size > 1 << 20 || ((n < 5 ||
	    strcmp(path + n - 5, ".yaml")) && (n < 4 ||
	    strcmp(path + n - 4, "/out"))))
		return 0;
	if (bk_io_read(path, 1 << 20, &text, &quiet) == 0 &&
	    !memchr(text.p, '\0', text.n)) {
		struct bk_yaml_stream s = { .p = text.p, .n = text.n };
		struct bk_yaml_piece piece;

		while (bk_yamlin_next(&s, &piece))
			keep(piece.p, piece.n);
	}
	bk_buf_free(&text);
	return 0;
}

static const char *const shapes[] = {
    "a: 1\n",
    "---\na: \"x\"\nb: {c: 1, \"d e\": [1, -2, {f: g}]}\n",
    "---\nl:\n  - {a: 1}\n  - b: 2\n    c: \"3\"\n  - x\nm: []\nn: {}\n",
    "l:\n    - a:\n        - b\n        - c: d\n      e: f g\n",
    "t: \"\\n\\\"\\\\ caf\xc3\xa9 \xf0\x9f\x98\x80\"\nu: 09:10\nv: a:b c/d\n",
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "a: b\n  c\n",
    "a:\nb: 1\n",
    "a:\n- b\n- c\n",
    "a: 1 # x\n",
    "a: 'x'\n",
    "a: |\n  x\n",
    "a: &x 1\n",
    "- a\n- b\n",
    "a: 1\na: 2\n",
    "a: {b: 1, b: 2}\n",
    "a: b: c\n",
    "\"a\": 1\nb c: 2\n",
    "a:  1\n",
    "a: 1 \n",
    "a: [1,2]\n",
    "a: [1, ]\n",
    "a: {b}\n",
    "a: \"x\n  y\"\n",
    "a: -\n",
    "a: --1\n",
    "a: - b\n",
};

static int
collect(void **state)
{
	const char *top = getenv("TOP");
	char path[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		keep(shapes[i], strlen(shapes[i]));
	for (int i = 0; top && i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", top, i ? "examples" :
		    "tests");
		nftw(path, visit, 16, FTW_PHYS);
	}
	return 0;
}

static int
let_go(void **state)
{
	(void)state;
	while (docs.n)
		free(docs.text[--docs.n]);
	return 0;
}

/* --- tests -------------------------------------------------------------- */

static void
test_documents(void **state)
{
	(void)state;
	for (size_t i = 0; i < docs.n; i++)
		try(docs.text[i], strlen(docs.text[i]));
	assert_true(docs.quick > 5);
}

/* A tree of the kinds, texts and styles that writers use. */
static struct bk_node *
random_tree(struct bk_arena *a, int depth)
{
	static const char *const texts[] = { "", "a", "no", "00123", "1.5",
		"-3", "2020-09-01", "09:10", "x: y", "# no", "a\nb", "\t",
		"caf\xc3\xa9", "{", "say \"hi\"", "back\\slash", "- x",
		"2020-2021-1/10234", "\xe2\x80\xa8", "X-MIPA-1" };
	const char *text = texts[roll(sizeof(texts) / sizeof(texts[0]))];
	struct bk_node *n;
	char key[16];

	if (depth == 0 || roll(3) == 0)
		return roll(2) ? bk_node_plain(a, text) :
		    bk_node_quoted(a, text);
	n = bk_node_new(a, roll(2) ? BK_NODE_MAP : BK_NODE_LIST,
	    roll(2) ? BK_STYLE_FLOW : BK_STYLE_BLOCK);
	for (uint32_t i = roll(5); i > 0; i--) {
		struct bk_node *kid = random_tree(a, depth - 1);

		snprintf(key, sizeof(key), roll(3) ? "k%u" : "%u a", i);
		if (n->kind == BK_NODE_MAP)
			bk_node_put(a, n, key, kid);
		else
			bk_node_add(n, kid);
	}
	return n;
}

static void
test_what_writers_emit(void **state)
{
	(void)state;
	docs.quick = docs.general = 0;
	for (int i = 0; i < 5000; i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf b = BK_BUF_INIT;
		struct bk_node *root = bk_node_new(&a, BK_NODE_MAP,
		    BK_STYLE_BLOCK);

		bk_node_put(&a, root, "kind", bk_node_plain(&a, "case"));
		bk_node_put(&a, root, "tree", random_tree(&a, 4));
		bk_node_put(&a, root, "end", bk_node_quoted(&a, "x"));
		bk_buf_puts(&b, "---\n");
		bk_yamlout_block(&b, root, 0, "\n");
		bk_buf_putc(&b, '\n');
		try(b.p, b.n);
		if (i < 500)
			keep(b.p, b.n);
		bk_buf_free(&b);
		bk_arena_free(&a);
	}
	assert_true(docs.quick * 10 > docs.general * 5);
}

static void
mutate(struct bk_buf *b)
{
	static const char signs[] =
	    "\n\n\n  ::--{}[],\"\"'#|>&*!%@`?~\t\r\\ax1";
	size_t at = roll((uint32_t)b->n), n = b->n;
	char c = signs[roll(sizeof(signs) - 1)];

	switch (roll(4)) {
	case 0:
		b->p[at] = c;
		break;
	case 1:
		memmove(b->p + at, b->p + at + 1, n - at - 1);
		bk_buf_truncate(b, n - 1);
		break;
	case 2:
		bk_buf_putc(b, c);
		memmove(b->p + at + 1, b->p + at, n - at);
		b->p[at] = c;
		break;
	default:
		b->p[at] = (char)(roll(2) ? 0x80 + roll(0x80) : roll(0x80));
	}
}

static void
test_mutations(void **state)
{
	(void)state;
	docs.quick = docs.general = 0;
	for (int i = 0; i < 40000; i++) {
		const char *text = docs.text[roll((uint32_t)docs.n)];
		struct bk_buf b = BK_BUF_INIT;

		bk_buf_puts(&b, text);
		if (b.n > 3000)
			bk_buf_truncate(&b, 3000);
		for (uint32_t k = roll(3) + 1; k > 0 && b.n > 2; k--)
			mutate(&b);
		try(b.p, b.n);
		bk_buf_free(&b);
	}
	assert_true(docs.quick > 2000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_what_writers_emit),
		cmocka_unit_test(test_mutations),
	};

	return cmocka_run_group_tests(tests, collect, let_go);
}
