#include "amongschools.h"

#include "funnel.h"
#include "phrase.h"

static const struct bk_phrase heads[] = {
	{ { "Sekolah", "School" } }, { { "Siswa", "Students" } },
	{ { "Ditangani", "With a problem" } },
	{ { "Persentase", "Percentage" } },
	{ { "Batas 95 %", "95 % limits" } },
	{ { "Batas 99,8 %", "99.8 % limits" } },
	{ { "Letak", "Place" } },
};

enum { NCOLUMNS = sizeof(heads) / sizeof(heads[0]), PLACE = NCOLUMNS - 1 };

static const struct bk_phrase places[] = {
	[BK_FUNNEL_FAR_BELOW] = { { "jauh di bawah", "far below" } },
	[BK_FUNNEL_BELOW] = { { "di bawah", "below" } },
	[BK_FUNNEL_WITHIN] = { { "wajar", "within" } },
	[BK_FUNNEL_ABOVE] = { { "di atas", "above" } },
	[BK_FUNNEL_FAR_ABOVE] = { { "jauh di atas", "far above" } },
};

static const struct bk_phrase words = { {
	"Batas dihitung dari persentase semua sekolah dan jumlah siswa "
	"sekolah itu: secara kebetulan saja paling banyak 5 dari 100 "
	"sekolah terletak di luar batas 95 %, 2 dari 1.000 di luar batas "
	"99,8 %. Sekolah yang wajar tidak dibandingkan satu sama lain. Yang "
	"di luar batas perlu dilihat, bukan dinilai: mungkin pencatatannya "
	"yang lain.",
	"The limits follow from the percentage of all schools and the number "
	"of students of the school: by chance alone at most 5 schools in 100 "
	"lie outside those of 95 %, 2 in 1,000 outside those of 99.8 %. "
	"Schools within are not to be compared with each other. One outside "
	"is to be looked at, not judged: it may keep its records in another "
	"way." } };

bool
bk_amongschools_are(const struct bk_figures *f)
{
	return f->axes.n == 1 && bk_figures_by_school(&f->axes) &&
	    !f->min_cell;
}

static void
put_percent(struct bk_buf *b, int64_t x, int64_t n, enum bk_lang lang)
{
	bk_figures_percent_put(b, bk_figures_percent(x, n),
	    bk_phrase_point(lang));
}

static const char *
limits(struct bk_arena *a, const struct bk_funnel_limits *l, int64_t n,
    enum bk_lang lang)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	put_percent(&b, l->low, n, lang);
	bk_buf_puts(&b, "–");
	put_percent(&b, l->high, n, lang);
	s = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return s;
}

static void
put_school(struct bk_grid *g, const struct bk_figures *figures,
    const struct bk_figure_row *row, struct bk_arena *a, enum bk_lang lang)
{
	const char **cell = bk_grid_row(g);
	struct bk_buf b = BK_BUF_INIT;
	struct bk_funnel f;

	cell[0] = *row->label[0] ? row->label[0] : "?";
	cell[1] = bk_phrase_count(a, row->count[BK_M_STUDENTS], lang);
	cell[2] = bk_phrase_count(a, row->count[BK_M_PROBLEM], lang);
	if (!bk_funnel_of(figures, row, "with_problem", &f))
		return;
	put_percent(&b, f.x, f.n, lang);
	cell[3] = bk_arena_strdup(a, b.p);
	cell[4] = limits(a, &f.most, f.n, lang);
	cell[5] = limits(a, &f.nearly, f.n, lang);
	cell[PLACE] = places[f.place].text[lang];
	bk_buf_free(&b);
}

void
bk_amongschools_grid(struct bk_grid *g, const struct bk_figures *f,
    bk_term term, struct bk_arena *a, enum bk_lang lang)
{
	bk_grid_init(g, a);
	for (int i = 0; i < NCOLUMNS; i++)
		bk_grid_column(g, NULL, heads[i].text[lang],
		    i > 0 && i < PLACE);
	for (size_t i = 0; i < f->n; i++)
		if (f->row[i].term == term && !f->row[i].total)
			put_school(g, f, &f->row[i], a, lang);
}

const char *
bk_amongschools_words(enum bk_lang lang)
{
	return words.text[lang];
}
