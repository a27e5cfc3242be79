#include <stdarg.h>
#include <stdio.h>

#include "csv.h"
#include "io.h"
#include "state.h"
#include "table.h"

enum {
	PIECE = 64 * 1024,	/* written at a time */
	FEW_TWICE = 4		/* this many are reported one by one */
};

int
bk_rejects_start(struct bk_ingest *in)
{
	struct bk_rejects *r = &in->rejects;

	*r = (struct bk_rejects){ .file = { .fd = -1 },
	    .pending = BK_BUF_INIT, .last = { .record = BK_BUF_INIT } };
	if (!in->opt.rejects)
		return 0;
	if (bk_newfile_open(&r->file, in->opt.rejects, 0600, in->dg) < 0)
		return -1;
	bk_buf_puts(&r->pending, "file,line,reason,record\n");
	return 0;
}

void
bk_rejects_free(struct bk_rejects *r)
{
	bk_newfile_discard(&r->file);
	bk_buf_free(&r->pending);
	bk_buf_free(&r->last.record);
}

void
bk_rejects_say_twice(struct bk_ingest *in)
{
	struct bk_rejects *r = &in->rejects;
	const char *file = bk_files_now(&in->files)->shown;
	size_t first = r->twice, n = r->ntwice;

	r->ntwice = 0;
	if (n > FEW_TWICE)
		bk_diag(in->dg, &bk_msg_entered_twice, file, first,
		    "and so on to line %zu", first + n - 1);
	else
		for (size_t i = 0; i < n; i++)
			bk_diag(in->dg, &bk_msg_entered_twice, file,
			    first + i, NULL);
}

void
bk_ingest_twice(struct bk_ingest *in, size_t line)
{
	struct bk_rejects *r = &in->rejects;

	if (line != r->twice + r->ntwice)
		bk_rejects_say_twice(in);
	if (r->ntwice++ == 0)
		r->twice = line;
}

static void
flush(struct bk_ingest *in, size_t keep)
{
	struct bk_rejects *r = &in->rejects;
	int err;

	if (r->file.fd < 0 || r->pending.n <= keep)
		return;
	err = bk_io_write(r->file.fd, r->pending.p, r->pending.n);
	if (err) {
		bk_diag_errno(in->dg, &bk_msg_cannot_write_rejects,
		    in->opt.rejects, err);
		bk_newfile_discard(&r->file);
	}
	bk_buf_clear(&r->pending);
}

/*
 * Was this row rejected just now for the same cause? A row of a month's marks
 * is, once a day.
 */
static bool
rejected_before(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    struct bk_str record)
{
	struct bk_rejects *r = &in->rejects;
	bool again = r->last.msg == msg && r->last.line == line &&
	    r->last.shown == bk_files_now(&in->files)->shown &&
	    bk_str_eq(bk_buf_str(&r->last.record), record);

	if (again)
		return true;
	r->last.msg = msg;
	r->last.line = line;
	r->last.shown = bk_files_now(&in->files)->shown;
	bk_buf_clear(&r->last.record);
	bk_buf_putstr(&r->last.record, record);
	return false;
}

/* A line of --rejects: file, line, why, and the record as it stands. */
static void
put_line(struct bk_buf *out, const char *file, size_t line,
    struct bk_str reason, struct bk_str record)
{
	bk_csv_put(out, bk_str(file), ',');
	bk_buf_putc(out, ',');
	bk_buf_putu(out, line);
	bk_buf_putc(out, ',');
	bk_csv_put(out, reason, ',');
	bk_buf_putc(out, ',');
	bk_csv_put(out, record, ',');
	bk_buf_putc(out, '\n');
}

bool
bk_rejects_row(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    struct bk_str record, const char *detail, const char *candidates)
{
	struct bk_rejects *r = &in->rejects;
	struct bk_file *f = bk_files_now(&in->files);
	struct bk_buf reason = BK_BUF_INIT;
	bool again = rejected_before(in, line, msg, record);

	if (!again)
		bk_files_count_cause(f, msg);
	bk_rejects_say_twice(in);
	if (!again || detail)
		bk_diag(in->dg, msg, f->shown, line, detail ? "%s" : NULL,
		    detail);
	if (r->file.fd < 0 || again)
		return !again;
	bk_buf_puts(&reason, msg->what);
	if (candidates)
		bk_buf_printf(&reason, ": %s", candidates);
	put_line(&r->pending, f->shown, line, bk_buf_str(&reason), record);
	bk_buf_free(&reason);
	flush(in, PIECE);
	return true;
}

bool
bk_ingest_wants_records(const struct bk_ingest *in)
{
	return in->rejects.file.fd >= 0 || in->opt.rejects;
}

bool
bk_ingest_reject_unseen(struct bk_ingest *in, const struct bk_msg *msg)
{
	if (bk_ingest_wants_records(in) || bk_diag_shows(in->dg, msg))
		return false;
	bk_rejects_say_twice(in);
	bk_files_count_cause(bk_files_now(&in->files), msg);
	bk_diag(in->dg, msg, NULL, 0, NULL);
	return true;
}

void
bk_ingest_reject(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    struct bk_str record, const char *fmt, ...)
{
	char detail[2048];
	va_list ap;

	if (fmt) {
		if (bk_diag_shows(in->dg, msg))
			fmt = bk_diag_text(in->dg, fmt);
		va_start(ap, fmt);
		vsnprintf(detail, sizeof(detail), fmt, ap);
		va_end(ap);
	}
	bk_rejects_row(in, line, msg, record, fmt ? detail : NULL, NULL);
}

void
bk_ingest_note(struct bk_ingest *in, size_t line, const struct bk_msg *msg,
    const char *fmt, ...)
{
	char detail[2048];
	va_list ap;

	if (fmt) {
		if (bk_diag_shows(in->dg, msg))
			fmt = bk_diag_text(in->dg, fmt);
		va_start(ap, fmt);
		vsnprintf(detail, sizeof(detail), fmt, ap);
		va_end(ap);
	}
	bk_rejects_say_twice(in);
	bk_diag(in->dg, msg, bk_files_now(&in->files)->shown, line,
	    fmt ? "%s" : NULL, fmt ? detail : NULL);
}

const char *
bk_ingest_shown(struct bk_ingest *in, const struct bk_export *ex,
    const struct bk_sheet *s)
{
	return s && ex->several && s->name.n ? bk_arena_printf(&in->arena,
	    "%s[%.*s]", ex->name, (int)s->name.n, s->name.p) : ex->name;
}

void
bk_ingest_sheet(struct bk_ingest *in, const struct bk_export *ex,
    const struct bk_sheet *s)
{
	struct bk_file *f = bk_files_now(&in->files);

	bk_rejects_say_twice(in);
	f->shown = s && ex->several && s->name.n ? bk_ingest_shown(in, ex, s) :
	    f->name;
}

int
bk_ingest_finish(struct bk_ingest *in)
{
	struct bk_rejects *r = &in->rejects;

	if (!in->opt.rejects)
		return 0;
	flush(in, 0);
	if (r->file.fd < 0)
		return -1;
	return bk_newfile_commit(&r->file, in->dg);
}
