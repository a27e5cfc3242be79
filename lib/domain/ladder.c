#include "ladder.h"

#include <stdio.h>

/*
 * The vocabulary of FIELD 3.4 and 3.12: which outcomes a step takes, and what
 * each is on the ladder. A step with no line takes no outcome.
 */
static const struct {
	enum bk_step	step;
	enum bk_outcome	outcome;
	enum bk_rung	rung;
	enum bk_try	try;
} vocabulary[] = {
	{ BK_STEP_PHONE, BK_REACHED, BK_PHONE, BK_TRY_SUCCESS },
	{ BK_STEP_PHONE, BK_UNREACHABLE, BK_PHONE, BK_TRY_FAILED },
	{ BK_STEP_PHONE, BK_WRONG_NUMBER, BK_PHONE, BK_TRY_FAILED },
	{ BK_STEP_WHATSAPP, BK_REACHED, BK_PHONE, BK_TRY_SUCCESS },
	{ BK_STEP_WHATSAPP, BK_UNREACHABLE, BK_PHONE, BK_TRY_FAILED },
	{ BK_STEP_WHATSAPP, BK_WRONG_NUMBER, BK_PHONE, BK_TRY_FAILED },
	{ BK_STEP_SUMMONS, BK_CAME, BK_SUMMONS, BK_TRY_SUCCESS },
	{ BK_STEP_SUMMONS, BK_DID_NOT_COME, BK_SUMMONS, BK_TRY_FAILED },
	{ BK_STEP_SUMMONS, BK_UNDELIVERED, BK_SUMMONS, BK_TRY_FAILED },
	{ BK_STEP_VISIT, BK_MET, BK_VISIT, BK_TRY_SUCCESS },
	{ BK_STEP_VISIT, BK_NOBODY_HOME, BK_VISIT, BK_TRY_FAILED },
	{ BK_STEP_VISIT, BK_REFUSED, BK_VISIT, BK_TRY_FAILED },
	{ BK_STEP_VISIT, BK_VISIT_CANCELLED, BK_VISIT, BK_TRY_NONE },
	{ BK_STEP_EVALUATION, BK_EVAL_RESOLVED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_EVALUATION, BK_IMPROVING, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_EVALUATION, BK_UNCHANGED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_EVALUATION, BK_WORSE, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_CONFIRM, BK_CONFIRMED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_CONFIRM, BK_MISTAKEN, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_APPROVAL, BK_GRANTED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_APPROVAL, BK_DENIED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_ASSENT, BK_WILLING, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_ASSENT, BK_UNWILLING, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_ASSENT, BK_DOUBTFUL, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_CONSENT, BK_GIVEN, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_CONSENT, BK_REFUSED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_CONSENT, BK_WITHDRAWN, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_REFERRAL, BK_ANSWERED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_REFERRAL, BK_RETURNED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_REFERRAL, BK_REFERRAL_CLOSED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_PROMISE, BK_KEPT, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_PROMISE, BK_BROKEN, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_INSTRUMENT, BK_PREPARED, BK_PHONE, BK_TRY_NONE },
	{ BK_STEP_ASSIGNMENT, BK_ISSUED, BK_PHONE, BK_TRY_NONE },
};

enum { NVOCABULARY = sizeof(vocabulary) / sizeof(vocabulary[0]) };

struct bk_ladder_step
bk_ladder_step(int step, int outcome)
{
	for (int i = 0; i < NVOCABULARY; i++)
		if ((int)vocabulary[i].step == step &&
		    (int)vocabulary[i].outcome == outcome)
			return (struct bk_ladder_step){ vocabulary[i].rung,
				vocabulary[i].try };
	return (struct bk_ladder_step){ BK_PHONE, BK_TRY_NONE };
}

const char *
bk_ladder_outcomes(enum bk_step step, struct bk_arena *a)
{
	const char *list = "";

	for (int i = 0; i < NVOCABULARY; i++)
		if (vocabulary[i].step == step)
			list = bk_arena_printf(a, "%s%s%s", list,
			    *list ? ", " : "",
			    bk_word_outcomes[vocabulary[i].outcome].id);
	return list;
}

