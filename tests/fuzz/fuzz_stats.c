/* Any bytes as sums of schools: what is read is written, and reads again. */
#include "docs.h"
#include "fuzz.h"
#include "sums.h"

static void
reads_again(const struct bk_stats *st, struct bk_arena *a)
{
	struct bk_diag quiet = { 0 };
	struct bk_reader r = { .file = "f", .arena = a, .dg = &quiet };
	struct bk_buf out = BK_BUF_INIT;
	struct bk_node *root = NULL;
	struct bk_stats copy;

	bk_stats_write(&out, st);
	if (out.n < BK_YAML_MAX_BYTES) {
		must(bk_yamlin_parse_one(out.p, out.n, "f", a, &root,
		    &quiet) == 0 && root);
		must(bk_stats_read(&r, root, &copy) == 0);
		bk_stats_free(&copy);
	}
	bk_buf_free(&out);
}

static int
take(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_stats st;

	(void)ctx;
	if (bk_stats_read(r, doc, &st) == 0) {
		reads_again(&st, r->arena);
		bk_stats_free(&st);
	}
	return 0;
}

static const struct bk_doc_handler handlers[] = { BK_DOC("stats", take),
	BK_DOC_END };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_diag quiet = { 0 };
	struct bk_reader r = { .file = "f", .arena = &a, .dg = &quiet };

	bk_docs_each((const char *)data, n, &r, handlers, NULL);
	bk_arena_free(&a);
	return 0;
}
