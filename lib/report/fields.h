/*
 * The fields of letters (letter.h): what a template may print of the school, a
 * case, a visit, and what was recorded since. What is not known prints as dots.
 * Nothing dated after the letter is printed.
 *
 *	bk_letter_init(&l, lang, &arena);
 *	bk_fields_school(&l, &f);
 *	bk_fields_case(&l, &f);
 *	bk_visitfields_put(&l, &f);
 *	bk_actionfields_put(&l, &f);
 *	bk_tablefields_put(&l, &f);
 *
 * The fields of bk_fields_case are safe to send out: no notes, impressions or
 * reasons of a referral [PRIVACY 5.7]; the others are those of papers that
 * stay in the school. No field holds the note of an action.
 */
#ifndef BK_FIELDS_H
#define BK_FIELDS_H

#include "attendance.h"
#include "calendar.h"
#include "case.h"
#include "letter.h"
#include "policy.h"
#include "school.h"

/* What the fields of a letter are made from. */
struct bk_fields {
	const struct bk_school	 *school;
	const struct bk_policy	 *policy;
	const struct bk_calendar *calendar;
	bk_date			  today;	/* the day of the letter */
	int			  minute;	/* of the day; negative: of no
						   hour */
	const struct bk_case	 *c;		/* NULL: of no case */
	const struct bk_case	 *const *before; /* that it carries on, the
						   oldest first */
	size_t			  nbefore;
	const struct bk_case	 *closed;	/* its confidential actions;
						   or NULL */
	const struct bk_student	 *student;	/* NULL: not on the roster */
	const struct bk_guardian *guardian;	/* NULL: who is addressed */
	const struct bk_attendance *attendance;	/* with --facts; or NULL */
	bool			  facts;	/* --facts */
	const char		 *number;	/* of the letter, or NULL */
	const char		 *invitation;	/* of a conference's, or NULL */
	const char		 *place;	/* --place, or NULL */
	int64_t			  when;		/* --when; BK_STAMP_NONE */
	bool			  after;	/* of what the visit was */
	bool			  met;		/* but only if somebody was
						   met */
	bool			  anew;		/* a conference is planned
						   after the one held */
	const struct bk_fields	 *more;		/* of a letter about several
						   cases: these; or NULL */
	size_t			  nmore;
};

/* school, city, date, term, number, principal, counsellor ... */
void	bk_fields_school(struct bk_letter *, const struct bk_fields *);

/* student, nis, class, guardian, address, facts, ordinal, meet_day ... */
void	bk_fields_case(struct bk_letter *, const struct bk_fields *);

/* The visit: the last that was made for papers from after it, else the one
 * that is planned. */
void	bk_visitfields_put(struct bk_letter *, const struct bk_fields *);

/*
 * How the case stands (rung, status, reasons, causes), and what was recorded
 * of it: evaluation, aid, referral, conference, advocacy.
 */
void	bk_actionfields_put(struct bk_letter *, const struct bk_fields *);

/*
 * Tables: tries, efforts, people, commitments, recommendations, copies,
 * attendance_list, impressions, aid, decisions, steps, students; attempts are
 * the efforts without who made them, interview is to be written in.
 */
void	bk_tablefields_put(struct bk_letter *, const struct bk_fields *);

#endif
