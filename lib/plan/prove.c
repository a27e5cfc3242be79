#include "prove.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "provehours.h"
#include "ready.h"

enum { GRID = 5 };		/* starts are multiples of five minutes */

struct checker {
	const struct bk_prove *p;
	const struct bk_visit	*v;		/* the plan */
	size_t		n;
	struct bk_arena	arena;
	size_t		broken;
};

static void
broken(struct checker *c, const struct bk_visit *v, const char *what)
{
	c->broken++;
	if (c->p->say)
		c->p->say(c->p->ctx, v, what);
}

static const struct bk_student *
student_of(const struct checker *c, const struct bk_visit *v)
{
	return v->nis ? bk_map_get(c->p->world->students, bk_str(v->nis)) :
	    NULL;
}

static const struct bk_case *
case_of(const struct checker *c, const struct bk_visit *v)
{
	return v->case_id && c->p->cases ? bk_map_get(c->p->cases,
	    bk_str(v->case_id)) : NULL;
}

/* What was planned and done of it, or NULL. */
static const struct bk_case *
record_of(const struct checker *c, const struct bk_visit *v)
{
	return v->routine && c->p->routines ? bk_map_get(c->p->routines,
	    bk_str(v->routine)) : case_of(c, v);
}

/*
 * The guardian that the visit names, or one without a name if it names none;
 * NULL when the student has no such guardian.
 */
static const struct bk_guardian *
guardian_of(const struct checker *c, const struct bk_visit *v)
{
	const struct bk_student *s = student_of(c, v);

	for (size_t i = 0; s && i < s->guardians.n; i++) {
		const struct bk_guardian *g = &s->guardians.v[i];

		if (!g->deceased && strcmp(g->name ? g->name : "",
		    v->guardian ? v->guardian : "") == 0)
			return g;
	}
	return NULL;
}

/* One call at one door: siblings of a household at once [4.11]. */
static bool
same_visit(const struct checker *c, const struct bk_visit *a,
    const struct bk_visit *b)
{
	const struct bk_student *x = student_of(c, a), *y = student_of(c, b);

	return a->date == b->date && a->start == b->start &&
	    a->end == b->end && x && y && x->household && *x->household &&
	    y->household && strcmp(x->household, y->household) == 0 &&
	    a->visitor &&
	    b->visitor && strcmp(a->visitor, b->visitor) == 0;
}

/* --- one visit alone ---------------------------------------------------- */

/* 4.4: the day is a possible one. */
static void
check_day(struct checker *c, const struct bk_visit *v)
{
	const struct bk_plan_world *w = c->p->world;
	const struct bk_student *s = student_of(c, v);
	const char *class = s ? bk_student_class(s, v->date) : NULL;
	const char *grade = class ? bk_school_grade(w->school, class) : NULL;
	bk_weekdays days = 0;

	bk_calendar_weekdays(bk_str(w->policy->visit.days), &days);
	if (!c->p->past_is_fine && v->date <= w->today)
		broken(c, v, "not after today");
	if (!(days & 1u << bk_date_weekday(v->date)))
		broken(c, v, "not a weekday of visits");
	if (bk_calendar_off(w->calendar, v->date, grade,
	    w->policy->collective_is_workday))
		broken(c, v, "on a day without school");
}

/* An entry without grades is for all. */
static bool
concerns(const struct checker *c, const struct bk_day_off *d,
    const struct bk_visit *v)
{
	const struct bk_student *s = student_of(c, v);
	const char *class = s ? bk_student_class(s, v->date) : NULL;
	const char *grade = class ? bk_school_grade(c->p->world->school,
	    class) : NULL;

	for (size_t i = 0; grade && i < d->grades.n; i++)
		if (strcmp(d->grades.v[i], grade) == 0)
			return true;
	return d->grades.n == 0;
}

/* A short day: the visit lies in its hours. */
static void
check_short_day(struct checker *c, const struct bk_visit *v)
{
	const struct bk_calendar *cal = c->p->world->calendar;

	for (size_t i = 0; i < cal->days.n; i++) {
		const struct bk_day_off *d = &cal->days.v[i];
		int start, end;

		if (!d->hours || v->date < d->from || v->date > d->to ||
		    !concerns(c, d, v))
			continue;
		if (bk_calendar_hours(bk_str(d->hours), &start, &end) == 0 &&
		    (v->start < start || v->end > end))
			broken(c, v, "outside the hours of a short day");
	}
}

/* 4.7: one of the student's guardians, and a living one. */
static void
check_guardian(struct checker *c, const struct bk_visit *v)
{
	const struct bk_student *s = student_of(c, v);

	if (s && s->guardians.n && !guardian_of(c, v))
		broken(c, v, "no living guardian of the student's");
}

