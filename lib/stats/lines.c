#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include "effect.h"
#include "lineput.h"
#include "term.h"
#include "word.h"

static const char *
text(struct bk_lineput *p, const char *before, const char *id,
    const char *after)
{
	return bk_arena_printf(p->out->arena, "%s%s%s", before, id, after);
}

/* --- counts ------------------------------------------------------------- */

/* A count that may be hidden. */
static void
put_measure(struct bk_lineput *p, enum bk_measure m)
{
	bk_lineput_line(p, bk_figures_measures[m].id)->value =
	    bk_figures_text(p->f, p->r, m, p->out->arena);
}

static void
put_tries(struct bk_lineput *p)
{
	static const char *const fields[] = { "tries", "reached" };

	for (int i = 0; i < 2; i++)
		for (const struct bk_word *w = bk_word_rungs; w->id; w++)
			bk_lineput_count(p, text(p, fields[i], ".", w->id),
			    bk_lineput_sum(p, fields[i], w->id));
}

static void
put_counts(struct bk_lineput *p)
{
	bool all = !p->f->min_cell;

	for (int m = BK_M_STUDENTS; m <= BK_M_VISIT; m++)
		if (all || (m != BK_M_MISTAKEN && m != BK_M_OFF_ROLL))
			put_measure(p, (enum bk_measure)m);
	if (all)
		put_tries(p);
	for (int m = BK_M_OPEN; m <= BK_M_LEFT; m++)
		put_measure(p, (enum bk_measure)m);
	if (all)
		bk_lineput_count(p, "visits.met", bk_lineput_sum(p, "visits",
		    "met"));
}

/* Thousandths, in the shortest form: 3, 0.5, 1.25. */
static const char *
shortest(struct bk_lineput *p, int64_t v)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_buf_putu(&b, (uint64_t)(v / BK_SUM_ONE));
	if (v % BK_SUM_ONE) {
		bk_buf_printf(&b, ".%03d", (int)(v % BK_SUM_ONE));
		while (b.p[b.n - 1] == '0')
			bk_buf_truncate(&b, b.n - 1);
	}
	s = bk_arena_strdup(p->out->arena, b.p);
	bk_buf_free(&b);
	return s;
}

/*
 * Listed only if there is any, or if a hidden cell conceals that there is none:
 * cause.economic, opened.2020-09.
 */
static void
put_listed(struct bk_lineput *p, const char *field, const char *measure)
{
	const char **path;
	size_t n = bk_lineput_paths(p, field, &path);

	for (size_t i = 0; i < n; i++) {
		int64_t v = bk_figures_sum(p->r, path[i]);
		const char *key = text(p, measure, ".",
		    path[i] + strlen(field) + 1);

		if (bk_figures_hidden(p->r, path[i]))
			bk_lineput_line(p, key)->value = "*";
		else if (v != 0)
			bk_lineput_line(p, key)->value = shortest(p, v);
	}
}

/* --- shares ------------------------------------------------------------- */

static void
put_shares(struct bk_lineput *p)
{
	for (int i = 0; i < BK_NSHARES; i++) {
		enum bk_measure m = bk_figures_shares[i];
		const char *id = text(p, bk_figures_measures[m].id, ".",
		    "percent");

		if (bk_figures_veiled(p->f, p->r, m))
			bk_lineput_line(p, id)->value = "*";
		else
			bk_lineput_share(p, id, p->r->count[m],
			    p->r->count[BK_M_STUDENTS], false);
	}
}

/* Of a field, how many of `of` are `part`: visits in time of approved. */
static void
put_part(struct bk_lineput *p, const char *measure, const char *field,
    const char *part, const char *of)
{
	bk_lineput_share(p, measure, bk_lineput_sum(p, field, part),
	    bk_lineput_sum(p, field, of), false);
}

static void
put_standards(struct bk_lineput *p)
{
	put_part(p, "visits.in_time.percent", "visits", "in_time",
	    "approved");
	put_part(p, "visits.in_length.percent", "visits", "in_length",
	    "timed");
	put_part(p, "complaints.in_time.percent", "complaints", "in_time",
	    "due");
}

/* --- activity ----------------------------------------------------------- */

struct activity {
	int64_t	present, countable;
};

static void
add_sessions(struct activity *a, const char *kind, int64_t n)
{
	if (strcmp(kind, "sessions") == 0)
		a->countable += n;
	else if (strcmp(kind, "sick") == 0 || strcmp(kind, "excused") == 0)
		a->countable -= n;
	else if (strcmp(kind, "present") == 0 || strcmp(kind, "late") == 0)
		a->present += n;
}

/*
 * Of all subjects, then of each. Sessions of one student are not independent,
 * so these have no limits.
 */
