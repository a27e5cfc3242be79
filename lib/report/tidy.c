#include "tidy.h"

#include <stdlib.h>
#include <string.h>

#include "amongschools.h"
#include "lines.h"
#include "mem.h"
#include "phrase.h"
#include "term.h"
#include "totals.h"
#include "verdict.h"
#include "xlsxout.h"

/* --- one line a figure -------------------------------------------------- */

static const char *
percent(struct bk_arena *a, const struct bk_figures *f,
    const struct bk_figure_row *row, enum bk_measure m, char point)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_figures_percent_put(&b, bk_figures_share(f, row, m), point);
	s = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return s;
}

enum { FIRST_NUMBER = 4, LAST_NUMBER = 8 };	/* columns value to of */

static const char *
with_comma(struct bk_arena *a, const char *s)
{
	char *t = bk_arena_strdup(a, s), *point = strchr(t, '.');

	if (point)
		*point = ',';
	return t;
}

/* The last one only where rows are of schools. */
static const char *const titles[] = { "term", "by", "key", "measure",
	"value", "low", "high", "n", "of", "npsn" };

static size_t
ncolumns(const struct bk_figures *f)
{
	return BK_NELEM(titles) - !bk_figures_by_school(&f->axes);
}

static void
put_cells(const struct bk_line *l, const char **cell, size_t n)
{
	const char *const v[] = { l->term, l->by, l->key, l->measure,
		l->value, l->low, l->high, l->n, l->of, l->npsn };

	memcpy(cell, v, n * sizeof(*v));
}

/* The lines of the figures as a table of texts. */
static void
put_lines(struct bk_grid *g, const struct bk_figures *f)
{
	struct bk_lines lines;

	for (size_t i = 0; i < ncolumns(f); i++)
		bk_grid_column(g, NULL, titles[i], i >= FIRST_NUMBER &&
		    i <= LAST_NUMBER);
	bk_lines_make(&lines, f, g->arena);
	for (size_t i = 0; i < lines.n; i++)
		put_cells(&lines.v[i], bk_grid_row(g), ncolumns(f));
	bk_lines_free(&lines);
}

static void
put_record(struct bk_buf *b, const char *const *cell, size_t n,
    char delimiter, struct bk_arena *a)
{
	for (size_t i = 0; i < n; i++) {
		const char *s = cell[i];

		if (i)
			bk_buf_putc(b, delimiter);
		if (i >= FIRST_NUMBER && i <= LAST_NUMBER && delimiter == ';')
			s = with_comma(a, s);
		bk_grid_csv_cell(b, s, delimiter);
	}
	bk_buf_putc(b, '\n');
}

/* Part by part: the lines of a province take twenty times their text. */
void
bk_tidy_csv(struct bk_buf *b, const struct bk_figures *f, char delimiter)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_lines lines;
	size_t n = ncolumns(f);

	if (delimiter == ';')
		bk_buf_puts(b, "\xef\xbb\xbf");
	put_record(b, titles, n, delimiter, &a);
	for (size_t i = 0; i < bk_lines_parts(f); i++) {
		bk_lines_part(&lines, f, i, &a);
		for (size_t k = 0; k < lines.n; k++) {
			const char *cell[BK_NELEM(titles)];

			put_cells(&lines.v[k], cell, n);
			put_record(b, cell, n, delimiter, &a);
		}
		bk_lines_free(&lines);
		bk_arena_reset(&a);
	}
	bk_arena_free(&a);
}

static bk_date
made_on(const struct bk_figures *f)
{
	bk_date day = f->nterms ? f->terms[f->nterms - 1].head_count :
	    BK_DATE_NONE;

	return day == BK_DATE_NONE ? bk_date_make(2020, 7, 1) : day;
}

int
bk_tidy_xlsx(struct bk_buf *out, const struct bk_figures *f,
    struct bk_arena *a, struct bk_diag *dg)
{
	struct bk_xlsx *x = bk_xlsxout_new("bk-stats", made_on(f), dg);
	struct bk_grid g;
	int sheet, row = 1;

	if (!x)
		return -1;
	bk_grid_init(&g, a);
	put_lines(&g, f);
	sheet = bk_xlsxout_sheet(x, "Stats");
	for (size_t c = 0; c < g.ncolumns; c++)
		bk_xlsxout_text(x, sheet, 0, (int)c, BK_XLSX_HEAD,
		    g.column[c].title);
	for (const struct bk_grid_row *r = g.row; r; r = r->next, row++)
		for (size_t c = 0; c < g.ncolumns; c++) {
			const char *s = r->cell[c] ? r->cell[c] : "";
			double v;

			if (g.column[c].right && bk_str_num(bk_str(s),
			    &v) == 0)
				bk_xlsxout_number(x, sheet, row, (int)c,
				    BK_XLSX_PLAIN, v);
			else if (*s)
				bk_xlsxout_text(x, sheet, row, (int)c,
				    BK_XLSX_PLAIN, s);
		}
	bk_xlsxout_head_rows(x, sheet, 0, 0);
	bk_xlsxout_width(x, sheet, 0, 8, 16);
	return bk_xlsxout_finish(x, out);
}

