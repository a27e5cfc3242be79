/*
 * Small readers of small texts: each takes something at the cursor and moves
 * on, or takes nothing and stays.
 */
#ifndef BK_CURSOR_H
#define BK_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "fold.h"
#include "str.h"

enum { BK_WORD_MAX = 32 };

/* What is left of the text being read. */
struct bk_cursor {
	const char	*p, *end;
};

static inline struct bk_cursor
bk_cursor(struct bk_str s)
{
	return (struct bk_cursor){ s.p, s.p + s.n };
}

static inline bool
bk_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* True when a letter of any script follows. */
bool	bk_cursor_letter(const struct bk_cursor *);

bool	bk_cursor_char(struct bk_cursor *, char);
bool	bk_cursor_text(struct bk_cursor *, const char *);

/* Blanks, also the narrow ones that browsers put before AM and PM. */
bool	bk_cursor_blanks(struct bk_cursor *);

/* A number: how many digits it has; 0 where there are none, or over `max`. */
int	bk_cursor_number(struct bk_cursor *, int max, int *out);

/*
 * The word that follows, folded: Latin and Cyrillic letters lower, the usual
 * accents dropped, other bytes as they are. Its length; 0 without one.
 */
size_t	bk_cursor_word(struct bk_cursor *, char out[BK_WORD_MAX]);

/* The same of a text's beginning, cut where it does not fit. */
size_t	bk_cursor_fold(struct bk_str, char out[BK_FOLD_MAX]);

#endif
