#include "caseload.h"

#include "ladder.h"
#include "msg_repo.h"

int
bk_caseload_read(struct bk_caseload *load)
{
	return bk_casefile_read_all(&load->cases, 0, load->evidence->from);
}

void
bk_caseload_free(struct bk_caseload *load)
{
	bk_casefile_free_all(&load->cases);
}

/* --- judging ------------------------------------------------------------ */

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

/* [DESIGN, rulings] A newer recap replaces an older one, and it is said. */
static void
say_replaced(struct bk_caseload *load, const struct bk_evidence_person *p)
{
	const struct bk_evidence_recap *newest;
	struct bk_attendance total;
	int replaced = 0;

	if (p->nrecaps < 2 ||
	    !bk_triage_total(&load->triage, &p->e, &total, &replaced) ||
	    !replaced)
		return;
	newest = &p->recaps[p->nrecaps - 1];
	bk_diag(load->evidence->from->dg, &bk_msg_triage_replaced,
	    newest->file, newest->line, "%d", replaced);
}

static int
judge(struct bk_caseload *load, const struct bk_evidence_person *p)
{
	const struct bk_evidence *e = &p->e;
	struct bk_casefile *f = bk_casefile_find_about(&load->cases, e->term,
	    e->key, e->student ? e->student->nisn : NULL);
	enum bk_triage_result result = BK_TRIAGE_NOTHING;
	struct bk_case opened;

	if (!p->asked)
		result = bk_triage_judge(&load->triage, e, f ? &f->c : NULL,
		    f && f->text.p ? &f->edit : NULL, &opened);
	if (result == BK_TRIAGE_OPENED)
		f = bk_casefile_add(&load->cases, &opened,
		    load->evidence->from);
	if (result == BK_TRIAGE_OPENED && !f)
		return -1;
	count(&load->counts, result);
	if (load->why)
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
		say_replaced(load, all[i]);
		if (judge(load, all[i]) < 0)
			return -1;
	}
	return 0;
}

/* --- deadlines ---------------------------------------------------------- */

/* FIELD 3.14: the term is over; the case goes on in the next one. */
static int
carry_over(struct bk_caseload *load, struct bk_casefile *f)
{
	const struct bk_docfiles *from = load->evidence->from;
	bk_term term = bk_term_of(load->triage.today);
	struct bk_case old = f->c, next;
	const struct bk_rosters_term *roster;

	if (term <= f->c.term)
		term = f->c.term + 1;
	roster = bk_rosters_get(&load->evidence->rosters, term);
	if (!roster)
		return -1;
	f->c.status = BK_CARRIED_OVER;
	bk_case_edit_standing(&f->c, &old, from->arena, &f->edit);
	load->counts.carried++;
	if (bk_casefile_find(&load->cases, term, f->c.student.nis))
		return 0;
	bk_triage_succeed(&load->triage, &old, term,
	    bk_map_get(&roster->by_key, bk_str(old.student.nis)), &next);
	return bk_casefile_add(&load->cases, &next, from) ? 0 : -1;
}

int
bk_caseload_advance(struct bk_caseload *load)
{
	const struct bk_triage *t = &load->triage;
	size_t n = load->cases.n;	/* successors are not looked at */

	for (size_t i = 0; i < n; i++) {
		struct bk_casefile *f = load->cases.v[i];

		if (!f->text.p || f->c.status != BK_OPEN)
			continue;
		if (t->today > bk_school_term_last(t->school, f->c.term)) {
			if (carry_over(load, f) < 0)
				return -1;
		} else if (bk_ladder_advance(&f->c, t->policy, t->today,
		    load->evidence->from->arena, &f->edit)) {
			load->counts.moved++;
		}
	}
	return 0;
}