/* --- side by side ------------------------------------------------------- */

static const struct bk_phrase axis_heads[BK_NAXES] = {
	[BK_AXIS_GRADE] = { { "Kelas", "Grade" } },
	[BK_AXIS_CLASS] = { { "Kelas", "Class" } },
	[BK_AXIS_BY + BK_BY_SEX] = { { "L/P", "Sex" } },
	[BK_AXIS_BY + BK_BY_COUNSELLOR] = { { "Guru BK", "Counsellor" } },
	[BK_AXIS_BY + BK_BY_SCHOOL] = { { "Sekolah", "School" } },
};

static const struct bk_phrase measure_heads[BK_NMEASURES] = {
	[BK_M_STUDENTS] = { { "Siswa", "Students" } },
	[BK_M_PROBLEM] = { { "Ditangani", "With a problem" } },
	[BK_M_MISTAKEN] = { { "Dibatalkan", "Mistaken" } },
	[BK_M_OFF_ROLL] = { { "Di luar daftar", "Off roll" } },
	[BK_M_PHONE] = { { "WA/Telepon", "WA/phone" } },
	[BK_M_SUMMONS] = { { "Panggilan", "Summons" } },
	[BK_M_VISIT] = { { "Home Visit", "Visit" } },
	[BK_M_RESOLVED] = { { "Tuntas", "Resolved" } },
	[BK_M_REFERRED] = { { "Dialihtangankan", "Referred" } },
	[BK_M_OPEN] = { { "Dalam Penanganan", "Open" } },
	[BK_M_CARRIED_OVER] = { { "Dilanjutkan", "Carried over" } },
	[BK_M_LEFT] = { { "Keluar/Lulus", "Left" } },
};

/* The report calls a grade "Kelas"; beside classes that says two things. */
static const struct bk_phrase grade_head = { { "Tingkat", "Grade" } };
static const struct bk_phrase share_head = { { "Persentase", "Percentage" } };
static const struct bk_phrase total_head = { { "Jumlah", "Total" } };

/* A column of the comparison: a count, or its share of the students. */
struct column {
	enum bk_measure	m;
	bool		share;
};

static const struct column handling[] = {
	{ BK_M_STUDENTS, false }, { BK_M_PROBLEM, false },
	{ BK_M_PROBLEM, true }, { BK_M_PHONE, false },
	{ BK_M_SUMMONS, false }, { BK_M_VISIT, false },
};

static const struct column standing[] = {
	{ BK_M_RESOLVED, false }, { BK_M_REFERRED, false },
	{ BK_M_OPEN, false }, { BK_M_CARRIED_OVER, false },
	{ BK_M_LEFT, false }, { BK_M_MISTAKEN, false },
	{ BK_M_OFF_ROLL, false },
};

struct view {
	const struct bk_figures	*f;
	struct bk_arena		*a;
	enum bk_lang		 lang;
	bk_term			*terms;
	const struct bk_figure_row **keys;	/* one row a key, in order */
	size_t			 nkeys;
};

static int
key_cmp(const void *a, const void *b)
{
	return bk_figures_key_cmp(*(const struct bk_figure_row *const *)a,
	    *(const struct bk_figure_row *const *)b);
}

/* Rows of the same key, over the terms, are one line: the first of each. */
static void
collect_keys(struct view *v)
{
	struct bk_map seen = BK_MAP_INIT;
	const struct bk_figures *f = v->f;

	v->keys = bk_arena_alloc(v->a, (f->n + 1) * sizeof(*v->keys));
	for (size_t i = 0; i < f->n; i++) {
		void **at;

		if (f->row[i].total)
			continue;
		at = bk_map_at(&seen, bk_str(f->row[i].text));
		if (*at)
			continue;
		*at = (void *)&f->row[i];
		v->keys[v->nkeys++] = &f->row[i];
	}
	qsort(v->keys, v->nkeys, sizeof(*v->keys), key_cmp);
	bk_map_free(&seen);
}

