/*
 * The rows of --long.
 */
#ifndef BK_ROWS_H
#define BK_ROWS_H

#include "tally.h"

/* Its mark is looked up at the end: a better one may come. */
struct bk_long_row {
	const struct bk_pupil *pupil;
	uint32_t	 slot;
	bk_date		 date;		/* BK_DATE_NONE: `mark` holds */
	uint32_t	 mark;
	float		 minutes;	/* or BK_MINUTES_UNKNOWN */
	uint32_t	 file;
	size_t		 line;
};

struct bk_rows {
	struct bk_long_row *v;
	size_t		 n, cap;
};

void	bk_rows_add(struct bk_rows *, struct bk_long_row);
void	bk_rows_free(struct bk_rows *);

#endif
