#include "intake.h"

#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "csv.h"
#include "export.h"
#include "mem.h"
#include "newfile.h"
#include "state.h"
#include "term.h"

enum {
	REJECTS_PIECE = 64 * 1024,
	FEW_TWICE = 4		/* as many are said one by one */
};

struct bk_ingest *
bk_ingest_new(const struct bk_ingest_options *opt, struct bk_diag *dg)
{
	struct bk_ingest *in = bk_xcalloc(1, sizeof(*in));

	in->opt = *opt;
	in->dg = dg;
	in->arena = (struct bk_arena)BK_ARENA_INIT;
	in->refs = (struct bk_map)BK_MAP_INIT;
	in->student_by_key = in->families = (struct bk_map)BK_MAP_INIT;
	in->referred = (struct bk_map)BK_MAP_INIT;
	in->referrals = in->rejected = (struct bk_buf)BK_BUF_INIT;
	in->last_reject.record = (struct bk_buf)BK_BUF_INIT;
	in->rejects = (struct bk_newfile){ .fd = -1 };
	bk_tally_init(&in->tally);
	in->people = bk_people_new(in);
	if (opt->rejects && bk_newfile_open(&in->rejects, opt->rejects, 0600,
	    dg) < 0) {
		bk_ingest_free(in);
		return NULL;
	}
	if (opt->rejects)
		bk_buf_puts(&in->rejected, "file,line,reason,record\n");
	return in;
}

void
bk_ingest_free(struct bk_ingest *in)
{
	if (!in)
		return;
	for (size_t i = 0; i < in->refs.n; i++)
		free(((struct bk_ref *)in->refs.e[i].value)->in);
	bk_people_free(in->people);
	bk_tally_free(&in->tally);
	bk_map_free(&in->refs);
	bk_map_free(&in->student_by_key);
	bk_map_free(&in->families);
	bk_map_free(&in->referred);
	bk_newfile_discard(&in->rejects);
	bk_buf_free(&in->rejected);
	bk_buf_free(&in->last_reject.record);
	bk_buf_free(&in->referrals);
	for (size_t i = 0; i < in->nfiles; i++) {
		free(in->file[i].cause);
		free(in->file[i].subject);
		bk_map_free(&in->file[i].classes);
	}
	free(in->file);
	free(in->skipped);
	free(in->row);
	free(in->student);
	bk_arena_free(&in->arena);
	free(in);
}

bk_term
bk_ingest_term(const struct bk_ingest *in)
{
	return in->opt.term;
}

unsigned
bk_state_jobs(const struct bk_ingest *in)
{
	long n = in->opt.jobs;

	if (n <= 0)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > 64 ? 64 : (unsigned)n;
}

void
bk_ingest_order_hints(const struct bk_ingest *in, const struct bk_export *ex,
    struct bk_order_hints *h)
{
	*h = (struct bk_order_hints)BK_ORDER_HINTS_INIT;
	h->forced = in->opt.date_order_given;
	h->order = in->opt.date_order;
	if (in->opt.term) {
		h->from = bk_term_first(in->opt.term);
		h->to = bk_term_last(in->opt.term);
	}
	bk_whenname_span(ex->name, &h->name_from, &h->name_to);
	bk_whenname_day(ex->name, &h->name_month, &h->name_day);
}

struct bk_diag *
bk_ingest_diag(struct bk_ingest *in)
{
	return in->dg;
}

double
bk_ingest_present_percent(const struct bk_ingest *in)
{
	return in->opt.present_percent;
}

const struct bk_mapfile *
bk_ingest_map(const struct bk_ingest *in)
{
	return in->opt.map;
}

bk_date
bk_ingest_today(const struct bk_ingest *in)
{
	return in->opt.today;
}

int
bk_ingest_zone(const struct bk_ingest *in)
{
	return in->opt.zone;
}

unsigned
bk_ingest_gave(const struct bk_ingest *in)
{
	return in->gave;
}

/* --- what is said ------------------------------------------------------- */

void
bk_state_say_twice(struct bk_ingest *in)
{
	const char *file = bk_state_file(in)->name;
	size_t first = in->twice, n = in->ntwice;

	in->ntwice = 0;
	if (n > FEW_TWICE)
		bk_diag(in->dg, &bk_msg_entered_twice, file, first,
		    "and so on to line %zu", first + n - 1);
	else
		for (size_t i = 0; i < n; i++)
			bk_diag(in->dg, &bk_msg_entered_twice, file,
			    first + i, NULL);
}

void
bk_state_twice(struct bk_ingest *in, size_t line)
{
	if (line != in->twice + in->ntwice)
		bk_state_say_twice(in);
	if (in->ntwice++ == 0)
		in->twice = line;
}

