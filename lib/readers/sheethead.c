#include "sheethead.h"

#include <stdio.h>

#include "clock.h"
#include "counts.h"
#include "mark.h"
#include "sheetfacts.h"
#include "term.h"
#include "vocabulary.h"

enum { DAYS_MIN = 4, HEAD_ROWS = 3, COLUMNS = 256, SAMPLE = 32, FEW = 8 };

/*
 * The month that stands over a column of days, merged over all of its days or
 * only over the first; 0 where there is none.
 */
static int
month_over(const struct bk_sheet *s, size_t row, size_t first, size_t col)
{
	for (size_t c = col + 1; row > 0 && c-- > first;) {
		struct bk_str cell = bk_cell(&s->row[row - 1], c);
		int month, year;

		if (cell.n == 0)
			continue;
		bk_sheetfacts_month(cell, &month, &year);
		return month;
	}
	return 0;
}

/* A cell, or a day whose heading is merged over several lessons. */
static struct bk_str
heading_at(const struct bk_sheet *s, size_t row, size_t col, bool within)
{
	struct bk_str cell = bk_cell(&s->row[row], col), shown;
	struct bk_label l;

	if (cell.n || !within)
		return cell;
	shown = bk_table_shown(s, row, col);
	bk_label_read(shown, &l);
	return l.kind == BK_LABEL_NONE ? cell : shown;
}

/* May this day stand behind the last one? A date may be there twice. */
static bool
follows(const struct bk_sheet *s, size_t row, const struct bk_sheet_head *h,
    const struct bk_sheet_day *d, enum bk_order order)
{
	const struct bk_sheet_day *last = &h->day[h->ndays - 1];
	long before = bk_label_key(&last->label, order);
	long now = bk_label_key(&d->label, order);

	if (last->label.kind == BK_LABEL_DATE && d->label.kind ==
	    BK_LABEL_DATE)
		return true;	/* each says for itself what it is */
	if ((last->label.kind == BK_LABEL_NUMBER) !=
	    (d->label.kind == BK_LABEL_NUMBER))
		return false;
	if (now > before || (now == before && (d->month ||
	    bk_cell(&s->row[row], d->col).n == 0)))
		return true;
	return h->ndays >= DAYS_MIN && d->label.kind == BK_LABEL_NUMBER &&
	    month_over(s, row, h->day[0].col, d->col) !=
	    month_over(s, row, h->day[0].col, last->col);
}

/* Behind a column of something else, as the week's sum: the next days? */
static bool
resumes(const struct bk_sheet_head *h, const struct bk_sheet_day *d,
    enum bk_order order)
{
	const struct bk_sheet_day *last = &h->day[h->ndays - 1];
	long step = bk_label_key(&d->label, order) - bk_label_key(&last->label,
	    order);

	return last->label.kind == d->label.kind && step > 0 && step < 7;
}

/* Is it another day with the month first? */
static bool
is_open(const struct bk_label *l)
{
	return bk_label_key(l, BK_ORDER_DMY) != bk_label_key(l, BK_ORDER_MDY);
}

/* The number of a cell, in digits or Roman. */
static int
number_of(struct bk_str cell)
{
	uint64_t n;

	return bk_str_uint(cell, 99, &n) == 0 ? (int)n : bk_label_roman(cell);
}

/* Does 2 stand right of 1? Asked of every row, before any word is looked up. */
static bool
counts_on(const struct bk_row *row)
{
	for (size_t c = 1; c < row->n && c < COLUMNS; c++)
		if (row->cell[c].n && row->cell[c].n < 3 &&
		    number_of(row->cell[c]) == 2 &&
		    number_of(row->cell[c - 1]) == 1)
			return true;
	return false;
}

/* Does a word for meetings, or lessons, stand over a row of numbers? */
static bool
numbers_meetings(const struct bk_sheet *s, size_t row)
{
	size_t from = row >= HEAD_ROWS - 1 ? row - (HEAD_ROWS - 1) : 0;

	if (!counts_on(&s->row[row]))
		return false;
	for (size_t i = from; i <= row; i++)
		for (size_t c = 0; c < s->row[i].n && c < COLUMNS; c++)
			if (bk_vocabulary_has(&bk_vocabulary_meetings,
			    s->row[i].cell[c]) || bk_vocabulary_has(
			    &bk_vocabulary_lessons, s->row[i].cell[c]))
				return true;
	return false;
}

/* A heading of a day; of meetings and lessons it may be a Roman number. */
static void
read_label(struct bk_str cell, bool meetings, struct bk_label *l)
{
	bk_label_read(cell, l);
	if (l->kind != BK_LABEL_NONE || !meetings)
		return;
	l->first = bk_label_roman(cell);
	if (l->first)
		l->kind = BK_LABEL_NUMBER;
}

