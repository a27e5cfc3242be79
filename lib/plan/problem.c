/*
 * One time axis in steps of five minutes, one day after the other. A task takes
 * no time of its own: the visit, the way and the gap are all in the time from
 * one place to the next, so that they are rounded up to the grid once.
 */
#include "problem.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct rates {				/* of companions, shared */
	int	visitor, homeroom, announced;
	int64_t	*v;
};

bool
bk_plan_in_play(const struct builder *b, size_t call)
{
	const struct bk_plan_call *c = &b->p->call[call];

	for (size_t i = 0; i < c->nvisitors; i++)
		if (c->visitor[i] == b->only)
			return true;
	return b->only == BK_PLAN_NOBODY;
}

/* Has the person a call that day which stays as it is? */
static bool
is_taken(const struct builder *b, int person, int day)
{
	const struct bk_planning *p = b->p;

	for (size_t i = 0; b->only >= 0 && i < p->nready; i++) {
		const struct bk_plan_slot *at = &p->call[i].at;

		if (at->day == day && (at->visitor == person ||
		    at->companion == person) && !bk_plan_in_play(b, i))
			return true;
	}
	return false;
}

/* --- shifts: a person's day --------------------------------------------- */

static void
note_needs(struct builder *b)
{
	const struct bk_planning *p = b->p;

	for (size_t i = 0; i < p->nready; i++) {
		const struct bk_plan_call *c = &p->call[i];

		if (!bk_plan_in_play(b, i))
			continue;
		for (size_t k = 0; k < c->nvisitors; k++) {
			int who = c->visitor[k];

			b->calls[who] = true;
			for (size_t d = 0; d < c->ndoors; d++)
				for (int day = 0; day < p->ndays; day++) {
					struct bk_slots s = bk_plan_meeting(p,
					    c, d, who, day);

					if (c->announced.with.n ||
					    bk_plan_company(p, &p->person[who],
					    &c->door[d]))
						bk_slots_or(&b->need[day], &s);
				}
		}
	}
}

/* Starts on the axis, as windows. */
struct starts {
	const struct bk_solve_window	*w;
	size_t				 n;
};

/* The runs of the starts of some days, in the arena. */
static struct starts
windows_of(struct builder *b, const struct bk_slots *days, int first, int n)
{
	struct bk_solve_window *w;
	int slot, from, to;
	size_t k = 0;

	for (int d = first; d < first + n; d++)
		for (slot = 0; bk_slots_run(&days[d - first], &slot, &from,
		    &to); )
			k++;
	w = bk_arena_alloc(&b->arena, (k + 1) * sizeof(*w));
	k = 0;
	for (int d = first; d < first + n; d++)
		for (slot = 0; bk_slots_run(&days[d - first], &slot, &from,
		    &to); k++)
			w[k] = (struct bk_solve_window){ d * DAY + from,
				d * DAY + to };
	return (struct starts){ w, k };
}

static void
add_shift(struct builder *b, int person, int day)
{
	const struct bk_plan_person *who = &b->p->person[person];
	struct bk_slots needed = bk_slots_and(&who->day[day], &b->need[day]);
	struct starts open;
	size_t cap = b->shift_cap;

	if (!bk_slots_any(&who->day[day]) ||
	    (!b->calls[person] && !bk_slots_any(&needed)) ||
	    is_taken(b, person, day))
		return;
	BK_GROW(b->shift, b->pr.nshifts, b->shift_cap);
	if (b->shift_cap != cap) {
		b->shift_person = bk_xreallocarray(b->shift_person,
		    b->shift_cap, sizeof(*b->shift_person));
		b->shift_day = bk_xreallocarray(b->shift_day, b->shift_cap,
		    sizeof(*b->shift_day));
	}
	b->shift_person[b->pr.nshifts] = person;
	b->shift_day[b->pr.nshifts] = day;
	open = windows_of(b, &who->day[day], day, 1);
	b->shift[b->pr.nshifts++] = (struct bk_solve_shift){
		.begin = day * DAY, .end = day * DAY + DAY - 1,
		.capacity = who->limit, .count = 1, .team = person,
		.use = b->p->in.weights.trip, .windows = open.w,
		.nwindows = open.n };
}

/* --- rates: who may, and at what price ---------------------------------- */

