/*
 * The monthly *Daftar Hadir* or *Rekap Absensi*: a row a student, a column a
 * day. Found by a row of days in ascending order with names to their left;
 * class, month, year and subject stand above it, in the sheet's name, or in
 * one cell together; S/I/A totals to its right, legend and signature below.
 *
 * A blank is not known, never an absence. A day on which nobody has a mark
 * was no session. The month counts, not the semester's label: one school's
 * exporter prints August as GENAP.
 */
#include <stdlib.h>

#include "fold.h"
#include "legend.h"
#include "mem.h"
#include "msg_ingest.h"
#include "msg_readers.h"
#include "readers.h"
#include "sheetfacts.h"
#include "sheethead.h"

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_sheet_head h;

		if (!bk_sheet_head_find(s, NULL, &h))
			continue;
		bk_buf_printf(why, "%zu days in line %zu, names to their "
		    "left", h.ndays, s->row[h.days].line);
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
};

/* What a row's cells of days were read as. */
struct tallied {
	unsigned	count[BK_NMARKS];
	size_t		unknown;	/* codes that mean nothing here */
};

static struct bk_str
column(const struct reading *r, size_t i, enum bk_column c)
{
	return r->h->at[c] < 0 ? BK_STR("") : bk_sheet_shown(r->sheet, i,
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

static bool
is_total_word(struct bk_str name)
{
	static const char *const words[] = { "jumlah", "total", "rata rata",
		"persentase", "rekapitulasi", "laki laki", "perempuan",
		"keterangan", "hari efektif", "jml", "average", "sum" };
	char text[BK_FOLD_MAX];

	bk_fold(name, text);
	for (size_t i = 0; i < BK_NELEM(words); i++)
		if (bk_fold_begins(text, words[i]))
			return true;
	return false;
}

/* A number in the first column, a NIS, or marks: a student, no signature. */
static bool
is_student(const struct reading *r, size_t i)
{
	const struct bk_row *row = &r->sheet->row[i];
	struct bk_str name = column(r, i, BK_COL_NAME);
	struct bk_str nis = column(r, i, BK_COL_NIS);
	uint64_t n;

	if (name.n + nis.n == 0 || is_total_word(name) ||
	    is_total_word(bk_cell(row, 0)))
		return false;
	return bk_str_uint(bk_cell(row, 0), 9999, &n) == 0 ||
	    (nis.n && bk_str_uint(nis, UINT64_MAX / 2, &n) == 0) ||
	    has_mark(r, row);
}

/* A day with a mark of anybody's was a session. */
static void
see_sessions(struct reading *r)
{
	for (size_t i = r->h->first; i < r->h->end; i++)
		for (size_t d = 0; d < r->h->ndays; d++) {
			struct bk_str s = bk_cell(&r->sheet->row[i],
			    r->h->day[d].col);
			enum bk_mark m;

			if (s.n && is_student(r, i) && bk_legend_read(
			    r->legend, s, &m) == BK_MARK_READ &&
			    m != BK_MARK_UNKNOWN)
				r->held[d] = true;
		}
}

static void
read_day(struct reading *r, struct bk_session *s, size_t d,
    const struct bk_row *row, struct tallied *t)
{
	struct bk_str cell = bk_cell(row, r->h->day[d].col);

	s->date = r->h->day[d].date;
	s->mark = BK_MARK_UNKNOWN;
	switch (bk_legend_read(r->legend, cell, &s->mark)) {
	case BK_MARK_READ:
		break;
	case BK_MARK_EMPTY:
		s->mark = BK_MARK_UNKNOWN;
		break;
	default:
		t->unknown++;
		bk_ingest_reject(r->in, row->line, &bk_msg_unknown_code,
		    s->record, "%.*s, day %d", (int)(cell.n < 16 ? cell.n :
		    16), cell.p, r->h->day[d].day);
		return;
	}
	if (s->date == BK_DATE_NONE) {
		if (s->mark != BK_MARK_UNKNOWN)
			bk_ingest_reject(r->in, row->line,
			    &bk_msg_no_such_day, s->record, "day %d",
			    r->h->day[d].day);
		return;
	}
	t->count[s->mark]++;
	if (r->held[d])
		bk_ingest_session(r->in, s);
}

/* The totals beside the days, as far as they are numbers: true if any. */
static bool
read_totals(const struct reading *r, const struct bk_row *row,
    unsigned count[BK_NMARKS], bool given[BK_NMARKS])
{
	bool any = false;

	memset(count, 0, BK_NMARKS * sizeof(*count));
	memset(given, 0, BK_NMARKS * sizeof(*given));
	for (size_t i = 0; i < r->h->ntotals; i++) {
		struct bk_str s = bk_cell(row, r->h->total[i].col);
		enum bk_mark m = r->h->total[i].mark;
		uint64_t n;

		if (bk_str_uint(s, 400, &n) < 0)
			continue;
		count[m] += (unsigned)n;
		given[m] = true;
		any = true;
	}
	return any;
}

/*
 * Do the totals contradict the days? Where latecomers have no column they may
 * be among those present; who was sent by the school may or may not be among
 * the excused.
 */
static bool
differ(const unsigned total[BK_NMARKS], const unsigned count[BK_NMARKS],
    const bool given[BK_NMARKS])
{
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		unsigned late = m == BK_MARK_PRESENT && !given[BK_MARK_LATE] ?
		    count[BK_MARK_LATE] : 0;

		if (!given[m] || total[m] == count[m] ||
		    total[m] == count[m] + late ||
		    (m == BK_MARK_EXCUSED && total[m] < count[m]))
			continue;
		return true;
	}
	return false;
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
	unsigned marks = 0;

	bk_row_record(row, &record);
	s.record = bk_buf_str(&record);
	for (size_t d = 0; d < r->h->ndays; d++)
		read_day(r, &s, d, row, &t);
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		marks += t.count[m];
		sum[m] += t.count[m];
	}
	if (read_totals(r, row, total, given)) {
		unsigned all = 0;

		for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
			all += total[m];
		if (marks == 0 && t.unknown == 0 && all > 0)
			tell_totals(r, &s, total, given);
		else if (t.unknown == 0 && differ(total, t.count, given))
			bk_ingest_note(r->in, row->line,
			    &bk_msg_totals_differ, NULL);
	}
	bk_buf_free(&record);
}

