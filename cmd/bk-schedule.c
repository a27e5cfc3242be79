/*
 * bk-schedule: which visit when and by whom; why the others not.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "casefile.h"
#include "check.h"
#include "cmd.h"
#include "daysheet.h"
#include "io.h"
#include "mem.h"
#include "msg_schedule.h"
#include "path.h"
#include "planner.h"
#include "routine.h"
#include "slots.h"
#include "visitcal.h"
#include "whatif.h"

BK_SCHEDULE_MESSAGES(BK_MSG_DEFINE)

static const struct bk_cmd_about about = {
	.name = "bk-schedule",
	.synopsis = "[-wn] [--commit] [--replan] [--explain CASE] [FILE...]",
	.what = "Plan the visits of the cases that are ready for one.",
};

struct work {
	struct bk_cmd	*cmd;
	const char	*explain, *matrix, *ics;
	bool		 keep, replan, names, routine;
	struct bk_opt_list what_if;

	struct bk_casefiles files;	/* of the repository */
	struct bk_map	 cases;		/* id -> struct bk_case */
	struct bk_map	 students;	/* nis, nisn -> struct bk_student */
	struct bk_map	 brought;	/* students that came as documents */
	struct bk_map	 visited;	/* nis -> day of the last visit */
	struct bk_map	 busy;		/* nis that a case has visited */
	struct bk_travel_table table;
	struct bk_plan_world world;
	struct bk_planner planner;
	struct bk_plan	 plan;
	struct bk_plan	 before;	/* without --what-if */
	size_t		 written, removed;
};

/* --- reading -------------------------------------------------------------------- */

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
	struct bk_student *s = bk_arena_alloc(r->arena, sizeof(*s));

	if (bk_bind_read(r, bk_student_binds, doc, s) < 0)
		return -1;
	add_student(ctx, s);
	return 0;
}

static int
take_brought(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct work *w = ctx;

	return take_student(&w->brought, r, doc);
}

static int
take_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct work *w = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));

	if (bk_case_read(r, doc, c) < 0)
		return -1;
	*bk_map_at(&w->cases, bk_str(c->id)) = c;
	return 0;
}

