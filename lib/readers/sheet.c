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
#include "dates.h"
#include "fold.h"
#include "legend.h"
#include "mark.h"
#include "msg_readers.h"
#include "readers.h"
#include "remarks.h"
#include "sheetfacts.h"
#include "sheetdays.h"
#include "sheethead.h"
#include "sheetlessons.h"
#include "sheettotals.h"
#include "sheetweek.h"
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
		bk_readers_why(x, why,
		    "%zu day%s in line %zu, names to the left", h.ndays,
		    h.ndays > 1 ? "s" : "", s->row[h.days].line);
		return 84;
	}
	return 0;
}

/* --- one table ---------------------------------------------------------- */

struct reading {
	struct bk_sheetdays t;
	struct bk_str	 class, subject;
	bool		 by_rest;	/* school days less absences: present */
};

/* What a row's cells of days were read as. */
struct tallied {
	unsigned	count[BK_NMARKS];
	size_t		unknown;	/* codes that mean nothing here */
};

static struct bk_who
who_of(const struct reading *r, size_t i)
{
	struct bk_str class = bk_sheetdays_cell(&r->t, i, BK_COL_CLASS);

	return (struct bk_who){ .nis = bk_sheetdays_cell(&r->t, i, BK_COL_NIS),
		.nisn = bk_sheetdays_cell(&r->t, i, BK_COL_NISN),
		.email = bk_sheetdays_cell(&r->t, i, BK_COL_EMAIL),
		.name = bk_sheetdays_cell(&r->t, i, BK_COL_NAME),
		.surname = bk_sheetdays_cell(&r->t, i, BK_COL_SURNAME),
		.class = class.n ? class : r->class };
}

static void
read_day(struct reading *r, struct bk_session *s, size_t d,
    const struct bk_row *row, struct tallied *t)
{
	const struct bk_sheet_day *day = &r->t.h->day[d];
	struct bk_str cell = bk_cell(row, day->col);
	struct bk_str code = bk_str_clip(cell, BK_READERS_CODE);

	s->date = day->date;
	s->period = bk_str(day->period);
	s->mark = BK_MARK_UNKNOWN;
	switch (r->t.free[d] ? BK_MARK_EMPTY : bk_legend_read(r->t.legend, cell,
	    &s->mark)) {
	case BK_MARK_READ:
		break;
	case BK_MARK_EMPTY:
		s->mark = cell.n == 0 && r->t.blank[d] ?
		    r->t.legend->blank : BK_MARK_UNKNOWN;
		break;
	default:
		t->unknown++;
		bk_ingest_reject(r->t.in, row->line, &bk_msg_unknown_code,
		    s->record, "%.*s, day %d", (int)code.n, code.p,
		    day->day);
		return;
	}
	t->count[s->mark]++;
	if (r->t.h->meetings || r->by_rest)
		return;
	if (s->date == BK_DATE_NONE) {
		t->count[s->mark]--;
		if (s->mark != BK_MARK_UNKNOWN)
			bk_ingest_reject(r->t.in, row->line,
			    &bk_msg_no_such_day, s->record, "day %d",
			    day->day);
		return;
	}
	if (r->t.held[d])
		bk_ingest_session(r->t.in, s);
}

/* Do the totals hold the days that a generator filled in? */
static bool
with_generated(const struct reading *r, const unsigned total[BK_NMARKS],
    const unsigned count[BK_NMARKS], const bool given[BK_NMARKS])
{
	unsigned all[BK_NMARKS];

	for (int m = 0; m < BK_NMARKS; m++)
		all[m] = count[m] + r->t.generated[m];
	return !bk_sheettotals_differ(total, all, given);
}

/* A row with totals and not one day filled in: the totals are all there is. */
static void
tell_totals(struct reading *r, const struct bk_session *s,
    const unsigned count[BK_NMARKS], const bool given[BK_NMARKS])
{
	struct bk_totals t = { .who = s->who, .subject = s->subject,
		.from = r->t.h->from, .to = r->t.h->to, .participation = -1,
		.line = s->line, .record = s->record };

	if (!given[BK_MARK_PRESENT]) {
		bk_ingest_reject(r->t.in, s->line, &bk_msg_no_sessions,
		    s->record, NULL);
		return;
	}
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		t.count[m] = count[m];
	bk_ingest_totals(r->t.in, &t);
}