/* 4.5, 4.6: windows, quiet times and length. */
static void
check_hours(struct checker *c, const struct bk_visit *v)
{
	const struct bk_visit_policy *p = &c->p->world->policy->visit;
	const struct bk_guardian *g = guardian_of(c, v);
	const struct bk_texts none = { NULL, 0 };
	const char *what = bk_provehours_place(c->p->world, v);

	if (v->start % GRID != 0)
		broken(c, v, "does not start on five minutes");
	if (v->end - v->start != p->minutes.usual)
		broken(c, v, "not of the usual length");
	if (!bk_provehours_within(g ? &g->available : &none,
	    &p->default_windows, v, &c->arena))
		broken(c, v, "not within a window of the guardian");
	if (what)
		broken(c, v, what);
}

static void
check_person(struct checker *c, const struct bk_visit *v, const char *id)
{
	const struct bk_staff *p = bk_school_staff(c->p->world->school, id);

	if (!p) {
		broken(c, v, "a person who is not in school.yaml");
		return;
	}
	if (!bk_provehours_within(&p->free, NULL, v, &c->arena))
		broken(c, v, "a person who is not free then");
	for (size_t i = 0; i < p->away.n; i++)
		if (bk_student_span_holds(&p->away.v[i], v->date))
			broken(c, v, "a person who is away");
}

/* 4.8: the case's counsellor, else the class's (which falls back). */
static const char *
counsellor_id(const struct checker *c, const struct bk_visit *v)
{
	const struct bk_school *school = c->p->world->school;
	const struct bk_case *k = case_of(c, v);
	const struct bk_student *s = student_of(c, v);
	const struct bk_staff *who;

	if (!k)
		return "";
	who = k->counsellor ? bk_school_staff(school, k->counsellor) : NULL;
	if (!who)
		who = bk_school_counsellor(school, s ? s->class :
		    k->student.class);
	return who ? who->id : "";
}

static void
check_visitor(struct checker *c, const struct bk_visit *v)
{
	const struct bk_case *k = case_of(c, v);

	if (!v->visitor) {
		broken(c, v, "no visitor");
		return;
	}
	check_person(c, v, v->visitor);
	for (size_t i = 0; i < v->with.n; i++)
		check_person(c, v, v->with.v[i]);
	if (!k)
		return;
	if (strcmp(counsellor_id(c, v), v->visitor) == 0)
		return;
	for (size_t i = 0; i < c->n; i++)	/* siblings: of any of them */
		if (same_visit(c, v, &c->v[i]) &&
		    strcmp(counsellor_id(c, &c->v[i]), v->visitor) == 0)
			return;
	broken(c, v, "not the counsellor of the case");
}

/* 4.9 [J]: a female visitor to a male guardian goes with a companion. */
static void
check_companion(struct checker *c, const struct bk_visit *v)
{
	const struct bk_plan_world *w = c->p->world;
	const struct bk_staff *p = bk_school_staff(w->school, v->visitor);
	const struct bk_guardian *g = guardian_of(c, v);
	bool needed = w->policy->visit.companion == BK_ALWAYS;

	if (w->policy->visit.companion == BK_FEMALE_TO_MALE)
		needed = p && p->sex == BK_FEMALE &&
		    !(g && g->sex == BK_FEMALE);
	if (needed && v->with.n == 0)
		broken(c, v, "without a companion");
	for (size_t i = 0; i < v->with.n; i++)
		if (v->visitor && strcmp(v->with.v[i], v->visitor) == 0)
			broken(c, v, "the visitor as own companion");
}

/* 4.1 - 4.3: it is to be visited, nothing bars it, and in time [B]. */
static void
check_standard(struct checker *c, const struct bk_visit *v)
{
	const struct bk_plan_world *w = c->p->world;
	const struct bk_case *k = case_of(c, v);
	struct bk_readiness r;

	if (!k)
		return;
	bk_ready_of(k, w->school, w->policy, w->calendar, &r);
	bk_ready_restrict(&r, student_of(c, v), w->today);
	if (r.state != BK_READY_YES)
		broken(c, v, r.why[0] ? r.why[0] : "no visit is due");
	if (r.approved != BK_DATE_NONE && v->date < r.approved)
		broken(c, v, "before the approval");
	if (r.service_due != v->service_due)
		broken(c, v, "another service_due than the approval gives");
	if (r.service_due != BK_DATE_NONE && v->date > r.service_due)
		broken(c, v, "later than the service standard allows");
}

/* --- today's ------------------------------------------------------------ */

/* How many visits were recorded, and was the last called off? */
static int
recorded(const struct bk_case *k, bool *called_off)
{
	int n = 0;

	*called_off = false;
	for (size_t i = 0; i < k->actions.n; i++)
		if (k->actions.v[i].step == BK_STEP_VISIT) {
			*called_off = k->actions.v[i].outcome ==
			    BK_VISIT_CANCELLED;
			n++;
		}
	return n;
}

