/* Which rows are laid side by side, term by term. */
#include "veil.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "veilsearch.h"

/* The tables of a document that are always thought of as published. */
struct shelf {
	struct bk_arena		arena;
	struct bk_figures	cell;	/* by grade and class */
	struct bk_figures	class, grade;
};

/* Small groups go first, totals last. */
enum { CLASS_LEVEL, GRADE_LEVEL, TOTAL_LEVEL };

enum { GRADE_KEY, CLASS_KEY };	/* of shelf.cell */

/* The rows of one term, without its total. */
struct span {
	struct bk_figure_row	*row;
	size_t			 n;
};

static struct span
span_of(const struct bk_figures *f, bk_term term)
{
	struct span s = { NULL, 0 };

	for (size_t i = 0; i < f->n; i++)
		if (f->row[i].term == term && !f->row[i].total &&
		    s.n++ == 0)
			s.row = &f->row[i];
	return s;
}

static struct bk_figure_row *
total_of(const struct bk_figures *f, bk_term term)
{
	struct bk_figure_row *r = f->row;

	while (r->term != term || !r->total)
		r++;
	return r;
}

static void
add_rows(struct bk_veilsearch *v, const struct span *s, int level)
{
	for (size_t i = 0; i < s->n; i++)
		bk_veilsearch_row(v, &s->row[i], level);
}

/* Row `whole` is the sum of the first n rows that have that key. */
static void
add_sum(struct bk_veilsearch *v, int whole, const struct span *cells,
    int axis, const char *key)
{
	int *part = bk_xcalloc(cells->n + 1, sizeof(*part)), n = 0;

	for (size_t i = 0; i < cells->n; i++)
		if (!key || strcmp(cells->row[i].key[axis], key) == 0)
			part[n++] = (int)i;
	bk_veilsearch_sum(v, whole, part, n);
	free(part);
}

static void
add_sums(struct bk_veilsearch *v, const struct span *cells, int axis,
    const struct span *sums, int level)
{
	for (size_t i = 0; i < sums->n; i++)
		add_sum(v, bk_veilsearch_row(v, &sums->row[i], level), cells,
		    axis, sums->row[i].key[0]);
}

/* --- the shelf ---------------------------------------------------------- */

static void
make_table(struct shelf *s, struct bk_figures *f, const struct bk_stats *st,
    const char *axes)
{
	struct bk_axes by;

	if (bk_figures_axes_parse(axes, &by) < 0)
		abort();
	bk_figures_make(f, st, &by, &s->arena);
}

/* Is every class of one grade, as in a school? Then cells are classes. */
static bool
is_nested(const struct span *cells, const struct span *classes)
{
	return cells->n == classes->n;
}

static void
veil_shelf(struct shelf *s, bk_term term, int k)
{
	struct span cells = span_of(&s->cell, term);
	struct span classes = span_of(&s->class, term);
	struct span grades = span_of(&s->grade, term);
	struct bk_veilsearch v;
	int total;

	bk_veilsearch_init(&v, k);
	add_rows(&v, &cells, CLASS_LEVEL);
	if (!is_nested(&cells, &classes))
		add_sums(&v, &cells, CLASS_KEY, &classes, CLASS_LEVEL);
	add_sums(&v, &cells, GRADE_KEY, &grades, GRADE_LEVEL);
	total = bk_veilsearch_row(&v, total_of(&s->grade, term), TOTAL_LEVEL);
	add_sum(&v, total, &cells, 0, NULL);
	bk_veilsearch_hide(&v);
	bk_veilsearch_free(&v);
}

static void
shelf_make(struct shelf *s, const struct bk_stats *st)
{
	*s = (struct shelf){ .arena = BK_ARENA_INIT };
	make_table(s, &s->cell, st, "grade,class");
	make_table(s, &s->class, st, "class");
	make_table(s, &s->grade, st, "grade");
}

static void
shelf_free(struct shelf *s)
{
	bk_figures_free(&s->cell);
	bk_figures_free(&s->class);
	bk_figures_free(&s->grade);
	bk_arena_free(&s->arena);
}

/* --- the rows asked for ------------------------------------------------- */

/* The key of a row on an axis, or NULL where it is not asked for. */
static const char *
key_of(const struct bk_figures *f, const struct bk_figure_row *r,
    enum bk_axis axis)
{
	for (size_t i = 0; i < f->axes.n; i++)
		if (f->axes.v[i] == axis)
			return r->key[i];
	return NULL;
}

static bool
is_on_shelf(const struct bk_figures *f)
{
	for (size_t i = 0; i < f->axes.n; i++)
		if (f->axes.v[i] >= BK_AXIS_BY)
			return false;
	return true;
}

static const struct bk_figure_row *
find(struct span s, int axis, const char *key, const char *grade)
{
	for (size_t i = 0; i < s.n; i++)
		if (strcmp(s.row[i].key[axis], key) == 0 &&
		    (!grade || strcmp(s.row[i].key[GRADE_KEY], grade) == 0))
			/* cppcheck-suppress returnDanglingLifetime
			 * ; the rows lie elsewhere */
			return &s.row[i];
	return NULL;
}

/* The row on the shelf that says the same. */
static const struct bk_figure_row *
same_row(const struct shelf *s, const struct bk_figures *f,
    const struct bk_figure_row *r)
{
	const char *grade = key_of(f, r, BK_AXIS_GRADE);
	const char *class = key_of(f, r, BK_AXIS_CLASS);
	struct span cells = span_of(&s->cell, r->term);
	struct span classes = span_of(&s->class, r->term);

	if (r->total)
		return total_of(&s->grade, r->term);
	if (!class)
		return find(span_of(&s->grade, r->term), 0, grade, NULL);
	if (grade || is_nested(&cells, &classes))
		return find(cells, CLASS_KEY, class, grade);
	return find(classes, 0, class, NULL);
}

static void
copy_hidden(struct bk_figure_row *to, const struct bk_figure_row *from)
{
	for (size_t i = 0; from && i < from->hidden->n; i++)
		*bk_map_number_at(to->hidden, from->hidden->e[i].key) = 1;
}

static void
veil_rows(struct bk_figures *f, bk_term term, int k)
{
	struct span rows = span_of(f, term);
	struct bk_veilsearch v;

	bk_veilsearch_init(&v, k);
	add_rows(&v, &rows, CLASS_LEVEL);
	add_sum(&v, bk_veilsearch_row(&v, total_of(f, term), TOTAL_LEVEL),
	    &rows, 0, NULL);
	bk_veilsearch_hide(&v);
	bk_veilsearch_free(&v);
}

static bool
is_large(const struct bk_figures *f)
{
	for (size_t i = 0; i < f->nterms; i++)
		if (span_of(f, f->terms[i].term).n > BK_VEIL_MAX_ROWS)
			return true;
	return false;
}

int
bk_veil_figures(struct bk_figures *f, const struct bk_stats *st, int k)
{
	struct shelf s;
	bool on = is_on_shelf(f);

	f->min_cell = k;
	shelf_make(&s, st);
	if (is_large(on ? &s.cell : f)) {
		shelf_free(&s);
		return -1;
	}
	for (size_t i = 0; i < f->nterms && !is_large(&s.cell); i++)
		veil_shelf(&s, f->terms[i].term, k);
	for (size_t i = 0; i < f->n; i++)
		if (on || f->row[i].total)
			copy_hidden(&f->row[i], same_row(&s, f, &f->row[i]));
	for (size_t i = 0; !on && i < f->nterms; i++)
		veil_rows(f, f->terms[i].term, k);
	shelf_free(&s);
	return 0;
}
