/*
 * Inside the planner: what its files share.
 *
 *	planner.c	evidence -> calls, persons, days; the plan read out
 *	planproblem.c	calls -> a problem of lib/solve, and its solution back
 *	planfit.c	one call in a plan that stands: where it fits, at what
 *			price
 *	planwhy.c	the reasons of what is not placed
 *	planexplain.c	why this day and hour
 */
#ifndef BK_PLANPART_H
#define BK_PLANPART_H

#include "planner.h"
#include "ready.h"
#include "slots.h"

enum { BK_PLAN_NOBODY = -1, BK_PLAN_CHOICES = 8 };

/* One of the staff who has hours for visits. */
struct bk_plan_person {
	const struct bk_staff	*staff;
	struct bk_windows	 free;
	struct bk_slots		*day;		/* starts, of each day */
	int			 limit;		/* visits a day */
};

/* At whose door: for each student of the call one guardian. */
struct bk_plan_door {
	const struct bk_guardian **guardian;	/* of each; NULL: not known */
	struct bk_windows	*windows;	/* of each */
	struct bk_slots		*day;		/* starts, of each day */
	bool			 preferred;
	bool			 female;	/* every one is known to be */
};

/* One student at that door. */
struct bk_plan_member {
	const struct bk_case	*c;		/* or NULL */
	const struct bk_plan_routine *routine;	/* or NULL */
	const struct bk_student	*student;	/* NULL: not on the roster */
	struct bk_readiness	 ready;
	const char		*id, *nis;
};

/* When and by whom; person indices. */
struct bk_plan_slot {
	int	day;		/* index, or -1: not placed */
	int	start;		/* slot of the day */
	int	visitor, companion, door;
};

/* A visit to make: of one student, or of siblings at once [FIELD 4.11]. */
struct bk_plan_call {
	struct bk_plan_member	*member;
	size_t			 nmembers;
	bk_date			 from, due;	/* both ends included */
	bk_date			 approved;
	struct bk_slots		*open;		/* what the calendar leaves */
	struct bk_plan_door	*door;
	size_t			 ndoors;
	int			*visitor;	/* who may, the first preferred */
	size_t			 nvisitors;
	int			 homeroom;	/* or BK_PLAN_NOBODY */
	struct bk_planned	 announced;	/* date NONE: not */
	int			 flags;		/* of the roster [C] */
	int64_t			 price;		/* of leaving it out */
	struct bk_plan_slot	 at;
	const char		*why;		/* of what is not placed */
};

struct bk_planning {
	struct bk_planner	 in;
	struct bk_arena		*arena;
	struct bk_travel	 travel;
	bk_date			 first;		/* day 0 */
	int			 ndays;
	int			 minutes;	/* of a visit */
	struct bk_windows	 quiet;
	struct bk_plan_person	*person;	/* by id */
	int			 npersons;
	struct bk_plan_call	*call;		/* by the first id of each */
	size_t			 ncalls;
	/* [from * (ncalls + 1) + to], minutes; index 0 is the school */
	int			*minutes_of;
};

/* Door-to-door minutes between two calls (index + 1; 0 is the school). */
static inline int
bk_plan_way(const struct bk_planning *p, size_t from, size_t to)
{
	return p->minutes_of[from * (p->ncalls + 1) + to];
}

/* Two calls in one village, or at one door. */
bool	bk_plan_same_area(const struct bk_plan_call *,
	    const struct bk_plan_call *);

/* Does this visitor need company at that door [FIELD 4.9]? */
bool	bk_plan_company(const struct bk_planning *,
	    const struct bk_plan_person *, const struct bk_plan_door *);

/* The starts that calendar, door and visitor allow on a day. */
struct bk_slots	bk_plan_meeting(const struct bk_planning *,
		    const struct bk_plan_call *, size_t door, int visitor,
		    int day);

/* planproblem.c: set `at` of the calls that can be placed. */
void	bk_plan_solve(struct bk_planning *);

/* planfit.c */

/* May a person be at the call at that time, beside what is in the plan? */
bool	bk_plan_can(const struct bk_planning *, int person, size_t call,
	    int day, int start);

/*
 * The price of the plan as it stands, without what is left out; of one
 * person's day.
 */
int64_t	bk_plan_price(const struct bk_planning *);

/*
 * The best place of a call on a day of a plan that otherwise stands: its
 * price, or -1 where there is none.
 */
int64_t	bk_plan_fit(const struct bk_planning *, size_t call, int day,
	    struct bk_plan_slot *out);

/* planwhy.c: the reason of a call that is not placed, in the arena. */
const char	*bk_plan_why(struct bk_planning *, size_t call);

#endif
