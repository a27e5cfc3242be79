#include "caseload.h"

#include <string.h>

#include "ladder.h"
#include "leavers.h"
#include "msg_repo.h"

int
bk_caseload_read(struct bk_caseload *load)
{
	if (load->evidence->from->repo->fd >= 0 &&
	    bk_restricted_read(&load->restricted, &load->evidence->rosters,
	    load->triage.today) < 0)
		return -1;
	return bk_casefile_read_all(&load->cases, 0, load->evidence->from);
}

void
bk_caseload_free(struct bk_caseload *load)
{
	bk_casefile_free_all(&load->cases);
	bk_restricted_free(&load->restricted);
	bk_map_free(&load->spared);
}

/*
 * Is what is held about the student of that number restricted? Then nothing is
 * made of it [Law 27/2022 art. 40-41], and it is counted.
 */
static bool
spare(struct bk_caseload *load, const char *number)
{
	if (!bk_restricted_is(&load->restricted, number))
		return false;
	*bk_map_number_at(&load->spared, bk_str(number)) = 1;
	return true;
}

void
bk_caseload_say(const struct bk_caseload *load)
{
	if (load->spared.n)
		bk_diag(load->evidence->from->dg, &bk_msg_triage_restricted,
		    NULL, 0, "%zu", load->spared.n);
	if (load->unheard)
		bk_diag(load->evidence->from->dg, &bk_msg_triage_unheard,
		    NULL, 0, "%zu", load->unheard);
}

/* --- terms -------------------------------------------------------------- */

/* Where a change of the case is noted; a new one is written whole. */
static struct bk_edit *
edit_of(struct bk_casefile *f)
{
	return f->text.p ? &f->edit : NULL;
}

/*
 * The successor of a case in the next term, unless there is one: NULL,
 * reported.
 */
static struct bk_casefile *
succeed(struct bk_caseload *load, const struct bk_case *old,
    const struct bk_evidence *e)
{
	const struct bk_docfiles *from = load->evidence->from;
	const struct bk_rosters_term *roster = bk_rosters_get(
	    &load->evidence->rosters, old->term + 1);
	const struct bk_student *s;
	struct bk_casefile *f;
	struct bk_case next;

	if (!roster)
		return NULL;
	s = bk_map_get(&roster->by_key, bk_str(old->student.nis));
	f = bk_casefile_find_about(&load->cases, old->term + 1,
	    old->student.nis, s);
	if (f)
		return f;
	bk_triage_succeed(&load->triage, old, old->term + 1, s, e, &next);
	return bk_casefile_add(&load->cases, &next, from);
}

/*
 * FIELD 3.14: an open case goes on in a later term, through every one between;
 * one that nobody touched ends where it is. `e` is what brought it up, or NULL.
 */
static int
carry_over(struct bk_caseload *load, struct bk_casefile *f, bk_term to,
    const struct bk_evidence *e)
{
	load->counts.carried++;
	while (f->c.status == BK_OPEN && f->c.term < to) {
		struct bk_case old = f->c;

		f->c.status = BK_CARRIED_OVER;
		if (edit_of(f))
			bk_case_edit_standing(&f->c, &old,
			    load->evidence->from->arena, &f->edit);
		if (!bk_case_touched(&old))
			return 0;
		f = succeed(load, &old, e);
		if (!f)
			return -1;
	}
	return 0;
}

/* --- judging ------------------------------------------------------------ */

/* Does it say something about its term, or is the student only listed? */
static bool
tells(const struct bk_evidence *e)
{
	return e->recaps.n > 0 || e->referrals.n > 0;
}

static void
count(struct bk_caseload_counts *n, enum bk_triage_result result)
{
	switch (result) {
	case BK_TRIAGE_OPENED:
		n->opened++;
		break;
	case BK_TRIAGE_ADDED:
		n->added++;
		break;
	case BK_TRIAGE_MOVED:
		n->moved++;
		break;
	case BK_TRIAGE_RESOLVED:
		n->resolved++;
		break;
	case BK_TRIAGE_REOPENED:
		n->reopened++;
		break;
	case BK_TRIAGE_NOTHING:
		break;
	}
}

/* [DESIGN, Recaps] What was replaced or left out is reported. */
static void
say_replaced(struct bk_caseload *load, const struct bk_evidence_person *p)
{
	const struct bk_evidence_recap *newest;
	struct bk_diag *dg = load->evidence->from->dg;
	struct bk_recaps_told told = { 0 };
	struct bk_attendance total;
	char from[BK_DATE_SIZE], to[BK_DATE_SIZE];

	if (p->nrecaps < 2 ||
	    !bk_triage_total(&load->triage, &p->e, &total, &told))
		return;
	newest = &p->recaps[p->nrecaps - 1];
	if (told.replaced)
		bk_diag(dg, &bk_msg_triage_replaced, newest->file,
		    newest->line, "%d", told.replaced);
	if (told.aside)
		bk_diag(dg, &bk_msg_recap_aside, newest->file, newest->line,
		    "%d", told.aside);
	if (told.unclear)
		bk_diag(dg, &bk_msg_recap_unclear, newest->file,
		    newest->line, "%d", told.unclear);
	if (told.less)
		bk_diag(dg, &bk_msg_recap_less, newest->file, newest->line,
		    "%d; ingest one of %s to %s", told.less,
		    bk_date_format(told.from, from),
		    bk_date_format(told.to, to));
}

