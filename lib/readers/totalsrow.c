#include "totalsrow.h"

#include <math.h>

#include "counts.h"
#include "duration.h"
#include "meetings.h"
#include "msg_readers.h"
#include "readers.h"
#include "vocabulary.h"

enum { MEETINGS_MIN = 3 };

static struct bk_str
column(const struct bk_sheet *s, size_t i, const struct bk_totals_head *h,
    enum bk_column c)
{
	return h->at[c] < 0 ? BK_STR("") : bk_table_shown(s, i,
	    (size_t)h->at[c]);
}

/* --- marks under numbers ------------------------------------------------ */

/* May that column be one of marks, as far as its heading says? */
static bool
may_hold_marks(const struct bk_sheet *s, const struct bk_totalsrow_layout *l,
    size_t c)
{
	for (int k = 0; k < BK_NCOLUMNS; k++)
		if (l->h->at[k] == (int)c)
			return false;
	return l->g->kind[c] < 0 && (!l->checked ||
	    bk_meetings_number(bk_totalshead_heading(s, l->h, c)));
}

/* What stands in the columns of meetings: marks, and what else. */
struct marks {
	size_t	 marks, others;
	unsigned hints;
};

static void
see_mark(struct marks *m, struct bk_str cell)
{
	enum bk_mark mark;
	uint64_t n;

	if (cell.n == 0)
		return;
	if (bk_str_uint(cell, UINT64_MAX / 2, &n) < 0 && bk_mark_read(cell,
	    BK_HINT_INDONESIAN, &mark) != BK_MARK_NO_WORD)
		m->marks++;
	else
		m->others++;
	m->hints |= bk_mark_hint(cell);
}

static void
see_marks(const struct bk_sheet *s, const struct bk_totalsrow_layout *l,
    struct marks seen[BK_TOTALS_COLUMNS])
{
	for (size_t i = l->h->first; i < s->n; i++) {
		const struct bk_row *row = bk_table_row(s, i);

		if (bk_totalshead_is_sum(s, i, l->h))
			continue;
		for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++)
			if (l->meeting[c])
				see_mark(&seen[c], row->cell[c]);
	}
}

/*
 * P1, P2, P3 ...: marks a meeting, without a date, beside a count of those
 * present that alone would hide who was sick, and how many there were. Beside
 * other counts they are a check.
 */
static void
find_meetings(const struct bk_sheet *s, struct bk_totalsrow_layout *l)
{
	struct marks seen[BK_TOTALS_COLUMNS] = { 0 };
	size_t n = 0;

	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++)
		l->checked |= k != BK_MARK_PRESENT && k != BK_COUNT_PERCENT &&
		    bk_totalshead_has(l->g, k);
	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++)
		n += l->meeting[c] = may_hold_marks(s, l, c);
	if (n >= MEETINGS_MIN)
		see_marks(s, l, seen);
	n = 0;
	for (size_t c = 0; c < BK_TOTALS_COLUMNS; c++) {
		l->meeting[c] = seen[c].marks > 4 * seen[c].others;
		n += l->meeting[c];
		if (l->meeting[c])
			l->hints |= seen[c].hints;
	}
	if (n < MEETINGS_MIN)
		memset(l->meeting, 0, sizeof(l->meeting));
}

/* Is a count what the marks say; of those present with those late, or not? */
static bool
is_counted_so(double said, const double counted[BK_NMARKS], int m)
{
	return said < 0 || said == counted[m] || (m == BK_MARK_PRESENT &&
	    said == counted[m] + counted[BK_MARK_LATE]);
}

/*
 * Count a row's marks, which have to be as many as its counts say: else both
 * are in *why. False where it has none.
 */
static bool
count_marks(const struct bk_row *row, const struct bk_totalsrow_layout *l,
    double given[BK_NCOUNTS], struct bk_buf *why)
{
	double counted[BK_NMARKS] = { 0 };
	bool any = false;

	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++) {
		enum bk_mark mark;

		if (l->meeting[c] && bk_mark_read(row->cell[c], l->hints,
		    &mark) == BK_MARK_READ) {
			counted[mark]++;
			any = true;
		}
	}
	for (int m = BK_MARK_PRESENT; any && m < BK_NMARKS; m++) {
		if (!why->n && !is_counted_so(given[m], counted, m))
			bk_buf_printf(why, "%g ≠ %g", given[m], counted[m]);
		if (!l->checked)
			given[m] = counted[m];
	}
	return any;
}

/* --- rows --------------------------------------------------------------- */

