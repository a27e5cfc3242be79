#include "other.h"

#include "heading.h"
#include "mark.h"
#include "msg_readers.h"
#include "readers.h"
#include "says.h"

enum {
	SURE = 99,		/* more than any that reads */
	RATHER = 85,		/* more than a sheet of marks */
	PERHAPS = 71,		/* more than totals, less than a gradebook */
	TICKED = 3,		/* this many columns of ticks make a sheet */
	WIDTH_MAX = 64,
	WEEK = 4,		/* this many weekdays make a timetable */
	CALL_ROWS = 64		/* above a meeting's headings */
};

/* What a file looks like, and the cell that says it. */
struct other {
	const char	*kind;
	struct bk_str	 cell;
	size_t		 line;
	int		 score;
};

/* --- words -------------------------------------------------------------- */

/* May a word of that kind stand in a heading; in a title? */
static bool
may_be(const struct bk_meaning *m, bool heading, bool form)
{
	switch (m->means) {
	case BK_KIND_TITLE:
		return !heading || form;
	case BK_KIND_FORM:
		return form;
	default:
		return true;
	}
}

/* In the rows from..head. */
static bool
find_words(const struct bk_sheet *s, size_t from, size_t head, bool form,
    struct other *o)
{
	for (size_t i = from; i <= head && i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n && c < WIDTH_MAX; c++) {
			struct bk_str cell = s->row[i].cell[c];
			const struct bk_meaning *m = bk_vocabulary_find(
			    &bk_vocabulary_kinds, cell);

			if (!m || !may_be(m, i == head, form))
				continue;
			*o = (struct other){ m->id, cell, s->row[i].line,
			    SURE };
			return true;
		}
	return false;
}

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
	for (size_t c = 0; c < head->n; c++) {
		if (!bk_vocabulary_has(&bk_vocabulary_scores, head->cell[c]))
			continue;
		*cell = head->cell[c];
		return true;
	}
	return false;
}

