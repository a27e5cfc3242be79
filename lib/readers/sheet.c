/*
 * The monthly *Daftar Hadir* or *Rekap Absensi*: one row per student,
 * one column per day. Found by a row of days in ascending order with names to
 * their left; class, month, year and subject stand above it, in the sheet's
 * name, or in one cell together; S/I/A totals to its right, legend and
 * signature below.
 *
 * A blank is not known, never an absence. A day on which nobody has a mark
 * was no session. The month counts, not the semester's label: one school's
 * exporter prints August as GENAP.
 */
#include <stdlib.h>

#include "dates.h"
#include "fold.h"
#include "legend.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "sheetfacts.h"
#include "sheethead.h"
#include "sheettotals.h"
#include "term.h"
#include "vocabulary.h"

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_sheet_head h;

		if (!bk_sheethead_find(s, NULL, &h))
			continue;
		bk_buf_printf(why, "%zu day%s in line %zu, names to the left",
		    h.ndays, h.ndays > 1 ? "s" : "", s->row[h.days].line);
		return 84;
	}
	return 0;
}

/* --- one table ---------------------------------------------------------- */

struct reading {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	const struct bk_sheet_head *h;
	const struct bk_legend *legend;
	struct bk_str	 class, subject;
	bool		*held;		/* by day column: a session */
	bool		*free;		/* all have one code: a holiday */
	struct bk_str	 freecode;
	size_t		 nfree;
	size_t		 ngenerated;	/* days off with absences of all */
	unsigned	 generated[BK_NMARKS];	/* of which mark */
};

/* What a row's cells of days were read as. */
struct tallied {
	unsigned	count[BK_NMARKS];
	size_t		unknown;	/* codes that mean nothing here */
};

static struct bk_str
column(const struct reading *r, size_t i, enum bk_column c)
{
	return r->h->at[c] < 0 ? BK_STR("") : bk_table_shown(r->sheet, i,
	    (size_t)r->h->at[c]);
}

static struct bk_who
who_of(const struct reading *r, size_t i)
{
	struct bk_str class = column(r, i, BK_COL_CLASS);

	return (struct bk_who){ .nis = column(r, i, BK_COL_NIS),
		.nisn = column(r, i, BK_COL_NISN),
		.email = column(r, i, BK_COL_EMAIL),
		.name = column(r, i, BK_COL_NAME),
		.surname = column(r, i, BK_COL_SURNAME),
		.class = class.n ? class : r->class };
}

static bool
has_mark(const struct reading *r, const struct bk_row *row)
{
	enum bk_mark m;

	for (size_t d = 0; d < r->h->ndays; d++)
		if (bk_legend_read(r->legend, bk_cell(row, r->h->day[d].col),
		    &m) == BK_MARK_READ)
			return true;
	return false;
}

/* The first cell that is not empty; the table may not begin at the left. */
static struct bk_str
first_cell(const struct bk_row *row)
{
	size_t c = 0;

	while (c + 1 < row->n && row->cell[c].n == 0)
		c++;
	return bk_cell(row, c);
}

/* A number in the first column, a NIS, or marks: a student, no signature. */
static bool
is_student(const struct reading *r, size_t i)
{
	const struct bk_row *row = &r->sheet->row[i];
	struct bk_str name = column(r, i, BK_COL_NAME);
	struct bk_str nis = column(r, i, BK_COL_NIS);
	uint64_t n;

	if (name.n + nis.n == 0 || bk_mark_is_sum(name) ||
	    bk_mark_is_sum(first_cell(row)))
		return false;
	/* the columns' own numbers, under their headings */
	if (bk_str_uint(name, 9999, &n) == 0)
		return false;
	return bk_str_uint(first_cell(row), 9999, &n) == 0 ||
	    (nis.n && bk_str_uint(nis, UINT64_MAX / 2, &n) == 0) ||
	    has_mark(r, row);
}

/*
 * A day with a mark of anybody's was a session; one on which all have the same
 * code, and one that says nothing, as L, was a holiday.
 */
static void
see_day(struct reading *r, size_t d)
{
	struct bk_str code = BK_STR("");
	size_t same = 0, others = 0;

	for (size_t i = r->h->first; i < r->h->end; i++) {
		struct bk_str s = bk_cell(&r->sheet->row[i],
		    r->h->day[d].col);
		enum bk_mark m;

		if (s.n == 0 || !is_student(r, i))
			continue;
		switch (bk_legend_read(r->legend, s, &m)) {
		case BK_MARK_EMPTY:
			break;
		case BK_MARK_READ:
			others++;
			r->held[d] = r->held[d] || m != BK_MARK_UNKNOWN;
			break;
		default:
			if (code.n == 0)
				code = s;
			same += bk_str_ieq(s, code);
			others += !bk_str_ieq(s, code);
		}
	}
	r->free[d] = same > 1 && others == 0;
	if (r->free[d] && r->nfree++ == 0)
		r->freecode = code;
}

