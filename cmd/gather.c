#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "casefile.h"
#include "mem.h"
#include "msg_cmd.h"
#include "msg_repo.h"
#include "promise.h"
#include "register.h"
#include "term.h"

void
bk_gather_init(struct bk_gather *g, struct bk_cmd *cmd)
{
	*g = (struct bk_gather){ .cmd = cmd,
		.rosters = { .from = &cmd->docs },
		.restricted = BK_RESTRICTED_INIT };
	bk_incoming_init(&g->incoming);
	bk_census_init(&g->census, &cmd->settings.school,
	    &cmd->settings.policy, &cmd->settings.calendar, cmd->today);
}

void
bk_gather_free(struct bk_gather *g)
{
	bk_census_free(&g->census);
	bk_incoming_free(&g->incoming);
	free(g->cases);
	free(g->complaints);
	free(g->services);
	free(g->loose);
	bk_restricted_free(&g->restricted);
	bk_rosters_free(&g->rosters);
}

static bool
keeps(const struct bk_gather *g, bk_term term)
{
	for (size_t i = 0; i < g->nkeep; i++)
		if (g->keep[i] == term)
			return true;
	return false;
}

static bool
kept(struct bk_gather *g, bk_term term)
{
	if (keeps(g, term))
		return true;
	g->nother += g->nkeep > 0;
	return g->nkeep == 0;
}

static bool
is_left_out(const struct bk_gather *g, const char *number)
{
	return g->without && number && bk_map_find(g->without,
	    bk_str(number)) != SIZE_MAX;
}

/* A term next to one that is kept: its marks count in windows of days. */
static bool
lends(const struct bk_gather *g, bk_term term)
{
	return (g->passing || g->census.nkeep) && !keeps(g, term) &&
	    (keeps(g, term + 1) || keeps(g, term - 1));
}

/* --- one document ------------------------------------------------------- */

/* The term that a file's name says (roster/2020-2021-1.yaml), or 0. */
static bk_term
term_of_file(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct bk_str base = bk_str(slash ? slash + 1 : file);
	bk_term term;

	if (base.n != 16 || strcmp(base.p + 11, ".yaml") != 0 ||
	    bk_term_parse((struct bk_str){ base.p, 11 }, &term) < 0)
		return 0;
	return term;
}

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;
	struct bk_student *s = bk_arena_alloc(r->arena, sizeof(*s));
	bk_term term = term_of_file(r->file);

	if (bk_bind_read(r, bk_student_binds, doc, s) < 0)
		return -1;
	if (term == 0)
		term = g->cmd->term;
	if (term == 0) {
		BK_GROW(g->loose, g->nloose, g->caploose);
		g->loose[g->nloose++] = s;
		return 0;
	}
	if (kept(g, term))
		bk_census_student(&g->census, term, s);
	return 0;
}

static int
take_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));

	if (bk_case_read(r, doc, c) < 0)
		return -1;
	if (g->in_cases && bk_casefile_is_stranger(r->file, c, r->arena)) {
		bk_diag(r->dg, &bk_msg_stranger, r->file, 0, NULL);
		return 0;
	}
	if (!kept(g, c->term) || is_left_out(g, c->student.nis))
		return 0;
	if (g->in_cases)
		bk_casefile_trace(c, &g->cmd->docs);
	if (g->in_cases)
		g->nclosed += bk_register_count(&g->cmd->repo, c, r->arena);
	if (bk_census_case(&g->census, c))
		bk_diag(r->dg, &bk_msg_case_twice, r->file, doc->line, NULL);
	if (g->passing)
		return 0;
	BK_GROW(g->cases, g->ncases, g->capcases);
	g->cases[g->ncases++] = c;
	return 0;
}

static int
take_attendance(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;
	struct bk_attendance a;

	if (!g->attendance)
		return 0;
	if (bk_attendance_read(r, doc, &a) < 0)
		return -1;
	bk_aliases_rename(&g->cmd->settings.aliases, &a);
	if (is_left_out(g, a.nis) || is_left_out(g, a.nisn))
		return 0;
	if (lends(g, a.term) || kept(g, a.term))
		bk_census_attendance(&g->census, &a);	/* copies it */
	return 0;
}

