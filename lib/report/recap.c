#include "recap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figures.h"
#include "letterhead.h"
#include "mem.h"
#include "msg_report.h"
#include "phrase.h"
#include "term.h"
#include "veil.h"

enum word {
	W_RECAP_TITLE, W_HANDLING_TITLE, W_CASES_TITLE, W_RECAP_CHART,
	W_HANDLING_CHART, W_NO, W_GRADE, W_STUDENTS, W_PROBLEM, W_PERCENT,
	W_PHONE, W_SUMMONS, W_VISIT, W_TOTAL, W_NUMBER_OF_STUDENTS,
	W_COUNTED, W_BASE, W_KNOWING, W_PRINCIPAL, W_COUNSELLOR, W_NIS,
	W_INITIALS, W_NAME, W_CLASS, W_TERM, W_RUNG, W_STATUS, W_OPENED,
	W_DUE, W_LAST, W_SCHOOLS, W_PAGE, W_VEIL
};

static const struct bk_phrase words[] = {
	[W_RECAP_TITLE] = { { "REKAPITULASI DATA SISWA BERMASALAH",
	    "STUDENTS WITH A PROBLEM" } },
	[W_HANDLING_TITLE] = { { "REKAPITULASI PENANGANAN SISWA BERMASALAH",
	    "HOW STUDENTS WITH A PROBLEM WERE HANDLED" } },
	[W_CASES_TITLE] = { { "DAFTAR KASUS", "CASES" } },
	[W_RECAP_CHART] = { { "Rekapitulasi data siswa bermasalah",
	    "Students with a problem" } },
	[W_HANDLING_CHART] = { { "Penanganan siswa bermasalah, Semester",
	    "Handling, semester" } },
	[W_NO] = { { "No", "No" } },
	[W_GRADE] = { { "Kelas", "Grade" } },
	[W_STUDENTS] = { { "Jumlah Siswa", "Students" } },
	[W_PROBLEM] = { { "Siswa Bermasalah", "With a problem" } },
	[W_PERCENT] = { { "Persentase", "Percentage" } },
	[W_PHONE] = { { "WA/Telp", "WA/phone" } },
	[W_SUMMONS] = { { "Panggilan", "Summons" } },
	[W_VISIT] = { { "Home Visit", "Home visit" } },
	[W_TOTAL] = { { "Jumlah", "Total" } },
	[W_NUMBER_OF_STUDENTS] = { { "Jumlah siswa", "Students" } },
	[W_COUNTED] = { { "Siswa dihitung per ", "Students counted on " } },
	[W_BASE] = { { "Persentase dihitung dari jumlah siswa semester "
	    "masing-masing (kolom kanan).", "Percentages are of the students "
	    "of their own term (columns at the right)." } },
	[W_KNOWING] = { { "Mengetahui,", "Seen by" } },
	[W_PRINCIPAL] = { { "Kepala Sekolah", "Principal" } },
	[W_COUNSELLOR] = { { "Guru BK", "Counsellor" } },
	[W_NIS] = { { "NIS", "NIS" } },
	[W_INITIALS] = { { "Inisial", "Initials" } },
	[W_NAME] = { { "Nama", "Name" } },
	[W_CLASS] = { { "Kelas", "Class" } },
	[W_TERM] = { { "Semester", "Term" } },
	[W_RUNG] = { { "Penanganan", "Handling" } },
	[W_STATUS] = { { "Status", "Status" } },
	[W_OPENED] = { { "Dibuka", "Opened" } },
	[W_DUE] = { { "Batas Waktu", "Due" } },
	[W_LAST] = { { "Tindakan Terakhir", "Last action" } },
	[W_SCHOOLS] = { { "sekolah", "schools" } },
	[W_VEIL] = { { "Jumlah yang kecil (<) dan yang dapat mengungkapkannya "
	    "(*) tidak ditampilkan.", "Small counts (<), and those that "
	    "would reveal them (*), are not shown." } },
	[W_PAGE] = { { "&C&8Halaman &P dari &N", "&C&8Page &P of &N" } },
};

