/*
 * A typed list of referrals, as a homeroom teacher hands it in: a day, who,
 * and the problem (Tanggal, NIS, Nama, Kelas, Masalah). One that says what
 * was done about it is the office's own journal and refers nobody, unless
 * --as says so.
 */
#include "refer.h"

#include "listed.h"
#include "msg_readers.h"
#include "readers.h"
#include "referral.h"

/* A name alone may be anybody's, as in a register of letters. */
static bool
tells_student(const struct bk_responses_head *h)
{
	return h->at[BK_ASKS_NIS] >= 0 || h->at[BK_ASKS_NISN] >= 0 ||
	    h->at[BK_ASKS_EMAIL] >= 0 || h->at[BK_ASKS_CLASS] >= 0 ||
	    h->above.facts.class[0];
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_responses_head h;

		if (!bk_responses_list(x, s, &h) || h.at[BK_ASKS_TIME] == 0 ||
		    !tells_student(&h) || h.at[BK_ASKS_STATUS] >= 0 ||
		    bk_responses_journal(&s->row[h.row]))
			continue;
		bk_readers_why(x, why, "who and what problem, headings in line "
		    "%zu", s->row[h.row].line);
		return 83;
	}
	return 0;
}

/* --- referrals ---------------------------------------------------------- */

static bool
tell_one(struct bk_responses *r, const struct bk_response *one)
{
	size_t i = one->row;
	struct bk_str category = bk_responses_answer(r, i, BK_ASKS_CATEGORY);
	struct bk_referral_row row = { .who = bk_responses_who(r, i),
		.date = bk_responses_day(r, one),
		.by = bk_responses_answer(r, i, BK_ASKS_BY),
		.note = bk_responses_answer(r, i, BK_ASKS_PROBLEM),
		.line = bk_table_row(r->sheet, i)->line,
		.record = bk_responses_record(r, i) };
	struct bk_str causes[BK_REFERRAL_CAUSES];
	const struct bk_msg *bad = NULL;

	if (bk_listed_nobody(&row.who))
		bad = &bk_msg_no_name;
	else if (row.date == BK_DATE_NONE)
		bad = &bk_msg_no_such_date;
	else
		bad = bk_ingest_bad_day(r->in, row.date);
	if (bad) {
		bk_responses_reject(r, i, bad);
		return false;
	}
	row.causes = causes;
	row.rule = bk_referral_read(category, row.note, causes, &row.ncauses);
	if (row.rule.n == 0) {
		bk_ingest_note(r->in, row.line, &bk_msg_no_referral, NULL);
		return false;
	}
	bk_ingest_referral(r->in, &row);
	return true;
}

int
bk_refer_tell(struct bk_responses *r, const struct bk_export *x)
{
	size_t told = 0;

	for (size_t i = 0; i < r->n; i++) {
		told += tell_one(r, &r->v[i]);
		bk_arena_reset(&r->arena);
	}
	if (told || r->n == 0)
		return 1;
	bk_diag(bk_ingest_diag(r->in), &bk_msg_nobody_referred, x->name, 0,
	    NULL);
	return -1;
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	const struct bk_sheet *all;
	struct bk_sheet room;
	struct bk_responses r;
	int result = -1;

	if (!bk_responses_list(x, s, &r.head))
		return 0;
	all = bk_export_hold(x, s, &room, bk_ingest_diag(in));
	if (!all)
		return -1;
	if (bk_responses_gather(&r, in, x, all) == 0)
		result = bk_refer_tell(&r, x);
	bk_responses_free(&r);
	bk_held_free(room.held);
	return result;
}

/* The headings of problems without a day, where no sheet has one; or NULL. */
static const struct bk_row *
undated(const struct bk_export *x, const struct bk_sheet **sheet)
{
	const struct bk_row *found = NULL;

	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct bk_responses_head h;

		if (bk_responses_list(x, s, &h))
			return NULL;
		if (!found && bk_responses_undated(x, s, &h)) {
			found = &s->row[h.row];
			*sheet = s;
		}
	}
	return found;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	const struct bk_sheet *s;
	const struct bk_row *head = undated(x, &s);

	if (head) {
		bk_ingest_sheet(in, x, s);
		bk_ingest_note(in, head->line, &bk_msg_problems_undated,
		    NULL);
		return -1;
	}
	return bk_readers_long(in, x, take_sheet,
	    "day, who, and problem");
}

const struct bk_format bk_refer_format = {
	.name = "referral",
	.about = "list of referrals: a day, who, and the problem",
	.gives = BK_GIVES_REFERRAL,
	.detect = detect,
	.read = read,
	.streams = true,
	.whole = bk_readers_whole,
};
