#include "rosteradded.h"

#include <string.h>

#include "mem.h"
#include "msg_ingest.h"

static void
add(const struct bk_rosteradded *r, struct bk_node *map, const char *key,
    struct bk_node *value, const struct bk_node *from)
{
	bk_diag(r->dg, &bk_msg_earlier_taken, r->file, from->line,
	    map == r->node ? "%s" : "guardian's %s", key);
	bk_yamledit_set(r->edit, map, key, value, map == r->node ? r->order :
	    NULL);
}

/* The value of a key that `map` does not have, or NULL. */
static const struct bk_node *
lacking(const struct bk_node *map, const struct bk_node *before,
    const char *key)
{
	const struct bk_node *v = bk_node_get(before, key);

	return v && !bk_node_null(v) && !bk_node_get(map, key) &&
	    (v->kind == BK_NODE_TEXT ? v->len > 0 : v->kids != NULL) ? v :
	    NULL;
}

static void
add_key(const struct bk_rosteradded *r, struct bk_node *map,
    const struct bk_node *before, const char *key)
{
	const struct bk_node *v = lacking(map, before, key);

	if (v)
		add(r, map, key, bk_node_copy(r->edit->arena, v), v);
}

/* Is a span over before the term begins? One without an end is not. */
static bool
is_over(const struct bk_node *span, bk_date first)
{
	const char *to = span->kind == BK_NODE_MAP ? bk_node_text(span, "to") :
	    NULL;
	bk_date day;

	return to && bk_date_parse(bk_str(to), &day) == 0 && day < first;
}

static void
add_exempt(const struct bk_rosteradded *r)
{
	const struct bk_node *v = lacking(r->node, r->before, "exempt");
	struct bk_node *list;

	if (!v || v->kind != BK_NODE_LIST)
		return;
	list = bk_node_new(r->edit->arena, BK_NODE_LIST, v->style);
	for (const struct bk_node *k = v->kids; k; k = k->next)
		if (!is_over(k, r->first))
			bk_node_add(list, bk_node_copy(r->edit->arena, k));
	if (list->kids)
		add(r, r->node, "exempt", list, v);
}

static struct bk_node *
guardian_named(const struct bk_node *list, const char *name)
{
	for (struct bk_node *g = list->kids; name && g; g = g->next) {
		const char *ours = g->kind == BK_NODE_MAP ?
		    bk_node_text(g, "name") : NULL;

		if (ours && bk_str_ieq(bk_str_trim(bk_str(ours)),
		    bk_str_trim(bk_str(name))))
			return g;
	}
	return NULL;
}

static void
add_guardians(const struct bk_rosteradded *r)
{
	static const char *const keys[] = { "phone", "available" };
	const struct bk_node *have = bk_node_get(r->node, "guardians");
	const struct bk_node *theirs = bk_node_get(r->before, "guardians");

	add_key(r, r->node, r->before, "guardians");
	if (!have || !theirs || have->kind != BK_NODE_LIST)
		return;
	for (const struct bk_node *g = theirs->kids; g; g = g->next) {
		struct bk_node *ours = g->kind != BK_NODE_MAP ? NULL :
		    guardian_named(have, bk_node_text(g, "name"));

		for (size_t i = 0; ours && i < BK_NELEM(keys); i++)
			add_key(r, ours, g, keys[i]);
	}
}

void
bk_rosteradded(const struct bk_rosteradded *r)
{
	add_exempt(r);
	add_key(r, r->node, r->before, "household");
	add_guardians(r);
}
