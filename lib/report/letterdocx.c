/* A school's own Word file as the template of a letter (letter.h). */
#include <stdlib.h>
#include <string.h>

#include "docxtemplate.h"
#include "letter.h"
#include "mem.h"

static const char dots[] = "....................";

static const char *
field(void *ctx, struct bk_str name)
{
	const struct bk_letter *l = ctx;

	return bk_map_get(&l->fields, name);
}

/* Rows that are there to be written on are no rows that are known. */
static bool
has_text(const struct bk_grid *g)
{
	for (const struct bk_grid_row *r = g->row; r; r = r->next)
		for (size_t i = 0; i < g->ncolumns; i++)
			if (r->cell[i] && *r->cell[i])
				return true;
	return false;
}

static const void *
table(void *ctx, struct bk_str name, size_t *rows, bool *known)
{
	const struct bk_letter *l = ctx;
	const struct bk_grid *g = bk_map_get(&l->grids, name);

	*rows = g ? g->nrows : 0;
	*known = g && has_text(g);
	return g;
}

static const char *
cell(void *ctx, const void *t, size_t row, struct bk_str column)
{
	const struct bk_letter *l = ctx;
	const struct bk_grid *g = t;
	const struct bk_grid_row *r = g->row;

	while (row--)
		r = r->next;
	for (size_t i = 0; i < g->ncolumns; i++)
		if (bk_str_eq(column, bk_str(bk_grid_column_key(g, i,
		    l->arena))))
			return r->cell[i] ? r->cell[i] : "";
	return NULL;
}

/* The keys of a map in order, each behind `mark`. */
static void
list_keys(struct bk_buf *b, const struct bk_map *m, const char *mark,
    struct bk_arena *a)
{
	const char **v = bk_arena_alloc(a, (m->n + 1) * sizeof(*v));

	for (size_t i = 0; i < m->n; i++)
		v[i] = bk_arena_strndup(a, m->e[i].key.p, m->e[i].key.n);
	if (m->n)
		bk_str_sort(v, m->n);
	for (size_t i = 0; i < m->n; i++)
		bk_buf_printf(b, "%s%s%s", b->n ? ", " : "", mark, v[i]);
}

static void
names(void *ctx, const void *t, struct bk_buf *b)
{
	const struct bk_letter *l = ctx;
	const struct bk_grid *g = t;
	struct bk_buf list = BK_BUF_INIT;

	for (size_t i = 0; g && i < g->ncolumns; i++)
		bk_buf_printf(&list, "%s%s", i ? ", " : "",
		    bk_grid_column_key(g, i, l->arena));
	if (!g) {
		list_keys(&list, &l->fields, "", l->arena);
		list_keys(&list, &l->grids, "#", l->arena);
	}
	bk_buf_puts(b, list.p);
	bk_buf_free(&list);
}

int
bk_letter_docx(struct bk_buf *b, const struct bk_letter *l,
    struct bk_str docx, const char *file, struct bk_diag *dg)
{
	const struct bk_docxtemplate data = { .ctx = (void *)l,
		.field = field, .table = table, .cell = cell, .names = names,
		.unknown = dots };

	return bk_docxtemplate_fill(b, docx, file, &data, dg);
}
