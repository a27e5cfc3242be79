#include "logfind.h"

#include "logabove.h"
#include "logticks.h"
#include "mark.h"
#include "mem.h"
#include "shape.h"
#include "vocabulary.h"

enum {
	HEADING_ROWS = 30,	/* a heading is among the first */
	SAMPLE = 200		/* rows under it that are looked at */
};

bool
bk_log_tells_who(const int at[BK_NCOLUMNS])
{
	return at[BK_COL_NIS] >= 0 || at[BK_COL_NISN] >= 0 ||
	    at[BK_COL_NAME] >= 0 || at[BK_COL_EMAIL] >= 0;
}

unsigned
bk_log_language(const struct bk_row *head)
{
	bool found = false;

	for (size_t c = 0; c < head->n; c++) {
		int hint = bk_vocabulary_means(&bk_vocabulary_log_languages,
		    head->cell[c], 0);

		if (hint == BK_HINT_INDONESIAN)
			return 0;
		found = found || hint == BK_HINT_ENGLISH;
	}
	return found ? BK_HINT_ENGLISH : 0;
}

int
bk_log_find_named(const struct bk_sheet *s, int at[BK_NCOLUMNS])
{
	for (size_t i = 0; i < s->n && i < HEADING_ROWS; i++) {
		bk_heading_row(s->row[i].cell, s->row[i].n, at);
		if (bk_log_tells_who(at) && at[BK_COL_DATE] >= 0 &&
		    at[BK_COL_STATUS] >= 0)
			return (int)i;
	}
	return -1;
}

/* --- what stands under a heading ---------------------------------------- */

static size_t
sample_end(const struct bk_sheet *s, size_t head)
{
	return s->n - head > SAMPLE ? head + SAMPLE : s->n;
}

/* Are these the headings once more? */
static bool
is_head(const struct bk_row *head, const struct bk_row *row)
{
	for (size_t c = 0; c < head->n; c++)
		if (!bk_str_ieq(head->cell[c], bk_cell(row, c)))
			return false;
	return true;
}

/* What a cell says of its column: nothing where it is of no row of people. */
static struct bk_str
sample_of(const struct bk_sheet *s, size_t head, size_t i, size_t c)
{
	struct bk_str cell = bk_cell(&s->row[i], c);

	if (s->row[i].fault || (bk_str_ieq(cell, bk_cell(&s->row[head], c)) &&
	    is_head(&s->row[head], &s->row[i])))
		return BK_STR("");
	return cell;
}

static bool
holds_days(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_shape shape = { 0 };

	for (size_t i = head + 1; i < sample_end(s, head); i++)
		bk_shape_add(&shape, sample_of(s, head, i, c));
	return bk_shape_mostly(shape.day + shape.moment, shape.filled);
}

/* Of a column: how many cells are filled, are marks, are words for marks. */
struct marks {
	size_t	 filled, marks, words;
};

static struct marks
count_marks(const struct bk_sheet *s, size_t head, size_t c)
{
	struct marks m = { 0, 0, 0 };
	unsigned hints = 0;
	enum bk_mark mark;

	for (size_t i = head + 1; i < sample_end(s, head); i++)
		hints |= bk_mark_hint(sample_of(s, head, i, c));
	for (size_t i = head + 1; i < sample_end(s, head); i++) {
		struct bk_str cell = sample_of(s, head, i, c);
		enum bk_mark_kind kind = bk_mark_read(cell, hints, &mark);

		m.filled += cell.n > 0;
		m.marks += kind == BK_MARK_READ || kind == BK_MARK_AMBIGUOUS;
		m.words += kind == BK_MARK_READ && cell.n > 2;
	}
	return m;
}

/* --- columns ------------------------------------------------------------ */

bool
bk_log_pairs(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0, pairs = 0;

	if (!bk_vocabulary_has(&bk_vocabulary_pair_heads, bk_cell(
	    &s->row[head], c)))
		return false;
	for (size_t i = head + 1; i < sample_end(s, head); i++) {
		struct bk_str cell = sample_of(s, head, i, c);

		/* an error of a spreadsheet says nothing of the others */
		if (cell.n == 0 || bk_vocabulary_has(&bk_vocabulary_errors,
		    cell))
			continue;
		filled++;
		pairs += bk_vocabulary_has(&bk_vocabulary_pairs, cell);
	}
	if (pairs == 0)
		return false;
	return (filled - pairs) * 10 <= filled || (filled - pairs == 1 &&
	    pairs > 2);
}

/* The first column of yes and no whether somebody was there; -1: none. */
static int
find_pairs(const struct bk_sheet *s, size_t head)
{
	for (size_t c = 0; c < s->row[head].n; c++)
		if (bk_log_pairs(s, head, c))
			return (int)c;
	return -1;
}