static struct view
view_of(const struct bk_figures *f, struct bk_arena *a, enum bk_lang lang)
{
	struct view v = { .f = f, .a = a, .lang = lang };

	v.terms = bk_arena_alloc(a, (f->nterms + 1) * sizeof(*v.terms));
	for (size_t i = 0; i < f->nterms; i++)
		v.terms[i] = f->terms[i].term;
	collect_keys(&v);
	return v;
}

/* Is every key's number of students the same in all terms? */
static bool
same_students(const struct view *v)
{
	for (size_t k = 0; k <= v->nkeys; k++) {
		const char *text = k < v->nkeys ? v->keys[k]->text : "total";
		int64_t first = -1;

		for (size_t t = 0; t < v->f->nterms; t++) {
			const struct bk_figure_row *r = bk_figures_find(v->f,
			    v->terms[t], text);
			int64_t n = r ? r->count[BK_M_STUDENTS] : 0;

			if ((first >= 0 && n != first) ||
			    (r && bk_figures_hidden(r, "students")))
				return false;
			first = n;
		}
	}
	return true;
}

static size_t
terms_of_column(const struct view *v, const struct column *c, bool same)
{
	bool once = c->m == BK_M_STUDENTS && same && v->f->nterms;

	return once ? 1 : v->f->nterms;
}

static const struct bk_phrase *
axis_head(const struct bk_axes *axes, enum bk_axis axis)
{
	bool both = bk_figures_has_axis(axes, BK_AXIS_CLASS);

	return axis == BK_AXIS_GRADE && both ? &grade_head : &axis_heads[axis];
}

static void
put_columns(struct bk_grid *g, const struct view *v, const struct column *c,
    size_t n, bool same)
{
	struct bk_buf b = BK_BUF_INIT;
	const struct bk_axes *axes = &v->f->axes;

	for (size_t i = 0; i < axes->n; i++)
		bk_grid_column(g, NULL,
		    axis_head(axes, axes->v[i])->text[v->lang], false);
	for (size_t i = 0; i < n; i++) {
		const struct bk_phrase *head = c[i].share ? &share_head :
		    &measure_heads[c[i].m];
		size_t terms = terms_of_column(v, &c[i], same);

		for (size_t t = 0; t < terms; t++) {
			bk_buf_clear(&b);
			if (terms == v->f->nterms)
				bk_phrase_term_head(&b, v->terms[t], v->terms,
				    v->f->nterms, v->lang);
			bk_grid_column(g, head->text[v->lang],
			    bk_arena_strdup(g->arena, b.p), true);
		}
	}
	bk_buf_free(&b);
}

static const char *
count_text(const struct view *v, const struct bk_figure_row *r,
    enum bk_measure m)
{
	return bk_figures_hidden(r, bk_figures_measures[m].path) ? "*" :
	    bk_phrase_count(v->a, r->count[m], v->lang);
}

static const char *
value(const struct view *v, const struct bk_figure_row *r,
    const struct column *c)
{
	if (!r)
		return c->share ? "" : "0";
	if (!c->share)
		return count_text(v, r, c->m);
	return percent(v->a, v->f, r, c->m, bk_phrase_point(v->lang));
}

static void
put_row(struct bk_grid *g, const struct view *v,
    const struct bk_figure_row *key, const struct column *c, size_t n,
    bool same)
{
	const char **cell = bk_grid_row(g);
	size_t at = v->f->axes.n;

	for (size_t i = 0; key && i < at; i++)
		cell[i] = *key->label[i] ? key->label[i] : "?";
	if (!key) {
		cell[0] = total_head.text[v->lang];
		bk_grid_rule(g);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t t = 0; t < terms_of_column(v, &c[i], same); t++)
			cell[at++] = value(v, bk_figures_find(v->f,
			    v->terms[t], key ? key->text : "total"), &c[i]);
}

static void
put_grid(struct bk_grid *g, const struct view *v, const struct column *c,
    size_t n)
{
	bool same = same_students(v);

	bk_grid_init(g, v->a);
	put_columns(g, v, c, n, same);
	for (size_t i = 0; i < v->nkeys; i++)
		put_row(g, v, v->keys[i], c, n, same);
	put_row(g, v, NULL, c, n, same);
}

void
bk_tidy_handling(struct bk_grid *g, const struct bk_figures *f,
    struct bk_arena *a, enum bk_lang lang)
{
	struct view v = view_of(f, a, lang);

	put_grid(g, &v, handling, sizeof(handling) / sizeof(handling[0]));
}

void
bk_tidy_standing(struct bk_grid *g, const struct bk_figures *f,
    struct bk_arena *a, enum bk_lang lang)
{
	struct view v = view_of(f, a, lang);
	size_t n = BK_NELEM(standing);

	/*
	 * Mistakes, and students off the roll, are not given for small groups.
	 */
	put_grid(g, &v, standing, f->min_cell ? n - 2 : n);
}

