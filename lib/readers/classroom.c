/*
 * Google Classroom, grades: one column per assignment; under the heading a row
 * of due dates and a row of points, both without names or addresses, their
 * labels in the language of the screen. Told by that shape.
 *
 * A blank was not handed in; a graded 0.0 was. What is not due yet is not
 * missing. Without a due date it counts as due.
 */
#include "dates.h"
#include "fold.h"
#include "mem.h"
#include "readers.h"
#include "table.h"
#include "term.h"
#include "vocabulary.h"

enum { PEOPLE = 3, HEAD_ROWS = 6 };

struct assignment {
	bool		 mean;		/* of the others */
	struct bk_when	 when;
	bool		 dated;
	bk_date		 due;		/* BK_DATE_NONE: without a date */
	struct bk_str	 title;
};

struct layout {
	size_t	 head;
	size_t	 n;			/* columns */
	bool	 name_first;		/* first name before last name */
};

static bool
is_number(struct bk_str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] != '.' && s.p[i] != ',')
			return false;
	}
	return digits > 0;
}

/* Three headings of people, none of them a number, and an assignment. */
static bool
is_heading(const struct bk_row *row)
{
	if (row->n <= PEOPLE || row->fault)
		return false;
	for (size_t c = 0; c < PEOPLE; c++)
		if (row->cell[c].n == 0 || is_number(row->cell[c]))
			return false;
	return true;
}

/* A word, and nothing where a student has name and address. */
static bool
is_label_row(const struct bk_row *row)
{
	struct bk_str label = bk_cell(row, 0);

	return label.n && !is_number(label) && bk_cell(row, 1).n == 0 &&
	    bk_cell(row, 2).n == 0;
}

/* Points are numbers; due dates are dates, or none at all. */
static bool
is_points(const struct bk_row *row)
{
	if (row->n <= PEOPLE || !is_label_row(row))
		return false;
	for (size_t c = PEOPLE; c < row->n; c++)
		if (row->cell[c].n && !is_number(row->cell[c]))
			return false;
	return true;
}

static bool
is_dates(const struct bk_row *row)
{
	struct bk_when w;

	if (!is_label_row(row))
		return false;
	for (size_t c = PEOPLE; c < row->n; c++)
		if (row->cell[c].n && bk_when_parse(row->cell[c], false,
		    &w) == BK_WHEN_NO_DATE)
			return false;
	return true;
}

static bool
find(const struct bk_sheet *s, struct layout *l)
{
	for (size_t i = 0; i + 2 < s->n && i < HEAD_ROWS; i++) {
		if (!is_heading(&s->row[i]) || !is_dates(&s->row[i + 1]) ||
		    !is_points(&s->row[i + 2]))
			continue;
		l->head = i;
		l->n = s->row[i].n;
		l->name_first = bk_vocabulary_has(&bk_vocabulary_first_names,
		    s->row[i].cell[0]);
		return true;
	}
	return false;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		struct layout l;

		if (!find(&x->table->sheet[i], &l))
			continue;
		bk_readers_why(x, why, "due dates and points under the "
		    "headings of line %zu",
		    x->table->sheet[i].row[l.head].line);
		return 87;
	}
	return 0;
}

/* --- reading ------------------------------------------------------------ */

struct reading {
	struct bk_ingest *in;
	const struct layout *l;
	struct assignment *v;		/* by column */
	bk_term		 terms[4];	/* that have assignments */
	struct bk_buf	 tasks[4];	/* of these */
	size_t		 nterms;
};

/* Scores that no points are for, and without a date, are means. */
static bool
is_mean(const struct bk_sheet *s, size_t head, size_t c)
{
	if (bk_cell(&s->row[head + 1], c).n || bk_cell(&s->row[head + 2], c).n)
		return false;
	for (size_t i = head + 3; i < s->n; i++)
		if (bk_cell(&s->row[i], c).n)
			return true;
	return false;
}

/* Decide the dates and which terms they are of: 0, or reported and -1. */
static int
read_dates(struct reading *r, const struct bk_export *x,
    const struct bk_row *row)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	enum bk_order order;

	bk_ingest_order_hints(r->in, x, &hints);
	for (size_t c = PEOPLE; c < r->l->n; c++) {
		r->v[c].dated = bk_when_parse(bk_cell(row, c), false,
		    &r->v[c].when) == BK_WHEN_OK;
		if (r->v[c].dated)
			bk_order_clue(&clues, &r->v[c].when, &hints);
	}
	if (bk_dates_decide(r->in, x, &clues, &hints, &order) < 0)
		return -1;
	for (size_t c = PEOPLE; c < r->l->n; c++) {
		bk_term t;
		size_t i;

		r->v[c].due = r->v[c].dated ? r->v[c].when.date[order] :
		    BK_DATE_NONE;
		if (r->v[c].due == BK_DATE_NONE)
			continue;
		t = bk_term_of(r->v[c].due);
		for (i = 0; i < r->nterms && r->terms[i] != t; i++)
			;
		if (i == r->nterms && i < BK_NELEM(r->terms))
			r->terms[r->nterms++] = t;
	}
	return 0;
}