/* Of the visitor's task: only this person; a day later is a day later. */
static const int64_t *
visitor_rates(struct builder *b, int who)
{
	int64_t *v = b->visitor_rates[who];

	if (v)
		return v;
	v = bk_arena_alloc(&b->arena, (b->pr.nshifts + 1) * sizeof(*v));
	for (size_t s = 0; s < b->pr.nshifts; s++)
		v[s] = b->shift_person[s] == who ?
		    (int64_t)b->p->in.weights.day * b->shift_day[s] +
		    (int64_t)b->p->in.weights.away * b->p->minutes :
		    BK_SOLVE_BARRED;
	return b->visitor_rates[who] = v;
}

/* Of the companion's: anybody else; the homeroom teacher is preferred. */
static const int64_t *
companion_rates(struct builder *b, int visitor, int homeroom, int announced)
{
	int64_t *v, price = b->p->in.weights.companion;

	for (size_t i = 0; i < b->nrates; i++)
		if (b->rates[i].visitor == visitor &&
		    b->rates[i].homeroom == homeroom &&
		    b->rates[i].announced == announced)
			return b->rates[i].v;
	v = bk_arena_alloc(&b->arena, (b->pr.nshifts + 1) * sizeof(*v));
	for (size_t s = 0; s < b->pr.nshifts; s++) {
		int who = b->shift_person[s];

		v[s] = who == visitor ? BK_SOLVE_BARRED : who == announced ?
		    0 : who == homeroom && announced < 0 ? 0 :
		    who == homeroom ? price / 2 : price;
		if (who != visitor)
			v[s] += (int64_t)b->p->in.weights.away *
			    b->p->minutes;
	}
	BK_GROW(b->rates, b->nrates, b->rates_cap);
	b->rates[b->nrates++] = (struct rates){ visitor, homeroom, announced,
		v };
	return v;
}

/* --- jobs --------------------------------------------------------------- */

/* A door is a place of its own for each speed on the road. */
static int32_t
place_of(const struct builder *b, size_t call, int speed)
{
	return (int32_t)((size_t)speed * b->p->nready + call) + 1;
}

/* The days of its starts are all of one speed. */
static int32_t
add_task(struct builder *b, size_t call, const struct starts *open,
    const int64_t *rates)
{
	int speed = b->p->speed_of[open->w[0].open / DAY];

	BK_GROW(b->task, b->pr.ntasks, b->task_cap);
	b->task[b->pr.ntasks] = (struct bk_solve_task){
		.place = place_of(b, call, speed), .load = 1,
		.due = BK_SOLVE_NEVER, .windows = open->w,
		.nwindows = open->n, .rates = rates };
	return (int32_t)b->pr.ntasks++;
}

/* One way of making the call, in these starts, alone or in company. */
static void
add_mode(struct builder *b, const struct way *way, int companion_before,
    bool company, const struct starts *open, int64_t price)
{
	const struct bk_plan_call *c = &b->p->call[way->call];
	struct bk_solve_mode *m;

	if (open->n == 0)
		return;
	BK_GROW(b->mode, b->pr.nmodes, b->mode_cap);
	BK_GROW(b->way, b->pr.nmodes, b->way_cap);
	b->way[b->pr.nmodes] = *way;
	m = &b->mode[b->pr.nmodes++];
	*m = (struct bk_solve_mode){ .task = { 0, BK_SOLVE_NONE },
		.price = price };
	m->task[0] = add_task(b, (size_t)way->call, open,
	    visitor_rates(b, way->visitor));
	if (company)
		m->task[1] = add_task(b, (size_t)way->call, open,
		    companion_rates(b, way->visitor, c->homeroom,
		    companion_before));
}

static int
person_index(const struct bk_planning *p, const char *id)
{
	for (int i = 0; id && i < p->npersons; i++)
		if (strcmp(p->person[i].staff->id, id) == 0)
			return i;
	return BK_PLAN_NOBODY;
}

/*
 * The call as it was announced: at that very moment, by that visitor, for
 * nothing. True where the rules still allow it.
 */
