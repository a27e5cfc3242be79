/*
 * Inside the planner: what its files share.
 *
 *	planner.c	what is best; the run as a whole; the plan read out
 *	plancalls.c	evidence -> calls, persons, doors, days
 *	planned.c	what was announced
 *	planproblem.c	calls -> a problem of lib/solve
 *	plansearch.c	its solution, and back to days and hours
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
	int			*visitor;	/* who may */
	size_t			 nvisitors;
	int			 homeroom;	/* or BK_PLAN_NOBODY */
	struct bk_planned	 announced;	/* date NONE: not */
	struct bk_planned	 told;		/* the same, as it came in */
	bool			 under_way;	/* today's is not over */
	int			 flags;		/* of the roster [C] */
	int64_t			 price;		/* of leaving it out */
	struct bk_plan_slot	 at;
	const char		*why;		/* of what is not placed */
};

/* Where somebody is on a day; ended by call -1. */
struct bk_plan_stop {
	int	call, start;
};

struct bk_planning {
	struct bk_planner	 in;
	struct bk_arena		*arena;
	struct bk_travel	 travel;
	bk_date			 first;		/* day 0 */
	int			 ndays;
	int			 nlook;		/* a look behind the last */
	int			 minutes;	/* of a visit */
	struct bk_windows	 quiet, usual;	/* of the policy */
	struct bk_plan_person	*person;	/* by id */
	int			 npersons;
	struct bk_plan_call	*call;		/* by the first id of each */
	size_t			 ncalls;
	size_t			 nready;	/* without `why`, in front */
	/* [from * (nready + 1) + to], minutes; index 0 is the school */
	int			*minutes_of;
	struct bk_plan_stop	**agenda;	/* [person * nlook + day] */
};

/* Door-to-door minutes between two calls (index + 1; 0 is the school). */
static inline int
bk_plan_way(const struct bk_planning *p, size_t from, size_t to)
{
	return p->minutes_of[from * (p->nready + 1) + to];
}

/* --- planned.c ---------------------------------------------------------- */

/* The last visit that was recorded, however it went; or NULL. */
const struct bk_action	*bk_plan_last_visit(const struct bk_case *);

/* Was a visit recorded since the plan was written? `last`: see above. */
bool	bk_plan_outlived(const struct bk_case *, const struct bk_action *last);

/* --- plancalls.c -------------------------------------------------------- */

/*
 * Make the calls, in the order of their first ids: how many students they are
 * of. Then, with the days known, the persons; then each call complete: its
 * visitors, doors and open days, or `why`.
 */
size_t	bk_plan_calls(struct bk_planning *);
void	bk_plan_staff(struct bk_planning *);
void	bk_plan_prepare(struct bk_planning *, struct bk_plan_call *);

/* The starts that weekday, calendar and quiet times leave [4.4, 4.5]. */
struct bk_slots	bk_plan_open(const struct bk_planning *,
		    const struct bk_plan_call *, bk_date day);

/* For qsort. */
int	bk_plan_by_first_id(const void *, const void *);

/* --- planner.c ---------------------------------------------------------- */

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

/* plansearch.c: set `at` of the calls that can be placed. */
void	bk_plan_solve(struct bk_planning *);

/* --- planfit.c: one call in a plan that stands -------------------------- */

/* A rule that is left aside, to see whether it is the one that binds. */
enum bk_plan_relax {
	BK_RELAX_DOOR		= 1,	/* the guardian's windows */
	BK_RELAX_FREE		= 2,	/* the visitor's (not `away`) */
	BK_RELAX_COMPANY	= 4,	/* somebody to go along */
	BK_RELAX_LIMIT		= 8,	/* visits a day */
	BK_RELAX_DUE		= 16,	/* the service standard */
	BK_RELAX_BUSY		= 32	/* what else is in the plan */
};

/* Write down who is where, from `at` of the calls. */
void	bk_plan_agenda(struct bk_planning *);

/* Put a call where it fits; take one out again. */
void	bk_plan_put(struct bk_planning *, size_t call,
	    const struct bk_plan_slot *);
void	bk_plan_take(struct bk_planning *, size_t call);

/*
 * The starts at which a call fits on a day beside the rest of the plan (but
 * itself): 0 <= day < nlook.
 */
struct bk_slots	bk_plan_starts(const struct bk_planning *, size_t call,
		    size_t door, int visitor, int day, unsigned relax);

/*
 * The best place of a call on a day, beside the rest of the plan: what it
 * adds to the price of the plan, or -1 where there is none.
 */
int64_t	bk_plan_fit(const struct bk_planning *, size_t call, int day,
	    struct bk_plan_slot *out);

/* What a call adds to the price of the plan where it is put. */
int64_t	bk_plan_price(const struct bk_planning *, size_t call,
	    const struct bk_plan_slot *);

/* Minutes on the road that a placed call adds to the days it is on. */
int	bk_plan_detour(const struct bk_planning *, size_t call,
	    const struct bk_plan_slot *);

/* How many other calls a person has that day. */
int	bk_plan_busy(const struct bk_planning *, int person, int day,
	    size_t but);

/* planwhy.c: the reason of a call that is not placed, in the arena. */
const char	*bk_plan_why(struct bk_planning *, size_t call);

/* planexplain.c: "Tue 2020-10-06". */
void	bk_plan_put_day(struct bk_buf *, const struct bk_planning *, int day);

#endif
