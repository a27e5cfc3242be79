/* The stream between tools: each document to the handler of its kind. */
#include <stdlib.h>
#include <string.h>

#include "docs.h"
#include "fixture.h"

static int
take(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	const char *nis = bk_node_text(doc, "nis");

	(void)r;
	bk_buf_printf(ctx, "%s:%zu ", nis ? nis : "?", doc->line);
	return nis && strcmp(nis, "stop") == 0 ? -1 : 0;
}

static const struct bk_doc_handler handlers[] = {
	BK_DOC("attendance", take), BK_DOC("referral", take), BK_DOC_END
};

static const struct {
	const char	*in, *taken, *said;
	int		 r;
} streams[] = {
	{ "", "", "", 0 }, { "# nothing\n---\n", "", "", 0 },
	{ "kind: attendance\nnis: '1'\n", "1:1 ", "", 0 },
	{ "---\nkind: attendance\nnis: '1'\n---\nkind: referral\nnis: '2'\n",
	    "1:2 2:5 ", "", 0 },
	{ "--- {kind: attendance, nis: '1'}\n", "1:1 ", "", 0 },
	/* other kinds that bk knows are left aside, said once */
	{ "---\nkind: case\n---\nkind: case\n---\nkind: stats\n---\n"
	    "kind: referral\nnis: '2'\n", "2:8 ",
	    "note: f.yaml:2: kind of document that is not used here: case; "
	    "left aside\n"
	    "note: f.yaml:6: kind of document that is not used here: stats; "
	    "left aside\n", 0 },
	{ "---\nkind: cases\n", "",
	    "error: f.yaml:2: kind of document not known: cases; document not "
	    "read\n", -1 },
	{ "---\nnis: '1'\n", "", "error: f.yaml:2: kind of document not known: "
	    "none given; document not read\n", -1 },
	{ "---\n- a\n", "", "error: f.yaml:2: keys and values expected; "
	    "document not read\n", -1 },
	{ "---\nkind: [case]\n", "", "error: f.yaml:2: kind of document not "
	    "known: none given; document not read\n", -1 },
	/* the first that is malformed ends it */
	{ "---\nkind: referral\nnis: '1'\n---\nkind: [\n---\nkind: referral\n"
	    "nis: '2'\n", "1:2 ", "error: f.yaml:6: not YAML: did not find "
	    "expected node content; document not read\n", -1 },
	{ "---\nkind: referral\nnis: stop\n---\nkind: referral\nnis: '2'\n",
	    "stop:2 ", "", -1 },
};

static void
test_each_document_to_its_handler(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(streams); i++) {
		struct bk_buf taken = BK_BUF_INIT;
		struct fixture f;
		int r;

		fixture_begin(&f);
		r = bk_docs_each(streams[i].in, strlen(streams[i].in), &f.r,
		    handlers, &taken);
		assert_string_equal(taken.p, streams[i].taken);
		assert_string_equal(f.said.p, streams[i].said);
		assert_int_equal(r, streams[i].r);
		bk_buf_free(&taken);
		fixture_end(&f);
	}
}

static const struct {
	const char	*in, *out;
} appended[] = {
	{ "kind: case\n", "---\nkind: case\n" },
	{ "kind: case", "---\nkind: case\n" },
	{ "---\nkind: case\n", "---\nkind: case\n" },
	{ "--- # x\nkind: case\r\n", "--- # x\nkind: case\r\n" },
	{ "\xef\xbb\xbfkind: case\n", "---\nkind: case\n" },
	{ "\xef\xbb\xbf---\nkind: case\n", "---\nkind: case\n" },
	{ "# a comment\n---\nkind: case\n", "# a comment\n---\nkind: case\n" },
};

/* A file of any layout as a part of a stream: it reads as one document. */
static void
test_a_file_as_part_of_a_stream(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(appended); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_docs_append(&b, bk_str(appended[i].in));
		if (strcmp(b.p, appended[i].out) != 0)
			print_message("%s", appended[i].in);
		assert_string_equal(b.p, appended[i].out);
		bk_buf_free(&b);
	}
}

/* Its texts must be copied; one that is kept must not be. */
struct kept {
	char		*passed;
	const char	*kept;
	struct bk_arena	*arena;		/* of the last that passed */
};

static int
take_passing(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct kept *k = ctx;

	free(k->passed);
	k->passed = strdup(bk_node_text(doc, "nis"));
	k->arena = r->arena;
	return 0;
}

static int
take_kept(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct kept *k = ctx;

	k->kept = bk_node_text(doc, "nis");
	assert_ptr_not_equal(r->arena, k->arena);
	return 0;
}

static void
test_passing_documents_are_let_go(void **state)
{
	static const struct bk_doc_handler both[] = {
		BK_DOC_PASSING("attendance", take_passing),
		BK_DOC("referral", take_kept), BK_DOC_END
	};
	static const char in[] = "---\nkind: attendance\nnis: '1'\n"
	    "---\nkind: referral\nnis: '2'\n"
	    "---\nkind: attendance\nnis: '3'\n";
	struct kept k = { NULL, NULL, NULL };
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_docs_each(in, sizeof(in) - 1, &f.r, both, &k));
	assert_string_equal("3", k.passed);
	assert_string_equal("2", k.kept);
	assert_ptr_not_equal(&f.arena, k.arena);
	free(k.passed);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_document_to_its_handler),
		cmocka_unit_test(test_passing_documents_are_let_go),
		cmocka_unit_test(test_a_file_as_part_of_a_stream),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
