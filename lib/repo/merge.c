#include "merge.h"

#include <string.h>

#include "casebefore.h"
#include "chunk.h"
#include "diff.h"
#include "mem.h"
#include "mergeladder.h"
#include "mergelist.h"
#include "msg_repo.h"
#include "yamledit.h"
#include "yamlout.h"

/* --- the three texts ---------------------------------------------------- */

struct side {
	struct bk_str	 text;		/* all of the file */
	struct bk_str	 before;	/* of it, what precedes the document */
	struct bk_str	 doc;
	struct bk_node	*root;		/* NULL: an empty file */
	struct bk_chunks keys;
	struct bk_case	 c;
	bool		 is_case;	/* c can be used */
};

/* The single document of a text; false where it has none. */
static bool
only_piece(struct bk_str text, struct bk_yaml_piece *piece)
{
	struct bk_yaml_stream s = { .p = text.p, .n = text.n, .line = 1 };
	struct bk_yaml_piece more;

	return bk_yamlin_next(&s, piece) && !bk_yamlin_next(&s, &more);
}

static const char *
eol_of(struct bk_str text)
{
	const char *nl = memchr(text.p, '\n', text.n);

	return nl && nl > text.p && nl[-1] == '\r' ? "\r\n" : "\n";
}

/* The text with those line ends. */
static struct bk_str
with_eol(struct bk_str text, const char *eol, struct bk_arena *arena)
{
	struct bk_buf b = BK_BUF_INIT;

	if (strcmp(eol_of(text), eol) == 0)
		return text;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			bk_buf_puts(&b, eol);
		else if (text.p[i] != '\r' || i + 1 == text.n ||
		    text.p[i + 1] != '\n')
			bk_buf_putc(&b, text.p[i]);
	}
	text = (struct bk_str){ bk_arena_strndup(arena, b.p, b.n), b.n };
	bk_buf_free(&b);
	return text;
}

static int
read_side(struct side *s, struct bk_str text, const struct bk_merge *m,
    struct bk_arena *arena)
{
	struct bk_diag quiet = { .emit = NULL };
	const struct bk_reader r = { .file = m->file, .arena = arena,
		.dg = &quiet };
	struct bk_yaml_piece piece;
	const char *kind;

	*s = (struct side){ .text = text };
	if (text.n == 0)
		return 0;
	if (!only_piece(text, &piece))
		return -1;
	s->doc = (struct bk_str){ piece.p, piece.n };
	s->before = (struct bk_str){ text.p, (size_t)(piece.p - text.p) };
	s->root = bk_yamlin_parse(&piece, m->file, arena, &quiet);
	if (!s->root ||
	    bk_chunk_map(s->root, s->doc, arena, &s->keys) < 0)
		return -1;
	kind = bk_node_text(s->root, "kind");
	s->is_case = kind && strcmp(kind, "case") == 0 &&
	    bk_case_read(&r, s->root, &s->c) == 0;
	if (s->is_case && m->from)
		bk_casebefore_trace(&s->c, m->from);
	return 0;
}

/* --- what is written, as we and as they would have it ------------------- */

struct draft {
	struct bk_buf	 ours, theirs;	/* the same but for conflicts */
	size_t		 conflicts;
	const char	*eol;
};

/* A chunk that was the last of its file may lack its line end. */
static void
put_lines(struct bk_buf *b, struct bk_str s, const char *eol)
{
	if (s.n > 0 && b->n > 0 && b->p[b->n - 1] != '\n')
		bk_buf_puts(b, eol);
	bk_buf_putstr(b, s);
}

static void
put(struct draft *d, struct bk_str s)
{
	put_lines(&d->ours, s, d->eol);
	put_lines(&d->theirs, s, d->eol);
}

static void
put_conflict(struct draft *d, struct bk_str ours, struct bk_str theirs)
{
	put_lines(&d->ours, ours, d->eol);
	put_lines(&d->theirs, theirs, d->eol);
	d->conflicts++;
}

