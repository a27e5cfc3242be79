#include "sheetdays.h"

#include <stdlib.h>

#include "legendsign.h"
#include "mem.h"
#include "says.h"
#include "shape.h"
#include "vocabulary.h"

struct bk_str
bk_sheetdays_cell(const struct bk_sheetdays *r, size_t i, enum bk_column c)
{
	return r->h->at[c] < 0 ? BK_STR("") : bk_table_shown(r->sheet, i,
	    (size_t)r->h->at[c]);
}

static bool
has_mark(const struct bk_sheetdays *r, const struct bk_row *row)
{
	enum bk_mark m;

	for (size_t d = 0; d < r->h->ndays; d++)
		if (bk_legend_read(r->legend, bk_cell(row, r->h->day[d].col),
		    &m) == BK_MARK_READ)
			return true;
	return false;
}

/* The first cell that is not empty; the table may not begin at the left. */
static struct bk_str
first_cell(const struct bk_row *row)
{
	size_t c = 0;

	while (c + 1 < row->n && row->cell[c].n == 0)
		c++;
	return bk_cell(row, c);
}

/* "Kosong | Hadir", "S | : | Sakit" below the table: a line of its legend. */
static bool
is_legend_row(const struct bk_sheetdays *r, const struct bk_row *row)
{
	size_t c = (size_t)r->h->at[BK_COL_NAME];
	struct bk_str code = bk_cell(row, c), next = bk_cell(row, c + 1), sign;

	if (next.n == 1 && (*next.p == ':' || *next.p == '='))
		next = bk_cell(row, c + 2);
	return bk_table_filled(row) <= 3 && next.n > 3 &&
	    bk_vocabulary_has(&bk_vocabulary_legends, next) &&
	    (code.n == 1 || bk_legendsign_named(code, &sign));
}

bool
bk_sheetdays_student(const struct bk_sheetdays *r, size_t i)
{
	const struct bk_row *row = &r->sheet->row[i];
	struct bk_str name = bk_sheetdays_cell(r, i, BK_COL_NAME);
	struct bk_str nis = bk_sheetdays_cell(r, i, BK_COL_NIS);
	uint64_t n;

	if (name.n + nis.n == 0 || bk_mark_is_sum(name) ||
	    bk_mark_is_sum(first_cell(row)))
		return false;
	/* the columns' own numbers, under their headings */
	if (bk_str_uint(name, 9999, &n) == 0 || is_legend_row(r, row))
		return false;
	return bk_str_uint(first_cell(row), 9999, &n) == 0 ||
	    (nis.n && bk_str_uint(nis, UINT64_MAX / 2, &n) == 0) ||
	    has_mark(r, row);
}

/*
 * A day with a mark of anybody's was a session; one on which all have the same
 * code, and one that says nothing, as L, was a holiday.
 */
static void
see_day(struct bk_sheetdays *r, size_t d)
{
	struct bk_str code = BK_STR("");
	size_t same = 0, others = 0;

	for (size_t i = r->h->first; i < r->h->end; i++) {
		struct bk_str s = bk_cell(&r->sheet->row[i],
		    r->h->day[d].col);
		enum bk_mark m;

		if (s.n == 0 || !bk_sheetdays_student(r, i))
			continue;
		switch (bk_legend_read(r->legend, s, &m)) {
		case BK_MARK_EMPTY:
			break;
		case BK_MARK_READ:
			others++;
			r->held[d] = r->held[d] || m != BK_MARK_UNKNOWN;
			break;
		default:
			if (code.n == 0)
				code = s;
			same += bk_str_ieq(s, code);
			others += !bk_str_ieq(s, code);
		}
	}
	r->free[d] = same > 1 && others == 0;
	if (r->free[d] && r->nfree++ == 0)
		r->freecode = code;
}

/*
 * A day off on which everybody has the same absence code was filled in by a
 * generator: no session [FIELD 1].
 */
static bool
is_generated(struct bk_sheetdays *r, size_t d)
{
	enum bk_mark all = BK_MARK_UNKNOWN, m;
	size_t n = 0;

	if (r->h->meetings || r->h->day[d].date == BK_DATE_NONE ||
	    !bk_ingest_day_off(r->in, r->h->day[d].date))
		return false;
	for (size_t i = r->h->first; i < r->h->end; i++) {
		if (!bk_sheetdays_student(r, i))
			continue;
		if (bk_legend_read(r->legend, bk_cell(&r->sheet->row[i],
		    r->h->day[d].col), &m) != BK_MARK_READ ||
		    (m != BK_MARK_UNEXCUSED && m != BK_MARK_SICK &&
		    m != BK_MARK_EXCUSED) || (n > 0 && m != all))
			return false;
		all = m;
		n++;
	}
	r->generated[all] += n > 1;
	return n > 1;
}

