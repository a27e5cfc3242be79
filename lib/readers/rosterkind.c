#include "rosterkind.h"

#include "mark.h"
#include "mem.h"
#include "says.h"
#include "shape.h"
#include "vocabulary.h"

enum {
	SAMPLE = 64,		/* rows that tell what a column holds */
	SERIES = 3,		/* columns of a kind that are no chance */
	SUBJECTS = 2
};

/* --- what the cells say ------------------------------------------------- */

/* How many cells are filled, and how many are marks of attendance. */
static size_t
count_marks(const struct bk_sheet *s, size_t head, size_t c, size_t *filled)
{
	size_t marks = 0;
	enum bk_mark mark;

	*filled = 0;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);
		enum bk_mark_kind kind = bk_mark_read(cell, 0, &mark);

		*filled += cell.n > 0;
		marks += kind == BK_MARK_READ || kind == BK_MARK_AMBIGUOUS;
	}
	return marks;
}

/* Are these marks of attendance, at least half of what the cells hold? */
static bool
holds_marks(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled, marks = count_marks(s, head, c, &filled);

	return marks > 0 && marks * 2 >= filled;
}

static bool
same_person(const struct bk_row *a, const struct bk_row *b, int number,
    int name)
{
	return bk_str_eq(bk_cell(a, (size_t)number), bk_cell(b,
	    (size_t)number)) && bk_str_eq(bk_cell(a, (size_t)name),
	    bk_cell(b, (size_t)name));
}

/* Do most rows repeat a person of a row before, as the scans of a gate do? */
static bool
repeats(const struct bk_sheet *s, size_t head, const int at[BK_NCOLUMNS])
{
	int number = at[BK_COL_NIS] >= 0 ? at[BK_COL_NIS] :
	    at[BK_COL_NISN];
	int name = at[BK_COL_NAME];
	size_t rows = 0, again = 0;

	if (number < 0 || name < 0)
		return false;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		size_t k = head + 1;

		if (bk_cell(&s->row[i], (size_t)number).n == 0)
			continue;
		while (k < i && !same_person(&s->row[k], &s->row[i], number,
		    name))
			k++;
		rows++;
		again += k < i;
	}
	return again * 2 > rows;
}

/* Is it a whole word of attendance, or an H? No blood group, no major. */
static bool
tells_attendance(struct bk_str cell)
{
	enum bk_mark mark;

	return bk_mark_read(cell, 0, &mark) == BK_MARK_READ &&
	    mark != BK_MARK_UNKNOWN && (cell.n > 2 || (cell.n == 1 &&
	    (*cell.p == 'H' || *cell.p == 'h')));
}

/*
 * A column of letters that has an H may be one of classes from A to H: there
 * most of them have to be marks.
 */
static bool
holds_words(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled, marks = count_marks(s, head, c, &filled);
	bool letter = false;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		if (!tells_attendance(cell))
			continue;
		if (cell.n > 1)
			return marks * 2 >= filled;
		letter = true;
	}
	return letter && bk_shape_mostly(marks, filled);
}

/* Days, times and moments; but a day may be that of a birth or a start. */
static bool
holds_times(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_shape shape = { 0 };
	size_t times;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++)
		bk_shape_add(&shape, bk_cell(&s->row[i], c));
	times = shape.clock + shape.moment + shape.stay;
	if (!bk_vocabulary_has(&bk_vocabulary_roster_days,
	    bk_cell(&s->row[head], c)))
		times += shape.day;
	return times * 2 > shape.filled;
}

/*
 * Nothing but 1 and 0, or ticks; *both where it has 1 and 0: a column of 1 may
 * be the part of a village.
 */
static bool
holds_ticks(const struct bk_sheet *s, size_t head, size_t c, bool *both)
{
	size_t filled = 0, zero = 0, one = 0, ticks = 0;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		filled += cell.n > 0;
		zero += bk_str_eq(cell, BK_STR("0"));
		one += bk_str_eq(cell, BK_STR("1"));
		ticks += bk_mark_tick(cell) != BK_MARK_UNKNOWN;
	}
	*both |= (zero && one) || ticks;
	return filled > 0 && zero + one + ticks == filled;
}

/*
 * Does the column say of most whether they are enrolled? "Terdaftar" alone may
 * be for anything.
 */
static bool
holds_enrolled(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0, enrolled = 0, sure = 0;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		bool left = bk_vocabulary_has(&bk_vocabulary_left, cell);

		filled += cell.n > 0;
		enrolled += left || bk_vocabulary_has(&bk_vocabulary_enrolled,
		    cell);
		sure += left || bk_vocabulary_means(&bk_vocabulary_enrolled,
		    cell, 0);
	}
	return sure > 0 && enrolled * 2 > filled;
}

