#include "casepack.h"

#include <math.h>
#include <string.h>

#include "promise.h"

void
bk_casepack_free(struct bk_casepack *p)
{
	bk_map_free(&p->words);
	bk_buf_free(&p->room);
}

/* --- putting ------------------------------------------------------------ */

enum { NUMBER = 10 };		/* bytes of one, at most */

/* Seven bits a byte, the lowest first; small numbers below 0 stay small. */
static void
put(struct bk_buf *b, int64_t v)
{
	uint64_t u = v < 0 ? ~(uint64_t)v << 1 | 1 : (uint64_t)v << 1;

	if (b->cap < b->n + NUMBER)
		bk_buf_reserve(b, NUMBER);
	for (; u > 127; u >>= 7)
		b->p[b->n++] = (char)((u & 127) | 128);
	b->p[b->n++] = (char)u;
}

static void
put_word(struct bk_casepack *p, const char *s)
{
	put(&p->room, s ? (int64_t)bk_map_intern(&p->words, bk_str(s)) : -1);
}

static void
put_text(struct bk_casepack *p, const char *s)
{
	bk_buf_add(&p->room, s ? s : "", strlen(s ? s : "") + 1);
}

static void
put_reason(struct bk_casepack *p, const struct bk_reason *r)
{
	put(&p->room, r->rule);
	put(&p->room, r->to);
	put(&p->room, r->date);
	put_word(p, r->by);
}

static void
put_action(struct bk_casepack *p, const struct bk_action *a)
{
	put(&p->room, a->date);
	put(&p->room, a->step);
	put(&p->room, a->outcome);
	put(&p->room, a->minutes);
	put_word(p, a->by);
}

static void
put_promise(struct bk_casepack *p, bk_date made, bk_date due, bk_date settled,
    int outcome)
{
	put(&p->room, made);
	put(&p->room, due);
	put(&p->room, settled);
	put(&p->room, outcome);
}

/* News of a referral are asked for, not promised. */
static void
put_promises(struct bk_casepack *p, const struct bk_case *c)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_promises all = { .arena = &a };
	struct bk_policy policy;
	size_t n = 0;

	bk_policy_default(&policy);
	bk_promise_of_case(&all, c, &policy);
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].kind != BK_PROMISE_NEWS)
			all.v[n++] = all.v[i];
	put(&p->room, (int64_t)(n + c->promises.n));
	for (size_t i = 0; i < n; i++)
		put_promise(p, all.v[i].made, all.v[i].due,
		    all.v[i].settled, all.v[i].outcome);
	for (size_t i = 0; i < c->promises.n; i++)
		put_promise(p, c->promises.v[i].made, c->promises.v[i].due,
		    c->promises.v[i].settled, c->promises.v[i].outcome);
	bk_arena_free(&a);
}

const void *
bk_casepack_put(struct bk_casepack *p, const struct bk_case *c,
    struct bk_arena *a)
{
	struct bk_buf *b = &p->room;

	bk_buf_clear(b);
	put(b, c->term);
	put(b, c->opened);
	put(b, c->status);
	put(b, c->rung);
	put_text(p, c->student.nis);
	put_word(p, c->student.class);
	put_word(p, c->student.grade);
	put_text(p, c->follows);
	put(b, (int64_t)c->reasons.n);
	for (size_t i = 0; i < c->reasons.n; i++)
		put_reason(p, &c->reasons.v[i]);
	put(b, (int64_t)c->causes.n);
	for (size_t i = 0; i < c->causes.n; i++)
		put_word(p, c->causes.v[i]);
	put(b, (int64_t)c->actions.n);
	for (size_t i = 0; i < c->actions.n; i++)
		put_action(p, &c->actions.v[i]);
	put_promises(p, c);
	return bk_arena_dup(a, b->p, b->n, 1);
}

/* --- getting ------------------------------------------------------------ */

struct at {
	const struct bk_casepack *pack;
	const char		 *p;
};

