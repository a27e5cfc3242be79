/*
 * What a plan is made from: the world, the calls to be made in it, and what
 * is best.
 */
#ifndef BK_PLAN_INPUT_H
#define BK_PLAN_INPUT_H

#include "family.h"
#include "routine.h"
#include "travel.h"
#include "weights.h"
#include "world.h"

struct bk_planner {
	const struct bk_plan_world	*world;
	const struct bk_travel_table	*table;		/* or NULL */
	const struct bk_case *const	*cases;
	size_t				 ncases;
	const struct bk_plan_routine	*routines;
	size_t				 nroutines;
	const struct bk_family		*family;	/* or NULL */
	struct bk_plan_weights		 weights;
	bool		 replan;	/* forget what was announced */
	enum bk_lang	 lang;		/* of reasons on paper */
	bool		 indonesian;	/* of what is said of unmet wishes */
	uint64_t	 rounds;	/* of the search; 0: as the size asks */
};

#endif
