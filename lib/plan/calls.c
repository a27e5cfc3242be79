#include "calls.h"

#include <stdlib.h>
#include <string.h>

#include "announced.h"

/* --- who is to be visited ----------------------------------------------- */

struct roll {
	struct bk_plan_member	*v;
	size_t			 n;
};

static const struct bk_student *
student_of(const struct bk_planning *p, const char *nis)
{
	return nis ? bk_map_get(p->in.world->students, bk_str(nis)) : NULL;
}

static const char *
household(const struct bk_plan_member *m)
{
	const char *h = m->student ? m->student->household : NULL;

	return h && *h ? h : NULL;
}

/*
 * Siblings share a household; who has none is a household of one. What stands
 * for today is apart.
 */
static int
door_cmp(const struct bk_plan_member *a, const struct bk_plan_member *b)
{
	const char *x = household(a), *y = household(b);

	if (!a->routine != !b->routine)
		return a->routine ? 1 : -1;
	if (!a->stands != !b->stands)
		return a->stands ? 1 : -1;
	if (!x != !y)
		return x ? 1 : -1;
	return strcmp(x ? x : a->nis, y ? y : b->nis);
}

static int
by_door(const void *a, const void *b)
{
	const struct bk_plan_member *x = a, *y = b;
	int r = door_cmp(x, y);

	return r ? r : strcmp(x->id, y->id);
}

/* 4.4: what is planned for today, where all that it rests on still stands. */
static const struct bk_planned *
standing(const struct bk_planning *p, const struct bk_plan_member *m,
    const struct bk_case *c)
{
	const struct bk_plan_world *w = p->in.world;

	return c && m->ready.state == BK_READY_YES &&
	    bk_plan_under_way(c, w->school, w->today) ? &c->planned : NULL;
}

static void
call_up(struct bk_planning *p, struct roll *roll)
{
	const struct bk_planner *in = &p->in;
	const struct bk_plan_world *w = in->world;

	roll->v = bk_arena_zalloc(p->arena, (in->ncases + in->nroutines + 1) *
	    sizeof(*roll->v));
	for (size_t i = 0; i < in->ncases; i++) {
		const struct bk_case *c = in->cases[i];
		struct bk_plan_member *m = &roll->v[roll->n];

		bk_ready_of(c, w->school, w->policy, w->calendar,
		    &m->ready);
		if (m->ready.state == BK_READY_NOT_DUE)
			continue;
		m->c = c;
		m->id = c->id;
		m->nis = c->student.nis;
		m->student = student_of(p, m->nis);
		bk_ready_restrict(&m->ready, m->student, w->today);
		m->stands = standing(p, m, c);
		roll->n++;
	}
	for (size_t i = 0; i < in->nroutines; i++) {
		struct bk_plan_member *m = &roll->v[roll->n++];

		m->routine = &in->routines[i];
		m->ready.state = BK_READY_YES;
		m->ready.approved = m->ready.service_due = BK_DATE_NONE;
		m->id = in->routines[i].id;
		m->nis = in->routines[i].nis;
		m->student = student_of(p, m->nis);
		m->stands = standing(p, m, m->routine->told);
	}
	if (roll->n)
		qsort(roll->v, roll->n, sizeof(*roll->v), by_door);
}

/* A call for each barred member alone, and one for those ready at a door. */
static void
group(struct bk_planning *p, struct roll *roll)
{
	p->call = bk_arena_zalloc(p->arena, (roll->n + 1) *
	    sizeof(*p->call));
	for (size_t i = 0, end; i < roll->n; i = end) {
		bool all = true;
		size_t step;

		for (end = i; end < roll->n && door_cmp(&roll->v[i],
		    &roll->v[end]) == 0; end++)
			all &= roll->v[end].ready.state == BK_READY_YES;
		/* 4.11: where all are ready */
		step = all && !roll->v[i].stands ? end - i : 1;
		for (size_t k = i; k < end; k += step)
			p->call[p->ncalls++] = (struct bk_plan_call){
				.member = &roll->v[k], .nmembers = step,
				.stands = roll->v[k].stands,
				.homeroom = BK_PLAN_NOBODY,
				.known = BK_PLAN_NOBODY,
				.at = { .day = -1 },
			};
	}
}

int
bk_plan_by_first_id(const void *a, const void *b)
{
	const struct bk_plan_call *x = a, *y = b;

	return strcmp(x->member[0].id, y->member[0].id);
}

/* --- staff -------------------------------------------------------------- */

