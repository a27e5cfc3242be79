#ifndef BK_SOLVE_MEET_H
#define BK_SOLVE_MEET_H

/*
 * Inside the proof: what columns cost whose shifts meet at some tasks.
 */

#include "columns.h"

enum { MEET_MOST = 8 };		/* members */

struct meet_member {
	int32_t	shift;
	const struct column *column;
};

/* A task of who is at all of them, and one of who is there too, or NONE. */
struct meet_stop {
	int32_t	task, mate;
	int32_t	start;
	int32_t	member, with;
};

/*
 * The least that n members' columns cost together, loads apart; NOTHING where
 * they cannot meet. If a way round is shorter than a way, it may be less. False
 * where no member is at all tasks of the others: then nothing is known. `stop`
 * has room for COLUMN_STOPS and gets what the best does, in order, for who is
 * at all of them; or is NULL. What is done is added to *work.
 */
bool	bk_solve_meet(const struct model *, const struct meet_member *,
	    int32_t n, struct meet_stop *stop, int64_t *cost, size_t *work);

#endif