/*
 * The case of the term of the evidence, or NULL. An open one of an earlier
 * term is carried over before; evidence that comes late leaves the open case
 * of a later term alone.
 */
static int
find_case(struct bk_caseload *load, struct bk_evidence_person *p,
    struct bk_casefile **out)
{
	struct bk_evidence *e = &p->e;
	struct bk_casefile *open, *f;

	while (tells(e) && (open = bk_casefile_first_open(&load->cases, 0,
	    e->key, p->who)) && open->c.term < e->term)
		if (carry_over(load, open, e->term, e) < 0)
			return -1;
	f = bk_casefile_find_about(&load->cases, e->term, e->key, p->who);
	open = bk_casefile_first_open(&load->cases, 0, e->key, p->who);
	e->elsewhere = open && (!f || open->c.term != f->c.term);
	*out = f;
	return 0;
}

/* Should it be explained why this student is, or is not, on the list? */
static bool
is_asked_for(const struct bk_caseload *load,
    const struct bk_evidence_person *p)
{
	const char *number;

	if (!*load->whose)
		return p->brought;
	if (strcmp(load->whose, "all") == 0 ||
	    strcmp(load->whose, p->e.key) == 0)
		return true;
	for (size_t i = 0; p->who &&
	    (number = bk_student_number(p->who, i)); i++)
		if (strcmp(load->whose, number) == 0)
			return true;
	return false;
}

static int
judge(struct bk_caseload *load, struct bk_evidence_person *p)
{
	struct bk_evidence *e = &p->e;
	enum bk_triage_result result = BK_TRIAGE_NOTHING;
	struct bk_casefile *f;
	struct bk_case opened;

	if (spare(load, e->key)) {
		load->unheard += e->referrals.n;
		if (load->why && is_asked_for(load, p))
			bk_buf_printf(load->why, "%s: data restricted -> "
			    "nothing is made of it\n", e->key);
		return 0;
	}
	if (find_case(load, p, &f) < 0)
		return -1;
	if (!p->asked)
		result = bk_triage_judge(&load->triage, e, f ? &f->c : NULL,
		    f ? edit_of(f) : NULL, &opened);
	if (result == BK_TRIAGE_OPENED)
		f = bk_casefile_add(&load->cases, &opened,
		    load->evidence->from);
	if (result == BK_TRIAGE_OPENED && !f)
		return -1;
	count(&load->counts, result);
	if (load->why && is_asked_for(load, p))
		bk_triage_explain(&load->triage, e, f ? &f->c : NULL, result,
		    load->why);
	return 0;
}

int
bk_caseload_judge(struct bk_caseload *load)
{
	size_t n;
	struct bk_evidence_person **all = bk_evidence_people(load->evidence,
	    &n);

	for (size_t i = 0; i < n; i++) {
		if (!bk_restricted_is(&load->restricted, all[i]->e.key))
			say_replaced(load, all[i]);
		if (judge(load, all[i]) < 0)
			return -1;
	}
	return 0;
}

/* --- deadlines ---------------------------------------------------------- */

/* What the passing of days does to an open case; 0, or reported and -1. */
static int
advance(struct bk_caseload *load, struct bk_casefile *f)
{
	const struct bk_triage *t = &load->triage;
	struct bk_arena *arena = load->evidence->from->arena;
	bk_term now = bk_term_of(t->today);
	const char *why = NULL;
	int left = bk_leavers_judge(&load->evidence->rosters, t->school, &f->c,
	    t->today, &why);

	if (left < 0)
		return -1;
	if (left) {
		bk_ladder_leave(&f->c, t->today, why, arena, edit_of(f));
		load->counts.left++;
		return 0;
	}
	if (t->today > bk_school_term_last(t->school, f->c.term))
		return carry_over(load, f, now > f->c.term ? now :
		    f->c.term + 1, NULL);
	if (edit_of(f) && bk_ladder_advance(&f->c, t->policy, t->today, arena,
	    &f->edit))
		load->counts.moved++;
	return 0;
}

int
bk_caseload_advance(struct bk_caseload *load)
{
	size_t n = load->cases.n;	/* successors are not looked at */

	for (size_t i = 0; i < n; i++)
		if (load->cases.v[i]->c.status == BK_OPEN &&
		    !spare(load, load->cases.v[i]->c.student.nis) &&
		    advance(load, load->cases.v[i]) < 0)
			return -1;
	return 0;
}
