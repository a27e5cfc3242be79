/* The recap's sheet Kasus: one row per case (recapsheet.h). */
#include <stdlib.h>
#include <string.h>

#include "letterhead.h"
#include "mem.h"
#include "recapsheet.h"
#include "term.h"

static const struct {
	enum bk_recap_word	title;
	double			width;
} columns[] = {
	{ W_NO, 6 }, { W_TERM, 13 }, { W_CLASS, 14 }, { W_NIS, 14 },
	{ W_INITIALS, 14 }, { W_RUNG, 28 }, { W_STATUS, 32 },
	{ W_OPENED, 13 }, { W_DUE, 13 }, { W_LAST, 17 },
};

enum { NCOLUMNS = BK_NELEM(columns) };

static void
put_case(struct bk_recap_book *p, int row, int i, const struct bk_case *c)
{
	enum bk_lang lang = p->r->lang;
	char term[BK_TERM_SIZE];
	const char *name = c->student.name ? c->student.name : "";

	bk_recap_number(p, row, 0, i + 1);
	bk_xlsxout_text(p->x, p->s, row, 1, BK_XLSX_CELL_CENTRE,
	    bk_term_format(c->term, term));
	bk_xlsxout_text(p->x, p->s, row, 2, BK_XLSX_CELL, c->student.class);
	bk_xlsxout_text(p->x, p->s, row, 3, BK_XLSX_CELL, c->student.nis);
	bk_xlsxout_text(p->x, p->s, row, 4, BK_XLSX_CELL, p->r->names ? name :
	    bk_letterhead_initials(name, &p->arena));
	bk_xlsxout_text(p->x, p->s, row, 5, BK_XLSX_CELL,
	    bk_word_rungs[c->rung].text[lang]);
	bk_xlsxout_text(p->x, p->s, row, 6, BK_XLSX_CELL,
	    bk_word_statuses[c->status].text[lang]);
	bk_xlsxout_day(p->x, p->s, row, 7, BK_XLSX_DAY, c->opened);
	bk_xlsxout_day(p->x, p->s, row, 8, BK_XLSX_DAY, c->status == BK_OPEN ?
	    c->due : BK_DATE_NONE);
	bk_xlsxout_day(p->x, p->s, row, 9, BK_XLSX_DAY, c->actions.n ?
	    c->actions.v[c->actions.n - 1].date : BK_DATE_NONE);
}

static int
case_cmp(const void *a, const void *b)
{
	const struct bk_case *x = *(const struct bk_case *const *)a;
	const struct bk_case *y = *(const struct bk_case *const *)b;
	const char *p = x->student.class, *q = y->student.class;
	const char *g = bk_school_grade_of(p), *h = bk_school_grade_of(q);
	int c;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	c = bk_school_grade_cmp(g ? g : "", h ? h : "");
	if (c == 0)
		c = strcmp(p ? p : "", q ? q : "");
	return c ? c : strcmp(x->student.nis, y->student.nis);
}

static bool
shown(const struct bk_recap_book *p, const struct bk_case *c)
{
	for (int t = 0; t < p->nterms; t++)
		if (p->terms[t] == c->term)
			return true;
	return p->nterms == 0;
}

void
bk_recap_cases(struct bk_recap_book *p)
{
	int n = 0, row = bk_recap_begin(p, "Kasus", NCOLUMNS - 1,
	    W_CASES_TITLE);
	const struct bk_case **v = bk_arena_alloc(&p->arena,
	    (p->r->ncases + 1) * sizeof(*v));

	for (size_t i = 0; i < p->r->ncases; i++)
		if (shown(p, p->r->cases[i]))
			v[n++] = p->r->cases[i];
	qsort(v, (size_t)n, sizeof(*v), case_cmp);
	for (int c = 0; c < NCOLUMNS; c++) {
		enum bk_recap_word title = columns[c].title;

		if (title == W_INITIALS && p->r->names)
			title = W_NAME;
		bk_xlsxout_text(p->x, p->s, row, c, BK_XLSX_HEAD,
		    bk_recap_text(p, title));
		bk_xlsxout_width(p->x, p->s, c, c, columns[c].width +
		    (title == W_NAME ? 16 : 0));
	}
	bk_xlsxout_head_rows(p->x, p->s, row, row);
	for (int i = 0; i < n; i++)
		put_case(p, row + 1 + i, i, v[i]);
	bk_xlsxout_filter(p->x, p->s, (struct bk_xlsx_range){ row, 0,
	    row + n, NCOLUMNS - 1 });
	bk_recap_end(p, false);
}