/* A routine visit: read as a case is, of its nis and actions. */
static int
take_routine(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;
	struct bk_case *c = bk_arena_zalloc(r->arena, sizeof(*c));
	bk_term term = bk_path_dir_term(r->file);
	struct bk_promises all = { .arena = r->arena };

	if (bk_case_read_routine(r, doc, c) < 0)
		return -1;
	bk_promise_of_routine(&all, c);
	bk_promise_count(&all, c);
	if (term == 0)
		term = g->cmd->term;
	if (term != 0 && kept(g, term) && !is_left_out(g, c->student.nis))
		bk_census_routine(&g->census, term, c);
	return 0;
}

static int
take_complaint(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;
	struct bk_complaint *c = bk_arena_alloc(r->arena, sizeof(*c));

	if (bk_complaint_read(r, doc, c) < 0)
		return -1;
	if (!kept(g, bk_term_of(bk_complaint_day(c->received))))
		return 0;
	bk_census_complaint(&g->census, c);
	BK_GROW(g->complaints, g->ncomplaints, g->capcomplaints);
	g->complaints[g->ncomplaints++] = c;
	return 0;
}

static int
take_service(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;
	struct bk_service *s = bk_arena_alloc(r->arena, sizeof(*s));

	if (bk_service_read(r, doc, s) < 0)
		return -1;
	if (!kept(g, bk_term_of(s->date)))
		return 0;
	bk_census_service(&g->census, s);
	BK_GROW(g->services, g->nservices, g->capservices);
	g->services[g->nservices++] = s;
	return 0;
}

static int
take_stats(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_gather *g = ctx;

	g->nstats++;
	return g->stats ? bk_incoming_take(&g->incoming, r, doc, g->stats) : 0;
}

static const struct bk_doc_handler handlers[] = {
	BK_DOC("student", take_student),
	BK_DOC("case", take_case),
	BK_DOC_PASSING("attendance", take_attendance),
	BK_DOC("complaint", take_complaint),
	BK_DOC("routine", take_routine),
	BK_DOC("service", take_service),
	{ "stats", take_stats, true, bk_stats_form },
	BK_DOC_END
};

static const struct bk_doc_handler passing_handlers[] = {
	BK_DOC("student", take_student),
	BK_DOC_PASSING("case", take_case),
	BK_DOC_PASSING("attendance", take_attendance),
	BK_DOC("complaint", take_complaint),
	BK_DOC("routine", take_routine),
	{ "stats", take_stats, true, bk_stats_form },
	BK_DOC("service", take_service),
	BK_DOC_END
};

static const struct bk_doc_handler *
handlers_of(const struct bk_gather *g)
{
	return g->passing ? passing_handlers : handlers;
}

/* --- the repository ----------------------------------------------------- */

static int
read_roster(struct bk_gather *g, bk_term term)
{
	const struct bk_rosters_term *t = bk_rosters_get(&g->rosters, term);

	for (size_t i = 0; t && i < t->list.n; i++)
		if (!is_left_out(g, bk_student_key(&t->list.v[i])))
			bk_census_student(&g->census, term, &t->list.v[i]);
	return t ? 0 : -1;
}

/* The documents of AREA/TERM/. */
static int
read_area(struct bk_gather *g, const char *area, bk_term term)
{
	struct bk_cmd *cmd = g->cmd;
	struct bk_repo_list list;

	if (bk_repo_list(&cmd->repo, bk_path_term_dir(&cmd->arena, area,
	    term), &cmd->arena, &list, &cmd->diag) < 0)
		return -1;
	return bk_docfiles_read(&cmd->docs, &list, handlers_of(g), g);
}

/* The recaps of the terms beside those that are kept, each once. */
static int
read_lent(struct bk_gather *g)
{
	for (size_t i = 0; i < g->nkeep; i++) {
		bk_term t = g->keep[i];

		if (lends(g, t - 1) && read_area(g, "attendance", t - 1) < 0)
			return -1;
		if (lends(g, t + 1) && !keeps(g, t + 2) &&
		    read_area(g, "attendance", t + 1) < 0)
			return -1;
	}
	return 0;
}

