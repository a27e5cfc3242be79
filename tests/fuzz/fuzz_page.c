/*
 * Any bytes as a page of HTML, and as SpreadsheetML: what is read of them
 * keeps the promises of table.h, and what is refused is reported.
 */
#include <string.h>

#include "diag.h"
#include "fuzz.h"
#include "htmlin.h"
#include "sheetml.h"
#include "text.h"

static void
check_row(const struct bk_row *row, size_t before)
{
	must(row->line > before);
	must(row->n > 0 && row->n <= BK_TABLE_COLUMNS);
	must(row->cell[row->n - 1].n > 0);
	for (size_t c = 0; c < row->n; c++)
		must(bk_str_trim(row->cell[c]).n == row->cell[c].n);
}

static void
check_sheet(const struct bk_sheet *s)
{
	size_t before = 0;

	for (size_t i = 0; i < s->n; i++) {
		check_row(&s->row[i], before);
		before = s->row[i].line;
		for (size_t c = 0; c < s->row[i].n && c < 4; c++)
			bk_table_shown(s, i, c);
	}
	for (size_t i = 0; i < s->nmerges; i++)
		must(s->merge[i].top <= s->merge[i].bottom &&
		    s->merge[i].left <= s->merge[i].right);
}

static void
check(int r, struct bk_table *t, const struct bk_buf *said)
{
	if (r < 0) {
		must(said->n > 0);
		return;
	}
	for (size_t i = 0; i < t->n; i++)
		check_sheet(&t->sheet[i]);
	bk_table_free(t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_str bytes = { (const char *)data, n };
	struct bk_buf said = BK_BUF_INIT;
	struct bk_diag dg = bk_diag_into(&said);
	struct bk_text text = { .own = BK_BUF_INIT };
	struct bk_table t;

	bk_sheetml_is(bytes);
	check(bk_sheetml_read(&t, "f", bytes, &dg), &t, &said);
	bk_buf_clear(&said);
	if (bk_text_read(&text, "f", bytes, (size_t)1 << 20, &dg) == 0) {
		bk_htmlin_is(text.s);
		bk_buf_clear(&said);
		check(bk_htmlin_read(&t, "f", text.s, &dg), &t, &said);
		bk_text_free(&text);
	}
	bk_buf_free(&said);
	return 0;
}
