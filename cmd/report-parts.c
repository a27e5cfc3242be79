/* bk-report: which letters a type is made of (report-parts.h). */
#include "report-parts.h"

#include <string.h>

#include "mem.h"
#include "report.h"

static const struct bk_report_part parts[] = {
	{ .form = "summons", .numbered = true, .home = true },
	{ .form = "summons-student", .numbered = true },
	{ .form = "wa" },
	{ .form = "visit-request", .numbered = true, .joined = true },
	{ .form = "consent" },
	{ .form = "assignment", .numbered = true, .joined = true },
	{ .form = "visit-form" },
	{ .form = "visit-record", .past = true },
	{ .form = "visit-report", .past = true },
	{ .form = "commitment", .past = true },
	{ .form = "evaluation", .past = true },
	{ .form = "student-card", .past = true },
	{ .form = "service-plan" },
	{ .form = "conference-request", .numbered = true, .before = true },
	{ .form = "conference-invitation", .numbered = true,
	    .before = true },
	{ .form = "conference-list", .closed = true, .past = true },
	{ .form = "conference-record", .closed = true, .past = true },
	{ .form = "advocacy", .closed = true, .past = true },
	{ .form = "referral-out", .numbered = true },
	{ .form = "nudge", .numbered = true, .home = true },
	{ .form = "aid", .past = true },
	{ .form = "chronology", .past = true },
};

/* Types of several letters, in the order of their use. */
static const struct {
	const char	*type;
	const char	*forms[BK_REPORT_PARTS_MAX];
} sets[] = {
	{ "conference", { "conference-request", "conference-invitation",
	    "conference-list", "conference-record" } },
	{ "packet", { "consent", "assignment", "visit-form", "visit-record",
	    "commitment" } },
};

static const struct bk_report_part *
part_of(const char *form)
{
	for (size_t i = 0; i < BK_NELEM(parts); i++)
		if (strcmp(parts[i].form, form) == 0)
			return &parts[i];
	return NULL;
}

size_t
bk_report_parts(const char *type,
    const struct bk_report_part *v[BK_REPORT_PARTS_MAX])
{
	const struct bk_report_part *one = part_of(type);
	size_t n = 0;

	if (one)
		v[n++] = one;
	for (size_t i = 0; i < BK_NELEM(sets); i++)
		for (size_t k = 0; strcmp(sets[i].type, type) == 0 &&
		    k < BK_REPORT_PARTS_MAX && sets[i].forms[k]; k++)
			v[n++] = part_of(sets[i].forms[k]);
	return n;
}

bool
bk_report_numbers_letters(const char *type)
{
	const struct bk_report_part *v[BK_REPORT_PARTS_MAX];

	return bk_report_parts(type, v) && v[0]->numbered;
}
