#include "triage.h"

#include <string.h>

#include "term.h"

const struct bk_bind bk_triage_referral_binds[] = {
    BK_BIND_REQUIRED("nis", ID, struct bk_referral, nis),
    BK_BIND("name", TEXT, struct bk_referral, name),
    BK_BIND("class", TEXT, struct bk_referral, class),
    BK_BIND_REQUIRED("date", DATE, struct bk_referral, date),
    BK_BIND("by", NAME, struct bk_referral, by),
    {"rule", BK_TYPE_WORD, offsetof(struct bk_referral, rule), bk_word_rules,
	NULL, 0, true},
    BK_BIND("causes", TEXTS, struct bk_referral, causes),
    BK_BIND("note", NAME, struct bk_referral, note),
    BK_BIND_SELF(struct bk_referral, node), BK_BIND_END};

/* --- what the evidence says --------------------------------------------- */

/* Exempt on every day of the recap: not absent, whatever it says [FIELD 1]. */
static bool
exempt_throughout(const struct bk_student *s, const struct bk_attendance *a)
{
	if (!s || a->from == BK_DATE_NONE || a->to == BK_DATE_NONE ||
	    a->to - a->from > 400)
		return false;
	for (bk_date d = a->from; d <= a->to; d++)
		if (!bk_student_exempt(s, d))
			return false;
	return true;
}

/* A day of exemption has no session, whatever its mark [FIELD 1]. */
static void
excuse_days(const struct bk_triage *t, const struct bk_student *s,
    struct bk_days *d)
{
	char *marks;

	if (!s || !d->marks || d->from == BK_DATE_NONE)
		return;
	marks = bk_arena_strndup(t->arena, d->marks, strlen(d->marks));
	for (size_t i = 0; marks[i]; i++)
		if (marks[i] != 'P' &&
		    bk_student_exempt(s, d->from + (bk_date)i))
			marks[i] = '.';
	d->marks = marks;
}

/*
 * The recaps, or what they say of the time after a day, added up. They are
 * cut at that day when they are one: two that are cut by their days, each of
 * its own subjects, would be taken for the same sessions told twice.
 */
static bool
add_up(const struct bk_triage *t, const struct bk_evidence *e, bk_date after,
    struct bk_attendance *total, struct bk_recaps_told *told)
{
	const struct bk_attendance **v = bk_arena_alloc(t->arena,
	    (e->recaps.n + 1) * sizeof(*v));
	struct bk_attendance sum;
	size_t n = 0;

	for (size_t i = 0; i < e->recaps.n; i++) {
		const struct bk_attendance *a = e->recaps.v[i];

		if (after != BK_DATE_NONE && (a->to == BK_DATE_NONE ||
		    a->to <= after))
			continue;
		if (!exempt_throughout(e->student, a))
			v[n++] = a;
	}
	if (!bk_recaps_sum(v, n, t->arena, &sum, told))
		return false;
	excuse_days(t, e->student, &sum.days);
	*total = sum;
	if (after != BK_DATE_NONE && !bk_attendance_after(&sum, after, total))
		return false;
	return !exempt_throughout(e->student, total);
}

bool
bk_triage_total(const struct bk_triage *t, const struct bk_evidence *e,
    struct bk_attendance *total, struct bk_recaps_told *told)
{
	return add_up(t, e, BK_DATE_NONE, total, told);
}

static void
referral_reason(const struct bk_referral *ref, struct bk_reason *r)
{
	bk_bind_clear(bk_case_reason_binds, r);
	r->rule = ref->rule;
	r->date = ref->date;
	r->by = ref->by;
	r->note = ref->note;
	r->causes = ref->causes;
}

static const char *
economic_flag(const struct bk_student *s)
{
	for (size_t i = 0; s && i < s->flags.n; i++)
		if (bk_rules_flag_is_economic(s->flags.v[i]))
			return s->flags.v[i];
	return NULL;
}

/* All reasons that the evidence gives, attendance first, then referrals. */
struct reasons {
	struct bk_reason *v;
	size_t		  n;
};