/* Do merged cells of that column cover several students? */
static bool
is_merged_down(const struct bk_sheetdays *r, size_t c)
{
	for (size_t k = 0; k < r->sheet->nmerges; k++) {
		const struct bk_table_merge *m = &r->sheet->merge[k];

		if (m->left <= c && c <= m->right && m->bottom > m->top &&
		    m->top >= r->sheet->row[r->h->first].line)
			return true;
	}
	return false;
}

/* One text down the column, merged or alone, is about the day: a holiday. */
static bool
is_written_over(const struct bk_sheetdays *r, size_t d, struct bk_str *over)
{
	size_t filled = 0, students = 0, c = r->h->day[d].col;
	struct bk_str text = BK_STR("");
	enum bk_mark m;

	for (size_t i = r->h->first; i < r->h->end; i++) {
		struct bk_str s = bk_cell(&r->sheet->row[i], c);

		students += bk_sheetdays_student(r, i);
		filled += s.n > 0;
		text = text.n ? text : s;
	}
	*over = text;
	return students > 1 && filled == 1 && text.n > 4 &&
	    bk_legend_read(r->legend, text, &m) != BK_MARK_READ &&
	    (bk_vocabulary_has(&bk_vocabulary_days_off, text) ||
	    is_merged_down(r, c));
}

/* On which days a blank is what the legend says it is. */
static void
see_blanks(struct bk_sheetdays *r)
{
	bool present = r->legend->blank == BK_MARK_PRESENT;
	size_t last = r->h->ndays;

	if (r->legend->blank == BK_MARK_UNKNOWN)
		return;
	while (last > 0 && !r->held[last - 1])
		last--;
	for (size_t d = 0; d < last; d++) {
		bk_date date = r->h->day[d].date;

		r->blank[d] = r->held[d] || (present && !r->free[d] &&
		    (r->h->meetings || (date != BK_DATE_NONE &&
		    !bk_ingest_day_off(r->in, date))));
		r->nblank += r->blank[d] && !r->held[d];
		r->held[d] |= r->blank[d];
	}
}

void
bk_sheetdays_see(struct bk_sheetdays *r)
{
	r->held = bk_xcalloc(r->h->ndays, sizeof(*r->held));
	r->free = bk_xcalloc(r->h->ndays, sizeof(*r->free));
	r->blank = bk_xcalloc(r->h->ndays, sizeof(*r->blank));
	for (size_t d = 0; d < r->h->ndays; d++) {
		struct bk_str over;

		see_day(r, d);
		if (!r->free[d] && is_written_over(r, d, &over)) {
			r->free[d] = true;
			r->held[d] = false;
			if (r->nfree++ == 0)
				r->freecode = over;
		} else if (!r->free[d] && is_generated(r, d)) {
			r->free[d] = true;
			r->held[d] = false;
			r->ngenerated++;
		}
	}
	see_blanks(r);
}

bool
bk_sheetdays_one_code(const struct bk_sheetdays *r)
{
	bool found = false;

	for (size_t d = 0; d < r->h->ndays; d++) {
		bk_date date = r->h->day[d].date;

		if (r->held[d])
			return false;
		found |= r->free[d] && (r->h->meetings ||
		    (date != BK_DATE_NONE && !bk_ingest_day_off(r->in,
		    date)));
	}
	return found && r->ngenerated == 0 &&
	    !bk_str_ieq(r->freecode, BK_STR("L")) &&
	    !bk_vocabulary_has(&bk_vocabulary_days_off, r->freecode);
}

bool
bk_sheetdays_of_absences(const struct bk_sheetdays *r,
    const struct bk_export *x)
{
	size_t filled = 0, ticks = 0, zeros = 0;

	for (size_t i = r->h->first; i < r->h->end; i++)
		for (size_t d = 0; d < r->h->ndays; d++) {
			struct bk_str cell = bk_cell(&r->sheet->row[i],
			    r->h->day[d].col);

			filled += cell.n > 0;
			ticks += bk_legend_ticks(r->legend, cell);
			zeros += bk_str_eq(cell, BK_STR("0"));
		}
	return bk_shape_mostly(ticks, filled) && (zeros > (ticks - zeros) *
	    2 || bk_says_absences(x, r->sheet, r->h->top));
}

void
bk_sheetdays_free(struct bk_sheetdays *r)
{
	free(r->held);
	free(r->free);
	free(r->blank);
}
