#include "incoming.h"

#include <string.h>

#include "msg_stats.h"
#include "term.h"

void
bk_incoming_init(struct bk_incoming *in)
{
	*in = (struct bk_incoming){ .arena = BK_ARENA_INIT,
		.keys = BK_MAP_INIT, .seen = BK_MAP_INIT };
}

void
bk_incoming_free(struct bk_incoming *in)
{
	bk_map_free(&in->keys);
	bk_map_free(&in->seen);
	bk_arena_free(&in->arena);
}

/* --- split by the same keys? ---------------------------------------------- */

/* "sex, school"; "none"; in the arena. */
static const char *
by_text(const struct bk_reader *r, struct bk_arena *a, unsigned by)
{
	const char *s = NULL;

	for (int i = 0; i < BK_NBY; i++)
		if (by & 1u << i)
			s = bk_arena_printf(a, "%s%s%s", s ? s : "",
			    s ? ", " : "", bk_stats_bys[i].id);
	return s ? s : bk_diag_text(r->dg, "none");
}

/* Has the document the keys that --by names? */
static int
check_wanted(struct bk_incoming *in, const struct bk_reader *r, size_t line,
    const struct bk_stats *st, unsigned wanted)
{
	unsigned has = st->by;

	if (st->schools.n == 1)
		has |= 1u << BK_BY_SCHOOL;
	if (wanted & ~has) {
		bk_diag(r->dg, &bk_msg_stats_without, r->file, line, "%s",
		    by_text(r, &in->arena, wanted & ~has));
		return -1;
	}
	if (st->by & ~wanted && !in->summed) {
		bk_diag(r->dg, &bk_msg_stats_summed, r->file, line, "%s",
		    by_text(r, &in->arena, st->by & ~wanted));
		in->summed = true;
	}
	return 0;
}

static int
check_by(struct bk_incoming *in, const struct bk_reader *r, size_t line,
    const struct bk_stats *st, const struct bk_stats *into)
{
	if (into->only)
		return check_wanted(in, r, line, st, into->by);
	if (in->any && st->by != in->by) {
		bk_diag(r->dg, &bk_msg_stats_other_by, r->file, line,
		    "%s; %s:%zu: %s", by_text(r, &in->arena, st->by),
		    in->first.file, in->first.line,
		    by_text(r, &in->arena, in->by));
		return -1;
	}
	return 0;
}

/* --- given twice? --------------------------------------------------------- */

/* What one document tells of one school and term. */
struct claim {
	const struct claim	*before;	/* of the same, an earlier */
	struct bk_incoming_place place;
	uint32_t		*class;		/* indices into in->keys */
	size_t			 n, cap;
	bool			 whole;		/* a sum: of any class */
};

static bool
overlap(const struct claim *a, const struct claim *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (a->class[i] == b->class[k])
				return true;
	return false;
}

/* Takes its place; says when it was taken, once a document. */
static void
claim(struct bk_incoming *in, const struct bk_reader *r, const char *key,
    struct claim *c, bool *said)
{
	void **at = bk_map_at(&in->seen, bk_str(key));
	const char *name = strchr(key, '\t');

	c->before = *at;
	*at = c;
	for (const struct claim *old = c->before; old && !*said;
	    old = old->before) {
		bool sum = c->whole || old->whole;

		if (!sum && !overlap(c, old))
			continue;
		bk_diag(r->dg, sum ? &bk_msg_stats_maybe_twice :
		    &bk_msg_stats_twice, r->file, c->place.line,
		    "%s%s%.*s; before: %s:%zu", name ? name + 1 : "",
		    name ? ", " : "", (int)strcspn(key, "\t"), key,
		    old->place.file, old->place.line);
		*said = true;
	}
}

static struct claim *
new_claim(struct bk_incoming *in, struct bk_incoming_place place)
{
	struct claim *c = bk_arena_zalloc(&in->arena, sizeof(*c));

	c->place = place;
	return c;
}

/* The document covers that class; keys are short, or a whole document. */
static void
add_class(struct bk_incoming *in, struct claim *c, struct bk_str key)
{
	if (c->n == c->cap) {
		uint32_t *more = bk_arena_alloc(&in->arena,
		    (2 * c->cap + 4) * sizeof(*more));

		if (c->n)
			memcpy(more, c->class, c->n * sizeof(*more));
		c->class = more;
		c->cap = 2 * c->cap + 4;
	}
	c->class[c->n++] = (uint32_t)bk_map_intern(&in->keys, key);
}

/* TERM, tab, school: the key of a claim. */
static const char *
claim_key(struct bk_arena *a, bk_term term, const char *school)
{
	char text[BK_TERM_SIZE];

	return bk_arena_printf(a, "%s\t%s", bk_term_format(term, text),
	    school);
}

