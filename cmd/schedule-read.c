/* bk-schedule: the evidence. */
#include <stdlib.h>
#include <string.h>

#include "io.h"
#include "mem.h"
#include "msg_schedule.h"
#include "rosters.h"
#include "routine.h"
#include "schedule.h"
#include "slots.h"
#include "term.h"

/* --- reading ------------------------------------------------------------ */

static void
add_student(struct bk_map *to, struct bk_student *s)
{
	if (s->nisn && *s->nisn)
		*bk_map_at(to, bk_str(s->nisn)) = s;
	if (s->nis && *s->nis)
		*bk_map_at(to, bk_str(s->nis)) = s;
}

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_schedule *w = ctx;
	struct bk_student *s = bk_arena_alloc(r->arena, sizeof(*s));

	if (bk_bind_read(r, bk_student_binds, doc, s) < 0)
		return -1;
	add_student(&w->brought, s);
	return 0;
}

static int
take_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_schedule *w = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));

	if (bk_case_read(r, doc, c) < 0)
		return -1;
	*bk_map_at(&w->cases, bk_str(c->id)) = c;
	return 0;
}

static int
read_cases(struct bk_schedule *w, char **files, int n)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("case", take_case), BK_DOC("student", take_student),
		BK_DOC_END
	};
	struct bk_cmd *cmd = w->cmd;

	if (n > 0 && bk_cmd_docs(cmd, files, n, true, handlers, w) < 0)
		return -1;
	if (n > 0 && !cmd->write && !cmd->dry_run)
		return 0;
	if (bk_casefile_read_all(&w->files, cmd->term, &cmd->docs) < 0)
		return -1;
	for (size_t i = 0; i < w->files.n && n == 0; i++)
		*bk_map_at(&w->cases, bk_str(w->files.v[i]->c.id)) =
		    &w->files.v[i]->c;
	return 0;
}

static int
term_cmp(const void *a, const void *b)
{
	bk_term x = *(const bk_term *)a, y = *(const bk_term *)b;

	return (x > y) - (x < y);
}

static int
add_roster(struct bk_schedule *w, const struct bk_rosters_term *t)
{
	for (size_t i = 0; t && i < t->by_key.n; i++)
		*bk_map_at(&w->students, t->by_key.e[i].key) =
		    t->by_key.e[i].value;
	return t ? 0 : -1;
}

/*
 * The rosters of the cases' terms and of the present one; what the later says
 * of a student counts, and what came as a document before all.
 */
static int
read_rosters(struct bk_schedule *w)
{
	struct bk_rosters all = { .from = &w->cmd->docs };
	bk_term *terms = bk_xcalloc(w->cases.n + 1, sizeof(*terms));
	size_t n = 0;
	int r = 0;

	for (size_t i = 0; i < w->cases.n; i++)
		terms[n++] = ((struct bk_case *)w->cases.e[i].value)->term;
	terms[n++] = bk_cmd_term(w->cmd);
	qsort(terms, n, sizeof(*terms), term_cmp);
	for (size_t i = 0; i < n && r == 0; i++)
		if (i == 0 || terms[i] != terms[i - 1])
			r = add_roster(w, bk_rosters_get(&all, terms[i]));
	free(terms);
	bk_rosters_free(&all);
	for (size_t i = 0; i < w->brought.n; i++)
		add_student(&w->students, w->brought.e[i].value);
	return r;
}

static int
read_matrix(struct bk_schedule *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf text = BK_BUF_INIT;
	int r;

	if (!w->matrix)
		return 0;
	r = bk_io_read(w->matrix, (size_t)64 << 20, &text, &cmd->diag);
	if (r == 0)
		r = bk_travel_read(&w->table, w->matrix, bk_buf_str(&text),
		    &cmd->diag);
	bk_buf_free(&text);
	return r;
}

/* --- routine visits ----------------------------------------------------- */

/* The last visit that met somebody. */
static void
note_visits(struct bk_schedule *w, const char *nis, const struct bk_action *v,
    size_t n)
{
	for (size_t i = 0; nis && i < n; i++) {
		bk_date was;

		if (v[i].step != BK_STEP_VISIT || v[i].outcome != BK_MET)
			continue;
		was = (bk_date)bk_map_number(&w->visited, bk_str(nis),
		    BK_DATE_NONE);
		if (was == BK_DATE_NONE || was < v[i].date)
			*bk_map_number_at(&w->visited, bk_str(nis)) =
			    v[i].date;
	}
}

