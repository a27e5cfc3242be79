/*
 * The words "consent" and "student" are kept for what a missing prerequisite
 * bars, and "approval" for that and for a new one [FIELD 4.15].
 */
#include "why.h"

#include <string.h>

#include "agenda.h"
#include "calls.h"
#include "clock.h"
#include "tell.h"
#include "trial.h"

/* A text in the making. */
struct why {
	struct bk_planning	*p;
	size_t			 call;
	enum bk_lang		 lang;
	struct bk_buf		 b;
};

static const struct bk_plan_call *
call_of(const struct why *w)
{
	return &w->p->call[w->call];
}

static const char *
id_of(const struct why *w, int person)
{
	return w->p->person[person].staff->id;
}

/* --- the rule that binds ------------------------------------------------ */

/* Is there a start on any day, by open hours, door, visitor as asked? */
static bool
ever(const struct bk_planning *p, size_t call, unsigned relax)
{
	const struct bk_plan_call *c = &p->call[call];

	for (size_t k = 0; k < c->nvisitors * c->ndoors; k++)
		for (int d = 0; d < p->nlook; d++) {
			struct bk_slots s = bk_plan_starts(p, call,
			    k % c->ndoors, c->visitor[k / c->ndoors], d,
			    relax);

			if (bk_slots_any(&s))
				return true;
		}
	return false;
}

static bool
ever_open(const struct bk_planning *p, const struct bk_plan_call *c,
    bool at_home)
{
	for (int d = 0; d < p->nlook; d++) {
		if (!at_home && bk_slots_any(&c->open[d]))
			return true;
		for (size_t k = 0; at_home && k < c->ndoors; k++) {
			struct bk_slots s = bk_slots_and(&c->open[d],
			    &c->door[k].day[d]);

			if (bk_slots_any(&s))
				return true;
		}
	}
	return false;
}

static bool
nobody_goes(const struct bk_planning *p, const struct bk_plan_call *c)
{
	for (size_t i = 0; i < c->nvisitors; i++)
		if (p->person[c->visitor[i]].free.n)
			return false;
	return true;
}

/* Everybody's hours alone, whatever else is planned; nobody's. */
enum {
	ALONE = BK_RELAX_LIMIT | BK_RELAX_BUSY,
	FREE_OF_ALL = ALONE | BK_RELAX_DOOR | BK_RELAX_FREE |
	    BK_RELAX_COMPANY,
};

/* For one rule: does nothing fit even so; who goes, and up to which day. */
static const char *
rule_that_binds(const struct bk_planning *p, size_t call)
{
	if (!ever(p, call, ALONE | BK_RELAX_DOOR | BK_RELAX_COMPANY))
		return "%s is free on no possible day, up to %s";
	if (!ever(p, call, ALONE | BK_RELAX_COMPANY))
		return "%s is not free in any window of the guardian's, "
		    "up to %s";
	if (!ever(p, call, ALONE))
		return "nobody who could go along with %s is free in a "
		    "window of the guardian's, up to %s";
	if (!ever(p, call, BK_RELAX_LIMIT))
		return "every hour that would do is taken by other visits of "
		    "%s or of who goes along, up to %s";
	return ever(p, call, 0) ? NULL : "%s, or who goes along, has as many "
	    "visits as a day holds on every day that would do, up to %s";
}

/* A text that has one %s, or two. */
static void
put(struct why *w, const char *english, const char *a, const char *b)
{
	const char *s = bk_tell(english, w->lang);

	for (const char *hole; (hole = strstr(s, "%s")); s = hole + 2) {
		bk_buf_add(&w->b, s, (size_t)(hole - s));
		bk_buf_puts(&w->b, a);
		a = b;
	}
	bk_buf_puts(&w->b, s);
}

static void
put_nobody(struct why *w)
{
	const struct bk_staff *who = bk_plan_visitor(w->p,
	    &call_of(w)->member[0]);

	if (who)
		put(w, "nobody is there to go: %s has no hours for visits "
		    "(free) that can be read", who->id, NULL);
	else
		put(w, "nobody is there to go: no counsellor is among the "
		    "staff", NULL, NULL);
}

static void
put_rule(struct why *w)
{
	const struct bk_planning *p = w->p;
	const struct bk_plan_call *c = call_of(w);
	const char *rule;
	char day[BK_DATE_SIZE];

	bk_date_format(c->due, day);
	if (c->due < p->first)
		put(w, "the service standard ended on %s", day, NULL);
	else if (!ever(p, w->call, 0) && ever(p, w->call,
	    BK_RELAX_CALLED_OFF))
		put(w, "the only hours that would do were called off, up to "
		    "%s", day, NULL);
	else if (!ever_open(p, c, false))
		put(w, "no day up to %s is one for visits", day, NULL);
	else if (nobody_goes(p, c))
		put_nobody(w);
	else if (!ever_open(p, c, true))
		put(w, bk_plan_students(c) > 1 ? "siblings are visited at "
		    "once, and up to %s no window suits them all" : "no "
		    "window of the guardian's falls on a possible day up to "
		    "%s", day, NULL);
	else if ((rule = rule_that_binds(p, w->call)))
		put(w, rule, id_of(w, c->visitor[0]), day);
	else
		put(w, "by the prices of visit.weights it costs more than "
		    "leaving it out", NULL, NULL);
}

