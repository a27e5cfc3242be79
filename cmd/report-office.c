/* bk-report: the papers about many cases. */
#include <stdlib.h>
#include <string.h>

#include "agenda.h"
#include "book.h"
#include "classrecap.h"
#include "dashboard.h"
#include "fields.h"
#include "fieldtext.h"
#include "figures.h"
#include "mem.h"
#include "near.h"
#include "office.h"
#include "registers.h"
#include "report-desk.h"
#include "phrase.h"
#include "progress.h"
#include "term.h"
#include "tidy.h"
#include "worklist.h"

/* The numbers at the top of the dashboard, as letters call them. */
enum { NTILES = 4 };

static const struct {
	const char		*name;
	struct bk_phrase	 head;
} tiles[NTILES] = {
	{ "open", { { "Kasus terbuka", "Open cases" } } },
	{ "overdue", { { "Lewat batas waktu", "Overdue" } } },
	{ "suggested", { { "Usulan, belum dikonfirmasi",
	    "Suggested, not confirmed" } } },
	{ "unanswered", { { "Pengaduan menunggu jawaban",
	    "Complaints not answered" } } },
};

/* Cases opened later are left out. */
static void
leave_later(struct bk_gather *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->ncases; i++)
		if (g->cases[i]->opened <= g->cmd->today)
			g->cases[n++] = g->cases[i];
	g->ncases = n;
}

/* --- figures ------------------------------------------------------------ */

struct tables {
	struct bk_stats		 st;
	struct bk_figures	 f;
	struct bk_grid		 handling, standing;
};

static int
count(struct bk_report_desk *d, struct tables *t)
{
	struct bk_arena *a = &d->r->cmd->arena;
	struct bk_axes axes;

	t->f.n = 0;
	bk_stats_init(&t->st);
	if (bk_comparison_count(&d->r->gather.census, &t->st, 0) < 0 ||
	    bk_figures_axes_parse("grade", &axes) < 0)
		return bk_cmd_usage(d->r->cmd, "the sums grow too large");
	if (bk_gather_erased(&d->r->gather, &t->st) < 0)
		return -1;
	bk_figures_make(&t->f, &t->st, &axes, a);
	bk_tidy_handling(&t->handling, &t->f, a, d->letter.lang);
	bk_tidy_standing(&t->standing, &t->f, a, d->letter.lang);
	bk_letter_grid(&d->letter, "handling", &t->handling);
	bk_letter_grid(&d->letter, "standing", &t->standing);
	return 0;
}

/* The agenda of the terms; with ticks where it is part of a report. */
static void
put_agenda(struct bk_report_desk *d, struct bk_grid *g, bool ticks)
{
	const struct bk_gather *from = &d->r->gather;
	struct bk_arena *arena = &d->r->cmd->arena;
	struct bk_agenda a = { .office = &d->office, .cases = from->cases,
		.n = from->ncases, .today = d->r->cmd->today,
		.ticks = ticks };
	bk_date *recaps;

	a.terms = bk_report_desk_begun(d, &a.nterms);
	recaps = bk_arena_alloc(arena, (a.nterms + 1) * sizeof(*recaps));
	for (size_t i = 0; i < a.nterms; i++)
		recaps[i] = bk_progress_told(&from->census, a.terms[i],
		    arena);
	a.recaps = recaps;
	bk_agenda_table(g, &a);
}

/* How many students, by the highest step, in words of the letter. */
static void
put_numbers(struct bk_report_desk *d, const struct bk_figures *f, bk_term term)
{
	static const struct {
		const char	*field;
		enum bk_measure	 m;
	} numbers[] = { { "handled", BK_M_PROBLEM }, { "by_phone", BK_M_PHONE },
		{ "by_summons", BK_M_SUMMONS }, { "by_visit", BK_M_VISIT } };
	const struct bk_figure_row *row = bk_figures_find(f, term, "total");
	struct bk_buf b = BK_BUF_INIT;

	for (size_t i = 0; i < BK_NELEM(numbers); i++)
		bk_letter_set(&d->letter, numbers[i].field, row ?
		    bk_phrase_count(&d->r->cmd->arena,
		    row->count[numbers[i].m], d->letter.lang) : NULL);
	bk_phrase_term(&b, term, d->letter.lang);
	bk_letter_set(&d->letter, "last_term", b.p);
	bk_buf_free(&b);
}

/* The parts of a progress report, but its figures. */
struct progress {
	struct bk_grid	cases, agenda, missing, approvals;
};

