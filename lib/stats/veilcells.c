/* The counts of the rows, and how they hang together (veilsearch.h). */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "veilsearch.h"

struct bk_veilsum *
bk_veilcells_sum(struct bk_veilsearch *v, int whole, const int *part, int n)
{
	struct bk_veilsum *s;

	BK_GROW(v->sum, v->nsums, v->capsums);
	s = &v->sum[v->nsums++];
	s->n = n + 1;
	s->cell = bk_xcalloc((size_t)n + 1, sizeof(*s->cell));
	s->cell[0] = whole;
	for (int i = 0; i < n; i++)
		s->cell[1 + i] = part[i];
	return s;
}

static void
add_path(struct bk_veilsearch *v, const char *path)
{
	for (size_t i = 0; i < v->npaths; i++)
		if (strcmp(v->path[i], path) == 0)
			return;
	BK_GROW(v->path, v->npaths, v->cappaths);
	v->path[v->npaths++] = path;
}

static bool
begins(const char *path, const char *with)
{
	return strncmp(path, with, strlen(with)) == 0;
}

/* What is given of a row: its measures, causes and rules. */
static void
find_paths(struct bk_veilsearch *v)
{
	for (int m = 0; m < BK_VEIL_FIXED; m++)
		add_path(v, bk_figures_measures[m].path);
	for (size_t r = 0; r < v->nrows; r++) {
		const struct bk_map *m = v->row[r]->sums;

		for (size_t i = 0; i < m->n; i++)
			if (begins(m->e[i].key.p, "causes" BK_SUM_SEP) ||
			    begins(m->e[i].key.p, "rules" BK_SUM_SEP))
				add_path(v, m->e[i].key.p);
	}
}

static void
make_cells(struct bk_veilsearch *v)
{
	v->ncells = (int)(v->nrows * v->npaths);
	v->cell = bk_xcalloc((size_t)v->ncells + 1, sizeof(*v->cell));
	for (size_t r = 0; r < v->nrows; r++)
		for (size_t p = 0; p < v->npaths; p++) {
			struct bk_veilcell *c = &v->cell[
			    bk_veilcells_at(v, (int)r, (int)p)];

			if (bk_veilcells_is_told((int)p))
				c->value = bk_figures_sum(v->row[r],
				    v->path[p]) / BK_SUM_ONE;
			c->low = c->high = (double)c->value;
			c->hidden = bk_figures_hidden(v->row[r], v->path[p]);
		}
}

static void
across(struct bk_veilsearch *v, int row, int first, int last)
{
	int part[BK_VEIL_FIXED], n = 0;

	for (int m = first; m <= last; m++)
		part[n++] = bk_veilcells_at(v, row, m);
	bk_veilcells_sum(v, bk_veilcells_at(v, row, BK_M_PROBLEM), part, n);
}

static void
pair(struct bk_veilsearch *v, int greater, int smaller)
{
	if (v->cell[greater].value < v->cell[smaller].value)
		return;		/* head counts that are not known */
	BK_GROW(v->pair, v->npairs, v->cappairs);
	v->pair[v->npairs++] = (struct bk_veilpair){ greater, smaller };
}

/* The sums of rows hold for each of their counts. */
static void
down(struct bk_veilsearch *v, size_t sum)
{
	for (size_t p = 0; p < v->npaths; p++) {
		const struct bk_veilsum *of = &v->sum[sum];
		struct bk_veilsum *s = bk_veilcells_sum(v, 0, of->cell + 1,
		    of->n - 1);

		of = &v->sum[sum];	/* which may have moved */
		for (int i = 0; i < s->n; i++)
			s->cell[i] = bk_veilcells_at(v, of->cell[i], (int)p);
	}
}

static void
make_sums(struct bk_veilsearch *v)
{
	for (size_t i = 0; i < v->nrowsums; i++)
		down(v, i);
	for (int r = 0; r < (int)v->nrows; r++) {
		across(v, r, BK_M_PHONE, BK_M_VISIT);
		across(v, r, BK_M_OPEN, BK_M_LEFT);
		pair(v, bk_veilcells_at(v, r, BK_M_STUDENTS),
		    bk_veilcells_at(v, r, BK_M_PROBLEM));
		for (int p = BK_VEIL_FIXED; p < (int)v->npaths; p++)
			pair(v, bk_veilcells_at(v, r, BK_M_PROBLEM),
			    bk_veilcells_at(v, r, p));
	}
	for (size_t i = v->nrowsums; i < v->nsums; i++)
		for (int j = 0; j < v->sum[i].n; j++) {
			struct bk_veilcell *c = &v->cell[v->sum[i].cell[j]];

			if (c->nsums < BK_VEIL_SUMS)
				c->sum[c->nsums++] = (int)i;
		}
}

/* Do all sums come out? */
static bool
is_sound(const struct bk_veilsearch *v)
{
	for (size_t i = v->nrowsums; i < v->nsums; i++) {
		const struct bk_veilsum *s = &v->sum[i];
		int64_t left = v->cell[s->cell[0]].value;

		for (int j = 1; j < s->n; j++)
			left -= v->cell[s->cell[j]].value;
		if (left != 0)
			return false;
	}
	return true;
}

bool
bk_veilcells_make(struct bk_veilsearch *v)
{
	find_paths(v);
	make_cells(v);
	make_sums(v);
	return is_sound(v);
}
