/*
 * Who was scanned when, by a machine for fingers or a face. Whoever was scanned
 * was there, once a day, and late only by the policy's hour. Such a list does
 * not say that it covers a class, so nobody else is absent unless the operator
 * says so (--absent-others).
 */
#include <stdlib.h>

#include "dates.h"
#include "dayswap.h"
#include "listed.h"
#include "map.h"
#include "mem.h"
#include "msg_export.h"
#include "msg_readers.h"
#include "packed.h"
#include "readers.h"
#include "rowfeed.h"
#include "says.h"
#include "scanhead.h"
#include "scansay.h"
#include "shape.h"
#include "student.h"
#include "vocabulary.h"

static const char needs[] = "name or number, and a column of times";

enum { RECORDS_MAX = 64 << 20 };	/* bytes of rows, packed */

/*
 * A scan: who, on which day, when at the earliest. There may be a million, so
 * it is small.
 */
struct scan {
	struct bk_ref	*who;
	bk_date		 day[2];	/* by enum bk_order */
	int		 in;		/* second of the day, or NONE */
	uint32_t	 line;
	uint32_t	 subject;	/* its number */
	bool		 swaps;		/* where days were swapped, so is its */
	bool		 wrong;		/* the day has another weekday */
	signed char	 weekday;	/* beside the day, or -1 */
};

/* One row while it is read. */
struct row {
	const struct bk_row *row;
	struct bk_when	 day;
	int		 in;		/* as above */
	bool		 seen;		/* a time stands there at all */
	bool		 bad;		/* figures that are no time do */
	struct bk_str	 dated;		/* the cell that told the day */
};

struct reading {
	struct bk_ingest *in;
	const struct bk_export *x;
	const struct bk_sheet *own;	/* of the export */
	const struct bk_sheet *sheet;	/* the same, or some of its rows */
	struct bk_scanhead *h;
	struct scan	*v;
	size_t		 n, cap;
	struct bk_packed *records;	/* the row of each, for the rejects */
	struct bk_map	 subjects;
	struct bk_order_clues clues;
	struct bk_order_hints hints;
	struct bk_dayswap swap;
	enum bk_order	 order;
	struct bk_arena	 arena;		/* of the rows at hand */
};

/* Does the sheet say that it is of attendance? */
static enum bk_scanhead_trust
trust(const struct bk_export *x, const struct bk_sheet *s)
{
	return bk_says_attendance(x, s, bk_says_head(s)) ? BK_SCANHEAD_SAID :
	    BK_SCANHEAD_SILENT;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_scanhead h;

		if (!bk_scanhead_find(s, trust(x, s), &h))
			continue;
		if (h.line)
			bk_readers_why(x, why, "who was scanned when, "
			    "headings in line %zu", h.line);
		else
			bk_readers_why(x, why, "number, moment and flags, as a "
			    "machine logs them");
		return 72;
	}
	return 0;
}

/* --- rows --------------------------------------------------------------- */

static struct bk_str
column(const struct bk_row *row, int c)
{
	return c < 0 ? BK_STR("") : bk_str_trim(bk_cell(row, (size_t)c));
}

static void
reject(struct reading *r, const struct bk_row *row, const struct bk_msg *msg)
{
	bk_ingest_reject(r->in, row->line, msg, bk_table_row_text(row,
	    &r->arena), NULL);
}

/* The words and numbers by which a machine says that somebody goes. */
static bool
goes(const struct bk_scanhead *h, struct bk_str state)
{
	if (h->line)
		return bk_vocabulary_has(&bk_vocabulary_scan_going, state);
	return bk_str_eq(state, BK_STR("1")) || bk_str_eq(state, BK_STR("2"))
	    || bk_str_eq(state, BK_STR("5"));
}

static enum bk_when_result
read_moment(struct bk_str cell, struct row *one, bool *dated, int *second)
{
	struct bk_when w;
	enum bk_when_result result = bk_when_parse(cell, false, &w);

	if (result != BK_WHEN_OK)
		return result;
	*second = w.second;
	if (!*dated) {
		one->day = w;
		one->dated = cell;
	}
	*dated = true;
	return BK_WHEN_OK;
}

/* A cell's time; its day where no column had one: OK, or what is wrong. */
static enum bk_when_result
read_time(struct bk_str cell, struct row *one, bool *dated, int *second)
{
	*second = bk_when_clock(cell);
	if (*second == 0)
		*second = BK_SECOND_NONE;	/* bk_scanhead_is_midnight */
	else if (*second < 0 && cell.n)
		return read_moment(cell, one, dated, second);
	return BK_WHEN_OK;
}

