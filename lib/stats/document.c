/* Reading and writing `kind: stats` (stats.h). */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "msg_domain.h"
#include "school.h"
#include "sumorder.h"
#include "sums.h"
#include "term.h"
#include "yamlout.h"

/* --- reading ------------------------------------------------------------ */

static int
bad(const struct bk_reader *r, const struct bk_node *n, const char *wanted)
{
	bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line, "%.60s: not %s",
	    n->key ? n->key->text : "list", wanted);
	return -1;
}

/* Keys and ids become part of paths: no control characters in them. */
static bool
printable(const struct bk_node *n)
{
	for (size_t i = 0; i < n->len; i++)
		if ((unsigned char)n->text[i] < 0x20)
			return false;
	return n->kind == BK_NODE_TEXT;
}

/* "45" or "0.5", in thousandths. More decimals than three are rounded. */
static int
read_value(const char *s, int64_t *out)
{
	int64_t v = 0;
	int places = -1, sign = *s == '-' ? -1 : 1;

	for (s += *s == '-'; *s; s++) {
		if (*s == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (*s < '0' || *s > '9' || v > BK_SUM_MAX / 10)
			return -1;
		if (places == 3)
			break;
		v = v * 10 + (*s - '0');
		if (places >= 0)
			places++;
	}
	if (*s >= '5' && *s <= '9')
		v++;
	for (int i = places < 0 ? 0 : places; i < 3; i++)
		if ((v *= 10) > BK_SUM_MAX)
			return -1;
	*out = sign * v;
	return v > BK_SUM_MAX ? -1 : 0;
}

/* How many levels of maps a field has; -1: a field of a later issue. */
static int
levels_of(const char *field)
{
	static const struct {
		const char	*field;
		int		 levels;
	} known[] = {
		{ "students", 0 }, { "with_problem", 0 }, { "mistaken", 0 },
		{ "off_roll", 0 }, { "rungs", 1 }, { "status", 1 },
		{ "causes", 1 }, { "rules", 1 }, { "opened", 1 },
		{ "tries", 1 }, { "reached", 1 }, { "days", 2 },
		{ "visits", 1 }, { "complaints", 1 }, { "services", 1 },
		{ "hours", 1 }, { "promises", 1 },
		{ "sessions", 2 }, { "pairs", 2 }, { "effect", -1 },
		{ "untouched", 0 }, { "censored", 2 }, { "coverage", 0 },
		{ "confirmed", 2 }, { "weeks", 2 },
	};

	for (size_t i = 0; i < BK_NELEM(known); i++)
		if (strcmp(known[i].field, field) == 0)
			return known[i].levels;
	return -1;
}

/* `levels` of maps lie between this one and the figures; -1: any number. */
static int
read_sums(const struct bk_reader *r, struct bk_node *map, struct bk_stats *st,
    const struct bk_group *g, struct bk_buf *path, int levels)
{
	size_t start = path->n;
	int result = 0;

	for (struct bk_node *n = map->kids; n && result == 0; n = n->next) {
		int below = start ? levels : levels_of(n->key->text);
		int64_t v;

		if (!printable(n->key))
			return bad(r, n, "a key of printable text");
		bk_buf_puts(path, start ? BK_SUM_SEP : "");
		bk_buf_puts(path, n->key->text);
		if (n->kind == BK_NODE_MAP && below != 0)
			result = read_sums(r, n, st, g, path, below - 1);
		else if (below > 0)
			result = bad(r, n, "a map of sums");
		else if (n->kind != BK_NODE_TEXT ||
		    read_value(n->text, &v) < 0 ||
		    bk_stats_add(st, g, path->p, v) < 0)
			result = bad(r, n, "a sum (a number, not negative)");
		path->n = start;
		if (path->cap)
			path->p[start] = '\0';
	}
	return result;
}

static int
read_key_text(const struct bk_reader *r, struct bk_node *map, const char *key,
    const char **out)
{
	struct bk_node *n = bk_node_get(map, key);

	if (!n)
		return 0;
	if (!printable(n))
		return bad(r, n, "printable text");
	*out = n->text;
	return 0;
}

/* The keys of a group, which are taken out of its map: the rest are sums. */
static int
read_group(const struct bk_reader *r, struct bk_node *map,
    struct bk_stats *st)
{
	struct bk_group g = { 0 };
	struct bk_node rest = { .kind = BK_NODE_MAP }, *next;
	struct bk_buf path = BK_BUF_INIT;
	const char *term = NULL;
	int result;

	if (map->kind != BK_NODE_MAP)
		return bad(r, map, "a group (keys and values)");
	if (read_key_text(r, map, "term", &term) < 0 ||
	    read_key_text(r, map, "grade", &g.grade) < 0 ||
	    read_key_text(r, map, "class", &g.class) < 0)
		return -1;
	for (int i = 0; i < BK_NBY; i++)
		if (read_key_text(r, map, bk_stats_bys[i].id, &g.by[i]) < 0)
			return -1;
	if (!term || bk_term_parse(bk_str(term), &g.term) < 0)
		return bad(r, map, "of a term (term: 2020-2021-1)");
	for (struct bk_node *n = map->kids; n; n = next) {
		const char *key = n->key->text;

		next = n->next;
		n->next = NULL;
		if (strcmp(key, "term") != 0 && strcmp(key, "grade") != 0 &&
		    strcmp(key, "class") != 0 &&
		    bk_word_find(bk_stats_bys, bk_str(key)) < 0)
			bk_node_add(&rest, n);
	}
	bk_stats_term(st, g.term, BK_DATE_NONE);
	result = read_sums(r, &rest, st, bk_stats_group(st, &g), &path,
	    -1);
	bk_buf_free(&path);
	return result;
}

static int
read_terms(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	struct bk_node *list = bk_node_get(doc, "terms");
	struct bk_node *map = bk_node_get(doc, "head_count_date");
	bk_term term;
	bk_date day;

	if (list && list->kind != BK_NODE_LIST)
		return bad(r, list, "a list of terms");
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		if (n->kind != BK_NODE_TEXT ||
		    bk_term_parse(bk_str(n->text), &term) < 0)
			return bad(r, n, "a term (2020-2021-1)");
		bk_stats_term(st, term, BK_DATE_NONE);
	}
	if (map && map->kind != BK_NODE_MAP)
		return bad(r, map, "a day for each term");
	for (struct bk_node *n = map ? map->kids : NULL; n; n = n->next) {
		if (bk_term_parse(bk_str(n->key->text), &term) < 0 ||
		    n->kind != BK_NODE_TEXT ||
		    bk_date_parse(bk_str(n->text), &day) < 0)
			return bad(r, n, "the day of a term");
		bk_stats_term(st, term, day);
	}
	return 0;
}