static void
put_progress(struct bk_report_desk *d, struct progress *p, bk_term term)
{
	struct bk_gather *g = &d->r->gather;
	bool known = bk_progress_missing(&p->missing, &d->office, &g->census,
	    term);

	bk_office_cases(&p->cases, &d->office, g->cases, g->ncases);
	put_agenda(d, &p->agenda, true);
	bk_progress_approvals(&p->approvals, &d->office, g->cases, g->ncases,
	    d->office.today);
	bk_letter_grid(&d->letter, "cases", &p->cases);
	bk_letter_grid(&d->letter, "agenda", &p->agenda);
	bk_letter_grid(&d->letter, "missing", &p->missing);
	bk_letter_grid(&d->letter, "approvals", &p->approvals);
	bk_letter_set(&d->letter, "missing", p->missing.nrows ? "1" : NULL);
	bk_letter_set(&d->letter, "roster", known ? "1" : NULL);
	bk_letter_set(&d->letter, "approvals", p->approvals.nrows ? "1" :
	    NULL);
}

int
bk_report_progress(struct bk_report *r)
{
	struct bk_gather *g = &r->gather;
	struct progress p;
	struct tables t;
	struct bk_report_desk d;
	bk_term term, *terms;
	size_t n;
	int result = -1;

	g->attendance = true;
	g->census.as_of = r->cmd->today;
	if (bk_gather_repo(g) < 0)
		return -1;
	leave_later(g);
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	terms = bk_report_desk_begun(&d, &n);
	term = n ? terms[n - 1] : bk_cmd_term(r->cmd);
	put_progress(&d, &p, term);
	if (count(&d, &t) == 0) {
		put_numbers(&d, &t.f, term);
		result = bk_report_desk_deliver(&d, "progress", &p.cases);
	} else {
		bk_letter_free(&d.letter);
	}
	bk_figures_free(&t.f);
	bk_stats_free(&t.st);
	return result;
}

/* --- lists -------------------------------------------------------------- */

/* A paper that is one table of the cases. */
static int
listed(struct bk_report *r, const char *form, const char *table,
    void (*make)(struct bk_report_desk *, struct bk_grid *))
{
	struct bk_grid grid;
	struct bk_report_desk d;

	if (bk_gather_repo(&r->gather) < 0)
		return -1;
	leave_later(&r->gather);
	if (r->gather.routine)
		bk_gather_join_routines(&r->gather);
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	make(&d, &grid);
	bk_letter_grid(&d.letter, table, &grid);
	return bk_report_desk_deliver(&d, form, &grid);
}

static void
make_agenda(struct bk_report_desk *d, struct bk_grid *g)
{
	put_agenda(d, g, false);
}

int
bk_report_agenda(struct bk_report *r)
{
	r->gather.attendance = true;
	return listed(r, "agenda", "agenda", make_agenda);
}

static void
make_journal(struct bk_report_desk *d, struct bk_grid *g)
{
	bk_office_journal(g, &d->office, d->r->gather.cases,
	    d->r->gather.ncases);
}

int
bk_report_journal(struct bk_report *r)
{
	r->gather.routine = true;
	return listed(r, "journal", "journal", make_journal);
}

static void
make_visits(struct bk_report_desk *d, struct bk_grid *g)
{
	bk_registers_visits(g, &d->office, d->r->gather.cases,
	    d->r->gather.ncases, d->r->cmd->today);
}

int
bk_report_visits(struct bk_report *r)
{
	r->gather.routine = true;
	return listed(r, "visits-register", "visits", make_visits);
}

/* The lines of the terms that are asked for. */
static size_t
of_terms(struct bk_report *r, struct bk_book *book)
{
	size_t n = 0;

	for (size_t i = 0; i < book->n; i++) {
		bool keep = r->gather.nkeep == 0;

		for (size_t k = 0; k < r->gather.nkeep; k++)
			keep = keep || bk_term_of(book->v[i].date) ==
			    r->gather.keep[k];
		if (keep)
			book->v[n++] = book->v[i];
	}
	return n;
}

/* The number stands; of whom no list may tell, not whom it went to. */
static void
hide_addressees(struct bk_report *r, struct bk_outgoing *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].cases.n; k++) {
			const char *slash = strchr(v[i].cases.v[k], '/');

			if (slash && bk_gather_hides(&r->gather, slash + 1))
				v[i].to = NULL;
		}
}

