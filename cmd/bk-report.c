/* bk-report: put cases and statistics on paper. */
#include <string.h>

#include "cmd-complete.h"
#include "mem.h"
#include "near.h"
#include "report.h"

static void	operand(struct bk_cmd *, char **, int);

static const struct bk_cmd_about about = {
	.name = "bk-report",
	.synopsis = "[-C DIR] [-f FORMAT] [-o FILE] TYPE [CASE ...]\n"
	    "[-C DIR] [--cases] [--names] [-o FILE] recap [FILE ...]",
	.what = "Write the day's worklist, letters, and the comparison of the "
	    "terms.",
	.operand = operand,
};

/* --- the types ---------------------------------------------------------- */

#define LETTER "html text docx pdf"
#define TABLES "html text csv docx pdf"

static const struct bk_report_type types[] = {
	{ "recap", bk_report_recap, "xlsx excel", false, "FILE ...",
	    "the comparison of the terms, a workbook" },
	{ "worklist", bk_report_worklist,
	    "text csv tsv html md yaml xlsx docx pdf", true, "",
	    "today's calls, letters, visits" },
	{ "overdue", bk_report_overdue,
	    "text csv tsv html md yaml xlsx docx pdf", true, "",
	    "what is past its time" },
	{ "promises", bk_report_promises, TABLES " xlsx", true, "",
	    "what was promised and is not done yet" },
	{ "handover", bk_report_handover, TABLES, true, "",
	    "what a counsellor hands over to a successor" },
	{ "day-sheet", bk_report_day, "html docx pdf", true, "[FILE ...]",
	    "who is visited, in which order, and where" },
	{ "leavers", bk_report_leavers, TABLES " xlsx", true, "",
	    "who left, for the verification of children out of school" },
	{ "silent", bk_report_silent, TABLES " xlsx", true, "",
	    "whose attendance falls though no rule fires" },
	{ "nudge", bk_report_letter, LETTER, true, "[NIS ...]",
	    "a gentle letter to their guardians" },
	{ "summons", bk_report_letter, LETTER, true, "[CASE ...]",
	    "the letter that asks a guardian to come" },
	{ "wa", bk_report_letter, "text html docx pdf", true, "[CASE ...]",
	    "the message to a guardian" },
	{ "visit-request", bk_report_letter, LETTER, true, "CASE ...",
	    "the request for a home visit, to the principal" },
	{ "consent", bk_report_letter, LETTER, true, "CASE ...",
	    "the guardian's consent to a visit" },
	{ "assignment", bk_report_letter, LETTER, true, "CASE ...",
	    "the letter of assignment of a visit" },
	{ "visit-form", bk_report_letter, LETTER, true, "CASE ...",
	    "the guide for interview and observation" },
	{ "visit-record", bk_report_letter, LETTER, true, "CASE ...",
	    "the record signed at the door" },
	{ "visit-report", bk_report_letter, LETTER, true, "CASE ...",
	    "the report of a visit" },
	{ "commitment", bk_report_letter, LETTER, true, "CASE ...",
	    "what student and guardian commit to" },
	{ "evaluation", bk_report_letter, LETTER, true, "CASE ...",
	    "the evaluation of process and result" },
	{ "student-card", bk_report_letter, LETTER, true, "CASE ...",
	    "what was done for a student" },
	{ "conference", bk_report_letter, LETTER, true, "CASE ...",
	    "the four papers of a case conference" },
	{ "advocacy", bk_report_letter, LETTER, true, "CASE ...",
	    "the report of an advocacy" },
	{ "referral-out", bk_report_letter, LETTER, true, "CASE ...",
	    "the referral to another professional" },
	{ "aid", bk_report_letter, LETTER, true, "CASE ...",
	    "the record of aid handed over" },
	{ "chronology", bk_report_letter, LETTER, true, "CASE ...",
	    "what happened, day by day" },
	{ "student-data", bk_report_student_data, TABLES, true, "NIS",
	    "everything that is held about a student" },
	{ "packet", bk_report_letter, LETTER, true, "[CASE ...]",
	    "the papers of a visit, in the order of their use" },
	{ "service-plan", bk_report_letter, LETTER, true, "CASE ...",
	    "the plan of a visit as a supporting activity (RPL)" },
	{ "progress", bk_report_progress, TABLES, true, "",
	    "how the casework of the terms stands" },
	{ "class-recap", bk_report_class_recap, TABLES, true,
	    "[CLASS ...]", "attendance and assignments of a class" },
	{ "agenda", bk_report_agenda, TABLES, true, "",
	    "what a term's work is, and when it was done" },
	{ "journal", bk_report_journal, TABLES, true, "",
	    "what was done and is planned, day by day" },
	{ "visits-register", bk_report_visits, TABLES, true, "",
	    "the register of home visits" },
	{ "letters", bk_report_letters, TABLES, true, "",
	    "the book of outgoing letters" },
	{ "semester", bk_report_semester, TABLES " xlsx", true, "",
	    "what the services came to" },
	{ "complaints", bk_report_complaints, TABLES, true, "",
	    "the register of complaints, suggestions, praise" },
	{ "dashboard", bk_report_dashboard, "html text docx pdf", true, "",
	    "one page of figures, without names" },
	{ NULL, NULL, NULL, false, NULL, NULL }
};

