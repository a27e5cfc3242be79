#include "ready.h"

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

/* What is missing, in the words that FIELD 4.12 asks for; NULL: nothing. */
static const char *
barred(const struct bk_case *c, const struct bk_policy *p)
{
	const struct bk_action *approval = last_of(c, BK_STEP_APPROVAL);
	const struct bk_action *consent = last_of(c, BK_STEP_CONSENT);
	const struct bk_action *assent = last_of(c, BK_STEP_ASSENT);

	if (!approval)
		return "the principal's approval is missing";
	if (approval->outcome != BK_GRANTED)
		return "the principal's approval was denied";
	if (p->visit.consent == BK_CONSENT_BEFORE && !consent)
		return "the guardian's consent is missing";
	if (p->visit.consent == BK_CONSENT_BEFORE &&
	    consent->outcome != BK_GIVEN)
		return "the guardian's consent was refused";
	if (assent && assent->outcome == BK_UNWILLING)
		return "the student is against it";
	if (assent && assent->outcome == BK_DOUBTFUL)
		return "the student is in doubt about it";
	return NULL;
}

/*
 * The last day that the service standard allows for a visit approved on
 * `approved`: its within_working_days-th working day after it [B].
 */
static bk_date
service_due(const struct bk_school *s, const struct bk_policy *p,
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

	*out = (struct bk_readiness){ BK_READY_NOT_DUE, NULL, BK_DATE_NONE,
		BK_DATE_NONE };
	if (c->status != BK_OPEN || c->rung != BK_VISIT || was_met(c))
		return;
	if (approval && approval->outcome == BK_GRANTED) {
		out->approved = approval->date;
		out->service_due = service_due(s, p, cal, approval->date);
	}
	out->why = barred(c, p);
	out->state = out->why ? BK_READY_BARRED : BK_READY_YES;
}
