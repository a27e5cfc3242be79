/* Words and elements of the dashboard's page. */
#include "dashboardpage.h"

#include <string.h>

#include "html.h"
#include "phrase.h"

static const struct bk_phrase words[] = {
	[TITLE] = { { "Dasbor BK", "Counselling dashboard" } },
	[STANDS] = { { "Keadaan hari ini", "How things stand" } },
	[CHANGED] = { { "Apa yang berubah", "What changed" } },
	[NO_CHANGE] = { { "Baru satu semester yang dicatat; belum ada yang "
	    "dapat dibandingkan.", "One term is on record; there is nothing to "
	    "compare yet." } },
	[CHARTS] = { { "Grafik", "Charts" } },
	[TABLES] = { { "Tabel", "Tables" } },
	[PROBLEMS] = { { "Siswa yang ditangani per tingkat",
	    "Students with a problem by grade" } },
	[PROBLEMS_TEXT] = { { "Batang untuk setiap tingkat, semester "
	    "berdampingan.", "A bar for each grade, the terms side by "
	    "side." } },
	[FUNNEL] = { { "Sejauh mana ditangani", "How far they were taken" } },
	[FUNNEL_TEXT] = { { "Dari semua siswa yang ditangani: yang sampai "
	    "panggilan, yang sampai kunjungan rumah, dan yang tuntas.",
	    "Of all students in care: those taken as far as a summons, as far "
	    "as a visit, and those resolved." } },
	[CAUSES] = { { "Penyebab", "Causes" } },
	[CAUSES_TEXT] = { { "Seorang siswa dihitung pada setiap penyebabnya.",
	    "A student counts once for each cause." } },
	[WEEKLY] = { { "Kasus dibuka per minggu", "Cases opened by week" } },
	[WEEKLY_TEXT] = { { "Batang untuk setiap minggu.",
	    "A bar for each week." } },
	[WEEK_NOTE] = { { "Minggu tanpa kasus baru tidak ada di tabel.",
	    "Weeks without a new case are not in the table." } },
	[CONTROL] = { { "Tanpa keterangan per minggu",
	    "Absent without excuse, by week" } },
	[CONTROL_TEXT] = { { "Persentase hari siswa tanpa keterangan, dengan "
	    "rata-rata semester dan batas wajarnya.", "The percentage of "
	    "student days absent without excuse, with the mean of the term and "
	    "its limits." } },
	[CONTROL_NOTE] = { { "Bidang biru muda: batas wajar (tiga simpangan "
	    "baku). Kotak merah: minggu di luar batas. Garis abu-abu di bawah: "
	    "ada hari libur. Garis hijau: ada kunjungan rumah.", "Light blue: "
	    "what chance explains (three standard deviations). Red squares: "
	    "weeks beyond it. Grey below: days without school. Green: home "
	    "visits." } },
	[GRADE] = { { "Kelas", "Grade" } },
	[STAGE] = { { "Tahap", "Stage" } },
	[CAUSE] = { { "Penyebab", "Cause" } },
	[WEEK] = { { "Minggu mulai", "Week of" } },
	[CASES] = { { "Kasus", "Cases" } },
	[PERCENT] = { { "Tanpa keterangan (%)", "Unexcused (%)" } },
	[LOW] = { { "Batas bawah", "Low" } },
	[HIGH] = { { "Batas atas", "High" } },
	[OFF] = { { "Hari libur", "Days off" } },
	[VISITS] = { { "Kunjungan", "Visits" } },
	[TOTAL] = { { "Jumlah", "Total" } },
	[ALL] = { { "Ditangani", "In care" } },
	[SUMMONED] = { { "Sampai panggilan", "As far as a summons" } },
	[VISITED] = { { "Sampai kunjungan rumah", "As far as a visit" } },
	[RESOLVED] = { { "Tuntas", "Resolved" } },
	[NOTHING] = { { "Belum ada data.", "There is no data yet." } },
	[WORK] = { { "Pekerjaan yang menunggu", "Work to be done" } },
	[HANDLING] = { { "Penanganan per tingkat", "Handling by grade" } },
	[STANDING] = { { "Status kasus per tingkat",
	    "How the cases stand by grade" } },
	[IN_TABLE] = { { "Angka: ", "Figures: " } },
};

const char *
bk_dashboard_text(const struct bk_dashboard_page *p, enum bk_dashboard_word w)
{
	return words[w].text[p->d->lang];
}

void
bk_dashboard_element(struct bk_dashboard_page *p, const char *tag,
    const char *text)
{
	bk_buf_printf(p->b, "<%s>", tag);
	bk_html_text(p->b, text);
	bk_buf_printf(p->b, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

const char *
bk_dashboard_day_text(const struct bk_dashboard_page *p, bk_date day)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_phrase_date(&b, day, p->d->lang);
	s = bk_arena_strdup(p->a, b.p);
	bk_buf_free(&b);
	return s;
}

/* A table wider than the screen scrolls in a box that keys reach. */
void
bk_dashboard_table(struct bk_dashboard_page *p, const struct bk_grid *g,
    const char *caption)
{
	bk_buf_puts(p->b, "<div class=\"scroll\" tabindex=\"0\" "
	    "role=\"region\" aria-label=\"");
	bk_html_text(p->b, caption);
	bk_buf_puts(p->b, "\">\n");
	bk_grid_html(p->b, g, caption);
	bk_buf_puts(p->b, "</div>\n");
}

const struct bk_figure_row *
bk_dashboard_row_of(const struct bk_dashboard_page *p, size_t term,
    const char *key)
{
	return bk_figures_find(p->d->f, p->d->f->terms[term].term, key);
}

void
bk_dashboard_figure(struct bk_dashboard_page *p, const char *title,
    const char *text)
{
	p->n++;
	bk_buf_puts(p->b, "<figure>\n");
	bk_dashboard_element(p, "h3", title);
	bk_dashboard_element(p, "p class=\"note\"", text);
}