/* --- the smallest change ------------------------------------------------ */

/* As many people are tried to go along: with others it is much the same. */
enum { ESCORTS = 3 };

/* With somebody to go along: the homeroom teacher before others. */
static bool
try_escorts(struct bk_planning *p, size_t call, struct bk_plan_trial *ch)
{
	int first = p->call[call].homeroom, tried = 0;

	for (int i = -1; i < p->npersons && tried < ESCORTS; i++) {
		uint64_t spent = p->spent;

		ch->escort = i < 0 ? first : i;
		if (ch->escort >= 0 && ch->escort != ch->visitor &&
		    (i < 0 || i != first) && bk_plan_trial(p, call, ch))
			return true;
		tried += p->spent > spent;
	}
	return false;
}

/* The last day that a new approval of today allows; 0: none is asked for. */
static bk_date
new_due(const struct bk_planning *p, const struct bk_plan_call *c)
{
	const struct bk_plan_world *w = p->in.world;

	for (size_t i = 0; i < c->nmembers; i++)
		if (!c->member[i].c ||
		    c->member[i].ready.service_due == BK_DATE_NONE)
			return 0;
	return bk_ready_due(w->school, w->policy, w->calendar, w->today);
}

/* "Fri 13:00-17:00", as --what-if takes it; with its date before it. */
static void
put_window(struct why *w, const struct bk_plan_trial *ch, bool of_person,
    bool dated)
{
	struct bk_window win = bk_plan_trial_window(w->p, w->call, ch,
	    of_person);
	char hour[BK_CLOCK_SIZE], day[BK_DATE_SIZE];

	if (dated) {
		bk_date_format(w->p->first + ch->day, day);
		bk_buf_printf(&w->b, "%s..%s ", day, day);
	}
	bk_buf_printf(&w->b, "%s %s", bk_tell_weekday(w->p->first + ch->day,
	    BK_LANG_EN), bk_clock_format(win.start, hour));
	bk_buf_printf(&w->b, "-%s'", bk_clock_format(win.end, hour));
}

static void
put_free(struct why *w, const struct bk_plan_trial *ch, int person)
{
	bk_buf_printf(&w->b, " --what-if '%s.free+=", id_of(w, person));
	put_window(w, ch, true, bk_plan_trial_dated_person(w->p, person,
	    ch->day));
}

/* What tries it. */
static void
put_what_if(struct why *w, const struct bk_plan_trial *ch)
{
	const struct bk_plan_call *c = call_of(w);
	const char *who = id_of(w, ch->visitor);

	for (size_t i = 0; i < c->nmembers; i++) {
		const char *nis = c->member[i].nis;

		if (ch->relax & BK_RELAX_DUE)
			bk_buf_printf(&w->b, " --what-if "
			    "'%s.approval=granted'", nis);
		if (!(ch->relax & BK_RELAX_DOOR))
			continue;
		bk_buf_printf(&w->b, " --what-if '%s.available+=", nis);
		put_window(w, ch, false, bk_plan_trial_at_dated_door(w->p, c,
		    i, ch->day));
	}
	if (ch->other)
		bk_buf_printf(&w->b, " --what-if '%s.counsellor=%s'",
		    c->member[0].nis, who);
	if (ch->relax & BK_RELAX_OWN_LIMIT)
		bk_buf_printf(&w->b, " --what-if '%s.max=%d'", who,
		    w->p->person[ch->visitor].limit + 1);
	if (ch->relax & BK_RELAX_FREE)
		put_free(w, ch, ch->visitor);
	if (ch->escort != BK_PLAN_NOBODY)
		put_free(w, ch, ch->escort);
}