/* No list of students, the counsellor's own, or what a student asked for. */
static bool
is_open(const struct bk_report *r)
{
	static const char *const open[] = { "semester", "dashboard", "agenda",
		"complaints", "student-data" };
	bool own = !r->mentor && (!r->by || strcmp(r->by, "counsellor") == 0);

	for (size_t i = 0; i < BK_NELEM(open); i++)
		if (strcmp(r->type->name, open[i]) == 0)
			return true;
	return own && (strcmp(r->type->name, "worklist") == 0 ||
	    strcmp(r->type->name, "overdue") == 0);
}

/* An option that this type does not have would change nothing. */
static int
check_scopes(const struct bk_report *r)
{
	const struct {
		const char	*option, *value, *types[5];
	} scopes[] = {
		{ "--by", r->by, { "worklist", "overdue", "class-recap" } },
		{ "--mentor", r->mentor, { "worklist", "overdue",
		    "class-recap" } },
		{ "--counsellor", r->counsellor, { "worklist", "overdue",
		    "promises", "handover" } },
	};

	for (size_t i = 0; i < BK_NELEM(scopes); i++) {
		const char *list = "";
		bool has = !scopes[i].value;

		for (const char *const *s = scopes[i].types; *s; s++) {
			has = has || strcmp(*s, r->type->name) == 0;
			list = bk_arena_printf(&r->cmd->arena, "%s%s%s", list,
			    *list ? ", " : "", *s);
		}
		if (!has)
			return bk_cmd_usage(r->cmd, "%s: of %s alone",
			    scopes[i].option, list);
	}
	return 0;
}

static const struct bk_report_type *
type_of(const char *name)
{
	const struct bk_report_type *t = types;

	while (t->name && strcmp(t->name, name) != 0)
		t++;
	return t->name ? t : NULL;
}

static void
operand(struct bk_cmd *cmd, char **before, int n)
{
	const struct bk_report_type *t;

	for (t = types; !n && t->name; t++)
		bk_cmd_offer(cmd, t->name);
	t = n ? type_of(before[0]) : NULL;
	if (t && strstr(t->operands, "CASE"))
		bk_cmd_offer_cases(cmd);
	else if (t && strstr(t->operands, "CLASS"))
		bk_cmd_offer_classes(cmd);
}

static const char *
type_names(struct bk_cmd *cmd)
{
	const char *s = "";

	for (const struct bk_report_type *t = types; t->name; t++)
		s = bk_arena_printf(&cmd->arena, "%s%s%s", s, *s ? ", " : "",
		    t->name);
	return s;
}

