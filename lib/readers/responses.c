#include "responses.h"

#include <stdlib.h>

#include "dates.h"
#include "dayswap.h"
#include "heading.h"
#include "listed.h"
#include "logfind.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "says.h"
#include "shape.h"

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

/*
 * Of two names the student's: "Nama Siswa" beside the "Nama" of the teacher who
 * sends it.
 */
static bool
is_rather_student(const struct bk_row *row, enum bk_question q, int was,
    size_t c)
{
	return q == BK_ASKS_NAME && bk_vocabulary_has(
	    &bk_vocabulary_student_words, row->cell[c]) &&
	    !bk_vocabulary_has(&bk_vocabulary_student_words, row->cell[was]);
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

		if (q != BK_ASKS_NOTHING && (h->at[q] < 0 ||
		    is_rather_student(row, q, h->at[q], c)))
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

/* Yes and no, or numbers: whether there is one, or how many, and not which. */
static bool
tells_whether(const struct bk_sheet *s, const struct bk_responses_head *h)
{
	int c = h->at[BK_ASKS_PROBLEM] >= 0 ? h->at[BK_ASKS_PROBLEM] :
	    h->at[BK_ASKS_CATEGORY];
	bool tells = false;

	for (size_t i = h->row + 1; c >= 0 && i < s->n; i++) {
		struct bk_str cell = bk_str_trim(bk_cell(&s->row[i],
		    (size_t)c));
		int is = bk_vocabulary_means(&bk_vocabulary_answers, cell,
		    BK_MARK_UNKNOWN);

		if (cell.n && is == BK_MARK_UNKNOWN && !bk_shape_number(cell))
			return false;
		tells |= cell.n && is != BK_MARK_UNEXCUSED;
	}
	return tells;
}

bool
bk_responses_problem(const struct bk_export *x, const struct bk_sheet *s,
    const struct bk_responses_head *h)
{
	return (h->at[BK_ASKS_PROBLEM] >= 0 || h->at[BK_ASKS_CATEGORY] >= 0) &&
	    (h->problems || bk_says_name(x, s, &bk_vocabulary_problems)) &&
	    !tells_whether(s, h);
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
bk_responses_answer(const struct bk_responses *r, size_t i,
    enum bk_question q)
{
	int c = r->head.at[q];

	return c < 0 ? BK_STR("") : bk_table_shown(r->sheet, i, (size_t)c);
}

struct bk_who
bk_responses_who(struct bk_responses *r, size_t i)
{
	struct bk_str first = bk_responses_answer(r, i, BK_ASKS_FIRST);
	struct bk_str last = bk_responses_answer(r, i, BK_ASKS_LAST);
	struct bk_who w = { .nis = bk_responses_answer(r, i, BK_ASKS_NIS),
		.nisn = bk_responses_answer(r, i, BK_ASKS_NISN),
		.email = bk_responses_answer(r, i, BK_ASKS_EMAIL),
		.name = bk_responses_answer(r, i, BK_ASKS_NAME),
		.class = bk_responses_answer(r, i, BK_ASKS_CLASS) };

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

struct bk_str
bk_responses_record(struct bk_responses *r, size_t i)
{
	return bk_ingest_wants_records(r->in) ? bk_table_row_text(
	    bk_table_row(r->sheet, i), &r->arena) : BK_STR("");
}

void
bk_responses_reject(struct bk_responses *r, size_t i,
    const struct bk_msg *msg)
{
	bk_ingest_reject(r->in, bk_table_row(r->sheet, i)->line, msg,
	    bk_responses_record(r, i), NULL);
}

/* --- days --------------------------------------------------------------- */

/* What is learned of the days while the rows are gathered. */
struct days {
	struct bk_order_clues clues;
	struct bk_order_hints hints;
	struct bk_dayswap swap[BK_NQUESTIONS];	/* of those asked for a day */
};

/*
 * The day it is about: the one asked for, that of sending, the one above; and
 * which it is.
 */
static enum bk_when_result
read_when(const struct bk_responses *r, size_t i, struct bk_when *w,
    enum bk_question *asked)
{
	struct bk_str day = bk_responses_answer(r, i, BK_ASKS_DATE);
	enum bk_when_result result = bk_when_parse(day, false, w);

	*asked = BK_ASKS_DATE;
	/* a day that was written and is none is not the day of sending */
	if (result == BK_WHEN_OK || bk_str_trim(day).n)
		return result;
	*asked = BK_ASKS_TIME;
	if (r->head.at[BK_ASKS_TIME] >= 0)
		return bk_when_parse(bk_responses_answer(r, i,
		    BK_ASKS_TIME), false, w);
	if (r->head.at[BK_ASKS_DATE] >= 0 || !r->head.above.dated)
		return result;
	*w = r->head.above.day;
	return bk_when_is_day(w) ? BK_WHEN_OK : BK_WHEN_NO_SUCH_DAY;
}

/* --- gathering ---------------------------------------------------------- */

/* Is the weekday beside a day its own? It tells the order of the date, too. */
static bool
is_on_weekday(struct bk_responses *r, size_t i, struct bk_when *w)
{
	if (r->head.weekdays < 0)
		return true;
	bk_when_on(w, bk_cell(bk_table_row(r->sheet, i),
	    (size_t)r->head.weekdays));
	return bk_when_is_day(w);
}

static void
reject_weekday(struct bk_responses *r, size_t i)
{
	struct bk_str weekday = bk_str_clip(bk_cell(bk_table_row(r->sheet, i),
	    (size_t)r->head.weekdays), BK_READERS_CODE);
	struct bk_str day = bk_str_clip(bk_responses_answer(r, i,
	    BK_ASKS_DATE), BK_READERS_CELL);

	bk_ingest_reject(r->in, bk_table_row(r->sheet, i)->line,
	    &bk_msg_no_such_date, bk_responses_record(r, i), "%.*s, %.*s",
	    (int)weekday.n, weekday.p, (int)day.n, day.p);
}

/*
 * The same of a day and, where a spreadsheet may have swapped it, of the day
 * that it was. False where it is neither's, and the row is rejected.
 */
static bool
see_weekday(struct bk_responses *r, struct bk_response *one,
    struct bk_when *w)
{
	bk_date back = one->swaps ? bk_dayswap_back(w->date[0]) : BK_DATE_NONE;
	struct bk_when was = *w;

	was.date[0] = was.date[1] = back;
	one->off_back = back == BK_DATE_NONE || !is_on_weekday(r, one->row,
	    &was);
	one->off = !is_on_weekday(r, one->row, w);
	if (one->off && one->off_back)
		reject_weekday(r, one->row);
	return !one->off || !one->off_back;
}

/* Once it is known whether days were swapped: those off their weekdays. */
static void
drop_off(struct bk_responses *r, const bool mended[BK_NQUESTIONS])
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct bk_response *one = &r->v[i];

		if (one->swaps && mended[one->asked] ? one->off_back :
		    one->off)
			reject_weekday(r, one->row);
		else
			r->v[n++] = *one;
	}
	r->n = n;
}


/* The days that a spreadsheet swapped, of one question at a time. */
static void
mend_days(struct bk_responses *r, const struct bk_export *x,
    const struct days *d)
{
	static const enum bk_question asked[] = { BK_ASKS_TIME, BK_ASKS_DATE };
	bool mended[BK_NQUESTIONS] = { false };

	for (size_t k = 0; k < BK_NELEM(asked); k++) {
		if (!bk_dayswap_tells(&d->swap[asked[k]], d->hints.today))
			continue;
		bk_ingest_say_swapped(r->in, x, r->sheet,
		    d->swap[asked[k]].line);
		mended[asked[k]] = true;
		for (size_t i = 0; i < r->n; i++)
			if (r->v[i].swaps && r->v[i].asked == asked[k])
				r->v[i].day[0] = r->v[i].day[1] =
				    bk_dayswap_back(r->v[i].day[0]);
	}
	drop_off(r, mended);
}

static const struct bk_msg *
take_row(struct bk_responses *r, size_t i, struct days *d)
{
	struct bk_response one = { .row = (uint32_t)i };
	enum bk_question asked;
	struct bk_str cell;
	struct bk_when when;
	bk_date was;

	if (bk_table_row(r->sheet, i)->fault)
		return &bk_msg_bad_quotes;
	switch (read_when(r, i, &when, &asked)) {
	case BK_WHEN_OK:
		break;
	case BK_WHEN_NO_DATE:
		return &bk_msg_no_date;
	default:
		return &bk_msg_no_such_date;
	}
	cell = bk_responses_answer(r, i, asked);
	one.asked = (unsigned char)asked;
	one.swaps = !d->swap[asked].other && bk_dayswap_is(cell);
	was = when.date[0];
	if (!see_weekday(r, &one, &when))
		return NULL;
	if (!one.off)
		bk_order_clue(&d->clues, &when, &d->hints);
	else
		when.date[0] = when.date[1] = was;
	bk_when_to_zone(&when, bk_ingest_zone(r->in));
	one.day[0] = when.date[0];
	one.day[1] = when.date[1];
	r->hints |= bk_mark_hint(bk_responses_answer(r, i,
	    BK_ASKS_STATUS)) | bk_mark_hint(bk_responses_answer(r, i,
	    BK_ASKS_ABSENCE));
	BK_GROW(r->v, r->n, r->cap);
	r->v[r->n++] = one;
	return NULL;
}

/* Every cell of a column tells whether its days were swapped. */
static void
see_days(struct bk_responses *r, size_t i, struct days *d)
{
	static const enum bk_question asked[] = { BK_ASKS_TIME, BK_ASKS_DATE };

	for (size_t k = 0; k < BK_NELEM(asked); k++)
		if (r->head.at[asked[k]] >= 0 && !d->swap[asked[k]].other)
			bk_dayswap_see(&d->swap[asked[k]],
			    bk_responses_answer(r, i, asked[k]),
			    bk_table_row(r->sheet, i)->line);
}

int
bk_responses_gather(struct bk_responses *r, struct bk_ingest *in,
    const struct bk_export *x, const struct bk_sheet *all)
{
	struct days d = { .clues = { .n = 0 } };

	r->in = in;
	r->sheet = all;
	r->hints = 0;
	r->n = r->cap = r->nlost = r->lostcap = 0;
	r->v = NULL;
	r->lost = NULL;
	r->arena = (struct bk_arena)BK_ARENA_INIT;
	bk_ingest_order_hints(in, x, &d.hints);
	for (size_t i = r->head.row + 1; i < all->n; i++) {
		const struct bk_msg *bad;

		see_days(r, i, &d);
		bad = take_row(r, i, &d);
		if (bad) {
			bk_responses_reject(r, i, bad);
			BK_GROW(r->lost, r->nlost, r->lostcap);
			r->lost[r->nlost++] = (uint32_t)i;
		}
		bk_arena_reset(&r->arena);
	}
	if (bk_dates_decide(in, x, &d.clues, &d.hints, &r->order) < 0)
		return -1;
	mend_days(r, x, &d);
	return 0;
}

void
bk_responses_free(struct bk_responses *r)
{
	free(r->v);
	free(r->lost);
	bk_arena_free(&r->arena);
}