/* Is something recorded of the visit that `planned` announces? */
static bool
is_over(const struct bk_case *k)
{
	const char *text = bk_node_text(k->planned.node, "tries");
	uint64_t tries;
	bool called_off;
	int n = recorded(k, &called_off);

	if (text && bk_str_uint(bk_str(text), 1000000, &tries) == 0)
		return n > (int)tries;
	for (size_t i = 0; i < k->actions.n; i++)
		if (k->actions.v[i].step == BK_STEP_VISIT &&
		    k->actions.v[i].date >= k->planned.date)
			return true;
	return called_off;
}

/* 4.4: the visit of today that was announced, to the minute. */
static bool
is_announced(const struct checker *c, const struct bk_visit *v)
{
	const struct bk_case *k = record_of(c, v);
	const struct bk_planned *p = k ? &k->planned : NULL;

	if (!p || v->date != c->p->world->today || p->date != v->date ||
	    p->start != v->start || p->end != v->end || !p->visitor ||
	    !v->visitor || strcmp(p->visitor, v->visitor) != 0 ||
	    p->with.n != v->with.n || is_over(k))
		return false;
	for (size_t i = 0; i < p->with.n; i++)
		if (strcmp(p->with.v[i], v->with.v[i]) != 0)
			return false;
	return true;
}

static void
check_presence(struct checker *c, const struct bk_visit *v, const char *id)
{
	const struct bk_staff *p = bk_school_staff(c->p->world->school, id);

	if (!p)
		broken(c, v, "a person who is not in school.yaml");
	for (size_t i = 0; p && i < p->away.n; i++)
		if (bk_student_span_holds(&p->away.v[i], v->date))
			broken(c, v, "a person who is away");
}

static void
check_announced(struct checker *c, const struct bk_visit *v)
{
	const struct bk_plan_world *w = c->p->world;
	const struct bk_case *k = case_of(c, v);
	struct bk_readiness r;

	check_presence(c, v, v->visitor);
	for (size_t i = 0; i < v->with.n; i++)
		check_presence(c, v, v->with.v[i]);
	if (!k)
		return;
	bk_ready_of(k, w->school, w->policy, w->calendar, &r);
	bk_ready_restrict(&r, student_of(c, v), w->today);
	if (r.state != BK_READY_YES)
		broken(c, v, r.why[0] ? r.why[0] : "no visit is due");
}

/* --- the visits of one person ------------------------------------------- */

/* A call at a door: one visit, or those of siblings at once [4.11]. */
struct call {
	const struct bk_visit	*v;
	const char		*person;
};

static int
by_person_and_time(const void *a, const void *b)
{
	const struct call *x = a, *y = b;
	int r = strcmp(x->person, y->person);

	if (r == 0)
		r = (x->v->date > y->v->date) - (x->v->date < y->v->date);
	if (r == 0)
		r = x->v->start - y->v->start;
	return r ? r : strcmp(x->v->nis ? x->v->nis : "",
	    y->v->nis ? y->v->nis : "");
}

static double
radians(double degrees)
{
	return degrees * 3.14159265358979323846 / 180;
}

/* The great circle, R = 6371 km; villages where coordinates are missing. */
static double
kilometres(const struct bk_home *a, const struct bk_home *b)
{
	double dlat, dlon, h;

	if (isnan(a->lat) || isnan(a->lon) || isnan(b->lat) || isnan(b->lon))
		return a->village && b->village &&
		    strcmp(a->village, b->village) == 0 ? 0 : 5;
	dlat = radians(b->lat - a->lat);
	dlon = radians(b->lon - a->lon);
	h = pow(sin(dlat / 2), 2) + cos(radians(a->lat)) *
	    cos(radians(b->lat)) * pow(sin(dlon / 2), 2);
	return 2 * 6371 * asin(sqrt(h > 1 ? 1 : h));
}

/* 4.10: minutes from one door to the next, without the gap. */
static int
travel(const struct checker *c, const struct bk_visit *from,
    const struct bk_visit *to)
{
	const struct bk_visit_policy *p = &c->p->world->policy->visit;
	const struct bk_student *a = student_of(c, from);
	const struct bk_student *b = student_of(c, to);
	double factor = 1, minutes;

	if (!a || !b)
		return 0;
	if (c->p->travel && c->p->travel(c->p->ctx, a, b) >= 0)
		return c->p->travel(c->p->ctx, a, b);
	if (a->home.terrain == BK_HARD || b->home.terrain == BK_HARD)
		factor = p->hard_terrain_factor;
	minutes = 60 * p->road_factor * kilometres(&a->home, &b->home) /
	    bk_provehours_speed(p, from->date) * factor;
	return (int)ceil(minutes - 1e-9);
}

