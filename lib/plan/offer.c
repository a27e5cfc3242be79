#include "offer.h"

#include <stdlib.h>
#include <string.h>

#include "agenda.h"
#include "clock.h"
#include "mem.h"
#include "tell.h"

enum { NOON = BK_SLOTS_A_DAY / 2 };

/* --- one hour ----------------------------------------------------------- */

static int64_t
price_now(const struct bk_planning *p, size_t call)
{
	return p->call[call].at.day < 0 ? 0 :
	    bk_plan_price(p, call, &p->call[call].at);
}

/* The best place of a call anywhere; or BK_PLAN_NOWHERE. */
static int64_t
best_place(const struct bk_planning *p, size_t call, struct bk_plan_slot *out)
{
	int64_t least = BK_PLAN_NOWHERE;

	for (int day = 0; day < p->ndays; day++) {
		struct bk_plan_slot at;
		int64_t now = bk_plan_fit(p, call, day, &at);

		if (now >= least)
			continue;
		least = now;
		*out = at;
	}
	return least;
}

/* Do they share a person, so that one may be in the way of the other? */
static bool
shares(const struct bk_plan_call *c, const struct bk_plan_call *other)
{
	for (size_t i = 0; i < c->nvisitors; i++)
		if (other->at.visitor == c->visitor[i] ||
		    other->at.companion == c->visitor[i])
			return true;
	return c->homeroom >= 0 && (other->at.visitor == c->homeroom ||
	    other->at.companion == c->homeroom);
}

/* What it costs that a call is not where it was announced. */
static int64_t
price_of_moving(const struct bk_planning *p, size_t call,
    const struct bk_plan_slot *at)
{
	const struct bk_plan_call *c = &p->call[call];
	const struct bk_planned *told = &c->told;

	if (told->date == BK_DATE_NONE || (told->date == p->first + at->day &&
	    told->start == at->start * BK_SLOT_MINUTES && (!told->visitor ||
	    strcmp(told->visitor, p->person[at->visitor].staff->id) == 0)))
		return 0;
	return bk_plan_moving(p, told);
}

/* Take a call out, and what it costs, and its way, off an offer. */
static void
take_off(struct bk_planning *p, size_t call, struct bk_plan_offer *o)
{
	const struct bk_plan_slot was = p->call[call].at;

	if (was.day < 0)
		return;
	o->price -= bk_plan_price(p, call, &was);
	o->minutes -= bk_plan_detour(p, call, &was);
	bk_plan_take(p, call);
}

/* With another call out of the way and put elsewhere. */
static void
try_moving(struct bk_planning *p, size_t call, size_t other, int day,
    const int between[2], struct bk_plan_offer *best)
{
	const struct bk_plan_slot was = p->call[call].at;
	const struct bk_plan_slot stood = p->call[other].at;
	struct bk_plan_offer now = { .moves = (int)other };
	int64_t mine, its;

	take_off(p, call, &now);
	take_off(p, other, &now);
	mine = bk_plan_fit_between(p, call, day, between, &now.at);
	if (mine != BK_PLAN_NOWHERE) {
		now.minutes += bk_plan_detour(p, call, &now.at);
		bk_plan_put(p, call, &now.at);
		its = best_place(p, other, &now.to);
		if (its != BK_PLAN_NOWHERE) {
			now.minutes += bk_plan_detour(p, other, &now.to);
			now.price += mine + its +
			    price_of_moving(p, other, &now.to) -
			    price_of_moving(p, other, &stood);
		}
		if (its != BK_PLAN_NOWHERE && (best->moves < 0 ||
		    now.price < best->price))
			*best = now;
		bk_plan_take(p, call);
	}
	bk_plan_put(p, other, &stood);
	if (was.day >= 0)
		bk_plan_put(p, call, &was);
}

bool
bk_plan_offer_on(struct bk_planning *p, size_t call, int day, int from,
    int to, struct bk_plan_offer *out)
{
	const struct bk_plan_slot *now = &p->call[call].at;
	const int between[2] = { from, to };
	int64_t price;

	*out = (struct bk_plan_offer){ .moves = -1 };
	price = bk_plan_fit_between(p, call, day, between, &out->at);
	if (price != BK_PLAN_NOWHERE) {
		out->price = price - price_now(p, call);
		out->minutes = bk_plan_detour(p, call, &out->at);
		if (now->day >= 0)
			out->minutes -= bk_plan_detour(p, call, now);
	} else {
		for (size_t i = 0; i < p->nready; i++)
			if (i != call && p->call[i].at.day == day &&
			    shares(&p->call[call], &p->call[i]))
				try_moving(p, call, i, day, between, out);
		if (out->moves < 0)
			return false;
	}
	return true;
}

/* --- in words ----------------------------------------------------------- */