/*
 * A day off on which everybody has the same code of absence was filled in by a
 * generator: no session [FIELD 1].
 */
static bool
is_generated(struct reading *r, size_t d)
{
	enum bk_mark all = BK_MARK_UNKNOWN, m;
	size_t n = 0;

	if (r->h->meetings || r->h->day[d].date == BK_DATE_NONE ||
	    !bk_ingest_day_off(r->in, r->h->day[d].date))
		return false;
	for (size_t i = r->h->first; i < r->h->end; i++) {
		if (!is_student(r, i))
			continue;
		if (bk_legend_read(r->legend, bk_cell(&r->sheet->row[i],
		    r->h->day[d].col), &m) != BK_MARK_READ ||
		    (m != BK_MARK_UNEXCUSED && m != BK_MARK_SICK &&
		    m != BK_MARK_EXCUSED) || (n > 0 && m != all))
			return false;
		all = m;
		n++;
	}
	r->generated[all] += n > 1;
	return n > 1;
}

/* Do merged cells of that column cover several students? */
static bool
is_merged_down(const struct reading *r, size_t c)
{
	for (size_t k = 0; k < r->sheet->nmerges; k++) {
		const struct bk_table_merge *m = &r->sheet->merge[k];

		if (m->left <= c && c <= m->right && m->bottom > m->top &&
		    m->top >= r->sheet->row[r->h->first].line)
			return true;
	}
	return false;
}

/* One text down the column, merged or alone, is of the day: a holiday. */
static bool
is_written_over(const struct reading *r, size_t d, struct bk_str *over)
{
	size_t filled = 0, students = 0, c = r->h->day[d].col;
	struct bk_str text = BK_STR("");
	enum bk_mark m;

	for (size_t i = r->h->first; i < r->h->end; i++) {
		struct bk_str s = bk_cell(&r->sheet->row[i], c);

		students += is_student(r, i);
		filled += s.n > 0;
		text = text.n ? text : s;
	}
	*over = text;
	return students > 1 && filled == 1 && text.n > 4 &&
	    bk_legend_read(r->legend, text, &m) != BK_MARK_READ &&
	    (bk_vocabulary_has(&bk_vocabulary_days_off, text) ||
	    is_merged_down(r, c));
}

static void
see_free_days(struct reading *r)
{
	for (size_t d = 0; d < r->h->ndays; d++) {
		struct bk_str over;

		see_day(r, d);
		if (!r->free[d] && is_written_over(r, d, &over)) {
			r->free[d] = true;
			r->held[d] = false;
			if (r->nfree++ == 0)
				r->freecode = over;
		} else if (!r->free[d] && is_generated(r, d)) {
			r->free[d] = true;
			r->held[d] = false;
			r->ngenerated++;
		}
	}
}

static void
read_day(struct reading *r, struct bk_session *s, size_t d,
    const struct bk_row *row, struct tallied *t)
{
	const struct bk_sheet_day *day = &r->h->day[d];
	struct bk_str cell = bk_cell(row, day->col);
	struct bk_str code = bk_str_clip(cell, BK_READERS_CODE);

	s->date = day->date;
	s->period = bk_str(day->period);
	s->mark = BK_MARK_UNKNOWN;
	switch (r->free[d] ? BK_MARK_EMPTY : bk_legend_read(r->legend, cell,
	    &s->mark)) {
	case BK_MARK_READ:
		break;
	case BK_MARK_EMPTY:
		s->mark = BK_MARK_UNKNOWN;
		break;
	default:
		t->unknown++;
		bk_ingest_reject(r->in, row->line, &bk_msg_unknown_code,
		    s->record, "%.*s, day %d", (int)code.n, code.p,
		    day->day);
		return;
	}
	t->count[s->mark]++;
	if (r->h->meetings)
		return;
	if (s->date == BK_DATE_NONE) {
		t->count[s->mark]--;
		if (s->mark != BK_MARK_UNKNOWN)
			bk_ingest_reject(r->in, row->line,
			    &bk_msg_no_such_day, s->record, "day %d",
			    day->day);
		return;
	}
	if (r->held[d])
		bk_ingest_session(r->in, s);
}

