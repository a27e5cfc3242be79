#include "other.h"

#include "heading.h"
#include "msg_readers.h"
#include "othershape.h"
#include "otherwhose.h"
#include "readers.h"
#include "responses.h"
#include "says.h"
#include "scanhead.h"

enum {
	WIDTH_MAX = 64,
	CALL_ROWS = 64		/* above a meeting's headings */
};

/* --- words -------------------------------------------------------------- */

/* Of what is looked at: a form; times; problems that are referred. */
enum { A_FORM = 1, OF_TIMES = 2, REFERRED = 4 };

/* May a word of that kind stand in a heading; in a title? */
static bool
may_be(const struct bk_meaning *m, bool heading, unsigned what)
{
	bool form = what & A_FORM;

	switch (m->means) {
	case BK_KIND_TITLE:
		return !heading || form;
	case BK_KIND_FORM:
		return form || (!heading && what & OF_TIMES);
	case BK_KIND_ACTIVITY:
	case BK_KIND_EVENT:
		return !heading && !(what & REFERRED);
	default:
		return true;
	}
}

/* In the rows from..head. */
static bool
find_words(const struct bk_sheet *s, size_t from, size_t head, unsigned what,
    struct bk_othershape *o)
{
	for (size_t i = from; i <= head && i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n && c < WIDTH_MAX; c++) {
			struct bk_str cell = s->row[i].cell[c];
			const struct bk_meaning *m = bk_vocabulary_find(
			    &bk_vocabulary_kinds, cell);

			if (!m || !may_be(m, i == head, what))
				continue;
			*o = (struct bk_othershape){ m->id, cell,
			    s->row[i].line, BK_OTHER_SURE };
			return true;
		}
	return false;
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

/* A call of parents or teachers, by its topic or the file's name. */
static bool
is_adult_call(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
{
	const struct bk_meaning *m = NULL;

	if (!is_call(s))
		return false;
	*o = (struct bk_othershape){ NULL, BK_STR(""), 0, BK_OTHER_SURE };
	for (size_t i = 0; !m && i < CALL_ROWS && i < s->n &&
	    !bk_says_call(&s->row[i]); i++)
		for (size_t c = 0; !m && c < s->row[i].n; c++) {
			o->cell = s->row[i].cell[c];
			o->line = s->row[i].line;
			m = bk_vocabulary_find(&bk_vocabulary_adult_calls,
			    o->cell);
		}
	if (!m) {
		o->cell = BK_STR("");
		o->line = 0;
		m = bk_says_name(x, s, &bk_vocabulary_adult_calls);
	}
	o->kind = m ? m->id : NULL;
	return m != NULL;
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
asks_problem(const struct bk_export *x, const struct bk_sheet *s)
{
	struct bk_responses_head h;

	return bk_responses_form(s, &h) && bk_responses_problem(x, s, &h);
}

/* What the office did about problems, in a form or a list of them. */
static bool
is_journal(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	struct bk_responses_head h;

	*o = (struct bk_othershape){ "a journal of what was done about "
	    "problems", BK_STR(""), s->row[head].line, BK_OTHER_SURE };
	return bk_responses_journal(&s->row[head]) && (asks_problem(x, s) ||
	    (bk_responses_list(x, s, &h) && h.row == head));
}

/* Problems without a day: no roster, and no referrals either. */
static bool
is_undated(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
{
	struct bk_responses_head h;

	if (!bk_responses_undated(x, s, &h))
		return false;
	*o = (struct bk_othershape){ "referrals without a day",
	    BK_STR(""), s->row[h.row].line, BK_OTHER_UNDATED };
	return true;
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

static bool
is_sure(const struct bk_meaning *m, bool activity)
{
	return m && (m->means == BK_KIND_PRAYERS ||
	    (m->means == BK_KIND_ACTIVITY && activity));
}

/*
 * Does it hold a word that attendance cannot have beside it, above the
 * headings, or (`with`) in them? Then marks of attendance are of something
 * else, too.
 */
static bool
is_surely(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    bool with, struct bk_othershape *o)
{
	const struct bk_meaning *m;
	bool said = bk_says_attendance(x, s, head);

	for (size_t i = 0; i < head + with; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			struct bk_str cell = s->row[i].cell[c];

			m = bk_vocabulary_find(&bk_vocabulary_kinds, cell);
			if (!is_sure(m, said && i < head) ||
			    is_subject(&s->row[i], c))
				continue;
			*o = (struct bk_othershape){ m->id, cell,
			    s->row[i].line, BK_OTHER_SURE };
			return true;
		}
	m = bk_says_name(x, s, &bk_vocabulary_kinds);
	*o = (struct bk_othershape){ m ? m->id : NULL, BK_STR(""), 0,
	    BK_OTHER_SURE };
	return is_sure(m, said);
}

/* The numbers of teachers, and none of students. */
static bool
is_staff(const struct bk_row *head, struct bk_othershape *o)
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
	*o = (struct bk_othershape){ "a list of teachers", head->cell[
	    at[BK_COL_STAFF]], head->line, BK_OTHER_SURE };
	return true;
}

/* A heading of that kind. */
static bool
has_heading(const struct bk_row *head, enum bk_kind kind,
    struct bk_othershape *o)
{
	for (size_t c = 0; c < head->n; c++) {
		const struct bk_meaning *m = bk_vocabulary_find(
		    &bk_vocabulary_kinds, head->cell[c]);

		if (!m || m->means != (int)kind)
			continue;
		*o = (struct bk_othershape){ m->id, head->cell[c],
		    head->line, BK_OTHER_SURE };
		return true;
	}
	return false;
}

/* Over whether somebody came to a meeting without an account. */
static bool
is_guest(struct bk_str heading)
{
	return bk_str_ieq(heading, BK_STR("tamu"));
}

static unsigned
what_is(const struct bk_export *x, const struct bk_sheet *s)
{
	struct bk_responses_head responses;
	struct bk_scanhead scans;

	return (is_form(s) ? A_FORM : 0) |
	    (bk_scanhead_find(s, BK_SCANHEAD_SILENT, &scans) ? OF_TIMES : 0) |
	    (bk_responses_list(x, s, &responses) ? REFERRED : 0);
}

/* Is a file that does not say attendance one of something else? */
static bool
is_silent(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_meaning *m;
	unsigned what = what_is(x, s);
	bool form = what & A_FORM;

	if (is_journal(x, s, head, o))
		return true;
	if (form && asks_problem(x, s))
		return false;
	if (find_words(s, 0, head, what, o))
		return true;
	m = bk_says_name(x, s, &bk_vocabulary_kinds);
	if (m && may_be(m, false, what)) {
		*o = (struct bk_othershape){ m->id, BK_STR(""), 0,
		    BK_OTHER_SURE };
		return true;
	}
	if (form)
		*o = (struct bk_othershape){ "a form that does not say "
		    "that it is of attendance", BK_STR(""), s->row[0].line,
		    BK_OTHER_SURE };
	return form || bk_othershape_find(s, head, o) || is_undated(x, s, o) ||
	    (!(what & REFERRED) && bk_othershape_statuses(s, head, o));
}

/*
 * Do the marks of a list that has no word of attendance belong to something
 * that a title names, or the names of sheet and file? A label with its value,
 * as "Petugas: Bu Ani", is no title.
 */
static bool
is_titled(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	const struct bk_meaning *m;

	for (size_t i = 0; i < head; i++) {
		const struct bk_row *row = &s->row[i];

		if (bk_table_filled(row) != 1)
			continue;
		for (size_t c = 0; c < row->n; c++) {
			struct bk_str cell = row->cell[c];

			m = bk_vocabulary_find(&bk_vocabulary_kinds, cell);
			if (!m || m->means == BK_KIND_FORM ||
			    memchr(cell.p, ':', cell.n))
				continue;
			*o = (struct bk_othershape){ m->id, cell, row->line,
			    BK_OTHER_SURE };
			return true;
		}
	}
	m = bk_says_name(x, s, &bk_vocabulary_kinds);
	if (!m || m->means == BK_KIND_FORM)
		return false;
	*o = (struct bk_othershape){ m->id, BK_STR(""), 0, BK_OTHER_SURE };
	return true;
}

/* A list that names parents, of what a title or a name says they come to. */
static bool
is_invited(const struct bk_export *x, const struct bk_sheet *s, size_t head,
    struct bk_othershape *o)
{
	*o = (struct bk_othershape){ "a list of parents", BK_STR(""), 0,
	    BK_OTHER_SURE };
	for (size_t i = 0; i < head; i++)
		if (bk_says_heading(&s->row[i], &bk_vocabulary_parent_events,
		    &o->cell)) {
			o->line = s->row[i].line;
			return true;
		}
	return bk_says_name(x, s, &bk_vocabulary_parent_events) != NULL;
}

/*
 * A form that asks for a parent's name and whether somebody is there is of a
 * meeting of parents, unless it is the notice that a child will not come.
 */
static bool
is_of_parents(const struct bk_sheet *s, struct bk_othershape *o)
{
	bool named = false, asked = false;

	if (!is_form(s))
		return false;
	for (size_t c = 1; c < s->row[0].n; c++) {
		struct bk_str cell = s->row[0].cell[c];
		enum bk_column is = bk_heading(cell);

		if (bk_vocabulary_has(&bk_vocabulary_notices, cell))
			return false;
		asked |= bk_says_question(cell);
		if (is != BK_COL_GUARDIAN && is != BK_COL_FATHER &&
		    is != BK_COL_MOTHER)
			continue;
		named = true;
		*o = (struct bk_othershape){ "a list of parents", cell,
		    s->row[0].line, BK_OTHER_SURE };
	}
	return named && asked;
}

/* A survey may ask about attendance, and its name then tells what it is. */
static bool
is_survey(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
{
	const struct bk_meaning *m = is_form(s) ? bk_says_name(x, s,
	    &bk_vocabulary_kinds) : NULL;

	if (!m || m->means != BK_KIND_TITLE || bk_says_name(x, s,
	    &bk_vocabulary_attendance) || asks_problem(x, s))
		return false;
	*o = (struct bk_othershape){ m->id, BK_STR(""), 0, BK_OTHER_SURE };
	return true;
}

/* Does a title, or the name of sheet or file, say that it is of attendance? */
static bool
says_above(const struct bk_export *x, const struct bk_sheet *s, size_t head)
{
	for (size_t i = 0; i < head; i++)
		if (bk_says_heading(&s->row[i], &bk_vocabulary_attendance,
		    NULL))
			return true;
	return bk_says_name(x, s, &bk_vocabulary_attendance) != NULL;
}

static bool
is_other(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
{
	const struct bk_row *row;
	size_t head;
	bool said, codes;

	if (s->n == 0)
		return false;
	head = bk_says_head(s);
	row = &s->row[head];
	if (is_survey(x, s, o) || is_of_parents(s, o) ||
	    is_adult_call(x, s, o))
		return true;
	if (has_heading(row, BK_KIND_DUMP, o) || is_staff(row, o) ||
	    (!is_call(s) && bk_otherwhose_staff(s, head, o)) ||
	    (!is_call(s) && is_surely(x, s, head, false, o)))
		return true;
	said = bk_says_attendance(x, s, head);
	codes = bk_says_codes(s, head);
	if (codes && !said && is_titled(x, s, head, o))
		return true;
	if (!said && !is_form(s) && !is_call(s) &&
	    bk_otherwhose_find(s, head, o))
		return true;
	if (said && !is_form(s) && !is_call(s) && !says_above(x, s, head) &&
	    bk_otherwhose_parents(s, head, o))
		return true;
	if (is_roster(row) && !is_form(s))
		return (codes || said) && is_invited(x, s, head, o);
	if (bk_othershape_surely(s, head, said, o))
		return true;
	if (codes)
		return has_heading(row, BK_KIND_ACTIVITY, o);
	if (bk_othershape_grades(s, o))
		return true;
	if (!said && find_words(s, head, head, 0, o) &&
	    !(is_call(s) && is_guest(o->cell)))
		return true;
	if (is_call(s))
		return false;
	return (said && has_heading(row, BK_KIND_ACTIVITY, o)) ||
	    is_surely(x, s, head, true, o) ||
	    (!said && is_silent(x, s, head, o));
}

/* --- sheets of a workbook ----------------------------------------------- */

/*
 * Is a sheet of several one of something else? The file's name may say what
 * the first of them is, and so nothing for one that has a word of its own.
 */
static bool
is_beside(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_othershape *o)
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
		*o = (struct bk_othershape){ m->id, BK_STR(""), 0,
		    BK_OTHER_SURE };
		return true;
	}
	return head > 0 && find_words(s, 0, head - 1, A_FORM, o);
}

/* Leave out of a workbook what is not of attendance beside what may be. */
static void
prepare(struct bk_ingest *in, struct bk_export *x)
{
	size_t others = 0;
	struct bk_othershape o;

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
		    bk_diag_text(bk_ingest_diag(in), o.kind));
		bk_export_drop_sheet(x, i);
	}
}

/* --- the format --------------------------------------------------------- */

/* What all sheets are, and the first; false where one may be read. */
static bool
look(const struct bk_export *x, struct bk_othershape *o,
    const struct bk_sheet **sheet)
{
	*sheet = NULL;

	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_othershape one;

		if (s->n == 0)
			continue;
		if (!is_other(x, s, &one))
			return false;
		if (*sheet)
			continue;
		*o = one;
		*sheet = s;
	}
	return *sheet != NULL;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	const struct bk_sheet *sheet;
	struct bk_othershape o;

	if (!look(x, &o, &sheet))
		return 0;
	bk_readers_why(x, why, "it looks like %s",
	    bk_diag_text(x->dg, o.kind));
	return o.score;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	struct bk_othershape o = { .kind = "something else" };
	struct bk_diag *dg = bk_ingest_diag(in);
	const struct bk_sheet *sheet;
	struct bk_str cell;

	look(x, &o, &sheet);
	bk_ingest_sheet(in, x, o.line ? sheet : NULL);
	if (o.score == BK_OTHER_UNDATED) {
		bk_ingest_note(in, o.line, &bk_msg_problems_undated, NULL);
		return -1;
	}
	cell = bk_str_clip(o.cell, BK_READERS_CELL);
	bk_ingest_note(in, o.line, &bk_msg_looks_like,
	    cell.n ? "it looks like %s (%.*s)" : "it looks like %s",
	    bk_diag_text(dg, o.kind), (int)cell.n, cell.p);
	return -1;
}

const struct bk_format bk_other_format = {
	.name = "other",
	.prepare = prepare,
	.detect = detect,
	.read = read,
};