/* The same between school and a door. */
static int
school_way(const struct checker *c, const struct bk_visit *v)
{
	const struct bk_visit_policy *p = &c->p->world->policy->visit;
	const struct bk_school *school = c->p->world->school;
	const struct bk_student *s = student_of(c, v);
	struct bk_home at = { .lat = school->lat, .lon = school->lon };
	double km;

	if (!s)
		return 0;
	if (c->p->travel && c->p->travel(c->p->ctx, s, NULL) >= 0)
		return c->p->travel(c->p->ctx, s, NULL);
	km = kilometres(&s->home, &at);
	if (isnan(s->home.lat + s->home.lon + at.lat + at.lon) &&
	    !isnan(s->home.distance_km))
		km = s->home.distance_km / p->road_factor;
	return (int)ceil(60 * p->road_factor * km /
	    bk_provehours_speed(p, v->date) * (s->home.terrain == BK_HARD ?
	    p->hard_terrain_factor : 1) - 1e-9);
}

static int
limit_of(const struct checker *c, const char *id)
{
	const struct bk_staff *p = bk_school_staff(c->p->world->school, id);

	return p && p->max_visits_per_day != BK_INT_NONE ?
	    p->max_visits_per_day : c->p->world->policy->visit.max_per_day;
}

/* 4.10: the calls of a person's day, from school and back. */
static void
check_school_ways(struct checker *c, const struct call *call, size_t n)
{
	const struct bk_staff *who = bk_school_staff(c->p->world->school,
	    call->person);
	struct bk_provehours_stop *stop = bk_arena_alloc(&c->arena, n *
	    sizeof(*stop));

	for (size_t i = 0; i < n; i++)
		stop[i] = (struct bk_provehours_stop){ call[i].v->start,
			call[i].v->end, school_way(c, call[i].v) };
	for (size_t i = 0; who && i < n; i++)
		if (!bk_provehours_way(&who->free, call->v->date, stop, n, i,
		    &c->arena))
			broken(c, call[i].v, "no time for the way from "
			    "school or back");
}

static void
check_days(struct checker *c, const struct call *call, size_t n)
{
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && strcmp(call[i].person,
		    call[end].person) == 0 && call[i].v->date ==
		    call[end].v->date; )
			end++;
		check_school_ways(c, call + i, end - i);
	}
}

/* Consecutive calls of each person: travel between them, number a day. */
static void
check_calls(struct checker *c, const struct call *call, size_t n)
{
	const struct bk_visit_policy *p = &c->p->world->policy->visit;
	int today = 0;

	for (size_t i = 0; i < n; i++) {
		const struct call *a = i ? &call[i - 1] : NULL, *b = &call[i];

		if (!a || strcmp(a->person, b->person) != 0 ||
		    a->v->date != b->v->date) {
			today = 0;
			a = NULL;
		}
		if (a && same_visit(c, a->v, b->v))
			continue;
		if (++today > limit_of(c, b->person))
			broken(c, b->v, "more visits than a person makes a "
			    "day");
		if (a && b->v->start < a->v->end + travel(c, a->v, b->v) +
		    p->gap_minutes)
			broken(c, b->v, "too soon after the visit before");
	}
}

static void
check_visit(struct checker *c, const struct bk_visit *v)
{
	check_day(c, v);
	check_short_day(c, v);
	check_guardian(c, v);
	check_hours(c, v);
	check_visitor(c, v);
	check_companion(c, v);
	check_standard(c, v);
}

size_t
bk_prove(const struct bk_prove *p, const struct bk_visit *v, size_t n)
{
	struct checker c = { p, v, n, BK_ARENA_INIT, 0 };
	struct call *call;
	size_t ncalls = 0, people = 0;

	for (size_t i = 0; i < n; i++)
		people += 1 + v[i].with.n;
	call = bk_xcalloc(people, sizeof(*call));
	for (size_t i = 0; i < n; i++) {
		if (v[i].date == BK_DATE_NONE)
			continue;
		if (is_announced(&c, &v[i])) {
			check_announced(&c, &v[i]);
			continue;
		}
		check_visit(&c, &v[i]);
		if (v[i].visitor)
			call[ncalls++] = (struct call){ &v[i], v[i].visitor };
		for (size_t k = 0; v[i].visitor && k < v[i].with.n; k++)
			call[ncalls++] = (struct call){ &v[i],
				v[i].with.v[k] };
	}
	qsort(call, ncalls, sizeof(*call), by_person_and_time);
	check_calls(&c, call, ncalls);
	if (p->world->policy->visit.from_school)
		check_days(&c, call, ncalls);
	free(call);
	bk_arena_free(&c.arena);
	return c.broken;
}
