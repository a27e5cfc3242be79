/*
 * The fields of letters (letter.h): what a template may print of the school,
 * a case, a visit. What is not known prints as dots.
 *
 * The fields of bk_fields_case are safe to send out: no notes, impressions or
 * reasons of a referral [PRIVACY 5.7]. bk_visitfields_put adds those of reports
 * that stay in the school. No field holds the note of an action.
 */
#ifndef BK_FIELDS_H
#define BK_FIELDS_H

#include "calendar.h"
#include "case.h"
#include "letter.h"
#include "policy.h"
#include "school.h"

/* How guardians stand to a student. */
extern const struct bk_word bk_fields_relations[];

/* What the fields of a letter are made from. */
struct bk_fields {
	const struct bk_school	 *school;
	const struct bk_policy	 *policy;
	const struct bk_calendar *calendar;
	bk_date			  today;
	const struct bk_case	 *c;		/* NULL: of no case */
	const struct bk_student	 *student;	/* NULL: not on the roster */
	const char		 *number;	/* --number, or NULL */
	const char		 *place;	/* --place, or NULL */
	int64_t			  when;		/* --when; BK_STAMP_NONE */
	bool			  after;	/* of what the visit was */
};

/* school, city, date, term, number, principal, counsellor ... */
void	bk_fields_school(struct bk_letter *, const struct bk_fields *);

/* student, nis, class, guardian, address, facts, ordinal, meet_day ... */
void	bk_fields_case(struct bk_letter *, const struct bk_fields *);

/*
 * Of the case as the school sees it (rung, status, reasons, causes), and of
 * its visit: the last that was made for papers from after it, else the one
 * that is planned. Tables: tries, people, commitments, recommendations,
 * copies, attendance_list.
 */
void	bk_visitfields_put(struct bk_letter *, const struct bk_fields *);

/* A day in the letter's words; BK_DATE_NONE: not known. */
void	bk_fields_day(struct bk_letter *, const char *field, bk_date,
	    bool weekday);

#endif
