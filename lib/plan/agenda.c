#include "agenda.h"

#include <stdlib.h>
#include <string.h>

#include "calls.h"

/* --- who is where ------------------------------------------------------- */

static struct bk_plan_stop **
day_of(const struct bk_planning *p, int person, int day)
{
	return &p->agenda[(size_t)person * (size_t)p->nlook + (size_t)day];
}

static int
by_start(const void *a, const void *b)
{
	const struct bk_plan_stop *x = a, *y = b;

	return x->start != y->start ? x->start - y->start :
	    x->call - y->call;
}

static void
write_down(struct bk_planning *p, int person, size_t call)
{
	const struct bk_plan_slot *at = &p->call[call].at;
	struct bk_plan_stop **list, *longer;
	size_t n = 0;

	if (person == BK_PLAN_NOBODY)
		return;
	list = day_of(p, person, at->day);
	while (*list && (*list)[n].call >= 0)
		n++;
	longer = bk_arena_alloc(p->arena, (n + 2) * sizeof(*longer));
	if (n)
		memcpy(longer, *list, n * sizeof(*longer));
	longer[n] = (struct bk_plan_stop){ (int)call, at->start };
	longer[n + 1] = (struct bk_plan_stop){ -1, 0 };
	qsort(longer, n + 1, sizeof(*longer), by_start);
	*list = longer;
	p->person[person].visits++;
}

void
bk_plan_agenda(struct bk_planning *p)
{
	p->agenda = bk_arena_zalloc(p->arena, ((size_t)p->npersons *
	    (size_t)p->nlook + 1) * sizeof(struct bk_plan_stop *));
	for (int i = 0; i < p->npersons; i++)
		p->person[i].visits = 0;
	for (size_t i = 0; i < p->ncalls; i++)
		if (p->call[i].at.day >= 0) {
			write_down(p, p->call[i].at.visitor, i);
			write_down(p, p->call[i].at.companion, i);
		}
}

void
bk_plan_put(struct bk_planning *p, size_t call, const struct bk_plan_slot *at)
{
	p->call[call].at = *at;
	write_down(p, at->visitor, call);
	write_down(p, at->companion, call);
}

static void
strike_out(struct bk_planning *p, int person, int day, size_t call)
{
	struct bk_plan_stop *s = person == BK_PLAN_NOBODY ? NULL :
	    *day_of(p, person, day);
	struct bk_plan_stop *to = s;

	for (; s && s->call >= 0; s++)
		if ((size_t)s->call != call)
			*to++ = *s;
		else
			p->person[person].visits--;
	if (to)
		*to = (struct bk_plan_stop){ -1, 0 };
}

void
bk_plan_take(struct bk_planning *p, size_t call)
{
	struct bk_plan_slot *at = &p->call[call].at;

	strike_out(p, at->visitor, at->day, call);
	strike_out(p, at->companion, at->day, call);
	at->day = -1;
}

/* How many other calls a person has that day. */
static int
busy(const struct bk_planning *p, int person, int day, size_t but)
{
	const struct bk_plan_stop *s = *day_of(p, person, day);
	int n = 0;

	for (; s && s->call >= 0; s++)
		n += (size_t)s->call != but;
	return n;
}

/* --- where it fits ------------------------------------------------------ */

/* A moment that is tried for a call, with some rules left aside. */
struct moment {
	size_t		 call;
	int		 day, start;
	unsigned	 relax;
};

/* The stops before and after it, the call itself left aside. */
struct gap {
	const struct bk_plan_stop	*before, *after;
};

static struct gap
gap_at(const struct bk_planning *p, int person, const struct moment *m)
{
	const struct bk_plan_stop *s = *day_of(p, person, m->day);
	struct gap g = { NULL, NULL };

	for (; s && s->call >= 0; s++) {
		if ((size_t)s->call == m->call)
			continue;
		if (s->start <= m->start)
			g.before = s;
		else if (!g.after)
			g.after = s;
	}
	return g;
}

/* 4.10: time enough from one call to the next. */
static bool
reaches(const struct bk_planning *p, int day, const struct bk_plan_stop *from,
    const struct bk_plan_stop *to)
{
	return (to->start - from->start) * BK_SLOT_MINUTES >= p->minutes +
	    bk_plan_way(p, day, (size_t)from->call + 1,
	    (size_t)to->call + 1) + p->in.world->policy->visit.gap_minutes;
}

static bool
can(const struct bk_planning *p, int person, const struct moment *m)
{
	const struct bk_plan_stop own = { (int)m->call, m->start };
	struct gap g;

	if (!(m->relax & BK_RELAX_LIMIT) && busy(p, person, m->day,
	    m->call) >= p->person[person].limit)
		return false;
	if (m->relax & BK_RELAX_BUSY)
		return true;
	g = gap_at(p, person, m);
	return (!g.before || reaches(p, m->day, g.before, &own)) &&
	    (!g.after || reaches(p, m->day, &own, g.after));
}