/* Do the totals hold the days that a generator filled in? */
static bool
with_generated(const struct reading *r, const unsigned total[BK_NMARKS],
    const unsigned count[BK_NMARKS], const bool given[BK_NMARKS])
{
	unsigned all[BK_NMARKS];

	for (int m = 0; m < BK_NMARKS; m++)
		all[m] = count[m] + r->generated[m];
	return !bk_sheettotals_differ(total, all, given);
}

/* A row with totals and not one day filled in: the totals are all there is. */
static void
tell_totals(struct reading *r, const struct bk_session *s,
    const unsigned count[BK_NMARKS], const bool given[BK_NMARKS])
{
	struct bk_totals t = { .who = s->who, .subject = s->subject,
		.from = r->h->from, .to = r->h->to, .participation = -1,
		.line = s->line, .record = s->record };

	if (!given[BK_MARK_PRESENT]) {
		bk_ingest_reject(r->in, s->line, &bk_msg_no_sessions,
		    s->record, NULL);
		return;
	}
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		t.count[m] = count[m];
	bk_ingest_totals(r->in, &t);
}

static void
read_student(struct reading *r, size_t i, unsigned sum[BK_NMARKS])
{
	const struct bk_row *row = &r->sheet->row[i];
	struct bk_session s = { .who = who_of(r, i), .subject = r->subject,
		.minutes = BK_MINUTES_UNKNOWN, .line = row->line };
	unsigned total[BK_NMARKS];
	bool given[BK_NMARKS];
	struct bk_buf record = BK_BUF_INIT;
	struct tallied t = { .unknown = 0 };
	static const bool all_given[BK_NMARKS] = { [BK_MARK_PRESENT] = true };
	unsigned marks = 0;

	bk_table_record(row, &record);
	s.record = bk_buf_str(&record);
	for (size_t d = 0; d < r->h->ndays; d++)
		read_day(r, &s, d, row, &t);
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		marks += t.count[m];
		sum[m] += t.count[m];
	}
	if (bk_sheettotals_read(r->h, row, total, given)) {
		unsigned all = 0;

		for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
			all += total[m];
		if (marks == 0 && t.unknown == 0 && all > 0)
			tell_totals(r, &s, total, given);
		else if (t.unknown == 0 &&
		    bk_sheettotals_differ(total, t.count, given) &&
		    !with_generated(r, total, t.count, given))
			bk_ingest_note(r->in, row->line,
			    &bk_msg_totals_differ, NULL);
	}
	if (r->h->meetings && marks > 0)
		tell_totals(r, &s, t.count, all_given);
	bk_buf_free(&record);
}

/* A row of totals under the students checks their sums. */
static void
check_total_row(struct reading *r, size_t i, const unsigned sum[BK_NMARKS])
{
	const struct bk_row *row = &r->sheet->row[i];
	unsigned total[BK_NMARKS];
	bool given[BK_NMARKS];

	if (!bk_mark_is_sum(column(r, i, BK_COL_NAME)) &&
	    !bk_mark_is_sum(bk_cell(row, 0)))
		return;
	if (bk_sheettotals_read(r->h, row, total, given) &&
	    bk_sheettotals_differ(total, sum, given))
		bk_ingest_note(r->in, row->line, &bk_msg_total_row_differs,
		    NULL);
}

static void
read_table(struct reading *r)
{
	unsigned sum[BK_NMARKS] = { 0 };

	for (size_t i = r->h->first; i < r->h->end; i++) {
		if (is_student(r, i))
			read_student(r, i, sum);
		else
			check_total_row(r, i, sum);
	}
}

/* --- sheets ------------------------------------------------------------- */

/* What the dates of one table tell; the month above it is a hint. */
static void
see_dates(const struct bk_sheet_head *h, struct bk_order_hints hints,
    struct bk_order_clues *clues)
{
	for (size_t d = 0; d < h->ndays; d++) {
		const struct bk_when *w = &h->day[d].label.when;
		bk_date any = w->date[w->date[0] == BK_DATE_NONE];
		int y, m, day;

		if (h->day[d].label.kind != BK_LABEL_DATE)
			continue;
		bk_date_split(any, &y, &m, &day);
		if (h->facts.month && hints.name_from == BK_DATE_NONE) {
			y = h->facts.year ? h->facts.year : y;
			hints.name_from = bk_date_make(y, h->facts.month, 1);
			hints.name_to = hints.name_from + 27;
		}
		bk_order_clue(clues, w, &hints);
	}
}

