/*
 * Thousands of random stories against a second implementation of FIELD 3,
 * written from its text alone: no table, no state but the log, everything
 * looked up anew at every step. Both must agree on where each case stands
 * after each event, and on every line of its record.
 */
#include <stdio.h>

#include "fixture.h"
#include "ladder.h"
#include "term.h"

enum { MAX_EVENTS = 400 };

enum kind { RECORD, CRON, NEWS };

struct event {
	enum kind	 kind;
	bk_date		 date;		/* of the action, or today */
	const char	*step, *outcome;
	bk_date		 to;		/* of new attendance */
	bool		 fires;		/* else it is clean */
};

/* --- the naive one ------------------------------------------------------ */

struct line {
	bk_date		 date;
	const char	*step, *outcome;
};

struct naive {
	struct line	 log[2 * MAX_EVENTS];
	int		 n;
	const char	*rung, *status;
	bk_date		 due;
};

static bool
is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

static bool
one_of(const char *list, const char *w)
{
	char a[160], b[40];

	snprintf(a, sizeof(a), " %s ", list);
	snprintf(b, sizeof(b), " %s ", w);
	return *w && strstr(a, b);
}

/* 4: which rung a line is a try of, "" for none; *good: a success. */
static const char *
try_of(const struct line *l, bool *good)
{
	*good = true;
	if (one_of("phone whatsapp", l->step)) {
		*good = is(l->outcome, "reached");
		return "phone";
	}
	if (is(l->step, "summons")) {
		*good = is(l->outcome, "came");
		return "summons";
	}
	if (is(l->step, "visit") && !is(l->outcome, "cancelled")) {
		*good = is(l->outcome, "met");
		return "visit";
	}
	return "";
}

static int
height(const char *rung)
{
	return is(rung, "phone") ? 1 : is(rung, "summons") ? 2 :
	    is(rung, "visit") ? 3 : 0;
}

/* 5: where the lines that count begin. */
static int
since(const struct naive *c)
{
	int from = 0;

	for (int i = 0; i < c->n; i++)
		if (is(c->log[i].step, "reopen"))
			from = i;
	return from;
}

static int
failures(const struct naive *c)
{
	int n = 0;
	bool good;

	for (int i = since(c); i < c->n; i++)
		if (is(try_of(&c->log[i], &good), c->rung) && !good)
			n++;
	return n;
}

/* The day of the latest success on a rung ("": on any), or none. */
static bk_date
success_on(const struct naive *c, const char *rung)
{
	bk_date latest = BK_DATE_NONE;

	for (int i = since(c); i < c->n; i++) {
		bool good;
		const char *of = try_of(&c->log[i], &good);

		if (*of && good && (!*rung || is(of, rung)) &&
		    c->log[i].date > latest)
			latest = c->log[i].date;
	}
	return latest;
}

static bk_date
success(const struct naive *c)
{
	return success_on(c, c->rung);
}

static const struct bk_rung_policy *
limits(const struct bk_policy *p, const char *rung)
{
	return &p->ladder[height(rung) - 1];
}

/* 2, 9, 13 */
static void
naive_up(struct naive *c, const struct bk_policy *p, bk_date arrival)
{
	if (is(c->rung, "visit"))
		return;
	c->rung = is(c->rung, "phone") ? "summons" : "visit";
	c->due = arrival + limits(p, c->rung)->days;
	c->log[c->n++] = (struct line){ arrival, "advance", c->rung };
}

static bool
enough_failures(const struct naive *c, const struct bk_policy *p)
{
	return success(c) == BK_DATE_NONE &&
	    failures(c) >= limits(p, c->rung)->tries;
}

