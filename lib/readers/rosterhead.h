/*
 * Where a roster has its columns: in one row of headings, or in two, where
 * the upper one groups what is the father's, the mother's, the guardian's.
 */
#ifndef BK_ROSTERHEAD_H
#define BK_ROSTERHEAD_H

#include "export.h"
#include "heading.h"
#include "table.h"
#include "vocabulary.h"

enum { BK_ROSTER_PHONES = 6 };		/* Telepon, HP ... */

struct bk_roster_head {
	size_t	 head, first;		/* row of headings; first student */
	int	 told;			/* how much shows that it is a list */
	int	 at[BK_NCOLUMNS];
	struct {
		int	name, job;	/* under "Data Ayah", or -1 */
		int	phone;		/* "No HP Ayah", or -1 */
	} parent[BK_NPARENTS];
	bool	 grouped;		/* there are such groups */
	int	 phone[BK_ROSTER_PHONES];	/* parents' first */
	int	 nparents, nphones;
	unsigned phones_used;		/* bits: of these, by any row */
};

/* What is known of a table before it is looked at. */
enum bk_roster_trust {
	BK_ROSTER_SOME,		/* the file's name says that it is of some */
	BK_ROSTER_SILENT,	/* nothing */
	BK_ROSTER_SAID,		/* the file's name says that it is a roster */
	BK_ROSTER_FORCED	/* the operator does */
};

/* What the names of sheet and file say. */
enum bk_roster_trust	bk_roster_head_trust(const struct bk_export *,
			    const struct bk_sheet *);

/*
 * Find the headings of a list of students: a name, and a class, a number or
 * parents; no table of another kind (rosterkind.h) unless FORCED, nor one of
 * SOME students or the school's staff. A class above the list does as well.
 * False where there is none.
 */
bool	bk_roster_head_find(const struct bk_sheet *, enum bk_roster_trust,
	    struct bk_roster_head *);

/* Do the cells of a column from row `first` on look like telephones? */
bool	bk_roster_head_phones(const struct bk_sheet *, size_t first, size_t c);

#endif
