/*
 * The words "approval", "consent" and "student" are kept for what a missing
 * prerequisite bars [FIELD 4.12].
 */
#include "why.h"

#include <string.h>

#include "agenda.h"
#include "clock.h"

/* A day, and the first and the last start of a run on it. */
struct run {
	int	day, first, last;
};

/* As it is written. */
static void
put_run(struct bk_buf *b, const struct bk_planning *p, const struct run *r)
{
	char hour[BK_CLOCK_SIZE];

	bk_plan_put_day(b, p, r->day);
	bk_buf_printf(b, " %s", bk_clock_format(r->first * BK_SLOT_MINUTES,
	    hour));
	bk_buf_printf(b, "-%s", bk_clock_format(r->last * BK_SLOT_MINUTES +
	    p->minutes, hour));
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

static const char *
who_goes(const struct bk_planning *p, const struct bk_plan_call *c)
{
	return p->person[c->visitor[0]].staff->id;
}

/* Everybody's hours alone, whatever else is planned. */
enum { ALONE = BK_RELAX_LIMIT | BK_RELAX_BUSY };

struct rule {
	unsigned	 relax;		/* nothing fits even so */
	const char	*why;		/* %s: who goes */
};

static const struct rule rules[] = {
	{ ALONE | BK_RELAX_DOOR | BK_RELAX_COMPANY,
	    "%s is free on no possible day" },
	{ ALONE | BK_RELAX_COMPANY,
	    "%s is not free in any window of the guardian's" },
	{ ALONE, "nobody who could go along with %s is free in a window of "
	    "the guardian's" },
	{ BK_RELAX_LIMIT, "every hour that would do is taken by other visits "
	    "of %s or of who goes along" },
	{ 0, "%s, or who goes along, has as many visits as a day holds on "
	    "every day that would do" },
};

static void
put_rule(struct bk_buf *b, const struct bk_planning *p, size_t call)
{
	const struct bk_plan_call *c = &p->call[call];
	char day[BK_DATE_SIZE];
	size_t i = 0;

	bk_date_format(c->due, day);
	if (c->due < p->first) {
		bk_buf_printf(b, "the service standard ended on %s", day);
		return;
	}
	if (!ever_open(p, c, false)) {
		bk_buf_printf(b, "no day up to %s is one for visits", day);
		return;
	}
	if (c->nvisitors == 0) {
		bk_buf_puts(b, "nobody is there to go: the counsellor has no "
		    "hours for visits (free)");
		return;
	}
	if (!ever_open(p, c, true)) {
		bk_buf_printf(b, c->nmembers > 1 ? "siblings are visited at "
		    "once, and up to %s no window suits them all" :
		    "no window of the guardian's falls on a possible day up "
		    "to %s", day);
		return;
	}
	while (i < sizeof(rules) / sizeof(rules[0]) &&
	    ever(p, call, rules[i].relax))
		i++;
	if (i < sizeof(rules) / sizeof(rules[0])) {
		const char *rest = strstr(rules[i].why, "%s");

		bk_buf_add(b, rules[i].why, (size_t)(rest - rules[i].why));
		bk_buf_puts(b, who_goes(p, c));
		bk_buf_printf(b, "%s, up to %s", rest + 2, day);
	} else
		bk_buf_puts(b, "others are more urgent");
}

/* --- the smallest change ------------------------------------------------ */

/* The first day and the longest run of starts that a change would open. */
static bool
first_run(const struct bk_planning *p, size_t call, int visitor,
    unsigned relax, struct run *run)
{
	const struct bk_plan_call *c = &p->call[call];

	for (run->day = 0; run->day < p->nlook; run->day++) {
		int slot, from, to, best = -1;

		for (size_t k = 0; k < c->ndoors; k++) {
			struct bk_slots s = bk_plan_starts(p, call, k,
			    visitor, run->day, relax);

			for (slot = 0; bk_slots_run(&s, &slot, &from, &to); )
				if (to - from > best) {
					best = to - from;
					run->first = from;
					run->last = to;
				}
		}
		if (best >= 0)
			return true;
	}
	return false;
}

struct change {
	unsigned	 relax;
	const char	*lead;
	const char	*who;		/* behind the visitor; NULL: nobody */
	const char	*tail;
};

static const struct change changes[] = {
	{ BK_RELAX_COMPANY, "a companion on ", NULL, " would do" },
	{ BK_RELAX_LIMIT, "one visit more a day, on ", NULL, " would do" },
	{ BK_RELAX_DOOR, "the guardian at home on ", NULL, " would do" },
	{ BK_RELAX_FREE, "", " free on ", " would do" },
	{ BK_RELAX_DOOR | BK_RELAX_COMPANY,
	    "the guardian at home, and a companion, on ", NULL, " would do" },
	{ BK_RELAX_FREE | BK_RELAX_COMPANY, "", " and a companion free on ",
	    " would do" },
	{ BK_RELAX_DUE, "a new request to the principal: ", NULL,
	    " would do then" },
	{ BK_RELAX_DOOR | BK_RELAX_FREE | BK_RELAX_COMPANY, "", ", the "
	    "guardian and a companion free on ", " would do" },
};

static bool
put_change(struct bk_buf *b, const struct bk_planning *p, size_t call)
{
	const struct bk_plan_call *c = &p->call[call];
	struct run run;

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++)
		for (size_t v = 0; v < c->nvisitors; v++) {
			const struct change *ch = &changes[i];

			if (!first_run(p, call, c->visitor[v], ch->relax,
			    &run))
				continue;
			bk_buf_printf(b, "; %s", ch->lead);
			if (ch->who)
				bk_buf_printf(b, "%s%s", p->person[
				    c->visitor[v]].staff->id, ch->who);
			put_run(b, p, &run);
			bk_buf_puts(b, ch->tail);
			return true;
		}
	return false;
}

/* Would somebody else, whose work it is too, have the time? */
static bool
put_other(struct bk_buf *b, const struct bk_planning *p, size_t call)
{
	struct run run;

	for (int i = 0; i < p->npersons; i++) {
		int role = p->person[i].staff->role;

		if ((role != BK_COUNSELLOR && role != BK_COORDINATOR) ||
		    !first_run(p, call, i, 0, &run))
			continue;
		bk_buf_printf(b, "; %s in the place of the visitor, on ",
		    p->person[i].staff->id);
		put_run(b, p, &run);
		bk_buf_puts(b, ", would do");
		return true;
	}
	return false;
}

const char *
bk_plan_why(struct bk_planning *p, size_t call)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *why;

	put_rule(&b, p, call);
	if (!put_change(&b, p, call) && !put_other(&b, p, call))
		bk_buf_puts(&b, "; no single change would do");
	why = bk_arena_strdup(p->arena, b.p);
	bk_buf_free(&b);
	return why;
}
