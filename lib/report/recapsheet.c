#include "recapsheet.h"

#include <math.h>

#include "letterhead.h"
#include "phrase.h"

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
	[W_VEIL] = { { "Tanda *: jumlah yang kecil, atau yang dapat "
	    "mengungkapkannya, tidak ditampilkan.", "A *: a small count, or "
	    "one that would reveal it, is not shown." } },
	[W_COMPARISON_TITLE] = { { "PERBANDINGAN", "COMPARISON" } },
	[W_FIGURE] = { { "Ukuran", "Figure" } },
	[W_VALUE] = { { "Nilai", "Value" } },
	[W_LOW] = { { "Batas Bawah 95 %", "Low, 95 %" } },
	[W_HIGH] = { { "Batas Atas 95 %", "High, 95 %" } },
	[W_N] = { { "n", "n" } },
	[W_OF] = { { "dari", "of" } },
	[W_PAGE] = { { "&C&8Halaman &P dari &N", "&C&8Page &P of &N" } },
};

const char *
bk_recap_text(const struct bk_recap_book *p, enum bk_recap_word w)
{
	return words[w].text[p->r->lang];
}

const char *
bk_recap_take(struct bk_recap_book *p, struct bk_buf *b)
{
	const char *s = bk_arena_strdup(&p->arena, b->p);

	bk_buf_free(b);
	return s;
}

const char *
bk_recap_term(struct bk_recap_book *p, int t)
{
	struct bk_buf b = BK_BUF_INIT;

	bk_phrase_term_head(&b, p->terms[t], p->terms, (size_t)p->nterms,
	    p->r->lang);
	return bk_recap_take(p, &b);
}

int64_t
bk_recap_count(const struct bk_recap_book *p, struct bk_recap_of of)
{
	const struct bk_figure_row *row = bk_figures_find(&p->f,
	    p->terms[of.term], of.key);

	return row ? row->count[of.m] : 0;
}

/* --- head and foot of a sheet ------------------------------------------- */

/* A line over the whole table. */
static void
put_line(struct bk_recap_book *p, int row, int last_col,
    enum bk_xlsx_style style, const char *text)
{
	bk_xlsxout_merge(p->x, p->s, (struct bk_xlsx_range){ row, 0, row,
	    last_col }, style, text);
}

static int
put_letterhead(struct bk_recap_book *p, int last_col)
{
	struct bk_letterhead h;
	int row = 0;

	if (!p->r->school)
		return 0;
	h = bk_letterhead_of(p->r->school, &p->arena);
	for (size_t i = 0; i < h.lines.n && i < 12; i++, row++)
		put_line(p, row, last_col, i == 0 ? BK_XLSX_TITLE :
		    BK_XLSX_LETTERHEAD, h.lines.v[i]);
	return row ? row + 1 : 0;
}

static const char *
terms_line(struct bk_recap_book *p)
{
	struct bk_buf b = BK_BUF_INIT;

	for (int t = 0; t < p->nterms; t++) {
		bk_buf_puts(&b, t ? " · " : "");
		bk_phrase_term(&b, p->terms[t], p->r->lang);
	}
	return bk_recap_take(p, &b);
}

int
bk_recap_begin(struct bk_recap_book *p, const char *name, int last_col,
    enum bk_recap_word title)
{
	size_t n = p->r->stats->schools.n;
	int row;

	p->s = bk_xlsxout_sheet(p->x, name);
	row = put_letterhead(p, last_col);
	put_line(p, row++, last_col, BK_XLSX_TITLE, bk_recap_text(p, title));
	if (n > 1)
		put_line(p, row++, last_col, BK_XLSX_CENTRE,
		    bk_arena_printf(&p->arena, "%zu %s", n,
		    bk_recap_text(p, W_SCHOOLS)));
	put_line(p, row, last_col, BK_XLSX_CENTRE, terms_line(p));
	return row + 2;
}

static void
put_signer(struct bk_recap_book *p, int row, int col,
    enum bk_recap_word role, const struct bk_staff *who)
{
	const char *name = bk_letterhead_name(who, &p->arena);
	const char *nip = who && who->nip ? who->nip :
	    ".............................";

	bk_xlsxout_text(p->x, p->s, row, col, BK_XLSX_PLAIN,
	    bk_recap_text(p, role));
	bk_xlsxout_text(p->x, p->s, row + 4, col, BK_XLSX_BOLD, name ? name :
	    "....................................");
	bk_xlsxout_text(p->x, p->s, row + 5, col, BK_XLSX_PLAIN,
	    bk_arena_printf(&p->arena, "NIP %s", nip));
}

