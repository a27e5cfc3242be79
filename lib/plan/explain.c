#include "explain.h"

#include <string.h>

#include "agenda.h"
#include "clock.h"
#include "offer.h"
#include "tell.h"
#include "why.h"

/* An explanation in the making. */
struct telling {
	struct bk_planning	*p;
	struct bk_buf		*b;
	enum bk_lang		 lang;
};

static const char *tell(const struct telling *, const char *)
		    __attribute__((format_arg(2)));

static const char *
tell(const struct telling *t, const char *english)
{
	return bk_tell(english, t->lang);
}

static void
put_texts(const struct telling *t, const char *lead,
    const struct bk_texts *texts)
{
	bk_buf_printf(t->b, "  %s:", lead);
	for (size_t i = 0; i < texts->n; i++) {
		bk_buf_puts(t->b, i ? ", " : " ");
		bk_tell_window(t->b, texts->v[i], t->lang);
	}
	bk_buf_putc(t->b, '\n');
}

/* The hours that had to meet. */
static void
put_hours(const struct telling *t, const struct bk_plan_call *c)
{
	const struct bk_texts none = { NULL, 0 };

	for (size_t i = 0; i < c->ndoors; i++) {
		const struct bk_guardian *g = c->door[i].guardian[0];
		const char *lead = c->door[i].preferred ?
		    tell(t, "hours of the guardian") :
		    tell(t, "hours of another guardian");
		struct bk_texts hours = bk_windows_at_home(g ? &g->available :
		    &none, &t->p->in.world->policy->visit.default_windows,
		    t->p->arena);

		put_texts(t, lead, &hours);
	}
	for (size_t i = 0; i < c->nvisitors; i++) {
		const struct bk_staff *who =
		    t->p->person[c->visitor[i]].staff;
		struct bk_buf lead = BK_BUF_INIT;

		bk_buf_printf(&lead, tell(t, "hours of %s"), who->id);
		put_texts(t, lead.p, &who->free);
		bk_buf_free(&lead);
	}
}

/* Does anything fit on a day, some rules left aside? */
static bool
is_possible(const struct bk_planning *p, size_t call, int day, unsigned relax)
{
	const struct bk_plan_call *c = &p->call[call];

	for (size_t k = 0; k < c->nvisitors * c->ndoors; k++) {
		struct bk_slots s = bk_plan_starts(p, call, k % c->ndoors,
		    c->visitor[k / c->ndoors], day, relax);

		if (bk_slots_any(&s))
			return true;
	}
	return false;
}

/* Why nothing fits on a day, in a few words. */
static const char *
shut(const struct bk_planning *p, size_t call, int day)
{
	const struct bk_plan_call *c = &p->call[call];
	static const struct {
		unsigned	 relax;
		const char	*why;
	} causes[] = {
		{ BK_RELAX_DOOR | BK_RELAX_FREE | BK_RELAX_COMPANY |
		    BK_RELAX_LIMIT | BK_RELAX_BUSY, "no hours for visits" },
		{ BK_RELAX_DOOR | BK_RELAX_COMPANY | BK_RELAX_LIMIT |
		    BK_RELAX_BUSY, "the visitor is not free" },
		{ BK_RELAX_COMPANY | BK_RELAX_LIMIT | BK_RELAX_BUSY,
		    "no window of the guardian's in which the visitor is "
		    "free" },
		{ BK_RELAX_LIMIT | BK_RELAX_BUSY, "nobody to go along" },
		{ BK_RELAX_LIMIT, "the hours are taken" },
		{ 0, "as many visits as a day holds" },
	};

	if (is_possible(p, call, day, BK_RELAX_CALLED_OFF))
		return "that hour was called off";
	if (!bk_slots_any(&c->open[day]))
		return "no day for visits";
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
		if (!is_possible(p, call, day, causes[i].relax))
			return causes[i].why;
	return "possible";
}

static void
put_other_day(const struct telling *t, size_t call, int day)
{
	struct bk_planning *p = t->p;
	struct bk_buf when = BK_BUF_INIT, what = BK_BUF_INIT;
	struct bk_plan_offer o;

	if (!bk_plan_offer_on(p, call, day, 0, BK_SLOTS_A_DAY - 1, &o)) {
		bk_tell_day(&when, p->first + day, t->lang);
		bk_buf_puts(&what, bk_tell(shut(p, call, day), t->lang));
	} else {
		bk_plan_offer_slot(p, &o.at, t->lang, &when);
		bk_plan_offer_tell(p, &o, t->lang, &what);
	}
	bk_buf_printf(t->b, tell(t, "  not %s: %s\n"), when.p, what.p);
	bk_buf_free(&when);
	bk_buf_free(&what);
}

