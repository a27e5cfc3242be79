/*
 * Zoom: participants of a meeting, one line a connection or ("show unique
 * users") a person, with or without the meeting's data above, and the
 * attendee report of a webinar. Headings are in any language; what marks them
 * is the bracket of `Name (Original Name)`, also a full-width one.
 */
#include "attendees.h"
#include "readers.h"

/* The number of a meeting: 812 3456 7890. */
static bool
is_meeting_id(struct bk_str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] != ' ' && s.p[i] != '-')
			return false;
	}
	return digits >= 9 && digits <= 11;
}

/* The row of a meeting's or webinar's own data above the people, or NONE. */
static size_t
find_data(const struct bk_sheet *s, size_t end, struct bk_str *topic)
{
	for (size_t i = 0; i < end; i++)
		for (size_t c = 0; c < 2 && s->row[i].n > 2; c++)
			if (is_meeting_id(bk_cell(&s->row[i], c))) {
				*topic = bk_cell(&s->row[i], 1 - c);
				return i;
			}
	return SIZE_MAX;
}

/* The day in a row of data, where no time of day stands beside it. */
static bk_date
day_of(const struct bk_row *row, enum bk_order order)
{
	for (size_t c = 0; c < row->n; c++) {
		struct bk_when w;

		if (!is_meeting_id(row->cell[c]) && bk_when_parse(row->cell[c],
		    false, &w) == BK_WHEN_OK)
			return w.date[order];
	}
	return BK_DATE_NONE;
}

/*
 * The people: of the tables with originals the longest, for a webinar lists
 * its hosts first. (The meeting's own data have headings too, without.)
 */
static bool
find(const struct bk_table *t, struct bk_attendees *out)
{
	const struct bk_sheet *s = &t->sheet[0];
	struct bk_attendees a;
	size_t from = 0;
	bool found = false;

	while (bk_attendees_find(s, from, s->n, &a)) {
		if (a.original && (!found || a.end - a.first >
		    out->end - out->first)) {
			*out = a;
			found = true;
		}
		from = a.original ? a.end : a.head + 1;
	}
	return found;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	struct bk_attendees a;

	if (!find(x->table, &a))
		return 0;
	bk_buf_printf(why, "names with their originals in brackets and %s "
	    "under line %zu", a.join >= 0 ? "times" : "durations",
	    x->table->sheet[0].row[a.head].line);
	return 85;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	const struct bk_table *t = bk_export_table(x, bk_ingest_diag(in));
	struct bk_call call = BK_CALL_INIT;
	struct bk_arena arena = BK_ARENA_INIT;
	const struct bk_sheet *s;
	struct bk_attendees a;
	enum bk_order order;
	bk_date from, to;
	size_t data;

	if (!t)
		return -1;
	s = &t->sheet[0];
	if (!find(t, &a))
		return bk_readers_no_heading(in, x);
	if (bk_attendees_order(in, x, s, 0, s->n, &order) < 0)
		return -1;
	data = find_data(s, a.head, &call.subject);
	if (data != SIZE_MAX)
		bk_attendees_preamble(s, data, data + 1, order,
		    bk_ingest_zone(in), &call);
	if (data != SIZE_MAX && call.date == BK_DATE_NONE)
		call.date = day_of(&s->row[data], order);
	call.line = s->row[a.head].line;
	bk_when_of_name(x->name, &from, &to);
	if (call.date == BK_DATE_NONE && a.join < 0 && from == to)
		call.date = from;
	bk_attendees_read(s, &a, order, call.date, bk_ingest_zone(in), &arena,
	    &call);
	bk_call_report(in, &call);
	bk_call_free(&call);
	bk_arena_free(&arena);
	return 0;
}

const struct bk_format bk_format_zoom = {
	.name = "zoom",
	.about = "Zoom participants or webinar attendees",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
};
