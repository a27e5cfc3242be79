/*
 * The plan of visits [FIELD 4]: which of the cases on the rung of visits are
 * visited when, by whom, and why the others are not.
 *
 * A plan breaks no rule of FIELD 4 (plancheck.h proves it). Among the plans
 * that do not, it is a best one that was found, by a sum of prices (struct
 * bk_plan_weights) orders of magnitude apart, so that they are a hierarchy.
 * It depends on nothing but its input; the order of the input, locale and
 * zone do not matter.
 */
#ifndef BK_PLANNER_H
#define BK_PLANNER_H

#include "visit.h"
#include "travel.h"

/* What is best, dearest first: `visit.weights` of policy.yaml. */
struct bk_plan_weights {
	int	visit;		/* a visit (each case) that is not made */
	int	urgent;		/* more for the most urgent one */
	int	move;		/* an announced visit that moves */
	int	trip;		/* a day on which a person is on the road */
	int	area;		/* a village more on such a day */
	int	guardian;	/* another guardian than the preferred one */
	int	companion;	/* another than the homeroom teacher */
	int	travel;		/* a minute on the road, school and back too */
	int	load;		/* times the square of a person's visits */
	int	day;		/* a day later */
};

/* The defaults, then what `visit.weights` says. 0; or said and -1. */
int	bk_plan_weights_read(const struct bk_reader *, struct bk_node *,
	    struct bk_plan_weights *);

/* A visit for its own sake [J]: `routine/TERM/NIS.yaml`. */
struct bk_plan_routine {
	const char	*id;		/* TERM/NIS */
	const char	*nis;
	bk_date		 last;		/* when somebody last called; or NONE */
	bk_date		 from, to;	/* when it is to be */
};

struct bk_planner {
	const struct bk_plan_world	*world;
	const struct bk_travel_table	*table;		/* or NULL */
	const struct bk_case *const	*cases;
	size_t				 ncases;
	const struct bk_plan_routine	*routines;
	size_t				 nroutines;
	struct bk_plan_weights		 weights;
	bool		 replan;	/* forget what was announced */
	uint64_t	 rounds;	/* of the search; 0: as the size asks */
};

struct bk_planning;		/* what led to the plan; in the arena */

struct bk_plan {
	struct bk_visit	*v;		/* in the order of output */
	size_t		 n, nunplaced;
	struct bk_planning *how;
};

/*
 * Make the plan. All of it lives in the arena, and in the input. Whatever
 * cannot be placed is in it, with the reason.
 */
void	bk_planner_run(const struct bk_planner *, struct bk_arena *,
	    struct bk_plan *);

/*
 * Append why the visit of a case is when it is, or why it is not: lines
 * without a mark of comment. False when the case is not in the plan.
 */
bool	bk_plan_explain(const struct bk_plan *, const char *case_id,
	    struct bk_buf *);

/*
 * The visit that was announced for a case and still stands: `planned`, unless
 * it lies in the past or a visit was recorded since; or the day and hour that
 * the guardian asked for when calling one off. False where there is none.
 */
bool	bk_plan_announced(const struct bk_case *, bk_date today,
	    struct bk_planned *out);

/* A visit was planned for a day, and nothing is recorded of it. */
bool	bk_plan_unanswered(const struct bk_case *);

/*
 * The same, and the day is today: somebody is on the way, or will be. The
 * plan has another hour for it only where that disturbs nobody.
 */
bool	bk_plan_under_way(const struct bk_case *, bk_date today);

/* How many visits were recorded: what `planned.tries` remembers. */
int	bk_plan_tries(const struct bk_case *);

#endif
