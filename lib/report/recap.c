#include "recap.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg_report.h"
#include "phrase.h"
#include "recapsheet.h"
#include "term.h"
#include "veil.h"

/* --- figures ------------------------------------------------------------ */

static int64_t
students(const struct bk_recap_book *p, int key, int t)
{
	return bk_recap_count(p, (struct bk_recap_of){ p->keys[key]->text, t,
	    BK_M_STUDENTS });
}

static int
collect(struct bk_recap_book *p, struct bk_diag *dg)
{
	struct bk_axes axes;

	if (bk_figures_axes_parse("grade", &axes) < 0)
		abort();
	bk_figures_make(&p->f, p->r->stats, &axes, &p->arena);
	if (p->r->min_cell && bk_veil_figures(&p->f, p->r->stats,
	    p->r->min_cell) < 0) {
		bk_diag(dg, &bk_msg_veil_rows, NULL, 0, "%zu", p->f.n);
		return -1;
	}
	p->nterms = (int)p->f.nterms;
	p->terms = bk_arena_alloc(&p->arena,
	    (p->f.nterms + 1) * sizeof(*p->terms));
	for (int t = 0; t < p->nterms; t++)
		p->terms[t] = p->f.terms[t].term;
	p->keys = bk_arena_alloc(&p->arena, (p->f.n + 1) * sizeof(*p->keys));
	p->nkeys = (int)bk_recap_keys(&p->f, p->keys);
	bk_lines_make(&p->lines, &p->f, &p->arena);
	p->same_students = true;
	for (int i = 0; i < p->nkeys; i++)
		for (int t = 1; t < p->nterms; t++)
			if (students(p, i, t) != students(p, i, 0))
				p->same_students = false;
	for (size_t i = 0; i < p->f.n; i++)
		if (bk_figures_hidden(&p->f.row[i], "students"))
			p->same_students = false;
	return 0;
}

/* --- sheet Rekap -------------------------------------------------------- */

enum { NO, GRADE, STUDENTS, FIRST };	/* then problems, then percentages */

/* Where a term's students stand: in one column, or at the far right. */
static int
students_col(const struct bk_recap_book *p, int t)
{
	return p->same_students ? STUDENTS : FIRST + 2 * p->nterms + t;
}

static void
put_share(struct bk_recap_book *p, int row, enum bk_xlsx_style style,
    const char *key, int t)
{
	bk_recap_share(p, row, &(struct bk_recap_cells){
	    .share = FIRST + p->nterms + t, .part = FIRST + t,
	    .whole = students_col(p, t), .style = style }, key, t);
}

static void
recap_row(struct bk_recap_book *p, int row, int i)
{
	const char *key = p->keys[i]->text;
	int n = p->nterms;

	bk_recap_number(p, row, NO, i + 1);
	bk_xlsxout_text(p->x, p->s, row, GRADE, BK_XLSX_CELL_CENTRE,
	    bk_recap_key(p, i));
	if (n)
		bk_recap_figure(p, row, STUDENTS, BK_XLSX_COUNT,
		    (struct bk_recap_of){ key, n - 1, BK_M_STUDENTS });
	else
		bk_recap_number(p, row, STUDENTS, 0);
	for (int t = 0; t < n; t++) {
		bk_recap_figure(p, row, FIRST + t, BK_XLSX_COUNT,
		    (struct bk_recap_of){ key, t, BK_M_PROBLEM });
		put_share(p, row, BK_XLSX_PERCENT, key, t);
		if (!p->same_students)
			bk_recap_figure(p, row, students_col(p, t),
			    BK_XLSX_COUNT, (struct bk_recap_of){ key, t,
			    BK_M_STUDENTS });
	}
}

static void
recap_total(struct bk_recap_book *p, int first, int row)
{
	int n = p->nterms;

	bk_xlsxout_text(p->x, p->s, row, NO, BK_XLSX_TOTAL, NULL);
	bk_xlsxout_text(p->x, p->s, row, GRADE, BK_XLSX_TOTAL,
	    bk_recap_text(p, W_TOTAL));
	if (n)
		bk_recap_sum(p, first, row, STUDENTS, n - 1, BK_M_STUDENTS);
	for (int t = 0; t < n; t++) {
		bk_recap_sum(p, first, row, FIRST + t, t, BK_M_PROBLEM);
		put_share(p, row, BK_XLSX_TOTAL_PERCENT, "total", t);
		if (!p->same_students)
			bk_recap_sum(p, first, row, students_col(p, t), t,
			    BK_M_STUDENTS);
	}
}

