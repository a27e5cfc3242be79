#include "homework.h"

#include "counts.h"
#include "mark.h"
#include "msg_readers.h"
#include "readers.h"
#include "says.h"
#include "sheetfacts.h"
#include "totalshead.h"
#include "vocabulary.h"

enum { HEAD_ROWS = 30, WIDTH_MAX = 128, LEAST = 2 };

/* --- headings ----------------------------------------------------------- */

/* "Tugas 1", "PR: Puisi"; the word alone counts them. */
static bool
is_task(struct bk_str s)
{
	size_t n;

	s = bk_str_trim(s);
	return bk_vocabulary_front(&bk_vocabulary_tasks, s, &n) && n < s.n &&
	    !bk_vocabulary_has(&bk_vocabulary_homework_heads, s);
}

/* What a cell tells of a task. */
enum handed { HANDED_NOT, HANDED_IN, HANDED_GRADE, HANDED_ZERO,
	HANDED_UNKNOWN };

static enum handed
read_task(struct bk_str s)
{
	char code[BK_FOLD_MAX];
	const struct bk_meaning *m;

	s = bk_str_trim(s);
	if (s.n == 0 || bk_vocabulary_has(&bk_vocabulary_unknowns, s))
		return HANDED_NOT;
	if (bk_str_eq(s, BK_STR("0")))
		return HANDED_ZERO;
	m = bk_vocabulary_find(&bk_vocabulary_handed, s);
	if (m)
		return m->means ? HANDED_IN : HANDED_NOT;
	if (bk_mark_tick(s) != BK_MARK_UNKNOWN)
		return bk_mark_tick(s) == BK_MARK_PRESENT ? HANDED_IN :
		    HANDED_NOT;
	if (bk_fold_code(s, code) && bk_mark_is_tick(code))
		return HANDED_IN;
	return bk_counts_number(s) >= 0 ? HANDED_GRADE : HANDED_UNKNOWN;
}

/* Are the tasks ticked, or graded? False where they are neither. */
static bool
see_tasks(const struct bk_sheet *s, struct bk_homework_head *h)
{
	size_t marks = 0, grades = 0, others = 0;

	for (size_t i = h->row + 1; i < s->n; i++)
		for (size_t k = 0; k < h->ntasks; k++)
			switch (read_task(bk_cell(bk_table_row(s, i),
			    h->task[k]))) {
			case HANDED_IN:
				marks++;
				break;
			case HANDED_GRADE:
				grades++;
				break;
			case HANDED_UNKNOWN:
				others++;
				break;
			default:
				break;
			}
	h->marks = marks > grades;
	return marks + grades > 2 * others;
}

static bool
says_handed(const struct bk_export *x, const struct bk_sheet *s, size_t head)
{
	for (size_t i = 0; i < head; i++)
		for (size_t c = 0; c < bk_table_row(s, i)->n; c++)
			if (bk_vocabulary_has(&bk_vocabulary_handing,
			    bk_table_row(s, i)->cell[c]))
				return true;
	return bk_says_name(x, s, &bk_vocabulary_handing);
}

static bool
take_headings(const struct bk_sheet *s, size_t i, struct bk_homework_head *h)
{
	const struct bk_row *row = bk_table_row(s, i);

	*h = (struct bk_homework_head){ .row = i, .due = -1, .done = -1,
	    .missing = -1 };
	bk_heading_row(row->cell, row->n, h->at);
	if (h->at[BK_COL_NAME] < 0 && h->at[BK_COL_NIS] < 0 &&
	    h->at[BK_COL_NISN] < 0 && h->at[BK_COL_EMAIL] < 0)
		return false;
	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++) {
		int is = bk_vocabulary_means(&bk_vocabulary_homework_heads,
		    row->cell[c], -1);
		int *at = is == BK_HOMEWORK_DUE ? &h->due : is ==
		    BK_HOMEWORK_DONE ? &h->done : &h->missing;

		if (is >= 0 && *at < 0)
			*at = (int)c;
		else if (is < 0 && h->ntasks < BK_HOMEWORK_TASKS &&
		    is_task(row->cell[c]))
			h->task[h->ntasks++] = c;
	}
	return true;
}