static void
put_activity(struct bk_lineput *p)
{
	const char **path;
	size_t n = bk_lineput_paths(p, "sessions", &path), all;
	struct activity whole = { 0, 0 }, one = { 0, 0 };

	all = p->out->n;
	bk_lineput_share(p, "activity", 0, 0, true);
	for (size_t i = 0; i < n; i++) {
		const char *subject = path[i] + strlen("sessions") + 1;
		size_t len = strcspn(subject, BK_SUM_SEP);
		int64_t v = bk_figures_sum(p->r, path[i]) / BK_SUM_ONE;

		if (!subject[len])
			continue;
		add_sessions(&whole, subject + len + 1, v);
		add_sessions(&one, subject + len + 1, v);
		if (i + 1 < n && strncmp(path[i], path[i + 1],
		    (size_t)(subject + len + 1 - path[i])) == 0)
			continue;
		if (one.countable > 0)
			bk_lineput_share(p, text(p, "activity.",
			    bk_arena_strndup(p->out->arena, subject, len), ""),
			    one.present, one.countable, true);
		one = (struct activity){ 0, 0 };
	}
	if (whole.countable > 0) {
		size_t end = p->out->n;

		bk_lineput_share(p, "activity", whole.present,
		    whole.countable, true);
		p->out->v[all] = p->out->v[end];
		p->out->n = end;
	}
}

/* --- effect ------------------------------------------------------------- */

static void
put_mean(struct bk_lineput *p, const char *measure,
    const struct bk_effect_side *s, double mean)
{
	struct bk_line *l = bk_lineput_line(p, measure);

	l->n = bk_lineput_number(p, s->n);
	l->of = bk_lineput_number(p, s->of);
	if (s->n)
		l->value = bk_lineput_fixed(p, mean);
}

static void
put_more(struct bk_lineput *p, const char *measure,
    const struct bk_effect_side *s)
{
	struct bk_line *l = bk_lineput_line(p, measure);

	l->value = bk_lineput_number(p, s->more);
	l->of = bk_lineput_number(p, s->n);
}

static void
put_difference(struct bk_lineput *p, const char *measure,
    const struct bk_moments *a, const struct bk_moments *b,
    const struct bk_interval *v)
{
	struct bk_line *l = bk_lineput_line(p, measure);

	l->n = bk_lineput_number(p, a->n);
	l->of = bk_lineput_number(p, b->n);
	if (a->n && b->n)
		l->value = bk_lineput_fixed(p, a->sum / (double)a->n -
		    b->sum / (double)b->n);
	if (v)
		bk_lineput_limits(p, l, v, 1);
}

static void
put_effect(struct bk_lineput *p, const char *rung)
{
	struct bk_effect e;

	if (!bk_effect_of(p->r, rung, &e))
		return;
	put_difference(p, text(p, "effect.", rung, ""), &e.treated.change,
	    &e.compared.change, e.known ? &e.effect : NULL);
	put_difference(p, text(p, "placebo.", rung, ""), &e.treated.placebo,
	    &e.compared.placebo, e.placebo_known ? &e.placebo : NULL);
	put_mean(p, text(p, "effect.", rung, ".before"), &e.treated,
	    e.treated.before);
	put_mean(p, text(p, "effect.", rung, ".after"), &e.treated,
	    e.treated.after);
	put_mean(p, text(p, "effect.", rung, ".compared_before"), &e.compared,
	    e.compared.before);
	put_mean(p, text(p, "effect.", rung, ".compared_after"), &e.compared,
	    e.compared.after);
	put_more(p, text(p, "effect.", rung, ".more"), &e.treated);
	put_more(p, text(p, "effect.", rung, ".compared_more"), &e.compared);
}

/* --- the rest of a row -------------------------------------------------- */

static void
put_minutes(struct bk_lineput *p)
{
	struct bk_line *l = bk_lineput_line(p, "visits.minutes");
	int64_t n = bk_lineput_sum(p, "visits", "timed");

	l->n = bk_lineput_number(p, n);
	if (n)
		l->value = bk_lineput_fixed(p, (double)bk_lineput_sum(p,
		    "visits", "minutes") / (double)n);
}

/*
 * The share with a problem if none, and if all, of those without a recap had
 * one: nobody looked at them.
 */
static void
put_bounds(struct bk_lineput *p)
{
	struct bk_line *l = bk_lineput_line(p, "with_problem.bounds");
	int64_t n = p->r->count[BK_M_STUDENTS], x = p->r->count[BK_M_PROBLEM];
	int64_t most = x + n - bk_lineput_sum(p, "coverage", NULL);

	l->n = bk_lineput_number(p, x);
	l->of = bk_lineput_number(p, n);
	if (n <= 0)
		return;
	l->low = bk_lineput_fixed(p, bk_figures_percent(x, n) / 100.0);
	l->high = bk_lineput_fixed(p, bk_figures_percent(most < n ? most : n,
	    n) / 100.0);
}

static void
put_untouched(struct bk_lineput *p)
{
	struct bk_line *l = bk_lineput_line(p, "untouched");

	l->value = bk_lineput_number(p, bk_lineput_sum(p, "untouched", NULL));
	l->of = bk_lineput_number(p, p->r->count[BK_M_PROBLEM]);
}

