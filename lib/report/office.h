/*
 * The tables of papers about many cases: progress, the journal, class recap,
 * the register of complaints [FIELD 8]. Days are words on paper, ISO in CSV.
 */
#ifndef BK_OFFICE_H
#define BK_OFFICE_H

#include "attendance.h"
#include "case.h"
#include "complaint.h"
#include "grid.h"
#include "phrase.h"
#include "policy.h"
#include "school.h"

struct bk_office {
	const struct bk_school	*school;
	const struct bk_policy	*policy;
	struct bk_arena		*arena;
	enum bk_lang		 lang;
	bk_date			 today;		/* nothing done later is told */
	bool			 names;		/* else initials */
	bool			 machine;	/* a decimal point, always */
	bool			 sheet;		/* cells that become numbers */
};

/*
 * Of cases, by term, class and NIS: class, who, step, status, due, last
 * outcome. The cases are put in that order.
 */
void	bk_office_cases(struct bk_grid *, const struct bk_office *,
	    const struct bk_case **, size_t n);

/* What was done, day by day, and the visits that are planned. */
void	bk_office_journal(struct bk_grid *, const struct bk_office *,
	    const struct bk_case *const *, size_t n);

/* Complaints, suggestions and praise in order of receipt. */
void	bk_office_complaints(struct bk_grid *, const struct bk_office *,
	    const struct bk_complaint **, size_t n);

/* --- cells; all in the arena -------------------------------------------- */

/* A day in words, in CSV as ISO; NULL where there is none. */
const char	*bk_office_day(const struct bk_office *, bk_date);

/*
 * Begin a grid with `n` columns of these headings. `right` has an `r` for each
 * column of numbers; the columns past its end are text.
 */
void	bk_office_columns(const struct bk_office *, struct bk_grid *,
	    const struct bk_phrase *heading, size_t n, const char *right);

/* The student of a case, by name or by initials. */
const char	*bk_office_name(const struct bk_office *,
		    const struct bk_case *);

/* A whole number. */
const char	*bk_office_number(const struct bk_office *, int64_t);

/* A number with at most so many decimals, with the language's sign. */
const char	*bk_office_decimal(const struct bk_office *, double,
		    int decimals);

#endif
