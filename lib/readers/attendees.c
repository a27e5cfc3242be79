#include "attendees.h"

#include "heading.h"
#include "mem.h"
#include "says.h"
#include "shape.h"
#include "vocabulary.h"

enum {
	WIDTH_MAX = 32,		/* columns that are looked at */
	SAMPLE = 64,		/* rows that tell a table's shape */
	HEADS_MAX = 256		/* headings are not looked for below this row */
};

bool
bk_attendees_bracket(struct bk_str s)
{
	return s.n && (memchr(s.p, '(', s.n) ||
	    memmem(s.p, s.n, "\xef\xbc\x88", 3));	/* full-width */
}

/*
 * Words without digits first, no times: a row of headings. Among several of
 * them one may be the day.
 */
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
	    s.clock + s.number == 0 && s.day * 3 < s.filled;
}

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
 * Is column `c` of such times a duration? Its heading may say so; else yes
 * beside others that can only be moments or clocks; else the third of three;
 * else the second of two when it is smaller than the first; or the only one.
 */
static bool
clock_is_stay(const struct bk_sheet *sheet, const struct bk_shape *s, int n,
    const struct bk_attendees *a, int c)
{
	int sure = 0, before = -1, rank = 0, all = 0;
	size_t less = 0, rows = 0;
	int is = bk_says_meeting(&sheet->row[a->head], c);

	if (is != BK_MEETING_NONE)
		return is == BK_MEETING_STAY;
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
		less += bk_when_clock(bk_cell(&sheet->row[i], (size_t)c)) <
		    bk_when_clock(bk_cell(&sheet->row[i], (size_t)before));
	return less * 2 > rows;
}

bool
bk_attendees_meeting_id(struct bk_str s)
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

static bool
is_meeting(const struct bk_sheet *sheet, const struct bk_attendees *a, int c)
{
	size_t i;

	for (i = a->first; i < a->end && i < a->first + SAMPLE; i++)
		if (!bk_attendees_meeting_id(bk_cell(&sheet->row[i],
		    (size_t)c)))
			return false;
	return i > a->first;
}

/*
 * Are these rows meetings, not people: has one of the first two columns their
 * numbers, which no student has?
 */
static bool
lists_meetings(const struct bk_sheet *sheet, const struct bk_attendees *a)
{
	for (size_t c = 0; c < 2; c++) {
		struct bk_str s = bk_cell(&sheet->row[a->first], c);

		if ((s.n > 10 || memchr(s.p, ' ', s.n)) &&
		    is_meeting(sheet, a, (int)c))
			return true;
	}
	return false;
}

/* Yes and no, in whatever language: at most two short words. */
static bool
is_answer(const struct bk_sheet *sheet, const struct bk_attendees *a, int c)
{
	enum { ANSWER_MAX = 16 };
	struct bk_str seen[2];
	size_t n = 0;

	for (size_t i = a->first; i < a->end && i < a->first + SAMPLE; i++) {
		struct bk_str s = bk_cell(&sheet->row[i], (size_t)c);
		size_t k = 0;

		while (k < n && !bk_str_eq(s, seen[k]))
			k++;
		if (s.n == 0 || s.n > ANSWER_MAX || memchr(s.p, ' ', s.n) ||
		    k == BK_NELEM(seen))
			return false;
		if (k == n)
			seen[n++] = s;
	}
	return n > 0;
}

/*
 * How many columns stand before the name with its original in brackets: a
 * webinar's answer whether somebody came, or, if the rows are of several
 * meetings, the meeting's data.
 */
static int
columns_before(const struct bk_sheet *sheet, const struct bk_shape *s, int n,
    struct bk_attendees *a)
{
	const struct bk_row *head = &sheet->row[a->head];
	int name = 1;

	while (
	    name < n && (!bk_attendees_bracket(bk_cell(head, (size_t)name)) ||
			    s[name].number + s[name].stay + s[name].moment > 0))
		name++;
	if (name == n)
		return 0;
	for (int c = 0; c < name && a->meeting < 0; c++)
		if (is_meeting(sheet, a, c))
			a->meeting = c;
	if (a->meeting < 0 && name == 1 && is_answer(sheet, a, 0))
		a->attended = 0;
	return a->meeting >= 0 || a->attended >= 0 ? name : 0;
}

/* "Duration (minutes)", in any language; but no "NIS (10 digits)". */
static bool
is_minutes(struct bk_str heading)
{
	return bk_attendees_bracket(heading) &&
	    bk_heading(heading) == BK_COL_NONE;
}