struct recap {
	const struct bk_recap	*r;
	struct bk_xlsx		*x;
	struct bk_arena		 arena;
	struct bk_figures	 f;
	bk_term			*terms;
	int			 nterms;
	const struct bk_figure_row **keys;	/* a row a grade, in order */
	int			 nkeys;
	bool			 same_students;	/* in all terms */
};

static const char *
word(const struct recap *p, enum word w)
{
	return words[w].text[p->r->lang];
}

static const char *
take(struct recap *p, struct bk_buf *b)
{
	const char *s = bk_arena_strdup(&p->arena, b->p);

	bk_buf_free(b);
	return s;
}

static const char *
term_head(struct recap *p, int t)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_phrase_term_head(&b, p->terms[t], p->terms, (size_t)p->nterms,
	    p->r->lang);
	return take(p, &b);
}

/* --- figures ------------------------------------------------------------ */

static int64_t
count(const struct recap *p, const char *key, int t, enum bk_measure m)
{
	const struct bk_figure_row *row = bk_figures_find(&p->f, p->terms[t],
	    key);

	return row ? row->count[m] : 0;
}

static int
key_cmp(const void *a, const void *b)
{
	return bk_figures_key_cmp(*(const struct bk_figure_row *const *)a,
	    *(const struct bk_figure_row *const *)b);
}

static bool
has_key(const struct recap *p, const char *text)
{
	for (int i = 0; i < p->nkeys; i++)
		if (strcmp(p->keys[i]->text, text) == 0)
			return true;
	return false;
}

static int
collect(struct recap *p, struct bk_diag *dg)
{
	struct bk_axes axes;

	if (bk_figures_axes_parse("grade", &axes) < 0)
		abort();
	bk_figures_make(&p->f, p->r->stats, &axes, &p->arena);
	if (p->r->min_cell && bk_veil_figures(&p->f, p->r->min_cell) < 0) {
		bk_diag(dg, &bk_msg_veil_rows, NULL, 0, "%zu", p->f.n);
		return -1;
	}
	p->nterms = (int)p->f.nterms;
	p->terms = bk_arena_alloc(&p->arena,
	    (p->f.nterms + 1) * sizeof(*p->terms));
	for (int t = 0; t < p->nterms; t++)
		p->terms[t] = p->f.terms[t].term;
	p->keys = bk_arena_alloc(&p->arena, (p->f.n + 1) * sizeof(*p->keys));
	for (size_t i = 0; i < p->f.n; i++)
		if (!p->f.row[i].total && !has_key(p, p->f.row[i].text))
			p->keys[p->nkeys++] = &p->f.row[i];
	qsort(p->keys, (size_t)p->nkeys, sizeof(*p->keys), key_cmp);
	p->same_students = true;
	for (int i = 0; i < p->nkeys; i++)
		for (int t = 1; t < p->nterms; t++)
			if (count(p, p->keys[i]->text, t, BK_M_STUDENTS) !=
			    count(p, p->keys[i]->text, 0, BK_M_STUDENTS))
				p->same_students = false;
	return 0;
}

/* --- head and foot of a sheet ------------------------------------------- */

static int
put_letterhead(struct recap *p, int sheet, int last_col)
{
	struct bk_letterhead h;
	int row = 0;

	if (!p->r->school)
		return 0;
	h = bk_letterhead_of(p->r->school, &p->arena);
	for (size_t i = 0; i < h.lines.n && i < 12; i++, row++)
		bk_xlsxout_merge(p->x, sheet, row, 0, row, last_col, i == 0 ?
		    BK_XLSX_TITLE : BK_XLSX_LETTERHEAD, h.lines.v[i]);
	return row ? row + 1 : 0;
}

