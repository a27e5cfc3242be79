#include "ladderundo.h"

#include <string.h>

/* How many actions there were before the last of a person; -1: none. */
static ptrdiff_t
last_by_person(const struct bk_case *c)
{
	ptrdiff_t i = (ptrdiff_t)c->actions.n - 1;

	while (i >= 0 && c->actions.v[i].by &&
	    strcmp(c->actions.v[i].by, "bk-triage") == 0)
		i--;
	return i;
}

static bool
stands_as(const struct bk_case *a, const struct bk_case *b)
{
	return a->rung == b->rung && a->status == b->status &&
	    a->due == b->due && a->actions.n == b->actions.n;
}

/* The case as it was before its last actions, opened on that rung. */
static void
before(struct bk_case *was, const struct bk_case *c,
    const struct bk_policy *policy, enum bk_rung opening, size_t n)
{
	bk_ladder_replay_begin(was, c, policy, opening);
	if (bk_case_off_ladder(c))
		was->due = BK_DATE_NONE;
	while (was->actions.n < n)
		bk_ladder_replay_next(was, policy, true);
}

/*
 * Recording the action once more must lead to the case as it is: else
 * something came after, or somebody set it by hand.
 */
static bool
find_before(struct bk_case *was, const struct bk_case *c,
    const struct bk_policy *policy, size_t n, struct bk_arena *a)
{
	for (int r = 0; r < BK_NRUNGS; r++) {
		struct bk_case again;

		before(was, c, policy, (enum bk_rung)r, n);
		again = *was;
		again.actions.v = bk_arena_dup(a, c->actions.v, n + 1,
		    sizeof(*c->actions.v));
		bk_ladder_record(&again, policy, &c->actions.v[n], a, NULL);
		if (stands_as(&again, c))
			return true;
	}
	return false;
}

static bool
is_by(const struct bk_action *act, const char *by)
{
	return !by || (act->by && strcmp(act->by, by) == 0);
}

static const char *
by_another(const struct bk_entry_place *at, const struct bk_action *act)
{
	if (!act->by)
		return bk_diag_text(at->dg, "the last action is by nobody");
	return bk_arena_printf(at->arena, bk_diag_text(at->dg,
	    "the last action is by %s"), act->by);
}

const char *
bk_ladderundo(struct bk_case *c, const struct bk_policy *policy,
    const char *by, struct bk_action *taken, const struct bk_entry_place *at,
    struct bk_edit *edit)
{
	ptrdiff_t n = last_by_person(c);
	struct bk_arena *a = at->arena;
	struct bk_case old = *c, was;

	if (n < 0)
		return bk_diag_text(at->dg, "nobody recorded anything");
	if (!is_by(&c->actions.v[n], by))
		return by_another(at, &c->actions.v[n]);
	if (!find_before(&was, c, policy, (size_t)n, a))
		return bk_diag_text(at->dg, "something came after the last "
		    "action: see git log, and git revert");
	*taken = c->actions.v[n];
	c->rung = was.rung;
	c->due = was.due;
	c->status = was.status;
	c->actions.n = (size_t)n;
	if (edit) {
		bk_yamledit_drop(edit, c->node, "actions", (size_t)n);
		bk_case_edit_standing(c, &old, a, edit);
	}
	return NULL;
}
