#include "recapsheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
	[W_CAUSES_TITLE] = { { "PENYEBAB DAN ALASAN PEMBUKAAN KASUS",
	    "CAUSES, AND WHY CASES WERE OPENED" } },
	[W_CAUSE] = { { "Penyebab", "Cause" } },
	[W_RULE] = { { "Alasan kasus dibuka", "Why it was opened" } },
	[W_NOT_ADDED] = { { "Seorang siswa dihitung sekali pada setiap "
	    "penyebab dan alasan, sehingga barisnya tidak dijumlahkan.",
	    "A student counts once for each cause and reason, so the rows do "
	    "not add up." } },
	[W_STANDARDS_TITLE] = { { "STANDAR LAYANAN", "SERVICE STANDARDS" } },
	[W_KEPT] = { { "Tercapai", "Kept" } },
	[W_SUBJECTS_TITLE] = { { "KEAKTIFAN PER MATA PELAJARAN",
	    "ACTIVITY BY SUBJECT" } },
	[W_SUBJECT] = { { "Mata Pelajaran", "Subject" } },
	[W_ALL_SUBJECTS] = { { "Semua", "All" } },
	[W_ACTIVITY_IS] = { { "Keaktifan: hadir dan terlambat dari sesi selain "
	    "sakit dan izin, menurut rekap yang disimpan. Kosong: tidak ada "
	    "rekap.", "Activity: present and late, of the sessions but those "
	    "sick or excused, by the recaps that are kept. Blank: there is "
	    "none." } },
	[W_CLASSES_TITLE] = { { "REKAPITULASI PER KELAS", "BY CLASS" } },
	[W_RESOLVED] = { { "Tuntas", "Resolved" } },
	[W_ACTIVITY] = { { "Keaktifan", "Activity" } },
	[W_AGENDA_TITLE] = { { "AGENDA PELAKSANAAN KEGIATAN",
	    "AGENDA OF THE ACTIVITIES" } },
	[W_AGENDA_BLANK] = { { "Kapan terlaksana: diisi dari berkas kasus "
	    "sekolah, yang tidak dibaca untuk buku kerja ini.",
	    "When it was done: from the school's case files, which were not "
	    "read for this workbook." } },
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

const char *
bk_recap_term_id(struct bk_recap_book *p, int t)
{
	char term[BK_TERM_SIZE];

	return bk_arena_strdup(&p->arena, bk_term_format(p->terms[t], term));
}

const char *
bk_recap_terms(struct bk_recap_book *p, const char *text)
{
	const char *both[2] = { text, NULL };

	for (int t = 0; t < p->nterms; t++) {
		const char *id = bk_recap_term_id(p, t);
		size_t n = strlen(id);

		if (strncmp(text, id, n) == 0)
			both[0] = bk_recap_term(p, t);
		if (strncmp(text, id, n) != 0 && strlen(text) > n &&
		    strcmp(text + strlen(text) - n, id) == 0)
			both[1] = bk_recap_term(p, t);
	}
	return both[1] ? bk_arena_printf(&p->arena, "%s → %s", both[0],
	    both[1]) : both[0];
}

void
bk_recap_value(struct bk_recap_book *p, int row, int col,
    enum bk_xlsx_style style, const char *text)
{
	bool percent = style == BK_XLSX_PERCENT ||
	    style == BK_XLSX_TOTAL_PERCENT;
	double v;

	if (style == BK_XLSX_CELL_CENTRE && *text)	/* 44, 12.5, 0.0755 */
		style = strchr(text, '.') ? BK_XLSX_FRACTION : BK_XLSX_COUNT;
	if (bk_str_num(bk_str(text), &v) == 0)
		bk_xlsxout_number(p->x, p->s, row, col, style,
		    percent ? v / 100 : v);
	else
		bk_xlsxout_text(p->x, p->s, row, col, style, text);
}

void
bk_recap_line(struct bk_recap_book *p, int row, int col,
    enum bk_xlsx_style style, const struct bk_line *l)
{
	bk_recap_value(p, row, col, style, l ? l->value : "");
}

static int
key_cmp(const void *a, const void *b)
{
	return bk_figures_key_cmp(*(const struct bk_figure_row *const *)a,
	    *(const struct bk_figure_row *const *)b);
}

size_t
bk_recap_keys(const struct bk_figures *f, const struct bk_figure_row **v)
{
	struct bk_map seen = BK_MAP_INIT;
	size_t n;

	for (size_t i = 0; i < f->n; i++) {
		void **at;

		if (f->row[i].total)
			continue;
		at = bk_map_at(&seen, bk_str(f->row[i].text));
		if (!*at)
			*at = &f->row[i];
	}
	n = seen.n;
	for (size_t i = 0; i < n; i++)
		v[i] = seen.e[i].value;
	bk_map_free(&seen);
	if (n)
		qsort(v, n, sizeof(*v), key_cmp);
	return n;
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
	struct bk_buf nip = BK_BUF_INIT;

	bk_buf_puts(&nip, "NIP. ");
	if (who && who->nip)
		bk_phrase_nip(&nip, who->nip);
	else
		bk_buf_puts(&nip, who ? "–" : ".............................");

	bk_xlsxout_text(p->x, p->s, row, col, BK_XLSX_PLAIN,
	    bk_recap_text(p, role));
	bk_xlsxout_text(p->x, p->s, row + 4, col, BK_XLSX_BOLD, name ? name :
	    "....................................");
	bk_xlsxout_text(p->x, p->s, row + 5, col, BK_XLSX_PLAIN,
	    bk_recap_take(p, &nip));
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

double
bk_recap_width(const struct bk_recap_book *p, double width)
{
	return p->nterms == 1 ? fmax(width, 20) : width;
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
	double value = percent < 0 ? NAN : percent / 10000.0;
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
	    "ROUND(10000*%s/%s,0)/10000,MIN(0.9999,MAX(0.0001,"
	    "ROUND(10000*%s/%s,0)/10000))))", n, x, x, n, x, n, x, n),
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
