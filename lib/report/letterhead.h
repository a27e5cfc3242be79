/*
 * A school's letterhead, and its people as they are printed.
 */
#ifndef BK_LETTERHEAD_H
#define BK_LETTERHEAD_H

#include "school.h"

/* The lines of a letterhead, or an image. */
struct bk_letterhead {
	struct bk_texts	 lines;
	size_t		 name;		/* the line that names the school */
	const char	*image;		/* a file of the repository, or NULL */
	bool		 logo;		/* it stands beside the lines; else it
					   is all of the letterhead on paper */
};

/*
 * The lines of `letterhead`, and the image (.png, .jpg, .svg) that one of
 * them names: a logo where there are other lines. Without lines: name,
 * address, telephone, email.
 */
struct bk_letterhead bk_letterhead_of(const struct bk_school *,
			    struct bk_arena *);

/*
 * A name with its title: "Siti Aminah, S.Pd."; "Drs. Budi". NULL for NULL or
 * nameless staff.
 */
const char	*bk_letterhead_name(const struct bk_staff *, struct bk_arena *);

/* Who signs as counsellor: the coordinator, else the first counsellor. */
const struct bk_staff	*bk_letterhead_counsellor(const struct bk_school *);

/* "S.A." of "Siti Aminah". */
const char	*bk_letterhead_initials(const char *name, struct bk_arena *);

#endif
