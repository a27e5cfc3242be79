#include "trial.h"

#include <string.h>

#include "agenda.h"
#include "calls.h"
#include "search.h"
#include "squeeze.h"
#include "urgency.h"

/* --- what it opens ------------------------------------------------------ */

/* Do all at the first door have a name to be at home? */
static bool
known_at_home(const struct bk_plan_call *c)
{
	for (size_t i = 0; i < c->nmembers; i++)
		if (!c->ndoors || !c->door[0].guardian[i])
			return false;
	return true;
}

/* The starts that the change would open on its day, at a door. */
static struct bk_slots
starts_of(const struct bk_planning *p, size_t call, size_t door,
    const struct bk_plan_trial *ch)
{
	struct bk_slots s = bk_plan_starts(p, call, door, ch->visitor,
	    ch->day, ch->relax), out = { { 0 } };

	if (ch->escort == BK_PLAN_NOBODY)
		return s;
	for (int i = 0; i < BK_SLOTS_A_DAY; i++)
		if (bk_slots_has(&s, i) && bk_plan_could_escort(p, call,
		    ch->escort, ch->day, i))
			bk_slots_add(&out, i * BK_SLOT_MINUTES,
			    i * BK_SLOT_MINUTES + p->minutes, p->minutes);
	return out;
}

/* The first day, and the longest run on it. False: it opens nothing. */
static bool
find(const struct bk_planning *p, size_t call, struct bk_plan_trial *ch)
{
	const struct bk_plan_call *c = &p->call[call];
	size_t doors = ch->relax & BK_RELAX_DOOR ? 1 : c->ndoors;
	int slot, from, to, best = -1;

	if (ch->relax & BK_RELAX_DOOR && !known_at_home(c))
		return false;
	for (ch->day = 0; ch->day < p->nlook && best < 0 &&
	    p->first + ch->day <= ch->last; ch->day++)
		for (size_t k = 0; k < doors; k++) {
			struct bk_slots s = starts_of(p, call, k, ch);

			for (slot = 0; bk_slots_run(&s, &slot, &from, &to); )
				if (to - from > best) {
					best = to - from;
					ch->from = from;
					ch->to = to;
				}
		}
	ch->day--;
	return best >= 0;
}

/* --- with it ------------------------------------------------------------ */

static struct bk_slots *
copy(const struct bk_planning *p, const struct bk_slots *days)
{
	return bk_arena_dup(p->arena, days, (size_t)p->nlook + 1,
	    sizeof(*days));
}

bool
bk_plan_trial_at_dated_door(const struct bk_planning *p,
    const struct bk_plan_call *c, size_t member, int day)
{
	return bk_windows_dated(bk_plan_at_home(p, &c->door[0], member, day),
	    p->first + day);
}

bool
bk_plan_trial_dated_person(const struct bk_planning *p, int person, int day)
{
	return bk_windows_dated(&p->person[person].free, p->first + day);
}

struct bk_window
bk_plan_trial_window(const struct bk_planning *p, size_t call,
    const struct bk_plan_trial *t, bool of_person)
{
	int margin = of_person ? bk_plan_margin(p, call, t->day) : 0;
	struct bk_window w = { .start = t->from * BK_SLOT_MINUTES - margin,
		.end = t->to * BK_SLOT_MINUTES + p->minutes + margin };

	w.start = w.start < 0 ? 0 : w.start;
	w.end = w.end > 24 * 60 ? 24 * 60 : w.end;
	return w;
}

/* Is a member's door so on a day? */
static bool
is_dated(const struct bk_planning *p, const struct bk_plan_call *c, int day)
{
	for (size_t i = 0; i < c->nmembers; i++)
		if (bk_plan_trial_at_dated_door(p, c, i, day))
			return true;
	return false;
}

/*
 * As --what-if adds it: on that weekday, whichever week; where hours of dates
 * are in force, on that day alone, and other such days stay as they are.
 */
static void
open_door(const struct bk_planning *p, size_t call,
    const struct bk_plan_trial *t, struct bk_plan_door *door)
{
	struct bk_window w = bk_plan_trial_window(p, call, t, false);
	const struct bk_plan_call *c = &p->call[call];
	bool once = is_dated(p, c, t->day);

	door->day = copy(p, door->day);
	for (int d = t->day % 7; d < p->nlook; d += 7)
		if (d == t->day || (!once && !is_dated(p, c, d)))
			bk_slots_add(&door->day[d], w.start, w.end,
			    p->minutes);
}

/* The same of the hours of a person, who is not away. */
static void
set_free(const struct bk_planning *p, size_t call,
    const struct bk_plan_trial *t, int person, struct bk_plan_person *who)
{
	struct bk_window w = bk_plan_trial_window(p, call, t, true);
	bool once = bk_plan_trial_dated_person(p, person, t->day);

	who->day = copy(p, who->day);
	who->hours = bk_arena_dup(p->arena, who->hours, (size_t)p->nlook + 1,
	    sizeof(*who->hours));
	for (int d = t->day % 7; d < p->nlook; d += 7) {
		struct bk_windows *on = &who->hours[d];
		struct bk_window *v;

		if (bk_plan_is_away(p, person, d) || (d != t->day && (once ||
		    bk_plan_trial_dated_person(p, person, d))))
			continue;
		v = bk_arena_alloc(p->arena, (on->n + 1) * sizeof(*v));
		if (on->n)
			memcpy(v, on->v, on->n * sizeof(*v));
		v[on->n] = w;
		*on = (struct bk_windows){ v, on->n + 1 };
		bk_slots_add(&who->day[d], w.start, w.end, p->minutes);
	}
}

