#include "totalsums.h"

#include <math.h>
#include <string.h>

#include "mem.h"
#include "readers.h"

/* What a row counts, without the column that is looked at. */
struct figures {
	double	 kind, all, late, present, missed, sessions;
};

static double
least_zero(double v)
{
	return v > 0 ? v : 0;
}

static struct figures
figures_of(const double v[BK_NCOUNTS], int kind)
{
	struct figures f = { .kind = kind < 0 ? -1 : v[kind],
		.late = least_zero(v[BK_MARK_LATE]),
		.present = v[BK_MARK_PRESENT],
		.sessions = v[BK_COUNT_SESSIONS] };

	for (int m = BK_MARK_EXCUSED; m < BK_NMARKS; m++)
		f.missed += least_zero(v[m]);
	f.all = least_zero(f.present) + f.late + f.missed;
	return f;
}

/* What the sum has to be by that relation; negative: it cannot be that. */
static double
expected(const struct figures *f, enum bk_totals_relation is)
{
	switch (is) {
	case BK_SUM_OF_KIND:
		return f->kind;
	case BK_SUM_OF_ALL:
		return f->present < 0 ? -1 : f->all;
	case BK_SUM_LATE_WITHIN:
		return f->present < f->late ? -1 : f->all - f->late;
	case BK_SUM_WITH_LATE:
		return f->present < 0 ? -1 : f->present + f->late;
	case BK_SUM_OF_MISSED:
		return f->missed;
	default:
		return -1;
	}
}

static struct figures
row_figures(const struct bk_row *row, const struct bk_totals_group *g,
    int kind)
{
	double v[BK_NCOUNTS];

	for (int k = 0; k < BK_NCOUNTS; k++)
		v[k] = k == BK_MARK_UNKNOWN ? -1 : bk_totalshead_count(row, g,
		    k);
	return figures_of(v, kind);
}

/* --- percentages -------------------------------------------------------- */

/* The part and the whole by each formula that schools use. */
static bool
is_usual_share(double percent, double present, double late, double excused,
    double sick, double unexcused)
{
	double all = present + late + excused + sick + unexcused;
	double there = present + late;

	return bk_counts_is_share(percent, there, all) ||
	    bk_counts_is_share(percent, present, all) ||
	    bk_counts_is_share(percent, there, all - excused - sick) ||
	    bk_counts_is_share(percent, all - unexcused, all) ||
	    bk_counts_is_share(percent, all - there, all) ||
	    bk_counts_is_share(percent, unexcused, all);
}

bool
bk_totalsums_percent(double percent, const uint32_t count[BK_NMARKS],
    struct bk_buf *why)
{
	double all = 0, there = count[BK_MARK_PRESENT] + count[BK_MARK_LATE];

	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		all += count[m];
	if (percent < 0 || all == 0 || is_usual_share(percent,
	    count[BK_MARK_PRESENT], count[BK_MARK_LATE],
	    count[BK_MARK_EXCUSED], count[BK_MARK_SICK],
	    count[BK_MARK_UNEXCUSED]))
		return true;
	bk_buf_printf(why, "%g %% ≠ %.0f/%.0f", percent, there, all);
	return false;
}

static bool
has_point(struct bk_str s)
{
	return s.n > 0 && (memchr(s.p, '.', s.n) || memchr(s.p, ',', s.n));
}

/*
 * A fraction that a count cannot have. "18.0" is one, unless a program wrote
 * all counts of the row so.
 */
static bool
has_fraction(const struct bk_row *row, const struct bk_totals_group *g,
    size_t c)
{
	struct bk_str cell = bk_cell(row, c);
	double v = bk_counts_number(cell);

	if (!has_point(cell) || v != floor(v))
		return has_point(cell);
	for (size_t k = 0; k < row->n && k < BK_TOTALS_COLUMNS; k++)
		if (g->kind[k] >= 0 && k != c && has_point(row->cell[k]))
			return false;
	return true;
}

/* "90.0" of 18 in 20: a percentage under a bare "Kehadiran". */
static bool
is_percentage(const struct bk_sheet *s, const struct bk_totals_head *h,
    const struct bk_totals_group *g, size_t c)
{
	size_t rows = 0, shares = 0, fractions = 0;

	for (size_t i = h->first; i < s->n; i++) {
		double v = bk_counts_number(bk_cell(bk_table_row(s, i), c));
		struct figures f = row_figures(bk_table_row(s, i), g, -1);
		double there = f.present >= 0 ? f.present + f.late :
		    f.sessions - f.missed;
		double all = f.sessions > 0 ? f.sessions : f.all;

		if (v < 0 || bk_totalshead_is_sum(s, i, h))
			continue;
		rows++;
		shares += (f.present >= 0 || f.sessions > 0) && v != there &&
		    bk_counts_is_share(v, there, all);
		fractions += has_fraction(bk_table_row(s, i), g, c);
	}
	return rows > 0 && (shares * 2 > rows || fractions * 2 > rows);
}