/* A row of totals under the students checks their sums. */
static void
check_total_row(struct reading *r, size_t i, const unsigned sum[BK_NMARKS])
{
	const struct bk_row *row = &r->sheet->row[i];
	unsigned total[BK_NMARKS];
	bool given[BK_NMARKS];

	if (!is_total_word(column(r, i, BK_COL_NAME)) &&
	    !is_total_word(bk_cell(row, 0)))
		return;
	if (read_totals(r, row, total, given) && differ(total, sum, given))
		bk_ingest_note(r->in, row->line, &bk_msg_total_row_differs,
		    NULL);
}

static void
read_table(struct reading *r)
{
	unsigned sum[BK_NMARKS] = { 0 };

	see_sessions(r);
	for (size_t i = r->h->first; i < r->h->end; i++) {
		if (is_student(r, i))
			read_student(r, i, sum);
		else
			check_total_row(r, i, sum);
	}
}

/* --- sheets ------------------------------------------------------------- */

/* Date the days; -1 when neither sheet nor term nor name tells the month. */
static int
date_days(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, struct bk_sheet_head *h)
{
	struct bk_sheet_facts *f = &h->facts;
	bk_term term = bk_ingest_term(in);
	bk_date from, to;

	bk_when_of_name(x->name, &from, &to);
	if (!bk_sheet_head_date(h, term, from, to)) {
		bk_diag(bk_ingest_diag(in), &bk_msg_no_month, x->name,
		    sheet->row[h->days].line, NULL);
		return -1;
	}
	if (f->label && f->month && (f->label == 1) != (f->month >= 7))
		bk_ingest_note(in, sheet->row[h->days].line,
		    &bk_msg_label_differs, NULL);
	return 0;
}

static int
read_one(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, struct bk_legend *legend,
    struct bk_sheet_head *h)
{
	struct reading r = { .in = in, .sheet = sheet, .h = h,
		.legend = legend };
	char class[BK_FACT_MAX], subject[BK_FACT_MAX];

	bk_sheet_facts_file(x->name, &h->facts);
	if (date_days(in, x, sheet, h) < 0)
		return -1;
	memcpy(class, h->facts.class, sizeof(class));
	memcpy(subject, h->facts.subject, sizeof(subject));
	r.class = bk_str(class);
	r.subject = bk_str(subject);
	bk_legend_table(legend, sheet, h);
	r.held = bk_xcalloc(h->ndays, sizeof(*r.held));
	read_table(&r);
	free(r.held);
	return 0;
}

static int
take_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s)
{
	struct bk_sheet_head h[2];
	struct bk_legend legend;
	int k = 0;

	if (!bk_sheet_head_find(s, NULL, &h[0]))
		return 0;
	bk_legend_learn(&legend, s);
	/* one under the other, too: a class or a month each */
	do {
		if (read_one(in, x, s, &legend, &h[k]) < 0)
			return -1;
		k = !k;
	} while (bk_sheet_head_find(s, &h[!k], &h[k]));
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, take_sheet);
}

const struct bk_format bk_format_sheet = {
	.name = "sheet",
	.about = "monthly Daftar Hadir, a column a day",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
};