void
bk_recap_signatures(struct bk_recap_book *p, int row, int left, int right)
{
	const char *city = p->r->school ? p->r->school->city : NULL;

	bk_xlsxout_text(p->x, p->s, row, left, BK_XLSX_PLAIN,
	    bk_recap_text(p, W_KNOWING));
	bk_xlsxout_text(p->x, p->s, row, right, BK_XLSX_PLAIN,
	    bk_arena_printf(&p->arena, "%s, ..............................",
	    city ? city : "...................."));
	put_signer(p, row + 1, left, W_PRINCIPAL, p->r->principal);
	put_signer(p, row + 1, right, W_COUNSELLOR, p->r->counsellor);
}

/* --- tables ------------------------------------------------------------- */

int
bk_recap_group(struct bk_recap_book *p, int row, int col,
    enum bk_recap_word title)
{
	if (p->nterms == 0)
		return col;
	bk_xlsxout_merge(p->x, p->s, (struct bk_xlsx_range){ row, col, row,
	    col + p->nterms - 1 }, BK_XLSX_HEAD, bk_recap_text(p, title));
	for (int t = 0; t < p->nterms; t++)
		bk_xlsxout_text(p->x, p->s, row + 1, col + t, BK_XLSX_HEAD,
		    bk_recap_term(p, t));
	return col + p->nterms;
}

void
bk_recap_tall(struct bk_recap_book *p, int row, int col,
    enum bk_recap_word title)
{
	bk_xlsxout_merge(p->x, p->s, (struct bk_xlsx_range){ row, col,
	    row + 1, col }, BK_XLSX_HEAD, bk_recap_text(p, title));
}

void
bk_recap_number(struct bk_recap_book *p, int row, int col, int64_t n)
{
	bk_xlsxout_number(p->x, p->s, row, col, BK_XLSX_COUNT, (double)n);
}

void
bk_recap_figure(struct bk_recap_book *p, int row, int col,
    enum bk_xlsx_style style, struct bk_recap_of of)
{
	const struct bk_figure_row *r = bk_figures_find(&p->f,
	    p->terms[of.term], of.key);

	if (r && bk_figures_hidden(r, bk_figures_measures[of.m].path))
		bk_xlsxout_text(p->x, p->s, row, col, style,
		    bk_figures_text(&p->f, r, of.m, &p->arena));
	else
		bk_xlsxout_number(p->x, p->s, row, col, style,
		    (double)bk_recap_count(p, of));
}

void
bk_recap_sum(struct bk_recap_book *p, int first, int row, int col, int term,
    enum bk_measure m)
{
	struct bk_recap_of of = { "total", term, m };
	char a[16], b[16];

	if (row == first || p->r->min_cell) {
		bk_recap_figure(p, row, col, BK_XLSX_TOTAL_COUNT, of);
		return;
	}
	bk_xlsxout_formula(p->x, p->s, row, col, BK_XLSX_TOTAL_COUNT,
	    &(struct bk_xlsx_formula){ bk_arena_printf(&p->arena,
	    "=SUM(%s:%s)", bk_xlsxout_cell(a, first, col),
	    bk_xlsxout_cell(b, row - 1, col)),
	    (double)bk_recap_count(p, of) });
}

/* 10000 x / n is computed before rounding, so that halves are exact. */
void
bk_recap_share(struct bk_recap_book *p, int row, const struct bk_recap_cells *c,
    const char *key, int term)
{
	const struct bk_figure_row *r = bk_figures_find(&p->f,
	    p->terms[term], key);
	int percent = r ? bk_figures_share(&p->f, r, BK_M_PROBLEM) : -1;
	double value = percent < 0 ? NAN : percent / 100.0;
	char x[16], n[16];

	if (p->r->min_cell) {
		bk_xlsxout_number(p->x, p->s, row, c->share, c->style, value);
		return;
	}
	bk_xlsxout_cell(x, row, c->part);
	bk_xlsxout_cell(n, row, c->whole);
	bk_xlsxout_formula(p->x, p->s, row, c->share, c->style,
	    &(struct bk_xlsx_formula){ bk_arena_printf(&p->arena,
	    "=IF(%s=0,\"\",IF(OR(%s=0,%s>=%s),"
	    "ROUND(10000*%s/%s,0)/100,MIN(99.99,MAX(0.01,"
	    "ROUND(10000*%s/%s,0)/100))))", n, x, x, n, x, n, x, n),
	    value });
}

const char *
bk_recap_key(const struct bk_recap_book *p, int i)
{
	return *p->keys[i]->text ? p->keys[i]->text : "?";
}

void
bk_recap_end(struct bk_recap_book *p, bool one_page)
{
	bk_xlsxout_print(p->x, p->s, p->r->paper, one_page,
	    bk_recap_text(p, W_PAGE));
}
