/*
 * bk-schedule: which visit when and by whom; why the others not.
 */
#include <stdlib.h>
#include <string.h>

#include "announced.h"
#include "clock.h"
#include "daysheet.h"
#include "explain.h"
#include "leavers.h"
#include "mem.h"
#include "msg_schedule.h"
#include "near.h"
#include "offer.h"
#include "ready.h"
#include "schedule.h"
#include "tell.h"

static const struct bk_cmd_about about = {
	.name = "bk-schedule",
	.synopsis = "[-wn] [--commit] [--replan] [--explain CASE] [FILE...]",
	.what = "Plan the visits of the cases that are ready for one.",
};

/* --- planning ----------------------------------------------------------- */

/* Days off that are not decreed yet, as far as the plan looks ahead. */
static void
say_provisional(struct bk_schedule *w)
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
say_unrecorded(struct bk_schedule *w)
{
	char day[BK_DATE_SIZE];

	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_case *c = bk_schedule_record(w, v);

		if (c && c->planned.date < w->cmd->today &&
		    bk_plan_unanswered(c))
			bk_diag(&w->cmd->diag, &bk_msg_unrecorded, NULL, 0,
			    "%s on %s", c->id, bk_date_format(
			    c->planned.date, day));
	}
}

/* What is missing without barring the visit: once per case [FIELD 4.2]. */
static void
say_lacking(struct bk_schedule *w)
{
	static const char *const what[] = {	/* the bits of enum bk_lack */
		"recommendation", "purpose", "instrument", "assignment",
		"approval", "approval (denied)", "consent",
		"consent (refused)" };

	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_case *c = v->case_id ?
		    bk_map_get(&w->cases, bk_str(v->case_id)) : NULL;
		struct bk_readiness r = { .lacks = 0 };
		struct bk_buf list = BK_BUF_INIT;

		if (c)
			bk_ready_of(c, w->world.school, w->world.policy,
			    w->world.calendar, &r);
		bk_ready_restrict(&r, v->nis ? bk_map_get(&w->students,
		    bk_str(v->nis)) : NULL, w->cmd->today);
		for (size_t k = 0; k < BK_NELEM(what); k++)
			if (r.lacks & 1U << k)
				bk_buf_printf(&list, "%s%s",
				    list.n ? ", " : "",
				    bk_diag_text(&w->cmd->diag, what[k]));
		if (list.n)
			bk_diag(&w->cmd->diag, &bk_msg_lacking, NULL, 0,
			    "%s: %s", c->id, list.p);
		bk_buf_free(&list);
	}
}

/* A slip in a name would leave its ways to the formula. */
static void
say_strange(struct bk_schedule *w)
{
	struct bk_map names = BK_MAP_INIT;

	if (w->matrix)
		bk_travel_strangers(&w->table, &w->students, &names);
	for (size_t i = 0; i < names.n; i++)
		bk_diag(&w->cmd->diag, &bk_msg_strange_place, w->matrix, 0,
		    "'%.60s'", names.e[i].key.p);
	bk_map_free(&names);
}

/* A slip in a counsellor's id would give the case to another [FIELD 4.8]. */
static void
say_strangers(struct bk_schedule *w)
{
	for (size_t i = 0; i < w->plan.n; i++) {
		const char *id = w->plan.v[i].case_id;
		const struct bk_case *c = id ? bk_map_get(&w->cases,
		    bk_str(id)) : NULL;
		const struct bk_node *at = c && c->counsellor ?
		    bk_node_get(c->node, "counsellor") : NULL;

		if (at && !bk_school_staff(w->world.school, c->counsellor))
			bk_diag(&w->cmd->diag, &bk_msg_not_of_staff,
			    bk_map_get(&w->sources, bk_str(id)), at->line,
			    "'%.40s'", c->counsellor);
	}
}