/* A problem, or what was done about it: "Bolos" there is no mark. */
static bool
is_problem(struct bk_str heading)
{
	int asks = bk_vocabulary_means(&bk_vocabulary_questions, heading,
	    BK_ASKS_NOTHING);

	return asks == BK_ASKS_PROBLEM || asks == BK_ASKS_CATEGORY ||
	    bk_vocabulary_has(&bk_vocabulary_handled, heading);
}

/*
 * The column of marks: of those with a heading for it the one with most, else
 * one with another heading that holds nothing but words for them; letters
 * there may be groups of blood, or grades. -1: there is none.
 */
static int
find_status(const struct bk_sheet *s, size_t head)
{
	const struct bk_row *row = &s->row[head];
	size_t rows = sample_end(s, head) - head - 1;
	int best = -1;
	size_t most = 0;

	for (size_t c = 0; c < row->n; c++) {
		enum bk_column is = bk_heading(row->cell[c]);
		struct marks m;

		if (row->cell[c].n == 0 || (is != BK_COL_STATUS &&
		    (is != BK_COL_NONE || is_problem(row->cell[c]))))
			continue;
		m = count_marks(s, head, c);
		if (is == BK_COL_NONE ? !bk_shape_mostly(m.words, rows) :
		    m.marks * 4 < m.filled || (m.marks == 0 && rows))
			continue;
		if (best < 0 || m.marks > most) {
			best = (int)c;
			most = m.marks;
		}
	}
	return best >= 0 ? best : find_pairs(s, head);
}

/*
 * The column beside it that says why somebody was away, or (`marks`) another
 * one of marks, which must not contradict it; -1: none.
 */
static int
find_reason(const struct bk_sheet *s, size_t row, int status, bool marks)
{
	const struct bk_row *head = &s->row[row];
	int other = -1;

	for (size_t c = 0; c < head->n; c++) {
		enum bk_column is = bk_heading(head->cell[c]);

		if ((int)c == status || (is != BK_COL_NONE &&
		    is != BK_COL_STATUS))
			continue;
		if (bk_vocabulary_has(&bk_vocabulary_reasons, head->cell[c]) ||
		    bk_vocabulary_has(&bk_vocabulary_remarks, head->cell[c]))
			return (int)c;
		/* of the afternoon, say: see bk_log_find_second */
		if (marks && is == BK_COL_STATUS && other < 0 &&
		    !bk_vocabulary_has(&bk_vocabulary_attendance,
		    head->cell[c]) &&
		    count_marks(s, row, c).marks > 0)
			other = (int)c;
	}
	return other;
}

/* A column of days under a heading that we do not know; -1: none. */
static int
find_days(const struct bk_sheet *s, size_t head)
{
	const struct bk_row *row = &s->row[head];

	for (size_t c = 0; c < row->n; c++)
		if (row->cell[c].n && bk_heading(row->cell[c]) ==
		    BK_COL_NONE && holds_days(s, head, c))
			return (int)c;
	return -1;
}

/*
 * Does that column hold the moments at which people came, and not when a
 * lesson begins? Then hardly two are the same, or fall on five minutes.
 */
static bool
holds_arrivals(const struct bk_sheet *s, size_t head, int c)
{
	size_t n = 0, odd = 0, again = 0;
	struct bk_str before = { "", 0 };

	for (size_t i = head + 1; c >= 0 && i < sample_end(s, head); i++) {
		struct bk_str cell = sample_of(s, head, i, (size_t)c);
		int second = bk_when_clock(cell);

		if (cell.n && second < 0)
			return false;
		n += cell.n > 0;
		odd += second > 0 && second % 300 != 0;
		again += cell.n && bk_str_eq(cell, before);
		before = cell;
	}
	return odd * 2 > n && again * 2 < n;
}

/* Does a day stand above, as of a daily report, or right below the headings? */
static bool
dated_above(const struct bk_sheet *s, size_t head)
{
	struct bk_log_above above;

	bk_log_look_above(s, head, &above);
	for (size_t i = head + 1; i < s->n && bk_log_look_line(s, i, &above);
	    i++)
		;
	return above.dated;
}

/* "NIP: 1970...", "Jabatan": it is a teacher's. */
static bool
is_staff(struct bk_str s)
{
	const char *colon = s.n ? memchr(s.p, ':', s.n) : NULL;

	return bk_heading((struct bk_str){ s.p, colon ? (size_t)(colon - s.p) :
	    s.n }) == BK_COL_STAFF;
}

