#include "mergelist.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Beyond this many pairs, comparing all with all is left to people. */
enum { PAIRS_MAX = 1000000 };

#define NEW	SIZE_MAX	/* an item that the base does not have */

static bool
same(const struct bk_chunk *x, const struct bk_chunk *y)
{
	return bk_node_eq(x->node, y->node);
}

/* --- which items of a side are which of the base ------------------------ */

/* May y be x, changed? An action keeps its day and step, a reason its rule. */
static bool
akin(const struct bk_chunk *x, const struct bk_chunk *y)
{
	static const char *const keys[] = { "date", "step", "rule",
		"id" };
	size_t told = 0;

	for (size_t i = 0; i < BK_NELEM(keys); i++) {
		const char *a = bk_node_text(x->node, keys[i]);
		const char *b = bk_node_text(y->node, keys[i]);

		if (!a != !b || (a && strcmp(a, b) != 0))
			return false;
		told += a != NULL;
	}
	return told > 0;
}

/* A stretch of the base [o, o_end) and of a side [s, s_end) to be paired. */
struct stretch {
	const struct bk_chunk *base, *side;
	size_t	 o, o_end, s, s_end;
	size_t	*of;	/* for each item of the side: its base, or NEW */
	bool	*unsure;	/* of the base: gone, or with another day */
	bool	 drops;	/* items of the base may be missing */
};

/* Is there one of the same step, which may be it with another date? */
static bool
may_stand_for(const struct stretch *t, size_t o, size_t s, size_t s_end)
{
	const char *step = bk_node_text(t->base[o].node, "step"), *other;

	for (; step && s < s_end; s++) {
		other = bk_node_text(t->side[s].node, "step");
		if (other && strcmp(step, other) == 0)
			return true;
	}
	return !step;
}

/*
 * Between two anchors: the base's items are there, changed; else they were
 * taken back, where that may be, or it fails.
 */
static int
pair_gap(const struct stretch *t, size_t o, size_t o_end, size_t s,
    size_t s_end)
{
	for (; o < o_end; o++) {
		if (s < s_end && akin(&t->base[o], &t->side[s]))
			t->of[s++] = o;
		else if (!t->drops)
			return -1;
		else
			t->unsure[o] = may_stand_for(t, o, s, s_end);
	}
	for (; s < s_end; s++)
		t->of[s] = NEW;
	return 0;
}

/* Anchors are the longest common subsequence, by the plain table. */
static int
pair_middle(const struct stretch *t)
{
	size_t n = t->o_end - t->o, m = t->s_end - t->s, o = 0, s = 0;
	size_t o0 = 0, s0 = 0;
	unsigned *len;
	int r = 0;

	if (n == 0 || m == 0)
		return pair_gap(t, t->o, t->o_end, t->s, t->s_end);
	if (n > PAIRS_MAX / m)
		return -1;
	len = bk_xcalloc((n + 1) * (m + 1), sizeof(*len));
#define LEN(i, j) len[(i) * (m + 1) + (j)]
	for (size_t i = n; i-- > 0;)
		for (size_t j = m; j-- > 0;)
			LEN(i, j) = same(&t->base[t->o + i],
			    &t->side[t->s + j]) ? LEN(i + 1, j + 1) + 1 :
			    LEN(i + 1, j) > LEN(i, j + 1) ? LEN(i + 1, j) :
			    LEN(i, j + 1);
	while (r == 0 && o < n && s < m) {
		if (same(&t->base[t->o + o], &t->side[t->s + s])) {
			r = pair_gap(t, t->o + o0, t->o + o, t->s + s0,
			    t->s + s);
			t->of[t->s + s] = t->o + o;
			o0 = ++o;
			s0 = ++s;
		} else if (LEN(o + 1, s) >= LEN(o, s + 1)) {
			o++;
		} else {
			s++;
		}
	}
#undef LEN
	free(len);
	return r < 0 ? -1 : pair_gap(t, t->o + o0, t->o_end, t->s + s0,
	    t->s_end);
}

/* Lists are appended to: mostly all of the base is the side's beginning. */
static int
align(const struct bk_chunks *base, const struct bk_chunks *side, size_t *of,
    bool *unsure, bool drops)
{
	struct stretch t = { base->v, side->v, 0, base->n, 0, side->n, of,
		unsure, drops };

	while (t.o < t.o_end && t.s < t.s_end &&
	    same(&t.base[t.o], &t.side[t.s]))
		of[t.s++] = t.o++;
	while (t.o_end > t.o && t.s_end > t.s &&
	    same(&t.base[t.o_end - 1], &t.side[t.s_end - 1]))
		of[--t.s_end] = --t.o_end;
	return pair_middle(&t);
}

/* --- what both sides put in --------------------------------------------- */

struct run {
	const struct bk_chunk	*v;
	size_t			 n;
	bool			*taken;		/* it stands already */
};

static void
skip_taken(struct run *r)
{
	while (r->n > 0 && *r->taken) {
		r->v++;
		r->taken++;
		r->n--;
	}
}

