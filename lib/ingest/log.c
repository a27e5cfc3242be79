#include "log.h"

#include <stdio.h>
#include <stdlib.h>

#include "logahead.h"
#include "logapply.h"
#include "mem.h"
#include "msg_base.h"

enum {
	HEADING_ROWS = 30	/* a heading is among the first */
};

/* --- recognising -------------------------------------------------------- */

static bool
is_heading(const struct bk_str *cell, size_t n, int at[BK_NCOLUMNS])
{
	bk_headings(cell, n, at);
	return at[BK_COL_DATE] >= 0 && at[BK_COL_STATUS] >= 0 &&
	    (at[BK_COL_NIS] >= 0 || at[BK_COL_NISN] >= 0 ||
	    at[BK_COL_NAME] >= 0 || at[BK_COL_EMAIL] >= 0);
}

/* The row of headings of a sheet: its index, or -1. */
static int
find_headings(const struct bk_sheet *s, int at[BK_NCOLUMNS])
{
	for (size_t i = 0; i < s->n && i < HEADING_ROWS; i++)
		if (is_heading(s->row[i].cell, s->row[i].n, at))
			return (int)i;
	return -1;
}

static int
detect(const struct bk_export *ex, struct bk_buf *why)
{
	for (size_t i = 0; i < ex->table->n; i++) {
		int at[BK_NCOLUMNS];
		int row = find_headings(&ex->table->sheet[i], at);

		if (row < 0)
			continue;
		bk_buf_printf(why, "headings %s, date and status in line %zu",
		    at[BK_COL_NIS] >= 0 ? "NIS" : at[BK_COL_NISN] >= 0 ?
		    "NISN" : at[BK_COL_NAME] >= 0 ? "name" : "e-mail",
		    ex->table->sheet[i].row[row].line);
		return at[BK_COL_NIS] >= 0 ? 90 : 70;
	}
	return 0;
}

/* --- a text, in blocks -------------------------------------------------- */

struct run {
	struct bk_log	*log;
	struct bk_log_worker **worker;
	size_t		 bytes;		/* applied so far */
};

