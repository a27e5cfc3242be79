/* bk-check's rules on a case: its ladder, its dates, its visits. */
#include <string.h>

#include "part.h"
#include "ladder.h"
#include "mem.h"
#include "msg_domain.h"
#include "promise.h"
#include "term.h"

/* --- what it says of itself --------------------------------------------- */

static void
check_head(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c)
{
	const char *id = bk_case_id(r->arena, c->term, c->student.nis);
	bk_date first = bk_term_first(c->term);
	char day[BK_DATE_SIZE];

	if (c->version != BK_INT_NONE && c->version != 1)
		bk_diag(r->dg, &bk_msg_check_version, r->file,
		    bk_check_line(c->node, "version"), "%d (wanted: 1)",
		    c->version);
	if (strcmp(c->id, id) != 0)
		bk_diag(r->dg, &bk_msg_check_id, r->file,
		    bk_check_line(c->node, "id"), "%s expected", id);
	if (c->opened == BK_DATE_NONE)
		bk_diag(r->dg, &bk_msg_missing_key, r->file, c->node->line,
		    "opened");
	else if (c->opened < first && !c->follows)
		bk_diag(r->dg, &bk_msg_check_opened, r->file,
		    bk_check_line(c->node, "opened"), "the term begins %s",
		    bk_date_format(first, day));
	bk_check_person(k, r, bk_node_get(c->node, "student"), c->term,
	    c->student.nis, c->student.class);
	bk_check_staff(k, r, c->node, "counsellor", c->counsellor, NULL);
	bk_check_causes(k, r, c->node, &c->causes);
	for (size_t i = 0; i < c->reasons.n; i++) {
		const struct bk_reason *why = &c->reasons.v[i];

		bk_check_span(r, why->node, "to", why->from, why->to);
		bk_check_staff(k, r, why->node, "by", why->by, "guardian");
	}
}

static void
check_planned(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c)
{
	const struct bk_planned *p = &c->planned;

	if (!p->node)
		return;
	if (p->start != BK_INT_NONE && p->end != BK_INT_NONE &&
	    p->start >= p->end)
		bk_diag(r->dg, &bk_msg_check_ends, r->file,
		    bk_check_line(p->node, "end"), "planned");
	bk_check_staff(k, r, p->node, "visitor", p->visitor, NULL);
	bk_check_staffs(k, r, p->node, "with", &p->with);
}

/* --- its actions, one by one -------------------------------------------- */

enum { MINUTES_MAX = 12 * 60 };	/* no visit is longer than a day's work */

/* An hour that cannot be read would be kept to by nobody. */
static void
check_hours(const struct bk_reader *r, const struct bk_node *action)
{
	static const char *const keys[] = { "called_off", "moved_to" };

	for (size_t i = 0; i < BK_NELEM(keys) && action; i++) {
		const struct bk_node *n = bk_node_get(action, keys[i]);
		const char *text = n ? bk_node_text(action, keys[i]) : NULL;
		int64_t stamp;

		if (n && (!text || bk_bind_stamp(bk_str(text), &stamp) < 0))
			bk_diag(r->dg, &bk_msg_check_stamp, r->file, n->line,
			    "%s: '%.40s'", keys[i], text ? text : "");
	}
}

static void
check_action(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c, size_t i)
{
	const struct bk_action *act = &c->actions.v[i];
	size_t line = bk_check_line(act->node, "date");
	char day[BK_DATE_SIZE];

	bk_check_int(r, act->node, "minutes", act->minutes, 1, MINUTES_MAX);
	bk_check_staff(k, r, act->node, "by", act->by, NULL);
	bk_check_staffs(k, r, act->node, "with", &act->with);
	bk_check_staff(k, r, act->node, "recommended_by", act->node ?
	    bk_node_text(act->node, "recommended_by") : NULL, "guardian");
	check_hours(r, act->node);
	if (k->form_only)
		return;
	if (act->date > k->today)
		bk_diag(r->dg, &bk_msg_check_future, r->file, line, NULL);
	if (c->opened != BK_DATE_NONE && act->date < c->opened)
		bk_diag(r->dg, &bk_msg_check_early, r->file, line, "%s",
		    bk_date_format(c->opened, day));
	else if (i > 0 && act->date < c->actions.v[i - 1].date)
		bk_diag(r->dg, &bk_msg_check_unordered, r->file, line, "%s",
		    bk_date_format(c->actions.v[i - 1].date, day));
}

