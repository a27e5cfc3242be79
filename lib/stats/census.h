/*
 * What the comparison of FIELD 7 is counted from: students, cases, complaints
 * and attendance, term by term, as they are read.
 *
 *	struct bk_census c;
 *	bk_census_init(&c, &school, &policy, &calendar, today);
 *	bk_census_student(&c, term, &student);		as they are read
 *	bk_census_case(&c, &cas);
 *	bk_census_settle(&c);
 *	bk_comparison_count(&c, &stats, by);		comparison.h
 *	bk_census_free(&c);
 *
 * What is handed in must live until the census is freed; only recaps and cases,
 * of which there are thousands, are copied, and of a case only what is counted.
 */
#ifndef BK_CENSUS_H
#define BK_CENSUS_H

#include "attendance.h"
#include "calendar.h"
#include "case.h"
#include "casepack.h"
#include "complaint.h"
#include "map.h"
#include "policy.h"
#include "recaps.h"
#include "school.h"
#include "service.h"
#include "term.h"

struct bk_census {
	const struct bk_school	 *school;
	const struct bk_policy	 *policy;
	const struct bk_calendar *calendar;
	bk_date			  today;
	bk_date			  as_of; /* BK_DATE_NONE: as things stand */
	const bk_term		 *keep;	 /* count these alone; 0: all that */
	size_t			  nkeep; /*  have begun */
	struct bk_arena		  arena;
	struct bk_map		  terms;  /* text -> struct bk_census_term */
	struct bk_map		  spelled, folded; /* subjects, as given and as
					     compared -> how it is printed */
	struct bk_recaps_told	  told;	  /* of all recaps */
	struct bk_casepack	  pack;	  /* of the cases */
	size_t			  twins;  /* cases left out: see settle */
};

void	bk_census_init(struct bk_census *, const struct bk_school *,
	    const struct bk_policy *, const struct bk_calendar *,
	    bk_date today);
void	bk_census_free(struct bk_census *);

/* Count this term, whether anything is handed in for it or not. */
void	bk_census_term(struct bk_census *, bk_term);

/*
 * A student on the roster of a term. With one student, a term has a roster,
 * and who is not on it is off it [7.1]. The same one again replaces it.
 */
void	bk_census_student(struct bk_census *, bk_term,
	    const struct bk_student *);

/* A case, of its own term; the same one again replaces it: then true. */
bool	bk_census_case(struct bk_census *, const struct bk_case *);

/* Routine visits of a student: `nis` and `actions` are looked at. */
void	bk_census_routine(struct bk_census *, bk_term,
	    const struct bk_case *);

void	bk_census_complaint(struct bk_census *, const struct bk_complaint *);

/* A service that is no action of a case, of the term of its day. */
void	bk_census_service(struct bk_census *, const struct bk_service *);

/*
 * A recap, of its own term. With as_of, marks count up to that day, and one
 * that ends later is left out of activity [STATS 12].
 */
void	bk_census_attendance(struct bk_census *, const struct bk_attendance *);

/*
 * All was handed in: the recaps of each student become one (recaps.h), and
 * c->told says what was replaced or left out. Of several cases of a student in
 * a term, under numbers that the roster (of a term that has none, the newest
 * before it) knows to be one person's, one counts: of those not cancelled the
 * one on the highest rung. May be called again.
 */
void	bk_census_settle(struct bk_census *);

/* All that was handed in for one term, by NIS. */
struct bk_census_term {
	bk_term		 term;
	struct bk_map	 students;	/* -> const struct bk_student */
	struct bk_map	 by_number;	/* the same, by every other number */
	struct bk_map	 cases;		/* by NIS, packed */
	struct bk_map	 attendance;	/* -> struct bk_attendance, one; set by
					   bk_census_settle */
	struct bk_map	 complaints;	/* by id */
	struct bk_map	 services;	/* by id */
	struct bk_map	 routines;	/* -> const struct bk_case */
	struct bk_map	 recaps;	/* private */
};

/*
 * What is kept of a case (casepack.h), in the arena: the i-th of a term, or
 * that of a NIS, NULL where there is none.
 */
struct bk_case	*bk_census_case_at(const struct bk_census *,
		    const struct bk_census_term *, size_t i,
		    struct bk_arena *);
struct bk_case	*bk_census_case_of(const struct bk_census *,
		    const struct bk_census_term *, struct bk_str nis,
		    struct bk_arena *);

/* The status alone of the i-th. */
int	bk_census_status_at(const struct bk_census *,
	    const struct bk_census_term *, size_t i);

/* Is the term one to count? Others only lend the marks of neighbouring days. */
bool	bk_census_keeps(const struct bk_census *, bk_term);

/* The student of that key, also of the key that was used before a NIS came. */
const struct bk_student *bk_census_student_of(const struct bk_census_term *,
	    struct bk_str key);

/* Who was handed in for a term, by NIS; NULL. */
const struct bk_student	*bk_census_find_student(const struct bk_census *,
			    bk_term, const char *nis);
bool	bk_census_has_roster(const struct bk_census *, bk_term);

/* The student's recaps of a term, added up; NULL. */
const struct bk_attendance *bk_census_find_attendance(
			    const struct bk_census *, bk_term,
			    const char *nis);

/*
 * The students of the head count of a term who are in that class on its day
 * (NULL: in any), by class, then name; in the arena.
 */
const struct bk_student	**bk_census_class(const struct bk_census *, bk_term,
			    const char *class, struct bk_arena *, size_t *n);

/* The terms that anything was handed in for, in order, in the arena. */
bk_term	*bk_census_terms(const struct bk_census *, struct bk_arena *,
	    size_t *n);

/* The day the students of a term are counted on [7.1]. */
bk_date	bk_census_head_count(const struct bk_census *, bk_term);

/* Is a student of that term's roster on its head count? [7.1] */
bool	bk_census_enrolled(const struct bk_census *, bk_term,
	    const struct bk_student *);

#endif
