/*
 * Reading a table of attendees, and what stands above it (attendees.h).
 */
#include "attendees.h"
#include "clock.h"
#include "dates.h"
#include "duration.h"
#include "map.h"
#include "shape.h"
#include "vocabulary.h"

static int64_t
read_moment(struct bk_str s, enum bk_order order, bk_date date, int zone)
{
	struct bk_when w;
	int second;

	/* 07.01.10 is no day here */
	if (bk_when_parse(s, false, &w) == BK_WHEN_OK &&
	    (w.second != BK_SECOND_NONE || bk_when_clock(s) < 0)) {
		bk_when_to_zone(&w, zone);
		if (w.date[order] == BK_DATE_NONE)
			return BK_CLOCK_NONE;
		return bk_call_clock(w.date[order], w.second);
	}
	second = bk_when_clock(s);
	return bk_call_clock(date, second);
}

/* "Shown (Original)" in two, in brackets of either width. */
static void
split_original(struct bk_str s, struct bk_link *l)
{
	static const char *const open[] = { "(", "\xef\xbc\x88" };
	static const char *const shut[] = { ")", "\xef\xbc\x89" };

	l->name = s;
	for (int i = 0; i < 2; i++) {
		size_t no = strlen(open[i]), ns = strlen(shut[i]);
		const char *at = memmem(s.p, s.n, open[i], no);

		if (!at || at == s.p || s.n < ns ||
		    memcmp(s.p + s.n - ns, shut[i], ns) != 0)
			continue;
		l->name = bk_str_trim((struct bk_str){ s.p,
		    (size_t)(at - s.p) });
		l->also = bk_str_trim((struct bk_str){ at + no,
		    (size_t)(s.p + s.n - ns - at) - no });
		return;
	}
}

static struct bk_str
column(const struct bk_row *row, int col)
{
	return col < 0 ? BK_STR("") : bk_cell(row, (size_t)col);
}

/* Nothing, or a mark for it. */
static bool
is_unknown(struct bk_str s)
{
	double seconds;

	return bk_duration_parse(s, 60, &seconds) == 1;
}

/*
 * Who is listed but did not come: has no times at all. Where a column tells
 * who came, its no in any language is that of the rows without times.
 */
static bool
did_not_come(const struct bk_row *row, const struct bk_attendees *a)
{
	struct bk_str join = column(row, a->join);
	struct bk_str leave = column(row, a->leave);
	struct bk_str stay = column(row, a->stay);
	struct bk_str said = column(row, a->attended);

	if (bk_vocabulary_has(&bk_vocabulary_absences, said))
		return true;
	if (a->join < 0)
		return false;
	return join.n + leave.n + stay.n == 0 || (a->attended >= 0 &&
	    is_unknown(join) && is_unknown(leave) && is_unknown(stay));
}

static void
read_row(const struct bk_row *row, const struct bk_attendees *a,
    enum bk_order order, int zone, struct bk_arena *arena,
    struct bk_call *call)
{
	struct bk_str name = column(row, a->name);
	struct bk_str second = column(row, a->second);
	struct bk_link *l;
	double seconds;

	if (name.n + second.n == 0)
		return;
	l = bk_call_link(call);
	if (a->original)
		split_original(name, l);
	else
		l->name = name;
	if (second.n) {
		char *both = bk_arena_printf(arena, "%.*s %.*s", (int)name.n,
		    name.p, (int)second.n, second.p);

		l->name = bk_str_trim(bk_str(both));
	}
	if (a->also >= 0)
		l->also = column(row, a->also);
	l->email = column(row, a->email);
	if (l->email.n && (memchr(l->email.p, '*', l->email.n) ||
	    !memchr(l->email.p, '@', l->email.n)))
		l->email = BK_STR("");		/* masked: nobody's */
	l->from = read_moment(column(row, a->join), order, call->date, zone);
	l->to = read_moment(column(row, a->leave), order, call->date, zone);
	if (a->clocks && l->from != BK_CLOCK_NONE && l->to < l->from &&
	    l->to != BK_CLOCK_NONE)
		l->to += 24 * 60 * 60;
	if (bk_duration_parse(column(row, a->stay), 60, &seconds) == 0)
		l->seconds = seconds;
	l->absent = did_not_come(row, a);
	l->open = a->leave >= 0 && l->from != BK_CLOCK_NONE &&
	    l->to == BK_CLOCK_NONE;
	l->line = row->line;
	l->record = bk_table_row_text(row, arena);
}

/*
 * "Name (presentation)", in whatever language, beside "Name": a shared
 * screen that some tools count as a person.
 */
static void
join_screens(struct bk_call *call, size_t from)
{
	struct bk_map names = BK_MAP_INIT;

	for (size_t i = from; i < call->n; i++)
		bk_map_intern(&names, call->link[i].name);
	for (size_t i = from; i < call->n; i++) {
		struct bk_str s = call->link[i].name;
		const char *at = s.n && s.p[s.n - 1] == ')' ?
		    memrchr(s.p, '(', s.n) : NULL;

		if (!at || at == s.p)
			continue;
		s = bk_str_trim((struct bk_str){ s.p, (size_t)(at - s.p) });
		if (bk_map_find(&names, s) != SIZE_MAX)
			call->link[i].name = s;
	}
	bk_map_free(&names);
}