static int
read_term(struct bk_gather *g, bk_term term)
{
	int r;

	bk_census_term(&g->census, term);
	if (read_roster(g, term) < 0)
		return -1;
	g->in_cases = true;
	r = read_area(g, "cases", term);
	g->in_cases = false;
	if (r < 0 || read_area(g, "services", term) < 0)
		return -1;
	if ((g->attendance || g->routine) &&
	    read_area(g, "routine", term) < 0)
		return -1;
	return g->attendance ? read_area(g, "attendance", term) : 0;
}

/* The terms that the files or directories of `area` are named after. */
static int
find_terms(struct bk_gather *g, const char *area, bool dirs)
{
	struct bk_cmd *cmd = g->cmd;
	struct bk_repo_list list;
	int r = dirs ? bk_repo_list_terms(&cmd->repo, area, &cmd->arena, &list,
	    &cmd->diag) : bk_repo_list(&cmd->repo, area, &cmd->arena, &list,
	    &cmd->diag);

	for (size_t i = 0; r == 0 && i < list.n; i++) {
		const char *slash = strrchr(list.path[i], '/');
		struct bk_str base = bk_str(slash ? slash + 1 : list.path[i]);
		bk_term term;

		if (base.n >= 11)
			base.n = 11;
		if (bk_term_parse(base, &term) == 0)
			bk_census_term(&g->census, term);
	}
	return r;
}

/*
 * The papers of one day agree on who a student is: name, class and grade are
 * those of the roster on that day, the last of the term where it is over.
 */
static const struct bk_case *
settle_student(struct bk_gather *g, const struct bk_case *as_read)
{
	struct bk_case *c = bk_arena_dup(&g->cmd->arena, as_read, 1,
	    sizeof(*c));
	const struct bk_student *s = bk_census_find_student(&g->census,
	    c->term, c->student.nis);
	const char *class = s ? bk_student_class(s, bk_census_head_count(
	    &g->census, c->term)) : NULL;

	if (s && s->name && *s->name)
		c->student.name = s->name;
	if (class && *class && (!c->student.class ||
	    strcmp(class, c->student.class) != 0)) {
		c->student.class = class;
		c->student.grade = bk_school_grade(&g->cmd->settings.school,
		    class);
	}
	return c;
}

/*
 * Merge recaps to one per student; what was replaced or left out is reported.
 */
static void
settle(struct bk_gather *g)
{
	struct bk_diag *dg = &g->cmd->diag;
	const struct bk_recaps_told *told = &g->census.told;
	char from[BK_DATE_SIZE], to[BK_DATE_SIZE];

	bk_census_settle(&g->census);
	for (size_t i = 0; i < g->ncases; i++)
		g->cases[i] = settle_student(g, g->cases[i]);
	if (told->replaced)
		bk_diag(dg, &bk_msg_triage_replaced, NULL, 0, "%d",
		    told->replaced);
	if (g->census.twins)
		bk_diag(dg, &bk_msg_case_twins, NULL, 0, "%zu more",
		    g->census.twins);
	if (g->nclosed && g->passing)
		bk_diag(dg, &bk_msg_closed_uncounted, NULL, 0, "%zu",
		    g->nclosed);
	if (told->aside)
		bk_diag(dg, &bk_msg_recap_aside, NULL, 0, "%d", told->aside);
	if (told->unclear)
		bk_diag(dg, &bk_msg_recap_unclear, NULL, 0, "%d",
		    told->unclear);
	if (told->less)
		bk_diag(dg, &bk_msg_recap_less, NULL, 0,
		    "%d; ingest one of %s to %s", told->less,
		    bk_date_format(told->from, from),
		    bk_date_format(told->to, to));
}