/* Do the cells under these headings hold marks, most of them? */
static bool
heads_marks(const struct bk_sheet *s, size_t row,
    const struct bk_sheet_head *h)
{
	size_t marks = 0, filled = 0;

	for (size_t i = row + 1; i < s->n && i <= row + SAMPLE; i++)
		for (size_t d = 0; d < h->ndays; d++) {
			struct bk_str cell = bk_cell(&s->row[i],
			    h->day[d].col);

			if (filled == FEW && marks == 0)
				return false;
			filled += cell.n > 0;
			marks += bk_mark_may_be(cell);
		}
	return marks > 0 && marks * 2 >= filled;
}

/* Are these enough? Of dates one is, of meetings two, with marks under them. */
static bool
enough(const struct bk_sheet *s, size_t row, const struct bk_sheet_head *h,
    bool meetings)
{
	if (h->ndays >= DAYS_MIN)
		return true;
	return h->ndays > 0 && (h->day[0].label.kind == BK_LABEL_DATE ||
	    (meetings && h->ndays > 1)) && heads_marks(s, row, h);
}

/*
 * The days of a row: ascending, or beginning anew under another month. True
 * where some can be read in two orders.
 */
static bool
collect_days(const struct bk_sheet *s, size_t row, enum bk_order order,
    struct bk_sheet_head *h)
{
	bool weeks = true, open = false, gap = false;
	const bool meetings = numbers_meetings(s, row);

	h->ndays = 0;
	for (size_t c = 0; c < s->row[row].n && c < COLUMNS; c++) {
		struct bk_str cell = heading_at(s, row, c, h->ndays > 0);
		struct bk_sheet_day d = { .col = c, .date = BK_DATE_NONE };

		read_label(cell, meetings, &d.label);
		open = open || is_open(&d.label);
		d.day = bk_label_day(&d.label, order, &d.month);
		if (d.day == 0) {
			/* a number in front is no day: "No" 1, then a name */
			if (!enough(s, row, h, meetings))
				h->ndays = 0;
			gap = gap || cell.n > 0;
			continue;
		}
		if (h->ndays && !(gap ? resumes(h, &d, order) : follows(s,
		    row, h, &d, order))) {
			if (enough(s, row, h, meetings))
				break;
			h->ndays = 0;
		}
		gap = false;
		if (h->ndays == BK_SHEET_DAYS)
			break;
		weeks = (weeks || h->ndays == 0) && d.label.week;
		h->day[h->ndays++] = d;
	}
	if (!enough(s, row, h, meetings) || weeks)
		h->ndays = 0;
	return open;
}

/* How often the month changes, the first included. */
static size_t
months_of(const struct bk_sheet_head *h)
{
	size_t n = 0;

	for (size_t i = 0; i < h->ndays; i++)
		n += i == 0 || h->day[i].month != h->day[i - 1].month;
	return n;
}

/*
 * The days of a row, day first or month first: whichever makes more of them
 * ascend, or needs fewer months.
 */
static size_t
find_days(const struct bk_sheet *s, size_t row, struct bk_sheet_head *h)
{
	size_t days, months;

	if (!collect_days(s, row, BK_ORDER_DMY, h))
		return h->ndays;
	days = h->ndays;
	months = months_of(h);
	collect_days(s, row, BK_ORDER_MDY, h);
	if (h->ndays < days || (h->ndays == days && months_of(h) >= months))
		collect_days(s, row, BK_ORDER_DMY, h);
	return h->ndays;
}

/* Is there a heading for names in this row, left of the days? */
static bool
names_people(const struct bk_row *row, size_t days_col)
{
	for (size_t c = 0; c < days_col; c++)
		if (bk_heading(bk_cell(row, c)) == BK_COL_NAME)
			return true;
	return false;
}

/*
 * Headings of people left of the days, in the row of days or in the two
 * above it, from the one that heads the names on: higher up stand `Kelas:`
 * and `Mapel:`, which head no column.
 */
static bool
find_people(const struct bk_sheet *s, size_t days, struct bk_sheet_head *h)
{
	size_t low = days >= HEAD_ROWS - 1 ? days - (HEAD_ROWS - 1) : 0;
	struct bk_str name;

	for (int c = 0; c < BK_NCOLUMNS; c++)
		h->at[c] = -1;
	h->top = days;
	while (!names_people(&s->row[h->top], h->day[0].col))
		if (h->top-- == low)
			return false;
	for (size_t i = h->top; i <= days; i++)
		for (size_t c = 0; c < h->day[0].col; c++) {
			enum bk_column is = bk_heading(bk_cell(&s->row[i], c));

			if (is != BK_COL_NONE && h->at[is] < 0)
				h->at[is] = (int)c;
		}
	/* a student's row of numbers is no heading */
	name = bk_cell(&s->row[days], (size_t)h->at[BK_COL_NAME]);
	return name.n == 0 || bk_heading(name) == BK_COL_NAME;
}