static int
read_cases(struct work *w, char **files, int n)
{
	static const struct bk_doc_handler handlers[] = {
		{ "case", take_case }, { "student", take_brought },
		{ NULL, NULL }
	};
	struct bk_cmd *cmd = w->cmd;

	if (n > 0 && bk_cmd_docs(cmd, files, n, true, handlers, w) < 0)
		return -1;
	if (n > 0 && !cmd->write && !cmd->dry_run)
		return 0;
	if (bk_casefiles_read(&w->files, &cmd->repo, cmd->term,
	    cmd->keep_going, &cmd->arena, &cmd->diag) < 0)
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

/*
 * The rosters of the cases' terms and of the present one; what the later says
 * of a student counts, and what came as a document before all.
 */
static int
read_rosters(struct work *w)
{
	static const struct bk_doc_handler handlers[] = {
		{ "student", take_student }, { NULL, NULL }
	};
	bk_term *terms = bk_xcalloc(w->cases.n + 1, sizeof(*terms));
	size_t n = 0;
	int r = 0;

	for (size_t i = 0; i < w->cases.n; i++)
		terms[n++] = ((struct bk_case *)w->cases.e[i].value)->term;
	terms[n++] = bk_cmd_term(w->cmd);
	qsort(terms, n, sizeof(*terms), term_cmp);
	for (size_t i = 0; i < n && r == 0; i++)
		if (i == 0 || terms[i] != terms[i - 1])
			r = bk_cmd_roster(w->cmd, terms[i], handlers,
			    &w->students);
	free(terms);
	for (size_t i = 0; i < w->brought.n; i++)
		add_student(&w->students, w->brought.e[i].value);
	return r;
}

static int
read_matrix(struct work *w)
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

/* --- routine visits ------------------------------------------------------------------- */

/* The last visit that met somebody: a map holds no day 0, but this. */
static void
note_visits(struct work *w, const char *nis, const struct bk_action *v,
    size_t n)
{
	for (size_t i = 0; nis && i < n; i++) {
		void **at;
		uintptr_t when = (uintptr_t)((int64_t)v[i].date + (1 << 30));

		if (v[i].step != BK_STEP_VISIT || v[i].outcome != BK_MET)
			continue;
		at = bk_map_at(&w->visited, bk_str(nis));
		if (!*at || (uintptr_t)*at < when)
			*at = (void *)when;
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
	struct work *w = ctx;

	bk_diag(&w->cmd->diag, &bk_msg_idle_class, NULL, 0, "%.40s", class);
}

/* Whose turn it is: by the record of all terms, in routine/ and in cases. */
static int
read_routine(struct work *w)
{
	static const struct bk_doc_handler handlers[] = {
		{ "routine", take_routine }, { NULL, NULL }
	};
	struct bk_cmd *cmd = w->cmd;
	struct bk_repo_list dirs, files;
	int r = 0;

	if (!w->routine)
		return 0;
	if (bk_cmd_needs_repo(cmd) < 0 || bk_repo_list_dirs(&cmd->repo,
	    "routine", &cmd->arena, &dirs, &cmd->diag) < 0)
		return -1;
	for (size_t i = 0; i < dirs.n && r == 0; i++) {
		r = bk_repo_list(&cmd->repo, dirs.path[i], &cmd->arena,
		    &files, &cmd->diag);
		if (r == 0)
			r = bk_cmd_repo_docs(cmd, &files, handlers, w);
	}
	for (size_t i = 0; i < w->cases.n; i++) {
		const struct bk_case *c = w->cases.e[i].value;

		note_visits(w, c->student.nis, c->actions.v, c->actions.n);
		if (c->status == BK_OPEN && c->rung == BK_VISIT)
			*bk_map_at(&w->busy, bk_str(c->student.nis)) = w;
	}
	return r;
}

static void
add_routine(struct work *w)
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

/* --- what cannot be read ------------------------------------------------------------ */

static int
bad_policy(struct work *w, const char *key, const char *text)
{
	bk_diag(&w->cmd->diag, &bk_msg_bad_visit_policy, NULL, 0, "%s: '%s'",
	    key, text);
	return -1;
}

static int
check_policy(struct work *w)
{
	const struct bk_visit_policy *p = &w->cmd->settings.policy.visit;
	struct bk_windows windows;
	bk_weekdays days;
	const char *bad;

	if (bk_weekdays_parse(bk_str(p->days), &days) < 0)
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

static void
check_staff(struct work *w)
{
	const struct bk_school *s = &w->cmd->settings.school;
	struct bk_windows windows;
	const char *bad;

	for (size_t i = 0; i < s->staff.n; i++)
		if (bk_windows_parse(&s->staff.v[i].free, &w->cmd->arena,
		    &windows, &bad) < 0)
			bk_diag(&w->cmd->diag, &bk_msg_bad_window,
			    "school.yaml", s->staff.v[i].node ?
			    s->staff.v[i].node->line : 0, "%.40s: free: '%.60s'",
			    s->staff.v[i].id, bad);
}

/* --- planning ------------------------------------------------------------------------ */

/* Days off that are not decreed yet, as far as the plan looks ahead. */
static void
say_provisional(struct work *w)
{
	const struct bk_calendar *cal = &w->cmd->settings.calendar;
	bk_date last = w->cmd->today;
	char day[BK_DATE_SIZE];

	for (size_t i = 0; i < w->plan.n; i++)
		if (w->plan.v[i].service_due > last)
			last = w->plan.v[i].service_due;
	for (size_t i = 0; i < cal->days.n; i++) {
		const struct bk_day_off *d = &cal->days.v[i];

		if (d->provisional && d->to > w->cmd->today && d->from <= last)
			bk_diag(&w->cmd->diag, &bk_msg_provisional, NULL, 0,
			    "%s, %.60s", bk_date_format(d->from, day),
			    d->name ? d->name : "");
	}
}

static void
say_unrecorded(struct work *w)
{
	char day[BK_DATE_SIZE];

	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_case *c = v->case_id ? bk_map_get(&w->cases,
		    bk_str(v->case_id)) : NULL;
		bool visited = false;

		if (!c || c->planned.date == BK_DATE_NONE ||
		    c->planned.date > w->cmd->today)
			continue;
		for (size_t k = 0; k < c->actions.n; k++)
			visited |= c->actions.v[k].step == BK_STEP_VISIT &&
			    c->actions.v[k].date >= c->planned.date;
		if (!visited)
			bk_diag(&w->cmd->diag, &bk_msg_unrecorded, NULL, 0,
			    "%s on %s", c->id, bk_date_format(
			    c->planned.date, day));
	}
}

/* Make each change; 0, or said and -1. */
static int
suppose(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_whatif what = { &cmd->settings.school,
		&cmd->settings.policy, &w->students, &w->cases, &cmd->today,
		&cmd->arena };

	for (size_t i = 0; i < w->what_if.n; i++) {
		const char *why = bk_whatif(&what, w->what_if.v[i]);

		if (!why)
			continue;
		bk_diag(&cmd->diag, &bk_msg_what_if, NULL, 0, "'%.60s': %s",
		    w->what_if.v[i], why);
		return -1;
	}
	w->world.today = cmd->today;
	return check_policy(w);
}

static int
plan(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_case **cases = bk_arena_alloc(&cmd->arena,
	    (w->cases.n + 1) * sizeof(*cases));
	const struct bk_reader r = { .file = "policy.yaml",
		.arena = &cmd->arena, .dg = &cmd->diag };

	for (size_t i = 0; i < w->cases.n; i++)
		cases[i] = w->cases.e[i].value;
	w->world = (struct bk_plan_world){ &cmd->settings.school,
		&cmd->settings.policy, &cmd->settings.calendar, &w->students,
		cmd->today };
	w->planner = (struct bk_planner){ .world = &w->world,
		.table = w->matrix ? &w->table : NULL, .cases = cases,
		.ncases = w->cases.n, .replan = w->replan };
	if (check_policy(w) < 0 || bk_plan_weights_read(&r,
	    cmd->settings.policy.visit.weights, &w->planner.weights) < 0)
		return -1;
	check_staff(w);
	add_routine(w);
	bk_planner_run(&w->planner, &cmd->arena, &w->plan);
	if (w->what_if.n) {
		w->before = w->plan;
		if (suppose(w) < 0)
			return -1;
		bk_planner_run(&w->planner, &cmd->arena, &w->plan);
	}
	say_provisional(w);
	say_unrecorded(w);
	if (w->plan.nunplaced && cmd->diag.worst < BK_FINDING)
		cmd->diag.worst = BK_FINDING;	/* the documents say which */
	return 0;
}

/* --- `planned` in the cases ------------------------------------------------------------- */

static int
sequence_of(const struct bk_case *c)
{
	const char *text = bk_node_text(c->planned.node, "sequence");
	uint64_t n;

	return text && bk_str_uint(bk_str(text), 1000000, &n) == 0 ? (int)n :
	    0;
}

static bool
same_texts(const struct bk_texts *a, const struct bk_texts *b)
{
	for (size_t i = 0; i < a->n && a->n == b->n; i++)
		if (strcmp(a->v[i], b->v[i]) != 0)
			return false;
	return a->n == b->n;
}

static bool
same_time(const struct bk_planned *p, const struct bk_visit *v)
{
	return p->date == v->date && p->start == v->start &&
	    p->end == v->end;
}

static struct bk_node *
planned_node(struct bk_arena *a, const struct bk_visit *v,
    const struct bk_case *c)
{
	struct bk_node *n = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	char day[BK_DATE_SIZE], hour[BK_TIME_SIZE];
	int sequence = sequence_of(c) + (c->planned.date != BK_DATE_NONE &&
	    !same_time(&c->planned, v));

	bk_node_put(a, n, "date", bk_node_plain(a, bk_date_format(v->date,
	    day)));
	bk_node_put(a, n, "start", bk_node_quoted(a, bk_time_format(v->start,
	    hour)));
	bk_node_put(a, n, "end", bk_node_quoted(a, bk_time_format(v->end,
	    hour)));
	bk_node_put(a, n, "visitor", bk_node_plain(a, v->visitor));
	if (v->with.n) {
		struct bk_node *with = bk_node_new(a, BK_NODE_LIST,
		    BK_STYLE_FLOW);

		for (size_t i = 0; i < v->with.n; i++)
			bk_node_add(with, bk_node_plain(a, v->with.v[i]));
		bk_node_put(a, n, "with", with);
	}
	if (sequence)
		bk_node_put(a, n, "sequence", bk_node_plain(a,
		    bk_arena_printf(a, "%d", sequence)));
	if (bk_plan_tries(c))
		bk_node_put(a, n, "tries", bk_node_plain(a,
		    bk_arena_printf(a, "%d", bk_plan_tries(c))));
	return n;
}

static bool
is_planned(const struct bk_case *c, const struct bk_visit *v, bk_date today)
{
	const struct bk_planned *p = &c->planned;
	struct bk_planned still;

	return bk_plan_announced(c, today, &still) && p->date != BK_DATE_NONE && same_time(p, v) && p->visitor &&
	    strcmp(p->visitor, v->visitor) == 0 &&
	    same_texts(&p->with, &v->with);
}

/* What the plan says of one case, noted in its edit. */
static void
note(struct work *w, struct bk_casefile *f, const struct bk_visit *v)
{
	struct bk_arena *a = &w->cmd->arena;

	if (v && v->date != BK_DATE_NONE) {
		if (is_planned(&f->c, v, w->cmd->today))
			return;
		bk_edit_set(&f->edit, f->c.node, "planned",
		    planned_node(a, v, &f->c),
		    bk_bind_order(bk_case_binds, a));
		w->written++;
	} else if (f->c.planned.date != BK_DATE_NONE && (f->c.status ==
	    BK_OPEN || f->c.planned.date > w->cmd->today)) {
		bk_edit_remove(&f->edit, f->c.node, "planned");
		w->removed++;
	}
}

static struct bk_casefile *
file_of(const struct work *w, const struct bk_case *c)
{
	return bk_casefiles_find(&w->files, c->term, c->student.nis);
}

static const struct bk_visit *
visit_of(const struct bk_plan *p, const char *case_id)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].case_id && strcmp(p->v[i].case_id, case_id) == 0)
			return &p->v[i];
	return NULL;
}