/* For a slip, the word that was meant; otherwise, all there are. */
static int
no_type(struct bk_cmd *cmd, const char *typed)
{
	struct bk_near_search near = { .typed = bk_str(typed ? typed : "") };

	if (!typed)
		return bk_cmd_usage(cmd, "which report? one of %s",
		    type_names(cmd));
	for (const struct bk_report_type *t = types; t->name; t++)
		bk_near_offer(&near, t->name);
	if (near.meant)
		return bk_cmd_usage(cmd, "no report '%s' (did you mean %s?); "
		    "see bk-report(1)", typed, near.meant);
	return bk_cmd_usage(cmd, "no report '%s': one of %s", typed,
	    type_names(cmd));
}

/* --paper, in the place of the school's. */
static int
take_paper(struct bk_report *r)
{
	struct bk_school *s = &r->cmd->settings.school;

	if (!r->paper)
		return 0;
	if (!bk_str_ieq(bk_str(r->paper), BK_STR("a4")) &&
	    !bk_str_ieq(bk_str(r->paper), BK_STR("f4")))
		return bk_cmd_usage(r->cmd, "--paper '%s': a4 or f4",
		    r->paper);
	s->paper = r->paper;
	return 0;
}

/* A model is a Word file, or, where its name says so, the text of ours. */
static bool
is_letter_file(const char *name)
{
	size_t n = strlen(name);

	return n > 7 && strcmp(name + n - 7, ".letter") == 0;
}

static int
run(struct bk_report *r, int n)
{
	struct bk_cmd *cmd = r->cmd;
	const struct bk_report_type *t = n ? type_of(r->operands[0]) : NULL;
	bk_term *terms;

	if (!t)
		return no_type(cmd, n ? r->operands[0] : NULL);
	r->type = t;
	r->operands++;
	r->noperands = n - 1;
	if ((cmd->write || cmd->commit || cmd->dry_run) &&
	    !bk_report_numbers_letters(t->name))
		return bk_cmd_usage(cmd, "-w, -n: %s has no number to be "
		    "kept; give -o FILE", t->name);
	if (r->model && cmd->output && is_letter_file(cmd->output))
		return bk_report_template(r);
	if (bk_report_check_form(r) < 0 || take_paper(r) < 0)
		return -1;
	if (check_scopes(r) < 0)
		return -1;
	if (r->noperands && (!*t->operands || r->model))
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
	r->gather.hide = !is_open(r);
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
		    "the paper (default: the school's)"),
		BK_OPT_TEXT(0, "counsellor", "ID", &r.counsellor,
		    "the cases of this counsellor alone"),
		BK_OPT_TEXT(0, "mentor", "ID", &r.mentor,
		    "worklist, class-recap: the students of this mentor"),
		BK_OPT_TEXT(0, "by", "counsellor|class|mentor", &r.by,
		    "worklist: a part for each; class-recap: mentor"),
		BK_OPT_TEXT(0, "number", "TEXT", &r.number,
		    "letters: the number, or its {seq}"),
		BK_OPT_TEXT(0, "when", "DATETIME", &r.when,
		    "letters: the appointment, as 2020-10-05T09:00"),
		BK_OPT_TEXT(0, "place", "TEXT", &r.place,
		    "letters: where"),
		BK_OPT_FLAG(0, "template", &r.model,
		    "the letter to edit: a Word file, or .letter"),
		BK_OPT_FLAG(0, "student", &r.student,
		    "summons: addressed to the student"),
		BK_OPT_FLAG(0, "facts", &r.facts,
		    "summons, wa: with the sessions attended"),
		BK_OPT_FLAG(0, "new", &r.fresh,
		    "letters: a new number, with -w"),
		BK_OPT_TEXT(0, "day", "DATE", &r.day,
		    "packet, day-sheet: the visits planned"),
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
