/*
 * What bk-check looks for in one document, beyond what reading it says: that
 * its dates are in order, that its ladder follows from its actions, that what
 * it names is there, that the work was done as the standards ask. Everything is
 * reported to r->dg at its file and line; nothing is returned.
 *
 * Pure: what stands in other files comes through `roster`; what needs several
 * cases at once is repo/survey.h.
 *
 *	struct bk_check k;
 *	bk_check_begin(&k, &school, &policy, &calendar, today);
 *	bk_check_case(&k, &reader, &c);
 *	bk_check_end(&k);
 *
 * Each document must have been read by its own table without complaint.
 */
#ifndef BK_CHECK_H
#define BK_CHECK_H

#include "attendance.h"
#include "calendar.h"
#include "case.h"
#include "complaint.h"
#include "map.h"
#include "policy.h"
#include "programme.h"
#include "routine.h"
#include "school.h"
#include "service.h"
#include "student.h"
#include "term.h"
#include "triage.h"
#include "visit.h"

/* Who is on the roster of a term, and which classes it names. */
struct bk_check_roster {
	struct bk_map	people;		/* every number -> the first number of
					   its student, as it stands in here */
	struct bk_map	classes;
	bool		unknown;	/* malformed: nobody is missed */
};

#define BK_CHECK_ROSTER_INIT { BK_MAP_INIT, BK_MAP_INIT, false }

struct bk_check {
	const struct bk_school	 *school;
	const struct bk_policy	 *policy;
	const struct bk_calendar *calendar;
	bk_date			  today;
	/*
	 * Only whether the document itself is sound: not what it names, nor
	 * when and how the work was done. For a hook: what has happened must
	 * be committed, be it late or without approval.
	 */
	bool			  form_only;
	/* The roster of a term, NULL where there is none; may be NULL. */
	const struct bk_check_roster *(*roster)(void *ctx, bk_term);
	void			 *ctx;

	struct bk_map		  staff, classes;	/* of school.yaml */
};

void	bk_check_begin(struct bk_check *, const struct bk_school *,
	    const struct bk_policy *, const struct bk_calendar *,
	    bk_date today);
void	bk_check_end(struct bk_check *);

void	bk_check_school(const struct bk_check *, const struct bk_reader *,
	    const struct bk_school *);
void	bk_check_policy(const struct bk_check *, const struct bk_reader *,
	    const struct bk_policy *);

/* The entries from the `first` on, which came from one file. */
void	bk_check_calendar(const struct bk_check *, const struct bk_reader *,
	    const struct bk_calendar *, size_t first);

/*
 * A student of a roster, who also goes into the index (NULL: none): a second
 * one with the same NIS is reported.
 */
void	bk_check_student(const struct bk_check *, const struct bk_reader *,
	    const struct bk_student *, struct bk_check_roster *);

/* Put a student into the index; false when there already. */
bool	bk_check_roster_add(struct bk_check_roster *,
	    const struct bk_student *);
void	bk_check_roster_free(struct bk_check_roster *);

void	bk_check_case(const struct bk_check *, const struct bk_reader *,
	    const struct bk_case *);
void	bk_check_routine(const struct bk_check *, const struct bk_reader *,
	    const struct bk_routine *, bk_term);
void	bk_check_service(const struct bk_check *, const struct bk_reader *,
	    const struct bk_service *);
void	bk_check_programme(const struct bk_check *, const struct bk_reader *,
	    const struct bk_programme *);
void	bk_check_complaint(const struct bk_check *, const struct bk_reader *,
	    const struct bk_complaint *);
/* As the table read it, not bk_attendance_read, which computes anew. */
void	bk_check_attendance(const struct bk_check *, const struct bk_reader *,
	    const struct bk_attendance *);
void	bk_check_referral(const struct bk_check *, const struct bk_reader *,
	    const struct bk_referral *);
void	bk_check_visit(const struct bk_check *, const struct bk_reader *,
	    const struct bk_visit *);

#endif
