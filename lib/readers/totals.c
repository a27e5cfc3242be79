/*
 * Counts: one row per student, with the sessions, the days present, S, I and A,
 * or a percentage, under headings in any order. There are no dates in it but
 * what stands above: a month, or nothing, and then --term decides.
 *
 * A percentage with the number of sessions gives counts; alone it is the
 * participation. Days absent without a reason are unexcused. A row of totals
 * checks the sum of the rows above it.
 */
#include "counts.h"

#include <math.h>

#include "duration.h"
#include "homework.h"
#include "mark.h"
#include "meetings.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "sheetfacts.h"
#include "totalshead.h"
#include "totalsums.h"
#include "vocabulary.h"

enum { MEETINGS_MIN = 3, SESSIONS_MAX = 400 };

/* A group of counts, and where the table has the rest. */
struct layout {
	const struct bk_totals_head *h;
	const struct bk_totals_group *g;
	bool	 meeting[BK_TOTALS_COLUMNS];	/* of marks without a date */
	bool	 checked;	/* these check counts of all kinds */
	struct bk_totals_sums sums;	/* columns that check the others */
	bool	 once;		/* nothing but 1 and 0 of those present */
	unsigned hints;			/* mark.h: of these marks */
};

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		struct bk_totals_head h;

		if (!bk_totalshead_find(&x->table->sheet[i], &h)) {
			struct bk_meetings m;

			if (!bk_meetings_find(x, &x->table->sheet[i], &m))
				continue;
			bk_readers_why(x, why, "%zu meetings by number", m.n);
			return 70;
		}
		bk_readers_why(x, why, "counts a student under line %zu",
		    x->table->sheet[i].row[h.head].line);
		return 70;
	}
	return 0;
}

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
may_hold_marks(const struct bk_sheet *s, const struct layout *l, size_t c)
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
see_marks(const struct bk_sheet *s, const struct layout *l,
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
find_meetings(const struct bk_sheet *s, struct layout *l)
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
count_marks(const struct bk_row *row, const struct layout *l,
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
withheld(const struct bk_row *row, const struct layout *l)
{
	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++)
		if (l->g->kind[c] >= 0 && is_withheld(row->cell[c]))
			return row->cell[c];
	return BK_STR("");
}

/* --- those present alone ------------------------------------------------ */

/* How many counts the row has. */
static double
filled(const struct bk_row *row, const struct layout *l)
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
counts_once(const struct bk_sheet *s, const struct layout *l)
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

/* --- a percentage that tells the sessions ------------------------------- */

/* How far a percentage may be from the true one, by the digits it shows. */
static double
slack_of(double percent, double before)
{
	double ten = percent * 10, hundred = percent * 100;

	if (fabs(hundred - round(hundred)) > 1e-6)
		return 0.0001;
	if (fabs(ten - round(ten)) > 1e-6)
		return fmin(before, 0.0051);
	return fabs(percent - round(percent)) > 1e-6 ? fmin(before, 0.051) :
	    before;
}

static bool
fits(double sessions, double missed, double percent, double slack)
{
	return missed <= sessions && fabs(100 * (sessions - missed) /
	    sessions - percent) <= slack;
}

/* Somebody's row, no sum and not the columns' numbers. */
static bool
is_counted(const struct bk_sheet *s, size_t i, const struct bk_totals_head *h)
{
	return !bk_totalshead_is_sum(s, i, h) &&
	    bk_counts_number(column(s, i, h, BK_COL_NAME)) < 0;
}

/*
 * S, I and A with a percentage beside them, of a number of sessions that
 * stands nowhere: it is the only one by which all rows fit. 0: none, or
 * several would do.
 */
static double
solve_sessions(const struct bk_sheet *s, const struct layout *l)
{
	double slack = 0.51, found = 0;

	for (size_t i = l->h->first; i < s->n; i++)
		if (is_counted(s, i, l->h))
			slack = slack_of(bk_totalshead_count(bk_table_row(s,
			    i), l->g, BK_COUNT_PERCENT), slack);
	for (int n = 1; n <= SESSIONS_MAX; n++) {
		size_t told = 0, i;

		for (i = l->h->first; i < s->n; i++) {
			const struct bk_row *row = bk_table_row(s, i);
			double p =
			    bk_totalshead_count(row, l->g, BK_COUNT_PERCENT);
			double missed = 0;

			for (int m = BK_MARK_EXCUSED; m < BK_NMARKS; m++)
				missed += fmax(0,
				    bk_totalshead_count(row, l->g, m));
			if (p < 0 || !is_counted(s, i, l->h))
				continue;
			if (!fits(n, missed, p, slack))
				break;
			told += missed > 0;
		}
		if (i < s->n || told == 0)
			continue;
		if (found > 0)
			return 0;
		found = n;
	}
	return found;
}

struct reading {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	const struct layout *l;
	struct bk_sheet_facts facts;
	bk_date		 from, to;
	double		 sessions;	/* of all, or 0 */
	double		 sum[BK_NCOUNTS];
};

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
resolve(const struct reading *r, const struct bk_row *row,
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
wholes(const struct bk_row *row, const struct layout *l)
{
	double sum = -1, whole;

	for (size_t c = 0; c < row->n && c < BK_TOTALS_COLUMNS; c++)
		if (l->g->kind[c] == BK_MARK_PRESENT &&
		    bk_counts_share(row->cell[c], &whole) >= 0)
			sum = fmax(0, sum) + whole;
	return sum;
}

static void
read_row(struct reading *r, size_t i)
{
	const struct bk_row *row = bk_table_row(r->sheet, i);
	const struct layout *l = r->l;
	struct bk_str class = column(r->sheet, i, l->h, BK_COL_CLASS);
	struct bk_str subject = column(r->sheet, i, l->h, BK_COL_SUBJECT);
	struct bk_totals t = { .subject = subject.n ? subject :
		bk_str(r->facts.subject), .from = r->from, .to = r->to,
		.line = row->line };
	struct bk_str hidden = withheld(row, l);
	struct bk_buf record = BK_BUF_INIT, why = BK_BUF_INIT;
	const struct bk_msg *bad = NULL;
	double given[BK_NCOUNTS] = { [BK_MARK_UNKNOWN] = -1 };
	uint64_t number;
	bool any = false;

	t.who = (struct bk_who){ .nis = column(r->sheet, i, l->h, BK_COL_NIS),
		.nisn = column(r->sheet, i, l->h, BK_COL_NISN),
		.email = column(r->sheet, i, l->h, BK_COL_EMAIL),
		.name = column(r->sheet, i, l->h, BK_COL_NAME),
		.surname = column(r->sheet, i, l->h, BK_COL_SURNAME),
		.class = class.n ? class : bk_str(r->facts.class) };
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		given[k] = bk_totalshead_count(row, l->g, k);
		any = any || given[k] >= 0;
		r->sum[k] += fmax(0, given[k]);
	}
	any = count_marks(row, l, given, &why) || any;
	if (given[BK_COUNT_SESSIONS] < 0)
		given[BK_COUNT_SESSIONS] = wholes(row, l);
	if (!bk_totalshead_has(l->g, BK_COUNT_SESSIONS) && r->sessions > 0)
		given[BK_COUNT_SESSIONS] = r->sessions;
	if (l->once)
		given[BK_COUNT_SESSIONS] = filled(row, l);
	/* a signature, a legend, the columns' numbers: nobody, or no count */
	if (t.who.name.n + t.who.nis.n + t.who.nisn.n == 0 ||
	    bk_counts_number(t.who.name) >= 0 || (!any &&
	    !hidden.n && bk_str_uint(bk_cell(row, 0), 9999, &number) < 0))
		return;
	bk_readers_record(r->in, row, &record);
	t.record = bk_buf_str(&record);
	if (why.n)
		bad = &bk_msg_counts_differ;
	else if (!hidden.n)
		bad = resolve(r, row, given, &t, &why);
	hidden = bk_str_clip(hidden, BK_READERS_CODE);
	if (hidden.n)
		bk_ingest_reject(r->in, row->line, &bk_msg_bad_count,
		    t.record, "%.*s", (int)hidden.n, hidden.p);
	else if (bad)
		bk_ingest_reject(r->in, row->line, bad, t.record, why.n ?
		    "%.*s" : NULL, (int)why.n, why.p);
	else
		bk_ingest_totals(r->in, &t);
	bk_buf_free(&why);
	bk_buf_free(&record);
}

/* The sums, as far as the row gives them; averages are of no interest. */
static void
check_sum(struct reading *r, size_t i)
{
	const struct bk_row *row = bk_table_row(r->sheet, i);

	if (bk_totalshead_is_average(r->sheet, i, r->l->h))
		return;
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		double v = k == BK_COUNT_PERCENT ? -1 : bk_totalshead_count(row,
		    r->l->g, k);

		if (!bk_counts_whole(v) || v == r->sum[k])
			continue;
		bk_ingest_note(r->in, row->line, &bk_msg_total_row_differs,
		    "%.0f, not %.0f", v, r->sum[k]);
		return;
	}
}

