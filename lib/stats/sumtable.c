#include "sumtable.h"

#include <assert.h>
#include <stdlib.h>

#include "mem.h"

void
bk_sumtable_free(struct bk_sumtable *t)
{
	free(t->e);
	free(t->slot);
	*t = (struct bk_sumtable){ .e = NULL };
}

/* Neighbours differ in their last bits: multiplied, these come first. */
static size_t
hash(uint32_t group, uint32_t path)
{
	uint64_t h = ((uint64_t)group << 32 | path) *
	    UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(h ^ h >> 29);
}

/* The slot that holds the pair, or the free one where it belongs. */
static size_t
probe(const struct bk_sumtable *t, uint32_t group, uint32_t path)
{
	size_t i = hash(group, path) & (t->nslot - 1);

	while (t->slot[i]) {
		const struct bk_sum *s = &t->e[t->slot[i] - 1];

		if (s->group == group && s->path == path)
			break;
		i = (i + 1) & (t->nslot - 1);
	}
	return i;
}

static void
grow(struct bk_sumtable *t)
{
	t->nslot = t->nslot ? t->nslot * 2 : 64;
	free(t->slot);
	t->slot = bk_xcalloc(t->nslot, sizeof(*t->slot));
	for (size_t i = 0; i < t->n; i++)
		t->slot[probe(t, t->e[i].group, t->e[i].path)] =
		    (uint32_t)i + 1;
}

int64_t *
bk_sumtable_at(struct bk_sumtable *t, uint32_t group, uint32_t path)
{
	size_t i;

	if (t->n + 1 > t->nslot / 4 * 3)
		grow(t);
	i = probe(t, group, path);
	if (!t->slot[i]) {
		assert(t->n < UINT32_MAX - 1);
		BK_GROW(t->e, t->n, t->cap);
		t->e[t->n] = (struct bk_sum){ group, path, 0 };
		t->slot[i] = (uint32_t)++t->n;
	}
	return &t->e[t->slot[i] - 1].value;
}
