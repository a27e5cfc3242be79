/* bk-report: the papers about many cases. */
#include <string.h>

#include "agenda.h"
#include "book.h"
#include "fields.h"
#include "figures.h"
#include "office.h"
#include "registers.h"
#include "report-desk.h"
#include "phrase.h"
#include "term.h"
#include "tidy.h"
#include "worklist.h"

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
	bk_figures_make(&t->f, &t->st, &axes, a);
	bk_tidy_handling(&t->handling, &t->f, a, d->letter.lang);
	bk_tidy_standing(&t->standing, &t->f, a, d->letter.lang);
	bk_letter_grid(&d->letter, "handling", &t->handling);
	bk_letter_grid(&d->letter, "standing", &t->standing);
	return 0;
}

int
bk_report_progress(struct bk_report *r)
{
	struct bk_gather *g = &r->gather;
	struct bk_grid cases;
	struct tables t;
	struct bk_report_desk d;
	int result = -1;

	if (bk_gather_repo(g) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	bk_office_cases(&cases, &d.office, g->cases, g->ncases);
	bk_letter_grid(&d.letter, "cases", &cases);
	if (count(&d, &t) == 0)
		result = bk_report_desk_deliver(&d, "progress", &cases);
	else
		bk_letter_free(&d.letter);
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
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	make(&d, &grid);
	bk_letter_grid(&d.letter, table, &grid);
	return bk_report_desk_deliver(&d, form, &grid);
}

static void
make_agenda(struct bk_report_desk *d, struct bk_grid *g)
{
	const struct bk_gather *from = &d->r->gather;
	struct bk_agenda a = { .office = &d->office, .cases = from->cases,
		.n = from->ncases, .today = d->r->cmd->today };

	a.terms = bk_census_terms(&from->census, &d->r->cmd->arena,
	    &a.nterms);
	bk_agenda_table(g, &a);
}

int
bk_report_agenda(struct bk_report *r)
{
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

int
bk_report_letters(struct bk_report *r)
{
	struct bk_book book;
	struct bk_grid grid;
	struct bk_report_desk d;
	int result;

	if (bk_gather_repo(&r->gather) < 0 ||
	    bk_book_read(&book, &r->cmd->docs, NULL) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	bk_registers_letters(&grid, &d.office, book.v, of_terms(r, &book));
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

static size_t
put_class(struct bk_report_desk *d, struct bk_grid *g, bk_term term,
    const char *class)
{
	const struct bk_census *c = &d->r->gather.census;
	bk_date day = bk_census_head_count(c, term);
	const struct bk_student **s;
	size_t n;

	s = bk_census_class(c, term, class, &d->r->cmd->arena, &n);
	for (size_t i = 0; i < n; i++)
		bk_office_recap_row(g, &d->office, s[i],
		    bk_student_class(s[i], day), bk_census_find_attendance(c,
		    term, bk_student_key(s[i])));
	return n;
}

int
bk_report_class_recap(struct bk_report *r)
{
	struct bk_gather *g = &r->gather;
	bk_term term = bk_cmd_term(r->cmd);
	const struct bk_staff *p;
	struct bk_grid table;
	struct bk_report_desk d;

	g->attendance = true;
	g->keep = &term;
	g->nkeep = 1;
	if (bk_gather_repo(g) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	p = r->noperands == 1 ? bk_school_homeroom(d.office.school,
	    r->operands[0]) : NULL;
	bk_letter_set(&d.letter, "homeroom", p ? p->name : NULL);
	bk_letter_set(&d.letter, "homeroom_nip", p ? p->nip : NULL);
	bk_office_recap(&table, &d.office);
	if (r->noperands == 0)
		put_class(&d, &table, term, NULL);
	for (int i = 0; i < r->noperands; i++)
		if (put_class(&d, &table, term, r->operands[i]) == 0) {
			bk_letter_free(&d.letter);
			return bk_cmd_usage(r->cmd, "class-recap: nobody is "
			    "in class '%.40s'", r->operands[i]);
		}
	bk_letter_grid(&d.letter, "class", &table);
	return bk_report_desk_deliver(&d, "class-recap", &table);
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
	bk_letter_set(&d->letter, "open", size_text(a, w->n));
	bk_letter_set(&d->letter, "overdue", size_text(a, overdue));
	bk_letter_set(&d->letter, "suggested", size_text(a, suggested));
	bk_letter_set(&d->letter, "unanswered", size_text(a,
	    w->ndues));
}

int
bk_report_dashboard(struct bk_report *r)
{
	struct bk_worklist w;
	struct bk_grid work;
	struct tables t;
	struct bk_report_desk d;
	int result = -1;

	if (bk_gather_repo(&r->gather) < 0)
		return -1;
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	put_worklist(&d, &w);
	bk_worklist_loads(&work, &w);
	bk_letter_grid(&d.letter, "work", &work);
	if (count(&d, &t) == 0)
		result = bk_report_desk_deliver(&d, "dashboard", &work);
	else
		bk_letter_free(&d.letter);
	bk_figures_free(&t.f);
	bk_stats_free(&t.st);
	return result;
}
