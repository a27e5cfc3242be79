#include "yamledit.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg_format.h"

/* --- where things stand in the text ------------------------------------- */

static size_t
line_start(const struct bk_edit *e, size_t at)
{
	while (at > 0 && e->piece->p[at - 1] != '\n')
		at--;
	return at;
}

/* Just behind the line end of the line that holds `at`, or the end. */
static size_t
line_end(const struct bk_edit *e, size_t at)
{
	const char *nl = memchr(e->piece->p + at, '\n', e->piece->n - at);

	return nl ? (size_t)(nl - e->piece->p) + 1 : e->piece->n;
}

static size_t
column(const struct bk_edit *e, size_t at)
{
	return at - line_start(e, at);
}

static size_t
line_of(const struct bk_edit *e, size_t at)
{
	size_t line = e->piece->line;

	for (size_t i = 0; i < at; i++)
		line += e->piece->p[i] == '\n';
	return line;
}

/* Made by an edit: nothing of it stands in the text, nor of its members. */
static bool
made(const struct bk_node *n)
{
	return n->line == 0;
}

/* A node that an edit made stands, for later edits, where its splice does. */
static void
place(const struct bk_edit *e, struct bk_node *n, size_t start, size_t end)
{
	size_t back = start == end && start > 0 &&
	    e->piece->p[start - 1] == '\n';	/* lines put before this one */

	n->start = start - back;
	n->end = end - back;
}

static size_t
behind(const struct bk_edit *e, const struct bk_node *n)
{
	return bk_node_behind(n, (struct bk_str){ e->piece->p, e->piece->n });
}

/* --- noting splices ----------------------------------------------------- */

static struct bk_splice *
splice(struct bk_edit *e, enum bk_splice_kind kind, size_t start, size_t end,
    const struct bk_node *node)
{
	struct bk_splice *s;

	BK_GROW(e->splice, e->n, e->cap);
	s = &e->splice[e->n++];
	*s = (struct bk_splice){ .kind = kind, .start = start, .end = end,
		.node = node };
	return s;
}

/* The splice that puts this very node in, or NULL. */
static struct bk_splice *
splice_of(struct bk_edit *e, const struct bk_node *node)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->splice[i].node == node)
			return &e->splice[i];
	return NULL;
}

static void
unsafe(struct bk_edit *e, size_t at)
{
	if (!e->failed)
		bk_diag(e->dg, &bk_msg_edit_unsafe, e->file, line_of(e, at),
		    NULL);
	e->failed = true;
}

/* --- edits -------------------------------------------------------------- */

void
bk_yamledit_begin(struct bk_edit *e, const struct bk_yaml_piece *piece,
    struct bk_node *root, const char *file, struct bk_arena *arena,
    struct bk_diag *dg)
{
	const char *nl = memchr(piece->p, '\n', piece->n);

	*e = (struct bk_edit){ .piece = piece, .root = root, .file = file,
		.arena = arena, .dg = dg };
	e->eol = nl && nl > piece->p && nl[-1] == '\r' ? "\r\n" : "\n";
}

/* The existing key behind which `key` belongs; the last one by default. */
static struct bk_node *
predecessor(const struct bk_node *map, const char *key,
    const char *const *order)
{
	struct bk_node *best = NULL;
	size_t rank = 0;

	for (; order && order[rank] && strcmp(order[rank], key) != 0; rank++) {
		struct bk_node *n = bk_node_get(map, order[rank]);

		if (n)
			best = n;
	}
	return order && order[rank] && best ? best : map->last;
}

static void
add_pair(struct bk_edit *e, struct bk_node *map, const char *key,
    struct bk_node *value, const char *const *order)
{
	struct bk_node *after = predecessor(map, key, order);
	bool flow = map->style == BK_STYLE_FLOW || !after;
	struct bk_splice *s;
	size_t at;

	if (flow)
		at = after ? after->end : map->start + 1;
	else
		at = behind(e, after);
	s = splice(e, flow ? BK_SPLICE_FLOW_PAIR : BK_SPLICE_PAIR, at, at,
	    value);
	s->first = !after;
	if (!flow)
		s->col = column(e, map->kids->key->start);
	place(e, value, at, at);
	bk_node_put(e->arena, map, key, value);
}