static void
find_totals(const struct bk_sheet *s, struct bk_sheet_head *h)
{
	size_t from = h->day[h->ndays - 1].col + 1;

	h->ntotals = 0;
	for (size_t c = from; c < COLUMNS && h->ntotals < BK_SHEET_TOTALS;
	    c++) {
		enum bk_mark mark = BK_MARK_UNKNOWN;
		struct bk_str label = bk_cell(&s->row[h->days], c);

		for (size_t i = h->days; label.n == 0 && i-- > h->top;)
			label = bk_cell(&s->row[i], c);
		label = bk_counts_label(label);
		if (label.n == 0 || bk_mark_read(label, BK_HINT_INDONESIAN,
		    &mark) == BK_MARK_EMPTY)
			continue;
		h->total[h->ntotals++] = (struct bk_sheet_total){ c, label,
		    mark };
	}
}

/* Headings of people once more: of a recap below, whose counts are no marks. */
static bool
heads_people(const struct bk_row *row, const struct bk_sheet_head *h)
{
	size_t c = (size_t)h->at[BK_COL_NAME], known = 0;

	if (bk_heading(bk_cell(row, c)) != BK_COL_NAME)
		return false;
	for (size_t k = 0; k < row->n && k < COLUMNS; k++)
		known += row->cell[k].n && (bk_heading(row->cell[k]) !=
		    BK_COL_NONE || bk_vocabulary_has(&bk_vocabulary_totals,
		    row->cell[k]));
	return known > 2;
}

static size_t
find_end(const struct bk_sheet *s, const struct bk_sheet_head *h, size_t from)
{
	struct bk_sheet_head next;

	for (size_t i = from; i < s->n; i++)
		if ((i > from && heads_people(&s->row[i], h)) ||
		    (find_days(s, i, &next) && find_people(s, i, &next)))
			return i;
	return s->n;
}

/* The year of a date that stands under the table: place and day of signing. */
static int
year_below(const struct bk_sheet *s, const struct bk_sheet_head *h)
{
	for (size_t i = h->end; i-- > h->first && i + 16 > h->end;)
		for (size_t c = 0; c < s->row[i].n && c < COLUMNS; c++) {
			struct bk_str cell = s->row[i].cell[c];
			const char *comma = cell.n ? memrchr(cell.p, ',',
			    cell.n) : NULL;
			struct bk_when w;
			int y, m, d;

			if (!comma || bk_when_parse((struct bk_str){ comma + 1,
			    (size_t)(cell.p + cell.n - comma - 1) }, false,
			    &w) != BK_WHEN_OK)
				continue;
			bk_date_split(w.date[0] != BK_DATE_NONE ? w.date[0] :
			    w.date[1], &y, &m, &d);
			return y;
		}
	return 0;
}

/* "Pertemuan ke" over numbers: of meetings, whenever they were. */
static bool
are_meetings(const struct bk_sheet *s, const struct bk_sheet_head *h)
{
	if (h->day[0].label.kind != BK_LABEL_NUMBER || h->day[0].month)
		return false;
	for (size_t i = h->top; i < h->days; i++)
		if (bk_vocabulary_has(&bk_vocabulary_meetings,
		    bk_table_shown(s, i, h->day[0].col)))
			return true;
	return false;
}

static void
find_facts(const struct bk_sheet *s, size_t from,
    const struct bk_sheet_facts *before, struct bk_sheet_head *h)
{
	struct bk_sheet_facts *f = &h->facts;
	int month, year;

	*f = *before;
	bk_sheetfacts_read(s, from, h->top, f);
	for (size_t d = 0; d < h->ndays; d++)
		if (h->day[d].label.kind == BK_LABEL_NUMBER)
			h->day[d].month = month_over(s, h->days,
			    h->day[0].col, h->day[d].col);
	for (size_t i = h->top; i <= h->days; i++) {
		bk_sheetfacts_month(bk_table_shown(s, i, h->day[0].col),
		    &month, &year);
		if (month)
			f->month = month;
		if (month && year)
			f->year = year;
	}
	bk_sheetfacts_name(s->name, f);
	if (!f->year && !f->school_year)
		f->year = year_below(s, h);
}

/* Dates that stand under the numbers of the days in row `i`. */
static bool
dates_below(const struct bk_sheet *s, size_t i, struct bk_sheet_head *h)
{
	/* cppcheck-suppress ctuuninitvar ; it is filled in first */
	return h->day[0].label.kind == BK_LABEL_NUMBER && i + 1 < s->n &&
	    find_days(s, i + 1, h) && find_people(s, i + 1, h) &&
	    h->day[0].label.kind != BK_LABEL_NUMBER;
}

