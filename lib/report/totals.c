#include "totals.h"

#include <string.h>

#include "lines.h"
#include "measurename.h"
#include "mem.h"
#include "phrase.h"
#include "term.h"

struct making {
	struct bk_grid		*g;
	const struct bk_figures	*f;
	struct bk_lines		 lines;		/* that are meant */
	struct bk_arena		*a;
	enum bk_lang		 lang;
	const char		*key;		/* of the rows, or "total" */
	bool			 compared;
	const char		**terms;	/* of the lines, in order */
	size_t			 nterms;
	const char		**measure;	/* of the rows, in order */
	size_t			 n;
};

/* What other tables hold. */
static bool
is_elsewhere(const char *measure)
{
	static const char *const whole[] = { "students", "with_problem",
		"mistaken", "off_roll", "rung.phone", "rung.summons",
		"rung.visit" };

	for (size_t i = 0; i < BK_NELEM(whole); i++)
		if (strcmp(whole[i], measure) == 0)
			return true;
	return strncmp(measure, "status.", 7) == 0 ||
	    strstr(measure, ".funnel");
}

static bool
is_meant(const struct bk_line *l)
{
	return !is_elsewhere(l->measure) && (*l->value || *l->low) &&
	    strcmp(l->of, "0") != 0;
}

static size_t
place_of(const char *const *v, size_t n, const char *s)
{
	size_t i = 0;

	while (i < n && strcmp(v[i], s) != 0)
		i++;
	return i;
}

/* "cause.economic" and "cause.family" are of one kind. */
static bool
is_alike(const char *a, const char *b)
{
	size_t n = strcspn(a, ".");

	return strncmp(a, b, n + 1) == 0;
}

/*
 * Where a new measure goes that follows the one before `at`: within its kind,
 * months and weeks by their time; else behind all of that one's kind.
 */
static size_t
seat_of(const struct making *m, size_t at, const char *measure)
{
	const char *before = at ? m->measure[at - 1] : "";
	bool same = at && is_alike(before, measure);
	bool timed = strncmp(measure, "opened.", 7) == 0 ||
	    strncmp(measure, "week.", 5) == 0;

	for (; at && at < m->n && is_alike(before, m->measure[at]); at++)
		if (same && (!timed || strcmp(m->measure[at], measure) > 0))
			break;
	while (timed && at < m->n && is_alike(measure, m->measure[at]) &&
	    strcmp(m->measure[at], measure) < 0)
		at++;
	while (timed && at && is_alike(measure, m->measure[at - 1]) &&
	    strcmp(m->measure[at - 1], measure) > 0)
		at--;
	return at;
}

/* Each measure once: a new one behind that of the line before. */
static void
collect(struct making *m)
{
	size_t at = 0;

	m->terms = bk_arena_alloc(m->a, (m->lines.n + 1) *
	    sizeof(*m->terms));
	m->measure = bk_arena_alloc(m->a, (m->lines.n + 1) *
	    sizeof(*m->measure));
	for (size_t i = 0; i < m->lines.n; i++) {
		const struct bk_line *l = &m->lines.v[i];
		size_t k;

		if (place_of(m->terms, m->nterms, l->term) == m->nterms) {
			m->terms[m->nterms++] = l->term;
			at = 0;
		}
		k = place_of(m->measure, m->n, l->measure);
		if (k == m->n) {
			at = seat_of(m, at, l->measure);
			memmove(m->measure + at + 1, m->measure + at,
			    (m->n++ - at) * sizeof(*m->measure));
			m->measure[at] = l->measure;
			k = at;
		}
		at = k + 1;
	}
}

static void
take(struct making *m, struct bk_lines *part)
{
	for (size_t k = 0; k < part->n; k++) {
		if (!is_meant(&part->v[k]))
			continue;
		BK_GROW(m->lines.v, m->lines.n, m->lines.cap);
		m->lines.v[m->lines.n++] = part->v[k];
	}
	bk_lines_free(part);
}

