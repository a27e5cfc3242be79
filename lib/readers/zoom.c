/*
 * Zoom: participants of a meeting, one line a connection or ("show unique
 * users") a person, with or without the meeting's data above or beside them,
 * and the attendee report of a webinar. Headings are in any language; what
 * marks them is the bracket of `Name (Original Name)`, also a full-width one.
 */
#include "attendees.h"
#include "clock.h"
#include "readers.h"

#define NONE	SIZE_MAX

/*
 * The row of a meeting's or webinar's own data in the rows from..end-1, the
 * last where there are several; NONE. It has the meeting's number, or a moment
 * among other cells.
 */
static size_t
find_data(const struct bk_sheet *s, size_t from, size_t end)
{
	for (size_t i = end; i-- > from;)
		for (size_t c = 0; s->row[i].n > 2 && c < s->row[i].n; c++) {
			struct bk_str cell = s->row[i].cell[c];
			struct bk_when w;

			if ((c < 2 && bk_attendees_meeting_id(cell)) ||
			    (bk_when_parse(cell, false, &w) == BK_WHEN_OK &&
			    w.second != BK_SECOND_NONE))
				return i;
		}
	return NONE;
}

/* The topic: whichever of the first two cells is no number. */
static struct bk_str
topic_of(const struct bk_row *data)
{
	struct bk_str topic = bk_cell(data, 0);
	double v;

	return bk_attendees_meeting_id(topic) || bk_str_num(topic, &v) == 0 ?
	    bk_cell(data, 1) : topic;
}

/* The length in a row of data: a number under a heading with "(minutes)". */
static double
length_of(const struct bk_row *heads, const struct bk_row *row)
{
	for (size_t c = 0; c < row->n; c++) {
		double minutes;

		if (bk_attendees_bracket(bk_cell(heads, c)) &&
		    bk_str_num(row->cell[c], &minutes) == 0)
			return minutes * 60;
	}
	return -1;
}

/* The day in a row of data, where no time of day stands beside it. */
static bk_date
day_of(const struct bk_row *row, enum bk_order order)
{
	for (size_t c = 0; c < row->n; c++) {
		struct bk_when w;

		if (!bk_attendees_meeting_id(row->cell[c]) &&
		    bk_when_parse(row->cell[c], false, &w) == BK_WHEN_OK)
			return w.date[order];
	}
	return BK_DATE_NONE;
}

/*
 * Is it one of Zoom's? Its headings are, or both have brackets: the name's
 * for the original, the length's for minutes. With originals, or with answers
 * whether somebody came; the oldest had neither, but minutes in whole numbers,
 * and nothing else in the file. It has to be a meeting's, or the operator says
 * so (`asked`).
 */
static bool
is_ours(const struct bk_export *x, bool asked, const struct bk_sheet *s,
    const struct bk_attendees *a)
{
	if (!asked && !bk_attendees_met(x, s, a))
		return false;
	if (!bk_attendees_own(s, a) && !(a->original && a->minutes))
		return false;
	return a->original || a->attended >= 0 || (a->head == 0 &&
	    a->end == s->n && a->minutes && !a->clocks && a->join >= 0 &&
	    a->leave >= 0);
}

/* The next table; *from is then behind it. */
static bool
find(const struct bk_export *x, bool asked, const struct bk_sheet *s,
    size_t *from, struct bk_attendees *a)
{
	while (bk_attendees_find(s, *from, s->n, a)) {
		*from = a->head + 1;
		if (!is_ours(x, asked, s, a))
			continue;
		*from = a->end;
		return true;
	}
	return false;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_attendees a;
		size_t from = 0;

		if (!find(x, false, s, &from, &a))
			continue;
		bk_readers_why(x, why, "%s and %s under line %zu",
		    bk_diag_text(x->dg, a.original ?
		    "names with their originals in brackets" :
		    a.attended >= 0 ? "answers whether they came, names" :
		    "names, whole minutes"), bk_diag_text(x->dg, a.join >= 0 ?
		    "times" : "durations"), s->row[a.head].line);
		return 85;
	}
	return 0;
}

