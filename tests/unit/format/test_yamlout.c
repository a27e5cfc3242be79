/* Writing YAML: what is written reads back as the same text. */
#include "trees.h"
#include "utf8.h"
#include "yamlout.h"

/* --- texts in quotes ---------------------------------------------------- */

static const struct {
	const char	*text, *quoted;
} quotes[] = {
	{ "", "\"\"" }, { "a", "\"a\"" }, { "no", "\"no\"" },
	{ "00123", "\"00123\"" }, { "1e3", "\"1e3\"" },
	{ "2020-09-08", "\"2020-09-08\"" }, { "~", "\"~\"" },
	{ "say \"x\\y\"", "\"say \\\"x\\\\y\\\"\"" },
	{ "a\nb\tc\rd", "\"a\\nb\\tc\\rd\"" },
	{ "\x01\x1b[31m\x7f", "\"\\x01\\x1B[31m\\x7F\"" },
	{ "Ma\xe2\x80\x99ruf \xc3\xa9", "\"Ma\xe2\x80\x99ruf \xc3\xa9\"" },
	{ "\xf0\x9f\x98\x80", "\"\xf0\x9f\x98\x80\"" },
	{ "nel\xc2\x85nbsp\xc2\xa0", "\"nel\\x85nbsp\xc2\xa0\"" },
	{ "ls\xe2\x80\xa8ps\xe2\x80\xa9", "\"ls\\u2028ps\\u2029\"" },
	{ "bom\xef\xbb\xbf", "\"bom\\uFEFF\"" },
	{ "\xef\xbf\xbe\xef\xbf\xbf", "\"\\uFFFE\\uFFFF\"" },
	{ "bad\xff\xc3(", "\"bad\\uFFFD\\uFFFD(\"" },
	{ "# no comment: {a: [b]}", "\"# no comment: {a: [b]}\"" },
	{ " blanks ", "\" blanks \"" },
};

static void
test_texts_are_quoted_and_escaped(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(quotes); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_yamlout_quoted(&b, bk_str(quotes[i].text));
		assert_string_equal(b.p, quotes[i].quoted);
		bk_buf_free(&b);
	}
}

/* Written, read again: the same bytes. */
static void
assert_round_trip(struct trees *f, struct bk_str text)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *root = NULL;

	bk_buf_puts(&b, "a: ");
	bk_yamlout_quoted(&b, text);
	bk_buf_putc(&b, '\n');
	if (bk_yamlin_parse_one(b.p, b.n, "f.yaml", &f->arena, &root,
	    &f->dg) < 0)
		fail_msg("%s%s", b.p, f->said.p);
	assert_int_equal(root->kids->len, text.n);
	assert_memory_equal(root->kids->text, text.p, text.n);
	bk_buf_free(&b);
}

static void
test_every_character_reads_back(void **state)
{
	struct trees f;

	(void)state;
	trees_begin(&f);
	for (uint32_t cp = 1; cp <= 0x10ffff; cp += cp < 0x3000 ? 1 :
	    cp >= 0xfd00 && cp < 0x10100 ? 1 : 251) {
		char text[6] = "x";
		size_t n;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = 1 + bk_utf8_put(cp, text + 1);
		text[n++] = 'y';
		assert_round_trip(&f, (struct bk_str){ text, n });
		bk_arena_reset(&f.arena);
	}
	trees_end(&f);
}

static void
test_random_texts_read_back(void **state)
{
	static const char *const parts[] = { "\"", "\\", "\n", "\r\n", " ",
		"  ", "\t", "#", ": ", "- ", "\xc2\x85", "\xe2\x80\xa8", "'",
		"{", "]", ",", "a", "\xf0\x9f\x98\x80", "%", "---", "..." };
	struct dice d = { 3 };
	struct trees f;

	(void)state;
	trees_begin(&f);
	for (int i = 0; i < 20000; i++) {
		struct bk_buf b = BK_BUF_INIT;

		for (unsigned n = roll(&d, 12); n > 0; n--)
			bk_buf_puts(&b, parts[roll(&d, BK_NELEM(parts))]);
		assert_round_trip(&f, bk_buf_str(&b));
		bk_buf_free(&b);
		bk_arena_reset(&f.arena);
	}
	trees_end(&f);
}

/* --- words -------------------------------------------------------------- */