/* The lines of the key; those of the others of a province are not made. */
static void
take_lines(struct making *m)
{
	const struct bk_figures *f = m->f;
	struct bk_lines part;

	for (size_t i = 0; m->compared && i + 1 < f->nterms; i++) {
		bk_lines_compared(&part, f, i, m->key, m->a);
		take(m, &part);
	}
	for (size_t i = 0; !m->compared && i < f->nterms; i++) {
		const struct bk_figure_row *row = bk_figures_find(f,
		    f->terms[i].term, m->key);

		if (!row)
			continue;
		bk_lines_part(&part, f, (size_t)(row - f->row), m->a);
		take(m, &part);
	}
}

/* "Sem 1", "Sem 1 → Sem 2" */
static const char *
term_text(const struct making *m, const char *text)
{
	bk_term *all = bk_arena_alloc(m->a, (m->f->nterms + 1) *
	    sizeof(*all));
	struct bk_buf b = BK_BUF_INIT;
	const char *s = text;
	bk_term term;

	for (size_t i = 0; i < m->f->nterms; i++)
		all[i] = m->f->terms[i].term;
	for (; *s; s += strcspn(s, "."), s += strspn(s, ".")) {
		if (bk_term_parse((struct bk_str){ s, strcspn(s, ".") },
		    &term) < 0)
			break;
		bk_buf_puts(&b, b.n ? " → " : "");
		bk_phrase_term_head(&b, term, all, m->f->nterms, m->lang);
	}
	s = bk_arena_strdup(m->a, b.n ? b.p : text);
	bk_buf_free(&b);
	return s;
}

/* "12,22 (10,14–14,66)"; limits alone where there is no value. */
static const char *
value_text(const struct making *m, const struct bk_line *l)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_phrase_number(&b, bk_measurename_value(l->measure, l->value,
	    m->lang), m->lang);
	if (*l->low) {
		bk_buf_puts(&b, *l->value ? " (" : "");
		bk_phrase_number(&b, l->low, m->lang);
		bk_buf_puts(&b, *l->low == '-' || *l->high == '-' ?
		    (m->lang == BK_LANG_ID ? " s.d. " : " to ") : "–");
		bk_phrase_number(&b, l->high, m->lang);
		bk_buf_puts(&b, *l->value ? ")" : "");
	}
	s = bk_arena_strdup(m->a, b.p);
	bk_buf_free(&b);
	return s;
}

static const char *
of_text(const struct making *m, const struct bk_line *l)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_phrase_number(&b, l->n, m->lang);
	bk_buf_puts(&b, *l->n && *l->of ? "/" : "");
	bk_phrase_number(&b, l->of, m->lang);
	s = bk_arena_strdup(m->a, b.n ? b.p : "");
	bk_buf_free(&b);
	return s;
}

void
bk_totals_grid(struct bk_grid *g, const struct bk_figures *f,
    const char *key, bool compared, struct bk_arena *a, enum bk_lang lang)
{
	static const struct bk_phrase figure = { { "Ukuran", "Figure" } };
	static const struct bk_phrase value = { { "Nilai", "Value" } };
	static const struct bk_phrase of = { { "n/dari", "n/of" } };
	struct making m = { .g = g, .f = f, .a = a, .lang = lang,
		.key = key, .compared = compared };

	take_lines(&m);
	collect(&m);
	bk_grid_init(g, a);
	bk_grid_column(g, NULL, figure.text[lang], false);
	for (size_t t = 0; t < m.nterms; t++) {
		const char *head = term_text(&m, m.terms[t]);

		bk_grid_column(g, head, value.text[lang], true);
		bk_grid_column(g, head, of.text[lang], true);
	}
	for (size_t i = 0; i < m.n; i++) {
		const char **c = bk_grid_row(g);

		c[0] = bk_measurename_of(m.measure[i], lang, a).text;
		for (size_t t = 0; t < m.nterms; t++) {
			const struct bk_line *l = bk_lines_find(&m.lines,
			    m.terms[t], key, m.measure[i]);

			if (l) {
				c[1 + 2 * t] = value_text(&m, l);
				c[2 + 2 * t] = of_text(&m, l);
			}
		}
	}
	bk_lines_free(&m.lines);
}