/* The month that stands above the table, where one does. */
static void
read_period(struct reading *r)
{
	const struct bk_sheet_facts *f = &r->facts;
	int year = f->year;

	r->from = r->to = BK_DATE_NONE;
	if (f->month && !year && f->school_year)
		year = f->school_year + (f->month < 7);
	if (!f->month || !year)
		return;
	r->from = bk_date_make(year, f->month, 1);
	r->to = bk_date_make(year + f->month / 12, f->month % 12 + 1, 1) - 1;
}

/* What stands below the table; who has a number says nothing of all. */
static void
look_below(const struct reading *r, struct bk_sheet_facts *below)
{
	int nis = r->l->h->at[BK_COL_NIS];
	uint64_t n;

	for (size_t i = r->l->h->first; i < r->sheet->n; i++)
		if (nis < 0 || bk_str_uint(bk_cell(bk_table_row(r->sheet, i),
		    (size_t)nis), UINT64_MAX / 2, &n) < 0)
			bk_sheetfacts_read(r->sheet, i, i + 1, below);
}

/*
 * How many sessions there were, where the rows do not say: above or below the
 * table, or as the percentages tell.
 */
static double
sessions_of(const struct reading *r)
{
	struct bk_sheet_facts below = { .month = 0 };
	const struct bk_totals_group *g = r->l->g;

	if (r->facts.sessions)
		return r->facts.sessions;
	if (!bk_totalshead_has(g, BK_COUNT_SESSIONS))
		look_below(r, &below);
	if (below.sessions)
		return below.sessions;
	return bk_totalshead_has(g, BK_COUNT_PERCENT) &&
	    !bk_totalshead_has(g, BK_MARK_PRESENT) &&
	    bk_totalshead_has(g, BK_MARK_UNEXCUSED) ? solve_sessions(r->sheet,
	    r->l) : 0;
}

