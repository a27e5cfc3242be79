#include "promise.h"

#include <stdlib.h>
#include <string.h>

const struct bk_word bk_promise_kinds[] = {
	[BK_PROMISE_COMMITMENT] = { "commitment", { "Komitmen",
	    "Commitment" } },
	[BK_PROMISE_DECISION] = { "decision", { "Keputusan konferensi kasus",
	    "Decision of a case conference" } },
	[BK_PROMISE_LENT] = { "lent", { "Barang dipinjamkan", "Lent" } },
	[BK_PROMISE_REVISIT] = { "revisit", { "Kunjungan ulang",
	    "Visit again" } },
	[BK_PROMISE_NEWS] = { "news", { "Kabar alih tangan kasus",
	    "News of a referral" } },
	[BK_PROMISE_COMPLAINT] = { "complaint", { "Jawaban pengaduan/saran",
	    "Answer to a complaint" } },
	[BK_PROMISE_LETTER] = { "letter", { "Surat belum dijawab",
	    "Letter without answer" } },
	{ NULL, { NULL, NULL } }
};

static void
add(struct bk_promises *to, const struct bk_promise *p)
{
	struct bk_promise *old = to->v;

	if (to->n == to->cap) {
		to->cap = to->cap * 2 + 16;
		to->v = bk_arena_alloc(to->arena, to->cap * sizeof(*old));
		if (old)
			memcpy(to->v, old, to->n * sizeof(*old));
	}
	to->v[to->n++] = *p;
}

static bk_date
day_of(const struct bk_node *n, const char *key)
{
	const char *text = bk_node_text(n, key);
	bk_date day;

	return text && bk_date_parse(bk_str(text), &day) == 0 ? day :
	    BK_DATE_NONE;
}

/* --- what an action promises -------------------------------------------- */

/* One case while its promises are counted. */
struct counting {
	struct bk_promises	*to;
	const struct bk_case	*c;
	const char		*prefix;	/* of the number: "", "d" */
	size_t			 first;		/* of to->v: of this case */
};

static void
add_numbered(struct counting *k, const struct bk_action *a,
    struct bk_promise p)
{
	size_t n = k->to->n - k->first;

	p.c = k->c;
	p.made = a->date;
	p.id = bk_arena_printf(k->to->arena, "%s%zu", k->prefix, n + 1);
	p.item = 1;
	for (size_t i = k->first; i < k->to->n; i++)
		p.item += k->to->v[i].made == a->date;
	if (p.outcome < 0)
		p.settled = BK_DATE_NONE;
	add(k->to, &p);
}

/* {who, what, by}, or a text. */
static void
add_list(struct counting *k, const struct bk_action *a, const char *key,
    enum bk_promise_kind kind, bool closed)
{
	const struct bk_node *list = bk_node_get(a->node, key);

	for (const struct bk_node *n = bk_node_first_item(list); n;
	    n = bk_node_next_item(list, n))
		add_numbered(k, a, (struct bk_promise){ .kind = kind,
		    .who = bk_node_text(n, "who"),
		    .what = closed ? NULL : n->kind == BK_NODE_TEXT ?
			n->text : bk_node_text(n, "what"),
		    .due = day_of(n, "by"), .outcome = -1 });
}

/* A thing that is to come back is lent, also where nobody wrote how. */
static bool
is_lent(const char *how, const struct bk_node *n)
{
	return how ? bk_word_find(bk_word_hows, bk_str(how)) == BK_LENT :
	    bk_node_get(n, "back_by") != NULL;
}

/* A thing: an item of a list, or what the action itself holds. */
static void
add_thing(struct counting *k, const struct bk_action *a,
    const struct bk_node *n, const char *how, const char *what)
{
	bk_date back = day_of(n, "returned");

	if (is_lent(how, n))
		add_numbered(k, a, (struct bk_promise){
		    .kind = BK_PROMISE_LENT, .who = bk_node_text(a->node,
		    "to"), .what = what, .due = day_of(n, "back_by"),
		    .outcome = back == BK_DATE_NONE ? -1 : BK_KEPT,
		    .settled = back });
}