static int64_t
get(struct at *at)
{
	uint64_t u = (uint8_t)*at->p++;

	if (u & 128) {		/* most are small */
		int shift = 7;

		for (u &= 127; *at->p & 128; at->p++, shift += 7)
			u |= (uint64_t)(*at->p & 127) << shift;
		u |= (uint64_t)*at->p++ << shift;
	}
	return u & 1 ? (int64_t)~(u >> 1) : (int64_t)(u >> 1);
}

static const char *
get_word(struct at *at)
{
	int64_t i = get(at);

	return i < 0 ? NULL : at->pack->words.e[i].key.p;
}

static const char *
get_text(struct at *at)
{
	const char *s = at->p;

	at->p += strlen(s) + 1;
	return *s ? s : NULL;
}

static void
get_reasons(struct at *at, struct bk_case *c, struct bk_arena *a)
{
	c->reasons.n = (size_t)get(at);
	c->reasons.v = bk_arena_zalloc(a, (c->reasons.n + 1) *
	    sizeof(*c->reasons.v));
	for (size_t i = 0; i < c->reasons.n; i++) {
		struct bk_reason *r = &c->reasons.v[i];

		r->rule = (int)get(at);
		r->to = (bk_date)get(at);
		r->date = (bk_date)get(at);
		r->by = get_word(at);
		r->activity = NAN;
		r->from = BK_DATE_NONE;
		r->present = r->late = r->sessions = BK_INT_NONE;
		r->due = r->submitted = r->run = BK_INT_NONE;
		r->absent = r->days = BK_INT_NONE;
	}
}

static void
get_actions(struct at *at, struct bk_case *c, struct bk_arena *a)
{
	c->actions.n = (size_t)get(at);
	c->actions.v = bk_arena_zalloc(a, (c->actions.n + 1) *
	    sizeof(*c->actions.v));
	for (size_t i = 0; i < c->actions.n; i++) {
		struct bk_action *x = &c->actions.v[i];

		x->date = (bk_date)get(at);
		x->step = (int)get(at);
		x->outcome = (int)get(at);
		x->minutes = (int)get(at);
		x->by = get_word(at);
		x->start = BK_INT_NONE;
	}
}

static void
get_promises(struct at *at, struct bk_case *c, struct bk_arena *a)
{
	c->promises.n = (size_t)get(at);
	c->promises.v = bk_arena_zalloc(a, (c->promises.n + 1) *
	    sizeof(*c->promises.v));
	for (size_t i = 0; i < c->promises.n; i++) {
		struct bk_case_promise *p = &c->promises.v[i];

		p->made = (bk_date)get(at);
		p->due = (bk_date)get(at);
		p->settled = (bk_date)get(at);
		p->outcome = (int)get(at);
	}
}

int
bk_casepack_status(const struct bk_casepack *p, const void *packed)
{
	struct at at = { p, packed };

	get(&at);
	get(&at);
	return (int)get(&at);
}

struct bk_case *
bk_casepack_get(const struct bk_casepack *p, const void *packed,
    struct bk_arena *a)
{
	struct at at = { p, packed };
	struct bk_case *c = bk_arena_zalloc(a, sizeof(*c));

	c->term = (bk_term)get(&at);
	c->opened = (bk_date)get(&at);
	c->status = (int)get(&at);
	c->rung = (int)get(&at);
	c->student.nis = get_text(&at);
	c->student.class = get_word(&at);
	c->student.grade = get_word(&at);
	c->follows = get_text(&at);
	c->due = c->planned.date = c->carried.success = BK_DATE_NONE;
	c->carried.rung = -1;
	get_reasons(&at, c, a);
	c->causes.n = (size_t)get(&at);
	c->causes.v = bk_arena_zalloc(a, (c->causes.n + 1) *
	    sizeof(*c->causes.v));
	for (size_t i = 0; i < c->causes.n; i++)
		c->causes.v[i] = get_word(&at);
	get_actions(&at, c, a);
	get_promises(&at, c, a);
	return c;
}
