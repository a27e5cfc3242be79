/*
 * What people added to the roster of an earlier term when that of the new one
 * was there already: telephones, windows, the household, exemptions. It goes
 * on into the new one all the same [DESIGN, rulings: Roster].
 */
#ifndef BK_ROSTERADDED_H
#define BK_ROSTERADDED_H

#include "date.h"
#include "yamledit.h"

struct bk_rosteradded {
	struct bk_edit	*edit;		/* of the student's document */
	struct bk_node	*node;		/* the document */
	const struct bk_node *before;	/* of the same student, earlier */
	const char	*file;		/* of `before`, for messages */
	bk_date		 first;		/* day of the term of the document */
	const char *const *order;	/* of the keys of a student */
	struct bk_diag	*dg;
};

/*
 * Note in the edit each of these keys that the document lacks and the earlier
 * one has, of guardians of the same name too, and report it with the line of
 * the earlier roster. A key that stands there with nothing behind it says that
 * there is none, and stays. Of exemptions, what was over before the term began
 * does not count.
 */
void	bk_rosteradded(const struct bk_rosteradded *);

#endif
