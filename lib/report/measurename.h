/*
 * What the figures of lines.h are called on paper, and in which form their
 * value is written.
 */
#ifndef BK_MEASURENAME_H
#define BK_MEASURENAME_H

#include "arena.h"
#include "word.h"
#include "xlsxout.h"

struct bk_measurename {
	const char		*text;		/* the measure itself where it
						   has no name */
	enum bk_xlsx_style	 style;		/* of a cell with its value */
};

/*
 * The value as it is read: a p-value near 0 is printed as such, since no
 * reader wants its digits.
 */
const char	*bk_measurename_value(const char *measure, const char *value,
		    enum bk_lang);

/* Texts are in the arena, or constant. */
struct bk_measurename	bk_measurename_of(const char *measure, enum bk_lang,
			    struct bk_arena *);

#endif