/* "; TEXT would do: --what-if ...": in the text those of who and when. */
static void
put_found(struct why *w, const char *text, const struct bk_plan_trial *ch,
    const char *const who[2])
{
	struct why part = { w->p, w->call, w->lang, BK_BUF_INIT };
	struct bk_buf when = BK_BUF_INIT, day = BK_BUF_INIT;
	const char *args[4] = { NULL }, *s, *hole;
	char hour[BK_CLOCK_SIZE];
	int n = 0, nargs = 0;

	bk_tell_day(&when, w->p->first + ch->day, w->lang);
	bk_buf_printf(&when, " %s", bk_clock_format(ch->from *
	    BK_SLOT_MINUTES, hour));
	bk_buf_printf(&when, "-%s", bk_clock_format(ch->to * BK_SLOT_MINUTES +
	    w->p->minutes, hour));
	bk_tell_day(&day, w->p->first + ch->day - 1, w->lang);
	if (ch->relax & BK_RELAX_DUE)
		args[nargs++] = day.p;
	for (int i = 0; i < 2 && who[i]; i++)
		args[nargs++] = who[i];
	args[nargs++] = when.p;
	s = bk_tell(text, w->lang);
	for (; n < nargs && (hole = strstr(s, "%s")); s = hole + 2) {
		bk_buf_add(&part.b, s, (size_t)(hole - s));
		bk_buf_puts(&part.b, args[n++]);
	}
	bk_buf_puts(&part.b, s);
	put(w, "; %s would do:", part.b.p, NULL);
	put_what_if(w, ch);
	bk_buf_free(&part.b);
	bk_buf_free(&when);
	bk_buf_free(&day);
}

struct kind {
	unsigned	 relax;
	bool		 escort, visitor;	/* named in the text */
	const char	*text;
};

static const struct kind kinds[] = {
	{ BK_RELAX_COMPANY, true, false, "%s going along on %s" },
	{ BK_RELAX_OWN_LIMIT, false, true,
	    "one visit more a day of %s, on %s" },
	{ BK_RELAX_DOOR, false, false, "the guardian at home on %s" },
	{ BK_RELAX_FREE, false, true, "%s free on %s" },
	{ BK_RELAX_DOOR | BK_RELAX_COMPANY, true, false,
	    "the guardian at home, and %s going along, on %s" },
	{ BK_RELAX_FREE | BK_RELAX_COMPANY, true, true,
	    "%s free, and %s going along, on %s" },
	{ BK_RELAX_DUE, false, false,
	    "a new approval, granted by %s, for %s" },
	{ BK_RELAX_DOOR | BK_RELAX_FREE, false, true,
	    "%s free and the guardian at home on %s" },
	{ BK_RELAX_DUE | BK_RELAX_DOOR, false, false,
	    "a new approval, granted by %s, and the guardian at home on %s" },
	{ BK_RELAX_DUE | BK_RELAX_FREE, false, true,
	    "a new approval, granted by %s, and %s free on %s" },
	{ BK_RELAX_DUE | BK_RELAX_COMPANY, true, false,
	    "a new approval, granted by %s, and %s going along on %s" },
	{ BK_RELAX_DOOR | BK_RELAX_FREE | BK_RELAX_COMPANY, true, true,
	    "%s free, the guardian at home and %s going along on %s" },
};

/* It has a place, and other weights would put it there. */
static bool
is_dear(const struct bk_planning *p, size_t call)
{
	return ever(p, call, 0);
}

/* What would do: its text NULL, nothing. */
struct found {
	const char	*text;
	struct bk_plan_trial at;
	const char	*who[2];	/* that the text names, besides when */
};

static bool
find_change(struct bk_planning *p, size_t call, const struct kind *k,
    int visitor, struct found *f)
{
	const struct bk_plan_call *c = &p->call[call];
	struct bk_plan_trial *t = &f->at;

	*f = (struct found){ .at = { .relax = k->relax, .visitor = visitor,
		.escort = BK_PLAN_NOBODY, .last = c->due } };
	if (k->relax & BK_RELAX_DUE)
		t->last = new_due(p, c);
	if (k->escort ? !try_escorts(p, call, t) : !bk_plan_trial(p, call, t))
		return false;
	f->text = k->text;
	if (k->visitor)
		f->who[0] = p->person[visitor].staff->id;
	if (k->escort)
		f->who[k->visitor] = p->person[t->escort].staff->id;
	return true;
}

/* Would somebody else, whose work it is too, have the time? */
static void
find_other(struct bk_planning *p, size_t call, struct found *f)
{
	const struct bk_plan_call *c = &p->call[call];

	for (int i = 0; i < p->npersons && c->member[0].c; i++) {
		int role = p->person[i].staff->role;

		*f = (struct found){ .at = { .visitor = i, .other = true,
			.escort = BK_PLAN_NOBODY, .last = c->due },
			.who = { p->person[i].staff->id } };
		if ((role == BK_COUNSELLOR || role == BK_COORDINATOR) &&
		    bk_plan_trial(p, call, &f->at)) {
			f->text = "%s in the place of the visitor, on %s";
			return;
		}
	}
	f->text = NULL;
}

static void
find_smallest(struct bk_planning *p, size_t call, struct found *f)
{
	const struct bk_plan_call *c = &p->call[call];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (size_t v = 0; v < c->nvisitors; v++)
			if (find_change(p, call, &kinds[i], c->visitor[v], f))
				return;
	find_other(p, call, f);
}