static int
by_staff_id(const void *a, const void *b)
{
	const struct bk_plan_person *x = a, *y = b;

	return strcmp(x->staff->id, y->staff->id);
}

/* The entries in force on a day. */
static struct bk_windows
hours_on(const struct bk_planning *p, const struct bk_windows *w, bk_date day)
{
	struct bk_windows on = { bk_arena_alloc(p->arena, (w->n + 1) *
	    sizeof(*on.v)), 0 };

	for (size_t i = 0; i < w->n; i++)
		if (bk_windows_in_force(w, i, day))
			on.v[on.n++] = w->v[i];
	return on;
}

/* 4.8: free, and not away. */
static void
person_days(const struct bk_planning *p, struct bk_plan_person *who)
{
	who->day = bk_arena_zalloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*who->day));
	who->hours = bk_arena_zalloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*who->hours));
	for (int d = 0; d < p->nlook; d++) {
		bool away = false;

		for (size_t i = 0; i < who->staff->away.n; i++)
			away |= bk_student_span_holds(&who->staff->away.v[i],
			    p->first + d);
		if (away)
			continue;
		who->hours[d] = hours_on(p, &who->free, p->first + d);
		who->day[d] = bk_slots_of(&who->free, p->first + d,
		    p->minutes);
	}
}

void
bk_plan_staff(struct bk_planning *p)
{
	const struct bk_school *s = p->in.world->school;
	const char *bad;

	p->person = bk_arena_zalloc(p->arena, (s->staff.n + 1) *
	    sizeof(*p->person));
	for (size_t i = 0; i < s->staff.n; i++) {
		const struct bk_staff *who = &s->staff.v[i];
		struct bk_plan_person *one = &p->person[p->npersons];

		if (!who->id || bk_windows_parse(&who->free, p->arena,
		    &one->free, &bad) < 0)
			continue;
		one->staff = who;
		one->limit = who->max_visits_per_day != BK_INT_NONE ?
		    who->max_visits_per_day :
		    p->in.world->policy->visit.max_per_day;
		p->npersons++;
	}
	if (p->npersons)
		qsort(p->person, (size_t)p->npersons, sizeof(*p->person),
		    by_staff_id);
	for (int i = 0; i < p->npersons; i++)
		person_days(p, &p->person[i]);
}

static int
person_of(const struct bk_planning *p, const struct bk_staff *who)
{
	for (int i = 0; who && i < p->npersons; i++)
		if (strcmp(p->person[i].staff->id, who->id) == 0)
			return i;
	return BK_PLAN_NOBODY;
}

/* 4.8: the case's counsellor, else the class's; of a routine the homeroom. */
const struct bk_staff *
bk_plan_visitor(const struct bk_planning *p, const struct bk_plan_member *m)
{
	const struct bk_school *s = p->in.world->school;
	const char *class = m->student ? m->student->class :
	    m->c ? m->c->student.class : NULL;
	const struct bk_staff *who = NULL;

	if (m->routine)
		return bk_school_homeroom(s, class);
	if (m->c && m->c->counsellor)
		who = bk_school_staff(s, m->c->counsellor);
	return who ? who : bk_school_counsellor(s, class);
}

/*
 * Who may go and has met the family: where there is a choice at all, as of
 * siblings in two classes.
 */
static void
find_known(const struct bk_planning *p, struct bk_plan_call *c)
{
	c->known = BK_PLAN_NOBODY;
	for (size_t i = 0; i < c->nmembers && p->in.family; i++) {
		const struct bk_student *s = c->member[i].student;
		const char *by = s ? bk_family_met(p->in.family, s) : NULL;

		for (size_t k = 0; by && k < c->nvisitors; k++)
			if (strcmp(p->person[c->visitor[k]].staff->id,
			    by) == 0)
				c->known = c->visitor[k];
	}
}

static void
find_visitors(const struct bk_planning *p, struct bk_plan_call *c)
{
	c->visitor = bk_arena_alloc(p->arena, c->nmembers *
	    sizeof(*c->visitor));
	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_student *s = c->member[i].student;
		int who = person_of(p, bk_plan_visitor(p, &c->member[i]));
		size_t k = 0;

		while (k < c->nvisitors && c->visitor[k] != who)
			k++;
		if (who >= 0 && k == c->nvisitors)
			c->visitor[c->nvisitors++] = who;
		if (c->homeroom < 0)
			c->homeroom = person_of(p, bk_school_homeroom(
			    p->in.world->school, s ? s->class :
			    c->member[i].c->student.class));
	}
}

