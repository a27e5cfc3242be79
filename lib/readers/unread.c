#include "unread.h"

#include "attendees.h"
#include "heading.h"
#include "logfind.h"
#include "mark.h"
#include "msg_readers.h"
#include "othershape.h"
#include "readers.h"
#include "rosterhead.h"
#include "says.h"
#include "scanhead.h"
#include "shape.h"
#include "vocabulary.h"

enum {
	HEAD_ROWS = 30,
	SAMPLE = 64,
	COUNTS = 2,		/* this many counts are no chance */
	WEEK = 4
};

/* How many of the headings are of counts: Hadir, Sakit ... */
static size_t
count_totals(const struct bk_row *row)
{
	size_t n = 0;

	for (size_t c = 0; c < row->n; c++)
		n += bk_vocabulary_has(&bk_vocabulary_totals, row->cell[c]);
	return n;
}

/* Counts, of classes or of the subjects of somebody who is not named. */
static bool
is_nobodys(const struct bk_sheet *s, struct bk_othershape *o)
{
	int at[BK_NCOLUMNS];

	for (size_t i = 0; i < s->n && i < HEAD_ROWS; i++) {
		const struct bk_row *row = &s->row[i];

		bk_heading_row(row->cell, row->n, at);
		if (bk_log_tells_who(at) || count_totals(row) < COUNTS)
			continue;
		o->line = row->line;
		o->kind = at[BK_COL_CLASS] >= 0 ?
		    "counts of classes, not of students" :
		    at[BK_COL_SUBJECT] < 0 ? NULL : at[BK_COL_DATE] >= 0 ?
		    "counts of lessons, not of students" :
		    "counts of one student, whose name does not stand there";
		if (o->kind)
			return true;
	}
	return false;
}

static bool
holds_marks(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t filled = 0, marks = 0;
	enum bk_mark mark;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		filled += cell.n > 0;
		marks += bk_mark_read(cell, BK_HINT_INDONESIAN, &mark) ==
		    BK_MARK_READ;
	}
	return marks > 0 && bk_shape_mostly(marks, filled);
}

/* Marks under weekdays, or subjects, which are no days. */
static bool
is_marked(const struct bk_sheet *s, size_t head, struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];
	size_t marked = 0, week = 0;

	for (size_t c = 0; c < row->n; c++) {
		enum bk_column is = bk_heading(row->cell[c]);

		if ((is != BK_COL_NONE && is != BK_COL_STATUS) ||
		    row->cell[c].n == 0 || !holds_marks(s, head, c))
			continue;
		if (marked++ == 0)
			o->cell = row->cell[c];
		week += bk_vocabulary_has(&bk_vocabulary_weekdays,
		    row->cell[c]);
	}
	o->kind = week >= WEEK ? "a week without its dates" :
	    marked > 1 ? "marks under headings that are no days" : NULL;
	return o->kind != NULL;
}

/* Students with grades, assignments or the like. */
static bool
is_students(const struct bk_sheet *s, size_t head, struct bk_othershape *o)
{
	const struct bk_row *row = &s->row[head];
	int at[BK_NCOLUMNS];

	bk_heading_row(row->cell, row->n, at);
	if (!bk_log_tells_who(at))
		return false;
	for (size_t c = 0; c < row->n; c++) {
		const struct bk_meaning *m = bk_vocabulary_find(
		    &bk_vocabulary_kinds, row->cell[c]);

		if (!m)
			continue;
		o->kind = m->id;
		o->cell = row->cell[c];
		return true;
	}
	return false;
}

/* Names and moments from the first row on. */
static bool
is_headless(const struct bk_sheet *s, struct bk_othershape *o)
{
	size_t width = s->row[0].n;

	for (size_t c = 0; c < width; c++) {
		struct bk_shape shape = { 0 };

		for (size_t i = 0; i < s->n && i < SAMPLE; i++)
			bk_shape_add(&shape, bk_cell(&s->row[i], c));
		if (shape.moment == 0 || !bk_shape_mostly(shape.moment,
		    shape.filled))
			continue;
		o->kind = "rows with a time, but without headings";
		return width > 1;
	}
	return false;
}

/*
 * "[07/09/26 07.01] Ani: hadir": what a telephone exports of a chat. No
 * message begins as headings do, of which one says who.
 */
static bool
is_chat(const struct bk_sheet *s, size_t head, struct bk_othershape *o)
{
	int at[BK_NCOLUMNS];
	size_t stamps = 0;

	bk_heading_row(s->row[head].cell, s->row[head].n, at);
	if (bk_log_tells_who(at))
		return false;

	for (size_t i = 0; i < s->n && i < SAMPLE; i++) {
		struct bk_str text = bk_str_trim(s->row[i].record);
		struct bk_when w;
		size_t used;

		if (text.n && *text.p == '[')
			text.p++, text.n--;
		stamps += text.n > 0 && bk_when_prefix(text, &w, &used) ==
		    BK_WHEN_OK && used < text.n;
	}
	o->kind = "a chat with its times; copy the list alone";
	return stamps > 1 && bk_shape_mostly(stamps, s->n);
}

