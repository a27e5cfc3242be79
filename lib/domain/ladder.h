/*
 * The ladder phone -> summons -> visit [C], FIELD 3: what an action, a day
 * that passes or new attendance does to a case. A pure function of case,
 * policy and day; whoever calls writes the result.
 *
 * The case's own rung, status and due are where it stands; tries and
 * successes are counted from its actions, in file order, since the last
 * reopening. A success that it carries over from an earlier term counts on the
 * rung on which it opened [3.14].
 */
#ifndef BK_LADDER_H
#define BK_LADDER_H

#include "case.h"
#include "policy.h"

enum bk_try { BK_TRY_NONE, BK_TRY_FAILED, BK_TRY_SUCCESS };

/* What a step and its outcome are on the ladder. */
struct bk_ladder_step {
	enum bk_rung	rung;		/* of a try */
	enum bk_try	try;
};

/* What counts on each rung since the last reopening. */
struct bk_ladder_tally {
	int	failed;
	bk_date	success;		/* the latest, BK_DATE_NONE */
};

struct bk_standing {
	struct bk_ladder_tally rung[BK_NRUNGS];
};

void	bk_ladder_standing(const struct bk_case *, struct bk_standing *);

/*
 * Is this step with this outcome allowed for the case as it stands? NULL, or
 * what is wrong and what is allowed, in the arena and the language of the sink
 * (NULL: English) [FIELD 3.11, 3.12].
 */
const char *bk_ladder_refuses(const struct bk_diag *, const struct bk_case *,
    int step, int outcome, struct bk_arena *);

/* Does the step take this outcome (-1: none)? [FIELD 3.4, 3.12] */
bool	bk_ladder_takes(int step, int outcome);

/* The outcomes that a step takes, as "reached, unreachable"; "" for none. */
const char	*bk_ladder_outcomes(enum bk_step, struct bk_arena *);

/* What a step with an outcome is: a try on a rung, or none. */
struct bk_ladder_step bk_ladder_step(int step, int outcome);

/*
 * Record an action that bk_ladder_refuses allows: it is appended, then the
 * ladder answers: rung, due and status of *c may change, and a move by rule
 * 6 appends its `advance` action. With `edit`, the same is noted there.
 */
void	bk_ladder_record(struct bk_case *c, const struct bk_policy *,
	    const struct bk_action *, struct bk_arena *, struct bk_edit *);

/*
 * bk-triage --advance on `today` [3.3, 3.6]: a case moves one rung at most,
 * and one that nobody has touched waits, unless the policy lets it climb
 * [3.16]. True when it moved.
 */
bool	bk_ladder_advance(struct bk_case *c, const struct bk_policy *,
	    bk_date today, struct bk_arena *, struct bk_edit *);

/*
 * FIELD 3.17: the student left; the open case is closed as `left`, and `why`
 * (NULL: not known) is its note.
 */
void	bk_ladder_leave(struct bk_case *c, bk_date today, const char *why,
	    struct bk_arena *, struct bk_edit *);

/*
 * New attendance up to `to`, all of it after the latest success on the
 * present rung, still fires a rule that opened the case: after watch_days it
 * moves up [3.6]. True when it did.
 */
bool	bk_ladder_still_fires(struct bk_case *c, const struct bk_policy *,
	    bk_date to, bk_date today, struct bk_arena *, struct bk_edit *);

/*
 * New attendance up to `to`, all of it after the latest success, fires no
 * rule: with auto_resolve, after watch_days, the case is resolved [3.10].
 */
bool	bk_ladder_clean(struct bk_case *c, const struct bk_policy *,
	    bk_date to, bk_date today, struct bk_arena *, struct bk_edit *);

/*
 * The date of the latest success since the last reopening, on the present
 * rung or on any; BK_DATE_NONE where there is none.
 */
bk_date	bk_ladder_success(const struct bk_case *);
bk_date	bk_ladder_any_success(const struct bk_case *);

/*
 * What to do next, one line in the language of the sink (NULL: English): "call
 * or write to the guardian (try 2 of 2) by 2020-09-21"; after `tries` failed
 * visits: a case conference or a referral [3.9]. In the arena.
 */
const char *bk_ladder_next(const struct bk_diag *, const struct bk_case *,
    const struct bk_policy *, struct bk_arena *);

/* True when failed visits have reached their limit [3.9]. */
bool	bk_ladder_exhausted(const struct bk_case *, const struct bk_policy *);

/*
 * Replay a case from its opening, action by action, for bk-check: rung, due
 * and status as its actions make them; its own are not looked at.
 *
 *	bk_ladder_replay_begin(&now, c, policy, BK_PHONE);
 *	while (now.actions.n < c->actions.n)
 *		bk_ladder_replay_next(&now, policy, true);
 *
 * The next action is c->actions.v[now.actions.n]. One for which `counts` is
 * false is passed over. Moves by rule 6 are taken from the actions `advance`
 * that recorded them, so a policy that was changed since changes nothing.
 */
void	bk_ladder_replay_begin(struct bk_case *now, const struct bk_case *,
	    const struct bk_policy *, enum bk_rung opening);
void	bk_ladder_replay_next(struct bk_case *now, const struct bk_policy *,
	    bool counts);

/*
 * FIELD 3.6: have the failed tries on the present rung reached their limit
 * without a success, so that the case should have moved up?
 */
bool	bk_ladder_used_up(const struct bk_case *, const struct bk_policy *);

#endif
