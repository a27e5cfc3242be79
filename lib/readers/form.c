/*
 * Google Forms: one response a row, the moment of sending first, then the
 * teacher's own questions. Downloaded from the form (all quoted, with a zone)
 * or saved from its sheet (in the sheet's locale): one reader for both.
 *
 * A form that says that it is of attendance names who was there; the others of
 * the class were not. Others may be a quiz, a survey, an order: not read. A
 * notice of absence names those who were not there, and nothing follows for the
 * others. A referral form has a question for the problem.
 */
#include "listed.h"
#include "mark.h"
#include "msg_readers.h"
#include "readers.h"
#include "refer.h"
#include "responses.h"
#include "says.h"

enum { MEMOS = 16, MEMO_TEXT = 32 };

/* A form of attendance being read. */
struct reading {
	struct bk_responses r;
	bool		 notice;	/* is_only_notice */
	bk_date		 today;		/* NONE: not known */
	struct memo {			/* by status, where no reason stands */
		size_t	 n;
		char	 text[MEMO_TEXT];
		enum bk_mark_kind kind;
		enum bk_mark mark;
	} memo[MEMOS];			/* few are different */
};

/*
 * Is it a form by which people say that somebody is away, and nothing else?
 * "Tanggal Tidak Masuk" is a word of attendance too.
 */
static bool
is_only_notice(const struct bk_export *x, const struct bk_sheet *s,
    const struct bk_responses_head *h)
{
	const struct bk_row *head = &s->row[h->row];
	bool notice = bk_says_name(x, s, &bk_vocabulary_notices);

	if (!notice && bk_says_name(x, s, &bk_vocabulary_attendance))
		return false;
	for (size_t c = 0; c < head->n && c < BK_RESPONSES_COLUMNS; c++) {
		if (bk_vocabulary_has(&bk_vocabulary_notices, head->cell[c]))
			notice = true;
		else if (bk_says_question(head->cell[c]))
			return false;
	}
	return notice;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_responses_head h;
		bool problem;

		if (!bk_responses_form(s, &h))
			continue;
		problem = bk_responses_problem(x, s, &h);
		if (problem ? bk_responses_journal(&s->row[h.row]) :
		    !bk_says_attendance(x, s, h.row) &&
		    !bk_says_codes(s, h.row))
			continue;
		bk_readers_why(x, why, problem ?
		    "responses with the time of sending first, "
		    "and a problem asked for" :
		    "responses with the time of sending first, "
		    "and who answered");
		return 92;
	}
	return 0;
}

static struct bk_str
answer(const struct reading *r, size_t i, enum bk_question q)
{
	return bk_responses_answer(&r->r, i, q);
}

/* The reason in a column of its own; empty where there is none. */
static struct bk_str
reason_of(const struct reading *r, size_t i)
{
	struct bk_str reason = answer(r, i, BK_ASKS_ABSENCE);

	return reason.n || r->r.head.reason < 0 ? reason :
	    bk_cell(bk_table_row(r->r.sheet, i), (size_t)r->r.head.reason);
}

/* --- attendance --------------------------------------------------------- */

/*
 * What an answer says of the student it is about. Whoever gives a reason of
 * another kind is excused.
 */
static enum bk_mark_kind
read_notice(const struct reading *r, size_t i, enum bk_mark *mark)
{
	struct bk_str reason = reason_of(r, i);

	if (reason.n == 0 && r->r.head.reason >= 0)
		return BK_MARK_EMPTY;
	if (bk_mark_read(reason, r->r.hints, mark) != BK_MARK_READ &&
	    !bk_mark_reasoned(reason, mark))
		*mark = BK_MARK_EXCUSED;
	return *mark == BK_MARK_PRESENT ? BK_MARK_NO_WORD : BK_MARK_READ;
}

/*
 * "Tidak Hadir" and why, in two answers: as in one, "Tidak Hadir, sakit". False
 * where one contradicts the other, and the row is rejected.
 */
static bool
take_reason(struct reading *r, size_t i, struct bk_session *s)
{
	struct bk_str status = answer(r, i, BK_ASKS_STATUS);
	struct bk_str reason = answer(r, i, BK_ASKS_ABSENCE);

	if (reason.n == 0 && r->r.head.reason != r->r.head.at[BK_ASKS_STATUS])
		reason = reason_of(r, i);
	if (bk_mark_because(status, reason, &s->mark))
		return true;
	status = bk_str_clip(status, BK_READERS_CODE);
	reason = bk_str_clip(reason, BK_READERS_CODE);
	bk_ingest_reject(r->r.in, s->line, &bk_msg_reason_differs, s->record,
	    "%.*s, %.*s", (int)status.n, status.p, (int)reason.n, reason.p);
	return false;
}

