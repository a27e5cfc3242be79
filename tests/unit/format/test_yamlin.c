/* Reading YAML: documents of a stream, trees and their bytes, refusals. */
#include <stdlib.h>
#include <time.h>

#include "trees.h"

/* --- a stream is split into documents ----------------------------------- */

static const struct {
	const char	*what, *in, *pieces;
} streams[] = {
	{ "nothing", "", "" },
	{ "only comments", "# a\n\n  # b\n", "" },
	{ "only marks", "---\n---\n...\n---\n# x\n", "" },
	{ "one without marks", "a: 1\n", "1@0:a: 1\n|" },
	{ "one with marks", "---\na: 1\n", "1@0:---\na: 1\n|" },
	{ "two", "---\na: 1\n---\nb: 2\n",
	    "1@0:---\na: 1\n|3@9:---\nb: 2\n|" },
	{ "no newline at the end", "---\na: 1\n---\nb: 2",
	    "1@0:---\na: 1\n|3@9:---\nb: 2|" },
	{ "text behind the mark", "--- a\n---\tb\n",
	    "1@0:--- a\n|2@6:---\tb\n|" },
	{ "no mark: a longer line", "a: |\n  x\n----\nb: 1\n",
	    "1@0:a: |\n  x\n----\nb: 1\n|" },
	{ "no mark: not at the start", "a: x ---\n  ---\n",
	    "1@0:a: x ---\n  ---\n|" },
	{ "comments between documents belong to the one before",
	    "---\na: 1\n# x\n---\nb: 2\n",
	    "1@0:---\na: 1\n# x\n|4@13:---\nb: 2\n|" },
	{ "CRLF", "---\r\na: 1\r\n---\r\nb: 2\r\n",
	    "1@0:---\r\na: 1\r\n|3@11:---\r\nb: 2\r\n|" },
	{ "a byte order mark", "\xef\xbb\xbf" "a: 1\n", "1@3:a: 1\n|" },
	{ "one in each file of a pipe",
	    "\xef\xbb\xbf---\na: 1\n\xef\xbb\xbf---\nb: 2\n",
	    "1@3:---\na: 1\n|3@15:---\nb: 2\n|" },
	{ "a directive before the first mark", "%YAML 1.2\n---\na: 1\n",
	    "2@10:---\na: 1\n|" },
	{ "a percent sign is no directive behind it", "---\n%a\n",
	    "1@0:---\n%a\n|" },
};

static void
test_a_stream_is_split_at_its_marks(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(streams); i++) {
		struct bk_yaml_stream s = { .p = streams[i].in,
			.n = strlen(streams[i].in), .line = 1 };
		struct bk_buf got = BK_BUF_INIT;
		struct bk_yaml_piece p;

		while (bk_yamlin_next(&s, &p)) {
			bk_buf_printf(&got, "%zu@%zu:", p.line, p.offset);
			bk_buf_add(&got, p.p, p.n);
			bk_buf_putc(&got, '|');
		}
		if (strcmp(got.p, streams[i].pieces) != 0)
			print_message("%s:\n", streams[i].what);
		assert_string_equal(got.p, streams[i].pieces);
		bk_buf_free(&got);
	}
}

/* --- trees -------------------------------------------------------------- */

/*
 * A tree in one line, with the bytes that each node stands on:
 * `map(key=text) list[...]`.
 */
static void
show(const struct bk_node *n, struct bk_buf *b)
{
	static const char styles[] = "ps\"|>bf";

	bk_buf_printf(b, "%c%zu-%zu", styles[n->style], n->start, n->end);
	if (n->kind == BK_NODE_TEXT) {
		bk_buf_printf(b, "'%s'", n->text);
		return;
	}
	bk_buf_putc(b, n->kind == BK_NODE_MAP ? '{' : '[');
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		if (k != n->kids)
			bk_buf_putc(b, ' ');
		if (n->kind == BK_NODE_MAP)
			bk_buf_printf(b, "%s=", k->key->text);
		show(k, b);
	}
	bk_buf_putc(b, n->kind == BK_NODE_MAP ? '}' : ']');
}

