#include "surveyplan.h"

#include <stdlib.h>
#include <string.h>

#include "announced.h"
#include "docs.h"
#include "entry.h"
#include "mem.h"
#include "msg_check.h"
#include "path.h"
#include "prove.h"
#include "ready.h"
#include "term.h"

/* A planned visit, and where it stands. */
struct bk_survey_plan {
	const char	*file;
	size_t		 line;
	bool		 of_case;	/* `planned`: at whose, is not told */
	struct bk_visit	 v;
};

/* --- taking them down --------------------------------------------------- */

static const char *
copy(struct bk_survey *s, const char *text)
{
	return text ? bk_arena_strdup(s->arena, text) : NULL;
}

static void
take(struct bk_survey *s, const char *file, size_t line, bool of_case,
    const struct bk_visit *v)
{
	struct bk_survey_plan p = { copy(s, file), line, of_case, *v };

	p.v.case_id = copy(s, v->case_id);
	p.v.routine = copy(s, v->routine);
	p.v.nis = copy(s, v->nis);
	p.v.visitor = copy(s, v->visitor);
	p.v.guardian = copy(s, v->guardian);
	p.v.area = p.v.why = NULL;
	p.v.node = NULL;
	p.v.with.v = bk_arena_alloc(s->arena, (v->with.n + 1) *
	    sizeof(*p.v.with.v));
	for (size_t i = 0; i < v->with.n; i++)
		p.v.with.v[i] = copy(s, v->with.v[i]);
	BK_GROW(s->plans, s->nplans, s->plans_cap);
	s->plans[s->nplans++] = p;
}

void
bk_survey_planned(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_case *c, const char *routine)
{
	struct bk_planned p;
	struct bk_visit v;

	if (s->check.form_only || c->planned.date == BK_DATE_NONE ||
	    !bk_plan_announced(c, s->check.today, &p) || !p.visitor ||
	    p.end == BK_INT_NONE)
		return;
	bk_bind_clear(bk_visit_binds, &v);
	v.case_id = routine ? NULL : c->id;
	v.routine = routine;
	v.nis = c->student.nis;
	v.date = p.date;
	v.start = p.start;
	v.end = p.end;
	v.visitor = p.visitor;
	v.with = p.with;
	take(s, r->file, c->planned.node->line, true, &v);
}

void
bk_survey_visit(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_visit *v)
{
	if (!s->check.form_only && s->repo->fd >= 0 && v->nis &&
	    v->date != BK_DATE_NONE && v->start != BK_INT_NONE &&
	    v->end != BK_INT_NONE)
		take(s, r->file, v->node->line, false, v);
}

/* --- the world they are planned in -------------------------------------- */

struct world {
	struct bk_survey	*s;
	struct bk_map		 students, cases;
	struct bk_plan_world	 w;
	const struct bk_visit	*v;		/* all, beside s->plans */
	size_t			 first;
	bool			 quiet;
};

static int
enter(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_student *st = bk_arena_alloc(r->arena, sizeof(*st));
	struct world *w = ctx;

	if (bk_bind_read(r, bk_student_binds, doc, st) < 0)
		return -1;
	if (bk_student_key(st))
		*bk_map_at(&w->students, bk_str(bk_student_key(st))) = st;
	return 0;
}

/* Read a file of documents; what cannot be read is reported elsewhere. */
static void
read_docs(struct world *w, const char *path,
    const struct bk_doc_handler *handlers)
{
	struct bk_survey *s = w->s;
	struct bk_diag quiet = { .emit = NULL };
	const struct bk_reader r = { .file = path, .arena = s->arena,
		.dg = &quiet };
	struct bk_buf text = BK_BUF_INIT;

	if (path && bk_view_read(&s->view, path, &text, &quiet) == 0)
		bk_docs_each(text.p, text.n, &r, handlers, w);
	bk_buf_free(&text);
}

static int
enter_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));
	struct world *w = ctx;

	if (bk_case_read(r, doc, c) < 0)
		return -1;
	*bk_map_at(&w->cases, bk_str(c->id)) = c;
	return 0;
}

static int
by_term(const void *a, const void *b)
{
	bk_term x = *(const bk_term *)a, y = *(const bk_term *)b;

	return (x > y) - (x < y);
}