bool
bk_ladder_takes(int step, int outcome)
{
	bool any = false;

	for (int i = 0; i < NVOCABULARY; i++) {
		if ((int)vocabulary[i].step != step)
			continue;
		if ((int)vocabulary[i].outcome == outcome)
			return true;
		any = step != BK_STEP_REFERRAL;	/* itself takes none */
	}
	return !any && outcome < 0;
}

/*
 * What a closed case still takes [3.11]: promises outlive it, and a referral is
 * heard from again.
 */
static bool
closed_takes(const struct bk_case *c, int step, int outcome)
{
	return step == BK_STEP_NOTE || step == BK_STEP_REOPEN ||
	    step == BK_STEP_PROMISE || (step == BK_STEP_REFERRAL &&
	    outcome >= 0 && c->status == BK_REFERRED);
}

/* What outcomes the step takes, in the language of dg. */
static const char *
takes(const struct bk_diag *dg, enum bk_step step, struct bk_arena *a)
{
	const char *outcomes = bk_ladder_outcomes(step, a);

	if (!*outcomes)
		return bk_arena_printf(a, bk_diag_text(dg,
		    "'%s' takes no outcome"), bk_word_steps[step].id);
	return bk_arena_printf(a, bk_diag_text(dg, "'%s' takes one of: %s"),
	    bk_word_steps[step].id, outcomes);
}

const char *
bk_ladder_refuses(const struct bk_diag *dg, const struct bk_case *c, int step,
    int outcome, struct bk_arena *a)
{
	if (step == BK_STEP_ADVANCE)
		return bk_diag_text(dg,
		    "'advance' is written by bk-triage --advance alone");
	if (!bk_ladder_takes(step, outcome))
		return takes(dg, (enum bk_step)step, a);
	if (c->status != BK_OPEN && !closed_takes(c, step, outcome))
		return bk_arena_printf(a, bk_diag_text(dg,
		    c->status == BK_REFERRED ? "the case is %s: it takes note, "
		    "promise, referral with an outcome and reopen" :
		    "the case is %s: it takes note, promise and reopen"),
		    bk_word_statuses[c->status].id);
	if (step == BK_STEP_REFERRAL && outcome >= 0 &&
	    c->status != BK_REFERRED)
		return bk_diag_text(dg, "the case is not referred: 'referral' "
		    "takes no outcome yet");
	if (c->status == BK_OPEN && step == BK_STEP_REOPEN)
		return bk_diag_text(dg,
		    "the case is open: only a closed one is reopened");
	return NULL;
}

/* --- where a case stands ------------------------------------------------ */

/*
 * The rung on which a case opened, where it is known; else below the first that
 * it was moved to. (A lift by rule 7 leaves no trace of the one before.)
 */
static int
opening_rung(const struct bk_case *c)
{
	if (c->carried.rung >= 0)
		return c->carried.rung;
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->step == BK_STEP_ADVANCE && a->outcome == BK_TO_SUMMONS)
			return BK_PHONE;
		if (a->step == BK_STEP_ADVANCE && a->outcome == BK_TO_VISIT)
			return BK_SUMMONS;
	}
	return c->rung;
}

void
bk_ladder_standing(const struct bk_case *c, struct bk_standing *s)
{
	static const struct bk_ladder_tally none = { 0, BK_DATE_NONE };

	for (int r = 0; r < BK_NRUNGS; r++)
		s->rung[r] = none;
	s->rung[opening_rung(c)].success = c->carried.success;
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];
		struct bk_ladder_step st = bk_ladder_step(a->step,
		    a->outcome);
		struct bk_ladder_tally *t = &s->rung[st.rung];

		if (bk_case_reopens(a))
			for (int r = 0; r < BK_NRUNGS; r++)
				s->rung[r] = none;
		if (st.try == BK_TRY_FAILED)
			t->failed++;
		if (st.try == BK_TRY_SUCCESS &&
		    (t->success == BK_DATE_NONE || a->date > t->success))
			t->success = a->date;
	}
}

