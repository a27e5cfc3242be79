/* bk-report semester: what the services of a term came to. */
#include <stdlib.h>

#include "gridsheet.h"
#include "mem.h"
#include "phrase.h"
#include "programmefile.h"
#include "report-desk.h"
#include "semester.h"

struct tables {
	struct bk_grid	services, components, workload, programme;
};

struct programmes {
	struct bk_programme	*v;
	size_t			 n, cap;
};

/* Those of the terms that are reported on. */
static int
read_programmes(struct bk_report *r, struct programmes *all)
{
	struct bk_cmd *cmd = r->cmd;
	size_t n;
	bk_term *terms = bk_census_terms(&r->gather.census, &cmd->arena, &n);

	for (size_t i = 0; i < n; i++) {
		struct bk_programme p;
		int got = bk_programmefile_read(&cmd->docs, terms[i], &p);

		if (got < 0)
			return -1;
		if (got > 0)
			continue;
		BK_GROW(all->v, all->n, all->cap);
		all->v[all->n++] = p;
	}
	return 0;
}

/* Without --terms, today's term: a semester report covers one. */
static void
choose_term(struct bk_report *r, bk_term *term)
{
	*term = bk_cmd_term(r->cmd);
	if (r->gather.nkeep == 0) {
		r->gather.keep = term;
		r->gather.nkeep = 1;
	}
}

static int
make_workbook(struct bk_report_desk *d, const struct tables *t)
{
	static const struct bk_phrase names[] = {
		{ { "Layanan", "Services" } },
		{ { "Komponen", "Components" } },
		{ { "Beban Kerja", "Workload" } },
		{ { "Program", "Programme" } },
	};
	const struct bk_grid *const grids[] = { &t->services,
		&t->components, &t->workload, &t->programme };
	struct bk_cmd *cmd = d->r->cmd;
	const char *title = bk_letters_find("semester")->title[cmd->lang];
	struct bk_xlsx *x = bk_xlsxout_new(title, cmd->today, &cmd->diag);

	bk_letter_free(&d->letter);
	if (!x)
		return -1;
	for (size_t i = 0; i < BK_NELEM(grids); i++)
		bk_gridsheet_put(x, names[i].text[cmd->lang], title,
		    bk_school_is_f4(&cmd->settings.school) ? BK_XLSX_F4 :
		    BK_XLSX_A4, grids[i]);
	return bk_xlsxout_finish(x, &cmd->out);
}

static void
make_tables(struct tables *t, struct bk_report_desk *d,
    struct bk_semester *m)
{
	bk_semester_names(m);
	bk_semester_services(&t->services, m);
	bk_semester_components(&t->components, m);
	bk_semester_workload(&t->workload, m);
	bk_semester_programme(&t->programme, m);
	bk_letter_grid(&d->letter, "services", &t->services);
	bk_letter_grid(&d->letter, "components", &t->components);
	bk_letter_grid(&d->letter, "workload", &t->workload);
	bk_letter_grid(&d->letter, "programme", &t->programme);
	bk_letter_set(&d->letter, "programmed", m->nprogrammes ? "x" : NULL);
}

int
bk_report_semester(struct bk_report *r)
{
	struct bk_gather *g = &r->gather;
	struct bk_report_desk d;
	struct bk_semester m = { .office = &d.office, .census = &g->census,
		.today = r->cmd->today };
	struct programmes all = { NULL, 0, 0 };
	struct tables t;
	bk_term term;
	int result;

	choose_term(r, &term);
	g->routine = true;
	if (bk_gather_repo(g) < 0 || read_programmes(r, &all) < 0) {
		free(all.v);
		return -1;
	}
	bk_report_desk_open(&d, r);
	bk_report_desk_terms(&d);
	bk_gather_join_routines(g);
	m.cases = g->cases;
	m.ncases = g->ncases;
	m.services = g->services;
	m.nservices = g->nservices;
	m.programmes = all.v;
	m.nprogrammes = all.n;
	make_tables(&t, &d, &m);
	result = bk_report_form(r, "xlsx") && !r->model ?
	    make_workbook(&d, &t) :
	    bk_report_desk_deliver(&d, "semester", &t.services);
	free(all.v);
	return result;
}
