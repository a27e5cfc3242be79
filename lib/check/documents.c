/* bk-check's rules on people, attendance and what is told beside the cases. */
#include <string.h>

#include "clock.h"
#include "part.h"
#include "promise.h"
#include "ladder.h"
#include "msg_domain.h"
#include "term.h"

/* --- students ----------------------------------------------------------- */

static void
check_home(const struct bk_reader *r, const struct bk_student *s)
{
	const struct bk_node *home = bk_node_get(s->node, "home");

	bk_check_num(r, home, "lat", s->home.lat, -90, 90);
	bk_check_num(r, home, "lon", s->home.lon, -180, 180);
	bk_check_num(r, home, "distance_km", s->home.distance_km, 0, 500);
}

static void
check_guardians(const struct bk_reader *r, const struct bk_student *s)
{
	const struct bk_node *list = bk_node_get(s->node, "guardians");
	const struct bk_node *item = list ? list->kids : NULL;

	for (size_t i = 0; item && i < s->guardians.n;
	    i++, item = item->next)
		bk_check_windows(r, item, "available",
		    &s->guardians.v[i].available);
}

static void
check_spans(const struct bk_reader *r, const struct bk_student *s)
{
	const struct bk_node *n = bk_node_get(s->node, "classes");
	const struct bk_node *item = n ? n->kids : NULL;

	for (size_t i = 0; item && i < s->classes.n;
	    i++, item = item->next)
		bk_check_span(r, item, "to", s->classes.v[i].from,
		    s->classes.v[i].to);
	n = bk_node_get(s->node, "exempt");
	item = n ? n->kids : NULL;
	for (size_t i = 0; item && i < s->exempt.n;
	    i++, item = item->next)
		bk_check_span(r, item, "to", s->exempt.v[i].from,
		    s->exempt.v[i].to);
	bk_check_span(r, bk_node_get(s->node, "enrolled"), "to",
	    s->enrolled.from, s->enrolled.to);
}

/* Why somebody left, where it is neither our word nor the school's. */
static void
check_reason(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_node *map, const char *key, const char *why)
{
	if (!k->form_only && why && !bk_student_exit_known(why,
	    k->policy->exit_reasons))
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(map, key), "'%.40s' is "
		    "neither ours nor in policy.yaml, exit_reasons", why);
}

/* How somebody left: a known reason, days in the past. */
static void
check_exit(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_student *s)
{
	check_reason(k, r, bk_node_get(s->node, "enrolled"), "why",
	    s->enrolled.why);
	if (!s->exit.node)
		return;
	if (s->enrolled.to == BK_DATE_NONE)
		bk_diag(r->dg, &bk_msg_missing_key, r->file,
		    s->exit.node->line, "enrolled.to, of who left");
	check_reason(k, r, s->exit.node, "reason", s->exit.reason);
	bk_check_int(r, s->exit.node, "tries", s->exit.tries, 0, 1000);
	if (!k->form_only && s->exit.last_contact > k->today)
		bk_diag(r->dg, &bk_msg_check_future, r->file,
		    bk_check_line(s->exit.node, "last_contact"), NULL);
}

void
bk_check_student(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_student *s, struct bk_check_roster *ros)
{
	if (!bk_student_key(s))
		bk_diag(r->dg, &bk_msg_check_nobody, r->file, s->node->line,
		    NULL);
	else if (ros && !bk_check_roster_add(ros, s))
		bk_diag(r->dg, &bk_msg_check_twice, r->file,
		    bk_check_line(s->node, "nis"), "nis or nisn of an earlier "
		    "student");
	if (s->class && !bk_school_grade(k->school, s->class))
		bk_diag(r->dg, &bk_msg_check_grade, r->file,
		    bk_check_line(s->node, "class"), "'%.40s': say it in "
		    "school.yaml, classes", s->class);
	check_spans(r, s);
	check_exit(k, r, s);
	bk_check_staff(k, r, s->node, "mentor", s->mentor, NULL);
	check_guardians(r, s);
	check_home(r, s);
}

/* --- attendance --------------------------------------------------------- */

/* FIELD 1: the five statuses are disjoint and add up to the sessions. */
static void
check_counts(const struct bk_reader *r, const struct bk_node *n,
    const struct bk_counts *c)
{
	const int v[] = { c->present, c->late, c->sick, c->excused,
		c->unexcused };
	int64_t sum = 0;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		sum += v[i] == BK_INT_NONE ? 0 : v[i];
	if (c->sessions != BK_INT_NONE && sum != c->sessions)
		bk_diag(r->dg, &bk_msg_check_sum, r->file,
		    bk_check_line(n, "sessions"), "%lld of %d",
		    (long long)sum, c->sessions);
}

