/* bk-report day-sheet: planned visits, a sheet for each visitor and day. */
#include <stdlib.h>
#include <string.h>

#include "announced.h"
#include "daysheet.h"
#include "docx.h"
#include "mem.h"
#include "pdf.h"
#include "ready.h"
#include "register.h"
#include "report.h"
#include "term.h"

struct day {
	struct bk_report	*r;
	bk_date			 only;		/* --day; BK_DATE_NONE */
	struct bk_map		 students;	/* NIS -> struct bk_student */
	struct bk_visit		*v;
	size_t			 n, cap;
};

/* --- what is planned ---------------------------------------------------- */

static bool
is_meant(const struct day *d, bk_date date)
{
	if (date == BK_DATE_NONE)
		return false;
	return d->only == BK_DATE_NONE ? date >= d->r->cmd->today :
	    date == d->only;
}

/* One that a case, or the routine, has planned. */
static void
add_planned(struct day *d, const struct bk_case *c, const char *nis,
    bool routine)
{
	const struct bk_student *s = bk_map_get(&d->students, bk_str(nis));
	const struct bk_planned *p = bk_ready_planned(c,
	    &d->r->cmd->settings.policy);
	struct bk_visit v = { .nis = nis, .date = p->date,
		.start = p->start, .end = p->end,
		.visitor = p->visitor, .with = p->with,
		.service_due = BK_DATE_NONE };

	if (!is_meant(d, v.date) || !v.visitor)
		return;
	*(routine ? &v.routine : &v.case_id) = nis;
	v.guardian = bk_plan_door(p, s);
	v.area = s ? s->home.village : NULL;
	BK_GROW(d->v, d->n, d->cap);
	d->v[d->n++] = v;
}

static int
take_repo(struct day *d)
{
	struct bk_gather *g = &d->r->gather;

	for (size_t i = 0; i < g->ncases; i++)
		if (g->cases[i]->status == BK_OPEN)
			add_planned(d, g->cases[i], g->cases[i]->student.nis,
			    false);
	for (size_t i = 0; i < g->census.terms.n; i++) {
		const struct bk_census_term *t =
		    g->census.terms.e[i].value;

		for (size_t k = 0; k < t->routines.n; k++) {
			const struct bk_case *c = t->routines.e[k].value;

			if (c->student.nis && !bk_gather_hides(g,
			    c->student.nis))
				add_planned(d, c, c->student.nis, true);
		}
	}
	return 0;
}

/* One that bk-schedule printed. */
static int
take_visit(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct day *d = ctx;
	struct bk_visit v;

	if (bk_bind_read(r, bk_visit_binds, doc, &v) < 0)
		return -1;
	if (!v.visitor || bk_gather_hides(&d->r->gather, v.nis) ||
	    (d->only != BK_DATE_NONE && v.date != d->only))
		return 0;
	BK_GROW(d->v, d->n, d->cap);
	d->v[d->n++] = v;
	return 0;
}

static int
take_files(struct day *d)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("visit", take_visit), BK_DOC_END
	};

	return bk_cmd_docs(d->r->cmd, d->r->operands, d->r->noperands, true,
	    handlers, d);
}

/* The students of every term; the later term's word counts. */
static void
take_students(struct day *d)
{
	const struct bk_census *c = &d->r->gather.census;

	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;

		for (size_t k = 0; k < t->students.n; k++)
			*bk_map_at(&d->students, t->students.e[k].key) =
			    t->students.e[k].value;
	}
}

/* --- the sheets --------------------------------------------------------- */

static int
visit_cmp(const void *a, const void *b)
{
	return bk_visit_cmp(a, b);
}

static int
print(struct day *d)
{
	struct bk_cmd *cmd = d->r->cmd;
	const struct bk_plan_world world = { &cmd->settings.school,
		&cmd->settings.policy, &cmd->settings.calendar, &d->students,
		cmd->today };
	const struct bk_daysheet sheet = { .world = &world, .v = d->v,
		.n = d->n, .lang = cmd->lang, .arena = &cmd->arena };
	struct bk_flow flow;

	if (d->n)
		qsort(d->v, d->n, sizeof(*d->v), visit_cmp);
	if (bk_report_form(d->r, "html")) {
		bk_daysheet_html(&cmd->out, &sheet);
		return 0;
	}
	flow = bk_daysheet_flow(&sheet);
	return (bk_report_form(d->r, "pdf") ? bk_pdf_write : bk_docx_write)(
	    &cmd->out, &flow, &cmd->diag);
}

int
bk_report_day(struct bk_report *r)
{
	struct day d = { .r = r, .only = BK_DATE_NONE,
		.students = BK_MAP_INIT };
	int result;

	if (r->day && bk_date_parse(bk_str(r->day), &d.only) < 0)
		return bk_cmd_usage(r->cmd, "--day '%s': as 2020-10-06",
		    r->day);
	r->gather.routine = true;
	result = bk_gather_repo(&r->gather);
	if (result == 0) {
		take_students(&d);
		result = r->noperands ? take_files(&d) : take_repo(&d);
	}
	if (result == 0)
		result = print(&d);
	bk_map_free(&d.students);
	free(d.v);
	return result;
}

const struct bk_case *
bk_report_routine_case(struct bk_report *r, bk_term term, const char *nis)
{
	struct bk_cmd *cmd = r->cmd;
	struct bk_case *c = bk_arena_alloc(&cmd->arena, sizeof(*c));
	const struct bk_student *s;

	if (bk_gather_roster(&r->gather, term) < 0)
		return NULL;
	s = bk_census_find_student(&r->gather.census, term, nis);
	if (!s || bk_register_preventive(&cmd->docs, term, nis, c) < 0)
		return NULL;
	c->term = term;
	c->id = bk_case_id(&cmd->arena, term, nis);
	c->student = (struct bk_case_student){ nis, s->name, s->class, NULL };
	c->rung = BK_VISIT;
	c->status = BK_OPEN;
	return c;
}