static void
flush_rejects(struct bk_ingest *in, size_t keep)
{
	int err;

	if (in->rejects.fd < 0 || in->rejected.n <= keep)
		return;
	err = bk_io_write(in->rejects.fd, in->rejected.p, in->rejected.n);
	if (err) {
		bk_diag_errno(in->dg, &bk_msg_cannot_write_rejects,
		    in->opt.rejects, err);
		bk_newfile_discard(&in->rejects);
	}
	bk_buf_clear(&in->rejected);
}

static void
count_cause(struct bk_file *f, const struct bk_msg *msg)
{
	size_t i = 0;

	f->rejected++;
	while (i < f->ncauses && f->cause[i].msg != msg)
		i++;
	if (i == f->ncauses) {
		BK_GROW(f->cause, f->ncauses, f->causecap);
		f->cause[f->ncauses++] = (struct bk_cause){ msg, 0 };
	}
	f->cause[i].n++;
}

void
bk_state_turn_away(struct bk_ingest *in, struct bk_ref_in *r, size_t line,
    struct bk_str record)
{
	if (r->rows == 0) {
		r->file = (uint32_t)in->nfiles - 1;
		r->line = line;
	}
	r->rows += bk_state_reject(in, line, r->why, record, NULL,
	    r->candidates);
}

/*
 * Was this row rejected just now for the same cause? A row of a month's marks
 * is, once a day.
 */
static bool
rejected_before(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    struct bk_str record)
{
	bool again = in->last_reject.msg == msg &&
	    in->last_reject.line == line &&
	    in->last_reject.nfiles == in->nfiles &&
	    bk_str_eq(bk_buf_str(&in->last_reject.record), record);

	if (again)
		return true;
	in->last_reject.msg = msg;
	in->last_reject.line = line;
	in->last_reject.nfiles = in->nfiles;
	bk_buf_clear(&in->last_reject.record);
	bk_buf_putstr(&in->last_reject.record, record);
	return false;
}

bool
bk_state_reject(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    struct bk_str record, const char *detail, const char *candidates)
{
	struct bk_file *f = bk_state_file(in);

	bool again = rejected_before(in, line, msg, record);

	if (!again)
		count_cause(f, msg);
	bk_state_say_twice(in);
	if (!again || detail)
		bk_diag(in->dg, msg, f->name, line, detail ? "%s" : NULL,
		    detail);
	if (in->rejects.fd < 0 || again)
		return !again;
	bk_csv_put(&in->rejected, bk_str(f->name), ',');
	bk_buf_putc(&in->rejected, ',');
	bk_buf_putu(&in->rejected, line);
	bk_buf_putc(&in->rejected, ',');
	if (candidates) {
		struct bk_buf reason = BK_BUF_INIT;

		bk_buf_printf(&reason, "%s: %s", msg->what, candidates);
		bk_csv_put(&in->rejected, bk_buf_str(&reason), ',');
		bk_buf_free(&reason);
	} else {
		bk_csv_put(&in->rejected, bk_str(msg->what), ',');
	}
	bk_buf_putc(&in->rejected, ',');
	bk_csv_put(&in->rejected, record, ',');
	bk_buf_putc(&in->rejected, '\n');
	flush_rejects(in, REJECTS_PIECE);
	return true;
}

void
bk_ingest_reject(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    struct bk_str record, const char *fmt, ...)
{
	char detail[256];
	va_list ap;

	if (fmt) {
		va_start(ap, fmt);
		vsnprintf(detail, sizeof(detail), fmt, ap);
		va_end(ap);
	}
	bk_state_reject(in, line, msg, record, fmt ? detail : NULL, NULL);
}

void
bk_ingest_note(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    const char *fmt, ...)
{
	char detail[256];
	va_list ap;

	if (fmt) {
		va_start(ap, fmt);
		vsnprintf(detail, sizeof(detail), fmt, ap);
		va_end(ap);
	}
	bk_state_say_twice(in);
	bk_diag(in->dg, msg, bk_state_file(in)->name, line,
	    fmt ? "%s" : NULL, fmt ? detail : NULL);
}

int
bk_ingest_finish(struct bk_ingest *in)
{
	if (!in->opt.rejects)
		return 0;
	flush_rejects(in, 0);
	if (in->rejects.fd < 0)
		return -1;
	return bk_newfile_commit(&in->rejects, in->dg);
}

/* --- files -------------------------------------------------------------- */

