#include "logahead.h"

#include <stdlib.h>

#include "dates.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "vocabulary.h"

enum { PIECE = 1 << 20 };

void
bk_log_ahead_start(struct bk_log_ahead *a, struct bk_log *l)
{
	*a = (struct bk_log_ahead){ .log = l, .date = BK_BUF_INIT,
	    .mark = BK_BUF_INIT };
	bk_ingest_order_hints(l->in, l->ex, &a->hints);
}

/* The cell of a column, when it is another than in the row before. */
static bool
another(const struct bk_log_ahead *a, enum bk_column column,
    const struct bk_str *cell, size_t n, struct bk_buf *before,
    struct bk_str *out)
{
	int at = a->log->at[column];

	if (at < 0 || (size_t)at >= n || bk_str_eq(cell[at],
	    bk_buf_str(before)))
		return false;
	bk_buf_clear(before);
	bk_buf_putstr(before, cell[at]);
	*out = bk_str_trim(cell[at]);
	return out->n > 0;
}

/*
 * Does it tell of somebody who was there or may have been, or of somebody who
 * was not?
 */
static void
see_mark(struct bk_log_ahead *a, struct bk_str s)
{
	enum bk_mark mark;

	if (a->log->pairs) {
		mark = (enum bk_mark)bk_vocabulary_means(&bk_vocabulary_pairs,
		    s, BK_MARK_UNKNOWN);
		a->there = a->there || mark == BK_MARK_PRESENT;
		a->truant = a->truant || mark == BK_MARK_UNEXCUSED;
		return;
	}
	a->log->mark_hints |= bk_mark_hint(s);
	switch (bk_mark_read(s, BK_HINT_INDONESIAN, &mark)) {
	case BK_MARK_READ:
		break;
	case BK_MARK_AMBIGUOUS:
		a->there = true;
		return;
	default:
		if (!bk_mark_reasoned(s, &mark))
			return;
	}
	a->there = a->there || mark == BK_MARK_PRESENT || mark == BK_MARK_LATE;
	a->truant = a->truant || mark == BK_MARK_UNEXCUSED;
}

void
bk_log_ahead_row(struct bk_log_ahead *a, const struct bk_str *cell, size_t n,
    size_t line)
{
	static const struct bk_when none = { .date = { BK_DATE_NONE,
	    BK_DATE_NONE } };
	int weekday = a->log->at[BK_COL_WEEKDAY];
	struct bk_when when;
	struct bk_str s;

	/* a time of coming says so where no mark does */
	a->there |= a->log->at[BK_COL_ARRIVAL] >= 0;
	if (another(a, BK_COL_DATE, cell, n, &a->date, &s)) {
		if (bk_when_parse(s, a->log->ex->table->date1904, &when) !=
		    BK_WHEN_OK)
			when = none;
		if (weekday >= 0 && (size_t)weekday < n)
			bk_when_on(&when, cell[weekday]);
		if (bk_when_is_day(&when))
			bk_order_clue(&a->clues, &when, &a->hints);
		bk_dayswap_see(&a->swap, s, line);
		if (a->swap.line && !a->swapped)
			a->swapped = a->sheet;
	}
	if (another(a, BK_COL_STATUS, cell, n, &a->mark, &s))
		see_mark(a, s);
}

void
bk_log_ahead_above(struct bk_log_ahead *a)
{
	if (a->log->at[BK_COL_DATE] < 0)
		bk_order_clue(&a->clues, &a->log->above.day, &a->hints);
}

static void
end(struct bk_log_ahead *a)
{
	bk_buf_free(&a->date);
	bk_buf_free(&a->mark);
}

int
bk_log_ahead_give_up(struct bk_log_ahead *a)
{
	end(a);
	return -1;
}

/* Both readings of the first date that has two; or that no order fits all. */
static void
say_open(const struct bk_log_ahead *a, enum bk_order order)
{
	const struct bk_when *w = &a->clues.example;
	struct bk_diag *dg = bk_ingest_diag(a->log->in);
	const char *file = a->log->ex->name;
	char dmy[BK_DATE_SIZE], mdy[BK_DATE_SIZE];

	if (order == BK_ORDER_MIXED || w->date[0] == BK_DATE_NONE ||
	    w->date[1] == BK_DATE_NONE)
		bk_diag(dg, &bk_msg_date_order, file, 0, "some dates make "
		    "sense only as d/m/y, others only as m/d/y");
	else
		bk_diag(dg, &bk_msg_date_order, file, 0,
		    "%s (dmy) or %s (mdy)", bk_date_format(w->date[0], dmy),
		    bk_date_format(w->date[1], mdy));
}