/* The columns that are recognised by what is in them. */
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
			if (bk_vocabulary_has(&bk_vocabulary_not_there,
			    bk_cell(head, (size_t)c)))
				continue;
			/* when somebody registered is told before both */
			if (a->join < 0 || (a->attended >= 0 &&
			    a->leave >= 0))
				a->join = a->join < 0 ? c : a->leave;
			if (a->join != c)
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

/* Several words in most cells: no first names, and no last names. */
static bool
full_names(const struct bk_sheet *sheet, const struct bk_attendees *a, int c)
{
	size_t filled = 0, several = 0;

	for (size_t i = a->first; i < a->end && i < a->first + SAMPLE; i++) {
		struct bk_str s = bk_cell(&sheet->row[i], (size_t)c);

		filled += s.n > 0;
		several += s.n && memchr(s.p, ' ', s.n);
	}
	return filled > 2 && bk_shape_mostly(several, filled);
}

/* The name: the first texts before all that, in one column or two. */
static void
assign_names(const struct bk_sheet *sheet, const struct bk_shape *s, int n,
    struct bk_attendees *a)
{
	const struct bk_row *head = &sheet->row[a->head];
	const int special[] = { a->email, a->join, a->stay };
	int stop = n, text[3] = { 0 }, ntexts = 0, code = -1;

	for (size_t i = 0; i < BK_NELEM(special); i++)
		if (special[i] > 0 && special[i] < stop)
			stop = special[i];
	for (int c = 0; c < n && ntexts < 3; c++) {
		bool number = s[c].number == s[c].filled;

		if (c == stop && (ntexts > 0 || code >= 0))
			break;
		if (c == a->email || c == a->join || c == a->leave ||
		    c == a->stay || s[c].filled == 0 || number ||
		    bk_shape_mostly(s[c].sign, s[c].filled))
			continue;
		if (c == 0 && bk_vocabulary_has(&bk_vocabulary_attended,
		    bk_cell(head, 0)) &&
		    is_answer(sheet, a, c))
			a->attended = c;
		else if (code < 0 && bk_shape_mostly(s[c].code, s[c].filled))
			code = c;	/* the name may stand behind it */
		else
			text[ntexts++] = c;
	}
	a->name = ntexts > 0 ? text[0] : code;
	a->original = a->name >= 0 && bk_attendees_bracket(bk_cell(head,
	    (size_t)a->name));
	/* Zoom's name is one column: beside it are masked addresses */
	if (ntexts != 2 || text[1] != text[0] + 1 || text[1] >= stop ||
	    stop >= n || a->original)
		return;
	if (full_names(sheet, a, text[0]) && full_names(sheet, a, text[1]))
		a->also = text[1];
	else
		a->second = text[1];
}

void
bk_attendees_mend(const struct bk_row *row, size_t width,
    struct bk_arena *arena, struct bk_row *out)
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
		    bk_when_clock(row->cell[i + 1]) >= 0) {
			struct bk_str t = row->cell[++i];

			s.p = bk_arena_printf(arena, "%.*s %.*s", (int)s.n,
			    s.p, (int)t.n, t.p);
			s.n = strlen(s.p);
		}
		out->cell[out->n++] = s;
	}
}

/* What the columns hold, by the first rows behind the headings. */
/* Does the heading say that somebody came then, or went? */
static bool
is_time(const struct bk_row *head, size_t c)
{
	int is = bk_says_meeting(head, (int)c);

	return is == BK_MEETING_JOIN || is == BK_MEETING_LEAVE;
}

static void
sample(const struct bk_sheet *sheet, const struct bk_attendees *a,
    struct bk_shape *shape, size_t n)
{
	struct bk_arena arena = BK_ARENA_INIT;

