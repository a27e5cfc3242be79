/*
 * A plan of visits as a calendar (format/ics.h). It carries the codes of
 * cases and of staff; names, addresses and telephones only where asked
 * [PRIVACY 5.13]. Never a reason.
 */
#ifndef BK_VISITCAL_H
#define BK_VISITCAL_H

#include "ics.h"
#include "travel.h"
#include "visit.h"
#include "world.h"

/* A visit that was announced and is no longer planned, or was made today. */
struct bk_visitcal_gone {
	const char	*id;		/* of the case, */
	bool		 routine;	/* or of the routine visit */
	struct bk_planned planned;
	int		 sequence;	/* as it was announced */
	bool		 made;		/* so that today's is not called off */
};

struct bk_visitcal {
	const struct bk_plan_world *world;
	const struct bk_visit	*v;	/* in the order of output */
	const int		*sequence;	/* of each, as far as known */
	size_t			 n;
	const struct bk_visitcal_gone *gone;
	size_t			 ngone;
	/* Of a plan of some cases, these by id: NULL where it is of all. */
	const struct bk_map	*cases;
	enum bk_lang		 lang;
	bool			 names;
	const struct bk_travel_table *table;	/* or NULL */
};

/*
 * Append the calendar of one who goes, as visitor or along (NULL: of all).
 * `former` is the text of the calendar that this one replaces, or empty: an
 * event that has moved since gets a higher SEQUENCE, one that is no longer
 * planned stays as CANCELLED until its day is over; but one of today that was
 * made is left out, and one of a case of which the plan is not stays as it is.
 */
void	bk_visitcal_write(struct bk_buf *, const struct bk_visitcal *,
	    const char *visitor, struct bk_str former, struct bk_arena *);

/* Did bk_visitcal_write make it, or is it empty? */
bool	bk_visitcal_is(struct bk_str);

/* Does this person go, as the visitor or along? */
bool	bk_visitcal_goes(const struct bk_visit *, const char *person);

/*
 * Is the person back at school between two visits of a day? Where the way from
 * school takes hours, when these lie in no one entry of the person's
 * [FIELD 4.10].
 */
bool	bk_visitcal_back(const struct bk_plan_world *, const char *person,
	    const struct bk_visit *, const struct bk_visit *next);

/*
 * When the person leaves for the i-th visit, from school or from the visit
 * before: minutes of the day; -1 where the way is not known.
 */
int	bk_visitcal_leave(const struct bk_visitcal *, size_t i,
	    const char *person);

/*
 * Is this visit told in the one before it, of a sibling at the same door, or of
 * another case of the student?
 */
bool	bk_visitcal_joins(const struct bk_plan_world *,
	    const struct bk_visit *v, size_t i);

#endif
