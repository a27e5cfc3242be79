#include "chunk.h"

#include <string.h>

static struct bk_str
slice(struct bk_str text, size_t from, size_t to)
{
	return (struct bk_str){ text.p + from, to - from };
}

/* Where the line of `at` starts; blanks and `mark` alone may stand before. */
static int
line_of(struct bk_str text, size_t at, const char *mark, size_t *start)
{
	size_t from = at;

	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	*start = from;
	while (from < at && text.p[from] == ' ')
		from++;
	if (*mark) {
		if (from == at || text.p[from] != *mark)
			return -1;
		for (from++; from < at && text.p[from] == ' '; from++)
			;
	}
	return from == at ? 0 : -1;
}

/* Cut the kids of a block node, the first of whose leads starts at `from`. */
static int
cut(const struct bk_node *n, struct bk_str text, size_t from,
    const char *mark, struct bk_arena *a, struct bk_chunks *out)
{
	struct bk_chunk *c;

	if (n->style != BK_STYLE_BLOCK)
		return -1;
	c = out->v = bk_arena_alloc(a, (n->nkids + 1) * sizeof(*c));
	for (struct bk_node *k = n->kids; k; k = k->next, c++) {
		size_t start, end = bk_node_behind(k, text);

		if (line_of(text, k->key ? k->key->start : k->start, mark,
		    &start) < 0 || start < from)
			return -1;
		*c = (struct bk_chunk){ .key = k->key ? k->key->text : NULL,
			.node = k, .lead = slice(text, from, start),
			.body = slice(text, start, end) };
		from = end;
	}
	out->n = n->nkids;
	out->tail = slice(text, from, text.n);
	return 0;
}

int
bk_chunk_map(const struct bk_node *map, struct bk_str text,
    struct bk_arena *a, struct bk_chunks *out)
{
	if (map->kind != BK_NODE_MAP)
		return -1;
	return cut(map, text, 0, "", a, out);
}

int
bk_chunk_list(const struct bk_chunk *pair, struct bk_str text,
    struct bk_arena *a, struct bk_chunks *out, struct bk_str *head)
{
	const char *nl = memchr(pair->body.p, '\n', pair->body.n);
	size_t start = (size_t)(pair->body.p - text.p);

	if (pair->node->kind != BK_NODE_LIST || !nl)
		return -1;
	*head = slice(text, start, (size_t)(nl + 1 - text.p));
	if (cut(pair->node, text, start + head->n, "-", a, out) < 0)
		return -1;
	out->tail = (struct bk_str){ "", 0 };
	return 0;
}
