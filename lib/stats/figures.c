#include "figures.h"

#include <stdlib.h>
#include <string.h>

#include "school.h"
#include "term.h"

#define RUNG(r)		{ "rung." r, "rungs" BK_SUM_SEP r }
#define STATUS(s)	{ "status." s, "status" BK_SUM_SEP s }

const struct bk_measure_name bk_figures_measures[] = {
	[BK_M_STUDENTS] = { "students", "students" },
	[BK_M_PROBLEM] = { "with_problem", "with_problem" },
	[BK_M_MISTAKEN] = { "mistaken", "mistaken" },
	[BK_M_OFF_ROLL] = { "off_roll", "off_roll" },
	[BK_M_PHONE] = RUNG("phone"),
	[BK_M_SUMMONS] = RUNG("summons"),
	[BK_M_VISIT] = RUNG("visit"),
	[BK_M_OPEN] = STATUS("open"),
	[BK_M_RESOLVED] = STATUS("resolved"),
	[BK_M_REFERRED] = STATUS("referred"),
	[BK_M_CARRIED_OVER] = STATUS("carried_over"),
	[BK_M_LEFT] = STATUS("left"),
};

const enum bk_measure bk_figures_shares[] = {
    BK_M_PROBLEM, BK_M_PHONE, BK_M_SUMMONS, BK_M_VISIT};

/* --- axes --------------------------------------------------------------- */

static int
axis_find(struct bk_str s)
{
	int by = bk_word_find(bk_stats_bys, s);

	if (bk_str_eq(s, BK_STR("grade")))
		return BK_AXIS_GRADE;
	if (bk_str_eq(s, BK_STR("class")))
		return BK_AXIS_CLASS;
	return by < 0 ? -1 : BK_AXIS_BY + by;
}

int
bk_figures_axes_parse(const char *text, struct bk_axes *out)
{
	struct bk_axes a = { .n = 0, .text = text };
	unsigned seen = 0;

	for (;; text++) {
		size_t n = strcspn(text, ",");
		int axis = axis_find((struct bk_str){ text, n });

		if (axis < 0 || seen & 1u << axis)
			return -1;
		seen |= 1u << axis;
		a.v[a.n++] = (enum bk_axis)axis;
		text += n;
		if (!*text)
			break;
	}
	*out = a;
	return 0;
}

unsigned
bk_figures_axes_by(const struct bk_axes *a)
{
	unsigned by = 0;

	for (size_t i = 0; i < a->n; i++)
		if (a->v[i] >= BK_AXIS_BY)
			by |= 1u << (a->v[i] - BK_AXIS_BY);
	return by;
}

bool
bk_figures_has_axis(const struct bk_axes *a, enum bk_axis axis)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i] == axis)
			return true;
	return false;
}

bool
bk_figures_by_school(const struct bk_axes *a)
{
	return bk_figures_has_axis(a, BK_AXIS_BY + BK_BY_SCHOOL);
}

/* --- rows --------------------------------------------------------------- */

static const char *
axis_value(const struct bk_group *g, enum bk_axis axis)
{
	const char *v = axis == BK_AXIS_GRADE ? g->grade :
	    axis == BK_AXIS_CLASS ? g->class : g->by[axis - BK_AXIS_BY];

	return v ? v : "";
}

/*
 * Complaints have neither grade nor class; such groups make no row, but where
 * rows are whole schools, which these belong to as well.
 */
static bool
has_row(const struct bk_group *g)
{
	return g && (g->grade || g->class);
}

static bool
are_schools(const struct bk_axes *a)
{
	return a->n == 1 && bk_figures_by_school(a);
}

int
bk_figures_key_cmp(const struct bk_figure_row *x,
    const struct bk_figure_row *y)
{
	int c = 0;

	for (int i = 0; c == 0 && i < BK_NAXES && x->key[i]; i++) {
		if (x->by_class[i])
			c = bk_school_grade_cmp(x->grade, y->grade);
		if (c == 0)
			c = bk_school_grade_cmp(x->key[i], y->key[i]);
	}
	return c;
}

static int
row_cmp(const void *a, const void *b)
{
	const struct bk_figure_row *x = a, *y = b;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	if (x->total != y->total)
		return x->total - y->total;
	return bk_figures_key_cmp(x, y);
}