static bool
add_announced(struct builder *b, struct way *way, int64_t price)
{
	const struct bk_planning *p = b->p;
	const struct bk_plan_call *c = &p->call[way->call];
	const struct bk_planned *a = &c->announced;
	int day = a->date - p->first, slot = a->start / BK_SLOT_MINUTES;
	int with = a->with.n ? person_index(p, a->with.v[0]) : BK_PLAN_NOBODY;
	bool needed = bk_plan_company(p, &p->person[way->visitor],
	    &c->door[way->door]);
	struct bk_slots s;
	struct bk_solve_window *w;
	struct starts open;

	if (day < 0 || day >= p->ndays || a->start % BK_SLOT_MINUTES ||
	    slot < 0 || slot >= DAY)
		return false;
	if (a->visitor && strcmp(a->visitor,
	    p->person[way->visitor].staff->id) != 0)
		return false;
	s = bk_plan_meeting(p, c, (size_t)way->door, way->visitor, day);
	if (!bk_slots_has(&s, slot))
		return false;
	way->kept = true;
	way->with = with;
	w = bk_arena_alloc(&b->arena, sizeof(*w));
	w->open = w->close = day * DAY + slot;
	open = (struct starts){ w, 1 };
	if (needed || with >= 0)
		add_mode(b, way, with, true, &open, price);
	if (!needed)
		add_mode(b, way, with, false, &open, price + (with >= 0 ?
		    p->in.weights.companion : 0));
	return true;
}

/* Whenever it may be, on the days of one speed. */
static void
add_anew(struct builder *b, const struct way *way, int speed, int64_t price)
{
	const struct bk_planning *p = b->p;
	const struct bk_plan_call *c = &p->call[way->call];
	struct bk_slots *days = bk_arena_zalloc(&b->arena,
	    ((size_t)p->ndays + 1) * sizeof(*days));
	struct starts open;

	for (int d = 0; d < p->ndays; d++)
		if (p->speed_of[d] == speed)
			days[d] = bk_plan_meeting(p, c, (size_t)way->door,
			    way->visitor, d);
	open = windows_of(b, days, 0, p->ndays);
	add_mode(b, way, BK_PLAN_NOBODY, bk_plan_company(p,
	    &p->person[way->visitor], &c->door[way->door]), &open, price);
}

static void
add_job(struct builder *b, size_t call)
{
	const struct bk_planning *p = b->p;
	const struct bk_plan_call *c = &p->call[call];
	struct bk_solve_job *job = &b->job[b->pr.njobs];
	bool kept = false;

	*job = (struct bk_solve_job){ (int32_t)b->pr.nmodes, 0, c->price };
	for (size_t v = 0; v < c->nvisitors * c->ndoors &&
	    c->announced.date != BK_DATE_NONE; v++) {
		struct way way = { (int)call, c->visitor[v / c->ndoors],
			(int)(v % c->ndoors), false, BK_PLAN_NOBODY };

		kept |= add_announced(b, &way, bk_plan_stranger(p, c,
		    way.visitor) + (way.door == 0 ? 0 :
		    p->in.weights.guardian));
	}
	for (size_t v = 0; v < c->nvisitors * c->ndoors; v++) {
		struct way way = { (int)call, c->visitor[v / c->ndoors],
			(int)(v % c->ndoors), false, BK_PLAN_NOBODY };

		for (int k = 0; k < p->nspeeds; k++)
			add_anew(b, &way, k, (kept ? bk_plan_moving(p,
			    &c->announced) : 0) + bk_plan_stranger(p, c,
			    way.visitor) + (c->door[way.door].preferred ? 0 :
			    p->in.weights.guardian));
	}
	job->nmodes = (int32_t)b->pr.nmodes - job->mode;
	if (job->nmodes)
		b->job_call[b->pr.njobs++] = (int)call;
}

/* --- ways --------------------------------------------------------------- */

/* Calls of one area have one number, the index of the first of them. */
static void
number_areas(struct builder *b)
{
	const struct bk_planning *p = b->p;
	struct bk_map first = BK_MAP_INIT;

	b->area = bk_arena_zalloc(&b->arena, (p->nready + 1) *
	    sizeof(*b->area));
	for (size_t i = 0; i < p->nready; i++) {
		const struct bk_student *s = p->call[i].member[0].student;
		int64_t *at;

		b->area[i + 1] = (int)i + 1;
		if (!s || !s->home.village)
			continue;
		at = bk_map_number_at(&first, bk_str(s->home.village));
		*at = *at ? *at : (int64_t)i + 1;
		b->area[i + 1] = (int)*at;
	}
	bk_map_free(&first);
}