/* The same of a form that asks who is there. */
static enum bk_mark_kind
read_mark(const struct reading *r, size_t i, enum bk_mark *mark)
{
	struct bk_str status = answer(r, i, BK_ASKS_STATUS);
	struct bk_str reason = answer(r, i, BK_ASKS_ABSENCE);
	const struct bk_meaning *m;
	enum bk_mark_kind kind;

	*mark = BK_MARK_PRESENT;
	if (status.n == 0 && reason.n && r->r.head.at[BK_ASKS_STATUS] < 0) {
		if (bk_mark_read(reason, r->r.hints, mark) != BK_MARK_READ)
			*mark = BK_MARK_EXCUSED;
		return BK_MARK_READ;
	}
	if (status.n == 0)
		return BK_MARK_READ;
	kind = bk_mark_read(status, r->r.hints, mark);
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

/* The same, remembered. */
static enum bk_mark_kind
know_mark(struct reading *r, size_t i, enum bk_mark *mark)
{
	struct bk_str s = answer(r, i, BK_ASKS_STATUS);
	struct memo *m = &r->memo[bk_str_mix(s.p, s.n) % MEMOS];

	if (s.n == 0 || s.n > MEMO_TEXT || reason_of(r, i).n)
		return read_mark(r, i, mark);
	if (m->n != s.n || memcmp(m->text, s.p, s.n) != 0) {
		m->kind = read_mark(r, i, &m->mark);
		m->n = s.n;
		memcpy(m->text, s.p, s.n);
	}
	*mark = m->mark;
	return m->kind;
}

/* The session of a response; false where it has no day, which is reported. */
static bool
session_of(struct reading *r, const struct bk_response *one,
    struct bk_session *s)
{
	const struct bk_row *row = bk_table_row(r->r.sheet, one->row);
	size_t i = one->row;
	enum bk_mark_kind kind;

	*s = (struct bk_session){ .who = bk_responses_who(&r->r, i),
		.date = bk_responses_day(&r->r, one),
		.period = answer(r, i, BK_ASKS_PERIOD),
		.subject = answer(r, i, BK_ASKS_SUBJECT),
		.minutes = BK_MINUTES_UNKNOWN, .line = row->line,
		.record = bk_responses_record(&r->r, i) };
	if (s->date == BK_DATE_NONE) {
		bk_responses_reject(&r->r, i, &bk_msg_no_such_date);
		return false;
	}
	kind = r->notice ? read_notice(r, i, &s->mark) :
	    know_mark(r, i, &s->mark);
	if (kind == BK_MARK_READ && !r->notice && !take_reason(r, i, s)) {
		s->mark = BK_NMARKS;
	} else if (kind != BK_MARK_READ) {
		bk_responses_reject(&r->r, i, kind == BK_MARK_EMPTY ?
		    &bk_msg_no_status : &bk_msg_unknown_status);
		s->mark = BK_NMARKS;
	}
	return true;
}

/* Does everyone who answered say why they are away? Then nobody else is. */
static bool
is_notice(const struct reading *r)
{
	bool asked = r->r.head.at[BK_ASKS_STATUS] < 0 &&
	    r->r.head.at[BK_ASKS_ABSENCE] >= 0;

	for (size_t i = 0; i < r->r.n && !r->notice && asked; i++)
		if (answer(r, r->r.v[i].row, BK_ASKS_ABSENCE).n == 0)
			return false;
	return r->notice || asked;
}

/* A day that is none, or after today. */
static bool
is_to_come(const struct reading *r, const struct bk_response *one)
{
	bk_date day = bk_responses_day(&r->r, one);

	return day == BK_DATE_NONE || (r->today != BK_DATE_NONE &&
	    day > r->today);
}

/*
 * Whoever sent row `i`, of which the day is not known, was there on that of the
 * rows around it, perhaps: nobody is absent for a day that was written wrong.
 */
static void
see_lost(struct reading *r, struct bk_listed *all, size_t i)
{
	struct bk_session s = { .who = bk_responses_who(&r->r, i),
		.period = answer(r, i, BK_ASKS_PERIOD),
		.subject = answer(r, i, BK_ASKS_SUBJECT),
		.minutes = BK_MINUTES_UNKNOWN, .mark = BK_NMARKS,
		.line = bk_table_row(r->r.sheet, i)->line };
	size_t next = 0;
	bk_date before = BK_DATE_NONE;

	while (next < r->r.n && (r->r.v[next].row <= i ||
	    is_to_come(r, &r->r.v[next]))) {
		if (r->r.v[next].row < i && !is_to_come(r, &r->r.v[next]))
			before = bk_responses_day(&r->r, &r->r.v[next]);
		next++;
	}
	s.date = next < r->r.n ? bk_responses_day(&r->r, &r->r.v[next]) :
	    BK_DATE_NONE;
	if (s.date != BK_DATE_NONE)
		bk_listed_add(all, &s);
	if (before != BK_DATE_NONE && before != s.date) {
		s.date = before;
		bk_listed_add(all, &s);
	}
}

/* Those whose days were no days, or are to come yet. */
static void
see_all_lost(struct reading *r, struct bk_listed *all)
{
	enum { MOST = 64 };	/* more are no slips */

	for (size_t i = 0; i < r->r.nlost && i < MOST; i++)
		see_lost(r, all, r->r.lost[i]);
	for (size_t i = 0, n = 0; i < r->r.n && n < MOST; i++)
		if (is_to_come(r, &r->r.v[i])) {
			see_lost(r, all, r->r.v[i].row);
			n++;
		}
	bk_arena_reset(&r->r.arena);
}

static void
tell_attendance(struct reading *r, const struct bk_export *x)
{
	bool notice = is_notice(r);
	struct bk_listed *all = notice ? NULL : bk_listed_new(r->r.in);
	struct bk_order_hints hints;
	struct bk_session s;

	bk_ingest_order_hints(r->r.in, x, &hints);
	r->today = hints.today;
	for (size_t i = 0; i < r->r.n; i++) {
		if (!session_of(r, &r->r.v[i], &s))
			;
		else if (all)
			bk_listed_add(all, &s);
		else if (s.mark != BK_NMARKS)
			bk_ingest_session(r->r.in, &s);
		bk_arena_reset(&r->r.arena);
	}
	if (all) {
		see_all_lost(r, all);
		bk_listed_end(all);
	}
}

/* The form on a sheet, all of whose rows are there: 1; or reported and -1. */
static int
read_all(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *all, struct reading *r, bool problem)
{
	int result = -1;

	if (bk_responses_gather(&r->r, in, x, all) == 0) {
		result = 1;
		if (problem)
			result = bk_refer_tell(&r->r, x);
		else
			tell_attendance(r, x);
	}
	bk_responses_free(&r->r);
	return result;
}

/* A word for a status, or yes or no. */
static bool
is_answer(struct bk_str s)
{
	enum bk_mark mark;

	return s.n && (bk_mark_read(s, 0, &mark) == BK_MARK_READ ||
	    bk_vocabulary_has(&bk_vocabulary_answers, s));
}

/* Name further questions who is there, as "Hadir siang?": they are not read. */
static void
say_second(struct bk_ingest *in, const struct bk_sheet *s,
    const struct bk_responses_head *h)
{
	const struct bk_row *row = &s->row[h->row];

	for (size_t c = 0; c < row->n; c++) {
		struct bk_str text = bk_str_clip(row->cell[c],
		    BK_READERS_CELL);

		if ((int)c == h->at[BK_ASKS_STATUS] || (int)c == h->reason ||
		    h->at[BK_ASKS_STATUS] < 0 || h->row + 1 >= s->n ||
		    bk_vocabulary_means(&bk_vocabulary_questions, row->cell[c],
		    BK_ASKS_NOTHING) != BK_ASKS_STATUS ||
		    !bk_says_question(row->cell[c]) ||
		    !is_answer(bk_str_trim(bk_cell(&s->row[h->row + 1], c))))
			continue;
		bk_ingest_note(in, row->line, &bk_msg_marks_unused, "%.*s",
		    (int)text.n, text.p);
	}
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	const struct bk_sheet *all;
	struct bk_sheet room;
	struct reading r = { .notice = false };
	int result = -1;

	if (!bk_responses_form(s, &r.r.head))
		return 0;
	r.notice = is_only_notice(x, s, &r.r.head);
	say_second(in, s, &r.r.head);
	all = bk_export_hold(x, s, &room, bk_ingest_diag(in));
	if (all)
		result = read_all(in, x, all, &r, bk_responses_problem(x, s,
		    &r.r.head));
	bk_held_free(room.held);
	return result;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_long(in, x, take_sheet,
	    "when it was sent, who, and attendance or a problem");
}

const struct bk_format bk_form_format = {
	.name = "form",
	.about = "Google Forms responses: attendance or referrals",
	.gives = BK_GIVES_ATTENDANCE | BK_GIVES_REFERRAL,
	.detect = detect,
	.read = read,
	.streams = true,
	.whole = bk_readers_whole,
};