static size_t
find(const struct run *r, const struct bk_chunk *c)
{
	for (size_t i = 0; i < r->n; i++)
		if (!r->taken[i] && same(&r->v[i], c))
			return i;
	return NEW;
}

static const char *
date_of(const struct bk_chunk *c)
{
	const char *date = bk_node_text(c->node, "date");

	return date ? date : "";
}

/* Is it a's turn? What the other side also has later waits for it. */
static bool
ours_next(const struct run *a, const struct run *b, bool by_date)
{
	bool a_later, b_later;

	if (a->n == 0 || b->n == 0)
		return a->n > 0;
	a_later = find(b, a->v) != NEW;
	b_later = find(a, b->v) != NEW;
	if (a_later != b_later)
		return b_later;
	return !by_date || strcmp(date_of(a->v), date_of(b->v)) <= 0;
}

static void
merge_runs(struct run a, struct run b, bool by_date,
    struct bk_merge_items *out)
{
	for (;;) {
		struct bk_merge_item *item = &out->v[out->n];
		struct run *from, *other;
		size_t twin;

		skip_taken(&a);
		skip_taken(&b);
		if (a.n == 0 && b.n == 0)
			return;
		from = ours_next(&a, &b, by_date) ? &a : &b;
		other = from == &a ? &b : &a;
		*item = (struct bk_merge_item){ .o = NULL };
		*(from == &a ? &item->a : &item->b) = from->v;
		twin = find(other, from->v);
		if (twin != NEW) {
			*(from == &a ? &item->b : &item->a) = &other->v[twin];
			other->taken[twin] = true;
		}
		*from->taken = true;
		out->n++;
	}
}

/* --- all of it ---------------------------------------------------------- */

struct walk {
	const struct bk_chunks	*side;
	size_t			*of;
	bool			*taken;
	const struct bk_chunk	**item;		/* of the base, or NULL: gone */
	bool			*unsure;
	size_t			 at;
};

static int
walk_begin(struct walk *w, const struct bk_chunks *base,
    const struct bk_chunks *side, bool drops, struct bk_arena *a)
{
	w->side = side;
	w->at = 0;
	w->of = bk_arena_alloc(a, (side->n + 1) * sizeof(*w->of));
	w->taken = bk_arena_zalloc(a, side->n + 1);
	w->item = bk_arena_zalloc(a, (base->n + 1) * sizeof(*w->item));
	w->unsure = bk_arena_zalloc(a, base->n + 1);
	if (align(base, side, w->of, w->unsure, drops) < 0)
		return -1;
	for (size_t i = 0; i < side->n; i++)
		if (w->of[i] != NEW)
			w->item[w->of[i]] = &side->v[i];
	return 0;
}

/* The new items up to the next of the base that stands. */
static struct run
next_run(struct walk *w, const bool *gone)
{
	/* An absent list has no items to point at. */
	struct run r = { w->side->n ? w->side->v + w->at : NULL, 0,
		w->taken + w->at };

	while (w->at < w->side->n && (w->of[w->at] == NEW ||
	    gone[w->of[w->at]])) {
		w->taken[w->at] = w->of[w->at] != NEW;
		w->at++;
		r.n++;
	}
	return r;
}

/*
 * Which items of the base a side took back, be it that it put another in its
 * place: they go where the other side left them as they were. -1: it changed
 * one; or both may have put another in its place, which would be two of one.
 */
static int
find_gone(const struct bk_chunks *o, const struct walk *wa,
    const struct walk *wb, bool *gone)
{
	for (size_t i = 0; i < o->n; i++) {
		const struct bk_chunk *a = wa->item[i], *b = wb->item[i];

		gone[i] = !a || !b;
		if ((!a && b && !same(&o->v[i], b)) ||
		    (!b && a && !same(&o->v[i], a)) ||
		    (!a && !b && (wa->unsure[i] || wb->unsure[i])))
			return -1;
	}
	return 0;
}

int
bk_merge_lists(const struct bk_chunks *o, const struct bk_chunks *a,
    const struct bk_chunks *b, bool by_date, struct bk_arena *arena,
    struct bk_merge_items *out)
{
	bool *gone = bk_arena_zalloc(arena, o->n + 1);
	struct walk wa, wb;

	if (a->n > PAIRS_MAX / (b->n + 1) ||
	    walk_begin(&wa, o, a, by_date, arena) < 0 ||
	    walk_begin(&wb, o, b, by_date, arena) < 0 ||
	    find_gone(o, &wa, &wb, gone) < 0)
		return -1;
	*out = (struct bk_merge_items){ .v = bk_arena_alloc(arena,
	    (o->n + a->n + b->n + 1) * sizeof(*out->v)) };
	for (size_t i = 0; i <= o->n; i++) {
		if (!gone[i])		/* what follows the last, too */
			merge_runs(next_run(&wa, gone), next_run(&wb, gone),
			    by_date, out);
		if (i == o->n)
			break;
		out->v[out->n++] = (struct bk_merge_item){ &o->v[i],
			wa.item[i], wb.item[i], gone[i] };
		out->dropped += gone[i];
		wa.at += !gone[i];
		wb.at += !gone[i];
	}
	return 0;
}