/* What stands for a count that is withheld or was not given. */
static bool
is_withheld(struct bk_str s)
{
	double v;

	return (s.n && s.p[0] == '*') ||
	    bk_vocabulary_has(&bk_vocabulary_withheld, s) ||
	    (s.n > 1 && s.p[0] == '-' && s.p[1] >= '0' && s.p[1] <= '9') ||
	    (s.n > 1 && bk_duration_parse(s, 1, &v) == 1);
}

/* The first count of a row that is withheld, or nothing. */
static struct bk_str
withheld(const struct bk_row *row, const struct bk_totalsrow_layout *l)
{
	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++)
		if (l->g->kind[c] >= 0 && is_withheld(row->cell[c]))
			return row->cell[c];
	return BK_STR("");
}

/* --- those present alone ------------------------------------------------ */

/* How many counts the row has. */
static double
filled(const struct bk_row *row, const struct bk_totalsrow_layout *l)
{
	double n = 0;

	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++)
		n += l->g->kind[c] >= 0 && bk_counts_number(row->cell[c]) >= 0;
	return n;
}

/*
 * Are there counts of those present alone, and nothing but 1 and 0? Then each
 * column is a session, as of an exam: 0 of 1 is a session too.
 */
static bool
counts_once(const struct bk_sheet *s, const struct bk_totalsrow_layout *l)
{
	bool any = false;

	for (int k = BK_MARK_PRESENT + 1; k < BK_NCOUNTS; k++)
		if (bk_totalshead_has(l->g, k))
			return false;
	for (size_t i = l->h->first; i < s->n; i++) {
		const struct bk_row *row = bk_table_row(s, i);

		if (bk_totalshead_is_sum(s, i, l->h))
			continue;
		for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++) {
			double v = l->g->kind[c] < 0 ? -1 :
			    bk_counts_number(row->cell[c]);

			if (v > 0 && v != 1)
				return false;
			any |= v >= 0;
		}
	}
	return any;
}

void
bk_totalsrow_layout(const struct bk_sheet *s, const struct bk_totals_head *h,
    struct bk_totals_group *g, struct bk_totalsrow_layout *l)
{
	*l = (struct bk_totalsrow_layout){ .h = h, .g = g };
	bk_totalsums_find(s, h, g, &l->sums);
	find_meetings(s, l);
	l->once = counts_once(s, l);
}

/* --- what a row counts -------------------------------------------------- */

/* Those present alone do not tell how many sessions there were. */
static bool
tells_sessions(const double given[BK_NCOUNTS])
{
	for (int k = BK_MARK_PRESENT + 1; k < BK_NCOUNTS; k++)
		if (given[k] >= 0)
			return true;
	return given[BK_MARK_PRESENT] < 0;
}

/* Those present and their percentage, and nothing else. */
static bool
is_share_alone(const double given[BK_NCOUNTS])
{
	for (int k = BK_MARK_PRESENT + 1; k < BK_NCOUNTS; k++)
		if (given[k] >= 0 && k != BK_COUNT_PERCENT)
			return false;
	return given[BK_MARK_PRESENT] >= 0 && given[BK_COUNT_PERCENT] >= 0;
}

/*
 * Do those present and all who were not come to the sessions, with those late
 * beside or among? Else both are in *why.
 */
static bool
is_explained(const double given[BK_NCOUNTS], struct bk_buf *why)
{
	double all = 0, sessions = given[BK_COUNT_SESSIONS];

	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		if (given[m] >= 0 && !bk_counts_whole(given[m]))
			return true;
		all += fmax(0, given[m]);
	}
	if (given[BK_MARK_UNEXCUSED] < 0 && given[BK_COUNT_ABSENT] >= 0)
		all += given[BK_COUNT_ABSENT] - fmax(0,
		    given[BK_MARK_SICK]) - fmax(0, given[BK_MARK_EXCUSED]);
	if (given[BK_MARK_PRESENT] < 0 || !bk_counts_whole(sessions) ||
	    all == sessions)
		return true;
	bk_buf_printf(why, "%g ≠ %g", sessions, all);
	return false;
}

/*
 * What a row counts, or why not: its figures contradict each other, with both
 * in *why, or do not suffice.
 */