static const char *
terms_line(struct recap *p)
{
	struct bk_buf b = BK_BUF_INIT;

	for (int t = 0; t < p->nterms; t++) {
		bk_buf_puts(&b, t ? " · " : "");
		bk_phrase_term(&b, p->terms[t], p->r->lang);
	}
	return take(p, &b);
}

static const char *
counted_line(struct recap *p)
{
	struct bk_buf b = BK_BUF_INIT;

	for (int t = 0; t < p->nterms; t++) {
		bk_date day = p->f.terms[t].head_count;

		if (day == BK_DATE_NONE)
			continue;
		bk_buf_puts(&b, b.n ? ", " : word(p, W_COUNTED));
		bk_phrase_date(&b, day, p->r->lang);
	}
	return take(p, &b);
}

/* Letterhead, title, terms: the row where the table starts. */
static int
put_head(struct recap *p, int sheet, int last_col, enum word title)
{
	int row = put_letterhead(p, sheet, last_col);
	size_t n = p->r->stats->schools.n;

	bk_xlsxout_merge(p->x, sheet, row, 0, row, last_col, BK_XLSX_TITLE,
	    word(p, title));
	row++;
	if (n > 1) {
		bk_xlsxout_merge(p->x, sheet, row, 0, row, last_col,
		    BK_XLSX_CENTRE, bk_arena_printf(&p->arena, "%zu %s", n,
		    word(p, W_SCHOOLS)));
		row++;
	}
	bk_xlsxout_merge(p->x, sheet, row, 0, row, last_col, BK_XLSX_CENTRE,
	    terms_line(p));
	return row + 2;
}

static void
put_signer(struct recap *p, int sheet, int row, int col, enum word role,
    const struct bk_staff *who)
{
	const char *name = bk_letterhead_name(who, &p->arena);
	const char *nip = who && who->nip ? who->nip :
	    ".............................";

	bk_xlsxout_text(p->x, sheet, row, col, BK_XLSX_PLAIN, word(p, role));
	bk_xlsxout_text(p->x, sheet, row + 4, col, BK_XLSX_BOLD, name ? name :
	    "....................................");
	bk_xlsxout_text(p->x, sheet, row + 5, col, BK_XLSX_PLAIN,
	    bk_arena_printf(&p->arena, "NIP %s", nip));
}

/*
 * Mengetahui, Kepala Sekolah | place and day, Guru BK. The day is left to
 * the pen: the same input gives the same bytes on any day.
 */
static void
put_signatures(struct recap *p, int sheet, int row, int left, int right)
{
	const char *city = p->r->school ? p->r->school->city : NULL;

	bk_xlsxout_text(p->x, sheet, row, left, BK_XLSX_PLAIN,
	    word(p, W_KNOWING));
	bk_xlsxout_text(p->x, sheet, row, right, BK_XLSX_PLAIN,
	    bk_arena_printf(&p->arena, "%s, ..............................",
	    city ? city : "...................."));
	put_signer(p, sheet, row + 1, left, W_PRINCIPAL, p->r->principal);
	put_signer(p, sheet, row + 1, right, W_COUNSELLOR,
	    p->r->counsellor);
}

/* --- tables ------------------------------------------------------------- */

/* A heading over the columns of all terms; the column after it. */
static int
put_group(struct recap *p, int sheet, int row, int col, enum word title)
{
	if (p->nterms == 0)
		return col;
	bk_xlsxout_merge(p->x, sheet, row, col, row, col + p->nterms - 1,
	    BK_XLSX_HEAD, word(p, title));
	for (int t = 0; t < p->nterms; t++)
		bk_xlsxout_text(p->x, sheet, row + 1, col + t, BK_XLSX_HEAD,
		    term_head(p, t));
	return col + p->nterms;
}

static void
put_tall(struct recap *p, int sheet, int row, int col, enum word title)
{
	bk_xlsxout_merge(p->x, sheet, row, col, row + 1, col, BK_XLSX_HEAD,
	    word(p, title));
}

static void
put_count(struct recap *p, int sheet, int row, int col, int64_t n)
{
	bk_xlsxout_number(p->x, sheet, row, col, BK_XLSX_COUNT, (double)n);
}