/* A value that this edit made takes new content where it stands. */
static void
become(struct bk_edit *e, struct bk_node *n, const struct bk_node *value)
{
	struct bk_splice *s = splice_of(e, n);

	if (s && (s->kind == BK_SPLICE_WRAP || s->kind == BK_SPLICE_ITEMS)) {
		unsafe(e, s->start);
		return;
	}
	if (s && s->kind == BK_SPLICE_SCALAR && value->kind != BK_NODE_TEXT)
		s->kind = BK_SPLICE_VALUE;
	n->kind = value->kind;
	n->style = value->style;
	n->text = value->text;
	n->len = value->len;
	n->kids = value->kids;
	n->last = value->last;
	n->nkids = value->nkids;
}

static void
replace(struct bk_edit *e, struct bk_node *map, struct bk_node *old,
    struct bk_node *value)
{
	bool scalar = old->kind == BK_NODE_TEXT && value->kind == BK_NODE_TEXT;

	splice(e, scalar ? BK_SPLICE_SCALAR : BK_SPLICE_VALUE, old->start,
	    old->end, value)->style = old->style;
	place(e, value, old->start, old->end);
	bk_node_put(e->arena, map, old->key->text, value);
}

/* A block map takes its new members one by one and keeps its comments. */
static void
set_members(struct bk_edit *e, struct bk_node *old, struct bk_node *value)
{
	struct bk_node *next;

	for (struct bk_node *n = value->kids; n; n = next) {
		const char *key = n->key->text;

		next = n->next;
		n->next = NULL;
		bk_yamledit_set(e, old, key, n, NULL);
	}
}

static void
drop_members(struct bk_edit *e, struct bk_node *old,
    const struct bk_node *value)
{
	struct bk_node *next;

	for (struct bk_node *n = old->kids; n; n = next) {
		next = n->next;
		if (!bk_node_get(value, n->key->text))
			bk_yamledit_remove(e, old, n->key->text);
	}
}

void
bk_yamledit_set(struct bk_edit *e, struct bk_node *map, const char *key,
    struct bk_node *value, const char *const *order)
{
	struct bk_node *old = bk_node_get(map, key);

	if (e->failed || (old && bk_node_eq(old, value)))
		return;
	if (made(map))
		bk_node_put(e->arena, map, key, value);
	else if (!old)
		add_pair(e, map, key, value, order);
	else if (made(old))
		become(e, old, value);
	else if (old->kind == BK_NODE_MAP && old->style == BK_STYLE_BLOCK &&
	    value->kind == BK_NODE_MAP) {
		drop_members(e, old, value);
		set_members(e, old, value);
	} else if (old->style == BK_STYLE_LITERAL ||
	    old->style == BK_STYLE_FOLDED || old->style == BK_STYLE_BLOCK)
		unsafe(e, old->start);
	else
		replace(e, map, old, value);
}

/* Where the items of a block list put their dash and their text. */
static void
append_block(struct bk_edit *e, const struct bk_node *list,
    struct bk_node *item)
{
	const struct bk_node *first = list->kids;
	size_t at = behind(e, list);
	struct bk_splice *s = splice(e, BK_SPLICE_ITEM, at, at, item);

	s->col = column(e, list->start);
	s->text = s->col + 2;
	if (first->kind == BK_NODE_MAP && first->style == BK_STYLE_BLOCK &&
	    column(e, first->start) > s->col)
		s->text = column(e, first->start);
	place(e, item, at, at);
}

static void
append_flow(struct bk_edit *e, const struct bk_node *list,
    struct bk_node *item)
{
	size_t at = list->last ? list->last->end : list->start + 1;

	splice(e, BK_SPLICE_FLOW_ITEM, at, at, item)->first = !list->last;
	place(e, item, at, at);
}

/*
 * `key:` with nothing (or `~`) behind it becomes a block list below it, in a
 * flow map a flow list.
 */
