/* Writing `kind: stats` (sums.h). */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "school.h"
#include "sumorder.h"
#include "sums.h"
#include "term.h"
#include "yamlout.h"

static struct bk_str
first_key(const char *path)
{
	return (struct bk_str){ path, strcspn(path, BK_SUM_SEP) };
}

static int
text_cmp(const char *a, const char *b)
{
	if (!a || !b)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int
group_cmp(const struct bk_group *a, const struct bk_group *b)
{
	int c;

	if (a->term != b->term)
		return a->term < b->term ? -1 : 1;
	c = a->grade && b->grade ? bk_school_grade_cmp(a->grade, b->grade) :
	    text_cmp(a->grade, b->grade);
	if (c == 0)
		c = text_cmp(a->class, b->class);
	for (int i = 0; c == 0 && i < BK_NBY; i++)
		c = strcmp(a->by[i], b->by[i]);
	return c;
}

static int
group_at_cmp(const void *a, const void *b)
{
	return group_cmp(*(struct bk_group *const *)a,
	    *(struct bk_group *const *)b);
}

static int
path_at_cmp(const void *a, const void *b)
{
	return bk_sumorder_cmp((*(struct bk_map_entry *const *)a)->key.p,
	    (*(struct bk_map_entry *const *)b)->key.p);
}

/* The sums of a document, put in order: a province has a million of them. */
struct order {
	struct bk_group	**group;	/* in order */
	size_t		 ngroups;
	uint32_t	*path_rank;	/* by path */
	uint32_t	*sum;		/* places of sums, group by group */
	size_t		*start;		/* of each group's, in `sum` */
};

static void
rank_paths(struct order *o, const struct bk_stats *st)
{
	size_t n = st->paths.n;
	struct bk_map_entry **p = bk_xcalloc(n + 1, sizeof(*p));

	o->path_rank = bk_xcalloc(n + 1, sizeof(*o->path_rank));
	for (size_t i = 0; i < n; i++)
		p[i] = &st->paths.e[i];
	qsort(p, n, sizeof(*p), path_at_cmp);
	for (size_t i = 0; i < n; i++)
		o->path_rank[p[i] - st->paths.e] = (uint32_t)i;
	free(p);
}

/*
 * Groups and paths are compared once each; the sums of a group come to stand
 * side by side.
 */
static struct order
order_of(const struct bk_stats *st)
{
	size_t n = st->groups.n, nsums = st->sums.n, at = 0;
	size_t *next = bk_xcalloc(n + 1, sizeof(*next));
	struct order o = { .ngroups = n };

	o.group = bk_xcalloc(n + 1, sizeof(*o.group));
	o.start = bk_xcalloc(n + 1, sizeof(*o.start));
	o.sum = bk_xcalloc(nsums + 1, sizeof(*o.sum));
	for (size_t i = 0; i < n; i++)
		o.group[i] = st->groups.e[i].value;
	qsort(o.group, n, sizeof(*o.group), group_at_cmp);
	for (size_t i = 0; i < nsums; i++)
		next[st->sums.e[i].group]++;
	for (size_t i = 0; i < n; i++) {
		size_t count = next[o.group[i]->at];

		o.start[i] = next[o.group[i]->at] = at;
		at += count;
	}
	o.start[n] = at;
	for (size_t i = 0; i < nsums; i++)
		o.sum[next[st->sums.e[i].group]++] = (uint32_t)i;
	free(next);
	rank_paths(&o, st);
	return o;
}

static void
free_order(struct order *o)
{
	free(o->group);
	free(o->start);
	free(o->sum);
	free(o->path_rank);
}

/* A sum and its place within its group. */
struct placed {
	uint32_t		 rank;
	const struct bk_sum	*sum;
};

static int
placed_cmp(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	return (x->rank > y->rank) - (x->rank < y->rank);
}

static void
put_value(struct bk_arena *a, struct bk_node *map, struct bk_str key,
    int64_t value)
{
	struct bk_buf b = BK_BUF_INIT;
	int64_t rest;
	struct bk_node *n;

	if (value < 0) {
		bk_buf_putc(&b, '-');
		value = -value;
	}
	rest = value % BK_SUM_ONE;
	bk_buf_putu(&b, (uint64_t)(value / BK_SUM_ONE));
	if (rest) {
		bk_buf_printf(&b, ".%03d", (int)rest);
		while (b.p[b.n - 1] == '0')
			b.p[--b.n] = '\0';
	}
	n = bk_node_plain(a, b.p);
	n->key = bk_node_plain(a, bk_arena_strndup(a, key.p, key.n));
	bk_node_add(map, n);
	bk_buf_free(&b);
}

/* The map at a path's next key: the last one, or a new one behind it. */
static struct bk_node *
descend(struct bk_arena *a, struct bk_node *map, struct bk_str key)
{
	struct bk_node *last = map->last;

	if (last && last->kind == BK_NODE_MAP &&
	    bk_str_eq(bk_str(last->key->text), key))
		return last;
	last = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	last->key = bk_node_plain(a, bk_arena_strndup(a, key.p, key.n));
	if (map->key && strcmp(map->key->text, "sessions") == 0)
		last->key->style = BK_STYLE_DOUBLE;	/* a subject */
	return bk_node_add(map, last);
}

static void
put_sum(struct bk_arena *a, struct bk_node *group, const char *path,
    int64_t value)
{
	struct bk_str key = first_key(path);

	while (path[key.n]) {
		group = descend(a, group, key);
		path += key.n + 1;
		key = first_key(path);
	}
	put_value(a, group, key, value);
}

static struct bk_node *
group_node(struct bk_arena *a, const struct bk_stats *st,
    const struct bk_group *g)
{
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);
	char term[BK_TERM_SIZE];

	bk_node_put(a, m, "term", bk_node_plain(a,
	    bk_term_format(g->term, term)));
	if (g->grade)
		bk_node_put(a, m, "grade", bk_node_quoted(a, g->grade));
	if (g->class)
		bk_node_put(a, m, "class", bk_node_quoted(a, g->class));
	for (int i = 0; i < BK_NBY; i++) {
		bool word = i == BK_BY_COUNSELLOR ||
		    (i == BK_BY_SEX && *g->by[i]);

		if (st->by & 1u << i)
			bk_node_put(a, m, bk_stats_bys[i].id,
			    word && *g->by[i] ? bk_node_plain(a, g->by[i])
					      : bk_node_quoted(a, g->by[i]));
	}
	return m;
}