/* A count, or what is told of it where small groups are hidden. */
static void
put_figure(struct recap *p, int sheet, int row, int col,
    enum bk_xlsx_style style, const char *key, int t, enum bk_measure m)
{
	const struct bk_figure_row *r = bk_figures_find(&p->f, p->terms[t],
	    key);

	if (r && r->veil[m] != BK_SHOWN)
		bk_xlsxout_text(p->x, sheet, row, col, style,
		    bk_figures_text(&p->f, r, m, &p->arena));
	else
		bk_xlsxout_number(p->x, sheet, row, col, style,
		    (double)count(p, key, t, m));
}

/*
 * The sum of the rows above, live; where counts are hidden a sum would be
 * wrong, and the figure stands there itself.
 */
static void
put_sum(struct recap *p, int sheet, int first, int row, int col, int t,
    enum bk_measure m)
{
	char a[16], b[16];

	if (row == first || p->r->min_cell)
		put_figure(p, sheet, row, col, BK_XLSX_TOTAL_COUNT, "total",
		    t, m);
	else
		bk_xlsxout_formula(p->x, sheet, row, col, BK_XLSX_TOTAL_COUNT,
		    bk_arena_printf(&p->arena, "=SUM(%s:%s)",
		    bk_xlsxout_cell(a, first, col),
		    bk_xlsxout_cell(b, row - 1, col)),
		    (double)count(p, "total", t, m));
}

/*
 * The share of one cell in another, by the rounding of FIELD 7.5. 10000 x / n
 * is computed before rounding, so that halves are exact.
 */
static void
put_share(struct recap *p, int sheet, int row, int col,
    enum bk_xlsx_style style, int part_col, int whole_col, const char *key,
    int t)
{
	const struct bk_figure_row *r = bk_figures_find(&p->f, p->terms[t],
	    key);
	int percent = r ? bk_figures_share(&p->f, r, BK_M_PROBLEM) : -1;
	double value = percent < 0 ? NAN : percent / 100.0;
	char x[16], n[16];

	if (p->r->min_cell) {
		bk_xlsxout_number(p->x, sheet, row, col, style, value);
		return;
	}
	bk_xlsxout_cell(x, row, part_col);
	bk_xlsxout_cell(n, row, whole_col);
	bk_xlsxout_formula(p->x, sheet, row, col, style,
	    bk_arena_printf(&p->arena, "=IF(%s=0,\"\",IF(OR(%s=0,%s>=%s),"
	    "ROUND(10000*%s/%s,0)/100,MIN(99.99,MAX(0.01,"
	    "ROUND(10000*%s/%s,0)/100))))", n, x, x, n, x, n, x, n), value);
}

static const char *
key_text(const struct recap *p, int i)
{
	return *p->keys[i]->text ? p->keys[i]->text : "?";
}

/* --- sheet Rekap -------------------------------------------------------- */

enum { NO, GRADE, STUDENTS, FIRST };	/* then problems, then percentages */

/* Where a term's students stand: in one column, or at the far right. */
static int
students_col(const struct recap *p, int t)
{
	return p->same_students ? STUDENTS : FIRST + 2 * p->nterms + t;
}

static void
recap_row(struct recap *p, int s, int row, int i)
{
	const char *key = p->keys[i]->text;
	int n = p->nterms;

	put_count(p, s, row, NO, i + 1);
	bk_xlsxout_text(p->x, s, row, GRADE, BK_XLSX_CELL_CENTRE,
	    key_text(p, i));
	put_count(p, s, row, STUDENTS, n ? count(p, key, n - 1,
	    BK_M_STUDENTS) : 0);
	for (int t = 0; t < n; t++) {
		put_figure(p, s, row, FIRST + t, BK_XLSX_COUNT, key, t,
		    BK_M_PROBLEM);
		put_share(p, s, row, FIRST + n + t, BK_XLSX_PERCENT,
		    FIRST + t, students_col(p, t), key, t);
		if (!p->same_students)
			put_figure(p, s, row, students_col(p, t),
			    BK_XLSX_COUNT, key, t, BK_M_STUDENTS);
	}
}

