#include "othershape.h"

#include "otherspan.h"
#include "heading.h"
#include "mark.h"
#include "meetings.h"
#include "says.h"
#include "shape.h"
#include "sheetfacts.h"
#include "totalsums.h"
#include "vocabulary.h"

enum {
	TICKED = 3,		/* this many columns of ticks make a sheet */
	WEEK = 4,		/* this many weekdays make a timetable */
	GRADES = 4		/* this many letters are no chance */
};

/* --- shapes ------------------------------------------------------------- */

/* A quiz of Moodle: begun, taken, graded. */
static bool
is_quiz(const struct bk_row *head)
{
	bool has[3] = { false };

	for (size_t c = 0; c < head->n; c++) {
		int is = bk_vocabulary_means(&bk_vocabulary_quiz_heads,
		    head->cell[c], -1);

		if (is >= 0)
			has[is] = true;
	}
	return has[0] && has[1] && has[2];
}

/* Weekdays without a date over the columns. */
static bool
is_timetable(const struct bk_row *head)
{
	size_t days = 0;

	for (size_t c = 0; c < head->n; c++)
		days += bk_vocabulary_has(&bk_vocabulary_weekdays,
		    head->cell[c]);
	return days >= WEEK;
}

/* Does it count what attendance has: Hadir, Sakit ..., H, S, I, A? */
static bool
counts(const struct bk_row *head)
{
	for (size_t c = 0; c < head->n; c++) {
		int is = bk_vocabulary_means(&bk_vocabulary_totals,
		    head->cell[c], BK_MARK_UNKNOWN);

		if (head->cell[c].n == 1 || (is != BK_MARK_UNKNOWN &&
		    is != BK_COUNT_PERCENT))
			return true;
	}
	return false;
}

/* The first heading that is a percentage. */
static bool
is_percentage(const struct bk_row *head, struct bk_str *cell)
{
	for (size_t c = 0; c < head->n; c++) {
		if (bk_vocabulary_means(&bk_vocabulary_totals, head->cell[c],
		    BK_MARK_UNKNOWN) != BK_COUNT_PERCENT)
			continue;
		*cell = head->cell[c];
		return true;
	}
	return false;
}

/* A score, as of a game of questions: "Player, Accuracy, Score, Time". */
static bool
is_scored(const struct bk_row *head, struct bk_str *cell)
{
	return bk_says_heading(head, &bk_vocabulary_scores, cell);
}

static bool
is_tick(struct bk_str s)
{
	char code[BK_FOLD_MAX];

	if (bk_str_eq(s, BK_STR("1")) || bk_str_eq(s, BK_STR("0")) ||
	    bk_str_ieq(s, BK_STR("x")) || bk_str_eq(s, BK_STR("×")) ||
	    bk_mark_tick(s) != BK_MARK_UNKNOWN)
		return true;
	return bk_fold_code(s, code) < BK_CODE_MAX && bk_mark_is_tick(code);
}

/* Are the cells behind `head` all ticks, 1 or 0? */
static bool
is_ticks(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t ticks = 0;

	for (size_t i = head + 1; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		if (cell.n == 0)
			continue;
		if (!is_tick(cell))
			return false;
		ticks++;
	}
	return ticks > 0;
}

/* A legend below says what ticks mean; letters over sums do. */
static bool
explains(const struct bk_sheet *s, size_t head)
{
	for (size_t i = head; i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			struct bk_str cell = s->row[i].cell[c];

			if (i < head + 3 && cell.n == 1 && strchr("SIAsia",
			    cell.p[0]))
				return true;
			if (cell.n > 3 && cell.n < BK_FOLD_MAX &&
			    bk_vocabulary_has(&bk_vocabulary_attendance, cell))
				return true;
		}
	return false;
}

/* Columns of ticks under numbers or days. */
static bool
is_ticked(const struct bk_sheet *s, size_t head)
{
	const struct bk_row *row = &s->row[head];
	int at[BK_NCOLUMNS];
	size_t ticked = 0;

	bk_heading_row(row->cell, row->n, at);
	if (at[BK_COL_NAME] < 0 && at[BK_COL_NIS] < 0 && at[BK_COL_NISN] < 0)
		return false;
	for (size_t c = 1; c < row->n; c++) {
		struct bk_str cell = row->cell[c];
		bool number = false;

		for (size_t i = 0; i < cell.n; i++)
			number |= cell.p[i] >= '0' && cell.p[i] <= '9';
		ticked += number && is_ticks(s, head, c);
	}
	return ticked >= TICKED && !explains(s, head);
}

