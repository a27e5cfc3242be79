#include "responses.h"

#include <stdlib.h>

#include "dates.h"
#include "heading.h"
#include "listed.h"
#include "logfind.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "says.h"

enum {
	HEAD_ROWS = 30,
	QUESTION_MAX = 48	/* a longer one asks for an opinion */
};

/* --- headings ----------------------------------------------------------- */

static enum bk_question
asks(struct bk_str s)
{
	const struct bk_meaning *m;
	char text[BK_FOLD_MAX];

	if (bk_fold(s, text) > QUESTION_MAX)
		return BK_ASKS_NOTHING;
	m = bk_vocabulary_of(&bk_vocabulary_questions, text);
	return m ? (enum bk_question)m->means : BK_ASKS_NOTHING;
}

/* Does a row of headings, or a title, speak of problems? */
static bool
speaks_of_problems(const struct bk_row *row)
{
	for (size_t c = 0; c < row->n && c < BK_RESPONSES_COLUMNS; c++)
		if (row->cell[c].n <= QUESTION_MAX && bk_vocabulary_has(
		    &bk_vocabulary_problems, row->cell[c]))
			return true;
	return false;
}

static bool
take_headings(const struct bk_sheet *s, size_t i, struct bk_responses_head *h)
{
	const struct bk_row *row = &s->row[i];

	*h = (struct bk_responses_head){ .row = i, .reason = -1,
		.weekdays = -1 };
	for (int q = 0; q < BK_NQUESTIONS; q++)
		h->at[q] = -1;
	for (size_t k = 0; k <= i && !h->problems; k++)
		h->problems = speaks_of_problems(&s->row[k]);
	for (size_t c = 0; c < row->n && c < BK_RESPONSES_COLUMNS; c++) {
		enum bk_question q = asks(row->cell[c]);

		if (q != BK_ASKS_NOTHING && h->at[q] < 0)
			h->at[q] = (int)c;
		if (q != BK_ASKS_DATE && bk_vocabulary_has(
		    &bk_vocabulary_reasons, row->cell[c]))
			h->reason = (int)c;
	}
	return h->at[BK_ASKS_NAME] >= 0 || h->at[BK_ASKS_NIS] >= 0 ||
	    h->at[BK_ASKS_NISN] >= 0 || h->at[BK_ASKS_EMAIL] >= 0 ||
	    h->at[BK_ASKS_FIRST] >= 0;
}

bool
bk_responses_form(const struct bk_sheet *s, struct bk_responses_head *h)
{
	return s->n > 0 && s->row[0].n > 1 &&
	    asks(s->row[0].cell[0]) == BK_ASKS_TIME && take_headings(s, 0, h);
}

bool
bk_responses_problem(const struct bk_export *x, const struct bk_sheet *s,
    const struct bk_responses_head *h)
{
	return (h->at[BK_ASKS_PROBLEM] >= 0 || h->at[BK_ASKS_CATEGORY] >= 0) &&
	    (h->problems || bk_says_name(x, s, &bk_vocabulary_problems));
}

bool
bk_responses_journal(const struct bk_row *head)
{
	return bk_says_heading(head, &bk_vocabulary_handled, NULL);
}

/* A table of students and their problems. */
static bool
find_problems(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_responses_head *h)
{
	for (size_t i = 0; i + 1 < s->n && i < HEAD_ROWS; i++)
		if (s->row[i].n > 1 && !s->row[i].fault &&
		    take_headings(s, i, h) && bk_responses_problem(x, s, h)) {
			bk_log_look_above(s, i, &h->above);
			return true;
		}
	return false;
}

static bool
is_dated(const struct bk_responses_head *h)
{
	return h->at[BK_ASKS_DATE] >= 0 || h->at[BK_ASKS_TIME] >= 0 ||
	    h->above.dated;
}

bool
bk_responses_list(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_responses_head *h)
{
	if (!find_problems(x, s, h) || !is_dated(h))
		return false;
	h->weekdays = bk_log_find_weekdays(s, h->row);
	return true;
}

bool
bk_responses_undated(const struct bk_export *x, const struct bk_sheet *s,
    struct bk_responses_head *h)
{
	return find_problems(x, s, h) && !is_dated(h);
}

/* --- rows --------------------------------------------------------------- */

struct bk_str
bk_responses_answer(const struct bk_responses *r, const struct bk_row *row,
    enum bk_question q)
{
	int c = r->head.at[q];

	return c < 0 ? BK_STR("") : bk_table_shown(r->sheet, (size_t)(row -
	    r->sheet->row), (size_t)c);
}

