/* bk-check's rules on what a school decided: school, policy, calendar. */
#include <string.h>

#include "falling.h"
#include "localhours.h"
#include "part.h"
#include "msg_domain.h"
#include "term.h"
#include "weights.h"

/* --- school.yaml -------------------------------------------------------- */

static void
check_days(const struct bk_reader *r, const struct bk_node *map,
    const char *key, const char *days)
{
	bk_weekdays set;

	if (days && bk_calendar_weekdays(bk_str(days), &set) < 0)
		bk_diag(r->dg, &bk_msg_check_window, r->file,
		    bk_check_line(map, key), "%s: '%.40s' (wanted: Mon-Fri)",
		    key, days);
}

/* The ids are all in this one file: no roster or later edit excuses it. */
static void
check_listed(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const char *key, const char *id)
{
	if (id && !bk_map_get(&k->staff, bk_str(id)))
		bk_check_no_staff(k, r, map, key, id);
}

/* A class that lost its quotes, in a list: 7.1. */
static void
check_class_list(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_staff *p)
{
	const struct bk_node *list = bk_node_get(p->node, "classes");
	const struct bk_node *item = list ? list->kids : NULL;

	for (; item; item = item->next) {
		const char *near;

		if (bk_node_untyped(item))
			bk_diag(r->dg, &bk_msg_lost_quotes, r->file,
			    item->line, "classes: %.40s", item->text);
		if (k->classes.n == 0 || item->kind != BK_NODE_TEXT ||
		    bk_map_get(&k->classes, bk_str(item->text)))
			continue;
		near = bk_check_nearest(&k->classes, NULL, item->text);
		bk_diag(r->dg, &bk_msg_check_class, r->file, item->line, near ?
		    "'%.40s' is not in `classes` (did you mean %s?)" :
		    "'%.40s' is not in `classes`", item->text, near);
	}
}

static void
check_person(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_staff *p)
{
	const struct bk_node *away = bk_node_get(p->node, "away");
	const struct bk_node *item = away ? away->kids : NULL;

	if (bk_map_get(&k->staff, bk_str(p->id)) != p)
		bk_diag(r->dg, &bk_msg_check_twice, r->file,
		    bk_check_line(p->node, "id"), "id '%.40s'", p->id);
	if (strncmp(p->id, "bk-", 3) == 0)
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(p->node, "id"),
		    "ids that begin with bk- are those of the tools");
	bk_check_windows(r, p->node, "free", &p->free);
	for (size_t i = 0; item && i < p->away.n;
	    i++, item = item->next)
		bk_check_span(r, item, "to", p->away.v[i].from,
		    p->away.v[i].to);
	bk_check_int(r, p->node, "max_visits_per_day", p->max_visits_per_day,
	    0, 24);
	check_class_list(k, r, p);
}

static void
check_class(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_class *c)
{
	if (bk_map_get(&k->classes, bk_str(c->id)) != c)
		bk_diag(r->dg, &bk_msg_check_twice, r->file,
		    bk_check_line(c->node, "id"), "id '%.40s'", c->id);
	if (!c->grade && !bk_school_grade_of(c->id))
		bk_diag(r->dg, &bk_msg_check_grade, r->file,
		    bk_check_line(c->node, "id"), "'%.40s': say it here, "
		    "grade", c->id);
	check_listed(k, r, c->node, "homeroom", c->homeroom);
	check_listed(k, r, c->node, "counsellor", c->counsellor);
	bk_check_int(r, c->node, "students", c->students, 0, 200);
}

static bool
outside(bk_date day, bk_date first, bk_date last)
{
	return day != BK_DATE_NONE && (day < first || day > last);
}

static void
check_terms(const struct bk_reader *r, const struct bk_school *s)
{
	char a[BK_DATE_SIZE], b[BK_DATE_SIZE];

	for (size_t i = 0; i < s->terms.n; i++) {
		const struct bk_term_dates *t = &s->terms.v[i];
		bk_date first = bk_term_first(t->id);
		bk_date last = bk_term_last(t->id);

		bk_check_span(r, t->node, "to", t->from, t->to);
		if (outside(t->from, first, last) ||
		    outside(t->to, first, last))
			bk_diag(r->dg, &bk_msg_check_range, r->file,
			    t->node->line, "%s to %s",
			    bk_date_format(first, a), bk_date_format(last, b));
		for (size_t j = 0; j < i; j++)
			if (s->terms.v[j].id == t->id)
				bk_diag(r->dg, &bk_msg_check_twice, r->file,
				    t->node->line, "this term");
	}
}

