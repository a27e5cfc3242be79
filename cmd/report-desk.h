/*
 * What every paper about many cases is made with: the office's tables, a
 * letter that holds them, and the way out.
 *
 *	bk_report_desk_open(&d, r);
 *	bk_report_desk_terms(&d);
 *	bk_letter_grid(&d.letter, "journal", &grid);
 *	return bk_report_desk_deliver(&d, "journal", &grid);	frees it
 */
#ifndef BK_REPORT_DESK_H
#define BK_REPORT_DESK_H

#include "fields.h"
#include "office.h"
#include "report-paper.h"

struct bk_report_desk {
	struct bk_report	*r;
	struct bk_office	 office;
	struct bk_letter	 letter;
	struct bk_fields	 fields;
	const char		*terms;		/* in words */
	const char		*tile[4];	/* of the dashboard */
};

void	bk_report_desk_open(struct bk_report_desk *, struct bk_report *);

/* The terms that are counted and have begun, in the arena. */
bk_term	*bk_report_desk_begun(const struct bk_report_desk *, size_t *n);

/* These, in words, instead of the one of today. */
void	bk_report_desk_terms(struct bk_report_desk *);

/*
 * Routine visits among the cases, as cases that have no id (registers.h): of
 * those who are on the roster.
 */
void	bk_report_desk_routines(struct bk_gather *);

/*
 * One table as CSV, or the letter with all of them. 0, or reported and -1; the
 * desk is closed.
 */
int	bk_report_desk_deliver(struct bk_report_desk *, const char *form,
	    const struct bk_grid *main_table);

#endif