/* The format of an export by its shape: NULL when none or two fit, said. */
static const struct bk_format *
recognise(struct bk_ingest *in, const struct bk_export *ex)
{
	const struct bk_format *best = NULL, *second = NULL;
	struct bk_buf why = BK_BUF_INIT, reason = BK_BUF_INIT;
	int most = 0;

	for (size_t i = 0; in->opt.formats[i]; i++) {
		int score;

		bk_buf_clear(&reason);
		score = in->opt.formats[i]->detect(ex, &reason);
		if (score <= 0 || score < most)
			continue;
		second = score == most ? best : NULL;
		best = in->opt.formats[i];
		most = score;
		bk_buf_clear(&why);
		bk_buf_putstr(&why, bk_buf_str(&reason));
	}
	if (second) {
		bk_diag(in->dg, &bk_msg_two_formats, ex->name, 0, "%s, %s",
		    second->name, best->name);
		best = NULL;
	} else if (best) {
		bk_diag(in->dg, &bk_msg_chosen, ex->name, 0, "%s (%s)",
		    best->name, why.p);
	} else {
		bk_diag(in->dg, &bk_msg_not_recognised, ex->name, 0, NULL);
	}
	bk_buf_free(&why);
	bk_buf_free(&reason);
	return best;
}

static bool
is_empty(const struct bk_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->sheet[i].n)
			return false;
	return true;
}

/* A file of the very bytes of one before adds nothing [DESIGN, rulings]. */
static bool
seen_before(struct bk_ingest *in, const char *sum)
{
	for (size_t i = 0; i < in->nfiles; i++)
		if (strcmp(in->file[i].sha256, sum) == 0)
			return true;
	return false;
}

static int
read_export(struct bk_ingest *in, struct bk_export *ex)
{
	const struct bk_format *f = in->opt.as;
	char sum[65];
	int r;

	if (is_empty(ex->table)) {
		bk_diag(in->dg, &bk_msg_empty_file, ex->name, 0, NULL);
		return 0;
	}
	/* Of a file in memory the sum is known before it is read. */
	if (ex->whole) {
		bk_export_sum(ex, sum);
		if (seen_before(in, sum)) {
			bk_diag(in->dg, &bk_msg_same_file, ex->name, 0, NULL);
			return 0;
		}
	}
	if (!f && !(f = recognise(in, ex)))
		return -1;
	BK_GROW(in->file, in->nfiles, in->filecap);
	in->file[in->nfiles++] = (struct bk_file){
		.name = bk_arena_strdup(&in->arena, ex->name),
		.encoding = ex->encoding, .format = f,
		.first = BK_DATE_NONE, .last = BK_DATE_NONE,
		.classes = BK_MAP_INIT };
	in->failed = false;
	r = f->read(in, ex);
	bk_state_say_twice(in);
	if (!ex->whole)
		bk_export_sum(ex, sum);
	memcpy(bk_state_file(in)->sha256, sum, sizeof(sum));
	bk_state_file(in)->failed = r < 0 || in->failed;
	return bk_state_file(in)->failed ? -1 : 0;
}

int
bk_ingest_file(struct bk_ingest *in, const char *path)
{
	struct bk_export ex;
	size_t before = in->nfiles;
	int r = bk_export_open(&ex, path, in->dg);

	if (r == 0) {
		r = read_export(in, &ex);
		bk_export_close(&ex);
	}
	if (in->nfiles == before) {
		BK_GROW(in->skipped, in->nskipped, in->skippedcap);
		in->skipped[in->nskipped++] = bk_arena_strdup(&in->arena,
		    strcmp(path, "-") == 0 ? "stdin" : path);
	}
	return r;
}

/* --- the run as a whole ------------------------------------------------- */

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
bk_ingest_run_sum(const struct bk_ingest *in, char sum[13])
{
	static const char digit[] = "0123456789abcdef";
	const char **sums = bk_xcalloc(in->nfiles + 1, sizeof(*sums));
	uint8_t bytes[SHA256_DIGEST_SIZE];
	struct sha256_ctx sha;

	for (size_t i = 0; i < in->nfiles; i++)
		sums[i] = in->file[i].sha256;
	if (in->nfiles)
		qsort(sums, in->nfiles, sizeof(*sums), by_text);
	sha256_init(&sha);
	for (size_t i = 0; i < in->nfiles; i++)
		sha256_update(&sha, 64, (const uint8_t *)sums[i]);
	sha256_digest(&sha, sizeof(bytes), bytes);
	for (size_t i = 0; i < 6; i++) {
		sum[2 * i] = digit[bytes[i] >> 4];
		sum[2 * i + 1] = digit[bytes[i] & 15];
	}
	sum[12] = '\0';
	if (in->nfiles == 1)
		memcpy(sum, sums[0], 12);
	free(sums);
}

bk_term
bk_ingest_next_term(const struct bk_ingest *in, bk_term after)
{
	bk_term next = 0;

	for (size_t i = 0; i < in->tally.npupils; i++) {
		bk_term t = in->tally.pupil[i]->term;

		if (t > after && (!next || t < next))
			next = t;
	}
	return next;
}