/* 14, 14/9, a date: no title of a task, as "1. Ekonomi". */
static bool
is_day(struct bk_str s)
{
	struct bk_shape shape = { 0 };
	size_t digits = 0;

	bk_shape_add(&shape, s);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] != '/' && s.p[i] != '-')
			return shape.day + shape.moment > 0;
	}
	return digits > 0 && (digits < s.n || s.n < 3);
}

/* A number that is no tick: 80, 36.5, 36,5, 2000. */
static bool
is_figure(struct bk_str s)
{
	bool digit = false;

	s = bk_str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digit = true;
		else if (s.p[i] != '.' && s.p[i] != ',')
			return false;
	}
	return digit && s.n > 1;
}

/* Numbers under days: grades, sums of money, temperatures. */
static bool
is_measured(const struct bk_sheet *s, size_t head)
{
	size_t measured = 0;

	for (size_t c = 1; c < s->row[head].n; c++) {
		size_t filled = 0, figures = 0;

		if (!is_day(s->row[head].cell[c]))
			continue;
		for (size_t i = head + 1; i < s->n; i++) {
			struct bk_str cell = bk_cell(&s->row[i], c);

			filled += cell.n > 0;
			figures += is_figure(cell);
		}
		measured += figures && bk_shape_mostly(figures, filled);
	}
	return measured >= TICKED;
}

bool
bk_othershape_find(const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];

	*o = (struct bk_othershape){ NULL, BK_STR(""), row->line,
	    BK_OTHER_SURE };
	if (is_timetable(row)) {
		o->kind = "a timetable";
	} else if (!counts(row) && is_scored(row, &o->cell)) {
		o->kind = "a quiz";
		o->score = BK_OTHER_PERHAPS;
	} else if (!counts(row) && is_percentage(row, &o->cell)) {
		o->kind = "percentages of something else";
		o->score = BK_OTHER_PERHAPS;
	} else if (is_ticked(s, head)) {
		o->kind = "ticks that no word says to be of attendance";
		o->score = BK_OTHER_RATHER;
	} else if (is_measured(s, head)) {
		o->kind = "numbers under days, as grades or sums";
		o->score = BK_OTHER_RATHER;
	}
	return o->kind != NULL;
}

/* Of a column of statuses. */
struct statuses {
	size_t	 filled, marks;
	bool	 there;			/* somebody was, or may have been */
	bool	 again;			/* a word twice that is none */
};

static struct statuses
look_at_statuses(const struct bk_sheet *s, size_t head, size_t c)
{
	struct statuses st = { .filled = 0 };
	struct bk_str other = BK_STR("");

	for (size_t i = head + 1; i < s->n; i++) {
		struct bk_str cell = bk_str_trim(bk_cell(&s->row[i], c));
		enum bk_mark mark = BK_MARK_UNKNOWN;
		enum bk_mark_kind kind = bk_mark_read(cell, 0, &mark);

		if (kind == BK_MARK_EMPTY || bk_vocabulary_has(
		    &bk_vocabulary_errors, cell))
			continue;
		st.filled++;
		if (kind == BK_MARK_NO_WORD && !bk_mark_reasoned(cell,
		    &mark)) {
			st.again |= bk_str_ieq(cell, other);
			other = other.n ? other : cell;
			continue;
		}
		st.marks++;
		st.there |= kind == BK_MARK_AMBIGUOUS ||
		    mark == BK_MARK_PRESENT || mark == BK_MARK_LATE;
	}
	return st;
}

bool
bk_othershape_statuses(const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];
	bool few = false;

	for (size_t c = 0; c < row->n; c++) {
		struct statuses st;

		if (bk_heading(row->cell[c]) != BK_COL_STATUS)
			continue;
		st = look_at_statuses(s, head, c);
		if (st.there)
			return false;
		if (few || !st.again || st.marks == 0 ||
		    st.marks * 2 > st.filled)
			continue;
		*o = (struct bk_othershape){ "statuses of which few are of "
		    "attendance", row->cell[c], row->line, BK_OTHER_SURE };
		few = true;
	}
	return few;
}

/* --- what marks do not settle ------------------------------------------- */

/* Does column `c` tell of requests which were granted, and of one which not? */
static bool
is_requests(const struct bk_sheet *s, size_t head, size_t c)
{
	bool open = false;

	for (size_t i = head + 1; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);
		int is = bk_vocabulary_means(&bk_vocabulary_requests, cell,
		    -1);

		if (cell.n && is < 0)
			return false;
		open |= is == 1;
	}
	return open;
}

