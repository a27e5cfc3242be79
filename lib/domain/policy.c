#include "policy.h"

#include <string.h>

#include "clock.h"
#include "msg_domain.h"
#include "near.h"

static const struct bk_word consents[] = {
	[BK_CONSENT_BEFORE] = { "before", { NULL, NULL } },
	[BK_CONSENT_AT_DOOR] = { "at_door", { NULL, NULL } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_word companions[] = {
	[BK_FEMALE_TO_MALE] = { "female_to_male", { NULL, NULL } },
	[BK_ALWAYS] = { "always", { NULL, NULL } },
	[BK_NEVER] = { "never", { NULL, NULL } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_word untouched[] = {
	[BK_UNTOUCHED_WAIT] = { "wait", { NULL, NULL } },
	[BK_UNTOUCHED_CLIMB] = { "climb", { NULL, NULL } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_word collective[] = {
	{ "holiday", { NULL, NULL } },
	{ "workday", { NULL, NULL } },
	{ NULL, { NULL, NULL } }
};

static const struct bk_bind minutes_binds[] = {
	BK_BIND("min", INT, struct bk_minutes, min),
	BK_BIND("default", INT, struct bk_minutes, usual),
	BK_BIND("max", INT, struct bk_minutes, max),
	BK_BIND_END
};

static const struct bk_bind visit_binds[] = {
	BK_BIND_WORD("consent", struct bk_visit_policy, consent, consents),
	BK_BIND("within_working_days", INT, struct bk_visit_policy,
	    within_working_days),
	BK_BIND_STRUCT("minutes", struct bk_visit_policy, minutes,
	    minutes_binds),
	BK_BIND("gap_minutes", INT, struct bk_visit_policy, gap_minutes),
	BK_BIND_KEY("speed_kmh"),
	BK_BIND("road_factor", NUM, struct bk_visit_policy, road_factor),
	BK_BIND("hard_terrain_factor", NUM, struct bk_visit_policy,
	    hard_terrain_factor),
	BK_BIND_WORD("companion", struct bk_visit_policy, companion,
	    companions),
	BK_BIND("days", NAME, struct bk_visit_policy, days),
	BK_BIND("default_windows", WINDOWS, struct bk_visit_policy,
	    default_windows),
	BK_BIND("quiet", WINDOWS, struct bk_visit_policy, quiet),
	BK_BIND("prayer_minutes", INT, struct bk_visit_policy,
	    prayer_minutes),
	BK_BIND("latest", TEXT, struct bk_visit_policy, latest),
	BK_BIND("from_school", BOOL, struct bk_visit_policy, from_school),
	BK_BIND("prerequisites", TEXTS, struct bk_visit_policy, prerequisites),
	BK_BIND("max_per_day", INT, struct bk_visit_policy, max_per_day),
	BK_BIND("weights", NODE, struct bk_visit_policy, weights),
	BK_BIND_END
};

static const struct bk_bind workload_binds[] = {
	BK_BIND("lesson_hours", INT, struct bk_workload_policy, lesson_hours),
	BK_BIND("students", INT, struct bk_workload_policy, students),
	BK_BIND("classes", INT, struct bk_workload_policy, classes),
	BK_BIND_END
};

static const struct bk_bind falling_binds[] = {
	BK_BIND("weeks", INT, struct bk_falling_policy, weeks),
	BK_BIND("points", NUM, struct bk_falling_policy, points),
	BK_BIND_END
};

static const struct bk_bind retention_binds[] = {
	BK_BIND("attendance_years", INT, struct bk_retention_policy,
	    attendance_years),
	BK_BIND("case_years", INT, struct bk_retention_policy, case_years),
	BK_BIND_END
};

static const struct bk_bind policy_binds[] = {
	BK_BIND_KEY("rules"),
	BK_BIND_KEY("ladder"),
	BK_BIND_KEY("collective_leave"),
	BK_BIND("causes", TEXTS, struct bk_policy, causes),
	BK_BIND("watch_days", INT, struct bk_policy, watch_days),
	BK_BIND("auto_resolve", BOOL, struct bk_policy, auto_resolve),
	BK_BIND_WORD("untouched", struct bk_policy, untouched, untouched),
	BK_BIND("straight_to_visit", TEXTS, struct bk_policy,
	    straight_to_visit),
	BK_BIND_STRUCT("visit", struct bk_policy, visit, visit_binds),
	BK_BIND("present_minutes_percent", NUM, struct bk_policy,
	    present_minutes_percent),
	BK_BIND("late_after", TEXT, struct bk_policy, late_after),
	BK_BIND("complaint_hours", INT, struct bk_policy, complaint_hours),
	BK_BIND("routine_months", INT, struct bk_policy, routine_months),
	BK_BIND("referral_days", INT, struct bk_policy, referral_days),
	BK_BIND("silent_days", INT, struct bk_policy, silent_days),
	BK_BIND("answer_days", INT, struct bk_policy, answer_days),
	BK_BIND("lesson_hours", NODE, struct bk_policy, lesson_hours),
	BK_BIND_STRUCT("workload", struct bk_policy, workload,
	    workload_binds),
	BK_BIND_STRUCT("falling", struct bk_policy, falling, falling_binds),
	BK_BIND_STRUCT("retention", struct bk_policy, retention,
	    retention_binds),
	BK_BIND("exit_reasons", NODE, struct bk_policy, exit_reasons),
	BK_BIND("services", NODE, struct bk_policy, services),
	BK_BIND_SELF(struct bk_policy, node),
	BK_BIND_END
};

void
bk_policy_default(struct bk_policy *p)
{
	static const char *quiet[] = { "Fri 11:30-13:00" };
	static const char *asked[] = { "approval", "consent" };
	static const char *windows[] =
	    { "Mon-Fri 08:00-17:00", "Sat 08:00-12:00" };

	*p = (struct bk_policy){ 0 };
	for (int i = 0; i < BK_NRULES; i++)
		p->rules[i] = (struct bk_rule_policy){ true, NAN, false };
	p->rules[BK_LOW_ACTIVITY].limit = 50;
	p->rules[BK_UNEXCUSED_RUN] = (struct bk_rule_policy){ false, 3,
		false };
	p->rules[BK_CHRONIC_ABSENCE] = (struct bk_rule_policy){ false, 10,
		false };
	p->ladder[BK_PHONE] = (struct bk_rung_policy){ 2, 14 };
	p->ladder[BK_SUMMONS] = (struct bk_rung_policy){ 1, 7 };
	p->ladder[BK_VISIT] = (struct bk_rung_policy){ 2, 7 };
	p->watch_days = 14;
	p->present_minutes_percent = 50;
	p->late_minute = -1;
	p->complaint_hours = 72;
	p->routine_months = 3;
	p->referral_days = 30;
	p->answer_days = 7;
	p->silent_days = 14;
	p->falling = (struct bk_falling_policy){ 4, 5 };
	p->retention = (struct bk_retention_policy){ 1, 2 };
	p->workload = (struct bk_workload_policy){ 24, 150, 5 };
	p->visit = (struct bk_visit_policy){
		.consent = BK_CONSENT_BEFORE, .within_working_days = 7,
		.minutes = { 30, 45, 60 }, .gap_minutes = 10,
		.speed_kmh = 20, .road_factor = 1.3,
		.hard_terrain_factor = 1.5, .companion = BK_FEMALE_TO_MALE,
		.days = "Mon-Sat", .max_per_day = 5,
		.default_windows = { windows, 2 }, .quiet = { quiet, 1 },
		.prerequisites = { asked, 2 }, .prayer_minutes = 30,
		.latest_minute = BK_LATEST_NONE,
	};
}

static int
bad(const struct bk_reader *r, const struct bk_node *n, const char *what)
{
	bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line, "%s: %s",
	    n->key ? n->key->text : bk_diag_text(r->dg, "item"),
	    bk_diag_text(r->dg, what));
	return -1;
}

/* A percentage, or days: 0 .. 1000. */
static bool
limit(const char *text, double *out)
{
	double v;

	if (bk_str_num(bk_str(text), &v) < 0 || v < 0 || v > 1000)
		return false;
	*out = v;
	return true;
}

static int
truth(const struct bk_reader *r, const struct bk_node *n, bool *to)
{
	if (n->kind == BK_NODE_TEXT && bk_bind_bool(n->text, to) == 0)
		return 0;
	return bad(r, n, "true or false expected");
}

/* A threshold under any of the names people give it; other keys are theirs. */
static int
rule_member(const struct bk_reader *r, const struct bk_node *n,
    struct bk_rule_policy *rule)
{
	static const char *const limits[] = { "below", "percent", "days",
		"limit", "threshold" };
	const char *key = n->key->text;

	if (strcmp(key, "on") == 0 || strcmp(key, "enabled") == 0)
		return truth(r, n, &rule->on);
	if (strcmp(key, "from_roster") == 0)
		return truth(r, n, &rule->from_roster);
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		if (strcmp(key, limits[i]) == 0)
			return n->kind != BK_NODE_TEXT ||
			    !limit(n->text, &rule->limit) ?
			    bad(r, n, "a number expected") : 0;
	return 0;
}

static const struct bk_bind rule_keys[] = {
	BK_BIND_KEY("on"),
	BK_BIND_KEY("enabled"),
	BK_BIND_KEY("from_roster"),
	BK_BIND_KEY("below"),
	BK_BIND_KEY("percent"),
	BK_BIND_KEY("days"),
	BK_BIND_KEY("limit"),
	BK_BIND_KEY("threshold"),
	BK_BIND_END
};

/* `low_activity: true`, `: 60`, or `: {below: 60}`. */
static int
rule_value(const struct bk_reader *r, const struct bk_node *n,
    struct bk_rule_policy *rule)
{
	int worst = 0;

	if (n->kind == BK_NODE_MAP) {
		rule->on = true;
		if (r->check) {
			bk_bind_check_keys(r, rule_keys, n);
			bk_bind_check_item(r, rule_keys, n, &bk_msg_own_key);
		}
		for (const struct bk_node *k = n->kids; k; k = k->next)
			if (rule_member(r, k, rule) < 0)
				worst = -1;
		return worst;
	}
	if (n->kind == BK_NODE_TEXT &&
	    bk_bind_bool(n->text, &rule->on) == 0)
		return 0;
	if (n->kind == BK_NODE_TEXT && limit(n->text, &rule->limit)) {
		rule->on = true;
		return 0;
	}
	return bad(r, n, "true, false, a limit, or {below: 50} expected");
}

static int
no_rule(const struct bk_reader *r, const struct bk_node *k)
{
	struct bk_near_search near = { .typed = bk_str(k->key->text) };

	for (const struct bk_word *w = bk_word_rules; w->id; w++)
		bk_near_offer(&near, w->id);
	return bad(r, k, near.meant ? bk_arena_printf(r->arena,
	    bk_diag_text(r->dg, "no such rule (did you mean %s?)"),
	    near.meant) : "no such rule");
}

static int
load_rules(const struct bk_reader *r, const struct bk_node *n,
    struct bk_policy *p)
{
	int worst = 0;

	if (!n || bk_node_null(n))
		return 0;
	if (n->kind != BK_NODE_MAP)
		return bad(r, n, "rules and their settings expected");
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		int rule = bk_word_find(bk_word_rules, bk_str(k->key->text));

		if (rule < 0)
			worst = no_rule(r, k);
		else if (rule_value(r, k, &p->rules[rule]) < 0)
			worst = -1;
	}
	return worst;
}

struct ladder_item {
	int	rung;
	int	tries, days;
};

static const struct bk_bind ladder_binds[] = {
	BK_BIND_WORD("rung", struct ladder_item, rung, bk_word_rungs),
	BK_BIND("tries", INT, struct ladder_item, tries),
	BK_BIND("days", INT, struct ladder_item, days),
	BK_BIND_END
};

static int
load_ladder(const struct bk_reader *r, struct bk_node *n,
    struct bk_policy *p)
{
	if (!n || bk_node_null(n))
		return 0;
	if (n->kind != BK_NODE_LIST)
		return bad(r, n, "a list of rungs expected");
	for (struct bk_node *k = n->kids; k; k = k->next) {
		struct ladder_item item;

		if (bk_bind_read(r, ladder_binds, k, &item) < 0)
			return -1;
		if (r->check)
			bk_bind_check_item(r, ladder_binds, k,
			    &bk_msg_near_key);
		if (item.rung < 0)
			return bad(r, k, "rung missing");
		if (item.tries != BK_INT_NONE)
			p->ladder[item.rung].tries = item.tries;
		if (item.days != BK_INT_NONE)
			p->ladder[item.rung].days = item.days;
	}
	return 0;
}

static int
load_collective(const struct bk_reader *r, const struct bk_node *n,
    struct bk_policy *p)
{
	int word;

	if (!n || bk_node_null(n))
		return 0;
	word = n->kind == BK_NODE_TEXT ?
	    bk_word_find(collective, bk_str(n->text)) : -1;
	if (word < 0)
		return bad(r, n, "holiday or workday expected");
	p->collective_is_workday = word == 1;
	return 0;
}

/* The hour after which somebody who is scanned is late; off by default. */
static int
load_late(const struct bk_reader *r, const struct bk_node *n,
    struct bk_policy *p)
{
	if (!p->late_after || bk_clock_parse(bk_str(p->late_after),
	    &p->late_minute) == 0)
		return 0;
	return n ? bad(r, n, "a time of day, as \"07:15\"") : -1;
}

static int
load_latest(const struct bk_reader *r, const struct bk_node *visit,
    struct bk_visit_policy *p)
{
	const struct bk_node *n;

	if (!p->latest)
		return 0;
	n = bk_node_get(visit, "latest");
	if (strcmp(p->latest, "sunset") == 0)
		p->latest_minute = BK_LATEST_SUNSET;
	else if (bk_clock_parse(bk_str(p->latest), &p->latest_minute) < 0)
		return n ? bad(r, n, "sunset, or a time of day, as "
		    "\"17:30\"") : -1;
	return 0;
}

static const struct bk_bind season_binds[] = {
	BK_BIND_REQUIRED("from", DATE, struct bk_season, from),
	BK_BIND_REQUIRED("to", DATE, struct bk_season, to),
	BK_BIND_REQUIRED("speed_kmh", NUM, struct bk_season, speed_kmh),
	BK_BIND_END
};

/* One speed, or that of a season. */
static int
load_speed(const struct bk_reader *r, struct bk_node *n, double *usual,
    struct bk_season *season, size_t *nseasons)
{
	struct bk_season *s = &season[*nseasons];

	if (n->kind == BK_NODE_TEXT)
		return bk_str_num(bk_str(n->text), usual) == 0 ? 0 :
		    bad(r, n, "kilometres an hour expected");
	if (bk_bind_read(r, season_binds, n, s) < 0)
		return -1;
	if (r->check)
		bk_bind_check_item(r, season_binds, n, &bk_msg_own_key);
	if (s->to < s->from)
		return bad(r, n, "to is before from");
	(*nseasons)++;
	return 0;
}

/* `speed_kmh: 20`, or `[20, {from: ..., to: ..., speed_kmh: 12}]`. */
static int
load_speeds(const struct bk_reader *r, const struct bk_node *visit,
    struct bk_visit_policy *p)
{
	struct bk_node *n = visit && visit->kind == BK_NODE_MAP ?
	    bk_node_get(visit, "speed_kmh") : NULL;
	bool list = n && n->kind == BK_NODE_LIST;
	struct bk_season *s;
	int worst = 0, usual = 0;

	if (!n || bk_node_null(n))
		return 0;
	s = bk_arena_alloc(r->arena, (n->nkids + 1) * sizeof(*s));
	p->seasons.v = s;
	if (!list)
		return load_speed(r, n, &p->speed_kmh, s, &p->seasons.n);
	for (struct bk_node *k = n->kids; k; k = k->next) {
		usual += k->kind == BK_NODE_TEXT;
		if (load_speed(r, k, &p->speed_kmh, s, &p->seasons.n) < 0)
			worst = -1;
	}
	return worst == 0 && usual > 1 ? bad(r, n, "one speed, and those of "
	    "seasons, expected") : worst;
}

/* A prerequisite that is misspelt would bar nothing. */
static int
check_prerequisites(const struct bk_reader *r, const struct bk_policy *p,
    struct bk_node *n)
{
	static const char *const known[BK_PREREQUISITES] = {
		"recommendation", "purpose", "approval", "consent" };

	n = n && n->kind == BK_NODE_MAP ? bk_node_get(n, "prerequisites") :
	    NULL;
	for (size_t i = 0; n && i < p->visit.prerequisites.n; i++) {
		size_t k = 0;

		while (k < BK_PREREQUISITES && strcmp(known[k],
		    p->visit.prerequisites.v[i]) != 0)
			k++;
		if (k == BK_PREREQUISITES)
			return bad(r, n, "recommendation, purpose, approval "
			    "or consent expected");
	}
	return 0;
}

int
bk_policy_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_policy *out)
{
	struct bk_policy p;
	int worst = 0;

	bk_policy_default(&p);
	if (n && bk_bind_load(r, policy_binds, n, &p) < 0)
		worst = -1;
	if (load_rules(r, bk_node_get(n, "rules"), &p) < 0)
		worst = -1;
	if (load_ladder(r, bk_node_get(n, "ladder"), &p) < 0)
		worst = -1;
	if (check_prerequisites(r, &p, bk_node_get(n, "visit")) < 0)
		worst = -1;
	if (load_speeds(r, bk_node_get(n, "visit"), &p.visit) < 0)
		worst = -1;
	if (load_latest(r, bk_node_get(n, "visit"), &p.visit) < 0)
		worst = -1;
	if (load_collective(r, bk_node_get(n, "collective_leave"), &p) < 0)
		worst = -1;
	if (load_late(r, bk_node_get(n, "late_after"), &p) < 0)
		worst = -1;
	if (worst == 0)
		*out = p;
	return worst;
}

bool
bk_policy_asks_for(const struct bk_policy *p, const char *what)
{
	for (size_t i = 0; i < p->visit.prerequisites.n; i++)
		if (strcmp(p->visit.prerequisites.v[i], what) == 0)
			return true;
	return false;
}

/* On one day; where seasons overlap, the slowest. */
static double
speed_on(const struct bk_visit_policy *p, bk_date day)
{
	double least = 0;

	for (size_t i = 0; i < p->seasons.n; i++) {
		const struct bk_season *s = &p->seasons.v[i];

		if (day >= s->from && day <= s->to &&
		    (least == 0 || s->speed_kmh < least))
			least = s->speed_kmh;
	}
	return least > 0 ? least : p->speed_kmh;
}

double
bk_policy_speed(const struct bk_visit_policy *p, bk_date from, bk_date to)
{
	double least = speed_on(p, from);

	for (bk_date d = from + 1; d <= to && p->seasons.n; d++)
		if (speed_on(p, d) < least)
			least = speed_on(p, d);
	return least;
}

double
bk_policy_lesson_hours(const struct bk_policy *p, int step)
{
	const char *text = bk_node_text(p->lesson_hours,
	    step < 0 ? "" : bk_word_steps[step].id);
	double hours;

	if (!p->lesson_hours)
		return step == BK_STEP_ADVOCACY ? 1 : 0;
	if (!text || bk_str_num(bk_str(text), &hours) < 0 || hours <= 0 ||
	    hours > 1000)
		return 0;
	return (double)(int64_t)(hours * 100 + 0.5) / 100;
}

bool
bk_policy_straight(const struct bk_policy *p, const char *id)
{
	for (size_t i = 0; i < p->straight_to_visit.n; i++)
		if (strcmp(p->straight_to_visit.v[i], id) == 0)
			return true;
	return false;
}
