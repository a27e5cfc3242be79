/*
 * Three texts, between bytes 0xff, as the three sides of a merge of cases, and
 * of what erased students counted: what comes of it without a conflict reads
 * again.
 */
#include <string.h>

#include "case.h"
#include "fuzz.h"
#include "merge.h"
#include "remainder.h"
#include "yamlin.h"

static struct bk_str
cut(struct bk_str *rest)
{
	const char *end = rest->n ? memchr(rest->p, 0xff, rest->n) : NULL;
	struct bk_str part = { rest->p, end ? (size_t)(end - rest->p) :
	    rest->n };
	const size_t used = part.n + (end != NULL);

	rest->p += used;
	rest->n -= used;
	return part;
}

static void
reads(const struct bk_buf *out, struct bk_arena *a)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_node *root = NULL;

	must(out->n >= BK_YAML_MAX_BYTES || bk_yamlin_parse_one(out->p,
	    out->n, "f", a, &root, &quiet) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_str rest = { (const char *)data, n };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf out = BK_BUF_INIT;
	struct bk_diag quiet = { 0 };
	struct bk_policy policy;
	struct bk_merge m = { .file = "f", .policy = &policy };

	bk_policy_default(&policy);
	m.base = cut(&rest);
	m.ours = cut(&rest);
	m.theirs = cut(&rest);
	if (bk_merge_case(&m, &a, &out, &quiet) == 0)
		reads(&out, &a);
	bk_buf_clear(&out);
	if (bk_remainder_merge((struct bk_str[]){ m.base, m.ours, m.theirs },
	    "f", &a, &out, &quiet) == 0)
		reads(&out, &a);
	bk_buf_free(&out);
	bk_arena_free(&a);
	return 0;
}
