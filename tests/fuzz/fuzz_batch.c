/* Any bytes as a sheet of entries: each row is an entry, empty, or bad. */
#include "batch.h"
#include "fuzz.h"
#include "text.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_str bytes = { (const char *)data, n };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_entry_place at = { .file = "f", .arena = &a, .dg = &dg };
	struct bk_text text = { .own = BK_BUF_INIT };
	struct bk_batch b = { .bad = 0 };
	struct bk_table t;

	if (bk_text_read(&text, "f", bytes, (size_t)1 << 20, &dg) == 0) {
		if (bk_table_text(&t, "f", text.s, 0, &dg) == 0) {
			if (bk_batch_read(&b, &t, n & 1 ? "bk1" : NULL,
			    &at) < 0)
				must(said.n > 0);
			for (size_t i = 0; i < b.entries.n; i++)
				bk_entry_finish(&b.entries.v[i], &a);
			bk_table_free(&t);
		}
		bk_text_free(&text);
	}
	bk_buf_free(&said);
	bk_arena_free(&a);
	return 0;
}