/* --- the calendar ------------------------------------------------------- */

/* Short days: the visit lies in their hours. */
static void
shorten(const struct bk_planning *p, bk_date day, const char *grade,
    struct bk_slots *open)
{
	const struct bk_calendar *cal = p->in.world->calendar;

	for (size_t i = 0; i < cal->days.n; i++) {
		const struct bk_day_off *d = &cal->days.v[i];
		bool ours = d->grades.n == 0;
		struct bk_slots hours = { { 0 } };
		int start, end;

		for (size_t k = 0; k < d->grades.n && grade; k++)
			ours |= strcmp(d->grades.v[k], grade) == 0;
		if (!d->hours || !ours || day < d->from || day > d->to ||
		    bk_calendar_hours(bk_str(d->hours), &start, &end) < 0)
			continue;
		bk_slots_add(&hours, start, end, p->minutes);
		*open = bk_slots_and(open, &hours);
	}
}

struct bk_slots
bk_plan_day(const struct bk_planning *p, const struct bk_plan_call *c,
    bk_date day)
{
	const struct bk_plan_world *w = p->in.world;
	struct bk_slots open = bk_slots_all(p->minutes);
	bk_weekdays days = 0;

	bk_calendar_weekdays(bk_str(w->policy->visit.days), &days);
	if (day < c->from || !(days & 1u << bk_date_weekday(day)))
		return (struct bk_slots){ { 0 } };
	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_student *s = c->member[i].student;
		const char *class = s ? bk_student_class(s, day) : NULL;
		const char *grade = class ? bk_school_grade(w->school, class) :
		    NULL;

		if (bk_calendar_off(w->calendar, day, grade,
		    w->policy->collective_is_workday))
			return (struct bk_slots){ { 0 } };
		shorten(p, day, grade, &open);
	}
	return bk_slots_and(&open, &p->local[day - p->first]);
}

/*
 * A visit that was called off is not planned for that hour again, whatever was
 * planned since; but half an hour later, where that was asked for, or where a
 * later call asked for the hour itself.
 */
static void
avoid_called_off(const struct bk_planning *p, const struct bk_case *k,
    bk_date day, struct bk_slots *open)
{
	const struct bk_slots before = *open;
	struct bk_planned off = { .date = BK_DATE_NONE }, wish;
	const struct bk_action *last = bk_plan_last_visit(k);

	for (size_t i = 0; i < k->actions.n; i++)
		if (bk_plan_called_off(k, i, &off) && off.date == day)
			bk_slots_drop(open, off.start, off.start + p->minutes,
			    p->minutes);
	if (!last || !bk_plan_wish(k, &wish) || wish.date != day ||
	    wish.start % BK_SLOT_MINUTES ||
	    !bk_slots_has(&before, wish.start / BK_SLOT_MINUTES))
		return;
	if (!bk_plan_called_off(k, (size_t)(last - k->actions.v), &off) ||
	    off.date != day || off.start != wish.start)
		bk_slots_add(open, wish.start, wish.start + p->minutes,
		    p->minutes);
}

struct bk_slots
bk_plan_open(const struct bk_planning *p, const struct bk_plan_call *c,
    bk_date day)
{
	struct bk_slots open = bk_plan_day(p, c, day);

	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_plan_member *m = &c->member[i];
		const struct bk_case *k = m->routine ? m->routine->told :
		    m->c;

		if (k)
			avoid_called_off(p, k, day, &open);
	}
	return open;
}

static void
look_at_calendar(struct bk_planning *p, struct bk_plan_call *c)
{
	const struct bk_slots none = { { 0 } };

	c->open = bk_arena_zalloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*c->open));
	for (int d = 0; d < p->nlook; d++)
		c->open[d] = p->first + d <= c->due ? bk_plan_open(p, c,
		    p->first + d) : none;
}

/* --- doors -------------------------------------------------------------- */

static const struct bk_guardian *
named(const struct bk_student *s, const char *name)
{
	for (size_t i = 0; i < s->guardians.n; i++) {
		const struct bk_guardian *g = &s->guardians.v[i];

		if (!g->deceased && strcmp(g->name ? g->name : "", name) == 0)
			return g;
	}
	return NULL;
}

/* A plan knows people by name: if two share one, it means the first. */
static const struct bk_guardian *
addressed(const struct bk_student *s)
{
	const struct bk_guardian *g = bk_student_guardian(s);

	return g ? named(s, g->name ? g->name : "") : NULL;
}

