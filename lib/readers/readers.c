#include "readers.h"

#include <inttypes.h>
#include <stdarg.h>

#include "fold.h"
#include "msg_readers.h"

const struct bk_msg *const bk_readers_whole[] = {
	&bk_msg_no_status, &bk_msg_unknown_status, &bk_msg_ambiguous_status,
	&bk_msg_unknown_code, &bk_msg_bad_count, &bk_msg_no_sessions,
	&bk_msg_misfit, &bk_msg_no_date, &bk_msg_no_nis, &bk_msg_no_name,
	&bk_msg_no_class, NULL
};

void
bk_readers_why(const struct bk_export *x, struct bk_buf *why, const char *fmt,
    ...)
{
	va_list ap;

	fmt = bk_diag_text(x->dg, fmt);
	va_start(ap, fmt);
	bk_buf_vprintf(why, fmt, ap);
	va_end(ap);
}

void
bk_readers_other_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s)
{
	if (s->n && x->table->n > 1)
		bk_diag(bk_ingest_diag(in), &bk_msg_sheet_other, x->name, 0,
		    "%.*s", (int)s->name.n, s->name.p);
}

const struct bk_msg *
bk_readers_unmarked(enum bk_mark_kind kind)
{
	switch (kind) {
	case BK_MARK_READ:
		return NULL;
	case BK_MARK_EMPTY:
		return &bk_msg_no_status;
	case BK_MARK_AMBIGUOUS:
		return &bk_msg_ambiguous_status;
	case BK_MARK_NO_WORD:
		break;
	}
	return &bk_msg_unknown_status;
}

void
bk_readers_record(const struct bk_ingest *in, const struct bk_row *row,
    struct bk_buf *out)
{
	if (bk_ingest_wants_records(in))
		bk_table_record(row, out);
}

int
bk_readers_no_heading(struct bk_ingest *in, const struct bk_export *x,
    const char *needs)
{
	bk_diag(bk_ingest_diag(in), &bk_msg_no_heading, x->name, 0, "%s",
	    bk_diag_text(bk_ingest_diag(in), needs));
	return -1;
}

/* Have `take` look at each sheet of a table, or of its beginnings. */
static int
each_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_table *t, bk_readers_take *take, const char *needs)
{
	bool found = false;

	if (!t)
		return -1;
	for (size_t i = 0; i < t->n; i++) {
		int r;

		bk_ingest_sheet(in, x, &t->sheet[i]);
		r = take(in, x, &t->sheet[i]);
		if (r < 0)
			return -1;
		if (r == 0)
			bk_readers_other_sheet(in, x, &t->sheet[i]);
		found |= r > 0;
	}
	return found ? 0 : bk_readers_no_heading(in, x, needs);
}

int
bk_readers_long(struct bk_ingest *in, struct bk_export *x,
    bk_readers_take *take, const char *needs)
{
	return each_sheet(in, x, bk_export_beginning_of_all(x,
	    bk_ingest_diag(in)), take, needs);
}

int
bk_readers_sheets(struct bk_ingest *in, struct bk_export *x,
    bk_readers_take *take, const char *needs)
{
	return each_sheet(in, x, bk_export_table(x, bk_ingest_diag(in)), take,
	    needs);
}

void
bk_readers_put_task(struct bk_buf *b, struct bk_str title, bk_date due)
{
	char folded[BK_FOLD_MAX], day[BK_DATE_SIZE];
	struct bk_buf key = BK_BUF_INIT;
	uint64_t hash;

	bk_buf_add(&key, folded, bk_fold(title, folded));
	if (due != BK_DATE_NONE)
		bk_buf_printf(&key, " %s", bk_date_format(due, day));
	hash = bk_str_hash(key.p, key.n);
	bk_buf_printf(b, "%s%08" PRIx32, b->n ? " " : "",
	    (uint32_t)(hash ^ hash >> 32));
	bk_buf_free(&key);
}