/*
 * Only absences are marked, and the number of school days stands above: on the
 * other days everybody listed was there.
 */
static void
tell_rest(struct reading *r, const struct bk_session *s,
    unsigned count[BK_NMARKS])
{
	static const bool given[BK_NMARKS] = { [BK_MARK_PRESENT] = true };
	unsigned days = (unsigned)r->t.h->facts.sessions, away = 0;

	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		away += count[m];
	if (away > days) {
		bk_ingest_reject(r->t.in, s->line, &bk_msg_counts_differ,
		    s->record, "%u absences in %u days", away, days);
		return;
	}
	count[BK_MARK_PRESENT] = days - away;
	tell_totals(r, s, count, given);
}

/*
 * A program that leaves out the days that it does not have moves what stands
 * right of them to the left: the row ends with its totals, before their
 * columns.
 */
static bool
is_torn(const struct reading *r, const struct bk_row *row)
{
	const struct bk_sheet_head *h = r->t.h;
	bool letter = false;
	uint64_t n;

	if (h->ntotals < 3 || row->n > h->total[h->ntotals - 1].col ||
	    row->n <= h->day[0].col + h->ntotals)
		return false;
	for (size_t k = 1; k <= h->ntotals; k++)
		if (bk_str_uint(row->cell[row->n - k], 400, &n) < 0)
			return false;
	for (size_t c = h->day[0].col; c < row->n - h->ntotals; c++)
		letter |= row->cell[c].n && bk_str_uint(row->cell[c], 400,
		    &n) < 0;
	return letter;
}

static void
read_student(struct reading *r, size_t i, unsigned sum[BK_NMARKS])
{
	const struct bk_row *row = &r->t.sheet->row[i];
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
	if (is_torn(r, row)) {
		bk_ingest_reject(r->t.in, row->line, &bk_msg_misfit, s.record,
		    NULL);
		bk_buf_free(&record);
		return;
	}
	for (size_t d = 0; d < r->t.h->ndays; d++)
		read_day(r, &s, d, row, &t);
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		marks += t.count[m];
		sum[m] += t.count[m];
	}
	if (bk_sheettotals_read(r->t.h, row, total, given)) {
		unsigned all = 0;

		for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
			all += total[m];
		if (marks == 0 && t.unknown == 0 && all > 0)
			tell_totals(r, &s, total, given);
		else if (t.unknown == 0 &&
		    bk_sheettotals_differ(total, t.count, given) &&
		    !with_generated(r, total, t.count, given))
			bk_ingest_note(r->t.in, row->line,
			    &bk_msg_totals_differ, NULL);
	}
	if (r->t.h->meetings && marks > 0)
		tell_totals(r, &s, t.count, all_given);
	if (r->by_rest)
		tell_rest(r, &s, t.count);
	bk_buf_free(&record);
}

/* A row of totals under the students checks their sums. */
static void
check_total_row(struct reading *r, size_t i, const unsigned sum[BK_NMARKS])
{
	const struct bk_row *row = &r->t.sheet->row[i];
	unsigned total[BK_NMARKS];
	bool given[BK_NMARKS];

	if (!bk_mark_is_sum(bk_sheetdays_cell(&r->t, i, BK_COL_NAME)) &&
	    !bk_mark_is_sum(bk_cell(row, 0)))
		return;
	if (bk_sheettotals_read(r->t.h, row, total, given) &&
	    bk_sheettotals_differ(total, sum, given))
		bk_ingest_note(r->t.in, row->line, &bk_msg_total_row_differs,
		    NULL);
}