bk_date
bk_ladder_success(const struct bk_case *c)
{
	struct bk_standing s;

	bk_ladder_standing(c, &s);
	return s.rung[c->rung].success;
}

bk_date
bk_ladder_any_success(const struct bk_case *c)
{
	bk_date latest = BK_DATE_NONE;
	struct bk_standing s;

	bk_ladder_standing(c, &s);
	for (int r = 0; r < BK_NRUNGS; r++)
		if (s.rung[r].success > latest)
			latest = s.rung[r].success;
	return latest;
}

/* --- moving ------------------------------------------------------------- */

/* The context of one call: what changes, by which rules, noted where. */
struct move {
	struct bk_case		*c;
	const struct bk_policy	*policy;
	struct bk_arena		*arena;
	struct bk_edit		*edit;
	bool			 silent;	/* replay: append nothing */
};

/* FIELD 3.2: on arrival due = arrival + the rung's days. */
static void
arrive(struct move *m, enum bk_rung rung, bk_date day)
{
	m->c->rung = rung;
	if (!bk_case_off_ladder(m->c))
		m->c->due = bk_date_plus(day, m->policy->ladder[rung].days);
}

/* FIELD 3.13: a move of ours appends one action that says why. */
static void
move_up(struct move *m, bk_date day, const char *why)
{
	enum bk_rung next = (enum bk_rung)(m->c->rung + 1);
	struct bk_action act;

	if (m->c->rung == BK_VISIT || bk_case_off_ladder(m->c))
		return;			/* 3.9: on visit nothing moves */
	bk_bind_clear(bk_case_action_binds, &act);
	act.date = day;
	act.step = BK_STEP_ADVANCE;
	act.outcome = next == BK_SUMMONS ? BK_TO_SUMMONS : BK_TO_VISIT;
	act.by = "bk-triage";
	act.note = bk_arena_printf(m->arena, "%s: %s",
	    bk_word_rungs[m->c->rung].id, why);
	arrive(m, next, day);
	bk_case_add_action(m->c, &act, m->arena, m->edit);
}

/* FIELD 3.6: without a success, failed tries that reach their limit. */
static bool
tries_used_up(const struct bk_case *c, const struct bk_policy *policy,
    char why[64])
{
	struct bk_standing s;
	const struct bk_ladder_tally *t = &s.rung[c->rung];
	int tries = policy->ladder[c->rung].tries;

	bk_ladder_standing(c, &s);
	if (t->success != BK_DATE_NONE || t->failed == 0 || t->failed < tries)
		return false;
	snprintf(why, 64, "%d of %d tries failed", t->failed, tries);
	return true;
}

/* FIELD 3.7: a higher rung is reached at once, a lower one changes nothing. */
static void
take_try(struct move *m, const struct bk_action *act,
    struct bk_ladder_step st)
{
	char why[64];

	if ((int)st.rung < m->c->rung)
		return;
	if ((int)st.rung > m->c->rung)
		arrive(m, st.rung, act->date);
	if (!m->silent && tries_used_up(m->c, m->policy, why))
		move_up(m, act->date, why);
}

/* The referral itself, news of it, its way back, or its end. */
static void
take_referral(struct move *m, const struct bk_action *act)
{
	if (act->outcome < 0)
		m->c->status = BK_REFERRED;
	else if (act->outcome == BK_REFERRAL_CLOSED)
		m->c->status = BK_RESOLVED;
	else if (act->outcome == BK_RETURNED) {
		m->c->status = BK_OPEN;
		arrive(m, (enum bk_rung)m->c->rung, act->date);
	}
}

static void
take_evaluation(struct move *m, const struct bk_action *act)
{
	if (act->outcome == BK_EVAL_RESOLVED)
		m->c->status = BK_RESOLVED;
	else if (!m->silent && act->outcome != BK_IMPROVING &&
	    bk_ladder_success(m->c) != BK_DATE_NONE)
		move_up(m, act->date, act->outcome == BK_WORSE ?
		    "evaluation worse" : "evaluation unchanged");
}

