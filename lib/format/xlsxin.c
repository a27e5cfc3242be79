#include "xlsxin.h"

#include <stdlib.h>

#include "mem.h"
#include "msg_export.h"
#include "xlsxbook.h"

enum { SHEET_MAX = 128 << 20 };	/* of a table */

bool
bk_xlsxin_is(struct bk_str s)
{
	return bk_str_starts(s, "PK\3\4") || bk_xlsxbook_compound(s);
}

struct bk_xlsxbook *
bk_xlsxin_open(const char *file, struct bk_str bytes, FILE *f, size_t start,
    struct bk_diag *dg)
{
	struct bk_xlsxbook *b = bk_xmalloc(sizeof(*b));

	if (bk_xlsxbook_open(b, file, bytes, f, start, dg) == 0)
		return b;
	free(b);
	return NULL;
}

void
bk_xlsxin_close(struct bk_xlsxbook *b)
{
	if (!b)
		return;
	bk_xlsxbook_close(b);
	free(b);
}

bool
bk_xlsxin_long(const struct bk_xlsxbook *b)
{
	for (size_t i = 0; i < b->in.nlisted; i++)
		if (!b->in.listed[i].hidden &&
		    b->in.listed[i].size > BK_XLSXIN_LONG)
			return true;
	return false;
}

/* The sheet of that number, its first rows where `maxrows` is not 0. */
static int
read_sheet(struct bk_xlsxbook *b, size_t i, size_t maxrows)
{
	const struct bk_xlsx_listed *l = &b->in.listed[i];
	struct bk_table *t = b->in.table;
	struct bk_sheet *sheet = &t->sheet[t->n];
	struct bk_xlsx_part p = { .sheet = sheet, .maxrows = maxrows };

	if (!l->member)
		return 0;
	if (l->hidden) {
		/* once, though a long workbook's table is read twice */
		if (!b->begun)
			bk_diag(b->dg, &bk_msg_sheet_hidden, b->file, 0,
			    "%.*s", (int)l->name.n, l->name.p);
		return 0;
	}
	t->n++;
	sheet->name = bk_str(bk_arena_strndup(&t->arena, l->name.p,
	    l->name.n));
	sheet->name = bk_str_trim(sheet->name);
	sheet->part = i;
	p.max = maxrows ? SIZE_MAX : SHEET_MAX;
	if (bk_xlsxbook_part(b, l->member, &bk_xlsxpart_sheet, &p) < 0)
		return -1;
	t->whole = t->whole && !p.enough;
	bk_table_sort_merges(sheet);
	return 0;
}

int
bk_xlsxin_table(struct bk_xlsxbook *b, struct bk_table *out, size_t maxrows)
{
	struct bk_table t = { .whole = true, .arena = BK_ARENA_INIT,
		.date1904 = b->in.date1904 };
	int r = 0;

	b->in.table = &t;
	b->in.cells = 0;
	t.sheet = bk_xcalloc(b->in.nlisted + 1, sizeof(struct bk_sheet));
	for (size_t i = 0; i < b->in.nlisted && r == 0; i++)
		r = read_sheet(b, i, maxrows);
	b->in.table = NULL;
	b->begun = true;
	if (r < 0)
		bk_table_free(&t);
	else
		*out = t;
	return r;
}
