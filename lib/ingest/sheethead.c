#include "sheethead.h"

#include "cursor.h"
#include "mark.h"
#include "sheetfacts.h"
#include "when.h"

enum { DAYS_MIN = 4, HEAD_ROWS = 3, COLUMNS = 256 };

/* A heading that is a date, without a time of day. */
static bool
is_date(struct bk_str s, struct bk_when *w)
{
	return s.n > 5 && s.n <= 24 && bk_when_parse(s, false, w) ==
	    BK_WHEN_OK && w->second == BK_SECOND_NONE;
}

/*
 * The order of the dates of a row of headings: a day of the month ascends, so
 * only where one cannot be read day first is it the month that comes first.
 */
static enum bk_order
order_of(const struct bk_row *row)
{
	for (size_t c = 0; c < row->n && c < COLUMNS; c++) {
		struct bk_when w;

		if (is_date(row->cell[c], &w) &&
		    w.date[BK_ORDER_DMY] == BK_DATE_NONE)
			return BK_ORDER_MDY;
	}
	return BK_ORDER_DMY;
}

/* The day of a heading: "1", "01", "1 Sen"; or a date: its date too. */
static int
day_of(struct bk_str s, enum bk_order order, bk_date *date)
{
	struct bk_cursor c = bk_cursor(s);
	struct bk_when w;
	int day, y, m;

	*date = BK_DATE_NONE;
	if (s.n == 0 || s.n > 24)
		return 0;
	if (bk_cur_number(&c, 2, &day) && (c.p == c.end || *c.p == ' ' ||
	    *c.p == '\n') && day >= 1 && day <= 31 &&
	    !(c.end - c.p > 1 && bk_is_digit(c.p[1])) && !is_date(s, &w))
		return day;
	if (is_date(s, &w) && w.date[order] != BK_DATE_NONE) {
		bk_date_split(w.date[order], &y, &m, &day);
		*date = w.date[order];
		return day;
	}
	return 0;
}

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
		bk_sheet_facts_month(cell, &month, &year);
		return month;
	}
	return 0;
}

/* The days of a row: ascending, or beginning anew under another month. */
static size_t
find_days(const struct bk_sheet *s, size_t row, struct bk_sheet_head *h)
{
	const struct bk_row *r = &s->row[row];
	enum bk_order order = order_of(r);
	int last = 0;

	h->ndays = 0;
	for (size_t c = 0; c < r->n && c < COLUMNS; c++) {
		bk_date date;
		int day = day_of(r->cell[c], order, &date);

		if (day == 0) {
			/* a number in front is no day: "No" 1, then a name */
			if (h->ndays && h->ndays < DAYS_MIN)
				h->ndays = 0, last = 0;
			else if (h->ndays && r->cell[c].n)
				break;
			continue;
		}
		if (h->ndays && (date != BK_DATE_NONE ?
		    date <= h->day[h->ndays - 1].date : day <= last)) {
			size_t first = h->day[0].col;

			if (h->ndays < DAYS_MIN)
				h->ndays = 0;
			else if (date != BK_DATE_NONE ||
			    month_over(s, row, first, c) == month_over(s, row,
			    first, h->day[h->ndays - 1].col))
				break;
		}
		if (h->ndays == BK_SHEET_DAYS)
			break;
		h->day[h->ndays++] = (struct bk_sheet_day){ c, day, 0, date };
		last = day;
	}
	return h->ndays >= DAYS_MIN ? h->ndays : 0;
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
		if (label.n == 0 || bk_mark_read(label, BK_HINT_INDONESIAN,
		    &mark) == BK_MARK_EMPTY)
			continue;
		h->total[h->ntotals++] = (struct bk_sheet_total){ c, label,
		    mark };
	}
}

static size_t
find_end(const struct bk_sheet *s, size_t from)
{
	struct bk_sheet_head next;

	for (size_t i = from; i < s->n; i++)
		if (find_days(s, i, &next) && find_people(s, i, &next))
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

static void
find_facts(const struct bk_sheet *s, size_t from,
    const struct bk_sheet_facts *before, struct bk_sheet_head *h)
{
	struct bk_sheet_facts *f = &h->facts;
	int month, year;

	*f = *before;
	bk_sheet_facts_read(s, from, h->top, f);
	for (size_t d = 0; d < h->ndays; d++)
		h->day[d].month = month_over(s, h->days, h->day[0].col,
		    h->day[d].col);
	for (size_t i = h->top; i <= h->days; i++) {
		bk_sheet_facts_month(bk_sheet_shown(s, i, h->day[0].col),
		    &month, &year);
		if (month)
			f->month = month;
		if (month && year)
			f->year = year;
	}
	bk_sheet_facts_name(s->name, f);
	if (!f->year && !f->school_year)
		f->year = year_below(s, h);
}

bool
bk_sheet_head_find(const struct bk_sheet *s,
    const struct bk_sheet_head *before, struct bk_sheet_head *h)
{
	static const struct bk_sheet_facts none;

	for (size_t i = before ? before->end : 0; i < s->n; i++) {
		if (!find_days(s, i, h) || !find_people(s, i, h))
			continue;
		h->days = i;
		h->first = i + 1;
		h->end = find_end(s, i + 1);
		find_totals(s, h);
		find_facts(s, before ? before->first : 0, before ?
		    &before->facts : &none, h);
		return true;
	}
	return false;
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

bool
bk_sheet_head_date(struct bk_sheet_head *h, bk_term term, bk_date name_from,
    bk_date name_to)
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

		if (day->date == BK_DATE_NONE) {
			m = day->month ? day->month : f.month;
			y = m ? year_of(&f, m, term) : 0;
			if (!y)
				return false;
			day->date = bk_date_make(y, m, day->day);
		}
		if (day->date == BK_DATE_NONE)
			continue;
		if (h->from == BK_DATE_NONE || day->date < h->from)
			h->from = day->date;
		if (h->to == BK_DATE_NONE || day->date > h->to)
			h->to = day->date;
	}
	return true;
}
