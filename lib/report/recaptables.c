/* The recap's tables of causes, standards, subjects and classes. */
#include <stdlib.h>
#include <string.h>

#include "measurename.h"
#include "mem.h"
#include "phrase.h"
#include "recapsheet.h"
#include "sumorder.h"
#include "veil.h"

/* --- causes and rules --------------------------------------------------- */

static const struct bk_figure_row *
row_of(const struct bk_recap_book *p, int t, const char *key)
{
	return bk_figures_find(&p->f, p->terms[t], key);
}

static int
by_order(const void *a, const void *b)
{
	return bk_sumorder_cmp(*(const char *const *)a,
	    *(const char *const *)b);
}

/* The keys below a field in any term, in the order of their vocabulary. */
static size_t
keys_below(struct bk_recap_book *p, const char *field, const char ***out)
{
	struct bk_map seen = BK_MAP_INIT;
	size_t len = strlen(field), n;

	for (int t = 0; t < p->nterms; t++) {
		const struct bk_figure_row *r = row_of(p, t, "total");

		for (size_t i = 0; r && i < r->sums->n; i++) {
			const char *path = r->sums->e[i].key.p;

			if (strncmp(path, field, len) == 0 &&
			    path[len] == *BK_SUM_SEP)
				bk_map_intern(&seen, bk_str(path));
		}
	}
	n = seen.n;
	*out = bk_arena_alloc(&p->arena, (n + 1) * sizeof(**out));
	for (size_t i = 0; i < n; i++)
		(*out)[i] = bk_arena_strdup(&p->arena, seen.e[i].key.p);
	bk_map_free(&seen);
	if (n)
		qsort(*out, n, sizeof(**out), by_order);
	for (size_t i = 0; i < n; i++)
		(*out)[i] += len + 1;
	return n;
}

static void
put_sum(struct bk_recap_book *p, int row, int col, enum bk_xlsx_style style,
    const struct bk_figure_row *r, const char *path)
{
	if (r && bk_figures_hidden(r, path))
		bk_xlsxout_text(p->x, p->s, row, col, style, "*");
	else
		bk_xlsxout_number(p->x, p->s, row, col, style, r ?
		    (double)bk_figures_sum(r, path) / BK_SUM_ONE : 0);
}

/* A heading for each grade and the total, over the terms. */
static void
grades_head(struct bk_recap_book *p, int row)
{
	for (int i = 0; i <= p->nkeys; i++) {
		int col = 1 + i * p->nterms;
		const char *key = i < p->nkeys ? bk_recap_key(p, i) :
		    bk_recap_text(p, W_TOTAL);

		bk_xlsxout_merge(p->x, p->s, (struct bk_xlsx_range){ row, col,
		    row, col + p->nterms - 1 }, BK_XLSX_HEAD, key);
		for (int t = 0; t < p->nterms; t++)
			bk_xlsxout_text(p->x, p->s, row + 1, col + t,
			    BK_XLSX_HEAD, bk_recap_term(p, t));
	}
}

/* One table: what is counted below a field, by grade. The row after it. */
static int
put_field(struct bk_recap_book *p, int row, enum bk_recap_word title,
    const char *field, const struct bk_word *words)
{
	const char **key;
	size_t n = keys_below(p, field, &key);

	bk_recap_tall(p, row, 0, title);
	grades_head(p, row);
	row += 2;
	for (size_t k = 0; k < n; k++, row++) {
		const char *path = bk_arena_printf(&p->arena, "%s%s%s", field,
		    BK_SUM_SEP, key[k]);

		bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_CELL,
		    bk_word_text(words, key[k], p->r->lang));
		for (int i = 0; i <= p->nkeys; i++)
			for (int t = 0; t < p->nterms; t++)
				put_sum(p, row, 1 + i * p->nterms + t,
				    BK_XLSX_COUNT, row_of(p, t, i < p->nkeys ?
				    p->keys[i]->text : "total"), path);
	}
	return row;
}

void
bk_recap_causes(struct bk_recap_book *p)
{
	int last = (p->nkeys + 1) * p->nterms;
	int row = bk_recap_begin(p, "Penyebab", last ? last : 1,
	    W_CAUSES_TITLE);

	bk_xlsxout_width(p->x, p->s, 0, 0, 34);
	bk_xlsxout_width(p->x, p->s, 1, last ? last : 1, 8);
	if (p->nterms) {
		row = put_field(p, row, W_CAUSE, "causes", bk_word_causes);
		row = put_field(p, row + 1, W_RULE, "rules", bk_word_rules);
	}
	bk_xlsxout_text(p->x, p->s, row++, 0, BK_XLSX_SMALL,
	    bk_recap_text(p, W_NOT_ADDED));
	if (p->r->min_cell)
		bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_SMALL,
		    bk_recap_text(p, W_VEIL));
	bk_recap_end(p, false);
}

/* --- standards of service ----------------------------------------------- */

