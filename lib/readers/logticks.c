#include "logticks.h"

#include "heading.h"
#include "shape.h"
#include "vocabulary.h"

enum { SAMPLE = 200 };		/* rows that tell what the columns hold */

/* The status that a heading names, or UNKNOWN. */
static enum bk_mark
heading_mark(struct bk_str s)
{
	enum bk_mark mark;
	int counts;

	enum bk_column is = bk_heading(s);

	if (s.n == 0 || (is != BK_COL_NONE && is != BK_COL_STATUS) ||
	    bk_vocabulary_has(&bk_vocabulary_lengths, s))
		return BK_MARK_UNKNOWN;
	if (bk_mark_read(s, BK_HINT_INDONESIAN, &mark) == BK_MARK_READ)
		return mark;
	counts = bk_vocabulary_means(&bk_vocabulary_totals, s,
	    BK_MARK_UNKNOWN);
	return counts < BK_NMARKS ? (enum bk_mark)counts : BK_MARK_UNKNOWN;
}

/* Nothing, 0, FALSE, or a dash. */
static bool
is_blank(struct bk_str s)
{
	return s.n == 0 || bk_str_eq(s, BK_STR("-")) ||
	    bk_vocabulary_means(&bk_vocabulary_pairs, s, BK_MARK_UNKNOWN) ==
	    BK_MARK_UNEXCUSED;
}

/* Does a cell under `mark` say that it is that: a tick, or its letter again? */
static bool
is_tick(struct bk_str s, enum bk_mark mark)
{
	enum bk_mark is;

	if (bk_vocabulary_has(&bk_vocabulary_pairs, s) ||
	    bk_vocabulary_has(&bk_vocabulary_dots, s) ||
	    bk_mark_tick(s) != BK_MARK_UNKNOWN ||
	    bk_str_ieq(s, BK_STR("x")))
		return true;
	return bk_mark_read(s, BK_HINT_INDONESIAN, &is) == BK_MARK_READ &&
	    is == mark;
}

/* Two marks in one row: somebody came, late. */
static bool
is_late(unsigned marks)
{
	return marks == (1u << BK_MARK_PRESENT | 1u << BK_MARK_LATE);
}

enum bk_mark_kind
bk_log_ticks_read(const struct bk_log_ticks *t, const struct bk_row *row,
    enum bk_mark *mark)
{
	unsigned marks = 0;

	*mark = BK_MARK_UNKNOWN;
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		struct bk_str cell = t->at[m] < 0 ? BK_STR("") :
		    bk_str_trim(bk_cell(row, (size_t)t->at[m]));

		if (is_blank(cell))
			continue;
		if (!is_tick(cell, (enum bk_mark)m))
			return BK_MARK_NO_WORD;
		marks |= 1u << m;
		*mark = (enum bk_mark)m;
	}
	if (is_late(marks))
		*mark = BK_MARK_LATE;
	else if (marks & (marks - 1))
		return BK_MARK_AMBIGUOUS;
	return marks ? BK_MARK_READ : BK_MARK_EMPTY;
}

/* The columns with a heading for a mark in row `i`; how many. */
static int
find_columns(const struct bk_sheet *s, size_t i, struct bk_log_ticks *t)
{
	int n = 0;

	for (int m = 0; m < BK_NMARKS; m++)
		t->at[m] = -1;
	for (size_t c = 0; i < s->n && c < s->row[i].n; c++) {
		enum bk_mark m = heading_mark(s->row[i].cell[c]);

		if (m == BK_MARK_UNKNOWN || t->at[m] >= 0)
			continue;
		t->at[m] = (int)c;
		t->heading[m] = s->row[i].cell[c];
		n++;
	}
	return n;
}

static bool
holds_ticks(const struct bk_sheet *s, size_t head, const struct bk_log_ticks *t)
{
	size_t rows = 0, fit = 0;
	bool there = false;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		enum bk_mark mark;
		enum bk_mark_kind kind = bk_log_ticks_read(t, &s->row[i],
		    &mark);

		if (kind == BK_MARK_EMPTY || bk_log_ticks_again(t,
		    &s->row[i]))
			continue;
		rows++;
		fit += kind == BK_MARK_READ;
		there |= mark == BK_MARK_PRESENT || mark == BK_MARK_LATE;
	}
	return there && bk_shape_mostly(fit, rows);
}

bool
bk_log_ticks_find(const struct bk_sheet *s, size_t head,
    struct bk_log_ticks *t)
{
	for (size_t i = head; i < head + 2; i++)
		if (find_columns(s, i, t) > 1 && t->at[BK_MARK_PRESENT] >= 0 &&
		    holds_ticks(s, i, t))
			return true;
	return false;
}

bool
bk_log_ticks_again(const struct bk_log_ticks *t, const struct bk_row *row)
{
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		if (t->at[m] >= 0 && !bk_str_ieq(bk_cell(row,
		    (size_t)t->at[m]), t->heading[m]))
			return false;
	return true;
}