static bool
can_accompany(const struct bk_planning *p, int person, int visitor,
    const struct moment *m)
{
	struct bk_slots free;

	if (person == visitor ||
	    !bk_slots_has(&p->person[person].day[m->day], m->start))
		return false;
	free = bk_plan_within(p, m->call, person, m->day);
	return bk_slots_has(&free, m->start) && can(p, person, m);
}

static bool
has_company(const struct bk_planning *p, int visitor, const struct moment *m)
{
	for (int i = 0; i < p->npersons; i++)
		if (can_accompany(p, i, visitor, m))
			return true;
	return false;
}

bool
bk_plan_is_away(const struct bk_planning *p, int person, int day)
{
	const struct bk_staff *who = p->person[person].staff;

	for (size_t i = 0; i < who->away.n; i++)
		if (bk_student_span_holds(&who->away.v[i], p->first + day))
			return true;
	return false;
}

bool
bk_plan_could_escort(const struct bk_planning *p, size_t call, int person,
    int day, int start)
{
	const struct moment m = { call, day, start, 0 };

	return !bk_plan_is_away(p, person, day) && can(p, person, &m);
}

/* What calendar, place and the service standard leave of a day. */
static struct bk_slots
hours_open(const struct bk_planning *p, const struct bk_plan_call *c, int day,
    unsigned relax)
{
	if (relax & BK_RELAX_DUE)
		return bk_plan_open(p, c, p->first + day);
	return relax & BK_RELAX_CALLED_OFF && p->first + day <= c->due ?
	    bk_plan_day(p, c, p->first + day) : c->open[day];
}

struct bk_slots
bk_plan_starts(const struct bk_planning *p, size_t call, size_t door,
    int visitor, int day, unsigned relax)
{
	const struct bk_plan_call *c = &p->call[call];
	const struct bk_plan_person *who = &p->person[visitor];
	const struct bk_plan_door *d = &c->door[door];
	struct bk_slots s = hours_open(p, c, day, relax), out = { { 0 } };
	bool company = bk_plan_company(p, who, d) &&
	    !(relax & BK_RELAX_COMPANY);

	if (!(relax & BK_RELAX_DOOR))
		s = bk_slots_and(&s, &d->day[day]);
	if (!(relax & BK_RELAX_FREE)) {
		struct bk_slots free = bk_plan_within(p, call, visitor, day);

		s = bk_slots_and(&s, &free);
	} else if (bk_plan_is_away(p, visitor, day))
		return out;
	if (relax & BK_RELAX_DOOR && relax & BK_RELAX_FREE) {
		struct bk_slots decent = bk_slots_of(&p->usual,
		    p->first + day, p->minutes);

		s = bk_slots_and(&s, &decent);
	}
	for (int i = 0; i < BK_SLOTS_A_DAY; i++) {
		const struct moment m = { call, day, i, relax };
		const struct moment own = { call, day, i, relax |
			(relax & BK_RELAX_OWN_LIMIT ? BK_RELAX_LIMIT : 0) };

		if (bk_slots_has(&s, i) && can(p, visitor, &own) &&
		    (!company || has_company(p, visitor, &m)))
			bk_slots_add(&out, i * BK_SLOT_MINUTES,
			    i * BK_SLOT_MINUTES + p->minutes, p->minutes);
	}
	return out;
}

/* --- at what price ------------------------------------------------------ */

/*
 * What a call adds to a person's day: minutes on the road and away from
 * school, villages, a trip.
 */
struct detour {
	int	day, minutes, away, areas, trips;
};

static void
add_leg(const struct bk_planning *p, size_t from, size_t to, int sign,
    struct detour *d)
{
	d->minutes += sign * bk_plan_way(p, d->day, from, to);
	if (from && to && !bk_plan_same_area(&p->call[from - 1],
	    &p->call[to - 1]))
		d->areas += sign;
}

/* Minutes from leaving school to being back, of the calls from..to. */
static int
span(const struct bk_planning *p, int day, const struct bk_plan_stop *from,
    const struct bk_plan_stop *to)
{
	return (to->start - from->start) * BK_SLOT_MINUTES + p->minutes +
	    bk_plan_way(p, day, 0, (size_t)from->call + 1) +
	    bk_plan_way(p, day, (size_t)to->call + 1, 0);
}