/* Equal lines, be the line end of the last one missing or not. */
static bool
same_lines(struct bk_str a, struct bk_str b)
{
	while (a.n > 0 && (a.p[a.n - 1] == '\n' || a.p[a.n - 1] == '\r'))
		a.n--;
	while (b.n > 0 && (b.p[b.n - 1] == '\n' || b.p[b.n - 1] == '\r'))
		b.n--;
	return bk_str_eq(a, b);
}

static void
put_merged_lines(struct draft *d, struct bk_str o, struct bk_str a,
    struct bk_str b)
{
	if (same_lines(o, b) || same_lines(a, b))
		put(d, a);
	else if (same_lines(o, a))
		put(d, b);
	else
		put_conflict(d, a, b);
}

static const struct bk_str nothing = { "", 0 };

static struct bk_str
lead_of(const struct bk_chunk *c)
{
	return c ? c->lead : nothing;
}

static struct bk_str
body_of(const struct bk_chunk *c)
{
	return c ? c->body : nothing;
}

static bool
same_data(const struct bk_chunk *x, const struct bk_chunk *y)
{
	return x == y || (x && y && bk_node_eq(x->node, y->node));
}

/*
 * One key, or one item, in the three texts. Whoever changed it wins; whoever
 * changed only its layout wins that.
 */
static void
put_chunk(struct draft *d, const struct bk_chunk *o,
    const struct bk_chunk *a, const struct bk_chunk *b)
{
	bool ours = !same_data(o, a), theirs = !same_data(o, b);

	if ((!a && !b) || (!a && !theirs) || (!b && !ours))
		return;			/* one side removed it */
	if (a && b)
		put_merged_lines(d, lead_of(o), a->lead, b->lead);
	else
		put(d, a ? a->lead : b->lead);
	if (ours && theirs && same_data(a, b))
		put(d, a->body);
	else if (!o && !(a && b))
		put(d, a ? a->body : b->body);
	else
		put_merged_lines(d, body_of(o), body_of(a), body_of(b));
}

/* --- lists -------------------------------------------------------------- */

struct list {
	const char	*key;
	bool		 merged;	/* items are known */
	bool		 block;		/* and can be moved by lines */
	struct bk_str	 head;		/* the line of the key */
	struct bk_merge_items items;
	const struct bk_action **moves;	/* behind each, or NULL at all */
};

/* Items without lines of their own, as in `[a, b]`. */
static void
chunks_of_flow(const struct bk_node *list, struct bk_arena *arena,
    struct bk_chunks *out)
{
	out->v = bk_arena_zalloc(arena, (list->nkids + 1) * sizeof(*out->v));
	out->n = 0;
	for (struct bk_node *k = list->kids; k; k = k->next)
		out->v[out->n++].node = k;
}

/* The items of one side; false where the value is no list. */
static bool
list_of(const struct side *s, const struct bk_chunk *pair,
    struct bk_arena *arena, struct list *l, struct bk_chunks *out)
{
	struct bk_str head;

	*out = (struct bk_chunks){ NULL, 0, nothing };
	if (!pair || bk_node_null(pair->node))
		return true;
	if (pair->node->kind != BK_NODE_LIST)
		return false;
	if (bk_chunk_list(pair, s->doc, arena, out, &head) == 0) {
		if (l->head.n == 0)
			l->head = head;
	} else {
		chunks_of_flow(pair->node, arena, out);
		l->block = false;
	}
	return true;
}

/* --- the merge ---------------------------------------------------------- */

/* A key as the three have it. */
struct field {
	const char		*key;
	const struct bk_chunk	*o, *a, *b;
};

struct set {
	const char	*key;
	struct bk_node	*value;
};

enum { NLISTS = 4, NSETS = NLISTS + 4 };

struct merge {
	const struct bk_merge	*m;
	struct bk_arena		*arena;
	struct side		 o, a, b;
	struct field		*field;
	size_t			 nfields;
	struct list		 list[NLISTS];
	struct set		 set[NSETS];	/* in the text, at the end */
	size_t			 nsets;
	struct draft		 d;
};

