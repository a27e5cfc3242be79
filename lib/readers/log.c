#include "log.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "logahead.h"
#include "logapply.h"
#include "logfind.h"
#include "logrow.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_readers.h"
#include "readers.h"

/* --- recognising -------------------------------------------------------- */

/* The one day in the file's name; false: it has none, or more. */
static bool
day_of_name(const struct bk_export *ex, bk_date *day)
{
	bk_date to;

	bk_whenname_span(ex->name, day, &to);
	return *day != BK_DATE_NONE && *day == to;
}

static int
detect(const struct bk_export *ex, struct bk_buf *why)
{
	const size_t n = ex->table->n;
	bk_date day;

	for (size_t i = 0; i < 2 * n; i++) {
		const struct bk_sheet *s = &ex->table->sheet[i % n];
		int at[BK_NCOLUMNS];
		int row = i < n ? bk_log_find(s, at) :
		    day_of_name(ex, &day) ? bk_log_find_undated(s, at) : -1;

		if (row < 0)
			continue;
		bk_readers_why(ex, why, at[BK_COL_DATE] >= 0 ?
		    "headings %s, date and status in line %zu" :
		    i < n ?
		    "headings %s and status in line %zu, the day above" :
		    "headings %s and status in line %zu, the day in the "
		    "file's name", at[BK_COL_NIS] >= 0 ? "NIS" :
		    at[BK_COL_NISN] >= 0 ? "NISN" : bk_diag_text(ex->dg,
		    at[BK_COL_EMAIL] >= 0 ? "e-mail" : "name"),
		    s->row[row].line);
		return i >= n ? 68 : at[BK_COL_NIS] >= 0 ? 90 : 70;
	}
	return 0;
}

/* --- a text, in blocks -------------------------------------------------- */

struct run {
	struct bk_log	*log;
	struct bk_log_worker **worker;
	size_t		 bytes, of;	/* applied so far; 0: not known */
	atomic_bool	 enough;	/* the rest is not read */
};

static ssize_t
read_export(void *ctx, char *to, size_t room)
{
	struct run *r = ctx;

	return atomic_load(&r->enough) ? 0 :
	    bk_export_read(r->log->ex, to, room);
}

static void
hash_export(void *ctx, const char *p, size_t n)
{
	struct run *r = ctx;

	bk_export_hash(r->log->ex, p, n);
}

static size_t
parse(void *ctx, unsigned worker, struct bk_block *b)
{
	struct run *r = ctx;

	if (!b->result)
		b->result = bk_xcalloc(1, sizeof(struct bk_log_parsed));
	return bk_log_parse(r->worker[worker], b, b->result);
}

static void
apply(void *ctx, unsigned worker, struct bk_block *b)
{
	struct run *r = ctx;

	bk_log_take(r->log, worker, b->result);
	bk_log_apply(r->log, worker, b, b->result);
	r->bytes += b->n;
	atomic_store(&r->enough, bk_ingest_overfull(r->log->in));
	bk_ingest_progress(r->log->in, r->bytes, r->of);
}

static void
forget(void *ctx, unsigned worker, struct bk_block *b)
{
	struct run *r = ctx;

	bk_log_take(r->log, worker, b->result);
}

static void
free_result(void *result)
{
	bk_log_parsed_free(result);
	free(result);
}

/* The bytes to come; 0: that is not known. */
static size_t
size_of(const struct bk_export *ex)
{
	long long n = bk_export_size(ex);

	return n > 0 && bk_export_streams(ex) ? (size_t)n : 0;
}