static const char *
reason(struct bk_planning *p, size_t call, const struct found *f,
    enum bk_lang lang)
{
	struct why w = { p, call, lang, BK_BUF_INIT };
	const char *text;

	put_rule(&w);
	if (f->text)
		put_found(&w, f->text, &f->at, f->who);
	else if (is_dear(p, call))
		;		/* no rule is in its way */
	else if (!bk_plan_trials_are_over(p))
		put(&w, "; no change that would do was found", NULL, NULL);
	else if (p->call[call].untried)
		put(&w, "; not all that might do was tried: --explain %s "
		    "tries more", p->call[call].member[0].id, NULL);
	text = bk_arena_strdup(p->arena, w.b.p);
	bk_buf_free(&w.b);
	return text;
}

void
bk_plan_why(struct bk_planning *p, size_t call)
{
	struct bk_plan_call *c = &p->call[call];
	struct found f = { .text = NULL };
	bool dear = is_dear(p, call);

	bk_plan_trials_begin(p);
	if (!dear)
		find_smallest(p, call, &f);
	c->untried = !f.text && !dear && bk_plan_trials_can_be(p) &&
	    bk_plan_trials_are_over(p);
	c->why = reason(p, call, &f, BK_LANG_EN);
	c->told_why = reason(p, call, &f, p->in.lang);
}

/* --- a wish ------------------------------------------------------------- */

struct doubt {
	unsigned	 relax;		/* nothing fits even so */
	const char	*why;
};

static const struct doubt doubts[] = {
	{ ALONE | BK_RELAX_FREE | BK_RELAX_COMPANY,
	    "outside the guardian's own hours" },
	{ ALONE | BK_RELAX_COMPANY, "%s is not free then" },
	{ ALONE, "nobody is free to go along then" },
};

/* Does the call fit at that moment, some rules left aside? */
static bool
fits(const struct bk_planning *p, size_t call, int day, int slot,
    unsigned relax)
{
	const struct bk_plan_call *c = &p->call[call];

	for (size_t k = 0; k < c->nvisitors * c->ndoors; k++) {
		struct bk_slots s = bk_plan_starts(p, call, k % c->ndoors,
		    c->visitor[k / c->ndoors], day, relax);

		if (bk_slots_has(&s, slot))
			return true;
	}
	return false;
}

static void
put_doubt(struct why *w, const struct bk_planned *a)
{
	const struct bk_planning *p = w->p;
	const struct bk_plan_call *c = call_of(w);
	int day = a->date - p->first, slot = a->start / BK_SLOT_MINUTES;
	char text[BK_DATE_SIZE];

	if (day < 0)
		put(w, "it is not after today", NULL, NULL);
	else if (a->start % BK_SLOT_MINUTES)
		put(w, "not on five minutes", NULL, NULL);
	else if (a->date > c->due)
		put(w, "later than the service standard allows, %s",
		    bk_date_format(c->due, text), NULL);
	else if (!c->nvisitors || !c->ndoors)
		put_nobody(w);
	else if (!fits(p, w->call, day, slot, FREE_OF_ALL) && fits(p, w->call,
	    day, slot, FREE_OF_ALL | BK_RELAX_CALLED_OFF))
		put(w, "that hour was called off", NULL, NULL);
	else if (!bk_slots_any(&c->open[day]))
		put(w, "no day for visits", NULL, NULL);
	else if (!bk_slots_has(&c->open[day], slot))
		put(w, "no hour for visits", NULL, NULL);
	else {
		for (size_t i = 0; i < sizeof(doubts) / sizeof(doubts[0]);
		    i++)
			if (!fits(p, w->call, day, slot, doubts[i].relax)) {
				put(w, doubts[i].why, id_of(w,
				    c->visitor[0]), NULL);
				return;
			}
		put(w, "other visits are in its way", NULL, NULL);
	}
}

const char *
bk_plan_unmet(struct bk_planning *p, size_t call, enum bk_lang lang)
{
	const struct bk_plan_call *c = &p->call[call];
	struct why w = { p, call, lang, BK_BUF_INIT };
	const char *text;

	if (c->stands || c->told.date == BK_DATE_NONE || c->told.visitor ||
	    (c->at.day >= 0 && p->first + c->at.day == c->told.date &&
	    c->at.start * BK_SLOT_MINUTES == c->told.start))
		return NULL;
	if (c->member[0].ready.why[0])
		return bk_ready_tell(&c->member[0].ready, lang, p->arena);
	if (c->why)
		put(&w, c->why, NULL, NULL);
	else
		put_doubt(&w, &c->told);
	text = bk_arena_strdup(p->arena, w.b.p);
	bk_buf_free(&w.b);
	return text;
}