/* Wishes that cannot be met: where they stand, and why [FIELD 4.14]. */
static void
say_unmet(struct bk_schedule *w)
{
	for (size_t i = 0; i < w->plan.n; i++) {
		const struct bk_visit *v = &w->plan.v[i];
		const struct bk_case *c = v->unmet ? bk_map_get(&w->cases,
		    bk_str(v->case_id)) : NULL;
		const struct bk_node *at;
		struct bk_planned wish;
		char day[BK_DATE_SIZE], hour[BK_CLOCK_SIZE];

		if (!c || !bk_plan_wish(c, &wish))	/* a sibling's */
			continue;
		at = bk_node_get(bk_plan_last_visit(c)->node, "moved_to");
		bk_diag(&w->cmd->diag, &bk_msg_unmet,
		    bk_map_get(&w->sources, bk_str(c->id)), at->line,
		    "%s %s: %s", bk_date_format(wish.date, day),
		    bk_clock_format(wish.start, hour), v->unmet);
	}
}

/* How good the plan is, where there is one: a line after a mark. */
static void
put_bound(struct bk_schedule *w, enum bk_lang lang, const char *mark,
    struct bk_buf *b)
{
	struct bk_buf text = BK_BUF_INIT;

	if (bk_planner_tell_bound(&w->plan, lang, &text))
		bk_buf_printf(b, "%s%s\n", mark, text.p);
	bk_buf_free(&text);
}

static void
say_bound(struct bk_schedule *w)
{
	struct bk_buf text = BK_BUF_INIT;

	if (bk_planner_tell_bound(&w->plan, w->cmd->diag.indonesian ?
	    BK_LANG_ID : BK_LANG_EN, &text))
		bk_diag(&w->cmd->diag, &bk_msg_bound, NULL, 0, "%s", text.p);
	bk_buf_free(&text);
}

/*
 * The cases to plan, without those of students who left [FIELD 3.17]. 0, or
 * reported and -1.
 */
static int
choose(struct bk_schedule *w, const struct bk_case **cases, size_t *n)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_rosters rosters = { .from = &cmd->docs };
	size_t gone = 0;
	int left = 0;

	*n = 0;
	for (size_t i = 0; i < w->cases.n && left >= 0; i++) {
		const struct bk_case *c = w->cases.e[i].value;
		const char *why;

		left = c->status == BK_OPEN && c->rung == BK_VISIT ?
		    bk_leavers_judge(&rosters, &cmd->settings.school, c,
		    cmd->today, &why) : 0;
		if (left == 0)
			cases[(*n)++] = c;
		gone += left > 0;
	}
	bk_rosters_free(&rosters);
	if (gone)
		bk_diag(&cmd->diag, &bk_msg_gone, NULL, 0, "%zu", gone);
	return left < 0 ? -1 : 0;
}

static int
plan(struct bk_schedule *w)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_case **cases = bk_arena_alloc(&cmd->arena,
	    (w->cases.n + 1) * sizeof(*cases));
	size_t n;
	const struct bk_reader r = { .file = bk_repo_show(&cmd->repo,
		&cmd->arena, "policy.yaml"),
		.arena = &cmd->arena, .dg = &cmd->diag };

	if (choose(w, cases, &n) < 0)
		return -1;
	w->world = (struct bk_plan_world){ &cmd->settings.school,
		&cmd->settings.policy, &cmd->settings.calendar, &w->students,
		cmd->today };
	w->planner = (struct bk_planner){ .world = &w->world,
		.table = w->matrix ? &w->table : NULL, .cases = cases,
		.ncases = n, .family = &w->family,
		.replan = w->replan, .lang = cmd->lang,
		.indonesian = cmd->diag.indonesian != NULL };
	if (bk_schedule_check_policy(w) < 0 || bk_plan_weights_read(&r,
	    cmd->settings.policy.visit.weights, &w->planner.weights) < 0)
		return -1;
	bk_schedule_check_staff(w);
	bk_schedule_add_routine(w, w->what_if.n == 0);
	bk_planner_run(&w->planner, &cmd->arena, &w->plan);
	if (w->what_if.n) {
		w->before = w->plan;
		if (bk_schedule_suppose(w) < 0)
			return -1;
		bk_schedule_add_routine(w, true);
		bk_planner_run(&w->planner, &cmd->arena, &w->plan);
	}
	say_provisional(w);
	say_unrecorded(w);
	say_lacking(w);
	say_strange(w);
	say_strangers(w);
	say_unmet(w);
	bk_schedule_check_homes(w);
	say_bound(w);
	if (w->plan.nunplaced && cmd->diag.worst < BK_FINDING)
		cmd->diag.worst = BK_FINDING;	/* the documents say which */
	return 0;
}