void
bk_check_school(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_school *s)
{
	check_days(r, s->node, "school_days", s->school_days);
	bk_check_num(r, s->node, "lat", s->lat, -90, 90);
	bk_check_num(r, s->node, "lon", s->lon, -180, 180);
	if (s->language && strcmp(s->language, "id") != 0 &&
	    strcmp(s->language, "en") != 0)
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(s->node, "language"),
		    "language '%.40s' (id, en)", s->language);
	if (s->paper && !bk_school_is_f4(s) &&
	    !bk_str_ieq(bk_str(s->paper), BK_STR("A4")))
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(s->node, "paper"), "paper '%.40s' (A4, F4)",
		    s->paper);
	if (!bk_school_zone_known(s->timezone))
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(s->node, "timezone"),
		    "timezone '%.40s' (as Asia/Jakarta)", s->timezone);
	check_listed(k, r, s->node, "principal", s->principal);
	check_terms(r, s);
	for (size_t i = 0; i < s->classes.n; i++)
		check_class(k, r, &s->classes.v[i]);
	for (size_t i = 0; i < s->staff.n; i++)
		check_person(k, r, &s->staff.v[i]);
}

/* --- policy.yaml -------------------------------------------------------- */

static void
check_rules(const struct bk_reader *r, const struct bk_policy *p)
{
	static const struct { enum bk_rule rule; double least, most; }
	    limits[] = {
		{ BK_LOW_ACTIVITY, 0, 100 },
		{ BK_UNEXCUSED_RUN, 1, 200 },
		{ BK_CHRONIC_ABSENCE, 0, 100 },
	};
	const struct bk_node *rules = bk_node_get(p->node, "rules");

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		bk_check_num(r, rules, bk_word_rules[limits[i].rule].id,
		    p->rules[limits[i].rule].limit, limits[i].least,
		    limits[i].most);
}

/* Nobody could stand on a rung without tries or days. */
static void
check_rungs(const struct bk_reader *r, const struct bk_policy *p)
{
	const struct bk_node *list = bk_node_get(p->node, "ladder");
	unsigned seen = 0;

	if (list && list->kind == BK_NODE_LIST && !list->kids)
		bk_diag(r->dg, &bk_msg_check_no_rung, r->file, list->line,
		    NULL);
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		const char *id = bk_node_text(n, "rung");
		int rung = id ? bk_word_find(bk_word_rungs, bk_str(id)) : -1;

		if (rung < 0)
			continue;
		if (seen & 1u << rung)
			bk_diag(r->dg, &bk_msg_check_twice, r->file, n->line,
			    "rung %s", id);
		seen |= 1u << rung;
		bk_check_int(r, n, "tries", p->ladder[rung].tries, 1, 100);
		bk_check_int(r, n, "days", p->ladder[rung].days, 1, 366);
	}
}

/* Hours that only some days have: the days in them, and the speeds. */
static void
check_seasons(const struct bk_reader *r, const struct bk_node *visit,
    const struct bk_visit_policy *v)
{
	for (size_t i = 0; i < v->seasons.n; i++)
		bk_check_num(r, visit, "speed_kmh", v->seasons.v[i].speed_kmh,
		    1, 200);
}

/* Each entry but the word; and the sun's times are those of a place. */
static void
check_quiet(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *visit, const struct bk_visit_policy *v)
{
	struct bk_localhours hours;
	struct bk_visit_policy sun = *v;
	struct bk_arena a = BK_ARENA_INIT;
	const char *key, *why;

	for (size_t i = 0; i < v->quiet.n; i++) {
		const struct bk_texts one = { v->quiet.v + i, 1 };

		if (strcmp(v->quiet.v[i], "prayer") != 0)
			bk_check_windows(r, visit, "quiet", &one);
		else
			sun.quiet = one;
	}
	if (sun.quiet.n != 1 || strcmp(sun.quiet.v[0], "prayer") != 0)
		sun.quiet.n = 0;
	if (bk_localhours_read(k->school, &sun, &a, &hours, &key, &why) < 0)
		bk_diag(r->dg, &bk_msg_check_sun, r->file,
		    bk_check_line(visit, key), "%s", key);
	bk_arena_free(&a);
	bk_check_int(r, visit, "prayer_minutes", v->prayer_minutes, 1, 120);
}

static void
check_visits(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_policy *p)
{
	const struct bk_visit_policy *v = &p->visit;
	const struct bk_node *n = bk_node_get(p->node, "visit");
	const struct bk_node *m = bk_node_get(n, "minutes");

	bk_check_int(r, n, "within_working_days", v->within_working_days, 1,
	    100);
	bk_check_int(r, m, "min", v->minutes.min, 1, 720);
	bk_check_int(r, m, "max", v->minutes.max, v->minutes.min, 720);
	bk_check_int(r, m, "default", v->minutes.usual, v->minutes.min,
	    v->minutes.max);
	bk_check_int(r, n, "gap_minutes", v->gap_minutes, 0, 720);
	bk_check_num(r, n, "speed_kmh", v->speed_kmh, 1, 200);
	bk_check_num(r, n, "road_factor", v->road_factor, 1, 10);
	bk_check_num(r, n, "hard_terrain_factor", v->hard_terrain_factor, 1,
	    10);
	check_days(r, n, "days", v->days);
	bk_check_windows(r, n, "default_windows", &v->default_windows);
	check_seasons(r, n, v);
	check_quiet(k, r, n, v);
	bk_check_int(r, n, "max_per_day", v->max_per_day, 0, 24);
}