static const struct bk_chunk *
find(const struct side *s, const char *key)
{
	for (size_t i = 0; i < s->keys.n; i++)
		if (strcmp(s->keys.v[i].key, key) == 0)
			return &s->keys.v[i];
	return NULL;
}

/* The place of a key among those of a case; unknown ones come last. */
static size_t
rank(const char *key)
{
	size_t i = 0;

	while (bk_case_binds[i].key && strcmp(bk_case_binds[i].key, key) != 0)
		i++;
	return i;
}

/*
 * Our keys in our order; one that only they have, behind the key that it
 * follows there and those of ours that come before it.
 */
static void
collect_fields(struct merge *g)
{
	size_t n = g->a.keys.n + g->b.keys.n, at = 0;
	struct field *f;

	f = g->field = bk_arena_alloc(g->arena, (n + 1) * sizeof(*f));
	for (size_t i = 0; i < g->a.keys.n; i++)
		f[g->nfields++].key = g->a.keys.v[i].key;
	for (size_t i = 0; i < g->b.keys.n; i++) {
		const char *key = g->b.keys.v[i].key;
		size_t k = 0;

		while (k < g->nfields && strcmp(f[k].key, key) != 0)
			k++;
		if (k < g->nfields) {
			at = k + 1;
			continue;
		}
		while (at < g->nfields && !find(&g->b, f[at].key) &&
		    rank(f[at].key) < rank(key))
			at++;
		memmove(f + at + 1, f + at, (g->nfields++ - at) * sizeof(*f));
		f[at++].key = key;
	}
	for (size_t i = 0; i < g->nfields; i++) {
		f[i].o = find(&g->o, f[i].key);
		f[i].a = find(&g->a, f[i].key);
		f[i].b = find(&g->b, f[i].key);
	}
}

static struct list *
list_named(struct merge *g, const char *key)
{
	for (int i = 0; i < NLISTS; i++)
		if (strcmp(g->list[i].key, key) == 0)
			return &g->list[i];
	return NULL;
}

static void
merge_list(struct merge *g, struct list *l)
{
	struct bk_chunks o, a, b;

	l->block = true;
	l->merged =
	    list_of(&g->a, find(&g->a, l->key), g->arena, l, &a) &&
	    list_of(&g->b, find(&g->b, l->key), g->arena, l, &b) &&
	    list_of(&g->o, find(&g->o, l->key), g->arena, l, &o) &&
	    bk_merge_lists(&o, &a, &b, strcmp(l->key, "actions") == 0,
	    g->arena, &l->items) == 0;
}

static void
set_later(struct merge *g, const char *key, struct bk_node *value)
{
	g->set[g->nsets++] = (struct set){ key, value };
}

static bool
is_settled(const struct merge *g, const char *key)
{
	for (size_t i = 0; i < g->nsets; i++)
		if (strcmp(g->set[i].key, key) == 0)
			return true;
	return false;
}

static struct bk_node *
date_node(struct bk_arena *arena, bk_date date)
{
	char text[BK_DATE_SIZE];

	return bk_node_plain(arena, bk_date_format(date, text));
}

/* Rung, due, status; and the day of opening, where there is no base. */
static void
settle_standing(struct merge *g)
{
	struct list *actions = list_named(g, "actions");
	const struct bk_merge_cases cases = { g->o.is_case &&
		!actions->items.dropped ? &g->o.c : NULL, &g->a.c, &g->b.c,
		g->m->policy };
	struct bk_merge_standing s;

	if (!g->a.is_case || !g->b.is_case || !actions->merged ||
	    (g->o.root && !g->o.is_case) ||
	    !bk_merge_ladder(&cases, &actions->items, g->arena, &s))
		return;
	actions->moves = s.moves;
	set_later(g, "rung", bk_node_plain(g->arena, bk_word_rungs[s.rung].id));
	if (s.due != BK_DATE_NONE)
		set_later(g, "due", date_node(g->arena, s.due));
	if (!s.status_open)
		set_later(g, "status", bk_node_plain(g->arena,
		    bk_word_statuses[s.status].id));
	if (!g->o.root && s.opened != BK_DATE_NONE)
		set_later(g, "opened", date_node(g->arena, s.opened));
}

