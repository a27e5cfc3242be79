/*
 * Google Forms: one response a row, the moment of sending first, then the
 * teacher's own questions. Downloaded from the form (all quoted, with a zone)
 * or saved from its sheet (in the sheet's locale): one reader for both.
 *
 * A form that says that it is of attendance names who was there; the others of
 * the class were not. Others may be a quiz, a survey, an order: not read.
 * A notice of absence names who was not, and nothing follows for the others.
 * A referral form has a question for the problem.
 */
#include <stdlib.h>

#include "dates.h"
#include "listed.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "referral.h"
#include "says.h"
#include "table.h"
#include "vocabulary.h"

enum { COLUMNS = 128 };

struct layout {
	size_t	 head;
	int	 at[BK_NQUESTIONS];	/* column, or -1 */
	int	 reason;		/* why somebody is away, or -1 */
};

/* --- questions ---------------------------------------------------------- */

/* A long question asks for an opinion, whatever words are in it. */
enum { QUESTION_MAX = 48 };

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

static bool
find(const struct bk_sheet *s, struct layout *l)
{
	const struct bk_row *row;

	if (s->n == 0 || s->row[0].n < 2 ||
	    asks(s->row[0].cell[0]) != BK_ASKS_TIME)
		return false;
	row = &s->row[0];
	l->head = 0;
	for (int q = 0; q < BK_NQUESTIONS; q++)
		l->at[q] = -1;
	l->reason = -1;
	for (size_t c = 0; c < row->n && c < COLUMNS; c++) {
		enum bk_question q = asks(row->cell[c]);

		if (q != BK_ASKS_NOTHING && l->at[q] < 0)
			l->at[q] = (int)c;
		if (q != BK_ASKS_DATE && bk_vocabulary_has(
		    &bk_vocabulary_reasons, row->cell[c]))
			l->reason = (int)c;
	}
	return l->at[BK_ASKS_NAME] >= 0 || l->at[BK_ASKS_NIS] >= 0 ||
	    l->at[BK_ASKS_NISN] >= 0 || l->at[BK_ASKS_EMAIL] >= 0 ||
	    l->at[BK_ASKS_FIRST] >= 0;
}

/*
 * Is it a form by which people say that somebody is away, and nothing else?
 * "Tanggal Tidak Masuk" is a word of attendance too.
 */
static bool
is_only_notice(const struct bk_export *x, const struct bk_sheet *s,
    const struct layout *l)
{
	const struct bk_row *head = &s->row[l->head];
	bool notice = bk_says_name(x, s, &bk_vocabulary_notices);

	if (!notice && bk_says_name(x, s, &bk_vocabulary_attendance))
		return false;
	for (size_t c = 0; c < head->n && c < COLUMNS; c++) {
		if (bk_vocabulary_has(&bk_vocabulary_notices, head->cell[c]))
			notice = true;
		else if (bk_says_question(head->cell[c]))
			return false;
	}
	return notice;
}

static bool
is_referral(const struct layout *l)
{
	return l->at[BK_ASKS_PROBLEM] >= 0 || l->at[BK_ASKS_CATEGORY] >= 0;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		struct layout l;

		if (!find(&x->table->sheet[i], &l) || (!is_referral(&l) &&
		    !bk_says_attendance(x, &x->table->sheet[i], l.head) &&
		    !bk_says_codes(&x->table->sheet[i], l.head)))
			continue;
		bk_buf_printf(why, "responses with the time of sending first, "
		    "%s", is_referral(&l) ? "and a problem asked for" :
		    "and who answered");
		return 92;
	}
	return 0;
}

/* --- responses ---------------------------------------------------------- */

struct response {
	const struct bk_row *row;
	struct bk_when	 when;
	bk_date		 date;
};

struct reading {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	const struct layout *l;
	unsigned	 hints;
	bool		 notice;	/* is_only_notice */
	struct response	*v;
	size_t		 n;
	struct bk_arena	 arena;
};

static struct bk_str
answer(const struct reading *r, const struct bk_row *row, enum bk_question q)
{
	return r->l->at[q] < 0 ? BK_STR("") : bk_cell(row,
	    (size_t)r->l->at[q]);
}

static struct bk_who
who_of(struct reading *r, const struct bk_row *row)
{
	struct bk_str first = answer(r, row, BK_ASKS_FIRST);
	struct bk_str last = answer(r, row, BK_ASKS_LAST);
	struct bk_who w = { .nis = answer(r, row, BK_ASKS_NIS),
		.nisn = answer(r, row, BK_ASKS_NISN),
		.email = answer(r, row, BK_ASKS_EMAIL),
		.name = answer(r, row, BK_ASKS_NAME),
		.class = answer(r, row, BK_ASKS_CLASS) };

	if (w.name.n == 0 && first.n + last.n)
		w.name = bk_str_trim(bk_str(bk_arena_printf(&r->arena,
		    "%.*s %.*s", (int)first.n, first.p, (int)last.n,
		    last.p)));
	if (w.email.n && !memchr(w.email.p, '@', w.email.n))
		w.email = BK_STR("");
	return w;
}

