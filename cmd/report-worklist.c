/* bk-report worklist, overdue. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "docx.h"
#include "leavers.h"
#include "msg_cmd.h"
#include "pdf.h"
#include "report.h"
#include "worklistgroup.h"

static int
part_of(const struct bk_report *r, enum bk_worklist_part *part)
{
	if (!r->by)
		*part = BK_PART_NONE;
	else if (strcmp(r->by, "counsellor") == 0)
		*part = BK_PART_COUNSELLOR;
	else if (strcmp(r->by, "class") == 0)
		*part = BK_PART_CLASS;
	else if (strcmp(r->by, "mentor") == 0)
		*part = BK_PART_MENTOR;
	else
		return bk_cmd_usage(r->cmd, "--by '%s': counsellor, class or "
		    "mentor", r->by);
	return 0;
}

/* Is this one of --mentor's students? All are, if nobody is named. */
static bool
is_mentored(const struct bk_report *r, const struct bk_case *c)
{
	const struct bk_student *s = c && r->mentor ? bk_census_find_student(
	    &r->gather.census, c->term, c->student.nis) : NULL;

	return !r->mentor || (s && s->mentor &&
	    strcmp(s->mentor, r->mentor) == 0);
}

/* Drop what the options do not name, and what is not overdue. */
static void
narrow(const struct bk_report *r, struct bk_worklist *w, bool overdue)
{
	const char *counsellor = r->counsellor;
	size_t n = 0, m = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct bk_work_item *it = &w->item[i];

		if ((!counsellor || strcmp(it->counsellor, counsellor) == 0) &&
		    (!overdue || it->overdue > 0) && is_mentored(r, it->c))
			w->item[n++] = *it;
	}
	w->n = n;
	for (size_t i = 0; i < w->ndues; i++)
		if ((!overdue || w->dues[i].overdue > 0) && (!counsellor ||
		    !w->dues[i].counsellor || strcmp(w->dues[i].counsellor,
		    counsellor) == 0) && is_mentored(r, w->dues[i].c))
			w->dues[m++] = w->dues[i];
	w->ndues = m;
}

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

/* Does the list go to a terminal? Then what that can show. */
static bool
goes_to_screen(const struct bk_cmd *cmd, struct bk_worklist_screen *s)
{
	struct winsize size = { .ws_col = 0 };

	if ((cmd->output && strcmp(cmd->output, "-") != 0) ||
	    !isatty(STDOUT_FILENO))
		return false;
	(void)ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	s->columns = size.ws_col;
	s->colour = !is_set("NO_COLOR") && is_set("TERM") &&
	    strcmp(getenv("TERM"), "dumb") != 0;
	s->clock = cmd->clock;
	return true;
}

static int
print(struct bk_report *r, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	struct bk_buf *out = &r->cmd->out;
	struct bk_worklist_screen screen;
	struct bk_flow flow;

	if (bk_report_form(r, "pdf") || bk_report_form(r, "docx")) {
		flow = bk_worklist_flow(w, part);
		return (bk_report_form(r, "pdf") ? bk_pdf_write :
		    bk_docx_write)(out, &flow, &r->cmd->diag);
	}
	if (bk_report_form(r, "xlsx"))
		return bk_worklist_xlsx(out, w, part, &r->cmd->diag);
	if (bk_report_form(r, "csv"))
		bk_worklist_csv(out, w, ',');
	else if (bk_report_form(r, "tsv"))
		bk_worklist_csv(out, w, '\t');
	else if (bk_report_form(r, "yaml"))
		bk_worklist_yaml(out, w);
	else if (bk_report_form(r, "html"))
		bk_worklist_html(out, w, part);
	else if (bk_report_form(r, "md"))
		bk_worklist_md(out, w, part);
	else if (goes_to_screen(r->cmd, &screen))
		bk_worklist_screen(out, w, part, &screen);
	else
		bk_worklist_text(out, w, part);
	return 0;
}

/*
 * The cases; nothing is to be done about students who left [FIELD 3.17], which
 * is reported.
 */
static int
add_cases(struct bk_report *r, struct bk_worklist *w)
{
	struct bk_gather *g = &r->gather;
	struct bk_cmd *cmd = r->cmd;
	size_t gone = 0;

	for (size_t i = 0; i < g->ncases; i++) {
		const struct bk_case *c = g->cases[i];
		const char *why;
		int left = c->status == BK_OPEN ? bk_leavers_judge(
		    &g->rosters, &cmd->settings.school, c, cmd->today, &why) :
		    0;

		if (left < 0)
			return -1;
		gone += left > 0;
		if (left == 0)
			bk_worklist_add(w, c, bk_census_find_student(
			    &g->census, c->term, c->student.nis));
		if (bk_gather_restricted(g, c->student.nis) > 0)
			bk_worklist_restrict(w, c);
	}
	if (gone)
		bk_diag(&cmd->diag, &bk_msg_letters_left, NULL, 0, "%zu",
		    gone);
	return 0;
}

static int
list(struct bk_report *r, bool overdue)
{
	struct bk_cmd *cmd = r->cmd;
	struct bk_gather *g = &r->gather;
	enum bk_worklist_part part = BK_PART_NONE;
	struct bk_promises promises;
	struct bk_worklist w;

	if (part_of(r, &part) < 0 || bk_report_check_counsellor(r) < 0 ||
	    bk_report_check_mentor(r) < 0)
		return -1;
	g->routine = true;
	if (bk_gather_repo(g) < 0 ||
	    bk_gather_roster(g, bk_cmd_term(cmd)) < 0 ||
	    bk_report_promises_load(r, &promises) < 0)
		return -1;
	if (!bk_census_has_roster(&g->census, bk_cmd_term(cmd)))
		bk_cmd_say_bare(cmd, bk_cmd_term(cmd));
	bk_worklist_init(&w, &cmd->settings.school, &cmd->settings.policy,
	    cmd->today, cmd->lang, &cmd->arena);
	if (add_cases(r, &w) < 0)
		return -1;
	for (size_t i = 0; i < g->ncomplaints; i++)
		bk_worklist_complaint(&w, g->complaints[i]);
	for (size_t i = 0; i < promises.n; i++) {
		const struct bk_case *c = promises.v[i].c;

		bk_worklist_promise(&w, &promises.v[i], c ?
		    bk_census_find_student(&g->census, c->term,
		    c->student.nis) : NULL);
	}
	narrow(r, &w, overdue);
	bk_worklist_sort(&w);
	return print(r, &w, part);
}

int
bk_report_worklist(struct bk_report *r)
{
	return list(r, false);
}

int
bk_report_overdue(struct bk_report *r)
{
	return list(r, true);
}