static struct reasons
collect(const struct bk_triage *t, const struct bk_evidence *e)
{
	struct bk_reason *v = bk_arena_alloc(t->arena,
	    (BK_NRULES + e->referrals.n + 1) * sizeof(*v));
	const char *flag = economic_flag(e->student);
	struct bk_attendance total;
	struct bk_firing f = { .n = 0 };
	struct bk_recaps_told told = { 0 };
	size_t n = 0;

	if (bk_triage_total(t, e, &total, &told))
		bk_rules_fire(t->policy, &total, &f);
	for (; n < f.n; n++)
		v[n] = f.reason[n];
	for (size_t i = 0; i < e->referrals.n; i++)
		if (t->policy->rules[e->referrals.v[i]->rule].on)
			referral_reason(e->referrals.v[i], &v[n++]);
	if (flag && t->policy->rules[BK_ECONOMIC].from_roster) {
		bk_bind_clear(bk_case_reason_binds, &v[n]);
		v[n].rule = BK_ECONOMIC;
		v[n++].note = flag;
	}
	return (struct reasons){ v, n };
}

/* --- opening ------------------------------------------------------------ */

/* A referral's causes; a rule of the same name as a cause is one itself. */
static bool
add_causes(const struct bk_triage *t, struct bk_case *c,
    const struct bk_reason *r, struct bk_edit *edit)
{
	bool added = false;

	if (bk_word_find(bk_word_causes, bk_str(bk_word_rules[r->rule].id)) >=
	    0)
		added |= bk_case_add_cause(
		    c, bk_word_rules[r->rule].id, t->arena, edit);
	for (size_t i = 0; i < r->causes.n; i++)
		added |= bk_case_add_cause(c, r->causes.v[i], t->arena, edit);
	return added;
}

/* A roster flag opens no case, but tells a cause of an open one [C]. */
static bool
add_flag_cause(const struct bk_triage *t, struct bk_case *c,
    const struct bk_evidence *e, struct bk_edit *edit)
{
	return economic_flag(e->student) &&
	    bk_case_add_cause(c, "economic", t->arena, edit);
}

static bool
straight_to_visit(const struct bk_triage *t, const struct bk_case *c)
{
	for (size_t i = 0; i < c->reasons.n; i++)
		if (bk_policy_straight(t->policy,
		    bk_word_rules[c->reasons.v[i].rule].id))
			return true;
	for (size_t i = 0; i < c->causes.n; i++)
		if (bk_policy_straight(t->policy, c->causes.v[i]))
			return true;
	return false;
}

/* The class that the evidence names, a recap's before a referral's; NULL. */
static const char *
named_class(const struct bk_evidence *e)
{
	const char *class = NULL;

	for (size_t i = 0; i < e->referrals.n; i++)
		if (e->referrals.v[i]->class)
			class = e->referrals.v[i]->class;
	for (size_t i = 0; i < e->recaps.n; i++)
		if (e->recaps.v[i]->class)
			class = e->recaps.v[i]->class;
	return class;
}

/* Who it is: the roster's word before the recap's before the referral's. */
static void
identify(const struct bk_triage *t, const struct bk_evidence *e,
    struct bk_case *c)
{
	struct bk_case_student *s = &c->student;

	s->nis = e->key;
	for (size_t i = 0; i < e->referrals.n; i++)
		if (e->referrals.v[i]->name)
			s->name = e->referrals.v[i]->name;
	for (size_t i = 0; i < e->recaps.n; i++)
		if (e->recaps.v[i]->name)
			s->name = e->recaps.v[i]->name;
	s->class = named_class(e);
	if (e->student) {
		s->name = e->student->name;
		s->class = bk_student_class(e->student, t->today);
	}
	s->grade = s->class ? bk_school_grade(t->school, s->class) : NULL;
}

static void
entrust(const struct bk_triage *t, struct bk_case *c)
{
	const struct bk_staff *p = bk_school_counsellor(t->school,
	    c->student.class);

	c->counsellor = p ? p->id : NULL;
}

