#include "planner.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "planpart.h"

enum {
	HORIZON = 366,		/* days: no plan looks further */
	BEHIND = 14		/* days: what might be done after the standard */
};

/* --- weights ---------------------------------------------------------------- */

static const struct bk_bind weight_binds[] = {
	BK_BIND("visit", INT, struct bk_plan_weights, visit),
	BK_BIND("urgent", INT, struct bk_plan_weights, urgent),
	BK_BIND("move", INT, struct bk_plan_weights, move),
	BK_BIND("guardian", INT, struct bk_plan_weights, guardian),
	BK_BIND("companion", INT, struct bk_plan_weights, companion),
	BK_BIND("trip", INT, struct bk_plan_weights, trip),
	BK_BIND("area", INT, struct bk_plan_weights, area),
	BK_BIND("travel", INT, struct bk_plan_weights, travel),
	BK_BIND("load", INT, struct bk_plan_weights, load),
	BK_BIND("day", INT, struct bk_plan_weights, day),
	BK_BIND_END
};

int
bk_plan_weights_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_plan_weights *out)
{
	struct bk_plan_weights w = {
		.visit = 1000000000, .urgent = 10000000, .move = 100000,
		.guardian = 30000, .companion = 20000, .trip = 10000,
		.area = 1500, .travel = 10, .load = 1, .day = 1,
	};

	if (n && bk_bind_load(r, weight_binds, n, &w) < 0)
		return -1;
	*out = w;
	return 0;
}

/* --- what was announced -------------------------------------------------------- */

int
bk_plan_tries(const struct bk_case *c)
{
	int n = 0;

	for (size_t i = 0; i < c->actions.n; i++)
		n += c->actions.v[i].step == BK_STEP_VISIT;
	return n;
}

static const struct bk_action *
last_visit(const struct bk_case *c)
{
	for (size_t i = c->actions.n; i > 0; i--)
		if (c->actions.v[i - 1].step == BK_STEP_VISIT)
			return &c->actions.v[i - 1];
	return NULL;
}

/* `moved_to: 2020-10-07T15:00` of a visit that the guardian called off. */
static bool
wish(const struct bk_action *a, bk_date today, struct bk_planned *out)
{
	const char *text = a && a->outcome == BK_VISIT_CANCELLED ?
	    bk_node_text(a->node, "moved_to") : NULL;
	int64_t stamp;
	struct bk_planned p = { .date = BK_DATE_NONE };

	if (!text || bk_stamp_parse(bk_str(text), &stamp) < 0)
		return false;
	p.date = (bk_date)(stamp / (24 * 60));
	p.start = (int)(stamp % (24 * 60));
	if (p.date <= today)
		return false;
	*out = p;
	return true;
}

/*
 * Was anything recorded since the plan was written? bk-schedule notes how
 * many visits there were then; of a plan written by hand, the days tell.
 */
static bool
outlived(const struct bk_case *c, const struct bk_action *last)
{
	const char *tries = bk_node_text(c->planned.node, "tries");
	uint64_t n;

	if (!last)
		return false;
	if (tries && bk_str_uint(bk_str(tries), 1000000, &n) == 0)
		return (int)n < bk_plan_tries(c);
	return last->outcome == BK_VISIT_CANCELLED ||
	    last->date >= c->planned.date;
}

bool
bk_plan_announced(const struct bk_case *c, bk_date today,
    struct bk_planned *out)
{
	const struct bk_action *last = last_visit(c);

	if (c->planned.date != BK_DATE_NONE && c->planned.date > today &&
	    c->planned.start != BK_INT_NONE && !outlived(c, last)) {
		*out = c->planned;
		return true;
	}
	return wish(last, today, out);
}

/* --- who is to be visited ------------------------------------------------------- */

struct roll {
	struct bk_plan_member	*v;
	size_t			 n;
};

static const struct bk_student *
student_of(const struct bk_planning *p, const char *nis)
{
	return nis ? bk_map_get(p->in.world->students, bk_str(nis)) : NULL;
}