static void
put_confirmed(struct bk_lineput *p)
{
	for (const struct bk_word *w = bk_word_rules; w->id; w++) {
		const char *field = text(p, "confirmed" BK_SUM_SEP, w->id, "");
		int64_t judged = bk_lineput_sum(p, field, "judged");

		if (judged)
			bk_lineput_share(p, text(p, "rule.", w->id,
			    ".confirmed"), bk_lineput_sum(p, field,
			    "confirmed"), judged, false);
	}
}

static void
put_row(struct bk_lineput *p)
{
	bool total = p->r->whole;

	put_counts(p);
	put_listed(p, "causes", "cause");
	put_listed(p, "rules", "rule");
	if (!p->f->min_cell) {	/* the veil does not know of these */
		put_listed(p, "opened", "opened");
		put_listed(p, "services", "service");
		put_listed(p, "hours", "hours");
		put_listed(p, "promises", "promise");
	}
	put_shares(p);
	if (p->f->min_cell)
		return;
	if (total && !p->r->total)
		bk_linefunnel_put(p);
	if (total)
		put_standards(p);
	put_activity(p);
	bk_linetime_days(p);
	put_minutes(p);
	if (total) {
		put_effect(p, "summons");
		put_effect(p, "visit");
	}
	bk_lineput_share(p, "coverage", bk_lineput_sum(p, "coverage", NULL),
	    p->r->count[BK_M_STUDENTS], false);
	if (total)
		put_bounds(p);
	put_untouched(p);
	if (!total)
		return;
	put_confirmed(p);
	bk_linetime_survival(p);
	bk_linetime_weeks(p);
}

/* --- all ---------------------------------------------------------------- */

/* A row compared with that of the term before, where it has one. */
static void
put_pair_of(struct bk_lineput *p, bk_term before,
    const struct bk_figure_row *row)
{
	const struct bk_figure_row *old = bk_figures_find(p->f, before,
	    row->text);

	p->r = row;
	if (old)
		bk_linepair_put(p, old);
}

/* "2020-2021-1..2020-2021-2" */
static const char *
pair_text(const struct bk_lineput *p, size_t i)
{
	char before[BK_TERM_SIZE], after[BK_TERM_SIZE];

	return bk_arena_printf(p->out->arena, "%s..%s",
	    bk_term_format(p->f->terms[i].term, before),
	    bk_term_format(p->f->terms[i + 1].term, after));
}

static void
put_pair(struct bk_lineput *p, size_t i)
{
	p->term = pair_text(p, i);
	for (size_t k = 0; k < p->f->n; k++)
		if (p->f->row[k].term == p->f->terms[i + 1].term)
			put_pair_of(p, p->f->terms[i].term, &p->f->row[k]);
}

/* A part is a row, then two consecutive terms. */
static void
put_part_of(struct bk_lineput *p, size_t i)
{
	const struct bk_figures *f = p->f;
	char term[BK_TERM_SIZE];

	if (i >= f->n) {
		put_pair(p, i - f->n);
		return;
	}
	p->r = &f->row[i];
	p->term = bk_arena_strdup(p->out->arena,
	    bk_term_format(p->r->term, term));
	put_row(p);
}

size_t
bk_lines_parts(const struct bk_figures *f)
{
	return f->n + (f->nterms ? f->nterms - 1 : 0);
}

void
bk_lines_part(struct bk_lines *out, const struct bk_figures *f, size_t i,
    struct bk_arena *a)
{
	struct bk_lineput p = { .out = out, .f = f };

	*out = (struct bk_lines){ .arena = a };
	put_part_of(&p, i);
}

void
bk_lines_compared(struct bk_lines *out, const struct bk_figures *f, size_t i,
    const char *key, struct bk_arena *a)
{
	const struct bk_figure_row *row = bk_figures_find(f,
	    f->terms[i + 1].term, key);
	struct bk_lineput p = { .out = out, .f = f };

	*out = (struct bk_lines){ .arena = a };
	p.term = pair_text(&p, i);
	if (row)
		put_pair_of(&p, f->terms[i].term, row);
}

void
bk_lines_make(struct bk_lines *out, const struct bk_figures *f,
    struct bk_arena *a)
{
	struct bk_lineput p = { .out = out, .f = f };

	*out = (struct bk_lines){ .arena = a };
	for (size_t i = 0; i < bk_lines_parts(f); i++)
		put_part_of(&p, i);
}

void
bk_lines_free(struct bk_lines *l)
{
	free(l->v);
	l->v = NULL;
	l->n = l->cap = 0;
}

const struct bk_line *
bk_lines_find(const struct bk_lines *l, const char *term, const char *key,
    const char *measure)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i].measure, measure) == 0 &&
		    strcmp(l->v[i].key, key) == 0 &&
		    strcmp(l->v[i].term, term) == 0)
			return &l->v[i];
	return NULL;
}