/* The i-th group; NULL where all its sums are 0: changes may cancel out. */
static struct bk_node *
ordered_group(struct bk_arena *a, const struct bk_stats *st,
    const struct order *o, size_t i)
{
	size_t n = 0, most = o->start[i + 1] - o->start[i];
	struct placed *v = bk_arena_alloc(a, (most + 1) * sizeof(*v));
	struct bk_node *m;

	for (size_t k = o->start[i]; k < o->start[i + 1]; k++) {
		const struct bk_sum *s = &st->sums.e[o->sum[k]];

		v[n] = (struct placed){ o->path_rank[s->path], s };
		n += s->value != 0;
	}
	if (n == 0)
		return NULL;
	qsort(v, n, sizeof(*v), placed_cmp);
	m = group_node(a, st, o->group[i]);
	for (size_t k = 0; k < n; k++)
		put_sum(a, m, bk_stats_path_of(st, v[k].sum),
		    v[k].sum->value);
	return m;
}

static int
by_key(const void *a, const void *b)
{
	const struct bk_map_entry *x = a, *y = b;

	return bk_str_cmp(x->key, y->key);
}

static void
put_schools(struct bk_arena *a, struct bk_node *doc,
    const struct bk_stats *st)
{
	struct bk_node *list, *one = NULL, *copy;
	struct bk_map_entry *v;
	size_t n = st->schools.n;

	if (n == 1 && (one = st->schools.e[0].value)) {
		copy = bk_arena_dup(a, one, 1, sizeof(*one));
		copy->style = BK_STYLE_FLOW;
		copy->next = NULL;
		bk_node_put(a, doc, "school", copy);
	}
	if (n == 0 || one)
		return;
	v = bk_arena_dup(a, st->schools.e, n, sizeof(*v));
	qsort(v, n, sizeof(*v), by_key);
	list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
	for (size_t i = 0; i < n; i++)
		bk_node_add(list, bk_node_quoted(a, v[i].key.p));
	bk_node_put(a, doc, "schools", list);
}

static void
put_terms(struct bk_arena *a, struct bk_node *doc, const struct bk_stats *st)
{
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);
	struct bk_node *map = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	char text[BK_TERM_SIZE], day[BK_DATE_SIZE];
	struct bk_stats_term *v;
	size_t n;

	v = bk_stats_terms(st, a, &n);
	for (size_t i = 0; i < n; i++) {
		bk_term_format(v[i].term, text);
		bk_node_add(list, bk_node_plain(a, text));
		if (v[i].head_count != BK_DATE_NONE)
			bk_node_put(a, map, text, bk_node_plain(a,
			    bk_date_format(v[i].head_count, day)));
	}
	bk_node_put(a, doc, "terms", list);
	if (map->nkids)
		bk_node_put(a, doc, "head_count_date", map);
}

/* The document up to its groups. */
static struct bk_node *
head_node(const struct bk_stats *st, struct bk_arena *a)
{
	struct bk_node *doc = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);
	struct bk_node *by = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);

	bk_node_put(a, doc, "kind", bk_node_plain(a, "stats"));
	if (st->remainder)
		bk_node_put(a, doc, "remainder", bk_node_plain(a, "true"));
	put_schools(a, doc, st);
	put_terms(a, doc, st);
	for (int i = 0; i < BK_NBY; i++)
		if (st->by & 1u << i)
			bk_node_add(by, bk_node_plain(a, bk_stats_bys[i].id));
	if (by->nkids)
		bk_node_put(a, doc, "by", by);
	return doc;
}

struct bk_node *
bk_stats_node(const struct bk_stats *st, struct bk_arena *a)
{
	struct bk_node *doc = head_node(st, a);
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_BLOCK);
	struct order o = order_of(st);

	for (size_t i = 0; i < o.ngroups; i++) {
		struct bk_node *g = ordered_group(a, st, &o, i);

		if (g)
			bk_node_add(list, g);
	}
	free_order(&o);
	bk_node_put(a, doc, "groups", list);
	return doc;
}

/* Group by group: the tree of a province would take ten times its text. */
void
bk_stats_write(struct bk_buf *b, const struct bk_stats *st)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct order o = order_of(st);
	bool any = false;

	bk_buf_puts(b, "---\n");
	bk_yamlout_block(b, head_node(st, &a), 0, "\n");
	bk_buf_puts(b, "\ngroups:");
	for (size_t i = 0; i < o.ngroups; i++) {
		struct bk_node *g;

		bk_arena_reset(&a);
		g = ordered_group(&a, st, &o, i);
		if (!g)
			continue;
		bk_buf_puts(b, "\n  - ");
		bk_yamlout_block(b, g, 4, "\n");
		any = true;
	}
	bk_buf_puts(b, any ? "\n" : " []\n");
	free_order(&o);
	bk_arena_free(&a);
}
