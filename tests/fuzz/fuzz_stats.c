/* Any bytes as sums of schools: what is read is written, and reads again. */
#include "docs.h"
#include "fuzz.h"
#include "sums.h"

static int
take(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	bk_stats_read(r, doc, ctx);
	return 0;
}

static const struct bk_doc_handler handlers[] = { BK_DOC("stats", take),
	BK_DOC_END };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_diag quiet = { 0 }, again = { 0 };
	struct bk_reader r = { .file = "f", .arena = &a, .dg = &quiet };
	struct bk_buf out = BK_BUF_INIT;
	struct bk_stats st, copy;

	bk_stats_init(&st);
	bk_stats_init(&copy);
	if (bk_docs_each((const char *)data, n, &r, handlers, &st) == 0 &&
	    quiet.worst < BK_FINDING) {
		bk_stats_write(&out, &st);
		r.dg = &again;
		if (out.n < BK_YAML_MAX_BYTES)
			must(bk_docs_each(out.p, out.n, &r, handlers,
			    &copy) == 0);
	}
	bk_stats_free(&copy);
	bk_stats_free(&st);
	bk_buf_free(&out);
	bk_arena_free(&a);
	return 0;
}