/* A list in flow style that grew on both sides is written anew, in place. */
static void
settle_flow(struct merge *g, struct list *l)
{
	const struct bk_chunk *o = find(&g->o, l->key);
	const struct bk_chunk *a = find(&g->a, l->key);
	const struct bk_chunk *b = find(&g->b, l->key);
	struct bk_node *list;

	if (!l->merged || l->block || !a || !b ||
	    a->node->kind != BK_NODE_LIST ||
	    a->node->style != BK_STYLE_FLOW || same_data(o, a) ||
	    same_data(o, b))
		return;
	list = bk_node_new(g->arena, BK_NODE_LIST, a->node->style);
	for (size_t i = 0; i < l->items.n; i++) {
		const struct bk_merge_item *it = &l->items.v[i];
		struct bk_node *copy;

		if (it->dropped)
			continue;
		if (it->o && !same_data(it->o, it->a) &&
		    !same_data(it->o, it->b) && !same_data(it->a, it->b))
			return;		/* both changed one item */
		copy = bk_arena_dup(g->arena, it->b && (!it->a ||
		    same_data(it->o, it->a)) ? it->b->node : it->a->node,
		    1, sizeof(*copy));
		copy->key = copy->next = NULL;
		bk_node_add(list, copy);
		if (l->moves && l->moves[i])
			bk_node_add(list, bk_case_action_node(l->moves[i],
			    g->arena));
	}
	set_later(g, l->key, list);
}

/* A move that the ladder added, as one more item of the list. */
static void
put_move(struct merge *g, const struct bk_chunk *beside,
    const struct bk_action *move)
{
	size_t col = strspn(beside->body.p, " ");
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_printf(&b, "%*s- ", (int)col, "");
	bk_yamlout_block(&b, bk_case_action_node(move, g->arena), col + 2,
	    g->d.eol);
	bk_buf_puts(&b, g->d.eol);
	put(&g->d, bk_buf_str(&b));
	bk_buf_free(&b);
}

static void
put_lead(struct merge *g, const struct field *f)
{
	if (f->a && f->b)
		put_merged_lines(&g->d, lead_of(f->o), f->a->lead, f->b->lead);
	else
		put(&g->d, f->a ? f->a->lead : f->b->lead);
}

static void
put_items(struct merge *g, const struct list *l)
{
	if (l->items.n > l->items.dropped)
		put(&g->d, l->head);
	for (size_t i = 0; i < l->items.n; i++) {
		const struct bk_merge_item *it = &l->items.v[i];

		if (!it->dropped)
			put_chunk(&g->d, it->o, it->a, it->b);
		if (l->moves && l->moves[i])
			put_move(g, it->a ? it->a : it->b, l->moves[i]);
	}
}

static void
put_field(struct merge *g, const struct field *f)
{
	const struct list *l = list_named(g, f->key);

	if (is_settled(g, f->key)) {
		put_lead(g, f);
		/* Whose line was touched may have a new comment on it. */
		put(&g->d, f->b && (!f->a || same_lines(body_of(f->o),
		    f->a->body)) ? f->b->body : f->a->body);
	} else if (l && l->merged && l->block && l->head.n > 0 &&
	    ((f->a && f->b) || l->items.dropped)) {
		put_lead(g, f);
		put_items(g, l);
	} else {
		put_chunk(&g->d, f->o, f->a, f->b);
	}
}