static void
recap_head(struct bk_recap_book *p, int row)
{
	int col = FIRST;

	bk_recap_tall(p, row, NO, W_NO);
	bk_recap_tall(p, row, GRADE, W_GRADE);
	bk_recap_tall(p, row, STUDENTS, W_STUDENTS);
	col = bk_recap_group(p, row, col, W_PROBLEM);
	col = bk_recap_group(p, row, col, W_PERCENT);
	if (!p->same_students)
		bk_recap_group(p, row, col, W_NUMBER_OF_STUDENTS);
	bk_xlsxout_head_rows(p->x, p->s, row, row + 1);
	bk_xlsxout_width(p->x, p->s, NO, NO, 6);
	bk_xlsxout_width(p->x, p->s, GRADE, GRADE, 12);
	bk_xlsxout_width(p->x, p->s, STUDENTS, STUDENTS, 15);
	if (p->nterms)
		bk_xlsxout_width(p->x, p->s, FIRST,
		    FIRST + 3 * p->nterms - 1, bk_recap_width(p, 14));
}

static void
recap_chart(struct bk_recap_book *p, int row, int first)
{
	struct bk_xlsx_series *series = bk_arena_alloc(&p->arena,
	    ((size_t)p->nterms + 1) * sizeof(*series));

	for (int t = 0; t < p->nterms; t++)
		series[t] = (struct bk_xlsx_series){ bk_recap_term(p, t),
			FIRST + t };
	bk_xlsxout_chart(p->x, p->s, &(struct bk_xlsx_chart){
	    .title = bk_recap_text(p, W_RECAP_CHART),
	    .x_title = bk_recap_text(p, W_GRADE),
	    .y_title = bk_recap_text(p, W_PROBLEM),
	    .row = row, .col = 0, .width = 640, .height = 300,
	    .first = first, .last = first + p->nkeys - 1, .labels = GRADE,
	    .series = series, .nseries = p->nterms });
}

static const char *
counted_line(struct bk_recap_book *p)
{
	struct bk_buf b = BK_BUF_INIT;

	for (int t = 0; t < p->nterms; t++) {
		bk_date day = p->f.terms[t].head_count;

		if (day == BK_DATE_NONE)
			continue;
		bk_buf_puts(&b, b.n ? ", " : bk_recap_text(p, W_COUNTED));
		bk_phrase_date(&b, day, p->r->lang);
	}
	return bk_recap_take(p, &b);
}

static void
put_recap(struct bk_recap_book *p)
{
	int last_col = FIRST + 2 * p->nterms - 1;
	int row = bk_recap_begin(p, "Rekap", last_col, W_RECAP_TITLE);
	int first = row + 2;

	recap_head(p, row);
	for (int i = 0; i < p->nkeys; i++)
		recap_row(p, first + i, i);
	row = first + p->nkeys;
	recap_total(p, first, row++);
	bk_xlsxout_text(p->x, p->s, row++, 0, BK_XLSX_SMALL, counted_line(p));
	if (!p->same_students)
		bk_xlsxout_text(p->x, p->s, row++, 0, BK_XLSX_SMALL,
		    bk_recap_text(p, W_BASE));
	if (p->r->min_cell)
		bk_xlsxout_text(p->x, p->s, row++, 0, BK_XLSX_SMALL,
		    bk_recap_text(p, W_VEIL));
	if (p->nkeys && p->nterms) {
		recap_chart(p, row + 1, first);
		row += 17;
	}
	bk_recap_signatures(p, row + 1, 1, p->nterms > 1 ? FIRST + 2 :
	    FIRST + 1);
	bk_recap_end(p, true);
}

/* --- sheet Penanganan --------------------------------------------------- */

static const struct {
	enum bk_measure		m;
	enum bk_recap_word	title;
} handled[] = {
	{ BK_M_PROBLEM, W_PROBLEM }, { BK_M_PHONE, W_PHONE },
	{ BK_M_SUMMONS, W_SUMMONS }, { BK_M_VISIT, W_VISIT },
};

enum { NHANDLED = BK_NELEM(handled) };

/*
 * The end of the scale, the same for all terms: the greatest count that is
 * shown, up to the next 5.
 */
static double
most_handled(const struct bk_recap_book *p)
{
	int64_t most = 0;

	for (size_t i = 0; i < p->f.n; i++)
		for (int m = BK_M_PHONE; m <= BK_M_VISIT; m++) {
			const struct bk_figure_row *r = &p->f.row[i];

			if (!r->total && r->count[m] > most &&
			    !bk_figures_hidden(r, bk_figures_measures[m].path))
				most = r->count[m];
		}
	most = (most + 4) / 5 * 5;
	return (double)most;
}