static int
read_blocks(struct bk_log *l)
{
	struct run r = { .log = l };
	struct bk_blocks job = { .read = read_export,
		.hash = bk_export_streams(l->ex) ? hash_export : NULL,
		.parse = parse, .apply = apply, .forget = forget,
		.result_free = free_result, .ctx = &r,
		.workers = bk_export_streams(l->ex) ?
		    bk_ingest_jobs(l->in) : 1 };
	unsigned n = job.workers + 1;
	int err;

	r.of = size_of(l->ex);
	r.worker = bk_xcalloc(n, sizeof(*r.worker));
	for (unsigned i = 0; i < n; i++)
		r.worker[i] = bk_log_worker_new(&l->layout);
	bk_log_apply_start(l, n);
	err = bk_blocks_run(&job);
	bk_log_apply_end(l, n);
	for (unsigned i = 0; i < n; i++)
		bk_log_worker_free(r.worker[i]);
	free(r.worker);
	if (!err)
		return 0;
	bk_diag_errno(bk_ingest_diag(l->in), &bk_msg_cannot_read,
	    l->ex->name, err);
	return -1;
}

/* --- a sheet, row by row ------------------------------------------------ */

/* How the log of a sheet is found. */
typedef int (*finder)(const struct bk_sheet *, int at[BK_NCOLUMNS]);

static void
take_day_of_name(struct bk_log *l)
{
	bk_date day;

	if (!day_of_name(l->ex, &day))
		return;
	l->above.dated = true;
	l->above.day = (struct bk_when){ .date = { day, day },
	    .second = BK_SECOND_NONE, .zone = BK_ZONE_NONE };
}

/*
 * How many cells a row of a text has: a comma in a name without quotes would
 * move the others. 0: any, for there are columns without a heading.
 */
static size_t
width_of(const struct bk_export *ex, const struct bk_row *head)
{
	struct bk_str s = head->record;

	while (s.n && strchr(" \r\n", s.p[s.n - 1]))
		s.n--;
	return ex->delimiter && s.n && s.p[s.n - 1] != ex->delimiter ?
	    head->n : 0;
}

/* What a heading says, which outlives the table. */
static void
keep_heading(const struct bk_log *l, const struct bk_row *head,
    enum bk_column c, char to[BK_SHEET_TEXT])
{
	struct bk_str s = l->at[c] < 0 ? BK_STR("") : bk_cell(head,
	    (size_t)l->at[c]);

	snprintf(to, BK_SHEET_TEXT, "%.*s", (int)s.n, s.p);
}

/* The row of its headings; -1 where the sheet is no log. */
static int
find_log(struct bk_log *l, const struct bk_sheet *s, finder find)
{
	int heading = find(s, l->at);

	if (heading >= 0) {
		bk_log_look_above(s, (size_t)heading, &l->above);
		if (l->at[BK_COL_DATE] < 0 && !l->above.dated)
			take_day_of_name(l);
		l->own = l->at[BK_COL_NIS] >= 0 && bk_heading_own(
		    s->row[heading].cell[l->at[BK_COL_NIS]]);
		l->ticked = bk_log_ticks_find(s, (size_t)heading, &l->ticks);
		l->pairs = !l->ticked && bk_log_pairs(s, (size_t)heading,
		    (size_t)l->at[BK_COL_STATUS]);
		l->at[BK_COL_ARRIVAL] = bk_log_find_arrival(s, (size_t)heading,
		    l->at[BK_COL_STATUS]);
		l->language |= bk_log_language(&s->row[heading]);
		l->width = l->ticked ? 0 : width_of(l->ex,
		    &s->row[heading]);
		keep_heading(l, &s->row[heading], BK_COL_DATE, l->dates);
		keep_heading(l, &s->row[heading], BK_COL_STATUS, l->marks);
		l->at[BK_COL_WEEKDAY] = bk_log_find_weekdays(s,
		    (size_t)heading);
	}
	return heading;
}

/*
 * Does another table begin in row *k? Its day and class are above it; or stand
 * in that row alone, for the rows below it.
 */
static bool
enter_table(struct bk_log *l, const struct bk_sheet *s, size_t heading,
    size_t *k)
{
	size_t head = bk_log_next_table(s, heading, *k);

	if (head == 0 && bk_log_look_line(s, *k, &l->above))
		return true;
	/* whose card it was before, it is no more */
	if (head && !l->above.named)
		l->above.name[0] = l->above.nis[0] = l->above.nisn[0] = '\0';
	l->above.named = false;
	if (head == 0)
		return false;
	bk_log_look_between(s, *k, head, &l->above);
	*k = head;
	return true;
}