/* A document on its way, and where it goes. */
struct coming {
	struct bk_incoming	*in;
	const struct bk_reader	*r;
	const struct bk_stats	*st, *into;
	struct bk_incoming_place place;
};

/* A sum of several schools that does not tell them apart. */
static void
claim_sum(const struct coming *d)
{
	struct bk_arena a = BK_ARENA_INIT;
	bool said = false;

	for (size_t i = 0; i < d->st->schools.n; i++)
		for (size_t k = 0; k < d->st->terms.n; k++) {
			const struct bk_stats_term *t =
			    d->st->terms.e[k].value;
			struct claim *c;

			if (!bk_stats_keeps(d->into, t->term))
				continue;
			c = new_claim(d->in, d->place);
			c->whole = true;
			claim(d->in, d->r, claim_key(&a, t->term,
			    d->st->schools.e[i].key.p), c, &said);
			bk_arena_reset(&a);
		}
	bk_arena_free(&a);
}

/* The claim of a group's school and term among those of its document. */
static struct claim *
own_claim(const struct coming *d, struct bk_map *own,
    const struct bk_group *g, struct bk_arena *a)
{
	const char *school = g->by[BK_BY_SCHOOL];
	void **at;

	if (!*school && d->st->schools.n == 1)
		school = d->st->schools.e[0].key.p;
	at = bk_map_at(own, bk_str(claim_key(a, g->term, school)));
	bk_arena_reset(a);
	if (!*at)
		*at = new_claim(d->in, d->place);
	return *at;
}

/*
 * By school and term, the classes; a group of no class (complaints, effects)
 * says which part of a school it is only where there is nothing else.
 */
static void
claim_groups(const struct coming *d)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_map own = BK_MAP_INIT;
	struct bk_buf b = BK_BUF_INIT;
	bool said = false;

	for (size_t i = 0; i < d->st->groups.n; i++) {
		const struct bk_group *g = d->st->groups.e[i].value;
		struct claim *c;

		if (!bk_stats_keeps(d->into, g->term))
			continue;
		c = own_claim(d, &own, g, &a);
		bk_buf_clear(&b);
		bk_buf_printf(&b, "%s\t%s", g->grade ? g->grade : "",
		    g->class ? g->class : "");
		if (g->class)
			add_class(d->in, c, bk_buf_str(&b));
	}
	for (size_t i = 0; i < own.n; i++) {
		struct claim *c = own.e[i].value;

		if (c->n == 0)
			add_class(d->in, c, BK_STR("of no class"));
		claim(d->in, d->r, own.e[i].key.p, c, &said);
	}
	bk_map_free(&own);
	bk_buf_free(&b);
	bk_arena_free(&a);
}

/* Of no school: only the very same document is known again. */
static void
claim_text(const struct coming *d)
{
	struct claim *c = new_claim(d->in, d->place);
	struct bk_buf b = BK_BUF_INIT;
	bool said = false;

	bk_stats_write(&b, d->st);
	add_class(d->in, c, bk_buf_str(&b));
	claim(d->in, d->r, bk_diag_text(d->r->dg, "of no school"), c, &said);
	bk_buf_free(&b);
}

static void
say_twice(const struct coming *d)
{
	bool by_school = d->st->by & 1u << BK_BY_SCHOOL;

	if (by_school || d->st->schools.n == 1)
		claim_groups(d);
	else if (d->st->schools.n == 0)
		claim_text(d);
	else
		claim_sum(d);
}

/* --- one document --------------------------------------------------------- */

static int
add(struct coming *d, struct bk_stats *into)
{
	struct bk_incoming *in = d->in;

	if (d->st->sums.n) {
		if (check_by(in, d->r, d->place.line, d->st, into) < 0)
			return -1;
		d->place.file = bk_arena_strdup(&in->arena, d->r->file);
		if (!in->any) {
			in->any = true;
			in->by = d->st->by;
			in->first = d->place;
		}
		say_twice(d);
	}
	if (bk_stats_merge(into, d->st) < 0) {
		bk_diag(d->r->dg, &bk_msg_stats_large, d->r->file,
		    d->place.line, NULL);
		return -1;
	}
	return 0;
}

int
bk_incoming_take(struct bk_incoming *in, const struct bk_reader *r,
    struct bk_node *doc, struct bk_stats *into)
{
	struct bk_stats st;
	struct coming d = { in, r, &st, into, { NULL, doc->line } };
	int result;

	if (bk_stats_read(r, doc, &st) < 0)
		return -1;
	result = add(&d, into);
	bk_stats_free(&st);
	return result < 0 && r->dg->downgrade ? 0 : result;
}
