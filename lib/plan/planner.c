#include "planner.h"

#include <stdlib.h>
#include <string.h>

#include "agenda.h"
#include "announced.h"
#include "calls.h"
#include "localhours.h"
#include "mem.h"
#include "search.h"
#include "squeeze.h"
#include "tell.h"
#include "urgency.h"
#include "why.h"

enum {
	HORIZON = 366,		/* days: no plan looks further */
	BEHIND = 14,		/* days: what might be later than due */
};

/* --- deadlines and prices ----------------------------------------------- */

/* Of siblings: whose turn is planned, else the first. */
static const struct bk_plan_routine *
turn_of(const struct bk_planning *p, const struct bk_plan_call *c)
{
	struct bk_planned unused;

	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_plan_routine *r = c->member[i].routine;

		if (r && r->told && !p->in.replan && bk_plan_announced(
		    r->told, p->in.world->today, &unused))
			return r;
	}
	return c->member[0].routine;
}

/*
 * What was announced, of siblings to any of them; what one of them asked for
 * since goes before that, for they are visited at once.
 */
static void
hear(const struct bk_planning *p, const struct bk_case *c,
    struct bk_planned *out)
{
	struct bk_planned one;

	if (bk_plan_announced(c, p->in.world->today, &one) &&
	    (out->date == BK_DATE_NONE || (out->visitor && !one.visitor)))
		*out = one;
}

static void
set_span(struct bk_planning *p, struct bk_plan_call *c)
{
	const struct bk_plan_routine *turn = turn_of(p, c);

	c->from = p->in.world->today + 1;	/* 4.4 */
	c->due = bk_date_plus(c->from, HORIZON);
	c->approved = BK_DATE_NONE;
	c->announced.date = BK_DATE_NONE;
	for (size_t i = 0; i < c->nmembers; i++) {
		const struct bk_plan_member *m = &c->member[i];
		const struct bk_case *told = m->routine ? m->routine->told :
		    m->c;
		bk_date due = m->ready.service_due;

		if (m->routine && m->routine != turn)
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
		if (m->ready.approved != BK_DATE_NONE &&
		    m->ready.approved > c->from)	/* none before it */
			c->from = m->ready.approved;
		if (m->student)
			c->flags += (int)m->student->flags.n;
		if (told && !p->in.replan)
			hear(p, told, &c->announced);
	}
	c->told = c->announced;
	for (size_t i = 0; i < c->nmembers && !p->in.replan; i++)
		if (c->told.date == BK_DATE_NONE && c->member[i].c &&
		    !bk_plan_unanswered(c->member[i].c))
			bk_plan_wish(c->member[i].c, &c->told);
}

/* Is the call one to find a place for? */
static bool
is_open(const struct bk_plan_call *c)
{
	return !c->why && !c->stands;
}

/* Calls that are not planned go after the others; the order stays. */
static void
set_aside(struct bk_planning *p)
{
	struct bk_plan_call *all = bk_arena_alloc(p->arena, (p->ncalls + 1) *
	    sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < p->ncalls; i++)
		if (is_open(&p->call[i]))
			all[n++] = p->call[i];
	p->nready = n;
	for (size_t i = 0; i < p->ncalls; i++)
		if (!is_open(&p->call[i]))
			all[n++] = p->call[i];
	p->call = all;
}

/* --- the plan read out -------------------------------------------------- */

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
	v->other_guardian = !c->door[c->at.door].preferred;
	v->area = m->student->home.village;
}

/*
 * Today's visit, as it was announced; with its door if that is not the first,
 * and somebody is still there.
 */
static void
fill_standing(const struct bk_plan_member *m, struct bk_visit *v)
{
	const struct bk_planned *s = m->stands;
	const struct bk_guardian *g = m->student ?
	    bk_student_guardian(m->student) : NULL;

	v->date = s->date;
	v->start = s->start;
	v->end = s->end;
	v->visitor = s->visitor;
	v->with = s->with;
	v->guardian = bk_plan_door(s, m->student);
	v->other_guardian = v->guardian && (!g || v->guardian != g->name);
	v->area = m->student ? m->student->home.village : NULL;
}

