#include "mem.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void
bk_mem_exhausted(void)
{
	static const char text[] = "bk: out of memory\n";
	ssize_t n = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)n;
	exit(2);
}

void *
bk_xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		bk_mem_exhausted();
	return p;
}

void *
bk_xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		bk_mem_exhausted();
	return p;
}

void *
bk_xreallocarray(void *p, size_t n, size_t size)
{
	p = reallocarray(p, n ? n : 1, size ? size : 1);
	if (!p)
		bk_mem_exhausted();
	return p;
}

void *
bk_xaligned(size_t align, size_t size)
{
	void *p = aligned_alloc(align, size);

	if (!p)
		bk_mem_exhausted();
	return p;
}

char *
bk_xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(bk_xmalloc(n), s, n);
}

void *
bk_xhuge(size_t size)
{
	void *p = bk_xaligned(BK_HUGE_PAGE, size);

#ifdef MADV_HUGEPAGE
	madvise(p, size, MADV_HUGEPAGE);	/* else small ones will do */
#endif
	return p;
}