void
bk_check_attendance(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_attendance *a)
{
	const struct bk_node *n = bk_node_get(a->node, "subjects");
	const struct bk_node *item = n ? n->kids : NULL;
	const char *key = a->nis && *a->nis ? a->nis : a->nisn;

	if (!key || !*key)
		bk_diag(r->dg, &bk_msg_check_nobody, r->file, a->node->line,
		    NULL);
	else
		bk_check_person(k, r, a->node, a->term, key, NULL);
	bk_check_span(r, a->node, "to", a->from, a->to);
	check_counts(r, bk_node_get(a->node, "totals"), &a->totals);
	for (size_t i = 0; item && i < a->subjects.n;
	    i++, item = item->next) {
		const struct bk_subject *s = &a->subjects.v[i];

		bk_check_span(r, item, "to", s->from, s->to);
		check_counts(r, item, &s->counts);
		bk_check_num(r, item, "participation", s->participation, 0,
		    100);
	}
	n = bk_node_get(a->node, "days");
	if (a->days.marks && a->days.marks[strspn(a->days.marks, "PUES.")])
		bk_diag(r->dg, &bk_msg_check_word, r->file,
		    bk_check_line(n, "marks"), "marks are P, U, E, S and .");
	if (a->days.marks && a->days.from == BK_DATE_NONE)
		bk_diag(r->dg, &bk_msg_missing_key, r->file,
		    bk_check_line(n, "marks"), "from");
}

void
bk_check_referral(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_referral *ref)
{
	bk_check_person(k, r, ref->node, bk_term_of(ref->date), ref->nis,
	    NULL);
	bk_check_staff(k, r, ref->node, "by", ref->by, "guardian");
	bk_check_causes(k, r, ref->node, &ref->causes);
	if (!k->form_only && ref->date > k->today)
		bk_diag(r->dg, &bk_msg_check_future, r->file,
		    bk_check_line(ref->node, "date"), NULL);
}

/* --- beside the cases --------------------------------------------------- */

/* Promises of routine visits, or decisions, that nobody made were kept? */
static void
check_promises(const struct bk_reader *r, const struct bk_routine *d)
{
	struct bk_promises all = { .arena = r->arena };
	const struct bk_action *act;
	struct bk_case c;
	size_t i = 0;

	bk_routine_as_case(d, d->of ? d->of : "", &c);
	if (d->of)
		bk_promise_of_closed(&all, &c, &c);
	else
		bk_promise_of_routine(&all, &c);
	while ((act = bk_promise_astray(&all, &c, &i)))
		bk_diag(r->dg, &bk_msg_check_promise, r->file,
		    bk_check_line(act->node, "promise"), NULL);
	for (i = 0; i < d->actions.n; i++)
		bk_check_made(r, &d->actions.v[i]);
}

void
bk_check_routine(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_routine *d, bk_term term)
{
	check_promises(r, d);
	bk_check_person(k, r, d->node, term, d->nis, NULL);
	for (size_t i = 0; i < d->actions.n; i++) {
		const struct bk_action *act = &d->actions.v[i];
		const char *takes;

		bk_check_staff(k, r, act->node, "by", act->by, NULL);
		bk_check_staffs(k, r, act->node, "with", &act->with);
		if (act->step >= 0 &&
		    bk_ladder_takes(act->step, act->outcome))
			continue;
		takes = act->step < 0 ? "" : bk_ladder_outcomes(
		    (enum bk_step)act->step, r->arena);
		bk_diag(r->dg, &bk_msg_check_action, r->file,
		    bk_check_line(act->node, "step"), act->step < 0 ?
		    "no step%s" : *takes ? "the outcome is one of: %s" :
		    "the step takes no outcome%s", takes);
	}
}

static const char *
stamp(int64_t minutes, char out[BK_DATE_SIZE + BK_CLOCK_SIZE])
{
	bk_date day = bk_complaint_day(minutes);

	bk_date_format(day, out);
	out[BK_DATE_SIZE - 1] = 'T';
	bk_clock_format((int)(minutes - (int64_t)day * 1440),
	    out + BK_DATE_SIZE);
	return out;
}

/* [B]: answered within 3 x 24 hours. */
static void
check_answer(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_complaint *c)
{
	int64_t due = bk_complaint_due(c, k->policy->complaint_hours);
	char text[BK_DATE_SIZE + BK_CLOCK_SIZE];

	if (c->answered == BK_STAMP_NONE && (int64_t)k->today * 1440 > due)
		bk_diag(r->dg, &bk_msg_check_unanswered, r->file,
		    bk_check_line(c->node, "received"), "due %s",
		    stamp(due, text));
	if (c->answered != BK_STAMP_NONE && c->answered > due)
		bk_diag(r->dg, &bk_msg_check_late_answer, r->file,
		    bk_check_line(c->node, "answered"), "due %s",
		    stamp(due, text));
}

void
bk_check_complaint(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_complaint *c)
{
	bk_check_staff(k, r, c->node, "received_by", c->received_by, NULL);
	if (c->answered != BK_STAMP_NONE && c->answered < c->received)
		bk_diag(r->dg, &bk_msg_check_answered, r->file,
		    bk_check_line(c->node, "answered"), NULL);
	if (!k->form_only)
		check_answer(k, r, c);
}

void
bk_check_visit(const struct bk_check *k, const struct bk_reader *r,
    const struct bk_visit *v)
{
	if (v->start != BK_INT_NONE && v->end != BK_INT_NONE &&
	    v->start >= v->end)
		bk_diag(r->dg, &bk_msg_check_ends, r->file,
		    bk_check_line(v->node, "end"), NULL);
	if (!v->case_id && !v->routine)
		bk_diag(r->dg, &bk_msg_missing_key, r->file, v->node->line,
		    "case, or routine");
	bk_check_staff(k, r, v->node, "visitor", v->visitor, NULL);
	bk_check_staffs(k, r, v->node, "with", &v->with);
}
