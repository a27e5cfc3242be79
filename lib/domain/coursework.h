/*
 * Assignments of a student, by course, and which of two lists of them tells of
 * the same course once more. An export of a class platform names neither the
 * course nor a day on which it was made; what it has is its tasks.
 *
 * - Two lists that share tasks are of one course, unless their subjects differ.
 *   The one that has all tasks of the other counts, else the newer.
 * - Of one subject, where one of them does not name its tasks, the newer
 *   counts.
 * - Other lists whose subject or tasks are known are of several courses, and
 *   add up.
 * - Lists that name neither may each be of any course. As many were due as the
 *   longest says, and as many handed in as any says: nobody is said to have
 *   handed in nothing on the word of one of them.
 */
#ifndef BK_COURSEWORK_H
#define BK_COURSEWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

struct bk_coursework {
	const char	*subject;	/* NULL or "": not known */
	int		 due, submitted;
	const char	*tasks;		/* a word for each, between blanks;
					   NULL or "": not known */
};

/* Alike but for case, blanks, dots and hyphens? [FIELD 1] */
bool	bk_coursework_same_subject(const char *, const char *);

/* Append the subject as it is compared: the same of two that are alike. */
void	bk_coursework_fold(struct bk_str subject, struct bk_buf *);

/* Does the list say which course it is of? */
bool	bk_coursework_is_known(const struct bk_coursework *);

/*
 * Add a list, newer than the *n of v, which has room for one more. How many of
 * these it took the place of, or 1 where one of them counts in its stead.
 */
size_t	bk_coursework_add(struct bk_coursework *v, size_t *n,
	    const struct bk_coursework *newer);

/*
 * The sum of all of them; false where it is less than sure, since of two lists
 * nobody knows whether they are of one course.
 */
bool	bk_coursework_sum(const struct bk_coursework *v, size_t n, int *due,
	    int *submitted);

#endif
