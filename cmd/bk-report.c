/* bk-report: put cases and statistics on paper. */
#include <string.h>
#include <unistd.h>

#include "letterhead.h"
#include "recap.h"
#include "report.h"
#include "term.h"
#include "veil.h"

static const struct bk_cmd_about about = {
	.name = "bk-report",
	.synopsis = "[-C DIR] [-f FORMAT] [-o FILE] TYPE [CASE ...]\n"
	    "[-C DIR] [--cases] [--names] [-o FILE] recap [FILE ...]",
	.what = "Write the day's worklist, letters, and the comparison of the "
	    "terms.",
};

/* --- recap -------------------------------------------------------------- */

static int
paper_of(const struct bk_report *r, enum bk_xlsx_paper *paper)
{
	if (!r->paper || strcmp(r->paper, "a4") == 0)
		*paper = BK_XLSX_A4;
	else if (strcmp(r->paper, "f4") == 0)
		*paper = BK_XLSX_F4;
	else
		return bk_cmd_usage(r->cmd, "--paper '%s': a4 or f4",
		    r->paper);
	return 0;
}

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
	if ((r->noperands || from_stdin) &&
	    bk_gather_docs(g, r->operands, r->noperands) < 0)
		return -1;
	if (!bk_gather_any(g) && r->cmd->repo.fd >= 0 &&
	    r->noperands == 0 && bk_gather_repo(g) < 0)
		return -1;
	if (g->nstats == 0 &&
	    bk_comparison_count(&g->census, st, 0) < 0)
		return bk_cmd_usage(r->cmd, "the sums grow too large");
	return 0;
}

/* Cases for the list; after figures from a pipe, those of the repository. */
static int
read_cases(struct bk_report *r, const struct bk_stats *st)
{
	struct bk_gather *g = &r->gather;
	struct bk_stats_term *t;
	bk_term *terms;
	size_t n;

	if (!r->cases || g->ncases)
		return 0;
	if (bk_cmd_needs_repo(r->cmd) < 0)
		return -1;
	t = bk_stats_terms(st, &r->cmd->arena, &n);
	terms = bk_arena_alloc(&r->cmd->arena, (n + 1) * sizeof(*terms));
	for (size_t i = 0; i < n; i++)
		terms[i] = t[i].term;
	g->keep = terms;
	g->nkeep = n;
	g->stats = NULL;
	return n ? bk_gather_repo(g) : 0;
}

/* The school of the figures: its letterhead; its people if it is ours. */
static int
name_school(struct bk_report *r, const struct bk_stats *st,
    struct bk_recap *recap, struct bk_school *theirs)
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
		recap->principal = bk_school_principal(ours);
		recap->counsellor = bk_letterhead_counsellor(ours);
	}
	return 0;
}