static void
open_case(const struct bk_triage *t, const struct bk_evidence *e,
    const struct reasons *why, struct bk_case *c)
{
	bk_bind_clear(bk_case_binds, c);
	c->version = 1;
	c->id = bk_case_id(t->arena, e->term, e->key);
	c->term = e->term;
	identify(t, e, c);
	entrust(t, c);
	c->opened = t->today;
	c->status = BK_OPEN;
	for (size_t i = 0; i < why->n; i++) {
		bk_case_add_reason(c, &why->v[i], t->arena, NULL);
		add_causes(t, c, &why->v[i], NULL);
	}
	add_flag_cause(t, c, e, NULL);
	c->rung = straight_to_visit(t, c) ? BK_VISIT : BK_PHONE;
	if (!bk_case_off_ladder(c))
		c->due = bk_date_plus(t->today,
		    t->policy->ladder[c->rung].days);
}

/* --- adding to a case that is there ------------------------------------- */

/* The last day that a reason tells of, or BK_DATE_NONE. */
static bk_date
reason_day(const struct bk_reason *r)
{
	return r->to != BK_DATE_NONE ? r->to : r->date;
}

/* The day up to which the case knew, of one rule (-1: of any). */
static bk_date
known_to(const struct bk_case *c, int rule)
{
	bk_date latest = BK_DATE_NONE;

	for (size_t i = 0; i < c->reasons.n; i++) {
		const struct bk_reason *r = &c->reasons.v[i];

		if ((rule < 0 || r->rule == rule) && reason_day(r) > latest)
			latest = reason_day(r);
	}
	return latest;
}

/* New to the case: not there yet, and not older than what is. */
static bool
is_news(const struct bk_case *c, const struct bk_reason *r)
{
	if (bk_case_has_reason(c, r))
		return false;
	return r->to == BK_DATE_NONE || r->to >= known_to(c, r->rule);
}

static bool
add_news(const struct bk_triage *t, const struct bk_evidence *e,
    const struct reasons *why, struct bk_case *c, struct bk_edit *edit)
{
	bool added = false;

	for (size_t i = 0; i < why->n; i++) {
		if (!is_news(c, &why->v[i]))
			continue;
		bk_case_add_reason(c, &why->v[i], t->arena, edit);
		add_causes(t, c, &why->v[i], edit);
		added = true;
	}
	return add_flag_cause(t, c, e, edit) || added;
}

/*
 * The day of opening, or of the last reopening; later where the reason that
 * opened the case tells of later days, as an export made ahead does.
 */
static bk_date
began(const struct bk_case *c)
{
	bk_date day = c->opened;

	if (c->reasons.n && reason_day(&c->reasons.v[0]) > day)
		day = reason_day(&c->reasons.v[0]);

	for (size_t i = 0; i < c->actions.n; i++)
		if (bk_case_reopens(&c->actions.v[i]))
			day = c->actions.v[i].date;
	return day;
}

/*
 * Does the firing hold a rule that opened the case? What was only added to it
 * since tells of days after that.
 */
static bool
still_fires(const struct bk_case *c, const struct bk_firing *f)
{
	bk_date day = began(c);

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < c->reasons.n; k++)
			if (c->reasons.v[k].rule == f->reason[i].rule &&
			    (day == BK_DATE_NONE ||
			    reason_day(&c->reasons.v[k]) <= day))
				return true;
	return false;
}

/* What fires on the attendance after a success; false: there is none. */
static bool
fires_after(const struct bk_triage *t, const struct bk_evidence *e,
    bk_date success, struct bk_attendance *after, struct bk_firing *f)
{
	struct bk_recaps_told told = { 0 };

	if (success == BK_DATE_NONE ||
	    !add_up(t, e, success, after, &told))
		return false;
	bk_rules_fire(t->policy, after, f);
	return after->totals.sessions > 0;
}

/* FIELD 3.6, 3.10: what came after a success moves the case, or ends it. */
static bool
watch(const struct bk_triage *t, const struct bk_evidence *e,
    struct bk_case *c, struct bk_edit *edit)
{
	struct bk_attendance after;
	struct bk_firing f;

	if (fires_after(t, e, bk_ladder_success(c), &after, &f) &&
	    still_fires(c, &f))
		return bk_ladder_still_fires(c, t->policy, after.to, t->today,
		    t->arena, edit);
	if (t->policy->auto_resolve &&
	    fires_after(t, e, bk_ladder_any_success(c), &after, &f) &&
	    f.n == 0)
		return bk_ladder_clean(c, t->policy, after.to, t->today,
		    t->arena, edit);
	return false;
}

