/*
 * When a place is no place for visits, whoever they are for: quiet times, the
 * times of prayer, and when it is late [FIELD 4.5].
 */
#ifndef BK_LOCALHOURS_H
#define BK_LOCALHOURS_H

#include "policy.h"
#include "school.h"
#include "slots.h"
#include "sun.h"
#include "windows.h"

struct bk_localhours {
	struct bk_windows	 quiet;
	bool			 prayer;
	int			 prayer_minutes;
	int			 latest;	/* or BK_LATEST_... */
	struct bk_sun_place	 place;
};

/*
 * What policy and school say of it; windows live in the arena. 0; or -1, the
 * hours untouched, and *key is the key of `visit` at fault (with an entry that
 * is none) and *why is why, a constant text: such an entry, or times of the sun
 * while school.yaml does not say where the school is, or its time zone is not
 * one of the Indonesian.
 */
int	bk_localhours_read(const struct bk_school *,
	    const struct bk_visit_policy *, struct bk_arena *,
	    struct bk_localhours *, const char **key, const char **why);

/* The starts that they leave on a day to something of so many minutes. */
struct bk_slots	bk_localhours_starts(const struct bk_localhours *, bk_date,
		    int minutes);

#endif