static void
recap_total(struct recap *p, int s, int first, int row)
{
	int n = p->nterms;

	bk_xlsxout_text(p->x, s, row, NO, BK_XLSX_TOTAL, NULL);
	bk_xlsxout_text(p->x, s, row, GRADE, BK_XLSX_TOTAL, word(p, W_TOTAL));
	if (n)
		put_sum(p, s, first, row, STUDENTS, n - 1, BK_M_STUDENTS);
	for (int t = 0; t < n; t++) {
		put_sum(p, s, first, row, FIRST + t, t, BK_M_PROBLEM);
		put_share(p, s, row, FIRST + n + t, BK_XLSX_TOTAL_PERCENT,
		    FIRST + t, students_col(p, t), "total", t);
		if (!p->same_students)
			put_sum(p, s, first, row, students_col(p, t), t,
			    BK_M_STUDENTS);
	}
}

static void
recap_head(struct recap *p, int s, int row)
{
	int col = FIRST;

	put_tall(p, s, row, NO, W_NO);
	put_tall(p, s, row, GRADE, W_GRADE);
	put_tall(p, s, row, STUDENTS, W_STUDENTS);
	col = put_group(p, s, row, col, W_PROBLEM);
	col = put_group(p, s, row, col, W_PERCENT);
	if (!p->same_students)
		put_group(p, s, row, col, W_NUMBER_OF_STUDENTS);
	bk_xlsxout_head_rows(p->x, s, row, row + 1);
	bk_xlsxout_width(p->x, s, NO, NO, 6);
	bk_xlsxout_width(p->x, s, GRADE, GRADE, 12);
	bk_xlsxout_width(p->x, s, STUDENTS, STUDENTS, 15);
	if (p->nterms)
		bk_xlsxout_width(p->x, s, FIRST, FIRST + 3 * p->nterms - 1, 14);
}

static void
recap_chart(struct recap *p, int s, int row, int first)
{
	struct bk_xlsx_series *series = bk_arena_alloc(&p->arena,
	    ((size_t)p->nterms + 1) * sizeof(*series));

	for (int t = 0; t < p->nterms; t++)
		series[t] = (struct bk_xlsx_series){ term_head(p, t),
			FIRST + t };
	bk_xlsxout_chart(p->x, s, &(struct bk_xlsx_chart){
	    .title = word(p, W_RECAP_CHART), .y_title = word(p, W_PROBLEM),
	    .row = row, .col = 0, .width = 640, .height = 300,
	    .first = first, .last = first + p->nkeys - 1, .labels = GRADE,
	    .series = series, .nseries = p->nterms });
}

static void
put_recap(struct recap *p)
{
	int s = bk_xlsxout_sheet(p->x, "Rekap");
	int last_col = FIRST + 2 * p->nterms - 1;
	int row = put_head(p, s, last_col, W_RECAP_TITLE), first = row + 2;

	recap_head(p, s, row);
	for (int i = 0; i < p->nkeys; i++)
		recap_row(p, s, first + i, i);
	row = first + p->nkeys;
	recap_total(p, s, first, row++);
	bk_xlsxout_text(p->x, s, row++, 0, BK_XLSX_SMALL, counted_line(p));
	if (!p->same_students)
		bk_xlsxout_text(p->x, s, row++, 0, BK_XLSX_SMALL,
		    word(p, W_BASE));
	if (p->r->min_cell)
		bk_xlsxout_text(p->x, s, row++, 0, BK_XLSX_SMALL,
		    word(p, W_VEIL));
	if (p->nkeys && p->nterms) {
		recap_chart(p, s, row + 1, first);
		row += 17;
	}
	put_signatures(p, s, row + 1, 1, p->nterms > 1 ? FIRST + 2 :
	    FIRST + 1);
	bk_xlsxout_print(p->x, s, p->r->paper, true, word(p, W_PAGE));
}