/* --- sums --------------------------------------------------------------- */

static bool
is_total(struct bk_str heading)
{
	size_t n;

	return bk_vocabulary_front(&bk_vocabulary_total_labels,
	    bk_str_trim(heading), &n) != NULL;
}

static bool
is_bare_total(struct bk_str heading)
{
	return bk_vocabulary_has(&bk_vocabulary_total_labels,
	    bk_str_trim(heading));
}

/* How the column follows from the others in most rows; or NRELATIONS. */
static enum bk_totals_relation
relation_of(const struct bk_sheet *s, const struct bk_totals_head *h,
    const struct bk_totals_group *g, size_t c, int kind)
{
	size_t fits[BK_SUM_NRELATIONS] = { 0 }, rows = 0;
	enum bk_totals_relation best = BK_SUM_OF_KIND;

	for (size_t i = h->first; i < s->n; i++) {
		double v = bk_counts_number(bk_cell(bk_table_row(s, i), c));
		struct figures f = row_figures(bk_table_row(s, i), g, kind);

		if (v < 0 || bk_totalshead_is_sum(s, i, h))
			continue;
		rows++;
		for (int r = 0; r < BK_SUM_NRELATIONS; r++)
			fits[r] += expected(&f,
			    (enum bk_totals_relation)r) == v;
	}
	for (int r = 0; r < BK_SUM_NRELATIONS; r++)
		if (fits[r] > fits[best])
			best = (enum bk_totals_relation)r;
	return fits[best] * 2 > rows ? best : BK_SUM_NRELATIONS;
}

static void
add_sum(struct bk_totals_sums *sums, size_t c, int kind,
    enum bk_totals_relation is)
{
	if (sums->n == BK_TOTALS_SUMS)
		return;
	sums->v[sums->n].column = c;
	sums->v[sums->n].kind = kind;
	sums->v[sums->n++].is = is;
	sums->late_within |= is == BK_SUM_LATE_WITHIN;
}

/* A counted column whose heading says that it is a sum, or may be one. */
static void
try_column(const struct bk_sheet *s, const struct bk_totals_head *h,
    struct bk_totals_group *g, size_t c, struct bk_totals_sums *sums)
{
	struct bk_str text = bk_totalshead_heading(s, h, c);
	/* -1 is none: it stays so. */
	/* NOLINTNEXTLINE(bugprone-signed-char-misuse,cert-str34-c) */
	int kind = g->kind[c];
	enum bk_totals_relation is;
	bool others;

	g->kind[c] = -1;
	others = bk_totalshead_has(g, kind);
	if (kind == BK_MARK_PRESENT && !is_total(text) &&
	    is_percentage(s, h, g, c)) {
		g->kind[c] = BK_COUNT_PERCENT;
		return;
	}
	if (!others || (!is_total(text) && (kind != BK_MARK_PRESENT ||
	    !bk_vocabulary_has(&bk_vocabulary_attendances, text)))) {
		g->kind[c] = (signed char)kind;
		return;
	}
	is = relation_of(s, h, g, c, kind);
	/* two kinds of presence, as in class and at a distance, add up */
	if (is == BK_SUM_NRELATIONS && !is_total(text))
		g->kind[c] = (signed char)kind;
	else	/* a figure that no other bears out is compared all the same */
		add_sum(sums, c, kind, is == BK_SUM_NRELATIONS ?
		    BK_SUM_OF_KIND : is);
}

/* What a row adds up to, with those late beside those present, or among. */
struct whole {
	double	 beside, within;
};

/* What the rows tell of those late: how many rows there are, and fit what. */
struct lateness {
	size_t	 rows, late, fits, others;
	bool	 beside, within;	/* all come to one number so */
	bool	 impossible;		/* more are late than present */
	bool	 over;			/* beside, more than the sessions */
	bool	 rest;			/* sessions that no column explains */
};

static void
compare_late(const struct bk_sheet *s, const struct bk_totals_head *h,
    const struct bk_totals_group *g, struct lateness *l)
{
	struct whole one = { -1, -1 };

	*l = (struct lateness){ .beside = true, .within = true };
	for (size_t i = h->first; i < s->n; i++) {
		struct figures f = row_figures(bk_table_row(s, i), g, -1);
		double p = bk_totalshead_count(bk_table_row(s, i), g,
		    BK_COUNT_PERCENT);

		if (f.present < 0 || bk_totalshead_is_sum(s, i, h))
			continue;
		l->impossible |= f.present < f.late;
		l->over |= f.sessions > 0 && f.all > f.sessions &&
		    f.all - f.late <= f.sessions;
		l->rest |= f.all < f.sessions;
		l->beside &= l->rows == 0 || f.all == one.beside;
		l->within &= l->rows == 0 || f.all - f.late == one.within;
		one = (struct whole){ f.all, f.all - f.late };
		l->rows++;
		l->late += f.late > 0;
		if (p < 0 || f.late == 0)
			continue;
		l->fits += bk_counts_is_share(p, f.present, f.all - f.late);
		l->others += bk_counts_is_share(p, f.present + f.late,
		    f.all) || bk_counts_is_share(p, f.present, f.all);
	}
}