/* Siblings share a household; who has none is a household of one. */
static int
door_cmp(const struct bk_plan_member *a, const struct bk_plan_member *b)
{
	const char *x = a->student ? a->student->household : NULL;
	const char *y = b->student ? b->student->household : NULL;

	if (!a->routine != !b->routine)
		return a->routine ? 1 : -1;
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

		bk_visit_ready(c, w->school, w->policy, w->calendar,
		    &m->ready);
		if (m->ready.state == BK_READY_NOT_DUE)
			continue;
		m->c = c;
		m->id = c->id;
		m->nis = c->student.nis;
		m->student = student_of(p, m->nis);
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
		step = all ? end - i : 1;	/* 4.11: where all are ready */
		for (size_t k = i; k < end; k += step)
			p->call[p->ncalls++] = (struct bk_plan_call){
				.member = &roll->v[k], .nmembers = step,
				.homeroom = BK_PLAN_NOBODY,
				.at = { .day = -1 },
			};
	}
}

static int
by_first_id(const void *a, const void *b)
{
	const struct bk_plan_call *x = a, *y = b;

	return strcmp(x->member[0].id, y->member[0].id);
}

/* --- staff ----------------------------------------------------------------------- */

static int
by_staff_id(const void *a, const void *b)
{
	const struct bk_plan_person *x = a, *y = b;

	return strcmp(x->staff->id, y->staff->id);
}

/* 4.8: free, and not away. */
static void
person_days(const struct bk_planning *p, struct bk_plan_person *who)
{
	who->day = bk_arena_zalloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*who->day));
	for (int d = 0; d < p->nlook; d++) {
		bool away = false;

		for (size_t i = 0; i < who->staff->away.n; i++)
			away |= bk_span_holds(&who->staff->away.v[i],
			    p->first + d);
		if (!away)
			who->day[d] = bk_slots_of(&who->free, p->first + d,
			    p->minutes);
	}
}

static void
add_staff(struct bk_planning *p)
{
	const struct bk_school *s = p->in.world->school;
	const char *bad;

	p->person = bk_arena_zalloc(p->arena, (s->staff.n + 1) *
	    sizeof(*p->person));
	for (size_t i = 0; i < s->staff.n; i++) {
		const struct bk_staff *who = &s->staff.v[i];
		struct bk_plan_person *one = &p->person[p->npersons];

		if (who->free.n == 0 || !who->id || bk_windows_parse(
		    &who->free, p->arena, &one->free, &bad) < 0)
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
static const struct bk_staff *
visitor_of(const struct bk_planning *p, const struct bk_plan_member *m)
{
	const struct bk_school *s = p->in.world->school;
	const char *class = m->student ? m->student->class :
	    m->c ? m->c->student.class : NULL;
	const struct bk_staff *who = NULL;

	if (m->routine)
		return bk_school_homeroom(s, class);
	if (m->c->counsellor)
		who = bk_school_staff(s, m->c->counsellor);
	return who ? who : bk_school_counsellor(s, class);
}

static void
find_visitors(const struct bk_planning *p, struct bk_plan_call *c)
{
	c->visitor = bk_arena_alloc(p->arena, c->nmembers *
	    sizeof(*c->visitor));
	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_student *s = c->member[i].student;
		int who = person_of(p, visitor_of(p, &c->member[i]));
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

/* --- the calendar ----------------------------------------------------------------- */

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
		    bk_hours_parse(bk_str(d->hours), &start, &end) < 0)
			continue;
		bk_slots_add(&hours, start, end, p->minutes);
		*open = bk_slots_and(open, &hours);
	}
}

struct bk_slots
bk_plan_open(const struct bk_planning *p, const struct bk_plan_call *c, bk_date day)
{
	const struct bk_plan_world *w = p->in.world;
	struct bk_slots open = bk_slots_all(p->minutes);
	bk_weekdays days = 0;

	bk_weekdays_parse(bk_str(w->policy->visit.days), &days);
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
	for (size_t i = 0; i < p->quiet.n; i++)
		if (p->quiet.v[i].days & 1u << bk_date_weekday(day))
			bk_slots_drop(&open, p->quiet.v[i].start,
			    p->quiet.v[i].end, p->minutes);
	return open;
}