/* The day it is about: the one asked for, else that of sending. */
static enum bk_when_result
read_when(const struct reading *r, const struct bk_row *row,
    struct bk_when *w)
{
	struct bk_str day = answer(r, row, BK_ASKS_DATE);

	if (day.n && bk_when_parse(day, false, w) == BK_WHEN_OK)
		return BK_WHEN_OK;
	return bk_when_parse(answer(r, row, BK_ASKS_TIME), false, w);
}

static void
reject(struct reading *r, const struct bk_row *row, const struct bk_msg *msg)
{
	struct bk_buf record = BK_BUF_INIT;

	bk_table_record(row, &record);
	bk_ingest_reject(r->in, row->line, msg, bk_buf_str(&record), NULL);
	bk_buf_free(&record);
}

/* Gather the responses, with the order of their dates: 0, or said and -1. */
static int
gather(struct reading *r, const struct bk_export *x)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	enum bk_order order;

	bk_ingest_order_hints(r->in, x, &hints);
	for (size_t i = r->l->head + 1; i < r->sheet->n; i++) {
		const struct bk_row *row = &r->sheet->row[i];
		struct response *one = &r->v[r->n];
		enum bk_when_result w = row->fault ? BK_WHEN_NO_DATE :
		    read_when(r, row, &one->when);

		if (w != BK_WHEN_OK) {
			reject(r, row, row->fault ? &bk_msg_bad_quotes :
			    w == BK_WHEN_NO_DATE ? &bk_msg_no_date :
			    &bk_msg_no_such_date);
			continue;
		}
		one->row = row;
		bk_order_clue(&clues, &one->when, &hints);
		r->hints |= bk_mark_hint(answer(r, row, BK_ASKS_STATUS)) |
		    bk_mark_hint(answer(r, row, BK_ASKS_ABSENCE));
		r->n++;
	}
	if (bk_dates_decide(r->in, x, &clues, &hints, &order) < 0)
		return -1;
	for (size_t i = 0; i < r->n; i++) {
		bk_when_to_zone(&r->v[i].when, bk_ingest_zone(r->in));
		r->v[i].date = r->v[i].when.date[order];
	}
	return 0;
}

/* --- attendance --------------------------------------------------------- */

/*
 * What an answer says of the one it is about: nothing of those who are away,
 * that they are there. Who gives a reason of another kind is excused.
 */
static enum bk_mark_kind
read_notice(const struct reading *r, const struct bk_row *row,
    enum bk_mark *mark)
{
	struct bk_str reason = answer(r, row, BK_ASKS_ABSENCE);

	if (reason.n == 0 && r->l->reason >= 0)
		reason = bk_cell(row, (size_t)r->l->reason);
	if (reason.n == 0 && r->l->reason >= 0)
		return BK_MARK_EMPTY;
	if (bk_mark_read(reason, r->hints, mark) != BK_MARK_READ &&
	    !bk_mark_reasoned(reason, mark))
		*mark = BK_MARK_EXCUSED;
	return *mark == BK_MARK_PRESENT ? BK_MARK_NO_WORD : BK_MARK_READ;
}

/* The same of a form that asks who is there. */
static enum bk_mark_kind
read_mark(const struct reading *r, const struct bk_row *row,
    enum bk_mark *mark)
{
	struct bk_str status = answer(r, row, BK_ASKS_STATUS);
	struct bk_str reason = answer(r, row, BK_ASKS_ABSENCE);
	const struct bk_meaning *m;
	enum bk_mark_kind kind;

	*mark = BK_MARK_PRESENT;
	if (status.n == 0 && reason.n && r->l->at[BK_ASKS_STATUS] < 0) {
		if (bk_mark_read(reason, r->hints, mark) != BK_MARK_READ)
			*mark = BK_MARK_EXCUSED;
		return BK_MARK_READ;
	}
	if (status.n == 0)
		return BK_MARK_READ;
	kind = bk_mark_read(status, r->hints, mark);
	if (kind == BK_MARK_READ)
		return kind;
	if (bk_mark_reasoned(status, mark))
		return BK_MARK_READ;
	m = bk_vocabulary_find(&bk_vocabulary_answers, status);
	if (!m)
		return kind;
	*mark = (enum bk_mark)m->means;
	return BK_MARK_READ;
}

