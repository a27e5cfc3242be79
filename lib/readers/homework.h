/*
 * A teacher's recap of assignments: how many were given and handed in, or a
 * column a task. Counts of attendance may stand beside it (totals.c).
 */
#ifndef BK_HOMEWORK_H
#define BK_HOMEWORK_H

#include "heading.h"
#include "ingest.h"
#include "table.h"

enum { BK_HOMEWORK_TASKS = 64 };

struct bk_homework_head {
	size_t	 row;			/* of the headings */
	int	 at[BK_NCOLUMNS];
	int	 due, done, missing;	/* columns of counts, or -1 */
	size_t	 task[BK_HOMEWORK_TASKS];
	size_t	 ntasks;		/* 0: by counts */
	bool	 marks;			/* tasks are ticked, not graded */
};

/*
 * Find it: true where two of the three counts, or two tasks, have a heading.
 * Grades under the tasks tell what was handed in only where a title or a name
 * says so, or `forced`; and nothing does in a list of what was not handed in.
 */
bool	bk_homework_find(const struct bk_export *, const struct bk_sheet *,
	    bool forced, struct bk_homework_head *);

/* Read the rows; reports tasks that nobody handed in, which are not due. */
void	bk_homework_read(struct bk_ingest *, const struct bk_export *,
	    const struct bk_sheet *, const struct bk_homework_head *);

extern const struct bk_format bk_homework_format;

#endif