/*
 * Does a title, or a name, call it a list of what was not handed in? A tick
 * there is a task that is missing.
 */
static bool
says_missing(const struct bk_export *x, const struct bk_sheet *s, size_t head)
{
	for (size_t i = 0; i < head; i++)
		if (bk_says_heading(bk_table_row(s, i),
		    &bk_vocabulary_missing_tasks, NULL))
			return true;
	return bk_says_name(x, s, &bk_vocabulary_missing_tasks) != NULL;
}

bool
bk_homework_find(const struct bk_export *x, const struct bk_sheet *s,
    bool forced, struct bk_homework_head *h)
{
	for (size_t i = 0; i + 1 < s->n && i < HEAD_ROWS; i++) {
		if (bk_table_row(s, i)->fault || !take_headings(s, i, h))
			continue;
		if ((h->due >= 0) + (h->done >= 0) + (h->missing >= 0) >=
		    LEAST) {
			h->ntasks = 0;
			return true;
		}
		if (h->ntasks >= LEAST && see_tasks(s, h))
			return !says_missing(x, s, i) && (h->marks || forced ||
			    says_handed(x, s, i));
	}
	return false;
}

/* --- rows --------------------------------------------------------------- */

struct reading {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	const struct bk_homework_head *h;
	struct bk_sheet_facts facts;
	bool		 given[BK_HOMEWORK_TASKS];
	struct bk_buf	 tasks;		/* as coursework.h has them */
	struct bk_arena	 arena;
};

static struct bk_str
column(const struct reading *r, size_t i, enum bk_column c)
{
	return r->h->at[c] < 0 ? BK_STR("") : bk_str_trim(bk_table_shown(
	    r->sheet, i, (size_t)r->h->at[c]));
}

/* By counts, of which one may be missing: NULL, or what is wrong. */
static const struct bk_msg *
count(const struct reading *r, const struct bk_row *row,
    struct bk_homework *w)
{
	const int at[] = { r->h->due, r->h->done, r->h->missing };
	double v[3];

	for (int k = 0; k < 3; k++) {
		v[k] = at[k] < 0 ? -1 : bk_counts_number(bk_cell(row,
		    (size_t)at[k]));
		if (v[k] >= 0 && !bk_counts_whole(v[k]))
			return &bk_msg_bad_count;
	}
	if ((v[0] >= 0) + (v[1] >= 0) + (v[2] >= 0) < 2)
		return &bk_msg_bad_count;
	if (v[0] < 0)
		v[0] = v[1] + v[2];
	if (v[1] < 0)
		v[1] = v[0] - v[2];
	if (v[1] < 0 || v[1] > v[0] || (v[2] >= 0 && v[0] != v[1] + v[2]))
		return &bk_msg_counts_differ;
	w->due = (uint32_t)v[0];
	w->submitted = (uint32_t)v[1];
	return NULL;
}

/*
 * Task by task; a cell that tells nothing is reported and counts for nothing.
 */
static void
count_tasks(const struct reading *r, const struct bk_row *row,
    struct bk_homework *w)
{
	for (size_t k = 0; k < r->h->ntasks; k++) {
		struct bk_str s = bk_cell(row, r->h->task[k]);
		enum handed is = read_task(s);

		if (!r->given[k])
			continue;
		/* 0 is no tick; as a grade it may be of what was handed in */
		if (is == HANDED_UNKNOWN || (is == HANDED_ZERO &&
		    !r->h->marks)) {
			s = bk_str_clip(s, BK_READERS_CODE);
			bk_ingest_note(r->in, row->line, &bk_msg_open_task,
			    "%.*s, task %zu", (int)s.n, s.p, k + 1);
			continue;
		}
		w->due++;
		w->submitted += is == HANDED_IN || is == HANDED_GRADE;
	}
}