/* A case about rights that got another reason comes onto the ladder. */
static void
start_ladder(const struct bk_triage *t, struct bk_case *c,
    struct bk_edit *edit)
{
	struct bk_case old = *c;

	c->due = bk_date_plus(t->today, t->policy->ladder[c->rung].days);
	if (edit)
		bk_case_edit_standing(c, &old, t->arena, edit);
}

static enum bk_triage_result
judge_open(const struct bk_triage *t, const struct bk_evidence *e,
    const struct reasons *why, struct bk_case *c, struct bk_edit *edit)
{
	bool was_off = bk_case_off_ladder(c);
	bool moved = watch(t, e, c, edit);
	bool added = add_news(t, e, why, c, edit);

	if (was_off && !bk_case_off_ladder(c))
		start_ladder(t, c, edit);
	if (moved)
		return c->status == BK_RESOLVED ? BK_TRIAGE_RESOLVED :
		    BK_TRIAGE_MOVED;
	return added ? BK_TRIAGE_ADDED : BK_TRIAGE_NOTHING;
}

static bk_date
last_action(const struct bk_case *c)
{
	bk_date last = c->opened;

	for (size_t i = 0; i < c->actions.n; i++)
		if (c->actions.v[i].date > last &&
		    c->actions.v[i].step != BK_STEP_PROMISE)
			last = c->actions.v[i].date;
	return last;
}

/*
 * FIELD 3.11: what a mistaken case knew does not open it again, newer
 * evidence does. A resolved one is reopened only by what lies wholly after
 * its last action, and goes on later than what it knew; one that was referred
 * or carried over is not.
 */
static bool
reopens(const struct bk_triage *t, const struct bk_evidence *e,
    const struct reasons *why, const struct bk_case *c)
{
	struct bk_attendance after;
	struct bk_firing f = { .n = 0 };
	struct bk_recaps_told told = { 0 };

	if (c->status == BK_CANCELLED) {
		for (size_t i = 0; i < why->n; i++) {
			const struct bk_reason *r = &why->v[i];

			if (is_news(c, r) && reason_day(r) > known_to(c, -1))
				return true;
		}
		return false;
	}
	if (c->status != BK_RESOLVED)
		return false;
	for (size_t i = 0; i < e->referrals.n; i++)
		if (e->referrals.v[i]->date > last_action(c) &&
		    t->policy->rules[e->referrals.v[i]->rule].on)
			return true;
	if (add_up(t, e, last_action(c), &after, &told) &&
	    after.to > known_to(c, -1))
		bk_rules_fire(t->policy, &after, &f);
	return f.n > 0;
}

static void
reopen(const struct bk_triage *t, struct bk_case *c, struct bk_edit *edit)
{
	struct bk_action act;

	bk_bind_clear(bk_case_action_binds, &act);
	act.date = t->today;
	act.step = BK_STEP_REOPEN;
	act.by = "bk-triage";
	act.note = "newer evidence";
	bk_ladder_record(c, t->policy, &act, t->arena, edit);
}

/*
 * FIELD 3.11: late evidence about a case that was referred, carried over or
 * left is added to its reasons and changes nothing else.
 */
static enum bk_triage_result
add_late(const struct bk_triage *t, const struct reasons *why,
    struct bk_case *c, struct bk_edit *edit)
{
	enum bk_triage_result result = BK_TRIAGE_NOTHING;

	for (size_t i = 0; i < why->n; i++) {
		if (!is_news(c, &why->v[i]))
			continue;
		bk_case_add_reason(c, &why->v[i], t->arena, edit);
		result = BK_TRIAGE_ADDED;
	}
	return result;
}

static enum bk_triage_result
judge_closed(const struct bk_triage *t, const struct bk_evidence *e,
    const struct reasons *why, struct bk_case *c, struct bk_edit *edit)
{
	if (reopens(t, e, why, c) && !e->elsewhere) {
		add_news(t, e, why, c, edit);
		reopen(t, c, edit);
		return BK_TRIAGE_REOPENED;
	}
	if (c->status == BK_CANCELLED || c->status == BK_RESOLVED)
		return BK_TRIAGE_NOTHING;
	return add_late(t, why, c, edit);
}

