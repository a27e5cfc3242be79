/*
 * bk-schedule: routine visits, what was planned of them and what was done.
 */
#include <stdlib.h>
#include <string.h>

#include "announced.h"
#include "mem.h"
#include "msg_schedule.h"
#include "path.h"
#include "register.h"
#include "routine.h"
#include "schedule.h"

/* --- reading ------------------------------------------------------------ */

/* The last visit that met somebody. */
static void
note_visits(struct bk_schedule *w, const char *nis, const struct bk_action *v,
    size_t n)
{
	const struct bk_student *s = nis ? bk_map_get(&w->students,
	    bk_str(nis)) : NULL;

	for (size_t i = 0; nis && i < n; i++) {
		bk_date was;

		bk_family_note(&w->family, s, &v[i], w->cmd->today,
		    &w->cmd->arena);
		if (v[i].step != BK_STEP_VISIT || v[i].outcome != BK_MET)
			continue;
		was = (bk_date)bk_map_number(&w->visited, bk_str(nis),
		    BK_DATE_NONE);
		if (was == BK_DATE_NONE || was < v[i].date)
			*bk_map_number_at(&w->visited, bk_str(nis)) =
			    v[i].date;
	}
}

/*
 * Of several terms' files the latest that has a plan counts, with what was
 * done in any: a visit planned before a term began may be recorded in it.
 */
static void
note_plan(struct bk_schedule *w, struct bk_case *c, struct bk_arena *a)
{
	void **at = bk_map_at(&w->routines, bk_str(c->student.nis));
	struct bk_case *was = *at;
	struct bk_action *v;

	*at = c;
	if (!was)
		return;
	v = bk_arena_alloc(a, (was->actions.n + c->actions.n + 1) *
	    sizeof(*v));
	if (was->actions.n)
		memcpy(v, was->actions.v, was->actions.n * sizeof(*v));
	if (c->actions.n)
		memcpy(v + was->actions.n, c->actions.v, c->actions.n *
		    sizeof(*v));
	c->actions.v = v;
	c->actions.n += was->actions.n;
	if (c->planned.date == BK_DATE_NONE) {
		c->planned = was->planned;
		c->id = was->id;
	}
}

static int
take_routine(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_schedule *w = ctx;
	struct bk_case *c = bk_arena_alloc(r->arena, sizeof(*c));
	bk_term term = bk_path_dir_term(r->file);
	struct bk_routine d;

	if (bk_bind_read(r, bk_routine_binds, doc, &d) < 0)
		return -1;
	note_visits(w, d.nis, d.actions.v, d.actions.n);
	if (!d.nis || !term)
		return 0;
	bk_routine_as_case(&d, bk_case_id(r->arena, term, d.nis), c);
	note_plan(w, c, r->arena);
	return 0;
}

static void
say_idle(void *ctx, const char *class)
{
	struct bk_schedule *w = ctx;

	bk_diag(&w->cmd->diag, &bk_msg_idle_class, NULL, 0, "%.40s", class);
}

int
bk_schedule_read_routine(struct bk_schedule *w)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("routine", take_routine), BK_DOC_END
	};
	struct bk_cmd *cmd = w->cmd;
	struct bk_repo_list dirs, files;
	int r = 0;

	if (w->routine && bk_cmd_needs_repo(cmd) < 0)
		return -1;
	if (cmd->repo.fd < 0)
		return 0;
	if (bk_repo_list_terms(&cmd->repo, "routine", &cmd->arena, &dirs,
	    &cmd->diag) < 0)
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
bk_schedule_add_routine(struct bk_schedule *w, bool say)
{
	struct bk_plan_routine *v;
	const struct bk_routine_in in = { .world = &w->world,
		.term = bk_cmd_term(w->cmd), .last = &w->visited,
		.busy = &w->busy, .told = &w->routines,
		.table = w->planner.table, .more = w->routine,
		.replan = w->replan, .idle = say ? say_idle : NULL, .ctx = w };

	w->planner.nroutines = bk_routine_due(&in, &w->cmd->arena, &v);
	w->planner.routines = v;
}

/* --- writing ------------------------------------------------------------ */

const struct bk_case *
bk_schedule_record(const struct bk_schedule *w, const struct bk_visit *v)
{
	const char *slash = v->routine ? strrchr(v->routine, '/') : NULL;

	if (v->case_id)
		return bk_map_get(&w->cases, bk_str(v->case_id));
	return slash ? bk_map_get(&w->routines, bk_str(slash + 1)) : NULL;
}

static int
set_plan(struct bk_schedule *w, struct bk_txn *txn, const char *id,
    struct bk_node *planned)
{
	const struct bk_register g = { txn, &w->cmd->repo, &w->cmd->arena,
		&w->cmd->diag };
	const char *slash = strrchr(id, '/');
	bk_term term;

	if (bk_term_parse((struct bk_str){ id, (size_t)(slash - id) },
	    &term) < 0)
		return 0;
	return bk_register_routine_plan(&g, term, slash + 1, planned);
}

/* A plan that no longer holds is taken out; one that is past is history. */
static bool
is_off(const struct bk_schedule *w, const struct bk_case *c)
{
	const struct bk_planned *p = &c->planned;

	return p->date != BK_DATE_NONE && (p->date > w->cmd->today ||
	    (p->date == w->cmd->today && bk_plan_unanswered(c))) &&
	    !bk_schedule_visit(&w->plan, c->id, true);
}

int
bk_schedule_put_routine(struct bk_schedule *w, struct bk_txn *txn)
{
	struct bk_arena *a = &w->cmd->arena;
	int r = 0;

	for (size_t i = 0; i < w->plan.n && r == 0; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_case *c = v->routine ?
		    bk_schedule_record(w, v) : NULL;

		if (!v->routine || v->date == BK_DATE_NONE ||
		    (c && bk_schedule_is_planned(w, c, v)))
			continue;
		r = set_plan(w, txn, v->routine,
		    bk_schedule_planned_node(a, v, c));
		w->written++;
	}
	for (size_t i = 0; i < w->routines.n && r == 0; i++) {
		const struct bk_case *c = w->routines.e[i].value;

		if (is_off(w, c)) {
			r = set_plan(w, txn, c->id, NULL);
			w->removed++;
		}
	}
	return r;
}
