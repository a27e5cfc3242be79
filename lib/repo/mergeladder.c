#include "mergeladder.h"

/* Actions that came after the base, in order. */
struct acts {
	const struct bk_action	**v;
	size_t			 n;
};

static const struct bk_action *
action_of(const struct bk_case *c, const struct bk_chunk *chunk)
{
	for (size_t i = 0; chunk && i < c->actions.n; i++)
		if (c->actions.v[i].node == chunk->node)
			return &c->actions.v[i];
	return NULL;
}

/* Was it changed in what counts on the ladder? */
static bool
recounted(const struct bk_action *was, const struct bk_action *is)
{
	return !was || !is || was->date != is->date ||
	    was->step != is->step || was->outcome != is->outcome;
}

/* Does it come after the start, the base or else the opening? */
static bool
is_counted(const struct bk_merge_cases *m, const struct bk_merge_item *it)
{
	return !m->o || !it->o;
}

/* What a side (or, with both, either) added; false: it changed the past. */
static bool
collect(const struct bk_merge_cases *m, const struct bk_merge_items *items,
    bool ours, bool theirs, struct bk_arena *arena, struct acts *out)
{
	out->v = bk_arena_alloc(arena, (items->n + 1) * sizeof(*out->v));
	out->n = 0;
	for (size_t i = 0; i < items->n; i++) {
		const struct bk_merge_item *it = &items->v[i];
		const struct bk_action *act = NULL;

		if (it->a && ours)
			act = action_of(m->a, it->a);
		else if (it->b && theirs)
			act = action_of(m->b, it->b);
		if (it->dropped && ours && theirs)
			continue;
		if (is_counted(m, it)) {
			if (act)
				out->v[out->n++] = act;
		} else if ((recounted(action_of(m->o, it->o),
		    action_of(m->a, it->a)) ||
		    recounted(action_of(m->o, it->o),
		    action_of(m->b, it->b))))
			return false;
	}
	return true;
}

/* Did bk-triage move it to that rung, or beyond, later on? */
static bool
moved_later(const struct acts *acts, size_t i, int rung)
{
	for (i++; i < acts->n; i++)
		if (acts->v[i]->step == BK_STEP_ADVANCE &&
		    acts->v[i]->outcome != BK_TO_LEFT &&
		    (acts->v[i]->outcome == BK_TO_VISIT ? BK_VISIT :
		    BK_SUMMONS) >= rung)
			return true;
	return false;
}

/*
 * Record them one after the other. A move that is recorded already stands on
 * its own day; one that is not is put into moves[i]. How many of these.
 */
static size_t
record_all(struct bk_case *now, const struct acts *acts,
    const struct bk_policy *policy, struct bk_arena *arena,
    const struct bk_action **moves)
{
	size_t n = 0;

	for (size_t i = 0; i < acts->n; i++) {
		const struct bk_action *act = acts->v[i];
		size_t had = now->actions.n;

		moves[i] = NULL;
		if (now->status == BK_OPEN && act->step != BK_STEP_ADVANCE &&
		    !moved_later(acts, i, now->rung + 1)) {
			bk_ladder_record(now, policy, act, arena, NULL);
		} else {
			bk_case_add_action(now, act, arena, NULL);
			now->actions.n = had;
			bk_ladder_replay_next(now, policy, true);
		}
		if (now->actions.n > had + 1) {
			moves[i] = &now->actions.v[had + 1];
			n++;
		}
	}
	return n;
}

static bool
stands_alike(const struct bk_case *x, const struct bk_case *y)
{
	return x->rung == y->rung && x->due == y->due &&
	    x->status == y->status;
}

/* Does a side stand where its actions put it, counted from `start`? */
static bool
explained(const struct bk_merge_cases *m, const struct bk_case *start,
    const struct bk_merge_items *items, bool ours, struct bk_arena *arena)
{
	const struct bk_action **moves = bk_arena_alloc(arena,
	    (items->n + 1) * sizeof(*moves));
	struct bk_case now = *start;
	struct acts acts;

	return collect(m, items, ours, !ours, arena, &acts) &&
	    record_all(&now, &acts, m->policy, arena, moves) == 0 &&
	    stands_alike(&now, ours ? m->a : m->b);
}

/* The case as it was opened, where there is no base: on `rung`. */
static struct bk_case
opening(const struct bk_merge_cases *m, const struct bk_case *c, int rung)
{
	struct bk_case start;

	bk_ladder_replay_begin(&start, c, m->policy, (enum bk_rung)rung);
	if (bk_case_off_ladder(c))
		start.due = BK_DATE_NONE;
	return start;
}

/* Where both started: the base, or the earlier of two openings. */
static bool
find_start(const struct bk_merge_cases *m,
    const struct bk_merge_items *items, struct bk_arena *arena,
    struct bk_case *start)
{
	const struct bk_case *first = m->a->opened <= m->b->opened ? m->a :
	    m->b;

	if (m->o) {
		*start = *m->o;
		return explained(m, start, items, true, arena) &&
		    explained(m, start, items, false, arena);
	}
	for (int rung = BK_PHONE; rung < BK_NRUNGS; rung++) {
		struct bk_case a = opening(m, m->a, rung);
		struct bk_case b = opening(m, m->b, rung);

		*start = opening(m, first, rung);
		if (explained(m, &a, items, true, arena) &&
		    explained(m, &b, items, false, arena))
			return true;
	}
	return false;
}

/* The moves stand beside the new actions; put them beside all items. */
static void
spread(const struct bk_merge_cases *m, const struct bk_merge_items *items,
    const struct bk_action **moves)
{
	size_t n = 0, i;

	for (i = 0; i < items->n; i++)
		n += is_counted(m, &items->v[i]) && !items->v[i].dropped;
	while (i-- > 0)
		moves[i] = is_counted(m, &items->v[i]) &&
		    !items->v[i].dropped ? moves[--n] : NULL;
}

bool
bk_merge_ladder(const struct bk_merge_cases *m,
    const struct bk_merge_items *items, struct bk_arena *arena,
    struct bk_merge_standing *out)
{
	struct bk_case start, now;
	struct acts acts;

	if (!find_start(m, items, arena, &start) ||
	    !collect(m, items, true, true, arena, &acts))
		return false;
	now = start;
	out->moves = bk_arena_alloc(arena,
	    (items->n + 1) * sizeof(*out->moves));
	record_all(&now, &acts, m->policy, arena, out->moves);
	spread(m, items, out->moves);
	out->opened = start.opened;
	out->rung = now.rung;
	out->due = now.due;
	out->status = now.status;
	out->status_open = m->a->status != m->b->status &&
	    m->a->status != start.status && m->b->status != start.status;
	return true;
}