/*
 * A visit that was called off is not planned for the very hour again, as long
 * as there is another.
 */
static void
avoid_called_off(struct bk_planning *p, struct bk_plan_call *c,
    const struct bk_case *k)
{
	const struct bk_planned *was = &k->planned;
	int day = was->date == BK_DATE_NONE ? -1 : was->date - p->first;
	const struct bk_action *last = last_visit(k);
	struct bk_slots before;

	if (day < 0 || day >= p->ndays || was->start == BK_INT_NONE ||
	    !last || last->outcome != BK_VISIT_CANCELLED ||
	    !outlived(k, last))
		return;
	before = c->open[day];
	bk_slots_drop(&c->open[day], was->start, was->start + p->minutes,
	    p->minutes);
	for (int d = 0; d < p->ndays; d++)
		if (bk_slots_any(&c->open[d]))
			return;
	c->open[day] = before;
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
	for (size_t i = 0; i < c->nmembers; i++)
		if (c->member[i].c)
			avoid_called_off(p, c, c->member[i].c);
}

/* --- doors ------------------------------------------------------------------------- */

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

/* A plan knows people by name: of two with one name it means the first. */
static const struct bk_guardian *
addressed(const struct bk_student *s)
{
	const struct bk_guardian *g = bk_student_guardian(s);

	return g ? named(s, g->name ? g->name : "") : NULL;
}

/* Fill in one door; false where a window of it cannot be read. */
static bool
make_door(struct bk_planning *p, const struct bk_plan_call *c,
    const char *name, struct bk_plan_door *d)
{
	const struct bk_texts *usual =
	    &p->in.world->policy->visit.default_windows;
	const char *bad;

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
		if (bk_windows_parse(g && g->available.n ? &g->available :
		    usual, p->arena, &d->windows[i], &bad) < 0)
			return false;
		for (int k = 0; k < p->nlook; k++) {
			struct bk_slots one = bk_slots_of(&d->windows[i],
			    p->first + k, p->minutes);

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
	if (!make_door(p, c, name, d))
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
	if (why || c->ndoors)
		c->why = why;
}

/* --- deadlines and prices ------------------------------------------------------------- */

static void
set_span(struct bk_planning *p, struct bk_plan_call *c)
{
	c->from = p->in.world->today + 1;	/* 4.4 */
	c->due = bk_date_plus(c->from, HORIZON);
	c->approved = BK_DATE_NONE;
	c->announced.date = BK_DATE_NONE;
	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_plan_member *m = &c->member[i];
		bk_date due = m->ready.service_due;

		if (m->routine && i > 0)	/* with the first */
			continue;
		if (m->routine) {
			c->from = m->routine->from > c->from ?
			    m->routine->from : c->from;
			due = m->routine->to;
		}
		if (due != BK_DATE_NONE && due < c->due)
			c->due = due;
		if (c->approved == BK_DATE_NONE ||
		    m->ready.approved < c->approved)
			c->approved = m->ready.approved;
		if (m->student)
			c->flags += (int)m->student->flags.n;
		if (m->c && !p->in.replan &&
		    c->announced.date == BK_DATE_NONE)
			bk_plan_announced(m->c, p->in.world->today,
			    &c->announced);
	}
}

/* The most urgent first: by what the standard allows, need, patience. */
static int
by_urgency(const void *a, const void *b)
{
	const struct bk_plan_call *x = *(struct bk_plan_call *const *)a;
	const struct bk_plan_call *y = *(struct bk_plan_call *const *)b;

	if (!x->member[0].routine != !y->member[0].routine)
		return x->member[0].routine ? 1 : -1;
	if (x->member[0].routine &&
	    x->member[0].routine->last != y->member[0].routine->last)
		return x->member[0].routine->last <
		    y->member[0].routine->last ? -1 : 1;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	if (x->flags != y->flags)
		return x->flags > y->flags ? -1 : 1;
	if (x->approved != y->approved)
		return x->approved < y->approved ? -1 : 1;
	return by_first_id(x, y);
}

