/*
 * Who was scanned when, by a machine for fingers or a face. Whoever was scanned
 * was there, once a day, and late only by the policy's hour. Such a list does
 * not say that it covers a class, so nobody else is absent unless the operator
 * says so (--absent-others).
 */
#include <stdlib.h>

#include "dates.h"
#include "listed.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "says.h"
#include "scanhead.h"
#include "student.h"
#include "vocabulary.h"

/* One row: who, on which day, when at the earliest. */
struct scan {
	const struct bk_row *row;
	struct bk_when	 day;
	int		 in;		/* second of the day, or NONE */
	bool		 seen;		/* a time stands there at all */
	struct bk_session session;
};

struct reading {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	struct bk_scanhead *h;
	struct scan	*v;
	size_t		 n;
	struct bk_arena	 arena;
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

/* "26 07 2022" as other dates are written. */
static struct bk_str
dashed(struct reading *r, struct bk_str s)
{
	char *p = bk_arena_strndup(&r->arena, s.p, s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == ' ')
			p[i] = '-';
	return (struct bk_str){ p, s.n };
}

static enum bk_when_result
read_day(struct reading *r, struct bk_str s, struct bk_when *w)
{
	enum bk_when_result result = bk_when_parse(s, false, w);

	return result == BK_WHEN_NO_DATE && s.n ? bk_when_parse(dashed(r, s),
	    false, w) : result;
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

/* A cell's time; its day where no column had one: OK, or what is wrong. */
static enum bk_when_result
read_time(struct bk_str cell, struct scan *one, bool *dated, int *second)
{
	enum bk_when_result result;
	struct bk_when w;

	*second = bk_when_clock(cell);
	if (*second >= 0 || cell.n == 0)
		return BK_WHEN_OK;
	result = bk_when_parse(cell, false, &w);
	if (result != BK_WHEN_OK)
		return result;
	*second = w.second;
	if (!*dated)
		one->day = w;
	*dated = true;
	return BK_WHEN_OK;
}

/* When the scans of a row were: OK, or what is wrong with its day. */
static enum bk_when_result
read_times(struct reading *r, struct scan *one)
{
	const struct bk_scanhead *h = r->h;
	bool dated = false, going = goes(h, column(one->row, h->state));
	enum bk_when_result result;
	int second;

	if (h->day >= 0) {
		result = read_day(r, column(one->row, h->day), &one->day);
		if (result != BK_WHEN_OK)
			return result;
		dated = true;
	}
	for (size_t i = 0; i < h->nins + h->nouts; i++) {
		int c = i < h->nins ? h->in[i] : h->out[i - h->nins];

		if (read_time(column(one->row, c), one, &dated, &second) !=
		    BK_WHEN_OK || second < 0)
			continue;
		one->seen = true;
		if (i < h->nins && !going && (one->in < 0 ||
		    second < one->in))
			one->in = second;
	}
	if (dated || !one->seen)
		return BK_WHEN_OK;
	one->day = h->above.day;
	return h->above.dated ? BK_WHEN_OK : BK_WHEN_NO_DATE;
}

static struct bk_who
who_of(const struct reading *r, const struct bk_row *row)
{
	const int *at = r->h->at;

	return (struct bk_who){ .nis = column(row, at[BK_COL_NIS]),
	    .nisn = column(row, at[BK_COL_NISN]),
	    .email = column(row, at[BK_COL_EMAIL]),
	    .name = column(row, at[BK_COL_NAME]),
	    .class = column(row, at[BK_COL_CLASS]) };
}

/* Take a row; what cannot be used is rejected. */
static void
gather_row(struct reading *r, const struct bk_row *row)
{
	struct scan *one = &r->v[r->n];
	struct bk_who who = who_of(r, row);
	enum bk_when_result result;

	*one = (struct scan){ .row = row, .in = BK_SECOND_NONE };
	if (row->fault || bk_listed_nobody(&who)) {
		reject(r, row, row->fault ? &bk_msg_bad_quotes :
		    &bk_msg_no_name);
		return;
	}
	result = read_times(r, one);
	if (result != BK_WHEN_OK) {
		reject(r, row, result == BK_WHEN_NO_DATE ? &bk_msg_no_date :
		    &bk_msg_no_such_date);
		return;
	}
	if (!one->seen) {
		bk_ingest_note(r->in, row->line, &bk_msg_not_scanned, NULL);
		return;
	}
	one->session = (struct bk_session){ .who = who,
	    .subject = column(row, r->h->at[BK_COL_SUBJECT]),
	    .minutes = BK_MINUTES_UNKNOWN, .line = row->line,
	    .record = bk_table_row_text(row, &r->arena) };
	r->n++;
}

/* --- days --------------------------------------------------------------- */

/* Gather the rows, with the days of each: 0, or reported and -1. */
static int
gather(struct reading *r, const struct bk_export *x)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	enum bk_order order;

	bk_ingest_order_hints(r->in, x, &hints);
	for (size_t i = r->h->first; i < r->sheet->n; i++) {
		size_t head = r->h->line ? bk_log_next_table(r->sheet,
		    r->h->first - 1, i) : 0;

		if (head == 0) {
			gather_row(r, &r->sheet->row[i]);
			continue;
		}
		bk_log_look_between(r->sheet, i, head, &r->h->above);
		i = head;
	}
	for (size_t i = 0; i < r->n; i++)
		bk_order_clue(&clues, &r->v[i].day, &hints);
	if (bk_dates_decide(r->in, x, &clues, &hints, &order) < 0)
		return -1;
	for (size_t i = 0; i < r->n; i++)
		r->v[i].session.date = r->v[i].day.date[order];
	return 0;
}

/* By person, day, subject, and then by time. */
static int
by_person(const void *a, const void *b)
{
	const struct scan *x = a, *y = b;
	int c = bk_str_cmp(x->session.who.nis, y->session.who.nis);

	if (c == 0)
		c = bk_str_cmp(x->session.who.nisn, y->session.who.nisn);
	if (c == 0)
		c = bk_str_cmp(x->session.who.name, y->session.who.name);
	if (c == 0)
		c = bk_str_cmp(x->session.who.email, y->session.who.email);
	if (c == 0)
		c = (x->session.date > y->session.date) -
		    (x->session.date < y->session.date);
	return c ? c : bk_str_cmp(x->session.subject, y->session.subject);
}

static int
by_time(const void *a, const void *b)
{
	const struct scan *x = a, *y = b;
	int c = by_person(a, b);

	if (c == 0)
		c = (x->in < 0) - (y->in < 0);
	if (c == 0)
		c = (x->in > y->in) - (x->in < y->in);
	return c ? c : (x->row->line > y->row->line) -
	    (x->row->line < y->row->line);
}

static int
by_line(const void *a, const void *b)
{
	const struct bk_session *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
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
	if (class)
		s->who.class = bk_str(class);
}

/* The first scan of each person and day, in the order of the file. */
static size_t
firsts(struct reading *r, struct bk_session *v)
{
	int late = bk_ingest_late_after(r->in);
	size_t n = 0;

	qsort(r->v, r->n, sizeof(*r->v), by_time);
	for (size_t i = 0; i < r->n; i++) {
		struct scan *one = &r->v[i];

		if (i && by_person(&r->v[i - 1], one) == 0)
			continue;
		v[n] = one->session;
		v[n].mark = late >= 0 && one->in > late * 60 ? BK_MARK_LATE :
		    BK_MARK_PRESENT;
		if (bk_ingest_absent_others(r->in))
			place(r, &v[n]);
		n++;
	}
	qsort(v, n, sizeof(*v), by_line);
	return n;
}

static void
tell(struct reading *r, const struct bk_export *x)
{
	struct bk_session *v = bk_xcalloc(r->n + 1, sizeof(*v));
	size_t n = r->n ? firsts(r, v) : 0;

	if (bk_ingest_absent_others(r->in)) {
		bk_listed_tell(r->in, v, n);
	} else {
		for (size_t i = 0; i < n; i++)
			bk_ingest_session(r->in, &v[i]);
		bk_diag(bk_ingest_diag(r->in), &bk_msg_scans_only, x->name, 0,
		    NULL);
	}
	free(v);
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
		bk_diag(bk_ingest_diag(in), &bk_msg_scans_undated, x->name,
		    h->line, NULL);
		return -1;
	}
	h->above.dated = true;
	h->above.day = (struct bk_when){ .date = { from, from },
	    .second = BK_SECOND_NONE, .zone = BK_ZONE_NONE };
	return 0;
}

static int
take_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s)
{
	struct bk_scanhead h;
	struct reading r = { .in = in, .sheet = s, .h = &h,
		.arena = BK_ARENA_INIT };
	int result = -1;

	if (!bk_scanhead_find(s, bk_ingest_forced(in) ? BK_SCANHEAD_ASKED :
	    trust(x, s), &h))
		return 0;
	if (day_by_name(in, x, &h) < 0)
		return -1;
	r.v = bk_xcalloc(s->n + 1, sizeof(*r.v));
	if (gather(&r, x) == 0) {
		tell(&r, x);
		result = 1;
	}
	free(r.v);
	bk_arena_free(&r.arena);
	return result;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, take_sheet);
}

const struct bk_format bk_scan_format = {
	.name = "scan",
	.about = "who was scanned when: fingers, faces, attlog.dat",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
};
