#include "facts.h"

#include <string.h>

enum { PLACES_MAX = 8192 };	/* memory grows with the square */

bool
bk_plan_same_area(const struct bk_plan_call *a, const struct bk_plan_call *b)
{
	const struct bk_student *x = a->member[0].student;
	const struct bk_student *y = b->member[0].student;

	return a == b || (x && y && x->home.village && y->home.village &&
	    strcmp(x->home.village, y->home.village) == 0);
}

bool
bk_plan_company(const struct bk_planning *p, const struct bk_plan_person *who,
    const struct bk_plan_door *d)
{
	switch (p->in.world->policy->visit.companion) {
	case BK_ALWAYS:
		return true;
	case BK_NEVER:
		return false;
	default:
		return who->staff->sex == BK_FEMALE && !d->female;
	}
}

/* The longest between any two of their homes: siblings may be filed apart. */
static int
way(const struct bk_travel *t, const struct bk_plan_call *a,
    const struct bk_plan_call *b)
{
	int most = 0;

	for (size_t i = 0; i < a->nmembers; i++)
		for (size_t k = 0; k < (b ? b->nmembers : 1); k++) {
			const struct bk_student *x = a->member[i].student;
			const struct bk_student *y = b ?
			    b->member[k].student : NULL;
			int m = !x || (b && !y) ? 0 : b ?
			    bk_travel_minutes(t, x, y) :
			    bk_travel_to_school(t, x);

			most = m > most ? m : most;
		}
	return most;
}

static uint16_t *
measure_at(const struct bk_planning *p, const struct bk_travel *t)
{
	size_t n = p->nready + 1;
	uint16_t *m = bk_arena_zalloc(p->arena, n * n * sizeof(*m));

	for (size_t i = 1; i < n; i++) {
		m[i] = m[i * n] = (uint16_t)way(t, &p->call[i - 1], NULL);
		for (size_t k = 1; k < n; k++)
			if (k != i)
				m[i * n + k] = (uint16_t)way(t,
				    &p->call[i - 1], &p->call[k - 1]);
	}
	return m;
}

/* So many visits in so many speeds: all days then take the slowest. */
static bool
are_too_many(const struct bk_planning *p)
{
	return p->nready * p->in.world->policy->visit.seasons.n > PLACES_MAX;
}

void
bk_plan_measure(struct bk_planning *p)
{
	const struct bk_plan_world *w = p->in.world;
	struct bk_travel *t = bk_arena_alloc(p->arena, ((size_t)p->nlook +
	    1) * sizeof(*t));
	bool one = are_too_many(p);

	p->nspeeds = 0;
	p->speed_of = bk_arena_zalloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*p->speed_of));
	p->minutes_of = bk_arena_alloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*p->minutes_of));
	for (int d = 0; d < p->nlook; d++) {
		int k = 0;

		t[p->nspeeds] = bk_travel_on(w->school, &w->policy->visit,
		    p->in.table, one ? p->first : p->first + d,
		    one ? p->first + p->nlook : p->first + d);
		while (t[k].speed_kmh != t[p->nspeeds].speed_kmh)
			k++;
		p->speed_of[d] = k;
		if (k == p->nspeeds)
			p->minutes_of[p->nspeeds++] = measure_at(p, &t[k]);
	}
}

int64_t
bk_plan_stranger(const struct bk_planning *p, const struct bk_plan_call *c,
    int visitor)
{
	return c->known == BK_PLAN_NOBODY || c->known == visitor ? 0 :
	    p->in.weights.visitor;
}

int64_t
bk_plan_moving(const struct bk_planning *p, const struct bk_planned *announced)
{
	return (int64_t)p->in.weights.move * (announced->visitor ? 1 : 3);
}

const struct bk_windows *
bk_plan_at_home(const struct bk_planning *p, const struct bk_plan_door *d,
    size_t member, int day)
{
	return bk_windows_speak(&d->windows[member], p->first + day) ?
	    &d->windows[member] : &p->usual;
}

int
bk_plan_margin(const struct bk_planning *p, size_t call, int day)
{
	return p->in.world->policy->visit.from_school ?
	    bk_plan_way(p, day, 0, call + 1) : 0;
}

size_t
bk_plan_students(const struct bk_plan_call *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nmembers; i++) {
		size_t k = 0;

		while (k < i && strcmp(c->member[k].nis,
		    c->member[i].nis) != 0)
			k++;
		n += k == i;
	}
	return n;
}

struct bk_slots
bk_plan_within(const struct bk_planning *p, size_t call, int person, int day)
{
	const struct bk_windows *w = &p->person[person].hours[day];
	int margin = bk_plan_margin(p, call, day);
	struct bk_slots s = { { 0 } };

	if (margin == 0)
		return p->person[person].day[day];
	for (size_t i = 0; i < w->n; i++)
		bk_slots_add(&s, w->v[i].start + margin, w->v[i].end - margin,
		    p->minutes);
	return s;
}

struct bk_slots
bk_plan_meeting(const struct bk_planning *p, const struct bk_plan_call *c,
    size_t door, int visitor, int day)
{
	struct bk_slots s = c->open[day];
	struct bk_slots free = bk_plan_within(p, (size_t)(c - p->call),
	    visitor, day);

	s = bk_slots_and(&s, &c->door[door].day[day]);
	return bk_slots_and(&s, &free);
}
