#include "totalshead.h"

#include <math.h>

#include "fold.h"
#include "mark.h"
#include "meetings.h"
#include "vocabulary.h"

enum { HEAD_ROWS = 30, HEIGHT_MAX = 3, SAMPLE = 100 };

/* "Kehadiran (20%)": what it weighs among grades, no percentage of it. */
static bool
is_weight(struct bk_str s)
{
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] == '%' && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
			return true;
	return false;
}

/* Is it a percentage, of attendance, or of nothing that it names? */
static bool
is_percentage(struct bk_str s, const char *folded, const struct bk_meaning *m)
{
	if (s.n == 0 || !memchr(s.p, '%', s.n))
		return m && m->means == BK_COUNT_PERCENT;
	return m || *folded == '\0' || bk_vocabulary_of(
	    &bk_vocabulary_attendance, folded) || bk_vocabulary_of(
	    &bk_vocabulary_total_labels, folded);
}

/* What a heading says is counted, or -1; *missed of a percentage. */
static int
count_of(struct bk_str s, bool *missed)
{
	char text[BK_FOLD_MAX];
	struct bk_str letter = bk_counts_label(s);
	const struct bk_meaning *m;
	enum bk_mark mark;
	int k;

	bk_fold_heading(s, text);
	*missed = false;
	/* the letters of the usual totals; H among them */
	if (letter.n == 1)
		return bk_mark_read(letter, BK_HINT_INDONESIAN, &mark) ==
		    BK_MARK_READ ? (int)mark : -1;
	/* one meeting of several, with marks below */
	if (bk_meetings_number(s))
		return -1;
	/* the number in the class's list */
	if (bk_vocabulary_of(&bk_vocabulary_numbers_of_list, text))
		return -1;
	if (is_weight(s) || bk_vocabulary_of(&bk_vocabulary_lengths, text))
		return -1;
	m = bk_vocabulary_of(&bk_vocabulary_totals, text);
	k = is_percentage(s, text, m) ? BK_COUNT_PERCENT :
	    m ? m->means : -1;
	*missed = k == BK_COUNT_PERCENT &&
	    bk_vocabulary_of(&bk_vocabulary_missed, text);
	return k;
}

/* Rows of headings: the lowest that says something. */
static struct bk_str
heading(const struct bk_sheet *s, size_t upper, size_t lower, size_t c)
{
	for (size_t i = lower; i > upper; i--)
		if (bk_cell(bk_table_row(s, i), c).n)
			return bk_cell(bk_table_row(s, i), c);
	return bk_cell(bk_table_row(s, upper), c);
}

struct bk_str
bk_totalshead_heading(const struct bk_sheet *s, const struct bk_totals_head *h,
    size_t c)
{
	return heading(s, h->head, h->first - 1, c);
}

/* What stands over that heading: the month of a group. */
static struct bk_str
label_over(const struct bk_sheet *s, size_t upper, size_t lower, size_t c)
{
	struct bk_str own = heading(s, upper, lower, c);

	for (size_t i = lower; i-- > upper;) {
		struct bk_str text = bk_table_shown(s, i, c);

		if (text.n && !bk_str_eq(text, own))
			return text;
	}
	return BK_STR("");
}

static size_t
width_of(const struct bk_sheet *s, size_t upper, size_t lower)
{
	size_t n = 0;

	for (size_t i = upper; i <= lower; i++)
		n = bk_table_row(s, i)->n > n ? bk_table_row(s, i)->n : n;
	return n < BK_TOTALS_COLUMNS ? n : BK_TOTALS_COLUMNS;
}

/* A heading that the group has already, as S of the month before. */
static bool
has_heading(const struct bk_sheet *s, const struct bk_totals_head *h,
    const struct bk_totals_group *g, struct bk_str text)
{
	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++)
		if (g->kind[c] >= 0 && bk_str_ieq(heading(s, h->head,
		    h->first - 1, c), text))
			return true;
	return false;
}

