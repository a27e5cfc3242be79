#include "logrow.h"

#include "logcells.h"
#include "logfind.h"
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

void
bk_log_row(struct bk_log *l, const struct bk_sheet *sheet, size_t i)
{
	const struct bk_row *row = &sheet->row[i];
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_buf record = BK_BUF_INIT;
	struct bk_str by[BK_NCOLUMNS], said;
	struct bk_session s = { .minutes = BK_MINUTES_UNKNOWN,
		.line = row->line };
	const struct bk_msg *bad;
	struct bk_ref *ref;

	for (int c = 0; c < BK_NCOLUMNS; c++)
		by[c] = l->at[c] < 0 ? (struct bk_str){ "", 0 } :
		    bk_str_trim(bk_table_shown(sheet, i, (size_t)l->at[c]));
	s.who = bk_log_who(by);
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
	bk_table_record(row, &record);
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
	    (bad = bk_log_mark(l, by, &a, &s.mark, &said)) != NULL) {
		reject_cell(l, &s, bad, said);
	} else {
		bk_ingest_session(l->in, &s);
	}
	bk_arena_free(&a);
	bk_buf_free(&record);
}
