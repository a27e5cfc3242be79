/*
 * A case told in one line: what was recorded on which day, when cron ran,
 * what attendance came in after the success, up to which day; and where that
 * leaves it.
 *
 *	"09-08 phone unreachable; 09-22 cron"
 *	-> "summons open 2020-09-29 > 09-22 summons"
 *	"09-08 phone reached; 09-30 news 09-29 fires"
 *	-> "summons open 2020-10-07 > 09-30 summons"
 *
 * Days are of 2020. The case opens on phone on 2020-09-07 by low_activity, and
 * somebody has looked at it: it does not wait [3.16].
 */
#ifndef STORY_H
#define STORY_H

#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"
#include "ladder.h"
#include "term.h"
#include "triage.h"

static inline bk_date
day_of_2020(const char *mmdd)
{
	char text[32];

	snprintf(text, sizeof(text), "2020-%.20s", mmdd);
	return day(text);
}

static inline struct bk_case
story_case(struct bk_arena *a, const struct bk_policy *policy)
{
	struct bk_reason *why = bk_arena_alloc(a, sizeof(*why));
	struct bk_case c;

	bk_bind_clear(bk_case_binds, &c);
	bk_bind_clear(bk_case_reason_binds, why);
	why->rule = BK_LOW_ACTIVITY;
	why->to = day("2020-09-04");
	c.version = 1;
	c.id = "2020-2021-1/10234";
	c.term = bk_term_of(day("2020-09-07"));
	c.student.nis = "10234";
	c.opened = day("2020-09-07");
	c.carried.worked = true;
	c.status = BK_OPEN;
	c.rung = BK_PHONE;
	c.due = c.opened + policy->ladder[BK_PHONE].days;
	c.reasons.v = why;
	c.reasons.n = 1;
	return c;
}

static inline int
word(const struct bk_word *table, const char *id)
{
	int i = *id ? bk_word_find(table, bk_str(id)) : -1;

	if (*id && i < 0)
		fail_msg("no such word: %s", id);
	return i;
}

static inline struct bk_action
story_action(bk_date date, const char *step, const char *outcome)
{
	struct bk_action act;

	bk_bind_clear(bk_case_action_binds, &act);
	act.date = date;
	act.step = word(bk_word_steps, step);
	act.outcome = word(bk_word_outcomes, outcome);
	act.by = "bk1";
	return act;
}

/* One sentence of a story; what was refused is noted in *out. */
static inline void
story_step(struct bk_case *c, const struct bk_policy *policy, const char *text,
    struct bk_arena *a, struct bk_buf *out)
{
	char date[6], what[24] = "", w[2][24] = { "", "" };
	struct bk_action act;
	bk_date today;

	if (sscanf(text, " %5s %23s %23s %23s", date, what, w[0], w[1]) < 2)
		fail_msg("cannot read: %s", text);
	today = day_of_2020(date);
	if (strcmp(what, "cron") == 0) {
		bk_ladder_advance(c, policy, today, a, NULL);
		return;
	}
	if (strcmp(what, "news") == 0) {
		if (strcmp(w[1], "fires") == 0)
			bk_ladder_still_fires(c, policy, day_of_2020(w[0]),
			    today, a, NULL);
		else
			bk_ladder_clean(c, policy, day_of_2020(w[0]), today,
			    a, NULL);
		return;
	}
	act = story_action(today, what, w[0]);
	if (bk_ladder_refuses(NULL, c, act.step, act.outcome, a))
		bk_buf_puts(out, "refused ");
	else
		bk_ladder_record(c, policy, &act, a, NULL);
}

/* "summons open 2020-09-29 > 09-22 summons": its moves behind. */
static inline void
story_show(const struct bk_case *c, struct bk_buf *out)
{
	bk_buf_printf(out, "%s %s %s", bk_word_rungs[c->rung].id,
	    bk_word_statuses[c->status].id, show_day(c->due));
	for (size_t i = 0; i < c->actions.n; i++)
		if (c->actions.v[i].step == BK_STEP_ADVANCE)
			bk_buf_printf(out, " > %s %s",
			    show_day(c->actions.v[i].date) + 5,
			    bk_word_outcomes[c->actions.v[i].outcome].id);
}

static inline void
story_tell(struct bk_case *c, const struct bk_policy *policy,
    const char *story, struct bk_arena *a, struct bk_buf *out)
{
	while (*story) {
		size_t n = strcspn(story, ";");

		story_step(c, policy, bk_arena_strndup(a, story, n), a, out);
		story += n + (story[n] == ';');
	}
	story_show(c, out);
}

/* A story, and where it ends. */
struct story {
	const char	*told;
	const char	*end;
};

static inline void
tell_all(const struct story *s, size_t n, const struct bk_policy *policy)
{
	for (size_t i = 0; i < n; i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_buf got = BK_BUF_INIT;
		struct bk_case c = story_case(&a, policy);

		story_tell(&c, policy, s[i].told, &a, &got);
		if (strcmp(got.p, s[i].end) != 0)
			print_message("story: %s\n", s[i].told);
		assert_string_equal(got.p, s[i].end);
		bk_buf_free(&got);
		bk_arena_free(&a);
	}
}

static inline void
tell(const struct story *s, size_t n)
{
	struct bk_policy policy;

	bk_policy_default(&policy);
	tell_all(s, n, &policy);
}

/* Triage with the default school, on a day. */
struct desk {
	struct fixture	 f;
	struct bk_school school;
	struct bk_policy policy;
	struct bk_triage triage;
};

static inline void
desk_begin(struct desk *d, const char *policy, const char *today)
{
	fixture_begin(&d->f);
	bk_school_default(&d->school);
	assert_int_equal(0, bk_policy_read(&d->f.r,
	    fixture_parse(&d->f, policy), &d->policy));
	d->triage = (struct bk_triage){ &d->school, &d->policy, day(today),
		&d->f.arena };
}

static inline struct bk_referral
referral(struct desk *d, const char *text)
{
	struct bk_referral ref;

	assert_int_equal(0, bk_bind_read(&d->f.r, bk_triage_referral_binds,
	    fixture_parse(&d->f, text), &ref));
	return ref;
}

/* The case that a referral opens. */
static inline struct bk_case
opened_by(struct desk *d, const char *text)
{
	struct bk_referral ref = referral(d, text);
	const struct bk_referral *v[] = { &ref };
	struct bk_evidence e = { .term = bk_term_of(d->triage.today),
		.key = "10234", .referrals = { v, 1 } };
	struct bk_case c;

	assert_int_equal(BK_TRIAGE_OPENED,
	    bk_triage_judge(&d->triage, &e, NULL, NULL, &c));
	return c;
}

#endif
