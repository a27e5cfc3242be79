/*
 * A school's letterhead, and its people as they are printed.
 */
#ifndef BK_LETTERHEAD_H
#define BK_LETTERHEAD_H

#include "school.h"

/* The lines of a letterhead, or an image. */
struct bk_letterhead {
	struct bk_texts	 lines;
	const char	*image;		/* a file of the repository, or NULL */
};

/*
 * The lines of `letterhead`, or the image (.png, .jpg, .svg) that it names.
 * Without either: name, address, telephone.
 */
struct bk_letterhead bk_letterhead_of(const struct bk_school *,
			    struct bk_arena *);

/* The line itself where it names an image file; NULL where it is text. */
const char	*bk_letterhead_image(const char *line);

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
