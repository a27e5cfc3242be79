#include "asof.h"

#include <string.h>

#include "ladder.h"
#include "term.h"

enum { FOLLOWED = 64 };		/* a case follows one that follows one ... */

/* The case of that id, or NULL; in the arena. */
static const struct bk_case *
find_case(const struct bk_census *c, const char *id, struct bk_arena *a)
{
	const char *slash = id ? strchr(id, '/') : NULL;
	const struct bk_census_term *t;

	if (!slash)
		return NULL;
	t = bk_map_get(&c->terms, (struct bk_str){ id, (size_t)(slash - id) });
	return t ? bk_census_case_of(c, t, bk_str(slash + 1), a) : NULL;
}

/* The rung an action takes a case to; -1: to none. */
static int
rung_of(const struct bk_action *a)
{
	struct bk_ladder_step st = bk_ladder_step(a->step, a->outcome);

	if (st.try != BK_TRY_NONE)
		return (int)st.rung;
	if (a->step == BK_STEP_ADVANCE && a->outcome == BK_TO_SUMMONS)
		return BK_SUMMONS;
	return a->step == BK_STEP_ADVANCE && a->outcome == BK_TO_VISIT ?
	    BK_VISIT : -1;
}

static int	rung_then(const struct bk_census *, const struct bk_case *,
		    int depth);

static int
start_rung(const struct bk_census *c, const struct bk_case *cas, int depth)
{
	struct bk_arena a = BK_ARENA_INIT;
	const struct bk_case *old = find_case(c, cas->follows, &a);
	int rung = old && depth > 0 ? rung_then(c, old, depth - 1) : -1;
	int rule = cas->reasons.n ? cas->reasons.v[0].rule : -1;

	bk_arena_free(&a);
	if (rung >= 0)
		return rung;
	if (rule >= 0 && bk_policy_straight(c->policy,
	    bk_word_rules[rule].id))
		return BK_VISIT;
	return BK_PHONE;
}

static int
rung_then(const struct bk_census *c, const struct bk_case *cas, int depth)
{
	int rung = start_rung(c, cas, depth);

	for (size_t i = 0; i < cas->actions.n; i++) {
		const struct bk_action *a = &cas->actions.v[i];
		int to = rung_of(a);

		if (a->date <= c->as_of && to > rung)
			rung = to;
	}
	return rung;
}

/* The status that an action gives a case; -1: none. */
static int
status_of(const struct bk_action *a)
{
	if (bk_case_reopens(a))
		return BK_OPEN;
	switch (a->step) {
	case BK_STEP_CLOSE:
		return BK_RESOLVED;
	case BK_STEP_REFERRAL:
		return a->outcome == BK_ANSWERED ? -1 : a->outcome ==
		    BK_REFERRAL_CLOSED ? BK_RESOLVED : BK_REFERRED;
	case BK_STEP_EVALUATION:
		return a->outcome == BK_EVAL_RESOLVED ? BK_RESOLVED : -1;
	case BK_STEP_CONFIRM:
		return a->outcome == BK_MISTAKEN ? BK_CANCELLED : -1;
	case BK_STEP_ADVANCE:
		return a->outcome >= 0 ? bk_word_find(bk_word_statuses,
		    bk_str(bk_word_outcomes[a->outcome].id)) : -1;
	default:
		return -1;
	}
}

/* The promises made by then, and kept or broken by then. */
static void
promises_then(const struct bk_census *c, const struct bk_case *cas,
    struct bk_case *then, struct bk_arena *arena)
{
	then->promises.v = bk_arena_dup(arena, cas->promises.v,
	    cas->promises.n, sizeof(*cas->promises.v));
	then->promises.n = 0;
	for (size_t i = 0; i < cas->promises.n; i++) {
		struct bk_case_promise p = cas->promises.v[i];

		if (p.made > c->as_of)
			continue;
		if (p.settled != BK_DATE_NONE && p.settled > c->as_of) {
			p.settled = BK_DATE_NONE;
			p.outcome = -1;
		}
		then->promises.v[then->promises.n++] = p;
	}
}

static const struct bk_case *
case_then(const struct bk_census *c, const struct bk_case *cas,
    struct bk_arena *arena)
{
	struct bk_case *then;

	if (cas->opened != BK_DATE_NONE && cas->opened > c->as_of)
		return NULL;
	then = bk_arena_dup(arena, cas, 1, sizeof(*cas));
	then->actions.v = bk_arena_dup(arena, cas->actions.v, cas->actions.n,
	    sizeof(*cas->actions.v));
	then->actions.n = 0;
	then->status = BK_OPEN;
	for (size_t i = 0; i < cas->actions.n; i++) {
		int status = status_of(&cas->actions.v[i]);

		if (cas->actions.v[i].date > c->as_of)
			continue;
		then->actions.v[then->actions.n++] = cas->actions.v[i];
		if (status >= 0)
			then->status = status;
	}
	promises_then(c, cas, then, arena);
	if (then->status == BK_OPEN && c->as_of >
	    bk_school_term_last(c->school, cas->term))
		then->status = BK_CARRIED_OVER;
	then->rung = rung_then(c, cas, FOLLOWED);
	return then;
}

void
bk_asof_census(const struct bk_census *c, struct bk_census *then)
{
	struct bk_arena one = BK_ARENA_INIT;

	bk_census_init(then, c->school, c->policy, c->calendar, c->as_of);
	then->as_of = c->as_of;
	then->keep = c->keep;
	then->nkeep = c->nkeep;
	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;

		bk_census_term(then, t->term);
		for (size_t j = 0; j < t->students.n; j++)
			bk_census_student(then, t->term,
			    t->students.e[j].value);
		for (size_t j = 0; j < t->attendance.n; j++)
			bk_census_attendance(then, t->attendance.e[j].value);
		for (size_t j = 0; j < t->complaints.n; j++)
			bk_census_complaint(then, t->complaints.e[j].value);
		for (size_t j = 0; j < t->services.n; j++)
			bk_census_service(then, t->services.e[j].value);
		for (size_t j = 0; j < t->cases.n; j++) {
			const struct bk_case *cas = case_then(c,
			    bk_census_case_at(c, t, j, &one), &one);

			if (cas)
				bk_census_case(then, cas);
			bk_arena_reset(&one);
		}
		for (size_t j = 0; j < t->routines.n; j++) {
			const struct bk_case *r = case_then(c,
			    t->routines.e[j].value, &then->arena);

			if (r)
				bk_census_routine(then, t->term, r);
		}
	}
	bk_arena_free(&one);
	bk_census_settle(then);
}
