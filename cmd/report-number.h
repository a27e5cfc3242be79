/*
 * The numbers of the letters of one run of bk-report: from the book of
 * letters, into it with -w [DESIGN, Letters].
 *
 *	bk_report_number_begin(&numbers, r);
 *	bk_report_number(&numbers, &letter, to, &given);	per letter
 *	bk_report_number_end(&numbers);		writes, unless a letter failed
 */
#ifndef BK_REPORT_NUMBER_H
#define BK_REPORT_NUMBER_H

#include "book.h"
#include "report.h"

struct bk_report_numbers {
	struct bk_report	*r;
	struct bk_book		 book;
	struct bk_txn		 txn;
	bool			 writes;	/* -w, --commit or -n */
	int			 next;		/* after --number; 0: none */
	size_t			 entered;
};

/* What a letter is printed with. */
struct bk_report_given {
	const char	*number;	/* NULL: to be written by hand */
	bk_date		 date;
};

/* Read the book; with -w under the lock. 0, or reported and -1. */
int	bk_report_number_begin(struct bk_report_numbers *,
	    struct bk_report *);

/*
 * The number and the day of the letter: those of the book where this very
 * letter stands in it, else new ones, but none where its matter is over. 0, or
 * reported and -1.
 */
int	bk_report_number(struct bk_report_numbers *,
	    const struct bk_outgoing_letter *, const char *to,
	    struct bk_report_given *);

/* Write what was entered if `good`; free everything. 0, or -1. */
int	bk_report_number_end(struct bk_report_numbers *, bool good);

#endif