static void
handling_chart(struct bk_recap_book *p, int row, int col, int t, int first)
{
	double most = most_handled(p);
	struct bk_xlsx_series series[NHANDLED - 1];
	struct bk_buf b = BK_BUF_INIT;

	for (int i = 1; i < NHANDLED; i++)
		series[i - 1] = (struct bk_xlsx_series){
		    bk_recap_text(p, handled[i].title),
		    1 + i * p->nterms + t };
	bk_buf_printf(&b, "%s %d ", bk_recap_text(p, W_HANDLING_CHART),
	    bk_phrase_half(p->terms[t]));
	bk_phrase_year(&b, p->terms[t]);
	bk_xlsxout_chart(p->x, p->s, &(struct bk_xlsx_chart){
	    .title = bk_recap_take(p, &b),
	    .x_title = bk_recap_text(p, W_GRADE), .most = most,
	    .y_title = bk_recap_text(p, W_PROBLEM), .row = row, .col = col,
	    .width = 420, .height = 300,
	    .first = first, .last = first + p->nkeys - 1, .labels = 0,
	    .series = series, .nseries = NHANDLED - 1 });
}

static void
handling_head(struct bk_recap_book *p, int row)
{
	int col = 1;

	bk_recap_tall(p, row, 0, W_GRADE);
	for (int i = 0; i < NHANDLED; i++)
		col = bk_recap_group(p, row, col, handled[i].title);
	bk_xlsxout_head_rows(p->x, p->s, row, row + 1);
	bk_xlsxout_width(p->x, p->s, 0, 0, 14);
	if (p->nterms)
		bk_xlsxout_width(p->x, p->s, 1, NHANDLED * p->nterms,
		    bk_recap_width(p, 14));
}

static void
put_handling(struct bk_recap_book *p)
{
	int n = p->nterms;
	int row = bk_recap_begin(p, "Penanganan", n ? NHANDLED * n : 1,
	    W_HANDLING_TITLE);
	int first = row + 2;

	handling_head(p, row);
	row = first + p->nkeys;
	bk_xlsxout_text(p->x, p->s, row, 0, BK_XLSX_TOTAL,
	    bk_recap_text(p, W_TOTAL));
	for (int i = 0; i < p->nkeys; i++)
		bk_xlsxout_text(p->x, p->s, first + i, 0, BK_XLSX_CELL_CENTRE,
		    bk_recap_key(p, i));
	for (int c = 0; c < NHANDLED * n; c++) {
		enum bk_measure m = handled[c / n].m;
		int t = c % n;

		for (int i = 0; i < p->nkeys; i++)
			bk_recap_figure(p, first + i, 1 + c, BK_XLSX_COUNT,
			    (struct bk_recap_of){ p->keys[i]->text, t, m });
		bk_recap_sum(p, first, row, 1 + c, t, m);
	}
	row += 2;
	for (int t = 0; p->nkeys && t < n; t++) {
		handling_chart(p, row, t % 2 ? 5 : 0, t, first);
		if (t % 2 || t == n - 1)
			row += 16;
	}
	bk_recap_signatures(p, row + 1, 0, n > 1 ? 6 : 3);
	bk_recap_end(p, true);
}

/* --- the workbook ------------------------------------------------------- */

/* The day in its properties: of the last head count. */
static bk_date
made_on(const struct bk_recap_book *p)
{
	bk_date day = p->nterms ? p->f.terms[p->nterms - 1].head_count :
	    BK_DATE_NONE;

	if (day == BK_DATE_NONE && p->nterms)
		day = bk_term_last(p->terms[p->nterms - 1]);
	return day == BK_DATE_NONE ? bk_date_make(2020, 7, 1) : day;
}

int
bk_recap_make(struct bk_buf *out, const struct bk_recap *r,
    struct bk_diag *dg)
{
	struct bk_recap_book p = { .r = r, .arena = BK_ARENA_INIT };
	int result = -1;

	if (collect(&p, dg) < 0)
		goto done;
	p.x = bk_xlsxout_new(bk_recap_text(&p, W_RECAP_CHART), made_on(&p),
	    dg);
	if (p.x) {
		put_recap(&p);
		put_handling(&p);
		bk_recap_causes(&p);
		if (!r->min_cell) {
			bk_recap_standards(&p);
			bk_recap_subjects(&p);
		}
		bk_recap_classes(&p);
		bk_recap_comparison(&p);
		if (r->agenda && !r->min_cell)
			bk_recap_agenda(&p);
		if (r->list_cases)
			bk_recap_cases(&p);
		result = bk_xlsxout_finish(p.x, out);
	}
done:
	bk_lines_free(&p.lines);
	bk_figures_free(&p.f);
	bk_arena_free(&p.arena);
	return result;
}