static void
note_all(struct work *w)
{
	for (size_t i = 0; i < w->cases.n; i++) {
		const struct bk_case *c = w->cases.e[i].value;
		struct bk_casefile *f = file_of(w, c);

		if (f)
			note(w, f, visit_of(&w->plan, c->id));
		else
			bk_diag(&w->cmd->diag, &bk_msg_not_here, NULL, 0,
			    "%.60s", c->id);
	}
}

static int
put_cases(struct work *w, struct bk_txn *txn)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf text = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < w->files.n && r == 0; i++) {
		struct bk_casefile *f = w->files.v[i];

		if (!bk_casefile_changed(f))
			continue;
		bk_buf_clear(&text);
		r = bk_casefile_text(f, &cmd->arena, &text);
		if (r == 0)
			r = bk_casefile_put(f, txn, bk_buf_str(&text),
			    &cmd->diag);
	}
	bk_buf_free(&text);
	return r;
}

/* --- calendars ------------------------------------------------------------------------------ */

/* The number of a visit's event as far as the case knows it. */
static int
sequence_now(const struct work *w, const struct bk_visit *v)
{
	const struct bk_case *c = v->case_id ? bk_map_get(&w->cases,
	    bk_str(v->case_id)) : NULL;

	if (!c || c->planned.date == BK_DATE_NONE)
		return 0;
	return sequence_of(c) + !same_time(&c->planned, v);
}