static int
read_by(const struct bk_reader *r, struct bk_node *doc, struct bk_stats *st)
{
	struct bk_node *list = bk_node_get(doc, "by");

	if (list && list->kind != BK_NODE_LIST)
		return bad(r, list, "a list of keys");
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		int by = n->kind == BK_NODE_TEXT ?
		    bk_word_find(bk_stats_bys, bk_str(n->text)) : -1;

		if (by < 0)
			return bad(r, n, "one of sex, counsellor, school");
		st->by |= 1u << by;
	}
	return 0;
}

static int
read_schools(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *st)
{
	struct bk_node *one = bk_node_get(doc, "school");
	struct bk_node *list = bk_node_get(doc, "schools");
	const char *id = bk_node_text(one, "npsn");

	if (one && one->kind != BK_NODE_MAP)
		return bad(r, one, "a school (keys and values)");
	if (!id)
		id = bk_node_text(one, "name");
	if (id)
		bk_stats_school(st, id, one);
	if (list && list->kind != BK_NODE_LIST)
		return bad(r, list, "a list of schools");
	for (struct bk_node *n = list ? list->kids : NULL; n; n = n->next) {
		if (!printable(n))
			return bad(r, n, "an npsn");
		bk_stats_school(st, n->text, NULL);
	}
	return 0;
}