static void
read_table(struct reading *r)
{
	unsigned sum[BK_NMARKS] = { 0 };

	for (size_t i = r->t.h->first; i < r->t.h->end; i++) {
		if (bk_sheetdays_student(&r->t, i))
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
	int lessons;

	h->from = h->to = BK_DATE_NONE;
	if (h->meetings)
		return 0;
	lessons = bk_sheetlessons_date(in, x, sheet, h);
	if (lessons != 0)
		return lessons < 0 ? -1 : 0;
	bk_whenname_span(x->name, &from, &to);
	if (!bk_sheethead_date(h, order, term, from, to)) {
		bk_ingest_note(in, sheet->row[h->days].line, &bk_msg_no_month,
		    NULL);
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
	for (size_t i = r->t.h->first; i < r->t.h->end; i++) {
		const struct bk_row *row = &r->t.sheet->row[i];
		unsigned total[BK_NMARKS], all = 0;
		bool given[BK_NMARKS];

		if (!bk_sheetdays_student(&r->t, i))
			continue;
		for (size_t d = 0; d < r->t.h->ndays; d++)
			if (bk_cell(row, r->t.h->day[d].col).n)
				return false;
		bk_sheettotals_read(r->t.h, row, total, given);
		for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
			all += total[m];
		if (all)
			return false;
	}
	return true;
}

/* Is somebody marked as absent without leave, and nobody as there? */
static bool
only_absences(const struct reading *r)
{
	bool truant = false;

	if (r->t.legend->blank == BK_MARK_PRESENT)
		return false;

	for (size_t i = r->t.h->first; i < r->t.h->end; i++) {
		if (!bk_sheetdays_student(&r->t, i))
			continue;
		for (size_t d = 0; d < r->t.h->ndays; d++) {
			enum bk_mark m = BK_MARK_UNKNOWN;

			if (r->t.free[d] || bk_legend_read(r->t.legend, bk_cell(
			    &r->t.sheet->row[i], r->t.h->day[d].col), &m) !=
			    BK_MARK_READ)
				continue;
			if (m == BK_MARK_PRESENT || m == BK_MARK_LATE)
				return false;
			truant = truant || m == BK_MARK_UNEXCUSED;
		}
	}
	return truant;
}

/*
 * False: left out, for only absences are marked: a blank may be a present or no
 * school, and who has one A would never have been there.
 */
static bool
read_marked(struct reading *r)
{
	const struct bk_sheet_head *h = r->t.h;

	if (only_absences(r) && !bk_ingest_forced(r->t.in)) {
		r->by_rest = h->facts.sessions > 0;
		if (!r->by_rest) {
			bk_ingest_note(r->t.in, r->t.sheet->row[h->days].line,
			    &bk_msg_absences_marked, NULL);
			return false;
		}
	}
	read_table(r);
	return true;
}

/* Columns under a day that does not exist, whose marks are nobody's. */
static void
say_impossible(struct bk_ingest *in, const struct bk_sheet *sheet,
    const struct bk_sheet_head *h)
{
	const struct bk_row *row = &sheet->row[h->days];

	for (size_t c = (size_t)h->at[BK_COL_NAME] + 1; c < row->n; c++) {
		struct bk_str text = bk_str_clip(row->cell[c],
		    BK_READERS_CELL);
		struct bk_when w;

		if (bk_when_parse(row->cell[c], false, &w) ==
		    BK_WHEN_NO_SUCH_DAY)
			bk_ingest_note(in, row->line, &bk_msg_no_such_column,
			    "%.*s", (int)text.n, text.p);
	}
}

/*
 * Say which days were none, and what the legend, or the other marks, made of
 * blanks and of a sign.
 */
static void
say_days(const struct reading *r)
{
	size_t line = r->t.sheet->row[r->t.h->days].line;
	struct bk_str code = bk_str_clip(r->t.freecode, BK_READERS_CODE);

	if (r->t.nfree)
		bk_ingest_note(r->t.in, line, &bk_msg_free_days,
		    "%.*s, %zu day%s", (int)code.n, code.p, r->t.nfree,
		    r->t.nfree > 1 ? "s" : "");
	if (r->t.ngenerated)
		bk_ingest_note(r->t.in, line, &bk_msg_generated_days,
		    "%zu day%s", r->t.ngenerated, r->t.ngenerated > 1 ? "s" :
		    "");
	if (r->t.legend->lone[0])
		bk_ingest_note(r->t.in, line, &bk_msg_lone_mark, "%s",
		    r->t.legend->lone);
	if (r->t.legend->blank != BK_MARK_UNKNOWN)
		bk_ingest_note(r->t.in, line, &bk_msg_blanks_told,
		    "%zu day%s without a mark", r->t.nblank,
		    r->t.nblank == 1 ? "" : "s");
}

/*
 * What became of a sheet, or one of its tables: none of this format, read, left
 * out, or nothing tells its one code.
 */
enum outcome { NONE, READ, LEFT_OUT, UNTOLD };

/* enum outcome; or -1, reported. */
static int
read_one(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, enum bk_order order,
    struct bk_legend *legend, struct bk_sheet_head *h)
{
	struct reading r = { .t = { .in = in, .sheet = sheet, .h = h,
		.legend = legend } };
	char class[BK_SHEET_TEXT], subject[BK_SHEET_TEXT];
	struct bk_str code;
	int result;

	if (bk_sheethead_split(sheet, h)) {
		bk_ingest_note(in, sheet->row[bk_sheethead_split(sheet,
		    h)].line, &bk_msg_marks_unused, NULL);
		return UNTOLD;
	}
	bk_legend_table(legend, sheet, h);
	if (is_empty_form(&r)) {
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_empty_form, NULL);
		return READ;
	}
	if (bk_sheetdays_of_absences(&r.t, x)) {
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_absence_ticks, NULL);
		return UNTOLD;
	}
	bk_sheetfacts_file(x->name, &h->facts);
	if (date_days(in, x, sheet, order, h) < 0 ||
	    bk_sheetweek_check(in, x, sheet, h) < 0)
		return -1;
	say_impossible(in, sheet, h);
	memcpy(class, h->facts.class, sizeof(class));
	memcpy(subject, h->facts.subject, sizeof(subject));
	r.class = bk_str(class);
	r.subject = bk_str(subject);
	bk_sheetdays_see(&r.t);
	code = bk_str_clip(r.t.freecode, BK_READERS_CODE);
	if (bk_sheetdays_one_code(&r.t)) {
		bk_ingest_note(in, sheet->row[h->days].line, &bk_msg_one_code,
		    "%.*s", (int)code.n, code.p);
		bk_sheetdays_free(&r.t);
		return UNTOLD;
	}
	say_days(&r);
	result = read_marked(&r) ? READ : LEFT_OUT;
	bk_sheetdays_free(&r.t);
	return result;
}

