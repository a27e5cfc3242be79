#include "ready.h"

#include <string.h>

#include "announced.h"
#include "tell.h"

/* The index of the first action that counts: the last visit_request [4.2]. */
static size_t
counts_from(const struct bk_case *c)
{
	size_t from = 0;

	for (size_t i = 0; i < c->actions.n; i++)
		if (c->actions.v[i].step == BK_STEP_VISIT_REQUEST)
			from = i;
	return from;
}

/* The last action of a kind that counts, or NULL. */
static const struct bk_action *
last_of(const struct bk_case *c, int step)
{
	for (size_t i = c->actions.n, from = counts_from(c); i > from; i--)
		if (c->actions.v[i - 1].step == step)
			return &c->actions.v[i - 1];
	return NULL;
}

static bool
was_met(const struct bk_case *c)
{
	for (size_t i = counts_from(c); i < c->actions.n; i++)
		if (c->actions.v[i].step == BK_STEP_VISIT &&
		    c->actions.v[i].outcome == BK_MET)
			return true;
	return false;
}

/* The request that counts: its index is where counting begins, or NULL. */
static const struct bk_action *
request_of(const struct bk_case *c)
{
	size_t from = counts_from(c);

	return from < c->actions.n &&
	    c->actions.v[from].step == BK_STEP_VISIT_REQUEST ?
	    &c->actions.v[from] : NULL;
}

static bool
says(const struct bk_action *a, const char *key)
{
	const char *text = a && a->node ? bk_node_text(a->node, key) : NULL;

	return text && *text;
}

/* By the request, or a person who referred the student [4.2]. */
static bool
is_recommended(const struct bk_case *c)
{
	for (size_t i = 0; i < c->reasons.n; i++)
		if (c->reasons.v[i].date != BK_DATE_NONE &&
		    c->reasons.v[i].by && *c->reasons.v[i].by)
			return true;
	return says(request_of(c), "recommended_by");
}

static unsigned
lacks_of(const struct bk_case *c)
{
	unsigned lacks = 0;

	if (!is_recommended(c))
		lacks |= BK_LACKS_RECOMMENDATION;
	if (!says(request_of(c), "purpose"))
		lacks |= BK_LACKS_PURPOSE;
	if (!last_of(c, BK_STEP_INSTRUMENT))
		lacks |= BK_LACKS_INSTRUMENT;
	if (!last_of(c, BK_STEP_ASSIGNMENT))
		lacks |= BK_LACKS_ASSIGNMENT;
	return lacks;
}

static const char *
barred_by_approval(const struct bk_action *approval)
{
	if (!approval)
		return "the principal's approval is missing";
	return approval->outcome == BK_GRANTED ? NULL :
	    "the principal's approval was denied";
}

/* A consent that was withdrawn bars under either setting [4.2]. */
static const char *
barred_by_consent(const struct bk_action *consent, bool asked)
{
	if (consent && consent->outcome == BK_WITHDRAWN)
		return "the guardian's consent was withdrawn";
	if (!asked)
		return NULL;
	if (!consent)
		return "the guardian's consent is missing";
	return consent->outcome == BK_GIVEN ? NULL :
	    "the guardian's consent was refused";
}

static const char *
barred_by_student(const struct bk_action *assent)
{
	if (assent && assent->outcome == BK_UNWILLING)
		return "the student is against it";
	return assent && assent->outcome == BK_DOUBTFUL ?
	    "the student is in doubt about it" : NULL;
}

/*
 * Approval and consent where the policy does not ask for them: not there, or
 * against it. A consent that is to be signed at the door is not missing yet.
 */
static unsigned
unasked_of(const struct bk_case *c, const struct bk_policy *p)
{
	const struct bk_action *approval = last_of(c, BK_STEP_APPROVAL);
	const struct bk_action *consent = last_of(c, BK_STEP_CONSENT);
	bool at_door = p->visit.consent == BK_CONSENT_AT_DOOR;
	unsigned lacks = 0;

	if (!bk_policy_asks_for(p, "approval") &&
	    (!approval || approval->outcome != BK_GRANTED))
		lacks |= approval ? BK_LACKS_GRANTED : BK_LACKS_APPROVAL;
	if (bk_policy_asks_for(p, "consent") && !at_door)
		return lacks;
	if (consent ? consent->outcome == BK_REFUSED : !at_door)
		lacks |= consent ? BK_LACKS_GIVEN : BK_LACKS_CONSENT;
	return lacks;
}