/* When the scans of a row were: OK, or what is wrong with its day. */
static enum bk_when_result
read_times(struct reading *r, struct row *one)
{
	const struct bk_scanhead *h = r->h;
	bool dated = false, going = goes(h, column(one->row, h->state));
	enum bk_when_result result;
	int second;

	if (h->day >= 0) {
		result = bk_scanhead_day(column(one->row, h->day), &r->arena,
		    &one->day);
		if (result != BK_WHEN_OK)
			return result;
		dated = true;
		one->dated = column(one->row, h->day);
	}
	for (size_t i = 0; i < h->nins + h->nouts; i++) {
		struct bk_str cell = column(one->row, i < h->nins ?
		    h->in[i] : h->out[i - h->nins]);

		result = read_time(cell, one, &dated, &second);
		one->bad |= second < 0 && bk_shape_has_digit(cell) &&
		    !bk_scanhead_is_midnight(cell);
		if (result != BK_WHEN_OK || second < 0)
			continue;
		one->seen = true;
		if (i < h->nins && !going && (one->in < 0 ||
		    second < one->in))
			one->in = second;
	}
	if (dated || !one->seen)
		return BK_WHEN_OK;
	one->day = h->above.day;
	if (!h->above.dated)
		return BK_WHEN_NO_DATE;
	return bk_when_is_day(&one->day) ? BK_WHEN_OK : BK_WHEN_NO_SUCH_DAY;
}

static struct bk_who
who_of(const struct reading *r, const struct bk_row *row)
{
	const int *at = r->h->at;

	return (struct bk_who){ .nis = column(row, at[BK_COL_NIS]),
	    .own = r->h->own,
	    .nisn = column(row, at[BK_COL_NISN]),
	    .email = column(row, at[BK_COL_EMAIL]),
	    .name = column(row, at[BK_COL_NAME]),
	    .class = column(row, at[BK_COL_CLASS]) };
}

static void
keep(struct reading *r, const struct row *one, const struct bk_who *who)
{
	struct bk_buf record = BK_BUF_INIT;
	struct bk_str subject = column(one->row, r->h->at[BK_COL_SUBJECT]);

	struct bk_str weekday = column(one->row, r->h->weekdays);
	struct bk_when told = one->day;

	bk_when_on(&told, weekday);
	if (bk_when_is_day(&told))
		bk_order_clue(&r->clues, &told, &r->hints);
	bk_dayswap_see(&r->swap, one->dated, one->row->line);
	BK_GROW(r->v, r->n, r->cap);
	r->v[r->n++] = (struct scan){ .who = bk_ingest_ref(r->in, who),
	    .day = { one->day.date[0], one->day.date[1] }, .in = one->in,
	    .line = (uint32_t)one->row->line,
	    .subject = (uint32_t)bk_map_intern(&r->subjects, subject),
	    .swaps = bk_dayswap_is(one->dated),
	    .weekday = (signed char)bk_when_weekday(weekday) };
	bk_table_record(one->row, &record);
	bk_packed_add(r->records, bk_buf_str(&record));
	bk_buf_free(&record);
}

/* Take a row; what cannot be used is rejected. */
static void
gather_row(struct reading *r, const struct bk_row *row)
{
	struct row one = { .row = row, .in = BK_SECOND_NONE };
	struct bk_who who = who_of(r, row);
	enum bk_when_result result;

	if (row->fault || bk_listed_nobody(&who)) {
		reject(r, row, row->fault ? &bk_msg_bad_quotes :
		    &bk_msg_no_name);
		return;
	}
	if (bk_scanhead_failed(r->h, row)) {
		reject(r, row, &bk_msg_scan_failed);
		return;
	}
	result = read_times(r, &one);
	if (result != BK_WHEN_OK)
		reject(r, row, result == BK_WHEN_NO_DATE ? &bk_msg_no_date :
		    &bk_msg_no_such_date);
	else if (!one.seen && (one.bad || !r->h->line))
		reject(r, row, &bk_msg_no_such_time);
	else if (!one.seen)
		bk_ingest_note(r->in, row->line, &bk_msg_not_scanned, NULL);
	else
		keep(r, &one, &who);
}

/*
 * The rows from..end-1 of the present sheet, whose headings are row `head` of
 * it; where these stand once more, another table begins. The row to go on with.
 */
static size_t
gather_rows(struct reading *r, size_t head, size_t from, size_t end)
{
	size_t i;

	for (i = from; i < end; i++) {
		size_t next = r->h->line ? bk_log_next_table(r->sheet, head,
		    i) : 0;

		if (next == 0) {
			gather_row(r, &r->sheet->row[i]);
			continue;
		}
		bk_log_look_between(r->sheet, i, next, &r->h->above);
		i = next;
	}
	return i;
}

