/* Lines that compare two terms: "A..B" (lineput.h) [STATS 13]. */
#include <math.h>
#include <stdio.h>

#include "lineput.h"
#include "term.h"

/* The change of a share, in points and relative to what it was. */
static void
put_change(struct bk_lineput *p, const struct bk_figure_row *a,
    enum bk_measure m)
{
	const struct bk_figure_row *b = p->r;
	int64_t x1 = a->count[m], n1 = a->count[BK_M_STUDENTS];
	int64_t x2 = b->count[m], n2 = b->count[BK_M_STUDENTS];
	const char *id = bk_figures_measures[m].id;
	struct bk_line *l = bk_lineput_line(p, bk_arena_printf(p->out->arena,
	    "%s.change", id));
	bool veiled = bk_figures_veiled(p->f, a, m) ||
	    bk_figures_veiled(p->f, b, m);
	double more = (double)x2 * (double)n1 - (double)x1 * (double)n2;
	struct bk_interval v;

	if (veiled) {
		l->value = "*";
	} else if (bk_intervals_difference(x1, n1, x2, n2, &v) == 0) {
		l->value = bk_lineput_fixed(p, 100 * more /
		    ((double)n1 * (double)n2));
		bk_lineput_limits(p, l, &v, 100);
	}
	l = bk_lineput_line(p, bk_arena_printf(p->out->arena, "%s.relative",
	    id));
	if (veiled)
		l->value = "*";
	else if (n1 > 0 && n2 > 0 && x1 > 0)
		l->value = bk_lineput_fixed(p, 100 * more /
		    ((double)x1 * (double)n2));
}

/*
 * A p-value, three digits that count, in full: a very small one has many
 * zeros, cut off after 18 places.
 */
static const char *
p_value(struct bk_lineput *p, double value)
{
	int places = value > 0 ? 2 - (int)floor(log10(value)) : 2;
	long long digits;
	char text[32];
	size_t n;

	places = places < 18 ? places : 18;
	digits = llround(value * pow(10, places));
	if (places <= 2)
		return digits >= 100 ? "1" : "0";
	if (digits >= llround(pow(10, places)))
		return "1";		/* what floating point left below it */
	n = (size_t)snprintf(text, sizeof(text), "%0*lld", places, digits);
	while (n > 1 && text[n - 1] == '0')
		text[--n] = '\0';
	return bk_arena_printf(p->out->arena, "0.%s", text);
}

/* The same students in both terms. */
static void
put_paired(struct bk_lineput *p, const char *before)
{
	const char *field = bk_arena_printf(p->out->arena,
	    "pairs" BK_SUM_SEP "%s", before);
	struct bk_pairs x = { bk_lineput_sum(p, field, "both"),
		bk_lineput_sum(p, field, "first"),
		bk_lineput_sum(p, field, "second"),
		bk_lineput_sum(p, field, "neither") };
	int64_t n = x.both + x.first + x.second + x.neither;
	struct bk_interval v;
	struct bk_line *l;

	if (n == 0)
		return;
	bk_lineput_count(p, "paired.both", x.both);
	bk_lineput_count(p, "paired.first", x.first);
	bk_lineput_count(p, "paired.second", x.second);
	bk_lineput_count(p, "paired.neither", x.neither);
	l = bk_lineput_line(p, "paired.change");
	l->of = bk_lineput_number(p, n);
	if (bk_intervals_paired(&x, &v) == 0) {
		l->value = bk_lineput_fixed(p, 100 *
		    (double)(x.second - x.first) / (double)n);
		bk_lineput_limits(p, l, &v, 100);
	}
	l = bk_lineput_line(p, "paired.p");
	l->of = bk_lineput_number(p, n);
	l->value = p_value(p, bk_intervals_mcnemar(x.first, x.second));
}

void
bk_linepair_put(struct bk_lineput *p, const struct bk_figure_row *before)
{
	char term[BK_TERM_SIZE];

	put_change(p, before, BK_M_PROBLEM);
	put_change(p, before, BK_M_VISIT);
	if (!p->f->min_cell)
		put_paired(p, bk_term_format(before->term, term));
}