/* The order of by_text. */
static int
text_cmp(const void *a, const void *b)
{
	const struct bk_figure_row *x = *(const struct bk_figure_row *const *)a;
	const struct bk_figure_row *y = *(const struct bk_figure_row *const *)b;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	return x->total != y->total ? x->total - y->total :
	    strcmp(x->text, y->text);
}

/* A school's name by the list, where it stands there. */
static const char *
label(const struct bk_axes *axes, enum bk_axis axis, const char *key)
{
	const char *name = axis == BK_AXIS_BY + BK_BY_SCHOOL && axes->names ?
	    bk_map_get(axes->names, bk_str(key)) : NULL;

	return name ? name : key;
}

static struct bk_figure_row
row_of(const struct bk_group *g, const struct bk_axes *axes,
    struct bk_arena *a)
{
	struct bk_figure_row r = { .term = g->term, .text = "",
		.grade = axis_value(g, BK_AXIS_GRADE) };

	r.whole = are_schools(axes);
	for (size_t i = 0; i < axes->n; i++) {
		r.key[i] = axis_value(g, axes->v[i]);
		r.label[i] = label(axes, axes->v[i], r.key[i]);
		r.by_class[i] = axes->v[i] == BK_AXIS_CLASS;
		r.text = bk_arena_printf(a, "%s%s%s", r.text, i ? "," : "",
		    r.label[i]);
	}
	return r;
}

/* Rows while they are gathered: found by term and keys. */
struct rows {
	struct bk_map	 index;		/* -> struct bk_figure_row */
	struct bk_arena	*arena;
};

static struct bk_figure_row *
row_at(struct rows *rows, const struct bk_figure_row *key)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_figure_row *row;
	void **at;

	bk_buf_printf(&b, "%d%c", (int)key->term, key->total ? 'T' : 'K');
	for (int i = 0; i < BK_NAXES && key->key[i]; i++) {
		bk_buf_puts(&b, BK_SUM_SEP);
		bk_buf_puts(&b, key->key[i]);
	}
	at = bk_map_at(&rows->index, bk_buf_str(&b));
	bk_buf_free(&b);
	if (!*at) {
		*at = row = bk_arena_dup(rows->arena, key, 1, sizeof(*key));
		row->sums = bk_arena_alloc(rows->arena, sizeof(*row->sums));
		*row->sums = (struct bk_map)BK_MAP_INIT;
		row->hidden = bk_arena_alloc(rows->arena,
		    sizeof(*row->hidden));
		*row->hidden = (struct bk_map)BK_MAP_INIT;
	}
	row = *at;
	if (!row->total && bk_school_grade_cmp(key->grade, row->grade) < 0)
		row->grade = key->grade;
	return row;
}

static int
measure_at(const char *path)
{
	for (int m = 0; m < BK_NMEASURES; m++)
		if (strcmp(bk_figures_measures[m].path, path) == 0)
			return m;
	return -1;
}

static void
add_sum(struct bk_figure_row *row, const char *path, int64_t value)
{
	int m = measure_at(path);

	*bk_map_number_at(row->sums, bk_str(path)) += value;
	if (m >= 0)
		row->count[m] += value / BK_SUM_ONE;
}

static void
gather(struct rows *rows, const struct bk_stats *st,
    const struct bk_axes *axes)
{
	const struct bk_group *group = NULL;
	struct bk_figure_row *row = NULL, *total = NULL;

	for (size_t i = 0; i < st->sums.n; i++) {
		const struct bk_sum *s = &st->sums.e[i];
		const char *path = bk_stats_path_of(st, s);

		if (bk_stats_group_of(st, s) != group) {
			struct bk_figure_row r = row_of(
			    bk_stats_group_of(st, s), axes, rows->arena);

			group = bk_stats_group_of(st, s);
			row = has_row(group) || r.whole ?
			    row_at(rows, &r) : NULL;
			total = row_at(rows, &(struct bk_figure_row){
			    .term = group->term, .text = "total",
			    .grade = "", .total = true, .whole = true });
		}
		if (!has_row(group) && measure_at(path) >= 0)
			continue;
		if (row)
			add_sum(row, path, s->value);
		add_sum(total, path, s->value);
	}
}

