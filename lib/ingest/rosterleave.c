#include "rosterleave.h"

#include "arena.h"
#include "map.h"
#include "msg_ingest.h"

/* A class of the roster. */
struct class {
	size_t	 students, listed;
	size_t	 renamed;	/* listed in a class the roster has not */
	size_t	 leave;
	size_t	 stay;		/* in this class, by the list or unlisted */
};

static struct class *
class_at(struct bk_map *map, struct bk_arena *a, struct bk_str key)
{
	void **at = bk_map_at(map, key);

	if (!*at)
		*at = bk_arena_zalloc(a, sizeof(struct class));
	return *at;
}

static bool
is_whole(const struct class *c)
{
	return c->listed > 0 && c->listed * 2 >= c->students &&
	    c->renamed * 2 <= c->listed;
}

static void
count(struct bk_map *map, struct bk_arena *a, const struct bk_rosterleave *v,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct class *c = class_at(map, a, v[i].class);

		c->students++;
		c->listed += v[i].listed;
	}
	for (size_t i = 0; i < n; i++)
		if (v[i].listed && v[i].now.n &&
		    !bk_map_get(map, v[i].now))
			class_at(map, a, v[i].class)->renamed++;
}

/* How many leave; those who stay count for the class in the list. */
static size_t
judge(struct bk_map *map, struct bk_rosterleave *v, size_t n)
{
	size_t leaving = 0;

	for (size_t i = 0; i < n; i++) {
		struct class *c = bk_map_get(map, v[i].class);

		v[i].leaves = !v[i].listed && is_whole(c);
		leaving += v[i].leaves;
		c->leave += v[i].leaves;
		if (v[i].listed && v[i].now.n)
			c = bk_map_get(map, v[i].now);
		if (!v[i].leaves && c)
			c->stay++;
	}
	return leaving;
}

bool
bk_rosterleave(struct bk_rosterleave *v, size_t n, bool many,
    const char *file, struct bk_diag *dg)
{
	struct bk_map map = BK_MAP_INIT;
	struct bk_arena arena = BK_ARENA_INIT;
	size_t leaving, empty = 0;
	bool believed = true;

	count(&map, &arena, v, n);
	leaving = judge(&map, v, n);
	for (size_t i = 0; i < map.n; i++) {
		const struct class *c = map.e[i].value;

		empty += c->leave > 0 && c->stay == 0;
	}
	if (!many && leaving * 10 > n) {
		bk_diag(dg, &bk_msg_many_leave, file, 0, "%zu of %zu",
		    leaving, n);
		believed = false;
	} else if (!many && empty > 0) {
		bk_diag(dg, &bk_msg_class_emptied, file, 0, "%zu of %zu",
		    empty, map.n);
		believed = false;
	}
	for (size_t i = 0; !believed && i < n; i++)
		v[i].leaves = false;
	bk_map_free(&map);
	bk_arena_free(&arena);
	return believed;
}
