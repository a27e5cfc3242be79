/*
 * Who has met a family lately: the same visitor goes again, where it costs
 * little.
 */
#ifndef BK_FAMILY_H
#define BK_FAMILY_H

#include "case.h"
#include "map.h"
#include "student.h"

/* Of each household, or of each student without one. */
struct bk_family {
	struct bk_map	met;		/* -> who met it last */
};

#define BK_FAMILY_INIT { BK_MAP_INIT }

/*
 * Note a visit, where it met somebody in the year before today. The person's
 * id is kept, not copied.
 */
void	bk_family_note(struct bk_family *, const struct bk_student *,
	    const struct bk_action *, bk_date today, struct bk_arena *);

/* The id of who met the student's family last; NULL: nobody in that year. */
const char	*bk_family_met(const struct bk_family *,
		    const struct bk_student *);

void	bk_family_free(struct bk_family *);

#endif