/* The file as it is, or nothing. */
static int
read_former(struct work *w, const char *path, struct bk_buf *text)
{
	if (access(path, F_OK) < 0)
		return 0;
	return bk_io_read(path, (size_t)16 << 20, text, &w->cmd->diag);
}

static int
write_calendar(struct work *w, const struct bk_visitcal *c, const char *path,
    const char *visitor, bool fresh)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf former = BK_BUF_INIT, text = BK_BUF_INIT;
	int r = read_former(w, path, &former);

	if (r == 0 && (fresh || former.n)) {
		bk_visitcal_write(&text, c, visitor, bk_buf_str(&former),
		    &cmd->arena);
		if (text.n != former.n || memcmp(text.p, former.p, text.n))
			r = bk_io_replace(path, 0600, text.p, text.n,
			    &cmd->diag);
	}
	bk_buf_free(&former);
	bk_buf_free(&text);
	return r;
}

/* `visits-%s.ics`: one for each who goes, or went. */
static int
write_calendars(struct work *w, const struct bk_visitcal *c)
{
	const struct bk_school *s = &w->cmd->settings.school;
	const char *hole = strstr(w->ics, "%s");
	int r = 0;

	if (!hole)
		return write_calendar(w, c, w->ics, NULL, true);
	for (size_t i = 0; i < s->staff.n && r == 0; i++) {
		const char *id = s->staff.v[i].id;
		bool goes = false;

		for (size_t k = 0; k < w->plan.n; k++)
			goes |= w->plan.v[k].visitor &&
			    strcmp(w->plan.v[k].visitor, id) == 0;
		if (strchr(id, '/'))	/* would be another directory */
			continue;
		r = write_calendar(w, c, bk_arena_printf(&w->cmd->arena,
		    "%.*s%s%s", (int)(hole - w->ics), w->ics, id, hole + 2),
		    id, goes);
	}
	return r;
}