/* --- its promises ------------------------------------------------------- */

/* An impossible day would never come up. */
static void
check_days(const struct bk_reader *r, const struct bk_node *n, bool item)
{
	static const char *const keys[] = { "by", "back_by", "returned" };
	bk_date day;

	for (size_t i = item ? 0 : 1; i < BK_NELEM(keys); i++) {
		const char *text = bk_node_text(n, keys[i]);

		if (text && bk_date_parse(bk_str(text), &day) < 0)
			bk_diag(r->dg, &bk_msg_check_word, r->file,
			    bk_check_line(n, keys[i]), "'%.40s' is no day: "
			    "nobody will be reminded", text);
	}
}

/* A thing that is neither given nor lent would not be asked for. */
static void
check_how(const struct bk_reader *r, const struct bk_node *n,
    const char *key)
{
	const char *how = bk_node_text(n, key);

	if (how && bk_word_find(bk_word_hows, bk_str(how)) < 0)
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(n, key), "'%.40s' is not one of given, lent",
		    how);
}

void
bk_check_made(const struct bk_reader *r, const struct bk_action *act)
{
	static const char *const keys[] = { "commitments", "decisions",
		"items" };

	for (size_t i = 0; i < BK_NELEM(keys); i++) {
		const struct bk_node *list = bk_node_get(act->node, keys[i]);

		for (const struct bk_node *n = bk_node_first_item(list); n;
		    n = bk_node_next_item(list, n)) {
			check_days(r, n, true);
			check_how(r, n, "how");
		}
	}
	check_days(r, act->node, false);	/* `by` is who did it */
	check_how(r, act->node, "given");
}

static void
check_promises(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c)
{
	struct bk_promises all = { .arena = r->arena };
	const struct bk_action *act;
	size_t i = 0;

	bk_promise_of_case(&all, c, k->policy);
	while (c->status != BK_CANCELLED &&
	    (act = bk_promise_astray(&all, c, &i)))
		bk_diag(r->dg, &bk_msg_check_promise, r->file,
		    bk_check_line(act->node, "promise"), NULL);
	for (i = 0; i < c->actions.n; i++)
		bk_check_made(r, &c->actions.v[i]);
}

/* --- the ladder --------------------------------------------------------- */

/* A case that was carried over closed without an action. */
static bool
reopens_carried(const struct bk_check *k, const struct bk_case *now,
    const struct bk_action *act)
{
	return act->step == BK_STEP_REOPEN && now->status == BK_OPEN &&
	    act->date > bk_school_term_last(k->school, now->term);
}

/* Can this be done at all, whether the case is closed or not? */
static bool
is_word(const struct bk_action *act)
{
	if (act->step == BK_STEP_ADVANCE)
		return act->outcome == BK_TO_SUMMONS ||
		    act->outcome == BK_TO_VISIT ||
		    act->outcome == BK_TO_LEFT;
	return act->step >= 0 && bk_ladder_takes(act->step, act->outcome);
}

/*
 * What is wrong with the next action as the case stands `now`, or NULL. That
 * a case is closed by then is no fault of form: two people may have worked on
 * it at once.
 */
static const char *
refuses(const struct bk_check *k, const struct bk_diag *dg,
    const struct bk_case *now, const struct bk_action *act,
    struct bk_arena *arena)
{
	const char *why;

	if (act->step < 0)
		return bk_diag_text(dg, "no step");
	if (act->step == BK_STEP_ADVANCE)
		return is_word(act) ? NULL : bk_diag_text(dg,
		    "'advance' takes one of: summons, visit, left");
	why = bk_ladder_refuses(dg, now, act->step, act->outcome, arena);
	if (!why || reopens_carried(k, now, act) ||
	    (k->form_only && is_word(act)))
		return NULL;
	return why;
}

