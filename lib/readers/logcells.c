#include "logcells.h"

#include "dayswap.h"
#include "msg_readers.h"
#include "readers.h"
#include "term.h"
#include "vocabulary.h"

struct bk_who
bk_log_who(const struct bk_log *l, const struct bk_str by[BK_NCOLUMNS])
{
	return (struct bk_who){ .own = l->own,
		.nis = by[BK_COL_NIS], .nisn = by[BK_COL_NISN],
		.email = by[BK_COL_EMAIL], .name = by[BK_COL_NAME],
		.surname = by[BK_COL_SURNAME], .class = by[BK_COL_CLASS] };
}

/* Which day that is: NULL and *date set, or what is wrong with it. */
static const struct bk_msg *
day_of(const struct bk_log *l, const struct bk_when *t, bk_date *date)
{
	bk_term term = bk_ingest_term(l->in);
	bool open = t->date[BK_ORDER_DMY] != t->date[BK_ORDER_MDY];

	if (open && l->order >= BK_ORDER_OPEN)
		return &bk_msg_open_date;
	*date = t->date[open ? l->order : BK_ORDER_DMY];
	if (*date == BK_DATE_NONE)
		return &bk_msg_no_such_date;
	if (term && bk_term_of(*date) != term)
		return &bk_msg_other_term;
	return bk_ingest_bad_day(l->in, *date);
}

/* The day of a cell, likewise. */
static const struct bk_msg *
day_in(const struct bk_log *l, struct bk_str cell, bk_date *date)
{
	struct bk_when t;

	if (cell.n == 0)
		return &bk_msg_no_date;
	if (bk_when_parse(cell, l->ex->table->date1904, &t) != BK_WHEN_OK)
		return &bk_msg_no_such_date;
	if (l->swapped && bk_dayswap_is(cell))
		t.date[0] = t.date[1] = bk_dayswap_back(t.date[0]);
	return day_of(l, &t, date);
}

struct bk_str
bk_log_both(struct bk_arena *a, struct bk_str x, struct bk_str y)
{
	x = bk_str_clip(x, BK_READERS_CODE);
	y = bk_str_clip(y, BK_READERS_CODE);
	return bk_str(bk_arena_printf(a, "%.*s, %.*s", (int)x.n, x.p, (int)y.n,
	    y.p));
}

const struct bk_msg *
bk_log_date(const struct bk_log *l, const struct bk_str by[BK_NCOLUMNS],
    struct bk_arena *a, bk_date *date, struct bk_str *said)
{
	const struct bk_msg *bad = l->at[BK_COL_DATE] < 0 ?
	    day_of(l, &l->above.day, date) :
	    day_in(l, by[BK_COL_DATE], date);
	struct bk_when w;
	char day[BK_DATE_SIZE];

	*said = by[BK_COL_DATE];
	if (bad)
		return bad;
	w = (struct bk_when){ .date = { *date, *date } };
	bk_when_on(&w, by[BK_COL_WEEKDAY]);
	if (bk_when_is_day(&w))
		return NULL;
	*said = bk_log_both(a, by[BK_COL_WEEKDAY], bk_str(bk_date_format(*date,
	    day)));
	return &bk_msg_no_such_date;
}

/* Did somebody come at a time that stands there, and got no mark for it? */
static bool
has_come(const struct bk_log *l, const struct bk_str by[BK_NCOLUMNS],
    enum bk_mark *is)
{
	int late = bk_ingest_late_after(l->in);
	int second = bk_when_clock(by[BK_COL_ARRIVAL]);
	struct bk_str mark = by[BK_COL_STATUS];

	if (mark.n && !bk_str_eq(mark, BK_STR("-")))
		return false;
	*is = late >= 0 && second > late * 60 ? BK_MARK_LATE :
	    BK_MARK_PRESENT;
	return second >= 0;
}

static const struct bk_msg *
mark_in(const struct bk_log *l, struct bk_str cell, enum bk_mark *mark)
{
	const struct bk_meaning *m = l->pairs ?
	    bk_vocabulary_find(&bk_vocabulary_pairs, cell) : NULL;
	enum bk_mark_kind kind;

	if (m) {
		*mark = (enum bk_mark)m->means;
		return NULL;
	}
	kind = bk_mark_read(cell, l->mark_hints, mark);
	if (kind == BK_MARK_NO_WORD && bk_mark_reasoned(cell, mark))
		return NULL;
	return bk_readers_unmarked(kind);
}

const struct bk_msg *
bk_log_mark(const struct bk_log *l, const struct bk_str by[BK_NCOLUMNS],
    struct bk_arena *a, enum bk_mark *mark, struct bk_str *said)
{
	const struct bk_msg *bad = has_come(l, by, mark) ? NULL :
	    mark_in(l, by[BK_COL_STATUS], mark);

	*said = by[BK_COL_STATUS];
	if (bad || bk_mark_because(by[BK_COL_STATUS], by[BK_COL_REASON],
	    mark))
		return bad;
	*said = bk_log_both(a, by[BK_COL_STATUS], by[BK_COL_REASON]);
	return &bk_msg_reason_differs;
}

bool
bk_log_lacks_number(const struct bk_log *l, const struct bk_who *w)
{
	return l->at[BK_COL_NIS] >= 0 && !w->nis.n && !w->nisn.n && !w->email.n;
}