	memset(shape, 0, n * sizeof(*shape));
	for (size_t i = a->first; i < a->end && i < a->first + SAMPLE; i++) {
		struct bk_row row;

		bk_attendees_mend(&sheet->row[i], sheet->row[a->head].n,
		    &arena, &row);
		for (size_t c = 0; c < n; c++)
			if (is_time(&sheet->row[a->head], c))
				bk_shape_add_clock(&shape[c], bk_cell(&row,
				    c));
			else
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

bool
bk_attendees_same(const struct bk_row *a, const struct bk_row *b)
{
	for (size_t c = 0; c < a->n && c < b->n; c++)
		if (!bk_str_eq(a->cell[c], b->cell[c]))
			return false;
	return a->n == b->n;
}

/* The headings of another meeting's data, and these. */
static bool
starts_meeting(const struct bk_row *row)
{
	return may_be_head(row) && row[1].n > 2 &&
	    (bk_attendees_meeting_id(row[1].cell[0]) ||
	    bk_attendees_meeting_id(row[1].cell[1]));
}

/*
 * Where the people end: at a repetition of the headings, at another meeting, at
 * a title, which stands above other headings, or at a row without times below a
 * blank line. A name alone is somebody of a class list who did not come.
 */
static size_t
end_of_people(const struct bk_sheet *sheet, size_t first, size_t end)
{
	size_t i;

	for (i = first; i < end; i++) {
		const struct bk_row *row = &sheet->row[i];

		if (bk_attendees_same(row, &sheet->row[first - 1]))
			break;
		if (i + 1 < end && (starts_meeting(row) ||
		    (row->n == 1 && may_be_head(row + 1))))
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
		.name = -1, .second = -1, .also = -1, .email = -1, .join = -1,
		.leave = -1, .stay = -1, .attended = -1, .meeting = -1 };
	/* these rows tell whether it is one, before all are looked at */
	a->end = end_of_people(sheet, head + 1, end < head + SAMPLE + 2 ? end :
	    head + SAMPLE + 2);
	if (a->end == head + 1)
		return false;
	sample(sheet, a, shape, (size_t)n);
	memset(shape, 0, (size_t)columns_before(sheet, shape, n, a) *
	    sizeof(*shape));
	assign_times(sheet, shape, n, a);
	assign_names(sheet, shape, n, a);
	/* a time before the name is when a form was sent */
	if (a->join >= 0 && a->join < a->name)
		return false;
	/* a day in most rows is a log of many days, no meeting */
	for (int c = 0; c < n; c++)
		if (shape[c].day * 2 > shape[c].filled)
			return false;
	if (a->name < 0 || (a->meeting < 0 && lists_meetings(sheet, a)))
		return false;
	a->end = end_of_people(sheet, head + 1, end);
	return true;
}

bool
bk_attendees_own(const struct bk_sheet *sheet, const struct bk_attendees *a)
{
	const struct bk_row *head = &sheet->row[a->head];
	int join = bk_says_meeting(head, a->join);
	int stay = bk_says_meeting(head, a->stay);

	if (bk_says_call(head))
		return true;
	if (join == BK_MEETING_MASUK)
		return stay == BK_MEETING_STAY;
	if (a->join >= 0)
		return join == BK_MEETING_JOIN;
	return stay == BK_MEETING_STAY;
}

/* Does a column stand there that tells more than who, when and how long? */
static bool
tells_more(const struct bk_sheet *s, const struct bk_attendees *a)
{
	const struct bk_row *head = &s->row[a->head];
	const int own[] = { a->name, a->second, a->also, a->email, a->join,
		a->leave, a->stay };

	for (size_t c = 0; c < head->n; c++) {
		bool known = head->cell[c].n == 0 || bk_vocabulary_has(
		    &bk_vocabulary_list_numbers, head->cell[c]) ||
		    bk_heading(head->cell[c]) != BK_COL_NONE;

		for (size_t i = 0; i < BK_NELEM(own); i++)
			known |= own[i] == (int)c;
		if (!known)
			return true;
	}
	return false;
}

static bool
is_scored(const struct bk_row *head)
{
	return bk_says_heading(head, &bk_vocabulary_scores, NULL);
}

bool
bk_attendees_met(const struct bk_export *x, const struct bk_sheet *s,
    const struct bk_attendees *a)
{
	const struct bk_row *head = &s->row[a->head];

	if ((a->original && bk_vocabulary_has(&bk_vocabulary_originals,
	    bk_cell(head, (size_t)a->name))) || bk_says_met(x, s, a->head))
		return true;
	if (a->join < 0)
		return a->attended >= 0 || (a->leave >= 0 &&
		    !tells_more(s, a));
	switch (bk_vocabulary_means(&bk_vocabulary_weak_joins, bk_cell(head,
	    (size_t)a->join), BK_MEETING_NONE)) {
	case BK_MEETING_MASUK:
		return false;
	case BK_MEETING_JOIN:
		return !tells_more(s, a) && !is_scored(head);
	default:
		return true;
	}
}

bool
bk_attendees_find(const struct bk_sheet *sheet, size_t from, size_t end,
    struct bk_attendees *a)
{
	if (end > sheet->n)
		end = sheet->n;
	for (size_t i = from; i < end && i < from + HEADS_MAX; i++)
		if (may_be_head(&sheet->row[i]) && find_at(sheet, i, end,
		    a) && (a->join >= 0 || a->stay >= 0))
			return true;
	return false;
}

bool
bk_attendees_names(const struct bk_sheet *sheet, size_t head, size_t end,
    struct bk_attendees *a)
{
	return head < end && may_be_head(&sheet->row[head]) &&
	    find_at(sheet, head, end, a);
}