static const struct {
	const char	*in, *tree;
} trees[] = {
	{ "a: 1", "b0-4{a=p3-4'1'}" },
	{ "a: 1  # x\nb: 'it''s'\n", "b0-20{a=p3-4'1' b=s13-20'it's'}" },
	{ "a:\nb: ~\n", "b0-7{a=p2-2'' b=p6-7'~'}" },
	{ "{a: 1, b: [2, 3] }",
	    "f0-18{a=p4-5'1' b=f10-16[p11-12'2' p14-15'3']}" },
	{ "- a\n- b\n# x\n", "b0-7[p2-3'a' p6-7'b']" },
	{ "a:\n- b: 1\n  c: 2\nd: 3\n",
	    "b0-21{a=b3-16[b5-16{b=p8-9'1' c=p15-16'2'}] d=p20-21'3'}" },
	{ "a: \"x\\n\\u00e9\"\n", "b0-14{a=\"3-14'x\n\xc3\xa9'}" },
	{ "\xc3\xa9: \xf0\x9f\x98\x80\nb: \xc3\xa9 # \xc3\xa9\nc: d\n",
	    "b0-24{\xc3\xa9=p4-8'\xf0\x9f\x98\x80' b=p12-14'\xc3\xa9' "
	    "c=p23-24'd'}" },
	{ "a: one\n  two\n\n  three\n", "b0-21{a=p3-21'one two\nthree'}" },
	{ "a: |\n  x\n  y\n\nb: 1\n", "b0-18{a=|3-14'x\ny\n' b=p17-18'1'}" },
	{ "a: >-\n  x\n  y\n", "b0-14{a=>3-14'x y'}" },
	{ "'a b': 1\n\"c\": 2\n", "b0-15{a b=p7-8'1' c=p14-15'2'}" },
	{ "a: 00123\nb: no\nc: 1e3\nd: 2020-01-01\n",
	    "b0-35{a=p3-8'00123' b=p12-14'no' c=p18-21'1e3' "
	    "d=p25-35'2020-01-01'}" },
	{ "? a\n: b\n", "b0-7{a=p6-7'b'}" },
	{ "a: {}\nb: []\n", "b0-11{a=f3-5{} b=f9-11[]}" },
};

static void
test_a_tree_knows_its_bytes(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(trees); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_node *root;
		struct trees f;

		trees_begin(&f);
		root = trees_parse(&f, trees[i].in);
		if (root)
			show(root, &got);
		if (strcmp(got.p, trees[i].tree) != 0) {
			print_message("%s\ngot: %s%s\nwanted: %s\n",
			    trees[i].in, got.p, f.said.p, trees[i].tree);
			all = false;
		}
		bk_buf_free(&got);
		trees_end(&f);
	}
	assert_true(all);
}

/* Lines count in the file, not in the document. */
static void
test_lines_are_those_of_the_file(void **state)
{
	static const char text[] = "# x\n---\na: 1\n\nb:\n  - c\n---\nd: 1\n"
	    "e: [1,\n  2]\n";
	struct bk_yaml_stream s = { .p = text, .n = strlen(text), .line = 1 };
	struct bk_yaml_piece piece;
	struct bk_node *root;
	struct trees f;

	(void)state;
	trees_begin(&f);
	assert_true(bk_yamlin_next(&s, &piece));
	root = bk_yamlin_parse(&piece, "f", &f.arena, &f.dg);
	assert_int_equal(3, bk_node_get(root, "a")->line);
	assert_int_equal(5, bk_node_get(root, "b")->key->line);
	assert_int_equal(6, bk_node_get(root, "b")->kids->line);
	assert_true(bk_yamlin_next(&s, &piece));
	root = bk_yamlin_parse(&piece, "f", &f.arena, &f.dg);
	assert_int_equal(8, bk_node_get(root, "d")->line);
	assert_int_equal(10, bk_node_get(root, "e")->last->line);
	trees_end(&f);
}

/* --- refusals ----------------------------------------------------------- */