static const char *const standards[] = {
	"visits.met", "visits.in_time.percent", "visits.in_length.percent",
	"visits.minutes", "complaints.in_time.percent", "tries.phone",
	"reached.phone", "tries.summons", "reached.summons", "tries.visit",
	"days.q1", "days.median", "days.q3", "days.km.median", "untouched",
};

enum { KEPT, N, OF, NSTANDARD };	/* columns of a term */

static void
standards_head(struct bk_recap_book *p, int row)
{
	static const enum bk_recap_word head[NSTANDARD] = { W_VALUE, W_N,
		W_OF };

	bk_recap_tall(p, row, 0, W_FIGURE);
	for (int t = 0; t < p->nterms; t++) {
		int col = 1 + t * NSTANDARD;

		bk_xlsxout_merge(p->x, p->s, (struct bk_xlsx_range){ row, col,
		    row, col + NSTANDARD - 1 }, BK_XLSX_HEAD,
		    bk_recap_term(p, t));
		for (int c = 0; c < NSTANDARD; c++)
			bk_xlsxout_text(p->x, p->s, row + 1, col + c,
			    BK_XLSX_HEAD, bk_recap_text(p, head[c]));
	}
}

/* One measure of the totals over all terms. */
static void
put_measure(struct bk_recap_book *p, int row, const char *measure)
{
	struct bk_measurename name = bk_measurename_of(measure, p->r->lang,
	    &p->arena);

	bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_CELL, name.text);
	for (int t = 0; t < p->nterms; t++) {
		const struct bk_line *l = bk_lines_find(&p->lines,
		    bk_recap_term_id(p, t), "total", measure);
		int col = 1 + t * NSTANDARD;

		bk_recap_line(p, row, col + KEPT, name.style, l);
		bk_recap_value(p, row, col + N, BK_XLSX_COUNT,
		    l ? l->n : "");
		bk_recap_value(p, row, col + OF, BK_XLSX_COUNT,
		    l ? l->of : "");
	}
}

/* Lesson hours by role, and students to a counsellor. */
static int
put_work(struct bk_recap_book *p, int row)
{
	static const struct bk_phrase ratio = { { "Siswa per guru BK (acuan "
	    "1 : 150), guru BK: ", "Students to a counsellor (1 : 150 is "
	    "asked), counsellors: " } };
	enum bk_lang lang = p->r->lang;
	const char **role;
	size_t n = keys_below(p, "hours", &role);

	for (size_t i = 0; i < n; i++)
		put_measure(p, row++, bk_arena_printf(&p->arena, "hours.%s",
		    role[i]));
	if (p->r->counsellors <= 0)
		return row;
	bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_CELL,
	    bk_arena_printf(&p->arena, "%s%d", ratio.text[lang],
	    p->r->counsellors));
	for (int t = 0; t < p->nterms; t++) {
		int64_t students = bk_recap_count(p, (struct bk_recap_of){
		    "total", t, BK_M_STUDENTS });
		int col = 1 + t * NSTANDARD;

		bk_xlsxout_text(p->x, p->s, row, col, BK_XLSX_CELL_CENTRE,
		    bk_arena_printf(&p->arena, "1 : %lld", (long long)
		    ((students + p->r->counsellors / 2) /
		    p->r->counsellors)));
		bk_xlsxout_text(p->x, p->s, row, col + N, BK_XLSX_COUNT, "");
		bk_xlsxout_number(p->x, p->s, row, col + OF, BK_XLSX_COUNT,
		    (double)students);
	}
	return row + 1;
}

void
bk_recap_standards(struct bk_recap_book *p)
{
	int last = NSTANDARD * (p->nterms ? p->nterms : 1);
	int row = bk_recap_begin(p, "Standar Layanan", last,
	    W_STANDARDS_TITLE);

	standards_head(p, row);
	row += 2;
	for (size_t i = 0; i < BK_NELEM(standards); i++)
		put_measure(p, row++, standards[i]);
	put_work(p, row);
	bk_xlsxout_width(p->x, p->s, 0, 0, 56);
	bk_xlsxout_width(p->x, p->s, 1, last, 11);
	bk_recap_end(p, true);
}

/* --- subjects ----------------------------------------------------------- */

static void
put_activity(struct bk_recap_book *p, int row, const char *measure,
    enum bk_xlsx_style style)
{
	for (int i = 0; i <= p->nkeys; i++)
		for (int t = 0; t < p->nterms; t++)
			bk_recap_line(p, row, 1 + i * p->nterms + t, style,
			    bk_lines_find(&p->lines, bk_recap_term_id(p, t),
			    i < p->nkeys ? p->keys[i]->text : "total",
			    measure));
}

/* The subjects that a line of activity is of, sorted. */
static size_t
subjects_of(struct bk_recap_book *p, const char ***out)
{
	static const char activity[] = "activity.";
	struct bk_map seen = BK_MAP_INIT;
	size_t n;

	for (size_t i = 0; i < p->lines.n; i++)
		if (strncmp(p->lines.v[i].measure, activity,
		    strlen(activity)) == 0)
			bk_map_intern(&seen, bk_str(p->lines.v[i].measure));
	n = seen.n;
	*out = bk_arena_alloc(&p->arena, (n + 1) * sizeof(**out));
	for (size_t i = 0; i < n; i++)
		(*out)[i] = bk_arena_strdup(&p->arena, seen.e[i].key.p);
	bk_map_free(&seen);
	if (n)
		bk_str_sort(*out, n);
	return n;
}

