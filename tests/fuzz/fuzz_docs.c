/*
 * Any bytes as documents: bound to the structs of every kind, judged by
 * triage and the ladder, written again: what is written reads again.
 */
#include "arena.h"
#include "attendance.h"
#include "calendar.h"
#include "case.h"
#include "docs.h"
#include "fuzz.h"
#include "ladder.h"
#include "policy.h"
#include "rules.h"
#include "school.h"
#include "student.h"
#include "term.h"
#include "triage.h"

static const bk_date today = 18512;		/* 2020-09-07 */

struct run {
	struct bk_arena	 arena;
	struct bk_diag	 quiet;
	struct bk_policy policy;
	struct bk_school school;
	struct bk_student student;
	bool		 has_student;
	const struct bk_attendance *recaps[16];
	const struct bk_referral *referrals[16];
	struct bk_evidence e;
	struct bk_case	 c;
	bool		 has_case;
};

static void
reads_again(struct run *r, struct bk_buf *b)
{
	struct bk_node *root = NULL;

	if (b->n < BK_YAML_MAX_BYTES)
		must(bk_yamlin_parse_one(b->p, b->n, "f", &r->arena, &root,
		    &r->quiet) == 0 && root);
	bk_buf_free(b);
}

static int
take_attendance(void *ctx, const struct bk_reader *rd, struct bk_node *doc)
{
	struct run *r = ctx;
	struct bk_attendance *a = bk_arena_alloc(&r->arena, sizeof(*a));
	struct bk_buf b = BK_BUF_INIT;

	if (bk_attendance_read(rd, doc, a) < 0)
		return 0;
	bk_bind_own(bk_attendance_binds, a, &r->arena);
	bk_attendance_write(&b, a);
	reads_again(r, &b);
	if (r->e.recaps.n < 16 && (r->e.recaps.n == 0 ||
	    a->term == r->e.term)) {
		r->e.term = a->term;
		r->recaps[r->e.recaps.n++] = a;
	}
	return 0;
}

static int
take_referral(void *ctx, const struct bk_reader *rd, struct bk_node *doc)
{
	struct run *r = ctx;
	struct bk_referral *ref = bk_arena_alloc(&r->arena, sizeof(*ref));

	if (bk_bind_read(rd, bk_triage_referral_binds, doc, ref) == 0 &&
	    r->e.referrals.n < 16)
		r->referrals[r->e.referrals.n++] = ref;
	return 0;
}

static int
take_student(void *ctx, const struct bk_reader *rd, struct bk_node *doc)
{
	struct run *r = ctx;
	struct bk_student s;
	struct bk_buf b = BK_BUF_INIT;

	if (bk_bind_read(rd, bk_student_binds, doc, &s) < 0)
		return 0;
	bk_student_write(&b, &s);
	reads_again(r, &b);
	bk_student_guardian(&s);
	r->student = s;
	r->has_student = true;
	return 0;
}

static int
take_case(void *ctx, const struct bk_reader *rd, struct bk_node *doc)
{
	struct run *r = ctx;
	struct bk_case c;

	if (bk_case_read(rd, doc, &c) == 0) {
		r->c = c;
		r->has_case = true;
	}
	return 0;
}

/* Other files of a school, under a kind of our own making. */
static int
take_other(void *ctx, const struct bk_reader *rd, struct bk_node *doc)
{
	struct run *r = ctx;
	struct bk_calendar cal = { { NULL, 0 } };

	bk_policy_read(rd, doc, &r->policy);
	bk_school_read(rd, doc, &r->school);
	if (bk_calendar_read(rd, bk_node_get(doc, "calendar"), &cal) == 0)
		bk_calendar_workday(&cal, 0x1f, false, today, 7);
	return 0;
}

static void
judge(struct run *r)
{
	struct bk_triage t = { &r->school, &r->policy, today, &r->arena };
	struct bk_case opened, next;
	struct bk_buf b = BK_BUF_INIT;
	enum bk_triage_result result;

	r->e.key = "10234";
	r->e.recaps.v = r->recaps;
	r->e.referrals.v = r->referrals;
	r->e.student = r->has_student ? &r->student : NULL;
	if (!r->e.term)
		r->e.term = bk_term_of(today);
	result = bk_triage_judge(&t, &r->e, NULL, NULL, &opened);
	bk_triage_explain(&t, &r->e, NULL, result, &b);
	bk_buf_clear(&b);
	if (result == BK_TRIAGE_OPENED) {
		bk_case_write(&b, &opened, &r->arena);
		reads_again(r, &b);
	}
	bk_buf_free(&b);
	if (!r->has_case)
		return;
	bk_triage_judge(&t, &r->e, &r->c, NULL, &opened);
	bk_ladder_advance(&r->c, &r->policy, today, &r->arena, NULL);
	bk_ladder_next(NULL, &r->c, &r->policy, &r->arena);
	bk_triage_succeed(&t, &r->c, r->e.term, r->e.student, &r->e, &next);
	bk_case_write(&b, &next, &r->arena);
	reads_again(r, &b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC_PASSING("attendance", take_attendance),
		BK_DOC("referral", take_referral),
		BK_DOC("student", take_student), BK_DOC("case", take_case),
		BK_DOC("policy", take_other), BK_DOC_END };
	struct run r = { .arena = BK_ARENA_INIT };
	struct bk_reader rd = { .file = "f", .arena = &r.arena,
		.dg = &r.quiet, .check = n & 1 };

	bk_policy_default(&r.policy);
	bk_school_default(&r.school);
	bk_docs_each((const char *)data, n, &rd, handlers, &r);
	judge(&r);
	bk_arena_free(&r.arena);
	return 0;
}