static const struct {
	const char	*in, *said;
} refused[] = {
	{ "a: 1\nb: &x 2\n", "2: anchors and aliases are not read" },
	{ "a: &x [1]\n", "1: anchors and aliases are not read" },
	{ "a: &x {b: 1}\n", "1: anchors and aliases are not read" },
	{ "a: 1\n\nb: *x\n", "3: anchors and aliases are not read" },
	{ "&a [*a]\n", "1: anchors and aliases are not read" },
	{ "&a a: 1\n", "1: anchors and aliases are not read" },
	{ "a: !!str 1\n", "1: tags are not read" },
	{ "a: ! 1\n", "1: tags are not read" },
	{ "a:\n- !x [1]\n", "2: tags are not read" },
	{ "--- !!map\na: 1\n", "1: tags are not read" },
	{ "a: 1\nb: 2\na: 3\n", "3: key given twice: a" },
	{ "{a: 1, 'a': 2}\n", "1: key given twice: a" },
	{ "a:\n  b: 1\n  b: 2\n", "3: key given twice: b" },
	{ "? [a]\n: 1\n", "1: a key must be text" },
	{ "{a: 1, {b: c}: 1}\n", "1: a key must be text" },
	{ "a: 1\nb: [1,\n", "3: not YAML: did not find expected node content" },
	{ "a: 1\n b: 2\n", "2: not YAML: mapping values are not allowed in "
	    "this context" },
	{ "a: \"x\n", "2: not YAML: found unexpected end of stream" },
	{ "a: 1\n\tb: 2\n", "2: not YAML: found a tab character that "
	    "violates indentation" },
	{ "a:\n\tb: 2\n", "2: not YAML: found character that cannot start "
	    "any token" },
	{ "a: x\x01y\n", "1: not text: control characters are not allowed" },
	{ "a: 1\nb: \xc3\x28\n", "2: not text: invalid trailing UTF-8 octet" },
	{ "a: 1\n\nb: \xff\n", "3: not text: invalid leading UTF-8 octet" },
	{ "a: 1\nb: \"x\\0y\"\n", "2: not text: a NUL character" },
	{ "\n\xef\xbb\xbf", "1: not YAML: nothing is said" },
	{ "a: 1\n...\nb: 2\n", "3: not YAML: did not find expected <document "
	    "start>" },
	{ "%YAML 1.2\n", "2: not YAML: did not find expected <document "
	    "start>" },
	{ "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "2: not YAML: "
	    "mapping values are not allowed in this context" },
	{ "---\na: 1\n---\nb: 2\n", "3: more than one document" },
};

static void
test_every_refusal_names_its_line(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(refused); i++) {
		struct bk_buf want = BK_BUF_INIT;
		struct bk_node *root = NULL;
		struct trees f;

		trees_begin(&f);
		bk_buf_printf(&want, "error: f.yaml:%s", refused[i].said);
		if (bk_yamlin_parse_one(refused[i].in, strlen(refused[i].in),
		    "f.yaml", &f.arena, &root, &f.dg) == 0 ||
		    !bk_str_starts(bk_buf_str(&f.said), want.p) ||
		    strchr(f.said.p, '\n')[1] != '\0') {
			print_message("%s\nsaid: %s\nwanted: %s\n",
			    refused[i].in, f.said.p, want.p);
			all = false;
		}
		assert_null(root);
		bk_buf_free(&want);
		trees_end(&f);
	}
	assert_true(all);
}

/* A NUL byte in the text, which a C string cannot show. */
static void
test_a_nul_byte_is_refused(void **state)
{
	static const char text[] = "a: 1\nb: x\0y\n";
	struct bk_node *root = NULL;
	struct trees f;

	(void)state;
	trees_begin(&f);
	assert_int_equal(-1, bk_yamlin_parse_one(text, sizeof(text) - 1,
	    "f.yaml", &f.arena, &root, &f.dg));
	assert_string_equal(f.said.p, "error: f.yaml:2: not text: control "
	    "characters are not allowed; document not read\n");
	trees_end(&f);
}

/* --- limits ------------------------------------------------------------- */

static void
repeat(struct bk_buf *b, const char *s, size_t n)
{
	while (n--)
		bk_buf_puts(b, s);
}

/* n levels around a text, in one of three styles. */
static struct bk_node *
nested(struct trees *f, const char *open, const char *close, size_t n,
    struct bk_buf *b)
{
	struct bk_node *root = NULL;

	bk_buf_clear(b);
	bk_buf_clear(&f->said);
	repeat(b, open, n);
	bk_buf_puts(b, "x");
	repeat(b, close, n);
	bk_yamlin_parse_one(b->p, b->n, "f.yaml", &f->arena, &root, &f->dg);
	return root;
}

