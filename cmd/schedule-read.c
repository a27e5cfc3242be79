/* bk-schedule: the evidence. */
#include <stdlib.h>
#include <string.h>

#include "io.h"
#include "localhours.h"
#include "mem.h"
#include "msg_cmd.h"
#include "msg_schedule.h"
#include "rosters.h"
#include "schedule.h"
#include "slots.h"
#include "term.h"
#include "text.h"

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
	if (bk_map_get(&w->cases, bk_str(c->id)))
		bk_diag(r->dg, &bk_msg_case_twice, r->file, doc->line, NULL);
	*bk_map_at(&w->cases, bk_str(c->id)) = c;
	*bk_map_at(&w->sources, bk_str(c->id)) = bk_arena_strdup(r->arena,
	    r->file);
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

	w->some = n > 0;
	if (n > 0 && bk_cmd_docs(cmd, files, n, true, handlers, w) < 0)
		return -1;
	if (n > 0 && !cmd->write && !cmd->dry_run)
		return 0;
	if (bk_casefile_read_all(&w->files, cmd->term, &cmd->docs) < 0)
		return -1;
	for (size_t i = 0; i < w->files.n && n == 0; i++) {
		struct bk_casefile *f = w->files.v[i];

		*bk_map_at(&w->cases, bk_str(f->c.id)) = &f->c;
		*bk_map_at(&w->sources, bk_str(f->c.id)) =
		    bk_arena_strdup(&cmd->arena, f->shown);
	}
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

#define MATRIX_MAX	((size_t)64 << 20)

/* As a spreadsheet saves it, in any of the encodings of exports. */
static int
read_matrix(struct bk_schedule *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf bytes = BK_BUF_INIT;
	struct bk_text text;
	int r;

	if (!w->matrix)
		return 0;
	r = bk_io_read(w->matrix, MATRIX_MAX, &bytes, &cmd->diag);
	if (r == 0)
		r = bk_text_read(&text, w->matrix, bk_buf_str(&bytes),
		    MATRIX_MAX, &cmd->diag);
	if (r == 0) {
		r = bk_travel_read(&w->table, w->matrix, text.s, &cmd->diag);
		bk_text_free(&text);
	}
	bk_buf_free(&bytes);
	return r;
}

/* --- what cannot be read ------------------------------------------------ */

/* The line of a key of `visit`, as "quiet" or "minutes.default"; 0: none. */
static size_t
line_of(struct bk_schedule *w, const char *key)
{
	const struct bk_node *all = w->cmd->settings.policy.node;
	const struct bk_node *visit = all ? bk_node_get(all, "visit") : NULL;
	const struct bk_node *n = visit ? bk_node_get(visit,
	    bk_arena_printf(&w->cmd->arena, "%.*s", (int)strcspn(key, ".:"),
	    key)) : NULL;

	return n ? n->key ? n->key->line : n->line : 0;
}

static int
bad_policy(struct bk_schedule *w, const char *key, const char *why)
{
	bk_diag(&w->cmd->diag, &bk_msg_bad_visit_policy,
	    bk_repo_show(&w->cmd->repo, &w->cmd->arena,
	    "policy.yaml"), line_of(w, key), "%s: %s",
	    key, bk_diag_text(&w->cmd->diag, why));
	return -1;
}

/* What stands there is shown. */
static int
bad_value(struct bk_schedule *w, const char *key, const char *text)
{
	return bad_policy(w, key, bk_arena_printf(&w->cmd->arena, "'%.60s'",
	    text));
}

int
bk_schedule_check_policy(struct bk_schedule *w)
{
	const struct bk_visit_policy *p = &w->cmd->settings.policy.visit;
	struct bk_localhours hours;
	struct bk_windows windows;
	bk_weekdays days;
	const char *key, *why, *bad;

	if (bk_calendar_weekdays(bk_str(p->days), &days) < 0)
		return bad_value(w, "days", p->days);
	if (bk_localhours_read(&w->cmd->settings.school, p, &w->cmd->arena,
	    &hours, &key, &why) < 0)
		return bad_policy(w, key, why);
	if (bk_windows_parse(&p->default_windows, &w->cmd->arena, &windows,
	    &bad) < 0)
		return bad_value(w, "default_windows", bad);
	if (!(p->speed_kmh > 0))
		return bad_policy(w, "speed_kmh", "above 0 expected");
	for (size_t i = 0; i < p->seasons.n; i++)
		if (!(p->seasons.v[i].speed_kmh > 0))
			return bad_policy(w, "speed_kmh", "above 0 expected");
	if (!(p->road_factor > 0))
		return bad_policy(w, "road_factor", "above 0 expected");
	if (!(p->hard_terrain_factor > 0))
		return bad_policy(w, "hard_terrain_factor",
		    "above 0 expected");
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
			    bk_repo_show(&w->cmd->repo, &w->cmd->arena,
			    "school.yaml"),
			    who->node ? who->node->line : 0,
			    "%.40s: free: '%.60s'", who->id, bad);
	}
}

void
bk_schedule_check_homes(struct bk_schedule *w)
{
	struct bk_windows windows;
	const char *bad;

	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_student *s = v->nis ? bk_map_get(&w->students,
		    bk_str(v->nis)) : NULL;

		if (!s || bk_student_restricted(s, w->cmd->today))
			continue;
		for (size_t k = 0; k < s->guardians.n; k++)
			if (!s->guardians.v[k].deceased && bk_windows_parse(
			    &s->guardians.v[k].available, &w->cmd->arena,
			    &windows, &bad) < 0)
				bk_diag(&w->cmd->diag, &bk_msg_bad_home, NULL,
				    0, "%s: '%.60s'", v->nis, bad);
	}
}

int
bk_schedule_read(struct bk_schedule *w, char **files, int n)
{
	return read_cases(w, files, n) < 0 || read_rosters(w) < 0 ||
	    bk_schedule_read_routine(w) < 0 || read_matrix(w) < 0 ? -1 : 0;
}