/* Names and times, or lengths, of which nothing says what they are of. */
static bool
is_timed(const struct bk_sheet *s, struct bk_othershape *o)
{
	struct bk_scanhead scans;
	struct bk_attendees a;

	if (bk_scanhead_find(s, BK_SCANHEAD_ASKED, &scans) && scans.line) {
		o->kind = "names and times of something else";
		o->line = scans.line;
	} else if (bk_attendees_find(s, 0, s->n, &a) && (a.join >= 0 ||
	    bk_says_meeting(&s->row[a.head], a.stay) == BK_MEETING_STAY)) {
		o->kind = a.join >= 0 ? "names and times of something else" :
		    "names and lengths of something else";
		o->line = s->row[a.head].line;
	}
	return o->kind != NULL;
}

/* Does a title or a name say that these are some students only? */
static bool
is_partial(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	for (size_t i = 0; i < head; i++)
		if (bk_says_heading(&s->row[i], &bk_vocabulary_partials,
		    &o->cell)) {
			o->line = s->row[i].line;
			return true;
		}
	o->line = 0;
	return bk_says_name(x, s, &bk_vocabulary_partials) != NULL;
}

/* "Tanda Tangan", "Paraf": what somebody signs, who was there then. */
static bool
is_to_sign(const struct bk_row *head, struct bk_othershape *o)
{
	return bk_says_heading(head, &bk_vocabulary_signatures, &o->cell);
}

/* A number, a name or a class, and what no list of students has. */
static bool
is_list(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
{
	struct bk_roster_head col;
	size_t months = 0;

	if (!bk_roster_head_find(s, BK_ROSTER_FORCED, &col))
		return false;
	o->kind = "a list to be signed, without any marks";
	o->line = s->row[col.head].line;
	if (is_to_sign(&s->row[col.head], o))
		return true;
	o->kind = "a list of some students only";
	if (is_partial(x, s, col.head, o))
		return true;
	for (size_t c = 0; c < s->row[col.head].n; c++) {
		struct bk_str cell = s->row[col.head].cell[c];

		if (!bk_vocabulary_has(&bk_vocabulary_months, cell))
			continue;
		if (months++ == 0)
			o->cell = cell;
	}
	o->line = s->row[col.head].line;
	o->kind = months > 1 ? "something of each month" :
	    "students with something that no roster has";
	return true;
}

static bool
look_at(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
{
	const size_t head = bk_says_head(s);
	const struct bk_othershape nothing = { NULL, BK_STR(""),
		s->row[head].line, 1 };

	*o = nothing;
	if (is_nobodys(s, o) || is_marked(s, head, o) ||
	    is_students(s, head, o) || is_headless(s, o) || is_chat(s, head, o))
		return true;
	*o = nothing;
	return is_timed(s, o) || is_list(x, s, o);
}

/* A status for each, and no day: *o has no kind then. */
static bool
look(const struct bk_export *x, struct bk_othershape *o,
    const struct bk_sheet **sheet)
{
	*sheet = NULL;
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		int at[BK_NCOLUMNS];

		*o = (struct bk_othershape){ NULL, BK_STR(""), 0, 1 };
		if (s->n == 0)
			continue;
		if (bk_log_find_undated(s, at) >= 0)
			return bk_says_attendance(x, s, bk_says_head(s)) ||
			    bk_says_codes(s, bk_says_head(s));
		if (look_at(x, s, o)) {
			*sheet = s;
			return true;
		}
	}
	return false;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	const struct bk_sheet *sheet;
	struct bk_othershape o;

	if (!look(x, &o, &sheet))
		return 0;
	bk_readers_why(x, why, "%s", bk_diag_text(x->dg, o.kind ? o.kind :
	    "statuses without a day"));
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	struct bk_othershape o = { .kind = "something else" };
	const struct bk_sheet *sheet;
	struct bk_str cell;

	look(x, &o, &sheet);
	cell = bk_str_clip(o.cell, BK_READERS_CELL);
	bk_ingest_sheet(in, x, o.line ? sheet : NULL);
	if (o.kind)
		bk_ingest_note(in, o.line, &bk_msg_looks_like,
		    cell.n ? "it looks like %s (%.*s)" : "it looks like %s",
		    bk_diag_text(bk_ingest_diag(in), o.kind), (int)cell.n,
		    cell.p);
	else
		bk_diag(bk_ingest_diag(in), &bk_msg_list_undated, x->name, 0,
		    NULL);
	return -1;
}

const struct bk_format bk_unread_format = {
	.name = "unread",
	.detect = detect,
	.read = read,
};