static bool
is_tick(struct bk_str s)
{
	char code[BK_FOLD_MAX];

	if (bk_str_eq(s, BK_STR("1")) || bk_str_eq(s, BK_STR("0")) ||
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

static bool
find_shape(const struct bk_sheet *s, size_t head, struct other *o)
{
	const struct bk_row *row = &s->row[head];

	*o = (struct other){ NULL, BK_STR(""), row->line, SURE };
	if (is_quiz(row)) {
		o->kind = "a quiz";
	} else if (is_timetable(row)) {
		o->kind = "a timetable";
	} else if (!counts(row) && is_scored(row, &o->cell)) {
		o->kind = "a quiz";
		o->score = PERHAPS;
	} else if (!counts(row) && is_percentage(row, &o->cell)) {
		o->kind = "percentages of something else";
		o->score = PERHAPS;
	} else if (is_ticked(s, head)) {
		o->kind = "ticks that no word says to be of attendance";
		o->score = RATHER;
	}
	return o->kind != NULL;
}

/* --- the kind of a sheet ------------------------------------------------ */

/* A list of students says what these are. */
static bool
is_roster(const struct bk_row *head)
{
	int at[BK_NCOLUMNS];

	bk_heading_row(head->cell, head->n, at);
	return at[BK_COL_BIRTH] >= 0 || at[BK_COL_FATHER] >= 0 ||
	    at[BK_COL_MOTHER] >= 0 || at[BK_COL_GUARDIAN] >= 0;
}

/* A meeting's topic may have any word; its headings are its own. */
static bool
is_call(const struct bk_sheet *s)
{
	for (size_t i = 0; i < s->n && i < CALL_ROWS; i++)
		if (bk_says_call(&s->row[i]))
			return true;
	return false;
}

/* Does the first column say when a form was sent? */
static bool
is_form(const struct bk_sheet *s)
{
	return s->row[0].n > 1 && bk_vocabulary_means(
	    &bk_vocabulary_questions, s->row[0].cell[0], BK_ASKS_NOTHING) ==
	    BK_ASKS_TIME;
}

/* And does it ask for a problem? The form's reader sees to it. */
static bool
asks_problem(const struct bk_row *head)
{
	for (size_t c = 1; c < head->n; c++) {
		int asks = bk_vocabulary_means(&bk_vocabulary_questions,
		    head->cell[c], BK_ASKS_NOTHING);

		if (asks == BK_ASKS_PROBLEM || asks == BK_ASKS_CATEGORY)
			return true;
	}
	return false;
}

/* Behind "Mata Pelajaran:" any word may stand, in that cell or the next. */
static bool
is_subject(const struct bk_row *row, size_t c)
{
	size_t n;
	const struct bk_meaning *m = bk_vocabulary_front(&bk_vocabulary_facts,
	    row->cell[c], &n);

	if (m)
		return m->means == BK_FACT_SUBJECT;
	return c > 0 && is_subject(row, c - 1);
}

/*
 * Does it hold a word that attendance cannot have beside it, in the rows
 * before `end`? Then marks of attendance are of something else, too.
 */
static bool
is_surely(const struct bk_export *x, const struct bk_sheet *s, size_t end,
    struct other *o)
{
	const struct bk_meaning *m;

	for (size_t i = 0; i < end; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			m = bk_vocabulary_find(&bk_vocabulary_kinds,
			    s->row[i].cell[c]);
			if (!m || m->means != BK_KIND_PRAYERS ||
			    is_subject(&s->row[i], c))
				continue;
			*o = (struct other){ m->id, s->row[i].cell[c],
			    s->row[i].line, SURE };
			return true;
		}
	m = bk_says_name(x, s, &bk_vocabulary_kinds);
	*o = (struct other){ m ? m->id : NULL, BK_STR(""), 0, SURE };
	return m && m->means == BK_KIND_PRAYERS;
}

/* The numbers of teachers, and none of students. */
static bool
is_staff(const struct bk_row *head, struct other *o)
{
	int at[BK_NCOLUMNS];

	bk_heading_row(head->cell, head->n, at);
	if (at[BK_COL_STAFF] < 0 || at[BK_COL_NIS] >= 0 ||
	    at[BK_COL_NISN] >= 0 || at[BK_COL_CLASS] >= 0)
		return false;
	for (size_t c = 0; c < head->n; c++)
		if (bk_vocabulary_has(&bk_vocabulary_scan_heads,
		    head->cell[c]) && bk_vocabulary_means(
		    &bk_vocabulary_scan_heads, head->cell[c],
		    BK_SCAN_NONE) == BK_SCAN_CLASS)
			return false;
	*o = (struct other){ "a list of teachers", head->cell[
	    at[BK_COL_STAFF]], head->line, SURE };
	return true;
}

static bool
is_dump(const struct bk_row *head, struct other *o)
{
	for (size_t c = 0; c < head->n; c++) {
		const struct bk_meaning *m = bk_vocabulary_find(
		    &bk_vocabulary_kinds, head->cell[c]);

		if (!m || m->means != BK_KIND_DUMP)
			continue;
		*o = (struct other){ m->id, head->cell[c], head->line, SURE };
		return true;
	}
	return false;
}

/* Is a file that does not say attendance one of something else? */
static bool
is_silent(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    struct other *o)
{
	const struct bk_meaning *m;
	bool form = is_form(s);

	if (form && asks_problem(&s->row[0]))
		return false;
	if (find_words(s, 0, head, form, o))
		return true;
	m = bk_says_name(x, s, &bk_vocabulary_kinds);
	if (m && may_be(m, false, form)) {
		*o = (struct other){ m->id, BK_STR(""), 0, SURE };
		return true;
	}
	if (form)
		*o = (struct other){ "a form that does not say that it is of "
		    "attendance", BK_STR(""), s->row[0].line, SURE };
	return form || find_shape(s, head, o);
}

static bool
is_other(const struct bk_export *x, const struct bk_sheet *s, struct other *o)
{
	size_t head;

	if (s->n == 0)
		return false;
	head = bk_says_head(s);
	if (is_dump(&s->row[head], o) || is_staff(&s->row[head], o) ||
	    (!is_call(s) && is_surely(x, s, head, o)))
		return true;
	if (is_roster(&s->row[head]) || bk_says_codes(s, head))
		return false;
	if (!bk_says_attendance(x, s, head) && find_words(s, head, head,
	    false, o))
		return true;
	if (is_call(s))
		return false;
	return is_surely(x, s, head + 1, o) ||
	    (!bk_says_attendance(x, s, head) && is_silent(x, s, head, o));
}

/* --- sheets of a workbook ----------------------------------------------- */

/*
 * Is a sheet of several one of something else? The file's name may say what
 * the first of them is, and so nothing for one that has a word of its own.
 */
static bool
is_beside(const struct bk_export *x, const struct bk_sheet *s, struct other *o)
{
	const struct bk_meaning *m;
	size_t head;

	if (s->n == 0)
		return false;
	if (is_other(x, s, o))
		return true;
	head = bk_says_head(s);
	if (is_roster(&s->row[head]) || bk_says_codes(s, head) ||
	    bk_says_sheet(s, head) || is_form(s) || is_call(s))
		return false;
	m = bk_vocabulary_find(&bk_vocabulary_kinds, s->name);
	if (m) {
		*o = (struct other){ m->id, BK_STR(""), 0, SURE };
		return true;
	}
	return head > 0 && find_words(s, 0, head - 1, true, o);
}

/* Leave out of a workbook what is not of attendance beside what may be. */
static void
prepare(struct bk_ingest *in, struct bk_export *x)
{
	size_t others = 0;
	struct other o;

	for (size_t i = 0; i < x->table->n; i++)
		others += x->table->sheet[i].n == 0 || is_beside(x,
		    &x->table->sheet[i], &o);
	if (others == x->table->n)
		return;
	for (size_t i = 0; i < x->table->n;) {
		if (!is_beside(x, &x->table->sheet[i], &o)) {
			i++;
			continue;
		}
		bk_diag(bk_ingest_diag(in), &bk_msg_sheet_other, x->name, 0,
		    "%.*s, which looks like %s",
		    (int)x->table->sheet[i].name.n, x->table->sheet[i].name.p,
		    o.kind);
		bk_export_drop_sheet(x, i);
	}
}

/* --- the format --------------------------------------------------------- */

/* What all sheets are that hold anything; false where one may be read. */
static bool
look(const struct bk_export *x, struct other *o)
{
	bool found = false;

	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct other one;

		if (s->n == 0)
			continue;
		if (!is_other(x, s, &one))
			return false;
		if (!found)
			*o = one;
		found = true;
	}
	return found;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	struct other o;

	if (!look(x, &o))
		return 0;
	bk_buf_printf(why, "it looks like %s", o.kind);
	return o.score;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	struct other o = { .kind = "something else" };
	struct bk_str cell;

	look(x, &o);
	cell = bk_str_clip(o.cell, BK_READERS_CELL);
	bk_diag(bk_ingest_diag(in), &bk_msg_looks_like, x->name, o.line,
	    cell.n ? "it looks like %s (%.*s)" : "it looks like %s", o.kind,
	    (int)cell.n, cell.p);
	return -1;
}

const struct bk_format bk_other_format = {
	.name = "other",
	.prepare = prepare,
	.detect = detect,
	.read = read,
};