static void
fill_unplaced(const struct bk_plan_call *c, struct bk_visit *v)
{
	v->why = c->why;
	v->told_why = c->told_why;
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
			else if (c->stands)
				fill_standing(m, v);
			else
				fill_unplaced(c, v);
			v->unmet = m->c ? c->unmet : NULL;
			out->nunplaced += v->date == BK_DATE_NONE;
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
		    !p->call[i].stands && p->call[i].due > last)
			last = p->call[i].due;
	p->first = p->in.world->today + 1;
	p->ndays = last - p->in.world->today;
	if (p->ndays > HORIZON)
		p->ndays = HORIZON;
	p->nlook = p->ndays + BEHIND;
}

/* What the place leaves of each day; a policy without sense closes nothing. */
static void
look_around(struct bk_planning *p)
{
	const struct bk_plan_world *w = p->in.world;
	struct bk_localhours hours = { .latest = BK_LATEST_NONE };
	const char *key, *why;

	bk_localhours_read(w->school, &w->policy->visit, p->arena, &hours,
	    &key, &why);
	p->local = bk_arena_alloc(p->arena, ((size_t)p->nlook + 1) *
	    sizeof(*p->local));
	for (int d = 0; d < p->nlook; d++)
		p->local[d] = bk_localhours_starts(&hours, p->first + d,
		    p->minutes);
}

/* What it is that cannot be read. */
static const char *
quoted(const struct bk_planning *p, const char *why, const char *unread)
{
	return unread ? bk_arena_printf(p->arena, "%s: '%.60s'", why,
	    unread) : why;
}

/* Why a call was not placed, or a wish not met. */
static void
give_reasons(struct bk_planning *p)
{
	for (size_t i = 0; i < p->ncalls; i++) {
		struct bk_plan_call *c = &p->call[i];

		c->unmet = bk_plan_unmet(p, i, p->in.indonesian ? BK_LANG_ID :
		    BK_LANG_EN);
		c->told_why = bk_ready_tell(&c->member[0].ready, p->in.lang,
		    p->arena);
		if (c->why && !c->told_why) {
			c->told_why = quoted(p, bk_tell(c->why, p->in.lang),
			    c->unread);
			c->why = quoted(p, c->why, c->unread);
		}
		if (i >= p->nready || c->at.day >= 0)
			continue;
		bk_plan_why(p, i);
	}
}

void
bk_planner_run(const struct bk_planner *in, struct bk_arena *arena,
    struct bk_plan *out)
{
	struct bk_planning *p = bk_arena_zalloc(arena, sizeof(*p));
	const struct bk_visit_policy *policy = &in->world->policy->visit;
	const char *bad;
	size_t nmembers;

	p->in = *in;
	p->arena = arena;
	p->minutes = policy->minutes.usual;
	bk_windows_parse(&policy->default_windows, arena, &p->usual, &bad);
	nmembers = bk_plan_calls(p);
	for (size_t i = 0; i < p->ncalls; i++)
		set_span(p, &p->call[i]);
	set_horizon(p);
	look_around(p);
	bk_plan_staff(p);
	for (size_t i = 0; i < p->ncalls; i++)
		bk_plan_prepare(p, &p->call[i]);
	bk_plan_urgency(p);
	set_aside(p);
	bk_plan_measure(p);
	bk_plan_solve(p);
	bk_plan_squeeze(p);
	bk_plan_prove_best(p);
	p->spent = 0;	/* the reasons have rounds of their own */
	bk_plan_agenda(p);
	give_reasons(p);
	read_out(p, nmembers, out);
}

bool
bk_planner_tell_bound(const struct bk_plan *plan, enum bk_lang lang,
    struct bk_buf *b)
{
	const struct bk_planning *p = plan->how;
	int64_t above, tenths;
	bool placed = false;

	for (size_t i = 0; p && i < p->nready; i++)
		placed |= p->call[i].at.day >= 0;
	if (!placed)
		return false;
	above = p->cost - p->least;
	if (!p->proved || (above && p->least <= 0)) {
		bk_buf_puts(b, bk_tell("not known how far from the best "
		    "possible", lang));
	} else if (above == 0) {
		bk_buf_puts(b, bk_tell("the best possible (proved)", lang));
	} else {
		tenths = above / p->least * 1000 +
		    (above % p->least * 1000 + p->least - 1) / p->least;
		bk_buf_printf(b, bk_tell("at most %d.%d %% above the best "
		    "possible (proved)", lang), (int)(tenths / 10),
		    (int)(tenths % 10));
	}
	return true;
}