/* --- what the headings say ---------------------------------------------- */

/* 1, 2, 3 ... of days, P1, W2, T3 of meetings, weeks, tasks. */
static bool
is_numbered(struct bk_str s)
{
	uint64_t n;

	s = bk_str_trim(s);
	if (s.n > 1 && (s.p[0] < '0' || s.p[0] > '9'))
		s.p++, s.n--;
	return s.n > 0 && s.n < 4 && bk_str_uint(s, 200, &n) == 0;
}

static bool
is_day(struct bk_str s)
{
	struct bk_shape shape = { 0 };

	bk_shape_add(&shape, s);
	return shape.day + shape.moment > 0;
}

/*
 * Does a line above say that it is of attendance, grades, old pupils, or of
 * some pupils only? The sheet's name may say the last.
 */
static bool
titled_other(const struct bk_sheet *s, size_t head)
{
	for (size_t i = 0; i < head; i++)
		for (size_t c = 0; c < s->row[i].n; c++)
			if (bk_vocabulary_has(&bk_vocabulary_no_titles,
			    s->row[i].cell[c]) || bk_vocabulary_has(
			    &bk_vocabulary_partials, s->row[i].cell[c]))
				return true;
	return bk_vocabulary_has(&bk_vocabulary_partials, s->name);
}

/* Nothing but "sudah" and "belum": who did something, or paid. */
static bool
holds_done(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		if (cell.n && !bk_vocabulary_has(&bk_vocabulary_done, cell))
			return false;
		filled += cell.n > 0;
	}
	return filled > 0;
}

/* Years in which people left a school: they are in no class any more. */
static bool
is_alumni(const struct bk_row *head)
{
	return bk_says_heading(head, &bk_vocabulary_leavings, NULL);
}

/* Short numbers that nothing says a roster has: points, seats, counts. */
static bool
holds_figures(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0, figures = 0;

	if (bk_vocabulary_has(&bk_vocabulary_measures, bk_cell(&s->row[head],
	    c)))
		return false;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		filled += cell.n > 0;
		figures += cell.n > 0 && cell.n < 4 && bk_shape_number(cell);
	}
	return figures > 0 && bk_shape_mostly(figures, filled);
}

/* Does anything stand there but a sign for nothing? */
static bool
holds_any(const struct bk_sheet *s, size_t head, size_t c)
{
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		if (cell.n && !bk_shape_is_void(cell))
			return true;
	}
	return false;
}

/*
 * A column with words under a heading that nothing explains, as Ukuran, Bus,
 * Kelompok: of whom somebody needed to know it.
 */
static bool
is_purpose(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_str text = bk_cell(&s->row[head], c);

	if (bk_vocabulary_has(&bk_vocabulary_list_numbers, text) ||
	    bk_vocabulary_has(&bk_vocabulary_roster_extras, text) ||
	    bk_vocabulary_has(&bk_vocabulary_roster_days, text) ||
	    bk_vocabulary_has(&bk_vocabulary_contacts, text))
		return false;
	return holds_any(s, head, c);
}

/* Is the column one of ours, by its heading or by a word in it? No status. */
static bool
is_ours(const int at[BK_NCOLUMNS], size_t c)
{
	for (int k = 0; k < BK_NCOLUMNS; k++)
		if (at[k] == (int)c && k != BK_COL_STATUS)
			return true;
	return false;
}

/* Does a title, or the sheet's name, say that it is of who is enrolled? */
static bool
titled_roster(const struct bk_sheet *s, size_t head)
{
	for (size_t i = 0; i < head; i++)
		if (bk_says_heading(&s->row[i], &bk_vocabulary_roster_titles,
		    NULL))
			return true;
	return bk_vocabulary_has(&bk_vocabulary_roster_titles, s->name);
}

/* Whether somebody receives an aid, or is away for an internship. */
static bool
is_flag(int c)
{
	return c == BK_COL_KPS || c == BK_COL_KIP || c == BK_COL_PIP ||
	    c == BK_COL_KKS || c == BK_COL_INTERN;
}

/*
 * Does it tell no more of a student than number, name, class and sex, how to
 * reach and how far away? A flag, where there are `flags`, is no more.
 */
static bool
tells_little(const int at[BK_NCOLUMNS], bool flags)
{
	for (int c = 0; c < BK_NCOLUMNS; c++)
		if (at[c] >= 0 && !(flags && is_flag(c)) &&
		    c != BK_COL_NIS && c != BK_COL_NISN &&
		    c != BK_COL_NAME && c != BK_COL_SURNAME &&
		    c != BK_COL_CLASS && c != BK_COL_SECTION &&
		    c != BK_COL_SEX && c != BK_COL_EMAIL &&
		    c != BK_COL_PHONE && c != BK_COL_STATUS &&
		    c != BK_COL_DISTANCE &&
		    c != BK_COL_LAT && c != BK_COL_LON)
			return false;
	return true;
}