/* The order of the dates that head days, of all tables of the file. */
static int
decide_order(struct bk_ingest *in, struct bk_export *x,
    const struct bk_table *t, enum bk_order *order)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;

	bk_ingest_order_hints(in, x, &hints);
	for (size_t i = 0; i < t->n; i++) {
		struct bk_sheet_head h[2];
		int k = 0;

		if (!bk_sheethead_find(&t->sheet[i], NULL, &h[0]))
			continue;
		do {
			see_dates(&h[k], hints, &clues);
			k = !k;
		} while (bk_sheethead_find(&t->sheet[i], &h[!k], &h[k]));
	}
	return bk_dates_decide(in, x, &clues, &hints, order);
}

/* Date the days; -1 when neither sheet nor term nor name tells the month. */
static int
date_days(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, enum bk_order order,
    struct bk_sheet_head *h)
{
	struct bk_sheet_facts *f = &h->facts;
	bk_term term = bk_ingest_term(in);
	bk_date from, to;

	h->from = h->to = BK_DATE_NONE;
	if (h->meetings)
		return 0;
	bk_whenname_span(x->name, &from, &to);
	if (!bk_sheethead_date(h, order, term, from, to)) {
		bk_diag(bk_ingest_diag(in), &bk_msg_no_month, x->name,
		    sheet->row[h->days].line, NULL);
		return -1;
	}
	if (f->label && f->month && (f->label == 1) != (f->month >= 7))
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_label_differs, NULL);
	return 0;
}

/* Is anything filled in: a day, or a total? A form is often empty. */
static bool
is_empty_form(const struct reading *r)
{
	for (size_t i = r->h->first; i < r->h->end; i++) {
		const struct bk_row *row = &r->sheet->row[i];
		unsigned total[BK_NMARKS], all = 0;
		bool given[BK_NMARKS];

		if (!is_student(r, i))
			continue;
		for (size_t d = 0; d < r->h->ndays; d++)
			if (bk_cell(row, r->h->day[d].col).n)
				return false;
		bk_sheettotals_read(r->h, row, total, given);
		for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
			all += total[m];
		if (all)
			return false;
	}
	return true;
}

static int
read_one(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, enum bk_order order,
    struct bk_legend *legend, struct bk_sheet_head *h)
{
	struct reading r = { .in = in, .sheet = sheet, .h = h,
		.legend = legend };
	char class[BK_SHEET_TEXT], subject[BK_SHEET_TEXT];
	struct bk_str code;

	bk_legend_table(legend, sheet, h);
	if (is_empty_form(&r)) {
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_empty_form, NULL);
		return 0;
	}
	bk_sheetfacts_file(x->name, &h->facts);
	if (date_days(in, x, sheet, order, h) < 0)
		return -1;
	memcpy(class, h->facts.class, sizeof(class));
	memcpy(subject, h->facts.subject, sizeof(subject));
	r.class = bk_str(class);
	r.subject = bk_str(subject);
	r.held = bk_xcalloc(h->ndays, sizeof(*r.held));
	r.free = bk_xcalloc(h->ndays, sizeof(*r.free));
	see_free_days(&r);
	code = bk_str_clip(r.freecode, BK_READERS_CODE);
	if (r.nfree)
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_free_days, "%.*s, %zu day%s", (int)code.n,
		    code.p, r.nfree, r.nfree > 1 ? "s" : "");
	if (r.ngenerated)
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_generated_days, "%zu day%s", r.ngenerated,
		    r.ngenerated > 1 ? "s" : "");
	read_table(&r);
	free(r.held);
	free(r.free);
	return 0;
}

static int
read_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, enum bk_order order)
{
	struct bk_sheet_head h[2];
	struct bk_legend legend;
	int k = 0;

	if (!bk_sheethead_find(s, NULL, &h[0]))
		return 0;
	bk_legend_learn(&legend, s);
	/* one under the other, too: a class or a month each */
	do {
		if (read_one(in, x, s, order, &legend, &h[k]) < 0)
			return -1;
		k = !k;
	} while (bk_sheethead_find(s, &h[!k], &h[k]));
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	const struct bk_table *t = bk_export_table(x, bk_ingest_diag(in));
	enum bk_order order;
	bool found = false;

	if (!t || decide_order(in, x, t, &order) < 0)
		return -1;
	for (size_t i = 0; i < t->n; i++) {
		int r;

		bk_ingest_sheet(in, x, &t->sheet[i]);
		r = read_sheet(in, x, &t->sheet[i], order);

		if (r < 0)
			return -1;
		if (r == 0)
			bk_readers_other_sheet(in, x, &t->sheet[i]);
		found = found || r > 0;
	}
	return found ? 0 : bk_readers_no_heading(in, x);
}

const struct bk_format bk_sheet_format = {
	.name = "sheet",
	.about = "monthly Daftar Hadir, one column per day",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
};
