/*
 * The recap of a class [LETTERS 16]: what a homeroom teacher hands to the
 * counsellor. One table over everything, and one per subject; no causes, no
 * notes.
 */
#ifndef BK_CLASSRECAP_H
#define BK_CLASSRECAP_H

#include "office.h"
#include "student.h"

struct bk_classrecap_student {
	const struct bk_student	*student;
	const char		*class;
	const struct bk_attendance *a;	/* NULL: no recap, blank */
	const struct bk_case	*c;	/* of the term, or NULL */
};

/*
 * Sessions by status, activity, assignments, and how far the case is, a row
 * each; a case that was cancelled is none. `mentor`: with a column of the
 * students' mentors.
 */
void	bk_classrecap_table(struct bk_grid *, const struct bk_office *,
	    const struct bk_classrecap_student *, size_t n, bool mentor);

/* Put them in the order of their mentors, those who have none last. */
void	bk_classrecap_sort(struct bk_classrecap_student *, size_t n);

/*
 * Of students in that order a table for each mentor, one behind the other
 * (grid.h); NULL: there are none.
 */
struct bk_grid	*bk_classrecap_mentors(const struct bk_office *,
		    const struct bk_classrecap_student *, size_t n);

/*
 * A table for each subject that the recaps name, in order, one behind the
 * other (grid.h), of those who had it; NULL where they name none.
 */
struct bk_grid	*bk_classrecap_subjects(const struct bk_office *,
		    const struct bk_classrecap_student *, size_t n);

#endif