static void
add_lent(struct counting *k, const struct bk_action *a)
{
	const struct bk_node *list = bk_node_get(a->node, "items");
	const char *item = bk_node_text(a->node, "item");

	for (const struct bk_node *n = bk_node_first_item(list); n;
	    n = bk_node_next_item(list, n))
		if (n->kind == BK_NODE_MAP)
			add_thing(k, a, n, bk_node_text(n, "how"),
			    bk_node_text(n, "what"));
	if (!list && item)
		add_thing(k, a, a->node, bk_node_text(a->node, "given"),
		    item);
}

/* A visit to repeat is kept by the first that was made after it was asked. */
static void
add_revisit(struct counting *k, size_t i)
{
	const struct bk_action *a = &k->c->actions.v[i];
	bk_date due = day_of(a->node, "revisit"), made = BK_DATE_NONE;

	if (due == BK_DATE_NONE)
		return;
	for (size_t j = i + 1; j < k->c->actions.n &&
	    made == BK_DATE_NONE; j++)
		if (k->c->actions.v[j].step == BK_STEP_VISIT &&
		    k->c->actions.v[j].outcome == BK_MET)
			made = k->c->actions.v[j].date;
	add_numbered(k, a, (struct bk_promise){ .kind = BK_PROMISE_REVISIT,
	    .due = due, .outcome = made == BK_DATE_NONE ? -1 : BK_KEPT,
	    .settled = made });
}

/* --- kept or broken ----------------------------------------------------- */

/* Is that the promise which the action is about? */
static bool
is_about(const struct bk_action *a, const struct bk_promise *p)
{
	const struct bk_node *mark = bk_node_get(a->node, "promise");
	const char *item = bk_node_text(mark, "item");
	uint64_t n;

	if (!mark || !p->id)
		return false;
	if (mark->kind == BK_NODE_TEXT)		/* a person wrote the number */
		return strcmp(mark->text, p->id) == 0;
	return day_of(mark, "made") == p->made && item &&
	    bk_str_uint(bk_str(item), 100000, &n) == 0 && (int)n == p->item;
}

/* The last that is recorded of each counts. */
static void
settle(struct counting *k, const struct bk_case *said)
{
	for (size_t i = 0; i < said->actions.n; i++) {
		const struct bk_action *a = &said->actions.v[i];

		if (a->step != BK_STEP_PROMISE)
			continue;
		for (size_t j = k->first; j < k->to->n; j++)
			if (is_about(a, &k->to->v[j])) {
				k->to->v[j].outcome = a->outcome;
				k->to->v[j].settled = a->date;
			}
	}
}

/* --- of a case ---------------------------------------------------------- */

/* FIELD 6: a referral does not end it; news are asked for again and again. */
static void
add_news(struct bk_promises *to, const struct bk_case *c,
    const struct bk_policy *policy)
{
	const struct bk_action *last = NULL;
	const char *whom = NULL;

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->step != BK_STEP_REFERRAL)
			continue;
		last = a;
		if (a->outcome < 0)
			whom = bk_node_text(a->node, "to");
	}
	if (c->status != BK_REFERRED || !last)
		return;
	add(to, &(struct bk_promise){ .kind = BK_PROMISE_NEWS, .c = c,
	    .who = whom, .made = last->date, .outcome = -1,
	    .due = bk_date_plus(last->date, policy->referral_days),
	    .settled = BK_DATE_NONE });
}

static void
add_actions(struct bk_promises *to, const struct bk_case *c,
    const char *prefix)
{
	struct counting k = { to, c, prefix, to->n };

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];

		add_list(&k, a, "commitments", BK_PROMISE_COMMITMENT, false);
		if (a->step == BK_STEP_AID)
			add_lent(&k, a);
		add_revisit(&k, i);
	}
	settle(&k, c);
}

void
bk_promise_of_case(struct bk_promises *to, const struct bk_case *c,
    const struct bk_policy *policy)
{
	if (c->status == BK_CANCELLED)
		return;
	add_actions(to, c, "");
	add_news(to, c, policy);
}

void
bk_promise_of_closed(struct bk_promises *to, const struct bk_case *c,
    const struct bk_case *closed)
{
	struct counting k = { to, c, "d", to->n };

	if (c->status == BK_CANCELLED)
		return;
	for (size_t i = 0; i < closed->actions.n; i++)
		add_list(&k, &closed->actions.v[i], "decisions",
		    BK_PROMISE_DECISION, true);
	settle(&k, closed);
}

void
bk_promise_of_routine(struct bk_promises *to, const struct bk_case *visits)
{
	size_t first = to->n;

	add_actions(to, visits, "r");
	for (size_t i = first; i < to->n; i++)
		to->v[i].routine = true;
}

