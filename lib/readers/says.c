#include "says.h"

#include "heading.h"
#include "mark.h"
#include "shape.h"

enum {
	HEAD_ROWS = 30,		/* headings stand among the first */
	SAMPLE = 200,		/* rows that are looked at */
	WIDTH_MAX = 64,		/* columns, likewise */
	QUESTION_MAX = 48,	/* a longer one asks for an opinion */
	TITLE_MAX = 200		/* a title may name school, class and year */
};

/* A file's name without its folders. */
static struct bk_str
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return bk_str(slash ? slash + 1 : path);
}

const struct bk_meaning *
bk_says_name(const struct bk_export *x, const struct bk_sheet *s,
    const struct bk_vocabulary *v)
{
	const struct bk_meaning *m = bk_vocabulary_find(v, s->name);

	return m ? m : bk_vocabulary_find(v, base_name(x->name));
}

bool
bk_says_list_number(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0, numbers = 0;

	if (!bk_str_ieq(bk_cell(&s->row[head], c), BK_STR("absen")))
		return false;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		filled += cell.n > 0;
		numbers += cell.n && bk_shape_number(cell);
	}
	return bk_shape_mostly(numbers, filled);
}

bool
bk_says_question(struct bk_str s)
{
	return s.n && s.n <= QUESTION_MAX && bk_vocabulary_has(
	    &bk_vocabulary_attendance, s) && !bk_vocabulary_has(
	    &bk_vocabulary_opinions, s);
}

/* The same above the headings, where no question stands. */
static bool
is_title(struct bk_str s)
{
	return s.n && s.n <= TITLE_MAX && !memchr(s.p, '?', s.n) &&
	    bk_vocabulary_has(&bk_vocabulary_attendance, s) &&
	    !bk_vocabulary_has(&bk_vocabulary_opinions, s);
}

bool
bk_says_absences(const struct bk_export *x, const struct bk_sheet *s,
    size_t head)
{
	const struct bk_vocabulary *v = &bk_vocabulary_absence_lists;
	bool says = bk_says_name(x, s, v) != NULL;

	for (size_t i = 0; i < head && !says; i++)
		says = bk_table_filled(&s->row[i]) < 3 &&
		    bk_says_heading(&s->row[i], v, NULL);
	return says;
}

bool
bk_says_attendance(const struct bk_export *x, const struct bk_sheet *s,
    size_t head)
{
	return bk_vocabulary_has(&bk_vocabulary_attendance,
	    base_name(x->name)) || bk_says_sheet(s, head);
}

bool
bk_says_sheet(const struct bk_sheet *s, size_t head)
{
	if (bk_vocabulary_has(&bk_vocabulary_attendance, s->name))
		return true;
	for (size_t i = 0; i <= head && i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			struct bk_str cell = s->row[i].cell[c];

			if (i < head ? is_title(cell) :
			    bk_says_question(cell) &&
			    !bk_says_list_number(s, i, c))
				return true;
		}
	return false;
}

bool
bk_says_heading(const struct bk_row *head, const struct bk_vocabulary *of,
    struct bk_str *cell)
{
	for (size_t c = 0; c < head->n; c++) {
		if (!bk_vocabulary_has(of, head->cell[c]))
			continue;
		if (cell)
			*cell = head->cell[c];
		return true;
	}
	return false;
}

/* Does a column hold marks of attendance, among them of who was there? */
static bool
holds_codes(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0, marks = 0, there = 0;

	if (bk_vocabulary_has(&bk_vocabulary_opinions, bk_cell(&s->row[head],
	    c)))
		return false;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);
		enum bk_mark mark;

		if (cell.n == 0)
			continue;
		filled++;
		if (!bk_mark_hint(cell) ||
		    bk_mark_read(cell, bk_mark_hint(cell), &mark) !=
		    BK_MARK_READ)
			continue;
		marks++;
		there += mark == BK_MARK_PRESENT || mark == BK_MARK_LATE;
	}
	return there && marks * 2 > filled;
}

bool
bk_says_codes(const struct bk_sheet *s, size_t head)
{
	size_t width = 0;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++)
		if (s->row[i].n > width)
			width = s->row[i].n;
	for (size_t c = 0; c < width && c < WIDTH_MAX; c++)
		if (holds_codes(s, head, c))
			return true;
	return false;
}

size_t
bk_says_head(const struct bk_sheet *s)
{
	int at[BK_NCOLUMNS];

	for (size_t i = 0; i < s->n && i < HEAD_ROWS; i++) {
		bk_heading_row(s->row[i].cell, s->row[i].n, at);
		if (s->row[i].n > 1 && (at[BK_COL_NAME] >= 0 ||
		    at[BK_COL_NIS] >= 0 || at[BK_COL_NISN] >= 0 ||
		    at[BK_COL_EMAIL] >= 0))
			return i;
	}
	return 0;
}

int
bk_says_meeting(const struct bk_row *head, int column)
{
	return column < 0 ? BK_MEETING_NONE : bk_vocabulary_means(
	    &bk_vocabulary_meeting_heads, bk_cell(head, (size_t)column),
	    BK_MEETING_NONE);
}

bool
bk_says_met(const struct bk_export *x, const struct bk_sheet *s, size_t head)
{
	if (bk_says_attendance(x, s, head) ||
	    bk_says_name(x, s, &bk_vocabulary_calls))
		return true;
	for (size_t i = 0; i <= head && i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n; c++)
			if (bk_vocabulary_has(&bk_vocabulary_calls,
			    s->row[i].cell[c]))
				return true;
	return false;
}

bool
bk_says_call(const struct bk_row *head)
{
	bool join = false, leave = false, stay = false, email = false;

	for (size_t c = 0; c < head->n && c < WIDTH_MAX; c++) {
		int is = bk_says_meeting(head, (int)c);

		join |= is == BK_MEETING_JOIN;
		leave |= is == BK_MEETING_LEAVE;
		stay |= is == BK_MEETING_STAY;
		email |= bk_heading(head->cell[c]) == BK_COL_EMAIL;
	}
	return (join && (leave || stay)) || (stay && email);
}