/* Put what is settled into the text of a draft; false: it cannot be. */
static bool
apply_sets(struct merge *g, struct bk_buf *text)
{
	struct bk_diag quiet = { .emit = NULL };
	const char *const *order = bk_bind_order(bk_case_binds, g->arena);
	struct bk_yaml_piece piece;
	struct bk_buf out = BK_BUF_INIT;
	struct bk_node *root;
	struct bk_edit e;

	if (!only_piece(bk_buf_str(text), &piece))
		return false;
	root = bk_yamlin_parse(&piece, g->m->file, g->arena, &quiet);
	if (!root)
		return false;
	bk_buf_add(&out, text->p, (size_t)(piece.p - text->p));
	bk_yamledit_begin(&e, &piece, root, g->m->file, g->arena, &quiet);
	for (size_t i = 0; i < g->nsets; i++) {
		struct bk_node *copy = bk_arena_dup(g->arena,
		    g->set[i].value, 1, sizeof(*copy));

		bk_yamledit_set(&e, root, g->set[i].key, copy, order);
	}
	if (bk_yamledit_finish(&e, &out) < 0) {
		bk_buf_free(&out);
		return false;
	}
	bk_buf_free(text);
	*text = out;
	return true;
}

/* A file of ours that ended without a line end still does. */
static void
end_as_ours(const struct merge *g, struct bk_buf *b)
{
	if (g->a.text.n == 0 || g->a.text.p[g->a.text.n - 1] == '\n')
		return;
	while (b->n > 0 && (b->p[b->n - 1] == '\n' || b->p[b->n - 1] == '\r'))
		bk_buf_truncate(b, b->n - 1);
}

/* No action of either side may be missing, whatever the layout. */
static bool
is_whole(const struct merge *g, const struct bk_buf *text)
{
	const struct list *l = &g->list[0];
	size_t wanted = l->items.n - l->items.dropped;
	struct side s;

	if (read_side(&s, bk_buf_str(text), g->m, g->arena) < 0 ||
	    (g->a.is_case && !s.is_case))
		return false;
	for (size_t i = 0; l->moves && i < l->items.n; i++)
		wanted += l->moves[i] != NULL;
	return !l->merged || !s.is_case || s.c.actions.n == wanted;
}

static void
draft(struct merge *g)
{
	put_merged_lines(&g->d, g->o.before, g->a.before, g->b.before);
	for (size_t i = 0; i < g->nfields; i++)
		put_field(g, &g->field[i]);
	put_merged_lines(&g->d, g->o.keys.tail, g->a.keys.tail,
	    g->b.keys.tail);
}

static int
merge_all(struct merge *g)
{
	static const char *const lists[NLISTS] = { "actions", "reasons",
		"causes", "plan" };
	const char *eol = g->d.eol = eol_of(g->m->ours);

	if (read_side(&g->o, with_eol(g->m->base, eol, g->arena), g->m,
	    g->arena) < 0 ||
	    read_side(&g->a, g->m->ours, g->m, g->arena) < 0 ||
	    read_side(&g->b, with_eol(g->m->theirs, eol, g->arena),
	    g->m, g->arena) < 0 || !g->a.root || !g->b.root)
		return -1;
	collect_fields(g);
	for (int i = 0; i < NLISTS; i++) {
		g->list[i].key = lists[i];
		merge_list(g, &g->list[i]);
	}
	settle_standing(g);
	for (int i = 0; i < NLISTS; i++)
		settle_flow(g, &g->list[i]);
	draft(g);
	return apply_sets(g, &g->d.ours) && apply_sets(g, &g->d.theirs) &&
	    is_whole(g, &g->d.ours) && is_whole(g, &g->d.theirs) ? 0 : -1;
}

int
bk_merge_case(const struct bk_merge *m, struct bk_arena *arena,
    struct bk_buf *out, struct bk_diag *dg)
{
	struct merge g = { .m = m, .arena = arena,
		.d = { .ours = BK_BUF_INIT, .theirs = BK_BUF_INIT } };
	int r = merge_all(&g);

	if (r < 0) {
		bk_diag(dg, &bk_msg_merge_layout, m->file, 0, NULL);
	} else {
		end_as_ours(&g, &g.d.ours);
		end_as_ours(&g, &g.d.theirs);
		r = (int)bk_diff_conflicts(out, bk_buf_str(&g.d.ours),
		    bk_buf_str(&g.d.theirs));
	}
	bk_buf_free(&g.d.ours);
	bk_buf_free(&g.d.theirs);
	return r;
}