static int
calendars(struct work *w)
{
	struct bk_arena *a = &w->cmd->arena;
	struct bk_visitcal c = { .world = &w->world, .v = w->plan.v,
		.n = w->plan.n, .lang = w->cmd->lang, .names = w->names };
	struct bk_visit_gone *gone = bk_arena_alloc(a, (w->cases.n + 1) *
	    sizeof(*gone));
	int *sequence = bk_arena_alloc(a, (w->plan.n + 1) *
	    sizeof(*sequence));

	if (!w->ics || w->cmd->dry_run)
		return 0;
	for (size_t i = 0; i < w->plan.n; i++)
		sequence[i] = sequence_now(w, &w->plan.v[i]);
	for (size_t i = 0; i < w->cases.n; i++) {
		const struct bk_case *k = w->cases.e[i].value;
		const struct bk_visit *v = visit_of(&w->plan, k->id);

		if (k->planned.date > w->cmd->today &&
		    (!v || v->date == BK_DATE_NONE))
			gone[c.ngone++] = (struct bk_visit_gone){ k->id,
				k->planned, sequence_of(k) };
	}
	c.gone = gone;
	c.sequence = sequence;
	return write_calendars(w, &c);
}

/* --- output --------------------------------------------------------------------------------- */

static void
put_comments(struct bk_buf *out, const struct bk_buf *text)
{
	const char *line = text->p, *nl;

	for (; (nl = strchr(line, '\n')); line = nl + 1) {
		bk_buf_puts(out, "# ");
		bk_buf_add(out, line, (size_t)(nl - line) + 1);
	}
}

static bool
form_is(const struct work *w, const char *form)
{
	return w->cmd->format && strcmp(w->cmd->format, form) == 0;
}

static void
print_plan(struct work *w)
{
	const struct bk_daysheet d = { .world = &w->world,
		.table = w->planner.table, .v = w->plan.v, .n = w->plan.n,
		.lang = w->cmd->lang, .arena = &w->cmd->arena };
	struct bk_grid g;

	if (form_is(w, "html")) {
		bk_daysheet_html(&w->cmd->out, &d);
		return;
	}
	bk_daysheet_table(&g, &d);
	if (form_is(w, "table"))
		bk_grid_text(&w->cmd->out, &g);
	else if (form_is(w, "csv"))
		bk_grid_csv(&w->cmd->out, &g, ',');
	else if (form_is(w, "md"))
		bk_grid_md(&w->cmd->out, &g);
	else for (size_t i = 0; i < w->plan.n; i++)
		bk_visit_write(&w->cmd->out, &w->plan.v[i]);
}

static void
summarize(struct work *w)
{
	bk_buf_printf(&w->cmd->summary, "bk-schedule: %zu visits, %zu "
	    "unplaced; %zu cases changed, %zu freed\n",
	    w->plan.n - w->plan.nunplaced, w->plan.nunplaced, w->written,
	    w->removed);
}

static int
read_and_plan(struct work *w, char **files, int n)
{
	if (read_cases(w, files, n) < 0 || read_rosters(w) < 0 ||
	    read_routine(w) < 0 || read_matrix(w) < 0)
		return -1;
	return plan(w);
}

static void
write_plan(struct work *w, char **files, int n)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_txn txn;

	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	if (read_and_plan(w, files, n) == 0) {
		note_all(w);
		if (put_cases(w, &txn) == 0 && bk_txn_commit(&txn,
		    bk_arena_printf(&cmd->arena, "bk-schedule: %zu visits "
		    "planned, %zu taken back\n", w->written, w->removed),
		    &cmd->out, &cmd->diag) == 0 && calendars(w) == 0)
			summarize(w);
	}
	bk_txn_end(&txn);
}

static void
put_when(struct bk_buf *b, const struct bk_visit *v)
{
	char day[BK_DATE_SIZE], hour[BK_TIME_SIZE];

	if (!v || v->date == BK_DATE_NONE) {
		bk_buf_puts(b, v ? "unplaced" : "no visit");
		return;
	}
	bk_buf_printf(b, "%s %s %s", bk_date_format(v->date, day),
	    bk_time_format(v->start, hour), v->visitor);
}