static void
append_first(struct bk_edit *e, struct bk_node *map, struct bk_node *old,
    struct bk_node *list)
{
	size_t at = line_end(e, old->end);

	if (map->style == BK_STYLE_FLOW) {
		list->style = BK_STYLE_FLOW;
		replace(e, map, old, list);
		return;
	}
	if (old->end > old->start)
		splice(e, BK_SPLICE_NOTHING, old->start, old->end, NULL);
	splice(e, BK_SPLICE_ITEMS, at, at, list)->col =
	    column(e, old->key->start) + 2;
	place(e, list, at, at);
	bk_node_put(e->arena, map, old->key->text, list);
}

/* `key: one`, where a list may stand, becomes `key: [one, item]`. */
static void
append_second(struct bk_edit *e, struct bk_node *map, struct bk_node *old,
    struct bk_node *list)
{
	struct bk_node *one = bk_arena_dup(e->arena, old, 1, sizeof(*old));

	one->key = NULL;
	one->next = list->kids;
	list->kids = one;
	list->nkids++;
	list->style = BK_STYLE_FLOW;
	splice(e, BK_SPLICE_WRAP, old->start, old->end, list);
	place(e, list, old->start, old->end);
	bk_node_put(e->arena, map, old->key->text, list);
}

static void
append_to_list(struct bk_edit *e, struct bk_node *list, struct bk_node *item)
{
	if (made(list))
		;		/* rendered at the end, with all its items */
	else if (list->style == BK_STYLE_FLOW)
		append_flow(e, list, item);
	else
		append_block(e, list, item);
	bk_node_add(list, item);
}

void
bk_yamledit_append(struct bk_edit *e, struct bk_node *map, const char *key,
    struct bk_node *item, const char *const *order)
{
	struct bk_node *old = bk_node_get(map, key);
	struct bk_node *list;

	if (e->failed)
		return;
	if (old && old->kind == BK_NODE_LIST) {
		append_to_list(e, old, item);
		return;
	}
	list = bk_node_new(e->arena, BK_NODE_LIST, BK_STYLE_BLOCK);
	bk_node_add(list, item);
	if (!old)
		bk_yamledit_set(e, map, key, list, order);
	else if (made(old) || old->kind != BK_NODE_TEXT ||
	    old->style == BK_STYLE_LITERAL || old->style == BK_STYLE_FOLDED)
		unsafe(e, old->start);
	else if (bk_node_null(old))
		append_first(e, map, old, list);
	else
		append_second(e, map, old, list);
}

static void
unlink_kid(struct bk_node *map, struct bk_node *kid)
{
	struct bk_node **at = &map->kids;

	map->last = NULL;
	while (*at) {
		if (*at == kid) {
			*at = kid->next;
			map->nkids--;
			continue;
		}
		map->last = *at;
		at = &(*at)->next;
	}
}

/* The comma behind which a member of a flow list or map stands. */
static size_t
comma_before(const struct bk_edit *e, size_t at)
{
	while (at > 0 && e->piece->p[at - 1] != ',')
		at--;
	return at > 0 ? at - 1 : 0;
}

/* Take a pair that was read out of the text of its map. */
static void
cut(struct bk_edit *e, const struct bk_node *map, const struct bk_node *old)
{
	const struct bk_node *prev = NULL;
	size_t from = line_start(e, old->key->start);

	for (const struct bk_node *n = map->kids; n != old; n = n->next)
		prev = n;
	if (map->style == BK_STYLE_FLOW) {
		from = prev ? comma_before(e, old->key->start) :
		    old->key->start;
		splice(e, BK_SPLICE_NOTHING, from, prev || !old->next ?
		    old->end : old->next->key->start, NULL);
	} else if (strspn(e->piece->p + from, " ") !=
	    old->key->start - from || map->nkids == 1) {
		unsafe(e, old->key->start);
	} else {
		splice(e, BK_SPLICE_NOTHING, from, behind(e, old), NULL);
	}
}

