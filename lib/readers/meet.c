/*
 * Google Meet: the report of Workspace (first name, last name, e-mail,
 * duration, times), and what add-ons write: starred lines above, a line a
 * join, times without a date, or a table of names and ticks. All by shape.
 */
#include "attendees.h"
#include "clock.h"
#include "readers.h"
#include "says.h"
#include "shape.h"

enum { HEAD_ROWS = 16 };

enum { SAMPLE = 64 };

/* Lengths in words: "41 min", "0 days 00:41:55". */
static bool
in_words(const struct bk_sheet *s, const struct bk_attendees *a)
{
	size_t filled = 0, words = 0;

	for (size_t i = a->first; i < a->end && i < a->first + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], (size_t)a->stay);
		struct bk_shape shape = { 0 };

		bk_shape_add(&shape, cell);
		filled += shape.filled;
		words += shape.stay && bk_when_clock(cell) < 0 &&
		    !bk_shape_number(cell);
	}
	return bk_shape_mostly(words, filled);
}

/*
 * Somebody came and left, or stayed for some time, and headings or values say
 * so; bare numbers are that only beside a time, for there may be marks under
 * `Quiz (nilai)`. They have to be a meeting's, or the operator says so
 * (`asked`).
 */
static bool
tells_stays(const struct bk_export *x, bool asked, const struct bk_sheet *s,
    const struct bk_attendees *a)
{
	if (!asked && !bk_attendees_met(x, s, a))
		return false;
	if (!bk_attendees_own(s, a) && !(a->join < 0 && a->stay >= 0 &&
	    in_words(s, a)))
		return false;
	if (a->original || a->attended >= 0)
		return false;
	if (a->stay >= 0)
		return !a->minutes || a->join >= 0;
	return a->join >= 0 && a->leave >= 0;
}

/* The next table of connections; *from is then behind it. */
static bool
find(const struct bk_export *x, bool asked, const struct bk_sheet *s,
    size_t *from, struct bk_attendees *a)
{
	while (bk_attendees_find(s, *from, s->n, a)) {
		*from = a->head + 1;
		if (!tells_stays(x, asked, s, a))
			continue;
		*from = a->end;
		return true;
	}
	return false;
}

/* --- names and ticks ---------------------------------------------------- */

/* A row of headings: a word, then a moment in the second column or later. */
static bool
is_tick_head(const struct bk_sheet *s, size_t i)
{
	const struct bk_row *row = &s->row[i];
	size_t moments = 0, ticks = 0;
	struct bk_when w;

	if (row->n < 2 || row->cell[0].n == 0 || bk_when_parse(row->cell[0],
	    false, &w) != BK_WHEN_NO_DATE)
		return false;
	for (size_t c = 1; c < row->n; c++)
		moments += bk_when_parse(row->cell[c], false, &w) ==
		    BK_WHEN_OK && w.second != BK_SECOND_NONE;
	for (size_t k = i + 1; moments && k < s->n; k++)
		ticks += bk_mark_tick(bk_cell(&s->row[k], 1)) !=
		    BK_MARK_UNKNOWN;
	return ticks > 0;
}

/* Only if a word says that they are of attendance. */
static bool
find_ticks(const struct bk_export *x, const struct bk_sheet *s, size_t *head)
{
	for (*head = 0; *head < s->n && *head < HEAD_ROWS; (*head)++)
		if (is_tick_head(s, *head))
			return bk_says_attendance(x, s, *head);
	return false;
}

static int
read_ticks(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, size_t head)
{
	const struct bk_row *row = &s->row[head];
	struct bk_arena arena = BK_ARENA_INIT;
	enum bk_order order;

	if (bk_attendees_order(in, x, s, head, head + 1, &order) < 0)
		return -1;
	for (size_t c = 1; c < row->n; c++) {
		char period[BK_CLOCK_SIZE];
		struct bk_when w;

		if (bk_when_parse(row->cell[c], false, &w) != BK_WHEN_OK ||
		    w.second == BK_SECOND_NONE)
			continue;
		bk_clock_format(w.second / 60, period);
		for (size_t i = head + 1; i < s->n; i++) {
			struct bk_session one = {
			    .who = { .name = bk_cell(&s->row[i], 0) },
			    .date = w.date[order], .period = bk_str(period),
			    .mark = bk_mark_tick(bk_cell(&s->row[i], c)),
			    .minutes = BK_MINUTES_UNKNOWN,
			    .line = s->row[i].line,
			    .record = bk_table_row_text(&s->row[i], &arena) };

			if (one.who.name.n)
				bk_ingest_session(in, &one);
		}
	}
	bk_arena_free(&arena);
	return 1;
}

/* --- connections -------------------------------------------------------- */

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_attendees a;
		size_t head, from = 0;

		if (find_ticks(x, s, &head)) {
			bk_readers_why(x, why, "names and ticks under the "
			    "times in line %zu", s->row[head].line);
			return 80;
		}
		if (!find(x, false, s, &from, &a))
			continue;
		bk_readers_why(x, why, "names with %s under line %zu",
		    bk_diag_text(x->dg, a.join < 0 ? "durations" : a.clocks ?
		    "times of day" : "times"), s->row[a.head].line);
		return a.leave >= 0 && a.stay >= 0 ? 75 : 60;
	}
	return 0;
}

/* Lines above the table: "Created on ...", "Ended on ...". */
static void
read_preamble(const struct bk_sheet *s, size_t from, size_t end,
    enum bk_order order, struct bk_call *call)
{
	for (size_t i = from; i < end; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			struct bk_when w;
			int64_t at;

			if (!bk_attendees_moment(s->row[i].cell[c], &w) ||
			    w.date[order] == BK_DATE_NONE)
				continue;
			at = bk_call_clock(w.date[order], w.second);
			if (call->date == BK_DATE_NONE) {
				call->date = w.date[order];
				call->from = at;
			} else if (call->from != BK_CLOCK_NONE &&
			    at > call->from) {
				call->to = at;
			}
		}
}

/* One table, and what stands in the rows from `above` on over it. */
static void
read_table(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, size_t above, const struct bk_attendees *a,
    enum bk_order order)
{
	struct bk_call call = BK_CALL_INIT;
	struct bk_arena arena = BK_ARENA_INIT;
	bk_date from, to;

	/* the day may stand in the headings */
	read_preamble(s, above, a->head + 1, order, &call);
	call.line = s->row[a->head].line;
	bk_whenname_span(x->name, &from, &to);
	if (call.date == BK_DATE_NONE && (a->clocks || a->join < 0) &&
	    from == to)
		call.date = from;
	bk_attendees_read(s, a, order, bk_ingest_zone(in), &arena, &call);
	bk_call_report(in, &call);
	bk_call_free(&call);
	bk_arena_free(&arena);
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	struct bk_attendees a;
	bool asked = bk_ingest_forced(in);
	enum bk_order order;
	size_t head, above = 0, from = 0;

	if (find_ticks(x, s, &head))
		return read_ticks(in, x, s, head);
	if (!find(x, asked, s, &from, &a))
		return 0;
	if (bk_attendees_order(in, x, s, 0, s->n, &order) < 0)
		return -1;
	do {
		read_table(in, x, s, above, &a, order);
		above = from;
	} while (find(x, asked, s, &from, &a));
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, take_sheet,
	    "name, and how long or when somebody was there");
}

const struct bk_format bk_meet_format = {
	.name = "meet",
	.about = "Google Meet attendance, of Workspace or of an add-on",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
