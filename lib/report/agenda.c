#include "agenda.h"

#include "mem.h"
#include "phrase.h"
#include "tick.h"

#define STEP(s)	(1u << (s))

/* One line of the table; the steps that show that it was done. */
struct activity {
	struct bk_phrase	 stage;		/* "": as above */
	int			 month;		/* after the term's first */
	struct bk_phrase	 week;
	struct bk_phrase	 what, who;
	unsigned		 steps;
};

static const struct activity activities[] = {
	{ { { "Persiapan", "Preparation" } }, 0, { { "", "" } },
	    { { "Merekap ketidakhadiran, tugas, dan keaktifan siswa",
	    "Recap of absences, late work and activity" } },
	    { { "Guru mata pelajaran, wali kelas",
	    "Subject and homeroom teachers" } }, 0 },
	{ { { "", "" } }, 2, { { "minggu I", "week 1" } },
	    { { "Analisis dan konfirmasi data siswa",
	    "Analysis and confirmation" } },
	    { { "Wali kelas, Guru BK", "Homeroom teacher, counsellor" } },
	    STEP(BK_STEP_CONFIRM) },
	{ { { "Pelaksanaan", "Carrying out" } }, 2,
	    { { "minggu II", "week 2" } },
	    { { "Menghubungi orang tua/wali melalui telepon/WhatsApp",
	    "Calls and messages to guardians" } },
	    { { "Guru BK", "Counsellor" } },
	    STEP(BK_STEP_PHONE) | STEP(BK_STEP_WHATSAPP) },
	{ { { "", "" } }, 2, { { "minggu III", "week 3" } },
	    { { "Surat panggilan orang tua/wali", "Summons letters" } },
	    { { "Guru BK", "Counsellor" } }, STEP(BK_STEP_SUMMONS) },
	{ { { "", "" } }, 2, { { "minggu III", "week 3" } },
	    { { "Konseling perorangan", "Individual counselling" } },
	    { { "Guru BK, siswa", "Counsellor, student" } },
	    STEP(BK_STEP_COUNSELLING) },
	{ { { "", "" } }, 2, { { "minggu IV", "week 4" } },
	    { { "Menentukan siswa yang dikunjungi",
	    "Decision on home visits" } },
	    { { "Guru BK", "Counsellor" } }, STEP(BK_STEP_VISIT_REQUEST) },
	{ { { "", "" } }, 3, { { "minggu I", "week 1" } },
	    { { "Laporan perkembangan dan persetujuan kunjungan rumah",
	    "Progress report and approval of visits" } },
	    { { "Guru BK, Kepala Sekolah", "Counsellor, principal" } },
	    STEP(BK_STEP_APPROVAL) },
	{ { { "", "" } }, 3, { { "minggu I–II", "weeks 1-2" } },
	    { { "Kunjungan rumah", "Home visits" } },
	    { { "Guru BK, wali kelas", "Counsellor, homeroom teacher" } },
	    STEP(BK_STEP_VISIT) },
	{ { { "Evaluasi", "Evaluation" } }, 3, { { "minggu III", "week 3" } },
	    { { "Evaluasi proses dan hasil",
	    "Evaluation of process and result" } },
	    { { "Guru BK", "Counsellor" } }, STEP(BK_STEP_EVALUATION) },
};

/* "September minggu II": a term begins in July or in January. */
static const char *
week_text(const struct bk_agenda *g, const struct activity *a, bk_term term)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;
	int y, m, d;

	bk_date_split(bk_term_first(term), &y, &m, &d);
	bk_phrase_month(&b, m + a->month, g->office->lang);
	if (*a->week.text[g->office->lang])
		bk_buf_printf(&b, " %s", a->week.text[g->office->lang]);
	else
		bk_buf_puts(&b, "–");
	if (!*a->week.text[g->office->lang])
		bk_phrase_month(&b, m + 2, g->office->lang);
	s = bk_arena_strdup(g->office->arena, b.p);
	bk_buf_free(&b);
	return s;
}