bool
bk_sheethead_find(const struct bk_sheet *s,
    const struct bk_sheet_head *before, struct bk_sheet_head *h)
{
	static const struct bk_sheet_facts none;

	for (size_t i = before ? before->end : 0; i < s->n; i++) {
		struct bk_sheet_head below;

		if (!find_days(s, i, h) || !find_people(s, i, h))
			continue;
		below.day[0] = h->day[0];
		if (dates_below(s, i, &below)) {
			*h = below;
			i++;
		}
		h->days = i;
		h->first = i + 1;
		h->end = find_end(s, h, i + 1);
		find_totals(s, h);
		find_facts(s, before ? before->first : 0, before ?
		    &before->facts : &none, h);
		h->meetings = are_meetings(s, h);
		return true;
	}
	return false;
}

/* How many different statuses stand in cells from..end-1 of a row. */
static size_t
count_statuses(const struct bk_row *row, size_t from, size_t end)
{
	bool seen[BK_NMARKS] = { false };
	size_t n = 0;

	for (size_t c = from; c < end; c++) {
		enum bk_mark mark;

		if (bk_mark_read(bk_cell(row, c), BK_HINT_INDONESIAN, &mark) !=
		    BK_MARK_READ || seen[mark])
			continue;
		seen[mark] = true;
		n++;
	}
	return n;
}

size_t
bk_sheethead_split(const struct bk_sheet *s, const struct bk_sheet_head *h)
{
	const struct bk_row *row = h->first < h->end ? &s->row[h->first] :
	    NULL;

	if (!row || bk_cell(row, (size_t)h->at[BK_COL_NAME]).n)
		return 0;
	for (size_t d = 0; d < h->ndays; d++)
		if (count_statuses(row, h->day[d].col, d + 1 < h->ndays ?
		    h->day[d + 1].col : h->day[d].col + BK_NMARKS) < 2)
			return 0;
	return h->first;
}

/* --- dates -------------------------------------------------------------- */

/* The year of a month, by what else is known; 0: by nothing. */
static int
year_of(const struct bk_sheet_facts *f, int month, bk_term term)
{
	int y, m, d;

	/* of a sheet with several months the year beside one is that one's */
	if (f->school_year && (!f->year || f->month != month))
		return f->school_year + (month < 7);
	if (f->year)
		return f->year;
	if (term) {
		bk_date_split(bk_term_first(term), &y, &m, &d);
		if ((month >= 7) == (m >= 7))
			return y;
	}
	return 0;
}

/* The date of one day; false where there is no month, or no year. */
static bool
date_day(struct bk_sheet_day *d, const struct bk_sheet_facts *f,
    enum bk_order order, bk_term term)
{
	int month = d->month ? d->month : f->month, year;

	if (d->label.kind == BK_LABEL_DATE) {
		d->date = d->label.when.date[order];
		return true;
	}
	year = month ? year_of(f, month, term) : 0;
	d->date = year ? bk_date_make(year, month, d->day) : BK_DATE_NONE;
	return year != 0;
}

/* The time of day; or the ordinal among several lessons of a day. */
static void
name_periods(struct bk_sheet_head *h)
{
	for (size_t i = 0, nth = 1; i < h->ndays; i++) {
		struct bk_sheet_day *d = &h->day[i];
		const struct bk_sheet_day *next = i + 1 < h->ndays ? d + 1 :
		    NULL;
		bool again = i > 0 && d->date == d[-1].date;
		int second = d->label.kind == BK_LABEL_DATE ?
		    d->label.when.second : 0;

		nth = again ? nth + 1 : 1;
		if (second > 0)
			bk_clock_format(second / 60, d->period);
		else if (again || (next && next->date == d->date))
			snprintf(d->period, sizeof(d->period), "%zu", nth);
	}
}

bool
bk_sheethead_date(struct bk_sheet_head *h, enum bk_order order, bk_term term,
    bk_date name_from, bk_date name_to)
{
	struct bk_sheet_facts f = h->facts;
	int y, m, d;

	if (!f.month && name_from != BK_DATE_NONE && name_to > name_from) {
		bk_date_split(name_from, &y, &m, &d);
		f.month = m;
		f.year = y;
	}
	h->from = h->to = BK_DATE_NONE;
	for (size_t i = 0; i < h->ndays; i++) {
		struct bk_sheet_day *day = &h->day[i];

		if (!date_day(day, &f, order, term))
			return false;
		if (day->date == BK_DATE_NONE)
			continue;
		if (h->from == BK_DATE_NONE || day->date < h->from)
			h->from = day->date;
		if (h->to == BK_DATE_NONE || day->date > h->to)
			h->to = day->date;
	}
	name_periods(h);
	return true;
}
