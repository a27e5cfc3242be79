/* bk-report: the form of a report, by -f, -o and its type. */
#include <string.h>

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

bool
bk_report_form(const struct bk_report *r, const char *form)
{
	const char *forms = r->type->forms;
	const char *dot = r->cmd->output ? strrchr(r->cmd->output, '.') : NULL;
	size_t n = strcspn(forms, " ");

	if (r->cmd->format)
		return strcmp(r->cmd->format, form) == 0;
	if (dot && strcmp(dot, ".txt") == 0 && is_listed(forms, "text"))
		return strcmp(form, "text") == 0;
	if (dot && is_listed(forms, dot + 1))
		return strcmp(form, dot + 1) == 0;
	return n == strlen(form) && memcmp(forms, form, n) == 0;
}

bool
bk_report_has_form(const struct bk_report_type *t, const char *form)
{
	return is_listed(t->forms, form);
}