/* The column that says of each whether they are enrolled, or -1. */
static int
status_column(const struct bk_sheet *s, size_t head)
{
	for (size_t c = 0; c < s->row[head].n; c++)
		if (bk_heading(s->row[head].cell[c]) == BK_COL_STATUS &&
		    holds_enrolled(s, head, c))
			return (int)c;
	return -1;
}

/*
 * Has everybody in it the same flag, and it tells little else? Then it is of
 * those who have it.
 */
static bool
is_of_flagged(const struct bk_sheet *s, size_t head,
    const int at[BK_NCOLUMNS])
{
	for (int c = 0; c < BK_NCOLUMNS; c++) {
		size_t rows = 0, flagged = 0;

		if (!is_flag(c) || at[c] < 0 || !tells_little(at, true))
			continue;
		for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
			struct bk_str cell = bk_cell(&s->row[i],
			    (size_t)at[c]);

			if (bk_table_filled(&s->row[i]) < 2)
				continue;
			rows++;
			flagged += cell.n && !bk_shape_is_void(cell) &&
			    !bk_vocabulary_has(&bk_vocabulary_no, cell);
		}
		if (flagged > 1 && flagged == rows)
			return true;
	}
	return false;
}

/* What is known of a table while its columns are looked at. */
struct kind {
	const struct bk_sheet *s;
	size_t	 head;
	const int *at;
	bool	 said;			/* that it is of who is enrolled */
	bool	 little;		/* no more than who somebody is */
	size_t	 marks, ticks, numbered, subjects;
	bool	 enrolled, remarks, both;
};

/* Does that column, which is none of ours, make it no roster? */
static bool
is_other(struct kind *k, size_t c)
{
	struct bk_str text = k->s->row[k->head].cell[c];
	bool unknown = bk_heading(text) == BK_COL_NONE;

	if (holds_done(k->s, k->head, c))
		return true;
	if (holds_enrolled(k->s, k->head, c)) {
		k->enrolled = true;
		return false;
	}
	if (bk_vocabulary_has(&bk_vocabulary_remarks, text))
		k->remarks |= !k->said || holds_any(k->s, k->head, c);
	else if (bk_vocabulary_has(&bk_vocabulary_no_rosters, text) ||
	    (k->little && !k->said && !is_ours(k->at, c) &&
	    is_purpose(k->s, k->head, c)))
		return true;
	if ((!unknown && holds_marks(k->s, k->head, c)) ||
	    holds_words(k->s, k->head, c) || is_day(text) ||
	    holds_times(k->s, k->head, c))
		return true;
	if (unknown && k->little &&
	    !bk_vocabulary_has(&bk_vocabulary_list_numbers, text) &&
	    holds_figures(k->s, k->head, c))
		return true;
	k->marks += unknown && holds_marks(k->s, k->head, c);
	k->ticks += holds_ticks(k->s, k->head, c, &k->both);
	k->numbered += is_numbered(text);
	k->subjects += bk_vocabulary_has(&bk_vocabulary_subjects, text);
	return false;
}

bool
bk_rosterkind_other(const struct bk_sheet *s, size_t head,
    const int at[BK_NCOLUMNS], bool said)
{
	const struct bk_row *row = &s->row[head];
	struct kind k = { .s = s, .head = head, .at = at,
		.said = said || titled_roster(s, head),
		.little = tells_little(at, false) &&
		status_column(s, head) < 0 };

	if (bk_says_heading(row, &bk_vocabulary_classes_to_come, NULL) ||
	    (!k.said && is_of_flagged(s, head, at)))
		return true;
	if (at[BK_COL_DATE] >= 0 || at[BK_COL_PERIOD] >= 0 ||
	    repeats(s, head, at) || titled_other(s, head) ||
	    is_alumni(row))
		return true;
	for (size_t c = 0; c < row->n; c++) {
		enum bk_column is = bk_heading(row->cell[c]);

		if ((is == BK_COL_NONE || is == BK_COL_STATUS) &&
		    row->cell[c].n && !bk_says_list_number(s, head, c) &&
		    is_other(&k, c))
			return true;
	}
	return k.subjects >= SUBJECTS || k.marks >= SERIES ||
	    (k.both && k.ticks >= SERIES) || k.numbered >= SERIES ||
	    (k.remarks && !k.enrolled);
}

int
bk_rosterkind_status(const struct bk_sheet *s, size_t head)
{
	return status_column(s, head);
}