/* What was announced, or only asked for [FIELD 4.14]. */
static void
put_announced(const struct telling *t, size_t call)
{
	struct bk_planning *p = t->p;
	const struct bk_plan_call *c = &p->call[call];
	const struct bk_planned *a = &c->told;
	struct bk_buf when = BK_BUF_INIT;
	char hour[BK_CLOCK_SIZE];

	if (a->date == BK_DATE_NONE)
		return;
	bk_tell_day(&when, a->date, t->lang);
	bk_buf_printf(&when, " %s", bk_clock_format(a->start, hour));
	if (a->visitor)
		bk_buf_printf(t->b, tell(t, "  announced for %s"), when.p);
	else
		bk_buf_printf(t->b, tell(t, "  the guardian asked for %s"),
		    when.p);
	if (!a->visitor && c->unmet)
		bk_buf_printf(t->b, tell(t, ": not granted, %s"),
		    bk_plan_unmet(p, call, t->lang));
	else if (!a->visitor)
		bk_buf_puts(t->b, tell(t, ": granted"));
	else if (c->at.day >= 0)
		bk_buf_puts(t->b, p->first + c->at.day == a->date &&
		    c->at.start * BK_SLOT_MINUTES == a->start ?
		    tell(t, ": kept") : tell(t, ": it had to move"));
	bk_buf_putc(t->b, '\n');
	bk_buf_free(&when);
}

/* 4.11: siblings are visited at once, where all of them are ready. */
static void
put_siblings(const struct telling *t, size_t call)
{
	const struct bk_planning *p = t->p;
	const struct bk_plan_call *c = &p->call[call];
	const struct bk_student *s = c->member[0].student;
	size_t n = bk_plan_students(c);

	if (n > 1)
		bk_buf_printf(t->b, tell(t,
		    "  %zu siblings are visited at once\n"), n);
	if (c->nmembers > n)
		bk_buf_puts(t->b, tell(t,
		    "  a student has several cases: one visit\n"));
	for (size_t i = 0; i < p->ncalls; i++) {
		const struct bk_plan_member *m = &p->call[i].member[0];

		if (i != call && s && s->household && *s->household &&
		    m->c && m->student && m->student->household &&
		    strcmp(m->student->household, s->household) == 0)
			bk_buf_printf(t->b, tell(t,
			    "  apart from a sibling, %s: %s\n"), m->id,
			    m->ready.why[0] ? bk_ready_tell(&m->ready,
			    t->lang, p->arena) : tell(t, m->stands ?
			    "it is planned for today" : "not all are ready"));
	}
}

/* 4.4: today's stays as it is. */
static void
put_standing(const struct telling *t, const struct bk_planned *s)
{
	char hour[BK_CLOCK_SIZE];

	bk_tell_day(t->b, s->date, t->lang);
	bk_buf_printf(t->b, " %s, ", bk_clock_format(s->start, hour));
	if (s->with.n)
		bk_buf_printf(t->b, tell(t, "%s with %s"), s->visitor,
		    s->with.v[0]);
	else
		bk_buf_puts(t->b, s->visitor);
	bk_buf_puts(t->b, tell(t,
	    "; it stands until something is recorded of it"));
}

static void
put_head(const struct telling *t, size_t call, const char *id)
{
	const struct bk_plan_call *c = &t->p->call[call];

	bk_buf_printf(t->b, "%s: ", id);
	if (c->stands)
		put_standing(t, c->stands);
	else if (c->at.day >= 0)
		bk_plan_offer_slot(t->p, &c->at, t->lang, t->b);
	else
		bk_buf_puts(t->b, t->lang == BK_LANG_EN ? c->why :
		    c->told_why);
	bk_buf_putc(t->b, '\n');
}

static void
explain(const struct telling *t, size_t call, const char *id)
{
	struct bk_planning *p = t->p;
	const struct bk_plan_call *c = &p->call[call];
	char day[BK_DATE_SIZE], due[BK_DATE_SIZE];

	if (c->untried) {	/* now there is time for it */
		p->spent = 0;
		bk_plan_why(p, call);
	}
	put_head(t, call, id);
	if (c->member[0].ready.state != BK_READY_YES || c->stands)
		return;
	if (c->approved != BK_DATE_NONE)
		bk_buf_printf(t->b, tell(t,
		    "  approved on %s, so by %s: %d working days\n"),
		    bk_date_format(c->approved, day), bk_date_format(c->due,
		    due), p->in.world->policy->visit.within_working_days);
	put_siblings(t, call);
	put_announced(t, call);
	if (!c->ndoors || !c->nvisitors)
		return;
	put_hours(t, c);
	if (c->at.day >= 0)
		bk_buf_printf(t->b, tell(t, "  %d min on the road beside "
		    "what else is planned that day\n"),
		    bk_plan_detour(p, call, &c->at));
	for (int d = 0; d < p->ndays && p->first + d <= c->due; d++)
		if (d != c->at.day && c->at.day >= 0)
			put_other_day(t, call, d);
}

bool
bk_plan_explain(const struct bk_plan *plan, const char *id,
    enum bk_lang lang, struct bk_buf *out)
{
	struct bk_planning *p = plan->how;
	const struct telling t = { p, out, lang };
	bool found = false;

	for (size_t i = 0; p && i < p->ncalls; i++)
		for (size_t k = 0; k < p->call[i].nmembers; k++) {
			const struct bk_plan_member *m =
			    &p->call[i].member[k];

			if (strcmp(m->id, id) != 0 && strcmp(m->nis, id) != 0)
				continue;
			explain(&t, i, m->id);
			found = true;
		}
	return found;
}
