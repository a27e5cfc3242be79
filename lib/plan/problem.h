/*
 * Calls, persons and days as the jobs, shifts and places of lib/solve, for
 * search.c to solve.
 */
#ifndef BK_PLAN_PROBLEM_H
#define BK_PLAN_PROBLEM_H

#include "facts.h"
#include "solve.h"

/* Time steps in a day; days follow each other on one axis. */
enum { DAY = BK_SLOTS_A_DAY };

/* How a call is made: by whom, at whose door; as it was announced? */
struct way {
	int	call, visitor, door;
	bool	kept;
	int	with;		/* announced companion, or BK_PLAN_NOBODY */
};

struct rates;

struct builder {
	struct bk_planning	*p;
	int			 only;	/* calls of this visitor; or NOBODY */
	struct bk_arena		 arena;
	struct bk_solve_problem	 pr;
	struct bk_solve_task	*task;
	struct bk_solve_mode	*mode;
	struct bk_solve_job	*job;
	struct bk_solve_shift	*shift;
	struct way		*way;		/* of each mode */
	int			*job_call;
	int			*shift_person, *shift_day;
	size_t			 task_cap, mode_cap, way_cap, shift_cap;
	int			*area;	/* of each place */
	struct bk_slots		*need;		/* of companions, each day */
	bool			*calls;		/* persons who are visitors */
	int64_t			**visitor_rates;
	struct rates		*rates;
	size_t			 nrates, rates_cap;
};

/*
 * Make the problem of all calls, or of those `only` this visitor may make: the
 * others then stay where they are. Release it with bk_plan_release.
 */
void	bk_plan_build(struct builder *, struct bk_planning *, int only);
void	bk_plan_release(struct builder *);

/* Is the call one of the problem's? */
bool	bk_plan_in_play(const struct builder *, size_t call);

#endif
