/*
 * Memory by life span: what is allocated from an arena lives until the arena
 * is freed or reset. One arena serves one thread.
 *
 *	struct bk_arena a = BK_ARENA_INIT;
 *	s = bk_arena_strdup(&a, text);
 *	bk_arena_free(&a);
 */
#ifndef BK_ARENA_H
#define BK_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct bk_arena_block;

struct bk_arena {
	struct bk_arena_block	*head;	/* newest block, or NULL */
	char	*next;			/* first free byte in it */
	size_t	 left;			/* free bytes in it */
	size_t	 used;			/* bytes handed out so far */
};

#define BK_ARENA_INIT { NULL, NULL, 0, 0 }

/* The same as bk_arena_alloc, which calls it where the block is full. */
void	*bk_arena_grow(struct bk_arena *, size_t size);

/* `size` bytes, aligned for any type; zeroed by bk_arena_zalloc. */
static inline void *
bk_arena_alloc(struct bk_arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	char *p = a->next;

	size = (size + align - 1) & ~(align - 1);
	if (size > a->left || !a->head)
		return bk_arena_grow(a, size);
	a->next += size;
	a->left -= size;
	a->used += size;
	return p;
}

void	*bk_arena_zalloc(struct bk_arena *, size_t size);

/* A NUL-terminated copy of a string, of `n` bytes, or of formatted text. */
char	*bk_arena_strdup(struct bk_arena *, const char *);
char	*bk_arena_strndup(struct bk_arena *, const char *, size_t n);
char	*bk_arena_printf(struct bk_arena *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* A copy of `n` elements of `size` bytes; NULL when n is 0. */
void	*bk_arena_dup(struct bk_arena *, const void *, size_t n, size_t size);

/* Free everything; the arena may be used again. */
void	 bk_arena_free(struct bk_arena *);

/* As bk_arena_free, but keep one block for the next use. */
void	 bk_arena_reset(struct bk_arena *);

#endif