/* How much longer the day of a person is with the call. */
static int
longer(const struct bk_planning *p, int person, const struct moment *m)
{
	const struct bk_plan_stop *s = *day_of(p, person, m->day);
	const struct bk_plan_stop own = { (int)m->call, m->start };
	const struct bk_plan_stop *first = NULL, *last = NULL;

	for (; s && s->call >= 0; s++) {
		if ((size_t)s->call == m->call)
			continue;
		first = first ? first : s;
		last = s;
	}
	if (!first)
		return span(p, m->day, &own, &own);
	return span(p, m->day, own.start < first->start ? &own : first,
	    own.start > last->start ? &own : last) -
	    span(p, m->day, first, last);
}

static void
detour(const struct bk_planning *p, int person, const struct moment *m,
    struct detour *d)
{
	struct gap g;
	size_t a, b;

	if (person == BK_PLAN_NOBODY)
		return;
	g = gap_at(p, person, m);
	a = g.before ? (size_t)g.before->call + 1 : 0;
	b = g.after ? (size_t)g.after->call + 1 : 0;
	add_leg(p, a, m->call + 1, 1, d);
	add_leg(p, m->call + 1, b, 1, d);
	if (a || b)
		add_leg(p, a, b, -1, d);
	else
		d->trips++;
	d->away += longer(p, person, m);
}

int
bk_plan_detour(const struct bk_planning *p, size_t call,
    const struct bk_plan_slot *at)
{
	const struct moment m = { call, at->day, at->start, 0 };
	struct detour d = { .day = at->day };

	detour(p, at->visitor, &m, &d);
	detour(p, at->companion, &m, &d);
	return d.minutes;
}

/* By how much the square of a person's visits grows with the call. */
static int64_t
heavier(const struct bk_planning *p, int person, size_t call)
{
	const struct bk_plan_slot *now = &p->call[call].at;
	int others;

	if (person == BK_PLAN_NOBODY)
		return 0;
	others = p->person[person].visits - (now->day >= 0 &&
	    (now->visitor == person || now->companion == person));
	return 2 * (int64_t)others + 1;
}

int64_t
bk_plan_price(const struct bk_planning *p, size_t call,
    const struct bk_plan_slot *at)
{
	const struct bk_plan_weights *w = &p->in.weights;
	const struct bk_plan_call *c = &p->call[call];
	const struct moment m = { call, at->day, at->start, 0 };
	struct detour d = { .day = at->day };
	int64_t sum = (int64_t)w->day * at->day;

	detour(p, at->visitor, &m, &d);
	detour(p, at->companion, &m, &d);
	sum += (int64_t)w->travel * d.minutes + (int64_t)w->away * d.away +
	    (int64_t)w->area * d.areas + (int64_t)w->trip * d.trips;
	sum += w->load * (heavier(p, at->visitor, call) +
	    heavier(p, at->companion, call));
	sum += bk_plan_stranger(p, c, at->visitor);
	if (!c->door[at->door].preferred)
		sum += w->guardian;
	if (at->companion != BK_PLAN_NOBODY && at->companion != c->homeroom)
		sum += w->companion;
	return sum;
}

/* The best companion at that moment; or BK_PLAN_NOWHERE. */
static int64_t
best_company(const struct bk_planning *p, size_t call,
    struct bk_plan_slot *at)
{
	const struct moment m = { call, at->day, at->start, 0 };
	struct bk_plan_slot try = *at;
	int64_t least = BK_PLAN_NOWHERE;

	for (int i = 0; i < p->npersons; i++) {
		int64_t now;

		if (!can_accompany(p, i, at->visitor, &m))
			continue;
		try.companion = i;
		now = bk_plan_price(p, call, &try);
		if (now < least) {
			least = now;
			*at = try;
		}
	}
	return least;
}

int64_t
bk_plan_fit(const struct bk_planning *p, size_t call, int day,
    struct bk_plan_slot *out)
{
	static const int all[2] = { 0, BK_SLOTS_A_DAY - 1 };

	return bk_plan_fit_between(p, call, day, all, out);
}

int64_t
bk_plan_fit_between(const struct bk_planning *p, size_t call, int day,
    const int between[2], struct bk_plan_slot *out)
{
	const struct bk_plan_call *c = &p->call[call];
	int64_t least = BK_PLAN_NOWHERE;

	for (size_t k = 0; k < c->nvisitors * c->ndoors; k++) {
		size_t door = k % c->ndoors;
		int who = c->visitor[k / c->ndoors];
		struct bk_slots s = bk_plan_starts(p, call, door, who, day,
		    0);

		for (int i = between[0]; i <= between[1]; i++) {
			struct bk_plan_slot at = { day, i, who,
				BK_PLAN_NOBODY, (int)door };
			int64_t now;

			if (!bk_slots_has(&s, i))
				continue;
			now = bk_plan_company(p, &p->person[who],
			    &c->door[door]) ? best_company(p, call, &at) :
			    bk_plan_price(p, call, &at);
			if (now < least) {
				least = now;
				*out = at;
			}
		}
	}
	return least;
}