static void
test_32_levels_and_no_more(void **state)
{
	static const char *const styles[][2] = { { "[", "]" },
		{ "{a: ", "}" }, { "- ", "" }, { "[a, ", "]" },
		{ "[\n", "]" } };
	struct bk_buf b = BK_BUF_INIT;
	struct trees f;

	(void)state;
	trees_begin(&f);
	for (size_t i = 0; i < BK_NELEM(styles); i++) {
		assert_non_null(nested(&f, styles[i][0], styles[i][1], 31,
		    &b));
		assert_string_equal(f.said.p, "");
		assert_null(nested(&f, styles[i][0], styles[i][1], 32, &b));
		assert_non_null(strstr(f.said.p, "nested too deeply"));
	}
	bk_buf_free(&b);
	trees_end(&f);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* As deep, as wide or as long as a megabyte can be: refused, or read, soon. */
static void
test_hostile_shapes_take_no_time(void **state)
{
	static const struct {
		const char	*unit;
		bool		 read;
	} shapes[] = { { "[", false }, { "{", false }, { "[a,", false },
		{ "[a, [b], ", false }, { "{a: ", false }, { "- ", false },
		{ "? ", false }, { "[\n", false }, { "[ # x\n", false },
		{ "a: ", false }, { "\n", true }, { "# x\n", true },
		{ "- a\n", true }, { "&a ", false }, { "*a ", false },
		{ "!", false }, { "\"", false }, { "%", false },
		{ ": ", false }, { ",", false }, { "a b ", true } };
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(shapes); i++) {
		struct bk_node *root = NULL;
		struct trees f;
		double start = seconds();

		trees_begin(&f);
		bk_buf_clear(&b);
		repeat(&b, shapes[i].unit, 500000 / strlen(shapes[i].unit));
		assert_int_equal(shapes[i].read ? 0 : -1,
		    bk_yamlin_parse_one(b.p, b.n, "f.yaml", &f.arena, &root,
		    &f.dg));
		if (seconds() - start > 4)
			fail_msg("%s took %.1f s", shapes[i].unit,
			    seconds() - start);
		trees_end(&f);
	}
	bk_buf_free(&b);
}

static void
test_a_megabyte_and_no_more(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *root = NULL;
	struct trees f;

	(void)state;
	trees_begin(&f);
	bk_buf_puts(&b, "a: ");
	repeat(&b, "x", BK_YAML_MAX_BYTES - 3);
	assert_int_equal(0, bk_yamlin_parse_one(b.p, b.n, "f.yaml", &f.arena,
	    &root, &f.dg));
	bk_buf_putc(&b, 'x');
	assert_int_equal(-1, bk_yamlin_parse_one(b.p, b.n, "f.yaml", &f.arena,
	    &root, &f.dg));
	assert_string_equal(f.said.p,
	    "error: f.yaml:1: document too large; document not read\n");
	bk_buf_free(&b);
	trees_end(&f);
}

/* Many keys are looked through once, not each against each. */
static void
test_a_map_of_many_keys(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *root = NULL;
	struct trees f;

	(void)state;
	trees_begin(&f);
	for (int i = 0; i < 60000; i++)
		bk_buf_printf(&b, "k%d: %d\n", i, i);
	assert_int_equal(0, bk_yamlin_parse_one(b.p, b.n, "f.yaml", &f.arena,
	    &root, &f.dg));
	assert_int_equal(root->nkids, 60000);
	bk_buf_puts(&b, "k7: again\n");
	assert_int_equal(-1, bk_yamlin_parse_one(b.p, b.n, "f.yaml", &f.arena,
	    &root, &f.dg));
	assert_string_equal(f.said.p, "error: f.yaml:60001: key given twice: "
	    "k7; document not read\n");
	bk_buf_free(&b);
	trees_end(&f);
}

/* --- nodes -------------------------------------------------------------- */

static const struct {
	const char	*text;
	bool		 untyped, null;
} spellings[] = {
	{ "phone", false, false }, { "X-MIPA-1", false, false },
	{ "00123", true, false }, { "123", true, false },
	{ "-5", true, false }, { "3.14", true, false },
	{ "1e3", true, false }, { "0x1F", true, false },
	{ "0o17", true, false }, { "1_000", true, false },
	{ "12:30", true, false }, { "2020-09-08", true, false },
	{ "no", true, false }, { "No", true, false }, { "NO", true, false },
	{ "yes", true, false }, { "on", true, false }, { "y", true, false },
	{ "true", true, false }, { ".inf", true, false },
	{ "null", true, true }, { "Null", true, true }, { "~", true, true },
	{ "", true, true }, { "nol", false, false },
	{ "2020-2021-1/10234", false, false }, { "-", false, false },
	{ "e10", false, false }, { "7.1", true, false },
	{ "+62", true, false }, { "1,000", true, false },
	{ ".5", true, false }, { "1.2.3", true, false },
	{ "2.5E-7", true, false }, { "190:20:30", true, false },
	{ "0b101", true, false }, { "2020-9-8", true, false },
	{ "2020-09-08T09:10:00Z", true, false },
	{ "0812-3456-7890", false, false }, { "12ab", false, false },
	{ "9f2c01", false, false }, { "1e", false, false },
	{ "0x", false, false }, { "0xg", false, false },
	{ "12:345", false, false }, { "2020-2021-1", false, false },
	{ "_1", false, false }, { "+", false, false }, { ".", false, false },
	{ "8A", false, false }, { "X.E1", false, false },
};