static void
naive_record(struct naive *c, const struct bk_policy *p,
    const struct event *e)
{
	struct line l = { e->date, e->step, e->outcome };
	const char *rung;
	bool good;

	/* 11 */
	if (is(c->status, "open") ? is(e->step, "reopen") :
	    !one_of("note reopen", e->step))
		return;
	c->log[c->n++] = l;
	if (is(e->step, "reopen")) {
		c->status = "open";
		c->due = e->date + limits(p, c->rung)->days;
	}
	/* 10 */
	if (is(e->step, "close") || is(e->outcome, "resolved"))
		c->status = "resolved";
	if (is(e->step, "referral"))
		c->status = "referred";
	if (is(e->outcome, "mistaken"))
		c->status = "cancelled";
	/* 8 */
	if (is(e->step, "evaluation") && one_of("unchanged worse",
	    e->outcome) && success(c) != BK_DATE_NONE)
		naive_up(c, p, e->date);
	/* 7 */
	rung = try_of(&l, &good);
	if (height(rung) > height(c->rung)) {
		c->rung = rung;
		c->due = e->date + limits(p, rung)->days;
	}
	/* 6 */
	if (is(rung, c->rung) && enough_failures(c, p))
		naive_up(c, p, e->date);
}

/* 16: somebody did something since, the reopening itself at the least. */
static bool
touched(const struct naive *c)
{
	for (int i = since(c); i < c->n; i++)
		if (!one_of("note advance", c->log[i].step))
			return true;
	return false;
}

/* 6 at --advance; 11: closed cases are skipped; 16: suggestions wait */
static void
naive_cron(struct naive *c, const struct bk_policy *p, bk_date today)
{
	if (p->untouched == BK_UNTOUCHED_WAIT && !touched(c))
		return;
	if (is(c->status, "open") && success(c) == BK_DATE_NONE &&
	    (today > c->due || enough_failures(c, p)))
		naive_up(c, p, today);
}

/* 6, 10: attendance after a success */
static void
naive_news(struct naive *c, const struct bk_policy *p, const struct event *e)
{
	bk_date day = success_on(c, e->fires ? c->rung : "");

	if (!is(c->status, "open") || day == BK_DATE_NONE ||
	    e->to < day + p->watch_days)
		return;
	if (e->fires) {
		naive_up(c, p, e->date);
	} else if (p->auto_resolve) {
		c->status = "resolved";
		c->log[c->n++] = (struct line){ e->date, "evaluation",
			"resolved" };
	}
}

/* From the opening, each time. */
static void
naive_tell(struct naive *c, const struct bk_policy *p, bk_date opened,
    const struct event *e, int n)
{
	c->n = 0;
	c->rung = "phone";
	c->status = "open";
	c->due = opened + p->ladder[0].days;
	for (int i = 0; i < n; i++, e++)
		if (e->kind == RECORD)
			naive_record(c, p, e);
		else if (e->kind == CRON)
			naive_cron(c, p, e->date);
		else
			naive_news(c, p, e);
}

/* --- stories ------------------------------------------------------------ */

static const struct {
	const char	*step, *outcome;
	unsigned	 weight;
} deeds[] = {
	{ "phone", "reached", 4 }, { "phone", "unreachable", 12 },
	{ "phone", "wrong_number", 4 }, { "whatsapp", "reached", 3 },
	{ "whatsapp", "unreachable", 6 }, { "whatsapp", "wrong_number", 2 },
	{ "summons", "came", 4 }, { "summons", "did_not_come", 5 },
	{ "summons", "undelivered", 3 }, { "visit", "met", 3 },
	{ "visit", "nobody_home", 5 }, { "visit", "refused", 3 },
	{ "visit", "cancelled", 3 }, { "evaluation", "resolved", 3 },
	{ "evaluation", "improving", 4 }, { "evaluation", "unchanged", 6 },
	{ "evaluation", "worse", 4 }, { "confirm", "confirmed", 3 },
	{ "confirm", "mistaken", 2 }, { "close", "", 3 },
	{ "reopen", "", 12 }, { "note", "", 6 }, { "referral", "", 2 },
	{ "visit_request", "", 2 }, { "approval", "granted", 2 },
	{ "approval", "denied", 1 }, { "assent", "doubtful", 1 },
	{ "consent", "given", 1 }, { "consent", "refused", 2 },
	{ "instrument", "prepared", 1 }, { "assignment", "issued", 1 },
	{ "counselling", "", 3 }, { "conference", "", 1 },
	{ "advocacy", "", 1 }, { "aid", "", 1 }, { "handover", "", 1 },
};

