/*
 * The students of the rosters that a run has read (bk_ingest_person).
 */
#ifndef BK_ROSTERED_H
#define BK_ROSTERED_H

#include "map.h"
#include "rosterdoc.h"
#include "student.h"

struct bk_rostered {
	struct bk_student *v;		/* in the order of the input */
	size_t		 n, cap;
	struct bk_listing *at;		/* where each stands */
	size_t		 nat, atcap;
	struct bk_student *unlisted;	/* of rows that were rejected */
	size_t		 nunlisted, uncap;
	struct bk_map	 by_nis, by_nisn;	/* index + 1 */
	struct bk_map	 families;	/* card -> index + 1 of the first */
	size_t		 households;
};

void	bk_rostered_free(struct bk_rostered *);

#endif