/* Are both halves of a school year among the headings, in one row or two? */
static bool
is_two_semesters(const struct bk_sheet *s, size_t head, struct bk_str *cell)
{
	bool half[3] = { false };

	for (size_t i = head; i < s->n && i < head + 2; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			int is = bk_vocabulary_means(
			    &bk_vocabulary_semester_heads, s->row[i].cell[c],
			    0);

			half[is] = true;
			if (is)
				*cell = s->row[i].cell[c];
		}
	return half[1] && half[2] && cell->n < BK_FOLD_MAX;
}

/* Count the letters A to E of a row; false where it has another mark. */
static bool
count_letters(const struct bk_row *row, const struct bk_row *head,
    size_t letters[5])
{
	for (size_t c = 0; c < row->n; c++) {
		struct bk_str cell = row->cell[c];
		enum bk_column is = bk_heading(bk_cell(head, c));
		enum bk_mark mark;

		if (cell.n == 0 || (is != BK_COL_NONE && is != BK_COL_STATUS))
			continue;
		if (cell.n == 1 && *cell.p >= 'A' && *cell.p <= 'E')
			letters[*cell.p - 'A']++;
		else if (bk_mark_read(cell, 0, &mark) == BK_MARK_READ ||
		    bk_mark_tick(cell) != BK_MARK_UNKNOWN)
			return false;
	}
	return true;
}

/* Letters that are grades: no school has A, B and C, but nobody who came. */
static bool
is_graded(const struct bk_sheet *s, size_t head)
{
	size_t letters[5] = { 0 };

	for (size_t i = head + 1; i < s->n; i++)
		if (!count_letters(&s->row[i], &s->row[head], letters))
			return false;
	return letters[0] > 0 && letters[1] > 0 && letters[0] + letters[1] +
	    letters[2] + letters[3] + letters[4] >= GRADES;
}

/* Points for what somebody did on a day, late or not. */
static bool
is_breaches(const struct bk_row *head, struct bk_str *cell)
{
	int at[BK_NCOLUMNS];

	bk_heading_row(head->cell, head->n, at);
	return at[BK_COL_DATE] >= 0 && bk_says_heading(head,
	    &bk_vocabulary_breach_points, cell);
}

static bool
is_punctual(struct bk_str cell)
{
	return bk_vocabulary_has(&bk_vocabulary_punctual, cell);
}

static bool
is_sick(struct bk_str cell)
{
	enum bk_mark mark;

	return bk_mark_read(cell, 0, &mark) == BK_MARK_READ &&
	    mark == BK_MARK_SICK;
}

/* Does the column hold such marks, and no other? */
static bool
holds_only(const struct bk_sheet *s, size_t head, size_t c,
    bool (*is)(struct bk_str))
{
	size_t n = 0;
	enum bk_mark mark;

	for (size_t i = head + 1; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		if (is(cell))
			n++;
		else if (bk_mark_read(cell, 0, &mark) == BK_MARK_READ)
			return false;
	}
	return n > 0;
}

/*
 * A word that may be a mark of attendance is none where it is all that the
 * column says and a heading tells of what: work handed in late, the sick room.
 */
static bool
is_only(const struct bk_sheet *s, size_t head, bool (*is)(struct bk_str),
    const struct bk_vocabulary *of, struct bk_str *cell)
{
	const struct bk_row *row = &s->row[head];
	struct bk_str told;

	if (!bk_says_heading(row, of, &told))
		return false;
	for (size_t c = 0; c < row->n; c++)
		if (holds_only(s, head, c, is)) {
			*cell = told;
			return true;
		}
	return false;
}

static bool
is_late(struct bk_str cell)
{
	enum bk_mark mark;

	return bk_mark_read(cell, 0, &mark) == BK_MARK_READ &&
	    mark == BK_MARK_LATE;
}

/* Marks of the late alone do not tell who came in time, or not at all. */
static bool
is_lateness(const struct bk_sheet *s, size_t head, struct bk_str *cell)
{
	const struct bk_row *row = &s->row[head];

	for (size_t c = 0; c < row->n; c++) {
		if (bk_heading(row->cell[c]) != BK_COL_STATUS ||
		    !holds_only(s, head, c, is_late))
			continue;
		*cell = row->cell[c];
		return true;
	}
	return false;
}

