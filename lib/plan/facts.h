/*
 * What is known of a plan in the making: the calls, the persons, their days,
 * and what follows from these alone. Every part of the planner rests on it; it
 * rests on none of them.
 */
#ifndef BK_PLAN_FACTS_H
#define BK_PLAN_FACTS_H

#include "input.h"
#include "ready.h"
#include "slots.h"

enum { BK_PLAN_NOBODY = -1, BK_PLAN_CHOICES = 8 };

/* One of the staff, even one without hours for visits. */
struct bk_plan_person {
	const struct bk_staff	*staff;
	struct bk_windows	 free;
	struct bk_windows	*hours;		/* in force, of each day */
	struct bk_slots		*day;		/* starts, of each day */
	int			 limit;		/* visits a day */
	int			 visits;	/* in the agenda */
};

/* At whose door: for each student of the call one guardian. */
struct bk_plan_door {
	const struct bk_guardian **guardian;	/* of each; NULL: not known */
	struct bk_windows	*windows;	/* their own, of each */
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
	const struct bk_planned	*stands;	/* today's [4.4]; or NULL */
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
	int			 known;		/* to the family; or NOBODY */
	struct bk_planned	 announced;	/* date NONE: not */
	struct bk_planned	 told;		/* the same, as it came in */
	const struct bk_planned	*stands;	/* today's, as it is; NULL */
	int			 flags;		/* of the roster [C] */
	int64_t			 price;		/* of leaving it out */
	struct bk_plan_slot	 at;
	const char		*why;		/* of what is not placed */
	const char		*told_why;	/* the same, on paper */
	bool			 untried;	/* no time to try changes */
	const char		*unread;	/* the window, or NULL */
	const char		*unmet;		/* a wish [4.14], or NULL */
};

/* Where somebody is on a day; ended by call -1. */
struct bk_plan_stop {
	int	call, start;
};

struct bk_planning {
	struct bk_planner	 in;
	struct bk_arena		*arena;
	bk_date			 first;		/* day 0 */
	int			 ndays;
	int			 nlook;		/* a look behind the last */
	int			 minutes;	/* of a visit */
	struct bk_windows	 usual;		/* of the policy */
	struct bk_slots		*local;		/* what the place leaves */
	struct bk_plan_person	*person;	/* by id */
	int			 npersons;
	struct bk_plan_call	*call;		/* by the first id of each */
	size_t			 ncalls;
	bool			 proved;	/* no plan costs below least */
	int64_t			 cost, least;
	bool			 settled;	/* the search proved it best */
	uint64_t		 spent;		/* rounds of searches so far; */
	uint64_t		 until;		/* no trial begins beyond */
	size_t			 nready;	/* to be planned: in front */
	int			*speed_of;	/* of each day: which one */
	int			 nspeeds;	/* in the order of the days */
	/* of each speed [from * (nready + 1) + to]; index 0 is the school */
	uint16_t		**minutes_of;
	struct bk_plan_stop	**agenda;	/* [person * nlook + day] */
};

/* Door-to-door minutes between two calls (index + 1; 0 is the school). */
static inline int
bk_plan_way_at(const struct bk_planning *p, int speed, size_t from, size_t to)
{
	return p->minutes_of[speed][from * (p->nready + 1) + to];
}

/* The same on a day: a season may have a speed of its own [FIELD 4.10]. */
static inline int
bk_plan_way(const struct bk_planning *p, int day, size_t from, size_t to)
{
	return bk_plan_way_at(p, p->speed_of[day], from, to);
}

/* Fill in these ways. */
void	bk_plan_measure(struct bk_planning *);

/* Two calls in one village, or at one door. */
bool	bk_plan_same_area(const struct bk_plan_call *,
	    const struct bk_plan_call *);

/* Of how many students it is: one may have two cases. */
size_t	bk_plan_students(const struct bk_plan_call *);

/* Does this visitor need company at that door [FIELD 4.9]? */
bool	bk_plan_company(const struct bk_planning *,
	    const struct bk_plan_person *, const struct bk_plan_door *);

/*
 * The windows that count for a member's guardian at a door on a day: their
 * own, or where these say nothing of it, the usual ones [FIELD 4.5].
 */
const struct bk_windows	*bk_plan_at_home(const struct bk_planning *,
			    const struct bk_plan_door *, size_t member,
			    int day);

/*
 * The starts of a call within the hours that a person has on a day; with the
 * way from school and back, where that takes hours [FIELD 4.10].
 */
struct bk_slots	bk_plan_within(const struct bk_planning *, size_t call,
		    int person, int day);

/* The minutes that this takes of each end of the hours on a day. */
int	bk_plan_margin(const struct bk_planning *, size_t call, int day);

/* The price of this visitor, where the family knows another one. */
int64_t	bk_plan_stranger(const struct bk_planning *,
	    const struct bk_plan_call *, int visitor);

/*
 * The price of another time than this one. What a guardian asked for is dearer
 * than two others that would move for it.
 */
int64_t	bk_plan_moving(const struct bk_planning *, const struct bk_planned *);

/* The starts that calendar, door and visitor allow on a day. */
struct bk_slots	bk_plan_meeting(const struct bk_planning *,
		    const struct bk_plan_call *, size_t door, int visitor,
		    int day);

#endif