/* --- reading ------------------------------------------------------------ */

struct reading {
	struct bk_ingest *in;
	const struct bk_export *x;
	const struct bk_sheet *sheet;
	enum bk_order	 order;
};

/* A meeting: the row that tells of it, or NULL, its headings, its people. */
static void
read_meeting(const struct reading *r, const struct bk_row *heads,
    const struct bk_row *data, const struct bk_attendees *a)
{
	struct bk_call call = BK_CALL_INIT;
	struct bk_arena arena = BK_ARENA_INIT;
	int zone = bk_ingest_zone(r->in);
	bk_date from, to;

	if (data) {
		struct bk_row row = *data;
		struct bk_sheet above = { .row = &row, .n = 1 };

		call.subject = topic_of(data);
		bk_attendees_preamble(&above, 0, 1, r->order, zone, &call);
		if (call.date == BK_DATE_NONE)
			call.date = day_of(data, r->order);
		if (call.to == BK_CLOCK_NONE)
			call.seconds = length_of(heads, data);
	}
	call.line = r->sheet->row[a->head].line;
	bk_whenname_span(r->x->name, &from, &to);
	if (call.date == BK_DATE_NONE && a->join < 0 && from == to)
		call.date = from;
	bk_attendees_read(r->sheet, a, r->order, zone, &arena, &call);
	bk_call_report(r->in, &call);
	bk_call_free(&call);
	bk_arena_free(&arena);
}

/* Do two rows tell of one meeting, in the columns before the name? */
static bool
same_meeting(const struct bk_row *x, const struct bk_row *y, int name)
{
	for (int c = 0; c < name; c++)
		if (!bk_str_eq(bk_cell(x, (size_t)c), bk_cell(y, (size_t)c)))
			return false;
	return true;
}

/* A table whose rows each tell their meeting, one meeting after the other. */
static void
read_meetings(const struct reading *r, const struct bk_attendees *table)
{
	const struct bk_row *rows = r->sheet->row;

	for (size_t i = table->first, n; i < table->end; i += n) {
		struct bk_attendees a = *table;
		struct bk_row data = rows[i];

		for (n = 1; i + n < table->end && same_meeting(&rows[i],
		    &rows[i + n], a.name); n++)
			;
		a.first = i;
		a.end = i + n;
		if (data.n > (size_t)a.name)
			data.n = (size_t)a.name;
		read_meeting(r, &rows[table->head], &data, &a);
	}
}

/*
 * Of the tables below one row of data the longest counts: a webinar lists its
 * host and its speakers before those who came to listen. A table below none
 * is a meeting of its own.
 */
static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	struct reading r = { .in = in, .x = x, .sheet = s };
	struct bk_attendees a, best;
	size_t from = 0, above = 0, data;
	bool asked = bk_ingest_forced(in);
	bool more = find(x, asked, s, &from, &a);

	if (!more)
		return 0;
	if (bk_attendees_order_by_time(in, x, s, 0, s->n, &r.order) < 0)
		return -1;
	while (more) {
		data = find_data(s, above, a.head);
		best = a;
		above = a.end;
		while ((more = find(x, asked, s, &from, &a)) && data != NONE &&
		    find_data(s, above, a.head) == NONE) {
			if (a.end - a.first >= best.end - best.first)
				best = a;
			above = a.end;
		}
		if (best.meeting >= 0)
			read_meetings(&r, &best);
		else if (data == NONE)
			read_meeting(&r, NULL, NULL, &best);
		else
			read_meeting(&r, &s->row[data ? data - 1 : 0],
			    &s->row[data], &best);
	}
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, take_sheet,
	    "name, and how long or when somebody was there");
}

const struct bk_format bk_zoom_format = {
	.name = "zoom",
	.about = "Zoom participants or webinar attendees",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