int
bk_log_ahead_decide(struct bk_log_ahead *a)
{
	const char *why;
	enum bk_order order = bk_order_decide(&a->clues, &a->hints, &why);

	end(a);
	if (!a->log->mark_hints)
		a->log->mark_hints = a->log->language;
	if (a->truant && !a->there && !bk_ingest_forced(a->log->in)) {
		bk_diag(bk_ingest_diag(a->log->in), &bk_msg_absences_only,
		    a->log->ex->name, 0, NULL);
		return -1;
	}
	if (order >= BK_ORDER_OPEN) {
		say_open(a, order);
		return -1;
	}
	bk_dates_say(a->log->in, a->log->ex, order, why);
	a->log->swapped = bk_dayswap_tells(&a->swap, a->hints.today);
	if (a->log->swapped)
		bk_ingest_say_swapped(a->log->in, a->log->ex, a->swapped,
		    a->swap.line);
	/* Without an open date so far, a later one is not decided by that. */
	a->log->order = a->clues.open || a->hints.forced ? order :
	    BK_ORDER_OPEN;
	return 0;
}

/* --- a text that is longer than its beginning --------------------------- */

/* What the rest of the file cannot change. */
static bool
is_certain(const struct bk_log_ahead *a)
{
	return a->hints.forced || a->clues.open == 0 ||
	    (a->clues.as[0].fails != 0) != (a->clues.as[1].fails != 0);
}

/* The whole lines of a text whose end may be missing. */
static struct bk_str
whole_lines(struct bk_str s)
{
	const char *lf = s.n ? memrchr(s.p, '\n', s.n) : NULL;

	return (struct bk_str){ s.p, lf ? (size_t)(lf - s.p) + 1 : 0 };
}

static void
look_at(struct bk_log_ahead *a, struct bk_str text, size_t from)
{
	struct bk_csv c = { .text = text.p, .n = text.n, .at = from,
	    .delimiter = a->log->ex->delimiter, .line = a->line };
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_csv_row row;

	while (bk_csv_next(&c, &arena, &row)) {
		if (row.fault == BK_CSV_OK)
			bk_log_ahead_row(a, row.cell, row.ncells,
			    row.line);
		bk_arena_reset(&arena);
	}
	a->line = c.line;
	bk_csv_free(&c);
	bk_arena_free(&arena);
}

/*
 * The file from `at` on; what cannot be read is reported when its turn comes.
 * Where nothing but swapped days is open, no further than until that is closed.
 */
static void
look_at_file(struct bk_log_ahead *a, size_t at)
{
	bool all = !is_certain(a);
	char *p = bk_xmalloc(PIECE + BK_CSV_PAD);
	size_t n = 0;

	while (all || bk_dayswap_open(&a->swap)) {
		ssize_t got = bk_export_peek(a->log->ex, at + n, p + n,
		    PIECE - n);
		struct bk_str text;

		if (got <= 0)
			break;
		n += (size_t)got;
		text = whole_lines((struct bk_str){ p, n });
		if (!text.n && n < PIECE)
			continue;
		if (!text.n)
			text.n = n;	/* of no use, but not in the way */
		look_at(a, text, 0);
		memmove(p, p + text.n, n - text.n);
		at += text.n;
		n -= text.n;
	}
	free(p);
}

/*
 * The rows of the text that starts there, as far as they are needed. False if
 * the rest of a pipe is too long to keep.
 */
static bool
look_at_all(struct bk_log_ahead *a, size_t start)
{
	bool streams = bk_export_streams(a->log->ex);
	struct bk_str text = bk_export_beginning(a->log->ex);

	if (streams)
		text = whole_lines(text);
	if (text.n < start)
		text.n = start;
	a->line = a->log->line;
	look_at(a, text, start);
	if (!streams || (is_certain(a) && !bk_dayswap_open(&a->swap)))
		return true;
	if (bk_export_can_peek(a->log->ex))
		look_at_file(a, text.n);
	else if (bk_export_look_ahead(a->log->ex))
		look_at(a, bk_export_beginning(a->log->ex), text.n);
	else
		return is_certain(a);
	return true;
}

int
bk_log_ahead_text(struct bk_log *l, size_t start)
{
	struct bk_log_ahead a;

	bk_log_ahead_start(&a, l);
	if (look_at_all(&a, start))
		return bk_log_ahead_decide(&a);
	bk_diag(bk_ingest_diag(l->in), &bk_msg_date_order, l->ex->name, 0,
	    "too long to look ahead in a pipe");
	end(&a);
	return -1;
}