static void
change_call(struct bk_planning *q, size_t call,
    const struct bk_plan_trial *t)
{
	struct bk_plan_call *c = &q->call[call];

	if (t->other) {
		c->visitor = bk_arena_dup(q->arena, &t->visitor, 1,
		    sizeof(t->visitor));
		c->nvisitors = 1;
	}
	if (t->relax & BK_RELAX_DOOR) {
		c->door = bk_arena_dup(q->arena, c->door, c->ndoors,
		    sizeof(*c->door));
		open_door(q, call, t, &c->door[0]);
	}
	if (!(t->relax & BK_RELAX_DUE))
		return;
	c->open = copy(q, c->open);
	c->due = t->last;
	c->approved = q->in.world->today;
	bk_plan_urgency(q);
	for (int d = 0; d < q->nlook && q->first + d <= c->due; d++)
		c->open[d] = bk_plan_open(q, c, q->first + d);
	if (q->ndays >= c->due - q->first + 1)
		return;
	q->ndays = c->due - q->first + 1;
	if (q->in.world->policy->visit.seasons.n)
		bk_plan_measure(q);
}

static void
change(struct bk_planning *q, size_t call, const struct bk_plan_trial *t)
{
	struct bk_plan_person *who;

	q->person = bk_arena_dup(q->arena, q->person, (size_t)q->npersons,
	    sizeof(*q->person));
	who = &q->person[t->visitor];
	if (t->relax & BK_RELAX_FREE)
		set_free(q, call, t, t->visitor, who);
	if (t->relax & BK_RELAX_OWN_LIMIT)
		who->limit++;
	if (t->escort != BK_PLAN_NOBODY)
		set_free(q, call, t, t->escort, &q->person[t->escort]);
	change_call(q, call, t);
}

static size_t
left_out(const struct bk_planning *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->nready; i++)
		if (p->call[i].at.day < 0)
			n += p->call[i].nmembers;
	return n;
}

/* Has every call that has a place in the one plan a place in the other? */
static bool
none_lost(const struct bk_planning *before, const struct bk_planning *now)
{
	for (size_t i = 0; i < before->nready; i++)
		if (before->call[i].at.day >= 0 && now->call[i].at.day < 0)
			return false;
	return true;
}

enum {
	BUDGET = 4000,	/* rounds a visit, for all that is tried; */
	MOST = 300000,	/* and no more: about a second */
	MANY = 150,	/* visits: to plan them anew takes too long */
	ROUNDS = 100	/* a visit, for a glance before the whole search */
};

/* Plan anew with the change: does the call get a place? */
static bool
places(struct bk_planning *p, size_t call, const struct bk_plan_trial *t,
    uint64_t rounds, struct bk_planning *q)
{
	*q = *p;
	q->call = bk_arena_dup(p->arena, p->call, p->ncalls,
	    sizeof(*q->call));
	bk_plan_as_told(q);
	q->in.rounds = rounds;
	change(q, call, t);
	bk_plan_solve(q);
	bk_plan_squeeze(q);
	p->spent = q->spent;
	return q->call[call].at.day >= 0;
}

void
bk_plan_trials_begin(struct bk_planning *p)
{
	uint64_t all = BUDGET * p->nready;

	all = all < MOST ? all : MOST;
	p->until = p->spent < all ? p->spent + (all - p->spent) / 2 : 0;
}

bool
bk_plan_trials_can_be(const struct bk_planning *p)
{
	return p->nready <= MANY;
}

bool
bk_plan_trials_are_over(const struct bk_planning *p)
{
	return !bk_plan_trials_can_be(p) || p->spent > p->until;
}

/*
 * Is it worth the whole search? A glance, then one of many, unless the glance
 * proves what it sees.
 */
static bool
is_hopeful(struct bk_planning *p, size_t call, const struct bk_plan_trial *t)
{
	struct bk_planning q;

	if (!places(p, call, t, ROUNDS * (p->nready + 5), &q) ||
	    left_out(&q) >= left_out(p))
		return false;
	return q.settled ? none_lost(p, &q) :
	    places(p, call, t, bk_plan_rounds(p->nready), &q) &&
	    none_lost(p, &q);
}

/*
 * What counts is the search that will be made when the change is: a smaller
 * one leaves out others. In that no other loses its place, not even to more
 * visits than one.
 */
bool
bk_plan_trial(struct bk_planning *p, size_t call, struct bk_plan_trial *t)
{
	struct bk_planning q;

	if (!find(p, call, t) || bk_plan_trials_are_over(p))
		return false;
	if (!p->in.rounds && !is_hopeful(p, call, t))
		return false;
	return places(p, call, t, p->in.rounds, &q) && none_lost(p, &q);
}
