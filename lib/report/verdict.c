#include "verdict.h"

#include <string.h>

#include "effect.h"
#include "lines.h"
#include "phrase.h"
#include "term.h"

struct speaker {
	struct bk_verdict	*out;
	const struct bk_figures	*f;
	struct bk_lines		 lines;
	enum bk_lang		 lang;
	struct bk_arena		*a;
};

/* A figure as it is printed in the language: "1.250", "12,22". */
static const char *
figure(const struct speaker *s, const char *text)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *t;

	bk_phrase_number(&b, text, s->lang);
	t = bk_arena_strdup(s->a, b.p);
	bk_buf_free(&b);
	return t;
}

/* A phrase with its `#` replaced by the texts, one after the other. */
static void
fill(const struct speaker *s, struct bk_buf *b, const struct bk_phrase *p,
    const char *const *v)
{
	for (const char *t = p->text[s->lang]; *t; t++)
		if (*t == '#')
			bk_buf_puts(b, *v++);
		else
			bk_buf_putc(b, *t);
}

static const char *
number(const struct speaker *s, int64_t n)
{
	return bk_phrase_count(s->a, n, s->lang);
}

static void
say(struct speaker *s, struct bk_buf *b)
{
	s->out->line[s->out->n++] = bk_arena_strdup(s->a, b->p);
	bk_buf_free(b);
}

/* --- from one term to the next ------------------------------------------ */

static const struct bk_phrase changed = { {
    "# → #: siswa yang ditangani # dari # (# %), sebelumnya # dari # "
    "(# %): # poin (antara # dan #).",
    "# → #: students in care # of # (# %), before that # of # "
    "(# %): # points (between # and #)." } };

static const struct bk_phrase no_proof = { {
    " Jumlah yang turun belum membuktikan bahwa penanganan berhasil",
    " A smaller number is no proof that the work helped" } };

static const struct bk_phrase covered = { {
    ": rekap kehadiran ada untuk # % siswa, sebelumnya # %.",
    ": there is a recap of attendance for # % of the students, before that "
    "for # %." } };

static const struct bk_phrase same = { {
    "Dari # siswa yang sama di kedua semester, # ditangani pada keduanya, "
    "# hanya pada yang pertama, # hanya pada yang kedua.",
    "Of # students who were there in both terms, # were in care in both, "
    "# only in the first, # only in the second." } };

static const char *
heading(const struct speaker *s, bk_term term)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *text;

	bk_phrase_term(&b, term, s->lang);
	text = bk_arena_strdup(s->a, b.p);
	bk_buf_free(&b);
	return text;
}

static const struct bk_line *
total(const struct speaker *s, const char *term, const char *measure)
{
	return bk_lines_find(&s->lines, term, "total", measure);
}

static void
say_same(struct speaker *s, const char *pair)
{
	const struct bk_line *of = total(s, pair, "paired.change");
	struct bk_buf b = BK_BUF_INIT;

	if (!of)
		return;
	fill(s, &b, &same, (const char *const []){ figure(s, of->of),
	    figure(s, total(s, pair, "paired.both")->value),
	    figure(s, total(s, pair, "paired.first")->value),
	    figure(s, total(s, pair, "paired.second")->value) });
	say(s, &b);
}

static void
say_change(struct speaker *s, bk_term before, bk_term after)
{
	char x[BK_TERM_SIZE], y[BK_TERM_SIZE];
	const char *pair = bk_arena_printf(s->a, "%s..%s",
	    bk_term_format(before, x), bk_term_format(after, y));
	const struct bk_line *c = total(s, pair, "with_problem.change");
	const struct bk_line *p = total(s, x, "with_problem.percent");
	const struct bk_line *q = total(s, y, "with_problem.percent");
	struct bk_buf b = BK_BUF_INIT;

	if (!c || !*c->low)
		return;
	fill(s, &b, &changed, (const char *const []){ heading(s, before),
	    heading(s, after), figure(s, q->n), figure(s, q->of),
	    figure(s, q->value), figure(s, p->n), figure(s, p->of),
	    figure(s, p->value), figure(s, c->value), figure(s, c->low),
	    figure(s, c->high) });
	p = total(s, x, "coverage");
	q = total(s, y, "coverage");
	bk_buf_puts(&b, no_proof.text[s->lang]);
	if (p && q && *p->value && *q->value)
		fill(s, &b, &covered, (const char *const []){
		    figure(s, q->value), figure(s, p->value) });
	else
		bk_buf_putc(&b, '.');
	say(s, &b);
	say_same(s, pair);
}

