#include "logabove.h"

#include <stdio.h>

#include "cursor.h"
#include "heading.h"
#include "mem.h"
#include "says.h"
#include "vocabulary.h"

enum { TITLES = 8 };	/* rows between two tables, at most */

/*
 * Does a cell say that a day follows, which is the table's? A title does, as
 * "DAFTAR HADIR SENIN 7 SEPTEMBER 2026".
 */
static bool
is_label(struct bk_str s)
{
	return !bk_vocabulary_has(&bk_vocabulary_other_days, s) &&
	    (bk_vocabulary_has(&bk_vocabulary_day_heads, s) ||
	    bk_vocabulary_has(&bk_vocabulary_attendance, s));
}

static bool
ends_with(struct bk_str s, struct bk_str end)
{
	return s.n > end.n && bk_str_ieq((struct bk_str){ s.p + s.n - end.n,
	    end.n }, end);
}

/* Does "1 - " or "1 s/d " stand there? The day behind it is the last one. */
static bool
ends_range(struct bk_str before)
{
	static const char *const joints[] = { "-", "\342\200\223", "s/d", "s.d",
		"s.d.", "sd", "sampai", "to" };
	size_t n, i = 0;

	before = bk_str_trim(before);
	while (i < BK_NELEM(joints) && !ends_with(before, bk_str(joints[i])))
		i++;
	if (i == BK_NELEM(joints))
		return false;
	before.n -= strlen(joints[i]);
	before = bk_str_trim(before);
	for (n = 0; n < before.n && before.p[before.n - n - 1] >= '0' &&
	    before.p[before.n - n - 1] <= '9'; n++)
		;
	return n > 0 && n < 3 && (n == before.n ||
	    strchr(" :,(\t", before.p[before.n - n - 1]));
}

/*
 * The only day in a text, which may be none that exists (bk_when_is_day), as
 * 31 Februari or another weekday's: false where there is none, or another one
 * too, as in "1 Agustus - 31 Agustus".
 */
static bool
only_day(struct bk_str s, struct bk_when *day)
{
	bool found = false, open = bk_vocabulary_has(&bk_vocabulary_classed,
	    s);

	for (size_t i = 0; i < s.n;) {
		struct bk_str rest = { s.p + i, s.n - i };
		size_t used = 0;
		struct bk_when w;

		if (open && i && s.p[i] >= '0' && s.p[i] <= '9' &&
		    !bk_sheetfacts_ends_class((struct bk_str){ s.p, i })) {
			i++;
			continue;
		}
		if ((i && strchr(" :,(\t", s.p[i - 1]) == NULL) ||
		    bk_when_prefix(rest, &w, &used) == BK_WHEN_NO_DATE) {
			i++;
			continue;
		}
		if (ends_range((struct bk_str){ s.p, i }))
			return false;
		if (found && (w.date[0] != day->date[0] ||
		    w.date[1] != day->date[1]))
			return false;
		*day = w;
		found = true;
		i += used;
	}
	return found;
}

/*
 * A day alone in its row, right below the title of a list of attendance: that
 * is the list's. Further down it may be when it was printed.
 */
static bool
day_below_title(const struct bk_row *title, const struct bk_row *row,
    struct bk_when *day)
{
	if (bk_table_filled(row) != 1 || bk_table_filled(title) != 1 ||
	    !bk_says_heading(title, &bk_vocabulary_attendance, NULL))
		return false;
	for (size_t c = 0; c < row->n; c++)
		if (row->cell[c].n)
			return bk_when_parse(row->cell[c], false, day) ==
			    BK_WHEN_OK && day->second == BK_SECOND_NONE;
	return false;
}

/* The first cell behind that one that holds something. */
static struct bk_str
next_filled(const struct bk_row *row, size_t c)
{
	for (c++; c < row->n; c++)
		if (row->cell[c].n > 1)		/* not a colon alone */
			return row->cell[c];
	return BK_STR("");
}

