/* bk-report recap: the comparison of the terms, a workbook. */
#include <string.h>
#include <unistd.h>

#include "agenda.h"
#include "comparison.h"
#include "letterhead.h"
#include "progress.h"
#include "recap.h"
#include "report.h"
#include "veil.h"

/*
 * `stats` documents from files or stdin. Without any there (a terminal, an
 * empty stdin) the repository is counted.
 */
static int
read_figures(struct bk_report *r, struct bk_stats *st)
{
	struct bk_gather *g = &r->gather;
	bool from_stdin = r->noperands == 0 &&
	    (r->cmd->repo.fd < 0 || !isatty(STDIN_FILENO));

	g->stats = st;
	bk_gather_figures(g);
	if ((r->noperands || from_stdin) &&
	    bk_gather_docs(g, r->operands, r->noperands) < 0)
		return -1;
	if (!bk_gather_any(g) && r->cmd->repo.fd >= 0 &&
	    r->noperands == 0 && bk_gather_repo(g) < 0)
		return -1;
	if (g->nstats == 0 &&
	    bk_comparison_count(&g->census, st, 0) < 0)
		return bk_cmd_usage(r->cmd, "the sums grow too large");
	return g->nstats == 0 ? bk_gather_erased(g, st) : 0;
}

static bk_term *
terms_of(struct bk_report *r, const struct bk_stats *st, size_t *n)
{
	struct bk_arena *a = &r->cmd->arena;
	const struct bk_stats_term *t = bk_stats_terms(st, a, n);
	bk_term *terms = bk_arena_alloc(a, (*n + 1) * sizeof(*terms));

	for (size_t i = 0; i < *n; i++)
		terms[i] = t[i].term;
	return terms;
}

/*
 * Cases for the list and the agenda; after figures from a pipe, those of the
 * repository, where it is of the school that they are of.
 */
static int
read_cases(struct bk_report *r, const struct bk_stats *st, bool ours)
{
	struct bk_gather *g = &r->gather;

	if (g->ncases || !(r->cases || (ours && g->nstats)))
		return 0;
	if (bk_cmd_needs_repo(r->cmd) < 0)
		return -1;
	g->keep = terms_of(r, st, &g->nkeep);
	g->stats = NULL;
	g->attendance = false;
	return g->nkeep ? bk_gather_repo(g) : 0;
}

/* What is done in a term; when it was done, where the cases are known. */
static const struct bk_grid *
make_agenda(struct bk_report *r, const struct bk_stats *st)
{
	struct bk_cmd *cmd = r->cmd;
	const struct bk_office office = { .school = &cmd->settings.school,
		.policy = &cmd->settings.policy, .arena = &cmd->arena,
		.lang = cmd->lang, .today = cmd->today };
	struct bk_agenda a = { .office = &office, .cases = r->gather.cases,
		.n = r->gather.ncases, .today = cmd->today };
	struct bk_grid *g = bk_arena_alloc(&cmd->arena, sizeof(*g));
	bk_date *recaps;

	a.terms = terms_of(r, st, &a.nterms);
	a.recaps = recaps = bk_arena_alloc(&cmd->arena,
	    (a.nterms + 1) * sizeof(*recaps));
	for (size_t i = 0; i < a.nterms; i++)
		recaps[i] = bk_progress_told(&r->gather.census, a.terms[i],
		    &cmd->arena);
	bk_agenda_table(g, &a);
	return g;
}

/* Who counsels: the coordinator too. */
static int
count_counsellors(const struct bk_school *s)
{
	int n = 0;

	for (size_t i = 0; i < s->staff.n; i++)
		n += s->staff.v[i].role == BK_COUNSELLOR ||
		    s->staff.v[i].role == BK_COORDINATOR;
	return n;
}

/*
 * The school that the figures are of: its letterhead; its staff if it is ours.
 */
static int
name_school(struct bk_report *r, const struct bk_stats *st,
    struct bk_recap *recap, struct bk_school *theirs, bool *is_ours)
{
	const struct bk_school *ours = &r->cmd->settings.school;
	const struct bk_node *node = bk_stats_only_school(st);
	const struct bk_reader reader = { .file = "stats",
		.arena = &r->cmd->arena, .dg = &r->cmd->diag };
	const char *lang = bk_node_text(node, "language");

	if (!node)
		return 0;
	if (bk_school_read(&reader, bk_node_copy(&r->cmd->arena, node),
	    theirs) < 0)
		return -1;
	recap->school = theirs;
	if (!r->cmd->lang_text && lang && r->cmd->repo.fd < 0)
		recap->lang = bk_school_lang(theirs);
	if (r->cmd->repo.fd >= 0 && ours->name && theirs->name &&
	    strcmp(ours->name, theirs->name) == 0) {
		*is_ours = true;
		recap->principal = bk_school_principal(ours);
		recap->counsellor = bk_letterhead_counsellor(ours);
		recap->counsellors = count_counsellors(ours);
	}
	return 0;
}

static int
make_recap(struct bk_report *r, struct bk_stats *st)
{
	struct bk_cmd *cmd = r->cmd;
	struct bk_school theirs;
	bool ours = false;
	struct bk_recap recap = { .stats = st, .lang = cmd->lang,
		.list_cases = r->cases, .names = r->names,
		.min_cell = r->min_cell };

	recap.paper = bk_school_is_f4(&cmd->settings.school) ? BK_XLSX_F4 :
	    BK_XLSX_A4;
	if (read_figures(r, st) < 0 ||
	    name_school(r, st, &recap, &theirs, &ours) < 0 ||
	    read_cases(r, st, ours) < 0)
		return -1;
	if (recap.school)
		recap.agenda = make_agenda(r, st);
	recap.agenda_known = ours || r->gather.ncases;
	recap.cases = r->gather.cases;
	recap.ncases = r->gather.ncases;
	return bk_recap_make(&cmd->out, &recap, &cmd->diag);
}

int
bk_report_recap(struct bk_report *r)
{
	struct bk_stats st;
	int result;

	if (!r->cmd->output && isatty(STDOUT_FILENO))
		return bk_cmd_usage(r->cmd, "a workbook is not for a "
		    "terminal: give -o FILE");
	if (r->min_cell && r->cases)
		return bk_cmd_usage(r->cmd, "--cases lists what --min-cell "
		    "hides");
	if (r->min_cell && (r->min_cell < BK_VEIL_MIN ||
	    r->min_cell > BK_VEIL_MAX))
		return bk_cmd_usage(r->cmd, "--min-cell: %d to %d (5 is "
		    "usual)", BK_VEIL_MIN, BK_VEIL_MAX);
	bk_stats_init(&st);
	st.keep = r->gather.keep;
	st.nkeep = r->gather.nkeep;
	result = make_recap(r, &st);
	bk_stats_free(&st);
	return result;
}
