/*
 * The sheet Perbandingan: what changed, for whom, and what cannot be told, in
 * sentences; below them the figures, with their limits [STATS 11, 13].
 */
#include <string.h>

#include "lines.h"
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

/* What a measure is called, and what its value is. */
static const struct name {
	const char		*measure;
	enum bk_xlsx_style	 style;
	struct bk_phrase	 text;
} names[] = {
	{ "with_problem.change", BK_XLSX_DECIMAL,
	    { { "Siswa bermasalah: perubahan (poin persen)",
	    "With a problem: change (points)" } } },
	{ "with_problem.relative", BK_XLSX_DECIMAL,
	    { { "Siswa bermasalah: perubahan dari semula (%)",
	    "With a problem: change of what it was (%)" } } },
	{ "rung.visit.change", BK_XLSX_DECIMAL,
	    { { "Home visit: perubahan (poin persen)",
	    "Home visit: change (points)" } } },
	{ "rung.visit.relative", BK_XLSX_DECIMAL,
	    { { "Home visit: perubahan dari semula (%)",
	    "Home visit: change of what it was (%)" } } },
	{ "paired.both", BK_XLSX_COUNT,
	    { { "Siswa yang sama: bermasalah di kedua semester",
	    "Same students: a problem in both terms" } } },
	{ "paired.first", BK_XLSX_COUNT,
	    { { "Siswa yang sama: hanya di semester pertama",
	    "Same students: only in the first" } } },
	{ "paired.second", BK_XLSX_COUNT,
	    { { "Siswa yang sama: hanya di semester kedua",
	    "Same students: only in the second" } } },
	{ "paired.neither", BK_XLSX_COUNT,
	    { { "Siswa yang sama: tidak di keduanya",
	    "Same students: in neither" } } },
	{ "paired.change", BK_XLSX_DECIMAL,
	    { { "Siswa yang sama: perubahan (poin persen)",
	    "Same students: change (points)" } } },
	{ "paired.p", BK_XLSX_CELL_CENTRE,
	    { { "Siswa yang sama: peluang bila hanya kebetulan (p)",
	    "Same students: how likely by chance (p)" } } },
	{ "coverage", BK_XLSX_PERCENT,
	    { { "Siswa yang ada rekap kehadirannya",
	    "Students with a recap of attendance" } } },
	{ "with_problem.bounds", BK_XLSX_PERCENT,
	    { { "Siswa bermasalah: bila yang tanpa rekap dihitung",
	    "With a problem: if those without a recap count" } } },
	{ "effect.summons", BK_XLSX_DECIMAL,
	    { { "Panggilan: beda kenaikan kehadiran (poin)",
	    "Summons: attendance rose more by (points)" } } },
	{ "placebo.summons", BK_XLSX_DECIMAL,
	    { { "Panggilan: beda yang sama, 28 hari lebih awal",
	    "Summons: the same, 28 days earlier" } } },
	{ "effect.summons.before", BK_XLSX_PERCENT,
	    { { "Datang: hadir sebelumnya", "Came: present before" } } },
	{ "effect.summons.after", BK_XLSX_PERCENT,
	    { { "Datang: hadir sesudahnya", "Came: present after" } } },
	{ "effect.summons.compared_before", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sebelumnya",
	    "Compared: present before" } } },
	{ "effect.summons.compared_after", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sesudahnya", "Compared: present after" } } },
	{ "effect.summons.more", BK_XLSX_COUNT,
	    { { "Datang: lebih sering hadir", "Came: present more often" } } },
	{ "effect.summons.compared_more", BK_XLSX_COUNT,
	    { { "Pembanding: lebih sering hadir",
	    "Compared: present more often" } } },
	{ "effect.visit", BK_XLSX_DECIMAL,
	    { { "Kunjungan: beda kenaikan kehadiran (poin)",
	    "Visit: attendance rose more by (points)" } } },
	{ "placebo.visit", BK_XLSX_DECIMAL,
	    { { "Kunjungan: beda yang sama, 28 hari lebih awal",
	    "Visit: the same, 28 days earlier" } } },
	{ "effect.visit.before", BK_XLSX_PERCENT,
	    { { "Dikunjungi: hadir sebelumnya", "Visited: present before" } } },
	{ "effect.visit.after", BK_XLSX_PERCENT,
	    { { "Dikunjungi: hadir sesudahnya", "Visited: present after" } } },
	{ "effect.visit.compared_before", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sebelumnya",
	    "Compared: present before" } } },
	{ "effect.visit.compared_after", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sesudahnya", "Compared: present after" } } },
	{ "effect.visit.more", BK_XLSX_COUNT,
	    { { "Dikunjungi: lebih sering hadir",
	    "Visited: present more often" } } },
	{ "effect.visit.compared_more", BK_XLSX_COUNT,
	    { { "Pembanding: lebih sering hadir",
	    "Compared: present more often" } } },
};

static const struct name *
name_of(const char *measure)
{
	for (size_t i = 0; i < BK_NELEM(names); i++)
		if (strcmp(names[i].measure, measure) == 0)
			return &names[i];
	return NULL;
}

/* A p-value near 0 is printed as such; no reader wants its digits. */
static const char *
value_of(const struct bk_recap_book *p, const struct bk_line *l)
{
	double v;

	if (strcmp(l->measure, "paired.p") == 0 &&
	    bk_str_num(bk_str(l->value), &v) == 0 && v < 0.0001)
		return p->r->lang == BK_LANG_ID ? "< 0,0001" : "< 0.0001";
	return l->value;
}

static void
put_line(struct bk_recap_book *p, int row, const struct bk_line *l)
{
	const struct name *name = name_of(l->measure);
	enum bk_xlsx_style style = name ? name->style : BK_XLSX_CELL;

	bk_xlsxout_text(p->x, p->s, row, TERM, BK_XLSX_CELL,
	    bk_recap_terms(p, l->term));
	bk_xlsxout_text(p->x, p->s, row, KEY, BK_XLSX_CELL_CENTRE,
	    strcmp(l->key, "total") == 0 ? bk_recap_text(p, W_TOTAL) : l->key);
	bk_xlsxout_text(p->x, p->s, row, FIGURE, BK_XLSX_CELL, name ?
	    name->text.text[p->r->lang] : l->measure);
	bk_recap_value(p, row, VALUE, style, value_of(p, l));
	bk_recap_value(p, row, LOW, style, l->low);
	bk_recap_value(p, row, HIGH, style, l->high);
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
	bk_xlsxout_width(p->x, p->s, VALUE, OF, 12);
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