/* The rows of a sheet under its headings, to tell the order of days. */
static void
look_at_rows(struct bk_log_ahead *ahead, const struct bk_sheet *s,
    size_t heading)
{
	bk_log_ahead_above(ahead);
	for (size_t k = heading + 1; k < s->n; k++) {
		const struct bk_row *row;

		if (enter_table(ahead->log, s, heading, &k)) {
			bk_log_ahead_above(ahead);
			continue;
		}
		row = bk_table_row(s, k);
		bk_log_ahead_row(ahead, row->cell, row->n, row->line);
	}
}

/*
 * All rows of sheet `i`, held where the workbook is long: in *held until there
 * is too much of that, and anew then. NULL: reported.
 */
static const struct bk_sheet *
rows_of(struct bk_log *l, size_t i, struct bk_sheet *held)
{
	return held->held ? held : bk_export_hold(l->ex,
	    &l->ex->table->sheet[i], held, bk_ingest_diag(l->in));
}

static void
drop_rows(struct bk_sheet *held)
{
	bk_held_free(held->held);
	held->held = NULL;
}

/* The order of days and the marks of all sheets: 0, or reported and -1. */
static int
look_ahead(struct bk_log *l, const struct bk_table *t, finder find,
    struct bk_sheet *held)
{
	struct bk_log_ahead ahead;
	size_t bytes = 0;
	bool failed = false;

	bk_log_ahead_start(&ahead, l);
	for (size_t i = 0; i < t->n && !failed; i++) {
		const struct bk_sheet *all;
		int heading = find_log(l, &t->sheet[i], find);

		if (heading < 0)
			continue;
		ahead.sheet = &t->sheet[i];
		all = rows_of(l, i, &held[i]);
		failed = !all;
		if (all)
			look_at_rows(&ahead, all, (size_t)heading);
		if (held[i].held)
			bytes += bk_held_bytes(held[i].held);
		if (bytes > BK_HELD_MAX)
			drop_rows(&held[i]);
	}
	ahead.there |= l->ticked;
	return failed ? bk_log_ahead_give_up(&ahead) :
	    bk_log_ahead_decide(&ahead);
}

/* A sheet that is a log by these headings: 0, or reported and -1. */
static int
read_sheet(struct bk_log *l, size_t i, int heading, struct bk_sheet *held)
{
	const struct bk_sheet *all = rows_of(l, i, held);

	if (!all)
		return -1;
	bk_ingest_sheet(l->in, l->ex, &l->ex->table->sheet[i]);
	for (size_t k = (size_t)heading + 1; k < all->n; k++)
		if (!enter_table(l, all, (size_t)heading, &k))
			bk_log_row(l, all, k);
	drop_rows(held);
	return 0;
}

/* How many sheets were logs; -1, reported. */
static int
read_sheets(struct bk_log *l, const struct bk_table *t, finder find)
{
	struct bk_sheet *held = bk_xcalloc(t->n + 1, sizeof(*held));
	int logs = look_ahead(l, t, find, held);

	for (size_t i = 0; i < t->n && logs >= 0; i++) {
		int heading = find_log(l, &t->sheet[i], find);

		if (heading < 0 && find == bk_log_find)
			bk_readers_other_sheet(l->in, l->ex, &t->sheet[i]);
		if (heading < 0)
			continue;
		logs = read_sheet(l, i, heading, &held[i]) < 0 ? -1 :
		    logs + 1;
	}
	for (size_t i = 0; i < t->n; i++)
		drop_rows(&held[i]);
	free(held);
	return logs;
}

/* --- which of the two --------------------------------------------------- */

/*
 * Where the rows start in the beginning of a text, when it is plain CSV:
 * behind the headings, which are on that line. False where the table came out
 * of a dialect that blocks do not know.
 */
