#include "veilsearch.h"

#include <stdlib.h>

#include "mem.h"

enum { LEAST_SHARED = 10 };	/* students of whom anything is told */

void
bk_veilsearch_init(struct bk_veilsearch *v, int k)
{
	*v = (struct bk_veilsearch){ .k = k };
}

void
bk_veilsearch_free(struct bk_veilsearch *v)
{
	for (size_t i = 0; i < v->nsums; i++)
		free(v->sum[i].cell);
	free(v->sum);
	free(v->pair);
	free(v->cell);
	free(v->path);
	free(v->row);
	free(v->level);
}

int
bk_veilsearch_row(struct bk_veilsearch *v, struct bk_figure_row *row,
    int level)
{
	size_t n = v->nrows;

	BK_GROW(v->row, n, v->caprows);
	BK_GROW(v->level, n, v->caplevels);
	v->row[n] = row;
	v->level[n] = level;
	v->nrows++;
	return (int)n;
}

void
bk_veilsearch_sum(struct bk_veilsearch *v, int whole, const int *part, int n)
{
	bk_veilcells_sum(v, whole, part, n);
	v->nrowsums = v->nsums;
}

/* --- all ---------------------------------------------------------------- */

/* What the rule names by itself. */
static void
hide_first(struct bk_veilsearch *v)
{
	for (int r = 0; r < (int)v->nrows; r++) {
		struct bk_veilcell *row = &v->cell[bk_veilcells_at(v, r, 0)];
		int64_t heads = row[BK_M_STUDENTS].value;

		for (int p = 0; p < (int)v->npaths; p++) {
			struct bk_veilcell *c = &row[p];

			if (!bk_veilcells_is_told(p) || c->value == 0)
				continue;
			if (c->value < v->k ||
			    (p != BK_M_STUDENTS && heads < LEAST_SHARED) ||
			    (p == BK_M_PROBLEM && heads - c->value < v->k))
				c->hidden = true;
		}
	}
}

static void
tell(struct bk_veilsearch *v, bool all)
{
	for (int r = 0; r < (int)v->nrows; r++)
		for (int p = 0; p < (int)v->npaths; p++)
			if (bk_veilcells_is_told(p) &&
			    (all || v->cell[bk_veilcells_at(v, r, p)].hidden))
				*bk_map_number_at(v->row[r]->hidden,
				    bk_str(v->path[p])) = 1;
}

void
bk_veilsearch_hide(struct bk_veilsearch *v)
{
	bool sound;

	sound = bk_veilcells_make(v);
	hide_first(v);
	while (sound && !bk_veilspread_all(v))
		if (!bk_veilmore_hide(v))
			break;
	tell(v, !sound);
}