int
bk_stats_read(const struct bk_reader *r, struct bk_node *doc,
    struct bk_stats *into)
{
	struct bk_node *groups = bk_node_get(doc, "groups");
	struct bk_stats st;
	int result = -1;

	bk_stats_init(&st);
	if (read_schools(r, doc, &st) < 0 || read_terms(r, doc, &st) < 0 ||
	    read_by(r, doc, &st) < 0)
		goto done;
	if (groups && groups->kind != BK_NODE_LIST) {
		bad(r, groups, "a list of groups");
		goto done;
	}
	for (struct bk_node *n = groups ? groups->kids : NULL; n; n = n->next)
		if (read_group(r, n, &st) < 0)
			goto done;
	result = bk_stats_merge(into, &st);
	if (result < 0)
		bad(r, doc, "to be added: a sum grows too large");
done:
	bk_stats_free(&st);
	return result;
}

int
bk_stats_form(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_stats st;
	int result;

	(void)ctx;
	bk_stats_init(&st);
	result = bk_stats_read(r, doc, &st);
	bk_stats_free(&st);
	return result;
}

/* --- writing ------------------------------------------------------------ */

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
sum_cmp(const void *a, const void *b)
{
	const struct bk_sum *x = *(struct bk_sum *const *)a;
	const struct bk_sum *y = *(struct bk_sum *const *)b;
	int c = x->group == y->group ? 0 : group_cmp(x->group, y->group);

	return c ? c : bk_sumorder_cmp(x->path, y->path);
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
put_sum(struct bk_arena *a, struct bk_node *group, const struct bk_sum *s)
{
	const char *path = s->path;
	struct bk_str key = first_key(path);

	while (path[key.n]) {
		group = descend(a, group, key);
		path += key.n + 1;
		key = first_key(path);
	}
	put_value(a, group, key, s->value);
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

static void
put_groups(struct bk_arena *a, struct bk_node *doc, const struct bk_stats *st)
{
	struct bk_node *list = bk_node_new(a, BK_NODE_LIST, BK_STYLE_BLOCK);
	size_t n = st->sums.n;
	struct bk_sum **v = bk_xcalloc(n + 1, sizeof(*v));
	struct bk_node *group = NULL;

	n = 0;
	for (size_t i = 0; i < st->sums.n; i++) {
		v[n] = st->sums.e[i].value;
		n += v[n]->value != 0;	/* changes may cancel out */
	}
	qsort(v, n, sizeof(*v), sum_cmp);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || v[i]->group != v[i - 1]->group)
			group = bk_node_add(list,
			    group_node(a, st, v[i]->group));
		put_sum(a, group, v[i]);
	}
	free(v);
	bk_node_put(a, doc, "groups", list);
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

struct bk_node *
bk_stats_node(const struct bk_stats *st, struct bk_arena *a)
{
	struct bk_node *doc = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);
	struct bk_node *by = bk_node_new(a, BK_NODE_LIST, BK_STYLE_FLOW);

	bk_node_put(a, doc, "kind", bk_node_plain(a, "stats"));
	put_schools(a, doc, st);
	put_terms(a, doc, st);
	for (int i = 0; i < BK_NBY; i++)
		if (st->by & 1u << i)
			bk_node_add(by, bk_node_plain(a, bk_stats_bys[i].id));
	if (by->nkids)
		bk_node_put(a, doc, "by", by);
	put_groups(a, doc, st);
	return doc;
}

void
bk_stats_write(struct bk_buf *b, const struct bk_stats *st)
{
	struct bk_arena a = BK_ARENA_INIT;

	bk_buf_puts(b, "---\n");
	bk_yamlout_block(b, bk_stats_node(st, &a), 0, "\n");
	bk_buf_putc(b, '\n');
	bk_arena_free(&a);
}