static int
take_routine(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_routine d;

	if (bk_bind_read(r, bk_routine_binds, doc, &d) < 0)
		return -1;
	note_visits(ctx, d.nis, d.actions.v, d.actions.n);
	return 0;
}

static void
say_idle(void *ctx, const char *class)
{
	struct bk_schedule *w = ctx;

	bk_diag(&w->cmd->diag, &bk_msg_idle_class, NULL, 0, "%.40s", class);
}

/* Whose turn it is: by the record of all terms, in routine/ and in cases. */
static int
read_routine(struct bk_schedule *w)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("routine", take_routine), BK_DOC_END
	};
	struct bk_cmd *cmd = w->cmd;
	struct bk_repo_list dirs, files;
	int r = 0;

	if (!w->routine)
		return 0;
	if (bk_cmd_needs_repo(cmd) < 0 || bk_repo_list_terms(&cmd->repo,
	    "routine", &cmd->arena, &dirs, &cmd->diag) < 0)
		return -1;
	for (size_t i = 0; i < dirs.n && r == 0; i++) {
		r = bk_repo_list(&cmd->repo, dirs.path[i], &cmd->arena,
		    &files, &cmd->diag);
		if (r == 0)
			r = bk_docfiles_read(&cmd->docs, &files, handlers, w);
	}
	for (size_t i = 0; i < w->cases.n; i++) {
		const struct bk_case *c = w->cases.e[i].value;

		note_visits(w, c->student.nis, c->actions.v, c->actions.n);
		if (c->status == BK_OPEN && c->rung == BK_VISIT)
			*bk_map_at(&w->busy, bk_str(c->student.nis)) = w;
	}
	return r;
}

void
bk_schedule_add_routine(struct bk_schedule *w)
{
	struct bk_plan_routine *v;
	const struct bk_routine_in in = { .world = &w->world,
		.term = bk_cmd_term(w->cmd), .last = &w->visited,
		.busy = &w->busy, .idle = say_idle, .ctx = w };

	if (!w->routine)
		return;
	w->planner.nroutines = bk_routine_due(&in, &w->cmd->arena, &v);
	w->planner.routines = v;
}

/* --- what cannot be read ------------------------------------------------ */

static int
bad_policy(struct bk_schedule *w, const char *key, const char *text)
{
	bk_diag(&w->cmd->diag, &bk_msg_bad_visit_policy, NULL, 0, "%s: '%s'",
	    key, text);
	return -1;
}

int
bk_schedule_check_policy(struct bk_schedule *w)
{
	const struct bk_visit_policy *p = &w->cmd->settings.policy.visit;
	struct bk_windows windows;
	bk_weekdays days;
	const char *bad;

	if (bk_calendar_weekdays(bk_str(p->days), &days) < 0)
		return bad_policy(w, "days", p->days);
	if (bk_windows_parse(&p->quiet, &w->cmd->arena, &windows, &bad) < 0)
		return bad_policy(w, "quiet", bad);
	if (bk_windows_parse(&p->default_windows, &w->cmd->arena, &windows,
	    &bad) < 0)
		return bad_policy(w, "default_windows", bad);
	if (!(p->speed_kmh > 0))
		return bad_policy(w, "speed_kmh", "above 0 expected");
	if (p->minutes.usual < BK_SLOT_MINUTES || p->minutes.usual > 24 * 60)
		return bad_policy(w, "minutes.default", "5 to 1440 expected");
	return 0;
}

void
bk_schedule_check_staff(struct bk_schedule *w)
{
	const struct bk_school *s = &w->cmd->settings.school;
	struct bk_windows windows;
	const char *bad;

	for (size_t i = 0; i < s->staff.n; i++) {
		const struct bk_staff *who = &s->staff.v[i];

		if (bk_windows_parse(&who->free, &w->cmd->arena, &windows,
		    &bad) < 0)
			bk_diag(&w->cmd->diag, &bk_msg_bad_window,
			    "school.yaml", who->node ? who->node->line : 0,
			    "%.40s: free: '%.60s'", who->id, bad);
	}
}

int
bk_schedule_read(struct bk_schedule *w, char **files, int n)
{
	return read_cases(w, files, n) < 0 || read_rosters(w) < 0 ||
	    read_routine(w) < 0 || read_matrix(w) < 0 ? -1 : 0;
}