void
bk_recap_subjects(struct bk_recap_book *p)
{
	int last = (p->nkeys + 1) * p->nterms;
	int row = bk_recap_begin(p, "Mapel", last ? last : 1,
	    W_SUBJECTS_TITLE);
	const char **measure;
	size_t n = subjects_of(p, &measure);

	bk_recap_tall(p, row, 0, W_SUBJECT);
	if (p->nterms)
		grades_head(p, row);
	bk_xlsxout_head_rows(p->x, p->s, row, row + 1);
	row += 2;
	for (size_t i = 0; i < n; i++, row++) {
		bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_CELL,
		    measure[i] + strlen("activity."));
		put_activity(p, row, measure[i], BK_XLSX_PERCENT);
	}
	bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_TOTAL,
	    bk_recap_text(p, W_ALL_SUBJECTS));
	put_activity(p, row++, "activity", BK_XLSX_TOTAL_PERCENT);
	bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_SMALL,
	    bk_recap_text(p, W_ACTIVITY_IS));
	bk_xlsxout_width(p->x, p->s, 0, 0, 30);
	bk_xlsxout_width(p->x, p->s, 1, last ? last : 1, 10);
	bk_recap_end(p, false);
}

/* --- classes ------------------------------------------------------------ */

static const struct {
	enum bk_recap_word	 title;
	const char		*measure;
	enum bk_xlsx_style	 style;
} class_columns[] = {
	{ W_STUDENTS, "students", BK_XLSX_COUNT },
	{ W_PROBLEM, "with_problem", BK_XLSX_COUNT },
	{ W_PERCENT, "with_problem.percent", BK_XLSX_PERCENT },
	{ W_PHONE, "rung.phone", BK_XLSX_COUNT },
	{ W_SUMMONS, "rung.summons", BK_XLSX_COUNT },
	{ W_VISIT, "rung.visit", BK_XLSX_COUNT },
	{ W_RESOLVED, "status.resolved", BK_XLSX_COUNT },
	{ W_ACTIVITY, "activity", BK_XLSX_PERCENT },
};

/* Activity is not given for small groups. */
static int
columns_of(const struct bk_recap_book *p)
{
	return (int)BK_NELEM(class_columns) - (p->r->min_cell ? 1 : 0);
}

static void
put_class(struct bk_recap_book *p, int row, const struct bk_lines *lines,
    const char *key)
{
	for (int c = 0; c < columns_of(p); c++)
		for (int t = 0; t < p->nterms; t++)
			bk_recap_line(p, row, 1 + c * p->nterms + t,
			    class_columns[c].style, bk_lines_find(lines,
			    bk_recap_term_id(p, t), key,
			    class_columns[c].measure));
}

/* Rows of the same class over the terms are one; those of f, in order. */
static int
put_rows(struct bk_recap_book *p, int row, const struct bk_figures *f,
    const struct bk_lines *lines)
{
	const struct bk_figure_row **v = bk_arena_alloc(&p->arena,
	    (f->n + 1) * sizeof(*v));
	size_t n = bk_recap_keys(f, v);

	for (size_t i = 0; i < n; i++, row++) {
		bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_CELL_CENTRE,
		    *v[i]->text ? v[i]->text : "?");
		put_class(p, row, lines, v[i]->text);
	}
	bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_TOTAL,
	    bk_recap_text(p, W_TOTAL));
	put_class(p, row, lines, "total");
	return row + 1;
}

void
bk_recap_classes(struct bk_recap_book *p)
{
	int last = columns_of(p) * p->nterms, row;
	struct bk_figures f;
	struct bk_lines lines;
	struct bk_axes axes;

	row = bk_recap_begin(p, "Kelas", last ? last : 1, W_CLASSES_TITLE);
	if (bk_figures_axes_parse("class", &axes) < 0)
		abort();
	bk_figures_make(&f, p->r->stats, &axes, &p->arena);
	if (p->r->min_cell)
		bk_veil_figures(&f, p->r->stats, p->r->min_cell);
	bk_lines_make(&lines, &f, &p->arena);
	bk_recap_tall(p, row, 0, W_CLASS);
	for (int c = 0; c < columns_of(p); c++)
		bk_recap_group(p, row, 1 + c * p->nterms,
		    class_columns[c].title);
	bk_xlsxout_head_rows(p->x, p->s, row, row + 1);
	row = put_rows(p, row + 2, &f, &lines);
	if (p->r->min_cell)
		bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_SMALL,
		    bk_recap_text(p, W_VEIL));
	bk_xlsxout_width(p->x, p->s, 0, 0, 14);
	bk_xlsxout_width(p->x, p->s, 1, last ? last : 1, bk_recap_width(p,
	    10));
	bk_lines_free(&lines);
	bk_figures_free(&f);
	bk_recap_end(p, false);
}