static void
add_count(const struct bk_sheet *s, struct bk_totals_head *h, size_t c,
    int kind, bool missed)
{
	struct bk_totals_group *g = h->n ? &h->group[h->n - 1] : NULL;

	if (!g || has_heading(s, h, g, heading(s, h->head, h->first - 1,
	    c))) {
		if (h->n == BK_TOTALS_GROUPS)
			return;
		g = &h->group[h->n++];
		memset(g, 0, sizeof(*g));
		memset(g->kind, -1, sizeof(g->kind));
		g->label = label_over(s, h->head, h->first - 1, c);
	}
	/* of sessions and percentages one; best of those present */
	if (kind >= BK_COUNT_SESSIONS && bk_totalshead_has(g, kind)) {
		if (kind != BK_COUNT_PERCENT || !g->missed || missed)
			return;
		for (size_t i = 0; i < c; i++)
			if (g->kind[i] == kind)
				g->kind[i] = -1;
	}
	g->kind[c] = (signed char)kind;
	g->missed = kind == BK_COUNT_PERCENT ? missed : g->missed;
}

/* How many columns these headings tell; 0 when they head no counts. */
static int
layout_at(const struct bk_sheet *s, size_t upper, size_t lower,
    struct bk_totals_head *h)
{
	int counts = 0, people = 0;
	bool enough;

	h->n = 0;
	h->head = upper;
	h->first = lower + 1;
	for (int c = 0; c < BK_NCOLUMNS; c++)
		h->at[c] = -1;
	for (size_t c = 0; c < width_of(s, upper, lower); c++) {
		struct bk_str text = heading(s, upper, lower, c);
		enum bk_column is = bk_heading(text);
		bool missed = false;
		int k = is == BK_COL_NONE || is == BK_COL_STATUS ||
		    is == BK_COL_PERIOD ?
		    count_of(text, &missed) : -1;

		if (k >= 0) {
			add_count(s, h, c, k, missed);
			counts++;
		} else if (is != BK_COL_NONE && h->at[is] < 0) {
			h->at[is] = (int)c;
			people++;
		}
	}
	if (h->at[BK_COL_NAME] < 0 && h->at[BK_COL_NIS] < 0 &&
	    h->at[BK_COL_NISN] < 0)
		return 0;
	enough = counts > 1 || (counts == 1 && (bk_totalshead_has(&h->group[0],
	    BK_COUNT_PERCENT) || bk_totalshead_has(&h->group[0],
	    BK_MARK_PRESENT)));
	return enough && h->at[BK_COL_DATE] < 0 ? counts + people : 0;
}

/* Do most cells of the counted columns hold numbers, and no name does? */
static bool
holds_counts(const struct bk_sheet *s, const struct bk_totals_head *h)
{
	size_t numbers = 0, others = 0, names = 0, numbered = 0;

	for (size_t i = h->first; i < s->n && i < h->first + SAMPLE; i++) {
		struct bk_str name = h->at[BK_COL_NAME] < 0 ? BK_STR("") :
		    bk_cell(bk_table_row(s, i), (size_t)h->at[BK_COL_NAME]);

		names += name.n > 0;
		numbered += bk_counts_number(name) >= 0;
		for (size_t g = 0; g < h->n; g++)
			for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++) {
				struct bk_str cell = h->group[g].kind[c] < 0 ?
				    BK_STR("") : bk_cell(bk_table_row(s, i), c);

				if (cell.n && bk_counts_number(cell) >= 0)
					numbers++;
				else if (cell.n && !bk_str_eq(cell,
				    BK_STR("-")))
					others++;
			}
	}
	return numbers > others && numbered * 2 <= names;
}

/* What the cells of a counted column look like. */
struct look {
	size_t	 filled, signs;		/* with a sign of percent behind */
	bool	 over;			/* more than 1, or such a sign */
	bool	 part;			/* between 0 and 1 */
};

static void
look_at(struct look *l, struct bk_str cell)
{
	double v;

	if (cell.n == 0)
		return;
	l->filled++;
	l->signs += cell.n > 1 && cell.p[cell.n - 1] == '%';
	l->over |= cell.p[cell.n - 1] == '%';
	if (l->over)
		return;
	v = bk_counts_number(cell);
	l->over |= v > 1;
	l->part |= v > 0 && v < 1;
}

/*
 * "Kehadiran" may be 19 or 95 %: told by the signs in its cells. Where no
 * percentage is over 1, and one of them between 0 and 1, 0.97 is 97 %.
 */
