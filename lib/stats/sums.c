#include "sums.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "school.h"
#include "term.h"
#include "yamlout.h"

const struct bk_word bk_stats_bys[] = {
	[BK_BY_SEX] = { "sex", { "Jenis Kelamin", "Sex" } },
	[BK_BY_COUNSELLOR] = { "counsellor", { "Guru BK", "Counsellor" } },
	[BK_BY_SCHOOL] = { "school", { "Sekolah", "School" } },
	{ NULL, { NULL, NULL } }
};

void
bk_stats_init(struct bk_stats *st)
{
	*st = (struct bk_stats){ .arena = BK_ARENA_INIT,
		.schools = BK_MAP_INIT, .terms = BK_MAP_INIT,
		.groups = BK_MAP_INIT, .paths = BK_MAP_INIT };
}

void
bk_stats_free(struct bk_stats *st)
{
	bk_map_free(&st->schools);
	bk_map_free(&st->terms);
	bk_map_free(&st->groups);
	bk_map_free(&st->paths);
	bk_sumtable_free(&st->sums);
	bk_arena_free(&st->arena);
}

/* --- groups and figures ------------------------------------------------- */

/*
 * The key as bytes: no part of it holds a control character but the marks of
 * absence, which keep a missing grade apart from an empty one.
 */
static void
put_key(struct bk_buf *b, const struct bk_group *g)
{
	const char *part[2 + BK_NBY] = { g->grade, g->class };

	for (int i = 0; i < BK_NBY; i++)
		part[2 + i] = g->by[i] ? g->by[i] : "";
	bk_buf_putu(b, (uint64_t)g->term);
	for (size_t i = 0; i < BK_NELEM(part); i++) {
		bk_buf_putc(b, '\n');
		bk_buf_puts(b, part[i] ? part[i] : "\r");
	}
}

const struct bk_group *
bk_stats_group(struct bk_stats *st, const struct bk_group *key)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_group *g;
	void **at;

	put_key(&b, key);
	at = bk_map_at(&st->groups, bk_buf_str(&b));
	bk_buf_free(&b);
	if (*at)
		/* cppcheck-suppress identicalInnerCondition ; no outer one */
		return *at;
	*at = g = bk_arena_alloc(&st->arena, sizeof(*g));
	*g = *key;
	g->at = (uint32_t)(st->groups.n - 1);
	if (g->grade)
		g->grade = bk_arena_strdup(&st->arena, g->grade);
	if (g->class)
		g->class = bk_arena_strdup(&st->arena, g->class);
	for (int i = 0; i < BK_NBY; i++)
		g->by[i] = key->by[i] && *key->by[i] ?
		    bk_arena_strdup(&st->arena, key->by[i]) : "";
	return g;
}

const struct bk_group *
bk_stats_group_of(const struct bk_stats *st, const struct bk_sum *s)
{
	return st->groups.e[s->group].value;
}

const char *
bk_stats_path_of(const struct bk_stats *st, const struct bk_sum *s)
{
	return st->paths.e[s->path].key.p;
}

static const char effect[] = "effect" BK_SUM_SEP;

static bool
is_effect(const char *path)
{
	return strncmp(path, effect, sizeof(effect) - 1) == 0;
}

/* May the figure be below 0? Only sums of changes may [STATS 11]. */
static bool
may_be_negative(const struct bk_stats *st, const char *path)
{
	const char *last = strrchr(path, *BK_SUM_SEP);

	return is_effect(path) && last && (st->remainder ||
	    strcmp(last + 1, "sum") == 0);
}

/* Add to the figure of a group and a path, by their places. */
static int
add(struct bk_stats *st, uint32_t group, uint32_t path, int64_t value)
{
	int64_t *sum = bk_sumtable_at(&st->sums, group, path);

	if (value > 0 ? *sum > BK_SUM_MAX - value :
	    *sum < -BK_SUM_MAX - value)
		return -1;
	*sum += value;
	return 0;
}