/*
 * Never two visits for an urgent one: what urgency adds to all of them is
 * less than one visit.
 */
static void
set_prices(struct bk_planning *p)
{
	struct bk_plan_call **by = bk_xcalloc(p->ncalls + 1, sizeof(*by));
	int64_t n = (int64_t)p->ncalls, urgent = p->in.weights.urgent;

	if (urgent > 2 * (int64_t)p->in.weights.visit / (n + 1) - 1)
		urgent = 2 * (int64_t)p->in.weights.visit / (n + 1) - 1;
	for (size_t i = 0; i < p->ncalls; i++)
		by[i] = &p->call[i];
	qsort(by, p->ncalls, sizeof(struct bk_plan_call *), by_urgency);
	for (int64_t i = 0; i < n; i++) {
		by[i]->price = (int64_t)p->in.weights.visit *
		    (int64_t)by[i]->nmembers + urgent * (n - i) / n;
		if (by[i]->member[0].routine)	/* after every case */
			by[i]->price = p->in.weights.move +
			    p->in.weights.trip + urgent * (n - i) / n / 100;
	}
	free(by);
}

/* --- ways ---------------------------------------------------------------------------- */

/* The longest between any two of their homes: siblings may be filed apart. */
static int
way(const struct bk_planning *p, const struct bk_plan_call *a,
    const struct bk_plan_call *b)
{
	int most = 0;

	for (size_t i = 0; i < a->nmembers; i++)
		for (size_t k = 0; k < (b ? b->nmembers : 1); k++) {
			const struct bk_student *x = a->member[i].student;
			const struct bk_student *y = b ?
			    b->member[k].student : NULL;
			int m = !x || (b && !y) ? 0 : b ?
			    bk_travel_minutes(&p->travel, x, y) :
			    bk_travel_to_school(&p->travel, x);

			most = m > most ? m : most;
		}
	return most;
}

static void
measure(struct bk_planning *p)
{
	size_t n = p->ncalls + 1;

	p->minutes_of = bk_arena_zalloc(p->arena, n * n *
	    sizeof(*p->minutes_of));
	for (size_t i = 1; i < n; i++) {
		p->minutes_of[i] = p->minutes_of[i * n] =
		    way(p, &p->call[i - 1], NULL);
		for (size_t k = 1; k < n; k++)
			if (k != i)
				p->minutes_of[i * n + k] = way(p,
				    &p->call[i - 1], &p->call[k - 1]);
	}
}

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

struct bk_slots
bk_plan_meeting(const struct bk_planning *p, const struct bk_plan_call *c,
    size_t door, int visitor, int day)
{
	struct bk_slots s = bk_slots_and(&c->open[day],
	    &c->door[door].day[day]);

	return bk_slots_and(&s, &p->person[visitor].day[day]);
}

/* --- the plan read out ----------------------------------------------------------------- */

static void
fill_placed(const struct bk_planning *p, const struct bk_plan_call *c,
    size_t member, struct bk_visit *v)
{
	const struct bk_plan_member *m = &c->member[member];
	const struct bk_guardian *g =
	    c->door[c->at.door].guardian[member];

	v->date = p->first + c->at.day;
	v->start = c->at.start * BK_SLOT_MINUTES;
	v->end = v->start + p->minutes;
	v->visitor = p->person[c->at.visitor].staff->id;
	if (c->at.companion != BK_PLAN_NOBODY) {
		v->with.v = bk_arena_alloc(p->arena, sizeof(*v->with.v));
		v->with.v[0] = p->person[c->at.companion].staff->id;
		v->with.n = 1;
	}
	v->guardian = g ? g->name : NULL;
	v->area = m->student->home.village;
}

