#include "attendees.h"

#include "dates.h"
#include "duration.h"
#include "fold.h"
#include "heading.h"
#include "map.h"
#include "mem.h"
#include "shape.h"

enum {
	WIDTH_MAX = 32,		/* columns that are looked at */
	SAMPLE = 64,		/* rows that tell a table's shape */
	HEADS_MAX = 256		/* below these no headings are looked for */
};

static bool
has_bracket(struct bk_str s)
{
	return s.n && (memchr(s.p, '(', s.n) ||
	    memmem(s.p, s.n, "\xef\xbc\x88", 3));	/* full-width */
}

/* Words without digits first, no times: a row of headings. */
static bool
may_be_head(const struct bk_row *row)
{
	struct bk_shape s = { 0 };
	size_t long_words = 0;

	if (row->n < 2 || row->fault)
		return false;
	for (size_t i = 0; i < row->n && i < WIDTH_MAX; i++) {
		bk_shape_add(&s, row->cell[i]);
		long_words += row->cell[i].n > 1;
	}
	return s.filled >= 2 && long_words >= 2 && s.email + s.moment +
	    s.day + s.clock + s.number == 0;
}

static bool
heading_has(const struct bk_row *head, int col, const char *const *words)
{
	char text[BK_FOLD_MAX];

	bk_fold(bk_cell(head, (size_t)col), text);
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

/* A moment of something else than being there. */
static const char *const not_there[] = { "regist", "approv", "pendaftar",
	"daftar pada", "created", NULL };
static const char *const attended_words[] = { "attended", "hadir",
	"menghadiri", NULL };

static bool
is_moment(const struct bk_shape *s)
{
	return s->moment && bk_shape_mostly(s->moment + s->unknown, s->filled);
}

static bool
is_clock(const struct bk_shape *s)
{
	return s->clock && bk_shape_mostly(s->clock + s->unknown, s->filled);
}

/* 18:02:28 may be a time of day, and 00:02:28 how long. */
static bool
may_be_stay(const struct bk_shape *s)
{
	return s->stay && bk_shape_mostly(s->stay + s->unknown, s->filled);
}

/*
 * Is column `c` of such times a duration? Yes beside others that can only be
 * moments or clocks; else the third of three; else the second of two when it
 * is smaller than the first; or the only one.
 */
static bool
clock_is_stay(const struct bk_sheet *sheet, const struct bk_shape *s, int n,
    const struct bk_attendees *a, int c)
{
	int sure = 0, before = -1, rank = 0, all = 0;
	size_t less = 0, rows = 0;

	for (int i = 0; i < n; i++) {
		bool both = is_clock(&s[i]) && may_be_stay(&s[i]);

		/* a column that can be nothing else is the duration */
		if (may_be_stay(&s[i]) && !is_clock(&s[i]))
			return false;
		sure += !both && (is_moment(&s[i]) || is_clock(&s[i]));
		all += both;
		if (both && i < c) {
			rank++;
			before = i;
		}
	}
	if (sure || all == 1)
		return true;
	if (all > 2 || rank == 0)
		return rank == 2;
	for (size_t i = a->first; i < a->end && rows < SAMPLE; i++, rows++)
		less += bk_clock_parse(bk_cell(&sheet->row[i], (size_t)c)) <
		    bk_clock_parse(bk_cell(&sheet->row[i], (size_t)before));
	return less * 2 > rows;
}

/* "Duration (minutes)", in any language; but no "NIS (10 digits)". */
static bool
is_minutes(struct bk_str heading)
{
	return has_bracket(heading) && bk_heading(heading) == BK_COL_NONE;
}

/* The columns that are told by what is in them. */
static void
assign_times(const struct bk_sheet *sheet, const struct bk_shape *s, int n,
    struct bk_attendees *a)
{
	const struct bk_row *head = &sheet->row[a->head];

	for (int c = 0; c < n; c++) {
		bool clock = is_clock(&s[c]);

		if (clock && may_be_stay(&s[c]) &&
		    clock_is_stay(sheet, s, n, a, c)) {
			if (a->stay < 0)
				a->stay = c;
		} else if (a->email < 0 && bk_shape_mostly(s[c].email,
		    s[c].filled)) {
			a->email = c;
		} else if (clock || is_moment(&s[c])) {
			if (heading_has(head, c, not_there))
				continue;
			if (a->join < 0)
				a->join = c;
			else
				a->leave = c;	/* the last of them */
			a->clocks = a->clocks || clock;
		} else if (a->stay < 0 && may_be_stay(&s[c])) {
			a->stay = c;
		} else if (a->stay < 0 && s[c].number &&
		    bk_shape_mostly(s[c].number + s[c].stay + s[c].unknown,
		    s[c].filled) && (is_minutes(bk_cell(head,
		    (size_t)c)) || (a->leave >= 0 && c == a->leave + 1))) {
			a->stay = c;
			a->minutes = true;
		}
	}
}

/* The name: the first texts before all that, in one column or two. */
static void
assign_names(const struct bk_row *head, const struct bk_shape *s, int n,
    struct bk_attendees *a)
{
	const int special[] = { a->email, a->join, a->stay };
	int stop = n, text[3], ntexts = 0;

	for (size_t i = 0; i < BK_NELEM(special); i++)
		if (special[i] > 0 && special[i] < stop)
			stop = special[i];
	for (int c = 0; c < n && ntexts < 3; c++) {
		bool number = s[c].number == s[c].filled;

		if (c == stop && ntexts > 0)
			break;
		if (c == a->email || c == a->join || c == a->leave ||
		    c == a->stay || s[c].filled == 0 || number)
			continue;
		if (c == 0 && heading_has(head, c, attended_words))
			a->attended = c;
		else
			text[ntexts++] = c;
	}
	if (ntexts > 0)
		a->name = text[0];
	a->original = a->name >= 0 && has_bracket(bk_cell(head,
	    (size_t)a->name));
	/* Zoom's name is one column: beside it are masked addresses */
	if (ntexts == 2 && text[1] == text[0] + 1 && text[1] < stop &&
	    stop < n && !a->original)
		a->second = text[1];
}

/*
 * The cells of a row, where a tool split "14/11/22, 09:29:07" over two: put
 * together again, so that they stand under their headings.
 */
static void
mend(const struct bk_row *row, size_t width, struct bk_arena *arena,
    struct bk_row *out)
{
	*out = *row;
	if (row->n <= width)
		return;
	out->cell = bk_arena_alloc(arena, row->n * sizeof(*out->cell));
	out->n = 0;
	for (size_t i = 0; i < row->n; i++) {
		struct bk_str s = row->cell[i];
		struct bk_when w;

		if (i + 1 < row->n && row->n - i + out->n > width &&
		    bk_when_parse(s, false, &w) == BK_WHEN_OK &&
		    w.second == BK_SECOND_NONE &&
		    bk_clock_parse(row->cell[i + 1]) >= 0) {
			struct bk_str t = row->cell[++i];

			s.p = bk_arena_printf(arena, "%.*s %.*s", (int)s.n,
			    s.p, (int)t.n, t.p);
			s.n = strlen(s.p);
		}
		out->cell[out->n++] = s;
	}
}

/* What the columns hold, by the first rows behind the headings. */
static void
sample(const struct bk_sheet *sheet, const struct bk_attendees *a,
    struct bk_shape *shape, size_t n)
{
	struct bk_arena arena = BK_ARENA_INIT;

	memset(shape, 0, n * sizeof(*shape));
	for (size_t i = a->first; i < a->end && i < a->first + SAMPLE; i++) {
		struct bk_row row;

		mend(&sheet->row[i], sheet->row[a->head].n, &arena, &row);
		for (size_t c = 0; c < n; c++)
			bk_shape_add(&shape[c], bk_cell(&row, c));
	}
	bk_arena_free(&arena);
}

/* Do blank lines part these rows? */
static bool
parted(const struct bk_row *above, const struct bk_row *below)
{
	size_t lines = 1;

	for (size_t i = 0; i < above->record.n; i++)
		lines += above->record.p[i] == '\n';
	return below->line > above->line + lines;
}

static bool
holds_times(const struct bk_row *row)
{
	struct bk_shape s = { 0 };

	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++)
		bk_shape_add(&s, row->cell[c]);
	return s.moment + s.day + s.clock + s.stay + s.unknown > 0;
}