static const struct {
	const char	*text, *written;
} words[] = {
	{ "phone", "phone" }, { "bk1", "bk1" }, { "wali-x1", "wali-x1" },
	{ "2020-2021-1/10234", "2020-2021-1/10234" }, { "a.b", "a.b" },
	{ "", "\"\"" }, { "no", "\"no\"" }, { "Null", "\"Null\"" },
	{ "~", "\"~\"" }, { "007", "\"007\"" }, { "12", "\"12\"" },
	{ "0x1f", "\"0x1f\"" }, { "1e3", "\"1e3\"" }, { "7.1", "\"7.1\"" },
	{ "2020-09-08", "\"2020-09-08\"" }, { "-a", "\"-a\"" },
	{ "a b", "\"a b\"" }, { "a:", "\"a:\"" }, { "a#b", "\"a#b\"" },
	{ "caf\xc3\xa9", "\"caf\xc3\xa9\"" }, { "a\n", "\"a\\n\"" },
	{ "=", "\"=\"" }, { "<<", "\"<<\"" }, { "---", "\"---\"" },
	{ "9f2c01", "9f2c01" }, { "12ab", "12ab" },
};

static void
test_words_are_plain_where_they_stay_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(words); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_yamlout_word(&b, words[i].text);
		assert_string_equal(b.p, words[i].written);
		bk_buf_free(&b);
	}
}

/* --- trees -------------------------------------------------------------- */

/* Any tree that is read, written in flow and in block style, reads the same. */
static const char *const trees[] = {
	"{a: 1, b: [x, 'y', {c: ~, d: }], e: {}, f: []}",
	"{date: 2020-09-08, n: 00123, t: \"no\", u: no, v: 'x: y', w: null}",
	("a:\n  b:\n    - c: |\n        x\n\n      d: >\n        y\n    - - 1\n"
	"      - [2, 3]\n'e f': \"g\\nh\"\n"),
	"{\"no\": 1, '': 2, 3: 4, \"a: b\": 5}",
	"~:\nnull:\n",
	"a: 1,000\nb: 4,\nc: 12:30\nd: 2020-09-08 09:10:00\n",
};

static void
test_trees_read_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(trees); i++) {
		struct bk_buf flow = BK_BUF_INIT, block = BK_BUF_INIT;
		struct bk_node *root;
		struct trees f;

		trees_begin(&f);
		root = trees_parse(&f, trees[i]);
		assert_non_null(root);
		bk_yamlout_flow(&flow, root);
		bk_yamlout_block(&block, root, 0, "\n");
		assert_true(bk_node_eq(root, trees_parse(&f, flow.p)));
		assert_true(bk_node_eq(root, trees_parse(&f, block.p)));
		bk_buf_free(&flow);
		bk_buf_free(&block);
		trees_end(&f);
	}
}

static void
test_the_layout_of_what_we_write(void **state)
{
	static const char text[] = "{date: 2020-09-08, step: phone, note: \"a"
	    "\", with: [bk1, \"x y\"], met: {b: 1}, none: [], empty: {}}";
	struct bk_buf b = BK_BUF_INIT;
	struct bk_node *root;
	struct trees f;

	(void)state;
	trees_begin(&f);
	root = trees_parse(&f, text);
	bk_yamlout_flow(&b, root);
	assert_string_equal(b.p, text);
	bk_buf_clear(&b);
	bk_yamlout_flow(&b, bk_node_plain(&f.arena, "2020-10-05T09:10"));
	bk_yamlout_flow(&b, bk_node_plain(&f.arena, "2020-10-05 at 09:10"));
	assert_string_equal(b.p, "2020-10-05T09:10\"2020-10-05 at 09:10\"");
	bk_buf_clear(&b);
	bk_node_get(root, "with")->style = BK_STYLE_BLOCK;
	bk_node_get(root, "met")->style = BK_STYLE_BLOCK;
	bk_yamlout_block(&b, root, 4, "\r\n");
	assert_string_equal(b.p, "date: 2020-09-08\r\n    step: phone\r\n"
	    "    note: \"a\"\r\n    with:\r\n      - bk1\r\n      - \"x y\"\r\n"
	    "    met:\r\n      b: 1\r\n    none: []\r\n    empty: {}");
	bk_buf_free(&b);
	trees_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_are_quoted_and_escaped),
		cmocka_unit_test(test_every_character_reads_back),
		cmocka_unit_test(test_random_texts_read_back),
		cmocka_unit_test(test_words_are_plain_where_they_stay_words),
		cmocka_unit_test(test_trees_read_back),
		cmocka_unit_test(test_the_layout_of_what_we_write),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