static bool
find_start(struct bk_log *l, size_t heading, size_t *start)
{
	struct bk_str text = bk_export_beginning(l->ex);
	struct bk_csv c = { .text = text.p, .n = text.n,
	    .delimiter = l->ex->delimiter, .line = 1 };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_csv_row row = { .line = 0 };
	bool found;

	while (row.line < heading && bk_csv_next(&c, &a, &row))
		;
	found = row.line == heading && row.fault == BK_CSV_OK;
	if (found) {
		*start = c.at;
		l->line = c.line;
		bk_log_layout(&l->layout, l->ex->delimiter, row.ncells,
		    l->at);
	}
	bk_csv_free(&c);
	bk_arena_free(&a);
	return found;
}

/* Does something above the table stand in for a missing column? */
static bool
needs_above(const struct bk_log *l)
{
	return l->at[BK_COL_DATE] < 0 || !bk_log_tells_who(l->at) ||
	    (l->at[BK_COL_CLASS] < 0 && l->above.facts.class[0]) ||
	    (l->at[BK_COL_SUBJECT] < 0 && l->above.facts.subject[0]);
}

/* Do lines such as "Kelas X-2" part the rows? */
static bool
has_lines(const struct bk_sheet *s, size_t heading)
{
	struct bk_log_above above = { .dated = false };

	for (size_t i = heading + 1; i < s->n; i++)
		if (bk_log_look_line(s, i, &above))
			return true;
	return false;
}

/* 1; 0 where the text is not read in blocks; -1, reported. */
static int
read_text(struct bk_log *l, finder find)
{
	const struct bk_table *t = l->ex->table;
	size_t start;
	int heading;

	if (!l->ex->delimiter || t->n != 1 || t->dialect)
		return 0;
	heading = find_log(l, &t->sheet[0], find);
	if (heading < 0 || needs_above(l) || l->ticked ||
	    has_lines(&t->sheet[0], (size_t)heading) ||
	    !find_start(l, t->sheet[0].row[heading].line, &start))
		return 0;
	if (bk_log_ahead_text(l, start) < 0)
		return -1;
	bk_export_seek(l->ex, start);
	return read_blocks(l) < 0 ? -1 : 1;
}

/* How many sheets were logs; -1, reported. */
static int
read_by(struct bk_log *l, finder find)
{
	bool book = bk_export_is_long_book(l->ex);
	int logs = book ? 0 : read_text(l, find);
	const struct bk_table *t;

	if (logs != 0)
		return logs;
	t = book ? l->ex->table : bk_export_table(l->ex,
	    bk_ingest_diag(l->in));
	return t ? read_sheets(l, t, find) : -1;
}

/* Say which columns of marks are not read, as those of the afternoon. */
static void
say_second(struct bk_ingest *in, const struct bk_export *ex)
{
	for (size_t i = 0; i < ex->table->n; i++) {
		const struct bk_sheet *s = &ex->table->sheet[i];
		int at[BK_NCOLUMNS], head = bk_log_find(s, at), c;
		struct bk_str text;

		if (head < 0)
			continue;
		c = bk_log_find_second(s, (size_t)head, at[BK_COL_STATUS]);
		if (c < 0)
			continue;
		text = bk_str_clip(s->row[head].cell[c], BK_READERS_CELL);
		bk_ingest_sheet(in, ex, s);
		bk_ingest_note(in, s->row[head].line, &bk_msg_marks_unused,
		    "%.*s", (int)text.n, text.p);
	}
}

static int
read_log(struct bk_ingest *in, struct bk_export *ex)
{
	struct bk_log l = { .in = in, .ex = ex, .order = BK_ORDER_OPEN };
	bk_date day;
	int logs;

	say_second(in, ex);
	logs = read_by(&l, bk_log_find);
	if (logs == 0 && day_of_name(ex, &day))
		logs = read_by(&l, bk_log_find_undated);
	/* --as log: its headings will do */
	if (logs == 0)
		logs = read_by(&l, bk_log_find_named);
	if (logs == 0)
		bk_diag(bk_ingest_diag(in), &bk_msg_no_heading, ex->name, 0,
		    "NIS or name, date and status");
	return logs > 0 ? 0 : -1;
}

const struct bk_format bk_log_format = {
	.name = "log",
	.about = "attendance log: one row per student and session",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read_log,
	.streams = true,
	.whole = bk_readers_whole,
};