/* What the action that was just appended does (FIELD 3.6 - 3.12). */
static void
answer(struct move *m, const struct bk_action *act)
{
	struct bk_ladder_step st = bk_ladder_step(act->step, act->outcome);

	switch (act->step) {
	case BK_STEP_EVALUATION:
		take_evaluation(m, act);
		break;
	case BK_STEP_CLOSE:
		m->c->status = BK_RESOLVED;
		break;
	case BK_STEP_REFERRAL:
		take_referral(m, act);
		break;
	case BK_STEP_CONFIRM:
		if (act->outcome == BK_MISTAKEN)
			m->c->status = BK_CANCELLED;
		break;
	case BK_STEP_REOPEN:
		m->c->status = BK_OPEN;
		arrive(m, (enum bk_rung)m->c->rung, act->date);
		break;
	default:
		if (st.try != BK_TRY_NONE)
			take_try(m, act, st);
	}
}

void
bk_ladder_record(struct bk_case *c, const struct bk_policy *policy,
    const struct bk_action *act, struct bk_arena *arena,
    struct bk_edit *edit)
{
	struct move m = { c, policy, arena, edit, false };
	struct bk_case old = *c;

	bk_case_add_action(c, act, arena, edit);
	answer(&m, act);
	if (edit)
		bk_case_edit_standing(c, &old, arena, edit);
}

bool
bk_ladder_advance(struct bk_case *c, const struct bk_policy *policy,
    bk_date today, struct bk_arena *arena, struct bk_edit *edit)
{
	struct move m = { c, policy, arena, edit, false };
	struct bk_case old = *c;
	char why[64], due[BK_DATE_SIZE];

	if (c->status != BK_OPEN || c->rung == BK_VISIT ||
	    bk_case_off_ladder(c) || bk_ladder_success(c) != BK_DATE_NONE)
		return false;
	if (policy->untouched == BK_UNTOUCHED_WAIT && !bk_case_touched(c))
		return false;
	if (!tries_used_up(c, policy, why)) {
		if (c->due == BK_DATE_NONE || today <= c->due)
			return false;
		snprintf(why, sizeof(why), "due %s passed",
		    bk_date_format(c->due, due));
	}
	move_up(&m, today, why);
	if (edit)
		bk_case_edit_standing(c, &old, arena, edit);
	return true;
}

void
bk_ladder_leave(struct bk_case *c, bk_date today, const char *why,
    struct bk_arena *arena, struct bk_edit *edit)
{
	struct bk_case old = *c;
	struct bk_action act;

	bk_bind_clear(bk_case_action_binds, &act);
	act.date = today;
	act.step = BK_STEP_ADVANCE;
	act.outcome = BK_TO_LEFT;
	act.by = "bk-triage";
	act.note = why;
	c->status = BK_LEFT;
	bk_case_add_action(c, &act, arena, edit);
	if (edit)
		bk_case_edit_standing(c, &old, arena, edit);
}

/* FIELD 3.10: watched attendance that fires no rule resolves the case. */
static void
resolve(struct move *m, bk_date today)
{
	struct bk_action act;

	bk_bind_clear(bk_case_action_binds, &act);
	act.date = today;
	act.step = BK_STEP_EVALUATION;
	act.outcome = BK_EVAL_RESOLVED;
	act.by = "bk-triage";
	act.note = "new attendance fires no rule";
	m->c->status = BK_RESOLVED;
	bk_case_add_action(m->c, &act, m->arena, m->edit);
}

bool
bk_ladder_still_fires(struct bk_case *c, const struct bk_policy *policy,
    bk_date to, bk_date today, struct bk_arena *arena, struct bk_edit *edit)
{
	struct move m = { c, policy, arena, edit, false };
	struct bk_case old = *c;
	bk_date success = bk_ladder_success(c);

	if (c->status != BK_OPEN || c->rung == BK_VISIT ||
	    bk_case_off_ladder(c) || success == BK_DATE_NONE ||
	    to - success < policy->watch_days)
		return false;
	move_up(&m, today, "new attendance still fires the rule");
	if (edit)
		bk_case_edit_standing(c, &old, arena, edit);
	return true;
}

