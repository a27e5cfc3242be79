/*
 * Whose turn it is for a routine visit [J]: every `routine_months` the homeroom
 * teacher calls on each student's family, even if nothing is wrong. Never
 * counted as a problem.
 */
#ifndef BK_ROUTINE_H
#define BK_ROUTINE_H

#include "term.h"
#include "travel.h"
#include "world.h"

enum { BK_ROUTINE_WEEKS = 4 };	/* so far ahead is planned */

/* What was done: `routine/TERM/NIS.yaml`, also what is confidential. */
struct bk_routine {
	const char	*nis, *of;		/* of: a case id */
	struct bk_planned planned;
	BK_LIST_OF(struct bk_action) actions;
	struct bk_node	*node;
};

extern const struct bk_bind bk_routine_binds[];

/* As a case that holds its id, what is planned and the actions alone. */
void	bk_routine_as_case(const struct bk_routine *, const char *id,
	    struct bk_case *);

/* A visit for its own sake [J], whose turn it is. */
struct bk_plan_routine {
	const char	*id;		/* TERM/NIS */
	const char	*nis;
	bk_date		 last;		/* when somebody last called; or NONE */
	bk_date		 from, to;	/* when it is to be */
	const struct bk_case	*told;		/* its plan, or NULL */
};

struct bk_routine_in {
	const struct bk_plan_world	*world;
	bk_term				 term;
	/* nis -> the day (number) of the last visit that met somebody */
	const struct bk_map		*last;
	/* nis of students whom a case has visited anyway */
	const struct bk_map		*busy;
	/* nis -> struct bk_case: what was planned and done; or NULL */
	const struct bk_map		*told;
	const struct bk_travel_table	*table;		/* or NULL */
	bool				 more;	/* than what is planned */
	bool				 replan;	/* forget that */
	/* Called for each class whose homeroom teacher has no hours. */
	void				(*idle)(void *ctx, const char *class);
	void				*ctx;
};

/*
 * Those whose turn comes within the next weeks, in the arena: what is planned
 * already, then from each class as many per week as it takes to visit all of it
 * in time, those not visited longest first, and among these the nearest area.
 * Returns how many.
 */
size_t	bk_routine_due(const struct bk_routine_in *, struct bk_arena *,
	    struct bk_plan_routine **out);

#endif