static void
read_row(struct reading *r, size_t i)
{
	const struct bk_row *row = bk_table_row(r->sheet, i);
	struct bk_str class = column(r, i, BK_COL_CLASS);
	struct bk_str subject = column(r, i, BK_COL_SUBJECT);
	struct bk_homework w = { .who = {
		.nis = column(r, i, BK_COL_NIS),
		.nisn = column(r, i, BK_COL_NISN),
		.email = column(r, i, BK_COL_EMAIL),
		.name = column(r, i, BK_COL_NAME),
		.surname = column(r, i, BK_COL_SURNAME),
		.class = class.n ? class : bk_str(r->facts.class) },
		.subject = subject.n ? subject : bk_str(r->facts.subject),
		.date = BK_DATE_NONE, .line = row->line,
		.record = bk_ingest_wants_records(r->in) ?
		bk_table_row_text(row, &r->arena) : BK_STR("") };
	const struct bk_msg *bad = NULL;
	uint64_t number;

	/* a sum, a signature, the columns' numbers */
	if (w.who.nis.n + w.who.nisn.n + w.who.email.n == 0 &&
	    (w.who.name.n == 0 || bk_mark_is_sum(w.who.name) ||
	    bk_str_uint(w.who.name, 9999, &number) == 0 || row->n < LEAST))
		return;
	if (w.subject.n)	/* else Tugas 1 may be of any course */
		w.tasks = bk_buf_str(&r->tasks);
	if (r->h->ntasks)
		count_tasks(r, row, &w);
	else
		bad = count(r, row, &w);
	if (bad)
		bk_ingest_reject(r->in, row->line, bad, w.record, NULL);
	else
		bk_ingest_homework(r->in, &w);
}

/* Which tasks somebody handed in; the others are reported. */
static void
see_given(struct reading *r)
{
	const struct bk_row *head;

	for (size_t i = r->h->row + 1; i < r->sheet->n; i++)
		for (size_t k = 0; k < r->h->ntasks; k++) {
			enum handed is = read_task(bk_cell(bk_table_row(
			    r->sheet, i), r->h->task[k]));

			r->given[k] |= is == HANDED_IN || is == HANDED_GRADE;
		}
	head = bk_table_row(r->sheet, r->h->row);
	for (size_t k = 0; k < r->h->ntasks; k++) {
		struct bk_str title = bk_cell(head, r->h->task[k]);

		bk_readers_put_task(&r->tasks, title, BK_DATE_NONE);
		title = bk_str_clip(title, BK_READERS_CELL);
		if (!r->given[k])
			bk_ingest_note(r->in, head->line,
			    &bk_msg_task_not_given, "%.*s", (int)title.n,
			    title.p);
	}
}

void
bk_homework_read(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct bk_homework_head *found)
{
	struct bk_homework_head h = *found;
	struct reading r = { .in = in, .sheet = s, .h = &h,
		.tasks = BK_BUF_INIT, .arena = BK_ARENA_INIT };

	bk_sheetfacts_read(s, 0, h.row, &r.facts);
	bk_sheetfacts_name(s->name, &r.facts);
	bk_sheetfacts_file(x->name, &r.facts);
	if (s->held)	/* it was found in its first rows */
		see_tasks(s, &h);
	if (h.ntasks)
		see_given(&r);
	for (size_t i = h.row + 1; i < s->n; i++) {
		read_row(&r, i);
		bk_arena_reset(&r.arena);
	}
	bk_buf_free(&r.tasks);
	bk_arena_free(&r.arena);
}

/* --- the format --------------------------------------------------------- */

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_homework_head h;
		struct bk_totals_head totals;

		if (!bk_homework_find(x, s, false, &h) ||
		    bk_totalshead_find(s, &totals))
			continue;
		bk_readers_why(x, why, "assignments under line %zu",
		    bk_table_row(s, h.row)->line);
		return 86;
	}
	return 0;
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	bool forced = bk_ingest_forced(in);
	struct bk_homework_head h;
	const struct bk_sheet *all;
	struct bk_sheet room;

	if (!bk_homework_find(x, s, forced, &h))
		return 0;
	all = bk_export_hold(x, s, &room, bk_ingest_diag(in));
	if (!all)
		return -1;
	bk_homework_read(in, x, all, &h);
	bk_held_free(room.held);
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_long(in, x, take_sheet,
	    "name or number, and tasks or counts of them");
}

const struct bk_format bk_homework_format = {
	.name = "assignments",
	.about = "a teacher's recap of assignments given and handed in",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.streams = true,
	.whole = bk_readers_whole,
};
