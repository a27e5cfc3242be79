/*
 * The fields of letters (letter.h): what a template may say of the school,
 * a case, a visit. What is not known is dots on paper.
 *
 * No field of a letter to a guardian holds notes, impressions or reasons of a
 * referral: those of bk_fields_case are safe to send out [PRIVACY 5.7].
 * bk_visitfields_put adds what is in reports that stay in the school. The notes
 * of actions are in no field at all.
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

/*
 * The number of a letter by the school's pattern: {seq}, {month},
 * {roman_month}, {year}. `given` is its {seq}, or all of it where there is no
 * pattern (or `manual`), or NULL: dots.
 */
const char	*bk_fields_number(const struct bk_school *, const char *given,
		    bk_date, struct bk_arena *);

/*
 * When a guardian is asked to come where nobody said: at 09:00 on the second
 * working day after today.
 */
int64_t	bk_fields_appointment(const struct bk_school *,
	    const struct bk_policy *, const struct bk_calendar *,
	    bk_date today);

/*
 * The facts of attendance of a case, as a guardian reads them: "hadir 37,
 * terlambat 3 dari 142 sesi (keaktifan 29,6 %), sampai 4 September 2020". ""
 * where there are none.
 */
const char	*bk_fields_facts(const struct bk_case *, enum bk_lang,
		    struct bk_arena *);

#endif
