/*
 * Tables about students that say more than who is enrolled: no rosters, for
 * who is not in one of them has not left [DESIGN, rulings: Roster].
 */
#ifndef BK_ROSTERKIND_H
#define BK_ROSTERKIND_H

#include "heading.h"
#include "table.h"

/*
 * Does the table below that row of headings hold marks of attendance, grades,
 * dates, times, counts, remarks or assignments? `at` as of bk_heading_row. A
 * day of birth or of entry is none of these, and beside a column that says who
 * is enrolled (Aktif) neither are remarks. Where it tells no more of a student
 * than number, name, class, sex and telephone, neither may it have a column
 * that no list of students has (Ukuran, Bus, Kelompok): whoever is not in that
 * did not need one. Unless a title says that it is of who is enrolled, or
 * `said`, which the file's name may do.
 */
bool	bk_rosterkind_other(const struct bk_sheet *, size_t head,
	    const int at[BK_NCOLUMNS], bool said);

/* The column that says of each whether they are enrolled, or -1. */
int	bk_rosterkind_status(const struct bk_sheet *, size_t head);

#endif