/*
 * Where the people end: at a title, which stands above other headings, or at
 * what has no times and stands below a blank line. A name alone is somebody
 * of a class list who did not come.
 */
static size_t
end_of_people(const struct bk_sheet *sheet, size_t first, size_t end)
{
	size_t i;

	for (i = first; i < end; i++) {
		const struct bk_row *row = &sheet->row[i];

		if (row->n == 1 && i + 1 < end && may_be_head(row + 1))
			break;
		if (i > first && parted(row - 1, row) && !holds_times(row))
			break;
	}
	return i;
}

static bool
find_at(const struct bk_sheet *sheet, size_t head, size_t end,
    struct bk_attendees *a)
{
	const struct bk_row *row = &sheet->row[head];
	struct bk_shape shape[WIDTH_MAX];
	int n = row->n < WIDTH_MAX ? (int)row->n : WIDTH_MAX;

	*a = (struct bk_attendees){ .head = head, .first = head + 1,
		.name = -1, .second = -1, .email = -1, .join = -1,
		.leave = -1, .stay = -1, .attended = -1 };
	a->end = end_of_people(sheet, head + 1, end);
	if (a->end == head + 1)
		return false;
	sample(sheet, a, shape, (size_t)n);
	assign_times(sheet, shape, n, a);
	assign_names(row, shape, n, a);
	/* a time before the name is when a form was sent */
	if (a->join >= 0 && a->join < a->name)
		return false;
	/* a day in most rows is a log of many days, no meeting */
	for (int c = 0; c < n; c++)
		if (shape[c].day * 2 > shape[c].filled)
			return false;
	return a->name >= 0 && (a->join >= 0 || a->stay >= 0);
}