void
bk_figures_make(struct bk_figures *f, const struct bk_stats *st,
    const struct bk_axes *axes, struct bk_arena *a)
{
	struct rows rows = { BK_MAP_INIT, a };

	*f = (struct bk_figures){ .axes = *axes };
	f->terms = bk_stats_terms(st, a, &f->nterms);
	gather(&rows, st, axes);
	for (size_t i = 0; i < f->nterms; i++)
		row_at(&rows, &(struct bk_figure_row){
		    .term = f->terms[i].term, .text = "total", .grade = "",
		    .total = true, .whole = true });
	f->n = rows.index.n;
	f->row = bk_arena_alloc(a, (f->n + 1) * sizeof(*f->row));
	for (size_t i = 0; i < f->n; i++)
		f->row[i] = *(struct bk_figure_row *)rows.index.e[i].value;
	qsort(f->row, f->n, sizeof(*f->row), row_cmp);
	f->by_text = bk_arena_alloc(a, (f->n + 1) * sizeof(*f->by_text));
	for (size_t i = 0; i < f->n; i++)
		f->by_text[i] = &f->row[i];
	qsort(f->by_text, f->n, sizeof(*f->by_text), text_cmp);
	bk_map_free(&rows.index);
}

void
bk_figures_free(struct bk_figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		bk_map_free(f->row[i].sums);
		bk_map_free(f->row[i].hidden);
	}
	f->n = 0;
}

bool
bk_figures_hidden(const struct bk_figure_row *row, const char *path)
{
	return row->hidden && bk_map_number(row->hidden, bk_str(path), 0);
}

bool
bk_figures_veiled(const struct bk_figures *f, const struct bk_figure_row *row,
    enum bk_measure m)
{
	(void)f;
	return bk_figures_hidden(row, bk_figures_measures[m].path) ||
	    bk_figures_hidden(row, bk_figures_measures[BK_M_STUDENTS].path);
}

/* Eight digits; of courses out of school the first is a letter. */
static bool
is_npsn(const char *s)
{
	size_t n = strspn(s, "0123456789"), all = strlen(s);

	return all == 8 && (n == all || (*s >= 'A' && *s <= 'Z' &&
	    strspn(s + 1, "0123456789") == 7));
}

const char *
bk_figures_school(const struct bk_figures *f, const struct bk_figure_row *row)
{
	for (size_t i = 0; i < f->axes.n && !row->total; i++)
		if (f->axes.v[i] == BK_AXIS_BY + BK_BY_SCHOOL)
			return is_npsn(row->key[i]) ? row->key[i] : "";
	return "";
}

int64_t
bk_figures_sum(const struct bk_figure_row *row, const char *path)
{
	return row->sums ? bk_map_number(row->sums, bk_str(path), 0) : 0;
}

const struct bk_figure_row *
bk_figures_find(const struct bk_figures *f, bk_term term, const char *text)
{
	struct bk_figure_row key = { .term = term, .text = text,
		.total = strcmp(text, "total") == 0 };
	const struct bk_figure_row *k = &key, **at;

	at = bsearch(&k, f->by_text, f->n, sizeof(*f->by_text), text_cmp);
	return at ? *at : NULL;
}

/* --- shares ------------------------------------------------------------- */

int
bk_figures_percent(int64_t x, int64_t n)
{
	int64_t p;

	if (n <= 0)
		return -1;
	p = (20000 * x + n) / (2 * n);
	if (x > 0 && x < n && p < 1)
		p = 1;
	if (x > 0 && x < n && p > 9999)
		p = 9999;
	return p > INT32_MAX ? INT32_MAX : (int)p;
}

const char *
bk_figures_text(const struct bk_figures *f, const struct bk_figure_row *row,
    enum bk_measure m, struct bk_arena *a)
{
	(void)f;
	if (bk_figures_hidden(row, bk_figures_measures[m].path))
		return "*";
	return bk_arena_printf(a, "%lld", (long long)row->count[m]);
}

int
bk_figures_share(const struct bk_figures *f, const struct bk_figure_row *row,
    enum bk_measure m)
{
	if (bk_figures_veiled(f, row, m))
		return -1;
	return bk_figures_percent(row->count[m], row->count[BK_M_STUDENTS]);
}

void
bk_figures_percent_put(struct bk_buf *b, int hundredths, char point)
{
	if (hundredths >= 0)
		bk_buf_printf(b, "%d%c%02d", hundredths / 100, point,
		    hundredths % 100);
}
