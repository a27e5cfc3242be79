/*
 * The sheet Perbandingan: what changed, for whom, and what cannot be told, in
 * sentences; below them the figures, with their limits [STATS 11, 13].
 */
#include <string.h>

#include "lines.h"
#include "measurename.h"
#include "mem.h"
#include "phrase.h"
#include "recapsheet.h"
#include "verdict.h"

enum { TERM, KEY, FIGURE, VALUE, LOW, HIGH, N, OF, NCOLUMNS };

/* Compared are the lines of two terms, effects, coverage and bounds. */
static bool
is_compared(const struct bk_line *l)
{
	static const char *const begins[] = { "effect.", "placebo.",
		"coverage", "with_problem.bounds" };

	if (strstr(l->term, ".."))
		return true;
	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (strncmp(l->measure, begins[i], strlen(begins[i])) == 0)
			return true;
	return false;
}

static void
put_line(struct bk_recap_book *p, int row, const struct bk_line *l)
{
	struct bk_measurename name = bk_measurename_of(l->measure,
	    p->r->lang, &p->arena);

	bk_xlsxout_text(p->x, p->s, row, TERM, BK_XLSX_CELL,
	    bk_recap_terms(p, l->term));
	bk_xlsxout_text(p->x, p->s, row, KEY, BK_XLSX_CELL_CENTRE,
	    strcmp(l->key, "total") == 0 ? bk_recap_text(p, W_TOTAL) : l->key);
	bk_xlsxout_text(p->x, p->s, row, FIGURE, BK_XLSX_CELL,
	    name.text);
	bk_recap_value(p, row, VALUE, name.style,
	    bk_measurename_value(l->measure, l->value, p->r->lang));
	bk_recap_value(p, row, LOW, name.style, l->low);
	bk_recap_value(p, row, HIGH, name.style, l->high);
	bk_recap_value(p, row, N, BK_XLSX_COUNT, l->n);
	bk_recap_value(p, row, OF, BK_XLSX_COUNT, l->of);
}

static void
put_head(struct bk_recap_book *p, int row)
{
	static const enum bk_recap_word head[NCOLUMNS] = { W_TERM, W_GRADE,
		W_FIGURE, W_VALUE, W_LOW, W_HIGH, W_N, W_OF };

	for (int c = 0; c < NCOLUMNS; c++)
		bk_xlsxout_text(p->x, p->s, row, c, BK_XLSX_HEAD,
		    bk_recap_text(p, head[c]));
	bk_xlsxout_width(p->x, p->s, TERM, TERM, 16);
	bk_xlsxout_width(p->x, p->s, KEY, KEY, 10);
	bk_xlsxout_width(p->x, p->s, FIGURE, FIGURE, 48);
	bk_xlsxout_width(p->x, p->s, VALUE, VALUE, 12);
	bk_xlsxout_width(p->x, p->s, LOW, HIGH, 18);
	bk_xlsxout_width(p->x, p->s, N, OF, 12);
}

void
bk_recap_comparison(struct bk_recap_book *p)
{
	int row = bk_recap_begin(p, "Perbandingan", NCOLUMNS - 1,
	    W_COMPARISON_TITLE);
	const struct bk_lines *lines = &p->lines;
	struct bk_verdict said;

	bk_verdict_make(&said, &p->f, p->r->lang, &p->arena);
	for (size_t i = 0; i < said.n; i++, row += 3)
		bk_xlsxout_merge(p->x, p->s, (struct bk_xlsx_range){ row, 0,
		    row + 2, NCOLUMNS - 1 }, BK_XLSX_WRAPPED, said.line[i]);
	put_head(p, ++row);
	for (size_t i = 0; i < lines->n; i++)
		if (is_compared(&lines->v[i]))
			put_line(p, ++row, &lines->v[i]);
	if (p->r->min_cell)
		bk_xlsxout_text(p->x, p->s, row + 1, 0, BK_XLSX_SMALL,
		    bk_recap_text(p, W_VEIL));
	bk_recap_end(p, false);
}