int
bk_stats_add(struct bk_stats *st, const struct bk_group *g, const char *path,
    int64_t value)
{
	if (value == 0)
		return 0;
	if (value < 0 && !may_be_negative(st, path))
		return -1;
	return add(st, g->at, (uint32_t)bk_map_intern(&st->paths,
	    bk_str(path)), value);
}

void
bk_stats_term(struct bk_stats *st, bk_term term, bk_date head_count)
{
	char text[BK_TERM_SIZE];
	struct bk_stats_term *t;
	void **at = bk_map_at(&st->terms,
	    bk_str(bk_term_format(term, text)));

	if (!*at) {
		*at = t = bk_arena_alloc(&st->arena, sizeof(*t));
		*t = (struct bk_stats_term){ term, BK_DATE_NONE };
	}
	t = *at;
	if (head_count > t->head_count)		/* NONE is the earliest */
		t->head_count = head_count;
}

static int
by_time(const void *a, const void *b)
{
	const struct bk_stats_term *x = a, *y = b;

	return (x->term > y->term) - (x->term < y->term);
}

struct bk_stats_term *
bk_stats_terms(const struct bk_stats *st, struct bk_arena *a, size_t *n)
{
	struct bk_stats_term *v;

	*n = st->terms.n;
	v = bk_arena_alloc(a, (*n + 1) * sizeof(*v));
	for (size_t i = 0; i < *n; i++)
		v[i] = *(struct bk_stats_term *)st->terms.e[i].value;
	qsort(v, *n, sizeof(*v), by_time);
	return v;
}

/*
 * Which of two descriptions of one school stays: the one whose text sorts
 * last. It matters little which; it must not depend on the order of adding.
 */
static bool
supersedes(const struct bk_node *new, const struct bk_node *old)
{
	struct bk_buf a = BK_BUF_INIT, b = BK_BUF_INIT;
	bool r;

	if (!new || !old)
		return new != NULL;
	bk_yamlout_flow(&a, new);
	bk_yamlout_flow(&b, old);
	r = strcmp(a.p, b.p) > 0;
	bk_buf_free(&a);
	bk_buf_free(&b);
	return r;
}

void
bk_stats_school(struct bk_stats *st, const char *id,
    const struct bk_node *node)
{
	void **at = bk_map_at(&st->schools, bk_str(id));

	if (st->schools.n == 1 && supersedes(node, *at))
		*at = bk_node_copy(&st->arena, node);
}

const struct bk_node *
bk_stats_only_school(const struct bk_stats *st)
{
	return st->schools.n == 1 ? st->schools.e[0].value : NULL;
}

/* --- adding ------------------------------------------------------------- */

bool
bk_stats_keeps(const struct bk_stats *st, bk_term term)
{
	for (size_t i = 0; i < st->nkeep; i++)
		if (st->keep[i] == term)
			return true;
	return st->nkeep == 0;
}

/* The group of `into` that a group of `from` goes to. */
static const struct bk_group *
target(struct bk_stats *into, const struct bk_stats *from,
    const struct bk_group *g)
{
	struct bk_group key = *g;
	const char *school = from->schools.n == 1 ?
	    from->schools.e[0].key.p : "";

	if (into->fold_grade && key.grade)
		key.grade = "";
	if (into->fold_class && key.class)
		key.class = "";
	for (int i = 0; into->only && i < BK_NBY; i++)
		if (!(into->by & 1u << i))
			key.by[i] = "";
	if (into->only && into->by & 1u << BK_BY_SCHOOL &&
	    !*key.by[BK_BY_SCHOOL])
		key.by[BK_BY_SCHOOL] = school;
	return bk_stats_group(into, &key);
}

/* Subtract the first n sums of `from`, which were added. */
static void
take_back(struct bk_stats *into, const struct bk_stats *from, size_t n,
    const uint32_t *group, const uint32_t *path)
{
	for (size_t i = 0; i < n; i++) {
		const struct bk_sum *s = &from->sums.e[i];

		if (group[s->group] != UINT32_MAX && s->value != 0)
			*bk_sumtable_at(&into->sums, group[s->group],
			    path[s->path]) -= s->value;
	}
}

