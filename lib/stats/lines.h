/*
 * The figures of a `stats` document as lines, in the order and form of STATS:
 * what every format of bk-stats prints, and what paper and workbooks say.
 */
#ifndef BK_LINES_H
#define BK_LINES_H

#include "figures.h"

/* Texts with a decimal point, "" where blank; "*" is a hidden value. */
struct bk_line {
	const char	*term, *by, *key, *measure;
	const char	*value, *low, *high, *n, *of;
	const char	*npsn;		/* "" but in rows of a school */
};

struct bk_lines {
	struct bk_arena		*arena;
	struct bk_line		*v;
	size_t			 n, cap;
};

/*
 * Make the lines of the figures: a term's rows and its total, one term after
 * the other, then the comparisons of consecutive terms. They live in the
 * arena; bk_lines_free frees the list.
 */
void	bk_lines_make(struct bk_lines *, const struct bk_figures *,
	    struct bk_arena *);
void	bk_lines_free(struct bk_lines *);

/*
 * The same in parts, one after the other, for output that goes on as it is
 * made: how many there are, and the lines of part i, from 0.
 */
size_t	bk_lines_parts(const struct bk_figures *);
void	bk_lines_part(struct bk_lines *, const struct bk_figures *, size_t i,
	    struct bk_arena *);

/*
 * Those of the i-th comparison of two terms, from 0, of one key ("total"): none
 * where the key is not in both.
 */
void	bk_lines_compared(struct bk_lines *, const struct bk_figures *,
	    size_t i, const char *key, struct bk_arena *);

/* The line of a term or "A..B", a key and a measure; NULL. */
const struct bk_line *bk_lines_find(const struct bk_lines *, const char *term,
	    const char *key, const char *measure);

#endif