static void
test_what_a_yaml_1_1_reader_takes_for_something_else(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(spellings); i++) {
		struct bk_node n = { .kind = BK_NODE_TEXT,
			.style = BK_STYLE_PLAIN, .text = spellings[i].text,
			.len = strlen(spellings[i].text) };

		if (bk_node_untyped(&n) != spellings[i].untyped ||
		    bk_node_null(&n) != spellings[i].null)
			fail_msg("%s", spellings[i].text);
		n.style = BK_STYLE_SINGLE;
		assert_false(bk_node_untyped(&n));
		assert_false(bk_node_null(&n));
	}
}

static const struct {
	const char	*a, *b;
	bool		 eq;
} pairs[] = {
	{ "a: 1", "{\"a\": '1'}", true },
	{ "{a: 1, b: 2}", "{b: 2, a: 1}", true },
	{ "[1, 2]", "- 1\n- 2", true },
	{ "[1, 2]", "[2, 1]", false },
	{ "[1]", "[1, 1]", false },
	{ "{a: 1}", "{a: 1, b: 2}", false },
	{ "{a: 1}", "{b: 1}", false },
	{ "{a: }", "{a: ~}", true },
	{ "{a: }", "{a: ''}", false },
	{ "{a: ~}", "{a: '~'}", false },
	{ "a", "[a]", false },
};

static void
test_equal_as_data(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(pairs); i++) {
		struct trees f;

		trees_begin(&f);
		if (bk_node_eq(trees_parse(&f, pairs[i].a),
		    trees_parse(&f, pairs[i].b)) != pairs[i].eq)
			fail_msg("%s / %s", pairs[i].a, pairs[i].b);
		trees_end(&f);
	}
	assert_true(bk_node_eq(NULL, NULL));
}

static void
test_trees_made_by_hand(void **state)
{
	struct bk_node *map, *n;
	struct trees f;

	(void)state;
	trees_begin(&f);
	map = bk_node_new(&f.arena, BK_NODE_MAP, BK_STYLE_FLOW);
	bk_node_put(&f.arena, map, "a", bk_node_plain(&f.arena, "1"));
	bk_node_put(&f.arena, map, "b", bk_node_plain(&f.arena, "2"));
	bk_node_put(&f.arena, map, "b", bk_node_quoted(&f.arena, "3"));
	n = bk_node_put(&f.arena, map, "c", bk_node_plain(&f.arena, ""));
	assert_int_equal(3, map->nkids);
	assert_ptr_equal(map->last, n);
	assert_string_equal("3", bk_node_text(map, "b"));
	assert_string_equal("", bk_node_text(map, "c"));
	assert_null(bk_node_text(map, "d"));
	assert_null(bk_node_get(NULL, "a"));
	assert_null(bk_node_get(n, "a"));
	assert_int_equal(BK_STYLE_DOUBLE,
	    bk_node_word(&f.arena, "007")->style);
	assert_int_equal(BK_STYLE_PLAIN, bk_node_word(&f.arena, "bk1")->style);
	trees_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_stream_is_split_at_its_marks),
		cmocka_unit_test(test_a_tree_knows_its_bytes),
		cmocka_unit_test(test_lines_are_those_of_the_file),
		cmocka_unit_test(test_every_refusal_names_its_line),
		cmocka_unit_test(test_a_nul_byte_is_refused),
		cmocka_unit_test(test_32_levels_and_no_more),
		cmocka_unit_test(test_hostile_shapes_take_no_time),
		cmocka_unit_test(test_a_megabyte_and_no_more),
		cmocka_unit_test(test_a_map_of_many_keys),
		cmocka_unit_test(
		    test_what_a_yaml_1_1_reader_takes_for_something_else),
		cmocka_unit_test(test_equal_as_data),
		cmocka_unit_test(test_trees_made_by_hand),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