void
bk_plan_offer_slot(const struct bk_planning *p, const struct bk_plan_slot *at,
    enum bk_lang lang, struct bk_buf *b)
{
	const char *who = p->person[at->visitor].staff->id;
	char hour[BK_CLOCK_SIZE];

	bk_tell_day(b, p->first + at->day, lang);
	bk_buf_printf(b, " %s, ", bk_clock_format(at->start *
	    BK_SLOT_MINUTES, hour));
	if (at->companion != BK_PLAN_NOBODY)
		bk_buf_printf(b, bk_tell("%s with %s", lang), who,
		    p->person[at->companion].staff->id);
	else
		bk_buf_puts(b, who);
}

void
bk_plan_offer_tell(const struct bk_planning *p, const struct bk_plan_offer *o,
    enum bk_lang lang, struct bk_buf *b)
{
	struct bk_buf road = BK_BUF_INIT, where = BK_BUF_INIT;

	if (o->minutes < 0)
		bk_buf_printf(&road, bk_tell("%d min less on the road", lang),
		    -o->minutes);
	else
		bk_buf_printf(&road, bk_tell("%d min more on the road", lang),
		    o->minutes);
	if (o->price > 0)
		bk_buf_printf(b, bk_tell("%s, dearer by %lld", lang), road.p,
		    (long long)o->price);
	else if (o->price == 0)
		bk_buf_printf(b, bk_tell("%s, as good", lang), road.p);
	else
		bk_buf_printf(b, bk_tell("%s, cheaper by %lld", lang), road.p,
		    -(long long)o->price);
	if (o->moves >= 0) {
		bk_plan_offer_slot(p, &o->to, lang, &where);
		bk_buf_printf(b, bk_tell("; moves %s to %s", lang),
		    p->call[o->moves].member[0].id, where.p);
	}
	bk_buf_free(&road);
	bk_buf_free(&where);
}

/* --- all of them -------------------------------------------------------- */

static int
by_price(const void *a, const void *b)
{
	const struct bk_plan_offer *x = a, *y = b;

	if (x->price != y->price)
		return x->price < y->price ? -1 : 1;
	return x->at.day != y->at.day ? x->at.day - y->at.day :
	    x->at.start - y->at.start;
}

static bool
is_now(const struct bk_plan_call *c, const struct bk_plan_slot *at)
{
	return c->at.day == at->day && c->at.start == at->start &&
	    c->at.visitor == at->visitor;
}

static void
put_offers(struct bk_planning *p, size_t call, enum bk_lang lang,
    struct bk_buf *b)
{
	const struct bk_plan_call *c = &p->call[call];
	struct bk_plan_offer *v = bk_xcalloc(2 * (size_t)p->ndays + 1,
	    sizeof(*v));
	size_t n = 0;

	for (int d = 0; d < p->ndays && p->first + d <= c->due; d++) {
		n += bk_plan_offer_on(p, call, d, 0, NOON - 1, &v[n]);
		n += bk_plan_offer_on(p, call, d, NOON, BK_SLOTS_A_DAY - 1,
		    &v[n]);
	}
	if (n)
		qsort(v, n, sizeof(*v), by_price);
	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(b, "  ");
		bk_plan_offer_slot(p, &v[i].at, lang, b);
		bk_buf_puts(b, ": ");
		if (is_now(c, &v[i].at))
			bk_buf_puts(b, bk_tell("as it is planned", lang));
		else
			bk_plan_offer_tell(p, &v[i], lang, b);
		bk_buf_putc(b, '\n');
	}
	if (n == 0) {
		bk_buf_puts(b, "  ");
		bk_buf_printf(b, bk_tell("no hour can be proposed: %s", lang),
		    lang == p->in.lang ? c->told_why : c->why);
		bk_buf_putc(b, '\n');
	}
	free(v);
}

bool
bk_plan_offer(const struct bk_plan *plan, const char *id, enum bk_lang lang,
    struct bk_buf *b)
{
	struct bk_planning *p = plan->how;
	bool found = false;

	for (size_t i = 0; p && i < p->ncalls; i++)
		for (size_t k = 0; k < p->call[i].nmembers; k++) {
			const struct bk_plan_call *c = &p->call[i];
			const struct bk_plan_member *m = &c->member[k];

			if (strcmp(m->id, id) != 0 && strcmp(m->nis, id) != 0)
				continue;
			bk_buf_printf(b, "%s\n", m->id);
			found = true;
			if (i < p->nready)
				put_offers(p, i, lang, b);
			else
				bk_buf_printf(b, "  %s\n", c->stands ?
				    bk_tell("it is planned for today", lang) :
				    lang == p->in.lang ? c->told_why :
				    c->why);
		}
	return found;
}
