/*
 * Any bytes as the journal that a killed writer left: not whole, or a list of
 * files of which none leads out of the repository; written again it is the
 * same list.
 */
#include <string.h>

#include "beneath.h"
#include "fuzz.h"
#include "journallist.h"

static void
same(const struct bk_journal *a, const struct bk_journal *b)
{
	must(a->n == b->n && !a->message == !b->message);
	must(!a->message || strcmp(a->message, b->message) == 0);
	for (size_t i = 0; i < a->n; i++)
		must(strcmp(a->v[i].path, b->v[i].path) == 0 &&
		    a->v[i].fresh == b->v[i].fresh &&
		    a->v[i].gone == b->v[i].gone &&
		    a->v[i].old_hash == b->v[i].old_hash &&
		    (a->v[i].gone || a->v[i].new_hash == b->v[i].new_hash));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct bk_str text = { (const char *)data, n };
	struct bk_journal j = { .n = 0 }, again = { .n = 0 };
	struct bk_buf out = BK_BUF_INIT;

	if (bk_journallist_parse(text, &j) == 0) {
		for (size_t i = 0; i < j.n; i++)
			must(bk_beneath_ok(j.v[i].path));
		bk_journallist_format(&j, &out);
		must(bk_journallist_parse(bk_buf_str(&out), &again) == 0);
		same(&j, &again);
	}
	bk_journal_free(&j);
	bk_journal_free(&again);
	bk_buf_free(&out);
	return 0;
}