/* The term of an assignment: its own, else the latest in the file; 0: none. */
static bk_term
term_of(const struct reading *r, const struct assignment *a)
{
	bk_term latest = 0;

	if (a->due != BK_DATE_NONE)
		return bk_term_of(a->due);
	for (size_t i = 0; i < r->nterms; i++)
		if (r->terms[i] > latest)
			latest = r->terms[i];
	return latest;
}

/*
 * Which tasks those of a term are, by title and day. Without a day a title, as
 * Tugas 1, may be of any course.
 */
static void
name_tasks(struct reading *r)
{
	for (size_t c = PEOPLE; c < r->l->n; c++) {
		const struct assignment *a = &r->v[c];

		for (size_t i = 0; i < r->nterms && !a->mean &&
		    a->due != BK_DATE_NONE; i++)
			if (bk_term_of(a->due) == r->terms[i])
				bk_readers_put_task(&r->tasks[i], a->title,
				    a->due);
	}
}

static void
tell(struct reading *r, const struct bk_row *row, bk_term term,
    struct bk_homework *h)
{
	bk_date today = bk_ingest_today(r->in);

	h->due = h->submitted = 0;
	h->date = BK_DATE_NONE;
	for (size_t c = PEOPLE; c < r->l->n; c++) {
		const struct assignment *a = &r->v[c];
		bool in = bk_cell(row, c).n > 0;

		if (a->mean || term_of(r, a) != term)
			continue;
		if (a->due != BK_DATE_NONE && (h->date == BK_DATE_NONE ||
		    a->due > h->date))
			h->date = a->due;
		/* work not yet due counts once it is handed in */
		if (!in && a->due != BK_DATE_NONE && a->due >= today)
			continue;
		h->due++;
		h->submitted += in;
	}
	if (h->due)
		bk_ingest_homework(r->in, h);
}

static void
read_student(struct reading *r, const struct bk_row *row,
    struct bk_arena *arena)
{
	struct bk_homework h = { .line = row->line };
	struct bk_str a = bk_cell(row, 0), b = bk_cell(row, 1);
	struct bk_buf record = BK_BUF_INIT;

	if (!r->l->name_first) {
		struct bk_str last = a;

		a = b;
		b = last;
	}
	h.who.name = bk_str_trim(bk_str(bk_arena_printf(arena, "%.*s %.*s",
	    (int)a.n, a.p, (int)b.n, b.p)));
	h.who.email = bk_cell(row, 2);
	bk_table_record(row, &record);
	h.record = bk_buf_str(&record);
	if (r->nterms == 0)
		tell(r, row, 0, &h);
	for (size_t i = 0; i < r->nterms; i++) {
		h.tasks = bk_buf_str(&r->tasks[i]);
		tell(r, row, r->terms[i], &h);
	}
	bk_buf_free(&record);
}

/* A label, and words where scores would be. */
static bool
is_words(const struct bk_row *row)
{
	if (!is_label_row(row))
		return false;
	for (size_t c = PEOPLE; c < row->n; c++)
		if (row->cell[c].n && !is_number(row->cell[c]))
			return true;
	return false;
}

/* Below dates and points there may be a row of words, as categories. */
static size_t
first_student(const struct bk_sheet *s, size_t head)
{
	size_t i = head + 3;

	while (i < s->n && is_words(&s->row[i]))
		i++;
	return i;
}

static int
read_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	struct layout l;
	struct reading r = { .in = in, .l = &l };
	struct bk_arena arena = BK_ARENA_INIT;
	int result = -1;

	if (!find(s, &l))
		return 0;
	for (size_t i = 0; i < BK_NELEM(r.tasks); i++)
		r.tasks[i] = (struct bk_buf)BK_BUF_INIT;
	r.v = bk_arena_zalloc(&arena, l.n * sizeof(*r.v));
	for (size_t c = PEOPLE; c < l.n; c++) {
		r.v[c].mean = is_mean(s, l.head, c);
		r.v[c].title = bk_cell(&s->row[l.head], c);
	}
	if (read_dates(&r, x, &s->row[l.head + 1]) == 0) {
		name_tasks(&r);
		for (size_t i = first_student(s, l.head); i < s->n; i++)
			read_student(&r, &s->row[i], &arena);
		result = 1;
	}
	for (size_t i = 0; i < BK_NELEM(r.tasks); i++)
		bk_buf_free(&r.tasks[i]);
	bk_arena_free(&arena);
	return result;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, read_sheet,
	    "tasks, days on which they are due, and points");
}

const struct bk_format bk_classroom_format = {
	.name = "classroom",
	.about = "Google Classroom grades: assignments handed in",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