void
bk_attendees_read(const struct bk_sheet *sheet, const struct bk_attendees *a,
    enum bk_order order, int zone, struct bk_arena *arena,
    struct bk_call *call)
{
	size_t width = sheet->row[a->head].n, from = call->n;

	for (size_t i = a->first; i < a->end; i++) {
		struct bk_row row;

		bk_attendees_mend(&sheet->row[i], width, arena, &row);
		read_row(&row, a, order, zone, arena, call);
	}
	if (!a->original)
		join_screens(call, from);
}

/* --- above the table ---------------------------------------------------- */

struct found {
	int	moments, in_row;
};

static void
look_at(struct bk_str s, enum bk_order order, int zone, struct found *f,
    struct bk_call *call)
{
	struct bk_shape shape = { 0 };
	double seconds;
	int64_t at;

	bk_shape_add(&shape, s);
	if (shape.moment) {
		at = read_moment(s, order, BK_DATE_NONE, zone);
		f->in_row++;
		if (++f->moments == 1)
			call->from = at;
		else if (f->moments == 2 && at >= call->from)
			call->to = at;
		else if (f->in_row == 3 && at >= call->from) {
			/* when it was planned, then start and end */
			call->from = call->to;
			call->to = at;
		}
	} else if (call->seconds < 0 && shape.stay && f->moments &&
	    bk_duration_parse(s, 60, &seconds) == 0) {
		call->seconds = seconds;
	}
}

void
bk_attendees_preamble(const struct bk_sheet *sheet, size_t from, size_t end,
    enum bk_order order, int zone, struct bk_call *call)
{
	struct bk_arena arena = BK_ARENA_INIT;
	struct found f = { 0 };

	for (size_t i = from; i < end; i++) {
		struct bk_row row;

		bk_attendees_mend(&sheet->row[i], 1, &arena, &row);
		f.in_row = 0;
		for (size_t c = 0; c < row.n; c++)
			look_at(row.cell[c], order, zone, &f, call);
	}
	if (call->from != BK_CLOCK_NONE)
		call->date = (bk_date)(call->from / (24 * 60 * 60));
	bk_arena_free(&arena);
}

static int
begins_word(struct bk_str s, size_t i)
{
	return i == 0 || s.p[i - 1] == ' ' || s.p[i - 1] == ':' ||
	    s.p[i - 1] == '\t';
}

bool
bk_attendees_moment(struct bk_str s, struct bk_when *w)
{
	for (size_t i = 0; i < s.n && i < 128; i++) {
		struct bk_str rest = { s.p + i, s.n - i };
		size_t used;

		if (begins_word(s, i) && bk_when_prefix(rest, w, &used) ==
		    BK_WHEN_OK)
			return true;
	}
	return false;
}

int
bk_attendees_order(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, size_t from, size_t end,
    enum bk_order *order)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;

	bk_ingest_order_hints(in, x, &hints);
	bk_shape_clues(sheet, from, end, &hints, &clues);
	return bk_dates_decide(in, x, &clues, &hints, order);
}

/* How a time in a moment is written: MDY, DMY, or nothing that tells. */
static enum bk_order
half_of(struct bk_str s)
{
	struct bk_when w;
	size_t colons = 0;

	if (!bk_attendees_moment(s, &w) || w.second == BK_SECOND_NONE)
		return BK_ORDER_OPEN;
	for (size_t i = 0; i + 1 < s.n; i++) {
		colons += s.p[i] == ':';
		if (i == 0 || (s.p[i - 1] != ' ' && (s.p[i - 1] < '0' ||
		    s.p[i - 1] > '9')))
			continue;
		if ((s.p[i] == 'A' || s.p[i] == 'P') && s.p[i + 1] == 'M')
			return BK_ORDER_MDY;
		if ((s.p[i] == 'a' || s.p[i] == 'p') && s.p[i + 1] == 'm')
			return BK_ORDER_DMY;
	}
	return colons == 2 ? BK_ORDER_DMY : BK_ORDER_OPEN;
}

int
bk_attendees_order_by_time(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *sheet, size_t from, size_t end,
    enum bk_order *order)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	size_t told[2] = { 0, 0 };

	bk_ingest_order_hints(in, x, &hints);
	for (size_t i = from; i < end && i < sheet->n; i++)
		for (size_t c = 0; c < sheet->row[i].n; c++) {
			enum bk_order o = half_of(sheet->row[i].cell[c]);

			if (o < BK_ORDER_OPEN)
				told[o]++;
		}
	if (told[BK_ORDER_DMY] == 0 && told[BK_ORDER_MDY])
		hints.half = BK_ORDER_MDY;
	else if (told[BK_ORDER_MDY] == 0 && told[BK_ORDER_DMY])
		hints.half = BK_ORDER_DMY;
	bk_shape_clues(sheet, from, end, &hints, &clues);
	return bk_dates_decide(in, x, &clues, &hints, order);
}