/* enum outcome; or -1, reported. */
static int
read_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, enum bk_order order)
{
	struct bk_sheet_head h[2];
	struct bk_legend legend;
	int k = 0, result = NONE;
	bool said = false;

	if (!bk_sheethead_find(s, NULL, &h[0]))
		return NONE;
	bk_legend_learn(&legend, s);
	/* one under the other, too: a class or a month each */
	do {
		int r = read_one(in, x, s, order, &legend, &h[k]);

		if (r < 0)
			return -1;
		if (r == READ || result == NONE || (r == LEFT_OUT && result ==
		    UNTOLD))
			result = r;
		said = said || bk_remarks_say(in, s, h[k].top, h[k].first,
		    h[k].end);
		k = !k;
	} while (bk_sheethead_find(s, &h[!k], &h[k]));
	return result;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	const struct bk_table *t = bk_export_table(x, bk_ingest_diag(in));
	enum bk_order order;
	bool seen[UNTOLD + 1] = { false };

	if (!t || decide_order(in, x, t, &order) < 0)
		return -1;
	for (size_t i = 0; i < t->n; i++) {
		int r;

		bk_ingest_sheet(in, x, &t->sheet[i]);
		r = read_sheet(in, x, &t->sheet[i], order);

		if (r < 0)
			return -1;
		if (r == NONE)
			bk_readers_other_sheet(in, x, &t->sheet[i]);
		seen[r] = true;
	}
	if (!seen[READ] && seen[LEFT_OUT]) {
		bk_diag(bk_ingest_diag(in), &bk_msg_absences_only, x->name, 0,
		    NULL);
		return -1;
	}
	if (seen[READ])
		return 0;
	if (!seen[UNTOLD])
		return bk_readers_no_heading(in, x,
		    "name or number, and days with marks");
	bk_diag(bk_ingest_diag(in), &bk_msg_nothing_told, x->name, 0, NULL);
	return -1;
}

const struct bk_format bk_sheet_format = {
	.name = "sheet",
	.about = "monthly Daftar Hadir, one column per day",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