bool
bk_ladder_clean(struct bk_case *c, const struct bk_policy *policy,
    bk_date to, bk_date today, struct bk_arena *arena, struct bk_edit *edit)
{
	struct move m = { c, policy, arena, edit, false };
	struct bk_case old = *c;
	bk_date success = bk_ladder_any_success(c);

	if (c->status != BK_OPEN || !policy->auto_resolve ||
	    success == BK_DATE_NONE || to - success < policy->watch_days)
		return false;
	resolve(&m, today);
	if (edit)
		bk_case_edit_standing(c, &old, arena, edit);
	return true;
}

/* --- replay ------------------------------------------------------------- */

void
bk_ladder_replay_begin(struct bk_case *now, const struct bk_case *c,
    const struct bk_policy *policy, enum bk_rung opening)
{
	/* cppcheck-suppress ctuuninitvar ; it is filled in first */
	struct move m = { now, policy, NULL, NULL, true };

	*now = *c;
	now->status = BK_OPEN;
	now->actions.n = 0;
	now->carried.rung = (int)opening;
	arrive(&m, opening, c->opened);
}

void
bk_ladder_replay_next(struct bk_case *now, const struct bk_policy *policy,
    bool counts)
{
	struct move m = { now, policy, NULL, NULL, true };
	const struct bk_action *act = &now->actions.v[now->actions.n++];
	enum bk_rung to = act->outcome == BK_TO_VISIT ? BK_VISIT : BK_SUMMONS;

	if (!counts || act->step < 0)
		return;
	if (act->step != BK_STEP_ADVANCE)
		answer(&m, act);
	else if (act->outcome == BK_TO_LEFT)
		now->status = BK_LEFT;
	else if ((int)to > now->rung)	/* two clones may both have moved it */
		arrive(&m, to, act->date);
}

bool
bk_ladder_used_up(const struct bk_case *c, const struct bk_policy *policy)
{
	char why[64];

	return c->status == BK_OPEN && c->rung != BK_VISIT &&
	    !bk_case_off_ladder(c) && tries_used_up(c, policy, why);
}

/* --- what to do next ---------------------------------------------------- */

bool
bk_ladder_exhausted(const struct bk_case *c, const struct bk_policy *policy)
{
	struct bk_standing s;

	bk_ladder_standing(c, &s);
	return c->status == BK_OPEN && c->rung == BK_VISIT &&
	    s.rung[BK_VISIT].success == BK_DATE_NONE &&
	    s.rung[BK_VISIT].failed > 0 &&
	    s.rung[BK_VISIT].failed >= policy->ladder[BK_VISIT].tries;
}

const char *
bk_ladder_next(const struct bk_diag *dg, const struct bk_case *c,
    const struct bk_policy *policy, struct bk_arena *arena)
{
	struct bk_standing s;
	char due[BK_DATE_SIZE];
	const char *what;

	if (c->status != BK_OPEN)
		return bk_diag_text(dg, "nothing: the case is closed");
	if (bk_case_off_ladder(c))
		return bk_diag_text(dg, "advocacy: accompany or influence "
		    "(bk-record advocacy)");
	if (bk_ladder_exhausted(c, policy))
		return bk_diag_text(dg,
		    "hold a case conference or refer: the visits failed");
	bk_ladder_standing(c, &s);
	if (s.rung[c->rung].success != BK_DATE_NONE)
		return bk_diag_text(dg, "watch and evaluate");
	what = c->rung == BK_PHONE ?
	    bk_diag_text(dg, "call or write to the guardian") :
	    c->rung == BK_SUMMONS ? bk_diag_text(dg, "send the summons") :
	    bk_diag_text(dg, "visit the home");
	return bk_arena_printf(arena, bk_diag_text(dg,
	    "%s (try %d of %d) by %s"), what, s.rung[c->rung].failed + 1,
	    policy->ladder[c->rung].tries, c->due == BK_DATE_NONE ?
	    bk_diag_text(dg, "when due") : bk_date_format(c->due, due));
}