static void
tell_percent(struct bk_totals_group *g,
    const struct look look[BK_TOTALS_COLUMNS])
{
	bool told = bk_totalshead_has(g, BK_COUNT_PERCENT), over = false;

	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++) {
		if (!told && g->kind[c] == BK_MARK_PRESENT &&
		    look[c].signs * 2 > look[c].filled)
			g->kind[c] = BK_COUNT_PERCENT;
		if (g->kind[c] != BK_COUNT_PERCENT)
			continue;
		over |= look[c].over;
		g->fractions |= look[c].part;
	}
	g->fractions = g->fractions && !over;
}

/* Is "Absen" of this row less than S and I beside it? */
static bool
is_less(const struct bk_row *row, const struct bk_totals_group *g)
{
	double absent = bk_totalshead_count(row, g, BK_COUNT_ABSENT);

	return absent >= 0 && absent <
	    fmax(0, bk_totalshead_count(row, g, BK_MARK_SICK)) +
	    fmax(0, bk_totalshead_count(row, g, BK_MARK_EXCUSED));
}

/* Then it counts those without a reason. */
static void
tell_absent(struct bk_totals_group *g)
{
	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++)
		if (g->kind[c] == BK_COUNT_ABSENT)
			g->kind[c] = BK_MARK_UNEXCUSED;
}

static bool
is_absence(int kind)
{
	return kind == BK_MARK_SICK || kind == BK_MARK_EXCUSED ||
	    kind == BK_MARK_UNEXCUSED;
}

static bool
is_nothing(struct bk_str s)
{
	return s.n == 0 || bk_str_eq(s, BK_STR("-"));
}

/*
 * Do the columns of S, I and A beside those present have numbers, but no 0,
 * and blanks or dashes? Then these stand for it.
 */
static bool
spares(const struct bk_sheet *s, const struct bk_totals_head *h,
    const struct bk_totals_group *g)
{
	bool counted = false, nothing = false;

	for (size_t i = h->first; i < s->n; i++) {
		const struct bk_row *row = bk_table_row(s, i);

		if (bk_totalshead_is_sum(s, i, h) || bk_totalshead_count(row,
		    g, BK_MARK_PRESENT) < 0)
			continue;
		for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++) {
			double v = bk_counts_number(bk_cell(row, c));

			if (!is_absence(g->kind[c]))
				continue;
			if (v == 0)
				return false;
			counted |= v > 0;
			nothing |= is_nothing(bk_cell(row, c));
		}
	}
	return counted && nothing;
}

void
bk_totalshead_tell(const struct bk_sheet *s, struct bk_totals_head *h)
{
	struct look look[BK_TOTALS_COLUMNS] = { 0 };
	bool open[BK_TOTALS_GROUPS], less[BK_TOTALS_GROUPS] = { false };

	for (size_t g = 0; g < h->n; g++)
		open[g] = bk_totalshead_has(&h->group[g], BK_COUNT_ABSENT) &&
		    !bk_totalshead_has(&h->group[g], BK_MARK_UNEXCUSED);
	for (size_t i = h->first; i < s->n; i++) {
		const struct bk_row *row = bk_table_row(s, i);

		for (size_t g = 0; g < h->n; g++) {
			const struct bk_totals_group *of = &h->group[g];

			for (size_t c = 0; c < row->n &&
			    c < BK_TOTALS_COLUMNS; c++)
				if (of->kind[c] == BK_MARK_PRESENT ||
				    of->kind[c] == BK_COUNT_PERCENT)
					look_at(&look[c], row->cell[c]);
			less[g] = less[g] || (open[g] && is_less(row, of) &&
			    !bk_totalshead_is_sum(s, i, h));
		}
	}
	for (size_t g = 0; g < h->n; g++) {
		tell_percent(&h->group[g], look);
		if (less[g])
			tell_absent(&h->group[g]);
	}
	for (size_t g = 0; g < h->n; g++)
		h->group[g].spared = spares(s, h, &h->group[g]);
}

/*
 * Of several groups the one of all, where there is one; a group of
 * percentages counts nothing.
 */
