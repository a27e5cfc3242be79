#include "logrow.h"

#include "logcells.h"
#include "logfind.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"

static void
reject_cell(struct bk_log *l, const struct bk_session *s,
    const struct bk_msg *bad, struct bk_str cell)
{
	cell = bk_str_clip(cell, BK_READERS_CELL);
	bk_ingest_reject(l->in, s->line, bad, s->record,
	    cell.n ? "%.*s" : NULL, (int)cell.n, cell.p);
}

/*
 * Nothing in our columns, as below the signatures: no row, here and where a
 * text is read in blocks (logapply.c).
 */
static bool
is_blank(const struct bk_log *l, const struct bk_row *row,
    const struct bk_str by[BK_NCOLUMNS])
{
	static const enum bk_column ours[] = { BK_COL_NIS, BK_COL_NISN,
		BK_COL_EMAIL, BK_COL_NAME, BK_COL_SURNAME, BK_COL_CLASS,
		BK_COL_STATUS };
	enum bk_mark mark;
	struct bk_when w;

	if (!bk_log_tells_who(l->at))
		return false;	/* a card: any row is one of its student */
	for (size_t i = 0; i < BK_NELEM(ours); i++)
		if (by[ours[i]].n)
			return false;
	/* "Wali Kelas," may stand under the days */
	if (by[BK_COL_DATE].n && bk_when_parse(by[BK_COL_DATE],
	    l->ex->table->date1904, &w) != BK_WHEN_NO_DATE)
		return false;
	return !l->ticked || bk_log_ticks_read(&l->ticks, row, &mark) ==
	    BK_MARK_EMPTY;
}

/* The mark of a row with a column for each status, as by bk_log_mark. */
static const struct bk_msg *
read_ticks(const struct bk_log *l, const struct bk_row *row,
    const struct bk_str by[BK_NCOLUMNS], struct bk_arena *a,
    enum bk_mark *mark, struct bk_str *said)
{
	enum bk_mark_kind kind = bk_log_ticks_read(&l->ticks, row, mark);
	struct bk_str status;

	*said = by[BK_COL_STATUS];
	if (kind != BK_MARK_READ)
		return bk_readers_unmarked(kind);
	status = l->ticks.heading[*mark];
	if (bk_mark_because(status, by[BK_COL_REASON], mark))
		return NULL;
	*said = bk_log_both(a, status, by[BK_COL_REASON]);
	return &bk_msg_reason_differs;
}

void
bk_log_row(struct bk_log *l, const struct bk_sheet *sheet, size_t i)
{
	const struct bk_row *row = bk_table_row(sheet, i);
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf record = BK_BUF_INIT;
	struct bk_str by[BK_NCOLUMNS], said;
	struct bk_session s = { .minutes = BK_MINUTES_UNKNOWN,
		.line = row->line };
	const struct bk_msg *bad;
	struct bk_ref *ref;

	if (l->ticked && bk_log_ticks_again(&l->ticks, row))
		return;
	for (int c = 0; c < BK_NCOLUMNS; c++)
		by[c] = l->at[c] < 0 ? (struct bk_str){ "", 0 } :
		    bk_str_trim(bk_table_shown(sheet, i, (size_t)l->at[c]));
	if (is_blank(l, row, by))
		return;
	s.who = bk_log_who(l, by);
	if (!bk_log_tells_who(l->at)) {
		s.who.name = bk_str(l->above.name);
		s.who.nis = bk_str(l->above.nis);
		s.who.nisn = bk_str(l->above.nisn);
	}
	s.period = by[BK_COL_PERIOD];
	s.subject = by[BK_COL_SUBJECT];
	if (l->at[BK_COL_CLASS] < 0)
		s.who.class = bk_str(l->above.facts.class);
	if (l->at[BK_COL_SUBJECT] < 0)
		s.subject = bk_str(l->above.facts.subject);
	bk_readers_record(l->in, row, &record);
	s.record = bk_buf_str(&record);
	ref = bk_ingest_ref(l->in, &s.who);
	bad = bk_ingest_ref_bad(ref);
	if (!bad && bk_log_lacks_number(l, bk_ingest_ref_who(ref)))
		bad = &bk_msg_no_nis;
	if (row->fault) {
		bk_ingest_reject(l->in, s.line, &bk_msg_bad_quotes, s.record,
		    "%s", bk_diag_text(bk_ingest_diag(l->in), row->fault));
	} else if (l->width && row->n > l->width) {
		bk_ingest_reject(l->in, s.line, &bk_msg_more_cells, s.record,
		    NULL);
	} else if (bad) {
		bk_ingest_reject(l->in, s.line, bad, s.record, NULL);
	} else if ((bad = bk_log_date(l, by, &a, &s.date, &said)) != NULL ||
	    (bad = l->ticked ? read_ticks(l, row, by, &a, &s.mark,
	    &said) :
	    bk_log_mark(l, by, &a, &s.mark, &said)) != NULL) {
		reject_cell(l, &s, bad, said);
	} else {
		bk_ingest_session(l->in, &s);
	}
	bk_arena_free(&a);
	bk_buf_free(&record);
}