/* "8–15 September 2020 …": the first and the last day, and how often. */
static const char *
times_text(const struct bk_agenda *g, const struct activity *a, bk_term term)
{
	bk_date first = BK_DATE_NONE, last = BK_DATE_NONE;
	struct bk_buf b = BK_BUF_INIT;
	const char *s;
	int n = 0;

	for (size_t i = 0; i < g->n; i++)
		for (size_t k = 0; k < g->cases[i]->actions.n; k++) {
			const struct bk_action *x =
			    &g->cases[i]->actions.v[k];

			if (g->cases[i]->term != term || x->step < 0 ||
			    !(a->steps & STEP(x->step)) ||
			    x->date > g->today)
				continue;
			first = n == 0 || x->date < first ? x->date : first;
			last = n == 0 || x->date > last ? x->date : last;
			n++;
		}
	if (n == 0)
		return NULL;
	bk_phrase_date(&b, first, g->office->lang);
	if (last != first) {
		bk_buf_puts(&b, " – ");
		bk_phrase_date(&b, last, g->office->lang);
	}
	bk_buf_printf(&b, " (%d×)", n);
	s = bk_arena_strdup(g->office->arena, b.p);
	bk_buf_free(&b);
	return s;
}

/* How far the recaps reach; they are no step of a case. */
static const char *
recap_text(const struct bk_agenda *g, size_t k)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	if (!g->recaps || g->recaps[k] == BK_DATE_NONE)
		return NULL;
	bk_buf_puts(&b, g->office->lang == BK_LANG_ID ? "sampai " : "until ");
	bk_phrase_date(&b, g->recaps[k], g->office->lang);
	s = bk_arena_strdup(g->office->arena, b.p);
	bk_buf_free(&b);
	return s;
}

static const char *
done_text(const struct bk_agenda *g, const struct activity *a, size_t k)
{
	const char *s = a->steps ? times_text(g, a, g->terms[k]) :
	    recap_text(g, k);

	if (!g->ticks)
		return s;
	return bk_arena_printf(g->office->arena, "%s %s", s ? BK_TICK_DONE :
	    BK_TICK_OPEN, s ? s : "");
}

static void
columns(struct bk_grid *g, const struct bk_agenda *a)
{
	static const struct bk_phrase heads[] = {
		{ { "Tahap", "Stage" } }, { { "No", "No" } },
		{ { "Waktu", "When" } }, { { "Kegiatan", "Activity" } },
		{ { "Pelaksana", "Who" } },
	};
	enum bk_lang lang = a->office->lang;
	struct bk_buf b = BK_BUF_INIT;

	bk_grid_init(g, a->office->arena);
	for (size_t i = 0; i < BK_NELEM(heads); i++)
		bk_grid_column(g, NULL, heads[i].text[lang], i == 1);
	for (size_t i = 0; i < a->nterms; i++) {
		bk_buf_clear(&b);
		bk_buf_puts(&b, lang == BK_LANG_ID ? "Terlaksana " : "Done ");
		bk_phrase_term_head(&b, a->terms[i], a->terms, a->nterms,
		    lang);
		bk_grid_column(g, NULL, bk_arena_strdup(a->office->arena,
		    b.p), false);
	}
	bk_buf_free(&b);
}

void
bk_agenda_table(struct bk_grid *g, const struct bk_agenda *a)
{
	enum bk_lang lang = a->office->lang;

	columns(g, a);
	for (size_t i = 0; i < BK_NELEM(activities); i++) {
		const struct activity *x = &activities[i];
		const char **c = bk_grid_row(g), *week = "";

		for (size_t k = 0; k < a->nterms; k++) {
			const char *w = week_text(a, x, a->terms[k]);

			week = k ? bk_arena_printf(a->office->arena,
			    "%s; %s", week, w) : w;
			c[5 + k] = done_text(a, x, k);
		}
		c[0] = x->stage.text[lang];
		c[1] = bk_arena_printf(a->office->arena, "%zu", g->nrows);
		c[2] = week;
		c[3] = x->what.text[lang];
		c[4] = x->who.text[lang];
	}
}