/* The cases of the visits, and the rosters of their terms and of today. */
static void
read_world(struct world *w)
{
	static const struct bk_doc_handler cases[] = {
		BK_DOC("case", enter_case), BK_DOC_END
	};
	static const struct bk_doc_handler students[] = {
		BK_DOC("student", enter), BK_DOC_END
	};
	struct bk_survey *s = w->s;
	bk_term *terms = bk_xcalloc(s->nplans + 1, sizeof(*terms));
	size_t n = 0;

	for (size_t i = 0; i < s->nplans; i++) {
		const struct bk_visit *v = &s->plans[i].v;
		const char *id = v->case_id ? v->case_id : v->routine, *nis;

		if (!id || !bk_entry_split(id, &terms[n], &nis))
			continue;
		if (v->case_id && !bk_map_get(&w->cases, bk_str(id)))
			read_docs(w, bk_path_case(s->arena, terms[n],
			    bk_str(nis)), cases);
		n++;
	}
	terms[n++] = bk_term_of(s->check.today);
	qsort(terms, n, sizeof(*terms), by_term);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || terms[i] != terms[i - 1])
			read_docs(w, bk_path_roster(s->arena, terms[i]),
			    students);
	free(terms);
}

/* --- checking ----------------------------------------------------------- */

static void
say(void *ctx, const struct bk_visit *v, const char *what)
{
	struct world *w = ctx;
	const struct bk_survey_plan *p = &w->s->plans[w->first +
	    (size_t)(v - w->v)];

	if (!w->quiet)
		bk_diag(w->s->dg, &bk_msg_check_plan, p->file, p->line, "%s",
		    bk_diag_text(w->s->dg, what));
}

static size_t
check(struct world *w, const struct bk_visit *v, size_t n, bool quiet)
{
	const struct bk_prove c = { .world = &w->w, .cases = &w->cases,
		.say = say, .ctx = w, .past_is_fine = true };

	w->v = v;
	w->quiet = quiet;
	return bk_prove(&c, v, n);
}

/*
 * `planned` does not say at which guardian's: at any one of whom all is
 * well, else at the one who is addressed.
 */
static void
complete(struct world *w, struct bk_visit *v)
{
	const struct bk_case *c = v->case_id ? bk_map_get(&w->cases,
	    bk_str(v->case_id)) : NULL;
	const struct bk_student *st = bk_map_get(&w->students,
	    bk_str(v->nis));
	const struct bk_guardian *g = st ? bk_student_guardian(st) : NULL;
	struct bk_readiness ready;

	if (!c && !v->routine)
		return;
	if (c) {
		bk_ready_of(c, w->w.school, w->w.policy, w->w.calendar,
		    &ready);
		v->service_due = ready.service_due;
	}
	v->guardian = g ? g->name : NULL;
	for (size_t i = 0; st && i < st->guardians.n; i++) {
		struct bk_visit at = *v;

		at.guardian = st->guardians.v[i].name;
		if (st->guardians.v[i].deceased || check(w, &at, 1, true))
			continue;
		v->guardian = at.guardian;
		return;
	}
}

/* Those of cases are one plan, those of a file another. */
static bool
together(const struct bk_survey_plan *a, const struct bk_survey_plan *b)
{
	return a->of_case == b->of_case &&
	    (a->of_case || strcmp(a->file, b->file) == 0);
}

static int
by_source(const void *a, const void *b)
{
	const struct bk_survey_plan *x = a, *y = b;
	int r;

	if (x->of_case != y->of_case)
		return x->of_case ? -1 : 1;
	r = strcmp(x->file, y->file);
	return r ? r : (x->line > y->line) - (x->line < y->line);
}

static void
check_plans(struct world *w)
{
	struct bk_survey *s = w->s;
	struct bk_visit *v = bk_xcalloc(s->nplans, sizeof(*v));

	qsort(s->plans, s->nplans, sizeof(*s->plans), by_source);
	for (size_t i = 0; i < s->nplans; i++) {
		v[i] = s->plans[i].v;
		if (s->plans[i].of_case)
			complete(w, &v[i]);
	}
	for (size_t i = 0, end; i < s->nplans; i = end) {
		for (end = i; end < s->nplans && together(&s->plans[i],
		    &s->plans[end]); end++)
			;
		w->first = i;
		check(w, &v[i], end - i, false);
	}
	free(v);
}

void
bk_survey_check_plans(struct bk_survey *s)
{
	struct world w = { .s = s, .students = BK_MAP_INIT,
		.cases = BK_MAP_INIT };

	if (s->nplans == 0 || s->repo->fd < 0)
		return;
	w.w = (struct bk_plan_world){ &s->settings.school,
		&s->settings.policy, &s->settings.calendar, &w.students,
		s->check.today };
	read_world(&w);
	check_plans(&w);
	bk_map_free(&w.students);
	bk_map_free(&w.cases);
}
