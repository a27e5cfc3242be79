/*
 * The shape of a table: what its columns hold, told from their cells and not
 * from their headings, which are in the language of whoever made the export.
 */
#ifndef BK_SHAPE_H
#define BK_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "order.h"
#include "table.h"

/* Of a column: how many of its cells are what. A cell may count twice. */
struct bk_shape {
	size_t	 filled;
	size_t	 email;		/* also masked: r****@x.example */
	size_t	 moment;	/* a date with a time of day */
	size_t	 day;		/* a date without */
	size_t	 clock;		/* a time of day alone */
	size_t	 stay;		/* a duration with units or colons */
	size_t	 unknown;	/* a mark for nothing: --, ?, NULL */
	size_t	 number;	/* digits, perhaps with a fraction */
	size_t	 sign;		/* no letter and no digit: a tick */
	size_t	 code;		/* long, in one word: an identifier */
};

/* Four fifths of the cells that are there, and one at least. */
bool	bk_shape_mostly(size_t some, size_t of);

/* Digits alone, perhaps with a fraction. */
bool	bk_shape_number(struct bk_str);

/*
 * What a program writes where it knows nothing: a dash, #N/A, nan, NULL. As a
 * number it would make one person of all who have it.
 */
bool	bk_shape_is_void(struct bk_str);

/* The same where a name is due: somebody may be called Na or Nan. */
bool	bk_shape_is_void_name(struct bk_str);

/* The shape of one cell. */
void	bk_shape_add(struct bk_shape *, struct bk_str);

/*
 * The same under a heading of times of day, where 07.15 is one, and 07.15.10
 * no day.
 */
void	bk_shape_add_clock(struct bk_shape *, struct bk_str);

/*
 * Take every cell of these rows that is a date as a clue to the order of day
 * and month.
 */
void	bk_shape_clues(const struct bk_sheet *, size_t first, size_t end,
	    const struct bk_order_hints *, struct bk_order_clues *);

#endif