static int
merge_sums(struct bk_stats *into, const struct bk_stats *from)
{
	uint32_t *group = bk_xcalloc(from->groups.n + 1, sizeof(*group));
	uint32_t *path = bk_xcalloc(from->paths.n + 1, sizeof(*path));
	int r = 0;

	for (size_t i = 0; i < from->groups.n; i++) {
		const struct bk_group *g = from->groups.e[i].value;

		group[i] = bk_stats_keeps(into, g->term) ?
		    target(into, from, g)->at : UINT32_MAX;
	}
	for (size_t i = 0; i < from->paths.n; i++)
		path[i] = (uint32_t)bk_map_intern(&into->paths,
		    from->paths.e[i].key);
	for (size_t i = 0; i < from->sums.n && r == 0; i++) {
		const struct bk_sum *s = &from->sums.e[i];

		if (group[s->group] != UINT32_MAX && s->value != 0 &&
		    add(into, group[s->group], path[s->path], s->value) < 0) {
			take_back(into, from, i, group, path);
			r = -1;
		}
	}
	free(group);
	free(path);
	return r;
}

int
bk_stats_merge(struct bk_stats *into, const struct bk_stats *from)
{
	bool had = into->sums.n > 0, have = from->sums.n > 0;

	if (merge_sums(into, from) < 0)
		return -1;
	if (!into->only && had == have)
		into->by |= from->by;
	else if (!into->only && have)
		into->by = from->by;
	for (size_t i = 0; i < from->schools.n; i++)
		bk_stats_school(into, from->schools.e[i].key.p,
		    from->schools.e[i].value);
	for (size_t i = 0; i < from->terms.n; i++) {
		const struct bk_stats_term *t = from->terms.e[i].value;

		if (bk_stats_keeps(into, t->term))
			bk_stats_term(into, t->term, t->head_count);
	}
	return 0;
}

size_t
bk_stats_subtract(struct bk_stats *st, const struct bk_stats *less)
{
	size_t below = 0;

	st->remainder = true;
	for (size_t i = 0; i < less->sums.n; i++) {
		const struct bk_sum *s = &less->sums.e[i];
		const struct bk_group *g = bk_stats_group(st,
		    bk_stats_group_of(less, s));
		const char *path = bk_stats_path_of(less, s);
		int64_t *sum = bk_sumtable_at(&st->sums, g->at,
		    (uint32_t)bk_map_intern(&st->paths, bk_str(path)));

		*sum -= s->value;
		if (*sum < 0 && !may_be_negative(st, path)) {
			*sum = 0;
			below++;
		}
	}
	return below;
}

/* The bytes of a path that name the effect: "effect\tvisit\t". */
static size_t
effect_bytes(const char *path)
{
	return sizeof(effect) - 1 + strcspn(path + sizeof(effect) - 1,
	    BK_SUM_SEP);
}

/* Forget all sums of the effect that the path is of, in that group. */
static void
forget_effect(struct bk_stats *st, uint32_t group, const char *path)
{
	size_t n = effect_bytes(path);

	for (size_t i = 0; i < st->sums.n; i++) {
		struct bk_sum *s = &st->sums.e[i];
		const char *of = bk_stats_path_of(st, s);

		if (s->group == group && strncmp(of, path, n) == 0 &&
		    effect_bytes(of) == n)
			s->value = 0;
	}
}

size_t
bk_stats_complete(struct bk_stats *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->sums.n; i++) {
		const struct bk_sum *s = &st->sums.e[i];
		const char *path = bk_stats_path_of(st, s);

		if (s->value < 0 && !may_be_negative(st, path)) {
			forget_effect(st, s->group, path);
			n++;
		}
	}
	return n;
}