/* All that bars the visit, in the words that FIELD 4.2 and 4.15 ask for. */
static void
find_bars(const struct bk_case *c, const struct bk_policy *p,
    struct bk_readiness *r)
{
	const char *why[BK_READY_BARS] = { NULL };
	size_t n = 0;

	if (r->lacks & BK_LACKS_RECOMMENDATION &&
	    bk_policy_asks_for(p, "recommendation"))
		why[0] = "a recommendation is missing";
	if (r->lacks & BK_LACKS_PURPOSE && bk_policy_asks_for(p, "purpose"))
		why[1] = "the purpose of the visit is missing";
	if (bk_policy_asks_for(p, "approval"))
		why[2] = barred_by_approval(last_of(c, BK_STEP_APPROVAL));
	why[3] = barred_by_consent(last_of(c, BK_STEP_CONSENT),
	    bk_policy_asks_for(p, "consent") &&
	    p->visit.consent == BK_CONSENT_BEFORE);
	why[4] = barred_by_student(last_of(c, BK_STEP_ASSENT));
	for (size_t i = 0; i < BK_READY_BARS; i++)
		if (why[i])
			r->why[n++] = why[i];
}

/* Did somebody say no whose word is asked for? */
static bool
is_refused(const struct bk_case *c, const struct bk_policy *p)
{
	const struct bk_action *approval = last_of(c, BK_STEP_APPROVAL);
	const struct bk_action *consent = last_of(c, BK_STEP_CONSENT);

	return (approval && bk_policy_asks_for(p, "approval") &&
	    barred_by_approval(approval)) ||
	    (consent && barred_by_consent(consent, bk_policy_asks_for(p,
	    "consent") && p->visit.consent == BK_CONSENT_BEFORE)) ||
	    barred_by_student(last_of(c, BK_STEP_ASSENT));
}

const struct bk_planned *
bk_ready_planned(const struct bk_case *c, const struct bk_policy *p)
{
	static const struct bk_planned none = { .date = BK_DATE_NONE,
		.start = BK_INT_NONE, .end = BK_INT_NONE };

	return bk_plan_unanswered(c) && !is_refused(c, p) ? &c->planned :
	    &none;
}

bk_date
bk_ready_due(const struct bk_school *s, const struct bk_policy *p,
    const struct bk_calendar *cal, bk_date approved)
{
	bk_weekdays days = 0x1f;

	bk_calendar_weekdays(bk_str(s->school_days), &days);
	return bk_calendar_workday(cal, days, p->collective_is_workday,
	    approved, p->visit.within_working_days);
}

void
bk_ready_of(const struct bk_case *c, const struct bk_school *s,
    const struct bk_policy *p, const struct bk_calendar *cal,
    struct bk_readiness *out)
{
	const struct bk_action *approval = last_of(c, BK_STEP_APPROVAL);

	*out = (struct bk_readiness){ .state = BK_READY_NOT_DUE,
		.approved = BK_DATE_NONE, .service_due = BK_DATE_NONE };
	if (c->status != BK_OPEN || c->rung != BK_VISIT || was_met(c))
		return;
	if (approval && approval->outcome == BK_GRANTED) {
		out->approved = approval->date;
		out->service_due = bk_ready_due(s, p, cal,
		    approval->date);
	}
	out->lacks = lacks_of(c) | unasked_of(c, p);
	find_bars(c, p, out);
	if (bk_policy_asks_for(p, "recommendation"))
		out->lacks &= ~(unsigned)BK_LACKS_RECOMMENDATION;
	if (bk_policy_asks_for(p, "purpose"))
		out->lacks &= ~(unsigned)BK_LACKS_PURPOSE;
	out->state = out->why[0] ? BK_READY_BARRED : BK_READY_YES;
}

void
bk_ready_restrict(struct bk_readiness *r, const struct bk_student *s,
    bk_date today)
{
	if (!s || r->state == BK_READY_NOT_DUE ||
	    !bk_student_restricted(s, today))
		return;
	r->state = BK_READY_BARRED;
	memset(r->why, 0, sizeof(r->why));
	r->lacks = 0;
	r->why[0] = "what is held about the student is restricted";
}

const char *
bk_ready_tell(const struct bk_readiness *r, enum bk_lang lang,
    struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *text;

	if (!r->why[0])
		return NULL;
	for (size_t i = 0; i < BK_READY_BARS && r->why[i]; i++)
		bk_buf_printf(&b, "%s%s", i ? "; " : "",
		    bk_tell(r->why[i], lang));
	text = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return text;
}