enum bk_triage_result
bk_triage_judge(const struct bk_triage *t, const struct bk_evidence *e,
    struct bk_case *c, struct bk_edit *edit, struct bk_case *opened)
{
	struct reasons why = collect(t, e);

	if (c && c->status == BK_OPEN)
		return judge_open(t, e, &why, c, edit);
	if (c)
		return judge_closed(t, e, &why, c, edit);
	if (why.n == 0)
		return BK_TRIAGE_NOTHING;
	open_case(t, e, &why, opened);
	if (e->elsewhere)
		opened->status = BK_CARRIED_OVER;
	return BK_TRIAGE_OPENED;
}

/* A new school year: the class of that term, and who counsels it. */
static void
move_class(const struct bk_triage *t, const char *class, struct bk_case *c)
{
	if (!class || (c->student.class &&
	    strcmp(class, c->student.class) == 0))
		return;
	c->student.class = class;
	c->student.grade = bk_school_grade(t->school, class);
	entrust(t, c);
}

void
bk_triage_succeed(const struct bk_triage *t, const struct bk_case *old,
    bk_term term, const struct bk_student *s, const struct bk_evidence *e,
    struct bk_case *c)
{
	*c = *old;
	c->version = 1;
	c->term = term;
	if (s && bk_student_key(s))
		c->student.nis = bk_student_key(s);
	c->id = bk_case_id(t->arena, term, c->student.nis);
	c->follows = old->id;
	c->carried = (struct bk_carried){ bk_case_touched(old),
		bk_ladder_success(old), bk_case_reopened(old),
		old->rung };
	c->opened = t->today > bk_school_term_last(t->school, term) ?
	    bk_term_first(term) : t->today;
	c->status = BK_OPEN;
	c->due = bk_case_off_ladder(old) ? BK_DATE_NONE :
	    bk_date_plus(c->opened, t->policy->ladder[old->rung].days);
	c->actions.v = NULL;
	c->actions.n = 0;
	c->planned.date = BK_DATE_NONE;
	c->node = NULL;
	if (s)
		move_class(t, bk_student_class(s, t->today), c);
	else if (e && e->term == term)
		move_class(t, named_class(e), c);
}

/* --- saying why --------------------------------------------------------- */

void
bk_triage_explain(const struct bk_triage *t, const struct bk_evidence *e,
    const struct bk_case *c, enum bk_triage_result result, struct bk_buf *b)
{
	static const char *const said[] = {
		[BK_TRIAGE_NOTHING] = "no case",
		[BK_TRIAGE_OPENED] = "case opened (usulan)",
		[BK_TRIAGE_ADDED] = "evidence added",
		[BK_TRIAGE_MOVED] = "case moved up",
		[BK_TRIAGE_RESOLVED] = "case resolved",
		[BK_TRIAGE_REOPENED] = "case reopened",
	};
	struct bk_attendance total;
	struct bk_recaps_told told = { 0 };

	bk_buf_printf(b, "%s: ", e->key);
	if (bk_triage_total(t, e, &total, &told))
		bk_rules_explain(t->policy, &total, b);
	else
		bk_buf_puts(b, e->recaps.n ? "exempt all the time" :
		    "no attendance");
	for (size_t i = 0; i < e->referrals.n; i++) {
		const struct bk_referral *r = e->referrals.v[i];
		char day[BK_DATE_SIZE];

		bk_buf_printf(b, "; %s %s (referral of %s by %s)",
		    bk_word_rules[r->rule].id, t->policy->rules[r->rule].on ?
		    "yes" : "off", bk_date_format(r->date, day),
		    r->by ? r->by : "?");
	}
	if (result == BK_TRIAGE_OPENED && c && !bk_case_suggested(c))
		bk_buf_puts(b, " -> case opened\n");
	else if (result == BK_TRIAGE_NOTHING && c)
		bk_buf_printf(b, " -> case %s is %s, nothing new\n", c->id,
		    bk_word_statuses[c->status].id);
	else
		bk_buf_printf(b, " -> %s\n", said[result]);
}