static ssize_t
read_export(void *ctx, char *to, size_t room)
{
	struct run *r = ctx;

	return bk_export_read(r->log->ex, to, room);
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

	const struct bk_ingest_options *opt = &r->log->in->opt;

	bk_log_take(r->log, worker, b->result);
	bk_log_apply(r->log, worker, b, b->result);
	r->bytes += b->n;
	if (opt->progress)
		opt->progress(opt->ctx, r->bytes);
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

static int
read_blocks(struct bk_log *l)
{
	struct run r = { .log = l };
	struct bk_blocks job = { .read = read_export,
		.hash = bk_export_streams(l->ex) ? hash_export : NULL,
		.parse = parse, .apply = apply, .forget = forget,
		.result_free = free_result, .ctx = &r,
		.workers = bk_export_streams(l->ex) ?
		    bk_state_jobs(l->in) : 1 };
	unsigned n = job.workers + 1;
	int err;

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
	bk_diag_errno(l->in->dg, &bk_msg_cannot_read, l->ex->name, err);
	return -1;
}

/* --- a sheet, row by row ------------------------------------------------ */

static void
read_row(struct bk_log *l, const struct bk_row *row)
{
	struct bk_buf record = BK_BUF_INIT;
	struct bk_str by[BK_NCOLUMNS];
	struct bk_session s = { .minutes = BK_MINUTES_UNKNOWN,
		.line = row->line };
	const struct bk_msg *bad;

	for (int c = 0; c < BK_NCOLUMNS; c++)
		by[c] = l->at[c] < 0 ? (struct bk_str){ "", 0 } :
		    bk_str_trim(bk_cell(row, (size_t)l->at[c]));
	s.who = (struct bk_who){ by[BK_COL_NIS], by[BK_COL_NISN],
		by[BK_COL_EMAIL], by[BK_COL_NAME], by[BK_COL_CLASS],
		{ "", 0 }, by[BK_COL_SURNAME] };
	s.period = by[BK_COL_PERIOD];
	s.subject = by[BK_COL_SUBJECT];
	bk_row_record(row, &record);
	s.record = bk_buf_str(&record);
	bad = bk_state_ref(l->in, &s.who)->bad;
	if (!bad && bk_log_lacks_number(l, &s.who))
		bad = &bk_msg_no_nis;
	if (bad) {
		bk_ingest_reject(l->in, s.line, bad, s.record, NULL);
	} else if ((bad = bk_log_date(l, by[BK_COL_DATE], &s.date)) != NULL) {
		bk_ingest_reject(l->in, s.line, bad, s.record, "%.*s",
		    (int)(by[BK_COL_DATE].n % 64), by[BK_COL_DATE].p);
	} else if ((bad = bk_log_mark(l, by[BK_COL_STATUS], &s.mark)) !=
	    NULL) {
		bk_ingest_reject(l->in, s.line, bad, s.record, "%.*s",
		    (int)(by[BK_COL_STATUS].n % 64), by[BK_COL_STATUS].p);
	} else {
		bk_ingest_session(l->in, &s);
	}
	bk_buf_free(&record);
}

/* 0; 1 where the sheet is no log; -1, said. */
static int
read_sheet(struct bk_log *l, const struct bk_sheet *s)
{
	int heading = find_headings(s, l->at);
	struct bk_log_ahead ahead;

	if (heading < 0)
		return 1;
	bk_log_ahead_start(&ahead, l);
	for (size_t i = (size_t)heading + 1; i < s->n; i++)
		bk_log_ahead_row(&ahead, s->row[i].cell, s->row[i].n);
	if (bk_log_ahead_decide(&ahead) < 0)
		return -1;
	for (size_t i = (size_t)heading + 1; i < s->n; i++)
		read_row(l, &s->row[i]);
	return 0;
}

/* --- which of the two --------------------------------------------------- */

/*
 * Where the rows start in the beginning of a text, when it is plain CSV;
 * false where the table came out of a dialect that blocks do not know.
 */
static bool
find_start(struct bk_log *l, size_t *start)
{
	struct bk_str text = bk_export_beginning(l->ex);
	struct bk_csv c = { .text = text.p, .n = text.n,
	    .delimiter = l->ex->delimiter, .line = 1 };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_csv_row row;
	int at[BK_NCOLUMNS];
	bool found = false;

	for (int i = 0; !found && i < 4 * HEADING_ROWS; i++) {
		if (!bk_csv_next(&c, &a, &row))
			break;
		found = is_heading(row.cell, row.ncells, at) &&
		    memcmp(at, l->at, sizeof(at)) == 0;
	}
	if (found) {
		*start = c.at;
		l->line = c.line;
		bk_log_layout(&l->layout, l->ex->delimiter, row.ncells, at);
	}
	bk_csv_free(&c);
	bk_arena_free(&a);
	return found;
}

static int
read_log(struct bk_ingest *in, struct bk_export *ex)
{
	struct bk_log l = { .in = in, .ex = ex, .order = BK_ORDER_OPEN };
	const struct bk_table *t = ex->table;
	size_t start, logs = 0;

	if (ex->delimiter && t->n == 1 && !t->dialect &&
	    find_headings(&t->sheet[0], l.at) >= 0 &&
	    find_start(&l, &start)) {
		if (bk_log_ahead_text(&l, start) < 0)
			return -1;
		bk_export_seek(ex, start);
		return read_blocks(&l);
	}
	t = bk_export_table(ex, in->dg);
	if (!t)
		return -1;
	for (size_t i = 0; i < t->n; i++) {
		int r = read_sheet(&l, &t->sheet[i]);

		if (r < 0)
			return -1;
		logs += r == 0;
	}
	if (logs || t->n == 0)
		return 0;
	bk_diag(in->dg, &bk_msg_no_heading, ex->name, 0,
	    "NIS or name, date and status");
	return -1;
}

const struct bk_format bk_format_log = {
	.name = "log",
	.about = "attendance log: a row a student and session",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read_log,
};