void
bk_promise_count(const struct bk_promises *all, struct bk_case *c)
{
	struct bk_case_promise *v = bk_arena_alloc(all->arena,
	    (c->promises.n + all->n + 1) * sizeof(*v));
	size_t n = c->promises.n;

	if (n)
		memcpy(v, c->promises.v, n * sizeof(*v));
	for (size_t i = 0; i < all->n; i++) {
		const struct bk_promise *p = &all->v[i];

		if (p->kind != BK_PROMISE_NEWS)
			v[n++] = (struct bk_case_promise){ p->made, p->due,
				p->settled, p->outcome };
	}
	c->promises.v = v;
	c->promises.n = n;
}

bool
bk_promise_had_conference(const struct bk_case *c)
{
	for (size_t i = 0; i < c->actions.n; i++)
		if (c->actions.v[i].step == BK_STEP_CONFERENCE)
			return true;
	return false;
}

const struct bk_action *
bk_promise_astray(const struct bk_promises *all, const struct bk_case *c,
    size_t *i)
{
	for (; *i < c->actions.n; (*i)++) {
		const struct bk_action *a = &c->actions.v[*i];
		size_t j = 0;

		if (a->step != BK_STEP_PROMISE ||
		    !bk_node_get(a->node, "promise"))
			continue;	/* of a decision, the open half */
		while (j < all->n && !is_about(a, &all->v[j]))
			j++;
		if (j == all->n)
			return &c->actions.v[(*i)++];
	}
	return NULL;
}

const struct bk_promise *
bk_promise_find(const struct bk_promises *all, const char *id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].id && strcmp(all->v[i].id, id) == 0)
			return &all->v[i];
	return NULL;
}

struct bk_node *
bk_promise_mark(const struct bk_promise *p, struct bk_arena *a)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	char day[BK_DATE_SIZE];

	bk_node_put(a, m, "made", bk_node_plain(a, bk_date_format(p->made,
	    day)));
	bk_node_put(a, m, "item", bk_node_plain(a, bk_arena_printf(a, "%d",
	    p->item)));
	return m;
}

/* --- beside the cases --------------------------------------------------- */

void
bk_promise_of_complaint(struct bk_promises *to, const struct bk_complaint *x,
    const struct bk_policy *policy)
{
	if (x->answered != BK_STAMP_NONE)
		return;
	add(to, &(struct bk_promise){ .kind = BK_PROMISE_COMPLAINT,
	    .id = x->id, .what = x->text,
	    .made = bk_complaint_day(x->received),
	    .due = bk_complaint_day(bk_complaint_due(x,
		policy->complaint_hours)),
	    .outcome = -1, .settled = BK_DATE_NONE });
}

void
bk_promise_of_letter(struct bk_promises *to, const struct bk_outgoing *o,
    const struct bk_case *c, const struct bk_policy *policy)
{
	if (!bk_outgoing_waits(o, c))
		return;
	add(to, &(struct bk_promise){ .kind = BK_PROMISE_LETTER, .c = c,
	    .id = o->number, .who = o->to, .made = o->date,
	    .what = o->type, .due = bk_date_plus(o->date,
		policy->answer_days),
	    .outcome = -1, .settled = BK_DATE_NONE });
}

/* --- the list ----------------------------------------------------------- */

static int
promise_cmp(const void *a, const void *b)
{
	const struct bk_promise *x = a, *y = b;
	bool no_x = x->due == BK_DATE_NONE, no_y = y->due == BK_DATE_NONE;
	int c;

	if (no_x != no_y)
		return no_x - no_y;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	if (!x->c != !y->c)
		return !x->c - !y->c;
	c = x->c ? bk_str_order(x->c->student.class, y->c->student.class) : 0;
	if (c == 0 && x->c)
		c = strcmp(x->c->id, y->c->id);
	if (c == 0 && x->kind != y->kind)
		c = (int)x->kind - (int)y->kind;
	if (c == 0 && x->made != y->made)
		c = x->made < y->made ? -1 : 1;
	if (c == 0 && x->item != y->item)
		c = x->item - y->item;
	return c ? c : bk_str_order(x->id, y->id);
}

void
bk_promise_sort(struct bk_promises *all)
{
	if (all->n)
		qsort(all->v, all->n, sizeof(*all->v), promise_cmp);
}