/* --- output ------------------------------------------------------------- */

static bool
form_is(const struct bk_schedule *w, const char *form)
{
	return w->cmd->format && strcmp(w->cmd->format, form) == 0;
}

static void
print_documents(struct bk_schedule *w)
{
	for (size_t i = 0; i < w->plan.n; i++)
		bk_visit_write(&w->cmd->out, &w->plan.v[i]);
	put_bound(w, BK_LANG_EN, "# the plan: ", &w->cmd->out);
}

static void
print_plan(struct bk_schedule *w)
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
	else
		print_documents(w);
}

static void
summarize(struct bk_schedule *w)
{
	bk_cmd_sum(w->cmd, "bk-schedule: %zu placed, %zu "
	    "unplaced; %zu planned anew, %zu taken back",
	    w->plan.n - w->plan.nunplaced, w->plan.nunplaced, w->written,
	    w->removed);
	if (w->over)
		bk_cmd_sum(w->cmd, ", %zu over", w->over);
	bk_cmd_sum(w->cmd, "\n");
}

static int
read_and_plan(struct bk_schedule *w, char **files, int n)
{
	return bk_schedule_read(w, files, n) < 0 ? -1 : plan(w);
}

static void
write_plan(struct bk_schedule *w, char **files, int n)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_txn txn;

	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	if (read_and_plan(w, files, n) == 0) {
		if (bk_schedule_put(w, &txn) == 0 &&
		    bk_schedule_put_routine(w, &txn) == 0 &&
		    bk_schedule_calendars(w) == 0 && bk_cmd_commit(cmd, &txn,
		    bk_arena_printf(&cmd->arena, "bk-schedule: %zu planned, "
		    "%zu taken back\n", w->written, w->removed)) == 0) {
			bk_schedule_publish(w);
			summarize(w);
		}
	}
	bk_txn_end(&txn);
}

/* In the language of the reasons in the documents, or of the paper. */
static enum bk_lang
lang_of(const struct bk_schedule *w)
{
	return !w->cmd->format || form_is(w, "yaml") ? BK_LANG_EN :
	    w->cmd->lang;
}

/* Before the documents as comments; where none has a place, to stderr. */
static void
tell(struct bk_schedule *w, const struct bk_buf *text)
{
	struct bk_cmd *cmd = w->cmd;

	if (cmd->write || (cmd->format && !form_is(w, "yaml")))
		bk_buf_add(&cmd->asked, text->p, text->n);
	else
		bk_cmd_comment(cmd, bk_buf_str(text));
}

/* Why a case that there is has no place in the plan; NULL: not known. */
static const char *
left_out(const struct bk_schedule *w, const struct bk_case *c)
{
	struct bk_readiness r;

	bk_ready_of(c, w->world.school, w->world.policy, w->world.calendar,
	    &r);
	return c->status != BK_OPEN ? "it is not open" :
	    c->rung != BK_VISIT ? "it is not on the rung of visits" :
	    r.state == BK_READY_NOT_DUE ? "the visit was made" : NULL;
}

static void
no_such_case(struct bk_schedule *w, const char *typed)
{
	struct bk_near_search near = { .typed = bk_str(typed) };
	const char *why = NULL;
	bool there = false;

	for (size_t i = 0; i < w->cases.n && !there; i++) {
		const struct bk_case *c = w->cases.e[i].value;
		const char *nis = c->student.nis;

		there = strcmp(c->id, typed) == 0 || (nis &&
		    strcmp(nis, typed) == 0);
		if (there)
			why = left_out(w, c);
		else
			bk_near_offer(&near, strchr(typed, '/') ? c->id :
			    nis);
	}
	if (there)
		near.meant = NULL;
	bk_diag(&w->cmd->diag, &bk_msg_no_such_case, NULL, 0, why ?
	    "%.60s: %s" : near.meant ? "%.60s (did you mean %s?)" : "%.60s",
	    typed, why ? bk_diag_text(&w->cmd->diag, why) : near.meant);
}