/* A long sheet or text, some rows at a time: 0, or reported and -1. */
static int
gather_long(struct reading *r, struct bk_export *x, size_t sheet)
{
	struct bk_diag *dg = bk_ingest_diag(r->in);
	struct bk_rowfeed f;
	int result = bk_rowfeed_start(&f, x, sheet, r->h->line ?
	    r->h->first - 1 : BK_ROWFEED_NO_HEAD);
	size_t next = 1;

	r->sheet = &f.sheet;
	while (result == 0 && (result = bk_rowfeed_next(&f, next, dg)) > 0) {
		next = gather_rows(r, 0, 1, f.end);
		bk_arena_reset(&r->arena);
		result = 0;
		if (bk_packed_bytes(r->records) > RECORDS_MAX) {
			bk_diag(dg, &bk_msg_too_many_cells, x->name, 0, NULL);
			result = -1;
		}
	}
	if (f.cp1252)
		bk_diag(dg, &bk_msg_read_as_cp1252, x->name, 0, NULL);
	bk_rowfeed_free(&f);
	r->sheet = NULL;	/* it was a part */
	return result;
}

/* --- days --------------------------------------------------------------- */

/* By person, subject, day, and then by time. */
static int
by_person(const struct scan *x, const struct scan *y, enum bk_order order)
{
	int c = (x->who > y->who) - (x->who < y->who);

	if (c == 0)
		c = (x->day[order] > y->day[order]) -
		    (x->day[order] < y->day[order]);
	return c ? c : (x->subject > y->subject) - (x->subject < y->subject);
}

static int
by_time(const void *a, const void *b, void *ctx)
{
	const struct reading *r = ctx;
	const struct scan *x = &r->v[*(const uint32_t *)a];
	const struct scan *y = &r->v[*(const uint32_t *)b];
	int c = by_person(x, y, r->order);

	if (c == 0)
		c = x->wrong - y->wrong;
	if (c == 0)
		c = (x->in < 0) - (y->in < 0);
	if (c == 0)
		c = (x->in > y->in) - (x->in < y->in);
	return c ? c : (x->line > y->line) - (x->line < y->line);
}

static int
by_day(const void *a, const void *b, void *ctx)
{
	const struct reading *r = ctx;
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct scan *x = &r->v[i], *y = &r->v[k];
	int c = (x->day[r->order] > y->day[r->order]) -
	    (x->day[r->order] < y->day[r->order]);

	return c ? c : (i > k) - (i < k);
}

static int
by_place(const void *a, const void *b)
{
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;

	return (i > k) - (i < k);
}

/* The first scan of each person and day, in the order of the file. */
static size_t
firsts(struct reading *r, uint32_t *v)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		v[i] = (uint32_t)i;
	qsort_r(v, r->n, sizeof(*v), by_time, r);
	for (size_t i = 0; i < r->n; i++)
		if (n == 0 || by_person(&r->v[v[n - 1]], &r->v[v[i]],
		    r->order) != 0)
			v[n++] = v[i];
	qsort(v, n, sizeof(*v), by_place);
	return n;
}

static struct bk_session
session_of(const struct reading *r, uint32_t i)
{
	const struct scan *one = &r->v[i];
	int late = bk_ingest_late_after(r->in);

	return (struct bk_session){ .who = *bk_ingest_ref_who(one->who),
	    .ref = one->who, .date = one->day[r->order],
	    .subject = r->subjects.e[one->subject].key,
	    .minutes = BK_MINUTES_UNKNOWN, .line = one->line,
	    .mark = one->wrong ? BK_NMARKS :
		late >= 0 && one->in > late * 60 ? BK_MARK_LATE :
		BK_MARK_PRESENT,
	    .record = bk_packed_get(r->records, i) };
}

/* The class of the roster, where the list has none. */
static void
place(struct reading *r, struct bk_session *s)
{
	const struct bk_student *st;
	const char *class = NULL;

	st = bk_ingest_student(r->in, &s->who, s->date);
	if (st)
		class = bk_student_class(st, s->date);
	if (!class)
		return;
	s->who.class = bk_str(class);
	s->ref = NULL;
}

/* The days of all, where a spreadsheet swapped them. */
static void
mend_days(struct reading *r)
{
	if (!bk_dayswap_tells(&r->swap, r->hints.today))
		return;
	bk_ingest_say_swapped(r->in, r->x, r->own, r->swap.line);
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].swaps)
			r->v[i].day[0] = r->v[i].day[1] =
			    bk_dayswap_back(r->v[i].day[0]);
}

