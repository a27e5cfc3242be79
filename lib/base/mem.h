/*
 * Allocation that does not fail: when memory is exhausted the process ends
 * with a message and status 2, by exit(), so that a command which knows better
 * what was done by then can say so (on_exit). This is the only place in lib/
 * that may end the process; every file is whole at any instant, so nothing is
 * lost by it.
 */
#ifndef BK_MEM_H
#define BK_MEM_H

#include <stddef.h>

/* As malloc, calloc, realloc; never NULL. The caller frees with free(). */
void	*bk_xmalloc(size_t size) __attribute__((returns_nonnull));
void	*bk_xcalloc(size_t n, size_t size) __attribute__((returns_nonnull));
void	*bk_xreallocarray(void *p, size_t n, size_t size)
	    __attribute__((returns_nonnull));
char	*bk_xstrdup(const char *s) __attribute__((returns_nonnull));

/* For a library's own "no memory", which is no fact about what it read. */
_Noreturn void	bk_mem_exhausted(void);

/* As aligned_alloc: `size` is a multiple of `align`, a power of two. */
void	*bk_xaligned(size_t align, size_t size);

/*
 * Memory for something large: `size` is a multiple of BK_HUGE_PAGE. It comes
 * in huge pages where the system has them: faulting megabytes in, 4 KiB at a
 * time, costs as much as filling them.
 */
enum { BK_HUGE_PAGE = 2 << 20 };
void	*bk_xhuge(size_t size);

/*
 * Make room for one more element in a growing array `p` of `n` used and `cap`
 * allocated elements. Growth is by half, amortised O(1).
 */
#define BK_GROW(p, n, cap) \
	do { \
		if ((size_t)(n) >= (size_t)(cap)) { \
			(cap) = (cap) + (cap) / 2 + 8; \
			(p) = bk_xreallocarray((p), (cap), sizeof(*(p))); \
		} \
	} while (0)

#define BK_NELEM(a) (sizeof(a) / sizeof((a)[0]))

#endif