static void
random_deed(struct dice *d, struct event *e)
{
	unsigned total = 0, at;

	for (size_t i = 0; i < BK_NELEM(deeds); i++)
		total += deeds[i].weight;
	at = roll(d, total);
	for (size_t i = 0; i < BK_NELEM(deeds); i++) {
		if (at < deeds[i].weight) {
			e->step = deeds[i].step;
			e->outcome = deeds[i].outcome;
			return;
		}
		at -= deeds[i].weight;
	}
}

/* Time goes on; some things are recorded late, some far too late. */
static void
random_event(struct dice *d, bk_date *now, struct event *e)
{
	unsigned kind = roll(d, 10);

	*now += (bk_date)(roll(d, 3) ? roll(d, 3) : roll(d, 20));
	*e = (struct event){ .date = *now, .step = "", .outcome = "" };
	e->kind = kind < 7 ? RECORD : kind < 9 ? CRON : NEWS;
	if (e->kind == RECORD) {
		random_deed(d, e);
		if (roll(d, 5) == 0)
			e->date -= (bk_date)roll(d, 30);
	} else if (e->kind == NEWS) {
		e->to = *now - (bk_date)roll(d, 4);
		e->fires = roll(d, 2);
	}
}

static void
random_policy(struct dice *d, struct bk_policy *p)
{
	bk_policy_default(p);
	if (roll(d, 3) == 0)
		return;
	for (int r = 0; r < BK_NRUNGS; r++)
		p->ladder[r] = (struct bk_rung_policy){ 1 + (int)roll(d, 4),
			(int)roll(d, 22) };
	p->watch_days = (int)roll(d, 22);
	p->auto_resolve = roll(d, 2);
	p->untouched = (int)roll(d, 2);
}

/* --- the one of bk ------------------------------------------------------ */

static int
find(const struct bk_word *table, const char *id)
{
	return *id ? bk_word_find(table, bk_str(id)) : -1;
}

static void
ours(struct bk_case *c, const struct bk_policy *p, const struct event *e,
    struct bk_arena *a, struct bk_edit *edit)
{
	struct bk_action act;

	if (e->kind == CRON) {
		bk_ladder_advance(c, p, e->date, a, edit);
	} else if (e->kind == NEWS && e->fires) {
		bk_ladder_still_fires(c, p, e->to, e->date, a, edit);
	} else if (e->kind == NEWS) {
		bk_ladder_clean(c, p, e->to, e->date, a, edit);
	} else {
		bk_bind_clear(bk_case_action_binds, &act);
		act.date = e->date;
		act.step = find(bk_word_steps, e->step);
		act.outcome = find(bk_word_outcomes, e->outcome);
		act.by = "bk1";
		if (!bk_ladder_refuses(NULL, c, act.step, act.outcome, a))
			bk_ladder_record(c, p, &act, a, edit);
	}
}

static void
assert_agree(const struct bk_case *c, const struct naive *n)
{
	assert_string_equal(bk_word_rungs[c->rung].id, n->rung);
	assert_string_equal(bk_word_statuses[c->status].id, n->status);
	assert_string_equal(show_day(c->due), show_day(n->due));
	assert_int_equal(c->actions.n, n->n);
	for (int i = 0; i < n->n; i++) {
		const struct bk_action *act = &c->actions.v[i];

		assert_int_equal(act->date, n->log[i].date);
		assert_string_equal(
		    bk_word_steps[act->step].id, n->log[i].step);
		assert_string_equal(act->outcome < 0 ? "" :
		    bk_word_outcomes[act->outcome].id, n->log[i].outcome);
	}
}

static struct bk_case
new_case(const struct bk_policy *p, bk_date opened)
{
	struct bk_case c;

	bk_bind_clear(bk_case_binds, &c);
	c.id = "2020-2021-1/1";
	c.term = bk_term_of(opened);
	c.student.nis = "1";
	c.opened = opened;
	c.status = BK_OPEN;
	c.rung = BK_PHONE;
	c.due = opened + p->ladder[BK_PHONE].days;
	return c;
}