bool
bk_othershape_surely(const struct bk_sheet *s, size_t head, bool said,
    struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];

	*o = (struct bk_othershape){ NULL, BK_STR(""), row->line,
	    BK_OTHER_SURE };
	for (size_t c = 0; c < row->n; c++)
		if (is_requests(s, head, c)) {
			o->kind = "requests for leave, not all of them granted";
			o->cell = row->cell[c];
			return true;
		} else if (bk_otherspan(s, head, c)) {
			o->kind = "leaves from one day to another; give each "
			    "day a row";
			o->cell = row->cell[c];
			return true;
		}
	if (is_quiz(row))
		o->kind = "a quiz";
	else if (is_two_semesters(s, head, &o->cell))
		o->kind = "counts of two semesters; give each a file";
	else if (!said && is_breaches(row, &o->cell))
		o->kind = "a list of breaches of rules";
	else if (!said && is_graded(s, head))
		o->kind = "a list of grades";
	else if (!said && is_only(s, head, is_punctual,
	    &bk_vocabulary_task_heads, &o->cell))
		o->kind = "a list of assignments";
	else if (!said && is_only(s, head, is_punctual,
	    &bk_vocabulary_kinds, &o->cell))
		o->kind = bk_vocabulary_find(&bk_vocabulary_kinds,
		    o->cell)->id;
	else if (!said && is_only(s, head, is_sick,
	    &bk_vocabulary_health_heads, &o->cell))
		o->kind = "a list of the sick room";
	else if (!said && is_lateness(s, head, &o->cell))
		o->kind = "a list of who came late";
	return o->kind != NULL;
}

/* --- grades ------------------------------------------------------------- */

/* Is a column of numbers what the heading calls a grade? */
static bool
is_grades(const struct bk_sheet *s, size_t first, size_t c)
{
	size_t numbers = 0, cells = 0;

	for (size_t i = first; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		cells += cell.n > 0;
		numbers += bk_counts_number(cell) > 1;
	}
	return numbers * 2 > cells;
}

/* Those present alone, in numbers over 1 and no "18 dari 20". */
static bool
counts_alone(const struct bk_sheet *s, const struct bk_totals_head *h)
{
	bool over = false;

	for (int k = BK_MARK_PRESENT + 1; k < BK_NCOUNTS; k++)
		if (bk_totalshead_has(&h->group[0], k))
			return false;
	for (size_t i = h->first; i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n && c < BK_TOTALS_COLUMNS;
		    c++) {
			double whole;

			if (h->group[0].kind[c] < 0)
				continue;
			if (bk_counts_share(s->row[i].cell[c], &whole) >= 0)
				return false;
			over |= bk_counts_number(s->row[i].cell[c]) > 1;
		}
	return over;
}

/* Sessions above or below the table. */
static bool
tells_sessions(const struct bk_sheet *s, const struct bk_totals_head *h)
{
	struct bk_sheet_facts above = { .month = 0 }, below = { .month = 0 };

	bk_sheetfacts_read(s, 0, h->head, &above);
	bk_sheetfacts_read(s, h->first, s->n, &below);
	return above.sessions || below.sessions;
}

bool
bk_othershape_grades(const struct bk_sheet *s, struct bk_othershape *o)
{
	struct bk_totals_sums sums;
	struct bk_totals_head h;
	struct bk_str text;
	size_t cell = SIZE_MAX;

	if (!bk_totalshead_find(s, &h) || h.n != 1)
		return false;
	bk_totalshead_tell(s, &h);
	/* a share of the row is a percentage, and tells enough */
	bk_totalsums_find(s, &h, &h.group[0], &sums);
	if (!counts_alone(s, &h) || tells_sessions(s, &h))
		return false;
	for (size_t c = 0; c < s->row[h.head].n && c < BK_TOTALS_COLUMNS;
	    c++) {
		text = bk_totalshead_heading(s, &h, c);
		if (bk_meetings_number(text))
			return false;
		if (cell == SIZE_MAX && h.group[0].kind[c] < 0 &&
		    bk_vocabulary_has(&bk_vocabulary_grade_heads, text) &&
		    is_grades(s, h.first, c))
			cell = c;
	}
	if (cell == SIZE_MAX)
		return false;
	*o = (struct bk_othershape){ "a list of grades",
		bk_totalshead_heading(s, &h, cell), s->row[h.head].line,
		BK_OTHER_SURE };
	return true;
}