static int
visit_cmp(const void *a, const void *b)
{
	return bk_visit_cmp(a, b);
}

static void
read_out(struct bk_planning *p, size_t nmembers, struct bk_plan *out)
{
	*out = (struct bk_plan){ .how = p };
	out->v = bk_arena_zalloc(p->arena, (nmembers + 1) * sizeof(*out->v));
	for (size_t i = 0; i < p->ncalls; i++)
		for (size_t k = 0; k < p->call[i].nmembers; k++) {
			const struct bk_plan_call *c = &p->call[i];
			const struct bk_plan_member *m = &c->member[k];
			struct bk_visit *v = &out->v[out->n++];

			v->case_id = m->c ? m->id : NULL;
			v->routine = m->routine ? m->id : NULL;
			v->nis = m->nis;
			v->date = BK_DATE_NONE;
			v->service_due = m->ready.service_due;
			if (c->at.day >= 0)
				fill_placed(p, c, k, v);
			else
				v->why = c->why;
			out->nunplaced += c->at.day < 0;
		}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), visit_cmp);
}

static void
set_horizon(struct bk_planning *p)
{
	bk_date last = p->in.world->today;

	for (size_t i = 0; i < p->ncalls; i++)
		if (p->call[i].member[0].ready.state == BK_READY_YES &&
		    p->call[i].due > last)
			last = p->call[i].due;
	p->first = p->in.world->today + 1;
	p->ndays = last - p->in.world->today;
	if (p->ndays > HORIZON)
		p->ndays = HORIZON;
	p->nlook = p->ndays + BEHIND;
}

/* What bars a call for good is its reason, and it is not planned. */
static void
prepare(struct bk_planning *p, struct bk_plan_call *c)
{
	if (c->member[0].ready.state != BK_READY_YES) {
		c->why = c->member[0].ready.why;
		return;
	}
	find_visitors(p, c);
	find_doors(p, c);
	look_at_calendar(p, c);
}

/* Whatever the search overlooked: a call that fits as the plan stands. */
static void
squeeze_in(struct bk_planning *p, size_t call)
{
	struct bk_plan_slot at;

	for (int day = 0; day < p->ndays; day++)
		if (bk_plan_fit(p, call, day, &at) >= 0) {
			p->call[call].at = at;
			bk_plan_agenda(p);
			return;
		}
}

void
bk_planner_run(const struct bk_planner *in, struct bk_arena *arena,
    struct bk_plan *out)
{
	struct bk_planning *p = bk_arena_zalloc(arena, sizeof(*p));
	const struct bk_visit_policy *policy = &in->world->policy->visit;
	struct roll roll = { NULL, 0 };
	const char *bad;

	p->in = *in;
	p->arena = arena;
	p->travel = (struct bk_travel){ in->world->school, policy, in->table };
	p->minutes = policy->minutes.usual;
	bk_windows_parse(&policy->quiet, arena, &p->quiet, &bad);
	bk_windows_parse(&policy->default_windows, arena, &p->usual, &bad);
	call_up(p, &roll);
	group(p, &roll);
	if (p->ncalls)
		qsort(p->call, p->ncalls, sizeof(*p->call), by_first_id);
	for (size_t i = 0; i < p->ncalls; i++)
		set_span(p, &p->call[i]);
	set_horizon(p);
	add_staff(p);
	for (size_t i = 0; i < p->ncalls; i++)
		prepare(p, &p->call[i]);
	set_prices(p);
	measure(p);
	bk_plan_solve(p);
	bk_plan_agenda(p);
	for (size_t i = 0; i < p->ncalls; i++)
		if (p->call[i].at.day < 0 && !p->call[i].why)
			squeeze_in(p, i);
	for (size_t i = 0; i < p->ncalls; i++)
		if (p->call[i].at.day < 0 && !p->call[i].why)
			p->call[i].why = bk_plan_why(p, i);
	read_out(p, roll.n, out);
}