/* Every prefix of short stories. */
static void
short_stories_agree_after_every_event(void **state)
{
	struct dice d = { 20200907 };
	struct naive n;

	(void)state;
	for (int s = 0; s < 4000; s++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct event e[40];
		bk_date opened = 18512 + (bk_date)roll(&d, 100), now = opened;
		struct bk_policy p;
		struct bk_case c;

		random_policy(&d, &p);
		c = new_case(&p, opened);
		for (int i = 0; i < 40; i++) {
			random_event(&d, &now, &e[i]);
			ours(&c, &p, &e[i], &a, NULL);
			naive_tell(&n, &p, opened, e, i + 1);
			assert_agree(&c, &n);
		}
		bk_arena_free(&a);
	}
}

/* --- the same through a file -------------------------------------------- */

/* Parse the text, apply some events by splicing, put the new text. */
static void
batch(struct bk_buf *text, const struct bk_policy *p, const struct event *e,
    int n, struct bk_case *c, struct fixture *f)
{
	struct bk_yaml_stream s = { .p = text->p, .n = text->n, .line = 1 };
	struct bk_buf new = BK_BUF_INIT;
	struct bk_yaml_piece piece;
	struct bk_edit edit;
	struct bk_node *root;

	assert_true(bk_yamlin_next(&s, &piece));
	root = bk_yamlin_parse(&piece, "f.yaml", &f->arena, &f->dg);
	assert_non_null(root);
	assert_int_equal(0, bk_case_read(&f->r, root, c));
	bk_yamledit_begin(&edit, &piece, root, "f.yaml", &f->arena, &f->dg);
	for (int i = 0; i < n; i++)
		ours(c, p, &e[i], &f->arena, &edit);
	assert_int_equal(0, bk_yamledit_finish(&edit, &new));
	assert_string_equal(f->said.p, "");
	bk_buf_free(text);
	*text = new;
}

/*
 * A long story in batches of any size, each through the bytes of the file:
 * what a batch leaves in memory and what the file says next time are the
 * same, and nothing recorded is ever missing.
 */
static void
long_story(struct dice *d)
{
	bk_date opened = 18512, now = opened;
	struct bk_buf text = BK_BUF_INIT;
	struct event e[MAX_EVENTS];
	struct bk_policy p;
	struct bk_case c;
	struct naive naive;
	struct fixture f;
	int told = 0;

	random_policy(d, &p);
	c = new_case(&p, opened);
	fixture_begin(&f);
	bk_case_write(&text, &c, &f.arena);
	while (told < MAX_EVENTS) {
		int n = 1 + (int)roll(d, roll(d, 4) ? 4 : 60);

		if (n > MAX_EVENTS - told)
			n = MAX_EVENTS - told;
		for (int i = 0; i < n; i++)
			random_event(d, &now, &e[told + i]);
		batch(&text, &p, e + told, n, &c, &f);
		told += n;
		naive_tell(&naive, &p, opened, e, told);
		assert_agree(&c, &naive);
		bk_arena_reset(&f.arena);
	}
	batch(&text, &p, NULL, 0, &c, &f);
	assert_agree(&c, &naive);
	bk_buf_free(&text);
	fixture_end(&f);
}

static void
long_stories_agree_through_the_file(void **state)
{
	struct dice d = { 4711 };

	(void)state;
	for (int s = 0; s < 20; s++)
		long_story(&d);
}

/* Replaying the record from the opening gives rung and status [bk-check]. */
static void
the_record_alone_says_where_the_case_stands(void **state)
{
	struct dice d = { 99 };

	(void)state;
	for (int s = 0; s < 1000; s++) {
		struct bk_arena a = BK_ARENA_INIT;
		bk_date opened = 18512, now = opened;
		struct bk_policy p;
		struct bk_case c, again;

		random_policy(&d, &p);
		c = new_case(&p, opened);
		for (int i = 0; i < 60; i++) {
			struct event e;

			random_event(&d, &now, &e);
			ours(&c, &p, &e, &a, NULL);
		}
		bk_ladder_replay_begin(&again, &c, &p, BK_PHONE);
		while (again.actions.n < c.actions.n)
			bk_ladder_replay_next(&again, &p, true);
		assert_int_equal(again.rung, c.rung);
		assert_int_equal(again.status, c.status);
		assert_int_equal(again.due, c.due);
		bk_arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_stories_agree_after_every_event),
		cmocka_unit_test(long_stories_agree_through_the_file),
		cmocka_unit_test(the_record_alone_says_where_the_case_stands),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