int
bk_gather_repo(struct bk_gather *g)
{
	struct bk_cmd *cmd = g->cmd;
	struct bk_repo_list list;
	bk_term *terms;
	size_t n;

	g->from_repo = true;
	for (size_t i = 0; i < g->nkeep; i++)
		bk_census_term(&g->census, g->keep[i]);
	if (g->nkeep == 0 && (find_terms(g, "roster", false) < 0 ||
	    find_terms(g, "cases", true) < 0 ||
	    find_terms(g, "services", true) < 0 ||
	    (g->attendance && find_terms(g, "attendance", true) < 0)))
		return -1;
	terms = bk_census_terms(&g->census, &cmd->arena, &n);
	if (n == 0) {
		terms[0] = bk_cmd_term(cmd);
		n = 1;
	}
	for (size_t i = 0; i < n; i++)
		if (read_term(g, terms[i]) < 0)
			return -1;
	if (g->attendance && read_lent(g) < 0)
		return -1;
	if (bk_repo_list(&cmd->repo, "complaints", &cmd->arena, &list,
	    &cmd->diag) < 0)
		return -1;
	if (bk_docfiles_read(&cmd->docs, &list, handlers_of(g), g) < 0)
		return -1;
	settle(g);
	return bk_gather_hide(g);
}

void
bk_gather_figures(struct bk_gather *g)
{
	g->attendance = true;
	g->census.keep = g->keep;
	g->census.nkeep = g->nkeep;
}

int
bk_gather_roster(struct bk_gather *g, bk_term term)
{
	if (bk_census_has_roster(&g->census, term))
		return 0;
	return read_roster(g, term);
}

/*
 * Rosters for the terms that documents came of: those that came with them,
 * the repository's, else the students whose term nothing names. Where only
 * students came, they are of today's term.
 */
static int
fill_rosters(struct bk_gather *g)
{
	bk_term *terms;
	size_t n;

	if (g->nloose && g->census.terms.n == 0) {
		for (size_t i = 0; i < g->nkeep; i++)
			bk_census_term(&g->census, g->keep[i]);
		if (g->nkeep == 0)
			bk_census_term(&g->census, bk_cmd_term(g->cmd));
	}
	terms = bk_census_terms(&g->census, &g->cmd->arena, &n);
	for (size_t i = 0; i < n; i++) {
		if (!bk_census_has_roster(&g->census, terms[i]))
			for (size_t j = 0; j < g->nloose; j++)
				bk_census_student(&g->census, terms[i],
				    g->loose[j]);
		if (bk_gather_roster(g, terms[i]) < 0)
			return -1;
	}
	return 0;
}

int
bk_gather_docs(struct bk_gather *g, char **files, int n)
{
	struct bk_cmd *cmd = g->cmd;

	if (bk_cmd_docs(cmd, files, n, false, handlers_of(g), g) < 0)
		return -1;
	if (g->nother)
		bk_diag(&cmd->diag, &bk_msg_term_aside, NULL, 0,
		    "%zu documents", g->nother);
	if (fill_rosters(g) < 0)
		return -1;
	settle(g);
	return 0;
}

bool
bk_gather_any(const struct bk_gather *g)
{
	return g->nstats || g->nother || g->census.terms.n;
}

int
bk_gather_terms(struct bk_cmd *cmd, const char *text, bk_term **terms,
    size_t *n)
{
	size_t cap = strlen(text) / 11 + 2;
	bk_term *v = bk_arena_alloc(&cmd->arena, cap * sizeof(*v));
	size_t k = 0;

	for (;; text++) {
		struct bk_str one = { text, strcspn(text, ",") };

		if (bk_term_parse(one, &v[k]) < 0)
			return bk_cmd_no_term(cmd, "--terms", one);
		k++;
		text += one.n;
		if (!*text)
			break;
	}
	*terms = v;
	*n = k;
	return 0;
}

void
bk_gather_join_routines(struct bk_gather *g)
{
	for (size_t i = 0; i < g->census.terms.n; i++) {
		const struct bk_census_term *t =
		    g->census.terms.e[i].value;

		for (size_t k = 0; k < t->routines.n; k++) {
			struct bk_case *c = bk_arena_dup(&g->cmd->arena,
			    t->routines.e[k].value, 1, sizeof(*c));
			const struct bk_student *s =
			    bk_census_student_of(t, t->routines.e[k].key);

			if (!s || bk_gather_hides(g, bk_student_key(s)))
				continue;
			c->term = t->term;
			c->status = BK_OPEN;
			c->student.name = s->name;
			c->student.class = bk_student_class(s,
			    g->cmd->today);
			BK_GROW(g->cases, g->ncases, g->capcases);
			g->cases[g->ncases++] = c;
		}
	}
}