int
bk_report_letters(struct bk_report *r)
{
	struct bk_book book;
	struct bk_grid grid;
	struct bk_report_desk d;
	size_t n;
	int result;

	if (bk_gather_repo(&r->gather) < 0 ||
	    bk_book_read(&book, &r->cmd->docs, NULL) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	n = of_terms(r, &book);
	hide_addressees(r, book.v, n);
	bk_registers_letters(&grid, &d.office, book.v, n);
	bk_letter_grid(&d.letter, "letters", &grid);
	result = bk_report_desk_deliver(&d, "letters", &grid);
	bk_book_free(&book);
	return result;
}

int
bk_report_complaints(struct bk_report *r)
{
	struct bk_gather *g = &r->gather;
	struct bk_grid register_;
	struct bk_report_desk d;

	if (bk_gather_repo(g) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	bk_office_complaints(&register_, &d.office, g->complaints,
	    g->ncomplaints);
	bk_letter_grid(&d.letter, "complaints", &register_);
	return bk_report_desk_deliver(&d, "complaints", &register_);
}

/* --- a class ------------------------------------------------------------ */

/* Those of the report, in the order that they are printed in. */
struct classes {
	struct bk_classrecap_student *v;
	size_t		 n, cap;
	struct bk_map	 cases;		/* by NIS */
};

static size_t
take_class(struct bk_report_desk *d, struct classes *to, bk_term term,
    const char *class)
{
	const struct bk_census *c = &d->r->gather.census;
	bk_date day = bk_census_head_count(c, term);
	const struct bk_student **s;
	size_t n;

	s = bk_census_class(c, term, class, &d->r->cmd->arena, &n);
	for (size_t i = 0; i < n; i++) {
		const char *key = bk_student_key(s[i]);

		if (bk_gather_hides(&d->r->gather, key))
			continue;
		if (d->r->mentor && (!s[i]->mentor || strcmp(s[i]->mentor,
		    d->r->mentor) != 0))
			continue;
		BK_GROW(to->v, to->n, to->cap);
		to->v[to->n++] = (struct bk_classrecap_student){ s[i],
			bk_student_class(s[i], day),
			bk_census_find_attendance(c, term, key),
			bk_map_get(&to->cases, bk_str(key)) };
	}
	return n;
}

static int
no_class(struct bk_report_desk *d, bk_term term, const char *class)
{
	const struct bk_census *c = &d->r->gather.census;
	struct bk_near_search near = { .typed = bk_str(class) };
	bk_date day = bk_census_head_count(c, term);
	const struct bk_student **s;
	size_t n;

	s = bk_census_class(c, term, NULL, &d->r->cmd->arena, &n);
	for (size_t i = 0; i < n; i++)
		bk_near_offer(&near, bk_student_class(s[i], day));
	return bk_cmd_usage(d->r->cmd, near.meant ?
	    "class-recap: nobody is in class '%.40s' (did you mean %s?)" :
	    "class-recap: nobody is in class '%.40s'", class, near.meant);
}

/* All that are asked for: 0, or -1 if one of the classes is empty. */
static int
take_classes(struct bk_report_desk *d, struct classes *to, bk_term term)
{
	struct bk_report *r = d->r;

	for (size_t i = 0; i < r->gather.ncases; i++)
		*bk_map_at(&to->cases, bk_str(
		    r->gather.cases[i]->student.nis)) =
		    (void *)r->gather.cases[i];
	if (r->noperands == 0)
		take_class(d, to, term, NULL);
	for (int i = 0; i < r->noperands; i++)
		if (take_class(d, to, term, r->operands[i]) == 0)
			return no_class(d, term, r->operands[i]);
	return 0;
}

static int
print_classes(struct bk_report_desk *d, const struct classes *c)
{
	const struct bk_school *s = d->office.school;
	const struct bk_staff *p = d->r->noperands == 1 && !d->r->mentor ?
	    bk_school_homeroom(s, d->r->operands[0]) : NULL;
	struct bk_grid table, *mentors, *subjects;
	bool by = d->r->by != NULL;

	if (by)
		bk_classrecap_sort(c->v, c->n);
	subjects = bk_classrecap_subjects(&d->office, c->v, c->n);
	mentors = by ? bk_classrecap_mentors(&d->office, c->v, c->n) : NULL;

	bk_fieldtext_staff(&d->letter, "homeroom", p);
	bk_fieldtext_staff(&d->letter, "mentor", bk_school_staff(s,
	    d->r->mentor));
	bk_letter_set(&d->letter, "class", d->r->noperands == 1 ?
	    d->r->operands[0] : NULL);
	bk_classrecap_table(&table, &d->office, c->v, c->n, by);
	bk_letter_grid(&d->letter, "class", mentors ? mentors : &table);
	bk_letter_set(&d->letter, "mentors", mentors ? "x" : NULL);
	bk_letter_grid(&d->letter, "subjects", subjects ? subjects : &table);
	bk_letter_set(&d->letter, "subjects", subjects ? "1" : NULL);
	return bk_report_desk_deliver(d, "class-recap", &table);
}

int
bk_report_class_recap(struct bk_report *r)
{
	struct bk_gather *g = &r->gather;
	bk_term term = bk_cmd_term(r->cmd);
	struct classes c = { .cases = BK_MAP_INIT };
	struct bk_report_desk d;
	int result;

	g->attendance = true;
	g->keep = &term;
	g->nkeep = 1;
	if (r->by && strcmp(r->by, "mentor") != 0)
		return bk_cmd_usage(r->cmd, "--by '%s': a class-recap is by "
		    "mentor", r->by);
	if (bk_report_check_mentor(r) < 0 || bk_gather_repo(g) < 0)
		return -1;
	leave_later(g);
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	result = take_classes(&d, &c, term);
	if (result == 0)
		result = print_classes(&d, &c);
	else
		bk_letter_free(&d.letter);
	bk_map_free(&c.cases);
	free(c.v);
	return result;
}

/* --- the dashboard ------------------------------------------------------ */

static const char *
size_text(struct bk_arena *a, size_t n)
{
	return bk_arena_printf(a, "%zu", n);
}

static void
put_worklist(struct bk_report_desk *d, struct bk_worklist *w)
{
	struct bk_gather *g = &d->r->gather;
	struct bk_arena *a = &d->r->cmd->arena;
	size_t overdue = 0, suggested = 0;

	bk_worklist_init(w, d->office.school, d->office.policy,
	    d->r->cmd->today, d->letter.lang, a);
	for (size_t i = 0; i < g->ncases; i++)
		bk_worklist_add(w, g->cases[i], NULL);
	for (size_t i = 0; i < g->ncomplaints; i++)
		bk_worklist_complaint(w, g->complaints[i]);
	bk_worklist_sort(w);
	for (size_t i = 0; i < w->n; i++) {
		overdue += w->item[i].overdue > 0;
		suggested += w->item[i].suggestion;
	}
	d->tile[0] = size_text(a, w->n);
	d->tile[1] = size_text(a, overdue);
	d->tile[2] = size_text(a, suggested);
	d->tile[3] = size_text(a, w->ndues);
	for (int i = 0; i < NTILES; i++)
		bk_letter_set(&d->letter, tiles[i].name, d->tile[i]);
}

/* The day each case that is counted was opened. */
static size_t
opened_days(struct bk_report_desk *d, bk_date **out)
{
	const struct bk_gather *g = &d->r->gather;
	size_t n = 0;

	*out = bk_arena_alloc(&d->r->cmd->arena, (g->ncases + 1) *
	    sizeof(**out));
	for (size_t i = 0; i < g->ncases; i++)
		if (g->cases[i]->status != BK_CANCELLED &&
		    g->cases[i]->opened != BK_DATE_NONE)
			(*out)[n++] = g->cases[i]->opened;
	return n;
}

/* In a browser: with charts. */
static int
show_dashboard(struct bk_report_desk *d, const struct tables *t,
    const struct bk_grid *work)
{
	struct bk_dashboard_tile tile[NTILES];
	bk_date *opened;
	struct bk_dashboard page = { .school = d->office.school->name,
		.terms = d->terms,
		.today = d->r->cmd->today, .lang = d->letter.lang, .f = &t->f,
		.tile = tile, .ntiles = NTILES, .work = work,
		.f4 = bk_school_is_f4(d->office.school) };

	for (int i = 0; i < NTILES; i++)
		tile[i] = (struct bk_dashboard_tile){
		    tiles[i].head.text[d->letter.lang], d->tile[i] };
	page.nopened = opened_days(d, &opened);
	page.opened = opened;
	bk_dashboard_html(&d->r->cmd->out, &page, &d->r->cmd->arena);
	bk_letter_free(&d->letter);
	return 0;
}

int
bk_report_dashboard(struct bk_report *r)
{
	struct bk_worklist w;
	struct bk_grid work;
	struct tables t;
	struct bk_report_desk d;
	int result = -1;

	bk_gather_figures(&r->gather);
	if (bk_gather_repo(&r->gather) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	put_worklist(&d, &w);
	bk_worklist_loads(&work, &w);
	bk_letter_grid(&d.letter, "work", &work);
	if (count(&d, &t) < 0)
		bk_letter_free(&d.letter);
	else if (bk_report_form(r, "html") && !r->model)
		result = show_dashboard(&d, &t, &work);
	else
		result = bk_report_desk_deliver(&d, "dashboard", &work);
	bk_figures_free(&t.f);
	bk_stats_free(&t.st);
	return result;
}