static void
tell_changes(struct bk_schedule *w)
{
	struct bk_buf text = BK_BUF_INIT;

	bk_schedule_compare(w, lang_of(w), &text);
	tell(w, &text);
	bk_buf_free(&text);
}

static void
explain(struct bk_schedule *w)
{
	enum bk_lang lang = lang_of(w);
	struct bk_buf text = BK_BUF_INIT;

	if (!bk_plan_explain(&w->plan, w->explain, lang, &text))
		no_such_case(w, w->explain);
	put_bound(w, lang, lang == BK_LANG_EN ? "  the plan: " :
	    "  rencana ini: ", &text);
	tell(w, &text);
	bk_buf_free(&text);
}

/* Hours to propose, and nothing else. */
static void
offer(struct bk_schedule *w)
{
	if (!bk_plan_offer(&w->plan, w->offer, w->cmd->lang, &w->cmd->out))
		no_such_case(w, w->offer);
}

static void
work(struct bk_schedule *w, char **files, int n)
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
	if (w->what_if.n && (cmd->write || cmd->dry_run || w->ics)) {
		bk_cmd_usage(cmd, "--what-if writes nothing: no -w, -n, "
		    "--ics");
		return;
	}
	if (w->ics && strcmp(w->ics, "-") == 0) {
		bk_cmd_usage(cmd, "--ics names a file: the plan is printed");
		return;
	}
	if (w->offer && (cmd->write || cmd->dry_run || w->what_if.n ||
	    w->ics || w->explain)) {
		bk_cmd_usage(cmd, "--offer only tells: no -w, -n, --what-if, "
		    "--ics, --explain");
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
	if (w->offer) {
		offer(w);
		return;
	}
	if (w->what_if.n)
		tell_changes(w);
	else if (bk_schedule_calendars(w) < 0 || bk_schedule_publish(w) < 0)
		return;
	if (w->explain)
		explain(w);
	print_plan(w);
}

static void
release(struct bk_schedule *w)
{
	bk_schedule_drop(w);
	bk_casefile_free_all(&w->files);
	bk_map_free(&w->cases);
	bk_map_free(&w->students);
	bk_map_free(&w->brought);
	bk_map_free(&w->visited);
	bk_map_free(&w->busy);
	bk_map_free(&w->routines);
	bk_family_free(&w->family);
	bk_map_free(&w->sources);
	bk_travel_free(&w->table);
	free(w->what_if.v);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct bk_schedule w = { .cmd = &cmd, .files = { .by_id = BK_MAP_INIT },
		.cases = BK_MAP_INIT, .students = BK_MAP_INIT,
		.brought = BK_MAP_INIT, .visited = BK_MAP_INIT,
		.busy = BK_MAP_INIT, .family = BK_FAMILY_INIT,
		.routines = BK_MAP_INIT,
		.sources = BK_MAP_INIT,
		.table = BK_TRAVEL_TABLE_INIT };
	struct bk_opt opts[] = {
		BK_OPT_FLAG(0, "routine", &w.routine,
		    "routine visits of the next four weeks too"),
		BK_OPT_TEXT(0, "explain", "CASE", &w.explain,
		    "why its visit is when it is, or is not"),
		BK_OPT_TEXT(0, "offer", "CASE", &w.offer,
		    "hours to propose for its visit, the cheapest first"),
		BK_OPT_LIST(0, "what-if", "KEY=VALUE", &w.what_if,
		    "try a change: bk2.free+=Sat 08:00-12:00"),
		BK_OPT_TEXT(0, "ics", "FILE", &w.ics,
		    "a calendar; with %s in it, one for each who goes"),
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
