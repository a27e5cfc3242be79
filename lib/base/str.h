/*
 * A slice of text that somebody else owns: cells of an export, lines of a
 * file. Not NUL-terminated, may hold any byte.
 */
#ifndef BK_STR_H
#define BK_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bk_str {
	const char	*p;
	size_t		 n;
};

#define BK_STR(lit) ((struct bk_str){ (lit), sizeof(lit) - 1 })

static inline struct bk_str
bk_str(const char *s)
{
	return (struct bk_str){ s, strlen(s) };
}

static inline bool
bk_str_eq(struct bk_str a, struct bk_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Equal but for the case of ASCII letters, in any locale. */
bool	bk_str_ieq(struct bk_str a, struct bk_str b);

/* strcmp as a three-way order of bytes. */
int	bk_str_cmp(struct bk_str a, struct bk_str b);

/* strcmp of texts either of which may be NULL, which is as "". */
int	bk_str_order(const char *a, const char *b);

/* Put texts in the order of their bytes. */
void	bk_str_sort(const char **, size_t n);

/* Without blanks (space, tab, CR, LF, NBSP) at either end. */
struct bk_str	bk_str_trim(struct bk_str);

bool	bk_str_starts(struct bk_str, const char *prefix);

/*
 * Its first n bytes, or fewer so as not to cut a character in two. Where the
 * bytes are not UTF-8, n of them.
 */
struct bk_str	bk_str_clip(struct bk_str, size_t n);

/*
 * A decimal number without sign, at most `max`: 0 and *out set, else -1.
 * Every byte of the slice must be a digit.
 */
int	bk_str_uint(struct bk_str, uint64_t max, uint64_t *out);

/* A decimal number "-12.5" with a point, whatever the locale: 0, else -1. */
int	bk_str_num(struct bk_str, double *out);

/* FNV-1a, the same everywhere; not for untrusted collision resistance. */
uint64_t	bk_str_hash(const void *p, size_t n);

/*
 * Likewise for tables in memory: eight bytes at a time, and what comes out
 * differs between machines. Texts made for it make a table slow, not wrong.
 */
uint64_t	bk_str_mix(const void *p, size_t n);

#endif