/* Is that the label of one student's name or number; and the rest of it. */
static int
person_label(struct bk_str cell, struct bk_str *value)
{
	const char *colon = cell.n ? memchr(cell.p, ':', cell.n) : NULL;
	size_t n = colon ? (size_t)(colon - cell.p) : cell.n;

	*value = colon ? bk_str_trim((struct bk_str){ colon + 1,
	    cell.n - n - 1 }) : BK_STR("");
	return bk_vocabulary_means(&bk_vocabulary_person_labels,
	    (struct bk_str){ cell.p, n }, BK_ASKS_NOTHING);
}

/* Headings of a table, of which two stand side by side, and no labels. */
static bool
is_headings(const struct bk_row *row)
{
	for (size_t c = 1; c < row->n; c++)
		if (bk_heading(row->cell[c - 1]) != BK_COL_NONE &&
		    bk_heading(row->cell[c]) != BK_COL_NONE)
			return true;
	return false;
}

/* "Nama: Adi" above a card, in one cell or two. */
static void
look_for_person(const struct bk_row *row, struct bk_log_above *a)
{
	if (is_headings(row))
		return;
	for (size_t c = 0; c < row->n; c++) {
		struct bk_str value;
		int is = person_label(row->cell[c], &value);
		char *to = is == BK_ASKS_NAME ? a->name :
		    is == BK_ASKS_NIS ? a->nis :
		    is == BK_ASKS_NISN ? a->nisn : NULL;

		if (!to)
			continue;
		if (value.n == 0)
			value = next_filled(row, c);
		while (value.n && (*value.p == ':' || *value.p == ' '))
			value.p++, value.n--;
		a->named = true;
		snprintf(to, BK_SHEET_TEXT, "%.*s", (int)value.n, value.p);
	}
}

static void
look_for_day(const struct bk_row *row, struct bk_log_above *a)
{
	for (size_t c = 0; c < row->n; c++) {
		struct bk_str cell = row->cell[c];
		struct bk_when w;

		if (!is_label(cell) || (!only_day(cell, &w) &&
		    !only_day(next_filled(row, c), &w)))
			continue;
		a->day = w;
		a->dated = true;
	}
}

void
bk_log_look_above(const struct bk_sheet *s, size_t head,
    struct bk_log_above *a)
{
	*a = (struct bk_log_above){ .dated = false };
	bk_log_look_between(s, 0, head, a);
}

void
bk_log_look_between(const struct bk_sheet *s, size_t from, size_t head,
    struct bk_log_above *a)
{
	bk_sheetfacts_read(s, from, head, &a->facts);
	for (size_t i = from; i < head; i++)
		look_for_person(bk_table_row(s, i), a);
	for (size_t i = from; i < head; i++) {
		struct bk_when alone;

		if (i > from && day_below_title(bk_table_row(s, i - 1),
		    bk_table_row(s, i), &alone)) {
			a->day = alone;
			a->dated = true;
		}
		look_for_day(bk_table_row(s, i), a);
	}
}

bool
bk_log_look_line(const struct bk_sheet *s, size_t i, struct bk_log_above *a)
{
	struct bk_log_above own = { .dated = false };

	if (bk_table_filled(bk_table_row(s, i)) > 2)
		return false;
	bk_log_look_between(s, i, i + 1, &own);
	if (!own.dated && !own.facts.class[0] && !own.facts.subject[0] &&
	    !bk_log_above_person(&own))
		return false;
	bk_log_look_between(s, i, i + 1, a);
	return true;
}

static bool
same_cells(const struct bk_row *a, const struct bk_row *b)
{
	for (size_t c = 0; c < a->n && c < b->n; c++)
		if (!bk_str_ieq(a->cell[c], b->cell[c]))
			return false;
	return a->n == b->n;
}

size_t
bk_log_next_table(const struct bk_sheet *s, size_t head, size_t i)
{
	const struct bk_row *top = bk_table_row(s, head);

	for (size_t k = i; k < s->n && k <= i + TITLES; k++) {
		const struct bk_row *row = bk_table_row(s, k);

		if (same_cells(top, row))
			return k;
		/* a title has a cell or two, a person as many as the head */
		if (bk_table_filled(row) * 2 > bk_table_filled(top))
			break;
	}
	return 0;
}