/* Not kept: there are as many ways as the square of the visits. */
static void
way_between(const void *arg, int32_t from, int32_t to, int32_t *time,
    int32_t *cost)
{
	const struct builder *b = arg;
	const struct bk_planning *p = b->p;
	const struct bk_plan_weights *w = &p->in.weights;
	const int32_t n = (int32_t)p->nready, either = from ? from : to;
	int32_t a = from ? (from - 1) % n + 1 : 0, z = to ? (to - 1) % n + 1 :
	    0;
	int way = either ? bk_plan_way_at(p, (either - 1) / n, (size_t)a,
	    (size_t)z) : 0;

	if (from == 0 || to == 0) {	/* see add_hours [4.10] */
		*time = 0;
		*cost = way * (w->travel + w->away);
		return;
	}
	*time = (p->minutes + way + p->in.world->policy->visit.gap_minutes +
	    BK_SLOT_MINUTES - 1) / BK_SLOT_MINUTES;
	*cost = way * w->travel + w->away *
	    (*time * BK_SLOT_MINUTES - p->minutes);
	if (b->area[a] != b->area[z])
		*cost += w->area;
}

static void
add_ways(struct builder *b)
{
	number_areas(b);
	b->pr.nplaces = b->p->nready * (size_t)b->p->nspeeds + 1;
	b->pr.way = way_between;
	b->pr.way_arg = b;
}

/* --- hours that the way to school takes a part of ----------------------- */

static void
add_hours(struct builder *b)
{
	const struct bk_planning *p = b->p;
	struct bk_solve_hours *h;

	if (!p->in.world->policy->visit.from_school)
		return;
	h = bk_arena_zalloc(&b->arena, (b->pr.nplaces + 1) *
	    (b->pr.nshifts + 1) * sizeof(*h));
	for (size_t i = 0; i < p->nready; i++)
		for (size_t s = 0; s < b->pr.nshifts; s++) {
			int day = b->shift_day[s];
			struct bk_slots free = bk_plan_within(p, i,
			    b->shift_person[s], day);
			struct starts open = windows_of(b, &free, day, 1);

			size_t place = (size_t)place_of(b, i,
			    p->speed_of[day]);

			h[place * b->pr.nshifts + s] =
			    (struct bk_solve_hours){ open.w, open.n };
		}
	b->pr.hours = h;
}

/* --- there and back ----------------------------------------------------- */

void
bk_plan_build(struct builder *b, struct bk_planning *p, int only)
{
	*b = (struct builder){ .p = p, .only = only,
		.arena = BK_ARENA_INIT };
	b->need = bk_arena_zalloc(&b->arena, ((size_t)p->ndays + 1) *
	    sizeof(*b->need));
	b->calls = bk_arena_zalloc(&b->arena, (size_t)p->npersons + 1);
	b->visitor_rates = bk_arena_zalloc(&b->arena, ((size_t)p->npersons +
	    1) * sizeof(int64_t *));
	b->job = bk_arena_alloc(&b->arena, (p->ncalls + 1) * sizeof(*b->job));
	b->job_call = bk_arena_alloc(&b->arena, (p->ncalls + 1) *
	    sizeof(*b->job_call));
	note_needs(b);
	for (int i = 0; i < p->npersons; i++)
		for (int d = 0; d < p->ndays; d++)
			add_shift(b, i, d);
	add_ways(b);
	add_hours(b);
	for (size_t i = 0; i < p->nready; i++)
		if (bk_plan_in_play(b, i))
			add_job(b, i);
	b->pr.tasks = b->task;
	b->pr.modes = b->mode;
	b->pr.jobs = b->job;
	b->pr.shifts = b->shift;
	b->pr.fair = p->in.weights.load;
	b->pr.wait = (int64_t)p->in.weights.away * BK_SLOT_MINUTES;
}

void
bk_plan_release(struct builder *b)
{
	free(b->task);
	free(b->mode);
	free(b->way);
	free(b->shift);
	free(b->shift_person);
	free(b->shift_day);
	free(b->rates);
	bk_arena_free(&b->arena);
}