/*
 * Was it done, by all signs, before somebody learned that the case is closed?
 * A merge of two people's work leaves such actions for ever.
 */
static bool
is_meanwhile(const struct bk_case *now, const struct bk_action *act)
{
	return now->status != BK_OPEN && is_word(act) &&
	    act->step != BK_STEP_CLOSE && act->step != BK_STEP_REFERRAL &&
	    act->step != BK_STEP_ADVANCE;
}

/* Replay all actions; what is wrong with one is reported to r, if given. */
static void
replay(const struct bk_check *k, const struct bk_case *c,
    enum bk_rung opening, struct bk_case *now, const struct bk_reader *r,
    struct bk_arena *arena)
{
	bk_ladder_replay_begin(now, c, k->policy, opening);
	while (now->actions.n < c->actions.n) {
		const struct bk_action *act = &c->actions.v[now->actions.n];
		const char *why = refuses(k, r ? r->dg : NULL, now, act,
		    arena);

		if (why && r && is_meanwhile(now, act))
			bk_diag(r->dg, &bk_msg_check_meanwhile, r->file,
			    bk_check_line(act->node, "step"), "%s",
			    bk_word_steps[act->step].id);
		else if (why && r)
			bk_diag(r->dg, &bk_msg_check_action, r->file,
			    bk_check_line(act->node, "step"), "%s", why);
		bk_ladder_replay_next(now, k->policy, is_word(act));
	}
}

/* Could it have opened on that rung [FIELD 3.1, 3.14]? */
static bool
may_open_on(const struct bk_check *k, const struct bk_case *c,
    enum bk_rung rung)
{
	if (rung == BK_PHONE || c->follows)
		return true;
	if (rung != BK_VISIT)
		return false;
	for (size_t i = 0; i < c->reasons.n; i++)
		if (c->reasons.v[i].rule >= 0 && bk_policy_straight(k->policy,
		    bk_word_rules[c->reasons.v[i].rule].id))
			return true;
	for (size_t i = 0; i < c->causes.n; i++)
		if (bk_policy_straight(k->policy, c->causes.v[i]))
			return true;
	return false;
}

/* The day on which it came to its rung, by the replay. */
static bk_date
arrival(const struct bk_check *k, const struct bk_case *now)
{
	return now->due == BK_DATE_NONE ? BK_DATE_NONE :
	    now->due - k->policy->ladder[now->rung].days;
}

static bool
is_due_before_arrival(const struct bk_check *k, const struct bk_case *c,
    const struct bk_case *now)
{
	return c->due != BK_DATE_NONE && c->due < arrival(k, now);
}

static void
check_due(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c, const struct bk_case *now)
{
	char day[BK_DATE_SIZE];

	if (is_due_before_arrival(k, c, now))
		bk_diag(r->dg, &bk_msg_check_due, r->file,
		    bk_check_line(c->node, "due"), "%s",
		    bk_date_format(arrival(k, now), day));
	if (c->due == BK_DATE_NONE && c->status == BK_OPEN &&
	    !bk_case_off_ladder(c))
		bk_diag(r->dg, &bk_msg_check_no_due, r->file,
		    bk_check_line(c->node, "rung"), NULL);
	if (!k->form_only && bk_ladder_used_up(c, k->policy))
		bk_diag(r->dg, &bk_msg_check_used_up, r->file,
		    bk_check_line(c->node, "rung"),
		    "%d on %s; bk-triage --advance moves it",
		    k->policy->ladder[c->rung].tries,
		    bk_word_rungs[c->rung].id);
}