/* The session of a response; false where it has no day, which is said. */
static bool
session_of(struct reading *r, const struct response *one,
    struct bk_session *s)
{
	enum bk_mark_kind kind;

	*s = (struct bk_session){ .who = who_of(r, one->row),
		.date = one->date,
		.period = answer(r, one->row, BK_ASKS_PERIOD),
		.subject = answer(r, one->row, BK_ASKS_SUBJECT),
		.minutes = BK_MINUTES_UNKNOWN, .line = one->row->line,
		.record = bk_table_row_text(one->row, &r->arena) };
	if (s->date == BK_DATE_NONE) {
		reject(r, one->row, &bk_msg_no_such_date);
		return false;
	}
	kind = r->notice ? read_notice(r, one->row, &s->mark) :
	    read_mark(r, one->row, &s->mark);
	if (kind != BK_MARK_READ) {
		reject(r, one->row, kind == BK_MARK_EMPTY ?
		    &bk_msg_no_status : &bk_msg_unknown_status);
		s->mark = BK_NMARKS;
	}
	return true;
}

/* Does everyone who answered say why they are away? Then nobody else is. */
static bool
is_notice(const struct reading *r)
{
	for (size_t i = 0; i < r->n && !r->notice; i++)
		if (answer(r, r->v[i].row, BK_ASKS_ABSENCE).n == 0)
			return false;
	return r->notice || (r->l->at[BK_ASKS_STATUS] < 0 && r->l->at[BK_ASKS_ABSENCE] >= 0);
}

static void
tell_attendance(struct reading *r)
{
	struct bk_session *v = bk_xcalloc(r->n + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += session_of(r, &r->v[i], &v[n]);
	if (!is_notice(r))
		bk_listed_tell(r->in, v, n);
	for (size_t i = 0; is_notice(r) && i < n; i++)
		if (v[i].mark != BK_NMARKS)
			bk_ingest_session(r->in, &v[i]);
	free(v);
}

/* --- referrals ---------------------------------------------------------- */

/*
 * The referral of a response; false where there is none: nobody is named, or
 * no problem, which is reported.
 */
static bool
tell_referral(struct reading *r, const struct response *one)
{
	struct bk_referral_row row = { .who = who_of(r, one->row),
		.date = one->date, .by = answer(r, one->row, BK_ASKS_BY),
		.note = answer(r, one->row, BK_ASKS_PROBLEM),
		.line = one->row->line };
	struct bk_str causes[BK_REFERRAL_CAUSES];
	struct bk_buf record = BK_BUF_INIT;

	if (row.date == BK_DATE_NONE || bk_listed_nobody(&row.who)) {
		reject(r, one->row, row.date == BK_DATE_NONE ?
		    &bk_msg_no_such_date : &bk_msg_no_name);
		return false;
	}
	if (bk_referral_none(answer(r, one->row, BK_ASKS_CATEGORY)) &&
	    bk_referral_none(row.note)) {
		bk_ingest_note(r->in, row.line, &bk_msg_no_referral, NULL);
		return false;
	}
	row.causes = causes;
	row.rule = bk_referral_read(answer(r, one->row, BK_ASKS_CATEGORY),
	    row.note, causes, &row.ncauses);
	bk_table_record(one->row, &record);
	row.record = bk_buf_str(&record);
	bk_ingest_referral(r->in, &row);
	bk_buf_free(&record);
	return true;
}

/* 1; or where nobody is referred -1, said. */
static int
tell_referrals(struct reading *r, const struct bk_export *x)
{
	size_t told = 0;

	for (size_t i = 0; i < r->n; i++)
		told += tell_referral(r, &r->v[i]);
	if (told || r->n == 0)
		return 1;
	bk_diag(bk_ingest_diag(r->in), &bk_msg_nobody_referred, x->name, 0,
	    NULL);
	return -1;
}

static int
read_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s)
{
	struct layout l;
	struct reading r = { .in = in, .sheet = s, .l = &l,
		.arena = BK_ARENA_INIT };
	int result = -1;

	if (!find(s, &l))
		return 0;
	r.notice = is_only_notice(x, s, &l);
	r.v = bk_xcalloc(s->n + 1, sizeof(*r.v));
	if (gather(&r, x) == 0) {
		result = 1;
		if (!is_referral(&l))
			tell_attendance(&r);
		else
			result = tell_referrals(&r, x);
	}
	free(r.v);
	bk_arena_free(&r.arena);
	return result;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, read_sheet);
}

const struct bk_format bk_form_format = {
	.name = "form",
	.about = "Google Forms responses: attendance or referrals",
	.gives = BK_GIVES_ATTENDANCE | BK_GIVES_REFERRAL,
	.detect = detect,
	.read = read,
};