/* Do rows of a day each stand below the name of the one whose card it is? */
static bool
is_card(const struct bk_sheet *s, size_t head)
{
	struct bk_log_above above;

	if (s->row[head].n < 2)
		return false;
	for (size_t i = 0; i < head; i++)
		for (size_t c = 0; c < s->row[i].n; c++)
			if (is_staff(s->row[i].cell[c]))
				return false;
	bk_log_look_above(s, head, &above);
	return bk_log_above_person(&above);
}

static int
find(const struct bk_sheet *s, bool dated, int at[BK_NCOLUMNS])
{
	for (size_t i = 0; i < s->n && i < HEADING_ROWS; i++) {
		struct bk_log_ticks ticks;
		bool ticked;

		if (s->row[i].fault)
			continue;
		bk_heading_row(s->row[i].cell, s->row[i].n, at);
		if (!bk_log_tells_who(at) && !is_card(s, i))
			continue;
		if (at[BK_COL_DATE] < 0)
			at[BK_COL_DATE] = find_days(s, i);
		ticked = bk_log_ticks_find(s, i, &ticks);
		at[BK_COL_STATUS] = ticked ? ticks.at[BK_MARK_PRESENT] :
		    find_status(s, i);
		if (at[BK_COL_STATUS] < 0 || (at[BK_COL_DATE] < 0 &&
		    !dated && !dated_above(s, i)))
			continue;
		if (holds_arrivals(s, i, at[BK_COL_PERIOD]))
			at[BK_COL_PERIOD] = -1;
		at[BK_COL_REASON] = find_reason(s, i, at[BK_COL_STATUS],
		    !ticked);
		return (int)i;
	}
	return -1;
}

int
bk_log_find(const struct bk_sheet *s, int at[BK_NCOLUMNS])
{
	return find(s, false, at);
}

int
bk_log_find_undated(const struct bk_sheet *s, int at[BK_NCOLUMNS])
{
	return find(s, true, at);
}

int
bk_log_find_weekdays(const struct bk_sheet *s, size_t head)
{
	for (size_t c = 0; c < s->row[head].n; c++) {
		size_t filled = 0, days = 0;

		for (size_t i = head + 1; i < sample_end(s, head); i++) {
			struct bk_str cell = sample_of(s, head, i, c);

			filled += cell.n > 0;
			days += cell.n > 0 && bk_when_weekday(cell) >= 0;
		}
		if (bk_shape_mostly(days, filled))
			return (int)c;
	}
	return -1;
}

static bool
same_column(const struct bk_sheet *s, size_t head, size_t a, size_t b)
{
	for (size_t i = head + 1; i < sample_end(s, head); i++)
		if (!bk_str_ieq(bk_cell(&s->row[i], a), bk_cell(&s->row[i],
		    b)))
			return false;
	return true;
}

int
bk_log_find_second(const struct bk_sheet *s, size_t head, int status)
{
	const struct bk_row *row = &s->row[head];
	struct bk_log_ticks ticks;

	if (!bk_vocabulary_has(&bk_vocabulary_attendance, bk_cell(row,
	    (size_t)status)) || bk_log_ticks_find(s, head, &ticks))
		return -1;
	for (size_t c = 0; c < row->n; c++) {
		struct marks m;

		if ((int)c == status || !bk_vocabulary_has(
		    &bk_vocabulary_attendance, row->cell[c]) ||
		    bk_vocabulary_has(&bk_vocabulary_scan_going,
		    row->cell[c]) || same_column(s, head, c, (size_t)status))
			continue;
		m = count_marks(s, head, c);
		if (m.marks > 0 && m.marks * 2 >= m.filled)
			return (int)c;
	}
	return -1;
}

/* No mark: a blank, or a dash in its place. */
static bool
is_unmarked(struct bk_str s)
{
	s = bk_str_trim(s);
	return s.n == 0 || bk_str_eq(s, BK_STR("-"));
}

int
bk_log_find_arrival(const struct bk_sheet *s, size_t head, int status)
{
	const struct bk_row *row = &s->row[head];

	for (size_t c = 0; c < row->n; c++) {
		size_t clocks = 0, filled = 0, alone = 0;

		if ((int)c == status || bk_vocabulary_means(
		    &bk_vocabulary_scan_heads, row->cell[c], BK_SCAN_NONE) !=
		    BK_SCAN_CLOCK)
			continue;
		for (size_t i = head + 1; i < sample_end(s, head); i++) {
			struct bk_str cell = sample_of(s, head, i, c);
			bool clock = bk_when_clock(cell) >= 0;

			filled += !is_unmarked(cell);
			clocks += clock;
			alone += clock && is_unmarked(bk_cell(&s->row[i],
			    (size_t)status));
		}
		if (alone && bk_shape_mostly(clocks, filled))
			return (int)c;
	}
	return -1;
}