bool
bk_attendees_find(const struct bk_sheet *sheet, size_t from, size_t end,
    struct bk_attendees *a)
{
	if (end > sheet->n)
		end = sheet->n;
	for (size_t i = from; i < end && i < HEADS_MAX; i++)
		if (may_be_head(&sheet->row[i]) && find_at(sheet, i, end, a))
			return true;
	return false;
}

/* --- reading ------------------------------------------------------------ */

static int64_t
read_moment(struct bk_str s, enum bk_order order, bk_date date, int zone)
{
	struct bk_when w;
	int second;

	if (bk_when_parse(s, false, &w) == BK_WHEN_OK) {
		bk_when_to_zone(&w, zone);
		if (w.date[order] == BK_DATE_NONE)
			return BK_CLOCK_NONE;
		return bk_call_clock(w.date[order], w.second);
	}
	second = bk_clock_parse(s);
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

static bool
says_no(struct bk_str s)
{
	return bk_str_ieq(s, BK_STR("no")) || bk_str_ieq(s, BK_STR("tidak"));
}

static void
read_row(const struct bk_row *row, const struct bk_attendees *a,
    enum bk_order order, bk_date date, int zone, struct bk_arena *arena,
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
	l->email = column(row, a->email);
	if (l->email.n && (memchr(l->email.p, '*', l->email.n) ||
	    !memchr(l->email.p, '@', l->email.n)))
		l->email = BK_STR("");		/* masked: nobody's */
	l->from = read_moment(column(row, a->join), order, date, zone);
	l->to = read_moment(column(row, a->leave), order, date, zone);
	if (a->clocks && l->from != BK_CLOCK_NONE && l->to < l->from &&
	    l->to != BK_CLOCK_NONE)
		l->to += 24 * 60 * 60;
	if (bk_duration_parse(column(row, a->stay), 60, &seconds) == 0)
		l->seconds = seconds;
	l->absent = (a->attended >= 0 && says_no(column(row, a->attended))) ||
	    (a->join >= 0 && column(row, a->join).n + column(row,
	    a->leave).n + column(row, a->stay).n == 0);
	l->open = a->leave >= 0 && l->from != BK_CLOCK_NONE &&
	    l->to == BK_CLOCK_NONE;
	l->line = row->line;
	l->record = bk_row_text(row, arena);
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
    enum bk_order order, bk_date date, int zone, struct bk_arena *arena,
    struct bk_call *call)
{
	size_t width = sheet->row[a->head].n, from = call->n;

	for (size_t i = a->first; i < a->end; i++) {
		struct bk_row row;

		mend(&sheet->row[i], width, arena, &row);
		read_row(&row, a, order, date, zone, arena, call);
	}
	if (!a->original)
		join_screens(call, from);
}

/* --- above the table ---------------------------------------------------- */

struct found {
	int	moments, in_row;
	bool	length_next;	/* a number in this row is the length */
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
		f->length_next = true;
		f->in_row++;
		if (++f->moments == 1)
			call->from = at;
		else if (f->moments == 2 && at >= call->from)
			call->to = at;
		else if (f->in_row == 3) {
			/* when it was planned, then start and end */
			call->from = call->to;
			call->to = at;
		}
	} else if (call->seconds < 0 && ((shape.number && f->length_next &&
	    call->to == BK_CLOCK_NONE) ||
	    (shape.stay && f->moments)) &&
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

		mend(&sheet->row[i], 1, &arena, &row);
		f.length_next = false;
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
