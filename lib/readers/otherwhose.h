/*
 * Whose presence marks tell, and at what, where no word says that they are of
 * attendance: a parent stands beside each student, or a duty, or what they came
 * to.
 */
#ifndef BK_OTHERWHOSE_H
#define BK_OTHERWHOSE_H

#include "othershape.h"
#include "table.h"

/*
 * By the columns below the headings in row `head`; false: nothing known. Sick,
 * late and Alpa, or letters, are of the school day all the same, though
 * parents or who is on duty stand beside them.
 */
bool	bk_otherwhose_find(const struct bk_sheet *, size_t head,
	    struct bk_othershape *);

/*
 * The same of parents alone, where no word but a heading's says that it is of
 * attendance, and marks tell who was there or not, and no more: "Hadir" over Ya
 * and Tidak beside the names of mothers may be of these.
 */
bool	bk_otherwhose_parents(const struct bk_sheet *, size_t head,
	    struct bk_othershape *);

/*
 * Does a column say of nearly everybody that they work at the school, as
 * Jabatan or Departemen over Guru, Staf, TU, or a name with a degree, "Rina,
 * S.Pd"? Whatever the marks are.
 */
bool	bk_otherwhose_staff(const struct bk_sheet *, size_t head,
	    struct bk_othershape *);

#endif