static void
choose_groups(struct bk_totals_head *h)
{
	const struct bk_vocabulary *v = &bk_vocabulary_total_groups;
	size_t n = 0;

	for (size_t g = 0; g < h->n; g++)
		if (h->n == 1 || bk_vocabulary_means(v,
		    h->group[g].label, BK_GROUP_ALL) != BK_GROUP_PERCENTS)
			h->group[n++] = h->group[g];
	h->n = n;
	for (size_t g = 0; h->n > 1 && g < h->n; g++)
		if (bk_vocabulary_means(v, h->group[g].label, -1) ==
		    BK_GROUP_ALL) {
			h->group[0] = h->group[g];
			h->n = 1;
		}
}

/*
 * Are some absences counted in lessons, "Alpa (jam)", and other counts not?
 * Their sum is neither of days nor of lessons.
 */
static bool
mixes_units(const struct bk_sheet *s, const struct bk_totals_head *h)
{
	const signed char *kind = h->group[0].kind;
	size_t hours = 0, others = 0;

	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++) {
		bool absence = kind[c] >= 0 && is_absence(kind[c]);
		bool in_hours;

		if (!absence && kind[c] != BK_MARK_PRESENT)
			continue;
		in_hours = bk_vocabulary_has(&bk_vocabulary_lesson_units,
		    bk_totalshead_heading(s, h, c));
		hours += absence && in_hours;
		others += !in_hours;
	}
	return hours > 0 && others > 0;
}

bool
bk_totalshead_find(const struct bk_sheet *s, struct bk_totals_head *best)
{
	int most = 0;

	for (size_t i = 0; i + 1 < s->n && i < HEAD_ROWS; i++)
		for (size_t rows = 1; rows <= HEIGHT_MAX && i + rows < s->n;
		    rows++) {
			struct bk_totals_head h;
			/* of two that tell as much the one in fewer rows */
			int n = layout_at(s, i, i + rows - 1, &h);
			int told = n * HEIGHT_MAX + HEIGHT_MAX - (int)rows;

			if (n > 0 && told > most && holds_counts(s, &h)) {
				most = told;
				*best = h;
			}
		}
	if (most == 0)
		return false;
	choose_groups(best);
	return best->n > 0 && !mixes_units(s, best);
}

/* Does the row begin with one of these words, or its name? */
static bool
begins_with(const struct bk_sheet *s, size_t i, const struct bk_totals_head *h,
    const struct bk_vocabulary *v)
{
	return bk_vocabulary_has(v, bk_cell(bk_table_row(s, i), 0)) ||
	    (h->at[BK_COL_NAME] >= 0 && bk_vocabulary_has(v, bk_table_shown(s,
	    i, (size_t)h->at[BK_COL_NAME])));
}

bool
bk_totalshead_is_sum(const struct bk_sheet *s, size_t i,
    const struct bk_totals_head *h)
{
	return begins_with(s, i, h, &bk_vocabulary_total_rows);
}

bool
bk_totalshead_is_average(const struct bk_sheet *s, size_t i,
    const struct bk_totals_head *h)
{
	return begins_with(s, i, h, &bk_vocabulary_averages);
}

/* --- counts ------------------------------------------------------------- */

bool
bk_totalshead_has(const struct bk_totals_group *g, int kind)
{
	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++)
		if (g->kind[c] == kind)
			return true;
	return false;
}

/* A count that is left out where it is 0; else -1. */
static double
spared(const struct bk_row *row, const struct bk_totals_group *g, int kind)
{
	bool is = g->spared && is_absence(kind) &&
	    bk_totalshead_has(g, kind) && bk_totalshead_count(row, g,
	    BK_MARK_PRESENT) >= 0;

	for (size_t c = 0; is && c < BK_TOTALS_COLUMNS; c++)
		is = g->kind[c] != kind || is_nothing(bk_cell(row, c));
	return is ? 0 : -1;
}

double
bk_totalshead_count(const struct bk_row *row, const struct bk_totals_group *g,
    int kind)
{
	double sum = -1;

	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++) {
		double v = g->kind[c] == kind
			       ? bk_counts_number(row->cell[c])
			       : -1;

		if (v < 0)
			continue;
		if (kind == BK_COUNT_PERCENT && g->fractions)
			v *= 100;
		if (kind == BK_COUNT_PERCENT && g->missed)
			v = 100 - v;
		sum = (sum > 0 ? sum : 0) + v;
	}
	return sum < 0 ? spared(row, g, kind) : sum;
}