/* --- sheet Penanganan --------------------------------------------------- */

static const struct {
	enum bk_measure	m;
	enum word	title;
} handled[] = {
	{ BK_M_PROBLEM, W_PROBLEM }, { BK_M_PHONE, W_PHONE },
	{ BK_M_SUMMONS, W_SUMMONS }, { BK_M_VISIT, W_VISIT },
};

enum { NHANDLED = sizeof(handled) / sizeof(handled[0]) };

static void
handling_chart(struct recap *p, int s, int row, int col, int t, int first)
{
	struct bk_xlsx_series series[NHANDLED - 1];
	struct bk_buf b = BK_BUF_INIT;

	for (int i = 1; i < NHANDLED; i++)
		series[i - 1] = (struct bk_xlsx_series){
		    word(p, handled[i].title), 1 + i * p->nterms + t };
	bk_buf_printf(&b, "%s %d ", word(p, W_HANDLING_CHART),
	    bk_phrase_half(p->terms[t]));
	bk_phrase_year(&b, p->terms[t]);
	bk_xlsxout_chart(p->x, s, &(struct bk_xlsx_chart){
	    .title = take(p, &b), .y_title = word(p, W_PROBLEM),
	    .row = row, .col = col,
	    .width = 420, .height = 300,
	    .first = first, .last = first + p->nkeys - 1, .labels = 0,
	    .series = series, .nseries = NHANDLED - 1 });
}

static void
handling_head(struct recap *p, int s, int row)
{
	int col = 1;

	put_tall(p, s, row, 0, W_GRADE);
	for (int i = 0; i < NHANDLED; i++)
		col = put_group(p, s, row, col, handled[i].title);
	bk_xlsxout_head_rows(p->x, s, row, row + 1);
	bk_xlsxout_width(p->x, s, 0, 0, 14);
	if (p->nterms)
		bk_xlsxout_width(p->x, s, 1, NHANDLED * p->nterms, 14);
}

static void
put_handling(struct recap *p)
{
	int s = bk_xlsxout_sheet(p->x, "Penanganan"), n = p->nterms;
	int row = put_head(p, s, n ? NHANDLED * n : 1, W_HANDLING_TITLE);
	int first = row + 2;

	handling_head(p, s, row);
	row = first + p->nkeys;
	bk_xlsxout_text(p->x, s, row, 0, BK_XLSX_TOTAL, word(p, W_TOTAL));
	for (int i = 0; i < p->nkeys; i++)
		bk_xlsxout_text(p->x, s, first + i, 0, BK_XLSX_CELL_CENTRE,
		    key_text(p, i));
	for (int c = 0; c < NHANDLED * n; c++) {
		enum bk_measure m = handled[c / n].m;
		int t = c % n;

		for (int i = 0; i < p->nkeys; i++)
			put_figure(p, s, first + i, 1 + c, BK_XLSX_COUNT,
			    p->keys[i]->text, t, m);
		put_sum(p, s, first, row, 1 + c, t, m);
	}
	row += 2;
	for (int t = 0; p->nkeys && t < n; t++) {
		handling_chart(p, s, row, t % 2 ? 5 : 0, t, first);
		if (t % 2 || t == n - 1)
			row += 16;
	}
	put_signatures(p, s, row + 1, 0, n > 1 ? 6 : 3);
	bk_xlsxout_print(p->x, s, p->r->paper, true, word(p, W_PAGE));
}

/* --- sheet Kasus -------------------------------------------------------- */

static const struct {
	enum word	title;
	double		width;
} case_columns[] = {
	{ W_NO, 6 }, { W_TERM, 13 }, { W_CLASS, 14 }, { W_NIS, 14 },
	{ W_INITIALS, 14 }, { W_RUNG, 28 }, { W_STATUS, 32 },
	{ W_OPENED, 13 }, { W_DUE, 13 }, { W_LAST, 17 },
};