/* --- effects ------------------------------------------------------------ */

static const struct {
	const char	*rung;
	struct bk_phrase more;
} treated[] = {
	{ "summons", { {
	    "#: dari # siswa yang orang tuanya datang memenuhi panggilan, "
	    "# lebih sering hadir sesudahnya; dari # yang sama-sama "
	    "ditangani tetapi tidak, #.",
	    "#: of # students whose parents came when summoned, # "
	    "attended more often afterwards; of # who were in care too and "
	    "were not, #." } } },
	{ "visit", { {
	    "#: dari # siswa yang dikunjungi, # lebih sering hadir "
	    "sesudahnya; dari # yang sama-sama ditangani tetapi tidak "
	    "dikunjungi, #.",
	    "#: of # students who were visited, # attended more often "
	    "afterwards; of # who were in care too and were not visited, "
	    "#." } } },
};

static const struct {
	unsigned	doubt;
	struct bk_phrase why;
} doubts[] = {
	{ BK_EFFECT_UNLIKE, { { "kehadiran kedua kelompok sebelumnya terlalu "
	    "berbeda", "the groups' attendance differed too much before" } } },
	{ BK_EFFECT_PLACEBO, { { "28 hari lebih awal, sebelum ada tindakan, "
	    "perbedaan sudah tampak atau tidak diketahui", "28 days earlier, "
	    "before anything was done, they differed or it is not known" } } },
	{ BK_EFFECT_ZERO, { { "bedanya bisa saja kebetulan",
	    "the difference may be chance" } } },
};

static const struct bk_phrase cannot_be_told = { {
    " Tidak dapat disimpulkan: ", " Cannot be told: " } };

static const struct bk_phrase too_few = { {
    " Terlalu sedikit untuk disimpulkan.", " Cannot be told: too few." } };

static const struct bk_phrase told = { {
    " Kenaikannya # poin lebih besar (antara # dan #).",
    " They rose by # points more (between # and #)." } };

static void
say_doubt(const struct speaker *s, struct bk_buf *b, unsigned doubt)
{
	const char *before = cannot_be_told.text[s->lang];

	if (doubt & BK_EFFECT_FEW) {
		bk_buf_puts(b, too_few.text[s->lang]);
		return;
	}
	for (size_t i = 0; i < sizeof(doubts) / sizeof(doubts[0]); i++)
		if (doubt & doubts[i].doubt) {
			bk_buf_printf(b, "%s%s", before,
			    doubts[i].why.text[s->lang]);
			before = "; ";
		}
	bk_buf_putc(b, '.');
}

static void
say_effect(struct speaker *s, const struct bk_figure_row *row, size_t i)
{
	struct bk_buf b = BK_BUF_INIT;
	char term[BK_TERM_SIZE];
	const struct bk_line *l;
	struct bk_effect e;

	if (!bk_effect_of(row, treated[i].rung, &e) ||
	    e.treated.n == 0)
		return;
	fill(s, &b, &treated[i].more, (const char *const []){
	    heading(s, row->term), number(s, e.treated.n),
	    number(s, e.treated.more), number(s, e.compared.n),
	    number(s, e.compared.more) });
	l = total(s, bk_term_format(row->term, term),
	    bk_arena_printf(s->a, "effect.%s", treated[i].rung));
	if (e.doubt)
		say_doubt(s, &b, e.doubt);
	else
		fill(s, &b, &told, (const char *const []){
		    figure(s, l->value), figure(s, l->low),
		    figure(s, l->high) });
	say(s, &b);
}

void
bk_verdict_make(struct bk_verdict *out, const struct bk_figures *f,
    enum bk_lang lang, struct bk_arena *a)
{
	struct speaker s = { .out = out, .f = f, .lang = lang, .a = a };

	*out = (struct bk_verdict){ bk_arena_alloc(a,
	    (4 * f->nterms + 1) * sizeof(*out->line)), 0 };
	bk_lines_make(&s.lines, f, a);
	for (size_t i = 1; i < f->nterms; i++)
		say_change(&s, f->terms[i - 1].term, f->terms[i].term);
	for (size_t i = 0; i < f->nterms && !f->min_cell; i++) {
		const struct bk_figure_row *row = bk_figures_find(f,
		    f->terms[i].term, "total");

		for (size_t k = 0; row && k < 2; k++)
			say_effect(&s, row, k);
	}
	bk_lines_free(&s.lines);
}