/*
 * No total tells whether those late are among those present. They are where
 * all rows then come to one number of sessions and otherwise do not; or where
 * the percentages of most rows fit that alone; or where a row would else have
 * more than its sessions. Where nothing tells, they are counted beside, and
 * that is said.
 */
static void
find_late(const struct bk_sheet *s, const struct bk_totals_head *h,
    const struct bk_totals_group *g, struct bk_totals_sums *sums)
{
	struct lateness l;

	compare_late(s, h, g, &l);
	if (l.late == 0 || l.impossible)
		return;
	if (bk_totalshead_has(g, BK_COUNT_SESSIONS)) {
		sums->late_within = l.over;
		sums->late_open = !l.over && l.rest;
	} else if (l.fits != l.others)
		sums->late_within = l.fits > l.others;
	else if (l.rows > 1 && l.beside != l.within)
		sums->late_within = l.within;
	else
		sums->late_open = true;
}

/* Sessions and all who were absent: each row tells for itself. */
static bool
is_explained(const struct bk_totals_group *g)
{
	return bk_totalshead_has(g, BK_COUNT_SESSIONS) &&
	    (bk_totalshead_has(g, BK_MARK_UNEXCUSED) ||
	    bk_totalshead_has(g, BK_COUNT_ABSENT));
}

/* Does one of the sums tell whether those late are among those present? */
static bool
tell_late(const struct bk_totals_sums *sums)
{
	for (size_t i = 0; i < sums->n; i++)
		if (sums->v[i].is == BK_SUM_OF_ALL ||
		    sums->v[i].is == BK_SUM_LATE_WITHIN ||
		    sums->v[i].is == BK_SUM_WITH_LATE)
			return true;
	return false;
}

void
bk_totalsums_find(const struct bk_sheet *s, const struct bk_totals_head *h,
    struct bk_totals_group *g, struct bk_totals_sums *sums)
{
	*sums = (struct bk_totals_sums){ .n = 0 };
	for (size_t c = BK_TOTALS_COLUMNS; c-- > 0;)
		if (g->kind[c] > BK_MARK_UNKNOWN && g->kind[c] < BK_NMARKS)
			try_column(s, h, g, c, sums);
	for (size_t c = 0; h->n == 1 && c < BK_TOTALS_COLUMNS; c++) {
		enum bk_totals_relation is;

		if (g->kind[c] >= 0 || !is_bare_total(bk_totalshead_heading(s,
		    h, c)))
			continue;
		is = relation_of(s, h, g, c, -1);
		if (is != BK_SUM_NRELATIONS)
			add_sum(sums, c, -1, is);
		else if (bk_totalshead_has(g, BK_MARK_PRESENT) &&
		    bk_totalshead_has(g, BK_MARK_UNEXCUSED))
			add_sum(sums, c, -1, BK_SUM_OF_ALL);
	}
	if (!tell_late(sums) && bk_totalshead_has(g, BK_MARK_LATE) &&
	    bk_totalshead_has(g, BK_MARK_PRESENT) && !is_explained(g))
		find_late(s, h, g, sums);
}

bool
bk_totalsums_agree(const struct bk_sheet *s, const struct bk_row *row,
    const struct bk_totals_head *h, const struct bk_totals_sums *sums,
    double given[BK_NCOUNTS], struct bk_buf *why)
{
	for (size_t i = 0; i < sums->n; i++) {
		double v = bk_counts_number(bk_cell(row, sums->v[i].column));
		struct figures f = figures_of(given, sums->v[i].kind);
		double wanted = expected(&f, sums->v[i].is);
		struct bk_str text = bk_str_clip(bk_str_trim(
		    bk_totalshead_heading(s, h, sums->v[i].column)),
		    BK_READERS_CELL);

		if (v < 0 || wanted < 0 || v == wanted)
			continue;
		bk_buf_printf(why, "%.*s %g ≠ %g", (int)text.n, text.p, v,
		    wanted);
		return false;
	}
	if (sums->late_within && given[BK_MARK_PRESENT] >=
	    least_zero(given[BK_MARK_LATE]))
		given[BK_MARK_PRESENT] -= least_zero(given[BK_MARK_LATE]);
	return true;
}