/* The counts of a group, of the month that it is called by. */
static void
read_group(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct layout *l, struct bk_str label)
{
	struct reading r = { .in = in, .sheet = s, .l = l };
	int month, year;

	bk_sheetfacts_read(s, 0, l->h->head, &r.facts);
	bk_sheetfacts_name(s->name, &r.facts);
	bk_sheetfacts_file(x->name, &r.facts);
	bk_sheetfacts_month(label, &month, &year);
	if (month)
		r.facts.month = month;
	if (month && (year || r.facts.school_year))
		r.facts.year = year;
	read_period(&r);
	r.sessions = sessions_of(&r);
	/* each row tells for itself where all its sessions are explained */
	if (l->sums.late_open && !(r.sessions > 0 &&
	    bk_totalshead_has(l->g, BK_MARK_UNEXCUSED)))
		bk_ingest_note(in, bk_table_row(s, l->h->head)->line,
		    &bk_msg_late_open, NULL);
	for (size_t k = l->h->first; k < s->n; k++)
		if (bk_totalshead_is_sum(s, k, l->h))
			check_sum(&r, k);
		else
			read_row(&r, k);
}

/* Nothing but those present is counted, or their percentage. */
static bool
counts_present(const struct bk_totals_head *h)
{
	for (int k = BK_MARK_PRESENT + 1; k < BK_COUNT_PERCENT; k++)
		if (bk_totalshead_has(&h->group[0], k))
			return false;
	return h->n == 1;
}

/* What a sheet holds, by its headings. */
struct held {
	bool	 counted, met, given;
	struct bk_totals_head h;
	struct bk_meetings m;
	struct bk_homework_head tasks;	/* a teacher's recap may have both */
};

static bool
find_all(const struct bk_export *x, const struct bk_sheet *s, struct held *f)
{
	f->counted = bk_totalshead_find(s, &f->h);
	/* ones under meetings tell more than how many there are */
	f->met = (!f->counted || counts_present(&f->h)) &&
	    bk_meetings_find(x, s, &f->m) && (!f->counted || f->m.ones);
	f->given = f->counted && bk_homework_find(x, s, false, &f->tasks);
	return f->counted || f->met;
}

static void
read_all(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct held *f)
{
	if (f->met) {
		bk_meetings_read(in, x, s, &f->m);
		return;
	}
	if (f->given)
		bk_homework_read(in, x, s, &f->tasks);
	bk_totalshead_tell(s, &f->h);
	for (size_t g = 0; g < f->h.n; g++) {
		struct layout l = { .h = &f->h, .g = &f->h.group[g] };

		bk_totalsums_find(s, &f->h, &f->h.group[g], &l.sums);
		find_meetings(s, &l);
		l.once = counts_once(s, &l);
		read_group(in, x, s, &l, f->h.n > 1 ? l.g->label : BK_STR(""));
	}
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	const struct bk_sheet *all;
	struct bk_sheet room;
	struct held f;

	if (!find_all(x, s, &f))
		return 0;
	all = bk_export_hold(x, s, &room, bk_ingest_diag(in));
	if (!all)
		return -1;
	/* once more: of a long sheet it is known now what is merged */
	if (all == s || find_all(x, s, &f))
		read_all(in, x, all, &f);
	bk_held_free(room.held);
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_long(in, x, take_sheet);
}

const struct bk_format bk_totals_format = {
	.name = "totals",
	.about = "counts or percentages, one row per student",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.streams = true,
};