static void
check_lesson_hours(const struct bk_reader *r, const struct bk_node *hours)
{
	double v;

	if (!hours || bk_node_null(hours))
		return;
	if (hours->kind != BK_NODE_MAP) {
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, hours->line,
		    "lesson_hours");
		return;
	}
	for (const struct bk_node *n = hours->kids; n; n = n->next)
		if (n->kind != BK_NODE_TEXT ||
		    bk_str_num(bk_str(n->text), &v) < 0 || v < 0 || v > 100)
			bk_diag(r->dg, &bk_msg_check_range, r->file, n->line,
			    "lesson_hours: %.40s: 0 to 100", n->key->text);
}

static void
check_straight(const struct bk_reader *r, const struct bk_policy *p)
{
	for (size_t i = 0; i < p->straight_to_visit.n; i++) {
		const char *id = p->straight_to_visit.v[i];
		bool found = bk_word_find(bk_word_rules, bk_str(id)) >= 0 ||
		    bk_word_find(bk_word_causes, bk_str(id)) >= 0;

		for (size_t j = 0; j < p->causes.n && !found; j++)
			found = strcmp(p->causes.v[j], id) == 0;
		if (!found)
			bk_diag(r->dg, &bk_msg_check_word, r->file,
			    bk_check_line(p->node, "straight_to_visit"),
			    "'%.40s' is neither a rule nor a cause", id);
	}
}

/* `exit_reasons: {id: text}` */
static void
check_reasons(const struct bk_reader *r, const struct bk_policy *p)
{
	const struct bk_node *n = p->exit_reasons;

	if (n && !bk_node_null(n) && n->kind != BK_NODE_MAP)
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, n->line,
		    "exit_reasons");
	for (const struct bk_node *k = n && n->kind == BK_NODE_MAP ?
	    n->kids : NULL; k; k = k->next)
		if (k->kind != BK_NODE_TEXT)
			bk_diag(r->dg, &bk_msg_check_word, r->file, k->line,
			    "exit_reasons: %.40s: a text expected",
			    k->key->text);
}

static void
check_workload(const struct bk_reader *r, const struct bk_policy *p)
{
	const struct bk_node *n = bk_node_get(p->node, "workload");

	bk_check_int(r, n, "lesson_hours", p->workload.lesson_hours, 0, 100);
	bk_check_int(r, n, "students", p->workload.students, 0, 10000);
	bk_check_int(r, n, "classes", p->workload.classes, 0, 100);
}

static void
check_retention(const struct bk_reader *r, const struct bk_policy *p)
{
	const struct bk_node *n = bk_node_get(p->node, "retention");

	bk_check_int(r, n, "attendance_years", p->retention.attendance_years,
	    0, 100);
	bk_check_int(r, n, "case_years", p->retention.case_years, 0, 100);
}

void
bk_check_policy(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_policy *p)
{
	struct bk_plan_weights weights;

	check_rules(r, p);
	check_rungs(r, p);
	bk_check_int(r, p->node, "watch_days", p->watch_days, 1, 366);
	check_straight(r, p);
	bk_check_num(r, p->node, "present_minutes_percent",
	    p->present_minutes_percent, 0, 100);
	bk_check_int(r, p->node, "complaint_hours", p->complaint_hours, 1,
	    24 * 366);
	bk_check_int(r, p->node, "referral_days", p->referral_days, 1, 366);
	bk_check_int(r, p->node, "silent_days", p->silent_days, 1, 366);
	bk_check_int(r, p->node, "answer_days", p->answer_days, 1, 366);
	bk_check_int(r, p->node, "routine_months", p->routine_months, 1, 24);
	check_visits(k, r, p);
	bk_plan_weights_read(r, p->visit.weights, &weights);
	check_workload(r, p);
	bk_check_int(r, bk_node_get(p->node, "falling"), "weeks",
	    p->falling.weeks, 3, BK_FALLING_WEEKS);
	bk_check_num(r, bk_node_get(p->node, "falling"), "points",
	    p->falling.points, 0, 100);
	check_retention(r, p);
	check_reasons(r, p);
	check_lesson_hours(r, p->lesson_hours);
	bk_service_check_types(r, p);
}

/* --- calendar/ ---------------------------------------------------------- */

void
bk_check_calendar(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_calendar *cal, size_t first)
{
	(void)k;
	for (size_t i = first; i < cal->days.n; i++) {
		const struct bk_day_off *d = &cal->days.v[i];
		int start, end;

		bk_check_span(r, d->node, "to", d->from, d->to);
		if (d->kind < 0)
			bk_diag(r->dg, &bk_msg_missing_key, r->file,
			    d->node->line, "kind (national, collective_leave, "
			    "school)");
		if (d->hours && bk_calendar_hours(bk_str(d->hours), &start,
		    &end) < 0)
			bk_diag(r->dg, &bk_msg_check_window, r->file,
			    bk_check_line(d->node, "hours"), "hours: '%.40s' "
			    "(wanted: 08:00-11:00)", d->hours);
	}
}