/* Rows whose day has another weekday than stands beside it. */
static void
reject_weekdays(struct reading *r)
{
	char day[BK_DATE_SIZE];

	for (size_t i = 0; i < r->n; i++) {
		struct scan *one = &r->v[i];
		bk_date date = one->day[r->order];

		if (one->weekday < 0 || date == BK_DATE_NONE ||
		    (int)bk_date_weekday(date) == one->weekday)
			continue;
		one->wrong = true;
		bk_ingest_reject(r->in, one->line, &bk_msg_no_such_date,
		    bk_packed_get(r->records, i), "%s, %s",
		    bk_when_weekday_name(one->weekday),
		    bk_date_format(date, day));
	}
}

/* The list is of whole classes: a day at a time, and who is not in it. */
static void
tell_days(struct reading *r, uint32_t *v, size_t n)
{
	struct bk_session *s = bk_xcalloc(n, sizeof(*s));

	qsort_r(v, n, sizeof(*v), by_day, r);
	for (size_t i = 0, k; i < n; i += k) {
		for (k = 0; i + k < n && r->v[v[i + k]].day[r->order] ==
		    r->v[v[i]].day[r->order]; k++) {
			s[k] = session_of(r, v[i + k]);
			s[k].record = bk_packed_keep(r->records, v[i + k]);
			place(r, &s[k]);
		}
		bk_listed_tell(r->in, s, k);
	}
	free(s);
}

static int
tell(struct reading *r)
{
	uint32_t *v;
	size_t n;

	if (bk_dates_decide(r->in, r->x, &r->clues, &r->hints, &r->order) < 0)
		return -1;
	mend_days(r);
	reject_weekdays(r);
	v = bk_xcalloc(r->n + 1, sizeof(*v));
	n = r->n ? firsts(r, v) : 0;
	if (n && bk_ingest_absent_others(r->in))
		tell_days(r, v, n);
	for (size_t i = 0; i < n && !bk_ingest_absent_others(r->in); i++) {
		struct bk_session s = session_of(r, v[i]);

		if (s.mark != BK_NMARKS)
			bk_ingest_session(r->in, &s);
	}
	if (!bk_ingest_absent_others(r->in))
		bk_diag(bk_ingest_diag(r->in), &bk_msg_scans_only, r->x->name,
		    0, NULL);
	free(v);
	return 0;
}

/* --- the format --------------------------------------------------------- */

/* The day in the file's name, where the sheet has none; else reported, -1. */
static int
day_by_name(struct bk_ingest *in, const struct bk_export *x,
    struct bk_scanhead *h)
{
	bk_date from, to;

	if (h->dated || h->above.dated)
		return 0;
	bk_whenname_span(x->name, &from, &to);
	if (from == BK_DATE_NONE || from != to) {
		bk_ingest_note(in, h->line, &bk_msg_scans_undated, NULL);
		return -1;
	}
	h->above.dated = true;
	h->above.day = (struct bk_when){ .date = { from, from },
	    .second = BK_SECOND_NONE, .zone = BK_ZONE_NONE };
	return 0;
}

/* 1; 0 where the sheet is none; -1, reported. */
static int
take(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct bk_export *book)
{
	struct bk_scanhead h;
	struct reading r = { .in = in, .x = x, .own = s, .sheet = s, .h = &h,
		.subjects = BK_MAP_INIT, .arena = BK_ARENA_INIT };
	int result = 0;

	if (!bk_scanhead_find(s, bk_ingest_forced(in) ? BK_SCANHEAD_ASKED :
	    trust(x, s), &h))
		return 0;
	if (day_by_name(in, x, &h) < 0)
		return -1;
	bk_scansay_columns(in, s, &h);
	r.records = bk_packed_new();
	bk_ingest_order_hints(in, x, &r.hints);
	if (book)
		result = gather_long(&r, book, (size_t)(s - x->table->sheet));
	else
		gather_rows(&r, h.first - 1, h.first, s->n);
	if (result == 0)
		result = tell(&r);
	free(r.v);
	bk_packed_free(r.records);
	bk_map_free(&r.subjects);
	bk_arena_free(&r.arena);
	return result < 0 ? -1 : 1;
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	return take(in, x, s, NULL);
}

/* The sheets of a workbook, or a text, that is too long for a table. */
static int
read_long(struct bk_ingest *in, struct bk_export *x)
{
	const size_t n = x->table->n;	/* a text's table goes */
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		int r;

		bk_ingest_sheet(in, x, s);
		r = take(in, x, s, x);
		if (r < 0)
			return -1;
		if (r == 0)
			bk_readers_other_sheet(in, x, s);
		found |= r > 0;
	}
	return found ? 0 : bk_readers_no_heading(in, x, needs);
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_export_is_long_book(x) || bk_rowfeed_takes(x) ?
	    read_long(in, x) : bk_readers_sheets(in, x, take_sheet,
	    needs);
}

const struct bk_format bk_scan_format = {
	.name = "scan",
	.about = "who was scanned when: fingers, faces, attlog.dat",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.streams = true,
	.whole = bk_readers_whole,
};
