#include "arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/*
 * An arena that has grown large takes whole huge pages: a stream of documents
 * as a tree is tens of megabytes.
 */
enum {
	BLOCK_SIZE = 16 * 1024,
	LARGE = 256 * 1024
};

struct bk_arena_block {
	struct bk_arena_block	*older;
	size_t			 size;
	_Alignas(max_align_t) char bytes[];
};

static void
add_block(struct bk_arena *a, size_t size)
{
	struct bk_arena_block *b;

	if (a->used >= LARGE && size <= BLOCK_SIZE) {
		b = bk_xhuge(BK_HUGE_PAGE);
		size = BK_HUGE_PAGE - sizeof(*b);
	} else {
		b = bk_xmalloc(sizeof(*b) + size);
	}
	b->older = a->head;
	b->size = size;
	a->head = b;
	a->next = b->bytes;
	a->left = size;
}

void *
bk_arena_grow(struct bk_arena *a, size_t size)
{
	add_block(a, size > BLOCK_SIZE ? size : BLOCK_SIZE);
	return bk_arena_alloc(a, size);
}

void *
bk_arena_zalloc(struct bk_arena *a, size_t size)
{
	return memset(bk_arena_alloc(a, size), 0, size);
}

char *
bk_arena_strndup(struct bk_arena *a, const char *s, size_t n)
{
	char *p = bk_arena_alloc(a, n + 1);

	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
bk_arena_strdup(struct bk_arena *a, const char *s)
{
	return bk_arena_strndup(a, s, strlen(s));
}

char *
bk_arena_printf(struct bk_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = bk_arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

void *
bk_arena_dup(struct bk_arena *a, const void *p, size_t n, size_t size)
{
	if (n == 0)
		return NULL;
	return memcpy(bk_arena_alloc(a, n * size), p, n * size);
}

static void
free_blocks(struct bk_arena_block *b)
{
	while (b) {
		struct bk_arena_block *older = b->older;

		free(b);
		b = older;
	}
}

void
bk_arena_free(struct bk_arena *a)
{
	free_blocks(a->head);
	*a = (struct bk_arena)BK_ARENA_INIT;
}

void
bk_arena_reset(struct bk_arena *a)
{
	if (!a->head)
		return;
	free_blocks(a->head->older);
	a->head->older = NULL;
	a->next = a->head->bytes;
	a->left = a->head->size;
	a->used = 0;
}