void
bk_yamledit_remove(struct bk_edit *e, struct bk_node *map, const char *key)
{
	struct bk_node *old = bk_node_get(map, key);
	struct bk_splice *s = old ? splice_of(e, old) : NULL;

	if (e->failed || !old)
		return;
	if (s) { /* what this edit would put there, it does not */
		e->n--;
		memmove(s, s + 1, (size_t)(e->splice + e->n - s) *
		    sizeof(*s));
	}
	if (!made(map) && !made(old->key))
		cut(e, map, old);
	unlink_kid(map, old);
}

/* The line of an item of a block list holds but its dash before it. */
static bool
begins_line(const struct bk_edit *e, const struct bk_node *item)
{
	size_t from = line_start(e, item->start);
	size_t dash = from + strspn(e->piece->p + from, " ");

	return e->piece->p[dash] == '-' && dash + 1 +
	    strspn(e->piece->p + dash + 1, " ") == item->start;
}

void
bk_yamledit_strike(struct bk_edit *e, struct bk_node *list,
    struct bk_node *item)
{
	const struct bk_node *prev = NULL;

	for (const struct bk_node *n = list->kids; n != item; n = n->next)
		prev = n;
	if (e->failed)
		return;
	if (made(item)) {
		unsafe(e, list->start);
	} else if (list->style == BK_STYLE_FLOW) {
		splice(e, BK_SPLICE_NOTHING, prev ? comma_before(e,
		    item->start) : item->start, prev || !item->next ?
		    item->end : item->next->start, NULL);
	} else if (list->nkids == 1 || !begins_line(e, item)) {
		unsafe(e, item->start);
	} else {
		splice(e, BK_SPLICE_NOTHING, line_start(e, item->start),
		    behind(e, item), NULL);
	}
	unlink_kid(list, item);
}

void
bk_yamledit_drop(struct bk_edit *e, struct bk_node *map, const char *key,
    size_t keep)
{
	struct bk_node *list = bk_node_get(map, key), *first;

	if (e->failed || !list || list->nkids <= keep)
		return;
	if (keep == 0) {
		bk_yamledit_remove(e, map, key);
		return;
	}
	first = list->kids;
	for (size_t i = 0; i < keep; i++)
		first = first->next;
	if (list->style != BK_STYLE_BLOCK || made(first)) {
		unsafe(e, list->start);
		return;
	}
	splice(e, BK_SPLICE_NOTHING, line_start(e, first->start),
	    behind(e, list), NULL);
	while (list->nkids > keep)
		unlink_kid(list, list->last);
}

/* --- putting it together ------------------------------------------------ */

static void
apply(struct bk_edit *e, struct bk_buf *out)
{
	size_t at = 0;

	bk_splice_sort(e->splice, e->n);
	for (size_t i = 0; i < e->n && !e->failed; i++) {
		const struct bk_splice *s = &e->splice[i];

		if (s->start < at) {
			unsafe(e, s->start);
			return;
		}
		bk_buf_add(out, e->piece->p + at, s->start - at);
		bk_splice_render(s, e->piece->p, e->eol, out);
		at = s->end;
	}
	bk_buf_add(out, e->piece->p + at, e->piece->n - at);
}

/* The new bytes must be the changed tree, or no file is touched. */
static void
verify(struct bk_edit *e, struct bk_str bytes)
{
	struct bk_yaml_piece piece = { bytes.p, bytes.n, e->piece->line, 0 };
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_diag quiet = { 0 };

	if (!bk_node_eq(bk_yamlin_parse(&piece, e->file, &arena, &quiet),
	    e->root))
		unsafe(e, e->splice[0].start);
	bk_arena_free(&arena);
}

int
bk_yamledit_finish(struct bk_edit *e, struct bk_buf *out)
{
	size_t start = out->n;
	int r;

	if (!e->failed)
		apply(e, out);
	if (!e->failed && e->n > 0)
		verify(e, (struct bk_str){ out->p + start, out->n - start });
	if (e->failed)
		bk_buf_truncate(out, start);
	r = e->failed ? -1 : 0;
	bk_yamledit_discard(e);
	return r;
}

void
bk_yamledit_discard(struct bk_edit *e)
{
	free(e->splice);
	e->splice = NULL;
	e->n = e->cap = 0;
}
