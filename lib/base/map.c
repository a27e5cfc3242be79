#include "map.h"

#include <assert.h>
#include <stdlib.h>

#include "mem.h"

void
bk_map_free(struct bk_map *m)
{
	free(m->e);
	free(m->slot);
	bk_arena_free(&m->keys);
	*m = (struct bk_map)BK_MAP_INIT;
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t
probe(const struct bk_map *m, struct bk_str key, uint64_t hash)
{
	size_t i = hash & (m->nslot - 1);

	while (m->slot[i]) {
		const struct bk_map_entry *e = &m->e[m->slot[i] - 1];

		if (e->hash == hash && bk_str_eq(e->key, key))
			break;
		i = (i + 1) & (m->nslot - 1);
	}
	return i;
}

static void
grow(struct bk_map *m)
{
	m->nslot = m->nslot ? m->nslot * 2 : 16;
	free(m->slot);
	m->slot = bk_xcalloc(m->nslot, sizeof(*m->slot));
	for (size_t i = 0; i < m->n; i++)
		m->slot[probe(m, m->e[i].key, m->e[i].hash)] =
		    (uint32_t)i + 1;
}

size_t
bk_map_find(const struct bk_map *m, struct bk_str key)
{
	size_t i;

	if (!m->nslot)
		return SIZE_MAX;
	i = probe(m, key, bk_str_mix(key.p, key.n));
	return m->slot[i] ? m->slot[i] - 1 : SIZE_MAX;
}

size_t
bk_map_intern(struct bk_map *m, struct bk_str key)
{
	uint64_t hash = bk_str_mix(key.p, key.n);
	size_t i;

	if (m->n + 1 > m->nslot / 2)
		grow(m);
	i = probe(m, key, hash);
	if (m->slot[i])
		return m->slot[i] - 1;
	assert(m->n < UINT32_MAX - 1);
	BK_GROW(m->e, m->n, m->cap);
	m->e[m->n] = (struct bk_map_entry){
		.key = { bk_arena_strndup(&m->keys, key.p, key.n), key.n },
		.hash = hash,
	};
	m->slot[i] = (uint32_t)++m->n;
	return m->n - 1;
}

void **
bk_map_at(struct bk_map *m, struct bk_str key)
{
	size_t i = bk_map_intern(m, key);	/* may move m->e */

	return &m->e[i].value;
}

void *
bk_map_get(const struct bk_map *m, struct bk_str key)
{
	size_t i = bk_map_find(m, key);

	return i == SIZE_MAX ? NULL : m->e[i].value;
}

int64_t *
bk_map_number_at(struct bk_map *m, struct bk_str key)
{
	size_t i = bk_map_intern(m, key);	/* may move m->e */

	return &m->e[i].number;
}

int64_t
bk_map_number(const struct bk_map *m, struct bk_str key, int64_t none)
{
	size_t i = bk_map_find(m, key);

	return i == SIZE_MAX ? none : m->e[i].number;
}