enum { NCASE_COLUMNS = sizeof(case_columns) / sizeof(case_columns[0]) };

static void
put_case(struct recap *p, int s, int row, int i, const struct bk_case *c)
{
	enum bk_lang lang = p->r->lang;
	char term[BK_TERM_SIZE];
	const char *name = c->student.name ? c->student.name : "";

	put_count(p, s, row, 0, i + 1);
	bk_xlsxout_text(p->x, s, row, 1, BK_XLSX_CELL_CENTRE,
	    bk_term_format(c->term, term));
	bk_xlsxout_text(p->x, s, row, 2, BK_XLSX_CELL, c->student.class);
	bk_xlsxout_text(p->x, s, row, 3, BK_XLSX_CELL, c->student.nis);
	bk_xlsxout_text(p->x, s, row, 4, BK_XLSX_CELL, p->r->names ? name :
	    bk_letterhead_initials(name, &p->arena));
	bk_xlsxout_text(p->x, s, row, 5, BK_XLSX_CELL,
	    bk_word_rungs[c->rung].text[lang]);
	bk_xlsxout_text(p->x, s, row, 6, BK_XLSX_CELL,
	    bk_word_statuses[c->status].text[lang]);
	bk_xlsxout_day(p->x, s, row, 7, BK_XLSX_DAY, c->opened);
	bk_xlsxout_day(p->x, s, row, 8, BK_XLSX_DAY, c->status == BK_OPEN ?
	    c->due : BK_DATE_NONE);
	bk_xlsxout_day(p->x, s, row, 9, BK_XLSX_DAY, c->actions.n ?
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
shown(const struct recap *p, const struct bk_case *c)
{
	for (int t = 0; t < p->nterms; t++)
		if (p->terms[t] == c->term)
			return true;
	return p->nterms == 0;
}

static void
put_cases(struct recap *p)
{
	int s = bk_xlsxout_sheet(p->x, "Kasus"), n = 0;
	int row = put_head(p, s, NCASE_COLUMNS - 1, W_CASES_TITLE);
	const struct bk_case **v = bk_arena_alloc(&p->arena,
	    (p->r->ncases + 1) * sizeof(*v));

	for (size_t i = 0; i < p->r->ncases; i++)
		if (shown(p, p->r->cases[i]))
			v[n++] = p->r->cases[i];
	qsort(v, (size_t)n, sizeof(*v), case_cmp);
	for (int c = 0; c < NCASE_COLUMNS; c++) {
		enum word title = case_columns[c].title;

		if (title == W_INITIALS && p->r->names)
			title = W_NAME;
		bk_xlsxout_text(p->x, s, row, c, BK_XLSX_HEAD, word(p, title));
		bk_xlsxout_width(p->x, s, c, c, case_columns[c].width +
		    (title == W_NAME ? 16 : 0));
	}
	bk_xlsxout_head_rows(p->x, s, row, row);
	for (int i = 0; i < n; i++)
		put_case(p, s, row + 1 + i, i, v[i]);
	bk_xlsxout_filter(p->x, s, row, 0, row + n, NCASE_COLUMNS - 1);
	bk_xlsxout_print(p->x, s, p->r->paper, false, word(p, W_PAGE));
}

/* --- the workbook ------------------------------------------------------- */

/* The day in its properties: of the last head count. */
static bk_date
made_on(const struct recap *p)
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
	struct recap p = { .r = r, .arena = BK_ARENA_INIT };
	int result = -1;

	if (collect(&p, dg) < 0)
		goto done;
	p.x = bk_xlsxout_new(word(&p, W_RECAP_CHART), made_on(&p), dg);
	if (p.x) {
		put_recap(&p);
		put_handling(&p);
		if (r->list_cases)
			put_cases(&p);
		result = bk_xlsxout_finish(p.x, out);
	}
done:
	bk_arena_free(&p.arena);
	return result;
}
