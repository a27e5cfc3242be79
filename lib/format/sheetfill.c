#include "sheetfill.h"

#include <stdlib.h>

#include "mem.h"

enum { MERGES_MAX = 1 << 16 };	/* more are of no use to a reader */

static struct bk_sheet *
present(struct bk_sheetfill *f)
{
	return &f->table->sheet[f->table->n - 1];
}

void
bk_sheetfill_sheet(struct bk_sheetfill *f, struct bk_str name)
{
	struct bk_table *t = f->table;

	BK_GROW(t->sheet, t->n, f->sheetcap);
	t->sheet[t->n++] = (struct bk_sheet){ .name = {
	    bk_arena_strndup(&t->arena, name.p, name.n), name.n } };
	f->rowcap = f->mergecap = 0;
}

int
bk_sheetfill_cell(struct bk_sheetfill *f, size_t col, struct bk_str s)
{
	s = bk_str_trim(s);
	if (s.n == 0)
		return 0;
	if (col >= BK_TABLE_COLUMNS || f->cells >= BK_TABLE_CELLS)
		return -1;
	while (f->ncells <= col) {
		BK_GROW(f->cell, f->ncells, f->cellcap);
		f->cell[f->ncells++] = BK_STR("");
		f->cells++;
	}
	f->cell[col] = (struct bk_str){
		bk_arena_strndup(&f->table->arena, s.p, s.n), s.n };
	return 0;
}

void
bk_sheetfill_row(struct bk_sheetfill *f, size_t line)
{
	struct bk_sheet *sheet = present(f);

	if (f->ncells == 0)
		return;
	BK_GROW(sheet->row, sheet->n, f->rowcap);
	sheet->row[sheet->n++] = (struct bk_row){ .line = line,
	    .n = f->ncells, .cell = bk_arena_dup(&f->table->arena, f->cell,
	    f->ncells, sizeof(*f->cell)), .record = BK_STR("") };
	f->ncells = 0;
}

void
bk_sheetfill_merge(struct bk_sheetfill *f, struct bk_table_merge m)
{
	struct bk_sheet *sheet = present(f);

	if (sheet->nmerges == MERGES_MAX)
		return;
	BK_GROW(sheet->merge, sheet->nmerges, f->mergecap);
	sheet->merge[sheet->nmerges++] = m;
}

size_t
bk_sheetfill_merges(struct bk_sheetfill *f)
{
	return present(f)->nmerges;
}

void
bk_sheetfill_clip(struct bk_sheetfill *f, size_t n, size_t line)
{
	struct bk_sheet *sheet = present(f);

	for (; n < sheet->nmerges; n++) {
		struct bk_table_merge *m = &sheet->merge[n];

		if (m->bottom > line)
			m->bottom = line > m->top ? line : m->top;
	}
}

void
bk_sheetfill_end(struct bk_sheetfill *f)
{
	for (size_t i = 0; i < f->table->n; i++)
		bk_table_sort_merges(&f->table->sheet[i]);
	free(f->cell);
	f->cell = NULL;
}