static const struct bk_msg *
resolve(const struct bk_totalsrow_table *r, const struct bk_row *row,
    double given[BK_NCOUNTS], struct bk_totals *t, struct bk_buf *why)
{
	const struct bk_msg *bad;
	bool counted = given[BK_MARK_PRESENT] >= 0;

	if (is_share_alone(given)) {
		given[BK_COUNT_SESSIONS] = bk_counts_whole_of(
		    given[BK_MARK_PRESENT], given[BK_COUNT_PERCENT]);
		if (given[BK_COUNT_SESSIONS] <= 0)
			return &bk_msg_no_sessions;
	}
	if (!bk_totalsums_agree(r->sheet, row, r->l->h, &r->l->sums, given,
	    why))
		return &bk_msg_counts_differ;
	if (!tells_sessions(given))
		return &bk_msg_no_sessions;
	bad = bk_counts_resolve(given, t->count, &t->participation);
	if (bad && !is_explained(given, why))
		return &bk_msg_counts_differ;
	if (!bad && counted && !bk_totalsums_percent(given[BK_COUNT_PERCENT],
	    t->count, why))
		return &bk_msg_counts_differ;
	return bad;
}

/* Of "18 dari 20" under those present, 20; -1 where there is none. */
static double
wholes(const struct bk_row *row, const struct bk_totalsrow_layout *l)
{
	double sum = -1, whole;

	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++)
		if (l->g->kind[c] == BK_MARK_PRESENT &&
		    bk_counts_share(row->cell[c], &whole) >= 0)
			sum = fmax(0, sum) + whole;
	return sum;
}

static struct bk_who
who_of(const struct bk_totalsrow_table *r, size_t i)
{
	const struct bk_totals_head *h = r->l->h;
	struct bk_who who = { .nis = column(r->sheet, i, h, BK_COL_NIS),
		.nisn = column(r->sheet, i, h, BK_COL_NISN),
		.email = column(r->sheet, i, h, BK_COL_EMAIL),
		.name = column(r->sheet, i, h, BK_COL_NAME),
		.surname = column(r->sheet, i, h, BK_COL_SURNAME),
		.class = column(r->sheet, i, h, BK_COL_CLASS) };

	if (who.class.n == 0)
		who.class = bk_str(r->facts.class);
	return who;
}

/* Does a sum or a percentage stand there, that says the others once more? */
static bool
has_sum(const struct bk_row *row, const struct bk_totals_sums *sums)
{
	for (size_t i = 0; i < sums->n; i++)
		if (bk_counts_number(bk_cell(row, sums->v[i].column)) >= 0)
			return true;
	return false;
}

/* The counts of a row, and their sums; false where it has none. */
static bool
count_row(struct bk_totalsrow_table *r, const struct bk_row *row,
    double given[BK_NCOUNTS], struct bk_buf *why)
{
	const struct bk_totalsrow_layout *l = r->l;
	bool any = false;

	given[BK_MARK_UNKNOWN] = -1;
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		given[k] = bk_totalshead_count(row, l->g, k);
		any = any || given[k] >= 0;
		r->sum[k] += fmax(0, given[k]);
	}
	any = count_marks(row, l, given, why) || any;
	if (given[BK_COUNT_SESSIONS] < 0)
		given[BK_COUNT_SESSIONS] = wholes(row, l);
	if (!bk_totalshead_has(l->g, BK_COUNT_SESSIONS) && r->sessions > 0)
		given[BK_COUNT_SESSIONS] = r->sessions;
	if (l->once)
		given[BK_COUNT_SESSIONS] = filled(row, l);
	return any;
}

bool
bk_totalsrow_weigh(struct bk_totalsrow_table *r, size_t i,
    struct bk_totalsrow *w)
{
	const struct bk_row *row = bk_table_row(r->sheet, i);
	double given[BK_NCOUNTS];
	uint64_t number;
	bool any;

	w->t = (struct bk_totals){ .who = who_of(r, i),
		.subject = column(r->sheet, i, r->l->h, BK_COL_SUBJECT),
		.from = r->from, .to = r->to, .line = row->line };
	if (w->t.subject.n == 0)
		w->t.subject = bk_str(r->facts.subject);
	w->hidden = bk_str_clip(withheld(row, r->l), BK_READERS_CODE);
	w->bad = NULL;
	w->why = (struct bk_buf)BK_BUF_INIT;
	any = count_row(r, row, given, &w->why);
	if (w->t.who.name.n + w->t.who.nis.n + w->t.who.nisn.n == 0 ||
	    bk_counts_number(w->t.who.name) >= 0 || (!any && !w->hidden.n &&
	    bk_str_uint(bk_cell(row, 0), 9999, &number) < 0))
		return false;
	if (w->why.n)
		w->bad = &bk_msg_counts_differ;
	else if (!any && !w->hidden.n && r->sessions > 0 &&
	    !has_sum(row, &r->l->sums))
		/* the days of all do not say that this one came */
		w->bad = &bk_msg_no_counts;
	else if (!w->hidden.n)
		w->bad = resolve(r, row, given, &w->t, &w->why);
	return true;
}