/* The school, or how many; the terms with the days of their head counts. */
static void
put_caption(struct bk_buf *b, const struct view *v, const struct bk_stats *st)
{
	static const struct bk_phrase several = { { "sekolah", "schools" } };
	static const struct bk_phrase counted = { { ": siswa per ",
	    ": students on " } };
	const char *name = bk_node_text(bk_stats_only_school(st), "name");

	if (name)
		bk_buf_printf(b, "%s\n", name);
	else if (st->schools.n > 1)
		bk_buf_printf(b, "%zu %s\n", st->schools.n,
		    several.text[v->lang]);
	for (size_t i = 0; i < v->f->nterms; i++) {
		bk_phrase_term(b, v->terms[i], v->lang);
		if (v->f->terms[i].head_count != BK_DATE_NONE) {
			bk_buf_puts(b, counted.text[v->lang]);
			bk_phrase_date(b, v->f->terms[i].head_count, v->lang);
		}
		bk_buf_putc(b, '\n');
	}
	bk_buf_putc(b, '\n');
}

/* The schools side by side, term by term. */
static void
put_schools(struct bk_buf *b, const struct view *v,
    void (*put)(struct bk_buf *, const struct bk_grid *))
{
	for (size_t i = 0; i < v->f->nterms; i++) {
		struct bk_grid g;

		bk_buf_putc(b, '\n');
		if (v->f->nterms > 1) {
			bk_phrase_term(b, v->terms[i], v->lang);
			bk_buf_puts(b, "\n\n");
		}
		bk_amongschools_grid(&g, v->f, v->terms[i], v->a, v->lang);
		put(b, &g);
	}
	bk_buf_printf(b, "\n%s\n", bk_amongschools_words(v->lang));
}

/* What else is known of the totals or of a key, and how it changed. */
static bool
put_others(struct bk_buf *b, const struct view *v, const char *key,
    struct bk_arena *a, void (*put)(struct bk_buf *, const struct bk_grid *))
{
	struct bk_grid g;
	bool any = false;

	for (int compared = 0; compared <= 1; compared++) {
		bk_totals_grid(&g, v->f, key, compared, a, v->lang);
		if (!g.nrows)
			continue;
		bk_buf_putc(b, '\n');
		put(b, &g);
		any = true;
	}
	return any;
}

/* The same of each key, below its name. */
static void
put_keys(struct bk_buf *b, const struct view *v,
    void (*put)(struct bk_buf *, const struct bk_grid *))
{
	struct bk_arena one = BK_ARENA_INIT;

	for (size_t k = 0; k < v->nkeys; k++, bk_arena_reset(&one)) {
		const struct bk_figure_row *r = v->keys[k];
		size_t start = b->n;

		bk_buf_putc(b, '\n');
		for (size_t i = 0; i < v->f->axes.n; i++)
			bk_buf_printf(b, "%s%s: %s", i ? ", " : "",
			    axis_heads[v->f->axes.v[i]].text[v->lang],
			    *r->label[i] ? r->label[i] : "?");
		bk_buf_putc(b, '\n');
		if (!put_others(b, v, r->text, &one, put))
			bk_buf_truncate(b, start);
	}
	bk_arena_free(&one);
}

static void
put_both(struct bk_buf *b, const struct bk_figures *f,
    const struct bk_stats *st, struct bk_arena *a, enum bk_lang lang,
    void (*put)(struct bk_buf *, const struct bk_grid *))
{
	struct view v = view_of(f, a, lang);
	struct bk_verdict said;
	struct bk_grid g;

	put_caption(b, &v, st);
	bk_tidy_handling(&g, f, a, lang);
	put(b, &g);
	bk_buf_putc(b, '\n');
	bk_tidy_standing(&g, f, a, lang);
	put(b, &g);
	if (bk_amongschools_are(f))
		put_schools(b, &v, put);
	bk_verdict_make(&said, f, lang, a);
	for (size_t i = 0; i < said.n; i++)
		bk_buf_printf(b, "\n%s\n", said.line[i]);
	put_others(b, &v, "total", a, put);
	put_keys(b, &v, put);
}

void
bk_tidy_text(struct bk_buf *b, const struct bk_figures *f,
    const struct bk_stats *st, struct bk_arena *a, enum bk_lang lang)
{
	put_both(b, f, st, a, lang, bk_grid_text);
}

void
bk_tidy_md(struct bk_buf *b, const struct bk_figures *f,
    const struct bk_stats *st, struct bk_arena *a, enum bk_lang lang)
{
	put_both(b, f, st, a, lang, bk_grid_md);
}