static void
check_ladder(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c)
{
	enum bk_rung opening = BK_PHONE;
	struct bk_case now;

	/* one that opened on a higher rung has its due day from there */
	replay(k, c, opening, &now, r, r->arena);
	while ((now.rung != c->rung || is_due_before_arrival(k, c, &now)) &&
	    opening < BK_VISIT) {
		opening++;
		if (may_open_on(k, c, opening))
			replay(k, c, opening, &now, NULL, r->arena);
	}
	if (now.rung == c->rung)
		check_due(k, r, c, &now);
	else {
		replay(k, c, BK_PHONE, &now, NULL, r->arena);
		bk_diag(r->dg, &bk_msg_check_rung, r->file,
		    bk_check_line(c->node, "rung"), "%s expected",
		    bk_word_rungs[now.rung].id);
	}
	if (now.status == c->status || (now.status == BK_OPEN &&
	    c->status == BK_CARRIED_OVER))
		return;
	bk_diag(r->dg, &bk_msg_check_status, r->file,
	    bk_check_line(c->node, "status"), "%s expected",
	    bk_word_statuses[now.status].id);
}

/* --- its visits [FIELD 4] ----------------------------------------------- */

/*
 * The last action of a kind that holds for visit `i`: of those since the last
 * visit_request before it and up to the next, dated no later than the visit;
 * in file order, so one recorded late holds too. NULL: there is none.
 */
static const struct bk_action *
holds_for(const struct bk_case *c, size_t i, enum bk_step step)
{
	const struct bk_action *v = c->actions.v, *last = NULL;
	size_t from = i;

	while (from > 0 && v[from - 1].step != BK_STEP_VISIT_REQUEST)
		from--;
	for (; from < c->actions.n &&
	    v[from].step != BK_STEP_VISIT_REQUEST; from++)
		if (v[from].step == (int)step && v[from].date <= v[i].date)
			last = &v[from];
	return last;
}

/* FIELD 4.3: no later than the n-th working day after the approval [B]. */
static void
check_in_time(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_action *visit, const struct bk_action *approval)
{
	const struct bk_policy *p = k->policy;
	char day[BK_DATE_SIZE];
	bk_weekdays days;
	bk_date due;

	if (bk_calendar_weekdays(bk_str(k->school->school_days), &days) < 0)
		return;
	due = bk_calendar_workday(k->calendar, days, p->collective_is_workday,
	    approval->date, p->visit.within_working_days);
	if (due != BK_DATE_NONE && visit->date > due)
		bk_diag(r->dg, &bk_msg_check_late_visit, r->file,
		    bk_check_line(visit->node, "date"),
		    "%d working days after the approval, %s",
		    p->visit.within_working_days, bk_date_format(due, day));
}

static void
check_visit(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c, size_t i)
{
	const struct bk_action *visit = &c->actions.v[i];
	const struct bk_action *a = holds_for(c, i, BK_STEP_APPROVAL);
	size_t line = bk_check_line(visit->node, "step");

	if (!a || a->outcome != BK_GRANTED)
		bk_diag(r->dg, &bk_msg_check_approval, r->file, line, NULL);
	else
		check_in_time(k, r, visit, a);
	/* Signed at the door, it needs somebody who opens. */
	a = holds_for(c, i, BK_STEP_CONSENT);
	if ((!a || a->outcome != BK_GIVEN) &&
	    (k->policy->visit.consent == BK_CONSENT_BEFORE ||
	    visit->outcome == BK_MET))
		bk_diag(r->dg, &bk_msg_check_consent, r->file, line, NULL);
	a = holds_for(c, i, BK_STEP_ASSENT);
	if (a && a->outcome != BK_WILLING)
		bk_diag(r->dg, &bk_msg_check_assent, r->file, line, NULL);
}

/* --- all of it ---------------------------------------------------------- */

void
bk_check_case(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_case *c)
{
	check_head(k, r, c);
	check_planned(k, r, c);
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *act = &c->actions.v[i];

		check_action(k, r, c, i);
		if (!k->form_only && act->step == BK_STEP_VISIT &&
		    act->outcome >= 0 && act->outcome != BK_VISIT_CANCELLED)
			check_visit(k, r, c, i);
	}
	check_promises(k, r, c);
	check_ladder(k, r, c);
}
