#include "explain.h"

#include <string.h>

#include "agenda.h"
#include "clock.h"

static void
put_slot(struct bk_buf *b, const struct bk_planning *p,
    const struct bk_plan_slot *at)
{
	char hour[BK_CLOCK_SIZE];

	bk_plan_put_day(b, p, at->day);
	bk_buf_printf(b, " %s, %s", bk_clock_format(at->start *
	    BK_SLOT_MINUTES, hour), p->person[at->visitor].staff->id);
	if (at->companion != BK_PLAN_NOBODY)
		bk_buf_printf(b, " with %s",
		    p->person[at->companion].staff->id);
}

static void
put_texts(struct bk_buf *b, const char *lead, const struct bk_texts *t)
{
	bk_buf_printf(b, "  %s:", lead);
	for (size_t i = 0; i < t->n; i++)
		bk_buf_printf(b, "%s %s", i ? "," : "", t->v[i]);
	bk_buf_putc(b, '\n');
}

/* The hours that had to meet. */
static void
put_hours(struct bk_buf *b, const struct bk_planning *p,
    const struct bk_plan_call *c)
{
	for (size_t i = 0; i < c->ndoors; i++) {
		const struct bk_guardian *g = c->door[i].guardian[0];
		const char *lead = c->door[i].preferred ?
		    "hours of the guardian" : "hours of another guardian";

		put_texts(b, lead, g && g->available.n ? &g->available :
		    &p->in.world->policy->visit.default_windows);
	}
	for (size_t i = 0; i < c->nvisitors; i++) {
		const struct bk_staff *who = p->person[c->visitor[i]].staff;
		struct bk_buf lead = BK_BUF_INIT;

		bk_buf_printf(&lead, "hours of %s", who->id);
		put_texts(b, lead.p, &who->free);
		bk_buf_free(&lead);
	}
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

	if (!bk_slots_any(&c->open[day]))
		return "no day for visits";
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
		bool any = false;

		for (size_t k = 0; k < c->nvisitors * c->ndoors; k++) {
			struct bk_slots s = bk_plan_starts(p, call,
			    k % c->ndoors, c->visitor[k / c->ndoors], day,
			    causes[i].relax);

			any |= bk_slots_any(&s);
		}
		if (!any)
			return causes[i].why;
	}
	return "possible";
}

static void
put_other_day(struct bk_buf *b, const struct bk_planning *p, size_t call,
    int day)
{
	const struct bk_plan_slot *now = &p->call[call].at;
	struct bk_plan_slot at;
	int64_t price = bk_plan_fit(p, call, day, &at);
	int more;

	bk_buf_puts(b, "  not ");
	if (price < 0) {
		bk_plan_put_day(b, p, day);
		bk_buf_printf(b, ": %s\n", shut(p, call, day));
		return;
	}
	put_slot(b, p, &at);
	more = bk_plan_detour(p, call, &at) - bk_plan_detour(p, call, now);
	price -= bk_plan_price(p, call, now);
	bk_buf_printf(b, ": %d min %s on the road, ", more < 0 ? -more :
	    more, more < 0 ? "less" : "more");
	if (price > 0)
		bk_buf_printf(b, "dearer by %lld\n", (long long)price);
	else
		bk_buf_puts(b, price ? "cheaper for this visit, but not for "
		    "the plan\n" : "as good\n");
}

static void
put_announced(struct bk_buf *b, const struct bk_planning *p,
    const struct bk_plan_call *c)
{
	const struct bk_planned *a = &c->told;
	char hour[BK_CLOCK_SIZE];

	if (a->date == BK_DATE_NONE)
		return;
	bk_buf_puts(b, "  announced for ");
	bk_plan_put_day(b, p, a->date - p->first);
	bk_buf_printf(b, " %s%s\n", bk_clock_format(a->start, hour),
	    c->at.day < 0 ? "" : p->first + c->at.day == a->date &&
	    c->at.start * BK_SLOT_MINUTES == a->start ? ": kept" :
	    ": it had to move");
}

/* 4.11: siblings are visited at once, where all of them are ready. */
static void
put_siblings(struct bk_buf *b, const struct bk_planning *p, size_t call)
{
	const struct bk_plan_call *c = &p->call[call];
	const struct bk_student *s = c->member[0].student;

	if (c->nmembers > 1)
		bk_buf_printf(b, "  %zu siblings are visited at once\n",
		    c->nmembers);
	for (size_t i = 0; i < p->ncalls; i++) {
		const struct bk_plan_member *m = &p->call[i].member[0];

		if (i != call && s && s->household && *s->household &&
		    m->c && m->student && m->student->household &&
		    strcmp(m->student->household, s->household) == 0)
			bk_buf_printf(b, "  apart from a sibling, %s: %s\n",
			    m->id, m->ready.why ? m->ready.why :
			    "not all are ready");
	}
}

/* 4.4: today's stays as it is. */
static void
put_standing(struct bk_buf *b, const struct bk_planning *p,
    const struct bk_planned *s)
{
	char hour[BK_CLOCK_SIZE];

	bk_plan_put_day(b, p, s->date - p->first);
	bk_buf_printf(b, " %s, %s; it stands until something is recorded of "
	    "it", bk_clock_format(s->start, hour), s->visitor);
}

static void
explain(const struct bk_planning *p, size_t call, const char *id,
    struct bk_buf *b)
{
	const struct bk_plan_call *c = &p->call[call];
	char day[BK_DATE_SIZE];

	bk_buf_printf(b, "%s: ", id);
	if (c->stands)
		put_standing(b, p, c->stands);
	else if (c->at.day >= 0)
		put_slot(b, p, &c->at);
	else
		bk_buf_puts(b, c->why);
	bk_buf_putc(b, '\n');
	if (c->member[0].ready.state != BK_READY_YES || c->stands)
		return;
	if (c->approved != BK_DATE_NONE) {
		bk_buf_printf(b, "  approved on %s, so by ", bk_date_format(
		    c->approved, day));
		bk_buf_printf(b, "%s: %d working days\n", bk_date_format(
		    c->due, day), p->in.world->policy->visit.
		    within_working_days);
	}
	put_siblings(b, p, call);
	put_announced(b, p, c);
	if (!c->ndoors || !c->nvisitors)
		return;
	put_hours(b, p, c);
	if (c->at.day >= 0)
		bk_buf_printf(b, "  %d min on the road beside what else "
		    "is planned that day\n", bk_plan_detour(p, call, &c->at));
	for (int d = 0; d < p->ndays && p->first + d <= c->due; d++)
		if (d != c->at.day && c->at.day >= 0)
			put_other_day(b, p, call, d);
}

bool
bk_plan_explain(const struct bk_plan *plan, const char *id,
    struct bk_buf *out)
{
	const struct bk_planning *p = plan->how;
	bool found = false;

	for (size_t i = 0; p && i < p->ncalls; i++)
		for (size_t k = 0; k < p->call[i].nmembers; k++) {
			const struct bk_plan_member *m =
			    &p->call[i].member[k];

			if (strcmp(m->id, id) != 0 && strcmp(m->nis, id) != 0)
				continue;
			explain(p, i, m->id, out);
			found = true;
		}
	return found;
}
