/* What a reader can find out about hidden counts (veilsearch.h). */
#include <math.h>
#include <stdlib.h>

#include "mem.h"
#include "simplex.h"
#include "veilsearch.h"

#define NEAR 1e-6

static bool
is_small(const struct bk_veilsearch *v, const struct bk_veilcell *c)
{
	return c->value > 0 && c->value < v->k;
}

double
bk_veilspread_least(const struct bk_veilsearch *v, const struct bk_veilcell *c)
{
	return is_small(v, c) ? 1 : (double)c->value - 1;
}

double
bk_veilspread_most(const struct bk_veilsearch *v, const struct bk_veilcell *c)
{
	return is_small(v, c) ? v->k - 1 : (double)c->value + 1;
}

bool
bk_veilspread_safe(const struct bk_veilsearch *v, const struct bk_veilcell *c)
{
	bool down = c->low <= bk_veilspread_least(v, c) + NEAR;
	bool up = c->high >= bk_veilspread_most(v, c) - NEAR;

	return !c->hidden || (is_small(v, c) ? down && up : down || up);
}

static int
root(const struct bk_veilsearch *v, int c)
{
	while (v->cell[c].part != c)
		c = v->cell[c].part;
	return c;
}

static void
join(struct bk_veilsearch *v, int a, int b)
{
	if (v->cell[a].hidden && v->cell[b].hidden)
		v->cell[root(v, a)].part = root(v, b);
}

/* Which hidden counts hang together; `part` is one of them for all. */
static void
find_parts(struct bk_veilsearch *v)
{
	int n = v->ncells;

	for (int c = 0; c < n; c++)
		v->cell[c].part = c;
	for (size_t i = v->nrowsums; i < v->nsums; i++) {
		const struct bk_veilsum *s = &v->sum[i];
		int first = 0;

		while (first < s->n && !v->cell[s->cell[first]].hidden)
			first++;
		for (int j = first + 1; j < s->n; j++)
			join(v, s->cell[first], s->cell[j]);
	}
	for (size_t i = 0; i < v->npairs; i++)
		join(v, v->pair[i].greater, v->pair[i].smaller);
	for (int c = 0; c < n; c++)
		v->cell[c].part = root(v, c);
}

/* The programme of a part: its cells, then what pairs leave between them. */
struct programme {
	struct bk_veilsearch	*v;
	int			 part;
	int			*cell;
	int			 ncells, n;
	struct bk_simplex	 s;
	struct bk_simplex_term	*term;
	int			 nterms;
};

static bool
is_in(const struct programme *p, int c)
{
	return p->v->cell[c].hidden && p->v->cell[c].part == p->part;
}

static bool
binds(const struct programme *p, const struct bk_veilpair *q)
{
	const struct bk_veilcell *small = &p->v->cell[q->smaller];

	return is_in(p, q->smaller) || (is_in(p, q->greater) &&
	    small->value > 0);
}

static void
term(struct programme *p, int unknown, double factor)
{
	p->term[p->nterms++] = (struct bk_simplex_term){ unknown, factor };
}

static void
put_sums(struct programme *p)
{
	struct bk_veilsearch *v = p->v;

	for (size_t i = v->nrowsums; i < v->nsums; i++) {
		const struct bk_veilsum *s = &v->sum[i];

		p->nterms = 0;
		for (int j = 0; j < s->n; j++)
			if (is_in(p, s->cell[j]))
				term(p, v->cell[s->cell[j]].unknown,
				    j ? 1 : -1);
		if (p->nterms)
			bk_simplex_row(&p->s, p->term, p->nterms);
	}
}

static void
put_pairs(struct programme *p)
{
	struct bk_veilsearch *v = p->v;
	int slack = p->ncells;

	for (size_t i = 0; i < v->npairs; i++) {
		const struct bk_veilpair *q = &v->pair[i];

		if (!binds(p, q))
			continue;
		p->nterms = 0;
		term(p, slack++, -1);
		if (is_in(p, q->greater))
			term(p, v->cell[q->greater].unknown, 1);
		if (is_in(p, q->smaller))
			term(p, v->cell[q->smaller].unknown, -1);
		bk_simplex_row(&p->s, p->term, p->nterms);
	}
}

static void
programme_make(struct programme *p, struct bk_veilsearch *v, int part)
{
	int n = v->ncells;
	double *x = bk_xcalloc((size_t)n + v->npairs + 1, sizeof(*x));

	*p = (struct programme){ .v = v, .part = part };
	p->cell = bk_xcalloc((size_t)n + 1, sizeof(*p->cell));
	p->term = bk_xcalloc((size_t)n + 3, sizeof(*p->term));
	for (int c = 0; c < n; c++)
		if (is_in(p, c)) {
			x[p->n] = (double)v->cell[c].value;
			v->cell[c].unknown = p->n;
			p->cell[p->n++] = c;
		}
	p->ncells = p->n;
	for (size_t i = 0; i < v->npairs; i++)
		if (binds(p, &v->pair[i]))
			x[p->n++] = (double)(v->cell[v->pair[i].greater].value
			    - v->cell[v->pair[i].smaller].value);
	bk_simplex_init(&p->s, p->n, x);
	free(x);
	put_sums(p);
	put_pairs(p);
}

static void
programme_free(struct programme *p)
{
	bk_simplex_free(&p->s);
	free(p->cell);
	free(p->term);
}

/* Where the programme stands, all may be what they are there. */
static void
witness(struct programme *p)
{
	for (int i = 0; i < p->ncells; i++) {
		struct bk_veilcell *c = &p->v->cell[p->cell[i]];

		c->low = fmin(c->low, p->s.x[i]);
		c->high = fmax(c->high, p->s.x[i]);
	}
}

/* How far can each go? */
static void
spread(struct bk_veilsearch *v, int part)
{
	struct programme p;

	programme_make(&p, v, part);
	for (int i = 0; i < p.ncells; i++) {
		const struct bk_veilcell *c = &v->cell[p.cell[i]];

		if (!bk_veilspread_safe(v, c)) {
			bk_simplex_reach(&p.s, i, true,
			    bk_veilspread_most(v, c));
			witness(&p);
		}
		if (!bk_veilspread_safe(v, c) && c->value > 0) {
			bk_simplex_reach(&p.s, i, false,
			    bk_veilspread_least(v, c));
			witness(&p);
		}
	}
	programme_free(&p);
}

bool
bk_veilspread_all(struct bk_veilsearch *v)
{
	int n = v->ncells;
	bool *done = bk_xcalloc((size_t)n + 1, sizeof(*done)), safe = true;

	find_parts(v);
	for (int c = 0; c < n; c++) {
		int part = v->cell[c].part;

		if (!bk_veilspread_safe(v, &v->cell[c]) && !done[part]) {
			spread(v, part);
			done[part] = true;
		}
		safe = safe && bk_veilspread_safe(v, &v->cell[c]);
	}
	free(done);
	return safe;
}