/* What a change would change, as comments. */
static void
compare(struct work *w)
{
	struct bk_buf *b = w->cmd->format ? &w->cmd->summary : &w->cmd->out;

	bk_buf_puts(b, "# what if");
	for (size_t i = 0; i < w->what_if.n; i++)
		bk_buf_printf(b, "%s %s", i ? "," : "", w->what_if.v[i]);
	bk_buf_printf(b, ": %zu visits and %zu unplaced, not %zu and %zu\n",
	    w->plan.n - w->plan.nunplaced, w->plan.nunplaced,
	    w->before.n - w->before.nunplaced, w->before.nunplaced);
	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_visit *u = v->case_id ? visit_of(&w->before,
		    v->case_id) : NULL;

		if (!v->case_id || (u && u->date == v->date &&
		    u->start == v->start))
			continue;
		bk_buf_printf(b, "#   %s: ", v->case_id);
		put_when(b, v);
		bk_buf_puts(b, ", not ");
		put_when(b, u);
		bk_buf_putc(b, '\n');
	}
}

static void
explain(struct work *w)
{
	struct bk_buf text = BK_BUF_INIT;

	if (!bk_planner_explain(&w->plan, w->explain, &text))
		bk_diag(&w->cmd->diag, &bk_msg_no_such_case, NULL, 0, "%.60s",
		    w->explain);
	if (w->cmd->write || w->cmd->format)	/* no place for a comment */
		bk_buf_add(&w->cmd->summary, text.p, text.n);
	else
		put_comments(&w->cmd->out, &text);
	bk_buf_free(&text);
}

static void
work(struct work *w, char **files, int n)
{
	struct bk_cmd *cmd = w->cmd;

	if (n == 0 && bk_cmd_needs_repo(cmd) < 0)
		return;
	if (cmd->format && !form_is(w, "yaml") && !form_is(w, "table") &&
	    !form_is(w, "csv") && !form_is(w, "md") && !form_is(w, "html")) {
		bk_cmd_usage(cmd, "-f '%s': yaml, table, csv, md or html",
		    cmd->format);
		return;
	}
	if (w->keep && w->replan) {
		bk_cmd_usage(cmd, "--keep or --replan, not both");
		return;
	}
	if (w->what_if.n && (cmd->write || cmd->dry_run)) {
		bk_cmd_usage(cmd, "--what-if writes nothing: no -w, -n");
		return;
	}
	if (cmd->write || cmd->dry_run) {
		write_plan(w, files, n);
		if (w->explain && w->plan.how)
			explain(w);
		return;
	}
	if (read_and_plan(w, files, n) < 0)
		return;
	if (w->what_if.n)
		compare(w);
	else if (calendars(w) < 0)
		return;
	if (w->explain)
		explain(w);
	print_plan(w);
}

static void
release(struct work *w)
{
	bk_casefiles_free(&w->files);
	bk_map_free(&w->cases);
	bk_map_free(&w->students);
	bk_map_free(&w->brought);
	bk_map_free(&w->visited);
	bk_map_free(&w->busy);
	bk_travel_free(&w->table);
	free(w->what_if.v);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct work w = { .cmd = &cmd, .files = { .by_id = BK_MAP_INIT },
		.cases = BK_MAP_INIT, .students = BK_MAP_INIT,
		.brought = BK_MAP_INIT, .visited = BK_MAP_INIT,
		.busy = BK_MAP_INIT, .table = BK_TRAVEL_TABLE_INIT };
	struct bk_opt opts[] = {
		BK_OPT_FLAG(0, "routine", &w.routine,
		    "routine visits of the next four weeks too"),
		BK_OPT_TEXT(0, "explain", "CASE", &w.explain,
		    "why its visit is when it is, or is not"),
		BK_OPT_LIST(0, "what-if", "KEY=VALUE", &w.what_if,
		    "try a change: bk2.free+=Sat 08:00-12:00"),
		BK_OPT_TEXT(0, "ics", "FILE", &w.ics,
		    "a calendar; with %s in it, one for each visitor"),
		BK_OPT_FLAG(0, "names", &w.names,
		    "names, addresses and telephones in the calendar"),
		BK_OPT_TEXT(0, "matrix", "FILE", &w.matrix,
		    "minutes on the road: rows from,to,minutes"),
		BK_OPT_FLAG(0, "keep", &w.keep,
		    "disturb announced visits as little as can be (default)"),
		BK_OPT_FLAG(0, "replan", &w.replan,
		    "forget what was announced, plan anew"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
		work(&w, argv + 1, n);
	release(&w);
	return bk_cmd_end(&cmd);
}