static int
make_recap(struct bk_report *r, struct bk_stats *st)
{
	struct bk_cmd *cmd = r->cmd;
	struct bk_school theirs;
	struct bk_recap recap = { .stats = st, .lang = cmd->lang,
		.list_cases = r->cases, .names = r->names,
		.min_cell = r->min_cell };

	if (paper_of(r, &recap.paper) < 0 || read_figures(r, st) < 0 ||
	    read_cases(r, st) < 0 ||
	    name_school(r, st, &recap, &theirs) < 0)
		return -1;
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

/* --- the types ---------------------------------------------------------- */

const struct bk_report_type bk_report_types[] = {
	{ "recap", bk_report_recap, "xlsx excel", false, "FILE ...",
	    "the comparison of the terms, a workbook" },
	{ "worklist", bk_report_worklist, "text csv tsv html md yaml", true,
	    "", "today's calls, letters, visits" },
	{ "overdue", bk_report_overdue, "text csv tsv html md yaml", true,
	    "", "what is past its time" },
	{ "summons", bk_report_letter, "html text", true, "[CASE ...]",
	    "the letter that asks a guardian to come" },
	{ "wa", bk_report_letter, "text html", true, "[CASE ...]",
	    "the message to a guardian" },
	{ "visit-request", bk_report_letter, "html text", true, "CASE ...",
	    "the request for a home visit, to the principal" },
	{ "consent", bk_report_letter, "html text", true, "CASE ...",
	    "the guardian's consent to a visit" },
	{ "assignment", bk_report_letter, "html text", true, "CASE ...",
	    "the letter of assignment of a visit" },
	{ "visit-form", bk_report_letter, "html text", true, "CASE ...",
	    "the guide for interview and observation" },
	{ "visit-record", bk_report_letter, "html text", true, "CASE ...",
	    "the record signed at the door" },
	{ "visit-report", bk_report_letter, "html text", true, "CASE ...",
	    "the report of a visit" },
	{ "commitment", bk_report_letter, "html text", true, "CASE ...",
	    "what student and guardian commit to" },
	{ "evaluation", bk_report_letter, "html text", true, "CASE ...",
	    "the evaluation of process and result" },
	{ "student-card", bk_report_letter, "html text", true, "CASE ...",
	    "what was done for a student" },
	{ "conference", bk_report_letter, "html text", true, "CASE ...",
	    "the four papers of a case conference" },
	{ "advocacy", bk_report_letter, "html text", true, "CASE ...",
	    "the report of an advocacy" },
	{ "referral-out", bk_report_letter, "html text", true, "CASE ...",
	    "the referral to another professional" },
	{ "aid", bk_report_letter, "html text", true, "CASE ...",
	    "the record of aid handed over" },
	{ "progress", bk_report_progress, "html text csv", true, "",
	    "how the casework of the terms stands" },
	{ "class-recap", bk_report_class_recap, "html text csv", true,
	    "[CLASS ...]", "attendance and assignments of a class" },
	{ "agenda", bk_report_agenda, "html text csv", true, "",
	    "what was done and is planned, day by day" },
	{ "complaints", bk_report_complaints, "html text csv", true, "",
	    "the register of complaints, suggestions, praise" },
	{ "dashboard", bk_report_dashboard, "html text", true, "",
	    "one page of figures, without names" },
	{ NULL, NULL, NULL, false, NULL, NULL }
};

static bool
listed(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (; *words; words += strspn(words, " ")) {
		size_t m = strcspn(words, " ");

		if (m == n && memcmp(words, word, n) == 0)
			return true;
		words += m;
	}
	return false;
}

static const struct bk_report_type *
type_of(const char *name)
{
	const struct bk_report_type *t = bk_report_types;

	while (t->name && strcmp(t->name, name) != 0)
		t++;
	return t->name ? t : NULL;
}

static const char *
type_names(struct bk_cmd *cmd)
{
	const char *s = "";

	for (const struct bk_report_type *t = bk_report_types; t->name; t++)
		s = bk_arena_printf(&cmd->arena, "%s%s%s", s, *s ? ", " : "",
		    t->name);
	return s;
}

bool
bk_report_form(const struct bk_report *r, const char *form)
{
	const struct bk_report_type *t = type_of(r->operands[-1]);
	const char *dot = r->cmd->output ? strrchr(r->cmd->output, '.') : NULL;
	size_t n = strcspn(t->forms, " ");

	if (r->cmd->format)
		return strcmp(r->cmd->format, form) == 0;
	if (dot && strcmp(dot, ".txt") == 0 && listed(t->forms, "text"))
		return strcmp(form, "text") == 0;
	if (dot && listed(t->forms, dot + 1))
		return strcmp(form, dot + 1) == 0;
	return n == strlen(form) && memcmp(t->forms, form, n) == 0;
}

static int
run(struct bk_report *r, int n)
{
	struct bk_cmd *cmd = r->cmd;
	const struct bk_report_type *t = n ? type_of(r->operands[0]) : NULL;
	bk_term *terms;

	if (!t)
		return bk_cmd_usage(cmd, "%s%s%s: one of %s",
		    n ? "no report '" : "which report?", n ?
		    r->operands[0] : "", n ? "'" : "", type_names(cmd));
	r->operands++;
	r->noperands = n - 1;
	if (cmd->write || cmd->dry_run)
		return bk_cmd_usage(cmd, "reports are not kept in the "
		    "repository: give -o FILE");
	if (cmd->format && !listed(t->forms, cmd->format))
		return bk_cmd_usage(cmd, "-f '%s': %s comes as one of: %s",
		    cmd->format, t->name, t->forms);
	if (!*t->operands && r->noperands)
		return bk_cmd_usage(cmd, "%s takes no operand", t->name);
	if (t->needs_repo && bk_cmd_needs_repo(cmd) < 0)
		return -1;
	if (r->terms) {
		if (bk_gather_terms(cmd, r->terms, &terms,
		    &r->gather.nkeep) < 0)
			return -1;
		r->gather.keep = terms;
	} else if (cmd->term) {
		r->gather.keep = &cmd->term;
		r->gather.nkeep = 1;
	}
	return t->run(r);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct bk_report r = { .cmd = &cmd };
	struct bk_opt opts[] = {
		BK_OPT_FLAG(0, "cases", &r.cases,
		    "recap: with the list of cases"),
		BK_OPT_NUMBER(0, "min-cell", "K", &r.min_cell,
		    "recap: hide counts below K"),
		BK_OPT_FLAG(0, "names", &r.names,
		    "names, where initials stand without"),
		BK_OPT_TEXT(0, "terms", "TERM,...", &r.terms,
		    "these terms"),
		BK_OPT_TEXT(0, "paper", "a4|f4", &r.paper,
		    "the paper (default: a4)"),
		BK_OPT_TEXT(0, "counsellor", "ID", &r.counsellor,
		    "the cases of this counsellor alone"),
		BK_OPT_TEXT(0, "by", "counsellor|class", &r.by,
		    "worklist: a part for each"),
		BK_OPT_TEXT(0, "number", "TEXT", &r.number,
		    "letters: the number, or its {seq}"),
		BK_OPT_TEXT(0, "when", "DATETIME", &r.when,
		    "letters: the appointment, as 2020-10-05T09:00"),
		BK_OPT_TEXT(0, "place", "TEXT", &r.place,
		    "letters: where"),
		BK_OPT_FLAG(0, "student", &r.student,
		    "summons: addressed to the student"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0) {
		bk_gather_init(&r.gather, &cmd);
		r.operands = argv + 1;
		run(&r, n);
		bk_gather_free(&r.gather);
	}
	return bk_cmd_end(&cmd);
}
