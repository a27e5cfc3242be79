/* bk-report handover: what a successor has to find on the first day. */
#include <string.h>

#include "handover.h"
#include "letterhead.h"
#include "promises.h"
#include "report-desk.h"

/* Does --counsellor go on the visit that is planned? */
static bool
is_visitor(const struct bk_report *r, const struct bk_case *c)
{
	const struct bk_planned *p = &c->planned;

	for (size_t i = 0; r->counsellor && i < p->with.n; i++)
		if (strcmp(r->counsellor, p->with.v[i]) == 0)
			return true;
	return r->counsellor && p->visitor &&
	    strcmp(r->counsellor, p->visitor) == 0;
}

/*
 * The cases of --counsellor; all, where nobody is named. Or the open ones of
 * others, whom --counsellor is to visit.
 */
static const struct bk_case **
cases_of(struct bk_report *r, bool others, size_t *n)
{
	struct bk_gather *g = &r->gather;
	const struct bk_case **v = bk_arena_alloc(&r->cmd->arena,
	    (g->ncases + 1) * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < g->ncases; i++) {
		const struct bk_case *c = g->cases[i];
		bool own = !r->counsellor || strcmp(r->counsellor,
		    bk_report_counsellor(r, c)) == 0;

		if (others ? !own && c->status == BK_OPEN && is_visitor(r, c) :
		    own)
			v[(*n)++] = c;
	}
	return v;
}

/*
 * The routine visits of the classes of --counsellor, and those that are
 * planned for that person; they do not become cases.
 */
static const struct bk_case **
routines_of(struct bk_report *r, size_t *n)
{
	struct bk_gather *g = &r->gather;
	size_t ncases = g->ncases;
	const struct bk_case **v;

	bk_gather_join_routines(g);
	v = bk_arena_alloc(&r->cmd->arena, (g->ncases - ncases + 1) *
	    sizeof(*v));
	*n = 0;
	for (size_t i = ncases; i < g->ncases; i++) {
		const struct bk_case *c = g->cases[i];

		if (!r->counsellor || strcmp(r->counsellor,
		    bk_report_counsellor(r, c)) == 0 || is_visitor(r, c))
			v[(*n)++] = c;
	}
	g->ncases = ncases;
	return v;
}

struct tables {
	struct bk_grid	cases, promises, planned, waiting, silent;
};

/* A table, and whether it has a row: an empty one becomes a word. */
static void
put_table(struct bk_report_desk *d, const char *name, const char *any,
    const struct bk_grid *g)
{
	bk_letter_grid(&d->letter, name, g);
	bk_letter_set(&d->letter, any, g->nrows ? "x" : NULL);
}

static void
make_tables(struct tables *t, struct bk_report_desk *d,
    const struct bk_handover *h, const struct bk_promises *promises)
{
	bk_handover_cases(&t->cases, h);
	bk_promises_table(&t->promises, &d->office, promises, h->today);
	bk_handover_planned(&t->planned, h);
	bk_handover_waiting(&t->waiting, h);
	bk_handover_silent(&t->silent, h);
	put_table(d, "cases", "any_cases", &t->cases);
	put_table(d, "promises", "any_promises", &t->promises);
	put_table(d, "planned", "any_planned", &t->planned);
	put_table(d, "waiting", "any_waiting", &t->waiting);
	put_table(d, "silent", "any_silent", &t->silent);
}

static void
put_fields(struct bk_report_desk *d, const struct bk_handover *h)
{
	struct bk_arena *a = d->office.arena;
	size_t open = 0;

	for (size_t i = 0; i < h->n; i++)
		open += h->cases[i]->status == BK_OPEN;
	bk_letter_set(&d->letter, "from", bk_letterhead_name(bk_school_staff(
	    d->office.school, d->r->counsellor), a));
	bk_letter_set(&d->letter, "open", bk_arena_printf(a, "%zu", open));
	bk_letter_set(&d->letter, "silent_days", bk_arena_printf(a, "%d",
	    d->office.policy->silent_days));
}

int
bk_report_handover(struct bk_report *r)
{
	struct bk_promises promises;
	struct bk_report_desk d;
	struct bk_handover h = { .office = &d.office,
		.today = r->cmd->today };
	struct tables t;

	r->gather.routine = true;
	if (bk_report_check_counsellor(r) < 0 ||
	    bk_gather_repo(&r->gather) < 0 ||
	    bk_report_promises_load(r, &promises) < 0)
		return -1;
	bk_report_promises_narrow(r, &promises);
	bk_report_desk_open(&d, r);
	d.office.names = true;		/* the successor works with it */
	h.cases = cases_of(r, false, &h.n);
	h.others = cases_of(r, true, &h.nothers);
	h.routines = routines_of(r, &h.nroutines);
	make_tables(&t, &d, &h, &promises);
	put_fields(&d, &h);
	return bk_report_desk_deliver(&d, "handover", &t.cases);
}
