/* bk-report: the form of a report, by -f, -o and its type. */
#include <string.h>
#include <unistd.h>

#include "fold.h"
#include "report.h"

static bool
is_listed(const char *words, const char *word)
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

/* Endings that are not what the form is called. */
static const char *const endings[][2] = { { "txt", "text" },
	{ "htm", "html" }, { "yml", "yaml" } };

/*
 * The form that the name of -o ends in, RECAP.XLSX as recap.xlsx; NULL where
 * it has no ending.
 */
static const char *
form_of_output(const struct bk_report *r)
{
	char ending[BK_FOLD_MAX];
	const char *path = r->cmd->output;
	const char *slash = path ? strrchr(path, '/') : NULL;
	const char *name = slash ? slash + 1 : path;
	const char *dot = name ? strrchr(name, '.') : NULL;

	if (!dot || dot == name)
		return NULL;
	bk_fold_case(bk_str(dot + 1), ending);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strcmp(ending, endings[i][0]) == 0)
			return endings[i][1];
	return bk_arena_strdup(&r->cmd->arena, ending);
}

bool
bk_report_form(const struct bk_report *r, const char *form)
{
	const char *ending = form_of_output(r);
	size_t n = strcspn(r->type->forms, " ");

	if (r->cmd->format)
		return strcmp(r->cmd->format, form) == 0;
	if (ending)
		return strcmp(form, ending) == 0;
	if (r->model)
		return strcmp(form, "docx") == 0;
	return n == strlen(form) && memcmp(r->type->forms, form, n) == 0;
}

bool
bk_report_directory(const struct bk_report *r)
{
	const char *path = r->cmd->output;

	return path && *path && path[strlen(path) - 1] == '/';
}

/* Forms that a program opens by the ending: nothing else is put into one. */
static bool
is_opened_by_ending(const char *ending)
{
	return is_listed("pdf docx xlsx html", ending);
}

static bool
is_wrong_ending(const struct bk_report *r, const char *ending)
{
	const char *format = r->cmd->format;

	if (!format)
		return !is_listed(r->type->forms, ending);
	return is_opened_by_ending(ending) && strcmp(ending, format) != 0 &&
	    !(strcmp(ending, "xlsx") == 0 && strcmp(format, "excel") == 0);
}

int
bk_report_check_form(const struct bk_report *r)
{
	struct bk_cmd *cmd = r->cmd;
	const struct bk_report_type *t = r->type;
	const char *ending = form_of_output(r);

	if (cmd->format && !is_listed(t->forms, cmd->format))
		return bk_cmd_usage(cmd, "-f '%s': %s comes as one of: %s",
		    cmd->format, t->name, t->forms);
	if (ending && is_wrong_ending(r, ending))
		return bk_cmd_usage(cmd, "-o '%s': %s comes as one of: %s",
		    cmd->output, t->name, cmd->format ? cmd->format :
		    t->forms);
	if (r->model && (!is_listed(t->forms, "docx") ||
	    !bk_report_form(r, "docx")))
		return bk_cmd_usage(cmd, is_listed(t->forms, "docx") ?
		    "--template: it is a docx" : "--template: it is no letter");
	if (bk_report_directory(r) && !strstr(t->operands, "CASE"))
		return bk_cmd_usage(cmd, "-o '%s': %s is one file",
		    cmd->output, t->name);
	if (!cmd->output && isatty(STDOUT_FILENO) &&
	    (bk_report_form(r, "docx") || bk_report_form(r, "pdf")))
		return bk_cmd_usage(cmd, "a document is not for a terminal: "
		    "give -o FILE");
	return 0;
}