struct bk_who
bk_responses_who(struct bk_responses *r, const struct bk_row *row)
{
	struct bk_str first = bk_responses_answer(r, row, BK_ASKS_FIRST);
	struct bk_str last = bk_responses_answer(r, row, BK_ASKS_LAST);
	struct bk_who w = { .nis = bk_responses_answer(r, row, BK_ASKS_NIS),
		.nisn = bk_responses_answer(r, row, BK_ASKS_NISN),
		.email = bk_responses_answer(r, row, BK_ASKS_EMAIL),
		.name = bk_responses_answer(r, row, BK_ASKS_NAME),
		.class = bk_responses_answer(r, row, BK_ASKS_CLASS) };

	if (r->head.at[BK_ASKS_CLASS] < 0)
		w.class = bk_str(r->head.above.facts.class);
	if (w.name.n == 0 && first.n + last.n)
		w.name = bk_str_trim(bk_str(bk_arena_printf(&r->arena,
		    "%.*s %.*s", (int)first.n, first.p, (int)last.n,
		    last.p)));
	if (w.email.n && !memchr(w.email.p, '@', w.email.n))
		w.email = BK_STR("");
	return w;
}

/* The day it is about: the one asked for, that of sending, the one above. */
static enum bk_when_result
read_when(const struct bk_responses *r, const struct bk_row *row,
    struct bk_when *w)
{
	struct bk_str day = bk_responses_answer(r, row, BK_ASKS_DATE);
	enum bk_when_result result = bk_when_parse(day, false, w);

	/* a day that was written and is none is not the day of sending */
	if (result == BK_WHEN_OK || bk_str_trim(day).n)
		return result;
	if (r->head.at[BK_ASKS_TIME] >= 0)
		return bk_when_parse(bk_responses_answer(r, row,
		    BK_ASKS_TIME), false, w);
	if (r->head.at[BK_ASKS_DATE] >= 0 || !r->head.above.dated)
		return result;
	*w = r->head.above.day;
	return bk_when_is_day(w) ? BK_WHEN_OK : BK_WHEN_NO_SUCH_DAY;
}

void
bk_responses_reject(struct bk_responses *r, const struct bk_row *row,
    const struct bk_msg *msg)
{
	bk_ingest_reject(r->in, row->line, msg, bk_table_row_text(row,
	    &r->arena), NULL);
}

/* Is the weekday beside a day its own? It tells the order of the date, too. */
static bool
is_on_weekday(struct bk_responses *r, const struct bk_row *row,
    struct bk_when *w)
{
	struct bk_str weekday, day;

	if (r->head.weekdays < 0)
		return true;
	weekday = bk_str_clip(bk_cell(row, (size_t)r->head.weekdays),
	    BK_READERS_CODE);
	bk_when_on(w, weekday);
	if (bk_when_is_day(w))
		return true;
	day = bk_str_clip(bk_responses_answer(r, row, BK_ASKS_DATE),
	    BK_READERS_CELL);
	bk_ingest_reject(r->in, row->line, &bk_msg_no_such_date,
	    bk_table_row_text(row, &r->arena), "%.*s, %.*s", (int)weekday.n,
	    weekday.p, (int)day.n, day.p);
	return false;
}

static const struct bk_msg *
take_row(struct bk_responses *r, const struct bk_row *row)
{
	struct bk_response *one = &r->v[r->n];

	if (row->fault)
		return &bk_msg_bad_quotes;
	switch (read_when(r, row, &one->when)) {
	case BK_WHEN_OK:
		break;
	case BK_WHEN_NO_DATE:
		return &bk_msg_no_date;
	default:
		return &bk_msg_no_such_date;
	}
	one->row = row;
	r->hints |= bk_mark_hint(bk_responses_answer(r, row,
	    BK_ASKS_STATUS)) | bk_mark_hint(bk_responses_answer(r, row,
	    BK_ASKS_ABSENCE));
	r->n++;
	return NULL;
}

int
bk_responses_gather(struct bk_responses *r, struct bk_ingest *in,
    const struct bk_export *x, const struct bk_sheet *s)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	enum bk_order order;

	r->in = in;
	r->sheet = s;
	r->hints = 0;
	r->n = 0;
	r->v = bk_xcalloc(s->n + 1, sizeof(*r->v));
	r->arena = (struct bk_arena)BK_ARENA_INIT;
	bk_ingest_order_hints(in, x, &hints);
	for (size_t i = r->head.row + 1; i < s->n; i++) {
		const struct bk_msg *bad = take_row(r, &s->row[i]);

		if (bad)
			bk_responses_reject(r, &s->row[i], bad);
		else if (!is_on_weekday(r, &s->row[i], &r->v[r->n - 1].when))
			r->n--;
		else
			bk_order_clue(&clues, &r->v[r->n - 1].when, &hints);
	}
	if (bk_dates_decide(in, x, &clues, &hints, &order) < 0)
		return -1;
	for (size_t i = 0; i < r->n; i++) {
		bk_when_to_zone(&r->v[i].when, bk_ingest_zone(in));
		r->v[i].date = r->v[i].when.date[order];
	}
	return 0;
}

void
bk_responses_free(struct bk_responses *r)
{
	free(r->v);
	bk_arena_free(&r->arena);
}