/* Fill in one door; false where a window of it cannot be read: *bad. */
static bool
make_door(struct bk_planning *p, const struct bk_plan_call *c,
    const char *name, struct bk_plan_door *d, const char **bad)
{
	const struct bk_texts none = { NULL, 0 };

	*d = (struct bk_plan_door){ .preferred = true, .female = true };
	d->guardian = bk_arena_alloc(p->arena, c->nmembers *
	    sizeof(*d->guardian));
	d->windows = bk_arena_alloc(p->arena, c->nmembers *
	    sizeof(*d->windows));
	d->day = bk_arena_alloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*d->day));
	for (int k = 0; k < p->nlook; k++)
		d->day[k] = bk_slots_all(p->minutes);
	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_student *s = c->member[i].student;
		const struct bk_guardian *first = addressed(s);
		const struct bk_guardian *g = named(s, name);

		g = g ? g : first;
		d->guardian[i] = g;
		d->preferred &= g == first;
		d->female &= g && g->sex == BK_FEMALE;
		if (bk_windows_parse(g ? &g->available : &none, p->arena,
		    &d->windows[i], bad) < 0)
			return false;
		for (int k = 0; k < p->nlook; k++) {
			struct bk_slots one = bk_slots_of(bk_plan_at_home(p,
			    d, i, k), p->first + k, p->minutes);

			d->day[k] = bk_slots_and(&d->day[k], &one);
		}
	}
	return true;
}

/* Does the door open nothing that an earlier, better one does not? */
static bool
useless(const struct bk_planning *p, const struct bk_plan_call *c,
    const struct bk_plan_door *d)
{
	for (size_t i = 0; i < c->ndoors; i++) {
		const struct bk_plan_door *e = &c->door[i];
		bool more = (d->female && !e->female) ||
		    (d->preferred && !e->preferred);

		for (int k = 0; k < p->nlook && !more; k++) {
			struct bk_slots both = bk_slots_and(&d->day[k],
			    &e->day[k]);

			more = memcmp(&both, &d->day[k], sizeof(both)) != 0;
		}
		if (!more)
			return true;
	}
	return false;
}

static void
open_door(struct bk_planning *p, struct bk_plan_call *c, const char *name)
{
	struct bk_plan_door *d = &c->door[c->ndoors];

	if (c->ndoors == BK_PLAN_CHOICES)
		return;
	if (!make_door(p, c, name, d, &c->unread))
		c->why = "a window of the guardian's cannot be read";
	else if (!useless(p, c, d))
		c->ndoors++;
}

/* The doors of a call, the preferred one first; none: c->why says it. */
static void
find_doors(struct bk_planning *p, struct bk_plan_call *c)
{
	const char *why = NULL;

	c->door = bk_arena_zalloc(p->arena, BK_PLAN_CHOICES *
	    sizeof(*c->door));
	for (size_t i = 0; i < c->nmembers && !why; i++) {
		const struct bk_student *s = c->member[i].student;

		if (!s)
			why = "not on the roster: nobody knows the home";
		else if (s->guardians.n && !bk_student_guardian(s))
			why = "no living guardian is on the roster";
	}
	for (size_t i = 0; i < c->nmembers && !why; i++) {
		const struct bk_guardian *g = bk_student_guardian(
		    c->member[i].student);

		open_door(p, c, g && g->name ? g->name : "");
	}
	for (size_t i = 0; i < c->nmembers && !why; i++) {
		const struct bk_student *s = c->member[i].student;

		for (size_t k = 0; k < s->guardians.n; k++)
			if (!s->guardians.v[k].deceased)
				open_door(p, c, s->guardians.v[k].name ?
				    s->guardians.v[k].name : "");
	}
	if (why || c->ndoors) {
		c->why = why;
		c->unread = NULL;
	}
}

/* --- all of them -------------------------------------------------------- */

size_t
bk_plan_calls(struct bk_planning *p)
{
	struct roll roll = { NULL, 0 };

	call_up(p, &roll);
	group(p, &roll);
	if (p->ncalls)
		qsort(p->call, p->ncalls, sizeof(*p->call),
		    bk_plan_by_first_id);
	return roll.n;
}

void
bk_plan_prepare(struct bk_planning *p, struct bk_plan_call *c)
{
	if (c->member[0].ready.state != BK_READY_YES) {
		c->why = bk_ready_tell(&c->member[0].ready, BK_LANG_EN,
		    p->arena);
		return;
	}
	if (c->stands)
		return;
	find_visitors(p, c);
	find_known(p, c);
	find_doors(p, c);
	look_at_calendar(p, c);
}
